"""Official letters and memoranda (หนังสือราชการ, บันทึกข้อความ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "letter"

_SALUTATION = re.compile(r"^\s*(?:เรียน|กราบเรียน|ถึง)\s", re.MULTILINE)
_SUBJECT = re.compile(r"^\s*เรื่อง\s", re.MULTILINE)
_MEMO = re.compile(r"^\s*บันทึกข้อความ", re.MULTILINE)


def identify(document: Document) -> bool:
    """A subject line and a salutation, or the word บันทึกข้อความ over a subject line."""
    head = head_text(document)
    if _SUBJECT.search(head) is None:
        return False
    return bool(_SALUTATION.search(head) or _MEMO.search(head))
