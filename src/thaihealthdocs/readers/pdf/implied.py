"""Tables whose rows are ruled or shaded and whose columns only white space tells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .grids import Grid, page_grids
from .rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["implied_grids", "larger", "shaded_grids"]

_SAME_END = 4.0
"""Points by which the ends of two rules of one table may differ."""
_LOWEST, _HIGHEST = 8.0, 260.0
"""Points: how high a row may be."""
_GUTTER = 1.0
"""Of the font size: the white space that at least separates two columns."""
_FILLED = 0.5
"""Of the rows: the share that must have text in a column."""


def implied_grids(
    level: Sequence[Rule],
    words: NDArray[np.float32],
    size: float,
    known: Sequence[Grid],
    *,
    is_shade: bool = False,
) -> list[Grid]:
    """The tables between level rules of the same length that no upright rules divide.

    ``words`` are x0, middle, x1 of all clusters of the page (the middle in its height), ``size``
    is the usual font size. A table needs at least two rows and a gutter that is free in all of
    them, but for the first, which may have a head over several columns. Where every other row is
    shaded, the rules are edges of shades, and the first and last row may have but one.
    """
    free = [rule for rule in level if not any(_is_inside(rule, grid) for grid in known)]
    grids: list[Grid] = []
    for rules in _alike(free):
        inside, rows = _between(rules, words, size)
        gutters = _gutters(inside[rows > 0] if len(rules) > 3 else inside, _GUTTER * size)
        gutters = [at for at in gutters if rules[0].start < at < rules[0].stop]
        if is_shade and gutters:
            rules = _with_white_rows(rules, gutters, words, size)
            inside, rows = _between(rules, words, size)
        rules = _one_row_each(rules, gutters, inside, rows, size)
        rows = np.searchsorted([rule.at for rule in rules], inside[:, 1]) - 1
        if gutters and _are_filled(inside, rows, gutters, len(rules) - 1):
            uprights = list(_uprights(rules, gutters, inside, rows))
            grids += [grid for grid in page_grids(rules, uprights) if grid.squares.shape[1] > 1]
    return grids


def _between(
    rules: Sequence[Rule], words: NDArray[np.float32], size: float
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The words between the first and the last rule, and for each the row it stands in."""
    inside = words[
        (words[:, 0] > rules[0].start - size)
        & (words[:, 2] < rules[0].stop + size)
        & (words[:, 1] > rules[0].at)
        & (words[:, 1] < rules[-1].at)
    ]
    return inside, np.searchsorted([rule.at for rule in rules], inside[:, 1]) - 1


def shaded_grids(
    level: Sequence[Rule],
    upright: Sequence[Rule],
    words: NDArray[np.float32],
    known: Sequence[Grid],
) -> list[Grid]:
    """The tables whose cells are shaded boxes: full grids with words in all their columns.

    ``words`` are as for `implied_grids`; none may cross the edge of a cell, as it would where
    single words of a text are marked with colour.
    """
    free = [rule for rule in level if not any(_is_inside(rule, grid) for grid in known)]
    return [grid for grid in page_grids(free, upright) if _is_sound(grid, words)]


def larger(preferred: Sequence[Grid], others: Sequence[Grid]) -> list[Grid]:
    """Of two readings of the same tables the one that has more of each."""
    kept = list(preferred)
    for other in others:
        rivals = [grid for grid in kept if _overlap(grid, other)]
        if all(1.1 * _height(grid) < _height(other) for grid in rivals):
            kept = [grid for grid in kept if not _overlap(grid, other)] + [other]
    return kept


def _height(grid: Grid) -> float:
    return grid.ys[-1] - grid.ys[0]


def _overlap(one: Grid, other: Grid) -> bool:
    return one.ys[0] < other.ys[-1] and other.ys[0] < one.ys[-1]


def _is_sound(grid: Grid, words: NDArray[np.float32]) -> bool:
    rows, columns = grid.squares.shape
    if rows < 2 or columns < 2 or (grid.squares < 0).any():
        return False
    x0, top, x1, bottom = grid.box
    middle = (words[:, 0] + words[:, 2]) / 2
    inside = words[(words[:, 1] > top) & (words[:, 1] < bottom) & (middle > x0) & (middle < x1)]
    row = np.searchsorted(grid.ys, inside[:, 1]) - 1
    first, last = (
        np.clip(np.searchsorted(grid.xs, inside[:, side] + shift) - 1, 0, columns - 1)
        for side, shift in ((0, 1.0), (2, -1.0))
    )
    uncrossed = grid.squares[row, first] == grid.squares[row, last]
    filled = [len(np.unique(row[first == column])) for column in range(columns)]
    return bool(uncrossed.all()) and min(filled) >= max(2, _FILLED * rows)


def _is_inside(rule: Rule, grid: Grid) -> bool:
    x0, top, x1, bottom = grid.box
    return top - 3 <= rule.at <= bottom + 3 and rule.start < x1 and rule.stop > x0


def _alike(level: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Groups of three rules or more that begin and end alike and follow each other as rows do."""
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda rule: rule.at):
        for group in groups:
            last = group[-1]
            if (
                abs(last.start - rule.start) < _SAME_END
                and abs(last.stop - rule.stop) < _SAME_END
                and _LOWEST < rule.at - last.at < _HIGHEST
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    yield from (group for group in groups if len(group) > 2)


def _gutters(words: NDArray[np.float32], width: float) -> list[float]:
    """The middles of the white stripes at least this wide that no word crosses."""
    if not len(words):
        return []
    order = np.argsort(words[:, 0])
    reach = np.maximum.accumulate(words[order, 2])
    gap = words[order[1:], 0] - reach[:-1]
    at = np.flatnonzero(gap > width)
    middles: list[float] = (reach[at] + gap[at] / 2).tolist()
    return middles


def _with_white_rows(
    rules: list[Rule], gutters: list[float], words: NDArray[np.float32], size: float
) -> list[Rule]:
    """With a rule above and one below where a row without shade has its words in the columns."""
    height = (rules[-1].at - rules[0].at) / (len(rules) - 1)
    found = list(rules)
    for edge, sign in ((rules[0], -1), (rules[-1], 1)):
        away = sign * (words[:, 1] - edge.at)
        row = words[(away > 0) & (away < height)]
        column = np.searchsorted(gutters, row[:, 0])
        fits = (
            (column == np.searchsorted(gutters, row[:, 2]))
            & (row[:, 0] > edge.start - size)
            & (row[:, 2] < edge.stop + size)
        )
        if fits.all() and len(np.unique(column)) > _FILLED * (len(gutters) + 1):
            found.append(Rule(edge.at + sign * height, edge.start, edge.stop))
    return sorted(found, key=lambda rule: rule.at)


def _one_row_each(
    rules: list[Rule],
    gutters: list[float],
    words: NDArray[np.float32],
    rows: NDArray[np.int64],
    size: float,
) -> list[Rule]:
    """With a rule between the lines of each band that holds several rows of the table.

    A line is a row of its own where all lines of the band have words in the first column and in
    another one.
    """
    column = np.searchsorted(gutters, (words[:, 0] + words[:, 2]) / 2)
    added: list[Rule] = []
    for row in np.unique(rows).tolist():
        band = np.flatnonzero(rows == row)
        band = band[np.argsort(words[band, 1])]
        lines = np.split(band, np.flatnonzero(np.diff(words[band, 1]) > 0.6 * size) + 1)
        filled = [set(column[line].tolist()) for line in lines]
        if len(lines) > 1 and all(0 in columns and len(columns) > 1 for columns in filled):
            for above, below in pairwise(lines):
                at = float(words[above, 1].max() + words[below, 1].min()) / 2
                added.append(Rule(at, rules[0].start, rules[0].stop))
    return sorted([*rules, *added], key=lambda rule: rule.at)


def _are_filled(
    words: NDArray[np.float32], rows: NDArray[np.int64], gutters: list[float], count: int
) -> bool:
    """Whether every column has text in enough of the rows."""
    column = np.searchsorted(gutters, (words[:, 0] + words[:, 2]) / 2)
    return all(
        len(np.unique(rows[column == number])) >= max(2, _FILLED * count)
        for number in range(len(gutters) + 1)
    )


def _uprights(
    rules: Sequence[Rule],
    gutters: list[float],
    words: NDArray[np.float32],
    rows: NDArray[np.int64],
) -> Iterator[Rule]:
    """The sides of the table, and the gutters in all rows where no word crosses them."""
    for side in (rules[0].start, rules[0].stop):
        yield Rule(side, rules[0].at, rules[-1].at)
    for at in gutters:
        crossed = set(rows[(words[:, 0] < at) & (words[:, 2] > at)].tolist())
        for row, (above, below) in enumerate(pairwise(rules)):
            if row not in crossed:
                yield Rule(at, above.at, below.at)
