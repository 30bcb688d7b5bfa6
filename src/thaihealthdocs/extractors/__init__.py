"""`Document` to records and problems, one module for each family of records.

Every extractor has one door, ``extract(document)``, which yields records of any type, `Problem`
among them. A record's ``id`` is a `provisional_id`; its report numbers it. All extractors run on
all documents: they read structure, not the kind of document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    agreements,
    amounts,
    attachments,
    comparators,
    document,
    events,
    facilities,
    findings,
    indicators,
    milestones,
    organizations,
    people,
    places,
    plans,
    references,
    results,
    schedule,
    score_levels,
    signatories,
    targets,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model.document import Document
    from ..model.records import Record

    Extractor = Callable[[Document], Iterator[Record]]

EXTRACTORS: tuple[Extractor, ...] = (
    document.extract,
    indicators.extract,
    targets.extract,
    results.extract,
    milestones.extract,
    plans.extract,
    schedule.extract,
    comparators.extract,
    signatories.extract,
    facilities.extract,
    organizations.extract,
    places.extract,
    people.extract,
    findings.extract,
    score_levels.extract,
    agreements.extract,
    events.extract,
    references.extract,
    amounts.extract,
    attachments.extract,
)
"""All extractors, in the order they run; a caller may pass more to `parse`."""
