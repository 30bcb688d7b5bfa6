"""Pages read from pictures as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.document import Block, Document, Page
from ...model.span import Span
from ..printed import extend, extend_gap, no_geometry, printed_blocks
from .remarks import unread_number, worth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...model.document import Remark, Source
    from .page import ScannedPage

__all__ = ["document_of"]


def document_of(pages: Iterable[ScannedPage], source: Source) -> Document:
    """The pages, one after the other, with geometry and what could not be read."""
    text, offset = "", 0
    blocks: list[Block] = []
    places: list[Page] = []
    remarks: list[Remark] = []
    geometry, sureness = no_geometry(), bytearray()
    for number, page in enumerate(pages, start=1):
        if text and page.text:
            text += "\n"
            sureness += b"\x64"
            extend_gap(geometry)
        offset = len(text)
        text += page.text
        span = Span(offset, len(text))
        sureness += page.sure or b"\x64" * len(page.text)
        value = worth(page.text, page.sure)
        places.append(Page(number, span, page.width, page.height, "ocr:no_text", value))
        blocks.extend(printed_blocks(page.pieces, number, offset))
        remarks.extend(
            unread_number(number, Span(*unread.span).shift(offset), unread.guess)
            for unread in page.unread
        )
        extend(geometry, page.boxes, number)
    return Document.of(
        source,
        text,
        blocks,
        pages=places,
        geometry=geometry,
        remarks=remarks,
        sureness=bytes(sureness),
    )
