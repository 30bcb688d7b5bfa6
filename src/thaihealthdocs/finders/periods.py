"""Periods as printed: fiscal and calendar years, quarters, rounds of months, runs of months."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundPeriod
from .dates import month_ranges, piece_dates
from .folding import fold
from .quarters import in_fiscal_year, quarters, quarters_with_dates
from .year_periods import YEARS, calendar_years, first_year, fiscal_years, year_alone
from .years import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model.values import FoundDate

__all__ = ["find_periods", "periods_in"]

_MONTHS = r"(?:3|6|9|12)(?![0-9])"
_ROUND_WORD = (
    r"(?:รอบ(?:การ(?:ประเมิน|ตรวจราชการ|รายงาน))?|[Ss]mall[ ]?[Ss]uccess|ผลงาน"
    r"|ผลการดำเนินงาน|เป้าหมาย)"
)
_ROUND = re.compile(
    rf"(?:{_ROUND_WORD}{GAP}(?:รอบ)?(?:ระยะ(?:เวลา)?)?{GAP}"
    rf"(?:ที่{GAP}[1-4]{GAP}\(?{GAP}(?:รอบ)?{GAP})?|={{2,}}[ ]?)"
    rf"(?P<rounds>{_MONTHS}(?:{GAP}(?:,|และ|/|-)?{GAP}{_MONTHS})*){GAP}เดือน(?!หลัง)"
)
_ROUND_ALONE = re.compile(rf"\s*\(?(?P<rounds>{_MONTHS}){GAP}เดือน(?:แรก)?\)?\s*")
_EVERY = re.compile(r"ทุก[ๆ]?[ ]?\Z")
_NUMBERED_ROUND = re.compile(
    rf"รอบ{GAP}ที่{GAP}(?P<round>[1-4])(?![0-9])(?:[ ]?/[ ]?{YEARS})?(?!{GAP}เดือน)"
)
_NUMBER = re.compile(r"[0-9]+")
_BESIDE = re.compile(rf"{GAP}(?:ของ|ประจำ|[(,])?{GAP}")
_LONGEST_ALONE = 30


def find_periods(text: str) -> Iterator[FoundPeriod]:
    """Find fiscal years, calendar years, quarters, rounds and runs of months, in order of place.

    A fiscal year that stands beside a quarter or a round joins it. How often something is done
    (ทุก 6 เดือน), how long it takes (ภายใน 28 วัน), school years and single months without a
    year are left alone.

    Args:
        text: any string; one that is no more than a year or ``6 เดือน`` is taken for a period,
            as in the head of a table.

    Yields:
        What is found; spans do not overlap.

    >>> plan, = find_periods("แผน ไตรมาส 2,4 ปีงบประมาณ พ.ศ. ๒๕๖๗")
    >>> plan.kind, plan.quarters, plan.fiscal_years
    ('quarter', (2, 4), (2567,))
    >>> [found.months for found in find_periods("รอบ 6 9 และ 12 เดือน")]
    [6, 9, 12]
    """
    folded = fold(text)
    alone = _alone(folded) if len(folded) <= _LONGEST_ALONE else ()
    yield from alone or periods_in(folded)


def periods_in(folded: str) -> Iterator[FoundPeriod]:
    """The periods of a folded text that show by their own words that they are periods."""
    dates = [*piece_dates(folded), *month_ranges(folded)]
    dated = {at for found in dates for at in range(found.span.start, found.span.stop)}
    found = [
        *quarters_with_dates(folded, {each.span.start: each for each in dates}),
        *quarters(folded),
        *_rounds(folded),
        *_numbered_rounds(folded),
        *fiscal_years(folded),
        *calendar_years(folded, dated),
        *_months(dates),
    ]
    found.sort(key=lambda period: (period.span.start, -period.span.stop))
    yield from _joined(folded, _apart(found))


def _alone(folded: str) -> tuple[FoundPeriod, ...]:
    """Numbers that are periods only because nothing stands beside them."""
    year = year_alone(folded)
    if year is not None:
        return (year,)
    months = _ROUND_ALONE.fullmatch(folded)
    return () if months is None else tuple(_round_list(folded, months))


def _rounds(folded: str) -> Iterator[FoundPeriod]:
    for match in _ROUND.finditer(folded):
        if _EVERY.search(folded, max(0, match.start() - 6), match.start()) is None:
            yield from _round_list(folded, match)


def _round_list(folded: str, match: re.Match[str]) -> Iterator[FoundPeriod]:
    """A period for each number of months; the first has the opening words, the last the unit."""
    numbers = list(_NUMBER.finditer(folded, *match.span("rounds")))
    whole = Span(*match.span()).strip(folded)
    for at, number in enumerate(numbers):
        start = whole.start if at == 0 else number.start()
        stop = whole.stop if at == len(numbers) - 1 else number.end()
        yield FoundPeriod(Span(start, stop), "round", months=int(number[0]))


def _numbered_rounds(folded: str) -> Iterator[FoundPeriod]:
    for match in _NUMBERED_ROUND.finditer(folded):
        year = None if match["years"] is None else first_year(match["years"])
        years = () if year is None else (year,)
        span = Span(*match.span())
        yield FoundPeriod(span, "round", years, round=int(match["round"]))


def _months(dates: Iterable[FoundDate]) -> Iterator[FoundPeriod]:
    """Months with a year, and runs of months with or without."""
    for found in dates:
        if found.precision == "month" and not found.candidates and not found.doubts:
            yield FoundPeriod(
                found.span, "months", start=found.start, stop=found.stop, era=found.era
            )


def _apart(found: Iterable[FoundPeriod]) -> Iterator[FoundPeriod]:
    read = 0
    for period in found:
        if period.span.start >= read:
            read = period.span.stop
            yield period


def _joined(folded: str, found: Iterator[FoundPeriod]) -> Iterator[FoundPeriod]:
    """Quarters and rounds take in a fiscal year printed beside them."""
    waiting: FoundPeriod | None = None
    for period in found:
        joined = None if waiting is None else _join(folded, waiting, period)
        if waiting is not None and joined is None:
            yield waiting
        waiting = joined or period
    if waiting is not None:
        yield waiting


def _join(folded: str, first: FoundPeriod, last: FoundPeriod) -> FoundPeriod | None:
    if _BESIDE.fullmatch(folded, first.span.stop, last.span.start) is None:
        return None
    for part, year in ((first, last), (last, first)):
        alone = part.kind in {"quarter", "round"} and not (part.fiscal_years or part.years)
        if alone and year.kind == "fiscal_year":
            whole = replace(part, span=first.span.cover(last.span), era=year.era)
            return in_fiscal_year(whole, year.fiscal_years)
    return None
