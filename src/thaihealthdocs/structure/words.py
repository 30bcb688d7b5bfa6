"""The words at a place of a document as a record prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..thai.lines import one_line

if TYPE_CHECKING:
    from ..model.document import Document
    from ..model.span import Span

__all__ = ["words_at"]


def words_at(document: Document, span: Span | None) -> str | None:
    """The words at ``span`` on one line; None where there is no span."""
    return None if span is None else one_line(span.of(document.text))
