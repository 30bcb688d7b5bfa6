"""Proposals of projects (แบบเสนอโครงการ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text, whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "project_proposal"

_TITLE = re.compile(
    r"(?:แบบเสนอ|แบบฟอร์มเสนอ|ข้อเสนอ|เสนอ)(?:แผนงาน|โครงการ)|ขออนุมัติโครงการ|กปท\.?\s*7"
)
_PARTS = (
    "หลักการและเหตุผล",
    "วัตถุประสงค์",
    "กลุ่มเป้าหมาย",
    "งบประมาณ",
    "ผลที่คาดว่าจะได้รับ",
    "ผู้รับผิดชอบโครงการ",
    "วิธีดำเนินการ",
    "ระยะเวลาดำเนิน",
    "ผู้เสนอโครงการ",
    "ผู้อนุมัติโครงการ",
)


def identify(document: Document) -> bool:
    """A heading of a proposal, or five of the parts that a proposal has."""
    words = whole_text(document)
    parts = sum(part in words for part in _PARTS)
    if re.search(r"รายงานผล|สรุปผล|ผลการดำเนินโครงการ", head_text(document)):
        return False
    return parts >= 5 or (parts >= 3 and _TITLE.search(head_text(document)) is not None)
