"""The ruled lines of a page, whatever they were drawn with: strokes, thin fills, dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .engine import arguments, call_each, floats_of_each, raw, whole_numbers_of_each
from .objects import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame
    from .objects import Objects

__all__ = ["Rule", "page_rules", "page_shades"]

_THIN = 2.6
"""Points: nothing thicker is a rule."""
_PALE = 225
"""Of 255: a fill or stroke all of whose colours are lighter is not seen as a rule."""
_MAX_SEGMENTS = 4_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from ``start`` to ``stop`` at height or column ``at``, in points."""

    at: float
    start: float
    stop: float


def page_rules(objects: Objects, frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules of a page, pieces of one line put together."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_PATH)
    if not len(places):
        return [], []
    paths = objects.handles[places]
    boxes = objects.bounds(places, frame)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    thin = np.minimum(width, height) <= _THIN
    bars = boxes.compress(thin, axis=0)[_are_inked(paths[thin].tolist())]
    return _merged(np.concatenate((bars, _drawn_rules(objects, places[~thin], frame))))


_WHITE = 246
"""Of 255: a fill all of whose colours are lighter shades nothing."""


def page_shades(objects: Objects, frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright edges of shaded boxes, as if they were ruled."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_PATH)
    if len(places) < 2:
        return [], []
    boxes = objects.bounds(places, frame)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    large = np.flatnonzero((width > _SHADE) & (height > _THIN) & (height < 0.4 * frame.height))
    shaded = large[_are_shaded(objects.handles[places[large]].tolist())]
    if len(shaded) < 2:
        return [], []
    x0, top, x1, bottom = boxes[shaded].T
    return (
        _joined(_both(x0, x1, top, bottom), _SAME_AT, _BRIDGE),
        _joined(_both(top, bottom, x0, x1), _SAME_AT, _BRIDGE),
    )


def _both(
    start: NDArray[np.float32],
    stop: NDArray[np.float32],
    near: NDArray[np.float32],
    far: NDArray[np.float32],
) -> NDArray[np.float32]:
    """The two opposite edges of boxes as bars."""
    edges = [np.stack((start, stop, at, at), axis=1) for at in (near, far)]
    return np.concatenate(edges)


_SHADE = 12.0


def _are_shaded(paths: list[Argument]) -> NDArray[np.bool_]:
    """Which paths are filled boxes in a colour that can be told from white."""
    shaded = _filled_and_stroked(paths)[0] & (
        np.array(call_each("FPDFPath_CountSegments", paths)) <= 5
    )
    at = np.flatnonzero(shaded)
    colours = whole_numbers_of_each("FPDFPageObj_GetFillColor", 4, [paths[place] for place in at])
    shaded[at] = (colours[:, 3] > 20) & (colours[:, :3].min(axis=1) < _WHITE)
    return shaded


def _are_inked(paths: list[Argument]) -> NDArray[np.bool_]:
    """Which paths are drawn in a colour that is seen."""
    filled, stroked = _filled_and_stroked(paths)
    inked = stroked.copy()
    inked[stroked] = _are_dark([paths[at] for at in np.flatnonzero(stroked)], _STROKE)
    filled &= ~inked
    inked[filled] = _are_dark([paths[at] for at in np.flatnonzero(filled)], _FILL)
    return inked


def _filled_and_stroked(paths: list[Argument]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which paths are filled, and which are stroked."""
    modes = whole_numbers_of_each("FPDFPath_GetDrawMode", 2, paths) != 0
    return modes[:, 0], modes[:, 1]


_STROKE, _FILL = "FPDFPageObj_GetStrokeColor", "FPDFPageObj_GetFillColor"


def _are_dark(paths: list[Argument], which: str) -> NDArray[np.bool_]:
    """Which paths have a colour that is seen on white paper, or a pattern."""
    colours = whole_numbers_of_each(which, 4, paths, unwritten=128)
    dark: NDArray[np.bool_] = (colours[:, 3] > 20) & (colours[:, :3].min(axis=1) < _PALE)
    return dark


def _drawn_rules(objects: Objects, places: NDArray[np.int64], frame: Frame) -> NDArray[np.float32]:
    """The straight sides of paths that are no thin bars: of stroked boxes, or of many thin bars."""
    if not len(places):
        return np.zeros((0, 4), np.float32)
    paths = objects.handles[places]
    counts = np.array(call_each("FPDFPath_CountSegments", paths.tolist()), np.int64)
    filled, stroked = _filled_and_stroked(paths.tolist())
    stroked &= (counts >= 2) & (counts <= _MAX_SEGMENTS)
    stroked[stroked] = _are_dark(paths[stroked].tolist(), _STROKE)
    filled &= (counts > 5) & (counts <= _MAX_SEGMENTS) & ~stroked
    filled[filled] = _are_dark(paths[filled].tolist(), _FILL)
    found = [
        straight(*_corners(objects, places[drawn], counts[drawn], frame))
        for drawn, straight in ((stroked, _sides), (filled, _bars))
        if drawn.any()
    ]
    return np.concatenate(found) if found else np.zeros((0, 4), np.float32)


def _corners(
    objects: Objects, places: NDArray[np.int64], counts: NDArray[np.int64], frame: Frame
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.bool_]]:
    """The corners of paths with so many each, where each part begins, and which are closed."""
    paths = objects.handles[places]
    rows = floats_of_each("FPDFPageObj_GetMatrix", 6, paths.tolist()).reshape(-1, 3, 2)
    rows = objects.through_forms(rows, places, PLACES).repeat(counts, axis=0)
    first = counts.cumsum() - counts
    numbers = np.arange(len(rows)) - first.repeat(counts)
    segments = arguments(
        call_each("FPDFPath_GetPathSegment", paths.repeat(counts).tolist(), numbers.tolist())
    )
    x, y = floats_of_each("FPDFPathSegment_GetPoint", 2, segments).T
    points = x[:, None] * rows[:, 0] + y[:, None] * rows[:, 1] + rows[:, 2]
    kinds = np.array(call_each("FPDFPathSegment_GetType", segments), np.int64)
    closing = np.array(call_each("FPDFPathSegment_GetClose", segments), np.bool_)
    starts = ((kinds == raw.FPDF_SEGMENT_MOVETO) | (numbers == 0)).nonzero()[0]
    return frame.place(points.astype(np.float32)), starts, np.logical_or.reduceat(closing, starts)


def _sides(
    points: NDArray[np.float32], starts: NDArray[np.int64], closed: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """The level and upright sides of runs of corners, as boxes without thickness."""
    follows = np.ones(len(points), np.bool_)
    follows[starts] = False
    to = follows.nonzero()[0]
    last = np.append(starts[1:], len(points)) - 1
    one = points.take(np.concatenate((to - 1, last[closed])), axis=0)
    other = points.take(np.concatenate((to, starts[closed])), axis=0)
    away = np.abs(one - other)
    straight = (away.min(axis=1) <= _STRAIGHT) & (away.max(axis=1) > 0)
    boxes: NDArray[np.float32]
    boxes = np.concatenate((np.minimum(one, other), np.maximum(one, other)), axis=1)[straight]
    return boxes


_STRAIGHT = 0.8
"""Points: a side that strays further is slanted."""


def _bars(
    points: NDArray[np.float32], starts: NDArray[np.int64], _: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """The thin boxes among the parts of filled paths."""
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    boxes: NDArray[np.float32]
    boxes = np.concatenate((low, high), axis=1)[(high - low).min(axis=1) <= _THIN]
    return boxes


def _merged(boxes: NDArray[np.float32]) -> tuple[list[Rule], list[Rule]]:
    """Bars as horizontal and vertical rules; dots count as bars where many stand in a row."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    dots = (np.maximum(width, height) <= _THIN) & (width < 2 * height) & (height < 2 * width)
    directions = ([0, 2, 1, 3], [1, 3, 0, 2])
    found = []
    for columns, along in zip(directions, (width >= height, height > width), strict=True):
        bars = boxes.compress(along & ~dots, axis=0).take(columns, axis=1)
        if dots.any():
            rows = boxes.compress(dots, axis=0).take(columns, axis=1)
            bars = np.concatenate((bars, _dotted(rows)))
        found.append(_joined(bars, _SAME_AT, _BRIDGE))
    return found[0], found[1]


_SAME_AT = 2.6
"""Points: bars nearer than this are one rule, drawn double or piece by piece."""
_BRIDGE = 3.1
"""Points between two pieces of one dotted or broken line."""
_SAME_DOTS = 0.4
_DOTTED = 12.0
"""Points: a shorter row of dots is no rule."""


def _dotted(dots: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of dots as bars; boxes come as start, stop, near, far."""
    rules = [
        rule for rule in _joined(dots, _SAME_DOTS, _BRIDGE) if rule.stop - rule.start > _DOTTED
    ]
    bars = [(rule.start, rule.stop, rule.at, rule.at) for rule in rules]
    return np.array(bars, np.float32).reshape(-1, 4)


def _joined(bars: NDArray[np.float32], same: float, bridge: float) -> list[Rule]:
    """Bars (start, stop, near, far) at nearly the same place as one rule wherever they touch."""
    at = (bars[:, 2] + bars[:, 3]) / 2
    groups: list[list[tuple[float, float, float]]] = []
    first = -np.inf
    placed = zip(at.tolist(), bars[:, 0].tolist(), bars[:, 1].tolist(), strict=True)
    for place, start, stop in sorted(placed):
        if place - first > same:
            groups.append([])
            first = place
        groups[-1].append((start, stop, place))
    return [rule for group in groups for rule in _bridged(sorted(group), bridge)]


def _bridged(bars: list[tuple[float, float, float]], bridge: float) -> Iterator[Rule]:
    """Bars in one line, from the first, as rules without gaps; their place is the mean."""
    first, last, weight, total = bars[0][0], bars[0][0], 0.0, 0.0
    for start, stop, at in bars:
        if start - last > bridge:
            if last - first >= bridge:
                yield Rule(total / weight, first, last)
            first, last, weight, total = start, start, 0.0, 0.0
        length = stop - start + 0.01
        last, weight, total = max(last, stop), weight + length, total + at * length
    if last - first >= bridge:
        yield Rule(total / weight, first, last)
