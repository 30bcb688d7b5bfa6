"""Which lines make up a row where columns stand aligned: numbers and marks anchor rows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .aligned_columns import Columns, Stretch
    from .parts import Part

__all__ = ["NUMBER", "NUMBERING", "anchors", "number_columns", "pitch_of", "row_starts", "tail"]

NUMBER = re.compile(
    r"[<>≥≤=±~(]*[-–]?[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?%?\)?|[-–—✓✔√/xX×●○◯•*\uf0fc]"
)
"""What a cell holds that is one line high: a number or a mark."""
NUMBERING = re.compile(r"\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]?")
_YEAR = re.compile(r"[2๒][05๐๕][0-9๐-๙]{2}")
_MOSTLY = 0.6
_BELOW = 1.2
"""Of the usual distance of lines: a line nearer than this may go on the one above."""
_SAME = 0.6
"""Of the font size: numbers whose baselines are nearer stand in one row."""
_FAR = 3.5
"""Of the font size: lines of one table are no further apart, where no line has many parts."""
_ABOVE = 8
"""Lines that the first row may have above its anchor."""
_FULL, _LONG_WORD = 4.0, 0.45
"""Of the font size, and of the column: the room that a line which goes on below may leave."""


def number_columns(lines: Sequence[Sequence[Part]], stretch: Stretch) -> list[int]:
    """The columns that hold numbers or marks from their first number down."""
    found: list[list[bool]] = [[] for _ in stretch.columns.spans]
    for at in range(stretch.first, stretch.last + 1):
        if at in stretch.crossing:
            continue
        for part in lines[at]:
            for column in stretch.columns.hits(part)[:1]:
                is_number = _is_number(part, column)
                if is_number or found[column]:
                    found[column].append(is_number)
    least = 1 if stretch.is_continued else 2
    return [
        at
        for at, held in enumerate(found)
        if sum(held) >= least and sum(held) > _MOSTLY * len(held)
    ]


def anchors(
    lines: Sequence[Sequence[Part]],
    stretch: Stretch,
    numbers: Sequence[int],
    last: int,
    pitch: float,
) -> list[int]:
    """The lines with numbers in those columns, one for each row, and the lines that cross."""
    found: list[int] = []
    words: dict[int, float] = {}
    for at in range(stretch.first, last + 1):
        line = lines[at]
        if at in stretch.crossing:
            found.append(at)
            continue
        held, own = [], {}
        for part in line:
            column = next(iter(stretch.columns.hits(part)), -1)
            if not _is_number(part, column):
                own[column] = part.base
            # A number right below words in its column ends what they say.
            elif column == 0 or (
                column in numbers and part.base - words.get(column, 0.0) > _BELOW * pitch
            ):
                held.append(part.text)
        if not found and (not held or _is_head(held, line)):
            continue
        words.update(own)
        if not held:
            continue
        if (
            found
            and found[-1] not in stretch.crossing
            and line[0].base - lines[found[-1]][0].base < _SAME * line[0].size
        ):
            continue
        found.append(at)
    return found


def _is_number(part: Part, column: int) -> bool:
    text = part.text
    return bool(NUMBER.fullmatch(text) or (column == 0 and NUMBERING.fullmatch(text)))


def _is_head(numbers: Sequence[str], line: Sequence[Part]) -> bool:
    """Whether the numbers of a line name columns: years, or quarters counted under their word."""
    if all(map(_YEAR.fullmatch, numbers)):
        return True
    texts = [part.text for part in line]
    return len(texts) > 1 and texts == list(map(str, range(1, len(texts) + 1)))


def pitch_of(lines: Sequence[Sequence[Part]], columns: Columns, size: float) -> float:
    """The usual distance between two lines under each other in a column."""
    last: dict[int, float] = {}
    steps = []
    for line in lines:
        for part in line:
            for column in columns.hits(part)[:1]:
                if column in last and 0.9 * size < part.base - last[column] < 2.3 * size:
                    steps.append(part.base - last[column])
                last[column] = part.base
    if len(steps) > 2:
        return sorted(steps)[len(steps) // 4]
    full = [line[0].base for line in lines if len(line) > 1]
    return min([2 * size, *(b - a for a, b in pairwise(full) if b - a > size)])


def tail(
    lines: Sequence[Sequence[Part]], stretch: Stretch, numbers: Sequence[int], pitch: float
) -> int:
    """The last line of a table: rows of few parts, and what goes on the last row, may follow."""
    at = stretch.last
    columns = stretch.columns
    while at + 1 < len(lines):
        row = _next_row(lines, stretch, numbers, at)
        if row is not None:
            at = row
            continue
        line, above = lines[at + 1], lines[at]
        if line[0].base - above[0].base > _BELOW * pitch or columns.with_line(line) is None:
            break
        hits = [columns.hits(part) for part in line]
        if not all(hit and _goes_on(lines, stretch, hit[0], at, line[0]) for hit in hits):
            break
        at += 1
    if _is_last_group(lines, stretch, at):
        stretch.crossing.add(at + 1)
        return at + 1
    return at


def _is_last_group(lines: Sequence[Sequence[Part]], stretch: Stretch, last: int) -> bool:
    """Whether a page ends with a line over all columns as others head groups of rows above."""
    if last + 2 != len(lines) or len(lines[last + 1]) != 1:
        return False
    hits = stretch.columns.hits(lines[last + 1][0])
    steps = [
        lines[at][0].base - lines[at - 1][0].base
        for at in stretch.crossing
        if len(lines[at]) == 1 and at > 0
    ]
    step = lines[last + 1][0].base - lines[last][0].base
    return len(hits) > 1 and hits[0] == 0 and bool(steps) and step < _BELOW * max(steps)


def _next_row(
    lines: Sequence[Sequence[Part]], stretch: Stretch, numbers: Sequence[int], last: int
) -> int | None:
    """The line of two parts or more that counts a row below the ``last`` line, if near."""
    columns = stretch.columns
    for at in range(last + 1, min(last + 1 + _ABOVE // 2, len(lines))):
        line = lines[at]
        if line[0].base - lines[at - 1][0].base > _FAR * line[0].size:
            return None
        hits = [columns.hits(part) for part in line]
        if any(len(hit) != 1 for hit in hits) or columns.with_line(line) is None:
            return None
        counts = numbers[0] == 0 and hits[0] == [0] and _is_number(line[0], 0)
        if len(line) > 1 and counts:
            return at
    return None


def _goes_on(
    lines: Sequence[Sequence[Part]], stretch: Stretch, column: int, at: int, below: Part
) -> bool:
    """Whether the line above in a column has no room left for more words."""
    start, stop = stretch.columns.spans[column]
    for part in (part for line in lines[max(at - 1, 0) : at + 1] for part in line):
        if stretch.columns.hits(part) == [column]:
            room = max(_FULL * part.size, _LONG_WORD * (stop - start))
            if part.x1 > stop - room and below.base - part.base < 2.4 * part.size:
                return True
    return False


def row_starts(
    lines: Sequence[Sequence[Part]],
    stretch: Stretch,
    found: Sequence[int],
    floor: int,
    last: int,
    pitch: float,
) -> list[int]:
    """The first line of each row, and one more: the line after the last row.

    Cells begin at the line of the row's anchor, or stand around it at half the height of the
    row, whichever puts fewer cells elsewhere.
    """
    apart = 1.25 * pitch
    hanging = [*found, last + 1]
    cost = sum(
        _misplaced(lines, stretch, found[row], hanging[row], hanging[row + 1], apart, around=False)
        for row in range(len(found))
    )
    centred, other = _centred(lines, stretch, found, floor, last, apart)
    return centred if other < cost - 0.4 else hanging


def _centred(
    lines: Sequence[Sequence[Part]],
    stretch: Stretch,
    found: Sequence[int],
    floor: int,
    last: int,
    pitch: float,
) -> tuple[list[int], float]:
    """The rows that stand around their anchors best, and by how much they miss."""
    firsts: list[list[int]] = []
    for row, anchor in enumerate(found):
        before = found[row - 1] + 1 if row else max(floor, anchor - _ABOVE)
        if anchor in stretch.crossing:
            before = anchor
        alone = row > 0 and found[row - 1] in stretch.crossing
        firsts.append([before] if alone else list(range(before, anchor + 1)))
    firsts.append([last + 1])
    best: dict[int, tuple[float, list[int]]] = {first: (0.0, [first]) for first in firsts[0]}
    for row, (_, nexts) in enumerate(pairwise(firsts)):
        reached: dict[int, tuple[float, list[int]]] = {}
        for stop in nexts:
            reached[stop] = min(
                (
                    cost + _misplaced(lines, stretch, found[row], first, stop, pitch, around=True),
                    [*path, stop],
                )
                for first, (cost, path) in best.items()
            )
        best = reached
    cost, path = best[last + 1]
    return path, cost


def _misplaced(
    lines: Sequence[Sequence[Part]],
    stretch: Stretch,
    anchor: int,
    first: int,
    stop: int,
    pitch: float,
    *,
    around: bool,
) -> float:
    """How far the cells of a row are from where they would stand, one at most for each cell."""
    ends: dict[int, tuple[float, float]] = {}
    torn = 0
    for at in range(first, stop):
        if at in stretch.crossing:
            continue
        for part in lines[at]:
            hits = stretch.columns.hits(part)
            torn += len(hits) > 1
            for column in hits[:1]:
                top, bottom = ends.get(column, (part.base, part.base))
                torn += part.base - bottom > pitch
                ends[column] = (top, part.base)
    place, size = lines[anchor][0].base, lines[anchor][0].size
    return torn + sum(
        min(1.0, abs((top + bottom) / 2 - place if around else top - place) / size)
        for top, bottom in ends.values()
    )
