"""Years and their eras: Buddhist or common, of four digits or two, and what is only a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..model.values import Era

__all__ = ["ERA", "GAP", "OFFSET", "PrintedYear", "read_year"]

OFFSET = 543
"""How many years the Buddhist era is ahead of the common one."""
GAP = r"[ ]*+(?:\n[ ]*+)?+"
"""Blanks and at most one line end, in a folded text."""
ERA = (
    rf"(?:ปี{GAP})?(?:พ\s?\.\s?ศ(?:\s?\.)?|พศ\.?(?![ก-๎])|พุทธศักราช|ค\s?\.\s?ศ(?:\s?\.)?"
    r"|คศ\.?(?![ก-๎])|คริสต์?ศักราช|ปี)"
)
"""Words that stand before a year."""

_COMMON = re.compile(r"ค\s?\.?\s?ศ|คริส")
_BUDDHIST = re.compile(r"พ\s?\.?\s?ศ|พุทธ")


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """A year as printed: ``year`` in the common era, None where it has several readings."""

    year: int | None
    era: Era | None = None
    source: Literal["word", "digits", "short", "shared"] | None = None
    candidates: tuple[int, ...] = ()

    @property
    def buddhist(self) -> int | None:
        """The year in the Buddhist era."""
        return None if self.year is None else self.year + OFFSET


def read_year(digits: str, era: str | None = None) -> PrintedYear | None:
    """Read a printed year of two or four Arabic digits after the words ``era``.

    Four digits from 2400 are Buddhist, 1800 to 2150 common; two digits from 40 are of 2500.
    A year that fits neither, or gainsays its era, has no value but candidates; a number that no
    one would take for a year gives None.

    >>> read_year("2567").year, read_year("64").year, read_year("2015", "พ.ศ.").candidates
    (2024, 2021, (1472, 2015))
    """
    number = int(digits)
    said = _said(era or "")
    if len(digits) == 2:
        return _short(number, said)
    fits: Era | None = "BE" if 2400 <= number <= 2700 else "CE" if 1800 <= number <= 2150 else None
    if fits is None:
        return PrintedYear(None) if said is not None else None
    if said is not None and said != fits:
        return PrintedYear(None, candidates=tuple(sorted({number - OFFSET, number})))
    year = number - OFFSET if fits == "BE" else number
    return PrintedYear(year, fits, "word" if said is not None else "digits")


def _said(era: str) -> Era | None:
    if _BUDDHIST.search(era) is not None:
        return "BE"
    return "CE" if _COMMON.search(era) is not None else None


def _short(number: int, said: Era | None) -> PrintedYear:
    buddhist, common = 2500 + number - OFFSET, 2000 + number
    if said == "CE":
        return PrintedYear(None, "CE", None, (common - 100, common))
    if number >= 40:
        return PrintedYear(buddhist, "BE", "short")
    return PrintedYear(None, said, None, (buddhist, common))
