"""Years as periods: fiscal years, calendar years, lists and ranges of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundPeriod, PartialDate
from .calendar import TO
from .fiscal import fiscal_year_span
from .years import ERA, GAP, OFFSET, PrintedYear, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from ..model.values import PeriodKind

__all__ = ["AND", "YEARS", "calendar_years", "filled", "first_year", "fiscal_years", "year_alone"]

AND = r"(?:,|และ|/|&|หรือ|กับ)"
"""What stands between the members of a list."""
_YEAR = r"'?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
_MORE = (
    rf"(?:(?:{GAP}(?:{TO}|{AND}){GAP}|[ ]+(?=2[45][0-9]{{2}}(?![0-9])))"
    rf"(?:{ERA})?{GAP}{_YEAR}(?!{GAP}[/.][0-9]))*"
)
YEARS = rf"(?P<years>{_YEAR}{_MORE})"
"""One year or several, in a folded text."""

# Marks of the word are often lost or moved in PDF text: ปงี บประมาณ, ป งบประมาณ.
_FISCAL_WORD = (
    r"(?:(?:ประจำ)?(?:ป[ ]?ี?[ ]?งี?[ ]?บ[ ]?ป[ ]?ระมาณ|ปีงบ)|ปี?[ ]?งปม\.?"
    r"|งบประมาณ[ ]?(?:รายจ่าย)?[ ]?(?:ประจำ)?(?=ปี)"
    r"|(?<![A-Za-z])(?:FY|[Ff]iscal [Yy]ear))"
)
_FISCAL = re.compile(rf"{_FISCAL_WORD}{GAP}\.?{GAP}(?P<era>{ERA})?{GAP}{YEARS}")
# After a number ปี is a length of time, unless a year of four digits follows.
_PLAIN = re.compile(
    rf"(?:(?<![0-9])(?<![0-9][ ])|(?=[พค]|ปี{GAP}2[45][0-9]{{2}}(?![0-9])))"
    rf"(?P<era>{ERA}){GAP}{YEARS}"
)
_BARE_RANGE = re.compile(
    rf"(?<![0-9./,-])(?P<years>2[45][0-9]{{2}}{GAP}{TO}{GAP}2[45][0-9]{{2}})(?![0-9]|[./,-][0-9])"
)
_IN_BRACKETS = re.compile(r"\((?P<years>25[0-9]{2}|20[0-4][0-9])\)")
_ALONE = re.compile(r"\s*(?P<years>25[0-9]{2})\s*")
_ONE_YEAR = re.compile(_YEAR)
_RANGE = re.compile(TO)
_COUNTED = re.compile(r"[ ]?(?:%|คน|ราย|แห่ง|ครั้ง|บาท|ล้าน|เปอร์|เรื่อง|ข้อ|คะแนน|[.,:][0-9]|ขึ้นไป|องค์กร)")
_MOST_YEARS = 60


def fiscal_years(folded: str) -> Iterator[FoundPeriod]:
    """The fiscal years of a folded text."""
    for match in _FISCAL.finditer(folded):
        yield from _years(folded, match, fiscal=True)


def calendar_years(folded: str, dated: Set[int]) -> Iterator[FoundPeriod]:
    """The other years of a folded text that say they are years, but for those at ``dated``."""
    for pattern in (_PLAIN, _BARE_RANGE, _IN_BRACKETS):
        for match in pattern.finditer(folded):
            if match.start() not in dated:
                yield from _years(folded, match, fiscal=False)


def year_alone(folded: str) -> FoundPeriod | None:
    """The year of a folded text that holds nothing else, as the head of a column does."""
    match = _ALONE.fullmatch(folded)
    return None if match is None else next(_years(folded, match, fiscal=False), None)


def first_year(years: str) -> int | None:
    """The first of matched `YEARS`, in the Buddhist era; None where it is in doubt.

    >>> first_year("61"), first_year("2564-2565")
    (2561, 2564)
    """
    match = _ONE_YEAR.match(years)
    year = None if match is None else read_year(match[0].lstrip("'"))
    return None if year is None else year.buddhist


def filled(numbers: list[int], runs: list[bool]) -> tuple[int, ...]:
    """The numbers, with those between the ends of a range; ``runs[i]`` is a range up to ``i``.

    >>> filled([1, 3, 5], [False, True, False])
    (1, 2, 3, 5)
    """
    every = numbers[:1]
    for number, is_run in zip(numbers[1:], runs[1:], strict=True):
        every.extend(range(every[-1] + 1, number) if is_run else ())
        every.append(number)
    return tuple(every)


def _years(folded: str, match: re.Match[str], *, fiscal: bool) -> Iterator[FoundPeriod]:
    """One period of all the years that a match lists."""
    era = match.groupdict().get("era")
    read: list[PrintedYear] = []
    gaps: list[str] = []
    stop = match.start("years")
    for each in _ONE_YEAR.finditer(folded, *match.span("years")):
        year = read_year(each[0].lstrip("'"), era)
        if year is None or _COUNTED.match(folded, each.end()) is not None:
            break
        if year.year is None and len(each[0]) == 2 and not fiscal and era in {None, "ปี"}:
            break
        gaps.append(folded[stop : each.start()])
        read.append(year)
        stop = each.end()
    if read:
        opens = match.re in (_IN_BRACKETS, _ALONE)
        start = match.start("years") if opens else match.start()
        yield _period(Span(start, stop), read, gaps, fiscal=fiscal)


def _period(span: Span, read: list[PrintedYear], gaps: list[str], *, fiscal: bool) -> FoundPeriod:
    printed = [year.buddhist for year in read if year.buddhist is not None]
    rising = printed == sorted(printed) and (not printed or printed[-1] - printed[0] < _MOST_YEARS)
    runs = [_RANGE.search(gap) is not None for gap in gaps]
    # Two years with nothing between them have lost a dash or a comma.
    is_lost = len(printed) == 2 and not gaps[1].strip() and printed[1] > printed[0] + 1
    if len(printed) < len(read) or not rising or is_lost:
        readings = tuple(one + OFFSET for year in read for one in year.candidates) or (*printed,)
        kind: PeriodKind = "fiscal_year" if fiscal else "year"
        return FoundPeriod(span, kind, candidates=readings, doubts=("ambiguous_year",))
    years = filled(printed, runs)
    era = read[0].era
    if fiscal:
        start, stop = fiscal_year_span(years[0], years[-1])
        return FoundPeriod(span, "fiscal_year", years, start=start, stop=stop, era=era)
    start, stop = PartialDate(years[0] - OFFSET), PartialDate(years[-1] - OFFSET)
    return FoundPeriod(span, "year", years=years, start=start, stop=stop, era=era)
