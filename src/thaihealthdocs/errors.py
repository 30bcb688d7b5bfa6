"""What can go wrong before there is a report.

Bad *content* is never an exception: it is a `Problem` in the report. An exception says that the
bytes cannot be read at all, or that the library was called wrongly::

    ThaiHealthDocsError
    ├── UnreadableDocument        what was read, why it cannot be, what to do next
    │   ├── EmptyDocument         no bytes, or no text in them
    │   ├── UnknownFormat         no reader accepts the bytes
    │   ├── DamagedFile           the bytes start like a format but do not hold it
    │   ├── EncryptedFile         a password is needed
    │   ├── TooLarge              reading would exceed the limits on memory or time
    │   └── NoTextLayer           pages are pictures
    ├── InvalidReport             JSON that is not a report of this library
    ├── MissingDependency         an extra is not installed
    ├── NoSuchPage                a number that no page of the document has
    └── NoPicture                 a page cannot be shown: its file has gone or has no pages

Each class carries the exit code that the command line returns for it.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "DamagedFile",
    "EmptyDocument",
    "EncryptedFile",
    "InvalidReport",
    "MissingDependency",
    "NoPicture",
    "NoSuchPage",
    "NoTextLayer",
    "ThaiHealthDocsError",
    "TooLarge",
    "UnknownFormat",
    "UnreadableDocument",
]


class ThaiHealthDocsError(Exception):
    """The root of every exception that this library raises on purpose."""

    exit_code: ClassVar[int] = 1


class _OfDocument(ThaiHealthDocsError):
    """What document, what is wrong with it, and what to do."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(f"{source}: {reason}; {remedy}")
        self.source = source
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[_OfDocument], tuple[str, str, str]]:
        return type(self), (self.source, self.reason, self.remedy)


class UnreadableDocument(_OfDocument):
    """A document that no report can be made of.

    >>> print(UnreadableDocument("plan.pdf", "it is cut short", "fetch the file again"))
    plan.pdf: it is cut short; fetch the file again
    """

    exit_code: ClassVar[int] = 3


class EmptyDocument(UnreadableDocument):
    """There are no bytes, or no text in them."""

    exit_code: ClassVar[int] = 4


class UnknownFormat(UnreadableDocument):
    """No reader accepts the bytes."""

    exit_code: ClassVar[int] = 5


class DamagedFile(UnreadableDocument):
    """The bytes start like a known format but do not hold one."""

    exit_code: ClassVar[int] = 6


class EncryptedFile(UnreadableDocument):
    """The file can only be opened with a password."""

    exit_code: ClassVar[int] = 7


class TooLarge(UnreadableDocument):
    """Reading on would exceed the limits on memory or time."""

    exit_code: ClassVar[int] = 8


class NoTextLayer(UnreadableDocument):
    """The pages are pictures: characters must be recognised first."""

    exit_code: ClassVar[int] = 9


class InvalidReport(ThaiHealthDocsError):
    """JSON that does not hold a report of this library."""

    exit_code: ClassVar[int] = 10


class MissingDependency(ThaiHealthDocsError):
    """A part of the library needs an extra that is not installed."""

    exit_code: ClassVar[int] = 11


class NoSuchPage(ThaiHealthDocsError, KeyError):
    """The document has no page of this number."""

    exit_code: ClassVar[int] = 12

    def __str__(self) -> str:
        # A KeyError would print its message in quotes.
        return Exception.__str__(self)


class NoPicture(_OfDocument):
    """A page cannot be shown as it is printed."""

    exit_code: ClassVar[int] = 13
