"""Scorecards and tables of indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "indicator_table"

_VALUES = ("target", "result", "rate", "numerator", "denominator", "passed", "score")


def identify(document: Document) -> bool:
    """A table with an indicator column and values, or results of one indicator by unit."""
    head = "\n".join(head_text(document).split("\n")[:4])
    for table in tables(document):
        if table.with_role("indicator") and table.with_role(*_VALUES):
            return True
        heads = " ".join(column.words for column in table.columns)
        by_unit = table.with_role("subject") and table.with_role(
            "numerator", "denominator", "rate", "result"
        )
        if by_unit and re.search("ตัวชี้วัด|ร้อยละ|KPI|ผลงาน", head + heads):
            return True
        if table.with_role("indicator") and any(column.is_period for column in table.columns):
            return True
    return False
