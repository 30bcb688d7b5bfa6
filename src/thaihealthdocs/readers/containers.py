"""Files that hold files: OLE2 compound files are recognised, zip archives opened within limits."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from ..errors import DamagedFile, EncryptedFile, TooLarge, UnknownFormat

if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["MAX_MEMBERS", "MAX_UNPACKED", "names_in_zip", "open_package", "refuse_container"]

MAX_UNPACKED = 512 * 1024 * 1024
"""How many bytes an archive may hold when it is unpacked."""
MAX_MEMBERS = 20_000
"""How many files an archive may hold."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_STREAMS = (
    ("EncryptedPackage", None),
    ("WordDocument", "an old Word file; save it as .docx"),
    ("Workbook", "an old Excel file; save it as .xlsx"),
    ("PowerPoint Document", "an old PowerPoint file; save it as .pdf"),
    ("__substg1.0_", "a mail message; save what is attached to it"),
)
_AGAIN = "fetch or save the file again"


def refuse_container(data: bytes, called: str) -> None:
    """Say of a file of files that no reader accepts what it is and what to do.

    Raises:
        EncryptedFile: It is an office file protected by a password.
        DamagedFile: It is an archive that cannot be opened.
        UnknownFormat: It is an office file of before 2007, rich text, or some other archive.
    """
    if data.startswith(_OLE2):
        # Names in the directory are UTF-16. A stream could hold the same bytes; only the
        # message would be wrong.
        found = (what for name, what in _STREAMS if name.encode("utf-16-le") in data)
        _refuse(called, next(found, "an old office file; save it as .docx, .xlsx or .pdf"))
    if data.startswith(b"{\\rtf"):
        _refuse(called, "a rich text file; save it as .docx")
    if data.startswith(_ZIP):
        open_package(data, called).close()
        _refuse(called, "an archive; unpack it and read the files in it")


def _refuse(called: str, what: str | None) -> NoReturn:
    if what is None:
        raise EncryptedFile(
            called, "it is protected by a password", "save it without one and read it again"
        )
    kind, remedy = what.split("; ")
    raise UnknownFormat(called, f"it is {kind}", remedy)


def names_in_zip(data: bytes) -> frozenset[str]:
    """The names of the files in a zip archive; none where the bytes are no archive.

    Of an archive cut short, whose directory is gone, the names still readable in it.
    """
    if not data.startswith(_ZIP):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        known = ("word/document.xml", "xl/workbook.xml")
        return frozenset(name for name in known if name.encode() in data)


def open_package(data: bytes, called: str) -> ZipFile:
    """Open an office file after checking that it is whole and of bearable size.

    Raises:
        DamagedFile: The archive is cut short or a file in it does not unpack.
        EncryptedFile: A file in it needs a password.
        TooLarge: It would unpack to more than `MAX_UNPACKED` bytes, or holds too many files.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedFile(called, f"its archive is broken ({error})", _AGAIN) from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise TooLarge(called, f"it holds {len(members)} files", "save it anew")
    if any(member.flag_bits & 0x1 for member in members):
        _refuse(called, None)
    size = sum(member.file_size for member in members)
    if size > MAX_UNPACKED:
        raise TooLarge(called, f"it unpacks to {size // 2**20} MB", "save it anew, in parts")
    return archive
