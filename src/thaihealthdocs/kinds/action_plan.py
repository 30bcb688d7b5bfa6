"""Action plans: strategies and activities against quarters or months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "action_plan"

_TITLE = re.compile(
    r"แผนปฏิบัติ(?:การ|ราชการ|งาน)|กิจกรรมการดำเนินงาน|แผนการดำเนินงาน|แผนงาน/?โครงการ|Action\s?Plan",
    re.IGNORECASE,
)
_PLAN = ("strategy", "sub_strategy", "measure", "program", "project", "activity", "step")


def identify(document: Document) -> bool:
    """A table of plan items with quarters, months or a schedule column beside them."""
    for table in tables(document):
        planned = table.with_role(*_PLAN)
        timed = any(column.is_period for column in table.columns) or table.with_role(
            "schedule", "period"
        )
        if planned and timed:
            return True
    titled = _TITLE.search("\n".join(head_text(document).split("\n")[:3])) is not None
    return titled and any(table.with_role(*_PLAN) for table in tables(document))
