"""News and posts about what happened: meetings, ceremonies, visits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "news"

_POSTED = re.compile(
    r"\bphotos?\b\s*,?\s*\d+\s*x\s*\d+|ภาพ(?:ข่าว)?\s*(?:จาก|[:：]|โดย|/\s*ข่าว)|ข่าว\s*/\s*ภาพ|#\S+"
    r"|ข่าวประชาสัมพันธ์|ฮิต\s*[:：]|\bview\s*\d+|เผยแพร่เมื่อ|โพสต์เมื่อ|^\[[^\]\n]{4,30}\]|^[^\n·]{10,80}·",
    re.IGNORECASE | re.MULTILINE,
)
_DAY = re.compile(r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?\s*ที่\s*[\d๐-๙]{1,2}|วันนี้\s*\([\d๐-๙]")
_HAPPENED = re.compile(
    r"พิธี|ประชุม|อบรม|ลงนาม|ตรวจเยี่ยม|ลงพื้นที่|เวที|กิจกรรม|มอบ|เปิด|เป็นประธาน|แลกเปลี่ยน|สัมมนา|ต้อนรับ"
    r"|ออกหน่วย|หน่วยเคลื่อนที่|รณรงค์|มหกรรม|ศึกษาดูงาน"
)
_SENTENCE = 400
"""How many characters may stand between a day and what happened on it."""


def identify(document: Document) -> bool:
    """Prose without tables that tells of an event on a day, or that has photos."""
    words = whole_text(document)
    if len(tables(document)) > 1:
        return False
    if _POSTED.search(words) is not None:
        return True
    return any(
        _HAPPENED.search(words, day.end(), day.end() + _SENTENCE) for day in _DAY.finditer(words)
    )
