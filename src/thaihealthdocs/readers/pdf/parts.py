"""Printed lines cut where the white between two clusters is none of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clusters import Clusters
    from .grids import Grid

__all__ = ["Part", "page_parts"]

_SAME_LINE = 0.3
"""Of the usual font size: how far two baselines of one line may lie apart."""
_WIDE, _WIDE_UNDRAWN = 1.0, 0.62
"""Of the font size: a wider gap sets parts apart, the first also where a blank was drawn."""
_NARROW, _NARROW_DRAWN = 0.2, 0.5
"""Of the font size: a wider gap may set parts apart."""
_SAME_EDGE = 1.2
"""Points by which edges under each other may differ."""
_WITNESSES = 2
"""Other lines with the edge that a narrow gap must show."""
_MOSTLY = 0.8
"""Of the lines around a narrow gap: the share that must have a wide one there."""
_EVEN = 3
"""Narrow gaps of a line without any blank that need no witnesses."""
_MANY_PARTS = 3
_LOWEST = 32_767
"""Points from the top: no page is so high."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two wide gaps of a line; ``text`` leaves out marks."""

    x0: float
    x1: float
    base: float
    size: float
    text: str


def page_parts(clusters: Clusters, known: Sequence[Grid], least: int) -> list[list[Part]]:
    """The lines of a page outside of ``known`` tables, from the top, each as its parts.

    Empty where fewer than ``least`` lines have three parts or more: nearly all pages end here.
    """
    if not _has_gaps(clusters, least):
        return []
    heads = _outside(clusters, known)
    if len(heads) < _MANY_PARTS * least:
        return []
    places = clusters.heads[heads]
    glyphs = clusters.glyphs
    boxes = glyphs.boxes.take(places, axis=0)
    base, size = glyphs.base[places], glyphs.size[places]
    line = _lines(base, _SAME_LINE * float(np.median(size)))
    order = np.lexsort((boxes[:, 0], line))
    boxes, base = boxes.take(order, axis=0), base[order]
    size, line = size[order], line[order]
    codes = glyphs.codes[places][order]
    starts = _starts(boxes, size, line, clusters.blank[heads][order], codes, least)
    line_of = line[starts]
    if np.count_nonzero(np.bincount(line_of) >= _MANY_PARTS) < least:
        return []
    text = codes.tobytes().decode("utf-32-le", "replace")
    stops = [*starts[1:].tolist(), len(order)]
    found: list[list[Part]] = [[] for _ in range(int(line[-1]) + 1)]
    for number, start, stop, x0, x1, at, points in zip(
        line_of.tolist(),
        starts.tolist(),
        stops,
        boxes[starts, 0].tolist(),
        np.maximum.reduceat(boxes[:, 2], starts).tolist(),
        base[starts].tolist(),
        np.maximum.reduceat(size, starts).tolist(),
        strict=True,
    ):
        found[number].append(Part(x0, x1, at, points, text[start:stop]))
    return found


def _has_gaps(clusters: Clusters, least: int) -> bool:
    """Whether so many lines are drawn in several runs, without wide gaps, as parts would be."""
    heads = clusters.heads
    if not len(heads):
        return False
    glyphs = clusters.glyphs
    base, x0, x1 = glyphs.base[heads], glyphs.boxes[:, 0][heads], glyphs.boxes[:, 2][heads]
    size = float(glyphs.size[heads[len(heads) // 2]])
    gap = x0[1:] - x1[:-1]
    wide = np.where(clusters.blank[1:], _WIDE * size, _WIDE_UNDRAWN * size)
    begins = np.ones(len(base), np.bool_)
    begins[1:] = (gap > wide) | (gap < -size) | (np.abs(base[1:] - base[:-1]) > 1)
    counts = np.bincount(np.rint(base[begins]).clip(0, _LOWEST).astype(np.int64))
    return int(np.count_nonzero(counts >= _MANY_PARTS)) >= least


def _outside(clusters: Clusters, known: Sequence[Grid]) -> NDArray[np.int64]:
    """Which heads lie in no table."""
    boxes, heads = clusters.glyphs.boxes, clusters.heads
    x = (boxes[:, 0][heads] + boxes[:, 2][heads]) / 2
    y = clusters.glyphs.base[clusters.heads]
    free = np.ones(len(x), np.bool_)
    for grid in known:
        x0, top, x1, bottom = grid.box
        free &= (x < x0) | (x > x1) | (y < top) | (y > bottom)
    return np.flatnonzero(free)


def _lines(base: NDArray[np.float32], apart: float) -> NDArray[np.int64]:
    """For each cluster the number of its line, counted from the top."""
    order = np.argsort(base, kind="stable")
    numbers = np.empty(len(base), np.int64)
    numbers[order] = np.cumsum(np.diff(base[order], prepend=base[order[0]]) > apart)
    return numbers


def _starts(
    boxes: NDArray[np.float32],
    size: NDArray[np.float32],
    line: NDArray[np.int64],
    blank: NDArray[np.bool_],
    codes: NDArray[np.uint32],
    least: int,
) -> NDArray[np.int64]:
    """Where parts begin among clusters in order of line and place.

    A narrow gap parts what stands beside it where other lines, parted by wide gaps, have the
    same edge: some producers draw no blank between a word and a number.
    """
    new = np.diff(line, prepend=-1) > 0
    gap = np.zeros(len(line), np.float32)
    gap[1:] = (boxes[1:, 0] - boxes[:-1, 2]) / np.maximum(size[1:], size[:-1])
    gap[new] = 0
    cut = new | (gap > np.where(blank, _WIDE, _WIDE_UNDRAWN))
    if np.count_nonzero(cut & ~new) < 2 * least:
        return np.flatnonzero(new)
    narrow = np.flatnonzero(~cut & (gap > np.where(blank, _NARROW_DRAWN, _NARROW)))
    if len(narrow):
        shown = _are_seen(boxes, cut, narrow) | _are_flush(boxes, cut, narrow)
        shown |= _are_in_gutters(boxes, cut, new, narrow) & ~_change_script(codes, narrow)
        cut[narrow[shown | _are_even(line, narrow, blank, codes)]] = True
    return np.flatnonzero(cut)


def _are_seen(
    boxes: NDArray[np.float32], cut: NDArray[np.bool_], narrow: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which narrow gaps other lines show too, where wide gaps part them.

    What stands before the gap ends, or what stands behind it begins, where other parts do; or it
    ends where others do that begin no earlier.
    """
    begins = np.flatnonzero(cut)
    x0, x1 = boxes[begins, 0], boxes[np.append(begins[1:], len(cut)) - 1, 2]
    either = np.sort(np.append(begins, narrow))
    place = np.searchsorted(either, narrow)
    starts, stops = (
        boxes[either[place - 1], 0],
        boxes[np.append(either[1:], len(cut))[place] - 1, 2],
    )
    seen = _near(np.sort(x0), boxes[narrow, 0])
    for at in np.flatnonzero(seen < _WITNESSES).tolist():
        edge = boxes[narrow[at] - 1, 2]
        ends_alike = (np.abs(x1 - edge) < _SAME_EDGE) & (np.abs(x0 - starts[at]) > _SAME_EDGE)
        fits_behind = (np.abs(x1 - stops[at]) < _SAME_EDGE) & (x0 > edge)
        seen[at] = max(np.count_nonzero(ends_alike), np.count_nonzero(fits_behind))
    found: NDArray[np.bool_] = seen >= _WITNESSES
    return found


def _are_flush(
    boxes: NDArray[np.float32], cut: NDArray[np.bool_], narrow: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which narrow gaps have both edges with others, though what is before them differs in width.

    So stand numbers that end on the right beside words that begin on the left.
    """
    before, after = boxes[narrow - 1, 2], boxes[narrow, 0]
    either = np.sort(np.append(np.flatnonzero(cut), narrow))
    x0 = boxes[either[np.searchsorted(either, narrow) - 1], 0]
    found = np.zeros(len(narrow), np.bool_)
    for at in range(len(narrow)):
        same = (np.abs(before - before[at]) < _SAME_EDGE) & (np.abs(after - after[at]) < _SAME_EDGE)
        found[at] = np.count_nonzero(same) > _WITNESSES and float(np.ptp(x0[same])) > _SAME_EDGE
    return found


def _are_in_gutters(
    boxes: NDArray[np.float32],
    cut: NDArray[np.bool_],
    new: NDArray[np.bool_],
    narrow: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Which narrow gaps stand in a wide gap of other lines, with no word above or below."""
    middle = (boxes[narrow - 1, 2] + boxes[narrow, 0]) / 2
    wide = np.flatnonzero(cut & ~new)
    begins = np.flatnonzero(new)
    left, right = boxes[wide - 1, 2], boxes[wide, 0]
    x0, x1 = boxes[begins, 0], boxes[np.append(begins[1:], len(new)) - 1, 2]
    count = np.bincount(np.searchsorted(begins, wide, "right") - 1, minlength=len(begins))
    parted, own = count > 1, count[np.searchsorted(begins, narrow, "right") - 1] > 0
    found = np.zeros(len(narrow), np.bool_)
    for at in np.flatnonzero(own).tolist():
        x = middle[at]
        open_lines = np.count_nonzero((left < x) & (right > x))
        through = np.count_nonzero(parted & (x0 < x) & (x1 > x))
        found[at] = open_lines > _WITNESSES and open_lines >= _MOSTLY * through
    return found


def _change_script(codes: NDArray[np.uint32], narrow: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which gaps have a number, a sign or a Latin letter on one side: blanks are lost there."""
    thai = (codes >= 0x0E01) & (codes < 0x0E50)
    closed = (codes == ord(")")) | (codes == ord("."))
    found: NDArray[np.bool_] = ~(thai | closed)[narrow - 1] | ~thai[narrow]
    return found


def _are_even(
    line: NDArray[np.int64],
    narrow: NDArray[np.int64],
    blank: NDArray[np.bool_],
    codes: NDArray[np.uint32],
) -> NDArray[np.bool_]:
    """Which narrow gaps part short heads in a row: several in a line without blanks or numbers."""
    count = int(line[-1]) + 1
    digit = (codes < 0x0E01) & (codes != ord(".")) | (codes >= 0x0E50)
    bare = np.bincount(line, blank, count) == 0
    bare &= np.bincount(line[narrow], digit[narrow] | digit[narrow - 1], count) == 0
    bare &= np.bincount(line[narrow], minlength=count) >= _EVEN
    found: NDArray[np.bool_] = bare[line[narrow]]
    return found


def _near(edges: NDArray[np.float32], places: NDArray[np.float32]) -> NDArray[np.int64]:
    """How many of the sorted ``edges`` are at each of the places."""
    after = np.searchsorted(edges, places + _SAME_EDGE)
    near: NDArray[np.int64] = after - np.searchsorted(edges, places - _SAME_EDGE)
    return near
