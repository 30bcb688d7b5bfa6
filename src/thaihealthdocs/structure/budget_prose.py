"""The amounts in running text: stated in sentences, or item by item with their sum."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..finders.money import FoundMoney, read_money
from .budget_lines import BudgetLine, WrongSum, is_same_sum
from .running import Running, running_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..model.document import Document
    from ..model.span import Span
    from ..model.values import Number

__all__ = ["prose_lines"]

_ANNOUNCES = re.compile(
    r"[\s)]*(?:โดย)?(?:มี)?(?:รายละเอียด)?(?:ค่าใช้จ่าย)?\s?(?:ดังนี้|ดังต่อไปนี้|ประกอบด้วย|ได้แก่|[:：]\s*$)"
)


def prose_lines(
    document: Document, covered: Collection[Span]
) -> tuple[list[BudgetLine], list[WrongSum]]:
    """Amounts of running text, and the sums that do not agree with theirs.

    What is stated before its own lines is left out, and so are the tables at ``covered``.
    """
    money = list(_prose_money(document, covered))
    lines: list[BudgetLine] = []
    wrong: list[WrongSum] = []
    stated: set[Number] = set()
    group: list[FoundMoney] = []
    for found in money:
        if found.kind == "total" and group:
            added = sum(each.value for each in group)
            if len(group) > 1 and not is_same_sum(added, found.value):
                wrong.append(WrongSum(found.span, found.value, added))
        elif found.kind != "total" or found.value not in stated:
            lines.append(_line(found))
            stated.add(found.value)
        if found.kind == "item":
            group.append(found)
        else:
            group = []
    kept, announced = _without_announced(document.text, money, lines)
    return kept, [*wrong, *announced]


def _prose_money(document: Document, covered: Collection[Span]) -> Iterator[FoundMoney]:
    for running in running_text(document):
        if running.paragraph.cell is not None and running.paragraph.block.span in covered:
            continue
        start = 0
        for words in running.text.split("\n"):
            for found in read_money(words):
                yield _moved(found, running, start)
            start += len(words) + 1


def _moved(found: FoundMoney, running: Running, by: int) -> FoundMoney:
    def move(span: Span | None) -> Span | None:
        return None if span is None else running.place(span.shift(by))

    place = running.place(found.span.shift(by))
    return replace(found, span=place, purpose=move(found.purpose), fund=move(found.fund))


def _line(found: FoundMoney) -> BudgetLine:
    return BudgetLine(found.span, found.value, found.purpose, found.fund, doubts=found.doubts)


def _without_announced(
    text: str, money: Sequence[FoundMoney], lines: Sequence[BudgetLine]
) -> tuple[list[BudgetLine], list[WrongSum]]:
    """The lines without a stated sum that the items after it spell out; they take its fund."""
    dropped: set[Span] = set()
    funds: dict[Span, Span] = {}
    wrong: list[WrongSum] = []
    for found, items in _with_items(money):
        added = sum(item.value for item in items)
        agrees = is_same_sum(added, found.value)
        if not (agrees or _ANNOUNCES.match(text, found.span.stop)):
            continue
        dropped.add(found.span)
        if found.fund is not None:
            funds.update((item.span, found.fund) for item in items)
        if not agrees:
            wrong.append(WrongSum(found.span, found.value, added))
    kept = [line for line in lines if line.span not in dropped]
    return [
        line if line.fund is not None else replace(line, fund=funds.get(line.span)) for line in kept
    ], wrong


def _with_items(money: Sequence[FoundMoney]) -> Iterator[tuple[FoundMoney, list[FoundMoney]]]:
    """Each stated sum that two items or more follow at once, and those items."""
    stated: FoundMoney | None = None
    items: list[FoundMoney] = []
    for found in money:
        if found.kind == "item":
            items.append(found)
            continue
        if stated is not None and len(items) > 1:
            yield stated, items
        stated, items = found if found.kind == "stated" else None, []
    if stated is not None and len(items) > 1:
        yield stated, items
