"""Rewriting a text without losing the way back to the characters it was made of."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Alignment", "Edit", "rewrite"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A proposal to put ``new`` where the characters at ``span`` stand.

    An edit replaces or deletes; one that only inserts raises `ValueError`, for what it inserts
    would come from nowhere.
    """

    span: Span
    new: str
    rule: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if self.span.is_empty:
            raise ValueError(f"rule {self.rule} inserts {self.new!r} out of nothing")


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each character of a new text, the old characters that it was made of.

    ``starts[i]`` and ``stops[i]`` bound the old characters behind new character ``i``. Neither
    ever falls, so spans can be carried both ways by bisection.
    """

    starts: array[int]
    stops: array[int]
    old_length: int

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        counting = array("I", range(length + 1))
        return cls(counting[:length], counting[1:], length)

    def __len__(self) -> int:
        """How many characters the new text has."""
        return len(self.starts)

    def to_old(self, span: Span) -> Span:
        """The old characters that the new ones at ``span`` were made of."""
        if not span.is_empty:
            return Span(self.starts[span.start], self.stops[span.stop - 1])
        at = self.starts[span.start] if span.start < len(self.starts) else self.old_length
        return Span(at, at)

    def to_new(self, span: Span) -> Span:
        """The new characters made of any of the old ones at ``span``; empty if none is left."""
        start = bisect_right(self.stops, span.start)
        return Span(start, max(start, bisect_left(self.starts, span.stop)))

    def then(self, later: Alignment) -> Alignment:
        """This rewriting followed by ``later``, as one."""
        return Alignment(
            array("I", map(self.starts.__getitem__, later.starts)),
            array("I", [self.stops[stop - 1] for stop in later.stops]),
            self.old_length,
        )


def rewrite(text: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """Make ``edits``, in order of place and apart, and say where every character went.

    Raises `ValueError` where two edits overlap or stand out of order.

    >>> split = "น\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"
    >>> joined = "\N{THAI CHARACTER SARA AM}"
    >>> text, alignment = rewrite(split, [Edit(Span(1, 3), joined, "sara_am_split")])
    >>> len(text), alignment.to_old(Span(1, 2))
    (2, Span(start=1, stop=3))
    """
    parts: list[str] = []
    counting = array("I", range(len(text) + 1))
    starts, stops = array("I"), array("I")
    read = 0

    def keep(stop: int) -> None:
        if read < stop:
            parts.append(text[read:stop])
            starts.extend(counting[read:stop])
            stops.extend(counting[read + 1 : stop + 1])

    for edit in edits:
        if edit.span.start < read or edit.span.stop > len(text):
            raise ValueError(f"the edit of rule {edit.rule} at {edit.span} overlaps or is outside")
        keep(edit.span.start)
        parts.append(edit.new)
        starts.extend([edit.span.start] * len(edit.new))
        stops.extend([edit.span.stop] * len(edit.new))
        read = edit.span.stop
    keep(len(text))
    return "".join(parts), Alignment(starts, stops, len(text))
