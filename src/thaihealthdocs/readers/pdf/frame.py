"""From a page's own coordinates to points from the top left corner of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .engine import call, room_for

if TYPE_CHECKING:
    from .engine import Argument

__all__ = ["Frame"]


Column = NDArray[np.float32]


def _shifted(values: Column, sign: int, plus: float, out: Column) -> None:
    """Write ``plus`` and the values with their sign into ``out``."""
    (np.add if sign > 0 else np.subtract)(plus, values, out=out)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page, and how many quarter turns clockwise it is shown at.

    A frame with other ``turns`` than the page has is one in which text that was set sideways
    runs from left to right.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @classmethod
    def of_page(cls, page: Argument) -> Frame:
        """The frame in which the page is shown."""
        box = np.zeros(4, np.float32)
        call("FPDF_GetPageBoundingBox")(page, room_for(box))
        left, top, right, bottom = map(float, box)
        return cls(left, bottom, right, top, call("FPDFPage_GetRotation")(page) % 4)

    @property
    def width(self) -> float:
        """Of the page as shown, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def turned(self, by: int) -> Frame:
        """The frame after ``by`` more quarter turns clockwise."""
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + by) % 4)

    def _axes(self) -> tuple[tuple[int, int, float], tuple[int, int, float]]:
        """For x and the distance from the top: which coordinate it is, times which sign, plus."""
        return (
            ((0, 1, -self.left), (1, -1, self.top)),
            ((1, 1, -self.bottom), (0, 1, -self.left)),
            ((0, -1, self.right), (1, 1, -self.bottom)),
            ((1, -1, self.top), (0, -1, self.right)),
        )[self.turns]

    def place(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Points (rows of x, y) of the page's own coordinates as rows of x, distance from top."""
        placed = np.empty((len(points), 2), np.float32)
        for column, (axis, sign, plus) in enumerate(self._axes()):
            _shifted(points[:, axis], sign, plus, placed[:, column])
        return placed

    def boxes(self, low: tuple[Column, Column], high: tuple[Column, Column]) -> NDArray[np.float32]:
        """Boxes between ``low`` (x, y) and ``high`` as rows of x0, top, x1, bottom."""
        boxes = np.empty((len(low[0]), 4), np.float32)
        for column, (axis, sign, plus) in enumerate(self._axes()):
            near, far = (low, high) if sign > 0 else (high, low)
            _shifted(near[axis], sign, plus, boxes[:, column])
            _shifted(far[axis], sign, plus, boxes[:, column + 2])
        return boxes

    def from_turned(self, boxes: NDArray[np.float32], by: int) -> NDArray[np.float32]:
        """Boxes of the frame ``turned(by)`` as boxes of this frame."""
        if by % 4 == 0:
            return boxes
        x0, top, x1, bottom = boxes.T
        columns = (
            (x0, top, x1, bottom),
            (top, self.height - x1, bottom, self.height - x0),
            (self.width - x1, self.height - bottom, self.width - x0, self.height - top),
            (self.width - bottom, x0, self.width - top, x1),
        )[by % 4]
        return np.stack(columns, axis=1)
