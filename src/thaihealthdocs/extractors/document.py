"""What a document says of itself: title, number, dates, period, places, page label, version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..finders.dates import find_dates
from ..finders.people import find_people
from ..finders.periods import find_periods
from ..model.document import BlockKind
from ..model.records import DocumentRecord, Problem, provisional_id
from ..model.span import Span
from ..structure.geography import document_health_regions, document_provinces
from ..structure.outline import outline
from ..structure.paragraphs import paragraphs
from ..structure.periods import fiscal_year, head
from ..structure.stamps import page_label, version
from ..structure.titles import title
from ..thai.digits import to_arabic_digits
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]

Found = tuple[Any, Span]

_PUBLISHED = re.compile(
    r"(?:(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*วันที่|(?:โพสต์|โพสต|เผยแพร่|ลงข่าว|ประกาศ|เขียน|ปรับปรุง)\s*เมื่อ|วันที่เผยแพร่|วันที่ลงข่าว"
    r"|วันที่ประกาศ|published(?:\s*(?:on|at|:))?|posted(?:\s*on)?|date\s*:)\s*(?:วันที่)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_BRACKET_DATE = re.compile(r"\s*\[(?P<date>[^\]\n]{4,30})\]")
_STAMPED = re.compile(
    r"[^\n·]{0,60}?(?P<date>[\d๐-๙]{1,2}\s[ก-๙.]{3,12}\s[\d๐-๙]{2,4})(?:\s*เวลา\s*[\d๐-๙.:]+\s*น\.)?\s*·"
)
_AS_OF = re.compile(
    r"(?:ข้อมูล\s*ณ\s*(?:วันที่|เดือน|สิ้น)?|ณ\s*วันที่\s*(?=.*ข้อมูล)|วันที่\s*ประมวลผล(?:ข้อมูล)?|ประมวลผล\s*(?:เมื่อ|ณ)\s*(?:วันที่)?"
    r"|last\s*update|update(?:d)?|วันที่รายงาน|ปรับปรุงข้อมูล\s*(?:เมื่อ)?(?:วันที่)?)\s*[:：]?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^\s*(?:เลขที่|ที่)\s*(?P<number>(?:[ก-ฮ]{1,4}\.?\s*)?[\d๐-๙][\d๐-๙./]*(?:\s*/\s*(?:ว\s?)?[\d๐-๙]+)?)\s*(?=$|\n|\t|ลงวันที่|\s{2,}|วันที่)",
    re.MULTILINE,
)
_MEETING = re.compile(
    r"(?:รายงาน|บันทึก|สรุป)(?:ผล)?การประชุม.*?ครั้งที่\s*(?P<number>[\d๐-๙]+\s*/\s*[\d๐-๙]+)", re.DOTALL
)
_LETTER_DATE = re.compile(
    r"\s*(?:วันที่\s*)?[\d๐-๙]{1,2}\s+[ก-๙.]{4,12}\s+(?:พ\.?ศ\.?\s*)?[\d๐-๙]{2,4}\s*$"
)
_UNIT_LABELS = re.compile(r"กลุ่มงาน|ฝ่าย|งาน$|กอง")
_ISSUED = re.compile(
    r"\s*(?:\(?สำเนา\)?\s*)?(?:คำสั่ง|ประกาศ)(?P<office>[ก-๙][^\n]{4,120}?)\s*(?:ที่\s*[\d๐-๙]+\s*/|เรื่อง|$|\n)"
)
_DATA = re.compile(
    r"(?:ข้อมูล|ผลงาน|ผลการดำเนินงาน|สะสม|สัปดาห์(?:ที่|ทาง)|งวด|ห้วง(?:เวลา)?|ช่วง(?:เวลา)?(?:ที่)?รายงาน|รอบ(?:การ)?(?:รายงาน|ประเมิน))[^\n]{0,40}$"
)
_DATA_REACH = 70
_HAPPENS = re.compile(
    r"ตรวจ(?:ราชการ|เยี่ยม)|วันที่ตรวจ|นิเทศ|ประชุม|อบรม|จัด(?:งาน|ขึ้น)|ลงพื้นที่|ดูงาน|สัมมนา|พิธี"
)
_TERM_TITLE = re.compile(r"คำรับรอง|ข้อตกลงการปฏิบัติราชการ")
_TERM = re.compile(r"(?:ระหว่าง|ตั้งแต่)\s*วันที่")
_YEAR_BEGINS = "10-01"
_QUARTER_ENDS = {1: (10, 12, 31), 2: (1, 3, 31), 3: (4, 6, 30), 4: (7, 9, 30)}
"""Of each quarter of a fiscal year, the first month, the last month and its last day."""


def extract(document: Document) -> Iterator[Record]:
    """One record of the document as a whole; its kind is named by whoever identifies it."""
    found: dict[str, Found] = {}
    for field, find in _FINDERS.items():
        value = find(document)
        if value is not None:
            found[field] = value
    period = _period(document)
    found |= _term(document) | period
    regions, provinces = document_health_regions(document), document_provinces(document)
    values: dict[str, Any] = {field: value for field, (value, _) in found.items()}
    spans: dict[str, Any] = {field: span for field, (_, span) in found.items()}
    yield DocumentRecord(
        id="document",
        health_regions=tuple(value for value, _ in regions),
        provinces=tuple(value for value, _ in provinces),
        evidence=document.evidence(
            **spans,
            health_regions=[span for _, span in regions],
            provinces=[span for _, span in provinces],
        ),
        **values,
    )
    yield from _doubts(document, period)


def _title(document: Document) -> Found | None:
    span = title(document)
    return None if span is None else (one_line(span.of(document.text)).strip('"“”'), span)


def _agency(document: Document) -> Found | None:
    owners = {
        one_line(entry.words.of(document.text))
        for entry in outline(document)
        if entry.role == "owner" and entry.place.table is None
    }
    # Owners that differ are of parts of the document.
    told = ("agency", "owner") if len(owners) == 1 else ("agency",)
    for entry in outline(document)[:40]:
        if entry.place.table is not None or entry.label is None or entry.number is not None:
            continue
        if entry.role in told:
            words = one_line(entry.words.of(document.text))
            if next(find_people(words), None) is not None:
                continue
            label = entry.label.words.of(document.text)
            if _UNIT_LABELS.fullmatch(label) and not words.startswith(label):
                return label + words, entry.words
            return words, entry.words
    return _issuer(document)


def _issuer(document: Document) -> Found | None:
    """The office in the heading of an order or announcement."""
    for span in head(document)[:4]:
        match = _ISSUED.match(document.text, span.start, span.stop)
        if match is not None:
            return one_line(match["office"]), Span(*match.span("office"))
    return None


def _number(document: Document) -> Found | None:
    spans = head(document)[:8]
    text = document.text
    named = title(document)
    for span in (*spans, *([] if named is None else [named])):
        meeting = _MEETING.search(text, span.start, span.stop)
        if meeting is not None:
            printed = re.sub(r"\s", "", to_arabic_digits(meeting["number"]))
            return printed, Span(*meeting.span("number"))
    if not spans:
        return None
    for span in spans:
        match = _NUMBER.search(text, span.start, span.stop)
        if match is not None:
            printed = re.sub(r"\s+(?=/)|(?<=/)\s+", "", to_arabic_digits(match["number"]))
            return printed.strip(), Span(*match.span("number"))
    return None


def _fiscal_year(document: Document) -> Found | None:
    found = fiscal_year(document)
    return None if found is None else (found.year, found.span)


def _published(document: Document) -> Found | None:
    text = document.text
    spans = [paragraph.span for paragraph in paragraphs(document)]
    if spans and (match := _BRACKET_DATE.match(text, spans[0].start, spans[0].stop)) is not None:
        dated = _first_date(text, Span(*match.span("date")))
        if dated is not None:
            return dated
    if spans and (match := _STAMPED.match(text, spans[0].start, spans[0].stop)) is not None:
        dated = _first_date(text, Span(*match.span("date")))
        if dated is not None:
            return dated
    edges = [*spans[:15], *spans[-12:]]
    for span in edges + [b.span for b in document.blocks if b.kind is BlockKind.FURNITURE]:
        for match in _PUBLISHED.finditer(text, span.start, span.stop):
            dated = _first_date(text, Span(match.end(), min(span.stop, match.end() + 45)))
            if dated is not None:
                return dated
    for span in spans[:8]:
        if _LETTER_DATE.match(text, span.start, span.stop) and len(span) < 40:
            return _first_date(text, span)
    return None


def _first_date(text: str, span: Span) -> Found | None:
    for found in find_dates(span.of(text)):
        if found.precision == "day" and found.start.year is not None:
            return found.start.iso, found.span.shift(span.start)
    return None


def _as_of(document: Document) -> Found | None:
    for paragraph in paragraphs(document):
        match = _AS_OF.search(paragraph.text)
        if match is not None:
            after = Span(match.end(), min(len(paragraph.text), match.end() + 45))
            dated = _first_date(document.text, after.shift(paragraph.span.start))
            if dated is not None:
                return dated
    return None


def _period(document: Document) -> dict[str, Found]:
    """Quarter, round and dates of the period that the title or the line below it states."""
    found: dict[str, Found] = {}
    for span in head(document)[:3]:
        words = span.of(document.text)
        if len(words) > 400:
            break
        named: dict[str, Found] = {}
        for period in find_periods(words):
            at = period.span.shift(span.start)
            if period.kind == "quarter" and len(period.quarters) == 1:
                named.setdefault("quarter", (period.quarters[0], at))
            elif period.kind == "round" and period.months is not None:
                named.setdefault("months", (period.months, at))
        if found.keys().isdisjoint({"quarter", "months"}):
            found |= named
        if "period_start" not in found:
            found |= _days(span, words, named=bool(named))
    return found


def _days(span: Span, words: str, *, named: bool) -> dict[str, Found]:
    """The days that a line says its data are of, or that stand beside a quarter or round."""
    for dated in find_dates(words):
        before = words[max(0, dated.span.start - _DATA_REACH) : dated.span.start]
        is_period = _DATA.search(before) is not None or (named and _HAPPENS.search(words) is None)
        if dated.is_range and dated.start.year is not None and is_period:
            at = dated.span.shift(span.start)
            return {"period_start": (dated.start.iso, at), "period_end": (dated.stop.iso, at)}
    return {}


def _term(document: Document) -> dict[str, Found]:
    """The dates between which a project runs, or a performance agreement holds."""
    spans = [
        entry.words
        for entry in outline(document)
        if entry.role == "period" and (entry.place.table is None or entry.place.column is None)
    ]
    named = title(document)
    if named is not None and _TERM_TITLE.search(named.of(document.text)):
        spans += [p.span for p in paragraphs(document) if _TERM.search(p.text)]
    for span in spans:
        for dated in find_dates(span.of(document.text)):
            if dated.is_range and dated.start.year is not None:
                at = dated.span.shift(span.start)
                return {"period_start": (dated.start.iso, at), "period_end": (dated.stop.iso, at)}
    return {}


def _version(document: Document) -> Found | None:
    found = version(document)
    return None if found is None else (found.number, found.span)


def _version_date(document: Document) -> Found | None:
    found = version(document)
    if found is None or found.day is None or found.day_span is None:
        return None
    return found.day, found.day_span


_FINDERS = {
    "title": _title,
    "agency": _agency,
    "number": _number,
    "fiscal_year": _fiscal_year,
    "published": _published,
    "as_of": _as_of,
    "page_label": page_label,
    "version": _version,
    "version_date": _version_date,
}


def _doubts(document: Document, period: dict[str, Found]) -> Iterator[Problem]:
    """A quarter whose printed dates are not the quarter's own."""
    if not {"quarter", "period_start", "period_end"} <= period.keys():
        return
    quarter, _ = period["quarter"]
    (start, at), (stop, _) = period["period_start"], period["period_end"]
    first, last, day = _QUARTER_ENDS[quarter]
    begins = (f"{first:02d}-01", _YEAR_BEGINS)  # figures may be of all months so far
    if start[5:] not in begins or stop[5:] != f"{last:02d}-{day:02d}":
        words = one_line(at.of(document.text))
        yield Problem(
            id=provisional_id("problems", at.start),
            code="period_mismatch",
            message=f"{words} is printed for quarter {quarter}, which runs from 1/{first} to "
            f"{day}/{last}; the printed dates are kept",
            text=words,
            evidence=document.evidence(text=at),
        )
