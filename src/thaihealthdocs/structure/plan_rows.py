"""The rows of plan tables: which plan items begin in a row, and which months it is for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from .lexicon import LEVEL_RANKS
from .memory import once_per_document
from .outline import outline
from .tables import Row, Table, tables

if TYPE_CHECKING:
    from ..model.document import Document
    from .entries import Entry

__all__ = ["PlanRow", "plan_rows"]


@dataclass(frozen=True, eq=False)
class PlanRow:
    """A row of a plan table and the plan items that begin in it, highest first."""

    table: Table
    row: Row
    items: tuple[Entry, ...]


@once_per_document
def plan_rows(document: Document) -> tuple[PlanRow, ...]:
    """The rows that hold plan items, in reading order."""
    by_row: dict[Row, list[Entry]] = {}
    for entry in outline(document):
        row = entry.place.row
        if row is not None and not row.is_section and entry.role in LEVEL_RANKS:
            by_row.setdefault(row, []).append(entry)
    return tuple(
        PlanRow(table, row, _highest_first(table, below, by_row[row]))
        for table in tables(document)
        for row, below in zip_longest(table.rows, table.rows[1:])
        if row in by_row
    )


def _highest_first(table: Table, below: Row | None, entries: list[Entry]) -> tuple[Entry, ...]:
    """The items of the row itself: one whose cell goes on in later rows stands above them all."""
    own = [entry for entry in entries if not _goes_on(table, below, entry)]
    items = [entry for entry in own or entries if entry.role not in ("goal", "step")]
    return tuple(sorted(items or own or entries, key=lambda entry: LEVEL_RANKS[entry.role]))


def _goes_on(table: Table, below: Row | None, entry: Entry) -> bool:
    cell, column = entry.place.cell, entry.place.column
    if cell is None or column is None:
        return False
    if cell.row_span > 1:
        return True
    if below is None or below.is_section:
        return False
    plan_columns = [c.index for c in table.columns if c.role in LEVEL_RANKS]
    return column.index not in below.own and any(index in below.own for index in plan_columns)
