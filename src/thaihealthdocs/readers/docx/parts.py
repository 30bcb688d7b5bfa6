"""The files inside a Word document, found by what they are to each other."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from ...errors import DamagedFile
from .names import R, W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

__all__ = ["Parts"]

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A document saved as "strict" calls the same things by other names.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
_METADATA = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}description": "description",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "modified",
}


class Parts:
    """The parts of one document; a part that is named but missing counts as not named."""

    def __init__(self, archive: ZipFile, called: str) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self._called = called
        targets = self._relations("").values()
        main = (target for kind, target in targets if kind == "officeDocument")
        self._main = next((name for name in main if name in self._names), "word/document.xml")
        document = self._parsed(self._main)
        if document is None:
            raise DamagedFile(called, "there is no text part in it", "save the document again")
        self._document = document
        self._related = self._relations(self._main)

    def body(self) -> Iterator[Element]:
        """The element that holds the text."""
        yield from self._document.findall(f"{W}body")

    def related(self, kind: str) -> Element | None:
        """The part of a kind such as ``styles`` that the document names."""
        for related, target in self._related.values():
            if related == kind:
                return self._parsed(target)
        return None

    def margins(self, kind: str) -> Iterator[Element]:
        """The parts printed in the margins, ``header`` or ``footer``, as sections name them."""
        seen = set()
        for reference in self._document.iter(f"{W}{kind}Reference"):
            _, target = self._related.get(str(reference.get(f"{R}id")), ("", ""))
            part = None if target in seen else self._parsed(target)
            seen.add(target)
            if part is not None:
                yield part

    def notes(self) -> Iterator[Element]:
        """The footnotes, then the endnotes, without the lines that part them from the text."""
        for kind in ("footnote", "endnote"):
            part = self.related(f"{kind}s")
            for note in [] if part is None else part.findall(f"{W}{kind}"):
                if note.get(f"{W}type") in (None, "normal"):
                    yield note

    def metadata(self) -> dict[str, str]:
        """Title, author, description and times, each where the document states it."""
        core = self._parsed("docProps/core.xml")
        stated = {} if core is None else {child.tag: child.text or "" for child in core}
        found = {name: " ".join(stated.get(tag, "").split()) for tag, name in _METADATA.items()}
        return {name: value for name, value in found.items() if value}

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """For each relation id of a part, the kind of the other part and its name."""
        folder, file = dirname(name), name.rpartition("/")[2]
        root = self._parsed(join(folder, "_rels", f"{file}.rels"))
        relations = {}
        for relation in [] if root is None else root.iter(_RELATION):
            kind = str(relation.get("Type")).rpartition("/")[2]
            target = str(relation.get("Target"))
            path = normpath(join("/", folder, target)).lstrip("/")
            relations[str(relation.get("Id"))] = (kind, path)
        return relations

    def _parsed(self, name: str) -> Element | None:
        """The root of a part; python-docx's parser resolves no entities and opens no files."""
        from docx.oxml.parser import parse_xml

        if name not in self._names:
            return None
        xml = self._archive.read(name)
        for strict, usual in _STRICT.items():
            xml = xml.replace(strict, usual)
        root: Element = parse_xml(xml)
        return root
