"""Orders (คำสั่ง) that appoint, assign or move people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text, whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "order"

_HEAD = re.compile(r"^(?:\(?สำเนา\)?\s*)?คำสั่ง\S.{0,100}$", re.MULTILINE)
_NUMBER = re.compile(r"^\s*ที่\s*[\d๐-๙]", re.MULTILINE)


def identify(document: Document) -> bool:
    """A heading that begins with คำสั่ง, and its number or the line สั่ง ณ วันที่."""
    head = head_text(document)
    if _HEAD.search(head) is None or "อ้างถึง" in head:
        return False
    return _NUMBER.search(head) is not None or "สั่ง ณ" in whole_text(document)
