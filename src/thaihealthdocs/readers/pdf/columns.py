"""Lines that stand side by side: columns are read one after the other, rows across."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .lines import Line

__all__ = ["Band", "bands"]

_SIGNATURE = re.compile(r"ลงชื่อ|ลงนาม|[.…_]{6,}|^\([^()]{4,60}\)$")
_FAR = 3.5
"""Times the font size: lines further apart than this are not of one band."""
_NEXT = 2.4
"""Times the font size: the next line of a text is no further away."""
_STEPS = 1.8
"""Times the usual step from line to line, where that is more."""
_IN_STEP = 0.8
"""Times the font size: baselines nearer than this stand beside each other."""
_PROSE_LINES = 5
_PROSE_FILL = 0.7
_SAME_WIDTH = 0.8


@dataclass(frozen=True, slots=True)
class Band:
    """Consecutive lines in ``columns``; a band of one column is lines as they come.

    ``is_prose`` tells columns of running text from blocks of signatures.
    """

    columns: tuple[tuple[Line, ...], ...]
    is_prose: bool = False


def bands(
    lines: Sequence[Line],
    parts: Callable[[Line], list[Line]],
    text_of: Callable[[Line], str],
) -> Iterator[Band]:
    """The bands of lines given from the top; ``parts`` cuts a line where it is set apart."""
    signed: dict[tuple[int, int], bool] = {}

    def is_signed(line: Line) -> bool:
        """Asked once for a line: rows are tried as a band from each of them on."""
        place = line.start, line.stop
        if place not in signed:
            signed[place] = _SIGNATURE.search(text_of(line)) is not None
        return signed[place]

    plain: list[Line] = []
    rows = list(_rows(lines))
    cut = [[part for line in row for part in parts(line)] for row in rows]
    at = 0
    while at < len(rows):
        beside = _side_by_side(rows, cut, at)
        band = _band(beside, is_signed) if len(beside) > 1 else None
        if band is None:
            plain += rows[at]
            at += 1
            continue
        if plain:
            yield Band((tuple(plain),))
            plain = []
        yield band[0]
        at += band[1]
    if plain:
        yield Band((tuple(plain),))


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines with those beside them whose height overlaps, as where columns are not in step."""
    row: list[Line] = []
    for line in lines:
        if (
            row
            and line.base - row[0].base < _IN_STEP * min(line.size, row[0].size)
            and all(line.x0 > other.x1 or line.x1 < other.x0 for other in row)
        ):
            row.append(line)
            continue
        if row:
            yield row
        row = [line]
    if row:
        yield row


def _side_by_side(
    rows: Sequence[Sequence[Line]], cut: Sequence[list[Line]], at: int
) -> list[list[Line]]:
    """The parts of the rows from ``at`` on that leave one gutter free; two parts at first."""
    if len(cut[at]) < 2:
        return []
    first = sorted(cut[at], key=_left)
    gutters = [(one.x1, other.x0) for one, other in itertools.pairwise(first)]
    found = [first]
    for place in range(at + 1, len(rows)):
        last, line, row = rows[place - 1][0], rows[place][0], cut[place]
        if line.base - last.base > _FAR * max(line.size, last.size):
            break
        left = [free for gutter in gutters for free in _free(gutter, row) if free[1] - free[0] > 6]
        if not left or (len(left) < len(gutters) and len(row) == len(first)):
            break
        gutters = left
        found.append(row)
    return found


def _paired(rows: Sequence[list[Line]]) -> list[list[Line]]:
    """The rows up to the last that has two parts, or one centred under a part above it."""
    paired = list(rows)
    while paired and len(paired[-1]) < 2 and not _is_under(paired[-1][0], paired[:-1]):
        paired.pop()
    return paired


def _close(rows: Sequence[list[Line]]) -> list[list[Line]]:
    """The rows up to the first that stands further below than lines of one text do."""
    steps = [other[0].base - one[0].base for one, other in itertools.pairwise(rows)]
    usual = sorted(steps)[len(steps) // 2] if steps else 0.0
    for at, (step, other) in enumerate(zip(steps, rows[1:], strict=True), start=1):
        is_small = other[0].size < 0.8 * rows[0][0].size
        if len(other) < 2 and (is_small or step > max(_NEXT * other[0].size, _STEPS * usual)):
            return list(rows[:at])
    return list(rows)


def _free(gutter: tuple[float, float], row: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """What the parts of a row leave of a gutter."""
    start, stop = gutter
    for part in row:
        if part.x0 >= stop or part.x1 <= start:
            continue
        if part.x0 > start:
            yield start, part.x0
        start = max(start, part.x1)
    if start < stop:
        yield start, stop


def _is_under(line: Line, rows: Sequence[Sequence[Line]]) -> bool:
    """Whether a line stands centred under a part of the row above it."""
    middle = (line.x0 + line.x1) / 2
    return any(
        abs((part.x0 + part.x1) / 2 - middle) < 0.6 * line.size for part in (rows or [[]])[-1]
    )


def _band(rows: Sequence[list[Line]], is_signed: Callable[[Line], bool]) -> tuple[Band, int] | None:
    """The rows as columns and how many of them, None if they are better read across."""
    close = _close(rows)
    if sum(map(len, close)) >= _PROSE_LINES:
        columns = _columns(close)
        if len(columns) > 1 and _are_prose(columns):
            return Band(tuple(map(tuple, columns)), is_prose=True), len(close)
    paired = _paired(rows)
    columns = _columns(paired)
    if len(columns) < 2 or sum(len(column) > 1 for column in columns) < 2:
        return None
    if all(map(_is_centred, columns)) or _are_signed(columns, is_signed):
        return Band(tuple(map(tuple, columns))), len(paired)
    return None


def _columns(rows: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Parts that overlap from row to row as one column, from left to right."""
    columns: list[list[Line]] = []
    stop = 0.0
    for part in sorted((part for row in rows for part in row), key=_left):
        if columns and part.x0 < stop:
            columns[-1].append(part)
            stop = max(stop, part.x1)
        else:
            columns.append([part])
            stop = part.x1
    return [_rejoined(sorted(column, key=_base)) for column in columns]


_left, _base, _start = attrgetter("x0"), attrgetter("base"), attrgetter("start")


def _rejoined(parts: Sequence[Line]) -> list[Line]:
    """Parts of one line that fell into one column as one line again."""
    joined: list[Line] = []
    for part in sorted(parts, key=_start):
        if joined and joined[-1].stop == part.start and joined[-1].base == part.base:
            last = joined[-1]
            joined[-1] = last._replace(stop=part.stop, x1=max(last.x1, part.x1))
        else:
            joined.append(part)
    return sorted(joined, key=_base)


def _is_centred(column: Sequence[Line]) -> bool:
    """Whether the lines of a column share their middle and not their beginning."""
    if len(column) < 2:
        return False
    middles = [(line.x0 + line.x1) / 2 for line in column]
    size = column[0].size
    return _spread(middles) < 0.3 * size and _spread([line.x0 for line in column]) > 0.4 * size


def _spread(values: Sequence[float]) -> float:
    """The standard deviation."""
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5)


def _are_signed(columns: Sequence[Sequence[Line]], is_signed: Callable[[Line], bool]) -> bool:
    """Whether at least two columns hold a place to sign or a name in brackets."""
    return sum(any(map(is_signed, column)) for column in columns) > 1


def _are_prose(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether columns are running text: one of many lines, the others as wide and filled."""
    widths = [max(line.x1 for line in c) - min(line.x0 for line in c) for c in columns]
    return (
        max(map(len, columns)) >= _PROSE_LINES
        and min(widths) > _SAME_WIDTH * max(widths)
        and all(map(_is_prose, columns))
    )


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether the lines of a column begin alike and fill its width."""
    if len(column) < 2:
        return False
    left, right = min(line.x0 for line in column), max(line.x1 for line in column)
    starts = sum(line.x0 - left < column[0].size for line in column)
    full = sum(line.x1 - line.x0 for line in column) / (right - left) / len(column)
    return starts > 0.6 * len(column) and full > _PROSE_FILL and right - left > 120
