"""Heads over several columns: what stands above the middle, or the beginning, of other heads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .aligned_columns import Columns
    from .parts import Part

__all__ = ["HeadSpan", "head_spans"]

_OFF_CENTRE = 1.2
"""Of the font size: how far a head over several columns may be from their middle."""
_MOST = 12
_UNCOVERED = 1000.0
"""What it costs to leave a head below others without one above."""


@dataclass(frozen=True, slots=True)
class HeadSpan:
    """A head over the columns from ``first`` to before ``stop``, and the height below it."""

    first: int
    stop: int
    under: float


def head_spans(parts: Sequence[Part], columns: Columns, pitch: float) -> list[HeadSpan]:
    """The heads over several columns among the ``parts`` of a head."""
    top, bottom = min(part.base for part in parts), max(part.base for part in parts)
    if bottom - top < 0.6 * pitch:
        return []
    upper = [part for part in parts if part.base < top + 0.3 * pitch]
    lower: dict[int, list[Part]] = {}
    for part in parts:
        for at in columns.hits(part) if part not in upper else ():
            lower.setdefault(at, []).append(part)
    leaves = _leaves(upper, lower, columns, (top + bottom) / 2, pitch)
    bare = leaves - {columns.hits(part)[0] for part in upper if len(columns.hits(part)) == 1}
    over = [p for p in upper if leaves.intersection(columns.hits(p)) or not columns.hits(p)]
    over.sort(key=lambda part: part.x0)
    ranges = _ranges(over, bare, leaves, columns, lower)
    found = [(part, i, j) for part, (i, j) in zip(over, ranges, strict=False) if j - i > 1]
    if not found:
        return []
    under = [part.base for _, i, j in found for at in range(i, j) for part in lower[at]]
    below = (max(part.base for part, _, _ in found) + min(under)) / 2 - 0.275 * found[0][0].size
    return [HeadSpan(i, j, below) for _, i, j in found]


def _leaves(
    upper: Sequence[Part],
    lower: dict[int, list[Part]],
    columns: Columns,
    middle: float,
    pitch: float,
) -> set[int]:
    """The columns whose heads stand below others.

    Where a head of one column alone begins at the top, all that begin lower do; else the heads
    of one column stand at half the height.
    """
    alone = [part for part in upper if len(columns.hits(part)) == 1]
    if any(columns.hits(part)[0] not in lower for part in alone):
        return set(lower)
    return {
        at
        for at, held in lower.items()
        if (held[0].base + held[-1].base) / 2 > middle + 0.2 * pitch
    }


def _ranges(
    over: Sequence[Part],
    bare: set[int],
    leaves: set[int],
    columns: Columns,
    lower: dict[int, list[Part]],
) -> list[tuple[int, int]]:
    """For each part over heads the columns it spans: all heads without one above are covered."""
    if not 0 < len(over) <= _MOST:
        return []
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for part in over:
        further: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for cost, path in best:
            stop = path[-1][1] if path else 0
            for own, i, j in _choices(part, leaves, columns, lower):
                whole = cost + own + _UNCOVERED * len(bare.intersection(range(stop, i)))
                if i >= stop and (j not in further or whole < further[j][0]):
                    further[j] = (whole, [*path, (i, j)])
        best = list(further.values())
    rest = len(columns.spans)
    best = [
        (cost + _UNCOVERED * len(bare.intersection(range(path[-1][1], rest))), path)
        for cost, path in best
    ]
    cost, path = min(best, default=(_UNCOVERED, []))
    return path if cost < _UNCOVERED else []


def _choices(
    part: Part, leaves: set[int], columns: Columns, lower: dict[int, list[Part]]
) -> Iterator[tuple[float, int, int]]:
    """The runs of columns that a part may be the head of, with how far off it is."""
    hits = columns.hits(part)
    if len(hits) == 1:
        yield 0.0, hits[0], hits[0] + 1
    for i, last in combinations(range(len(columns.spans)), 2):
        run = range(i, last + 1)
        if not leaves.issuperset(run) or any(at not in run for at in hits):
            continue
        start = min(other.x0 for other in lower[i])
        left, right = lower[i][0], lower[last][0]
        middle = (left.x0 + left.x1 + right.x0 + right.x1) / 4
        off = min(abs(part.x0 - start), abs((part.x0 + part.x1) / 2 - middle)) / part.size
        if off < _OFF_CENTRE + 0.06 * (right.x1 - left.x0) / part.size:
            yield off, i, last + 1
