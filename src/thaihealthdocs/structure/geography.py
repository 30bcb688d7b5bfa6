"""The provinces and health regions a document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.document import Document
    from ..model.span import Span


def document_provinces(document: Document) -> tuple[tuple[str, Span], ...]:
    """The provinces."""
    return ()


def document_health_regions(document: Document) -> tuple[tuple[int, Span], ...]:
    """The regions."""
    return ()
