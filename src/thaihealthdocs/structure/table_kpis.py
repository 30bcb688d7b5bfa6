"""The indicators of tables that have no column for them: named over the columns, or above all."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..finders.targets import split_name_target, unit_of_name
from ..model.span import Span
from ..model.spans import Spans
from ..thai.digits import to_arabic_digits
from .columns import Period, period_within
from .kpi_rows import subject_of
from .kpis import Kpi, NamedTarget, kpis, last_kpi_before, without_unit
from .labels import field_role
from .marks import read_mark
from .measures import Group, groups
from .memory import once_per_document
from .row_periods import row_periods
from .tables import tables
from .titles import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from .tables import Table

__all__ = ["group_kpis", "kpi_above", "table_period"]

_MEASURED = re.compile(r"ร้อยละ|อัตรา|จำนวน|ความครอบคลุม|สัดส่วน|ระดับ|ผู้ป่วย|ตัวชี้วัด|ผลงาน")
_OPENS_NAME = re.compile(
    r"\s*(?:ตาราง(?:ที่)?\s*[\d๐-๙.]*\s*[:：]?\s*)?(?:ตัวชี้วัด(?:ที่)?\s*[\d๐-๙.]*\s*[:：]?\s*)?"
    r"(?:ร้อยละ|อัตรา|จำนวน|ความครอบคลุม|สัดส่วน|ระดับความ)"
)
_CAPTION = re.compile(r"\s*ตาราง(?:ที่)?\s*[\d๐-๙.]+\s*[:：]?\s*(?=\S)")
_NUMBER = re.compile(r"ตัวชี้วัด(?:ที่)?\s*(?P<number>[\d๐-๙.]+)?\s*[:：]?\s*")
_REFERENCE = re.compile(r"ตัวชี้วัด(?:ที่|ลำดับที่|ข้อที่)?\s*(?P<number>[\d๐-๙]+(?:\.[\d๐-๙]+)*)(?!\S)")
_TAIL = re.compile(
    r"""\s+(?:จำแนก(?:ราย|ตาม)|แยก(?:ราย|ตาม)|(?:ราย|ภาพรวม)(?:อำเภอ|จังหวัด|หน่วยบริการ|เดือน|ไตรมาส)(?!\S)
    |(?:ประจำ)?ปีงบประมาณ|(?:ประจำ)?ปี\s*(?:พ\.?\s?ศ\.?)?\s*[\d๐-๙]{4}|พ\.?\s?ศ\.?\s*[\d๐-๙]{4}
    |(?:อำเภอ|จังหวัด)[ก-๙]+(?!\S)|เขตสุขภาพที่|ไตรมาส|รอบ\s*[\d๐-๙]+\s*เดือน|\(?ข้อมูล\s*ณ)""",
    re.VERBOSE,
)
"""What a caption says behind the name: by what it is broken down, when and where."""
_SHORTEST_NAME = 6
_BLOCKS_ABOVE, _LONGEST_ABOVE = 3, 300
"""How many blocks above a table may name it, and how many characters they may have."""


@once_per_document
def group_kpis(document: Document) -> dict[Group, Kpi]:
    """The indicator of each group of columns in tables by unit, area or disease."""
    named: dict[str, Kpi] = {}
    found: dict[Group, Kpi] = {}
    periods = row_periods(document)
    for table in tables(document):
        if (
            table.with_role("indicator")
            or table.columns[0].role == "item"
            or not any(subject_of(document, table, row) or row in periods for row in table.rows)
        ):
            continue
        for group in groups(document)[table]:
            kpi = _kpi(document, table, group, named)
            if kpi is not None:
                found[group] = kpi
    return found


def _kpi(document: Document, table: Table, group: Group, named: dict[str, Kpi]) -> Kpi | None:
    if group.about_cell is not None:
        kpi = _once(document.text, group.about_cell.span.strip(document.text), named)
    elif set(group.columns) & {"numerator", "rate", "result", "target"}:
        above = kpi_above(document, table, named)
        if above is None:
            return None
        kpi = above
    else:
        return None
    is_rate_of_counts = {"rate", "numerator"} <= set(group.columns) and group.about_cell is not None
    if (kpi.unit is None or is_rate_of_counts) and "unit" not in kpi.fields:
        _take_unit(document.text, kpi, group)
    return kpi


def _take_unit(text: str, kpi: Kpi, group: Group) -> None:
    """The unit that the head of the rates says, else a head above, else a row below the heads."""
    rate = group.columns.get("rate")
    heads = [] if rate is None else [rate.path[-1]]
    heads += [words for column in group.columns.values() for words in column.path[:-1]]
    units = (unit_of_name(words) for words in heads)
    kpi.unit = next((unit for unit in units if unit is not None), kpi.unit)
    below = _unit_below(text, group)
    if kpi.unit is None and below is not None:
        kpi.fields["unit"] = below


def _unit_below(text: str, group: Group) -> Span | None:
    """What a row หน่วยนับ, right below the heads, says of the group's columns."""
    for row in group.table_rows[:3]:
        label = row.own.get(0)
        if label is not None and field_role(label.span.of(text)) == "unit":
            cells = [row.own.get(column.index) for column in group.columns.values()]
            return next((cell.span.strip(text) for cell in cells if cell is not None), None)
    return None


def kpi_above(document: Document, table: Table, named: dict[str, Kpi]) -> Kpi | None:
    """The indicator that the words above ``table`` name, else the last named before it.

    One that no other words name is added to ``named``, by its name without blanks.
    """
    fields = _fields(document)
    above = [span for span in _above(document, table) if not fields.overlap(span)]
    for span in above:
        stated = last_kpi_before(document, span.stop)
        if stated is not None and stated.name in span:
            return stated
        if (meant := _by_number(document, span)) is not None:
            return meant
        if _OPENS_NAME.match(document.text, span.start, span.stop):
            return _once(document.text, span, named)
    before = last_kpi_before(document, table.parts[0].span.start)
    if before is not None:
        return before
    for span in above:
        if _MEASURED.search(span.of(document.text)):
            return _once(document.text, span, named)
    return None


def _by_number(document: Document, span: Span) -> Kpi | None:
    """The indicator that words name by its number alone: ผลงานตัวชี้วัดที่ 22 รายโรงพยาบาล."""
    said = _REFERENCE.search(document.text, span.start, span.stop)
    if said is None:
        return None
    number = to_arabic_digits(said["number"])
    return next((kpi for kpi in kpis(document) if kpi.number == number), None)


@once_per_document
def _fields(document: Document) -> Spans:
    """What labels say of the indicators, which names no other."""
    return Spans(span for kpi in kpis(document) for span in kpi.fields.values())


@once_per_document
def table_period(document: Document) -> dict[Table, Period]:
    """The quarter or round that the words above each table name, else the title."""
    return {table: _period_above(document, table) for table in tables(document)}


def _period_above(document: Document, table: Table) -> Period:
    for span in _above(document, table):
        words = " ".join(span.of(document.text).split())
        period = period_within(words)
        if period.quarter is not None or period.months is not None:
            return period
    return Period()


def _above(document: Document, table: Table) -> Iterator[Span]:
    """What may name the table: its captions, the paragraph before it, the title."""
    for cell in reversed(table.captions):
        yield cell.span.strip(document.text)
    at = bisect_left(document.blocks, table.parts[0].span, key=lambda block: block.span)
    for block in reversed(document.blocks[max(0, at - _BLOCKS_ABOVE) : at]):
        if len(block.span) < _LONGEST_ABOVE and not block.cells:
            yield block.span.strip(document.text)
    span = title(document)
    if span is not None:
        yield span


def _once(text: str, span: Span, named: dict[str, Kpi]) -> Kpi:
    caption = _CAPTION.match(text, span.start, span.stop)
    span = span if caption is None else Span(caption.end(), span.stop)
    label = _NUMBER.match(text, span.start, span.stop)
    mark = None if label is not None else read_mark(text, span.start, span.stop)
    start = label.end() if label is not None else span.start if mark is None else mark.stop
    tail = _TAIL.search(text, start + _SHORTEST_NAME, span.stop)
    span = span if tail is None else Span(span.start, tail.start())
    name, targets = split_name_target(text[start : span.stop])
    place = without_unit(text, name.shift(start).strip(text, " \t\n:："))
    key = re.sub(r"\s+", "", place.of(text))
    if key not in named:
        kpi = Kpi(place, unit=unit_of_name(text[place.start : span.stop]))
        if mark is not None:
            kpi.number, kpi.number_span = mark.number, mark.span
        if label is not None and label["number"]:
            kpi.number = label["number"].rstrip(".")
            kpi.number_span = Span(*label.span("number"))
        kpi.targets = [NamedTarget(target, start, span) for target in targets]
        named[key] = kpi
    return named[key]
