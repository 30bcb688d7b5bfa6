"""Rows of cells with spans become a grid in which every cell has its place and none overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from ..composing import Passage, Table, TableCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RawCell", "RawRow", "grid", "span_of"]

_MAX_COLUMNS = 500  # cells beyond keep their words but lose their spans
_SECTIONS = {"thead": 0, "tbody": 1, "tfoot": 2}
_NUMBER = re.compile(r"\s*(\d{1,9})")


@dataclass(slots=True)
class RawCell:
    """A cell as the page states it; a row span of 0 goes to the end of its section."""

    row_span: int
    column_span: int
    is_header: bool
    content: list[Passage | Table] = field(default_factory=list)


@dataclass(slots=True)
class RawRow:
    """A row and the section (``thead``, ``tbody``, ``tfoot``) that it stands in."""

    section: str
    section_number: int = 0
    cells: list[RawCell] = field(default_factory=list)


def span_of(value: str) -> int:
    """The number a span attribute states; 1 where it states none.

    >>> span_of("3"), span_of("0"), span_of("100%"), span_of("two"), span_of("-2")
    (3, 0, 100, 1, 1)
    """
    match = _NUMBER.match(value)
    return int(match[1]) if match else 1


def grid(rows: Sequence[RawRow]) -> tuple[TableCell, ...]:
    """The cells in order of row and column: heads first, feet last, spans within their section."""
    ordered = sorted(rows, key=lambda row: (_SECTIONS[row.section], row.section_number))
    cells: list[TableCell] = []
    first = 0
    for _, group in groupby(ordered, key=lambda row: (row.section, row.section_number)):
        section = list(group)
        cells.extend(_section(section, first))
        first += len(section)
    return tuple(cells)


def _section(rows: Sequence[RawRow], first: int) -> Iterator[TableCell]:
    free_from: list[int] = []  # for each column, the first row that no cell from above reaches
    for row, raw in enumerate(rows):
        column = 0
        for cell in raw.cells:
            while column < len(free_from) and free_from[column] > row:
                column += 1
            left = len(rows) - row
            row_span = 1 if column >= _MAX_COLUMNS else min(cell.row_span or left, left)
            column_span = _free_columns(free_from, row, column, cell.column_span)
            free_from.extend([0] * (column + column_span - len(free_from)))
            free_from[column : column + column_span] = [row + row_span] * column_span
            yield TableCell(
                first + row,
                column,
                tuple(cell.content),
                row_span,
                column_span,
                cell.is_header or raw.section == "thead",
            )
            column += column_span


def _free_columns(free_from: Sequence[int], row: int, column: int, wanted: int) -> int:
    """How many of the wanted columns are free from ``column`` on, at least one."""
    limit = max(column + 1, min(column + wanted, _MAX_COLUMNS))
    stop = column + 1
    while stop < limit and (stop >= len(free_from) or free_from[stop] <= row):
        stop += 1
    return stop - column
