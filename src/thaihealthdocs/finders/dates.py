"""Dates as printed: full or partial, single or a range, in words or in figures."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from ..model.span import Span
from ..model.values import FoundDate, PartialDate
from .calendar import TO, Piece, pieces, share_years
from .folding import fold
from .numeric_dates import numeric_dates
from .years import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["dates_in", "find_dates", "month_ranges", "piece_dates"]

_JOIN = re.compile(rf"{GAP}{TO}{GAP}(?:วัน[ก-๎]{{0,12}}ที่|เดือน)?{GAP}")
_LIST = re.compile(rf"{GAP}(?:และ|,|หรือ|กับ){GAP}(?:วัน[ก-๎]{{0,12}}ที่|เดือน)?{GAP}")

_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์")
_LATIN_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(
    rf"(?:(?P<thai>{'|'.join(_WEEKDAYS)})(?:บดี|ฯ)?{GAP}(?:ที่)?|(?P<latin>{'|'.join(_LATIN_WEEKDAYS)})"
    rf"[a-z]*,?){GAP}\Z"
)
_WEEKDAYS_LISTED = re.compile(r"(?:-|และ|ถึง|,)[ ]?\Z")
_TIME = re.compile(
    rf"{GAP},?(?:เวลา{GAP})?(?:ประมาณ{GAP})?(?P<hour>[0-2]?[0-9])[.:](?P<minute>[0-5][0-9])"
    rf"(?:[:.][0-5][0-9])?{GAP}(?:น\.|นาฬิกา|GMT|(?<=:[0-9]{{2}}))"
)
_BY = re.compile(rf"(?:ภายใน|ไม่เกิน|ก่อน){GAP}(?:วันที่|เดือน)?{GAP}\Z")
_SINCE = re.compile(rf"(?:ตั้งแต่|นับแต่|นับตั้งแต่){GAP}(?:วันที่|เดือน)?{GAP}\Z")
_ONWARD = re.compile(rf"{GAP}(?:เป็นต้นไป|เป็นต้นมา)")
_PAST = re.compile(rf"{GAP}(?:ที่ผ่านมา|ที่แล้ว)")


def find_dates(text: str) -> Iterator[FoundDate]:
    """Find dates, ranges of dates, and months that stand with their year, in order of place.

    Dates are read in the Thai order and era; a year that is not printed is not filled in, and
    one end of a range lends its year only to an earlier end without one. A month without a year
    is left to `find_months`, a year alone to `find_periods`.

    Args:
        text: any string; Thai digits, en dashes and line ends within a date are no hindrance.

    Yields:
        What is found; spans do not overlap.

    >>> [found.start.iso for found in find_dates("ลงวันที่ ๓ มีนาคม ๒๕๖๖ (แก้ไข 9 เม.ย.)")]
    ['2023-03-03', '--04-09']
    >>> meeting, = find_dates("อบรม 28 ก.พ. – 2 มี.ค. 2567")
    >>> meeting.start.iso, meeting.stop.iso
    ('2024-02-28', '2024-03-02')
    """
    yield from dates_in(fold(text))


def dates_in(folded: str) -> Iterator[FoundDate]:
    """The dates of a folded text."""
    yield from _without_overlaps([*numeric_dates(folded), *piece_dates(folded)])


def piece_dates(folded: str) -> Iterator[FoundDate]:
    """The dates of a folded text that name their month."""
    for first, last in _joined_pieces(folded):
        if first is not last:
            if first.days or last.year is not None:
                yield _ranged(folded, first, last)
        elif first.days:
            yield from _listed(folded, first)
        elif first.year is not None:
            yield _found(folded, first.span, (first, None), (first, None))


def month_ranges(folded: str) -> Iterator[FoundDate]:
    """The ranges of months of a folded text that print no year: ต.ค.-ธ.ค."""
    for first, last in _joined_pieces(folded):
        if first is not last and not first.days and last.year is None:
            yield _ranged(folded, first, last)


def _joined_pieces(folded: str) -> Iterator[tuple[Piece, Piece]]:
    """The pieces of a folded text as (first, last) of a range; a piece alone is both."""
    found = list(pieces(folded))
    for at in range(len(found) - 2, -1, -1):
        between = (folded, found[at].span.stop, found[at + 1].span.start)
        if _JOIN.fullmatch(*between) or _LIST.fullmatch(*between):
            found[at] = share_years(found[at], found[at + 1])
    at = 0
    while at < len(found):
        first, last = found[at], found[at + 1] if at + 1 < len(found) else None
        if last is not None and _are_ends(folded, first, last):
            yield first, last
            at += 2
        else:
            yield first, first
            at += 1


def _are_ends(folded: str, first: Piece, last: Piece) -> bool:
    """Whether two pieces are the ends of one range: joined, alike, each of one day or month."""
    if _JOIN.fullmatch(folded, first.span.stop, last.span.start) is None:
        return False
    single = all(
        len(one.days) <= 1 and all(days.first == days.last for days in one.days)
        for one in (first, last)
    )
    return single and bool(first.days) == bool(last.days)


def _listed(folded: str, piece: Piece) -> Iterator[FoundDate]:
    """Each day, or run of days, of a list that shares one month and year."""
    for days in piece.days:
        stop = piece.span.stop if days is piece.days[-1] else days.span.stop
        start = days.span.start if len(piece.days) > 1 else piece.span.start
        span = Span(start, stop)
        yield _found(folded, span, (piece, days.first), (piece, days.last))


def _ranged(folded: str, first: Piece, last: Piece) -> FoundDate:
    ends = [(one, one.days[0].first if one.days else None) for one in (first, last)]
    return _found(folded, first.span.cover(last.span), *ends)


def _found(
    folded: str, span: Span, first: tuple[Piece, int | None], last: tuple[Piece, int | None]
) -> FoundDate:
    start, candidates, doubts = _read(*first)
    stop, others, more = _read(*last)
    if _backwards(start, stop):
        more = (*more, "period_mismatch")
    agrees = _weekday_agrees(folded, span, start)
    if agrees is False:
        more = (*more, "weekday_mismatch")
    time = _TIME.match(folded, span.stop)
    year = last[0].year
    return FoundDate(
        span=span,
        start=start,
        stop=stop,
        era=None if year is None else year.era,
        era_source=None if year is None else year.source,
        candidates=candidates or others,
        weekday_agrees=agrees,
        time=None if time is None else f"{int(time['hour']):02d}:{time['minute']}",
        term=_term(folded, span),
        doubts=tuple(dict.fromkeys((*doubts, *more))),
    )


def _read(
    piece: Piece, day: int | None
) -> tuple[PartialDate, tuple[PartialDate, ...], tuple[str, ...]]:
    """The date of one day of a piece, its other readings, and what is wrong with it."""
    year = None if piece.year is None else piece.year.year
    years = piece.year.candidates if piece.year is not None else ()
    doubts = ("ambiguous_year",) if piece.year_lost or (piece.year and year is None) else ()
    if len(piece.months) > 1:
        readings = tuple(
            reading for month in piece.months if (reading := _valid(year, month, day)) is not None
        )
        sure = PartialDate(year) if year is not None else PartialDate(day=day or 1)
        return sure, readings, (*doubts, "unread_month")
    month = piece.months[0]
    sure_date = _valid(year, month, day)
    if sure_date is None:
        return PartialDate(year, month), (), (*doubts, "impossible_date")
    readings = tuple(reading for one in years if (reading := _valid(one, month, day)) is not None)
    return sure_date, readings, doubts


def _valid(year: int | None, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _backwards(start: PartialDate, stop: PartialDate) -> bool:
    """Whether the stop of a range comes before its start; unknown years do not tell."""
    if start.year is None or stop.year is None or start.month is None or stop.month is None:
        return False
    return (start.year, start.month, start.day or 0) > (stop.year, stop.month, stop.day or 99)


def _weekday_agrees(folded: str, span: Span, start: PartialDate) -> bool | None:
    match = _WEEKDAY.search(folded, max(0, span.start - 24), span.start)
    if match is None or start.year is None or start.month is None or start.day is None:
        return None
    if _WEEKDAYS_LISTED.search(folded, max(0, match.start() - 4), match.start()) is not None:
        return None
    name = match["thai"] or match["latin"]
    number = (_WEEKDAYS if match["thai"] else _LATIN_WEEKDAYS).index(name)
    return date(start.year, start.month, start.day).weekday() == number


def _term(folded: str, span: Span) -> Literal["by", "since", "past"] | None:
    before = max(0, span.start - 24)
    if _BY.search(folded, before, span.start) is not None:
        return "by"
    if _ONWARD.match(folded, span.stop) is not None:
        return "since"
    if _PAST.match(folded, span.stop) is not None:
        return "past"
    return "since" if _SINCE.search(folded, before, span.start) is not None else None


def _without_overlaps(found: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """The found dates in order of place; of two that overlap the first and longest is kept."""
    read = 0
    for each in sorted(found, key=lambda one: (one.span.start, -one.span.stop)):
        if each.span.start >= read:
            read = each.span.stop
            yield each
