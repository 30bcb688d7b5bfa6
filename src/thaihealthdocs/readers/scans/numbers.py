"""Numbers of a line: taken where two readers agree, marked where none does.

Tesseract cannot write ๔ ๖ ๗ ๘ ๙ and is sure of what it writes instead; so the two networks of
`digits` vouch for Thai digits, and any two of the three readers for Arabic ones. A number that no
two agree on is written as replacement characters: nothing can take it for a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .agreement import SIGNS, UNREAD, Said, agreed, is_alone
from .engine import Symbol
from .looks import dark, digit_places, inked, looks, only_number, pieces_of
from .script import latin_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import Line

__all__ = ["Alone", "number_alone", "with_numbers"]

_DIGIT = re.compile(r"[0-9๐-๙]")
_MARGIN = 0.25
"""Of the height of a line: the room at its ends."""
_LONGEST = 24
"""Pieces of ink: a line of more is not asked whether it is one number."""
_AGREED = 0.99
"""How sure a number is that two readers agree on: of a hundred about one is wrong."""
_HIGHEST = 0.6
"""Inches: what is higher is no line of numbers."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number may stand, in pixels along the line, and what Tesseract writes for it."""

    start: float
    stop: float
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Alone:
    """A number that both networks take for all of a line."""

    said: Said
    line: Line

    def stands(self, seen: str = "") -> bool:
        """Whether it is one, Tesseract writing ``seen`` or not asked."""
        return is_alone(self.said, seen)


def number_alone(line: Line, gray: NDArray[np.uint8], dpi: float) -> Alone | None:
    """The line as one number, where both networks see nothing else in it.

    Tesseract may take a number of Thai digits for letters; there must be a digit or a sign for
    each piece of ink.
    """
    picture, left = _cut(line, gray)
    if _is_no_line(picture, dpi):
        return None
    pieces = pieces_of(dark(picture))
    said = only_number(picture) if 0 < len(pieces) <= _LONGEST else None
    if said is None:
        return None
    _, top, _, bottom = line.box
    box = (float(pieces[0][0]), top, float(pieces[-1][1]), bottom)
    number = Symbol(said.text, box, line.symbols[0].before if line.symbols else "", sure=_AGREED)
    return Alone(said, replace(line, symbols=(_shifted(number, left),)))


def with_numbers(line: Line, gray: NDArray[np.uint8], dpi: float) -> Line:
    """The line with its numbers as the readers agree on them."""
    picture, left = _cut(line, gray)
    if _is_no_line(picture, dpi):
        return line
    symbols = [_shifted(symbol, -left) for symbol in line.symbols]
    words = list(latin_words(symbols))
    for place in _places(symbols, picture):
        middle = (place.start + place.stop) / 2
        if any(start <= middle <= stop for start, stop in words):
            continue
        symbols = _settled(symbols, place, picture)
    return replace(line, symbols=tuple(_shifted(symbol, left) for symbol in symbols))


def _is_no_line(picture: NDArray[np.uint8], dpi: float) -> bool:
    return bool(picture.shape[0] > _HIGHEST * dpi) or min(picture.shape) < 6


def _cut(line: Line, gray: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], int]:
    """The picture of a line with some room around it, and where it begins."""
    x0, top, x1, bottom = line.box
    room = _MARGIN * (bottom - top)
    left = max(0, int(x0 - room))
    where = np.s_[max(0, int(top) - 2) : int(bottom) + 3, left : int(x1 + room) + 1]
    return inked(gray[where]), left


def _shifted(symbol: Symbol, by: float) -> Symbol:
    x0, top, x1, bottom = symbol.box
    return replace(symbol, box=(x0 + by, top, x1 + by, bottom))


def _places(symbols: Sequence[Symbol], picture: NDArray[np.uint8]) -> Iterator[_Place]:
    """Where a network or Tesseract sees digits, places that overlap made one."""
    seen = [_Place(*place) for place in digit_places(picture)]
    found = sorted([*seen, *_own_places(symbols)], key=lambda place: place.start)
    merged: list[_Place] = []
    for place in found:
        if merged and place.start < merged[-1].stop - 2:
            last = merged.pop()
            place = _Place(last.start, max(last.stop, place.stop))
        merged.append(place)
    for place in merged:
        under = (symbol.text for symbol in symbols if _is_under(symbol, place))
        yield replace(place, seen="".join(under))


def _own_places(symbols: Sequence[Symbol]) -> Iterator[_Place]:
    """The places where Tesseract sees digits, signs between them."""
    group: list[Symbol] = []
    for symbol in [*symbols, None]:
        goes_on = symbol is not None and not (group and symbol.before)
        if (
            symbol is not None
            and goes_on
            and (_DIGIT.search(symbol.text) or (group and symbol.text in SIGNS))
        ):
            group.append(symbol)
            continue
        digits = [each for each in group if _DIGIT.search(each.text)]
        if digits:
            yield _Place(digits[0].box[0], digits[-1].box[2])
        group = [symbol] if symbol is not None and _DIGIT.search(symbol.text) else []


def _settled(symbols: list[Symbol], place: _Place, picture: NDArray[np.uint8]) -> list[Symbol]:
    """The symbols with those of a place replaced by what the readers agree on."""
    start, stop = _freed(picture, place)
    part = inked(picture[:, start:stop])
    nothing = Said("", 0.0)
    one, two = looks(part) if min(part.shape) >= 6 else (nothing, nothing)
    number = agreed(one, two, place.seen)
    if number is None:
        return symbols
    under = _without_signs(
        [at for at, symbol in enumerate(symbols) if _is_under(symbol, place)], symbols, number
    )
    covered = [symbols[at] for at in under]
    at = under[0] if under else sum(_middle(symbol) < place.start for symbol in symbols)
    beside = covered or symbols[max(0, at - 1) : at + 1]
    top = min((symbol.box[1] for symbol in beside), default=0.0)
    bottom = max((symbol.box[3] for symbol in beside), default=float(len(picture)))
    unread = (one.text or two.text or place.seen) if UNREAD in number else None
    before = covered[0].before if covered else " "
    symbol = Symbol(number, (place.start, top, place.stop, bottom), before, unread, _AGREED)
    kept = [symbol for step, symbol in enumerate(symbols) if step not in under]
    return [*kept[:at], symbol, *kept[at:]]


def _without_signs(under: list[int], symbols: Sequence[Symbol], number: str) -> list[int]:
    """The places of symbols that a number replaces: signs at its ends are not part of it."""
    while under and symbols[under[-1]].text in SIGNS and number[-1] not in SIGNS:
        under = under[:-1]
    while under and symbols[under[0]].text in SIGNS and number[0] not in SIGNS:
        under = under[1:]
    return under


def _middle(symbol: Symbol) -> float:
    return (symbol.box[0] + symbol.box[2]) / 2


def _is_under(symbol: Symbol, place: _Place) -> bool:
    x0, _, x1, _ = symbol.box
    shared = min(x1, place.stop) - max(x0, place.start)
    return place.start <= _middle(symbol) <= place.stop or shared > 0.5 * (x1 - x0)


def _freed(picture: NDArray[np.uint8], place: _Place) -> tuple[int, int]:
    """The place cut where there is no ink, a little further out if need be."""
    inked = np.asarray(dark(picture).any(axis=0))
    reach = max(3, len(picture) // 6)
    last = len(inked) - 1
    start, stop = max(0, min(int(place.start), last)), min(last, int(place.stop)) + 1
    outwards = next(
        (at for at in range(start, max(0, start - reach) - 1, -1) if not inked[at]), start
    )
    onwards = next((at for at in range(stop, min(len(inked), stop + reach)) if not inked[at]), stop)
    return outwards, onwards
