"""pdfium without ceremony: its functions over plain addresses, fast enough to ask of every glyph.

pypdfium2 declares pdfium's functions with rich pointer types whose conversion costs more than the
calls themselves. Here the few that are asked once for each character or object are declared again
over integers, so that ``map`` can run them without leaving C.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

__all__ = ["address", "call", "call_each", "floats_of_each", "pdfium", "raw"]

_P, _I, _U = ctypes.c_size_t, ctypes.c_int, ctypes.c_uint

_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDFText_CountChars": (_I, _P),
    "FPDFText_GetUnicode": (_U, _P, _I),
    "FPDFText_GetText": (_I, _P, _I, _I, _P),
    "FPDFText_GetTextObject": (_P, _P, _I),
    "FPDFText_GetLooseCharBox": (_I, _P, _I, _P),
    "FPDFPage_CountObjects": (_I, _P),
    "FPDFPage_GetObject": (_P, _P, _I),
    "FPDFFormObj_CountObjects": (ctypes.c_int, _P),
    "FPDFFormObj_GetObject": (_P, _P, ctypes.c_ulong),
    "FPDFPageObj_GetType": (_I, _P),
    "FPDFPageObj_GetMatrix": (_I, _P, _P),
    "FPDFPageObj_GetBounds": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_CountMarks": (_I, _P),
    "FPDFPageObj_GetMark": (_P, _P, ctypes.c_ulong),
    "FPDFPageObjMark_GetParamBlobValue": (_I, _P, ctypes.c_char_p, _P, ctypes.c_ulong, _P),
    "FPDFPageObj_GetFillColor": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_GetStrokeColor": (_I, _P, _P, _P, _P, _P),
    "FPDFPath_GetDrawMode": (_I, _P, _P, _P),
    "FPDFPath_CountSegments": (_I, _P),
    "FPDFPath_GetPathSegment": (_P, _P, _I),
    "FPDFPathSegment_GetPoint": (_I, _P, _P, _P),
    "FPDFPathSegment_GetType": (_I, _P),
    "FPDFPathSegment_GetClose": (_I, _P),
    "FPDFPageObj_GetClipPath": (_P, _P),
    "FPDFClipPath_CountPaths": (_I, _P),
    "FPDFClipPath_CountPathSegments": (_I, _P, _I),
    "FPDFClipPath_GetPathSegment": (_P, _P, _I, _I),
    "FPDFTextObj_GetFontSize": (_I, _P, _P),
    "FPDFTextObj_GetTextRenderMode": (_I, _P),
    "FPDFTextObj_GetFont": (_P, _P),
    "FPDFFont_GetBaseFontName": (_P, _P, _P, _P),
    "FPDF_GetPageBoundingBox": (_I, _P, _P),
    "FPDFPage_GetRotation": (_I, _P),
}


def _lean(name: str) -> Callable[..., int]:
    """The function ``name`` of pdfium, taking and giving integers."""
    result, *arguments = _SIGNATURES[name]
    at = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(at)  # type: ignore[arg-type]


_FUNCTIONS = {name: _lean(name) for name in _SIGNATURES}


def address(handle: Any) -> int:
    """The address behind a pypdfium2 object or raw handle, as the lean functions want it."""
    return ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value or 0


def call(name: str) -> Callable[..., int]:
    """The lean function ``name``."""
    return _FUNCTIONS[name]


def call_each(name: str, objects: list[int]) -> list[int]:
    """The answer of ``name`` for each object."""
    return list(map(_FUNCTIONS[name], objects))


def floats_of_each(name: str, objects: list[int], count: int) -> NDArray[np.float32]:
    """What ``name`` writes for each object: ``count`` floats a row, zeros where it fails.

    Functions that take one pointer to a struct and functions that take a pointer for each number
    are both served.
    """
    rows = np.zeros((len(objects), count), np.float32)
    width = 4 * count
    first = rows.ctypes.data
    stop = first + width * len(objects)
    pointers = len(_SIGNATURES[name]) - 2
    places = [range(first + 4 * at, stop + 4 * at, width)[: len(objects)] for at in range(pointers)]
    list(map(_FUNCTIONS[name], objects, *places))
    return rows
