"""The report that users hold: the plain report, with every view of it as a method."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import report as model

__all__ = ["Report"]


@dataclass(frozen=True, kw_only=True)
class Report(model.Report):
    """What one document says, and the views of it."""
