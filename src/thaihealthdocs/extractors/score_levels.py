"""The steps of scoring ladders, which are no targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.records import ScoreLevel, provisional_id
from ..structure.ladders import Step, steps
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """Yield a `ScoreLevel` for each step of a ladder of at least two."""
    for step in steps(document):
        yield _score_level(document, step)


def _score_level(document: Document, step: Step) -> ScoreLevel:
    compared = step.compared
    place = None if compared is None else compared.span
    indicator = step.indicator
    return ScoreLevel(
        id=provisional_id("score_levels", step.words.start),
        indicator_id=None if indicator is None else provisional_id("indicators", indicator),
        level=step.level,
        operator=None if compared is None else compared.operator,
        value=None if compared is None else compared.value,
        value_max=None if compared is None else compared.value_max,
        text=one_line(step.words.of(document.text)),
        evidence=document.evidence(
            level=step.level_span, operator=place, value=place, text=step.words
        ),
        confidence=0.85,
    )
