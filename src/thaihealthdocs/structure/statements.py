"""Lines that say an indicator, its target and its result in one: ร้อยละ… เป้าหมาย ≥ 60 ผลงาน 65.3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..finders.comparators import BEFORE
from ..model.span import Span

__all__ = ["Statement", "read_statement"]

_D = r"[0-9๐-๙]"
_OPENS = re.compile(
    r"\s*(?:ร้อยละ(?!\s*[0-9๐-๙])|อัตรา|จำนวน|สัดส่วน|ระดับความสำเร็จ|ความครอบคลุม|ความชุก)\s?\S{3}"
)
_INLINE = re.compile(
    rf"""[\s(,;]+(?:โดย)?(?:(?:มี|ตั้ง)?(?P<target>(?:ค่า)?เป้าหมาย|เกณฑ์(?:เป้าหมาย)?)
    |(?:มี)?(?P<result>ผลงาน(?:สะสม)?|ผลการดำเนินงาน|ทำได้|ดำเนินการได้))
    \s*(?:อยู่ที่|คือ|ได้|[:：=])?\s*(?={BEFORE}|ร้อยละ\s*{_D}|{_D})""",
    re.VERBOSE,
)
_TRAIL = " \t,;("


@dataclass(frozen=True, slots=True)
class Statement:
    """The name of an indicator, and where its target and its result are said behind it."""

    name: Span
    target: Span | None
    result: Span | None


def read_statement(text: str, start: int, stop: int) -> Statement | None:
    """The statement that ``text[start:stop]`` makes; None where nothing is said behind a name.

    >>> text = "ร้อยละของบ่อที่สะอาด (เป้าหมาย ≥ ร้อยละ 60) ผลงาน ร้อยละ 65.3 (32/49)"
    >>> found = read_statement(text, 0, len(text))
    >>> found.name.of(text), found.target.of(text), found.result.of(text)
    ('ร้อยละของบ่อที่สะอาด', '≥ ร้อยละ 60)', 'ร้อยละ 65.3 (32/49)')
    >>> read_statement("ร้อยละของบ่อที่สะอาดตามเป้าหมาย", 0, 31) is None
    True
    """
    if _OPENS.match(text, start, stop) is None:
        return None
    labels = list(_INLINE.finditer(text, start, stop))
    if not labels:
        return None
    said: dict[str, Span] = {}
    for at, label in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else stop
        said.setdefault(str(label.lastgroup), Span(label.end(), end).strip(text))
    name = Span(start, labels[0].start()).strip(text, _TRAIL)
    return Statement(name, said.get("target"), said.get("result"))
