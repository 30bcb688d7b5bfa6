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

from ...thai.digits import to_arabic_digits
from .agreement import SIGNS, UNREAD, Said, agreed, same
from .digits import NETWORKS, OTHER, Reading, read_digits
from .engine import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import Line

__all__ = ["with_numbers"]

_DIGIT = re.compile(r"[0-9๐-๙]")
_THAI = re.compile(r"[๐-๙]")
_MARGIN = 0.25
"""Of the height of a line: the room at its ends."""
_HALF, _BLANK, _STEP = 0.55, 0.7, 2.8
"""Of the height of digits: half of one's room, the widest blank and step inside a number."""
_FAIRLY_SURE, _LONGEST, _WIDEST = 0.6, 24, 1.6
"""Of a line that is one number: how sure of each digit, how many, how wide for their height."""
_NEAR = 0.85
"""Of the height of digits: how far a piece of ink may be from where its digit was read."""
_ROOMS = ((0.0, 0.0), (0.45, 0.2))
"""Of the height of a number: the room above and below it that the networks are shown."""
_HIGHEST = 0.6
"""Inches: what is higher is no line of numbers."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number may stand, in pixels along the line, and what Tesseract writes for it."""

    start: float
    stop: float
    seen: str = ""


def with_numbers(line: Line, gray: NDArray[np.uint8], dpi: float) -> Line:
    """The line with its numbers as the readers agree on them."""
    picture, left = _cut(line, gray)
    if picture.shape[0] > _HIGHEST * dpi or min(picture.shape) < 6:
        return line
    symbols = [_shifted(symbol, -left) for symbol in line.symbols]
    whole = _whole(symbols, picture)
    if whole is not None:
        symbols = [whole]
    else:
        for place in _places(symbols, picture):
            symbols = _settled(symbols, place, picture)
    return replace(line, symbols=tuple(_shifted(symbol, left) for symbol in symbols))


def _whole(symbols: Sequence[Symbol], picture: NDArray[np.uint8]) -> Symbol | None:
    """A short line as one number, where both networks see nothing else in it.

    Tesseract may take a number of Thai digits for letters; there must be a digit or a sign for
    each piece of ink.
    """
    pieces = _pieces(_dark(picture))
    if not 0 < len(pieces) <= _LONGEST or not symbols:
        return None
    said = next(filter(None, (_only_number(_framed(picture, room)) for room in _ROOMS)), None)
    if said is None:
        return None
    is_thai = _THAI.search(said) is not None
    if not is_thai and to_arabic_digits("".join(symbol.text for symbol in symbols)) != said:
        return None
    x0, y0 = pieces[0][0], min(symbol.box[1] for symbol in symbols)
    box = (float(x0), y0, float(pieces[-1][1]), max(symbol.box[3] for symbol in symbols))
    return Symbol(said, box, symbols[0].before)


def _only_number(picture: NDArray[np.uint8]) -> str | None:
    """The number that both networks say is all there is; None where they do not."""
    ink = _dark(picture)
    pieces = _pieces(ink)
    said = set()
    for network in NETWORKS:
        readings = read_digits(picture, network)
        if not pieces or not _explains(readings, pieces, _digit_height(ink, readings)):
            return None
        said.add("".join(reading.text for reading in readings))
    return said.pop() if len(said) == 1 else None


def _framed(picture: NDArray[np.uint8], room: tuple[float, float]) -> NDArray[np.uint8]:
    """A picture with paper around it, above and below as much as a share of its height."""
    above, below = (int(share * len(picture)) + 2 for share in room)
    aside = max(4, len(picture) // 4)
    paper = int(np.percentile(picture, 85))
    return np.pad(picture, ((above, below), (aside, aside)), constant_values=paper)


def _pieces(ink: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where ink begins and ends along a line, specks left out."""
    inked = np.diff(ink.any(axis=0).astype(np.int8), prepend=0, append=0)
    starts, stops = np.flatnonzero(inked > 0), np.flatnonzero(inked < 0)
    return [
        (int(start), int(stop))
        for start, stop in zip(starts, stops, strict=True)
        if ink[:, start:stop].sum() > 4
    ]


def _explains(readings: Sequence[Reading], pieces: Sequence[tuple[int, int]], tall: float) -> bool:
    """Whether the pieces of ink are the readings, all of them sure, none a letter."""
    digits = [reading for reading in readings if _DIGIT.match(reading.text)]
    doubtful = any(reading.text == OTHER or reading.sure < _FAIRLY_SURE for reading in readings)
    if doubtful or len({_THAI.match(reading.text) is None for reading in digits}) != 1:
        return False
    signs = len(readings) - len(digits)
    long = tall * (_WIDEST * len(digits) + 0.6 * signs)
    width = pieces[-1][1] - pieces[0][0]
    return width <= long and _are_near(readings, pieces, _NEAR * tall)


def _dark(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray(picture < _threshold(picture), np.bool_)


def _cut(line: Line, gray: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], int]:
    """The picture of a line with some room around it, and where it begins."""
    x0, top, x1, bottom = line.box
    room = _MARGIN * (bottom - top)
    left = max(0, int(x0 - room))
    where = np.s_[max(0, int(top) - 2) : int(bottom) + 3, left : int(x1 + room) + 1]
    return _inked(gray[where]), left


def _inked(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The rows that have ink, and a few more, without those of the lines above and below."""
    if picture.size == 0:
        return picture
    counts = _dark(picture).sum(axis=1)
    edges = np.diff((counts > 1).astype(np.int8), prepend=0, append=0)
    starts, stops = np.flatnonzero(edges > 0), np.flatnonzero(edges < 0)
    if not len(starts):
        return picture
    sums = np.concatenate(([0], np.cumsum(counts)))
    fullest = int((sums[stops] - sums[starts]).argmax())
    return picture[max(0, int(starts[fullest]) - 3) : int(stops[fullest]) + 4]


def _threshold(picture: NDArray[np.uint8]) -> float:
    low, high = np.percentile(picture, (1, 90))
    return float(0.55 * low + 0.45 * high) if high - low > 40 else 0.0


def _shifted(symbol: Symbol, by: float) -> Symbol:
    x0, top, x1, bottom = symbol.box
    return replace(symbol, box=(x0 + by, top, x1 + by, bottom))


def _places(symbols: Sequence[Symbol], picture: NDArray[np.uint8]) -> Iterator[_Place]:
    """Where a network or Tesseract sees digits, places that overlap made one."""
    found = sorted(
        [*_network_places(picture), *_own_places(symbols)], key=lambda place: place.start
    )
    merged: list[_Place] = []
    for place in found:
        if merged and place.start < merged[-1].stop - 2:
            last = merged.pop()
            place = _Place(last.start, max(last.stop, place.stop))
        merged.append(place)
    for place in merged:
        seen = "".join(symbol.text for symbol in symbols if _is_under(symbol, place))
        yield replace(place, seen=seen)


def _network_places(picture: NDArray[np.uint8]) -> Iterator[_Place]:
    ink = _dark(picture)
    readings = read_digits(picture, 0)
    tall = _digit_height(ink, readings)
    for group in _groups(ink, readings, tall):
        digits = [reading.x for reading in group if _DIGIT.fullmatch(reading.text)]
        if digits:
            yield _Place(digits[0] - _HALF * tall, digits[-1] + _HALF * tall)


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


def _digit_height(ink: NDArray[np.bool_], readings: Sequence[Reading]) -> float:
    """The usual height of the digits of a line, in pixels."""
    heights = []
    for reading in readings:
        if _DIGIT.fullmatch(reading.text):
            columns = ink[:, max(0, int(reading.x) - 3) : int(reading.x) + 4]
            rows = np.flatnonzero(columns.any(axis=1))
            heights.append(rows[-1] - rows[0] + 1 if len(rows) else 0)
    return float(np.median(heights)) if heights else 0.5 * len(ink)


def _groups(
    ink: NDArray[np.bool_], readings: Sequence[Reading], tall: float
) -> Iterator[list[Reading]]:
    """Digits and signs with no more than a small blank between them."""
    inked = np.asarray(ink.any(axis=0))
    group: list[Reading] = []
    for reading in readings:
        apart = bool(group) and _is_apart(inked, group[-1].x, reading.x, tall)
        if group and (reading.text == OTHER or apart):
            yield group
            group = []
        if reading.text != OTHER:
            group.append(reading)
    if group:
        yield group


def _is_apart(inked: NDArray[np.bool_], start: float, stop: float, tall: float) -> bool:
    """Whether two characters have a wide blank, or another character, between them."""
    if stop - start > _STEP * tall:
        return True
    places = np.flatnonzero(inked[int(start) : int(stop) + 1])
    blanks = np.diff(places, prepend=-1, append=int(stop) - int(start) + 1)
    return bool(blanks.max() > _BLANK * tall)


def _settled(symbols: list[Symbol], place: _Place, picture: NDArray[np.uint8]) -> list[Symbol]:
    """The symbols with those of a place replaced by what the readers agree on."""
    one, two = _looks(place, picture)
    number = agreed(one, two, place.seen)
    if number is None:
        return symbols
    under = [at for at, symbol in enumerate(symbols) if _is_under(symbol, place)]
    covered = [symbols[at] for at in under]
    at = under[0] if under else sum(_middle(symbol) < place.start for symbol in symbols)
    beside = covered or symbols[max(0, at - 1) : at + 1]
    top = min((symbol.box[1] for symbol in beside), default=0.0)
    bottom = max((symbol.box[3] for symbol in beside), default=float(len(picture)))
    unread = (one.text or two.text or place.seen) if UNREAD in number else None
    before = covered[0].before if covered else " "
    symbol = Symbol(number, (place.start, top, place.stop, bottom), before, unread)
    kept = [symbol for step, symbol in enumerate(symbols) if step not in under]
    return [*kept[:at], symbol, *kept[at:]]


def _middle(symbol: Symbol) -> float:
    return (symbol.box[0] + symbol.box[2]) / 2


def _is_under(symbol: Symbol, place: _Place) -> bool:
    x0, _, x1, _ = symbol.box
    shared = min(x1, place.stop) - max(x0, place.start)
    return place.start <= _middle(symbol) <= place.stop or shared > 0.5 * (x1 - x0)


def _looks(place: _Place, picture: NDArray[np.uint8]) -> tuple[Said, Said]:
    """What each network reads when it is shown the place alone; unlike answers get a new look."""
    start, stop = _freed(picture, place)
    part = _inked(picture[:, start:stop])
    if min(part.shape) < 6:
        return Said("", 0.0), Said("", 0.0)
    looks: list[list[Said]] = [[] for _ in NETWORKS]
    for room in _ROOMS:
        framed = _framed(part, room)
        for network in NETWORKS:
            looks[network].append(_said(framed, network))
        if looks[0][0].bare == looks[1][0].bare:
            break
    return same(*looks)


def _said(part: NDArray[np.uint8], network: int) -> Said:
    """What a network reads in the picture of a number; it is not sure if it leaves ink out."""
    readings = [reading for reading in read_digits(part, network) if reading.text != OTHER]
    ink = _dark(part)
    tall = _digit_height(ink, readings)
    groups = _groups(ink, readings, tall)
    words = ["".join(reading.text for reading in group).strip(SIGNS) for group in groups]
    sure = min((reading.sure for reading in readings), default=0.0)
    explained = _are_near(readings, _pieces(ink), _NEAR * tall)
    return Said(" ".join(filter(None, words)), sure if explained else 0.0)


def _are_near(readings: Sequence[Reading], pieces: Sequence[tuple[int, int]], near: float) -> bool:
    """Whether some reading stands at each piece of ink."""
    return all(
        any(start - near <= reading.x <= stop + near for reading in readings)
        for start, stop in pieces
    )


def _freed(picture: NDArray[np.uint8], place: _Place) -> tuple[int, int]:
    """The place cut where there is no ink, a little further out if need be."""
    inked = np.asarray(_dark(picture).any(axis=0))
    reach = max(3, len(picture) // 6)
    start, stop = max(0, int(place.start)), min(len(inked), int(place.stop) + 1)
    outwards = next(
        (at for at in range(start, max(0, start - reach) - 1, -1) if not inked[at]), start
    )
    onwards = next((at for at in range(stop, min(len(inked), stop + reach)) if not inked[at]), stop)
    return outwards, onwards
