"""The records: one frozen dataclass for every key of a report, with the Thai term it stands for.

Names, units and vocabularies are a contract that files and other tools rely on: fields may be
added, never renamed. A field without a value is None, or an empty tuple. Dates are ISO Gregorian
text (``2023-10-01``, ``--11-07`` without a year, ``2023-12`` for a month); fiscal years are in the
Buddhist era, as they are spoken of (2567 runs from 2023-10-01 to 2024-09-30).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .evidence import Evidence

__all__ = [
    "RECORD_TYPES",
    "Agreement",
    "Amount",
    "Attachment",
    "DocumentRecord",
    "Event",
    "Facility",
    "Finding",
    "Indicator",
    "Milestone",
    "Operator",
    "Organization",
    "Party",
    "Person",
    "Place",
    "PlanItem",
    "Problem",
    "Record",
    "Reference",
    "Result",
    "ScheduleEntry",
    "ScoreLevel",
    "Signatory",
    "Target",
    "provisional_id",
]

Number = int | float
Operator = Literal["=", "<", "<=", ">", ">=", "between", "within", "increase", "decrease"]


def provisional_id(key: str, start: int) -> str:
    """The name of a record before the report numbers it: its key and where its words start.

    Extractors work apart, so they name each other's records by place: the plan item whose words
    start at character 120 of the document's text is ``plan_items@120`` for all of them.

    >>> provisional_id("plan_items", 120)
    'plan_items@120'
    """
    return f"{key}@{start}"


@dataclass(frozen=True, kw_only=True)
class Record:
    """What all records share: a name in the report, evidence by field, and how sure it is."""

    id: str = ""
    """Unique in the report, such as ``indicator-1``."""
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """For each field, the places of the source that say its value."""
    confidence: float = 1.0
    """How sure the record is, from 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class DocumentRecord(Record):
    """เอกสาร: what a document says of itself."""

    kind: str = "other"
    title: str | None = None
    agency: str | None = None
    """Who issues it."""
    number: str | None = None
    """Its own number, as in ``12/2566``."""
    fiscal_year: int | None = None
    """Buddhist era."""
    quarter: int | None = None
    """1 is October to December."""
    months: int | None = None
    """3, 6, 9 or 12 for a report on a round."""
    period_start: str | None = None
    """The first day or month it reports on."""
    period_end: str | None = None
    """The last day or month it reports on."""
    published: str | None = None
    """The date the document bears."""
    as_of: str | None = None
    """The day its data were taken."""
    health_regions: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    """Names without จังหวัด."""
    page_label: str | None = None
    """The page as the document itself numbers it."""
    version: str | None = None
    version_date: str | None = None


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """ตัวชี้วัด: a key performance indicator, its name as printed."""

    number: str | None = None
    name: str | None = None
    """As printed, with its leading ร้อยละ or จำนวน, without target or operator."""
    unit: str | None = None
    definition: str | None = None
    population: str | None = None
    """Whom it is measured on."""
    numerator: str | None = None
    denominator: str | None = None
    formula: str | None = None
    """How numerator and denominator make the value."""
    data_source: str | None = None
    owner: str | None = None
    frequency: str | None = None
    """How often it is measured or reported."""
    parent_id: str | None = None
    """The indicator that this one is part of, as 4.1 is of 4."""
    plan_item_id: str | None = None
    """The plan item that it measures."""
    fiscal_year: int | None = None
    """Buddhist era."""


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """เป้าหมาย, ค่าเป้าหมาย, เกณฑ์: one value that an indicator must reach."""

    indicator_id: str | None = None
    subject: str | None = None
    """The sub-group, hospital level or place that the value is for."""
    operator: Operator | None = None
    value: Number | None = None
    """In ``unit``; the lower end of a ``between``."""
    value_max: Number | None = None
    """The upper end of a ``between``."""
    unit: str | None = None
    """A name such as ``percent``, ``person`` or ``per_100000``, else the Thai word as printed."""
    fiscal_year: int | None = None
    """Buddhist era."""
    quarter: int | None = None
    """1 is October to December."""
    months: int | None = None
    """3, 6, 9 or 12 for a round, counted from October."""

    def is_met_by(self, value: Number) -> bool | None:
        """Whether a measured ``value`` reaches the target, None where that cannot be told.

        A change (``increase``, ``decrease``) or a tolerance (``within``) needs a value to compare
        with, which the target does not hold. A bare value (``=``) is a floor in Thai scorecards
        as often as not, so only the value itself or more than one reading of it is refused:
        equality is judged as ``>=``.

        >>> Target(operator=">=", value=80).is_met_by(96.1)
        True
        >>> Target(operator="<", value=4).is_met_by(4)
        False
        >>> Target(operator="within", value=5).is_met_by(3) is None
        True
        """
        if self.value is None:
            return None
        match self.operator:
            case "<":
                return value < self.value
            case "<=":
                return value <= self.value
            case ">":
                return value > self.value
            case ">=" | "=":
                return value >= self.value
            case "between" if self.value_max is not None:
                return self.value <= value <= self.value_max
        return None


@dataclass(frozen=True, kw_only=True)
class Result(Record):
    """ผลงาน, ผลการดำเนินงาน: one measured value."""

    indicator_id: str | None = None
    subject: str | None = None
    """The place, facility or group, as printed without its code; รวม for a total."""
    numerator: Number | None = None
    denominator: Number | None = None
    value: Number | None = None
    unit: str | None = None
    fiscal_year: int | None = None
    """Buddhist era."""
    quarter: int | None = None
    """1 is October to December."""
    months: int | None = None
    """3, 6, 9 or 12 for a round, counted from October."""
    year: int | None = None
    """Buddhist era, of a year that is not a fiscal year."""
    passed: bool | None = None
    """Whether the document says that the target was reached."""


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """Small Success, รอบ 3/6/9/12 เดือน: what must be done by a round."""

    indicator_id: str | None = None
    text: str | None = None
    months: int | None = None
    """3, 6, 9 or 12: the round by whose end it must be done."""
    quarter: int | None = None
    """1 is October to December."""
    fiscal_year: int | None = None
    """Buddhist era."""


@dataclass(frozen=True, kw_only=True)
class PlanItem(Record):
    """ยุทธศาสตร์, เป้าประสงค์, กลยุทธ์, มาตรการ, กิจกรรม: a node of the plan tree."""

    level: str | None = None
    """Its place in the plan tree: ``strategic_issue``, ``objective``, ``measure`` and the like."""
    number: str | None = None
    """In Arabic digits, as in ``1.1.2``."""
    text: str | None = None
    """Without its number and list mark."""
    parent_id: str | None = None
    owners: tuple[str, ...] = ()
    """Who is responsible."""


@dataclass(frozen=True, kw_only=True)
class ScheduleEntry(Record):
    """ระยะเวลาดำเนินการ: when a plan row happens."""

    item_ids: tuple[str, ...] = ()
    """The plan items of the row, highest first."""
    quarters: tuple[int, ...] = ()
    """1 is October to December."""
    months: tuple[str, ...] = ()
    """Each as ``2023-12``; a bare tick in a quarter's column gives none."""


@dataclass(frozen=True, kw_only=True)
class Facility(Record):
    """หน่วยบริการ: a hospital or health centre named in the document, once each."""

    mention: str | None = None
    """As printed, where ``name`` is the official name."""
    name: str | None = None
    type: str | None = None
    """``regional_hospital``, ``general_hospital``, ``community_hospital`` and the like."""
    code: str | None = None
    """The five digits of the Ministry of Public Health."""
    province: str | None = None
    district: str | None = None


@dataclass(frozen=True, kw_only=True)
class Organization(Record):
    """หน่วยงาน: an office, unit, committee or fund, once each."""

    mention: str | None = None
    """As printed, where ``name`` is the official name."""
    name: str | None = None
    province: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place(Record):
    """จังหวัด อำเภอ ตำบล: a province, district or subdistrict, once each."""

    kind: str | None = None
    """``province``, ``district`` or ``subdistrict``."""
    name: str | None = None
    """Without จังหวัด, อำเภอ or ตำบล."""
    province: str | None = None
    district: str | None = None
    code: str | None = None
    """The code of the Department of Provincial Administration."""


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """บุคคล: a committee member, contact, speaker; a signer is a `Signatory` instead."""

    title: str | None = None
    name: str | None = None
    position: str | None = None
    role: str | None = None
    """``chair``, ``member``, ``secretary``, ``contact``, ``presenter`` and the like."""
    group: str | None = None
    """The committee or part of the list that the person stands under."""


@dataclass(frozen=True, kw_only=True)
class Finding(Record):
    """ข้อค้นพบ, ข้อเสนอแนะ, มติ: what an inspection or a meeting found or resolved."""

    topic: str | None = None
    text: str | None = None
    recommendation: str | None = None
    owner: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScoreLevel(Record):
    """เกณฑ์การให้คะแนน: one step of a scoring ladder."""

    indicator_id: str | None = None
    level: int | None = None
    """The score that the step earns."""
    operator: Operator | None = None
    value: Number | None = None
    value_max: Number | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signatory(Record):
    """ผู้ลงนาม: who signs; ``name`` is None where the block is unsigned."""

    role: str | None = None
    """``proposer``, ``endorser``, ``approver`` and the like; None where none is printed."""
    title: str | None = None
    name: str | None = None
    positions: tuple[str, ...] = ()
    """The positions held, one for each printed line."""
    acting_as: str | None = None
    """The office the signer stands in for."""
    signed_on: str | None = None


@dataclass(frozen=True)
class Party:
    """ภาคี: one side of an agreement, and how many stand behind the name."""

    name: str
    count: int | None = None
    """How many bodies the name stands for."""


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """บันทึกข้อตกลง, คำรับรองการปฏิบัติราชการ: an agreement and its parties."""

    kind: str | None = None
    title: str | None = None
    signed_on: str | None = None
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """การประชุม, พิธี, การอบรม: something that happened or will happen at a time and place."""

    title: str | None = None
    start: str | None = None
    """The first day."""
    end: str | None = None
    """The last day, included."""
    venue: str | None = None
    province: str | None = None
    attendance: int | None = None
    """How many people took part."""


@dataclass(frozen=True, kw_only=True)
class Reference(Record):
    """เอกสารอ้างอิง: a law, order, announcement or letter that the document cites."""

    kind: str | None = None
    """``act``, ``regulation``, ``announcement``, ``order``, ``letter`` and the like."""
    issuer: str | None = None
    number: str | None = None
    """As in ``114/2558``."""
    title: str | None = None
    date: str | None = None


@dataclass(frozen=True, kw_only=True)
class Amount(Record):
    """งบประมาณ, วงเงิน: money in baht."""

    value: Number | None = None
    """In baht."""
    purpose: str | None = None
    fund: str | None = None
    """The budget it comes from."""
    fiscal_year: int | None = None
    """Buddhist era."""


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """ไฟล์แนบ, ภาพ: a photo or file that the page lists."""

    kind: str | None = None
    width: int | None = None
    """In pixels."""
    height: int | None = None
    """In pixels."""
    bytes: int | None = None
    """The size of the file."""


@dataclass(frozen=True, kw_only=True)
class Problem(Record):
    """ข้อสงสัย: what the parser could not read or does not believe."""

    code: str = ""
    """One of a short vocabulary, as ``unread_month``."""
    message: str = ""
    """What was read, and what is wrong with it."""
    text: str | None = None
    """The words in question."""
    suggestion: str | None = None
    """What they most likely mean."""


RECORD_TYPES: dict[str, type[Record]] = {
    "indicators": Indicator,
    "targets": Target,
    "results": Result,
    "milestones": Milestone,
    "plan_items": PlanItem,
    "schedule": ScheduleEntry,
    "facilities": Facility,
    "organizations": Organization,
    "places": Place,
    "people": Person,
    "findings": Finding,
    "score_levels": ScoreLevel,
    "signatories": Signatory,
    "agreements": Agreement,
    "events": Event,
    "references": Reference,
    "amounts": Amount,
    "attachments": Attachment,
    "problems": Problem,
}
"""The keys of a report that hold lists of records, in the order they are printed."""
