"""When plan rows happen: months, ticks and arrows under quarters or months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ..finders.fiscal import month_in_fiscal_year, quarter_of_month
from ..finders.months import abbreviation, find_months
from ..model.records import Problem, ScheduleEntry, provisional_id
from ..structure.periods import fiscal_year
from ..structure.plan_rows import PlanRow, plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Cell, Document
    from ..model.records import Record
    from ..model.span import Span
    from ..model.values import FoundMonth
    from ..structure.columns import Column

__all__ = ["extract"]

_ARROW = re.compile(r"[←→↔⟵⟶⟷⇐⇒⇔⬅➡➔➜►◄▶◀]|<[-=–—]+>?|[-=–—]+>|[-–—]{2,}")
_POINTING_ON = "→⟶⇒➡➔➜►▶-=–—"
_TICK = re.compile(r"[✓✔√/xX×•●■◼✗☑✅*]|มี|\uf0fc|\uf0e0")
_TO = re.compile(r"\s*(?:[-–—]|ถึง)\s*")
_LOOK_ALIKES = {"5": "ธ", "๕": "ธ", "n": "ก", "a": "ส", "W": "พ", "w": "พ"}
"""What a first letter of a month is misread as: 5.ค. is a badly read ธ.ค."""
_BROKEN = re.compile(r"(?P<first>[0-9๐-๙A-Za-z])(?P<rest>\.?[คยพ]\.?)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """One period cell of a row: its columns, what it shows, and the months it names."""

    columns: tuple[Column, ...]
    cell: Cell
    has_arrow: bool
    has_tick: bool
    months: tuple[int, ...]
    unread: str = ""
    points_on: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether it only points on from the cell before it."""
        return self.points_on and not self.months and not self.has_tick

    @property
    def runs(self) -> bool:
        """Whether it is joined to its neighbours: an arrow, or a cell over several columns."""
        return self.has_arrow or len(self.columns) > 1


def extract(document: Document) -> Iterator[Record]:
    """One entry for each marked cell of a plan row, or run of cells that arrows join."""
    for row in plan_rows(document):
        columns = [column for column in row.table.columns if column.is_period]
        columns = [column for column in columns if column.role == "schedule"]
        if columns:
            marks = _marks(document.text, row, columns)
            for run in _runs(marks, columns):
                yield from _entry(document, row, run)


def _marks(text: str, row: PlanRow, columns: Sequence[Column]) -> list[_Mark]:
    marks: dict[int, _Mark] = {}
    for column in columns:
        cell = row.row.covering.get(column.index)
        if cell is None or column.index in {c.index for m in marks.values() for c in m.columns}:
            continue
        over = tuple(c for c in columns if row.row.covering.get(c.index) is cell)
        marks[column.index] = _mark(text, over, cell)
    return [
        mark
        for mark in marks.values()
        if mark.has_arrow or mark.has_tick or mark.months or mark.unread
    ]


def _mark(text: str, columns: tuple[Column, ...], cell: Cell) -> _Mark:
    words = cell.span.of(text)
    named = list(find_months(words))
    months = _months(words, named)
    rest = words
    for found in reversed(named):
        rest = rest[: found.span.start] + " " + rest[found.span.stop :]
    pointing = _ARROW.search(rest)
    arrow = pointing is not None
    rest = _ARROW.sub(" ", rest)
    tick = _TICK.search(rest) is not None and not re.search(r"[ก-๙]{4,}", rest)
    unread = ""
    broken = _BROKEN.search(rest)
    if broken is not None:
        unread = broken[0]
    unread = unread or next((m.span.of(words) for m in named if m.month is None), "")
    points_on = pointing is not None and pointing[0][0] in _POINTING_ON
    return _Mark(columns, cell, arrow, tick, tuple(sorted(months)), unread, points_on)


def _months(words: str, named: Sequence[FoundMonth]) -> set[int]:
    """The months named, and those between two that a dash joins."""
    months = {found.month for found in named if found.month is not None}
    for first, last in pairwise(named):
        if first.month is None or last.month is None:
            continue
        if _TO.fullmatch(words, first.span.stop, last.span.start):
            length = (last.month - first.month) % 12
            months.update((first.month + step - 1) % 12 + 1 for step in range(length + 1))
    return months


def _runs(marks: Sequence[_Mark], columns: Sequence[Column]) -> Iterator[list[_Mark]]:
    """Marks joined by arrows: an arrow that opens (←) runs to the next that closes (→)."""
    run: list[_Mark] = []
    order = {column.index: at for at, column in enumerate(columns)}
    for mark in marks:
        beside = bool(run) and order[mark.columns[0].index] == order[run[-1].columns[-1].index] + 1
        open_ended = bool(run) and run[-1].has_arrow and mark.has_arrow
        goes_on = beside and mark.goes_on and not run[-1].has_tick
        if run and (goes_on or (mark.runs and run[-1].runs and (beside or open_ended))):
            run.append(mark)
            continue
        if run:
            yield run
        run = [mark]
    if run:
        yield run


def _entry(document: Document, row: PlanRow, run: Sequence[_Mark]) -> Iterator[Record]:
    columns = [column for mark in run for column in mark.columns]
    first, last = columns[0], columns[-1]
    between = [c for c in row.table.columns if c.is_period and first.index <= c.index <= last.index]
    joined = any(mark.has_arrow for mark in run) or len(between) > 1
    spans = [mark.cell.span.strip(document.text) for mark in run]
    quarters = sorted({q for column in between if (q := _quarter(column)) is not None})
    months: set[int] = set()
    for mark in run:
        yield from _doubts(document, mark)
        months.update(mark.months)
        if mark.unread and (guess := _guess(mark)) is not None:
            months.add(guess)
    if any(column.month is not None for column in between):
        months.update(column.month for column in between if column.month is not None)
    elif joined:
        months.update(month for month in range(1, 13) if quarter_of_month(month) in quarters)
    start = spans[0].start
    yield ScheduleEntry(
        id=provisional_id("schedule", start),
        item_ids=tuple(provisional_id("plan_items", item.words.start) for item in row.items),
        quarters=tuple(quarters),
        months=_dated(document, months),
        evidence=document.evidence(months=spans, quarters=[_head(first), _head(last)]),
        confidence=0.7 if any(mark.unread for mark in run) else 1.0,
    )


def _head(column: Column) -> Span:
    return column.cells[-1].span


def _quarter(column: Column) -> int | None:
    if column.quarter is not None:
        return column.quarter
    return None if column.month is None else quarter_of_month(column.month)


def _dated(document: Document, months: set[int]) -> tuple[str, ...]:
    """Months as YYYY-MM of the document's fiscal year; without one, --MM."""
    year = fiscal_year(document)
    ordered = sorted(months, key=lambda month: (month - 10) % 12)
    if year is None:
        return tuple(f"--{month:02d}" for month in ordered)
    return tuple(month_in_fiscal_year(month, year.year) for month in ordered)


def _guess(mark: _Mark) -> int | None:
    """The month that a broken abbreviation stands for, if the column leaves just one."""
    broken = _BROKEN.fullmatch(mark.unread)
    letter = None if broken is None else _LOOK_ALIKES.get(broken["first"])
    if broken is None or letter is None:
        return None
    found = [f.month for f in find_months(letter + "." + broken["rest"].strip(".") + ".")]
    allowed = {_quarter(column) for column in mark.columns}
    if len(found) == 1 and found[0] is not None and quarter_of_month(found[0]) in allowed:
        return found[0]
    return None


def _doubts(document: Document, mark: _Mark) -> Iterator[Problem]:
    span = mark.cell.span.strip(document.text)
    where = f"under {mark.columns[0].words!r}"
    if mark.unread:
        guess = _guess(mark)
        yield Problem(
            id=provisional_id("problems", span.start),
            code="unread_month",
            message=f"no month in {mark.unread!r} {where}",
            text=mark.unread,
            suggestion=None if guess is None else abbreviation(guess),
            evidence=document.evidence(text=span),
        )
    quarters = {_quarter(column) for column in mark.columns}
    for month in mark.months:
        if quarter_of_month(month) not in quarters:
            yield Problem(
                id=provisional_id("problems", span.start),
                code="month_outside_quarter",
                message=f"{abbreviation(month)} is no month of the quarter it stands {where}",
                text=abbreviation(month),
                evidence=document.evidence(text=span),
            )
