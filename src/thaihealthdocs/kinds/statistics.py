"""Statistics of disease and service by area or period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "statistics"

_TITLE = re.compile(
    r"สถิติ|จำนวนและ(?:อัตรา|ร้อยละ)|จำนวนป่วย|จำนวนผู้ป่วย|อัตราป่วย|สาเหตุการ(?:ป่วย|ตาย)|อัตราตาย|สถานการณ์โรค|เฝ้าระวังโรค|ระบาดวิทยา"
    r"|รง\.?\s?506|ผู้ป่วยนอก|ผู้ป่วยใน|กลุ่มโรค|ข้อมูลประชากร"
)


def identify(document: Document) -> bool:
    """A heading about counts or rates of disease over a table."""
    head = "\n".join(head_text(document).split("\n")[:3])
    return bool(tables(document)) and _TITLE.search(head) is not None and "ตัวชี้วัด" not in head
