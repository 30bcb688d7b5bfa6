"""pdfium without ceremony: fast enough to ask of every glyph.

Of what ctypes takes for a call most goes into turning arguments and into giving the interpreter's
lock away and taking it back. Here the functions are declared without argument types and keep the
lock: small numbers are taken as they are, and an address becomes an `Argument` once and serves for
many calls, so that ``map`` can run them without leaving C. That is three times as fast.
"""

from __future__ import annotations

import ctypes
from collections import deque
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

__all__ = [
    "Argument",
    "argument",
    "arguments",
    "call",
    "call_each",
    "floats_of_each",
    "pdfium",
    "raw",
    "room_for",
    "whole_numbers_of_each",
]

Argument = Any
"""An address as ctypes hands it over; nothing can be asked of it."""

_INT, _ADDRESS = ctypes.c_int, ctypes.c_size_t

_RESULTS: dict[str, Any] = {
    "FPDFText_CountChars": _INT,
    "FPDFText_GetUnicode": ctypes.c_uint,
    "FPDFText_GetText": _INT,
    "FPDFText_GetTextObject": _ADDRESS,
    "FPDFText_GetLooseCharBox": _INT,
    "FPDFPage_CountObjects": _INT,
    "FPDFPage_GetObject": _ADDRESS,
    "FPDFFormObj_CountObjects": _INT,
    "FPDFFormObj_GetObject": _ADDRESS,
    "FPDFPageObj_GetType": _INT,
    "FPDFPageObj_GetMatrix": _INT,
    "FPDFPageObj_GetBounds": _INT,
    "FPDFPageObj_CountMarks": _INT,
    "FPDFPageObj_GetMark": _ADDRESS,
    "FPDFPageObjMark_GetParamBlobValue": _INT,
    "FPDFPageObj_GetFillColor": _INT,
    "FPDFPageObj_GetStrokeColor": _INT,
    "FPDFPath_GetDrawMode": _INT,
    "FPDFPath_CountSegments": _INT,
    "FPDFPath_GetPathSegment": _ADDRESS,
    "FPDFPathSegment_GetPoint": _INT,
    "FPDFPathSegment_GetType": _INT,
    "FPDFPathSegment_GetClose": _INT,
    "FPDFPageObj_GetClipPath": _ADDRESS,
    "FPDFClipPath_CountPaths": _INT,
    "FPDFClipPath_CountPathSegments": _INT,
    "FPDFClipPath_GetPathSegment": _ADDRESS,
    "FPDFTextObj_GetFontSize": _INT,
    "FPDFTextObj_GetTextRenderMode": _INT,
    "FPDFTextObj_GetFont": _ADDRESS,
    "FPDFFont_GetBaseFontName": _INT,
    "FPDF_GetPageBoundingBox": _INT,
    "FPDFPage_GetRotation": _INT,
}

_WRITES_APART = {
    "FPDFPageObj_GetBounds",
    "FPDFPageObj_GetFillColor",
    "FPDFPageObj_GetStrokeColor",
    "FPDFPath_GetDrawMode",
    "FPDFPathSegment_GetPoint",
}
"""Take a pointer for each number that they write, not one for all."""


def _lean(name: str) -> Callable[..., int]:
    """The function ``name`` of pdfium, taking numbers and `Argument`s as they come."""
    at = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(_RESULTS[name])(at)  # type: ignore[arg-type]


_FUNCTIONS = {name: _lean(name) for name in _RESULTS}

_as_argument: Callable[[int], Argument] = ctypes.c_void_p.from_param


def argument(handle: Any) -> Argument:
    """A pypdfium2 object, raw handle or address as an argument of the lean functions."""
    if isinstance(handle, int):
        return _as_argument(handle)
    # What ctypes casts points at itself and stays until Python looks for cycles.
    pointer = ctypes.c_void_p.from_buffer(getattr(handle, "raw", handle))
    return _as_argument(pointer.value or 0)


def arguments(addresses: Sequence[int]) -> list[Argument]:
    """Addresses as arguments of the lean functions."""
    return list(map(_as_argument, addresses))


def room_for(array: NDArray[Any]) -> Argument:
    """Where the numbers of an array begin, for a function to write them."""
    return _as_argument(array.ctypes.data)


def call(name: str) -> Callable[..., int]:
    """The lean function ``name``."""
    return _FUNCTIONS[name]


def call_each(name: str, *inputs: Sequence[Argument] | Sequence[int]) -> list[int]:
    """The answers of ``name`` for each, from one input or from several side by side."""
    return list(map(_FUNCTIONS[name], *inputs))


def floats_of_each(name: str, count: int, *inputs: Sequence[Any]) -> NDArray[np.float32]:
    """What ``name`` writes for each: ``count`` floats a row, zeros where it fails."""
    return _written(name, count, inputs).view(np.float32)


def whole_numbers_of_each(
    name: str, count: int, *inputs: Sequence[Any], unwritten: int = 0
) -> NDArray[np.uint32]:
    """What ``name`` writes for each: ``count`` whole numbers a row, ``unwritten`` if it fails."""
    return _written(name, count, inputs, unwritten)


_ROWS, _WIDEST = 1024, 6
_ROOM = np.zeros(_ROWS * _WIDEST, np.uint32)
"""Written over by each call: arguments that point into it are made once."""


def _places(width: int, at: int) -> list[Argument]:
    """Where the number ``at`` of each row of ``width`` numbers stands in the room."""
    first = _ROOM.ctypes.data + 4 * at
    return arguments(range(first, first + 4 * width * _ROWS, 4 * width))


_PLACES = {
    width: [_places(width, at) for at in range(apart)]
    for width, apart in ((1, 1), (2, 2), (4, 4), (6, 1))
}


def _written(
    name: str, width: int, inputs: Sequence[Sequence[Any]], unwritten: int = 0
) -> NDArray[np.uint32]:
    count = len(inputs[0])
    rows = np.empty((count, width), np.uint32)
    places = _PLACES[width][: width if name in _WRITES_APART else 1]
    for start in range(0, count, _ROWS):
        stop = min(start + _ROWS, count)
        seen = _ROOM[: width * (stop - start)]
        seen.fill(unwritten)
        parts = (each[start:stop] for each in inputs)
        deque(map(_FUNCTIONS[name], *parts, *places), maxlen=0)
        rows[start:stop] = seen.reshape(-1, width)
    return rows
