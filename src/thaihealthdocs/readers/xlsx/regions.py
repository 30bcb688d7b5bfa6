"""A sheet as its reader sees it: lines of words above, between and below its tables.

A row with one filled cell at its left edge is a line of words where it opens or closes a region,
or where the rows below it are shaped otherwise than those above; elsewhere it is a section row
of its table. A blank row parts regions.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ..composing import Passage, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..composing import TableCell

__all__ = ["regions"]

Rows = list[list["TableCell"]]


def regions(table: Table) -> Iterator[Passage | Table]:
    """The lines and tables of a sheet, in the order of its rows."""
    for rows in _parted(table):
        yield from _region(rows)


def _parted(table: Table) -> Iterator[Rows]:
    """Runs of rows between blank ones; a row that a cell from above reaches into is not blank."""
    run: Rows = []
    reached = -1
    for number, group in groupby(table.cells, key=lambda cell: cell.row):
        row = list(group)
        filled = [cell for cell in row if not cell.is_blank]
        if filled or number <= reached:
            run.append(row)
            reached = max([reached, *(cell.row + cell.row_span - 1 for cell in filled)])
        elif run:
            yield run
            run = []
    if run:
        yield run


def _region(rows: Rows) -> Iterator[Passage | Table]:
    start = 0
    for at, row in enumerate(rows):
        if _is_line(row) and _parts(rows, start, at):
            yield from _table(rows[start:at])
            yield from _line(row)
            start = at + 1
    yield from _table(rows[start:])


def _filled(row: Sequence[TableCell]) -> list[TableCell]:
    return [cell for cell in row if not cell.is_blank]


def _is_line(row: Sequence[TableCell]) -> bool:
    filled = _filled(row)
    return len(filled) == 1 and filled[0].column == 0 and filled[0].row_span == 1


def _parts(rows: Rows, start: int, at: int) -> bool:
    """Whether the line at ``at`` ends what came before it, rather than heads a section of it."""
    above = [row for row in rows[start:at] if not _is_line(row)]
    below = [row for row in rows[at + 1 :] if not _is_line(row)]
    if not above or not below:
        return True
    return _width(above[-1]) != _width(below[0]) and _width(above[0]) != _width(below[0])


def _width(row: Sequence[TableCell]) -> int:
    return max(cell.column for cell in _filled(row) or row)


def _line(row: Sequence[TableCell]) -> Iterator[Passage]:
    for cell in _filled(row):
        yield from (part for part in cell.content if isinstance(part, Passage))


def _table(rows: Rows) -> Iterator[Table]:
    if not rows:
        return
    first = rows[0][0].row
    cells = tuple(replace(cell, row=cell.row - first) for row in rows for cell in row)
    yield Table(cells, is_layout=False)
