"""Procurement plans and results (แผนการจัดซื้อจัดจ้าง, สขร.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "procurement_plan"

_TITLE = re.compile(
    r"จัดซื้อ\s*จัดจ้าง|จัดซื้อจัดหา|สขร\.?\s*1|แผน(?:การ)?จัดหาพัสดุ|แผน(?:การ)?จัดซื้อ|ผลการพิจารณา(?:การ)?จัดซื้อ"
)


def identify(document: Document) -> bool:
    """A heading about buying and hiring."""
    return _TITLE.search("\n".join(head_text(document).split("\n")[:4])) is not None
