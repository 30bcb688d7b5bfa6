"""The body of a Word document: its paragraphs, tables and text boxes in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.document import BlockKind
from ..composing import PAGE_BREAK, Passage, Table
from .names import MC, W, is_on, value_at
from .tables import table_of
from .words import text_boxes, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from .numbering import Numbering
    from .styles import Styles

__all__ = ["Body"]

_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)


class Body:
    """Reads parts of one document, counting its lists as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def flow_of(self, element: Element) -> Iterator[Passage | Table]:
        """The passages and tables among the children of an element, in order."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield table_of(child, self.flow_of)
            elif child.tag in _WRAPPERS:
                yield from self.flow_of(child)
            elif child.tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                yield from self.flow_of(child if choice is None else choice)

    def _paragraph(self, paragraph: Element) -> Iterator[Passage | Table]:
        if is_on(paragraph, "pPr", "pageBreakBefore"):
            yield Passage(PAGE_BREAK)
        yield from self._passages(paragraph)
        for box in text_boxes(paragraph):
            yield from self.flow_of(box)
        if _ends_page(paragraph):
            yield Passage(PAGE_BREAK)

    def _passages(self, paragraph: Element) -> Iterator[Passage]:
        """The paragraph, a heading whole, anything else parted where a line was broken off."""
        words = words_of(paragraph)
        heading = self._styles.heading_level(paragraph)
        mark, depth = self._numbering.mark(paragraph)  # an empty item is counted too
        if not words.strip():
            yield Passage(words)
        elif self._styles.is_contents(paragraph):
            yield Passage(mark + words.strip(" "), BlockKind.FURNITURE)
        elif heading is not None:
            yield Passage(_marked(mark, words), BlockKind.HEADING, heading)
        else:
            for line in words.split("\n"):
                yield Passage(_marked(mark, line), level=depth)
                mark = mark if not line.strip() else ""


def _marked(mark: str, words: str) -> str:
    """The words with the list number before them, page breaks still in front."""
    stripped = words.lstrip()
    if not mark or not stripped:
        return words
    breaks = words[: len(words) - len(stripped)].count(PAGE_BREAK)
    return PAGE_BREAK * breaks + mark + stripped


def _ends_page(paragraph: Element) -> bool:
    """Whether a section ends with the paragraph and the next begins on a new page."""
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    return section is not None and value_at(section, "type") not in ("continuous", "nextColumn")
