"""Bytes to `Document`: the content says which reader reads, never the file's name.

Each reader is a module with three names: ``NAME``, ``accepts(data)`` and ``read(data, source)``.
The first of `READERS` that accepts the bytes reads them. A reader from outside is anything with
those three names: ``read(path, readers=[mine, *READERS])``. One whose pages can be looked at also
has ``facsimile(data, source, number, resolution, password)``.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from ..errors import (
    DamagedFile,
    EmptyDocument,
    ThaiHealthDocsError,
    TooLarge,
    UnknownFormat,
)
from ..model.document import Document, Remark, Source
from ..model.facsimile import SourceFile
from .containers import refuse_container

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MAX_BYTES", "READERS", "Reader", "read"]

MAX_BYTES = 512 * 1024 * 1024
"""The largest file that is read at all, in bytes."""


class Reader(Protocol):
    """What a reader offers, be it a module or an object."""

    NAME: str

    def accepts(self, data: bytes) -> bool:
        """Whether the bytes are of this reader's format."""

    def read(self, data: bytes, source: Source) -> Document:
        """The document that the bytes hold; may also take ``password``."""


READERS: tuple[str | Reader, ...] = ("pdf", "docx", "xlsx", "image", "html", "text")
"""The readers in the order they are asked: modules of this room by name, others as they are."""

_SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".doc": "doc",
    ".xls": "xls",
    ".txt": "text",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
}


def read(
    source: str | PurePath | bytes | BinaryIO,
    *,
    name: str | None = None,
    password: str | None = None,
    readers: Iterable[str | Reader] = READERS,
) -> Document:
    r"""Read a document from a path, from its bytes, or from an open binary file.

    Args:
        source: The path of a file, the bytes themselves, or a file opened in binary mode.
        name: What messages and evidence call the document; the file's name unless given.
        password: Opens an encrypted PDF.
        readers: Who is asked, in order.

    Returns:
        The document as it was read, nothing mended yet.

    Raises:
        EmptyDocument: There are no bytes, or no text in them.
        UnknownFormat: No reader accepts the bytes.
        DamagedFile: The bytes start like a format but do not hold it.
        EncryptedFile: A password is needed.
        TooLarge: Reading would exceed the limits on memory or time.
        OSError: The path cannot be opened.

    >>> document = read("<h1>ประกาศ</h1><p>ผู้ป่วยเบาหวาน < ร้อยละ 4</p>".encode(), name="a.html")
    >>> document.source.reader, document.text
    ('html', 'ประกาศ\nผู้ป่วยเบาหวาน < ร้อยละ 4')
    """
    data, called, path = _bytes_of(source, name)
    if not data.strip(b"\0\t\n\r ") or data in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        raise EmptyDocument(called, "it holds nothing", "check that the file was saved whole")
    reader = _who_accepts(data, called, readers)
    digest = hashlib.sha256(data).hexdigest()
    document = _read_with(reader, data, Source(called, digest, reader.NAME, len(data)), password)
    if not document.text.strip() and not document.remarks:
        raise EmptyDocument(called, "there is no text in it", "check that this is the right file")
    return replace(_remark_on_name(document), file=_way_back(reader, data, path, password))


def _way_back(reader: Reader, data: bytes, path: Path | None, password: str | None) -> SourceFile:
    """Where the pages are to be seen again: bytes are kept only where there is no file of them."""
    show = getattr(reader, "facsimile", None)
    kept = data if path is None and show is not None else None
    return SourceFile(path, kept, password, show)


def _bytes_of(
    source: str | PurePath | bytes | BinaryIO, name: str | None
) -> tuple[bytes, str, Path | None]:
    """The bytes, what to call them, and the file that holds them and nothing else, if one does."""
    path = None
    if isinstance(source, bytes | bytearray | memoryview):
        called, data = name or "document", bytes(source[: MAX_BYTES + 1])
    elif isinstance(source, str | PurePath):
        called, path = name or PurePath(source).name, Path(source).absolute()
        with Path(source).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    elif hasattr(source, "read"):
        opened = getattr(source, "name", None)
        called = name or (PurePath(opened).name if isinstance(opened, str) else "document")
        data = source.read(MAX_BYTES + 1)
        if not isinstance(data, bytes):
            raise TypeError(f"{called} was opened as text; open it with mode 'rb'")
        path = _file_of(opened, len(data))
    else:
        raise TypeError(f"a document is a path, bytes or a binary file, not {type(source)}")
    if len(data) > MAX_BYTES:
        reason = f"it has more than {MAX_BYTES // 2**20} MB"
        raise TooLarge(called, reason, "split the file and read the parts")
    return data, called, path


def _file_of(opened: object, size: int) -> Path | None:
    """The path of an opened file whose bytes, ``size`` of them, were all read; None for others."""
    path = Path(opened).absolute() if isinstance(opened, str) else None
    return path if path is not None and path.is_file() and path.stat().st_size == size else None


def _resolved(readers: Iterable[str | Reader]) -> Iterator[Reader]:
    """The readers, those of this room loaded when it is their turn to be asked."""
    for reader in readers:
        is_here = isinstance(reader, str)
        yield cast("Reader", import_module(f"{__name__}.{reader}") if is_here else reader)


def _who_accepts(data: bytes, called: str, readers: Iterable[str | Reader]) -> Reader:
    asked = []
    for reader in _resolved(readers):
        if reader.accepts(data):
            return reader
        asked.append(reader.NAME)
    refuse_container(data, called)
    raise UnknownFormat(
        called, f"it is none of {', '.join(asked)}", "save it in one of these formats"
    )


def _read_with(reader: Reader, data: bytes, source: Source, password: str | None) -> Document:
    """Let ``reader`` read; whatever a foreign parser throws at bad bytes becomes our error."""
    options = {"password": password} if "password" in signature(reader.read).parameters else {}
    try:
        return reader.read(data, source, **options)
    except ThaiHealthDocsError:
        raise
    except (MemoryError, RecursionError) as error:
        reason = f"reading it as {reader.NAME} takes more memory than there is"
        raise TooLarge(source.name, reason, "split the file and read the parts") from error
    except Exception as error:
        reason = f"it starts like {reader.NAME} but cannot be read ({error})"
        raise DamagedFile(source.name, reason, "fetch or save the file again") from error


def _remark_on_name(document: Document) -> Document:
    """A remark where the name's ending promises another format than the bytes hold."""
    suffix = PurePath(document.source.name).suffix.lower()
    promised = _SUFFIXES.get(suffix, document.source.reader)
    if promised in (document.source.reader, "text"):
        return document
    message = f"the name ends in {suffix}, but the file holds {document.source.reader}"
    remark = Remark("misnamed_file", message, text=document.source.name)
    return replace(document, remarks=(*document.remarks, remark))
