"""The fiscal year that a document is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..finders.dates import find_dates
from ..finders.fiscal import fiscal_year_of
from ..finders.periods import find_periods
from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .memory import once_per_document
from .paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.values import FoundPeriod, PartialDate

__all__ = ["FiscalYear", "calendar_year", "fiscal_year", "head"]

_HEAD_PARAGRAPHS = 12
_HEAD_CHARACTERS = 1500
_SHORT_LINE = 250


class FiscalYear(NamedTuple):
    """A fiscal year of the Buddhist era and where it is printed."""

    year: int
    span: Span


def head(document: Document) -> tuple[Span, ...]:
    """The paragraphs a document opens with: about twelve, or 1,500 characters."""
    spans: list[Span] = []
    length = 0
    for paragraph in paragraphs(document):
        if len(spans) >= _HEAD_PARAGRAPHS or length > _HEAD_CHARACTERS:
            break
        spans.append(paragraph.span)
        length += len(paragraph.span)
    return tuple(spans)


@once_per_document
def fiscal_year(document: Document) -> FiscalYear | None:
    """The fiscal year of ``document``.

    It is the one that a short line of its head names, or that holds a period named there; else
    the only one that is named at all.
    """
    lines = [span for span in head(document) if len(span) <= _SHORT_LINE]
    for span in lines:
        for found in _fiscal_years(document.text, span):
            if len(found.fiscal_years) == 1:
                return FiscalYear(found.fiscal_years[0], found.span)
    for span in lines[:3]:
        for start, stop, at in _ranges(span.of(document.text)):
            years = {fiscal_year_of(start), fiscal_year_of(stop)}
            if len(years) == 1 and (year := years.pop()) is not None:
                return FiscalYear(year, at.shift(span.start))
    return _only_year(document)


def _ranges(words: str) -> Iterator[tuple[PartialDate, PartialDate, Span]]:
    """The ranges of days or months that ``words`` name."""
    for dated in find_dates(words):
        if dated.is_range:
            yield dated.start, dated.stop, dated.span
    for period in find_periods(words):
        if period.kind == "months" and period.start is not None and period.stop is not None:
            yield period.start, period.stop, period.span


def _only_year(document: Document) -> FiscalYear | None:
    years: dict[int, Span] = {}
    for paragraph in paragraphs(document):
        if "ปีงบ" in paragraph.text or "FY" in paragraph.text:
            for found in _fiscal_years(document.text, paragraph.span):
                for year in found.fiscal_years:
                    years.setdefault(year, found.span)
    return FiscalYear(*next(iter(years.items()))) if len(years) == 1 else None


def _fiscal_years(text: str, span: Span) -> Iterator[FoundPeriod]:
    if not re.search(r"ปีงบ|FY|ไตรมาส|Q[1-4]", span.of(text)):
        return
    for found in find_periods(span.of(text)):
        if found.fiscal_years:
            yield replace(found, span=found.span.shift(span.start))


_CALENDAR = re.compile(
    r"(?:(?<!งบประมาณ)พ\.?\s?ศ\.?|ปี(?:\s*พ\.?\s?ศ\.?)?)\s*(?P<year>2[45]\d\d|๒[๔๕][๐-๙]{2})"
)


@once_per_document
def calendar_year(document: Document) -> FiscalYear | None:
    """The year that the title or a line below it names, where the document names no fiscal year."""
    if fiscal_year(document) is not None:
        return None
    for span in head(document)[:4]:
        match = _CALENDAR.search(document.text, span.start, span.stop)
        if match is not None and len(span) < 300:
            return FiscalYear(int(to_arabic_digits(match["year"])), Span(*match.span("year")))
    return None
