"""Minutes of meetings (รายงานการประชุม)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text, whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "minutes"

_TITLE = re.compile(r"^\s*(?:ร่าง\s*)?(?:รายงาน|บันทึก|มติ|สรุป)(?:ผล|รายงาน|มติ)?การประชุม", re.MULTILINE)
_BODY = re.compile(r"ระเบียบวาระ|วาระที่|ผู้มาประชุม|ผู้เข้าร่วมประชุม|มติที่ประชุม|เริ่มประชุมเวลา")


def identify(document: Document) -> bool:
    """A heading รายงานการประชุม over attendees, agenda items or resolutions."""
    return bool(_TITLE.search(head_text(document)) and _BODY.search(whole_text(document)))
