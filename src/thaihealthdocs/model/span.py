"""Half-open ranges of characters, the one coordinate of this library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``text[start:stop]`` of one text.

    Raises `ValueError` where ``start`` is negative or after ``stop``.

    >>> Span(7, 8).of("วันที่ ๗ ตุลาคม")
    '๗'
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise ValueError(f"not a span: [{self.start}, {self.stop})")

    def __len__(self) -> int:
        return self.stop - self.start

    def __contains__(self, inner: Span) -> bool:
        """Whether ``inner`` lies wholly in this span.

        >>> Span(3, 5) in Span(0, 5), Span(3, 6) in Span(0, 5)
        (True, False)
        """
        return self.start <= inner.start and inner.stop <= self.stop

    @classmethod
    def of_match(cls, match: re.Match[str], group: str | int = 0, offset: int = 0) -> Span | None:
        """The place of a match's group, moved by ``offset``; None where it took no part."""
        start, stop = match.span(group)
        return None if start < 0 else cls(start + offset, stop + offset)

    @property
    def is_empty(self) -> bool:
        """Whether the span holds no character."""
        return self.start == self.stop

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span names."""
        return text[self.start : self.stop]

    def shift(self, by: int) -> Span:
        """The same span, ``by`` characters further on."""
        return Span(self.start + by, self.stop + by)

    def overlaps(self, other: Span) -> bool:
        """Whether some character lies in both.

        >>> Span(0, 3).overlaps(Span(2, 4)), Span(0, 3).overlaps(Span(3, 4))
        (True, False)
        """
        return max(self.start, other.start) < min(self.stop, other.stop)

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.stop, other.stop))

    def strip(self, text: str, characters: str | None = None) -> Span:
        """The span without the white space (or ``characters``) at its ends.

        >>> Span(0, 6).strip("  ก ข ")
        Span(start=2, stop=5)
        """
        words = self.of(text)
        left = len(words) - len(words.lstrip(characters))
        kept = len(words.strip(characters))
        return Span(self.start + left, self.start + left + kept)
