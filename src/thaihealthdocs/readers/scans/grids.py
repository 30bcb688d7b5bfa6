"""Ruled tables of a sheet: the rules are found, and the cells are what they leave free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from .levels import levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["Grid", "GridCell", "page_grids"]

Box = tuple[int, int, int, int]
Mask = "NDArray[np.uint8]"

# All lengths are in inches.
_ACROSS, _ALONG, _GAP = 0.035, 0.03, 0.035
"""The black-hat's reach across a rule, the blur along it, the gap that is closed."""
_SHORTEST, _LENGTHENED, _THICKEST, _LONG = 0.25, 0.04, 0.06, 1.0
_LEAST_TABLE = (1.5, 0.4)
_LEAST_CELL, _SAME_EDGE = 0.08, 0.07
_INKED_SHORT, _INKED_LONG, _SHORT = 0.93, 0.85, 0.6
_OPEN_ENDS = 3
"""Rules: as many end at the side of a table that is open there."""
_FULL = 0.7
"""Of its box: the share that a cell fills."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its first row and column, how many it spans, and its inside in pixels."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table in pixels of the sheet; ``rules`` marks them inside ``box``."""

    box: Box
    cells: tuple[GridCell, ...]
    rules: NDArray[np.uint8]


def page_grids(gray: NDArray[np.uint8], dpi: float) -> list[Grid]:
    """The ruled tables of a sheet, from the top."""
    rules = np.maximum(_rules(gray, dpi, 0), _rules(gray, dpi, 1))
    rules = _u8(cv2.dilate(rules, np.ones((3, 3), np.uint8)))
    count, parts, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    found = []
    for part in range(1, count):
        left, top, width, height = map(int, stats[part][:4])
        if width < _LEAST_TABLE[0] * dpi or height < _LEAST_TABLE[1] * dpi:
            continue
        own = (parts[top : top + height, left : left + width] == part).astype(np.uint8)
        cells = _cells(list(_free_boxes(_closed(own), dpi)), dpi)
        if len(cells) >= 3:
            moved = tuple(_moved(cell, left, top) for cell in cells)
            found.append(Grid((left, top, left + width, top + height), moved, own))
    return sorted(_outermost(found), key=lambda grid: (grid.box[1], grid.box[0]))


def _u8(picture: object) -> NDArray[np.uint8]:
    return np.asarray(picture, np.uint8)


def _bar(length: float, axis: int) -> NDArray[np.uint8]:
    """A kernel along the rules of an axis: 0 for rules that lie, 1 for those that stand."""
    size = max(3, round(length))
    return np.ones((1, size) if axis == 0 else (size, 1), np.uint8)


def _rules(gray: NDArray[np.uint8], dpi: float, axis: int) -> NDArray[np.uint8]:
    """The rules that lie (axis 0) or stand (axis 1), as a mask of 0 and 1."""
    along = max(3, round(_ALONG * dpi))
    soft = cv2.blur(gray, (along, 1) if axis == 0 else (1, along))
    reach = round(_ACROSS * dpi) | 1
    hat = cv2.morphologyEx(soft, cv2.MORPH_BLACKHAT, _bar(reach, 1 - axis))
    contrast = _contrast(gray)
    ink = _u8(cv2.dilate(_u8(hat > max(8.0, 0.18 * contrast)), _bar(3, 1 - axis)))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, _bar(_GAP * dpi, axis))
    long = _u8(cv2.morphologyEx(closed, cv2.MORPH_OPEN, _bar(_SHORTEST * dpi, axis)))
    kept = _straight(long, ink, dpi, axis)
    return _u8(cv2.dilate(kept, _bar(_LENGTHENED * dpi, axis)))


def _contrast(gray: NDArray[np.uint8]) -> int:
    low, high = levels(gray[::4, ::4], 1, 90)
    return high - low


def _straight(
    long: NDArray[np.uint8], ink: NDArray[np.uint8], dpi: float, axis: int
) -> NDArray[np.uint8]:
    """Of long dark places those that are drawn through and thin: no row of letters is."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    kept = np.zeros(count, np.uint8)
    for part in range(1, count):
        left, top, width, height = map(int, stats[part][:4])
        length, thickness = (width, height) if axis == 0 else (height, width)
        if thickness > _THICKEST * dpi and length < _LONG * dpi:
            continue
        where = np.s_[top : top + height, left : left + width]
        drawn = ((ink[where] > 0) & (parts[where] == part)).any(axis=axis).mean()
        kept[part] = drawn >= (_INKED_SHORT if length < _SHORT * dpi else _INKED_LONG)
    return _u8(kept[parts])


def _closed(rules: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The rules with one at each side where several lying ones end: some tables have none there."""
    closed = rules.copy()
    for side in (0, -1):
        ends = np.flatnonzero(np.diff(rules[:, side].astype(np.int8), prepend=0, append=0))
        if len(ends) >= 2 * _OPEN_ENDS:
            closed[ends[0] : ends[-1], side] = 1
    return closed


def _free_boxes(rules: NDArray[np.uint8], dpi: float) -> Iterator[Box]:
    """The boxes that the rules of one table close in."""
    height, width = rules.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(1 - rules, connectivity=4)
    for part in range(1, count):
        left, top, across, down, area = map(int, stats[part])
        if min(across, down) < _LEAST_CELL * dpi or area < _FULL * across * down:
            continue
        if left > 0 and top > 0 and left + across < width and top + down < height:
            yield left, top, left + across, top + down


def _cells(boxes: Sequence[Box], dpi: float) -> list[GridCell]:
    """Boxes by rows and columns, in order; a box that others lie in is no cell."""
    if not boxes:
        return []
    columns = _edges([box[0] for box in boxes], dpi)
    rows = _edges([box[1] for box in boxes], dpi)
    rights = [*columns[1:], max(box[2] for box in boxes)]
    bottoms = [*rows[1:], max(box[3] for box in boxes)]
    found = []
    for box in boxes:
        column, row = _nearest(columns, box[0]), _nearest(rows, box[1])
        last_column, last_row = _nearest(rights, box[2]), _nearest(bottoms, box[3])
        spans = max(1, last_row - row + 1), max(1, last_column - column + 1)
        found.append(GridCell(row, column, *spans, box))
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def _edges(values: Sequence[int], dpi: float) -> list[float]:
    """The places of edges that stand within a hair of each other, once each."""
    groups: list[list[int]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _SAME_EDGE * dpi:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - value))


def _moved(cell: GridCell, left: int, top: int) -> GridCell:
    x0, y0, x1, y1 = cell.box
    box = (x0 + left, y0 + top, x1 + left, y1 + top)
    return GridCell(cell.row, cell.column, cell.row_span, cell.column_span, box)


def _outermost(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The tables that do not lie inside another one."""
    for grid in grids:
        x0, y0, x1, y1 = grid.box
        inside = (
            other is not grid
            and other.box[0] <= x0
            and other.box[1] <= y0
            and other.box[2] >= x1
            and other.box[3] >= y1
            for other in grids
        )
        if not any(inside):
            yield grid
