"""Printed tables as parts of larger ones: what their rows say, and where their columns stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.document import Block, Cell, Document

__all__ = ["Part", "agree", "letters", "nearest", "parted"]

_BLANKS = re.compile(r"\s+")


def letters(words: str) -> str:
    """The words without their blanks."""
    return _BLANKS.sub("", words)


class Part:
    """A printed table: its rows as what they say, and where its columns stand."""

    def __init__(self, document: Document, block: Block) -> None:
        self.block = block
        self.words = {cell: letters(cell.span.of(document.text)) for cell in block.cells}
        self.height = max(cell.row + cell.row_span for cell in block.cells)
        self.width = max(cell.column + cell.column_span for cell in block.cells)
        self.edges = _edges(block.cells)
        self.page_height = next(
            (page.height for page in document.pages if page.number == block.page), None
        )

    def row(self, number: int) -> list[tuple[int, str]]:
        """The column and the words of each cell that begins in a row."""
        return [(cell.column, self.words[cell]) for cell in self.block.cells if cell.row == number]


def _edges(cells: Sequence[Cell]) -> tuple[float, ...]:
    """Where columns begin and end, in points; nothing where the source has no places."""
    sides = [(cell.box.x0, cell.box.x1) for cell in cells if cell.box is not None]
    return tuple(parted(sorted(x for pair in sides for x in pair)))


_SAME_EDGE = 3.0
_MOST_SHIFTED = 60.0
"""Points by which even pages may stand beside odd ones."""


def parted(places: Sequence[float]) -> list[float]:
    """Places in order without those that are as good as the one before."""
    apart: list[float] = []
    for place in places:
        if not apart or place - apart[-1] > _SAME_EDGE:
            apart.append(place)
    return apart


def nearest(edges: Sequence[float], x: float) -> int:
    """Which of the edges is nearest to a place."""
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x))


def agree(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two tables have the same sides and no edge that the other could not have."""
    if len(one) < 2 or len(other) < 2:
        return False
    shift = other[0] - one[0]
    if abs(shift) > _MOST_SHIFTED or abs(other[-1] - one[-1] - shift) > _SAME_EDGE:
        return False
    fewer, more = sorted(([x + shift for x in one], list(other)), key=len)
    return all(abs(more[nearest(more, x)] - x) <= _SAME_EDGE for x in fewer)
