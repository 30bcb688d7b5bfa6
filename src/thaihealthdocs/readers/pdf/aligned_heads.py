"""The head of an aligned table: which lines it has, and the columns that it shows or joins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from .aligned_columns import Columns
from .aligned_spans import HeadSpan, head_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .parts import Part

__all__ = ["Head", "read_head"]

_DIGIT = re.compile(r"[0-9๐-๙]")
_BLANK = 0.7
"""Of the font size: a blank between a word and a number."""
_NEAR, _PAD = 1.15, 1.2
"""Of the usual distance of lines, and of the font size besides: how far lines of a head are."""
_LONGEST = 48
"""Letters of one line of a head."""
_MOST_LINES = 8
_FEW = 3
"""Lines above the first row that nearly all heads have at most."""
_MOST_ABOVE = 3
_PITCH = 1.2
"""Of the usual distance of lines: how far apart the lines of one head may be."""


@dataclass(slots=True)
class Head:
    """The head of a table: its lines from the top, and all columns of the table."""

    columns: Columns
    lines: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    spans: list[HeadSpan] = field(default_factory=list)


def read_head(
    lines: Sequence[Sequence[Part]],
    columns: Columns,
    rows: Sequence[set[int]],
    first: int,
    floor: int,
    pitch: float,
) -> Head:
    """The head above the line ``first``, which no line before ``floor`` is part of.

    ``rows`` are for each column the rows that have text in it.
    """
    near = range(max(floor, first - _MOST_LINES), first)
    short = [part for at in near[-_FEW:] for part in lines[at] if len(part.text) <= _LONGEST]
    columns = _without_splits(columns, rows, short)
    joined = {at: _rejoined(lines[at], columns) for at in near}
    taken = _head_lines(joined, lines[first][0], columns, first, pitch)
    parts = [part for at in taken for part in joined[at]]
    if not parts:
        return Head(columns)
    wide = max(taken, key=lambda at: (len(joined[at]), at))
    leading = sorted(parts, key=lambda part: (part not in joined[wide], -part.base))
    columns = _with_heads(columns, leading)
    return Head(columns, taken, parts, head_spans(parts, columns, pitch))


def _rejoined(line: Sequence[Part], columns: Columns) -> list[Part]:
    """A line whose numbers are joined to the words beside them: blanks there may not be drawn."""
    joined: list[Part] = []
    for part in line:
        if joined and part.x0 - joined[-1].x1 < _BLANK * part.size:
            last = joined[-1]
            after, before = _DIGIT.match(last.text[-1]), _DIGIT.match(part.text)
            one, other = columns.hits(last), columns.hits(part)
            apart = len(one) == len(other) == 1 and one != other
            if (
                (len(one) == 1 and one == other)
                or (before and not after)
                or ((after or part.text[0] == "(") and not apart)
            ):
                joined[-1] = replace(last, x1=part.x1, text=last.text + part.text)
                continue
        joined.append(part)
    return joined


def _head_lines(
    lines: Mapping[int, Sequence[Part]], row: Part, columns: Columns, first: int, pitch: float
) -> list[int]:
    """The lines of the head, from the top; none without a line of several heads."""
    near: list[int] = []
    below = row
    for at in range(first - 1, first - 1 - len(lines), -1):
        line = lines[at]
        room = pitch * _NEAR + (_PAD if near else 1.5 * _PAD) * max(line[0].size, below.size)
        if below.base - line[0].base > room or any(len(part.text) > _LONGEST for part in line):
            break
        near.append(at)
        below = line[0]
    taken: list[int] = []
    for place, at in enumerate(near):
        parts = [part for other in taken for part in lines[other]]
        if len(lines[at]) > 1:
            fits = _stand_apart(lines[at], parts, columns)
        else:
            if all(len(lines[above]) < 2 for above in near[place:]):
                break
            around = [part for other in near if other != at for part in lines[other]]
            fits = len(columns.hits(lines[at][0])) < 2 and _goes_on(lines[at][0], around, pitch)
        if not fits:
            break
        taken.append(at)
    while taken and len(lines[taken[-1]]) < 2:
        taken.pop()
    if taken:
        taken += _lines_above(lines, near[len(taken) :], taken, columns, pitch)
    return taken[::-1]


def _lines_above(
    lines: Mapping[int, Sequence[Part]],
    near: Sequence[int],
    taken: Sequence[int],
    columns: Columns,
    pitch: float,
) -> list[int]:
    """Those of the lines of one part each, above all heads, that are of the head too."""
    alone = list(takewhile(lambda at: len(lines[at]) == 1, near))
    found: list[int] = []
    while alone:
        below = [part for at in [*taken, *found] for part in lines[at]]
        for count in range(min(len(alone), _MOST_ABOVE), 0, -1):
            if _is_centred(below + [lines[at][0] for at in alone[:count]], columns, pitch):
                break
        else:
            count = 1
            if not _is_set_above(lines[alone[0]][0], below, columns, pitch):
                break
        found += alone[:count]
        alone = alone[count:]
    return found


def _is_centred(parts: Sequence[Part], columns: Columns, pitch: float) -> bool:
    """Whether the heads of all columns stand around one height."""
    held = _by_column(parts, columns)
    bases = [part.base for part in parts]
    middle = (min(bases) + max(bases)) / 2
    return all(
        abs(_middle(own) - middle) < 0.3 * pitch
        and all(b.base - a.base < _PITCH * pitch for a, b in pairwise(sorted(own, key=_base)))
        for own in held
    ) and all(len(columns.hits(part)) < 2 for part in parts)


def _base(part: Part) -> float:
    return part.base


def _stand_apart(line: Sequence[Part], below: Sequence[Part], columns: Columns) -> bool:
    """Whether each part of a line stands over columns of its own, over several only with heads."""
    taken: set[int] = set()
    for part in line:
        hits = set(columns.hits(part))
        if not taken.isdisjoint(hits):
            return False
        taken |= hits
        if len(hits) > 1:
            under = [other for other in below if other.x0 < part.x1 and other.x1 > part.x0]
            if 0 in hits or (below and not under):
                return False
    return True


def _goes_on(part: Part, around: Sequence[Part], pitch: float) -> bool:
    """Whether a part stands right above or below another one, or alone in its column."""
    over = [other for other in around if other.x0 < part.x1 and other.x1 > part.x0]
    return not over or any(abs(other.base - part.base) < _PITCH * pitch for other in over)


def _is_set_above(part: Part, below: Sequence[Part], columns: Columns, pitch: float) -> bool:
    """Whether a part alone above all heads is one of them: not a caption, not a unit.

    It is where it makes its head one line higher than those beside it, or stands over several
    columns' heads, and those beside stand at half of the height.
    """
    hits = columns.hits(part)
    under = [other for other in below if other.x0 < part.x1 and other.x1 > part.x0]
    beside = [other for other in below if other not in under]
    if not under or not beside or (0 in hits and len(hits) > 1):
        return False
    slack = 0.3 * pitch
    lowest = max(other.base for other in below)
    bases = [other.base for other in under]
    if len(hits) < 2 and max(bases) - min(bases) < pitch - slack:
        middle = (part.base + max(bases)) / 2
    else:
        middle = (part.base + lowest) / 2
    if min(bases) - part.base > (_PITCH if len(hits) < 2 else 2 * _PITCH) * pitch:
        return False
    if middle - part.base > pitch or min(bases) < middle + slack / 2:
        return False
    middles = [_middle(held) for held in _by_column(beside, columns)]
    middles = [at for at in middles if at < lowest - slack]
    return bool(middles) and all(abs(at - middle) < slack for at in middles)


def _by_column(parts: Sequence[Part], columns: Columns) -> list[list[Part]]:
    """Parts that stand in one column together, those in none alone."""
    held: dict[int, list[Part]] = {}
    for number, part in enumerate(parts):
        hits = columns.hits(part)
        held.setdefault(hits[0] if hits else -1 - number, []).append(part)
    return list(held.values())


def _middle(parts: Sequence[Part]) -> float:
    bases = [part.base for part in parts]
    return (min(bases) + max(bases)) / 2


def _without_splits(columns: Columns, rows: Sequence[set[int]], parts: Sequence[Part]) -> Columns:
    """The columns, two that have but one head as one where no row has text in both.

    Texts that begin on the left and numbers that end on the right may not overlap in any row.
    """
    spans = [columns.spans[0]]
    held = set(rows[0])
    for at in range(1, len(columns.spans)):
        hits = [set(columns.hits(part)) & {at - 1, at} for part in parts]
        own = {at - 1} in hits and {at} in hits
        under_one = {at - 1, at} in hits or ({at - 1} in hits) != ({at} in hits)
        if under_one and not own and held.isdisjoint(rows[at]):
            spans[-1] = (spans[-1][0], columns.spans[at][1])
            held |= rows[at]
        else:
            spans.append(columns.spans[at])
            held = set(rows[at])
    return Columns(spans)


def _with_heads(columns: Columns, parts: Sequence[Part]) -> Columns:
    """The columns as wide as their heads, and those that only have a head."""
    headed: set[int] = set()
    count = len(columns.spans)
    spans = list(columns.spans)
    over = [part for part in parts if _is_over_several(part, parts)]
    single = [part for part in parts if part not in over]
    for part in single:
        both = Columns(spans)
        hits = both.hits(part)
        headed.update(hits)
        beside = [other for other in single if other.x0 < part.x1 and other.x1 > part.x0]
        if len(hits) == 1:
            start, stop = spans[hits[0]]
            spans[hits[0]] = min(start, part.x0), max(stop, part.x1)
        elif not hits and not any(len(both.hits(other)) == 1 for other in beside):
            spans += [] if _is_between(part, spans, parts) else [(part.x0, part.x1)]
    named = [(*span, at in headed or at >= count, at < count) for at, span in enumerate(spans)]
    return _merged(sorted(named))


def _is_over_several(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a head stands over two others that stand in one line."""
    below = [other.base for other in parts if other.x0 < part.x1 and other.x1 > part.x0]
    return any(below.count(base) > 1 for base in below if base > part.base)


def _is_between(part: Part, spans: Sequence[tuple[float, float]], parts: Sequence[Part]) -> bool:
    """Whether a head stands over the gutter of two columns whose own heads are below it."""
    left = max((span for span in spans if span[1] <= part.x0), default=None)
    right = min((span for span in spans if span[0] >= part.x1), default=None)
    if left is None or right is None:
        return False
    for start, stop in (left, right):
        own = [other.base for other in parts if other.x0 < stop and other.x1 > start]
        if not own or min(own) < part.base + 0.4 * part.size:
            return False
    return True


def _merged(spans: Sequence[tuple[float, float, bool, bool]]) -> Columns:
    """Columns (start, stop, has a head, has text below): a lone head is that of a bare column."""
    merged: list[tuple[float, float, bool, bool]] = []
    for span in spans:
        if merged and {merged[-1][2:], span[2:]} == {(True, False), (False, True)}:
            merged[-1] = (merged[-1][0], span[1], True, True)
        else:
            merged.append(span)
    return Columns([span[:2] for span in merged])
