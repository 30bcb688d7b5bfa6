"""The pages of a PDF, one after the other, as one document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...errors import DamagedFile, EmptyDocument, EncryptedFile, NoTextLayer, TooLarge
from ...model.document import Block, BlockKind, Document, Page, Remark
from ...model.span import Span
from .. import scans
from ..printed import extend, extend_gap, no_geometry, printed_blocks
from .engine import pdfium
from .furniture import Margin, furniture, margins
from .legible import REASONS, reading
from .limits import (
    MAX_CHARACTERS,
    MAX_DRAWN,
    MAX_OBJECTS,
    MAX_ON_PAGE,
    MAX_PAGES,
    PICTURES,
    OverfullPage,
    most_pictures,
    unpacks_too_large,
)
from .nesting import unfolds_too_far
from .page import PageText, read_page
from .quiet import no_cycles_sought
from .recognised import recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model.document import Source
    from .aligned import Spans

__all__ = ["open_pdf", "read_document"]


_MAX_UNREAD = 100
"""Pages in a row that cannot be opened: after that the rest is not tried."""
_MAX_OVERFULL = 3
"""Pages that draw far too much: after that the rest is not tried."""


def read_document(data: bytes, source: Source, password: str | None) -> Document:
    """Read all pages of a PDF."""
    if unpacks_too_large(data):
        raise TooLarge(source.name, "a stream unpacks to over 64 MB", "split or print it anew")
    if unfolds_too_far(data):
        raise TooLarge(source.name, "forms in it draw each other without end", "print it anew")
    pdf = open_pdf(data, source, password)
    try:
        document = _read(pdf, source, _is_cut(data))
    finally:
        pdf.close()
    return document


def open_pdf(data: bytes, source: Source, password: str | None) -> pdfium.PdfDocument:
    """The file opened, also where its end is missing.

    Raises `EncryptedFile`, `DamagedFile` or `TooLarge` where it cannot be.
    """
    try:
        pdf = _opened(data, password)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            reason = "it is locked with a password" if password is None else "the password is wrong"
            raise EncryptedFile(source.name, reason, "give the password") from error
        raise _damaged(source) from error
    if len(pdf) > MAX_PAGES:
        pdf.close()
        raise TooLarge(source.name, f"it has more than {MAX_PAGES:,} pages", "split it")
    return pdf


_CATALOG = re.compile(rb"(\d+)\s+\d+\s+obj\s*<<[^>]{0,400}/Type\s*/Catalog")
_PAGE = re.compile(rb"(\d+)\s+\d+\s+obj\s*<<[^>]{0,400}/Type\s*/Page\b")
_UNUSED = 9_000_000
"""Numbers of objects from here on are in no real file."""


def _opened(data: bytes, password: str | None) -> pdfium.PdfDocument:
    """The file, given a new end where its own is missing and pdfium needs one."""
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError:
        end = _new_end(data) if _is_cut(data) else None
        if end is None:
            raise
        return pdfium.PdfDocument(data + end, password=password)


def _new_end(data: bytes) -> bytes | None:
    """An end for a file that was cut: with its catalog, or one for the pages that are left."""
    catalogs, pages = _CATALOG.findall(data), _PAGE.findall(data)
    if not catalogs and not pages:
        return None
    root, made = (int(catalogs[-1]), b"") if catalogs else (_UNUSED, _new_catalog(pages))
    return b"\nendobj\n%btrailer\n<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % (made, root)


def _new_catalog(pages: list[bytes]) -> bytes:
    kids = b" ".join(b"%b 0 R" % page for page in pages)
    return b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (_UNUSED, _UNUSED + 1) + (
        b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]>>\nendobj\n"
        % (_UNUSED + 1, len(pages), kids)
    )


def _damaged(source: Source) -> DamagedFile:
    return DamagedFile(source.name, "no page of this PDF can be opened", "fetch the file again")


def _too_full(source: Source) -> TooLarge:
    return TooLarge(source.name, f"a page holds over {MAX_ON_PAGE:,} characters", "print it anew")


def _is_cut(data: bytes) -> bool:
    """Whether the mark at the end of a PDF is missing."""
    return b"%%EOF" not in data[-4096:]


def _read(pdf: pdfium.PdfDocument, source: Source, is_cut: bool) -> Document:
    so_far = _SoFar()
    pictures = most_pictures()
    unread: list[int] = []
    columns: Spans = ()
    overfull: list[int] = []
    cut: list[int] = []
    drawn = 0
    for number in range(1, len(pdf) + 1):
        if len(unread) >= _MAX_UNREAD and unread[-_MAX_UNREAD] == number - _MAX_UNREAD:
            break
        if drawn > MAX_DRAWN or len(overfull) > _MAX_OVERFULL:
            overfull.extend(range(number, len(pdf) + 1))
            break
        try:
            page = pdf[number - 1]
        except pdfium.PdfiumError:
            unread.append(number)
            continue
        try:
            with no_cycles_sought():
                found = read_page(page, columns)
            columns = found.columns
            if found.illegible is not None and pictures > 0:
                pictures -= 1
                found = recognised(page, found)
        except pdfium.PdfiumError:
            unread.append(number)
            continue
        except OverfullPage:
            overfull.append(number)
            continue
        finally:
            page.close()
        drawn += found.drawn
        cut += [number] if found.is_cut else []
        so_far.add(found, number)
        if so_far.length > MAX_CHARACTERS:
            raise TooLarge(source.name, f"it has over {MAX_CHARACTERS:,} characters", "split it")
    if not so_far.pages:
        raise _too_full(source) if overfull else _damaged(source)
    damage = _damage(unread, overfull, cut, len(pdf), is_cut)
    return so_far.document(source, [*so_far.remarks, *damage])


def _damage(
    unread: list[int], overfull: list[int], cut: list[int], pages: int, is_cut: bool
) -> Iterator[Remark]:
    for numbers, why in (
        (unread, "cannot be opened; fetch the file again"),
        (overfull, "holds far more than pages do and is not read; print it anew"),
        (cut, f"draws more than {MAX_OBJECTS:,} things: what comes later is not read"),
    ):
        if numbers:
            listed = ", ".join(map(str, numbers[:10])) + (", …" if len(numbers) > 10 else "")
            yield Remark("damaged_file", f"page {listed} of {pages} {why}")
    if is_cut:
        yield Remark(
            "damaged_file", "the file ends before its end mark: pages or pictures may be missing"
        )


def _remedy() -> str:
    """What gets a picture of a page read: the extra, or where that is there, a better picture."""
    if scans.missing() is not None:
        return f"to have its text recognised (OCR), {scans.REMEDY}"
    return f"scan it anew, or set {PICTURES} to have more than {most_pictures()} pages recognised"


class _SoFar:
    """The document while its pages are read."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.pages: list[Page] = []
        self.remarks: list[Remark] = []
        self.geometry = no_geometry()
        self.first_block: dict[int, int] = {}
        self.margins: list[Margin] = []
        self.sure: list[bytes | None] = []

    def add(self, found: PageText, number: int) -> None:
        """Add what was found on a page."""
        if self.length and found.text:
            self.texts.append("\n")
            self.length += 1
            extend_gap(self.geometry)
        stop = self.length + len(found.text)
        self.texts.append(found.text)
        self.pages.append(_page(found, number, Span(self.length, stop)))
        self.sure.append(found.sure)
        self.first_block[number] = len(self.blocks)
        self.blocks.extend(printed_blocks(found.pieces, number, self.length))
        self.margins.extend(margins(number, found.height, _outlines(found)))
        extend(self.geometry, found.boxes, number)
        for (begin, end), guess in found.unread:
            span = Span(begin, end).shift(self.length)
            self.remarks.append(scans.unread_number(number, span, guess))
        self.length = stop
        if found.illegible is not None and found.sure is None:
            message = f"page {number} {REASONS[found.illegible]}; {_remedy()}"
            self.remarks.append(Remark("scanned_page", message, Span(stop, stop)))

    def document(self, source: Source, remarks: list[Remark]) -> Document:
        """The document of all pages added, running heads and feet marked as furniture."""
        text = "".join(self.texts)
        if not text.strip():
            if self.remarks:
                raise NoTextLayer(source.name, "all its pages are pictures of text", _remedy())
            raise EmptyDocument(source.name, "its pages are empty", "fetch the file again")
        for number, at in furniture(self.margins, len(self.pages)):
            place = self.first_block[number] + at
            if self.blocks[place].kind is not BlockKind.TABLE:
                self.blocks[place] = replace(self.blocks[place], kind=BlockKind.FURNITURE)
        return Document.of(
            source,
            text,
            self.blocks,
            pages=self.pages,
            geometry=self.geometry,
            remarks=remarks,
            sureness=self.sureness(len(text)),
        )

    def sureness(self, length: int) -> bytes | None:
        """How sure each character is; None where no page was recognised."""
        if all(sure is None for sure in self.sure):
            return None
        found = bytearray(b"\x64" * length)
        for page, sure in zip(self.pages, self.sure, strict=True):
            if sure is not None:
                found[page.span.start : page.span.stop] = sure
        return bytes(found)


def _page(found: PageText, number: int, span: Span) -> Page:
    """A page with how its text was had and what that is worth."""
    if found.illegible is None:
        return Page(number, span, found.width, found.height, reading(found.text))
    way = f"{'unread' if found.sure is None else 'ocr'}:{found.illegible}"
    return Page(number, span, found.width, found.height, way, scans.worth(found.text, found.sure))


def _outlines(found: PageText) -> list[tuple[str, float, float]]:
    """Text, top and bottom of each piece of a page."""
    return [(found.text[slice(*piece.span)], piece.box[1], piece.box[3]) for piece in found.pieces]
