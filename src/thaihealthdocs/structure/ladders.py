"""Scoring ladders: what earns each level or score from 1 to 5, in lines and in tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.quantities import find_quantities
from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .heads import headed
from .kpis import kpis, last_kpi_before
from .paragraphs import paragraphs
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.values import FoundQuantity
    from .tables import Table

__all__ = ["Step", "steps"]

_D = "[0-9๐-๙]"
_LEVEL_FIRST = re.compile(
    rf"\s*(?:[-–•*]\s*)?(?:(?:ระดับ(?:คะแนน)?(?:ที่)?|คะแนน(?:ระดับ)?|ได้)\s*(?P<level>{_D})(?!{_D}|\.{_D}|\s?[-–])\s*(?:คะแนน)?"
    rf"|(?P<score>[1-5๑-๕])\s*คะแนน)\s*(?:[:：=]|หมายถึง|เมื่อ|คือ|เท่ากับ|\s)\s*(?=\S)"
)
_LEVEL_LAST = re.compile(
    rf"\s*(?:=|เท่ากับ|ได้|ให้|คือ|[:：])\s*(?:ระดับ\s*)?(?P<level>{_D})\s*(?:คะแนน)?\s*$|\s(?P<score>[1-5๑-๕])\s*คะแนน\s*$"
)
_HEAD_LEVEL = re.compile(
    r"(?:(?:ค่า)?(?:ระดับ)?คะแนน(?:ที่)?|ระดับ(?:ที่)?|เกณฑ์(?:การให้)?คะแนน)?\s*(?P<level>[1-5๑-๕])\s*(?:คะแนน)?"
)
_HEAD_OF_LEVELS = re.compile(r"\s*(?:ระดับ(?:คะแนน|ที่)?|คะแนน|ค่าคะแนน|score)\s*$", re.I)
_LADDER_HEAD = re.compile(r"(?:ค่า)?(?:ระดับ|คะแนน)(?:คะแนน|ที่)?\s*[1-5๑-๕]?")
_LONGEST = 400
_LEAST = 2  # steps make a ladder; one line may be anything


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its level, the words that earn it, and their comparison where there is one.

    ``indicator`` is where the name of the indicator starts, None where none stands before.
    """

    level: int
    words: Span
    level_span: Span
    compared: FoundQuantity | None = None
    indicator: int | None = None


def steps(document: Document) -> tuple[Step, ...]:
    """The steps of every ladder of ``document``, in reading order."""
    found = [*_in_lines(document), *_in_tables(document)]
    named = (_named(document, step) for step in found)
    return tuple(sorted(named, key=lambda step: (step.words, step.level)))


def _named(document: Document, step: Step) -> Step:
    kpi = last_kpi_before(document, step.words.stop) if step.indicator is None else None
    return step if kpi is None else replace(step, indicator=kpi.name.start)


def _in_lines(document: Document) -> Iterator[Step]:
    """Runs of lines whose levels rise or fall by one."""
    run: list[Step] = []
    for paragraph in paragraphs(document):
        start = paragraph.span.start
        for words in paragraph.text.split("\n"):
            step = _line_step(words, start)
            if step is None or (run and abs(step.level - run[-1].level) != 1):
                yield from run if len(run) >= _LEAST else ()
                run = []
            if step is not None:
                run.append(step)
            start += len(words) + 1
    yield from run if len(run) >= _LEAST else ()


def _line_step(words: str, start: int) -> Step | None:
    if len(words) > _LONGEST:
        return None
    first = _LEVEL_FIRST.match(words)
    if first is not None:
        span, level = Span(first.end(), len(words)).strip(words), _level(first)
    else:
        last = _LEVEL_LAST.search(words, max(0, len(words) - 40))
        if last is None:
            return None
        first, level = last, _level(last)
        span = Span(0, last.start()).strip(words, " \t-–•*=")
    if span.is_empty or not 0 <= level <= 5:
        return None
    place = Span(*first.span()).strip(words).shift(start)
    return Step(level, span.shift(start), place, _compared(span.of(words), start + span.start))


def _level(match: re.Match[str]) -> int:
    return int(to_arabic_digits(match["level"] or match["score"]))


def _compared(words: str, start: int) -> FoundQuantity | None:
    """The one comparison that the words make; None where they make none or several."""
    found = list(find_quantities(words))
    if len(found) != 1 or len(found[0].span) * 2 < len(words.strip()):
        return None
    return replace(found[0], span=found[0].span.shift(start))


def _in_tables(document: Document) -> Iterator[Step]:
    for printed in tables(document):
        table = headed(document.text, printed, _is_ladder_head)
        yield from _across(document, table)
        yield from _down(document, table)


def _is_ladder_head(words: str) -> bool:
    return _LADDER_HEAD.fullmatch(words.strip()) is not None


def _across(document: Document, table: Table) -> Iterator[Step]:
    """Columns headed 1 to 5: each cell is a step of its row's indicator."""
    heads = {}
    for column in table.columns:
        match = _HEAD_LEVEL.fullmatch(column.path[-1].strip()) if column.path else None
        if match is not None and not column.is_period:
            heads[column.index] = (int(to_arabic_digits(match["level"])), column)
    levels = [level for level, _ in heads.values()]
    if len(levels) < 3 or sorted(levels) != list(range(min(levels), max(levels) + 1)):
        return
    names = {id(row): kpi.name.start for kpi in kpis(document) for _, row in kpi.rows}
    for row in table.rows:
        for at, (level, column) in sorted(heads.items()):
            cell = row.own.get(at)
            words = None if cell is None else cell.span.strip(document.text)
            if words is None or not re.search(r"[\w]", words.of(document.text)):
                continue
            compared = _compared(words.of(document.text), words.start)
            place = column.cells[-1].span if column.cells else words
            yield Step(level, words, place, compared, names.get(id(row)))


def _down(document: Document, table: Table) -> Iterator[Step]:
    """A column of levels beside a column of what earns them."""
    heads = [at.index for at in table.columns if at.path and _HEAD_OF_LEVELS.match(at.path[-1])]
    if len(heads) != 1 or len(table.columns) > 3:
        return
    for row in table.rows:
        cell = row.own.get(heads[0])
        others = [other for at, other in sorted(row.own.items()) if at != heads[0]]
        if cell is None or not others:
            continue
        match = _HEAD_LEVEL.fullmatch(cell.span.of(document.text).strip())
        words = others[0].span.strip(document.text)
        if match is not None and not words.is_empty:
            compared = _compared(words.of(document.text), words.start)
            place = cell.span.strip(document.text)
            yield Step(int(to_arabic_digits(match["level"])), words, place, compared)
