"""The indicators of a document, with all the places that speak of each: rows, labels, titles."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from ..finders.months import find_months
from ..finders.targets import split_name_target, unit_of_name
from ..finders.units import unit_of_word
from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .lexicon import LEVEL_RANKS
from .marks import read_mark
from .memory import once_per_document
from .outline import outline
from .statements import read_statement
from .titles import title

if TYPE_CHECKING:
    from ..model.document import Document
    from ..model.values import FoundTarget
    from .entries import Entry
    from .tables import Row, Table

__all__ = ["FIELDS", "Kpi", "NamedTarget", "kpis", "last_kpi_before", "own_unit", "without_unit"]

FIELDS = (
    "unit",
    "definition",
    "population",
    "numerator",
    "denominator",
    "formula",
    "data_source",
    "owner",
    "frequency",
)
"""Labels whose words are fields of an indicator."""

_NUMBERED_NAME = re.compile(r"\s*(?P<number>[\d๐-๙]+(?:\.[\d๐-๙]+)*)[.)]?\s+(?=[ก-๙A-Za-z]{4})")
_LONGEST_NUMBER = 12
_TERM = re.compile(r"\s*(?:ค่า\s*)?[A-Fa-f]\s*[=:：]\s*(?=\S)")
_IN_TITLE = re.compile(
    r"ตัวชี้วัด(?:ที่)?\s*(?P<number>[\d๐-๙]+(?:\.[\d๐-๙]+)*)?\s*[:：]?\s*"
    r"(?P<name>(?:ร้อยละ|อัตรา|จำนวน|ระดับ|สัดส่วน|ความสำเร็จ|ความครอบคลุม).+)",
    re.DOTALL,
)
_NAME_STOPS = re.compile(
    r"\s*(?:ไตรมาส|รอบ\s*[\d๐-๙]+\s*เดือน|ประจำปี|ปีงบประมาณ|เขตสุขภาพที่|จังหวัด|ข้อมูล\s*ณ|\(ข้อมูล|$)"
)


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """A target and where the text that it was found in begins."""

    found: FoundTarget
    offset: int
    place: Span

    @property
    def span(self) -> Span:
        """Where the target is printed."""
        return self.found.span.shift(self.offset)


@dataclass(eq=False)
class Kpi:
    """An indicator: where its name is printed, and what is said of it elsewhere."""

    name: Span
    number: str | None = None
    number_span: Span | None = None
    plan: Entry | None = None
    unit: str | None = None
    targets: list[NamedTarget] = field(default_factory=list)
    rows: list[tuple[Table, Row]] = field(default_factory=list)
    table: Table | None = None
    """The table, if it is one, that the name stands in."""
    fields: dict[str, Span] = field(default_factory=dict)
    labelled: list[Entry] = field(default_factory=list)
    """Labelled lines below it, such as เป้าหมาย : ร้อยละ 80."""


@once_per_document
def kpis(document: Document) -> tuple[Kpi, ...]:
    """The indicators that ``document`` names, each once, in reading order."""
    walk = _Walk(document.text)
    for entry in map(partial(_with_own_number, document.text), outline(document)):
        _step(walk, entry)
    if not walk.found:
        _from_title(document, walk.found)
    return tuple(walk.found.values())


@dataclass
class _Walk:
    """The indicators found so far, and what waits for the next one to be named."""

    text: str
    found: dict[str, Kpi] = field(default_factory=dict)
    last: Kpi | None = None
    number: Entry | None = None
    early: list[Entry] = field(default_factory=list)


def _step(walk: _Walk, entry: Entry) -> None:
    if entry.role == "number":
        _numbered(walk, entry)
    elif entry.role == "indicator":
        _named(walk, entry)
    elif walk.last is not None and not entry.is_plan_item:
        if not _is_of_later_item(walk.last, entry):
            _describe(walk.text, walk.last, entry)
    elif entry.role in FIELDS and not _is_unit_of_money(walk.text, entry):
        walk.early.append(entry)


def _is_unit_of_money(text: str, entry: Entry) -> bool:
    """Whether a line above a table says in what its money is, which is no indicator's unit."""
    return entry.role == "unit" and entry.words.of(text).strip().endswith("บาท")


def _is_of_later_item(kpi: Kpi, entry: Entry) -> bool:
    """Whether an owner is of a project or activity that stands below the indicator."""
    above = entry.parent
    return entry.role == "owner" and above is not None and above.words.start > kpi.name.start


def _numbered(walk: _Walk, entry: Entry) -> None:
    """A number by itself: of the indicator above it in the form, else of the next."""
    last = walk.last
    if last is not None and last.number is None and last.table is entry.place.table:
        last.number, last.number_span = _number_of(walk.text, entry), entry.words
    else:
        walk.number = entry


def _named(walk: _Walk, entry: Entry) -> None:
    kpi = _name(walk.text, walk.found, entry)
    if kpi is None:
        return
    walk.last = kpi
    if walk.number is not None and kpi.number is None:
        kpi.number, kpi.number_span = _number_of(walk.text, walk.number), walk.number.words
    walk.number = None
    if len(walk.found) == 1:
        for described in walk.early:
            _describe(walk.text, kpi, described)
        walk.early = []


def _with_own_number(text: str, entry: Entry) -> Entry:
    """The entry as a name, where the place of a number holds number and name together."""
    if entry.role != "number":
        return entry
    named = _NUMBERED_NAME.match(text, entry.words.start, entry.words.stop)
    if named is None or _is_day(text, named):
        return entry
    words = Span(named.end(), entry.words.stop)
    number = to_arabic_digits(named["number"])
    return replace(entry, role="indicator", words=words, number=number)


def _is_day(text: str, named: re.Match[str]) -> bool:
    """Whether the number is the day of a month that follows it."""
    month = next(find_months(text[named.end() : named.end() + 24]), None)
    return month is not None and month.span.start == 0


def last_kpi_before(document: Document, at: int) -> Kpi | None:
    """The indicator whose name starts last before ``at``; None where none does."""
    ordered = _by_place(document)
    index = bisect_left(ordered, at, key=_start)
    return ordered[index - 1] if index else None


@once_per_document
def _by_place(document: Document) -> list[Kpi]:
    return sorted(kpis(document), key=_start)


def _start(kpi: Kpi) -> int:
    return kpi.name.start


def _name(text: str, found: dict[str, Kpi], entry: Entry) -> Kpi | None:
    stated = read_statement(text, entry.words.start, entry.words.stop)
    if stated is not None:
        kpi = _name(text, found, replace(entry, words=stated.name))
        for role, said in (("target", stated.target), ("result", stated.result)):
            if kpi is not None and said is not None:
                kpi.labelled.append(replace(entry, role=role, words=said))
        return kpi
    words = entry.words.of(text)
    name, targets = split_name_target(words)
    span = without_unit(text, name.shift(entry.words.start).strip(text, " \t\n:："))
    if len(span) < 4 or not re.search("[ก-๙A-Za-z]{3}", span.of(text)):
        return None
    kpi = _known(text, found, span, entry)
    kpi.number = kpi.number or entry.number or _number_beside(text, entry)
    kpi.number_span = kpi.number_span or entry.number_span
    kpi.plan = kpi.plan or (entry.parent if entry.parent is not None else None)
    kpi.unit = kpi.unit or unit_of_name(words)
    kpi.targets += [NamedTarget(target, entry.words.start, entry.words) for target in targets]
    table, row = entry.place.table, entry.place.row
    if table is not None and row is not None and entry.place.role is not None:
        kpi.rows.append((table, row))
        for column in table.with_role("unit", "owner"):
            cell = row.own.get(column.index)
            if cell is not None and column.role is not None:
                kpi.fields.setdefault(column.role, cell.span.strip(text))
    return kpi


def _known(text: str, found: dict[str, Kpi], span: Span, entry: Entry) -> Kpi:
    """The indicator of that name: one name under two plan items is two indicators."""
    key = _key(span.of(text))
    kpi = found.setdefault(key, Kpi(span, table=entry.place.table))
    if kpi.plan is None or entry.parent is None or kpi.plan is entry.parent:
        return kpi
    under = f"{key}@{entry.parent.words.start}"
    return found.setdefault(under, Kpi(span, table=entry.place.table))


def _number_of(text: str, entry: Entry) -> str | None:
    printed = to_arabic_digits(entry.words.of(text).strip().rstrip("."))
    return printed if len(printed) <= _LONGEST_NUMBER and any(map(str.isdigit, printed)) else None


def _number_beside(text: str, entry: Entry) -> str | None:
    """The number in a column of its own, left of the name."""
    table, row = entry.place.table, entry.place.row
    if table is None or row is None or entry.place.column is None:
        return None
    for column in table.with_role("number"):
        cell = row.own.get(column.index)
        between = table.columns[column.index + 1 : entry.place.column.index]
        is_its_own = not any(other.role in LEVEL_RANKS for other in between)
        if cell is not None and column.index < entry.place.column.index and is_its_own:
            words = cell.span.of(text).strip()
            mark = read_mark(words + ". ก") or read_mark(words + " ก")
            if mark is not None and mark.number is not None:
                return mark.number
    return None


def own_unit(text: str, kpi: Kpi) -> str | None:
    """The unit that an indicator's label or column says, else its name."""
    if "unit" in kpi.fields:
        words = " ".join(kpi.fields["unit"].of(text).split())
        return unit_of_name(words) or unit_of_name(f"อัตราป่วย{words}") or unit_of_word(words)
    return kpi.unit


def _describe(text: str, kpi: Kpi, entry: Entry) -> None:
    if entry.role in FIELDS:
        known = kpi.fields.get(entry.role)
        same_cell = (
            known is not None and entry.place.cell is not None and known in entry.place.cell.span
        )
        if known is None or same_cell:
            words = _without_letter(text, entry.words)
            kpi.fields[entry.role] = words if known is None else known.cover(words)
    else:
        kpi.labelled.append(entry)


def _without_letter(text: str, words: Span) -> Span:
    """The words of a term of a formula without A = or B : before them."""
    letter = _TERM.match(text, words.start, words.stop)
    return words if letter is None else Span(letter.end(), words.stop)


def _from_title(document: Document, found: dict[str, Kpi]) -> None:
    """The indicator that only the title names."""
    span = title(document)
    if span is None:
        return
    match = _IN_TITLE.search(document.text, span.start, span.stop)
    if match is None:
        return
    stop = _NAME_STOPS.search(document.text, match.start("name") + 5, span.stop)
    name = Span(match.start("name"), stop.start() if stop else span.stop).strip(document.text)
    kpi = Kpi(name, unit=unit_of_name(name.of(document.text)))
    if match["number"] is not None:
        mark = read_mark(match["number"] + ". ก")
        kpi.number = None if mark is None else mark.number
        kpi.number_span = Span(*match.span("number"))
    found[_key(name.of(document.text))] = kpi


def _key(name: str) -> str:
    return re.sub(r"\s+", "", name)


_UNIT_BRACKET = re.compile(
    r"\s*\((?:หน่วย\s*[:：]?\s*)?(?:ล้าน)?(?:บาท|ระดับ|เท่า|ร้อยละ|%|คน|ราย|แห่ง|ครั้ง|วัน|เรื่อง|คะแนน|นาที|ชั่วโมง"
    r"|เดือน|ปี|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|ครัวเรือน|หลังคาเรือน|เครื่อง"
    r"|ต่อ[ก-๙ ]{0,20}(?:[\d,]+)?[ก-๙ ]{0,20})\)\s*$"
)


def without_unit(text: str, span: Span) -> Span:
    """A name without the unit in brackets behind it: ทุนสำรองสุทธิ (บาท)."""
    unit = _UNIT_BRACKET.search(text, span.start, span.stop)
    return span if unit is None or unit.start() == span.start else Span(span.start, unit.start())
