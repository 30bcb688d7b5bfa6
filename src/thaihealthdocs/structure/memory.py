"""What has been worked out about a document is kept as long as the document is."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model.document import Document

__all__ = ["once_per_document"]

T = TypeVar("T")


def once_per_document(work_out: Callable[[Document], T]) -> Callable[[Document], T]:
    """Let ``work_out`` run once for each document; documents are compared by identity."""
    known: WeakKeyDictionary[Document, T] = WeakKeyDictionary()

    @wraps(work_out)
    def remembered(document: Document) -> T:
        if document not in known:
            known[document] = work_out(document)
        return known[document]

    return remembered
