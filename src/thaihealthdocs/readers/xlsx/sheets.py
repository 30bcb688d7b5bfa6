"""A sheet becomes a table: merged cells are one cell, empty margins are cut off."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from ...model.document import Remark
from ..composing import Passage, Table, TableCell
from ..symbols import is_symbol_font, symbols
from .formats import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from .book import Sheet

__all__ = ["table_of"]

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_END = re.compile(r"\r\n|[\n\r\f\v]")
_ROWS = re.compile(r"\$?(\d+):\$?(\d+)")
_SYMBOL_LENGTH = 3
# Empty cells are kept, so that a row reads as a row, unless they are far more than the full ones.
_MOST_EMPTY_PER_FULL = 20
_FEW = 10_000

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Visible:
    """Which rows or columns are shown: all but the hidden ones, counted from 1."""

    hidden: Sequence[int]

    def __contains__(self, number: int) -> bool:
        at = bisect_left(self.hidden, number)
        return at == len(self.hidden) or self.hidden[at] != number

    def before(self, number: int) -> int:
        """How many shown ones stand before ``number``."""
        return number - 1 - bisect_left(self.hidden, number)


@dataclass(frozen=True, slots=True)
class _Merged:
    """A range of cells shown as one, in rows and columns as shown, counted from 0."""

    row: int
    column: int
    row_span: int
    column_span: int

    def places(self, rows: range, columns: range) -> Iterator[_Place]:
        """The places of the range that lie in the rows and columns given."""
        for row in range(max(self.row, rows.start), min(self.row + self.row_span, rows.stop)):
            start = max(self.column, columns.start)
            for column in range(start, min(self.column + self.column_span, columns.stop)):
                yield row, column


def table_of(sheet: Sheet) -> tuple[Table, list[Remark]]:
    """The cells of a sheet as shown, rows and columns counted from the first that is used."""
    rows = _Visible(_hidden_rows(sheet.values))
    columns = _Visible(_hidden_columns(sheet.values))
    merged = {(area.min_row, area.min_col): area for area in sheet.values.merged_cells.ranges}
    found: dict[_Place, TableCell] = {}
    spans: dict[_Place, _Merged] = {}
    hidden, unknown = [], []
    heads = _header_rows(sheet.values)
    for place, cell in sorted(sheet.values._cells.items()):
        value, is_known = sheet.value_at(*place)
        span = _span(merged.get(place), place, rows, columns)
        if not is_known:
            unknown.append(cell.coordinate)
        if span.row_span and span.column_span:
            here = span.row, span.column
            if place in merged:
                spans[here] = span
            if _is_printed(value):
                found[here] = _cell(span, cell, value, place[0] in heads)
        elif _is_printed(value):
            hidden.append(cell.coordinate)
    return Table(tuple(_with_gaps(found, spans)), is_layout=False), [
        *_remarks(sheet.title, "hidden_cells", "are hidden and were not read", hidden),
        *_remarks(sheet.title, "unread_cell", "hold formulas never calculated", unknown),
    ]


def _is_printed(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _remarks(title: str, code: str, what: str, cells: Sequence[str]) -> Iterator[Remark]:
    """One remark for all the cells of a sheet that share a fault, naming the first ones."""
    if cells:
        few = ", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")
        yield Remark(code, f"{len(cells)} cells of the sheet {title!r} {what}: {few}", text=few)


def _hidden_rows(sheet: Worksheet) -> list[int]:
    return sorted(row for row, state in sheet.row_dimensions.items() if state.hidden)


def _hidden_columns(sheet: Worksheet) -> list[int]:
    hidden: set[int] = set()
    for state in sheet.column_dimensions.values():
        if state.hidden and state.min and state.max:
            hidden.update(range(state.min, min(state.max, 16384) + 1))
    return sorted(hidden)


def _header_rows(sheet: Worksheet) -> frozenset[int]:
    """The rows repeated on each printed page, and the heads of tables defined in the sheet."""
    heads = {area.ref.split(":")[0] for area in sheet.tables.values() if area.headerRowCount != 0}
    numbers = {int("".join(filter(str.isdecimal, corner)) or 0) for corner in heads}
    titles = _ROWS.search(sheet.print_title_rows or "")
    if titles:
        numbers.update(range(int(titles[1]), min(int(titles[2]), int(titles[1]) + 50) + 1))
    return frozenset(numbers)


def _span(area: Any, place: _Place, rows: _Visible, columns: _Visible) -> _Merged:
    """Where a cell is shown and how far it reaches; spans of 0 for a hidden one."""
    last_row, last_column = place if area is None else (area.max_row, area.max_col)
    row, column = rows.before(place[0]), columns.before(place[1])
    return _Merged(
        row, column, rows.before(last_row + 1) - row, columns.before(last_column + 1) - column
    )


def _cell(span: _Merged, cell: Any, value: Any, is_header: bool) -> TableCell:
    words = _unescaped(shown(value, cell.number_format))
    if len(words) <= _SYMBOL_LENGTH and isinstance(value, str):
        font = cell.font.name or ""
        words = symbols(words, font) if is_symbol_font(font) else words
    return TableCell(
        span.row,
        span.column,
        tuple(Passage(line) for line in _LINE_END.split(words)),
        span.row_span,
        span.column_span,
        is_header,
        _behind(value),
    )


def _unescaped(words: str) -> str:
    """Control characters that the file writes as ``_x000D_``."""
    if "_x" not in words:
        return words
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), words).replace("\0", "")


def _behind(value: Any) -> str | float | None:
    """The number behind what is shown, a date in ISO form; None for words."""
    if isinstance(value, date | time):
        return value.isoformat()
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None


def _with_gaps(found: dict[_Place, TableCell], spans: dict[_Place, _Merged]) -> Iterator[TableCell]:
    """The cells found, and the empty ones between them, from the first row and column used."""
    if not found:
        return
    rows = _extent(row for row, _ in found)
    columns = _extent(column for _, column in found)
    places: Iterable[_Place] = sorted(found)
    if len(rows) * len(columns) <= max(_FEW, _MOST_EMPTY_PER_FULL * len(found)):
        covered = _covered(spans, rows, columns)
        places = (
            (row, column)
            for row in rows
            for column in columns
            if (row, column) in found or (row, column) not in covered
        )
    for row, column in places:
        cell = found.get((row, column))
        span = spans.get((row, column), _Merged(row, column, 1, 1))
        yield TableCell(
            row - rows.start,
            column - columns.start,
            cell.content if cell else (),
            span.row_span,
            span.column_span,
            cell is not None and cell.is_header,
            cell.value if cell else None,
        )


def _extent(numbers: Iterable[int]) -> range:
    known = set(numbers)
    return range(min(known), max(known) + 1)


def _covered(spans: dict[_Place, _Merged], rows: range, columns: range) -> frozenset[_Place]:
    """The places inside merged ranges other than their first."""
    return frozenset(
        place
        for first, span in spans.items()
        for place in span.places(rows, columns)
        if place != first
    )
