"""Whether a page stands upright, asked of a few lines of it: most do, and those read well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from .engine import BLOCK, quarter_turns, recognise

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["fullest", "turns_of"]

_WIDE, _HIGH = 3.0, 0.85
"""Inches: the part of a page that is read."""
_COARSE, _EDGE = 8, 60
"""Pixels taken for one, and how unlike pixels are where a stroke begins or ends."""
_SURE, _LEAST = 0.82, 40
"""How sure of how many letters Tesseract must be; of turned pages it was 0.72 at most."""


def turns_of(picture: NDArray[np.uint8], dpi: float) -> int:
    """How many quarter turns clockwise the text of a page is turned; 0 where that is unsure."""
    part = fullest(picture, round(_WIDE * dpi), round(_HIGH * dpi))
    lines = recognise(part, BLOCK, dpi, script="tha") if min(part.shape) > _COARSE else []
    sure = [symbol.sure for line in lines for symbol in line.symbols]
    if len(sure) >= _LEAST and sum(sure) >= _SURE * len(sure):
        return 0
    return quarter_turns(picture, dpi)


def fullest(picture: NDArray[np.uint8], wide: int, high: int) -> NDArray[np.uint8]:
    """The part of a picture, so wide and high, that has most strokes: prose rather than rules."""
    edges = (cv2.absdiff(picture[:, 2:], picture[:, :-2]) > _EDGE).astype(np.uint8) * 255
    small = cv2.resize(edges, _coarse(picture.shape[::-1]), interpolation=cv2.INTER_AREA)
    across, down = (
        min(a, b) for a, b in zip(_coarse((wide, high)), small.shape[::-1], strict=True)
    )
    sums = np.pad(small.cumsum(axis=0, dtype=np.int64).cumsum(axis=1), ((1, 0), (1, 0)))
    inked = (
        sums[down:, across:]
        - sums[:-down, across:]
        - sums[down:, :-across]
        + sums[:-down, :-across]
    )
    y, x = np.unravel_index(int(inked.argmax()), inked.shape)
    top, left = int(y) * _COARSE, int(x) * _COARSE
    return picture[top : top + high, left : left + wide]


def _coarse(size: tuple[int, ...]) -> tuple[int, int]:
    return max(1, size[0] // _COARSE), max(1, size[1] // _COARSE)
