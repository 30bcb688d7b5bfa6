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

_PHOTOS = re.compile(
    r"\bphotos?\b\s*,?\s*\d+\s*x\s*\d+|(?:ขอบคุณ|เครดิต)?ภาพ(?:ข่าว)?\s*(?:จาก|:|โดย)|ภาพ/ข่าว|ข่าว\s*/\s*ภาพ|#\S+|ข่าวประชาสัมพันธ์|ฮิต\s*:|^\[[^\]\n]{4,30}\]",
    re.IGNORECASE | re.MULTILINE,
)
_HAPPENED = re.compile(
    r"(?:เมื่อ|ใน|ระหว่าง)?\s*วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?\s*ที่\s*[\d๐-๙]{1,2}.{0,400}?(?:พิธี|ประชุม|อบรม|ลงนาม|ตรวจเยี่ยม|ลงพื้นที่|เวที|โครงการ|กิจกรรม|มอบ|เปิด|เป็นประธาน|แลกเปลี่ยน|สัมมนา|ต้อนรับ)",
    re.DOTALL,
)


def identify(document: Document) -> bool:
    """Prose without tables that tells of an event on a day, or that has photos."""
    words = whole_text(document)
    if tables(document) and len(tables(document)) > 1:
        return False
    return _PHOTOS.search(words) is not None or _HAPPENED.search(words) is not None
