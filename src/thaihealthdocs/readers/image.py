"""PNG, JPEG and TIFF: pictures of pages, read by recognising their characters."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from .scans import read_pages, require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PIL.Image import Image

    from ..model.document import Document, Source
    from ..model.facsimile import Facsimile

__all__ = ["NAME", "accepts", "facsimile", "read"]

NAME = "image"

_MAGICS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_A4 = 8.27
"""Inches: how wide a page is taken to be whose picture does not say its size."""
_LEAST_DPI, _MOST_DPI = 60, 1200
_MOST_PIXELS = 120_000_000
_MOST_PAGES = 500
_LEAST_SIDE, _LONGEST = 24, 40
"""Pixels that a page has at least either way; times its width that one is long at most."""
_ENOUGH_DPI = 200
"""A picture of twice as many pixels an inch is made smaller before anything else is done."""


def accepts(data: bytes) -> bool:
    r"""Whether the bytes are a picture of one of the formats of scanners.

    >>> accepts(b"\x89PNG\r\n\x1a\n..."), accepts(b"%PDF-1.7")
    (True, False)
    """
    return data.startswith(_MAGICS)


def read(data: bytes, source: Source) -> Document:
    """Read the pages of a picture; a TIFF may have many.

    Raises:
        MissingDependency: The extra ``[ocr]`` or Tesseract's Thai data is not installed.
        TooLarge: A page has more than 120 million pixels, or there are over 500 pages.
        EmptyDocument: There is no text to be seen.
    """
    require()
    from ..errors import EmptyDocument

    document = read_pages(_pages(data, source), source)
    if not document.text.strip():
        raise EmptyDocument(source.name, "no text is to be seen in it", "scan the page again")
    return document


def facsimile(
    data: bytes, source: Source, number: int, resolution: float, password: str | None = None
) -> Facsimile:
    """Page ``number`` of the picture, upright, at ``resolution`` pixels an inch of the page."""
    from PIL import Image, ImageOps

    from ..model.facsimile import Facsimile

    with Image.open(io.BytesIO(data)) as file:
        file.seek(number - 1)
        page = ImageOps.exif_transpose(file)
        scale = resolution / _dpi(file.info.get("dpi"), min(page.width, page.height))
        size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
        return Facsimile(page.convert("RGB").resize(size))


def _pages(data: bytes, source: Source) -> Iterator[tuple[NDArray[Any], float]]:
    """The pixels of each page, upright as its camera says, and how many there are to an inch."""
    import numpy as np
    import PIL.Image
    from PIL import ImageOps, ImageSequence

    from ..errors import TooLarge

    with PIL.Image.open(io.BytesIO(data)) as file:
        if getattr(file, "n_frames", 1) > _MOST_PAGES:
            raise TooLarge(source.name, f"it has more than {_MOST_PAGES} pages", "split it")
        for frame in ImageSequence.Iterator(file):
            if frame.width * frame.height > _MOST_PIXELS:
                raise TooLarge(source.name, "a page has too many pixels", "scan it at 300 dpi")
            narrow, wide = sorted(frame.size)
            if narrow < _LEAST_SIDE or wide > _LONGEST * narrow:
                continue
            dpi = _dpi(frame.info.get("dpi"), narrow)
            smaller = max(1, int(dpi / _ENOUGH_DPI + 0.01))
            page = _on_paper(ImageOps.exif_transpose(frame), smaller)
            yield np.asarray(page), dpi / smaller


def _on_paper(frame: Image, smaller: int) -> Image:
    """The picture in colours of 8 bits, white where it is transparent, so many times smaller."""
    import numpy as np
    import PIL.Image

    if frame.mode.startswith("I"):
        # More than 8 bits: their brightest is white.
        deep = np.asarray(frame, np.float32)
        frame = PIL.Image.fromarray((deep * (255 / max(1.0, float(deep.max())))).astype(np.uint8))
    elif frame.has_transparency_data:
        frame = frame.convert("RGBA")
        frame = PIL.Image.alpha_composite(PIL.Image.new("RGBA", frame.size, "white"), frame)
    if smaller == 1:
        return frame.convert("RGB")
    return frame.convert("L" if frame.mode in ("1", "L") else "RGB").reduce(smaller).convert("RGB")


def _dpi(said: Any, narrow: int) -> float:
    """Pixels an inch as the file says where that makes a page of it, else as if it were A4."""
    dpi = float(said[0]) if said else 0.0
    is_page = _LEAST_DPI <= dpi <= _MOST_DPI and 3 <= narrow / dpi <= 24
    return dpi if is_page else max(float(_LEAST_DPI), narrow / _A4)
