"""The file that a document was read from, opened again to show a page as it is printed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import NoPicture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image

    from .document import Source
    from .evidence import Box

__all__ = ["Facsimile", "SourceFile"]


@dataclass(frozen=True, slots=True)
class Facsimile:
    """A page as its file shows it: the picture, and the ruled lines as boxes without thickness."""

    picture: Image
    rules: tuple[Box, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class SourceFile:
    """Where the bytes of a document are to be had again, and how its reader shows a page.

    A file is named by its path and opened when a page is asked for: a document holds bytes only
    where it was read from bytes. Neither they nor a password go into pickles.
    """

    path: Path | None = None
    data: bytes | None = None
    password: str | None = None
    show: Callable[[bytes, Source, int, float, str | None], Facsimile] | None = None
    """Bytes, their source, a page's number, pixels an inch and a password to a facsimile."""

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "data": None, "password": None}

    def bytes_of(self, source: Source) -> bytes:
        """The bytes that ``source`` was read from.

        Raises `NoPicture` where they are not to be had any more, or are no longer the same.
        """
        if self.data is not None:
            return self.data
        if self.path is None:
            reason = "it was read from bytes, which copies of it do not keep"
            raise NoPicture(source.name, reason, "read the bytes again")
        try:
            # A file of another size is another file, and may be one that memory does not hold.
            data = self.path.read_bytes() if self.path.stat().st_size == source.size else b""
        except OSError as error:
            reason = f"its file cannot be opened again ({error})"
            raise NoPicture(source.name, reason, "put it back, or read it anew") from error
        if hashlib.sha256(data).hexdigest() != source.sha256:
            reason = f"the file {self.path} has changed since it was read"
            raise NoPicture(source.name, reason, "read it anew")
        return data

    def facsimile(self, source: Source, number: int, resolution: float) -> Facsimile:
        """The page of this number at ``resolution`` pixels an inch.

        Raises `NoPicture` where the format has no printed pages, or the file is gone or changed.
        """
        if self.show is None:
            reason = f"a document read as {source.reader} has no picture of its pages"
            raise NoPicture(source.name, reason, "print it as PDF and read that")
        return self.show(self.bytes_of(source), source, number, resolution, self.password)
