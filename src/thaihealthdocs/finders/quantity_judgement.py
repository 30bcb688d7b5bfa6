"""Whether a number is a quantity, or an ordinal, a name, an idiom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .quantity_words import BEFORE_COUNTED, ORDINAL, PROGRAMME, WEEK_LABEL

if TYPE_CHECKING:
    import re

    from ..model.values import FoundQuantity

__all__ = ["is_quantity"]

_TIMES = {"day", "month", "year", "hour", "นาที", "วินาที", "สัปดาห์"}
_NO_NUMBER = {"ยี่", "เอ็ด", "จุด", "ศูนย์", "ร้อยเอ็ด"}
_DIGIT_WORDS = {"หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"}
_COUNTED_IN_WORDS = {"day", "month", "year", "hour", "time", "person", "case", "score", "item"}
_SCALE_WORDS = {"ร้อย", "พัน", "หมื่น", "แสน", "ล้าน"}


def is_quantity(
    folded: str, found: FoundQuantity, left: re.Match[str], right: re.Match[str]
) -> bool:
    """Whether a number with the words around it counts, measures or compares something.

    ``left`` and ``right`` are the matches of what belongs to it on either side.
    """
    if left["level"] is not None and found.operator_span is None:
        return False
    if "ภายใน" in (left["first"] or "") and found.unit not in _TIMES:
        return False
    if found.in_words:
        return _is_spelled(folded, found, left)
    if left.start() == found.number.start and _is_name(folded, found):
        return False
    compared = found.operator_span is not None or right["low"] is not None
    if compared or found.unit is not None:
        return True
    words = found.number.of(folded)
    # 37.2566 is the label of a week and its year.
    return folded.strip(" \n\t()") == words and WEEK_LABEL.fullmatch(words) is None


def _is_name(folded: str, found: FoundQuantity) -> bool:
    """Whether the words before or after make the number an ordinal or part of a name."""
    if PROGRAMME.match(folded, found.number.stop) is not None:
        return True
    if found.unit == "percent":
        return False
    start = found.number.start
    return ORDINAL.search(folded, max(0, start - 16), start) is not None


def _is_spelled(folded: str, found: FoundQuantity, left: re.Match[str]) -> bool:
    """Whether number words count something: they need a unit, and more than half a word."""
    words = found.number.of(folded)
    start = found.number.start
    if words == "ครึ่งหนึ่ง":
        return found.operator_span is not None
    if found.unit is None or words in _NO_NUMBER:
        return False
    if BEFORE_COUNTED.search(folded, max(0, start - 6), start) is not None:
        return False
    if words in _SCALE_WORDS:
        return found.hedged
    if words in _DIGIT_WORDS and not _counts_one_by_one(found):
        return False
    return left.start() < start or not _is_name(folded, found)


def _counts_one_by_one(found: FoundQuantity) -> bool:
    """Whether a single digit in words is a number: right before a classifier, or compared."""
    if found.unit == "percent" or found.operator_span is not None or found.hedged:
        return True
    adjacent = found.unit_span is not None and found.unit_span.start == found.number.stop
    return adjacent and found.unit in _COUNTED_IN_WORDS
