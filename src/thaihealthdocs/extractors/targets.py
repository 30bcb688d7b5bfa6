"""Targets: what each indicator must reach, and where two statements of it disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.records import Problem, Target, provisional_id
from ..structure.goals import Goal, goals, unit_of
from ..structure.periods import fiscal_year
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """Every target of every indicator, and a problem for each pair that disagrees."""
    found = goals(document)
    for goal in found:
        yield _target(document, goal)
    yield from _conflicts(document, found)


def _target(document: Document, goal: Goal) -> Target:
    found, year = goal.target.found, fiscal_year(document)
    printed_year = goal.year or found.fiscal_year
    quarters = found.quarters
    return Target(
        id=provisional_id("targets", goal.target.span.start),
        indicator_id=provisional_id("indicators", goal.kpi.name.start),
        subject=found.subject,
        operator=found.operator,
        value=found.value,
        value_max=found.value_max,
        unit=found.unit or unit_of(document, goal.kpi),
        fiscal_year=printed_year or (None if year is None else year.year),
        quarter=goal.quarter or (quarters[0] if len(quarters) == 1 else None),
        months=goal.months or found.months,
        evidence=document.evidence(
            value=goal.target.span,
            subject=None
            if found.subject_span is None
            else found.subject_span.shift(goal.target.offset),
            operator=None
            if found.operator_span is None
            else found.operator_span.shift(goal.target.offset),
        ),
    )


def _conflicts(document: Document, found: Sequence[Goal]) -> Iterator[Problem]:
    """Indicators of one name, but for an ordinal in it, whose targets differ."""
    stated: dict[tuple[object, ...], Goal] = {}
    for goal in found:
        key = (
            _core(goal.kpi.name.of(document.text)),
            goal.target.found.subject,
            goal.year,
            goal.quarter,
            goal.months,
            goal.target.found.fiscal_year,
            goal.target.found.quarters,
            goal.target.found.months,
        )
        other = stated.setdefault(key, goal)
        if _value(other) != _value(goal):
            first, second = (one_line(g.target.span.of(document.text)) for g in (other, goal))
            yield Problem(
                id=provisional_id("problems", goal.target.span.start),
                code="conflicting_targets",
                message=f"{one_line(goal.kpi.name.of(document.text))} has two targets: "
                f"{first!r} and {second!r}; both are kept",
                text=second,
                evidence=document.evidence(text=[other.target.span, goal.target.span]),
            )


def _value(goal: Goal) -> tuple[object, ...]:
    found = goal.target.found
    return found.operator, found.value, found.value_max


def _core(name: str) -> str:
    """The name without blanks, its ordinals and what stands in brackets."""
    return re.sub(r"\([^()]*\)|ระดับ\s*[\d๐-๙]+|\s+", "", name)
