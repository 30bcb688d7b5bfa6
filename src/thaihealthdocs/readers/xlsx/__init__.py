"""Spreadsheets: each sheet a heading and a table of what its cells show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import TooLarge
from ...model.document import BlockKind
from ..composing import PAGE_BREAK, Passage, Table, compose
from ..containers import names_in_zip, open_package
from .book import open_book
from .sheets import table_of

if TYPE_CHECKING:
    from ...model.document import Document, Remark, Source

__all__ = ["MAX_SHEET_BYTES", "NAME", "accepts", "read"]

NAME = "xlsx"
MAX_SHEET_BYTES = 96 * 1024 * 1024
"""How much XML the sheets of a workbook may hold together; some two million cells."""


def accepts(data: bytes) -> bool:
    """Whether the bytes are an archive with a workbook in it."""
    return "xl/workbook.xml" in names_in_zip(data)


def read(data: bytes, source: Source) -> Document:
    """Read a workbook; each sheet counts as a page.

    Numbers and dates stand in the text as the sheet shows them; `Cell.value` keeps what is
    behind. Formulas show the value that was last calculated. Hidden sheets, rows and columns are
    left out, with a remark.

    Raises:
        DamagedFile: The archive is broken, or its parts are not what they should be.
        EncryptedFile: The archive needs a password.
        TooLarge: The sheets hold more than `MAX_SHEET_BYTES`.
    """
    with open_package(data, source.name) as archive:
        sheets = [m for m in archive.infolist() if m.filename.startswith("xl/worksheets/sheet")]
        size = sum(member.file_size for member in sheets)
        if size > MAX_SHEET_BYTES:
            reason = f"its sheets hold {size // 2**20} MB"
            raise TooLarge(source.name, reason, "save the sheets that matter as a workbook")
        has_formulas = any(b"<f" in archive.read(member) for member in sheets)
    book = open_book(data, has_formulas)
    flow: list[Passage | Table] = []
    remarks: list[Remark] = list(book.remarks)
    for sheet in book.sheets:
        table, doubts = table_of(sheet)
        remarks.extend(doubts)
        flow += [Passage(PAGE_BREAK), Passage(sheet.title, BlockKind.HEADING, 1), table]
    return compose(source, flow, remarks=remarks, metadata=book.metadata)
