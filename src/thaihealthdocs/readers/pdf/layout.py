"""Lines, tables and columns of one page in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .columns import Band, bands
from .paragraphs import Measure, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .grids import Grid, GridCell
    from .lines import Line
    from .typeset import Typeset

__all__ = ["Draft", "drafts"]

Box = tuple[float, float, float, float]
_STEP_DOWN = 12.0
"""Points by which tables side by side are at least beside each other."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece of a page whose lines are not written yet: a paragraph or a table.

    A paragraph is one group of ``lines``; a table has its ``cells``, each with the paragraphs in
    it.
    """

    top: float
    box: Box
    group: tuple[Line, ...] = ()
    cells: tuple[tuple[GridCell, list[list[Line]]], ...] = ()

    def lines(self) -> Iterator[Line]:
        """All lines in reading order."""
        yield from self.group
        for _, groups in self.cells:
            for group in groups:
                yield from group


def drafts(
    page: Typeset, lines: Sequence[Line], grids: Sequence[Grid], width: float
) -> list[Draft]:
    """The pieces of a page ``width`` points wide, from the top."""
    by_region: dict[int, list[Line]] = {}
    for line in lines:
        by_region.setdefault(line.region, []).append(line)
    pitches = _pitches(lines)
    found = list(_tables(page, by_region, grids, pitches))
    free = by_region.get(-1, [])
    measure = _page_measure([line for line in free if not page.has_tab(line)] or free, width)
    tops = [grid.ys[0] for grid in grids]
    zones: dict[int, list[Line]] = {}
    for line in free:
        zones.setdefault(sum(top < line.base for top in tops), []).append(line)
    for zone in zones.values():
        for band in bands(zone, page.parts, page.text_of):
            top = band.columns[0][0].base
            for group in _band_paragraphs(page, band, measure, pitches):
                place = top if len(band.columns) > 1 else group[0].base
                found.append(Draft(place, _around(group), tuple(group)))
    return sorted(found, key=lambda draft: draft.top)


def _tables(
    page: Typeset,
    by_region: dict[int, list[Line]],
    grids: Sequence[Grid],
    pitches: dict[int, float],
) -> Iterator[Draft]:
    first = 0
    found: list[tuple[float, float, Draft]] = []
    for grid in grids:
        cells = []
        for number, cell in enumerate(grid.cells, start=first):
            lines = by_region.get(number, [])
            if len(lines) > 1:
                measure = _cell_measure(lines, cell.box)
                cells.append((cell, paragraphs(page, lines, measure, pitches)))
            else:
                cells.append((cell, [[line] for line in lines]))
        first += len(grid.cells)
        top = _top_of_row(grid, [draft for _, _, draft in found])
        found.append((top, grid.xs[0], Draft(top, grid.box, cells=tuple(cells))))
    yield from (draft for _, _, draft in sorted(found, key=lambda each: each[:2]))


def _top_of_row(grid: Grid, above: Sequence[Draft]) -> float:
    """Where the tables begin that a table stands beside, its own top if it stands alone."""
    x0, top, x1, _ = grid.box
    beside = (
        draft.top
        for draft in above
        if top < draft.box[3] - _STEP_DOWN and (x1 <= draft.box[0] or draft.box[2] <= x0)
    )
    return min(beside, default=top)


def _band_paragraphs(
    page: Typeset, band: Band, measure: Measure, pitches: dict[int, float]
) -> Iterator[list[Line]]:
    """The paragraphs of a band, column by column."""
    if len(band.columns) == 1:
        yield from paragraphs(page, band.columns[0], measure, pitches)
        return
    for column in band.columns:
        if band.is_prose:
            left, right = min(line.x0 for line in column), max(line.x1 for line in column)
            yield from paragraphs(page, column, Measure(left, right), pitches)
        else:
            yield from ([line] for line in column)


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """For each font size the usual distance between two lines under each other, in points."""
    found: dict[int, list[float]] = {}
    for at, other in enumerate(lines):
        for back in range(at - 1, max(-1, at - 4), -1):
            one = lines[back]
            if not _is_over(one, other):
                continue
            step = other.base - one.base
            if abs(one.size - other.size) < 0.5 and 0.8 * one.size < step < 2.6 * one.size:
                found.setdefault(round(one.size), []).append(step)
            break
    return {size: sorted(steps)[len(steps) // 4] for size, steps in found.items()}


def _is_over(one: Line, other: Line) -> bool:
    """Whether a line stands above another of its cell or zone."""
    return one.region == other.region and one.x0 < other.x1 and other.x0 < one.x1


def _page_measure(lines: Sequence[Line], width: float) -> Measure:
    """Where lines outside of tables may begin and end: as far as any does, margins alike."""
    if not lines:
        return Measure(0, width)
    left = min(line.x0 for line in lines)
    ends = sorted(line.x1 for line in lines)
    if len(ends) > 2 and ends[-1] - ends[-3] < 0.03 * width and ends[-1] - left > 0.4 * width:
        return Measure(left, ends[-1])
    return Measure(left, max(ends[-1], width - max(left, 0.12 * width)))


def _cell_measure(lines: Sequence[Line], box: Box) -> Measure:
    """Where lines inside a cell may begin and end: as far from the right rule as from the left."""
    left, right = min([line.x0 for line in lines]), max([line.x1 for line in lines])
    if lines[0].is_turned:
        return Measure(left, right)
    pad = max(min(left - box[0], box[2] - right, 8), 0)
    return Measure(box[0] + pad, box[2] - pad)


def _around(lines: Sequence[Line]) -> Box:
    return (
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
