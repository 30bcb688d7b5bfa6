"""Budgets and their allotment (งบประมาณรายจ่าย, คำของบประมาณ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "budget"

_TITLE = re.compile(
    r"งบประมาณรายจ่าย|คำของบประมาณ|คำขอ(?:ตั้ง)?งบ|จัดสรรงบ|แผน(?:การ)?ใช้จ่าย|รายละเอียดงบประมาณ|กรอบวงเงิน|งบลงทุน|งบค่าเสื่อม"
    r"|การเบิกจ่ายงบประมาณ|ผลการเบิกจ่าย|เงินบำรุง|งบดำเนินงาน|สรุปงบประมาณ|งบค่าบริการทางการแพทย์"
)


def identify(document: Document) -> bool:
    """A heading about a budget over tables with amounts."""
    head = "\n".join(head_text(document).split("\n")[:3])
    if _TITLE.search(head) is None:
        return False
    return any(
        table.with_role("amount", "budget") or len(table.columns) >= 2 for table in tables(document)
    )
