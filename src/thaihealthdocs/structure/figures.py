"""What the figures of a cell say: a value, a rate, a count and what it is counted of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..finders.numbers import parse_number

if TYPE_CHECKING:
    from ..model.values import Number

__all__ = ["Figures", "figures", "is_dash", "is_total", "number_in", "rate_base"]

_BASES = (100, 1_000, 10_000, 100_000)
_TOTAL = re.compile(
    r"\s*(?:รวม(?:งบประมาณ|เงิน|เป็นเงิน|ค่าใช้จ่าย)?(?:ทั้งหมด|ทั้งสิ้น|ทั้งจังหวัด|ทั้งเขต|ยอด|จังหวัด|เขต|ทุกกิจกรรม|ทั้งโครงการ)?|ภาพรวม(?:จังหวัด|เขต|อำเภอ)?|ยอดรวม|ทั้งจังหวัด|total)\s*",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\(([\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+(?:\.[\d๐-๙]+)?)\)")
"""An accountant's negative: a sum in brackets."""
_DASH = re.compile(r"[-–—.\s]*|n/?a|ไม่มี(?:ข้อมูล)?", re.IGNORECASE)
_FRACTION = re.compile(r"(?P<a>[\d๐-๙][\d๐-๙,.]*)\s*/\s*(?P<b>[\d๐-๙][\d๐-๙,.]*)")
_WITH_RATE = re.compile(
    r"(?P<count>[\d๐-๙][\d๐-๙,.]*)\s*(?:คน|ราย|แห่ง)?"
    r"(?:\s*\(\s*(?:ร้อยละ\s*)?|\s*คิดเป็น\s*ร้อยละ\s*)(?P<rate>[\d๐-๙][\d๐-๙,.]*)\s*(?:%|เปอร์เซ็นต์)?\s*\)?"
)
_PERCENT = re.compile(
    r"ร้อยละ\s*(?P<before>[\d๐-๙][\d๐-๙,.]*)|(?P<after>[\d๐-๙][\d๐-๙,.]*)\s*(?:%|เปอร์เซ็นต์)"
)
_VERDICT = re.compile(r"\s*\((?:ไม่)?(?:ผ่าน|บรรลุ)[ก-๙]*\)\s*$")
_TOLD = re.compile(
    r"(?P<a>[\d๐-๙][\d๐-๙,.]*)\s*[ก-๙]{0,12}\s*จาก(?:ทั้งหมด|จำนวน(?:ทั้งหมด)?|เป้าหมาย)?\s*(?P<b>[\d๐-๙][\d๐-๙,.]*)"
    r"[^\d๐-๙]{0,40}?ร้อยละ\s*(?P<rate>[\d๐-๙][\d๐-๙,.]*)"
)
_UNIT_TAIL = re.compile(
    r"(?P<number>-?\s*[\d๐-๙][\d๐-๙,.]*)\s*(?:%|คน|ราย|แห่ง|ครั้ง|เรื่อง|บาท|คะแนน|ข้อ|หมู่บ้าน|ตำบล|ครัวเรือน|วัน|ชุด|ระดับ|เท่า|หลังคาเรือน)?"
    r"(?:\s*ต่อ\s?[ก-๙ ]{0,24}(?:แสน|หมื่น|พัน|[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+|[\d๐-๙]{4,6})[ก-๙ ]{0,20})?"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cell's figures say: a value, or a count with what it is counted of, or both."""

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    is_percent: bool = False


def is_total(words: str) -> bool:
    """Whether a row's name says that it sums up the others.

    >>> is_total("รวมทั้งสิ้น"), is_total("รวมไทย")
    (True, False)
    """
    return _TOTAL.fullmatch(words) is not None


def number_in(words: str) -> Number | None:
    """The one number that is all of ``words``, a unit after it aside; None for a dash.

    >>> number_in("1,250 ราย"), number_in("-"), number_in("-3.5"), number_in("(3,250.75)")
    (1250, None, -3.5, -3250.75)
    """
    plain = _LOSS.sub(r"-\1", " ".join(words.split()))
    match = _UNIT_TAIL.fullmatch(plain)
    if match is None or _DASH.fullmatch(plain):
        return None
    printed = match["number"]
    number = parse_number(printed.lstrip("- ").rstrip("."))
    return None if number is None else -number if printed.startswith("-") else number


def figures(words: str) -> Figures | None:
    """The figures of a result cell; None where it holds none.

    >>> figures("12 (85.7%)")
    Figures(value=85.7, numerator=12, denominator=None, is_percent=True)
    >>> figures("ร้อยละ 82.5 (165/200)")
    Figures(value=82.5, numerator=165, denominator=200, is_percent=True)
    """
    plain = _VERDICT.sub("", " ".join(words.split()))
    if (told := _TOLD.search(plain)) is not None:
        return Figures(_n(told["rate"]), _n(told["a"]), _n(told["b"]), is_percent=True)
    if not plain or len(plain) > 80 or _DASH.fullmatch(plain):
        return None
    if (number := number_in(plain)) is not None:
        return Figures(value=number, is_percent=plain.endswith("%"))
    fraction, percent = _FRACTION.search(plain), _PERCENT.search(plain)
    rated = _WITH_RATE.match(plain)
    if rated is not None:
        return Figures(_n(rated["rate"]), numerator=_n(rated["count"]), is_percent=True)
    value = _n(percent["before"] or percent["after"]) if percent is not None else None
    if fraction is not None:
        return Figures(value, _n(fraction["a"]), _n(fraction["b"]), percent is not None)
    return None if value is None else Figures(value, is_percent=True)


def _n(printed: str) -> Number | None:
    return parse_number(printed.rstrip(".,"))


def rate_base(numerator: Number, denominator: Number, rate: Number) -> int | None:
    """The base for which numerator / denominator gives the rate as printed; None for none.

    >>> rate_base(165, 200, 82.5), rate_base(3, 4581, 65.49), rate_base(1, 4581, 0.5)
    (100, 100000, None)
    """
    if denominator == 0:
        return None
    digits = len(str(rate).partition(".")[2])
    for base in _BASES:
        if abs(numerator / denominator * base - rate) <= max(0.6 * 10**-digits, 1e-9):
            return base
    return None


def is_dash(words: str) -> bool:
    """Whether a cell says that it holds nothing.

    >>> is_dash("-"), is_dash("0")
    (True, False)
    """
    return _DASH.fullmatch(words.strip()) is not None
