"""One page of a PDF as text, with the shape and the place of every piece of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from .clusters import Clusters, page_clusters
from .columns import Band, bands
from .engine import address
from .frame import Frame
from .glyphs import page_glyphs
from .grids import Grid, page_grids
from .lines import Line, Lines, page_lines
from .objects import Objects, page_objects
from .paragraphs import Measure, paragraphs
from .rules import page_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import pdfium

__all__ = ["CellText", "Piece", "PageText", "read_page"]

_NEWLINE, _TAB = ord("\n"), ord("\t")
_CHUNK = 3.0
"""Of the font size: Thai words are seldom wider, and a line may be broken after any word."""


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
    objects: Objects = field(repr=False)


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
    regions = _regions(clusters, grids)
    return _Composer(clusters, page_lines(clusters, regions), grids, frame).page(objects)


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


class _Composer:
    """Puts the lines of one page in reading order and writes them out."""

    def __init__(
        self, clusters: Clusters, lines: Lines, grids: Sequence[Grid], frame: Frame
    ) -> None:
        self.clusters = clusters
        self.lines = lines
        self.grids = grids
        self.frame = frame
        self.heads_x1 = clusters.glyphs.boxes[clusters.heads[lines.heads], 2]
        self.heads_x0 = clusters.glyphs.boxes[clusters.heads[lines.heads], 0]
        self.heads_code = clusters.glyphs.codes[clusters.heads[lines.heads]]
        self.pitches = _pitches(lines.lines)
        self.written: list[Line] = []

    def pitch(self, size: float) -> float:
        """The usual distance between lines of this size, in points."""
        return self.pitches.get(round(size), 1.7 * size)

    def text_of(self, line: Line, count: int = 200) -> str:
        """The first letters of a line, marks apart."""
        stop = min(line.stop, line.start + count)
        codes = self.heads_code[line.start : stop].tolist()
        gaps = self.lines.gaps[line.start : stop].tolist()
        return "".join(
            chr(gap) + chr(code) if gap and at else chr(code)
            for at, (code, gap) in enumerate(zip(codes, gaps, strict=True))
        )

    def parts(self, line: Line) -> list[Line]:
        """A line cut where its parts are set apart."""
        tabs = np.flatnonzero(self.lines.gaps[line.start + 1 : line.stop] == _TAB)
        if not len(tabs):
            return [line]
        cuts = [line.start, *(tabs + line.start + 1).tolist(), line.stop]
        return [
            replace(
                line,
                start=start,
                stop=stop,
                x0=float(self.heads_x0[start]),
                x1=float(self.heads_x1[start:stop].max()),
            )
            for start, stop in zip(cuts, cuts[1:], strict=False)
        ]

    def band_paragraphs(self, band: Band, measure: Measure) -> Iterator[list[Line]]:
        """The paragraphs of a band, column by column."""
        if len(band.columns) == 1:
            yield from self.paragraphs(band.columns[0], measure)
            return
        for column in band.columns:
            if band.is_prose:
                left, right = min(line.x0 for line in column), max(line.x1 for line in column)
                yield from self.paragraphs(column, Measure(left, right))
            else:
                yield from ([line] for line in column)

    def first_chunk(self, line: Line) -> float:
        """The width of what a line begins with and that could not stand on the line before."""
        gaps = np.flatnonzero(self.lines.gaps[line.start + 1 : line.stop])
        stop = line.start + 1 + int(gaps[0]) if len(gaps) else line.stop
        width = float(self.heads_x1[stop - 1]) - line.x0
        is_thai = 0x0E00 <= int(self.heads_code[line.start]) < 0x0E80
        return min(width, _CHUNK * line.size) if is_thai else width

    def has_tab(self, line: Line) -> bool:
        """Whether parts of the line are set apart."""
        return bool((self.lines.gaps[line.start + 1 : line.stop] == _TAB).any())

    def paragraphs(self, lines: Sequence[Line], measure: Measure) -> list[list[Line]]:
        """Lines of one region as paragraphs."""
        return paragraphs(lines, measure, self.pitch, self.text_of, self.first_chunk)

    def page(self, objects: Objects) -> PageText:
        """The text of the page and its pieces."""
        by_region: dict[int, list[Line]] = {}
        for line in self.lines.lines:
            by_region.setdefault(line.region, []).append(line)
        drafts = list(self._drafts(by_region))
        spans, text, boxes = self._write([line for draft in drafts for line in draft.lines()])
        pieces = []
        at = 0
        for draft in drafts:
            piece, at = draft.piece(spans, at)
            pieces.append(piece)
        return PageText(
            self.frame.width, self.frame.height, text, boxes, tuple(pieces), objects
        )

    def _drafts(self, by_region: dict[int, list[Line]]) -> Iterator[_Draft]:
        """Paragraphs and tables in reading order."""
        drafts: list[tuple[float, _Draft]] = []
        free = by_region.get(-1, [])
        measure = _page_measure(
            [line for line in free if not self.has_tab(line)] or free, self.frame.width
        )
        tops = [grid.ys[0] for grid in self.grids]
        zones: dict[int, list[Line]] = {}
        for line in free:
            zones.setdefault(sum(top < line.base for top in tops), []).append(line)
        for lines in zones.values():
            for band in bands(lines, self.parts, self.text_of):
                top = band.columns[0][0].base
                for group in self.band_paragraphs(band, measure):
                    drafts.append((top if len(band.columns) > 1 else group[0].base, _ParagraphDraft(group)))
        first = 0
        for grid in self.grids:
            cells = []
            for number, cell in enumerate(grid.cells, start=first):
                lines = by_region.get(number, [])
                cells.append((cell, self.paragraphs(lines, _cell_measure(lines, cell.box))))
            first += len(grid.cells)
            drafts.append((grid.ys[0], _TableDraft(grid, cells)))
        for _, draft in sorted(drafts, key=lambda draft: draft[0]):
            yield draft

    def _write(
        self, lines: Sequence[Line]
    ) -> tuple[list[tuple[int, int]], str, NDArray[np.float32]]:
        """The characters of the lines in this order: spans of lines, text, boxes."""
        if not lines:
            return [], "", np.zeros((0, 4), np.float32)
        glyphs = self.clusters.glyphs
        order = np.concatenate([np.arange(line.start, line.stop) for line in lines])
        separators = self.lines.gaps[order].copy()
        counts = np.array([line.stop - line.start for line in lines])
        firsts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        separators[firsts[1:]] = _NEWLINE
        separators[0] = 0
        rank = np.zeros(len(self.clusters.heads), np.int64)
        rank[self.lines.heads[order]] = np.arange(len(order))
        rank_of = rank[self.clusters.head_of] * 2
        rank_of[self.clusters.heads] -= 1
        sequence = np.argsort(rank_of, kind="stable")
        starts = np.searchsorted(rank_of[sequence], 2 * np.arange(len(order)) - 1)
        at = np.flatnonzero(separators)
        codes = np.insert(glyphs.codes[sequence], starts[at], separators[at])
        boxes = glyphs.boxes[sequence]
        before, after = boxes[starts[at] - 1], boxes[starts[at]]
        blanks = np.stack((before[:, 2], after[:, 1], after[:, 0], after[:, 3]), axis=1)
        blanks[separators[at] == _NEWLINE] = np.nan
        boxes = np.insert(boxes, starts[at], blanks, axis=0)
        shift = np.cumsum(separators != 0)
        begin = starts[firsts] + shift[firsts]
        stop = np.append(begin[1:] - 1, len(codes))
        return (
            list(zip(begin.tolist(), stop.tolist(), strict=True)),
            codes.tobytes().decode("utf-32-le", "replace"),
            boxes,
        )


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """For each font size the usual distance between two lines under each other, in points."""
    found: dict[int, list[float]] = {}
    for one, other in zip(lines, lines[1:], strict=False):
        step = other.base - one.base
        same = one.region == other.region and abs(one.size - other.size) < 0.5
        if same and 0.8 * one.size < step < 2.6 * one.size:
            found.setdefault(round(one.size), []).append(step)
    return {size: sorted(steps)[len(steps) // 4] for size, steps in found.items()}


def _page_measure(lines: Sequence[Line], width: float) -> Measure:
    """Where lines outside of tables may begin and end: as far as any does, margins alike."""
    if not lines:
        return Measure(0, width)
    left = min(line.x0 for line in lines)
    ends = sorted(line.x1 for line in lines)
    if len(ends) > 2 and ends[-1] - ends[-3] < 0.03 * width and ends[-1] - left > 0.4 * width:
        return Measure(left, ends[-1])
    return Measure(left, max(ends[-1], width - max(left, 0.12 * width)))


def _cell_measure(lines: Sequence[Line], box: tuple[float, float, float, float]) -> Measure:
    """Where lines inside a cell may begin and end: as far from the right rule as from the left."""
    if not lines:
        return Measure(box[0], box[2])
    pad = min(min(line.x0 for line in lines) - box[0], box[2] - max(line.x1 for line in lines), 8)
    pad = max(pad, 0)
    return Measure(box[0] + pad, box[2] - pad)


def _around(boxes: Sequence[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A piece whose lines are not written yet."""

    def lines(self) -> Iterator[Line]:
        raise NotImplementedError

    def piece(self, spans: Sequence[tuple[int, int]], at: int) -> tuple[Piece, int]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _ParagraphDraft(_Draft):
    group: list[Line]

    def lines(self) -> Iterator[Line]:
        yield from self.group

    def piece(self, spans: Sequence[tuple[int, int]], at: int) -> tuple[Piece, int]:
        stop = at + len(self.group)
        box = _around([(line.x0, line.top, line.x1, line.bottom) for line in self.group])
        size = max(line.size for line in self.group)
        return Piece((spans[at][0], spans[stop - 1][1]), box, size), stop


@dataclass(frozen=True, slots=True)
class _TableDraft(_Draft):
    grid: Grid
    cells: list[tuple[object, list[list[Line]]]]

    def lines(self) -> Iterator[Line]:
        for _, groups in self.cells:
            for group in groups:
                yield from group

    def piece(self, spans: Sequence[tuple[int, int]], at: int) -> tuple[Piece, int]:
        end = spans[at - 1][1] + 1 if 0 < at else 0
        begin = None
        cells = []
        for cell, groups in self.cells:
            parts = []
            for group in groups:
                parts.append((spans[at][0], spans[at + len(group) - 1][1]))
                at += len(group)
            if parts:
                end = parts[-1][1]
                begin = parts[0][0] if begin is None else begin
            span = (parts[0][0], end) if parts else (end, end)
            cells.append(
                CellText(
                    cell.row, cell.column, cell.row_span, cell.column_span, cell.box,
                    span, tuple(parts),
                )
            )
        start = end if begin is None else begin
        cells = [
            CellText(c.row, c.column, c.row_span, c.column_span, c.box,
                     (max(c.span[0], start), max(c.span[1], start)), c.paragraphs)
            for c in cells
        ]
        return Piece((start, end), self.grid.box, 0.0, tuple(cells)), at
