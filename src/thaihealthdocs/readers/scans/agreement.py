"""Which number the readers of a place agree on, as a table of what each of them says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...thai.digits import to_arabic_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SIGNS", "UNREAD", "Said", "agreed", "is_alone", "same"]

UNREAD = "\N{REPLACEMENT CHARACTER}"
SIGNS = ".,/-%():"
"""What may stand in a number beside digits; at its ends it is left to Tesseract."""
_DIGIT = re.compile(r"[0-9๐-๙]")
_THAI = re.compile(r"[๐-๙]")
_NUMBER = re.compile(r"[0-9][0-9.,/\-:]*")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_MISGROUPED = re.compile(r"[0-9]{4},[0-9]{3}(?![0-9])|(?<![0-9])[0-9]{1,3},[0-9]{3}[0-9]")
"""More than three digits before or behind a comma of thousands."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_THAI_FROM = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LOOKALIKES = frozenset("oOoมกดตคศeaQlIi|bmwnCGSsZz")
"""What Tesseract writes for a Thai digit beside the digits it knows."""
_SURE = 0.9
"""How sure both networks must be of a single digit where Tesseract saw a letter."""
_FAIRLY_SURE = 0.6
"""How sure both must be of each digit where Tesseract does not say the same."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a network reads at a place, blanks between numbers, and how sure it is."""

    text: str
    sure: float

    @property
    def bare(self) -> str:
        """The text without blanks, in Arabic digits."""
        return to_arabic_digits(self.text.replace(" ", ""))


def same(ones: Sequence[Said], twos: Sequence[Said]) -> tuple[Said, Said]:
    """Of several looks by each network the two that say the same, else the first two.

    >>> one, two = same([Said("๖๗", 1), Said("๕๖๗", 1)], [Said("๕๖๗", 1)])
    >>> one.text, two.text
    ('๕๖๗', '๕๖๗')
    """
    pairs = {one.bare: (one, two) for one in ones for two in twos if one.bare == two.bare != ""}
    return next(iter(pairs.values())) if len(pairs) == 1 else (ones[0], twos[0])


def agreed(one: Said, two: Said, seen: str) -> str | None:
    """The number two readers agree on, unread marks where none do, None where there is none.

    Args:
        one: What the first network reads.
        two: What the second network reads.
        seen: What Tesseract writes, which never has ๔ ๖ ๗ ๘ ๙.

    >>> agreed(Said("๒๕๖๗", 1), Said("๒๕๖๗", 1), "๒๕๒๓")
    '๒๕๖๗'
    >>> agreed(Said("2561", 1), Said("2567", 1), "2567")
    '2567'
    >>> agreed(Said("๒๕๖๑", 1), Said("๒๕๖๗", 1), "๒๕๒๓") == 4 * UNREAD
    True
    """
    first, second, own = one.bare, two.bare, to_arabic_digits(seen.strip(SIGNS))
    digits = _DIGIT.findall(one.text + two.text)
    is_thai = 2 * len(_THAI.findall(one.text + two.text)) > len(digits)
    if first and first == second:
        sure = min(one.sure, two.sure)
        if _may_be_letter(first, seen) and sure < _SURE:
            return None
        if own != first and (sure < _FAIRLY_SURE or _are_doubtful(first, own)):
            return UNREAD * len(first)
        spaced = one.text if " " in two.text else one.text.replace(" ", "")
        return _printed(to_arabic_digits(spaced), is_thai)
    settled = _by_signs(first, second, own)
    if settled is not None:
        return _printed(settled, is_thai)
    wrote = not _THAI.search(seen) and _NUMBER.fullmatch(own) is not None
    if wrote and own in (first, second):
        return own
    is_number = _DIGIT.search(seen) is not None or min(len(first), len(second)) > 1
    return UNREAD * max(1, len(first or own)) if is_number else None


def is_alone(both: Said, seen: str) -> bool:
    """Whether what both networks take for all of a line is a number.

    Args:
        both: What they read.
        seen: What Tesseract writes, which cannot vouch for Thai digits; empty where not asked.

    >>> is_alone(Said("๙๒.๔", 0.8), "le) 2"), is_alone(Said("92.4", 1), "92.1")
    (True, False)
    """
    if not _THAI.search(both.text):
        return to_arabic_digits(seen) == both.text
    if len(both.text) == 1 and both.sure < _SURE and not set(seen) & (_LOOKALIKES | _DIGITS):
        return False
    return _MISGROUPED.search(both.bare) is None


def _may_be_letter(number: str, seen: str) -> bool:
    """Whether a lone digit stands where Tesseract saw what no digit is taken for."""
    return len(number) == 1 and not set(seen) <= _LOOKALIKES and not _DIGIT.search(seen)


def _are_doubtful(number: str, other: str) -> bool:
    """Whether the groups of digits are amiss, or a point is elsewhere read as a comma.

    The other way round is no doubt: Tesseract likes to take commas between Thai digits for points.
    """
    points, others = (re.findall("[.,]", text) for text in (number, other))
    differ = len(points) == len(others) and points != others and not _THOUSANDS.fullmatch(number)
    return differ or _MISGROUPED.search(number) is not None


def _by_signs(one: str, two: str, own: str) -> str | None:
    """Where the networks differ in signs alone, the one that Tesseract's signs agree with."""
    if not one or re.sub(r"\D", "", one) != re.sub(r"\D", "", two):
        return None
    shapes = {re.sub(r"\d", "0", text): text for text in (one, two)}
    return shapes.get(re.sub(r"\w", "0", own))


def _printed(number: str, is_thai: bool) -> str:
    return number.translate(_THAI_FROM) if is_thai else number
