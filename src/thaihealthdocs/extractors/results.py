"""Results: measured values by indicator, unit and period, checked by their own arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..finders.fiscal import quarter_of_month
from ..finders.quantities import find_quantities
from ..model.records import Problem, Result, provisional_id
from ..model.span import Span
from ..structure.columns import period_within
from ..structure.inner_grids import period_values
from ..structure.kpi_rows import kpi_rows, subject_of
from ..structure.kpis import kpis, last_kpi_before, unit_of
from ..structure.labels import field_role
from ..structure.marks import read_mark
from ..structure.measures import Figures, Group, figures, groups, is_total, rate_base
from ..structure.outline import outline
from ..structure.periods import calendar_year, fiscal_year
from ..structure.table_kpis import group_kpis, table_period
from ..structure.tables import tables
from ..structure.transposed import standing
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.records import Record
    from ..structure.kpis import Kpi
    from ..structure.tables import Row, Table

__all__ = ["extract"]

_RATE_UNITS = {100: "percent", 1_000: "per_1000", 10_000: "per_10000", 100_000: "per_100000"}
_FAILED = re.compile(r"ไม่ผ่าน|ไม่บรรลุ|ต่ำกว่าเป้า|✗|✘|^\s*[xX×]\s*$|ตก")
_PASSED = re.compile(r"ผ่าน|บรรลุ|✓|✔|√|^\s*/\s*$")
_FAILED_HEAD = re.compile(r"\s*ไม่(?:ผ่าน|บรรลุ)")
_VALUE_ROLES = ("rate", "result", "numerator", "denominator")


def extract(document: Document) -> Iterator[Record]:
    """The results in rows of indicators, in tables by unit, and stated as problems."""
    text = document.text
    for row in kpi_rows(document):
        subject = subject_of(document, row.table, row.row)
        for group in groups(document)[row.table]:
            yield from _result(document, _of_row(row.kpi, row.table, group, row.row, subject))
    for table in tables(document):
        for group in groups(document)[table]:
            kpi = group_kpis(document).get(group)
            if kpi is None:
                continue
            for row_ in table.rows:
                named = subject_of(document, table, row_)
                if named is not None and not row_.is_section and not _is_criteria(text, row_):
                    yield from _result(document, _of_row(kpi, table, group, row_, named))
    yield from _labelled(document)
    yield from _yearly(document)
    for unit in standing(document):
        name = unit.subject.cells[-1].span.strip(document.text)
        yield from _result(document, _Measured(unit.kpi, unit.table, unit.cells, name))
    yield from _baselines(document)
    yield from _stated(document)


def _baselines(document: Document) -> Iterator[Result]:
    """Values of earlier years in a form."""
    for value in period_values(document):
        if value.role not in ("baseline", "result"):
            continue
        found = figures(value.cell.span.of(document.text))
        if found is None:
            continue
        span = value.cell.span.strip(document.text)
        yield Result(
            id=provisional_id("results", span.start),
            indicator_id=provisional_id("indicators", value.kpi.name.start),
            numerator=found.numerator,
            denominator=found.denominator,
            value=found.value,
            unit="percent" if found.is_percent else unit_of(document.text, value.kpi),
            fiscal_year=value.period.year,
            quarter=value.period.quarter,
            months=value.period.months,
            evidence=document.evidence(value=span),
        )


def _is_criteria(text: str, row: Row) -> bool:
    """A row that says what must be reached, not what was."""
    label = row.own.get(0)
    return label is not None and field_role(label.span.of(text)) == "target"


def _labelled(document: Document) -> Iterator[Result]:
    """ผลงานไตรมาสที่ 3 : 1 แห่ง, on a line below an indicator."""
    text = document.text
    stated = fiscal_year(document)
    for kpi in kpis(document):
        for entry in kpi.labelled:
            found = figures(entry.words.of(text)) if entry.role == "result" else None
            if found is None:
                continue
            label = "" if entry.label is None else text[entry.label.words.start : entry.words.start]
            period = period_within(" ".join(label.split()))
            yield Result(
                id=provisional_id("results", entry.words.start),
                indicator_id=provisional_id("indicators", kpi.name.start),
                numerator=found.numerator,
                denominator=found.denominator,
                value=found.value,
                unit="percent" if found.is_percent else unit_of(text, kpi),
                fiscal_year=period.year or (None if stated is None else stated.year),
                quarter=period.quarter,
                months=period.months,
                evidence=document.evidence(value=entry.words),
            )


def _yearly(document: Document) -> Iterator[Record]:
    """Values of earlier years in a table of its own below an indicator."""
    for table in tables(document):
        if table.with_role("indicator", "subject") or not table.with_role("baseline", "unit"):
            continue
        kpi = last_kpi_before(document, table.parts[0].span.start)
        dated = [group for group in groups(document)[table] if group.year is not None]
        if kpi is not None and len(dated) >= 2:
            for row in table.rows:
                for group in dated:
                    yield from _result(document, _of_row(kpi, table, group, row, None))


@dataclass(frozen=True)
class _Measured:
    """The cells of one result: of a row, or of a unit that is a column."""

    kpi: Kpi
    table: Table
    cells: dict[str, Cell]
    subject: Span | None
    group: Group | None = None


def _of_row(
    kpi: Kpi, table: Table, group: Group, row: Row, subject: tuple[Cell, Span] | None
) -> _Measured:
    cells = {
        role: row.own[column.index]
        for role, column in group.columns.items()
        if column.index in row.own
    }
    who = None if subject is None else subject[1]
    if who is None and group.about_cell is not None:
        who = group.about_cell.span
    return _Measured(kpi, table, cells, who, group)


def _result(document: Document, measured: _Measured) -> Iterator[Record]:
    text, kpi, cells = document.text, measured.kpi, measured.cells
    found = {role: figures(cells[role].span.of(text)) for role in _VALUE_ROLES if role in cells}
    shown = {role: values for role, values in found.items() if values is not None}
    if not shown or set(shown) == {"denominator"}:
        return
    numerator, denominator, value = _triple(shown)
    if numerator is None and value is None:
        return
    fiscal, calendar = _years(document, measured.group)
    quarter, months = _period(document, measured)
    spans = [cells[role].span.strip(text) for role in shown]
    who = None if measured.subject is None else one_line(measured.subject.of(text))
    passed = _passed(text, cells.get("passed"), measured.group)
    yield Result(
        id=provisional_id("results", spans[0].start),
        indicator_id=provisional_id("indicators", kpi.name.start),
        subject="รวม" if who is not None and is_total(who) else who,
        numerator=numerator,
        denominator=denominator,
        value=value,
        unit=_unit(unit_of(text, kpi), shown, numerator, denominator, value),
        fiscal_year=fiscal,
        quarter=quarter,
        months=months,
        year=calendar,
        passed=passed,
        evidence=document.evidence(
            value=spans,
            subject=measured.subject,
            passed=None if passed is None else cells["passed"].span,
        ),
    )
    if "rate" in shown and numerator is not None and denominator and value is not None:
        yield from _mismatch(document, who, (numerator, denominator, value), spans)


def _mismatch(
    document: Document,
    who: str | None,
    triple: tuple[int | float, int | float, int | float],
    spans: list[Span],
) -> Iterator[Problem]:
    numerator, denominator, value = triple
    if rate_base(numerator, denominator, value) is not None:
        return
    of_whom = "" if who is None else f" ({who})"
    yield Problem(
        id=provisional_id("problems", spans[-1].start),
        code="rate_mismatch",
        message=f"{numerator:,} of {denominator:,} does not give the printed {value:,}{of_whom}; "
        "all three are kept",
        text=f"{value}",
        evidence=document.evidence(text=spans),
    )


Triple = tuple[int | float | None, int | float | None, int | float | None]


def _triple(shown: dict[str, Figures]) -> Triple:
    """Numerator, denominator and value of the figures of a row."""
    rate = shown.get("rate")
    main = rate or shown.get("result")
    count = shown.get("numerator")
    if count is None and rate is not None:
        count = shown.get("result")
    base = shown.get("denominator")
    numerator = count.value if count is not None else None
    denominator = base.value if base is not None else None
    value = main.value if main is not None else None
    if main is not None:
        numerator = main.numerator if numerator is None else numerator
        denominator = main.denominator if denominator is None else denominator
    if main is None and numerator is not None and denominator is None:
        return None, None, numerator
    if main is None and count is not None and count.numerator is not None:
        numerator, denominator, value = count.numerator, count.denominator, count.value
    return numerator, denominator, value


def _period(document: Document, measured: _Measured) -> tuple[int | None, int | None]:
    """Quarter and round of a group's columns, else those of the words above the table."""
    group = measured.group
    above = table_period(document)[measured.table]
    if group is None:
        return above.quarter, above.months
    if group.month is not None:
        return quarter_of_month(group.month), None
    if group.quarter is not None or group.months is not None:
        return group.quarter, group.months
    return above.quarter, above.months


def _years(document: Document, group: Group | None) -> tuple[int | None, int | None]:
    """The fiscal year and the calendar year of a group: one of them at most."""
    stated, calendar = fiscal_year(document), calendar_year(document)
    if group is not None and group.year is not None:
        words = " ".join(column.words for column in group.columns.values())
        is_calendar = re.search(r"(?<!งบประมาณ)\s*พ\.?\s?ศ\.?|ปี(?!งบ)", words) is not None
        return (None, group.year) if is_calendar and stated is None else (group.year, None)
    if stated is not None:
        return stated.year, None
    return None, None if calendar is None else calendar.year


def _unit(
    stated: str | None,
    shown: dict[str, Figures],
    numerator: int | float | None,
    denominator: int | float | None,
    value: int | float | None,
) -> str | None:
    if any(values.is_percent for values in shown.values()):
        return "percent"
    if stated is None and numerator and denominator and value is not None:
        base = rate_base(numerator, denominator, value)
        if base is not None:
            return _RATE_UNITS[base]
    return stated


def _passed(text: str, cell: Cell | None, group: Group | None) -> bool | None:
    if cell is None or group is None:
        return None
    words = cell.span.of(text)
    if _FAILED.search(words):
        return False
    if _PASSED.search(words):
        # A tick under ไม่ผ่าน says that it failed; the word ผ่าน says itself.
        is_tick = re.search("[ก-ฮ]", words) is None
        return not (is_tick and _FAILED_HEAD.match(group.columns["passed"].path[-1]))
    return None


def _stated(document: Document) -> Iterator[Result]:
    """A problem that is a measured value: ความครอบคลุม… ร้อยละ 99.66."""
    for entry in outline(document):
        if entry.role != "problem" or len(entry.words) > 160:
            continue
        words = entry.words.of(document.text)
        found = [q for q in find_quantities(words) if q.unit == "percent" and q.operator == "="]
        if len(found) != 1 or words[found[0].span.stop :].strip(" .)"):
            continue
        subject = Span(0, found[0].span.start).strip(words, " :=เท่ากับ(")
        if subject.is_empty or read_mark(subject.of(words)) is not None:
            continue
        yield Result(
            id=provisional_id("results", entry.words.start + found[0].span.start),
            subject=one_line(subject.of(words)),
            value=found[0].value,
            unit="percent",
            year=None if entry.place.column is None else entry.place.column.year,
            evidence=document.evidence(
                value=found[0].span.shift(entry.words.start),
                subject=subject.shift(entry.words.start),
            ),
        )
