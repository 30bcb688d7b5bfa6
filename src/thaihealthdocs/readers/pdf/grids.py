"""Cells from rules: a table is a set of rules that cross, a cell what they close in."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


__all__ = ["Grid", "GridCell", "lengthened", "page_grids"]

_TOUCH = 3.0
"""Points by which a rule may miss another and still meet it."""
_SAME_EDGE = 2.6


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell in rows and columns from 0, with its box in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its edges, its cells, and which cell each square between edges is part of."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    squares: NDArray[np.int64]
    """Rows × columns of places in ``cells``, -1 outside the table."""
    is_open: tuple[int, ...] = ()
    """Columns of the last row without a rule below, as where a page breaks a cell."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of the whole table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def page_grids(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """The ruled tables of a page, from the top."""
    grids = []
    for rows, columns in _connected(level, upright):
        grid = _grid(rows, columns)
        if grid is not None and len(grid.cells) > 1:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _connected(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that meet, as (horizontal, vertical)."""
    if not level or len(upright) < 2:
        return
    rows = np.array([(rule.at, rule.start, rule.stop) for rule in level])
    columns = np.array([(rule.at, rule.start, rule.stop) for rule in upright])
    meet = (
        (columns[None, :, 0] >= rows[:, 1, None] - _TOUCH)
        & (columns[None, :, 0] <= rows[:, 2, None] + _TOUCH)
        & (rows[:, 0, None] >= columns[None, :, 1] - _TOUCH)
        & (rows[:, 0, None] <= columns[None, :, 2] + _TOUCH)
    )
    left = set(range(len(level)))
    while left:
        group, uprights = {left.pop()}, set[int]()
        fresh = set(group)
        while fresh:
            reached = set(np.flatnonzero(meet[sorted(fresh)].any(axis=0)).tolist()) - uprights
            uprights |= reached
            found = np.flatnonzero(meet[:, sorted(reached)].any(axis=1)).tolist() if reached else []
            fresh = set(found) - group
            group |= fresh
        left -= group
        if (len(group) > 1 and len(uprights) > 1) or len(uprights) > 2:
            yield [level[at] for at in sorted(group)], [upright[at] for at in sorted(uprights)]


def _edges(places: list[float]) -> list[float]:
    """Places that agree within a few points as one edge each."""
    edges: list[list[float]] = []
    for place in sorted(places):
        if edges and place - edges[-1][-1] <= _SAME_EDGE:
            edges[-1].append(place)
        else:
            edges.append([place])
    return [sum(edge) / len(edge) for edge in edges]


def _walls(rules: Sequence[Rule], edges: list[float], across: list[float]) -> NDArray[np.bool_]:
    """For each edge and each step along it whether a rule is drawn there."""
    walls = np.zeros((len(edges), len(across) - 1), np.bool_)
    middles = [(a + b) / 2 for a, b in itertools.pairwise(across)]
    for rule in rules:
        edge = _nearest(edges, rule.at)
        first, stop = bisect_left(middles, rule.start), bisect_right(middles, rule.stop)
        walls[edge, first:stop] = True
    return walls


_REACHES = 8.0
"""Points by which rules must go beyond the last one across to show an open side."""


def _missing(rules: list[Rule], across: list[Rule]) -> list[Rule]:
    """Sides that are not drawn: where ``rules`` end beyond all those ``across``.

    Nearly all must, or the first and the last of them.
    """
    missing = []
    order = sorted(range(len(rules)), key=lambda at: rules[at].at)
    first, final = order[0], order[-1]
    for end, sign in (("start", -1), ("stop", 1)):
        last = max(sign * rule.at for rule in across)
        ends = [sign * getattr(rule, end) for rule in rules]
        beyond = [at for at in ends if at - last > _REACHES]
        frame = all(at - last > _REACHES for at in (ends[first], ends[final]))
        many = len(beyond) >= 0.8 * len(rules) or frame
        if len(beyond) > 1 and many and max(beyond) - min(beyond) < _TOUCH:
            places = [rule.at for rule in rules]
            missing.append(Rule(sign * sum(beyond) / len(beyond), min(places), max(places)))
    return missing


def _nearest(edges: list[float], at: float) -> int:
    """The place of the edge nearest to ``at``."""
    after = bisect_left(edges, at)
    if after == 0 or (after < len(edges) and edges[after] - at < at - edges[after - 1]):
        return after
    return after - 1


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """The table that a group of rules draws, None if they close in nothing."""
    above = _missing(upright, level)
    if len(level) == 1:  # the end of a cell that goes on from the page before
        above = [rule for rule in above if rule.at < level[0].at]
    level, upright = level + above, upright + _missing(level, upright)
    xs = _edges([rule.at for rule in upright])
    ys = _edges([rule.at for rule in level])
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls, sides = _walls(level, ys, xs), _walls(upright, xs, ys)
    is_open = _close(walls, sides)
    squares = _rooms(walls, sides)
    rooms = list(_rectangles(squares))
    if not rooms:
        return None
    rows = sorted({edge for top, _, bottom, _ in rooms for edge in (top, bottom)})
    columns = sorted({edge for _, left, _, right in rooms for edge in (left, right)})
    row, column = ({edge: at for at, edge in enumerate(edges)} for edges in (rows, columns))
    cells = [
        GridCell(
            row[top],
            column[left],
            row[bottom] - row[top],
            column[right] - column[left],
            (xs[left], ys[top], xs[right], ys[bottom]),
        )
        for top, left, bottom, right in sorted(rooms)
    ]
    edges_x, edges_y = [xs[at] for at in columns], [ys[at] for at in rows]
    owners = _owners(cells, len(rows) - 1, len(columns) - 1)
    lower = tuple(columns.index(at) for at in is_open if at in columns and rows[-1] == len(ys) - 1)
    return Grid(edges_x, edges_y, cells, owners, lower)


def _close(level: NDArray[np.bool_], upright: NDArray[np.bool_]) -> list[int]:
    """Draw the top and the bottom of cells that are open there, between two sides that are drawn.

    So are cells over several rows that a page breaks. The columns open at the bottom are given.
    """
    found: list[int] = []
    for edge, row in ((0, 0), (level.shape[0] - 1, upright.shape[1] - 1)):
        if not _OPEN * level.shape[1] <= level[edge].sum() < level.shape[1]:
            continue
        walled = np.flatnonzero(upright[:, row])
        for left, right in itertools.pairwise(walled.tolist()):
            if not level[edge, left:right].any():
                level[edge, left:right] = True
                if edge:
                    found += range(left, right)
    return found


_OPEN = 0.5
"""Of the columns: a table has at least so many of its first or last rule."""
_NEXT_LINE = 1.9
"""Times the font size: how far below words may go on that a page break let hang out of a cell."""


def lengthened(grid: Grid, words: NDArray[np.float32], size: float) -> Grid:
    """The table with the words that hang out of its open cells, and no others, inside.

    ``words`` are x0, middle, x1 of all clusters of the page, ``size`` is the usual font size.
    """
    if not grid.is_open:
        return grid
    middle = (words[:, 0] + words[:, 2]) / 2
    bottom = grid.ys[-1]
    below = np.argsort(words[:, 1])
    for at in below[words[below, 1] > bottom].tolist():
        column = bisect_right(grid.xs, middle[at]) - 1
        if words[at, 1] - bottom > _NEXT_LINE * size or column not in grid.is_open:
            break
        bottom = float(words[at, 1])
    if bottom == grid.ys[-1]:
        return grid
    bottom += size
    cells = [
        replace(cell, box=(*cell.box[:3], bottom))
        if cell.row + cell.row_span == len(grid.ys) - 1
        else cell
        for cell in grid.cells
    ]
    return replace(grid, ys=[*grid.ys[:-1], bottom], cells=cells)


def _owners(cells: list[GridCell], rows: int, columns: int) -> NDArray[np.int64]:
    owners = np.full((rows, columns), -1, np.int64)
    for at, cell in enumerate(cells):
        owners[
            cell.row : cell.row + cell.row_span, cell.column : cell.column + cell.column_span
        ] = at
    return owners


def _rooms(level: NDArray[np.bool_], upright: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Squares numbered so that those without a wall between them share a number, 0 is outside."""
    rows, columns = level.shape[0] - 1, level.shape[1]
    wide = columns + 2
    parent = list(range((rows + 2) * wide))
    parent[:wide] = parent[-wide:] = [0] * wide
    parent[::wide] = parent[wide - 1 :: wide] = [0] * (rows + 2)

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    def join(one: int, other: int) -> None:
        one, other = root(one), root(other)
        parent[max(one, other)] = min(one, other)

    for row, column in np.argwhere(~level).tolist():
        join(row * wide + column + 1, (row + 1) * wide + column + 1)
    for column, row in np.argwhere(~upright).tolist():
        join((row + 1) * wide + column, (row + 1) * wide + column + 1)
    numbers = np.array([root(at) for at in range(len(parent))], np.int64)
    return numbers.reshape(rows + 2, wide)[1:-1, 1:-1]


def _rectangles(squares: NDArray[np.int64]) -> Iterator[tuple[int, int, int, int]]:
    """Each room as (top, left, bottom, right) edges; one that is no rectangle row by row."""
    rooms: dict[int, list[tuple[int, int]]] = {}
    for row, numbers in enumerate(squares.tolist()):
        for column, number in enumerate(numbers):
            if number:
                rooms.setdefault(number, []).append((row, column))
    for room in rooms.values():
        top, bottom = room[0][0], room[-1][0]
        left, right = min(column for _, column in room), max(column for _, column in room)
        if len(room) == (bottom - top + 1) * (right - left + 1):
            yield top, left, bottom + 1, right + 1
        else:
            yield from _row_by_row(room)


def _row_by_row(room: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The runs of neighbouring squares in each row of a room, as edges."""
    first = last = room[0]
    for square in room[1:]:
        if square != (last[0], last[1] + 1):
            yield first[0], first[1], last[0] + 1, last[1] + 1
            first = square
        last = square
    yield first[0], first[1], last[0] + 1, last[1] + 1
