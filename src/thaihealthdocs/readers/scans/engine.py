"""Tesseract as one function: a gray picture in, lines of symbols with their places out."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from .requirements import tessdata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["BLOCK", "LINE", "PAGE", "Box", "Line", "Symbol", "quarter_turns", "recognise"]

PAGE, BLOCK, LINE = 3, 6, 7
"""How Tesseract parts a picture: by its layout, as one column of lines, as one line."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A character, or the characters of a number, in pixels of the sheet.

    ``before`` is the white space before it. ``unread`` is what an illegible number may be.
    ``sure`` is how sure its reader was of the word it is in, from 0 to 1.
    """

    text: str
    box: Box
    before: str
    unread: str | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; ``block`` counts the areas that Tesseract parted the picture into."""

    symbols: tuple[Symbol, ...]
    box: Box
    block: int = 0

    @property
    def text(self) -> str:
        """The symbols, blanks between words."""
        return "".join(each.before + each.text for each in self.symbols).strip()


def _languages() -> str:
    folder = tessdata()
    known = folder is not None and (folder / "eng.traineddata").is_file()
    # Thai data alone takes Latin words for Thai ones.
    return "tha+eng" if known else "tha"


@cache
def _api(thread: int, languages: str) -> Any:
    """A Tesseract of each thread's own: it holds the picture it works on."""
    # More threads than one make Tesseract slower where several pages are read at once.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=str(tessdata()), lang=languages, psm=PAGE)


def _api_with(picture: NDArray[np.uint8], layout: int, dpi: float, languages: str) -> Any:
    api = _api(threading.get_ident(), languages)
    api.SetPageSegMode(layout)
    height, width = picture.shape
    api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
    api.SetSourceResolution(round(dpi))
    return api


def recognise(
    picture: NDArray[np.uint8],
    layout: int,
    dpi: float,
    at: tuple[int, int] = (0, 0),
    script: str | None = None,
) -> list[Line]:
    """The lines of a gray picture whose upper left corner lies at ``at`` of the sheet.

    ``script`` is the trained data to read with if not all that is there: ``tha`` or ``eng``.
    """
    api = _api_with(picture, layout, dpi, script or _languages())
    api.Recognize()
    found = api.GetIterator()
    return list(_lines(found, at)) if found is not None else []


def _lines(found: Any, at: tuple[int, int]) -> Iterator[Line]:
    """Symbols gathered to lines."""
    from tesserocr import RIL, iterate_level

    symbols: list[Symbol] = []
    block = -1
    box: Box | None = None
    for step in iterate_level(found, RIL.SYMBOL):
        if step.IsAtBeginningOf(RIL.TEXTLINE):
            if symbols and box is not None:
                yield Line(tuple(symbols), box, block)
            symbols, box = [], _moved(step.BoundingBox(RIL.TEXTLINE), at)
            block += step.IsAtBeginningOf(RIL.BLOCK)
        place = _moved(step.BoundingBox(RIL.SYMBOL), at)
        text = _text(step, RIL.SYMBOL).strip()
        if text and place is not None:
            before = " " if step.IsAtBeginningOf(RIL.WORD) else ""
            sure = step.Confidence(RIL.WORD) / 100
            symbols.append(Symbol(text, place, before, sure=sure))
    if symbols and box is not None:
        yield Line(tuple(symbols), box, block)


def _text(step: Any, level: int) -> str:
    """What is read at a level."""
    try:
        return step.GetUTF8Text(level) or ""
    except RuntimeError:  # nothing was read there
        return ""


def _moved(box: tuple[int, int, int, int] | None, at: tuple[int, int]) -> Box | None:
    if box is None:
        return None
    left, top = at
    return box[0] + left, box[1] + top, box[2] + left, box[3] + top


def quarter_turns(picture: NDArray[np.uint8], dpi: float) -> int:
    """How many quarter turns clockwise the picture's text is turned; 0 where that is unsure."""
    folder = tessdata()
    if picture.size == 0 or folder is None or not (folder / "osd.traineddata").is_file():
        return 0
    found = _api_with(picture, 0, dpi, "osd").DetectOrientationScript()
    if not found or found["orient_conf"] < _SURE:
        return 0
    return int(found["orient_deg"]) // 90


_SURE = 1.5
