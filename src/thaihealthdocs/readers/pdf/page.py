"""One page of a PDF as text, with the shape and the place of every piece of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..printed import Box, CellText, Piece
from .aligned import Spans, aligned_grids
from .clusters import Clusters, page_clusters
from .engine import argument
from .frame import Frame
from .glyphs import page_glyphs
from .grids import Grid, lengthened, page_grids
from .implied import implied_grids, larger, shaded_grids
from .layout import Draft, drafts
from .legible import illegible
from .limits import MAX_OBJECTS
from .lines import Line, page_lines
from .objects import page_objects
from .rules import Rule, page_rules, page_shades
from .typeset import Typeset, joined, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .engine import pdfium
    from .texts import Glyphs

__all__ = ["PageText", "read_page"]


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; ``boxes`` has a row for each character, NaN where none is printed."""

    width: float
    height: float
    text: str
    boxes: NDArray[np.float32]
    pieces: tuple[Piece, ...]
    illegible: str | None = None
    """Why what is printed on the page is not in the file, if so; see `legible.REASONS`."""
    drawn: int = 0
    """How many objects and characters the page draws."""
    is_cut: bool = False
    """Whether it draws more than is read."""
    unread: tuple[tuple[tuple[int, int], str], ...] = ()
    """Of a page whose characters were recognised: where numbers are doubtful, and a guess."""
    sure: bytes | None = None
    """Of such a page: how sure each character is, from 0 to 100."""
    columns: Spans = ()
    """Of the table without rules that ends the page and may go on: where its columns stand."""


_Composed = tuple[str, "NDArray[np.float32]", list[Piece]]


def read_page(page: pdfium.PdfPage, before: Spans = ()) -> PageText:
    """Read one page; ``before`` are the `PageText.columns` of the page before it."""
    text_page = page.get_textpage()
    try:
        at, text_at = argument(page), argument(text_page)
        shown = Frame.of_page(at)
        objects = page_objects(at)
        glyphs = page_glyphs(text_at, objects, shown)
        turns = _turns(glyphs)
        frame = shown.turned(turns[0])
        rules = page_rules(objects, frame)
        shades = page_shades(objects, frame)
        if turns != [0]:
            turned = [(turn, page_glyphs(text_at, objects, shown.turned(turn))) for turn in turns]
            level = [(turn, glyphs.take(glyphs.turns == 0)) for turn, glyphs in turned]
        else:
            level = [(0, glyphs)]
    finally:
        text_page.close()
    clusters = [(turn, page_clusters(glyphs)) for turn, glyphs in level]
    grids, columns = _grids(rules, shades, clusters[0][1], before)
    written, lines = joined(
        [_lines(found, grids, frame, (turn - turns[0]) % 4) for turn, found in clusters]
    )
    reason = illegible(written.text, objects, frame)
    if reason is not None:
        nothing = np.zeros((0, 4), np.float32)
        return PageText(shown.width, shown.height, "", nothing, (), reason)
    composed = _composed(written, drafts(written, lines, grids, frame.width))
    count = len(objects.kinds)
    return replace(
        _as_shown(composed, shown, turns[0]),
        columns=columns,
        drawn=count + len(glyphs),
        is_cut=count >= MAX_OBJECTS,
    )


def _turns(glyphs: Glyphs) -> list[int]:
    """The quarter turns that text on the page is set at, the most frequent first."""
    counts = np.bincount(glyphs.turns, minlength=4)
    return [0] if counts[0] == len(glyphs) else [int(t) for t in np.argsort(-counts) if counts[t]]


def _grids(
    rules: tuple[list[Rule], list[Rule]],
    shades: tuple[list[Rule], list[Rule]],
    clusters: Clusters,
    before: Spans,
) -> tuple[list[Grid], Spans]:
    """The tables of a page, and the columns of one that may go on over the page.

    Those that are ruled, those whose rows alone are marked, those that nothing marks.
    """
    grids = page_grids(*rules)
    is_open = any(grid.is_open for grid in grids)
    if len(clusters.heads) and (is_open or len(rules[0]) > 2 or len(shades[0]) > 2):
        words, usual = _words(clusters), _median(clusters.glyphs.size[clusters.heads])
        grids = [lengthened(grid, words, usual) for grid in grids]
        grids = grids + implied_grids(rules[0], words, usual, grids)
        rows = implied_grids(shades[0], words, usual, grids, is_shade=True)
        cells = shaded_grids(*shades, words, grids)
        grids = grids + larger(cells, rows)
    aligned, columns = aligned_grids(clusters, grids, before)
    return sorted([*grids, *aligned], key=lambda grid: (grid.ys[0], grid.xs[0])), columns


def _words(clusters: Clusters) -> NDArray[np.float32]:
    """For each cluster x0, its middle in height, and x1."""
    glyphs, heads = clusters.glyphs, clusters.heads
    words = np.empty((len(heads), 3), np.float32)
    words[:, 0], words[:, 2] = glyphs.boxes[:, 0][heads], glyphs.boxes[:, 2][heads]
    words[:, 1] = glyphs.base[heads] - 0.3 * glyphs.size[heads]
    return words


def _median(values: NDArray[np.float32]) -> float:
    """The middle one, or the mean of both: numpy's own takes ten times as long."""
    ordered, last = np.sort(values), len(values) - 1
    return (float(ordered[last // 2]) + float(ordered[(last + 1) // 2])) / 2


def _lines(
    clusters: Clusters, grids: Sequence[Grid], frame: Frame, by: int
) -> tuple[Typeset, list[Line]]:
    """The lines of clusters that run level in ``frame.turned(by)``, in places of ``frame``."""
    x0, y, x1 = _words(clusters).T
    x = (x0 + x1) / 2
    centres = frame.from_turned(np.stack((x, y, x, y), axis=1), by)
    found = page_lines(clusters, _regions(centres, grids))
    written = typeset(clusters, found)
    if by == 0:
        return written, found.lines
    written = replace(written, boxes=frame.from_turned(written.boxes, by))
    return written, [_turned(line, written) for line in found.lines]


def _turned(line: Line, written: Typeset) -> Line:
    """A sideways line, outside of tables with the place of its box as if it were level."""
    if line.region >= 0:
        return line._replace(is_turned=True)
    boxes = written.boxes[slice(*written.span(line))]
    x0, bottom, x1 = boxes[:, 0].min(), boxes[:, 3].max(), boxes[:, 2].max()
    return line._replace(x0=float(x0), x1=float(x1), base=float(bottom), is_turned=True)


def _regions(centres: NDArray[np.float32], grids: Sequence[Grid]) -> NDArray[np.int64]:
    """For each place the number of the cell it lies in, counted over all tables, -1 outside."""
    x, y = centres[:, 0], centres[:, 1]
    regions = np.full(len(x), -1, np.int64)
    before = 0
    for grid in grids:
        left, top, right, bottom = grid.box
        inside = ((x > left) & (x <= right) & (y > top) & (y <= bottom)).nonzero()[0]
        row = np.searchsorted(grid.ys[1:-1], y[inside])
        column = np.searchsorted(grid.xs[1:-1], x[inside])
        cell = grid.squares[row, column]
        regions[inside] = np.where(cell >= 0, cell + before, regions[inside])
        before += len(grid.cells)
    return regions


def _composed(written: Typeset, found: Sequence[Draft]) -> _Composed:
    """The drafts of a page written out in their order."""
    groups = [list(draft.lines()) for draft in found]
    spans, text, boxes = written.write([line for group in groups for line in group])
    pieces = []
    at = 0
    for draft, count in zip(found, map(len, groups), strict=True):
        pieces.append(_piece(draft, spans[at : at + count], spans[at - 1][1] if at else 0))
        at += count
    return text, boxes, pieces


def _as_shown(composed: _Composed, shown: Frame, by: int) -> PageText:
    """A page read in ``shown.turned(by)`` in places of the page as it is shown."""
    text, boxes, pieces = composed
    if by != 0:

        def back(box: Box) -> Box:
            x0, top, x1, bottom = shown.from_turned(np.array([box], np.float32), by)[0].tolist()
            return x0, top, x1, bottom

        boxes = shown.from_turned(boxes, by)
        pieces = [
            replace(
                piece,
                box=back(piece.box),
                cells=tuple(replace(cell, box=back(cell.box)) for cell in piece.cells),
            )
            for piece in pieces
        ]
    return PageText(shown.width, shown.height, text, boxes, tuple(pieces))


def _piece(draft: Draft, spans: list[tuple[int, int]], after: int) -> Piece:
    """A draft whose lines were written at ``spans``; ``after`` is where the one before ended."""
    if not draft.cells:
        return Piece((spans[0][0], spans[-1][1]), draft.box)
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
    return Piece((start, place), draft.box, tuple(cells))
