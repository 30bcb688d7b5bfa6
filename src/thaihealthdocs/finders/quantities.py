"""Numbers with a unit or a comparison: what is counted, measured, paid or demanded."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundQuantity
from .comparators import operator_of
from .dates import dates_in
from .folding import fold
from .number_groups import grouped_quantities
from .numbers import parse_number
from .periods import periods_in
from .quantity_judgement import is_quantity
from .quantity_words import (
    ANCHOR,
    BASELINE_AFTER,
    FAR,
    JOINED,
    JOINED_LEFT,
    JOINED_RIGHT,
    LEFT,
    MONEY_IN_WORDS,
    PARTS,
    POPULATION,
    REACH,
    RIGHT,
    SCALE_WORDS,
    TAG,
)
from .units import rate_unit, unit_of_word

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ..model.records import Operator
    from ..model.values import Number

__all__ = ["find_quantities"]


def find_quantities(text: str) -> Iterator[FoundQuantity]:
    """Find numbers that count, measure or compare, in order of place.

    A number is a quantity if it has a unit, a comparison or a scale word, or is all there is in
    ``text``. Dates, periods, ordinals (ครั้งที่ 3), list marks, numbers of orders and phones are
    left alone. A bare number has the operator ``=``.

    Args:
        text: any string.

    Yields:
        What is found; spans do not overlap. Percentages are in percent, rates in their base,
        money in baht.

    >>> text = "ไม่น้อยกว่าร้อยละ ๘๐ ของผู้ป่วย 1,250 ราย"
    >>> [(found.operator, found.value, found.unit) for found in find_quantities(text)]
    [('>=', 80, 'percent'), ('=', 1250, 'case')]
    """
    folded = fold(text)
    taken = _Taken(folded)
    grouped = grouped_quantities(folded)
    read = 0
    for match in ANCHOR.finditer(folded):
        number = Span(*match.span())
        if number.start < read or taken.hold(number):
            continue
        several = grouped.get(number.start) or _read(folded, number, read)
        for found in several:
            yield found
            read = found.span.stop


class _Taken:
    """The characters of dates and periods, asked about from the start of the text on."""

    def __init__(self, folded: str) -> None:
        dates = [found.span for found in dates_in(folded)]
        periods = [found.span for found in periods_in(folded)]
        self._spans = sorted([*dates, *periods])
        self._at = 0

    def hold(self, span: Span) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].stop <= span.start:
            self._at += 1
        return any(span.overlaps(each) for each in self._spans[self._at : self._at + 3])


def _read(folded: str, number: Span, read: int) -> tuple[FoundQuantity, ...]:
    """The quantity around a number; nothing where there is none."""
    if JOINED.search(folded, max(0, number.start - 2), number.start) is not None:
        return ()
    value = parse_number(number.of(folded))
    left = _left_of(folded, number, max(read, number.start - REACH))
    if value is None or left is None or _is_part_of_code(folded, number, left):
        return ()
    right = _right_of(folded, number, left)
    if right is None:
        return ()
    found = _assembled(folded, number, value, left, right)
    return (found,) if is_quantity(folded, found, left, right) else ()


def _left_of(folded: str, number: Span, start: int) -> re.Match[str] | None:
    """The words before a number; the end of a tag is no operator."""
    left = LEFT.search(folded, start, number.start)
    for sign in ("first", "second"):
        if left is not None and left[sign] == ">":
            before = left.start(sign)
            if TAG.search(folded, max(0, before - 60), before) is not None:
                return LEFT.search(folded, left.end(sign), number.start)
    return left


def _is_part_of_code(folded: str, number: Span, left: re.Match[str]) -> bool:
    words = number.of(folded)
    if len(words) > 1 and words[0] == "0" and words[1].isdigit():
        return True
    if left.start() < number.start:
        return False
    return JOINED_LEFT.search(folded, max(0, number.start - 4), number.start) is not None


def _right_of(folded: str, number: Span, left: re.Match[str]) -> re.Match[str] | None:
    """What follows the number, as a range where it is one; None where it is part of a code."""
    has_unit = left["percent"] is None
    ranged = RIGHT[True, has_unit].match(folded, number.stop)
    if ranged is not None and _is_range(folded, number, left, ranged):
        return ranged
    single = RIGHT[False, has_unit].match(folded, number.stop)
    if single is None or single.groupdict().get("rate") or single.groupdict().get("dash"):
        return single
    return None if JOINED_RIGHT.match(folded, number.stop) is not None else single


def _is_range(folded: str, number: Span, left: re.Match[str], right: re.Match[str]) -> bool:
    named = left["between"] is not None or left["first"] == "ตั้งแต่"
    if right["to"] == "และ" and not named:
        return False
    low, high = parse_number(number.of(folded)), parse_number(right["max"])
    if low is None or high is None or JOINED_RIGHT.match(folded, right.end("max")) is not None:
        return False
    scaled = right["low"] is not None or right["high"] is not None
    alone = folded.strip(" \n\t()") == folded[number.start : right.end("max")]
    has_words = (
        named
        or alone
        or left["percent"]
        or left["second"]
        or left["first"]
        or right.groupdict().get("unit")
    )
    return bool(has_words) and (low < high or scaled)


def _assembled(
    folded: str, number: Span, value: Number, left: re.Match[str], right: re.Match[str]
) -> FoundQuantity:
    groups = right.groupdict()
    low, high = _scaled(value, _scale(groups, "low", "high")), None
    if groups["rest"] is not None:
        low = _sum(low, groups["rest"])
    if groups["max"] is not None:
        top = parse_number(groups["max"]) or 0
        high = _scaled(top, _scale(groups, "high", "low"))
    if groups.get("million") is not None:
        low, high = _times(low, 10**6), None if high is None else _times(high, 10**6)
    operator, operator_span = _operator(left, right, is_range=high is not None)
    unit, unit_span = _unit(left, right)
    numerals = [right.end(part) for part in ("low", "max", "high") if groups[part] is not None]
    start = left.start()
    if high is None and left["between"] is not None and operator_span is None:
        start = number.start if left["percent"] is None else left.start("percent")
    found = FoundQuantity(
        span=Span(start, right.end()),
        number=Span(number.start, max([number.stop, *numerals])),
        value=low,
        unit=unit,
        operator=operator,
        value_max=high,
        operator_span=operator_span,
        unit_span=unit_span,
        hedged=any((left["hedge"], left["hedged"], groups.get("more"), groups["over"])),
        baseline=Span.of_match(left, "baseline"),
        in_words=not number.of(folded)[0].isdigit(),
        is_age=_is_age(folded, left, unit) or _is_age_group(unit, right, operator_span),
    )
    return _with_tail(folded, found)


def _scale(groups: dict[str, str | None], own: str, other: str) -> str | None:
    """The scale word of one end of a range, which may stand at the other end only."""
    match = SCALE_WORDS.search(groups[own] or groups[other] or "")
    return None if match is None else match[0]


def _scaled(value: Number, scale: str | None) -> Number:
    return value if scale is None else _times(value, parse_number(scale) or 1)


def _sum(value: Number, parts: str) -> Number:
    """A number said in parts: 1 ล้าน 5 แสน."""
    for part in PARTS.finditer(parts):
        value += parse_number(part[0]) or 0
    return value


def _times(value: Number, factor: Number) -> Number:
    product = Decimal(str(value)) * Decimal(str(factor))
    return int(product) if product == product.to_integral_value() else float(product)


def _operator(
    left: re.Match[str], right: re.Match[str], *, is_range: bool
) -> tuple[Operator, Span | None]:
    """The operator, and the words that say it: growth first, then what is around the number."""
    said = [(Span(*left.span(group)), left[group]) for group in ("first", "second") if left[group]]
    read = [(operator_of(words), span) for span, words in said]
    within = [one for one in read if one[0] == "within"]
    if left["change"] is not None:
        span = Span(*left.span("change"))
        return operator_of(left["change"]), span.cover(said[-1][0]) if said else span
    if within:
        return within[0]
    if is_range:
        return "between", Span.of_match(left, "between") or (said[0][0] if said else None)
    if read:
        return read[0]
    if right["after"] is not None:
        span = Span(*right.span("after")).strip(right.string)
        return operator_of(span.of(right.string)), span
    return "=", None


def _unit(left: re.Match[str], right: re.Match[str]) -> tuple[str | None, Span | None]:
    groups = right.groupdict()
    if left["percent"] is not None:
        return "percent", Span.of_match(left, "percent")
    for group, unit in (("sign", "percent"), ("million", "baht"), ("dash", "baht")):
        if groups[group] is not None:
            return unit, Span.of_match(right, group)
    if groups["rate"] is not None:
        return rate_unit(groups["base"]), Span.of_match(right, "rate")
    if groups["word"] is not None:
        return unit_of_word(groups["word"]), Span.of_match(right, "word")
    if left["level"] is not None:
        return "level", Span.of_match(left, "level")
    if right.string.endswith("ครึ่งหนึ่ง", 0, right.start()):
        return "ratio", None
    return None, None


def _is_age(folded: str, left: re.Match[str], unit: str | None) -> bool:
    if left["age"] is not None:
        return True
    before = max(0, left.start() - 24)
    return unit in {"year", "month"} and POPULATION.search(folded, before, left.start()) is not None


def _is_age_group(unit: str | None, right: re.Match[str], operator: Span | None) -> bool:
    """Whether years with ขึ้นไป or ลงมา behind them narrow a population, as they nearly always do."""
    return unit == "year" and operator is not None and operator.start >= right.start()


def _with_tail(folded: str, found: FoundQuantity) -> FoundQuantity:
    """The quantity with what may stand further on: a far operator, a baseline, money in words."""
    if found.operator == "=" and found.unit == "percent":
        far = FAR.match(folded, found.span.stop)
        if far is not None:
            span = Span(*far.span("after"))
            return replace(found, operator=">=", operator_span=span, span=found.span.cover(span))
    if found.operator in {"increase", "decrease"} and found.baseline is None:
        tail = BASELINE_AFTER.match(folded, found.span.stop)
        if tail is not None:
            span = Span(*tail.span("baseline"))
            return replace(found, baseline=span, span=found.span.cover(span))
    if found.unit == "baht":
        tail = MONEY_IN_WORDS.match(folded, found.span.stop)
        if tail is not None:
            agrees = parse_number(tail["words"]) == found.value
            span = Span(found.span.start, tail.end())
            return replace(found, span=span, doubts=() if agrees else ("amount_mismatch",))
    return found
