"""Numbers as they are printed: Thai or Arabic digits, grouped, with scale words, or spelled out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from .folding import fold

if TYPE_CHECKING:
    from ..model.values import Number

__all__ = ["NUMBER_WORDS", "NUMERAL", "SCALE", "SCALES", "parse_number"]

SCALES = {
    "สิบ": 10,
    "ร้อย": 100,
    "พัน": 1_000,
    "หมื่น": 10_000,
    "แสน": 100_000,
    "ล้าน": 1_000_000,
}
_DIGIT_WORDS = {
    "ศูนย์": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_POINT = "จุด"
_HALF = "ครึ่งหนึ่ง"

# A comma groups thousands only before exactly three digits; "18,30" is a list of two.
NUMERAL = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
"""Digits with grouping and a decimal point, in a folded text."""
SCALE = (
    r"(?:หมื่นล้าน|แสนล้าน|พันล้าน|ร้อยล้าน|สิบล้าน|ล้านล้าน|ล้าน|แสน|หมื่น|พัน(?!ธ|ตำรวจ|เอก|โท|ตรี|จ่า)|ร้อย(?!ละ))"
)
NUMBER_WORDS = rf"(?:{'|'.join([*_DIGIT_WORDS, *SCALES])}|{_POINT})+"
"""A run of words that spell a number; whether it does, `parse_number` says."""

_SCALED = re.compile(rf"(?P<numeral>{NUMERAL})\s*(?P<scale>{SCALE})?")
_WORD = re.compile("|".join([*_DIGIT_WORDS, *SCALES]))
_SPELLED = re.compile(NUMBER_WORDS)


def parse_number(text: str) -> Number | None:
    """Read a string that holds one number and nothing else.

    Args:
        text: digits (Thai, Arabic or mixed), with grouping commas, a decimal point or a scale
            word, or a number spelled out.

    Returns:
        An int where the number is whole, else a float; None for anything that is not exactly
        one number, such as a list, a fraction, a dash or a number with a unit.

    >>> parse_number("๑,๒๕๐"), parse_number("5.6 ล้าน"), parse_number("หนึ่งร้อยแปดสิบเอ็ด")
    (1250, 5600000, 181)
    >>> parse_number("18,30") is None, parse_number("-") is None
    (True, True)
    """
    folded = fold(text).strip()
    if folded == _HALF:
        return 0.5
    match = _SCALED.fullmatch(folded)
    if match is not None:
        value = Decimal(match["numeral"].replace(",", ""))
        return _plain(value * _scale(match["scale"] or ""))
    return _spelled(folded) if _SPELLED.fullmatch(folded) is not None else None


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)


def _scale(words: str) -> int:
    product = 1
    for word in _WORD.findall(words):
        product *= SCALES[word]
    return product


def _spelled(words: str) -> Number | None:
    whole, point, decimals = words.partition(_POINT)
    value = _whole(whole)
    if value is None or not point:
        return value
    digits = [_DIGIT_WORDS.get(word) for word in _WORD.findall(decimals)]
    if not digits or None in digits:
        return None
    return _plain(Decimal(f"{value}.{''.join(map(str, digits))}"))


def _whole(words: str) -> int | None:
    """The value of number words without a decimal point; None where they spell no number."""
    millions, total, digit, last = 0, 0, None, 10_000_000
    for word in _WORD.findall(words):
        if word in _DIGIT_WORDS:
            if digit is not None:
                return None
            digit = _DIGIT_WORDS[word]
            continue
        scale = SCALES[word]
        if scale == SCALES["ล้าน"]:
            group = total + (digit or 0)
            millions = (millions + (group or (0 if millions else 1))) * scale
            total, last = 0, scale
        elif scale < last:
            total += (1 if digit is None else digit) * scale
            last = scale
        else:
            return None
        digit = None
    return millions + total + (digit or 0)
