"""The pages of a PDF, one after the other, as one document."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...errors import DamagedFile, EncryptedFile
from ...model.document import Block, BlockKind, Cell, Document, Geometry, Page
from ...model.evidence import Box
from ...model.span import Span
from .engine import pdfium, raw
from .furniture import Margin, furniture, margins
from .page import CellText, PageText, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model.document import Source

__all__ = ["read_document"]


def read_document(data: bytes, source: Source, password: str | None) -> Document:
    """Read all pages of a PDF."""
    pdf = _open(data, source, password)
    try:
        return _read(pdf, source)
    finally:
        pdf.close()


def _open(data: bytes, source: Source, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise EncryptedFile(
                source.name, "it is locked with a password", "give the password"
            ) from error
        raise DamagedFile(
            source.name, "no page of this PDF can be opened", "fetch the file again"
        ) from error


def _read(pdf: pdfium.PdfDocument, source: Source) -> Document:
    texts: list[str] = []
    blocks: list[Block] = []
    pages: list[Page] = []
    geometry = Geometry(array("H"), array("f"), array("f"), array("f"), array("f"))
    length = 0
    starts: list[int] = []
    candidates: list[Margin] = []
    for number in range(1, len(pdf) + 1):
        page = pdf[number - 1]
        found = read_page(page)
        page.close()
        texts.append(found.text)
        pages.append(
            Page(number, Span(length, length + len(found.text)), found.width, found.height)
        )
        starts.append(len(blocks))
        blocks.extend(_blocks(found, number, length))
        candidates.extend(margins(number, found.height, _outlines(found)))
        _extend(geometry, found, number)
        length += len(found.text)
        if found.text and number < len(pdf):
            texts.append("\n")
            length += 1
            _extend_gap(geometry)
    for number, at in furniture(candidates, len(pages)):
        place = starts[number - 1] + at
        if blocks[place].kind is not BlockKind.TABLE:
            blocks[place] = replace(blocks[place], kind=BlockKind.FURNITURE)
    return Document.of(source, "".join(texts), blocks, pages=pages, geometry=geometry)


def _outlines(found: PageText) -> list[tuple[str, float, float]]:
    """Text, top and bottom of each piece of a page."""
    return [(found.text[slice(*piece.span)], piece.box[1], piece.box[3]) for piece in found.pieces]


def _extend(geometry: Geometry, found: PageText, number: int) -> None:
    printed = ~np.isnan(found.boxes[:, 0])
    geometry.page.frombytes(np.where(printed, number, 0).astype(np.uint16).tobytes())
    boxes = np.nan_to_num(found.boxes)
    for column, values in enumerate((geometry.x0, geometry.top, geometry.x1, geometry.bottom)):
        values.frombytes(np.ascontiguousarray(boxes[:, column]).tobytes())


def _extend_gap(geometry: Geometry) -> None:
    geometry.page.append(0)
    for values in (geometry.x0, geometry.top, geometry.x1, geometry.bottom):
        values.append(0.0)


def _blocks(found: PageText, number: int, offset: int) -> Iterator[Block]:
    for piece in found.pieces:
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
