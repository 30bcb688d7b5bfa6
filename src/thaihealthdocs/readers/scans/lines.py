"""What the ink says of a line: how high it is, and where it has blanks.

Tesseract takes every Thai letter for a word of its own, and boxes around lines that take in parts
of the lines beside them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Line, Symbol

__all__ = ["tightened", "with_blanks"]

_NO_WORD = frozenset("ะาำๅๆฯ.,)%:;") | frozenset(
    map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F)))
)
"""What never begins a word."""
_WIDE = 0.16
"""Of the height of a line with its marks: a blank between words is at least as wide."""
_CONTRAST = 0.45
_CORE, _ABOVE, _BELOW = 0.3, 0.85, 0.5
"""Of the fullest row of ink: what belongs to the letters; of their height: what marks take."""


def tightened(line: Line, gray: NDArray[np.uint8]) -> Line:
    """The line with a box as high as its letters and their marks."""
    x0, top, x1, bottom = map(int, line.box)
    counts = _ink(gray[max(0, top) : bottom, max(0, x0) : x1]).sum(axis=1).astype(np.float64)
    if len(counts) < 8 or counts.max() == 0:
        return line
    counts = np.convolve(counts, np.ones(3) / 3, "same")
    quarter = len(counts) // 4
    peak = quarter + int(counts[quarter : len(counts) - quarter].argmax())
    thin = np.flatnonzero(counts < _CORE * counts[peak])
    start = int(thin[thin < peak].max(initial=-1)) + 1
    stop = int(thin[thin > peak].min(initial=len(counts)))
    tall = max(6, stop - start)
    y0, y1 = max(top, top + start - _ABOVE * tall), min(bottom, top + stop + _BELOW * tall)
    return replace(line, box=(line.box[0], y0, line.box[2], y1))


def _ink(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    if picture.size == 0:
        return np.zeros(picture.shape, np.bool_)
    low, high = np.percentile(picture, (1, 90))
    return picture < high - _CONTRAST * max(40.0, float(high - low))


def with_blanks(line: Line, gray: NDArray[np.uint8]) -> Line:
    """The line with blanks kept only where there is no ink."""
    x0, top, x1, bottom = map(int, line.box)
    picture = gray[max(0, top) : bottom, max(0, x0 - 2) : x1 + 2]
    if picture.size == 0:
        return line
    inked = _ink(picture).any(axis=0)
    wide = _WIDE * (bottom - top)
    symbols = list(line.symbols)
    for at in range(1, len(symbols)):
        if not symbols[at].before:
            continue
        gap = _blank(inked, symbols[at - 1], symbols[at], max(0, x0 - 2))
        if symbols[at].text in _NO_WORD or gap < wide:
            symbols[at] = replace(symbols[at], before="")
    return replace(line, symbols=tuple(symbols))


def _blank(inked: NDArray[np.bool_], one: Symbol, other: Symbol, left: int) -> int:
    """The widest run of columns without ink between the middles of two symbols."""
    start, stop = (int((symbol.box[0] + symbol.box[2]) / 2) - left for symbol in (one, other))
    places = np.flatnonzero(inked[max(0, start) : max(0, stop) + 1])
    if stop <= start:
        return 0
    return int(np.diff(places, prepend=-1, append=stop - start + 1).max()) - 1
