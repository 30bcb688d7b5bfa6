"""What the two networks see in the picture of a line or of a number, and what ink they leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from .agreement import SIGNS, Said, same
from .digits import NETWORKS, OTHER, Reading, read_digits
from .levels import levels
from .points import with_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["dark", "digit_places", "inked", "looks", "only_number", "pieces_of"]

_DIGIT = re.compile(r"[0-9๐-๙]")
_THAI = re.compile(r"[๐-๙]")
_HALF, _BLANK, _STEP = 0.55, 0.7, 2.8
"""Of the height of digits: half of one's room, the widest blank and step inside a number."""
_FAIRLY_SURE, _WIDEST = 0.6, 1.6
"""Of a line that is one number: how sure of each digit, how wide for their height."""
_NEAR, _LEAST = 0.85, 0.6
"""Of the height of digits: how far a piece of ink may be from where its digit was read. Of the
height of all ink: the least that digits have."""
_WHOLE, _BROAD = 0.85, 0.75
"""Of the height of all ink: what digits have that are all there is. Of theirs: how broad a piece
of ink is that is no part of one."""
_ROOMS = ((0.0, 0.0), (0.45, 0.2))
"""Of the height of a number: the room above and below it that the networks are shown."""


def digit_places(picture: NDArray[np.uint8]) -> Iterator[tuple[float, float]]:
    """Where along a line the first network sees numbers, in pixels."""
    ink = dark(picture)
    readings = read_digits(picture, 0)
    tall = _digit_height(ink, readings)
    for group in number_groups(ink, readings, tall):
        digits = [reading.x for reading in group if _DIGIT.fullmatch(reading.text)]
        if digits:
            yield digits[0] - _HALF * tall, digits[-1] + _HALF * tall


def looks(part: NDArray[np.uint8]) -> tuple[Said, Said]:
    """What each network reads in the picture of a number; unlike answers get a second look."""
    found: list[list[Said]] = [[] for _ in NETWORKS]
    for room in _ROOMS:
        framed = _framed(part, room)
        ink = dark(framed)
        for network, readings in zip(NETWORKS, _pointed(framed, ink), strict=True):
            found[network].append(_said(readings, ink))
        if found[0][0].bare == found[1][0].bare:
            break
    return same(*found)


def only_number(picture: NDArray[np.uint8]) -> Said | None:
    """The number that both networks say is all there is; None where they do not."""
    framed = (_framed(picture, room) for room in _ROOMS)
    return next(filter(None, map(_all_there_is, framed)), None)


def _all_there_is(picture: NDArray[np.uint8]) -> Said | None:
    ink = dark(picture)
    pieces = pieces_of(ink)
    if not pieces:
        return None
    first = read_digits(picture, NETWORKS[0])
    if not first or any(reading.text == OTHER for reading in first):
        return None
    one, two = with_points(first, read_digits(picture, NETWORKS[1]), ink)
    said = "".join(reading.text for reading in one)
    if said != "".join(reading.text for reading in two):
        return None
    full = _WHOLE * int(ink.any(axis=1).sum())
    for readings in (one, two):
        if not _explains(readings, pieces, max(full, _digit_height(ink, readings))):
            return None
    return Said(said, min(reading.sure for reading in (*one, *two)))


def _pointed(
    picture: NDArray[np.uint8], ink: NDArray[np.bool_]
) -> tuple[list[Reading], list[Reading]]:
    """What each network reads, commas and points by their shape."""
    one, two = (read_digits(picture, network) for network in NETWORKS)
    return with_points(one, two, ink)


def _said(every: Sequence[Reading], ink: NDArray[np.bool_]) -> Said:
    """What a network reads in the picture of a number; it is not sure if it leaves ink out."""
    readings = [reading for reading in every if reading.text != OTHER]
    tall = max(_digit_height(ink, readings), _LEAST * int(ink.any(axis=1).sum()))
    groups = number_groups(ink, readings, tall)
    words = ["".join(reading.text for reading in group).strip(SIGNS) for group in groups]
    sure = min((reading.sure for reading in readings), default=0.0)
    explained = _are_near(readings, pieces_of(ink), tall)
    return Said(" ".join(filter(None, words)), sure if explained else 0.0)


def _framed(picture: NDArray[np.uint8], room: tuple[float, float]) -> NDArray[np.uint8]:
    """A picture with paper around it, above and below as much as a share of its height."""
    above, below = (int(share * len(picture)) + 2 for share in room)
    aside = max(4, len(picture) // 4)
    paper = levels(picture, 85)[0]
    return np.pad(picture, ((above, below), (aside, aside)), constant_values=paper)


def inked(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The rows that have ink, and a few more, without those of the lines above and below."""
    if picture.size == 0:
        return picture
    counts = dark(picture).sum(axis=1)
    edges = np.diff((counts > 1).astype(np.int8), prepend=0, append=0)
    starts, stops = np.flatnonzero(edges > 0), np.flatnonzero(edges < 0)
    if not len(starts):
        return picture
    sums = np.concatenate(([0], np.cumsum(counts)))
    fullest = int((sums[stops] - sums[starts]).argmax())
    return picture[max(0, int(starts[fullest]) - 3) : int(stops[fullest]) + 4]


def dark(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which pixels of a line are ink."""
    return np.asarray(picture < _threshold(picture), np.bool_)


def _threshold(picture: NDArray[np.uint8]) -> float:
    low, high = levels(picture, 1, 90)
    return 0.55 * low + 0.45 * high if high - low > 40 else 0.0


def pieces_of(ink: NDArray[np.bool_]) -> list[tuple[int, int]]:
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
    return width <= long and _are_near(readings, pieces, tall)


def _are_near(readings: Sequence[Reading], pieces: Sequence[tuple[int, int]], tall: float) -> bool:
    """Whether some reading stands at each piece of ink, and a digit for each broad one."""
    near = _NEAR * tall
    broad = sum(stop - start > _BROAD * tall for start, stop in pieces)
    return broad <= sum(_DIGIT.match(reading.text) is not None for reading in readings) and all(
        any(start - near <= reading.x <= stop + near for reading in readings)
        for start, stop in pieces
    )


def number_groups(
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


def _digit_height(ink: NDArray[np.bool_], readings: Sequence[Reading]) -> float:
    """The usual height of the digits of a line, in pixels."""
    heights = []
    for reading in readings:
        if _DIGIT.fullmatch(reading.text):
            columns = ink[:, max(0, int(reading.x) - 3) : int(reading.x) + 4]
            rows = np.flatnonzero(columns.any(axis=1))
            heights.append(rows[-1] - rows[0] + 1 if len(rows) else 0)
    return float(np.median(heights)) if heights else 0.5 * len(ink)


def _is_apart(inked: NDArray[np.bool_], start: float, stop: float, tall: float) -> bool:
    """Whether two characters have a wide blank, or another character, between them."""
    if stop - start > _STEP * tall:
        return True
    places = np.flatnonzero(inked[int(start) : int(stop) + 1])
    blanks = np.diff(places, prepend=-1, append=int(stop) - int(start) + 1)
    return bool(blanks.max() > _BLANK * tall)
