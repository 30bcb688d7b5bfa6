"""Periods as printed: fiscal and calendar years, quarters, rounds of months, runs of months."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundPeriod, PartialDate
from .calendar import TO
from .dates import month_ranges, piece_dates
from .fiscal import fiscal_year_of, fiscal_year_span, quarter_of_month, quarter_span, round_span
from .folding import fold
from .years import ERA, GAP, OFFSET, PrintedYear, read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model.values import FoundDate

__all__ = ["find_periods", "periods_in"]

_AND = r"(?:,|และ|/|&|หรือ|กับ)"
_YEAR = r"'?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
_MORE_YEARS = rf"(?:{GAP}(?:{TO}|{_AND}){GAP}(?:{ERA})?{GAP}{_YEAR}(?!{GAP}[/.][0-9]))*"
_YEARS = rf"(?P<years>{_YEAR}{_MORE_YEARS})"
# Marks of the word are often lost or moved in PDF text: ปงี บประมาณ, ป งบประมาณ.
_FISCAL_WORD = (
    r"(?:(?:ประจำ)?(?:ป[ ]?ี?[ ]?งี?[ ]?บ[ ]?ป[ ]?ระมาณ|ปีงบ)|ปี?[ ]?งปม\.?"
    r"|(?<![A-Za-z])(?:FY|[Ff]iscal [Yy]ear|Fiscal))"
)
_FISCAL = re.compile(rf"{_FISCAL_WORD}{GAP}\.?{GAP}(?P<era>{ERA})?{GAP}{_YEARS}")
_PLAIN = re.compile(rf"(?<![0-9])(?<![0-9][ ])(?P<era>{ERA}){GAP}{_YEARS}")
_BARE_RANGE = re.compile(
    rf"(?<![0-9./,-])(?P<years>2[45][0-9]{{2}}{GAP}{TO}{GAP}2[45][0-9]{{2}})(?![0-9]|[./,-][0-9])"
)
_IN_BRACKETS = re.compile(r"\((?P<years>25[0-9]{2}|20[0-4][0-9])\)")
_ALONE = re.compile(r"\s*(?P<years>25[0-9]{2})\s*")
_ONE_YEAR = re.compile(_YEAR)
_COUNTED = re.compile(r"[ ]?(?:%|คน|ราย|แห่ง|ครั้ง|บาท|ล้าน|เปอร์|เรื่อง|ข้อ|คะแนน|[.,:][0-9]|ขึ้นไป|องค์กร)")

_ORDINALS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_QUARTER = r"(?:[1-4](?![0-9])|[1-4]{2,4}(?![0-9]))"
_QUARTER_MORE = (
    rf"(?:{GAP}(?:{TO}|{_AND}){GAP}(?:ไตรมาส(?:ที่)?{GAP}|Q[ ]?)?[1-4](?![0-9]|[.][0-9]))*"
)
_QUARTERS = re.compile(
    rf"(?:ไตรมาส|(?<![ก-๎])(?:ตรมาส|มาส)){GAP}(?:ที่)?{GAP}"
    rf"(?:(?P<quarters>{_QUARTER}{_QUARTER_MORE})|(?P<word>{'|'.join(_ORDINALS)}))(?![.][0-9])"
)
_LATIN_QUARTERS = re.compile(
    rf"(?<![A-Za-z])Q[ .]?(?P<quarters>[1-4](?![0-9A-Za-z]){_QUARTER_MORE})(?![.][0-9])"
)
_NUMBERED_QUARTER = re.compile(r"(?<![0-9.,/-])(?P<quarters>[1-4])[ ]?(?=\()")
_QUARTER_YEAR = re.compile(rf"{GAP}(?:/|ปี|พ\.ศ\.|ปี{GAP}พ\.ศ\.){GAP}{_YEARS}")
_NUMBER_OR_LINK = re.compile(rf"(?P<number>[0-9]+)|(?P<to>{TO})")

_MONTHS = r"(?:3|6|9|12)(?![0-9])"
_ROUND_WORD = r"(?:รอบ(?:การ(?:ประเมิน|ตรวจราชการ|รายงาน))?|[Ss]mall[ ]?[Ss]uccess|ผลงาน|ผลการดำเนินงาน|เป้าหมาย)"
_ROUND = re.compile(
    rf"(?:{_ROUND_WORD}{GAP}(?:รอบ)?(?:ระยะ(?:เวลา)?)?{GAP}(?:ที่{GAP}[1-4]{GAP}\(?{GAP}(?:รอบ)?{GAP})?|(?<![=-])[=-]+[ ])"
    rf"(?P<rounds>{_MONTHS}(?:{GAP}(?:,|และ|/|-)?{GAP}{_MONTHS})*){GAP}เดือน"
)
_ROUND_ALONE = re.compile(rf"\s*\(?(?P<rounds>{_MONTHS}){GAP}เดือน(?:แรก)?\)?\s*")
_EVERY = re.compile(r"ทุก[ๆ]?[ ]?$")
_NUMBERED_ROUND = re.compile(
    rf"รอบ{GAP}ที่{GAP}(?P<round>[1-4])(?![0-9])(?:[ ]?/[ ]?{_YEARS})?(?!{GAP}เดือน)"
)
_NUMBER = re.compile(r"[0-9]+")
_BRACKET = re.compile(rf"{GAP}[(\[]{GAP}")
_BESIDE = re.compile(rf"{GAP}(?:ของ|ประจำ|[(,])?{GAP}")


def find_periods(text: str) -> Iterator[FoundPeriod]:
    """Find fiscal years, calendar years, quarters, rounds and runs of months, in order of place.

    A fiscal year that stands beside a quarter or a round joins it. How often something is done
    (ทุก 6 เดือน), how long it takes (ภายใน 28 วัน), school years and single months without a
    year are left alone.

    Args:
        text: any string.

    Yields:
        What is found; spans do not overlap.

    >>> plan, = find_periods("แผน ไตรมาส 2,4 ปีงบประมาณ พ.ศ. ๒๕๖๗")
    >>> plan.kind, plan.quarters, plan.fiscal_years
    ('quarter', (2, 4), (2567,))
    >>> [found.months for found in find_periods("รอบ 6 9 และ 12 เดือน")]
    [6, 9, 12]
    """
    folded = fold(text)
    alone = next(_alone(folded), None)
    yield from periods_in(folded) if alone is None else (alone,)


def periods_in(folded: str) -> Iterator[FoundPeriod]:
    """The periods of a folded text that show by their own words that they are periods."""
    found = sorted(
        (period for rule in _RULES for period in rule(folded)),
        key=lambda period: (period.span.start, -period.span.stop),
    )
    yield from _joined(folded, _apart(found))


def _alone(folded: str) -> Iterator[FoundPeriod]:
    """A number that is a period only because nothing stands beside it, as in a table's head."""
    if len(folded) > 30:
        return
    year, months = _ALONE.fullmatch(folded), _ROUND_ALONE.fullmatch(folded)
    if year is not None:
        yield from _years(folded, year, fiscal=False)
    if months is not None:
        yield from _round_list(folded, months)


def _fiscal(folded: str) -> Iterator[FoundPeriod]:
    for match in _FISCAL.finditer(folded):
        yield from _years(folded, match, fiscal=True)


def _plain(folded: str) -> Iterator[FoundPeriod]:
    dated = {at for found in piece_dates(folded) for at in range(found.span.start, found.span.stop)}
    for pattern in (_PLAIN, _BARE_RANGE, _IN_BRACKETS):
        for match in pattern.finditer(folded):
            if match.start() not in dated:
                yield from _years(folded, match, fiscal=False)


def _years(folded: str, match: re.Match[str], *, fiscal: bool) -> Iterator[FoundPeriod]:
    """One period of all the years that a match lists."""
    era = match.groupdict().get("era")
    read: list[PrintedYear] = []
    runs: list[bool] = []
    stop = match.start("years")
    for each in _ONE_YEAR.finditer(folded, *match.span("years")):
        year = read_year(each[0].lstrip("'"), era)
        if year is None or _COUNTED.match(folded, each.end()) is not None:
            break
        if len(each[0]) == 2 and year.year is None and not (fiscal or _has_era(era)):
            break
        runs.append(re.search(TO, folded[stop : each.start()]) is not None)
        read.append(year)
        stop = each.end()
    if not read:
        return
    start = match.start("years") if match.re in (_IN_BRACKETS, _ALONE) else match.start()
    yield _year_period(Span(start, stop), read, runs, fiscal=fiscal)


def _has_era(era: str | None) -> bool:
    return era is not None and era != "ปี"


def _year_period(
    span: Span, read: list[PrintedYear], runs: list[bool], *, fiscal: bool
) -> FoundPeriod:
    printed = [year.buddhist for year in read]
    if None in printed:
        readings = tuple(one + OFFSET for year in read for one in year.candidates)
        kind = "fiscal_year" if fiscal else "year"
        return FoundPeriod(span, kind, candidates=readings, doubts=("ambiguous_year",))
    years = _filled([year for year in printed if year is not None], runs)
    if fiscal:
        start, stop = fiscal_year_span(years[0], years[-1])
        return FoundPeriod(
            span, "fiscal_year", fiscal_years=years, start=start, stop=stop, era=read[0].era
        )
    first, last = PartialDate(years[0] - OFFSET), PartialDate(years[-1] - OFFSET)
    return FoundPeriod(span, "year", years=years, start=first, stop=last, era=read[0].era)


def _filled(numbers: list[int], runs: list[bool]) -> tuple[int, ...]:
    """The numbers, with those between the ends of a range."""
    filled = numbers[:1]
    for number, is_run in zip(numbers[1:], runs[1:], strict=True):
        filled.extend(range(filled[-1] + 1, number) if is_run else ())
        filled.append(number)
    return tuple(filled)


def _quarters(folded: str) -> Iterator[FoundPeriod]:
    for pattern in (_QUARTERS, _LATIN_QUARTERS):
        for match in pattern.finditer(folded):
            quarters = _quarter_numbers(match)
            if quarters:
                yield _quarter_of_year(folded, Span(*match.span()), quarters)


def _quarter_of_year(folded: str, span: Span, quarters: tuple[int, ...]) -> FoundPeriod:
    tail = _QUARTER_YEAR.match(folded, span.stop)
    printed = None if tail is None else read_year(_ONE_YEAR.search(tail["years"])[0].lstrip("'"))
    if tail is None or printed is None or printed.buddhist is None:
        return FoundPeriod(span, "quarter", quarters=quarters)
    return _in_fiscal_year(
        FoundPeriod(Span(span.start, tail.end()), "quarter", quarters=quarters),
        (printed.buddhist,),
    )


def _quarter_numbers(match: re.Match[str]) -> tuple[int, ...]:
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
    rising = all(one < other for one, other in zip(numbers, numbers[1:], strict=False))
    return _filled(numbers, runs) if rising else ()


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
        number = int(match["round"])
        printed = read_year(_ONE_YEAR.search(match["years"])[0]) if match["years"] else None
        years = () if printed is None or printed.buddhist is None else (printed.buddhist,)
        yield FoundPeriod(Span(*match.span()), "round", round=number, fiscal_years=years)


def _months(folded: str) -> Iterator[FoundPeriod]:
    """Months with a year, and runs of months with or without."""
    for found in piece_dates(folded):
        if found.precision == "month" and not found.candidates and not found.doubts:
            yield _of_months(found)
    for found in month_ranges(folded):
        yield _of_months(found)


def _of_months(found: FoundDate) -> FoundPeriod:
    return FoundPeriod(found.span, "months", start=found.start, stop=found.stop, era=found.era)


def _dated_quarters(folded: str) -> Iterator[FoundPeriod]:
    """Quarters that print their months or days in brackets: ไตรมาส 1 (ต.ค.-ธ.ค. 66)."""
    inside = {found.span.start: found for found in [*piece_dates(folded), *month_ranges(folded)]}
    if not inside:
        return
    for pattern in (_QUARTERS, _LATIN_QUARTERS, _NUMBERED_QUARTER):
        for match in pattern.finditer(folded):
            bracket = _BRACKET.match(folded, match.end())
            found = None if bracket is None else inside.get(bracket.end())
            quarters = _quarter_numbers(match)
            if found is None or not quarters:
                continue
            if pattern is not _NUMBERED_QUARTER or _is_quarter(found, quarters[0]):
                yield _quarter_with_dates(folded, match.start(), quarters, found)


def _is_quarter(found: FoundDate, quarter: int) -> bool:
    months = (found.start.month, found.stop.month)
    return months == (_quarter_months(quarter)[0], _quarter_months(quarter)[-1])


def _quarter_months(quarter: int) -> tuple[int, ...]:
    return tuple(
        month for month in (10, 11, 12, *range(1, 10)) if quarter_of_month(month) == quarter
    )


def _quarter_with_dates(
    folded: str, start: int, quarters: tuple[int, ...], found: FoundDate
) -> FoundPeriod:
    year = fiscal_year_of(found.start)
    stop = found.span.stop + (folded[found.span.stop : found.span.stop + 1] in (")", "]"))
    period = FoundPeriod(
        Span(start, stop),
        "quarter",
        fiscal_years=() if year is None else (year,),
        quarters=quarters,
        start=found.start,
        stop=found.stop,
        era=found.era,
    )
    return period if _agrees(period) else replace(period, doubts=("period_mismatch",))


def _agrees(period: FoundPeriod) -> bool:
    """Whether the printed dates are those of the printed quarters, as far as they go."""
    if period.start is None or period.stop is None:
        return True
    first, last = period.quarters[0], period.quarters[-1]
    # Any year will do where none is printed: no quarter ends in February.
    whole = quarter_span(first, last, period.fiscal_year or 2567)
    return all(
        (printed.month, printed.day or full.day) == (full.month, full.day)
        and (printed.year is None or printed.year == full.year)
        for printed, full in zip((period.start, period.stop), whole, strict=True)
    )


def _apart(found: list[FoundPeriod]) -> Iterator[FoundPeriod]:
    read = 0
    for period in found:
        if period.span.start >= read:
            read = period.span.stop
            yield period


def _joined(folded: str, found: Iterator[FoundPeriod]) -> Iterator[FoundPeriod]:
    """Quarters and rounds take in a fiscal year printed beside them."""
    waiting: FoundPeriod | None = None
    for period in found:
        if waiting is not None:
            joined = _join(folded, waiting, period)
            if joined is None:
                yield waiting
            waiting = joined or period
        else:
            waiting = period
    if waiting is not None:
        yield waiting


def _join(folded: str, first: FoundPeriod, last: FoundPeriod) -> FoundPeriod | None:
    if _BESIDE.fullmatch(folded, first.span.stop, last.span.start) is None:
        return None
    parts = {"quarter", "round"}
    for part, year in ((first, last), (last, first)):
        if part.kind in parts and year.kind == "fiscal_year" and not part.fiscal_years:
            whole = replace(part, span=first.span.cover(last.span), era=year.era)
            return _in_fiscal_year(whole, year.fiscal_years)
    return None


def _in_fiscal_year(period: FoundPeriod, years: tuple[int, ...]) -> FoundPeriod:
    """The period with its fiscal year, and the days that this makes of it."""
    if len(years) != 1 or period.start is not None:
        return replace(period, fiscal_years=years)
    if period.quarters:
        start, stop = quarter_span(period.quarters[0], period.quarters[-1], years[0])
    elif period.months is not None:
        start, stop = round_span(period.months, years[0])
    else:
        return replace(period, fiscal_years=years)
    return replace(period, fiscal_years=years, start=start, stop=stop)


_RULES: tuple[Callable[[str], Iterator[FoundPeriod]], ...] = (
    _dated_quarters,
    _quarters,
    _rounds,
    _numbered_rounds,
    _fiscal,
    _plain,
    _months,
)
