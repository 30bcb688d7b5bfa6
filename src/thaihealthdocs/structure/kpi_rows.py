"""Rows of tables by the indicator that they are about, those that go on without its name too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.span import Span
from .figures import is_total
from .kpis import Kpi, kpis
from .measures import is_verdicts
from .memory import once_per_document
from .row_periods import is_period_column
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from .columns import Column
    from .tables import Row, Table

__all__ = ["KpiRow", "kpi_rows", "subject_of"]

_CODE = re.compile(r"^\s*(?:\[[^\]]{2,12}\]|\(?[\d๐-๙]{5,9}\)?|[\d๐-๙]{1,3}[.)])\s*[-:]?\s*(?=\S)")


@dataclass(frozen=True, eq=False)
class KpiRow:
    """A row, the indicator it is about, and whether it names the indicator itself."""

    table: Table
    row: Row
    kpi: Kpi
    is_first: bool


@once_per_document
def kpi_rows(document: Document) -> tuple[KpiRow, ...]:
    """The rows of tables with an indicator column, each with its indicator."""
    return tuple(_rows(document))


def _rows(document: Document) -> Iterator[KpiRow]:
    named: dict[Row, Kpi] = {}
    for kpi in kpis(document):
        for _, row in kpi.rows:
            named.setdefault(row, kpi)
    for table in tables(document):
        columns = table.with_role("indicator")
        current: Kpi | None = None
        for row in table.rows:
            if row.is_section:
                current = None
            elif row in named:
                current = named[row]
            elif columns and any(c.index in row.own for c in columns):
                current = None
            if current is not None:
                yield KpiRow(table, row, current, is_first=row in named)


def subject_of(document: Document, table: Table, row: Row) -> tuple[Cell, Span] | None:
    """The cell that says whom the row is about, and its words without a code before them."""
    column = _subject_columns(document)[table]
    cell = None if column is None else row.covering.get(column.index)
    if cell is None:
        cell = next(_totals(document.text, table, row, column), None)
    if cell is None:
        return None
    code = _CODE.match(cell.span.of(document.text))
    start = cell.span.start + (code.end() if code is not None else 0)
    return cell, Span(start, cell.span.stop).strip(document.text)


def _totals(text: str, table: Table, row: Row, subjects: Column | None) -> Iterator[Cell]:
    """What stands in the wider of two subject columns, or รวม in a column before theirs."""
    for column in table.with_role("subject"):
        if column.index in row.own and not _numeric(text, table, column):
            yield row.own[column.index]
    for index in range(subjects.index if subjects is not None else 0):
        if index in row.own and is_total(row.own[index].span.strip(text).of(text)):
            yield row.own[index]


@once_per_document
def _subject_columns(document: Document) -> dict[Table, Column | None]:
    """The column of each table that says whom its rows are about."""
    return {table: _subject_column(document.text, table) for table in tables(document)}


def _subject_column(text: str, table: Table) -> Column | None:
    named = [c for c in table.with_role("subject") if not _numeric(text, table, c)]
    if named:
        return named[-1] if len(named) > 1 and _is_wider(text, table, named) else named[0]
    if table.with_role("indicator"):
        return None
    for column in table.columns:
        if (
            column.role in (None, "person", "agency")
            and column.path
            and not _numeric(text, table, column)
            and not is_period_column(text, table, column)
            and not is_verdicts(text, table, column)
        ):
            return column
    return None


def _is_wider(text: str, table: Table, named: list[Column]) -> bool:
    """Whether the first of two subject columns names the areas that those of the second lie in."""
    areas, units = (
        {cell.span.of(text) for cell in table.cells_under(column)}
        for column in (named[0], named[-1])
    )
    return len(areas) < len(units)


def _numeric(text: str, table: Table, column: Column) -> bool:
    cells = table.cells_under(column)
    digits = [c for c in cells if re.fullmatch(r"[\s\d๐-๙.,%/()-]+", c.span.of(text))]
    return len(digits) * 2 > len(cells)
