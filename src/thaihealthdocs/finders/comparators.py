"""Words and signs that say how a number is to be compared, before it and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.records import Operator

__all__ = ["AFTER", "BEFORE", "CHANGE", "HEDGE", "operator_of"]

_BEFORE: dict[Operator, tuple[str, ...]] = {
    "within": ("±", r"\+/-", r"\+-", "บวกลบ", "บวก/ลบ", "ผลต่าง(?:ไม่เกิน)?(?:[ ]?±)?"),
    ">=": (
        "≥", "&ge;", "&gt;=", ">=", "=>", "> =",
        "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "อย่างต่ำ",
        "ตั้งแต่", "มากกว่าหรือเท่ากับ", "มากกว่า หรือเท่ากับ", "มากกว่าหรือ เท่ากับ", "มากกว่า/เท่ากับ",
        "สูงกว่าหรือเท่ากับ", "เท่ากับหรือมากกว่า", "เท่ากับหรือสูงกว่า", "ขั้นต่ำ", "ไม่ต่ำไปกว่า",
    ),
    "<=": (
        "≤", "&le;", "&lt;=", "<=", "=<", "< =",
        "ไม่เกินกว่า", "ไม่เกิน", "ไม่มากกว่า", "ไม่สูงกว่า", "ไม่เกินไปกว่า",
        "น้อยกว่าหรือเท่ากับ", "น้อยกว่า หรือเท่ากับ", "น้อยกว่าหรือ เท่ากับ", "น้อยกว่า/เท่ากับ",
        "ต่ำกว่าหรือเท่ากับ", "เท่ากับหรือน้อยกว่า", "อย่างมาก", "สูงสุดไม่เกิน", "ภายใน(?:ระยะเวลา|เวลา)?",
    ),
    "<": ("(?<![<])<(?![<a-zA-Z/]|[ ]?=)", "&lt;", "น้อยกว่า", "ต่ำกว่า", "ตำกว่า", "ไม่ถึง"),
    ">": ("(?<![-=>])>(?![>]|[ ]?=)", "&gt;", "มากกว่า", "สูงกว่า", "เกินกว่า", "เกิน"),
    "=": ("(?<![<>=A-Za-z_])(?<![<>][ ])=(?![<>=])", "เท่ากับ"),
}  # fmt: skip
_AFTER: dict[Operator, tuple[str, ...]] = {
    ">=": ("ขึ้นไป", "หรือมากกว่า", "หรือสูงกว่า", "เป็นอย่างน้อย", "เป็นอย่างต่ำ"),
    "<=": ("ลงมา", "ลงไป", "หรือน้อยกว่า", "หรือต่ำกว่า", "เป็นอย่างมาก"),
}
_CHANGES: dict[Operator, tuple[str, ...]] = {
    "increase": ("เพิ่มขึ้น", "เพิ่มสูงขึ้น", "สูงขึ้น", "มากขึ้น", "ดีขึ้น", "เพิ่ม(?!เติม)"),
    "decrease": ("ลดลง", "ต่ำลง", "น้อยลง", "ลดน้อยลง", "ลด(?!ลง)"),
}


_AM = "\N{THAI CHARACTER SARA AM}"
_SPLIT_AM = "\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"
_LOW = f"\N{THAI CHARACTER MAI EK}{_AM}"
# A PDF may print sara am as two characters, with the tone mark before or between them.
_LOWS = (
    f"(?:{_LOW}|\N{THAI CHARACTER MAI EK}{_SPLIT_AM}"
    "|\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER MAI EK}\N{THAI CHARACTER SARA AA})"
)


def _loose(word: str) -> str:
    """The word as damaged or broken text may print it."""
    broken = word.replace("กว่า", r"[ \n]?กว่า") if word.startswith("ไม่") else word
    return broken.replace(_LOW, _LOWS)


def _either(table: dict[Operator, tuple[str, ...]]) -> str:
    words = sorted((word for words in table.values() for word in words), key=len, reverse=True)
    return "|".join(map(_loose, words))


BEFORE = f"(?:{_either(_BEFORE)})"
"""An operator before a number, in a folded text; the longest first."""
AFTER = f"(?:{_either(_AFTER)})"
"""An operator behind a number and its unit."""
CHANGE = f"(?:{_either(_CHANGES)})(?!เป็น)"
"""Words of growth and decline before a number; after เป็น it is the new value, no change."""
HEDGE = (
    r"(?:โดยประมาณ|ประมาณ|ราวๆ|ราว|เกือบ|เฉียด"
    r"|(?<!มาก)(?<!น้อย)(?<!ต่ำ)(?<!ตำ)(?<!สูง)(?<!เกิน)(?<!ยิ่ง)กว่า)"
)
"""Words that make a number approximate."""

_READINGS = tuple(
    (re.compile(_loose(word)), operator)
    for table in (_BEFORE, _AFTER, _CHANGES)
    for operator, words in table.items()
    for word in words
)


def operator_of(words: str) -> Operator:
    """The operator that matched words or signs stand for.

    Raises `KeyError` for words of no operator.

    >>> operator_of("ไม่ต่ำกว่า"), operator_of("≤"), operator_of("ลดลง")
    ('>=', '<=', 'decrease')
    """
    for pattern, operator in _READINGS:
        if pattern.fullmatch(words) is not None:
            return operator
    raise KeyError(words)
