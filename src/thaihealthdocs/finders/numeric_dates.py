"""Dates in figures alone: 13/10/2559, 2563-02-03, and the stamps of file names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundDate, PartialDate
from .years import PrintedYear, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["numeric_dates"]

_CLOCK = r"(?:[ T]+(?P<hour>[0-2][0-9]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?"
_DAY_FIRST = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<day>[0-3]?[0-9])[ ]?(?P<sep>[./-])[ ]?"
    r"(?P<month>[0-3]?[0-9])[ ]?(?P=sep)[ ]?"
    rf"(?P<year>[12][0-9]{{3}}|(?<=[/-])[0-9]{{2}})(?![0-9]|[./-][0-9]){_CLOCK}"
)
_YEAR_FIRST = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<year>[12][0-9]{3})(?P<sep>[/-])(?P<month>[01][0-9])(?P=sep)"
    rf"(?P<day>[0-3][0-9])(?![0-9]|[./-][0-9]){_CLOCK}"
)
_STAMP = re.compile(
    r"(?<![0-9.,/-])(?P<day>[0-3][0-9])(?P<month>[01][0-9])(?P<year>25[0-9]{2}|[4-9][0-9])(?![0-9,/-])"
)
# A date in two-digit years is told from a list of values only by the word before it.
_OPENER = re.compile(r"(?:วันที่|ลว\.?|ณ|เมื่อ|Update[d]?|Date|ว/ด/ป)[ :]*\Z", re.IGNORECASE)
_STAMPED = re.compile(
    r"(?:version|ver|v|rev|update[d]?|ฉบับ|ปรับปรุง|แก้ไข)[ .:_]*(?:[0-9.]{1,5}[ _(-]*)?\Z"
    r"|[A-Za-zก-๎0-9)]_\Z",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)\b", re.IGNORECASE)


def numeric_dates(folded: str) -> Iterator[FoundDate]:
    """The dates of a folded text that are written in figures alone, in no order."""
    for pattern in (_DAY_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(folded):
            found = _read(folded, match)
            if found is not None:
                yield found
    for match in _STAMP.finditer(folded):
        if _is_stamp(folded, match):
            found = _dated(match, read_year(match["year"]), int(match["month"]), int(match["day"]))
            if found is not None:
                yield found


def _read(folded: str, match: re.Match[str]) -> FoundDate | None:
    if len(match["year"]) == 2 and not _is_opened(folded, match):
        return None
    day, month = int(match["day"]), int(match["month"])
    if month > 12 and day <= 12:
        day, month = month, day
    return _dated(match, read_year(match["year"]), month, day)


def _is_opened(folded: str, match: re.Match[str]) -> bool:
    alone = folded.strip() == match[0] if len(folded) < 40 else False
    before = max(0, match.start() - 16)
    return alone or _OPENER.search(folded, before, match.start()) is not None


def _is_stamp(folded: str, match: re.Match[str]) -> bool:
    before = max(0, match.start() - 24)
    return (
        _STAMPED.search(folded, before, match.start()) is not None
        or _FILE.match(folded, match.end()) is not None
    )


def _dated(
    match: re.Match[str], year: PrintedYear | None, month: int, day: int
) -> FoundDate | None:
    if year is None or not 1 <= month <= 12:
        return None
    try:
        when = PartialDate(year.year, month, day)
        readings = tuple(PartialDate(one, month, day) for one in year.candidates)
    except ValueError:
        return None
    groups = match.groupdict()
    return FoundDate(
        span=Span(*match.span())
        if groups.get("hour") is None
        else Span(match.start(), match.start("hour") - 1),
        start=when,
        stop=when,
        era=year.era,
        era_source=year.source,
        candidates=readings,
        time=None if groups.get("hour") is None else f"{groups['hour']}:{groups['minute']}",
        doubts=("ambiguous_year",) if year.year is None else (),
    )
