"""Days and months around a month's name: the pieces that dates and periods are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model.span import Span
from .months import MONTH, is_month, month_numbers
from .years import ERA, GAP, PrintedYear, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TO", "Days", "Piece", "pieces", "share_years"]

_WEEKDAY_AT = r"(?:วัน[ก-๎]{0,12}ที่|วันที่|ที่)"
TO = r"(?:-+|~|ถึง|จนถึง|ไปจนถึง)"
"""What stands between the ends of a range."""
_DAY = r"[0-3]?[0-9](?![0-9])"
_BETWEEN_DAYS = rf"{GAP}(?:{TO}|,|และ|&){GAP}(?:{_WEEKDAY_AT}{GAP})?"
_DAYS = re.compile(
    rf"(?<![0-9])(?<![0-9][.,:/-])(?<![A-Za-z]-)"
    rf"(?P<days>{_DAY}(?:{_BETWEEN_DAYS}{_DAY}){{0,8}}){GAP}(?:เดือน{GAP})?\Z"
)
_LAST_DAY = re.compile(rf"(?<![0-9])(?P<days>{_DAY}){GAP}(?:เดือน{GAP})?\Z")
# ไตรมาส 1 ต.ค. and ครั้งที่ 2 มีนาคม: the number is of what stands before it.
_NUMBERED = re.compile(
    r"(?:ไตรมาส(?:[ ]?ที่)?|(?<![A-Za-z])Q"
    r"|(?:ครั้ง|ฉบับ|รุ่น|ตัวชี้วัด|สัปดาห์|เล่ม|ระยะ|ลำดับ|รอบ|กลุ่ม|ระดับ|ข้อ)[ ]?ที่)"
    r"[ ]?\Z"
)
_ONE_DAY = re.compile(_DAY)
_RANGE = re.compile(rf"{GAP}{TO}")
_MONTH = re.compile(MONTH)

# What is counted, after a number that is thus no year.
_COUNTED = re.compile(
    r"[ ]?(?:คน|ราย|แห่ง|ครั้ง|เรื่อง|ข้อ|คะแนน|ระดับ|วัน(?!ที่)|เดือน|ปี|บาท|ล้าน|แสน|หมื่น|องค์กร|หน่วย"
    r"|ตำบล|อำเภอ|จังหวัด|ครัวเรือน|หลัง|ชุด|เตียง|ชั่วโมง|นาที|โดส|ท่าน|รูป|%|เปอร์)"
)
_YEAR = re.compile(
    rf"{GAP},?{GAP}(?:ของ)?(?P<era>{ERA})?{GAP}'?"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[.:,/][0-9])"
)
_NO_YEAR = re.compile(rf"{GAP}(?:พ\s?\.\s?ศ\s?\.?|พุทธศักราช)")
_ENGLISH_TAIL = re.compile(
    r"[ .]*(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?,?[ ]+(?P<year>[12][0-9]{3})(?![0-9])"
)


# 15-ธ.ค.-66, Jan-67: the same mark on both sides, or an English month.
_MARKED_DAY = re.compile(r"(?<![0-9/.-])(?P<days>[0-3]?[0-9])(?P<mark>[-/])\Z")
_MARKED_YEAR = re.compile(r"(?P<mark>[-/])(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]|[-/.][0-9])")


@dataclass(frozen=True, slots=True)
class Days:
    """A day of a month, or a run of days, where it is printed."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A month's name with the days before it and the year after it.

    ``months`` holds both readings of a name that may be either of two months; ``days`` are those
    that the page lists for it, each a day or a run of days.
    """

    span: Span
    months: tuple[int, ...]
    days: tuple[Days, ...] = ()
    year: PrintedYear | None = None
    year_lost: bool = False


def pieces(folded: str) -> Iterator[Piece]:
    """Each month of a folded text with its days and year, in order and apart."""
    read = 0
    for match in _MONTH.finditer(folded):
        if match.start() < read or not is_month(folded, match):
            continue
        piece = _english(folded, match) or _marked(folded, match) or _thai(folded, match, read)
        read = piece.span.stop
        yield piece


def _english(folded: str, match: re.Match[str]) -> Piece | None:
    """A piece in the English order: March 16, 2023."""
    tail = _ENGLISH_TAIL.match(folded, match.end()) if match[0].isascii() else None
    if tail is None:
        return None
    return Piece(
        Span(match.start(), tail.end()),
        month_numbers(match[0]),
        (Days(Span(*tail.span("day")), int(tail["day"]), int(tail["day"])),),
        year=read_year(tail["year"]),
    )


def _marked(folded: str, match: re.Match[str]) -> Piece | None:
    """A piece with hyphens or slashes instead of blanks."""
    day = _MARKED_DAY.search(folded, max(0, match.start() - 3), match.start())
    tail = _MARKED_YEAR.match(folded, match.end())
    year = None if tail is None else read_year(tail["year"])
    if tail is None or year is None or (day is None and not match[0].isascii()):
        return None
    if day is None:
        return Piece(Span(match.start(), tail.end()), month_numbers(match[0]), year=year)
    number = int(day["days"])
    if day["mark"] != tail["mark"] or not 1 <= number <= 31:
        return None
    days = (Days(Span(*day.span("days")), number, number),)
    return Piece(Span(day.start(), tail.end()), month_numbers(match[0]), days, year)


def _thai(folded: str, match: re.Match[str], read: int) -> Piece:
    days = _days(folded, max(read, match.start() - 80), match.start())
    start = days[0].span.start if days else match.start()
    tail = _YEAR.match(folded, match.end())
    year = None if tail is None else _year(folded, tail)
    months = month_numbers(match[0])
    if tail is not None and year is not None:
        return Piece(Span(start, tail.end()), months, days, year)
    lost = _NO_YEAR.match(folded, match.end())
    stop = match.end() if lost is None else lost.end()
    is_lost = lost is not None or _is_odd_year(folded, tail)
    return Piece(Span(start, stop), months, days, year_lost=is_lost)


def _is_odd_year(folded: str, tail: re.Match[str] | None) -> bool:
    """Whether four digits after a month are a year of no era, and no number of anything."""
    if tail is None or len(tail["year"]) < 4:
        return False
    return _COUNTED.match(folded, tail.end()) is None and tail["year"][0] in "23456789"


def _year(folded: str, tail: re.Match[str]) -> PrintedYear | None:
    """The year after a month; a number of something counted is none, but for a Buddhist year."""
    year = read_year(tail["year"], tail["era"])
    if tail["year"][:1] == "2" and len(tail["year"]) == 4 and year is not None and year.era == "BE":
        return year
    return None if _COUNTED.match(folded, tail.end()) is not None else year


def _days(folded: str, start: int, stop: int) -> tuple[Days, ...]:
    match = _DAYS.search(folded, start, stop) or _LAST_DAY.search(folded, start, stop)
    if match is None or _NUMBERED.search(
        folded, max(0, match.start("days") - 16), match.start("days")
    ):
        return ()
    found: list[Days] = []
    for each in _ONE_DAY.finditer(folded, *match.span("days")):
        span, number = Span(*each.span()), int(each[0])
        if not 1 <= number <= 31:
            return ()
        is_stop = found and _RANGE.match(folded, found[-1].span.stop) is not None
        if is_stop and found[-1].first == found[-1].last < number:
            found[-1] = Days(found[-1].span.cover(span), found[-1].first, number)
        elif is_stop:
            return ()
        else:
            found.append(Days(span, number, number))
    return _merged(found)


def _merged(found: list[Days]) -> tuple[Days, ...]:
    """Days in a row as one run; a list with gaps as it is."""
    numbers = [(each.first, each.last) for each in found]
    in_row = all(one[1] + 1 == other[0] for one, other in pairwise(numbers))
    if len(found) < 2 or not in_row:
        return tuple(found)
    span = found[0].span.cover(found[-1].span)
    return (Days(span, found[0].first, found[-1].last),)


def share_years(first: Piece, last: Piece) -> Piece:
    """The first piece with the year of the last, where it has none of its own.

    A first month that comes later in the year than the last lies in the year before.
    """
    if first.year is not None or last.year is None or last.year.year is None:
        return first
    earlier = first.months[0] > last.months[-1]
    year = PrintedYear(last.year.year - earlier, last.year.era, "shared")
    return replace(first, year=year)
