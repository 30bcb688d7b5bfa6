"""Tables that nothing rules: words that stand under each other make the case for them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .aligned_columns import Columns, Stretch, continued, stretches
from .aligned_heads import Head, read_head
from .aligned_rows import (
    NUMBER,
    NUMBERING,
    anchors,
    number_columns,
    pitch_of,
    row_starts,
    tail,
)
from .grids import Grid, GridCell
from .parts import page_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .clusters import Clusters
    from .parts import Part

__all__ = ["Spans", "aligned_grids"]

Spans = tuple[tuple[float, float], ...]
"""Left and right ends of columns in points."""

_NO_CELL = re.compile(r"[.…_]{5,}|^\(?ลงชอ|^\(?ลงนาม")
"""Leaders to a page number and places to sign; marks are left out."""
_HEADED = 0.7
"""Of the columns: the share that must have a head."""
_FOOT = 2
"""Lines below a table that ends its page: a page number, a running foot."""
_AROUND = 3.0
"""Points of white around a table."""


def aligned_grids(
    clusters: Clusters, known: Sequence[Grid], before: Spans = ()
) -> tuple[list[Grid], Spans]:
    """The tables among ``clusters`` outside of ``known`` ones that white space alone divides.

    A table has at least three columns, and either a head and a column of numbers, marks or
    numbering, or two columns full of numbers. What is less clear stays lines. ``before`` are the
    columns of such a table that ended the page before and may go on; the answer has those of
    the one that ends this page.
    """
    lines = page_parts(clusters, known, 1 if before else 3)
    found = list(stretches(lines))
    goes_on = continued(lines, Columns(list(before))) if before else None
    if goes_on is not None:
        found = [goes_on, *(stretch for stretch in found if stretch.first > goes_on.last)]
    grids: list[Grid] = []
    floor = 0
    after: Spans = ()
    for stretch in found:
        drawn = _grid(lines, stretch, floor)
        if drawn is not None:
            grid, columns, last = drawn
            grids.append(grid)
            ends = len(lines) - 1 - last <= _FOOT and all(grid.ys[0] > k.ys[0] for k in known)
            after = tuple(columns.spans) if ends else ()
        floor = stretch.last + 1
    return grids, after


def _grid(
    lines: Sequence[Sequence[Part]], stretch: Stretch, floor: int
) -> tuple[Grid, Columns, int] | None:
    """The table of a stretch of lines, its columns and last line; None if there is no case."""
    if any(_NO_CELL.search(part.text) for at in _span(stretch) for part in lines[at]):
        return None
    numbers = number_columns(lines, stretch)
    if not numbers:
        return None
    body = [line for at, line in enumerate(lines) if at in _span(stretch)]
    size = float(np.median([part.size for line in body for part in line]))
    pitch = pitch_of(body, stretch.columns, size)
    last = tail(lines, stretch, numbers, pitch)
    found = anchors(lines, stretch, numbers, last, pitch)
    if len(found) < (1 if stretch.is_continued else 2):
        return None
    starts, head = _rows_and_head(lines, stretch, found, floor, last, pitch)
    if not head.lines and _with_group(lines, stretch, starts[0], floor):
        grouped, below = _rows_and_head(lines, stretch, [starts[0] - 1, *found], floor, last, pitch)
        if below.lines:
            starts, head = grouped, below
    while starts[0] in stretch.crossing and not (head.lines or stretch.is_continued):
        found.pop(0)
        starts, head = _rows_and_head(lines, stretch, found, floor, last, pitch)
    if not stretch.is_continued and not _is_case(lines, stretch, head, starts, numbers):
        return None
    return _drawn(lines, stretch, head, starts), head.columns, last


def _rows_and_head(
    lines: Sequence[Sequence[Part]],
    stretch: Stretch,
    found: Sequence[int],
    floor: int,
    last: int,
    pitch: float,
) -> tuple[list[int], Head]:
    """Where the rows with these anchors begin, and the head above them."""
    starts = row_starts(lines, stretch, found, floor, last, pitch)
    columns, rows = _body(lines, stretch, starts)
    return starts, read_head(lines, columns, rows, starts[0], floor, pitch)


def _with_group(lines: Sequence[Sequence[Part]], stretch: Stretch, first: int, floor: int) -> bool:
    """Whether the line above the first row may head a group of rows, and if so, take it as that."""
    if first <= floor or len(lines[first - 1]) != 1:
        return False
    hits = stretch.columns.hits(lines[first - 1][0])
    if len(hits) < 2 or hits[0] != 0:
        return False
    stretch.crossing.add(first - 1)
    return True


def _span(stretch: Stretch) -> range:
    return range(stretch.first, stretch.last + 1)


def _is_case(
    lines: Sequence[Sequence[Part]],
    stretch: Stretch,
    head: Head,
    starts: Sequence[int],
    numbers: Sequence[int],
) -> bool:
    """Whether head, numbers and rows say together that this is a table."""
    count = len(head.columns.spans)
    if count < 3 or not len(starts) - 1 >= 2:
        return False
    parts = head.parts
    headed = {at for part in parts for at in head.columns.hits(part)}
    for span in head.spans:
        headed.update(range(span.first, span.stop))
    filled = _filled(lines, head.columns, stretch, starts)
    if len(headed) >= _HEADED * count and not any(
        NUMBERING.match(p.text) and not NUMBER.fullmatch(p.text) for p in parts
    ):
        return True
    rows = len(starts) - 1
    if rows < 3 or _has_unit(lines, head.columns, starts):
        return False
    full = sum(len(filled[at]) >= 0.7 * rows for at in range(count))
    if sum(at > 0 for at in numbers) >= 2 and full >= 3:
        return True
    return _is_numbered(lines, head.columns, starts) and full == count


def _has_unit(lines: Sequence[Sequence[Part]], columns: Columns, starts: Sequence[int]) -> bool:
    """Whether a column says the same word in each row, as a list of amounts does."""
    words: dict[int, set[str]] = {}
    for line in lines[starts[0] : starts[-1]]:
        for part in line:
            for column in columns.hits(part):
                words.setdefault(column, set()).add(part.text)
    return any(len(held) == 1 and not any(map(NUMBER.fullmatch, held)) for held in words.values())


def _body(
    lines: Sequence[Sequence[Part]], stretch: Stretch, starts: Sequence[int]
) -> tuple[Columns, list[set[int]]]:
    """The columns of the rows alone, and for each the rows that have text in it."""
    columns = stretch.columns if stretch.is_continued else Columns()
    for at in range(starts[0], starts[-1]):
        if at not in stretch.crossing:
            columns = columns.with_line(lines[at]) or columns
    return columns, _filled(lines, columns, stretch, starts)


def _filled(
    lines: Sequence[Sequence[Part]], columns: Columns, stretch: Stretch, starts: Sequence[int]
) -> list[set[int]]:
    """For each column the rows in which it has text."""
    rows = [set[int]() for _ in columns.spans]
    for row, (start, stop) in enumerate(pairwise(starts)):
        for at in range(start, stop):
            if at not in stretch.crossing:
                for part in lines[at]:
                    for column in columns.hits(part):
                        rows[column].add(row)
    return rows


def _is_numbered(lines: Sequence[Sequence[Part]], columns: Columns, starts: Sequence[int]) -> bool:
    """Whether the first column counts the rows."""
    counted = []
    for start, stop in pairwise(starts):
        for at in range(start, stop):
            for part in lines[at]:
                if columns.hits(part) == [0] and NUMBERING.fullmatch(part.text):
                    counted.append(int(re.sub(r"\D", "", part.text) or 0))
    return len(counted) == len(starts) - 1 and all(b == a + 1 for a, b in pairwise(counted))


def _drawn(
    lines: Sequence[Sequence[Part]], stretch: Stretch, head: Head, starts: Sequence[int]
) -> Grid:
    """The cells of a table."""
    spans = head.columns.spans
    taken = [part for at in [*head.lines, *range(starts[0], starts[-1])] for part in lines[at]]
    xs = [min(part.x0 for part in taken) - _AROUND]
    xs += [(one[1] + other[0]) / 2 for one, other in pairwise(spans)]
    xs.append(max(part.x1 for part in taken) + _AROUND)
    firsts = [head.lines[0]] if head.lines else []
    bounds = [*firsts, *starts[:-1]]
    top = taken[0]
    ys = [min(part.base for part in lines[bounds[0]]) - top.size - _AROUND / 2]
    if head.spans:
        ys.append(head.spans[0].under)
    for start in bounds[1:]:
        ys.append(_between(lines[start - 1], lines[start]))
    ys.append(max(part.base for part in lines[starts[-1] - 1]) + 0.3 * top.size + _AROUND / 2)
    wide = _wide(lines, stretch, head, starts)
    return _filled_grid(xs, ys, wide)


def _between(above: Sequence[Part], below: Sequence[Part]) -> float:
    size = max(part.size for part in below)
    return (max(p.base for p in above) + min(p.base for p in below)) / 2 - 0.275 * size


def _wide(
    lines: Sequence[Sequence[Part]], stretch: Stretch, head: Head, starts: Sequence[int]
) -> list[tuple[int, int, int, int]]:
    """The cells over several rows or columns as top, left, bottom, right edges."""
    columns = head.columns
    found: list[tuple[int, int, int, int]] = []
    row = 1 if head.lines else 0
    if head.spans:
        row = 2
        found += [(0, span.first, 1, span.stop) for span in head.spans]
        under = {at for span in head.spans for at in range(span.first, span.stop)}
        found += [(0, at, 2, at + 1) for at in range(len(columns.spans)) if at not in under]
    for number, (start, stop) in enumerate(pairwise(starts), start=row):
        if start not in stretch.crossing or stop - start > 1:
            continue
        for part in lines[start]:
            hits = columns.hits(part)
            if len(lines[start]) == 1 and hits[0] == 0:
                found.append((number, 0, number + 1, len(columns.spans)))
            elif len(hits) > 1:
                found.append((number, hits[0], number + 1, hits[-1] + 1))
    return found


def _filled_grid(
    xs: list[float], ys: list[float], wide: Sequence[tuple[int, int, int, int]]
) -> Grid:
    """A grid with the cells given, and one cell for each square that they leave."""
    squares = np.full((len(ys) - 1, len(xs) - 1), -1, np.int64)
    cells: list[GridCell] = []
    edges = {(top, left): (bottom, right) for top, left, bottom, right in wide}
    for row, column in np.ndindex(*squares.shape):
        if squares[row, column] >= 0:
            continue
        bottom, right = edges.get((row, column), (row + 1, column + 1))
        squares[row:bottom, column:right] = len(cells)
        box = (xs[column], ys[row], xs[right], ys[bottom])
        cells.append(GridCell(row, column, bottom - row, right - column, box))
    return Grid(xs, ys, cells, squares)
