"""Lines whose parts stand under each other: the columns of a table that nothing rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .parts import Part

__all__ = ["Columns", "Stretch", "continued", "stretches"]

_BLANK = 0.9
"""Of the font size: the widest white inside a cell."""
_FAR = 6.0
"""Of the font size: lines further apart are not of one table."""
_STRONG = 3
"""Parts of a line that tells columns."""
_WEAK = 14
"""Lines in a row that tell no columns."""
_CROSSING = 2
"""Lines in a row over several columns."""
_STARTS = 4
_RUNNING_HEADS = 5
"""Lines of a page among which the first row of a continued table is sought."""


@dataclass(slots=True)
class Columns:
    """Where the parts of lines stand, from left to right, without touching each other."""

    spans: list[tuple[float, float]] = field(default_factory=list)

    def hits(self, part: Part) -> list[int]:
        """The columns that a part stands in or over."""
        return [
            at
            for at, (start, stop) in enumerate(self.spans)
            if part.x0 < stop - 0.5 and part.x1 > start + 0.5
        ]

    def with_line(self, line: Sequence[Part]) -> Columns | None:
        """The columns as they are with a further line, None where it does not fit them."""
        spans = list(self.spans)
        ends: dict[int, float] = {}
        for part in line:
            hits = self.hits(part)
            if len(hits) > 1:
                return None
            if not hits:
                spans.append((part.x0, part.x1))
                continue
            (at,) = hits
            if part.x0 - ends.get(at, part.x0) > _BLANK * part.size:
                return None
            ends[at] = part.x1
            spans[at] = (min(spans[at][0], part.x0), max(spans[at][1], part.x1))
        return Columns(sorted(spans))


@dataclass(slots=True)
class Stretch:
    """Lines ``first`` to ``last`` of a page that share ``columns``, but for those ``crossing``."""

    first: int
    last: int
    columns: Columns
    crossing: set[int]
    strong: int = 0
    is_continued: bool = False
    """Whether its columns are those of a table on the page before."""


def stretches(lines: Sequence[Sequence[Part]]) -> Iterator[Stretch]:
    """The stretches of lines with three columns or more, from the top and apart."""
    strong = [at for at, line in enumerate(lines) if len(line) >= _STRONG]
    done = -1
    for place, at in enumerate(strong):
        if at <= done:
            continue
        near = strong[place : place + _STARTS]
        found = [_grown(lines, start, done + 1) for start in near]
        best = max(found, key=_worth)
        if best.strong >= _STRONG and len(best.columns.spans) >= _STRONG:
            yield best
            done = best.last


def continued(lines: Sequence[Sequence[Part]], columns: Columns) -> Stretch | None:
    """The stretch at the top of a page that goes on the columns of the page before."""
    for at, line in enumerate(lines[:_RUNNING_HEADS]):
        wider = columns.with_line(line) if len(line) > 1 else None
        if wider is None or len(wider.spans) != len(columns.spans):
            continue
        found = Stretch(at, at, wider, set(), 1, is_continued=True)
        _grow(found, lines, range(at + 1, len(lines)))
        _grow(found, lines, range(at - 1, -1, -1))
        return found
    return None


def _worth(found: Stretch) -> tuple[int, int, int]:
    """A start that joins columns, or parts them, leaves lines over or has more columns."""
    count = len(found.columns.spans)
    return (found.strong if count >= _STRONG else 0), -len(found.crossing), -count


def _grown(lines: Sequence[Sequence[Part]], start: int, floor: int) -> Stretch:
    """The stretch around a line: first downwards, then upwards, from ``floor`` at most."""
    columns = Columns().with_line(lines[start])
    if columns is None:
        return Stretch(start, start, Columns(), set())
    found = Stretch(start, start, columns, set(), 1)
    _grow(found, lines, range(start + 1, len(lines)))
    _grow(found, lines, range(start - 1, floor - 1, -1))
    return found


def _grow(found: Stretch, lines: Sequence[Sequence[Part]], way: range) -> None:
    """Take lines on the ``way`` as long as they go on the columns."""
    crossing: set[int] = set()
    weak: list[int] = []
    columns = found.columns
    before = way.start - way.step
    for at in way:
        line = lines[at]
        if not line or _is_far(line, lines[before]) or len(weak) > _WEAK:
            break
        before = at
        wider = columns.with_line(line)
        if wider is None or (found.is_continued and len(wider.spans) > len(columns.spans)):
            crossing.add(at)
            if len(crossing) > _CROSSING:
                break
            continue
        columns = wider
        weak.append(at)
        if len(line) >= _STRONG:
            found.columns = columns
            found.crossing |= crossing
            found.strong += 1
            found.first, found.last = min(found.first, at), max(found.last, at)
            crossing, weak = set(), []


def _is_far(one: Sequence[Part], other: Sequence[Part]) -> bool:
    return not one or not other or abs(one[0].base - other[0].base) > _FAR * one[0].size
