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
from .digits import NETWORKS, OTHER, Reading, read_digits
from .engine import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import Line

__all__ = ["UNREAD", "with_numbers"]

UNREAD = "\N{REPLACEMENT CHARACTER}"
_DIGIT = re.compile(r"[0-9๐-๙]")
_THAI = re.compile(r"[๐-๙]")
_SIGNS = ".,/-%():"
_NUMBER = re.compile(r"[0-9][0-9.,/\-:]*")
_THAI_FROM = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LOOKALIKES = frozenset("oOoมกดตคศeaQlIi|bmwnCGSsZz")
"""What Tesseract writes for a Thai digit beside the digits it knows."""
_MARGIN = 0.25
"""Of the height of a line: the room at its ends."""
_HALF, _BLANK, _STEP = 0.55, 0.7, 2.2
"""Of the height of digits: half of one's room, the widest blank and step inside a number."""
_SURE = 0.9
"""How sure both networks must be of a single digit where Tesseract saw a letter."""
_FAIRLY_SURE, _LONGEST, _WIDEST = 0.6, 16, 1.5
"""Of a line that is one number: how sure of each digit, how many, how wide for their height."""
_HIGHEST = 0.6
"""Inches: what is higher is no line of numbers."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number may stand, in pixels along the line, and what Tesseract writes for it."""

    start: float
    stop: float
    seen: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a network reads at a place, blanks between numbers, and how sure it is."""

    text: str
    sure: float


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
    ink = _dark(picture)
    pieces = _pieces(ink)
    if not 0 < len(pieces) <= _LONGEST or not symbols:
        return None
    said = []
    for network in NETWORKS:
        readings = read_digits(picture, network)
        if not _explains(readings, pieces, _digit_height(ink, readings)):
            return None
        said.append("".join(reading.text for reading in readings))
    if said[0] != said[1] or not _DIGIT.search(said[0]):
        return None
    is_thai = _THAI.search(said[0]) is not None
    if not is_thai and to_arabic_digits("".join(symbol.text for symbol in symbols)) != said[0]:
        return None
    x0, y0 = pieces[0][0], min(symbol.box[1] for symbol in symbols)
    box = (float(x0), y0, float(pieces[-1][1]), max(symbol.box[3] for symbol in symbols))
    return Symbol(said[0], box, symbols[0].before)


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
    """Whether each piece of ink is one of the readings, and all are sure and no letters."""
    if any(reading.text == OTHER or reading.sure < _FAIRLY_SURE for reading in readings):
        return False
    if (
        len({bool(_THAI.match(reading.text)) for reading in readings if _DIGIT.match(reading.text)})
        > 1
    ):
        return False
    for start, stop in pieces:
        inside = sum(start - 4 <= reading.x <= stop + 4 for reading in readings)
        if not inside or stop - start > _WIDEST * tall * inside:
            return False
    return len(readings) >= len(pieces)


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
            and (_DIGIT.search(symbol.text) or (group and symbol.text in _SIGNS))
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
    one, two = (_said(place, picture, network) for network in NETWORKS)
    number = _agreed(one, two, place.seen)
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


def _said(place: _Place, picture: NDArray[np.uint8], network: int) -> _Said:
    """What a network reads when it is shown the place alone."""
    start, stop = _freed(picture, place)
    part = _inked(picture[:, start:stop])
    if min(part.shape) < 6:
        return _Said("", 0.0)
    room = max(4, len(part) // 4)
    paper = int(np.percentile(picture, 85))
    part = np.pad(part, ((2, 2), (room, room)), constant_values=paper)
    readings = [reading for reading in read_digits(part, network) if reading.text != OTHER]
    ink = _dark(part)
    groups = _groups(ink, readings, _digit_height(ink, readings))
    words = ["".join(reading.text for reading in group).strip(_SIGNS) for group in groups]
    sure = min((reading.sure for reading in readings), default=0.0)
    return _Said(" ".join(filter(None, words)), sure)


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


def _agreed(one: _Said, two: _Said, seen: str) -> str | None:
    """The number two readers agree on, unread marks where none do, None where there is none."""
    first, second, own = (
        to_arabic_digits(text) for text in (one.text, two.text, seen.strip(_SIGNS))
    )
    digits = _DIGIT.findall(one.text + two.text)
    is_thai = 2 * len(_THAI.findall(one.text + two.text)) > len(digits)
    if first and first.replace(" ", "") == second.replace(" ", ""):
        first = first if " " in second else first.replace(" ", "")
        is_letter = len(first) == 1 and not set(seen) <= _LOOKALIKES and not _DIGIT.search(seen)
        if is_letter and min(one.sure, two.sure) < _SURE:
            return None
        return _printed(first, is_thai)
    settled = _by_signs(first, second, own)
    if settled is not None:
        return _printed(settled, is_thai)
    wrote = not _THAI.search(seen) and _NUMBER.fullmatch(own) is not None
    if wrote and own in (first, second):
        return own
    is_number = _DIGIT.search(seen) is not None or min(len(first), len(second)) > 1
    return UNREAD * max(1, len(first or own)) if is_number else None


def _by_signs(one: str, two: str, own: str) -> str | None:
    """Where the networks differ in signs alone, the one that Tesseract's signs agree with."""
    if not one or re.sub(r"\D", "", one) != re.sub(r"\D", "", two):
        return None
    shapes = {re.sub(r"\d", "0", text): text for text in (one, two)}
    return shapes.get(re.sub(r"\w", "0", own))


def _printed(number: str, is_thai: bool) -> str:
    return number.translate(_THAI_FROM) if is_thai else number
