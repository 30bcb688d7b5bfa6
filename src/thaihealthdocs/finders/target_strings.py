"""Target strings: what stands in a target cell, or in brackets behind an indicator's name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundTarget
from .comparators import BEFORE, CHANGE, operator_of
from .folding import fold
from .numbers import NUMERAL, parse_number
from .periods import find_periods
from .quantities import find_quantities
from .years import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.values import FoundPeriod, FoundQuantity

__all__ = ["find_targets", "subject_before"]

_BREAK = re.compile(r"[,;\n\t]|\bและ|(?<=[0-9% ])และ(?=[ ก-๎A-Z])")
_EDGES = " \t\n()[]:;,.-=•·/"
_LABEL = re.compile(
    r"^(?:และ|กับ)[ ]*|[ ]*(?:และ|กับ)$"
    r"|^(?:ค่า)?(?:เป้าหมาย|เกณฑ์)(?:ตัวชี้วัด|การประเมิน)?(?:คือ|เท่ากับ)?[ :=]*"
    r"|^(?:คือ|จำนวน|มี|ได้|เป็น|ณ|ใน|ของ)[ :]*"
    r"|[ ]*(?:คือ|จำนวน|เป้าหมาย|มี|ได้|เป็น|[:=])[ ]*$|^[0-9]+[.)][ ]*"
)
_LEVEL = re.compile(r"^ระดับ[ ]?(?P<name>[A-Za-z][A-Za-z0-9+]{0,3})$")
_ORDINAL = re.compile(r"[0-9]")
_NO_SUBJECT = re.compile(
    r"^(?:ของ|ใน|จาก|ภายใน|ต่อ|ที่|เมื่อ|โดย|หรือ|ถึง|รอบ|ขึ้นไป|ไตรมาส)|^(?:ไม่|ร้อยละ)$"
)
_CRITERION = re.compile(rf"{GAP}(?:เท่ากับ|=|ได้){GAP}[0-9.]+{GAP}คะแนน")
# 10 (40%): a count with its rate, or a plan with its result; only the table's head knows.
_COUNT_BEFORE = re.compile(r"(?:^|[ \t\n])[0-9.,]+[ ]?\($")
_COUNT_AND_RATE = re.compile(r"\s*[0-9.,]+[ ]?\([ ]?[0-9.,]+[ ]?%[ ]?\)\s*")
_YEAR_ALONE = re.compile(r"2[45][0-9]{2}")
_LEVEL_ALONE = re.compile(rf"(?:ระดับ{GAP}(?:ที่{GAP})?)(?P<number>[0-9]+(?:\.[0-9]+)?)(?![0-9.])")
_BARE = re.compile(
    rf"(?<![0-9A-Za-z./,:-])(?<![0-9][ ][/:][ ])(?P<number>{NUMERAL})"
    r"(?![0-9./:,]*[0-9]|[ ]?[/:]|[A-Za-z])"
)
_PAST_YEAR = re.compile(
    rf"(?P<operator>{BEFORE}|{CHANGE}){GAP}(?:จาก|กว่า)?{GAP}"
    rf"(?P<baseline>(?:ค่าเฉลี่ย{GAP})?(?:ของ)?ปี(?:งบประมาณ)?{GAP}(?:ที่ผ่านมา|ที่แล้ว|ก่อน))"
)
_ABBREVIATED = re.compile(r"(?:รพ|รพศ|รพท|รพช|สสจ|สสอ|อปท|สต|[ก-ฮ]\.[ก-ฮ])$")
_LONGEST_SUBJECT = 40


def find_targets(text: str) -> Iterator[FoundTarget]:
    """Read a whole target string: each value to be reached, with its group and its period.

    For the words of a target cell or of the brackets behind a name, not for running text. A dash
    or NA is no target; neither is an age, an approximation or a step of a scoring ladder.

    Args:
        text: what stands in the cell.

    Yields:
        One found value for each group or period; spans do not overlap. A bare number has no
        unit: the indicator has it.

    >>> [(found.subject, found.value) for found in find_targets("IP ร้อยละ 95, PP ร้อยละ 60")]
    [('IP', 95), ('PP', 60)]
    >>> half, = find_targets("รอบ 6 เดือน ≥ ร้อยละ ๖๐")
    >>> half.operator, half.value, half.unit, half.months
    ('>=', 60, 'percent', 6)
    """
    folded = fold(text)
    periods = tuple(find_periods(text))
    # A period at the place of its only number is a target: nothing else stands in the cell.
    periods = tuple(each for each in periods if each.span.of(text).strip() != text.strip())
    values = tuple(_values(text, folded, periods))
    for at, value in enumerate(values):
        before = values[at - 1].span.stop if at else 0
        yield _complete(folded, value, before, periods, values)


def _values(text: str, folded: str, periods: tuple[FoundPeriod, ...]) -> Iterator[FoundTarget]:
    """The bare values of a target string, without subject and period."""
    found = list(find_quantities(text))
    quantities = [each for each in found if _may_be_target(folded, each)]
    if all(each.number == each.span for each in found):
        yield from _baselines(folded) or _levels(folded) or _bare(folded, periods)
        return
    previous: FoundQuantity | None = None
    for each in quantities:
        if previous is None or _stands_apart(folded, previous, each, periods):
            previous = each
            yield FoundTarget.of_quantity(each)


def _may_be_target(folded: str, found: FoundQuantity) -> bool:
    if found.number == found.span and _YEAR_ALONE.fullmatch(found.number.of(folded)) is not None:
        return False
    if found.is_age or found.hedged or _CRITERION.match(folded, found.span.stop) is not None:
        return False
    before = folded[max(0, found.span.start - 24) : found.span.start].strip()
    if found.unit == "score" and found.operator == "=" and found.operator_span is not None:
        return not before
    return _COUNT_BEFORE.search(before) is None


def _stands_apart(
    folded: str, first: FoundQuantity, last: FoundQuantity, periods: tuple[FoundPeriod, ...]
) -> bool:
    """Whether a later quantity is a target of its own, not a condition of the one before."""
    words = folded[first.span.stop : last.span.start]
    if last.operator_span is not None and "ภายใน" in last.operator_span.of(folded):
        return False
    between = Span(first.span.stop, last.span.start)
    if any(period.span in between for period in periods):
        return True
    subject = words.strip(" ")
    if _NO_SUBJECT.match(subject) is not None or len(subject) > _LONGEST_SUBJECT:
        return False
    same = last.unit == first.unit or _BREAK.search(words) is not None
    return same or last.operator_span is not None


def _baselines(folded: str) -> tuple[FoundTarget, ...]:
    """Targets that name no value, only what they are compared with: ≤ ปีที่ผ่านมา."""
    return tuple(
        FoundTarget(
            span=Span(*match.span()),
            value=None,
            operator=operator_of(match["operator"]),
            operator_span=Span(*match.span("operator")),
        )
        for match in _PAST_YEAR.finditer(folded)
    )


def _levels(folded: str) -> tuple[FoundTarget, ...]:
    match = _LEVEL_ALONE.fullmatch(folded.strip(" \n\t()"))
    if match is None:
        return ()
    start = folded.index(match[0])
    number = Span(*match.span("number")).shift(start)
    value = parse_number(match["number"])
    return (FoundTarget(Span(start, start + len(match[0])), value, unit="level", number=number),)


def _bare(folded: str, periods: tuple[FoundPeriod, ...]) -> Iterator[FoundTarget]:
    """Numbers without a unit, each with at most a group or a period before it."""
    if _YEAR_ALONE.fullmatch(folded.strip(" \n\t()")) or _COUNT_AND_RATE.fullmatch(folded):
        return
    taken = [period.span for period in periods]
    read = 0
    for match in _BARE.finditer(folded):
        span = Span(*match.span())
        if any(span.overlaps(each) for each in taken):
            continue
        before = folded[read : span.start]
        after = folded[span.stop : span.stop + 9].lstrip(" ")
        is_result = read > 0 and before.strip() == "("
        if is_result or (after and after[0] not in ",;()\n\t" and not _begins(taken, folded, span)):
            read = span.stop
            continue
        value = parse_number(match["number"])
        if value is not None and _names_subject(folded, read, span.start, taken):
            yield FoundTarget(span, value, number=span)
        read = span.stop


def _begins(taken: list[Span], folded: str, span: Span) -> bool:
    """Whether a period, or a group in Latin letters, follows at once."""
    rest = folded[span.stop : span.stop + 9]
    start = span.stop + len(rest) - len(rest.lstrip(" "))
    return any(each.start == start for each in taken) or folded[start : start + 1].isupper()


def _names_subject(folded: str, start: int, stop: int, taken: list[Span]) -> bool:
    """Whether the words before a bare number are at most a short name or a period."""
    words = _without(folded, Span(start, stop), taken).strip(_EDGES)
    return len(words) <= 20 and not re.search(r"ที่$|ข้อ$|มาตรา$|ครั้ง$|ระดับ$", words)


def _without(folded: str, span: Span, taken: list[Span]) -> str:
    words = list(span.of(folded))
    for each in taken:
        for at in range(max(each.start, span.start), min(each.stop, span.stop)):
            words[at - span.start] = " "
    return "".join(words)


def _complete(
    folded: str,
    value: FoundTarget,
    before: int,
    periods: tuple[FoundPeriod, ...],
    values: tuple[FoundTarget, ...],
) -> FoundTarget:
    """The value with the group and the period that the words around it name."""
    subject = subject_before(folded, before, value.span.start, [each.span for each in periods])
    own = _period_of(value, periods, values)
    return replace(
        value,
        subject=None if subject is None else subject[1],
        subject_span=None if subject is None else subject[0],
        quarters=() if own is None else own.quarters,
        months=None if own is None else own.months,
        fiscal_year=None if own is None else _year_of(own),
    )


def _year_of(period: FoundPeriod) -> int | None:
    if period.fiscal_year is not None:
        return period.fiscal_year
    return period.years[0] if len(period.years) == 1 and period.era == "BE" else None


def _period_of(
    value: FoundTarget, periods: tuple[FoundPeriod, ...], values: tuple[FoundTarget, ...]
) -> FoundPeriod | None:
    """The last period before a value; where none comes before any value, the next one after."""
    outside = [each for each in periods if not any(each.span.overlaps(one.span) for one in values)]
    before = [each for each in outside if each.span.stop <= value.span.start]
    if before:
        return before[-1]
    if any(each.span.start < values[0].span.start for each in outside):
        return None
    after = [each for each in outside if each.span.start >= value.span.stop]
    return after[0] if after else None


def _stripped(words: str) -> str:
    """The words without marks at their ends; the dot of an abbreviation stays."""
    bare = words.strip(_EDGES)
    return f"{bare}." if _ABBREVIATED.search(bare) and f"{bare}." in words else bare


def subject_before(
    folded: str, start: int, stop: int, taken: list[Span]
) -> tuple[Span, str] | None:
    """The group that a target is for, named right before it; None where no name stands there."""
    words = _without(folded, Span(start, stop), taken)
    breaks = [match.end() for match in _BREAK.finditer(words) if words[match.end() :].strip()]
    span = Span(start + (breaks[-1] if breaks else 0), stop)
    words = words[span.start - start :]
    name = _stripped(words)
    while (cleaned := _stripped(_LABEL.sub("", name))) != name:
        name = cleaned
    level = _LEVEL.match(name)
    name = (name if level is None else level["name"]).strip()
    if not any(character.isalpha() for character in name) or name.endswith("ละ"):
        return None
    if len(name) > _LONGEST_SUBJECT or _NO_SUBJECT.match(name) is not None:
        return None
    if _ORDINAL.search(name) is not None and not name[0].isascii():
        return None
    at = folded.rfind(name, span.start, stop)
    if at < 0:  # a period stands amid the words: they are no name
        return None
    return Span(at, at + len(name)), name
