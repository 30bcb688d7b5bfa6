"""What is said of what could not be read for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.document import Remark

if TYPE_CHECKING:
    from ...model.span import Span

__all__ = ["unread_number", "worth"]


def unread_number(page: int, span: Span, guess: str) -> Remark:
    """The remark on a number that no two readers agree on, and what it may be.

    >>> from thaihealthdocs.model.span import Span
    >>> unread_number(3, Span(10, 14), "๒๕๖๑").suggestion
    '๒๕๖๑'
    """
    message = f"a number on page {page} is read in more than one way; look at the page"
    return Remark("unread_number", message, span, suggestion=guess)


def worth(text: str, sure: bytes | None) -> float:
    """How sure a reader was of the characters of a page on the whole, from 0 to 1.

    >>> worth("ปี 67", bytes([90, 80, 100, 0, 30]))
    0.5
    """
    printed = [each for sign, each in zip(text, sure or b"", strict=False) if not sign.isspace()]
    return round(sum(printed) / (100 * len(printed)), 2) if printed else 0.0
