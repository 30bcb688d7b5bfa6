"""Where the letters of a recognised line stand: its ink, not Tesseract's word, tells their edges.

Tesseract knows what a line says better than where: its boxes are off by up to a letter. Between
most letters there is a gap, so that the pieces of ink and the letters can be matched by how wide
they are, one by one or, where letters touch or have two parts, a few at a time.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from .looks import dark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import Line, Symbol

__all__ = ["fitted"]

_NARROW = dict.fromkeys("เา1ๅโใไ-()[]ftrjI/ๆ", 0.65) | dict.fromkeys(".,:;'|!il", 0.35)
_BROAD = dict.fromkeys("ญฌฒณๆฯแmwMWำ%", 1.35)
_WIDTHS = _NARROW | _BROAD
"""How wide letters are where the others are 1."""
_FEW_LETTERS, _FEW_PIECES = 4, 3
"""How many letters one piece of ink may hold, and how many pieces one letter may have."""
_BAND = 7
"""How far letters and pieces may run ahead of each other."""
_WIDE = 0.16
"""Of the height of a line: a gap that parts words."""
_GAP_AMISS, _PLACE_AMISS, _JOINED, _NO_LETTER, _NO_INK = 1.0, 0.05, 0.1, 0.8, 1.5
"""What it costs that a gap is none or that there is one amid a word, that letters stand elsewhere
than they were seen, that several are joined, and that ink is no letter or a letter has no ink."""
_FAR = 9.0
_ENDLESS = float("inf")

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with its marks, or the characters of a number: which symbols, and how wide."""

    symbols: tuple[int, ...]
    width: float
    middle: float
    after_blank: bool


def fitted(line: Line, gray: NDArray[np.uint8]) -> Line:
    """The line with its letters where the ink is; as it is where ink and letters do not match."""
    x0, top, x1, bottom = map(round, line.box)
    room = max(2, (bottom - top) // 3)
    left = max(0, x0 - room)
    part = gray[max(0, top) : bottom, left : x1 + room]
    letters = _letters(line.symbols)
    if min(part.shape) < 6 or not letters:
        return line
    groups = _matched(letters, _pieces(part, left), _WIDE * (bottom - top))
    extents: dict[int, list[float]] = {}
    for some, (start, stop) in groups:
        unit = (stop - start) / sum(letter.width for letter in some)
        x = float(start)
        for letter in some:
            for at in letter.symbols:
                extents.setdefault(at, []).extend((x, x + unit * letter.width))
            x += unit * letter.width
    symbols = list(line.symbols)
    for at, edges in extents.items():
        _, upper, _, lower = symbols[at].box
        symbols[at] = replace(symbols[at], box=(min(edges), upper, max(edges), lower))
    return replace(line, symbols=tuple(symbols))


def _letters(symbols: Sequence[Symbol]) -> list[_Letter]:
    """The letters of the symbols, each with its marks; a number is many letters of one symbol."""
    found: list[_Letter] = []
    for at, symbol in enumerate(symbols):
        x0, _, x1, _ = symbol.box
        step = (x1 - x0) / len(symbol.text)
        blank = bool(symbol.before)
        for number, letter in enumerate(symbol.text):
            if letter.isspace():
                blank = True
            elif found and not blank and unicodedata.category(letter) == "Mn":
                found[-1] = replace(found[-1], symbols=(*found[-1].symbols, at))
            else:
                middle = x0 + (number + 0.5) * step
                found.append(_Letter((at,), _WIDTHS.get(letter, 1.0), middle, blank))
                blank = False
    return found


def _pieces(part: NDArray[np.uint8], left: int) -> list[Piece]:
    """Where ink begins and ends along a line."""
    ink = dark(part).sum(axis=0) > 0
    edges = np.diff(ink.astype(np.int8), prepend=0, append=0)
    starts, stops = np.flatnonzero(edges > 0), np.flatnonzero(edges < 0)
    wide = stops - starts > 1
    return list(zip((starts[wide] + left).tolist(), (stops[wide] + left).tolist(), strict=True))


_Group = tuple["Sequence[_Letter]", Piece]
_STEPS = (
    *((letters, 1) for letters in range(1, _FEW_LETTERS + 1)),
    *((1, pieces) for pieces in range(2, _FEW_PIECES + 1)),
    (0, 1),
    (1, 0),
)
"""How many letters and pieces go together; ink that is no letter, and letters without ink."""


def _matched(letters: Sequence[_Letter], pieces: Sequence[Piece], wide: float) -> list[_Group]:
    """The letters, some at a time, each time with the ink that is theirs: the cheapest way."""
    count, there = len(letters), len(pieces)
    fit = _Fit.of(letters, pieces, wide)
    costs = [[_ENDLESS] * (there + 1) for _ in range(count + 1)]
    before: dict[tuple[int, int], tuple[int, int]] = {}
    costs[0][0] = 0.0
    for i in range(count + 1):
        along = round(i * there / count)
        for j in range(max(0, along - _BAND), min(there, along + _BAND) + 1):
            so_far = costs[i][j]
            if so_far == _ENDLESS:
                continue
            for a, b in _STEPS:
                k, m = i + a, j + b
                if k > count or m > there:
                    continue
                cost = so_far + fit.cost(i, k, j, m)
                if cost < costs[k][m]:
                    costs[k][m] = cost
                    before[k, m] = i, j
    return list(_traced(before, letters, pieces))[::-1]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How badly letters fit ink, from sums over the letters and pieces before each."""

    widths: list[float]
    middles: list[float]
    blanks: list[int]
    begins: list[bool]
    starts: list[int]
    stops: list[int]
    gaps: list[int]
    parts: list[bool]
    unit: float

    @classmethod
    def of(cls, letters: Sequence[_Letter], pieces: Sequence[Piece], wide: float) -> _Fit:
        """The sums of a line whose words are parted by gaps of at least ``wide``."""
        starts, stops = [start for start, _ in pieces], [stop for _, stop in pieces]
        gaps = [start - stop for start, stop in zip(starts[1:], stops, strict=False)]
        parts = [False, *(gap >= wide for gap in gaps)]
        widths = [0.0, *accumulate(letter.width for letter in letters)]
        begins = [False, *(letter.after_blank for letter in letters[1:])]
        ink = sum(stop - start for start, stop in pieces) + sum(gap for gap in gaps if gap < wide)
        return cls(
            widths,
            [0.0, *accumulate(letter.middle for letter in letters)],
            [0, *accumulate(map(int, begins))],
            begins,
            starts,
            stops,
            [0, *accumulate(map(int, parts))],
            parts,
            max(ink, 1) / widths[-1],
        )

    def cost(self, i: int, k: int, j: int, m: int) -> float:
        """What it costs that the letters from i to k are the pieces from j to m."""
        if i == k:
            return _NO_LETTER + (self.stops[j] - self.starts[j]) / self.unit
        if j == m:
            return _NO_INK
        if self.blanks[k] > self.blanks[i + 1] or self.gaps[m] > self.gaps[j + 1]:
            return _ENDLESS
        start, stop = self.starts[j], self.stops[m - 1]
        off = (stop - start) / self.unit - self.widths[k] + self.widths[i]
        seen = (self.middles[k] - self.middles[i]) / (k - i)
        away = ((start + stop) / 2 - seen) / self.unit
        amiss = _GAP_AMISS if i and j and self.begins[i] != self.parts[j] else 0.0
        joined = _JOINED * (k - i + m - j - 2)
        return off * off + _PLACE_AMISS * min(away * away, _FAR) + joined + amiss


def _traced(
    before: dict[tuple[int, int], tuple[int, int]],
    letters: Sequence[_Letter],
    pieces: Sequence[Piece],
) -> Iterator[_Group]:
    """The way back from the end of the line; nothing where there is none."""
    at = len(letters), len(pieces)
    while at in before:
        (i, j), (k, m) = before[at], at
        if k > i and m > j:
            yield letters[i:k], (pieces[j][0], pieces[m - 1][1])
        at = i, j
