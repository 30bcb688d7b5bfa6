"""Pages as they are printed, put together to one document: pieces of text with their boxes."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..model import evidence
from ..model.document import Block, BlockKind, Cell, Geometry
from ..model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

__all__ = ["Box", "CellText", "Piece", "extend", "extend_gap", "no_geometry", "printed_blocks"]

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell of a table on a page, its paragraphs as ``start, stop`` in the page's text."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    span: tuple[int, int]
    paragraphs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or, with cells, a table of a page."""

    span: tuple[int, int]
    box: Box
    cells: tuple[CellText, ...] = ()


def printed_blocks(pieces: Iterable[Piece], number: int, offset: int) -> Iterator[Block]:
    """The blocks of page ``number``, whose text begins at ``offset`` of the document's."""
    for piece in pieces:
        span = Span(*piece.span).shift(offset)
        if piece.cells:
            cells = tuple(_cell(cell, number, offset) for cell in piece.cells)
            yield Block(BlockKind.TABLE, span, number, cells=cells)
        else:
            yield Block(BlockKind.PARAGRAPH, span, number)


def _cell(cell: CellText, number: int, offset: int) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        span=Span(cell.span[0] + offset, cell.span[1] + offset),
        paragraphs=tuple(Span(start + offset, stop + offset) for start, stop in cell.paragraphs),
        row_span=cell.row_span,
        column_span=cell.column_span,
        page=number,
        box=evidence.Box(*cell.box),
    )


def no_geometry() -> Geometry:
    """The geometry of no characters, to be extended page by page."""
    return Geometry(array("H"), array("f"), array("f"), array("f"), array("f"))


def extend(geometry: Geometry, boxes: NDArray[np.float32], number: int) -> None:
    """Add the boxes of a page's characters; those that are NaN stand nowhere."""
    printed = ~np.isnan(boxes[:, 0])
    geometry.page.frombytes(np.where(printed, number, 0).astype(np.uint16).tobytes())
    sides = np.where(np.isfinite(boxes), boxes, 0).astype(np.float32).T
    arrays = (geometry.x0, geometry.top, geometry.x1, geometry.bottom)
    for side, values in zip(sides, arrays, strict=True):
        values.frombytes(side.tobytes())


def extend_gap(geometry: Geometry) -> None:
    """Add the line end between two pages, which is printed nowhere."""
    geometry.page.append(0)
    for values in (geometry.x0, geometry.top, geometry.x1, geometry.bottom):
        values.append(0)
