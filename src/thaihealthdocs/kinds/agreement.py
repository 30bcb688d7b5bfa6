"""The paper of an agreement or contract itself (บันทึกข้อตกลง, สัญญา)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text, whole_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "agreement"

_TITLE = re.compile(r"^\s*[\"“]?(?:บันทึก(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ)|ข้อตกลง|สัญญา)", re.MULTILINE)
_PARTIES = re.compile(
    r"ฝ่ายที่|ซึ่งต่อไปนี้|ซึ่งต่อไปใน|ตกลงร่วมกัน|ทั้งสองฝ่าย|ทุกฝ่าย|(?:ข้อตกลง|ความร่วมมือ|ความเข้าใจ)ฉบับนี้|คู่สัญญา|เรียกว่า|ข้อ\s*[1๑]\b"
)


def identify(document: Document) -> bool:
    """A heading that begins with the name of an agreement, and clauses between parties."""
    first_lines = "\n".join(head_text(document).split("\n")[:3])
    return bool(_TITLE.search(first_lines) and _PARTIES.search(whole_text(document)))
