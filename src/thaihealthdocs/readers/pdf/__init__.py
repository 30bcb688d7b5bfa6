"""PDF: every character with its place, ruled tables as grids, printed paragraphs as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...model.document import Document, Source
    from ...model.facsimile import Facsimile

__all__ = ["NAME", "accepts", "facsimile", "read"]

NAME = "pdf"

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024


def accepts(data: bytes) -> bool:
    """Whether the bytes start as a PDF does; some producers write a few bytes before.

    >>> accepts(b"%PDF-1.7 ..."), accepts(b"PK...")
    (True, False)
    """
    return _MAGIC in data[:_MAGIC_WITHIN]


def read(data: bytes, source: Source, password: str | None = None) -> Document:
    """The document that a PDF holds.

    Raises `EncryptedFile` where a password is needed, `DamagedFile` where no page can be opened,
    `NoTextLayer` where all pages are pictures, `TooLarge` where reading would take too much.
    """
    # numpy and pdfium take longer to import than this whole library: only who reads a PDF waits.
    from .document import read_document

    return read_document(data, source, password)


def facsimile(
    data: bytes, source: Source, number: int, resolution: float, password: str | None = None
) -> Facsimile:
    """Page ``number`` as it is shown, at ``resolution`` pixels an inch, with its rules."""
    from .drawn import draw

    return draw(data, source, number, resolution, password)
