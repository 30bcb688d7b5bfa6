"""The targets of every indicator: inside its name, in its row, and on labelled lines below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.targets import find_targets
from .columns import period_within
from .inner_grids import period_values
from .kpi_rows import kpi_rows
from .kpis import Kpi, NamedTarget, kpis, own_unit
from .labels import field_role
from .measures import Group, groups
from .memory import once_per_document
from .row_periods import row_periods
from .table_kpis import group_kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.span import Span
    from ..model.values import FoundTarget
    from .entries import Entry
    from .kpi_rows import KpiRow

__all__ = ["Goal", "goals", "is_mostly_target", "round_of", "unit_of"]

_ROUND = re.compile(
    r"(?:รอบ|ไตรมาสที่|Small\s*success|Quick\s*win|=+)?\s*(?P<months>3|6|9|12|๓|๖|๙|๑๒)\s*เดือน",
    re.IGNORECASE,
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of an indicator, with the time that its column or line adds to it."""

    kpi: Kpi
    target: NamedTarget
    year: int | None = None
    quarter: int | None = None
    months: int | None = None


def round_of(words: str) -> int | None:
    """The round of 3, 6, 9 or 12 months that ``words`` open with.

    >>> round_of("รอบ ๙ เดือน : ร้อยละ 60"), round_of("ภายใน 3 เดือน")
    (9, None)
    """
    match = _ROUND.match(words.lstrip(" -•("))
    return None if match is None else int(match["months"])


def is_mostly_target(words: str) -> bool:
    """Whether the words are a value to reach, rather than what is to be done.

    >>> is_mostly_target("≥ ร้อยละ 40"), is_mostly_target("ซ้อมแผนร่วมกันอย่างน้อย ๑ ครั้ง")
    (True, False)
    """
    own = sum(len(found.span) - _subject_length(found) for found in find_targets(words))
    return own * 2 >= len(words.strip()) > 0


def _subject_length(found: FoundTarget) -> int:
    return 0 if found.subject_span is None else len(found.subject_span)


@once_per_document
def goals(document: Document) -> tuple[Goal, ...]:
    """All targets, in order of place, each place once."""
    found = {goal.target.span: goal for goal in _goals(document)}
    return tuple(found[span] for span in sorted(found))


def unit_of(document: Document, kpi: Kpi) -> str | None:
    """The unit that an indicator's label or name says, else the one unit of all its targets."""
    unit = own_unit(document.text, kpi)
    if unit is not None:
        return unit
    stated = _units_of_targets(document).get(kpi, set())
    return next(iter(stated)) if len(stated) == 1 else None


@once_per_document
def _units_of_targets(document: Document) -> dict[Kpi, set[str]]:
    units: dict[Kpi, set[str]] = {}
    for goal in goals(document):
        if goal.target.found.unit is not None:
            units.setdefault(goal.kpi, set()).add(goal.target.found.unit)
    return units


def _goals(document: Document) -> Iterator[Goal]:
    named = dict.fromkeys((*kpis(document), *group_kpis(document).values()))
    for kpi in named:
        yield from (Goal(kpi, target) for target in kpi.targets)
        yield from _labelled(document, kpi)
    for value in period_values(document):
        if value.role == "target" and is_mostly_target(value.cell.span.of(document.text)):
            for target in _found(document.text, value.cell.span):
                period = value.period
                yield Goal(value.kpi, target, period.year, period.quarter, period.months)
    yield from _criteria(document)
    yield from _by_period(document)
    for row in kpi_rows(document):
        for group in groups(document)[row.table]:
            yield from _in_cell(document, row.kpi, group, row.row.own)
        yield from _under_rounds(document, row)


def _under_rounds(document: Document, row: KpiRow) -> Iterator[Goal]:
    """Values to reach in columns that otherwise hold milestones."""
    for column in row.table.columns:
        cell = row.row.own.get(column.index)
        if column.months is None or column.role not in ("milestone", None) or cell is None:
            continue
        if is_mostly_target(cell.span.of(document.text)):
            for target in _found(document.text, cell.span):
                yield Goal(row.kpi, target, column.year, None, column.months)


def _criteria(document: Document) -> Iterator[Goal]:
    """A row เกณฑ์ below the heads of a table by unit: what each column must reach."""
    for group, kpi in group_kpis(document).items():
        for row in group.table_rows:
            label = row.own.get(0)
            if label is None or field_role(label.span.of(document.text)) != "target":
                continue
            for column in group.columns.values():
                cell = row.own.get(column.index)
                if cell is not None and is_mostly_target(cell.span.of(document.text)):
                    for target in _found(document.text, cell.span):
                        yield Goal(kpi, target, group.year, group.quarter, group.months)


def _by_period(document: Document) -> Iterator[Goal]:
    """The column of targets in tables whose rows are quarters, rounds or years."""
    periods = row_periods(document)
    for group, kpi in group_kpis(document).items():
        for row in group.table_rows:
            if (period := periods.get(row)) is None:
                continue
            for goal in _in_cell(document, kpi, group, row.own):
                yield replace(
                    goal,
                    year=period.year or goal.year,
                    quarter=period.quarter or goal.quarter,
                    months=period.months or goal.months,
                )


def _in_cell(document: Document, kpi: Kpi, group: Group, cells: dict[int, Cell]) -> Iterator[Goal]:
    column = group.columns.get("target")
    cell = None if column is None else cells.get(column.index)
    if column is None or cell is None or len(cell.span) > _LONGEST:
        return
    if group.months is not None and not is_mostly_target(cell.span.of(document.text)):
        return
    for target in _found(document.text, cell.span):
        yield Goal(kpi, target, group.year, group.quarter, group.months)


def _labelled(document: Document, kpi: Kpi) -> Iterator[Goal]:
    months: int | None = None
    for entry in kpi.labelled:
        words = entry.words.of(document.text)
        if entry.role != "target" or len(words) > 2 * _LONGEST:
            continue
        months = round_of(words)
        label = _label(document.text, entry)
        for target in _found(document.text, entry.words):
            year = period_within(label).year
            yield Goal(kpi, target, year=year, months=months or round_of(label))


def _label(text: str, entry: Entry) -> str:
    """The words of the label before a target, on its line or in the first cell of its row."""
    if entry.label is not None:
        return text[entry.label.words.start : entry.label.body.start]
    row = entry.place.row
    return "" if row is None or not row.own else row.own[min(row.own)].span.of(text)


def _found(text: str, span: Span) -> Iterator[NamedTarget]:
    stripped = span.strip(text)
    for target in find_targets(stripped.of(text)):
        yield NamedTarget(target, stripped.start, stripped)
