"""The ruled lines of a page, whatever they were drawn with: strokes, thin fills, dots."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .engine import call, floats_of_each, raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .frame import Frame
    from .objects import Objects

__all__ = ["Rule", "page_rules"]

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
    addresses = [objects.addresses[place] for place in places]
    boxes = objects.bounds(places, frame)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    thin = np.minimum(width, height) <= _THIN
    pieces = [boxes[thin & _is_inked(addresses, thin)]]
    for place in np.flatnonzero(~thin):
        form = objects.matrices[objects.forms[places[place]]]
        found = list(_drawn_rules(addresses[place], form, frame))
        if found:
            pieces.append(np.array(found, np.float32).reshape(-1, 4))
    return _merged(np.concatenate(pieces))


def _is_inked(addresses: list[int], wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the wanted paths are drawn in a colour that is seen."""
    inked = np.zeros(len(addresses), np.bool_)
    for place in np.flatnonzero(wanted):
        filled, stroked = _draw_mode(addresses[place])
        inked[place] = (stroked and _is_dark(addresses[place], "FPDFPageObj_GetStrokeColor")) or (
            filled and _is_dark(addresses[place], "FPDFPageObj_GetFillColor")
        )
    return inked


_MODE = (ctypes.c_int * 2)()
_MODE_AT = ctypes.addressof(_MODE)
_COLOUR = (ctypes.c_uint * 4)()
_COLOUR_AT = ctypes.addressof(_COLOUR)
_POINT = (ctypes.c_float * 2)()
_POINT_AT = ctypes.addressof(_POINT)


def _draw_mode(path: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    call("FPDFPath_GetDrawMode")(path, _MODE_AT, _MODE_AT + 4)
    return _MODE[0] != 0, _MODE[1] != 0


def _is_dark(path: int, which: str) -> bool:
    """Whether a colour of a path is seen on white paper."""
    if not call(which)(path, _COLOUR_AT, _COLOUR_AT + 4, _COLOUR_AT + 8, _COLOUR_AT + 12):
        return True
    red, green, blue, alpha = _COLOUR
    return alpha > 20 and min(red, green, blue) < _PALE


def _drawn_rules(
    path: int, form: NDArray[np.float64], frame: Frame
) -> Iterator[tuple[float, float, float, float]]:
    """The straight sides of a path that is no thin bar: of a stroked box, or of many thin bars."""
    count = call("FPDFPath_CountSegments")(path)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    filled, stroked = _draw_mode(path)
    stroked = stroked and _is_dark(path, "FPDFPageObj_GetStrokeColor")
    many_bars = filled and count > 5 and _is_dark(path, "FPDFPageObj_GetFillColor")
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
    path: int, count: int, form: NDArray[np.float64], frame: Frame
) -> Iterator[NDArray[np.float32]]:
    """The corners of each part of a path, in the frame, closed where the part is."""
    a, b, c, d, e, f = map(float, floats_of_each("FPDFPageObj_GetMatrix", [path], 6)[0])
    matrix = np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]]) @ form
    parts: list[list[tuple[float, float]]] = []
    for at in range(count):
        segment = call("FPDFPath_GetPathSegment")(path, at)
        call("FPDFPathSegment_GetPoint")(segment, _POINT_AT, _POINT_AT + 4)
        if call("FPDFPathSegment_GetType")(segment) == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append((_POINT[0], _POINT[1]))
        if call("FPDFPathSegment_GetClose")(segment):
            parts[-1].append(parts[-1][0])
    for part in parts:
        points = np.array(part) @ matrix[:2, :2] + matrix[2, :2]
        yield frame.place(points.astype(np.float32))


def _sides(points: NDArray[np.float32]) -> Iterator[tuple[float, float, float, float]]:
    """The level and upright sides of a run of corners, as boxes without thickness."""
    for (x0, y0), (x1, y1) in zip(points[:-1].tolist(), points[1:].tolist(), strict=True):
        if min(abs(x1 - x0), abs(y1 - y0)) <= 0.8 and (x0, y0) != (x1, y1):
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _merged(boxes: NDArray[np.float32]) -> tuple[list[Rule], list[Rule]]:
    """Bars as horizontal and vertical rules; what is as wide as high counts for both."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    level, upright = width >= height, height >= width
    return (
        _joined((boxes[level, 1] + boxes[level, 3]) / 2, boxes[level, 0], boxes[level, 2]),
        _joined((boxes[upright, 0] + boxes[upright, 2]) / 2, boxes[upright, 1], boxes[upright, 3]),
    )


_SAME_AT = 2.6
_BRIDGE = 3.1
"""Points between two pieces of one dotted or broken line."""


def _joined(
    at: NDArray[np.float32], start: NDArray[np.float32], stop: NDArray[np.float32]
) -> list[Rule]:
    """Pieces at nearly the same place as one rule wherever they touch."""
    if not len(at):
        return []
    order = np.argsort(at, kind="stable")
    group = np.concatenate(([0], np.cumsum(np.diff(at[order]) > _SAME_AT)))
    order = order[np.lexsort((start[order], group))]
    group = np.sort(group)
    rules: list[Rule] = []
    current = -1
    weight = total = first = last = 0.0

    def close() -> None:
        if last - first >= _BRIDGE and weight > 0:
            rules.append(Rule(total / weight, first, last))

    for number, a, b, c in zip(
        group.tolist(),
        at[order].tolist(),
        start[order].tolist(),
        stop[order].tolist(),
        strict=True,
    ):
        length = c - b + 0.01
        if number != current or b - last > _BRIDGE:
            close()
            current, weight, total, first, last = number, length, a * length, b, c
        else:
            weight, total, last = weight + length, total + a * length, max(last, c)
    close()
    return rules
