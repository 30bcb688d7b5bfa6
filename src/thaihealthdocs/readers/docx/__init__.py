"""Word documents: paragraphs with the list numbers they print, tables with merged cells as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.document import BlockKind
from ..composing import Passage, Table, compose
from ..containers import names_in_zip, open_package
from .body import Body
from .numbering import Numbering
from .parts import Parts
from .styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...model.document import Document, Source

__all__ = ["NAME", "accepts", "read"]

NAME = "docx"


def accepts(data: bytes) -> bool:
    """Whether the bytes are an archive with a Word document in it."""
    return any(name.startswith("word/document") for name in names_in_zip(data))


def read(data: bytes, source: Source) -> Document:
    """Read a Word document.

    Heads, feet and tables of contents are furniture; footnotes and endnotes follow the text.
    Deleted and hidden text is left out, inserted text is kept. Pages are those that Word noted
    when it last laid the text out; without such notes only stated breaks count.

    Raises:
        DamagedFile: The archive is broken, or its parts are not what they should be.
        EncryptedFile: The archive needs a password.
        TooLarge: The archive would unpack to more than can be borne.
    """
    with open_package(data, source.name) as archive:
        parts = Parts(archive, source.name)
        styles = Styles(parts.related("styles"))
        body = Body(styles, Numbering(parts.related("numbering"), styles))
        return compose(source, tuple(_flow(parts, body)), metadata=parts.metadata())


def _flow(parts: Parts, body: Body) -> Iterator[Passage | Table]:
    heads = [words for part in parts.margins("header") for words in _plain(body.flow_of(part))]
    yield from _furniture(heads)
    for element in parts.body():
        yield from body.flow_of(element)
    for note in parts.notes():
        yield from body.flow_of(note)
    feet = [words for part in parts.margins("footer") for words in _plain(body.flow_of(part))]
    yield from _furniture(feet)


def _furniture(lines: Iterable[str]) -> Iterator[Passage]:
    """Each line once, for first, even and odd pages mostly repeat each other."""
    for words in dict.fromkeys(line.replace("\f", "").strip() for line in lines):
        yield Passage(words, BlockKind.FURNITURE)


def _plain(flow: Iterable[Passage | Table]) -> Iterator[str]:
    """The words of a flow line by line, those of tables cell by cell."""
    for part in flow:
        if isinstance(part, Passage):
            yield part.words
        else:
            for cell in part.cells:
                yield from _plain(cell.content)
