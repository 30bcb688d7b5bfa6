"""Months by name: full, abbreviated with or without dots, damaged, or English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundMonth
from .folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MONTH", "abbreviation", "find_months", "is_month", "month_numbers"]

_FULL = (
    ("มกราคม",),
    ("กุมภาพันธ์",),
    ("มีนาคม",),
    ("เมษายน",),
    ("พฤษภาคม", "พฤกษภาคม"),
    ("มิถุนายน",),
    ("กรกฎาคม", "กรกฏาคม"),
    ("สิงหาคม",),
    ("กันยายน",),
    ("ตุลาคม",),
    ("พฤศจิกายน", "พฤษจิกายน", "พฤศจิการยน"),
    ("ธันวาคม",),
)
_SHORT = (
    ("ม", "ค"),
    ("ก", "พ"),
    ("มี", "ค"),
    ("เม", "ย"),
    ("พ", "ค"),
    ("มิ", "ย"),
    ("ก", "ค"),
    ("ส", "ค"),
    ("ก", "ย"),
    ("ต", "ค"),
    ("พ", "ย"),
    ("ธ", "ค"),
)
_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_EITHER = {"มย": (4, 6)}
"""Abbreviations that lost the letter which tells two months apart."""

_MARKS = "\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA I}-\N{THAI CHARACTER PHINTHU}"
_MARKS += "\N{THAI CHARACTER MAITAIKHU}-\N{THAI CHARACTER YAMAKKAN}"
_MARK = re.compile(f"[{_MARKS}]")
_NOT_LETTERS = re.compile(r"[\s.]")
# Words that run into a month's abbreviation; after any other Thai letter it is no month.
_LEADS = ("เดือน", "ถึง", "และ", "ตั้งแต่", "ใน", "ระหว่าง", "ช่วง", "ประจำ", "ต้น", "ปลาย",
          "กลาง", "สิ้น", "จาก", "หลัง", "ก่อน", "ภายใน", "หรือ", "เมื่อ", "รอบ")  # fmt: skip


def _damaged(name: str) -> str:
    """A pattern of the name that bears single spaces inside it, and marks that are lost."""
    loose = (f"(?:[ ]?{c})?" if _MARK.fullmatch(c) else f"[ ]?{c}" for c in name)
    return "".join(loose).removeprefix("[ ]?")


def _dotted(letters: tuple[str, str]) -> str:
    first, last = letters
    return rf"{first}(?:\.[ ]?{last}(?:\.|(?![.ก-๎]))|{last}\.)"


_FREE = rf"(?:(?<![ก-๎])|{'|'.join(f'(?<={lead})' for lead in _LEADS)})(?<![ก-ฮ]\.)"
_END = r"(?![ก-ฮ]\.|[ก-ฮ]{1,2}(?![ก-๎]))"
_THAI_FULL = "|".join(_damaged(name) for names in _FULL for name in names)
_THAI_SHORT = "|".join(_dotted(letters) for letters in (*_SHORT, ("ม", "ย")))
_BARE = "|".join("".join(letters) for letters in (*_SHORT, ("ม", "ย")))
_LATIN = "|".join(f"{name[:3]}(?:{name[3:]}|t)?" if name == "September" else
                  f"{name[:3]}(?:{name[3:]})?" for name in _ENGLISH)  # fmt: skip
MONTH = (
    rf"(?:{_THAI_FULL}|{_FREE}(?:{_THAI_SHORT}){_END}|(?<![ก-๎.])(?:{_BARE})(?![ก-๎.])"
    rf"|(?<![A-Za-z])(?:{_LATIN})(?![A-Za-z])\.?)"
)
"""A month's name in a folded text; `month_numbers` tells which."""

_MONTH = re.compile(MONTH)
_DAY_BEFORE = re.compile(r"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?[ ,]*\Z")
# The civil service commission has the initials of February.
_COMMISSION = re.compile(r"(?:สำนักงาน|เลขาธิการ|คณะกรรมการ|เลขา|กรรมการ|ของ|โดย|ที่|หลักสูตร)\s?\(?\Z")
_NUMBERS: dict[str, tuple[int, ...]] = dict(_EITHER)
for _number, (_names, _letters, _english) in enumerate(
    zip(_FULL, _SHORT, _ENGLISH, strict=True), start=1
):
    for _name in (*_names, "".join(_letters), _english, _english[:3]):
        _NUMBERS[_name] = (_number,)
        _NUMBERS.setdefault(_MARK.sub("", _name), (_number,)) if len(_name) > 3 else None
_NUMBERS["Sept"] = (9,)


def month_numbers(name: str) -> tuple[int, ...]:
    """The month that a matched name says, 1 to 12; both where it may be either of two.

    >>> month_numbers("ส.ค."), month_numbers("ม.ย.")
    ((8,), (4, 6))
    """
    letters = _NOT_LETTERS.sub("", name)
    return _NUMBERS.get(letters) or _NUMBERS[_MARK.sub("", letters)]


def abbreviation(month: int) -> str:
    """The usual abbreviation of a month, 1 to 12.

    >>> abbreviation(1), abbreviation(12)
    ('ม.ค.', 'ธ.ค.')
    """
    return "".join(f"{letters}." for letters in _SHORT[month - 1])


def find_months(text: str) -> Iterator[FoundMonth]:
    """Find the names of months, in order of place.

    Abbreviations that are one letter apart are never taken for each other, and ก.พ. is left
    alone where it stands for the civil service commission.

    >>> [(found.span.of("ก.ค. หรือ สิงหาคม"), found.month)
    ...  for found in find_months("ก.ค. หรือ สิงหาคม")]
    [('ก.ค.', 7), ('สิงหาคม', 8)]
    """
    folded = fold(text)
    for match in _MONTH.finditer(folded):
        numbers = month_numbers(match[0])
        if is_month(folded, match):
            span = Span(match.start(), match.end())
            single = len(numbers) == 1
            yield FoundMonth(span, numbers[0] if single else None, () if single else numbers)


def is_month(folded: str, match: re.Match[str]) -> bool:
    """Whether a match of `MONTH` is one where it stands, and no other word of its letters."""
    before = folded[max(0, match.start() - 15) : match.start()]
    if match[0] == "May":
        return _DAY_BEFORE.search(before) is not None or (
            re.match(r"[ ,.]*[0-9]", folded[match.end() : match.end() + 4]) is not None
        )
    if len(match[0]) <= 4 and month_numbers(match[0]) == (2,):
        return _COMMISSION.search(before) is None
    return True
