"""What finders find: dates, months, periods, quantities and targets, each with its span.

A value is what the words say and no more: a date printed without its year has no year. Where the
words can be read in two ways ``candidates`` holds the readings, and ``doubts`` names what is
wrong with the words in the codes of `Problem`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .records import Operator
from .span import Span

__all__ = [
    "Era",
    "FoundDate",
    "FoundMonth",
    "FoundPeriod",
    "FoundQuantity",
    "FoundTarget",
    "Number",
    "PartialDate",
    "PeriodKind",
    "Precision",
]

Number = int | float
Era = Literal["BE", "CE"]
"""Buddhist era (พ.ศ.) or common era (ค.ศ.); 2567 BE is 2024 CE."""
EraSource = Literal["word", "digits", "short", "shared"]
"""How an era was decided: a word such as พ.ศ., four digits, two digits, or a neighbour's year."""
Precision = Literal["day", "month", "year"]
PeriodKind = Literal["fiscal_year", "year", "quarter", "round", "months"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, or as much of it as is printed; the year is Gregorian (CE).

    Raises `ValueError` for a month or day that no calendar has, or where nothing is given.

    >>> PartialDate(2023, 10, 1).iso, PartialDate(None, 11, 7).iso, PartialDate(2023, 12).iso
    ('2023-10-01', '--11-07', '2023-12')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None:
            # A leap year, so that 29 February without a year is allowed.
            date(2000 if self.year is None else self.year, self.month, self.day or 1)
        elif self.year is None and self.day is None:
            raise ValueError("a date without year, month and day says nothing")
        elif self.year is not None and self.day is not None:
            raise ValueError(f"day {self.day} of {self.year} stands without a month")

    @property
    def iso(self) -> str:
        """The date as ISO 8601 prints it, with ``-`` for a year that is not stated."""
        if self.year is None and self.month is None:
            return f"---{self.day:02d}"
        year = "-" if self.year is None else f"{self.year:04d}"
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join([year, *parts])

    @property
    def precision(self) -> Precision:
        """The smallest part that is stated."""
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    def in_year(self, year: int) -> PartialDate:
        """The same day or month of the Gregorian ``year``.

        >>> PartialDate(month=11, day=7).in_year(2023).iso
        '2023-11-07'
        """
        return PartialDate(year, self.month, self.day)

    def __str__(self) -> str:
        return self.iso


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, or a range of dates with both ends included (``start == stop`` for one date).

    ``year_span`` is where the year is printed. ``term`` says what the words make of the date:
    a deadline (``by``, ภายใน), a beginning (``since``, ตั้งแต่ … เป็นต้นไป), or a day gone by
    (``past``, ที่ผ่านมา). ``candidates`` are all readings of ``start`` where there are several.
    """

    span: Span
    start: PartialDate
    stop: PartialDate
    era: Era | None = None
    era_source: EraSource | None = None
    candidates: tuple[PartialDate, ...] = ()
    weekday_agrees: bool | None = None
    time: str | None = None
    term: Literal["by", "since", "past"] | None = None
    doubts: tuple[str, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether it runs over more than one date."""
        return self.start != self.stop

    @property
    def precision(self) -> Precision:
        """Whether a day, or only a month, is stated."""
        return self.start.precision


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """The name of a month; ``month`` is None where the word may be either of ``candidates``."""

    span: Span
    month: int | None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A fiscal year, a calendar year, quarters, a round of months, or named months.

    ``fiscal_years`` and ``years`` are in the Buddhist era, each year of a range by itself.
    ``months`` of a round is 3, 6, 9 or 12, counted from October; ``round`` is the ordinal of a
    round that is only numbered (รอบที่ 1). ``start`` and ``stop`` are both included.
    """

    span: Span
    kind: PeriodKind
    fiscal_years: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    months: int | None = None
    round: int | None = None
    start: PartialDate | None = None
    stop: PartialDate | None = None
    era: Era | None = None
    candidates: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year (BE) where there is exactly one."""
        return self.fiscal_years[0] if len(self.fiscal_years) == 1 else None

    @property
    def quarter(self) -> int | None:
        """The quarter where there is exactly one."""
        return self.quarters[0] if len(self.quarters) == 1 else None


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A number with its unit and what the words around it compare it by.

    ``span`` is all of it, ``number`` the numeral (with its scale word), ``operator_span`` and
    ``unit_span`` the words that say operator and unit, None where there are none. ``value`` is in
    ``unit``, with scale words multiplied out; ``value_max`` is the other end of a ``between``.
    """

    span: Span
    number: Span
    value: Number
    unit: str | None = None
    operator: Operator = "="
    value_max: Number | None = None
    operator_span: Span | None = None
    unit_span: Span | None = None
    hedged: bool = False
    baseline: Span | None = None
    """What a change is counted from: the words จากปี 2564 and the like."""
    in_words: bool = False
    """Whether the number is spelled out."""
    is_age: bool = False
    """Whether it narrows a population by age."""
    doubts: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """One value to be reached, as a target cell or the end of an indicator's name prints it.

    ``value`` is None where only a baseline is named (≤ ปีที่ผ่านมา).
    """

    span: Span
    value: Number | None
    operator: Operator = "="
    value_max: Number | None = None
    unit: str | None = None
    subject: str | None = None
    subject_span: Span | None = None
    operator_span: Span | None = None
    number: Span | None = None
    quarters: tuple[int, ...] = ()
    months: int | None = None
    fiscal_year: int | None = None
    doubts: tuple[str, ...] = ()

    @classmethod
    def of_quantity(cls, found: FoundQuantity) -> FoundTarget:
        """The quantity as a value to be reached, without subject and period."""
        return cls(
            span=found.span,
            value=found.value,
            operator=found.operator,
            value_max=found.value_max,
            unit=found.unit,
            operator_span=found.operator_span,
            number=found.number,
            doubts=found.doubts,
        )
