"""Text that is drawn but cut away: the rest of a line on the page before, a head cut short."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import numpy as np

from .engine import argument, arguments, call, call_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame
    from .objects import Objects

__all__ = ["hidden_texts"]

_MANY = 0.5
"""Of the text objects of a page: where more are clipped, clipping is how the producer works and
hides nothing."""
_FEW, _MARGIN = 400, 0.15
"""Where each glyph is an object of its own only those near the page's upper and lower edge, by
this share of its height, are asked."""
_MAX_POINTS = 64
_POINT = (ctypes.c_float * 2)()
_X_AT, _Y_AT = ctypes.byref(_POINT), ctypes.byref(_POINT, 4)


def hidden_texts(
    objects: Objects, places: NDArray[np.int64], centres: NDArray[np.float32], frame: Frame
) -> NDArray[np.bool_]:
    """Which of the text objects at ``places`` have their centre outside of what clips them."""
    hidden = np.zeros(len(places), np.bool_)
    asked = np.arange(len(places))
    if len(places) > _FEW:
        height = centres[:, 1] / frame.height
        asked = asked[(height < _MARGIN) | (height > 1 - _MARGIN)]
    handles = objects.handles[places[asked]].tolist()
    paths = arguments(call_each("FPDFPageObj_GetClipPath", handles))
    counts = call_each("FPDFClipPath_CountPaths", paths)
    clipped = [step for step, count in enumerate(counts) if count > 0]
    if not 0 < len(clipped) <= max(2, _MANY * len(asked)):
        return hidden
    for step in clipped:
        at = int(asked[step])
        form = objects.matrices[int(objects.forms[places[at]])]
        x, y = centres[at].tolist()
        for number in range(counts[step]):
            corners = _corners(paths[step], number)
            if len(corners) < 3:
                continue
            shown = frame.place((np.array(corners) @ form[:2, :2] + form[2, :2]).astype(np.float32))
            (left, top), (right, bottom) = shown.min(axis=0), shown.max(axis=0)
            hidden[at] |= not (left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1)
    return hidden


def _corners(path: Argument, number: int) -> Sequence[tuple[float, float]]:
    """The corners of one part of a clip path."""
    corners = []
    count = call("FPDFClipPath_CountPathSegments")(path, number)
    for at in range(min(count, _MAX_POINTS)):
        segment = call("FPDFClipPath_GetPathSegment")(path, number, at)
        call("FPDFPathSegment_GetPoint")(argument(segment), _X_AT, _Y_AT)
        corners.append((_POINT[0], _POINT[1]))
    return corners
