"""A picture of a page made easy to read: gray, without stamps, upright and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from .upright import turns_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Sheet", "prepare"]

_DPI = 200
"""Tesseract gains nothing from more, and loses nothing down to about 120."""
_MOST_DPI = 230
_BLUR = 0.8
"""Of 200 dpi, in pixels: rubs out the noise of scanners and the stairs of fax machines."""
_LEAST_BLURRED = 150
_MOST_SKEW = 4.0
_COLOURED, _LIT, _INK, _DARK = 45, 70, 60, 110
_HIGH, _WIDE, _AROUND = 0.55, 0.75, 0.12
"""Inches: no letter is larger, and what is as close belongs together."""
_COVERED = 0.02
"""Of coloured ink and the paper around it: where more is dark print, the ink lies over it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture to be read, and the way back to the picture as it was given."""

    gray: NDArray[np.uint8]
    dpi: float
    back: NDArray[np.float64]
    """Turns pixels of the sheet into points of the given picture: 2 rows, 3 columns."""
    width: float
    height: float

    def to_page(self, boxes: NDArray[np.float32]) -> NDArray[np.float32]:
        """Boxes of the sheet (x0, top, x1, bottom in pixels) in points of the given picture.

        A box of a sheet that lay askew keeps its size; only its middle is moved.
        """
        x0, top, x1, bottom = boxes.T
        middle = np.stack(((x0 + x1) / 2, (top + bottom) / 2, np.ones_like(x0)))
        x, y = self.back @ middle
        # Skew is small, so that what is left of the way back is a scale and quarter turns.
        turn = np.abs(self.back[:, :2])
        turn = np.where(turn > turn.max() / 2, turn, 0)
        across, down = turn @ np.stack((x1 - x0, bottom - top)) / 2
        return np.stack((x - across, y - down, x + across, y + down), axis=1).astype(np.float32)


def prepare(image: NDArray[Any], dpi: float) -> Sheet:
    """The sheet of a picture given as rows of gray or RGB pixels."""
    # Threads cost more than they save on pictures of this size.
    cv2.setNumThreads(1)
    height, width = image.shape[:2]
    gray = without_colour(image, dpi) if image.ndim == 3 else image.astype(np.uint8)
    scale = _DPI / dpi if dpi > _MOST_DPI else 1.0
    if scale != 1.0:
        gray = _gray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    way = np.diag([scale, scale, 1.0])
    turns = turns_of(gray, dpi * scale)
    way = _turned_way(gray, turns) @ way
    gray = _gray(np.ascontiguousarray(np.rot90(gray, turns)))
    level = _level(gray, skew(gray))
    way = np.vstack((level, (0, 0, 1))) @ way
    gray = _smoothed(_warped(gray, level), dpi * scale)
    points = np.diag([72 / dpi, 72 / dpi, 1.0])
    back = (points @ np.linalg.inv(way))[:2]
    return Sheet(gray, dpi * scale, back, width * 72 / dpi, height * 72 / dpi)


def _gray(picture: Any) -> NDArray[np.uint8]:
    return np.asarray(picture, np.uint8)


def without_colour(image: NDArray[Any], dpi: float = _DPI) -> NDArray[np.uint8]:
    """Gray, coloured ink replaced by the paper around it: stamps and pens hide no print.

    Coloured letters on free paper are print themselves and stay.
    """
    rgb = _gray(image[:, :, :3])
    gray = _gray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY))
    red, green, blue = cv2.split(rgb)
    most = _gray(cv2.max(cv2.max(red, green), blue))
    least = _gray(cv2.min(cv2.min(red, green), blue))
    coloured = ((most - least > _COLOURED) & (most > _LIT)).astype(np.uint8)
    if coloured.mean() < 1e-5:
        return gray
    near = np.ones((3, 3), np.uint8)
    coloured = _gray(cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, near))
    dark = (most < _DARK) & (cv2.dilate(coloured, near) == 0)
    coloured = _gray(cv2.dilate(_not_print(coloured, dark, dpi), near))
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(cv2.dilate(small, np.ones((11, 11), np.uint8)), 5)
    paper = cv2.resize(small, gray.shape[::-1])
    return _gray(np.where((coloured > 0) & (gray > _INK), paper, gray))


def _not_print(
    coloured: NDArray[np.uint8], dark: NDArray[np.bool_], dpi: float
) -> NDArray[np.uint8]:
    """Of coloured ink what is no print: frames, strokes of pens, and what lies over dark print."""
    high, wide, around = (round(length * dpi) for length in (_HIGH, _WIDE, _AROUND))
    regions = cv2.dilate(coloured, np.ones((around, around), np.uint8))
    count, region_of, boxes, _ = cv2.connectedComponentsWithStats(regions, connectivity=8)
    covers = np.bincount(region_of[dark], minlength=count) > _COVERED * boxes[:, 4]
    _, labels, parts, _ = cv2.connectedComponentsWithStats(coloured, connectivity=8)
    large = (parts[:, 3] > high) | (parts[:, 2] > wide)
    large[0] = False
    covers[np.unique(region_of[large[labels]])] = True
    covers[0] = False
    return _gray((coloured > 0) & covers[region_of])


def _turned_way(gray: NDArray[np.uint8], turns: int) -> NDArray[np.float64]:
    """What `np.rot90` by ``turns`` does to pixels."""
    height, width = gray.shape
    return np.array(
        (
            ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
            ((0, 1, 0), (-1, 0, width), (0, 0, 1)),
            ((-1, 0, width), (0, -1, height), (0, 0, 1)),
            ((0, -1, height), (1, 0, 0), (0, 0, 1)),
        )[turns % 4],
        np.float64,
    )


def skew(gray: NDArray[np.uint8]) -> float:
    """The degrees to turn a sheet by so that its lines are level: rows of ink part sharpest."""
    scale = min(1.0, 1200 / max(gray.shape))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(
        small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    ).astype(np.float32)
    rows, columns = np.nonzero(ink)
    if len(rows) < 50:
        return 0.0
    picked = slice(None, None, max(1, len(rows) // 40000))
    rows, columns = rows[picked].astype(np.float64), columns[picked] - ink.shape[1] / 2

    def sharpness(degrees: float) -> float:
        level = rows - columns * np.tan(np.radians(degrees))
        counts = np.bincount(np.rint(level - level.min()).astype(np.int64))
        return float((np.diff(counts.astype(np.float64)) ** 2).sum())

    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.01, 0.25), key=sharpness)
    best = max(np.arange(best - 0.25, best + 0.26, 0.05), key=sharpness)
    return float(best) if abs(best) >= 0.05 else 0.0


def _level(gray: NDArray[np.uint8], degrees: float) -> NDArray[np.float64]:
    height, width = gray.shape
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1), np.float64)


def _warped(gray: NDArray[np.uint8], level: NDArray[np.float64]) -> NDArray[np.uint8]:
    if np.allclose(level[:, :2], np.eye(2)):
        return gray
    size = gray.shape[::-1]
    return _gray(
        cv2.warpAffine(gray, level, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    )


def _smoothed(gray: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8]:
    return (
        _gray(cv2.GaussianBlur(gray, (0, 0), _BLUR * dpi / _DPI))
        if (dpi >= _LEAST_BLURRED)
        else gray
    )
