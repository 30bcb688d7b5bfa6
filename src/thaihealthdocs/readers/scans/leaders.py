"""Rows of dots out of the way: leaders and places to write are read as letters otherwise."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from .levels import levels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["without_leaders"]

# In inches.
_DOT, _NEXT, _SAME_ROW = 0.035, 0.09, 0.03
_LEAST_DOTS, _UNEVEN = 8, 2.5


def without_leaders(gray: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8]:
    """The picture with paper in place of its rows of dots."""
    ink = (gray < _threshold(gray)).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    parts = stats[1:, :4].astype(np.int64)
    small = (parts[:, 2:] <= _DOT * dpi).all(axis=1)
    free = gray
    for row in _rows(parts[small], dpi):
        if _is_leader(row):
            free = free.copy() if free is gray else free
            for x, y, width, height in row:
                free[y - 1 : y + height + 1, x - 1 : x + width + 1] = levels(gray[::4, ::4], 80)[0]
    return free


def _threshold(gray: NDArray[np.uint8]) -> float:
    dark, paper = levels(gray[::4, ::4], 1)[0], levels(gray[::4, ::4], 80)[0]
    return (int(dark) + int(paper)) / 2


def _rows(dots: NDArray[Any], dpi: float) -> Iterator[list[list[int]]]:
    """Dots of one height that follow each other closely."""
    bottom = dots[:, 1] + dots[:, 3]
    order = np.lexsort((dots[:, 0], np.rint(bottom / (_SAME_ROW * dpi))))
    heights = np.rint(bottom[order] / (_SAME_ROW * dpi)).tolist()
    for _, group in groupby(
        zip(heights, dots[order].tolist(), strict=True), key=lambda each: each[0]
    ):
        run: list[list[int]] = []
        for _, dot in group:
            if run and dot[0] - run[-1][0] - run[-1][2] > _NEXT * dpi:
                yield run
                run = []
            run.append(dot)
        yield run


def _is_leader(row: list[list[int]]) -> bool:
    """Whether a row of dots is long and even."""
    gaps = [after[0] - before[0] for before, after in pairwise(row)]
    return len(row) >= _LEAST_DOTS and max(gaps) <= _UNEVEN * float(np.median(gaps))
