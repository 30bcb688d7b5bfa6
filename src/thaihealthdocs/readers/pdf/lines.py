"""Clusters into printed lines, and where a line has blanks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .clusters import Clusters

__all__ = ["Line", "Lines", "page_lines"]

_BLANK_GAP = 0.22
"""Of the font size: a gap wider than this is a blank even if none was drawn."""
_NO_GAP = 0.06
_WIDE_GAP = 1.5
"""Of the font size: a gap wider than this sets things apart; it is written as a tab."""
_SAME_LINE = 0.4
"""Of the font size: how far two baselines of one line may lie apart."""
_NO_SIZE = 1e-3
_TAB, _SPACE, _SARA_AM = 9, 32, 0x0E33


class Line(NamedTuple):
    """One printed line, or the part of it inside one cell: ``start:stop`` of `Lines.heads`.

    A page has a hundred, and a tuple is made in a quarter of the time of a frozen class.
    """

    start: int
    stop: int
    region: int
    x0: float
    x1: float
    base: float
    size: float
    is_turned: bool = False
    """Whether it runs up or down the page; its places are then of the page turned level."""

    @property
    def top(self) -> float:
        """Where its letters begin, marks apart, in points from the top."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end, in points from the top."""
        return self.base + 0.25 * self.size


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a page, region by region from the top, and their clusters from left to right.

    ``heads`` are places in the clusters' ``heads``; ``gaps`` holds for each what is written
    before it: nothing (0), a blank or a tab.
    """

    lines: list[Line]
    heads: NDArray[np.int64]
    gaps: NDArray[np.uint32]


def page_lines(clusters: Clusters, regions: NDArray[np.int64]) -> Lines:
    """The lines of each region; ``regions`` names for each head the cell or zone it lies in."""
    heads = clusters.heads
    if not len(heads):
        return Lines([], np.zeros(0, np.int64), np.zeros(0, np.uint32))
    boxes = clusters.glyphs.boxes.take(heads, axis=0)
    base = clusters.glyphs.base[heads]
    size = clusters.glyphs.size[heads]
    line_of = _number_lines(boxes, base, size, regions)
    order = np.lexsort((boxes[:, 0], line_of))
    line_of, boxes, size = line_of[order], boxes.take(order, axis=0), size[order]
    starts = line_of.searchsorted(np.arange(line_of[-1] + 1))
    codes = clusters.glyphs.codes[heads[order]]
    gaps = _gaps(boxes, size, codes, clusters.blank[order], starts)
    stops = np.append(starts[1:], len(order))
    lines = map(
        Line,
        starts.tolist(),
        stops.tolist(),
        regions[order[starts]].tolist(),
        boxes[:, 0][starts].tolist(),
        np.maximum.reduceat(boxes[:, 2], starts).tolist(),
        _median_like(base[order], size, starts),
        np.maximum.reduceat(size, starts).tolist(),
    )
    return Lines(list(lines), order, gaps)


def _median_like(
    base: NDArray[np.float32], size: NDArray[np.float32], starts: NDArray[np.int64]
) -> list[float]:
    """The baseline of each line: the mean over its clusters, weighted by their size."""
    weight = size * size + 1e-6
    total = np.add.reduceat(base * weight, starts) / np.add.reduceat(weight, starts)
    means: list[float] = total.tolist()
    return means


def _number_lines(
    boxes: NDArray[np.float32],
    base: NDArray[np.float32],
    size: NDArray[np.float32],
    regions: NDArray[np.int64],
) -> NDArray[np.int64]:
    """For each head the number of its line, lines in order of region and height."""
    gap = (boxes[1:, 0] - boxes[:-1, 2]) / np.maximum(size[1:], _NO_SIZE)
    begins = np.ones(len(base), np.bool_)
    begins[1:] = (
        (np.abs(base[1:] - base[:-1]) > 0.05 * size[1:])
        | (regions[1:] != regions[:-1])
        | (gap < -0.5)
        | (gap > _WIDE_GAP)
    )
    starts = begins.nonzero()[0]
    region_of_run, base_of_run = regions[starts], base[starts]
    line_of_run = _join_runs(
        np.lexsort((base_of_run, region_of_run)).tolist(),
        region_of_run.tolist(),
        base_of_run.tolist(),
        np.maximum.reduceat(size, starts).tolist(),
    )
    numbers: NDArray[np.int64] = np.array(line_of_run, np.int64)[begins.cumsum() - 1]
    return numbers


def _join_runs(
    order: list[int], regions: list[int], bases: list[float], sizes: list[float]
) -> list[int]:
    """The number of the line that each run of clusters is part of; ``order`` is from the top."""
    line_of = [0] * len(bases)
    number = -1
    region, base, size = -2, 0.0, 0.0
    for run in order:
        larger = max(size, sizes[run])
        if regions[run] != region or bases[run] - base > _SAME_LINE * larger:
            number += 1
            region, base, size = regions[run], bases[run], sizes[run]
        elif sizes[run] > size:
            base, size = bases[run], sizes[run]
        line_of[run] = number
    return line_of


def _gaps(
    boxes: NDArray[np.float32],
    size: NDArray[np.float32],
    codes: NDArray[np.uint32],
    blank: NDArray[np.bool_],
    starts: NDArray[np.int64],
) -> NDArray[np.uint32]:
    """What is written before each head: 0, a blank or a tab."""
    gap = np.zeros(len(boxes), np.float32)
    gap[1:] = (boxes[1:, 0] - boxes[:-1, 2]) / np.maximum(size[1:], _NO_SIZE)
    gap[starts] = 0
    threshold = _thresholds(gap, starts)
    wide = (gap > threshold) | (blank & (gap > _NO_GAP) & (threshold == _BLANK_GAP))
    # Where sara am was put together from parts its right edge is not known well.
    wide[1:] &= (codes[:-1] != _SARA_AM) | blank[1:] | (gap[1:] > threshold[1:] + _BLANK_GAP)
    wide[starts] = False
    gaps = np.where(wide, np.where(gap > _WIDE_GAP, _TAB, _SPACE), 0)
    return gaps.astype(np.uint32)


def _thresholds(gap: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """How wide a gap must be to be a blank: more on lines whose letters are all set apart."""
    threshold = np.full(len(gap), _BLANK_GAP, np.float32)
    stops = np.append(starts[1:], len(gap))
    loose = np.add.reduceat((gap > 0.1).astype(np.int32), starts)
    for line in np.flatnonzero((loose >= 5) & (2 * loose > stops - starts)):
        start, stop = int(starts[line]), int(stops[line])
        usual = float(np.median(gap[start + 1 : stop]))
        if usual < 1.0:
            threshold[start:stop] = usual + _BLANK_GAP
    return threshold
