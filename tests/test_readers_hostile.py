"""Broken and hostile bytes: a document or one clear error, in bounded time and memory."""

from __future__ import annotations

import io
import time
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from thaihealthdocs.errors import DamagedFile, TooLarge, UnreadableDocument
from thaihealthdocs.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ฮา" * 10}">' for n in range(12))
SECONDS = 20


def survives(data: bytes) -> str | None:
    """The text of a document, None where it was refused in our own words."""
    begun = time.process_time()
    try:
        text = read(data).text
    except UnreadableDocument:
        text = None
    assert time.process_time() - begun < SECONDS
    return text


def packed(name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return data.getvalue()


@cache  # with the same time stamps whenever it is asked
def a_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("สรุปผลการตรวจเยี่ยม")
    document.add_table(2, 2).cell(0, 0).text = "ที่"
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@cache
def an_xlsx() -> bytes:
    book = Workbook()
    for row in (("ที่", "ผล"), (1, 2.5)):
        book.worksheets[0].append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def a_page() -> bytes:
    return "<html><table><tr><td>ที่<td>ผล</table><p>ลงชื่อ</p></html>".encode()


def swapped(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one of its files replaced."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.namelist():
            archive.writestr(member, content if member == name else source.read(member))
    return target.getvalue()


@pytest.mark.parametrize("make", [a_docx, an_xlsx, a_page])
def test_files_cut_short(make: Callable[[], bytes]):
    whole = make()
    for stop in range(1, len(whole), max(1, len(whole) // 40)):
        survives(whole[:stop])
    with pytest.raises(DamagedFile):
        read(a_docx()[:-30])


@pytest.mark.parametrize("make", [a_docx, an_xlsx])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_files_with_wrong_bytes(make: Callable[[], bytes], data: st.DataObject):
    content = bytearray(make())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    survives(bytes(content))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"<html>", b"\xff\xfe"]))
def test_any_bytes(data: bytes, start: bytes):
    survives(start + data)


def test_entities_that_multiply():
    declared = f'<?xml version="1.0"?><!DOCTYPE x [{LAUGHS}]>'
    word = f'{declared}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p>'
    text = survives(packed("word/document.xml", f"{word}</w:body></w:document>".encode()))
    assert text is None or len(text) < 1000
    strings = f"{declared}<sst><si><t>&a11;</t></si></sst>".encode()
    text = survives(swapped(an_xlsx(), "xl/sharedStrings.xml", strings))
    assert text is None or len(text) < 1000
    page = survives(f"<!DOCTYPE html [{LAUGHS}]><p>&a11;</p>".encode())
    assert page is None or len(page) < 10_000


def test_entities_do_not_read_files():
    declared = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    word = f'{declared}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>ก&f;</w:t></w:r></w:p>'
    text = survives(packed("word/document.xml", f"{word}</w:body></w:document>".encode()))
    assert "root" not in (text or "")


def test_archives_that_unpack_without_end():
    bomb = packed("word/document.xml", bytes(600 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(TooLarge):
        read(bomb)


def test_archives_that_lie_about_their_size():
    bomb = bytearray(packed("word/document.xml", bytes(50 * 1024 * 1024)))
    size = (50 * 1024 * 1024).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(DamagedFile):
        read(bytes(bomb))


DEEP = 30_000


@pytest.mark.parametrize(
    "opening", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<h1>", "<nav>", "<header>", "<a>"]
)
def test_deep_nesting_of_elements(opening: str):
    assert "ท้าย" in (survives(f"<html>{opening * DEEP}ท้าย".encode()) or "")


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<a ", "</", "<!", "&", "<a b='", "<script>", "<p", "&#", "<![CDATA[", "]]>",
     "<td colspan=1000 rowspan=9>x", "<tr><td rowspan=0 colspan=500>x", "<a><b></a>", "\0", "<? "],
)  # fmt: skip
def test_repeated_pieces_of_markup(piece: str):
    survives(("<html><table>" + piece * DEEP).encode())


def test_deep_nesting_of_word_tables():
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000
    word = f'<w:document xmlns:w="{W}"><w:body>{deep}</w:body></w:document>'
    survives(packed("word/document.xml", word.encode()))


def test_spans_without_measure():
    cell = (
        '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>ก</w:t></w:r></w:p>'
        "</w:tc>"
    )
    rows = f"<w:tr>{cell * 3}</w:tr>" * 300
    word = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
    assert survives(packed("word/document.xml", word.encode()))
    name = "xl/worksheets/sheet1.xml"
    sheet = zipfile.ZipFile(io.BytesIO(an_xlsx())).read(name)
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(TooLarge):
        read(swapped(an_xlsx(), name, sheet.replace(b"</sheetData>", merged)))
    whole_row = merged.replace(b"1048576", b"1")
    assert survives(swapped(an_xlsx(), name, sheet.replace(b"</sheetData>", whole_row)))
