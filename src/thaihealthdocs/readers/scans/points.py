"""Commas and points of a number: told by how low their ink hangs and by the digits behind.

The two are a few pixels each. A point stands on the line that the digits stand on; a comma hangs
below it, in some fonts so little that only three digits behind it give it away.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .digits import Reading

__all__ = ["descent", "is_grouped", "point_or_comma", "with_points"]

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TALL, _LOW, _SMALL = 0.6, 0.5, 0.6
"""Of the height of digits: what digits have at least, how far up a sign may begin, its size."""
_STANDS, _HANGS = 0.03, 0.1
"""Of the height of digits, below their line: where points end, and where only commas do."""
_TOLD = 0.9
"""How sure a sign is that its shape tells."""


def is_grouped(number: str) -> bool:
    """Whether all digits behind the first sign stand in threes.

    >>> is_grouped("12,345.678"), is_grouped("12.34"), is_grouped("2567")
    (True, False, False)
    """
    return _GROUPED.fullmatch(number) is not None


def point_or_comma(seen: set[str], below: float | None, grouped: bool) -> str | None:
    """What a sign is, where that can be told.

    Args:
        seen: What the networks take it for.
        below: How far its ink hangs below the digits, as a share of their height.
        grouped: Whether the digits behind stand in threes.

    >>> point_or_comma({".", ","}, 0.15, grouped=True), point_or_comma({"."}, 0.0, grouped=False)
    (',', '.')
    >>> point_or_comma({".", ","}, 0.06, grouped=True), point_or_comma({"."}, 0.06, grouped=True)
    (',', None)
    """
    hangs, stands = (below is not None and below >= _HANGS), (below is not None and below < _STANDS)
    if grouped:
        if hangs or ("," in seen and not stands):
            return ","
        return "." if stands and seen == {"."} else None
    return "." if "." in seen and not hangs else None


def descent(ink: NDArray[np.bool_], x: float) -> float | None:
    """How far the small ink nearest to ``x`` hangs below the digits; None where there is none."""
    _, _, found, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    parts = np.asarray(found, np.int64)[1:]
    if not len(parts):
        return None
    digits = parts[parts[:, 3] >= _TALL * parts[:, 3].max()]
    tall, foot = float(np.median(digits[:, 3])), float(np.median(digits[:, 1] + digits[:, 3]))
    is_low = parts[:, 1] > foot - _LOW * tall
    is_small = (parts[:, 3] < _SMALL * tall) & (parts[:, 2] < _LOW * tall) & (parts[:, 4] > 4)
    low = parts[is_low & is_small]
    away = np.abs(low[:, 0] + low[:, 2] / 2 - x)
    if not len(low) or away.min() > _LOW * tall:
        return None
    sign = low[int(away.argmin())]
    return (float(sign[1] + sign[3]) - foot) / tall


def with_points(
    one: Sequence[Reading], two: Sequence[Reading], ink: NDArray[np.bool_]
) -> tuple[list[Reading], list[Reading]]:
    """What two networks read with the commas and points as they are, if they read like digits.

    One that cannot be told is not sure at all.
    """
    first, second = _single(one), _single(two)
    shapes = [re.sub("[.,]", ".", "".join(each.text for each in said)) for said in (first, second)]
    if shapes[0] != shapes[1]:
        return first, second
    grouped = is_grouped(shapes[0])
    for at, (reading, other) in enumerate(zip(first, second, strict=True)):
        if reading.text not in ".,":
            continue
        below = descent(ink, (reading.x + other.x) / 2)
        text = point_or_comma({reading.text, other.text}, below, grouped)
        sure = 0.0 if text is None else _TOLD
        first[at] = replace(reading, text=text or reading.text, sure=sure)
        second[at] = replace(other, text=text or other.text, sure=sure)
    return first, second


def _single(readings: Sequence[Reading]) -> list[Reading]:
    """Readings with one sign where a comma and a point are read of the same ink."""
    found: list[Reading] = []
    for reading in readings:
        if found and reading.text in ".," and found[-1].text in ".,":
            found[-1] = max(found[-1], reading, key=lambda each: each.sure)
        else:
            found.append(reading)
    return found
