"""Many spans at once, asked about in a time that hardly grows with their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .span import Span

__all__ = ["Spans"]


class Spans:
    """Spans of one text, in any order, apart or not; empty ones are left out.

    >>> from thaihealthdocs.model.span import Span
    >>> zones = Spans([Span(6, 9), Span(0, 4)])
    >>> Span(1, 3) in zones, Span(3, 7) in zones, zones.overlap(Span(3, 7))
    (True, False, True)
    """

    __slots__ = ("_reach", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(span for span in spans if not span.is_empty)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.stop for span in ordered), max))

    def __contains__(self, inner: Span) -> bool:
        """Whether ``inner`` lies wholly in one of them."""
        at = bisect_right(self._starts, inner.start)
        return at > 0 and self._reach[at - 1] >= inner.stop

    def overlap(self, other: Span) -> bool:
        """Whether one of them shares a character with ``other``."""
        at = bisect_left(self._starts, other.stop)
        return not other.is_empty and at > 0 and self._reach[at - 1] > other.start
