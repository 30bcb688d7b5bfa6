"""Milestones: what must be done by a round of 3, 6, 9 or 12 months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.records import Milestone, provisional_id
from ..model.span import Span
from ..structure.goals import is_mostly_target, round_of
from ..structure.inner_grids import period_values
from ..structure.kpi_rows import kpi_rows
from ..structure.kpis import last_kpi_before
from ..structure.marks import read_mark
from ..structure.paragraphs import paragraphs
from ..structure.periods import fiscal_year
from ..thai.digits import to_arabic_digits
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.records import Record
    from ..structure.kpis import Kpi

__all__ = ["extract"]

_ROUND_LINE = re.compile(
    r"\s*(?:[-•=*]+|รอบ|ระยะ|Small\s*Success|Quick\s*Win)?\s*(?:(?P<months>3|6|9|12|๓|๖|๙|๑๒)\s*เดือน(?:แรก)?"
    r"\s*[=:：–-]*\s+|(?:ไตรมาส(?:ที่)?|Q)\s*(?P<quarter>[1-4๑-๔])\s*[:：=–-]+\s*)(?=\S)",
    re.IGNORECASE,
)


def extract(document: Document) -> Iterator[Record]:
    """One milestone for each item of a cell under a round; a cell that is a target is none."""
    for row in kpi_rows(document):
        for column in row.table.columns:
            if column.months is not None and column.role in ("milestone", None, "target"):
                cell = row.row.own.get(column.index)
                if cell is not None:
                    yield from _in_cell(document, row.kpi, column.months, cell, column.year)
    for value in period_values(document):
        if value.role in ("milestone", "target") and value.period.months is not None:
            period = value.period
            yield from _in_cell(document, value.kpi, period.months, value.cell, period.year)
    yield from _in_lines(document)


def _in_lines(document: Document) -> Iterator[Milestone]:
    """Lines that open with a round, at least two of them below an indicator."""
    lines = [(match, p) for p in paragraphs(document) if (match := _ROUND_LINE.match(p.text))]
    if len({match["months"] or match["quarter"] for match, _ in lines}) < 2:
        return
    for match, paragraph in lines:
        kpi = last_kpi_before(document, paragraph.span.start)
        words = Span(match.end(), len(paragraph.text)).shift(paragraph.span.start)
        if kpi is not None and not is_mostly_target(words.of(document.text)):
            yield _milestone(document, kpi, _round(match), words, None)


def _round(match: re.Match[str]) -> int:
    """The months that a line's round or quarter ends."""
    if match["months"] is not None:
        return int(to_arabic_digits(match["months"]))
    return 3 * int(to_arabic_digits(match["quarter"]))


def _in_cell(
    document: Document, kpi: Kpi, months: int | None, cell: Cell, year: int | None
) -> Iterator[Milestone]:
    for span in cell.paragraphs or (cell.span,):
        mark = read_mark(document.text, span.start, span.stop)
        words = Span(span.start if mark is None else mark.stop, span.stop).strip(document.text)
        if (
            not words.is_empty
            and _has_words(words.of(document.text))
            and not is_mostly_target(words.of(document.text))
        ):
            yield _milestone(document, kpi, months, words, year)


def _has_words(words: str) -> bool:
    """Whether more than a dash stands there."""
    return re.search("[ก-๙A-Za-z]{3}", words) is not None


def _milestone(
    document: Document, kpi: Kpi, months: int | None, words: Span, year: int | None
) -> Milestone:
    months = round_of(words.of(document.text)) or months
    stated = fiscal_year(document)
    return Milestone(
        id=provisional_id("milestones", words.start),
        indicator_id=provisional_id("indicators", kpi.name.start),
        text=one_line(words.of(document.text)),
        months=months,
        quarter=None if months is None else months // 3,
        fiscal_year=year or (None if stated is None else stated.year),
        evidence=document.evidence(text=words),
    )
