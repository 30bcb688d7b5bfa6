"""Pages that are pictures of text, read by recognising it where the extra for that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import scans
from .page import PageText

if TYPE_CHECKING:
    from .engine import pdfium

__all__ = ["recognised"]

_DPI = 200
_MOST_PIXELS = 40_000_000


def recognised(page: pdfium.PdfPage, found: PageText) -> PageText:
    """The page as its picture reads; ``found`` where nothing can be recognised.

    All that is drawn is taken in, so that stamps and pictures beside the text are there too.
    """
    pixels = found.width * found.height * (_DPI / 72) ** 2
    if scans.missing() is not None or not 0 < pixels <= _MOST_PIXELS:
        return found
    bitmap = page.render(scale=_DPI / 72, rev_byteorder=True)
    read = scans.read_page(bitmap.to_numpy()[:, :, :3], _DPI)
    if not read.text.strip():
        return found
    return PageText(
        found.width,
        found.height,
        read.text,
        read.boxes,
        read.pieces,
        found.illegible,
        unread=tuple((number.span, number.guess) for number in read.unread),
        sure=read.sure,
    )
