"""Signs that Tesseract's Thai data does not have, told by the shape of their ink.

What it writes for them is worst beside numbers: < is read as ๔ and • as ๑. An angle has one stroke
in each row of pixels, whose middle goes straight to its tip and straight back; a disc fills its
circle.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from .engine import Symbol
from .levels import levels
from .looks import dark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import Line

__all__ = ["Sign", "signs", "with_signs"]

_LEAST, _MOST = 0.25, 0.95
"""Of the height of a line with its marks: how high an angle is."""
_NARROW, _BROAD = 0.6, 1.7
"""How wide an angle is for its height."""
_STRAY = 0.11
"""Of the width of an angle: how far its stroke strays from straight lines."""
_TIP = (0.35, 0.65)
_DISC, _ROUND = (0.16, 0.5), 0.12
"""Of the height of a line: how high a disc is; how far it may be from round and full."""
_AMID = (0.35, 0.8)
"""Of the height of a line: where the middle of a disc is; what is higher is a mark."""
_FEWEST = 7
"""Pixels: smaller shapes are not told apart."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and its place in a picture: left, top, right and bottom."""

    text: str
    box: tuple[int, int, int, int]


def with_signs(line: Line, gray: NDArray[np.uint8]) -> tuple[Line, NDArray[np.uint8]]:
    """The line with its signs, and the sheet with paper in their place."""
    x0, top, x1, bottom = (max(0, int(edge)) for edge in line.box)
    left = max(0, x0 - 4)
    picture = gray[top : bottom + 1, left : x1 + 5]
    found = list(signs(picture)) if min(picture.shape) >= _FEWEST else []
    if not found:
        return line, gray
    rubbed, symbols = gray.copy(), list(line.symbols)
    paper = levels(picture, 85)[0]
    for sign in found:
        a, b, c, d = sign.box
        rubbed[top + b - 1 : top + d + 1, left + a - 1 : left + c + 1] = paper
        symbols = _put(symbols, Symbol(sign.text, (left + a, top + b, left + c, top + d), ""))
    return replace(line, symbols=tuple(symbols)), rubbed


def _put(symbols: Sequence[Symbol], sign: Symbol) -> list[Symbol]:
    """The symbols with those replaced that stand where a sign does."""
    x0, _, x1, _ = sign.box
    under = [
        at
        for at, each in enumerate(symbols)
        if min(x1, each.box[2]) - max(x0, each.box[0])
        > 0.5 * min(x1 - x0, each.box[2] - each.box[0])
    ]
    at = under[0] if under else sum(each.box[0] < x0 for each in symbols)
    before = symbols[at].before if under else " " if at else ""
    after = [each for step, each in enumerate(symbols) if step >= at and step not in under]
    if after and not after[0].before:
        after[0] = replace(after[0], before=" ")
    return [*symbols[:at], replace(sign, before=before, sure=0.9), *after]


def signs(picture: NDArray[np.uint8]) -> Iterator[Sign]:
    """The signs in the picture of a line, from the left."""
    ink = dark(picture).astype(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    stats = np.asarray(found, np.int32)
    tall = len(picture)
    for part in sorted(range(1, len(stats)), key=lambda part: int(stats[part][0])):
        left, top, width, height = (int(each) for each in stats[part][:4])
        if min(width, height) < _FEWEST:
            continue
        own = labels[top : top + height, left : left + width] == part
        box = (left, top, left + width, top + height)
        if _LEAST * tall <= height <= _MOST * tall and _NARROW <= width / height <= _BROAD:
            text = _angle(own)
            if text is not None:
                yield _with_bar(text, box, stats)
        is_amid = _AMID[0] * tall <= top + height / 2 <= _AMID[1] * tall
        is_small = _DISC[0] * tall <= height <= _DISC[1] * tall
        where = picture[top : top + height, left : left + width]
        if is_amid and is_small and _leads(box, stats) and _is_disc(own, where):
            yield Sign("•", box)


def _angle(own: NDArray[np.bool_]) -> str | None:
    """Which way ink that is an angle opens; None where it is none."""
    height, width = own.shape
    edges = np.diff(own.astype(np.int8), axis=1, prepend=0, append=0)
    if ((edges > 0).sum(axis=1) != 1).any():
        return None
    first, last = own.argmax(axis=1), width - own[:, ::-1].argmax(axis=1)
    middle = (first + last - 1) / 2
    rows = np.arange(height)
    for text, places in (("<", middle), (">", width - 1 - middle)):
        tip = int(places.argmin())
        if not _TIP[0] <= tip / (height - 1) <= _TIP[1]:
            continue
        ends = (float(places[:2].mean()), float(places[-2:].mean()))
        if min(ends) - places[tip] < 0.5 * width:
            continue
        straight = np.interp(rows, (0, tip, height - 1), (ends[0], places[tip], ends[1]))
        if np.abs(places - straight).max() <= max(1.0, _STRAY * width):
            return text
    return None


def _with_bar(text: str, box: tuple[int, int, int, int], stats: NDArray[np.int32]) -> Sign:
    """An angle, with the bar below it where there is one."""
    left, top, right, bottom = box
    high = bottom - top
    for x, y, width, height in stats[1:, :4].tolist():
        shared = min(right, x + width) - max(left, x)
        is_bar = height <= 0.35 * high and width >= 0.6 * (right - left) and width >= 3 * height
        if is_bar and shared > 0.6 * width and 0 <= y - bottom <= 0.5 * high:
            around = (min(left, x), top, max(right, x + width), y + height)
            return Sign("≤" if text == "<" else "≥", around)
    return Sign(text, box)


def _leads(box: tuple[int, int, int, int], stats: NDArray[np.int32]) -> bool:
    """Whether a line begins with what is in ``box``, a blank as wide after it."""
    others = stats[1:][(stats[1:, 0] != box[0]) & (stats[1:, 4] >= _FEWEST)]
    right = box[2] + (box[2] - box[0])
    return len(others) > 0 and bool((others[:, 0] >= right).all())


def _is_disc(own: NDArray[np.bool_], picture: NDArray[np.uint8]) -> bool:
    """Whether ink is round and full: nowhere darker than in its middle."""
    height, width = own.shape
    inner = picture[2 * height // 5 : 3 * height // 5 + 1, 2 * width // 5 : 3 * width // 5 + 1]
    is_full = float(inner.mean()) <= levels(picture[own], 30)[0] + 8
    is_round = abs(width - height) <= _ROUND * height + 1
    return is_round and is_full and abs(float(own.mean()) - np.pi / 4) < _ROUND
