"""What kind of document this is, one small module for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from . import (
    action_plan,
    agreement,
    announcement,
    budget,
    finance_report,
    indicator_report,
    indicator_table,
    indicator_template,
    inspection_report,
    letter,
    minutes,
    news,
    order,
    performance_agreement,
    procurement_plan,
    project_proposal,
    project_report,
    statistics,
    strategic_plan,
)

if TYPE_CHECKING:
    from ..model.document import Document


class Kind(Protocol):
    """A kind of document: its name in reports, and how to tell it."""

    NAME: str

    def identify(self, document: Document) -> bool:
        """Whether ``document`` is of this kind."""


KINDS: tuple[Kind, ...] = (
    performance_agreement,
    minutes,
    order,
    project_report,
    project_proposal,
    letter,
    announcement,
    agreement,
    inspection_report,
    procurement_plan,
    indicator_template,
    finance_report,
    action_plan,
    budget,
    strategic_plan,
    indicator_report,
    statistics,
    indicator_table,
    news,
)
"""All kinds, the most telling first: the first that identifies a document names it."""
