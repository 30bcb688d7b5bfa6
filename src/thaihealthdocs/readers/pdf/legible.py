"""Which pages are pictures of text, and which only seem to have text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from .engine import call_each, raw

if TYPE_CHECKING:
    from .frame import Frame
    from .objects import Objects

__all__ = ["illegible"]

_FEW = 25
"""Letters: a page with fewer may have no more than its number as text."""
_PICTURE, _FULL_PICTURE = 0.3, 0.5
"""Of the page: the share of the largest picture."""
_OUTLINES, _OUTLINE = 150, 12
"""Paths with more than so many corners each: a letter drawn as an outline has many."""
_SIGN = re.compile(r"[^\w\s]|_")
_NOISE = 0.12
_NO_LETTERS = [
    *((0x00, 0x08), (0x80, 0x9F), (0xA1, 0xAF), (0xB4, 0xB4), (0xB6, 0xB6), (0xB8, 0xBA)),
    *((0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0xE000, 0xEFFF), (0xFFFD, 0xFFFD)),
]
"""What Thai text never has; degree, plus-minus, middle dot, times and the like are not here."""
_IS_NO_LETTER = np.zeros(0x10000, np.bool_)
for _first, _last in _NO_LETTERS:
    _IS_NO_LETTER[_first : _last + 1] = True
_SOME_THAI, _LOST = 0.05, 0.05


def illegible(text: str, objects: Objects, frame: Frame) -> str | None:
    """Why the text of a page cannot be read or trusted; None where it can.

    Four kinds are told apart: pictures without text, text drawn as outlines, pictures under which
    another program has put what it took for Latin letters, and Thai in fonts that have lost the
    table of their characters.
    """
    letters = "".join(text.split())
    if len(letters) < _FEW:
        if _largest_picture(objects, frame) > _PICTURE:
            return "is a picture without text"
        if _outlines(objects) > _OUTLINES:
            return "has its text drawn as outlines"
        return None
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
    thai = int(((codes >= 0x0E01) & (codes <= 0x0E5B)).sum())
    if thai > _SOME_THAI * len(letters) and int(
        _IS_NO_LETTER[np.minimum(codes, 0xFFFF)].sum()
    ) > _LOST * len(letters):
        return "has fonts that do not say which characters they draw"
    if thai > 0.25 * len(letters):
        return None
    noisy = len(_SIGN.findall(letters)) > _NOISE * len(letters)
    if noisy and _largest_picture(objects, frame) > _FULL_PICTURE:
        return "is a picture whose text was recognised in another script"
    return None


def _outlines(objects: Objects) -> int:
    """How many paths of the page may be letters."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_PATH)
    if len(places) <= _OUTLINES:
        return 0
    paths = objects.handles[places].tolist()
    return sum(count > _OUTLINE for count in call_each("FPDFPath_CountSegments", paths))


def _largest_picture(objects: Objects, frame: Frame) -> float:
    """The share of the page that its largest picture covers, from 0 to 1."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_IMAGE)
    if not len(places):
        return 0.0
    boxes = objects.bounds(places, frame)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return float(areas.max()) / max(1.0, frame.width * frame.height)
