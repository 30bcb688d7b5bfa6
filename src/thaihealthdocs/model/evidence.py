"""What a record's value rests on: characters of the source, and where they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Box", "CellPlace", "Evidence"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def cover(self, other: Box) -> Box:
        """The smallest box around both.

        >>> Box(0, 0, 2, 1).cover(Box(1, 0, 5, 2))
        Box(x0=0, top=0, x1=5, bottom=2)
        """
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )

    @classmethod
    def around(cls, boxes: Sequence[Box]) -> Box:
        """The smallest box around one or more boxes."""
        return cls(
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )

    def shares_line(self, other: Box) -> bool:
        """Whether the two stand on one printed line: half of the lower one's height is shared."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared >= 0.5 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell: which table of the document, counted from 1, and its row and column from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The half-open characters ``start:stop`` of the source text before repair, and their place."""

    start: int
    stop: int
    page: int
    quote: str
    bbox: Box | None = None
    cell: CellPlace | None = None
