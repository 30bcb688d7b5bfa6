"""What a budget says: amounts in baht with what they are for, and sums that are wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.span import Span
    from ..model.values import Number

__all__ = ["BudgetLine", "WrongSum", "is_same_sum"]

_NEAR = 0.5  # baht: rounding of a printed sum


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One amount in baht, and what the page says of it, in places of the document's text."""

    span: Span
    value: Number
    purpose: Span | None = None
    fund: Span | None = None
    fiscal_year: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A printed sum that is not what the lines above add up to."""

    span: Span
    printed: Number
    added: Number


def is_same_sum(one: Number, other: Number) -> bool:
    """Whether two sums in baht are one, but for rounding.

    >>> is_same_sum(1_000, 1_000.25), is_same_sum(1_000, 1_001)
    (True, False)
    """
    return abs(one - other) <= _NEAR
