"""What is said of a number that could not be read for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.document import Remark

if TYPE_CHECKING:
    from ...model.span import Span

__all__ = ["unread_number"]


def unread_number(page: int, span: Span, guess: str) -> Remark:
    """The remark on a number that no two readers agree on, and what it may be.

    >>> from thaihealthdocs.model.span import Span
    >>> unread_number(3, Span(10, 14), "๒๕๖๑").suggestion
    '๒๕๖๑'
    """
    message = f"a number on page {page} is read in more than one way; look at the page"
    return Remark("unread_number", message, span, suggestion=guess)
