"""One page of a PDF as text, with the shape and the place of every piece of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .clusters import Clusters, page_clusters
from .engine import address
from .frame import Frame
from .glyphs import page_glyphs
from .grids import Grid, page_grids
from .layout import Draft, drafts
from .legible import illegible
from .lines import page_lines
from .objects import page_objects
from .rules import page_rules
from .typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .engine import pdfium

__all__ = ["CellText", "PageText", "Piece", "read_page"]


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell of a table on a page, its paragraphs as ``start, stop`` in the page's text."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: tuple[float, float, float, float]
    span: tuple[int, int]
    paragraphs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or, with cells, a table of a page."""

    span: tuple[int, int]
    box: tuple[float, float, float, float]
    size: float
    cells: tuple[CellText, ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; ``boxes`` has a row for each character, NaN where none is printed."""

    width: float
    height: float
    text: str
    boxes: NDArray[np.float32]
    pieces: tuple[Piece, ...]
    illegible: str | None = None
    """Why what is printed on the page is not in ``text``, if so."""


def read_page(page: pdfium.PdfPage) -> PageText:
    """Read one page."""
    text_page = page.get_textpage()
    try:
        at = address(page)
        frame = Frame.of_page(at)
        objects = page_objects(at)
        clusters = page_clusters(page_glyphs(address(text_page), objects, frame))
        grids = page_grids(*page_rules(objects, frame))
    finally:
        text_page.close()
    lines = page_lines(clusters, _regions(clusters, grids))
    written = typeset(clusters, lines)
    reason = illegible(written.text, objects, frame)
    if reason is not None:
        nothing = np.zeros((0, 4), np.float32)
        return PageText(frame.width, frame.height, "", nothing, (), reason)
    found = drafts(written, lines.lines, grids, frame.width)
    spans, text, boxes = written.write([line for draft in found for line in draft.lines()])
    pieces = []
    at = 0
    for draft in found:
        count = sum(1 for _ in draft.lines())
        pieces.append(_piece(draft, spans[at : at + count], spans[at - 1][1] if at else 0))
        at += count
    return PageText(frame.width, frame.height, text, boxes, tuple(pieces))


def _regions(clusters: Clusters, grids: Sequence[Grid]) -> NDArray[np.int64]:
    """For each head the number of the cell it lies in, counted over all tables, -1 outside."""
    boxes = clusters.glyphs.boxes[clusters.heads]
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = clusters.glyphs.base[clusters.heads] - 0.3 * clusters.glyphs.size[clusters.heads]
    regions = np.full(len(x), -1, np.int64)
    before = 0
    for grid in grids:
        row, column = np.searchsorted(grid.ys, y) - 1, np.searchsorted(grid.xs, x) - 1
        rows, columns = grid.squares.shape
        inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        cell = grid.squares[row[inside], column[inside]]
        regions[inside] = np.where(cell >= 0, cell + before, regions[inside])
        before += len(grid.cells)
    return regions


def _piece(draft: Draft, spans: list[tuple[int, int]], after: int) -> Piece:
    """A draft whose lines were written at ``spans``; ``after`` is where the one before ended."""
    if not draft.cells:
        size = max(line.size for line in draft.group)
        return Piece((spans[0][0], spans[-1][1]), draft.box, size)
    place = spans[0][0] if spans else after
    cells = []
    at = 0
    for cell, groups in draft.cells:
        parts = []
        for group in groups:
            parts.append((spans[at][0], spans[at + len(group) - 1][1]))
            at += len(group)
        place = parts[-1][1] if parts else place
        span = (parts[0][0], place) if parts else (place, place)
        where = (cell.row, cell.column, cell.row_span, cell.column_span)
        cells.append(CellText(*where, cell.box, span, tuple(parts)))
    start = spans[0][0] if spans else after
    return Piece((start, place), draft.box, 0.0, tuple(cells))
