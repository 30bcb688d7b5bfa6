"""Pages read from pictures as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.document import Block, Document, Page
from ...model.span import Span
from ..printed import extend, extend_gap, no_geometry, printed_blocks
from .remarks import unread_number

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
    geometry = no_geometry()
    for number, page in enumerate(pages, start=1):
        if text and page.text:
            text += "\n"
            extend_gap(geometry)
        offset = len(text)
        text += page.text
        places.append(Page(number, Span(offset, len(text)), page.width, page.height))
        blocks.extend(printed_blocks(page.pieces, number, offset))
        remarks.extend(
            unread_number(number, Span(*unread.span).shift(offset), unread.guess)
            for unread in page.unread
        )
        extend(geometry, page.boxes, number)
    return Document.of(source, text, blocks, pages=places, geometry=geometry, remarks=remarks)
