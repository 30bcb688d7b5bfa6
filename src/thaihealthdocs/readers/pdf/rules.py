"""The ruled lines of a page, whatever they were drawn with: strokes, thin fills, dots."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .engine import (
    arguments,
    call,
    call_each,
    floats_of_each,
    raw,
    whole_numbers_of_each,
)

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
    pieces = [boxes[thin][_are_inked(paths[thin].tolist())]]
    for place in np.flatnonzero(~thin).tolist():
        form = objects.matrices[objects.forms[places[place]]]
        found = list(_drawn_rules(paths[place], form, frame))
        if found:
            pieces.append(np.array(found, np.float32).reshape(-1, 4))
    return _merged(np.concatenate(pieces))


_WHITE = 246
"""Of 255: a fill all of whose colours are lighter shades nothing."""


def page_shades(objects: Objects, frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright edges of shaded boxes, as if they were ruled."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_PATH)
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


def _drawn_rules(
    path: Argument, form: NDArray[np.float64], frame: Frame
) -> Iterator[tuple[float, float, float, float]]:
    """The straight sides of a path that is no thin bar: of a stroked box, or of many thin bars."""
    count = call("FPDFPath_CountSegments")(path)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    filled, stroked = (bool(mode[0]) for mode in _filled_and_stroked([path]))
    stroked = stroked and bool(_are_dark([path], _STROKE)[0])
    many_bars = filled and count > 5 and bool(_are_dark([path], _FILL)[0])
    if not stroked and not many_bars:
        return
    for points in _subpaths(path, count, form, frame):
        if stroked:
            yield from _sides(points)
        else:
            box = (*points.min(axis=0), *points.max(axis=0))
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                yield box


def _subpaths(
    path: Argument, count: int, form: NDArray[np.float64], frame: Frame
) -> Iterator[NDArray[np.float32]]:
    """The corners of each part of a path, in the frame, closed where the part is."""
    a, b, c, d, e, f = map(float, floats_of_each("FPDFPageObj_GetMatrix", 6, [path])[0])
    matrix = np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]]) @ form
    segments = arguments(call_each("FPDFPath_GetPathSegment", [path] * count, range(count)))
    corners = floats_of_each("FPDFPathSegment_GetPoint", 2, segments)
    kinds = call_each("FPDFPathSegment_GetType", segments)
    closing = call_each("FPDFPathSegment_GetClose", segments)
    points = frame.place((corners @ matrix[:2, :2] + matrix[2, :2]).astype(np.float32))
    starts = [at for at in range(1, count) if kinds[at] == raw.FPDF_SEGMENT_MOVETO]
    for start, stop in pairwise([0, *starts, count]):
        closed = [start] if any(closing[start:stop]) else []
        yield points[[*range(start, stop), *closed]]


def _sides(points: NDArray[np.float32]) -> Iterator[tuple[float, float, float, float]]:
    """The level and upright sides of a run of corners, as boxes without thickness."""
    for (x0, y0), (x1, y1) in zip(points[:-1].tolist(), points[1:].tolist(), strict=True):
        if min(abs(x1 - x0), abs(y1 - y0)) <= 0.8 and (x0, y0) != (x1, y1):
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _merged(boxes: NDArray[np.float32]) -> tuple[list[Rule], list[Rule]]:
    """Bars as horizontal and vertical rules; dots count as bars where many stand in a row."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    dots = (np.maximum(width, height) <= _THIN) & (width < 2 * height) & (height < 2 * width)
    directions = ([0, 2, 1, 3], [1, 3, 0, 2])
    found = []
    for columns, along in zip(directions, (width >= height, height > width), strict=True):
        bars = boxes[along & ~dots][:, columns]
        if dots.any():
            bars = np.concatenate((bars, _dotted(boxes[dots][:, columns])))
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
    order = np.argsort(at, kind="stable")
    groups: list[list[tuple[float, float, float]]] = []
    first = -np.inf
    for place, start, stop in zip(
        at[order].tolist(), bars[order, 0].tolist(), bars[order, 1].tolist(), strict=True
    ):
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
