"""Sums as witnesses: which printed totals no reading of the lines beside them adds up to.

A total may be of the lines above or below it, of all of them or of those of one level, or of
other totals. It is doubted only if it is none of these and its lines are plain: one below the
other, all of one level. Rows are added up across where most rows of the table do add up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from .budget_lines import WrongSum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.span import Span
    from ..model.values import Number

__all__ = ["Entry", "wrong_across", "wrong_down"]

_NEAR = 0.5
"""Of the smallest unit that is printed: rounding of each number."""
_NUMBERED = re.compile(r"\s*(?:ข้อ\s*)?(?P<number>[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*)(?=[.)\s])")
_DASHED = re.compile(r"\s*[-–•●]")
_DASH_LEVEL = 9
_MOST_ROWS = 3
_SHARE = 0.75
"""Of the rows: if so many add up across, the column is the sum of the others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a column, and the words of its row."""

    span: Span
    value: Number
    words: str
    is_total: bool = False

    @property
    def level(self) -> int:
        """How deep the row's number or dash sets it, 0 where it has none.

        >>> [Entry(None, 1, words).level for words in ("รวม", "2. ก", "2.1 ข", "- ค")]
        [0, 1, 2, 9]
        """
        match = _NUMBERED.match(self.words)
        if match is not None:
            return match["number"].count(".") + 1
        return _DASH_LEVEL if _DASHED.match(self.words) else 0


def wrong_down(entries: Sequence[Entry], grain: float) -> Iterator[WrongSum]:
    """The totals of one column that its lines contradict; ``grain`` is the smallest unit printed.

    >>> from thaihealthdocs.model.span import Span
    >>> lines = [Entry(Span(0, 1), value, "ค่าอาหาร") for value in (100, 250)]
    >>> [each.added for each in wrong_down([*lines, Entry(Span(2, 3), 360, "รวม", True)], 1)]
    [350]
    >>> list(wrong_down([*lines, Entry(Span(2, 3), 350, "รวม", True)], 1))
    []
    """
    for at, total in enumerate(entries):
        if total.is_total and not _agrees(entries, at, grain):
            added = _plain_sum(entries[:at], total.value)
            if added is not None:
                yield WrongSum(total.span, total.value, added)


def _is_near(one: Number, other: Number, count: int, grain: float) -> bool:
    return abs(one - other) <= _NEAR * max(1.0, grain * (count + 1))


def _agrees(entries: Sequence[Entry], at: int, grain: float) -> bool:
    """Whether some reading of the lines around a total adds up to it."""
    wanted = entries[at].value
    for side in (entries[:at][::-1], entries[at + 1 :]):
        lines = [entry for entry in side if not entry.is_total]
        levels = {entry.level for entry in lines}
        runs = [lines, [entry for entry in side if entry.is_total], list(side)]
        runs += [[entry for entry in lines if entry.level == level] for level in levels]
        for run in runs:
            sums = accumulate(entry.value for entry in run)
            if any(_is_near(wanted, each, count, grain) for count, each in enumerate(sums, 1)):
                return True
    return False


def _plain_sum(above: Sequence[Entry], printed: Number) -> Number | None:
    """What the lines above a total add up to, None where they are no plain list.

    It is the sum of the group since the last total or of all lines or of all totals, whichever is
    nearest to what is printed.
    """
    lines = [entry for entry in above if not entry.is_total]
    if len(lines) < 2 or len({entry.level for entry in lines}) > 1:
        return None
    last = max((at for at, entry in enumerate(above) if entry.is_total), default=-1)
    group = [entry.value for entry in above[last + 1 :]]
    totals = [entry.value for entry in above if entry.is_total]
    ways = [sum(way) for way in (group, [entry.value for entry in lines], totals) if way]
    return min(ways, key=lambda way: abs(way - printed))


def wrong_across(rows: Sequence[Sequence[Entry]], grain: float) -> Iterator[WrongSum]:
    """The last numbers of rows that are not the sum of those before, where most rows' are."""
    checked = [row for row in rows if len(row) > 2]
    wrong = []
    for row in checked:
        added = sum(entry.value for entry in row[:-1])
        if not _is_near(added, row[-1].value, len(row), grain):
            wrong.append(WrongSum(row[-1].span, row[-1].value, added))
    right = len(checked) - len(wrong)
    if right >= _MOST_ROWS and right >= _SHARE * len(checked):
        yield from wrong
