"""Money that a document sets apart, in baht, with what it is for; sums only check the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..finders.periods import find_periods
from ..model.records import Amount, Problem, provisional_id
from ..structure.budgets import BudgetLine, WrongSum, budget_lines, wrong_sums
from ..structure.periods import fiscal_year
from ..structure.words import words_at
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record
    from ..model.span import Span

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """Yield an `Amount` for each line of a budget and each stated sum.

    A sum that its lines do not add up to, and words that say another number than the digits
    before them, are a `Problem` beside the amount as printed.
    """
    for line in budget_lines(document):
        yield _amount(document, line)
        if line.doubts:
            yield _doubt(document, line)
    for wrong in wrong_sums(document):
        yield _mismatch(document, wrong)


def _amount(document: Document, line: BudgetLine) -> Amount:
    year, year_span = _fiscal_year(document, line)
    return Amount(
        id=provisional_id("amounts", line.span.start),
        value=line.value,
        purpose=words_at(document, line.purpose),
        fund=words_at(document, line.fund),
        fiscal_year=year,
        evidence=document.evidence(
            value=line.span, purpose=line.purpose, fund=line.fund, fiscal_year=year_span
        ),
        confidence=0.95 if line.purpose is not None else 0.8,
    )


def _fiscal_year(document: Document, line: BudgetLine) -> tuple[int | None, Span | None]:
    """The year of the column, else of the purpose's own words, else of the document."""
    if line.fiscal_year is not None:
        return line.fiscal_year, None
    if line.purpose is not None:
        for period in find_periods(line.purpose.of(document.text)):
            if period.fiscal_year is not None:
                return period.fiscal_year, period.span.shift(line.purpose.start)
    known = fiscal_year(document)
    return (None, None) if known is None else (known.year, known.span)


def _doubt(document: Document, line: BudgetLine) -> Problem:
    words = one_line(line.span.of(document.text))
    return Problem(
        id=provisional_id("problems", line.span.start),
        code=line.doubts[0],
        message=f"the words do not say what the digits say in {words!r}",
        text=words,
        evidence=document.evidence(text=line.span),
    )


def _mismatch(document: Document, wrong: WrongSum) -> Problem:
    return Problem(
        id=provisional_id("problems", wrong.span.start),
        code="sum_mismatch",
        message=f"the sum is printed as {wrong.printed:,}; its lines add up to {wrong.added:,}",
        text=one_line(wrong.span.of(document.text)),
        suggestion=f"{wrong.added:,}",
        evidence=document.evidence(text=wrong.span),
    )
