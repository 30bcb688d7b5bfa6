"""The text objects of a page, and the glyphs that they draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .engine import floats_of_each, raw
from .objects import PLACES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame
    from .objects import Objects

__all__ = ["Glyphs", "TextObjects", "text_objects"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One row for each character drawn, blanks among them: U+200B for an object without ink.

    ``boxes`` are x0, top, x1, bottom in the frame; ``base`` is the distance of the line on which
    the character stands from the top, ``size`` its font size, both in points. ``run`` counts the
    text objects.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    base: NDArray[np.float32]
    size: NDArray[np.float32]
    turns: NDArray[np.int8]
    run: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, which: NDArray[np.int64] | NDArray[np.bool_]) -> Glyphs:
        """The glyphs at these places."""
        places = which.nonzero()[0] if which.dtype == np.bool_ else which
        # Rows are taken far faster by this method than by an index.
        return Glyphs(
            self.codes[places],
            self.boxes.take(places, axis=0),
            self.base[places],
            self.size[places],
            self.turns[places],
            self.run[places],
        )


@dataclass(frozen=True, slots=True)
class TextObjects:
    """The text objects of a page: where each begins, how large, which way it runs."""

    addresses: NDArray[np.uint64]
    handles: list[Argument]
    """The addresses as arguments of pdfium's functions."""
    origin: NDArray[np.float32]
    size: NDArray[np.float32]
    turns: NDArray[np.int8]
    places: NDArray[np.int64]
    """Among all objects of the page."""


def text_objects(objects: Objects, frame: Frame) -> TextObjects:
    """The text objects of a page in stream order."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_TEXT)
    handles = objects.handles[places].tolist()
    rows = floats_of_each("FPDFPageObj_GetMatrix", 6, handles)
    rows = objects.through_forms(rows.reshape(-1, 3, 2), places, PLACES).reshape(-1, 6)
    size = floats_of_each("FPDFTextObj_GetFontSize", 1, handles)[:, 0]
    size = np.abs(size) * np.hypot(rows[:, 2], rows[:, 3])
    quarter = np.rint(np.degrees(np.arctan2(rows[:, 1], rows[:, 0])) / 90).astype(np.int8)
    return TextObjects(
        objects.addresses[places],
        handles,
        frame.place(rows[:, 4:6]),
        size,
        (quarter - frame.turns) % 4,
        places,
    )
