"""Days and months around a month's name: the pieces that dates and periods are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from .months import MONTH, is_month, month_numbers
from .years import ERA, GAP, PrintedYear, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TO", "Piece", "pieces", "share_years"]

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A month's name with the days before it and the year after it.

    ``months`` holds both readings of a name that may be either of two months.
    """

    span: Span
    months: tuple[int, ...]
    days: tuple[tuple[Span, int], ...] = ()
    runs: bool = False
    """Whether the days are the ends of a range, not a list."""
    year: PrintedYear | None = None
    year_lost: bool = False


def pieces(folded: str) -> Iterator[Piece]:
    """Each month of a folded text with its days and year, in order and apart."""
    read = 0
    for match in _MONTH.finditer(folded):
        if match.start() < read or not is_month(folded, match):
            continue
        piece = _english(folded, match) or _thai(folded, match, read)
        read = piece.span.stop
        yield piece


def _english(folded: str, match: re.Match[str]) -> Piece | None:
    """A piece in the English order: March 16, 2023."""
    tail = _ENGLISH_TAIL.match(folded, match.end()) if match[0].isascii() else None
    if tail is None or match[0].startswith(("ม", "ก")):
        return None
    return Piece(
        Span(match.start(), tail.end()),
        month_numbers(match[0]),
        ((Span(*tail.span("day")), int(tail["day"])),),
        year=read_year(tail["year"]),
    )


def _thai(folded: str, match: re.Match[str], read: int) -> Piece:
    days, runs = _days(folded, max(read, match.start() - 80), match.start())
    start = days[0][0].start if days else match.start()
    tail = _YEAR.match(folded, match.end())
    year = None if tail is None else _year(folded, tail)
    if tail is None or year is None:
        lost = _NO_YEAR.match(folded, match.end())
        stop = match.end() if lost is None else lost.end()
        return Piece(
            Span(start, stop), month_numbers(match[0]), days, runs, year_lost=lost is not None
        )
    return Piece(Span(start, tail.end()), month_numbers(match[0]), days, runs, year)


def _year(folded: str, tail: re.Match[str]) -> PrintedYear | None:
    """The year after a month; a number of something counted is none, but for a Buddhist year."""
    year = read_year(tail["year"], tail["era"])
    if tail["year"][:1] == "2" and len(tail["year"]) == 4 and year is not None and year.era == "BE":
        return year
    return None if _COUNTED.match(folded, tail.end()) is not None else year


def _days(folded: str, start: int, stop: int) -> tuple[tuple[tuple[Span, int], ...], bool]:
    match = _DAYS.search(folded, start, stop) or _LAST_DAY.search(folded, start, stop)
    if match is None:
        return (), False
    found = list(_ONE_DAY.finditer(folded, *match.span("days")))
    days = tuple((Span(*each.span()), int(each[0])) for each in found)
    if not all(1 <= day <= 31 for _, day in days):
        return (), False
    runs = len(days) == 2 and _RANGE.match(folded, days[0][0].stop) is not None
    return days, runs


def share_years(first: Piece, last: Piece) -> Piece:
    """The first piece with the year of the last, where it has none of its own.

    A first month that comes later in the year than the last lies in the year before.
    """
    if first.year is not None or last.year is None or last.year.year is None:
        return first
    earlier = first.months[0] > last.months[-1]
    year = PrintedYear(last.year.year - earlier, last.year.era, "shared")
    return replace(first, year=year)
