"""Announcements and Gazette notices (ประกาศ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text, whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "announcement"

_HEAD = re.compile(
    r"^(?:\(?สำเนา\)?\s*)?(?:ประกาศ|แถลงการณ์|ระเบียบ|ข้อบังคับ|กฎกระทรวง)[^\n]{0,140}$", re.MULTILINE
)


def identify(document: Document) -> bool:
    """A heading that begins with ประกาศ, closed by ประกาศ ณ วันที่ or ให้ไว้ ณ วันที่."""
    first_lines = "\n".join(head_text(document).split("\n")[:5])
    if _HEAD.search(first_lines) is None:
        return False
    return re.search(r"(?:ประกาศ|ให้ไว้)\s*ณ\s*วันที่|เรื่อง", whole_text(document)) is not None
