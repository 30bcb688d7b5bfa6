"""Spreadsheets: each sheet a heading and a table of what its cells show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import TooLarge
from ...model.document import BlockKind
from ..composing import PAGE_BREAK, Passage, Table, compose
from ..containers import names_in_zip, open_package
from .book import open_book
from .regions import regions
from .sheets import table_of

if TYPE_CHECKING:
    from ...model.document import Document, Remark, Source

__all__ = ["MAX_MERGED_PLACES", "MAX_SHEET_BYTES", "NAME", "accepts", "read"]

NAME = "xlsx"
MAX_SHEET_BYTES = 64 * 1024 * 1024
"""How much XML the sheets of a workbook may hold together; some million cells."""
MAX_MERGED_PLACES = 2_000_000
"""How many places the merged ranges of a workbook may cover together."""

_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']"""
    rb"""\$?([A-Za-z]{1,3})\$?(\d{1,9}):\$?([A-Za-z]{1,3})\$?(\d{1,9})"""
)


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
        sheets = [
            member
            for member in archive.infolist()
            if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
        ]
        _check_size(source.name, sum(member.file_size for member in sheets), MAX_SHEET_BYTES)
        written = [archive.read(member) for member in sheets]
    _check_size(source.name, sum(map(_merged_places, written)), MAX_MERGED_PLACES)
    book = open_book(data, any(b"<f" in xml for xml in written))
    flow: list[Passage | Table] = []
    remarks: list[Remark] = list(book.remarks)
    for sheet in book.sheets:
        table, doubts = table_of(sheet)
        remarks.extend(doubts)
        flow += [Passage(PAGE_BREAK), *_title(sheet.title), *regions(table)]
    return compose(source, flow, remarks=remarks, metadata=book.metadata)


_UNNAMED = re.compile(r"(?:sheet|แผ่นงาน|ชีต)\s*\d*", re.IGNORECASE)


def _title(title: str) -> list[Passage]:
    """The name of a sheet, where somebody gave it one."""
    named = _UNNAMED.fullmatch(title.strip()) is None
    return [Passage(title, BlockKind.HEADING if named else BlockKind.FURNITURE, 1)]


def _check_size(called: str, size: int, limit: int) -> None:
    if size > limit:
        reason = f"its sheets reach {size:,} bytes or merged places, more than {limit:,}"
        raise TooLarge(called, reason, "save the part that matters as a workbook of its own")


def _merged_places(sheet: bytes) -> int:
    """How many places the merged ranges of a sheet cover; openpyxl makes a cell for each."""
    return sum(
        (1 + abs(int(last_row) - int(first_row)))
        * (1 + abs(_column_number(last_column) - _column_number(first_column)))
        for first_column, first_row, last_column, last_row in _MERGED.findall(sheet)
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
