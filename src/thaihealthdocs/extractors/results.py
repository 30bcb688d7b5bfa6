"""Results: measured values by indicator, unit and period, checked by their own arithmetic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..finders.fiscal import quarter_of_month
from ..finders.quantities import find_quantities
from ..model.records import Problem, Result, provisional_id
from ..model.span import Span
from ..structure.columns import period_within
from ..structure.figures import Figures, figures, is_total, rate_base
from ..structure.goals import unit_of
from ..structure.inner_grids import period_values
from ..structure.kpis import kpis
from ..structure.marks import read_mark
from ..structure.measured import Measured, measured
from ..structure.outline import outline
from ..structure.periods import calendar_year, fiscal_year
from ..structure.table_kpis import table_period
from ..structure.words import words_at
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.records import Record
    from ..structure.measures import Group

__all__ = ["extract"]

_RATE_UNITS = {100: "percent", 1_000: "per_1000", 10_000: "per_10000", 100_000: "per_100000"}
_FAILED = re.compile(r"ไม่ผ่าน|ไม่บรรลุ|ต่ำกว่าเป้า|✗|✘|^\s*[xX×]\s*$|ตก")
_PASSED = re.compile(r"ผ่าน|บรรลุ|✓|✔|√|^\s*/\s*$")
_FAILED_HEAD = re.compile(r"\s*ไม่(?:ผ่าน|บรรลุ)")
_VALUE_ROLES = ("rate", "result", "numerator", "denominator")


def extract(document: Document) -> Iterator[Record]:
    """The results in rows of indicators, in tables by unit, and stated as problems."""
    for each in measured(document):
        yield from _result(document, each)
    yield from _labelled(document)
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
            unit="percent" if found.is_percent else unit_of(document, value.kpi),
            fiscal_year=value.period.year,
            quarter=value.period.quarter,
            months=value.period.months,
            evidence=document.evidence(value=span),
        )


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
            passed = _says_passed(entry.words.of(text))
            yield Result(
                id=provisional_id("results", entry.words.start),
                indicator_id=provisional_id("indicators", kpi.name.start),
                numerator=found.numerator,
                denominator=found.denominator,
                value=found.value,
                unit="percent" if found.is_percent else unit_of(document, kpi),
                fiscal_year=period.year or (None if stated is None else stated.year),
                quarter=period.quarter,
                months=period.months,
                passed=passed,
                evidence=document.evidence(
                    value=entry.words, passed=None if passed is None else entry.words
                ),
            )


def _result(document: Document, measure: Measured) -> Iterator[Record]:
    text, kpi, cells = document.text, measure.kpi, measure.cells
    shown = _shown(text, cells)
    if not shown or set(shown) == {"denominator"}:
        return
    numerator, denominator, value = _triple(shown)
    if numerator is None and value is None:
        return
    fiscal, calendar = _years(document, measure)
    quarter, months = _period(document, measure)
    spans = [cells[role].span.strip(text) for role in shown]
    who = words_at(document, measure.subject)
    passed = _passed(text, cells.get("passed"), measure.group)
    yield Result(
        id=provisional_id("results", spans[0].start),
        indicator_id=provisional_id("indicators", kpi.name.start),
        subject="รวม" if who is not None and is_total(who) else who,
        numerator=numerator,
        denominator=denominator,
        value=value,
        unit=_unit(unit_of(document, kpi), shown, numerator, denominator, value),
        fiscal_year=fiscal,
        quarter=quarter,
        months=months,
        year=calendar,
        passed=passed,
        evidence=document.evidence(
            value=spans,
            subject=measure.subject,
            passed=None if passed is None else cells["passed"].span,
        ),
    )
    if "rate" in shown and numerator is not None and denominator and value is not None:
        yield from _mismatch(document, who, (numerator, denominator, value), spans)


def _shown(text: str, cells: dict[str, Cell]) -> dict[str, Figures]:
    """The figures of the cells that hold any."""
    found = {role: figures(cells[role].span.of(text)) for role in _VALUE_ROLES if role in cells}
    return {role: values for role, values in found.items() if values is not None}


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
    for pair in (main, count):  # 118/149 stands in one cell
        if pair is not None and numerator is None:
            numerator = pair.numerator
        if pair is not None and denominator is None:
            denominator = pair.denominator
    if main is None and numerator is not None and denominator is None:
        return None, None, numerator
    if main is None and count is not None and count.numerator is not None:
        numerator, denominator, value = count.numerator, count.denominator, count.value
    return numerator, denominator, value


def _period(document: Document, measure: Measured) -> tuple[int | None, int | None]:
    """Quarter and round of a group's columns, else those of the words above the table."""
    group, of_row = measure.group, measure.period
    if of_row is not None and (of_row.quarter is not None or of_row.months is not None):
        return of_row.quarter, of_row.months
    above = table_period(document)[measure.table]
    if group is None:
        return above.quarter, above.months
    if group.month is not None:
        return quarter_of_month(group.month), None
    if group.quarter is not None or group.months is not None:
        return group.quarter, group.months
    return above.quarter, above.months


def _years(document: Document, measure: Measured) -> tuple[int | None, int | None]:
    """The fiscal year and the calendar year of a row or group: one of them at most."""
    stated, calendar = fiscal_year(document), calendar_year(document)
    group, of_row = measure.group, measure.period
    year, heads = None, ""
    if of_row is not None and of_row.year is not None:
        year, heads = of_row.year, measure.table.columns[0].words
    elif group is not None and group.year is not None:
        year = group.year
        heads = " ".join(column.words for column in group.columns.values())
    if year is not None:
        is_calendar = re.search(r"(?<!งบประมาณ)\s*พ\.?\s?ศ\.?|ปี(?!งบ)", heads) is not None
        return (None, year) if is_calendar and stated is None else (year, None)
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
    passed = _says_passed(words)
    # A tick under ไม่ผ่าน says that it failed; the word ผ่าน says itself.
    if passed and re.search("[ก-ฮ]", words) is None:
        return _FAILED_HEAD.match(group.columns["passed"].path[-1]) is None
    return passed


def _says_passed(words: str) -> bool | None:
    if _FAILED.search(words):
        return False
    return True if _PASSED.search(words) else None


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
