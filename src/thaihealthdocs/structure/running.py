"""The running text of a document: its paragraphs without the line ends that full lines force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..finders.prose import prose
from .memory import once_per_document
from .paragraphs import paragraphs

if TYPE_CHECKING:
    from ..finders.unwrapped import Unwrapped
    from ..model.document import Document
    from ..model.span import Span
    from .paragraphs import Paragraph

__all__ = ["Running", "running_text"]


@dataclass(frozen=True, slots=True)
class Running:
    """One paragraph as it is said, and the way back to the document's text."""

    paragraph: Paragraph
    view: Unwrapped

    @property
    def text(self) -> str:
        """The words, to be searched by finders."""
        return self.view.text

    def place(self, span: Span) -> Span:
        """Where in the document's text the words at ``span`` stand."""
        by = self.paragraph.span.start
        return span.shift(by) if span.is_empty else self.view.to_wrapped(span).shift(by)


@once_per_document
def running_text(document: Document) -> tuple[Running, ...]:
    """Every paragraph that is not furniture, in reading order."""
    return tuple(Running(paragraph, prose(paragraph.text)) for paragraph in paragraphs(document))
