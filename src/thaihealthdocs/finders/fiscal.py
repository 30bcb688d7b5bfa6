"""The Thai fiscal year: 2567 runs from October 2023 to September 2024, in quarters and rounds."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from ..model.values import PartialDate
from .years import OFFSET

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "fiscal_year_of",
    "fiscal_year_span",
    "month_in_fiscal_year",
    "months_of_quarter",
    "quarter_of_month",
    "quarter_span",
    "round_span",
]

_FIRST_MONTH = 10


def fiscal_year_of(when: date | PartialDate) -> int | None:
    """The fiscal year (BE) that a date or a month lies in, None where year or month is missing.

    >>> fiscal_year_of(PartialDate(2023, 10, 1)), fiscal_year_of(PartialDate(2024, 9))
    (2567, 2567)
    """
    if when.year is None or when.month is None:
        return None
    return when.year + OFFSET + (when.month >= _FIRST_MONTH)


def quarter_of_month(month: int) -> int:
    """The quarter of the fiscal year that a month (1 to 12) lies in.

    Raises `ValueError` for a number that is no month.

    >>> [quarter_of_month(month) for month in (10, 1, 9)]
    [1, 2, 4]
    """
    if not 1 <= month <= 12:
        raise ValueError(f"{month} is no month")
    return (month - _FIRST_MONTH) % 12 // 3 + 1


def month_in_fiscal_year(month: int, fiscal_year: int) -> str:
    """The month (1 to 12) of a fiscal year (BE), as ``YYYY-MM`` in the common era.

    Raises `ValueError` for a number that is no month.

    >>> month_in_fiscal_year(10, 2567), month_in_fiscal_year(1, 2567)
    ('2023-10', '2024-01')
    """
    if not 1 <= month <= 12:
        raise ValueError(f"{month} is no month")
    return f"{fiscal_year - OFFSET - (month >= _FIRST_MONTH):04d}-{month:02d}"


def months_of_quarter(quarter: int, fiscal_year: int) -> tuple[str, ...]:
    """The three months of a quarter (1 to 4) of a fiscal year (BE), as ``YYYY-MM``.

    Raises `ValueError` for a number that is no quarter.

    >>> months_of_quarter(1, 2567)
    ('2023-10', '2023-11', '2023-12')
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"{quarter} is no quarter")
    first = _FIRST_MONTH + 3 * (quarter - 1)
    return tuple(
        month_in_fiscal_year((month - 1) % 12 + 1, fiscal_year) for month in range(first, first + 3)
    )


def fiscal_year_span(first: int, last: int | None = None) -> tuple[PartialDate, PartialDate]:
    """The first and last day of a fiscal year (BE), or of a run of them.

    >>> [day.iso for day in fiscal_year_span(2567)]
    ['2023-10-01', '2024-09-30']
    """
    last = first if last is None else last
    return PartialDate(first - OFFSET - 1, 10, 1), PartialDate(last - OFFSET, 9, 30)


def quarter_span(first: int, last: int, fiscal_year: int) -> tuple[PartialDate, PartialDate]:
    """The first day of one quarter and the last day of another of a fiscal year (BE).

    >>> [day.iso for day in quarter_span(1, 2, 2564)]
    ['2020-10-01', '2021-03-31']
    """
    start = months_of_quarter(first, fiscal_year)[0]
    stop = months_of_quarter(last, fiscal_year)[-1]
    return _first_day(start), _last_day(stop)


def round_span(months: int, fiscal_year: int) -> tuple[PartialDate, PartialDate]:
    """The first and last day of a round of 3, 6, 9 or 12 months of a fiscal year (BE).

    >>> [day.iso for day in round_span(6, 2567)]
    ['2023-10-01', '2024-03-31']
    """
    return quarter_span(1, months // 3, fiscal_year)


def _first_day(month: str) -> PartialDate:
    year, number = map(int, month.split("-"))
    return PartialDate(year, number, 1)


def _last_day(month: str) -> PartialDate:
    year, number = map(int, month.split("-"))
    return PartialDate(year, number, monthrange(year, number)[1])
