"""What a record's value rests on: characters of the source, and where they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Box", "CellPlace", "Evidence", "PageBox"]


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

    def rounded(self) -> Box:
        """The box in whole hundredths of a point, no smaller than it was.

        >>> Box(57.0, 63.7431640625, 509.3398132324219, 85.1370849609375).rounded()
        Box(x0=57.0, top=63.74, x1=509.34, bottom=85.14)
        """
        return Box(
            floor(self.x0 * 100) / 100,
            floor(self.top * 100) / 100,
            ceil(self.x1 * 100) / 100,
            ceil(self.bottom * 100) / 100,
        )

    def shares_line(self, other: Box) -> bool:
        """Whether the two stand on one printed line: half of the lower one's height is shared."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared >= 0.5 * min(self.bottom - self.top, other.bottom - other.top)

    def goes_on(self, after: Box) -> bool:
        """Whether this box may follow ``after`` on its printed line: not behind it, nor far off.

        >>> Box(30, 0, 40, 10).goes_on(Box(20, 1, 27, 11))
        True
        >>> Box(0, 4, 10, 14).goes_on(Box(20, 1, 27, 11))
        False
        """
        reach = max(self.bottom - self.top, after.bottom - after.top)
        forward = after.x0 - 0.5 * reach <= self.x0 <= after.x1 + 2 * reach
        return forward and self.shares_line(after)


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on the page of this number, in points from its top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def box(self) -> Box:
        """The rectangle alone."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @classmethod
    def of(cls, page: int, box: Box) -> PageBox:
        """``box`` on a page."""
        return cls(page, box.x0, box.top, box.x1, box.bottom)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell: which table of the document, counted from 1, and its row and column from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The half-open characters ``start:stop`` of the source text before repair, and their place.

    ``bbox`` is around all the words on ``page``. Words on more than one printed line, be it of one
    page or of two, have a box for each line in ``boxes``; those on one line have ``bbox`` alone.
    """

    start: int
    stop: int
    page: int
    quote: str
    bbox: Box | None = None
    cell: CellPlace | None = None
    boxes: tuple[PageBox, ...] = ()

    @property
    def lines(self) -> tuple[PageBox, ...]:
        """A box for each printed line, also where there is one; none where the reader knows none.

        >>> Evidence(0, 7, 2, "กลยุทธ์", bbox=Box(57, 63, 90, 85)).lines
        (PageBox(page=2, x0=57, top=63, x1=90, bottom=85),)
        """
        if self.boxes or self.bbox is None:
            return self.boxes
        return (PageBox.of(self.page, self.bbox),)
