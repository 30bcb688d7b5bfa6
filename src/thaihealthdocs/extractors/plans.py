"""Plan items: the tree of issues, objectives, strategies, activities and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.records import PlanItem, Problem, provisional_id
from ..structure.figures import is_total
from ..structure.outline import outline
from ..structure.row_owners import row_owners
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record
    from ..model.span import Span
    from ..structure.entries import Entry

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """The plan items of ``document``, with a problem for each bracket that may name owners."""
    beside = row_owners(document)
    yield from _gaps(document)
    for entry in outline(document):
        if entry.is_plan_item and not is_total(entry.words.of(document.text)):
            yield _plan_item(document, entry, beside)
            if entry.doubtful_owner is not None:
                yield _doubt(document, entry.doubtful_owner)


def _plan_item(document: Document, entry: Entry, beside: dict[Entry, tuple[Span, ...]]) -> PlanItem:
    owners = entry.owners or beside.get(entry, ())
    return PlanItem(
        id=provisional_id("plan_items", entry.words.start),
        level=entry.role,
        number=entry.number,
        text=one_line(entry.words.of(document.text)),
        parent_id=None
        if entry.parent is None
        else provisional_id("plan_items", entry.parent.words.start),
        owners=tuple(one_line(owner.of(document.text)) for owner in owners),
        evidence=document.evidence(
            text=entry.words,
            number=entry.number_span,
            level=None if entry.label is None else entry.label.words,
            owners=owners,
        ),
        confidence=1.0 if entry.label is not None else 0.8,
    )


def _gaps(document: Document) -> Iterator[Problem]:
    """A dotted number whose forerunner under the same node was not read."""
    seen: dict[tuple[str, str], int] = {}
    for entry in outline(document):
        if not entry.is_plan_item or entry.number is None or "." not in entry.number:
            continue
        prefix, _, last = entry.number.rpartition(".")
        if not last.isdigit():
            continue
        before = seen.get((entry.role, prefix))
        seen[entry.role, prefix] = int(last)
        if before is not None and int(last) > before + 1:
            missing = f"{prefix}.{before + 1}"
            yield Problem(
                id=provisional_id("problems", entry.words.start),
                code="numbering_gap",
                message=f"{entry.role} {entry.number} follows {prefix}.{before}: "
                f"{missing} is not there, or was not read",
                text=entry.number,
                evidence=document.evidence(text=entry.number_span or entry.words),
            )


def _doubt(document: Document, span: Span) -> Problem:
    words = one_line(span.of(document.text))
    return Problem(
        id=provisional_id("problems", span.start),
        code="ambiguous_owner",
        message=f"({words}) stands where owners stand, but names months: neither is recorded",
        text=words,
        evidence=document.evidence(text=span),
    )
