"""The door of the readers: any source of bytes in, one document or one clear error out."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from thaihealthdocs.errors import (
    DamagedFile,
    EmptyDocument,
    EncryptedFile,
    TooLarge,
    UnknownFormat,
)
from thaihealthdocs.model.document import Block, BlockKind, Document, Source
from thaihealthdocs.model.span import Span
from thaihealthdocs.readers import READERS, containers, read

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<h1>ผลการคัดกรอง</h1><p>ประชากร 1,200 คน</p>".encode()
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def compound(stream: str) -> bytes:
    return OLE2 + stream.encode("utf-16-le") + bytes(64)


def archive(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def test_path_bytes_and_file_give_the_same_document(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    with path.open("rb") as file:
        documents = [read(path), read(str(path)), read(PAGE, name="page.html"), read(file)]
    assert {document.text for document in documents} == {"ผลการคัดกรอง\nประชากร 1,200 คน"}
    assert {document.source for document in documents} == {documents[0].source}
    assert documents[0].source.size == len(PAGE)


def test_missing_file_and_text_file_are_errors_of_their_own_kind(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.pdf")
    with pytest.raises(TypeError, match="rb"):
        read(io.StringIO("ข้อความ"))


@pytest.mark.parametrize(
    "data, error, words",
    [
        (b"", EmptyDocument, "holds nothing"),
        (b" \r\n\t ", EmptyDocument, "holds nothing"),
        (b"\xef\xbb\xbf", EmptyDocument, "holds nothing"),
        (b"<html><body><script>x=1</script></body></html>", EmptyDocument, "no text"),
        (compound("EncryptedPackage"), EncryptedFile, "password"),
        (compound("WordDocument"), UnknownFormat, "save it as .docx"),
        (compound("Workbook"), UnknownFormat, "save it as .xlsx"),
        (compound("Contents"), UnknownFormat, "old office file"),
        (b"GIF89a" + bytes(range(256)), UnknownFormat, "none of"),
        (b"{\\rtf1\\ansi x}", UnknownFormat, "save it as .docx"),
        (archive(readme=b"x"), UnknownFormat, "unpack"),
        (b"PK\x03\x04" + bytes(100), DamagedFile, "archive is broken"),
        (archive(word__document_xml=b"<w:document"), DamagedFile, "starts like docx"),
        (archive(word__document_xml=b"<a/>"), EmptyDocument, "no text"),
        (archive(xl__workbook_xml=b"<workbook/>"), DamagedFile, "starts like xlsx"),
    ],
)
def test_bad_bytes_give_one_clear_error(data: bytes, error: type[Exception], words: str):
    with pytest.raises(error) as raised:
        read(data, name="upload")
    assert type(raised.value) is error
    assert str(raised.value).startswith("upload: ")
    assert words in str(raised.value)


def test_archive_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(containers, "MAX_UNPACKED", 10_000)
    with pytest.raises(TooLarge):
        read(archive(word__document_xml=b" " * 20_000))


def test_file_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("thaihealthdocs.readers.MAX_BYTES", 20)
    with pytest.raises(TooLarge):
        read(io.BytesIO(PAGE))


@pytest.mark.parametrize(
    "name, remarks",
    [("แผน.pdf", ["misnamed_file"]), ("แผน.html", []), ("แผน", []), ("แผน.txt", [])],
)
def test_content_counts_not_the_name(name: str, remarks: list[str]):
    document = read(PAGE, name=name)
    assert document.source.reader == "html"
    assert [remark.code for remark in document.remarks] == remarks


def test_reader_from_outside_is_asked_in_its_turn():
    class Shouting:
        NAME = "shouting"

        def accepts(self, data: bytes) -> bool:
            return data.startswith(b"!!")

        def read(self, data: bytes, source: Source) -> Document:
            text = data.decode()
            return Document.of(source, text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))])

    document = read("!!ด่วน".encode(), readers=[Shouting(), *READERS])
    assert document.source.reader == "shouting"
    assert document.text == "!!ด่วน"
