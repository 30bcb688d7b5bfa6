"""Reports of inspections and supervision (ตรวจราชการ, นิเทศงาน)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text, whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "inspection_report"

_TITLE = re.compile(r"ตรวจราชการ|นิเทศ(?:งาน|ติดตาม|\s)|ตรวจเยี่ยมและนิเทศ")
_BODY = re.compile(r"ข้อค้นพบ|ข้อเสนอแนะ|สิ่งที่พบ|ปัญหาอุปสรรค|ประเด็นการตรวจ|ข้อสั่งการ|ผู้นิเทศ")


def identify(document: Document) -> bool:
    """A heading about an inspection over findings or recommendations."""
    head = "\n".join(head_text(document).split("\n")[:6])
    return bool(_TITLE.search(head) and _BODY.search(whole_text(document)))
