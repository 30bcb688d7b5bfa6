"""Cells that are measured together: of a row, of a unit and group of columns, or of a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .kpi_rows import kpi_rows, subject_of
from .kpis import last_kpi_before
from .labels import field_role
from .measures import groups
from .row_periods import row_periods
from .table_kpis import group_kpis
from .tables import tables
from .transposed import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.span import Span
    from .columns import Period
    from .kpis import Kpi
    from .measures import Group
    from .tables import Row, Table

__all__ = ["Measured", "measured"]


@dataclass(frozen=True)
class Measured:
    """The cells of one result by role, the indicator, and whom it is about where that is said."""

    kpi: Kpi
    table: Table
    cells: dict[str, Cell]
    subject: Span | None
    group: Group | None = None
    period: Period | None = None
    """What its row says of the time, in tables whose rows are quarters, rounds or years."""


def measured(document: Document) -> Iterator[Measured]:
    """What the tables of ``document`` measure, with and without figures in it."""
    yield from _in_rows(document)
    yield from _by_unit(document)
    yield from _yearly(document)
    for unit in standing(document):
        name = unit.subject.cells[-1].span.strip(document.text)
        yield Measured(unit.kpi, unit.table, unit.cells, name)


def _in_rows(document: Document) -> Iterator[Measured]:
    """The rows of tables with a column of indicators."""
    for row in kpi_rows(document):
        subject = subject_of(document, row.table, row.row)
        for group in groups(document)[row.table]:
            yield _of_row(row.kpi, row.table, group, row.row, subject)


def _by_unit(document: Document) -> Iterator[Measured]:
    """The rows of tables by unit, area or disease, whose columns are of one indicator or more."""
    periods = row_periods(document)
    for table in tables(document):
        for group in groups(document)[table]:
            kpi = group_kpis(document).get(group)
            for row in table.rows if kpi is not None else ():
                subject, period = subject_of(document, table, row), periods.get(row)
                is_result = not row.is_section and not _is_criteria(document.text, row)
                if kpi is not None and (subject or period) and is_result:
                    yield _of_row(kpi, table, group, row, subject, period)


def _is_criteria(text: str, row: Row) -> bool:
    """A row that says what must be reached, not what was."""
    label = row.own.get(0)
    return label is not None and field_role(label.span.of(text)) == "target"


def _yearly(document: Document) -> Iterator[Measured]:
    """Values of earlier years in a table of its own below an indicator."""
    for table in tables(document):
        if table.with_role("indicator", "subject") or not table.with_role("baseline", "unit"):
            continue
        kpi = last_kpi_before(document, table.parts[0].span.start)
        dated = [group for group in groups(document)[table] if group.year is not None]
        if kpi is not None and len(dated) >= 2:
            for row in table.rows:
                for group in dated:
                    yield _of_row(kpi, table, group, row, None)


def _of_row(
    kpi: Kpi,
    table: Table,
    group: Group,
    row: Row,
    subject: tuple[Cell, Span] | None,
    period: Period | None = None,
) -> Measured:
    cells = {
        role: row.own[column.index]
        for role, column in group.columns.items()
        if column.index in row.own
    }
    who = None if subject is None else subject[1]
    if who is None and group.about_cell is not None:
        who = group.about_cell.span
    return Measured(kpi, table, cells, who, group, period)
