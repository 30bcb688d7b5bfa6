"""Numbers that belong together: ratios such as 1:270, and lists that share one unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundQuantity
from .numbers import parse_number
from .quantity_words import LIST, RATIO
from .units import unit_of_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.values import Number

__all__ = ["grouped_quantities"]

_NUMERAL = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?<!,)")
_PART = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LINK = re.compile(r",|และ|หรือ")
# One in so many of a population is a rate, not a ratio.
_BASES = {"1000", "1,000", "10000", "10,000", "100000", "100,000"}


def grouped_quantities(folded: str) -> dict[int, tuple[FoundQuantity, ...]]:
    """Ratios and lists of numbers that share a unit, by where they start."""
    grouped: dict[int, tuple[FoundQuantity, ...]] = {}
    for match in RATIO.finditer(folded):
        value = parse_number(match["other"])
        if value is not None and match["other"] not in _BASES:
            span = Span(*match.span())
            grouped[match.start()] = (FoundQuantity(span, span, value, "ratio"),)
    for match in LIST.finditer(folded):
        if _LINK.search(match[0]) is not None:
            grouped[match.start()] = tuple(_listed(match))
    return grouped


def _listed(match: re.Match[str]) -> Iterator[FoundQuantity]:
    numbers = list(_NUMERAL.finditer(match.string, match.start(), match.start("unit")))
    unit_span = Span(*match.span("unit")).strip(match.string)
    unit = unit_of_word(unit_span.of(match.string))
    for at, each in enumerate(numbers):
        for span, value in _parts(each):
            last = at == len(numbers) - 1 and span.stop == each.end()
            whole = span.cover(unit_span) if last else span
            yield FoundQuantity(whole, span, value, unit, unit_span=unit_span)


def _parts(numeral: re.Match[str]) -> Iterator[tuple[Span, Number]]:
    """The numbers of a numeral: one, or each of those that a comma lists."""
    whole = parse_number(numeral[0])
    if whole is not None:
        yield Span(*numeral.span()), whole
        return
    for part in _PART.finditer(numeral[0]):
        value = parse_number(part[0])
        if value is not None:
            yield Span(*part.span()).shift(numeral.start()), value
