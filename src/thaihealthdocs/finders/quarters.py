"""Quarters of the fiscal year: named, numbered, listed, with their year or their months."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundPeriod
from .calendar import TO
from .fiscal import fiscal_year_of, quarter_of_month, quarter_span, round_span
from .year_periods import AND, YEARS, filled, first_year
from .years import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..model.values import FoundDate

__all__ = ["in_fiscal_year", "quarters", "quarters_with_dates"]

_ORDINALS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_FIRST = r"(?:[1-4](?![0-9])|[1-4]{2,4}(?![0-9]))"
_MORE = rf"(?:{GAP}(?:{TO}|{AND}){GAP}(?:ไตรมาส(?:ที่)?{GAP}|Q[ ]?)?[1-4](?![0-9]|[.][0-9]))*"
_NAMED = re.compile(
    rf"(?:ไตรมาส|(?<![ก-๎])(?:ตรมาส|มาส)){GAP}(?:ที่)?{GAP}"
    rf"(?:(?P<quarters>{_FIRST}{_MORE})|(?P<word>{'|'.join(_ORDINALS)}))(?![.][0-9])"
)
_LATIN = re.compile(
    rf"(?<![A-Za-z])(?:[Qq]uarter|Q)[ .]?(?P<quarters>[1-4](?![0-9A-Za-z]){_MORE})(?![.][0-9])"
)
_NUMBERED = re.compile(r"(?<![0-9.,/-])(?P<quarters>[1-4])[ ]?(?=\()")
_SLASH_YEAR = re.compile(rf"{GAP}/{GAP}{YEARS}")
_PLAIN_YEAR = re.compile(rf"{GAP}(?:ของ)?{GAP}(?:ปี|พ\.ศ\.|ปี{GAP}พ\.ศ\.){GAP}{YEARS}")
_NUMBER_OR_LINK = re.compile(rf"(?P<number>[0-9]+)|(?P<to>{TO})")
_OPENING = re.compile(rf"{GAP}(?P<mark>[(\[:]?){GAP}")
_CLOSING = (")", "]")


def quarters(folded: str) -> Iterator[FoundPeriod]:
    """The quarters of a folded text that are named as such.

    A year after a slash is the fiscal year; one after ปี may be a calendar year and stays one.
    """
    for pattern in (_NAMED, _LATIN):
        for match in pattern.finditer(folded):
            numbers = _numbers(match)
            if numbers:
                period = FoundPeriod(Span(*match.span()), "quarter", quarters=numbers)
                yield _with_year(folded, period)


def quarters_with_dates(folded: str, dates: Mapping[int, FoundDate]) -> Iterator[FoundPeriod]:
    """Quarters that print their months or days behind them: ไตรมาส 1 (ต.ค.-ธ.ค. 66).

    ``dates`` holds the dates and runs of months of the text by where they start.
    """
    for pattern in (_NAMED, _LATIN, _NUMBERED) if dates else ():
        for match in pattern.finditer(folded):
            opening = _OPENING.match(folded, match.end())
            found = None if opening is None else dates.get(opening.end())
            numbers = _numbers(match)
            if opening is None or found is None or not numbers:
                continue
            if not opening["mark"] and not found.is_range:
                continue
            if pattern is not _NUMBERED or _has_months_of(found, numbers[0]):
                yield _dated(folded, match.start(), numbers, found)


def in_fiscal_year(period: FoundPeriod, years: tuple[int, ...]) -> FoundPeriod:
    """The quarter or round with its fiscal year, and the days that this makes of it."""
    if len(years) != 1 or period.start is not None:
        return replace(period, fiscal_years=years)
    if period.quarters:
        start, stop = quarter_span(period.quarters[0], period.quarters[-1], years[0])
    elif period.months is not None:
        start, stop = round_span(period.months, years[0])
    else:
        return replace(period, fiscal_years=years)
    return replace(period, fiscal_years=years, start=start, stop=stop)


def _with_year(folded: str, period: FoundPeriod) -> FoundPeriod:
    slash = _SLASH_YEAR.match(folded, period.span.stop)
    tail = slash or _PLAIN_YEAR.match(folded, period.span.stop)
    year = None if tail is None else first_year(tail["years"])
    if tail is None or year is None:
        return period
    period = replace(period, span=Span(period.span.start, tail.end()))
    return in_fiscal_year(period, (year,)) if slash else replace(period, years=(year,))


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    """The quarters that a match lists; none where they do not rise."""
    groups = match.groupdict()
    if groups.get("word") is not None:
        return (_ORDINALS[groups["word"]],)
    numbers: list[int] = []
    runs: list[bool] = []
    is_run = False
    for each in _NUMBER_OR_LINK.finditer(groups["quarters"]):
        if each["to"] is not None:
            is_run = True
            continue
        digits = [int(digit) for digit in each["number"]]
        numbers.extend(digits)
        runs.extend([is_run] + [False] * (len(digits) - 1))
        is_run = False
    rising = all(one < other for one, other in pairwise(numbers))
    return filled(numbers, runs) if rising else ()


def _has_months_of(found: FoundDate, quarter: int) -> bool:
    months = [month for month in range(1, 13) if quarter_of_month(month) == quarter]
    return (found.start.month, found.stop.month) == (months[0], months[-1])


def _dated(folded: str, start: int, numbers: tuple[int, ...], found: FoundDate) -> FoundPeriod:
    year = fiscal_year_of(found.start)
    closing = folded[found.span.stop : found.span.stop + 1] in _CLOSING
    period = FoundPeriod(
        Span(start, found.span.stop + closing),
        "quarter",
        fiscal_years=() if year is None else (year,),
        quarters=numbers,
        start=found.start,
        stop=found.stop,
        era=found.era,
    )
    return period if _agrees(period) else replace(period, doubts=("period_mismatch",))


def _agrees(period: FoundPeriod) -> bool:
    """Whether the printed dates are those of the printed quarters, as far as they go."""
    if period.start is None or period.stop is None:
        return True
    # Any year will do where none is printed, but for February, in which no quarter ends.
    whole = quarter_span(period.quarters[0], period.quarters[-1], period.fiscal_year or 2567)
    return all(
        (printed.month, printed.day or full.day) == (full.month, full.day)
        and (printed.year is None or printed.year == full.year)
        for printed, full in zip((period.start, period.stop), whole, strict=True)
    )
