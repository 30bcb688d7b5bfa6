"""Pages read from pictures as one document."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from ...model.document import Block, BlockKind, Cell, Document, Geometry, Page
from ...model.evidence import Box
from ...model.span import Span
from .remarks import unread_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model.document import Remark, Source
    from .page import ScannedPage
    from .writing import CellText

__all__ = ["document_of"]


def document_of(pages: Iterable[ScannedPage], source: Source) -> Document:
    """The pages, one after the other, with geometry and what could not be read."""
    text, offset = "", 0
    blocks: list[Block] = []
    places: list[Page] = []
    remarks: list[Remark] = []
    geometry = Geometry(array("H"), array("f"), array("f"), array("f"), array("f"))
    for number, page in enumerate(pages, start=1):
        if text and page.text:
            text += "\n"
            _extend(geometry, np.full((1, 4), np.nan, np.float32), number)
        offset = len(text)
        text += page.text
        places.append(Page(number, Span(offset, len(text)), page.width, page.height))
        blocks.extend(_blocks(page, number, offset))
        remarks.extend(
            unread_number(number, Span(*unread.span).shift(offset), unread.guess)
            for unread in page.unread
        )
        _extend(geometry, page.boxes, number)
    return Document.of(source, text, blocks, pages=places, geometry=geometry, remarks=remarks)


def _extend(
    geometry: Geometry, boxes: np.ndarray[tuple[int, ...], np.dtype[np.float32]], number: int
) -> None:
    printed = ~np.isnan(boxes[:, 0])
    geometry.page.frombytes(np.where(printed, number, 0).astype(np.uint16).tobytes())
    flat = np.nan_to_num(boxes)
    for column, values in enumerate((geometry.x0, geometry.top, geometry.x1, geometry.bottom)):
        values.frombytes(np.ascontiguousarray(flat[:, column], np.float32).tobytes())


def _blocks(page: ScannedPage, number: int, offset: int) -> Iterator[Block]:
    for piece in page.pieces:
        span = Span(*piece.span).shift(offset)
        if piece.cells:
            cells = tuple(_cell(cell, number, offset) for cell in piece.cells)
            yield Block(BlockKind.TABLE, span, number, cells=cells)
        else:
            yield Block(BlockKind.PARAGRAPH, span, number)


def _cell(cell: CellText, number: int, offset: int) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        span=Span(*cell.span).shift(offset),
        paragraphs=tuple(Span(*span).shift(offset) for span in cell.paragraphs),
        row_span=cell.row_span,
        column_span=cell.column_span,
        page=number,
        box=Box(*cell.box),
    )
