"""Strategic plans: issues, objectives, strategies and measures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..structure.outline import outline
from ..structure.tables import tables

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "strategic_plan"

_MEASURED = ("result", "rate", "numerator", "passed")
_LEVELS = {"strategic_issue", "objective", "strategy", "sub_strategy", "measure", "goal", "program"}


def identify(document: Document) -> bool:
    """Three or more nodes of a plan tree with labels of their own, more than objectives alone."""
    if any(table.with_role(*_MEASURED) for table in tables(document)):
        return False
    items = [entry for entry in outline(document) if entry.role in _LEVELS]
    labelled = [entry for entry in items if entry.label is not None]
    return len(items) >= 3 and any(entry.role != "objective" for entry in labelled)
