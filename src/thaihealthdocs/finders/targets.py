"""Targets in the names of indicators: which words are the name, which the value to be reached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..model.values import FoundTarget
from .folding import fold
from .periods import find_periods
from .quantities import find_quantities
from .target_strings import find_targets
from .units import PERCENT_AFTER, RATE, UNIT, rate_unit, unit_of_word

if TYPE_CHECKING:
    from ..model.values import FoundQuantity

__all__ = ["find_targets", "split_name_target", "unit_of_name"]

_RATES = {"per_1000", "per_10000", "per_100000"}
_TIMES = {"day", "month", "year", "hour", "นาที", "วินาที", "สัปดาห์"}
_COUNTS = {"place", "person", "case", "item", "time", "score", "level"}
_COUNT_NAME = re.compile(r"[ 0-9.)]*(?:จ.{1,2}นวน|มี|การ)")
_BRACKET = re.compile(r"[ \n]*[(\[](?P<inside>[^()\[\]]*)[)\]][ .;\n]*$")
# Words between a name and its target that belong to neither.
_LINK = re.compile(
    r"(?:[ :=,;\n(\[-]+(?:มีค่า|เท่ากับ|(?:ค่า)?เป้าหมาย(?:คือ)?|เกณฑ์|คือ|จำนวน|อยู่ที่|ให้ได้|เป็น|ได้)?)+\Z"
)
_LEVEL_AT_END = re.compile(r"[ ](?P<level>ระดับ[ ]?(?:ที่[ ]?)?[1-9](?:\.[0-9]+)?)[ .]*$")
_GROUP = re.compile(
    r"(?:^|[ (])(?:ระดับ[ ]?[A-Z][A-Za-z0-9+]{0,3}|[A-Z][A-Za-z]{0,6}[0-9]?)[ :=]*\Z"
)
_TAIL = re.compile(
    r"(?:[ .,;\n)\]]|ภายใน|ณ|ใน|สิ้น|ของ(?:กลุ่ม)?(?:เป้าหมาย|ทั้งหมด)|ของ|ต่อปี|ต่อเดือน|\([^0-9()]{1,20}\))*"
)
_MEASURED = re.compile(
    r"(?:[A-Za-z][0-9A-Za-z]*|น้ำตาล|ความดัน|ความดันโลหิต|ค่า|คะแนน|ดัชนีมวลกาย|น้ำหนัก|ไขมัน"
    r"|ส่วนสูง|รอบเอว)[ ]*\Z"
)
_HEAD = re.compile(r"^[ \n]*(?:[0-9]+(?:\.[0-9]+)*[.)]?[ ]*)?(?:มี)?\Z")

_UNITS_OF_NAMES = (
    (re.compile(r"^(?:อัตรา)?(?:ร้อย[ ]?ละ|เปอร์เซ็นต์)"), "percent"),
    (
        re.compile(r"^(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|[<>≤≥=]+)?[ ]?ร้อย[ ]?ละ"),
        "percent",
    ),
    (re.compile(r"^ระดับ(?:ความ|ของความ|คุณภาพ|การ)"), "level"),
    (re.compile(r"^(?:คะแนน|ค่าคะแนน)"), "score"),
    (re.compile(r"^อัตราส่วน"), "ratio"),
    (re.compile(r"^จำนวนครั้ง"), "time"),
    (re.compile(r"^จำนวนวัน"), "day"),
)
_UNIT_IN_BRACKETS = re.compile(
    rf"\([ ]?(?:หน่วย(?:นับ|วัด)?[ ]?:?[ ]?)?(?:(?P<percent>ร้อย[ ]?ละ|{PERCENT_AFTER})"
    rf"|(?P<rate>{RATE})"
    rf"|(?:ล้าน|พัน)?(?P<word>{UNIT}))[ ]?\)"
)
_RATE_IN_NAME = re.compile(rf"อัตรา[^\n]{{1,200}}?(?P<rate>{RATE})")
_LEADING_MARK = re.compile(r"^[ \n]*(?:[0-9]+(?:\.[0-9]+)*[.)]?[ ]*)?")


def unit_of_name(name: str) -> str | None:
    """The unit that an indicator's name implies, in the words of a record; None if it is silent.

    >>> unit_of_name("ร้อยละของหญิงที่ฝากครรภ์ครบ"), unit_of_name("จำนวนชุมชนต้นแบบ (แห่ง)")
    ('percent', 'place')
    >>> unit_of_name("อัตราป่วยต่อแสนประชากร"), unit_of_name("ระดับความสำเร็จของแผน")
    ('per_100000', 'level')
    """
    folded = _LEADING_MARK.sub("", fold(name), count=1)
    rate = _RATE_IN_NAME.match(folded)
    if rate is not None:
        return rate_unit(rate["base"])
    for pattern, unit in _UNITS_OF_NAMES:
        if pattern.match(folded) is not None:
            return unit
    bracket = _UNIT_IN_BRACKETS.search(folded)
    if bracket is None:
        return None
    if bracket["percent"] is not None:
        return "percent"
    return unit_of_word(bracket["word"]) if bracket["rate"] is None else rate_unit(bracket["base"])


def split_name_target(name: str) -> tuple[Span, tuple[FoundTarget, ...]]:
    """Part an indicator's name from the target that follows it.

    A target at the end, in brackets or not, is cut off with its operator; one inside the name
    (ร้อยละ 99 ของประชาชน…) stays in it and is a target too. Ages, ordinals, time limits inside a
    name and a tolerance behind it are no targets. A target without a unit has the name's.

    Args:
        name: the words after the label of an indicator, without its number.

    Returns:
        The span of the name, and the targets in order; spans are of ``name``.

    >>> text = "ร้อยละของตำบลที่ผ่านเกณฑ์ ไม่น้อยกว่าร้อยละ 80"
    >>> span, targets = split_name_target(text)
    >>> span.of(text), [(target.operator, target.value) for target in targets]
    ('ร้อยละของตำบลที่ผ่านเกณฑ์', [('>=', 80)])
    """
    folded = fold(name)
    quantities = tuple(each for each in find_quantities(name) if not each.is_age)
    head = _head(folded, quantities)
    unit = unit_of_name(name)
    bracket = _bracketed(folded, unit)
    if bracket is not None:
        start, targets = bracket
        within = all(target.operator == "within" for target in targets)
        kept = _timed(name, head) if head and within else _with_unit(targets, unit)
        return _name(folded, start), kept
    if head:
        return _name(folded, len(folded)), _timed(name, head)
    start, targets = _trailing(name, folded, quantities, unit)
    if targets:
        return _name(folded, start), _with_unit(targets, unit)
    inside = tuple(FoundTarget.of_quantity(each) for each in quantities if _is_inside(each, unit))
    return _name(folded, len(folded)), inside[:1]


def _name(folded: str, stop: int) -> Span:
    """The name up to ``stop``, without the words and marks that only lead on to the target."""
    span = Span(0, stop).strip(folded)
    link = _LINK.search(folded, span.start, span.stop) if stop < len(folded) else None
    return span if link is None else Span(span.start, max(span.start, link.start()))


def _with_unit(targets: tuple[FoundTarget, ...], unit: str | None) -> tuple[FoundTarget, ...]:
    return tuple(
        replace(target, unit=unit) if target.unit is None else target for target in targets
    )


def _head(folded: str, quantities: tuple[FoundQuantity, ...]) -> tuple[FoundTarget, ...]:
    """The percentage that a name opens with, followed by what it is a percentage of."""
    if not quantities or quantities[0].unit != "percent" or quantities[0].hedged:
        return ()
    first = quantities[0]
    opens = _HEAD.match(folded[: first.span.start]) is not None
    return (FoundTarget.of_quantity(first),) if opens and folded[first.span.stop :].strip() else ()


def _timed(name: str, targets: tuple[FoundTarget, ...]) -> tuple[FoundTarget, ...]:
    """The targets with the quarters or months that the rest of the name sets for them."""
    periods = [each for each in find_periods(name) if each.quarters or each.months is not None]
    if len(periods) != 1:
        return targets
    only = periods[0]
    return tuple(replace(each, quarters=only.quarters, months=only.months) for each in targets)


def _bracketed(folded: str, unit: str | None) -> tuple[int, tuple[FoundTarget, ...]] | None:
    """Where the closing bracket of a name begins, and the targets in it."""
    match = _BRACKET.search(folded, max(0, len(folded) - 300))
    if match is None:
        return None
    start = match.start("inside")
    targets = tuple(
        _shifted(target, start)
        for target in find_targets(match["inside"])
        if _fits(target, unit, in_brackets=True)
    )
    return (match.start(), targets) if targets else None


def _shifted(target: FoundTarget, by: int) -> FoundTarget:
    def moved(span: Span | None) -> Span | None:
        return None if span is None else span.shift(by)

    return replace(
        target,
        span=target.span.shift(by),
        subject_span=moved(target.subject_span),
        operator_span=moved(target.operator_span),
        number=moved(target.number),
    )


def _fits(target: FoundTarget, unit: str | None, *, in_brackets: bool) -> bool:
    """Whether a value can be the target of a name with this unit, and no condition in it."""
    if target.unit in _TIMES and target.unit != unit:
        return unit not in {"percent", *_RATES} and target.operator_span is not None
    if target.unit is None:
        return target.operator_span is not None or (in_brackets and target.subject is not None)
    if target.unit == unit or unit is None:
        return True
    if unit in _RATES:
        return target.unit in _RATES
    return unit != "percent" and target.unit == "percent"


def _trailing(
    name: str, folded: str, quantities: tuple[FoundQuantity, ...], unit: str | None
) -> tuple[int, tuple[FoundTarget, ...]]:
    """The targets that close a name, and where the first of them begins."""
    stop = _end_before_periods(name, folded)
    level = _LEVEL_AT_END.search(folded, max(0, len(folded) - 24)) if unit == "level" else None
    if level is not None:
        found = next(find_targets(level["level"]), None)
        start = level.start("level")
        return start, () if found is None else (_shifted(found, start),)
    run: list[FoundQuantity] = []
    for each in reversed(quantities):
        if each.span.stop < stop and _TAIL.fullmatch(folded, each.span.stop, stop) is None:
            break
        if each.hedged or not _follows(folded, each, unit):
            break
        run.insert(0, each)
        group = _GROUP.search(folded, max(0, each.span.start - 24), each.span.start)
        if group is None:
            break
        stop = group.start() if group.start() > 0 else each.span.start
    if not run:
        return len(folded), ()
    grouped = len(run) > 1
    start = stop if grouped else run[0].span.start
    targets = (
        tuple(_shifted(target, start) for target in find_targets(name[start:]))
        if grouped
        else _timed(name, (FoundTarget.of_quantity(run[0]),))
    )
    return start, targets


def _end_before_periods(name: str, folded: str) -> int:
    """Where a name ends, but for a period that closes it: … ร้อยละ 80 ในปี 2567."""
    stop = len(folded)
    for period in reversed(list(find_periods(name))):
        if _TAIL.fullmatch(folded, period.span.stop, stop) is None:
            break
        stop = period.span.start
    return stop


def _follows(folded: str, found: FoundQuantity, unit: str | None) -> bool:
    """Whether a closing quantity is a target, not a condition that ends the name."""
    if found.span.start == 0 or not _fits(FoundTarget.of_quantity(found), unit, in_brackets=False):
        return False
    if found.operator_span is not None and "ภายใน" in found.operator_span.of(folded):
        return False
    before = folded[max(0, found.span.start - 24) : found.span.start]
    if found.unit is None:
        if _MEASURED.search(before) is not None:
            return False
        in_words = found.operator_span is not None and len(found.operator_span) > 2
        return before.endswith((" ", ")", "\n")) or (in_words and unit != "percent")
    if found.operator_span is None and found.unit != "percent":
        counts = found.unit == unit or (_COUNT_NAME.match(folded) and found.unit in _COUNTS)
        return bool(counts) and before.endswith((" ", ")", ":", "=", "\n"))
    return True


def _is_inside(found: FoundQuantity, unit: str | None) -> bool:
    """Whether a quantity within a name is its target: a demand in percent of a silent name."""
    return unit is None and found.unit == "percent" and not found.hedged
