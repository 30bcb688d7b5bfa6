"""A report: everything found in one document, and how much of the document that covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .evidence import Evidence
from .records import (
    RECORD_TYPES,
    Agreement,
    Amount,
    Attachment,
    DocumentRecord,
    Event,
    Facility,
    Finding,
    Indicator,
    Milestone,
    Organization,
    Person,
    Place,
    PlanItem,
    Problem,
    Record,
    Reference,
    Result,
    ScheduleEntry,
    ScoreLevel,
    Signatory,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .document import Document, Source

__all__ = ["SCHEMA_VERSION", "Coverage", "Report"]

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Shares of the text's characters, white space apart, that sum to 1.

    ``used`` lies in a block that some record cites, ``furniture`` is running heads, navigation
    and the like, ``unread`` is the rest; ``unread_blocks`` cites each block of that rest.
    """

    used: float = 0.0
    furniture: float = 0.0
    unread: float = 0.0
    unread_blocks: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one document says, record by record.

    ``source`` is the document itself, None for a report read from JSON; ``origin`` names the file
    that was read and outlives JSON.
    """

    document: DocumentRecord
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    results: tuple[Result, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    plan_items: tuple[PlanItem, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    facilities: tuple[Facility, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()
    score_levels: tuple[ScoreLevel, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    amounts: tuple[Amount, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: Coverage = Coverage()
    schema_version: str = SCHEMA_VERSION
    source: Document | None = None
    origin: Source | None = None

    def __post_init__(self) -> None:
        if self.origin is None and self.source is not None:
            object.__setattr__(self, "origin", self.source.source)

    def __getitem__(self, key: str) -> tuple[Any, ...]:
        """The records of one key, as in ``report["targets"]``.

        Raises `KeyError` for a key that is no list of records.
        """
        if key not in RECORD_TYPES:
            raise KeyError(f"{key!r} is none of {', '.join(RECORD_TYPES)}")
        records: tuple[Any, ...] = getattr(self, key)
        return records

    def records(self) -> Iterator[tuple[str, Record]]:
        """Each record with its key, in the order of the printed report."""
        for key in RECORD_TYPES:
            for record in self[key]:
                yield key, record

    def find(self, record_id: str) -> Record | None:
        """The record with this id, None where there is none."""
        return next((record for _, record in self.records() if record.id == record_id), None)
