"""Budget lines of a document: from the rows of its tables and from its sentences.

A sum (รวม) checks the lines above it and is no line itself, unless there are none above it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .budget_lines import BudgetLine, WrongSum, is_same_sum
from .budget_prose import prose_lines
from .budget_tables import table_budgets
from .memory import once_per_document

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..model.document import Document
    from ..model.span import Span
    from ..model.values import Number

__all__ = ["BudgetLine", "WrongSum", "budget_lines", "wrong_sums"]


@dataclass(frozen=True, slots=True)
class _Read:
    lines: tuple[BudgetLine, ...]
    wrong: tuple[WrongSum, ...]


def budget_lines(document: Document) -> tuple[BudgetLine, ...]:
    """The amounts of ``document``, in reading order, without sums of other lines."""
    return _read(document).lines


def wrong_sums(document: Document) -> tuple[WrongSum, ...]:
    """The printed sums that do not agree with their lines."""
    return _read(document).wrong


@once_per_document
def _read(document: Document) -> _Read:
    budgets = list(table_budgets(document))
    lines = [line for budget in budgets for line in budget.lines]
    covered = {part.span for budget in budgets for part in budget.table.parts}
    told, sums = prose_lines(document, covered)
    total = sum(line.value for line in lines)
    kept, fund = _not_restated(told, {line.value for line in lines}, total, several=len(lines) > 1)
    tabled = [line if line.fund is not None else replace(line, fund=fund) for line in lines]
    wrong = [each for budget in budgets for each in budget.wrong]
    return _Read(tuple(sorted([*tabled, *kept], key=lambda line: line.span)), (*wrong, *sums))


def _not_restated(
    told: list[BudgetLine], tabled: Collection[Number], total: Number, *, several: bool
) -> tuple[list[BudgetLine], Span | None]:
    """The sentences that say neither the sum of the tables' lines nor one of them over again.

    Then the fund that a sentence names with that sum, which is the fund of the lines too.
    """
    kept: list[BudgetLine] = []
    fund: Span | None = None
    for line in told:
        is_whole = several and is_same_sum(line.value, total)
        if is_whole:
            fund = line.fund if fund is None else fund
        elif not (several and line.purpose is None and line.value in tabled):
            kept.append(line)
    return kept, fund
