"""Templates that define indicators (รายละเอียดตัวชี้วัด, KPI template)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.outline import outline
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "indicator_template"

_DEFINITIONS = {
    "definition",
    "formula",
    "data_source",
    "numerator",
    "denominator",
    "frequency",
    "population",
    "collection",
    "unit",
}


def identify(document: Document) -> bool:
    """Labels of an indicator's definition: three or more of คำนิยาม, สูตรคำนวณ, แหล่งข้อมูล …."""
    if re.match(r"\s*(?:รายงาน|สรุป|ผล|แบบรายงาน)", head_text(document)):
        return False
    return len({entry.role for entry in outline(document)} & _DEFINITIONS) >= 3
