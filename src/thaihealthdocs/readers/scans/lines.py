"""What the ink says of a line: how high it is, and where it has blanks.

Tesseract takes every Thai letter for a word of its own, and boxes around lines that take in parts
of the lines beside them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .levels import levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .engine import Box, Line, Symbol

__all__ = ["marks_apart", "shares_place", "tightened", "with_blanks"]

_NO_WORD = frozenset("ะาำๅๆฯ.,)%:;") | frozenset(
    map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F)))
)
"""What never begins a word."""
_WIDE = 0.16
"""Of the height of a line with its marks: a blank between words is at least as wide."""
_WIDER = 2.0
"""Of the usual space between two letters of the line."""
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
    low, high = levels(picture, 1, 90)
    return np.asarray(picture < high - _CONTRAST * max(40.0, high - low), np.bool_)


def marks_apart(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[Line, Box]]]:
    """Lines that are none, but the marks of one beside them, taken out.

    Returns:
        The lines that stay as they are, and those to be read again with the box of their marks.
    """
    usual = _usual_height(lines)
    small = [line for line in lines if _is_of_marks(line, lines, usual)]
    large = [line for line in lines if line not in small]
    owners: dict[int, Box] = {}
    kept = []
    for line in small:
        near = [at for at, other in enumerate(large) if _is_over(line.box, other.box, usual)]
        if not near:
            kept.append(line)
            continue
        at = min(near, key=lambda at: abs(_centre(large[at].box) - _centre(line.box)))
        owners[at] = _around(owners.get(at, large[at].box), line.box)
    stay = [line for at, line in enumerate(large) if at not in owners]
    return kept + stay, [(large[at], box) for at, box in owners.items()]


def _usual_height(lines: Sequence[Line]) -> float:
    """The height of the line that holds the middle one of all characters."""
    heights = [_height(line) for line in lines for _ in line.symbols]
    return float(np.median(heights)) if heights else 0.0


_LOW, _NEAR, _FEW, _SPARSE = 0.55, 0.35, 0.4, 1.5
"""Of the usual height, what is low and near; of the symbols of a line, what is few; of the height
of a line, more width than that for each of its symbols."""


def _is_of_marks(line: Line, lines: Sequence[Line], usual: float) -> bool:
    """Whether a line has few characters and stands where, or close to where, a full one does."""
    width = line.box[2] - line.box[0]
    is_odd = _height(line) < _LOW * usual or width > _SPARSE * _height(line) * len(line.symbols)
    return any(
        shares_place(line, other) or (is_odd and _is_over(line.box, other.box, usual))
        for other in lines
        if len(line.symbols) < _FEW * len(other.symbols)
    )


def shares_place(line: Line, other_line: Line) -> bool:
    """Whether half of a line is where another one is."""
    box, other = line.box, other_line.box
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return across > 0.5 * (box[2] - box[0]) and down > 0.5 * (box[3] - box[1])


def _height(line: Line) -> float:
    return line.box[3] - line.box[1]


def _centre(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _is_over(box: Box, other: Box, usual: float) -> bool:
    """Whether a box stands close over or under another one, or in it."""
    shared = min(box[2], other[2]) - max(box[0], other[0])
    gap = max(box[1], other[1]) - min(box[3], other[3])
    return shared > 0.5 * (box[2] - box[0]) and gap < _NEAR * usual


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def with_blanks(line: Line, gray: NDArray[np.uint8]) -> Line:
    """The line with blanks kept only where there is no ink."""
    x0, top, x1, bottom = map(int, line.box)
    picture = gray[max(0, top) : bottom, max(0, x0 - 2) : x1 + 2]
    if picture.size == 0:
        return line
    inked = np.asarray(_ink(picture).any(axis=0))
    between = np.diff(np.flatnonzero(inked)) - 1
    usual = float(np.median(between[between > 0])) if (between > 0).any() else 0.0
    wide = max(_WIDE * (bottom - top), _WIDER * usual)
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
