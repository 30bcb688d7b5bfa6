"""One page of a document: its words and tables, and a picture of it with what was read from it."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Any

from ..errors import NoPicture, NoSuchPage
from ..model.document import Block, BlockKind, Page
from ..model.evidence import Box
from ..model.records import Record
from ..model.report import Report
from ..model.span import Span
from .picture import LAYERS, Mark, PagePicture, drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.document import Document
    from ..model.facsimile import SourceFile

__all__ = ["PageView", "view"]

_MOST_PIXELS = 20_000_000
_LONGEST_SIDE = 12_000


@dataclass(frozen=True, eq=False, repr=False)
class PageView:
    """A page of ``document``; of a report's page ``records`` are those that stand on it."""

    document: Document
    place: Page
    records: tuple[Record, ...] = ()

    def __repr__(self) -> str:
        records = f", {len(self.records)} records" if self.records else ""
        name = self.document.source.name
        return f"<page {self.number} of {name}: {len(self.blocks)} blocks{records}>"

    @property
    def number(self) -> int:
        """The page's number in the file, from 1."""
        return self.place.number

    @property
    def width(self) -> float | None:
        """In points, as the page is shown; None where pages have no size."""
        return self.place.width

    @property
    def height(self) -> float | None:
        """In points, as the page is shown; None where pages have no size."""
        return self.place.height

    @property
    def reading(self) -> str:
        """How its text was had, and why so: ``text``, ``ocr: …``, ``unread: …`` and the like."""
        return self.place.reading

    @property
    def confidence(self) -> float:
        """How sure the reader was of its characters, from 0 to 1."""
        return self.place.confidence

    @property
    def text(self) -> str:
        """The characters of the page."""
        return self.place.span.of(self.document.text)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What has characters on the page, a table that goes on over pages among it."""
        span = self.place.span
        return tuple(block for block in self.document.blocks if block.span.overlaps(span))

    @property
    def tables(self) -> tuple[Block, ...]:
        """The blocks that are tables."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.TABLE)

    @cached_property
    def pdfplumber(self) -> Any:
        """The page as pdfplumber opens it, for its geometry and visual debugging.

        Raises `NoPicture` where the document is no PDF, or its file is gone or changed.
        """
        source = self.document.source
        if source.reader != "pdf":
            reason = f"it was read as {source.reader} and has no PDF page"
            raise NoPicture(source.name, reason, "use its text, blocks and tables")
        file = _file(self.document)
        data = file.bytes_of(source)
        import pdfplumber

        try:
            opened = pdfplumber.open(
                io.BytesIO(data), pages=[self.number], password=file.password or ""
            )
            return opened.pages[0]
        except Exception as error:
            reason = f"pdfplumber cannot open page {self.number} ({type(error).__name__})"
            raise NoPicture(source.name, reason, "use to_image, text and blocks") from error

    def to_image(
        self,
        records: Report | Record | Iterable[Record] | None = None,
        *,
        resolution: float = 100,
        layers: str | Iterable[str] = LAYERS,
    ) -> PagePicture:
        """The page as it is printed, and drawn over it where everything stands that was read.

        Args:
            records: Whose evidence is framed: a report, a record, or some records; those of the
                page unless given.
            resolution: Pixels an inch; large pages are drawn smaller.
            layers: What is drawn, of ``clusters`` (letters with their marks), ``rules`` (lines
                that the file draws), ``cells`` (with row and column, from 0) and ``evidence``.

        Raises:
            NoPicture: The format has no printed pages, or the file is gone or has changed.
            ValueError: There is no such layer, or ``resolution`` is not above 0.
        """
        wanted = {layers} if isinstance(layers, str) else set(layers)
        if not wanted <= set(LAYERS):
            unknown = sorted(wanted - set(LAYERS))[0]
            raise ValueError(f"no layer {unknown!r}; layers are {', '.join(LAYERS)}")
        if not resolution > 0:
            raise ValueError(f"resolution is in pixels an inch and above 0, not {resolution}")
        width, height = self.width or 0.0, self.height or 0.0
        facsimile = _file(self.document).facsimile(
            self.document.source, self.number, _bounded(resolution, width, height)
        )
        marks = {
            "clusters": map(Mark, self.clusters()),
            "rules": map(Mark, facsimile.rules),
            "cells": self._cells(),
            "evidence": self._evidence(self.records if records is None else records),
        }
        shown = {layer: tuple(marks[layer]) for layer in LAYERS if layer in wanted}
        return PagePicture(drawn(facsimile.picture, shown, facsimile.picture.width / width))

    def clusters(self) -> Iterator[Box]:
        """A box for each letter with the marks over and under it, in the order of the text."""
        document, geometry = self.document, self.document.geometry
        if geometry is None:
            return
        old = document.alignment.to_old(self.place.span)
        box, last = None, -1
        for at in range(old.start, old.stop):
            letter = document.original[at]
            if geometry.page[at] != self.number or letter.isspace():
                continue
            here = Box(geometry.x0[at], geometry.top[at], geometry.x1[at], geometry.bottom[at])
            if box is not None and last == at - 1 and unicodedata.category(letter) == "Mn":
                box, last = box.cover(here), at
                continue
            if box is not None:
                yield box
            box, last = here, at
        if box is not None:
            yield box

    def _cells(self) -> Iterator[Mark]:
        for table in self.tables:
            for cell in table.cells:
                if cell.page == self.number and cell.box is not None:
                    yield Mark(cell.box, f"{cell.row},{cell.column}")

    def _evidence(self, given: Report | Record | Iterable[Record]) -> Iterator[Mark]:
        """A mark for each place of each record, named once a record."""
        for record in _each(given):
            name = record.id
            for box in dict.fromkeys(_boxes(record, self.number)):
                yield Mark(box, name, record.id.rpartition("-")[0] or record.id)
                name = ""


def view(document: Document, number: int, records: Iterable[Record] = ()) -> PageView:
    """The page of this number, and those of ``records`` that stand on it.

    A document without pages is one page. Raises `NoSuchPage` where there is none of this number.
    """
    pages = document.pages or (Page(1, Span(0, len(document.text))),)
    for page in pages:
        if page.number == number:
            return PageView(document, page, tuple(r for r in records if _is_on(r, number)))
    have = "page 1" if len(pages) == 1 else f"pages {pages[0].number} to {pages[-1].number}"
    raise NoSuchPage(f"{document.source.name} has no page {number!r}; it has {have}")


def _each(given: Report | Record | Iterable[Record]) -> Iterator[Record]:
    if isinstance(given, Report):
        yield given.document
        yield from (record for _, record in given.records())
    elif isinstance(given, Record):
        yield given
    else:
        yield from given


def _boxes(record: Record, page: int) -> Iterator[Box]:
    for pieces in record.evidence.values():
        for piece in pieces:
            yield from (line.box for line in piece.lines if line.page == page)


def _is_on(record: Record, page: int) -> bool:
    pieces = (piece for each in record.evidence.values() for piece in each)
    return any(
        piece.page == page or any(line.page == page for line in piece.lines) for piece in pieces
    )


def _file(document: Document) -> SourceFile:
    if document.file is None:
        reason = "it was not read from a file"
        raise NoPicture(document.source.name, reason, "read it with read or parse")
    return document.file


def _bounded(resolution: float, width: float, height: float) -> float:
    """A resolution at which a page has no more pixels than there may be, and one at least."""
    width, height = max(width, 1e-3) / 72, max(height, 1e-3) / 72
    most = min(sqrt(_MOST_PIXELS / (width * height)), _LONGEST_SIDE / max(width, height))
    return max(min(resolution, most), 1.5 / max(width, height))
