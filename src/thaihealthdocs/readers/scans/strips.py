"""The lines of a table cell, parted by their ink.

Where lines of Thai stand close, Tesseract takes the marks above one for a line of their own. In a
cell there are no columns, so letters say where lines are, and each mark goes with the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from .levels import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Strip", "strips"]

_SMALLEST, _TALLEST = 0.04, 0.35
"""Inches: what is lower may be a mark; what is higher is no letter."""
_LETTER = 0.65
"""Of the usual height: the least that a letter has."""
_PITCH, _SPREAD = 1.75, 0.3
"""Of the height of letters: two lines stand as far apart; letters of one, so close."""
_LEAST_WIDE = 0.5
_BELOW, _ABOVE = 0.5, 0.9
"""Of the height of letters: the room that marks take under and over them."""
_SPECK = 3
"""Pixels: less ink than that is dirt."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture of one line alone, whose upper left corner lies at ``left, top``."""

    picture: NDArray[np.uint8]
    left: int
    top: int


def strips(picture: NDArray[np.uint8], dpi: float) -> list[Strip]:
    """The lines of a picture from the top; none where they cannot be told apart."""
    paper = float(levels(picture, 80)[0])
    ink = (picture < paper - max(35.0, 0.3 * paper)).astype(np.uint8)
    _, found, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    labels, parts = np.asarray(found, np.int32), np.asarray(stats, np.int64)[1:]
    tall = _letter_height(parts, dpi)
    if tall is None:
        return []
    bases = _bases(parts, tall)
    owners = _owners(parts, bases, tall)
    owners[parts[:, 4] < _SPECK] = -1
    return [
        _strip(picture, labels, parts, np.flatnonzero(owners == at), round(paper))
        for at in range(len(bases))
    ]


def _letter_height(parts: NDArray[np.int64], dpi: float) -> float | None:
    """The height that most of the ink has; None where nothing is as high as a letter."""
    heights, areas = parts[:, 3], parts[:, 2] * parts[:, 3]
    fits = (heights >= _SMALLEST * dpi) & (heights <= _TALLEST * dpi)
    if not fits.any():
        return None
    order = np.argsort(heights[fits])
    weights = np.cumsum(areas[fits][order])
    return float(heights[fits][order][np.searchsorted(weights, weights[-1] / 2)])


def _bases(parts: NDArray[np.int64], tall: float) -> NDArray[np.int64]:
    """Where the letters of each line stand, from the top."""
    letters = parts[(parts[:, 3] >= _LETTER * tall) & (parts[:, 3] <= 3 * tall)]
    bottoms = letters[:, 1] + letters[:, 3]
    widths = np.bincount(bottoms, letters[:, 2], minlength=int(bottoms.max()) + 1)
    wide = max(1, round(_SPREAD * tall)) | 1
    weight = np.convolve(widths, np.hanning(wide + 2)[1:-1], "same")
    found: list[int] = []
    for at in np.argsort(-weight).tolist():
        if weight[at] < _LEAST_WIDE * tall:
            break
        if all(abs(at - other) >= _PITCH * tall for other in found):
            found.append(at)
    return np.array(sorted(found), np.int64)


def _owners(parts: NDArray[np.int64], bases: NDArray[np.int64], tall: float) -> NDArray[np.int64]:
    """For each piece of ink the line that it belongs to."""
    if not len(bases):
        return np.full(len(parts), -1, np.int64)
    middles = parts[:, 1] + parts[:, 3] / 2
    following = np.searchsorted(bases, middles)
    before, after = np.maximum(following - 1, 0), np.minimum(following, len(bases) - 1)
    under = (middles - bases[before]) / _BELOW
    over = np.maximum(0, bases[after] - tall - middles) / _ABOVE
    return np.where((following > 0) & (under < over), before, after)


def _strip(
    picture: NDArray[np.uint8],
    labels: NDArray[np.int32],
    parts: NDArray[np.int64],
    own: NDArray[np.int64],
    paper: int,
) -> Strip:
    """The picture cut to the ink of ``own``, all other ink rubbed out."""
    left, top = parts[own, 0].min(), parts[own, 1].min()
    right = (parts[own, 0] + parts[own, 2]).max()
    bottom = (parts[own, 1] + parts[own, 3]).max()
    top, left = max(0, int(top) - 2), max(0, int(left) - 2)
    where = np.s_[top : int(bottom) + 2, left : int(right) + 2]
    others = ((labels[where] > 0) & ~np.isin(labels[where], own + 1)).astype(np.uint8)
    rubbed = cv2.dilate(others, np.ones((3, 3), np.uint8)) > 0
    rubbed &= (others > 0) | (labels[where] == 0)
    return Strip(np.where(rubbed, np.uint8(paper), picture[where]), left, top)
