"""Narrative reports on indicators (รายงานผลการดำเนินงานตามตัวชี้วัด)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "indicator_report"

_TITLE = re.compile(
    r"(?:รายงาน|สรุป|ผล|แบบรายงาน).{0,60}ตัวชี้วัด|ตัวชี้วัด.{0,200}(?:ไตรมาส|รอบ\s*[\d๐-๙]+\s*เดือน)|ผลการดำเนินงาน.{0,30}(?:KPI|ตัวชี้วัด)",
    re.DOTALL,
)
_NARRATIVE = ("description", "milestone")


def identify(document: Document) -> bool:
    """A heading that reports on an indicator, or a table with milestones; not a scorecard."""
    found = tables(document)
    if any(
        column.months is not None and column.role in ("milestone", None)
        for table in found
        for column in table.columns
    ):
        return True
    head = "\n".join(head_text(document).split("\n")[:3])
    if _TITLE.search(head) is None or head.lstrip().startswith("ตาราง"):
        return False
    scored = any(
        table.with_role("indicator")
        and table.with_role("result", "rate", "passed")
        and len(table.rows) > 4
        for table in found
    )
    return not scored and _prose_length(document) > 300


def _prose_length(document: Document) -> int:
    """How many characters stand outside tables or in narrative columns and forms."""
    outside = sum(len(block.span) for block in document.blocks if not block.cells)
    told = [
        table
        for table in tables(document)
        if table.with_role(*_NARRATIVE) or not any(column.path for column in table.columns)
    ]
    return outside + sum(len(part.span) for table in told for part in table.parts)
