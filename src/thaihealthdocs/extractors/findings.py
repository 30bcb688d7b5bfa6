"""What an inspection found and recommends, and what a meeting resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.records import Finding, provisional_id
from ..structure.findings import FoundFinding, found_in_tables, found_under_labels, resolved
from ..structure.words import words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """Yield a `Finding` for each resolution, row of findings, or item under such a label."""
    found = [*resolved(document), *found_in_tables(document), *found_under_labels(document)]
    for finding in sorted(found, key=lambda each: each.start):
        yield _finding(document, finding)


def _finding(document: Document, found: FoundFinding) -> Finding:
    return Finding(
        id=provisional_id("findings", found.start),
        topic=words_at(document, found.topic),
        text=words_at(document, found.text),
        recommendation=words_at(document, found.recommendation),
        owner=words_at(document, found.owner),
        evidence=document.evidence(
            topic=found.topic,
            text=found.text,
            recommendation=found.recommendation,
            owner=found.owner,
        ),
        confidence=0.9 if found.topic is not None else 0.8,
    )
