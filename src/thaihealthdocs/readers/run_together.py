"""Tables whose tabs were lost: a line of heads that ends with years, lines that end with values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["run_together_rows"]

_YEAR = re.compile(r"(?:25\d\d|๒๕[๐-๙]{2})")
_VALUE = re.compile(r"[<>≥≤]?[\d๐-๙][\d๐-๙,]*(?:\.[\d๐-๙]+)?%?|[-–]")
_WORD = re.compile(r"\S+")
_LEAST_YEARS = 3
_MOST_HEADS = 3
_MOST_LINES = 3
"""Of a row, where its name is wrapped."""


def run_together_rows(original: str, lines: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    r"""Each row of such tables, of one line or several, with its cells.

    >>> text = "ตัวชี้วัด หน่วย 2566 2567 2568\n1. ร้อยละของบ่อที่สะอาด ร้อยละ 60 65 70"
    >>> lines = [Span(0, 30), Span(31, len(text))]
    >>> [[cell.of(text) for cell in cells] for _, cells in run_together_rows(text, lines)][1]
    ['1. ร้อยละของบ่อที่สะอาด', 'ร้อยละ', '60', '65', '70']
    """
    at = 0
    while at < len(lines):
        heads = _heads(original, lines[at])
        rows = [] if heads is None else list(_rows(original, lines, at + 1, heads))
        if heads is None or not rows:
            at += 1
            continue
        words = _words(original, lines[at])
        yield lines[at], words
        for first, last, cells in rows:
            yield lines[first].cover(lines[last]), cells
        at = rows[-1][1] + 1


def _words(original: str, line: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(original, line.start, line.stop)]


def _heads(original: str, line: Span) -> tuple[int, int] | None:
    """How many heads without and how many with a year the line holds; None for another line."""
    words = _words(original, line)
    years = 0
    while years < len(words) and _YEAR.fullmatch(words[-1 - years].of(original)):
        years += 1
    others = len(words) - years
    if years < _LEAST_YEARS or not 1 <= others <= _MOST_HEADS or "\t" in line.of(original):
        return None
    printed = [int(word.of(original)) for word in words[others:]]
    return (others, years) if printed == sorted(set(printed)) else None


def _rows(
    original: str, lines: Sequence[Span], at: int, heads: tuple[int, int]
) -> Iterator[tuple[int, int, list[Span]]]:
    """The rows below the heads: first line, last line and cells, until lines say other things."""
    others, values = heads
    first = at
    while first < len(lines):
        for last in range(first, min(first + _MOST_LINES, len(lines))):
            words = _words(original, lines[last])
            tail = words[-values:]
            if len(tail) == values and all(_VALUE.fullmatch(word.of(original)) for word in tail):
                break
        else:
            return
        before = [*_words_of(original, lines[first : last + 1])][:-values]
        if len(before) < others:
            return
        between = before[len(before) - others + 1 :] if others > 1 else []
        name = Span(before[0].start, before[len(before) - len(between) - 1].stop)
        yield first, last, [name, *between, *tail]
        first = last + 1


def _words_of(original: str, lines: Sequence[Span]) -> Iterator[Span]:
    for line in lines:
        yield from _words(original, line)
