"""Comparison words and signs that stand in an indicator's words, but in none of its targets.

A comparator that is lost turns a target around, so each is accounted for: what no target, name
or milestone holds becomes a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..finders.quantities import find_quantities
from ..model.records import Problem, provisional_id
from ..model.spans import Spans
from ..structure.goals import goals, is_mostly_target
from ..structure.kpi_rows import kpi_rows
from ..structure.kpis import kpis
from ..structure.measures import groups
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record
    from ..model.span import Span

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """A problem for each comparator in a target's place that no target holds."""
    named = [kpi.name for kpi in kpis(document)]
    held = Spans([*named, *(goal.target.span for goal in goals(document))])
    for place in _places(document):
        for found in find_quantities(place.of(document.text)):
            if found.operator_span is None:
                continue
            span = found.operator_span.shift(place.start)
            if span not in held:
                yield _unused(document, span, found.span.shift(place.start))


def _places(document: Document) -> Iterator[Span]:
    """Where targets are printed: cells under their heads, and labelled lines."""
    seen: set[Span] = set()
    for row in kpi_rows(document):
        for group in groups(document)[row.table]:
            column = group.columns.get("target")
            cell = None if column is None else row.row.own.get(column.index)
            if cell is not None and cell.span not in seen:
                seen.add(cell.span)
                yield cell.span
    for kpi in kpis(document):
        for entry in kpi.labelled:
            if entry.role == "target" and is_mostly_target(entry.words.of(document.text)):
                yield entry.words


def _unused(document: Document, span: Span, whole: Span) -> Problem:
    words = one_line(whole.of(document.text))
    return Problem(
        id=provisional_id("problems", span.start),
        code="unused_comparator",
        message=f"{words!r} stands where a target stands, but was not read as one",
        text=words,
        evidence=document.evidence(text=span),
    )
