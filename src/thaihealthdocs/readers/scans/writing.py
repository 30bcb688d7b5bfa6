"""The text of a page as it is written out, piece after piece, with the place of each character."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from ..printed import Box, CellText, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Line, Symbol
    from .grids import Grid, GridCell
    from .page import ScannedPage
    from .sheet import Sheet

__all__ = ["Unread", "Writing"]

_NOWHERE = (float("nan"),) * 4


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that no two readers agree on, and what it may be."""

    span: tuple[int, int]
    guess: str


class Writing:
    """A page while it is written."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes: list[Box] = []
        self.sure = bytearray()
        self.pieces: list[Piece] = []
        self.unread: list[Unread] = []

    @property
    def length(self) -> int:
        """How many characters are written."""
        return len(self.boxes)

    def paragraph(self, lines: Sequence[Line]) -> None:
        """Write a paragraph of its own."""
        self._begin()
        span = self._lines(lines)
        self.pieces.append(Piece(span, _around(lines)))

    def table(self, grid: Grid, read: Sequence[tuple[GridCell, list[list[Line]]]]) -> None:
        """Write the rows of a table, nothing for one that is empty."""
        if not any(groups for _, groups in read):
            return
        self._begin()
        start = self.length
        cells: list[CellText] = []
        for number, (_, row) in enumerate(groupby(read, key=lambda each: each[0].row)):
            self._write("\n" if number else "")
            for column, (cell, groups) in enumerate(row):
                self._write("\t" if column else "")
                cells.append(self._cell(cell, groups))
        box = tuple(map(float, grid.box))
        self.pieces.append(Piece((start, self.length), box, tuple(cells)))  # type: ignore[arg-type]

    def _begin(self) -> None:
        self._write("\n" if self.length else "")

    def _cell(self, cell: GridCell, groups: Sequence[Sequence[Line]]) -> CellText:
        start = self.length
        spans = []
        for number, group in enumerate(groups):
            self._write("\n" if number else "")
            spans.append(self._lines(group))
        span = (spans[0][0], spans[-1][1]) if spans else (start, start)
        place = (cell.row, cell.column, cell.row_span, cell.column_span)
        return CellText(*place, tuple(map(float, cell.box)), span, tuple(spans))  # type: ignore[arg-type]

    def _lines(self, lines: Sequence[Line]) -> tuple[int, int]:
        start = self.length
        for number, line in enumerate(lines):
            self._write("\n" if number else "")
            for at, symbol in enumerate(line.symbols):
                self._write(symbol.before if at else "")
                self._symbol(symbol)
        return start, self.length

    def _symbol(self, symbol: Symbol) -> None:
        if symbol.unread is not None:
            self.unread.append(Unread((self.length, self.length + len(symbol.text)), symbol.unread))
        sure = 0 if symbol.unread is not None else round(100 * min(1.0, max(0.0, symbol.sure)))
        x0, top, x1, bottom = symbol.box
        step = (x1 - x0) / len(symbol.text)
        for at, character in enumerate(symbol.text):
            box = (x0 + at * step, top, x0 + (at + 1) * step, bottom)
            self._write(character, box, sure)

    def _write(self, text: str, box: Box = _NOWHERE, sure: int = 100) -> None:
        if text:
            self.parts.append(text)
            self.boxes.extend([box] * len(text))
            self.sure.extend([sure] * len(text))

    def page(self, sheet: Sheet) -> ScannedPage:
        """What was written, all places in points of the picture."""
        from .page import ScannedPage

        boxes = np.array(self.boxes, np.float32).reshape(-1, 4)
        pieces = tuple(_placed(piece, sheet) for piece in self.pieces)
        return ScannedPage(
            sheet.width,
            sheet.height,
            "".join(self.parts),
            sheet.to_page(boxes),
            pieces,
            tuple(self.unread),
            bytes(self.sure),
        )


def _around(lines: Sequence[Line]) -> Box:
    return (
        min(line.box[0] for line in lines),
        min(line.box[1] for line in lines),
        max(line.box[2] for line in lines),
        max(line.box[3] for line in lines),
    )


def _placed(piece: Piece, sheet: Sheet) -> Piece:
    boxes = np.array([piece.box, *(cell.box for cell in piece.cells)], np.float32)
    own, *rest = map(tuple, sheet.to_page(boxes).tolist())
    cells = tuple(replace(cell, box=box) for cell, box in zip(piece.cells, rest, strict=True))
    return replace(piece, box=own, cells=cells)
