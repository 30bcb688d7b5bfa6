"""Where a printed line ends is no part of what is said: lines become paragraphs, and one line."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ..model.span import Span
from .breaks import MARKS, line_ends_in_words
from .openings import is_list_heading, is_page_number, opens_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["display_width", "one_line", "wrapped_paragraphs"]

_MARK = re.compile(f"[{MARKS}]")


def one_line(text: str) -> str:
    r"""Print ``text`` on one line: a line break becomes a space, or nothing inside a word.

    Runs of blanks become one, and none is left at the ends. The words are left alone.

    >>> one_line("ผู้ป่วยได้รับ การดูแล\nต่อเนื่อง ")
    'ผู้ป่วยได้รับ การดูแล ต่อเนื่อง'
    >>> one_line("อัตราป่วยลดลงเ\nหลือร้อยล\nะ 5")
    'อัตราป่วยลดลงเหลือร้อยละ 5'
    """
    for cut in reversed(list(line_ends_in_words(text))):
        text = text[: cut.start] + text[cut.stop :]
    return " ".join(text.split())


def display_width(line: str) -> int:
    """How many columns ``line`` takes in print: combining marks take none.

    >>> display_width("ที่นี่ 5")
    4
    """
    return len(_MARK.sub("", line.strip()))


_LEAST_WRAP = 36  # columns; a narrower page is a list of names or a menu
_NEARLY = 0.76  # of the wrap width: a Thai word that did not fit leaves at most so much blank
_CROWD = 0.4  # of the lines of a wrapped text are nearly full; others end paragraphs
_FULL = 0.88  # of the wrap width: no more than a short word is missing
_WIDEST_PAGE = 140  # columns
_LEAST_FULL = 56  # columns
_FULL_BY_EYE = 0.85  # of the widest line of the paragraph
# Words that no paragraph opens with.
_GOES_ON = re.compile(r"(?:ณ |และ|หรือ|ซึ่ง|กับ|แก่|ที่เกี่ยวข้อง|โดยมี|จำนวน |ได้|ต่อ)")
_LEAST_LINES = 3  # full ones, two where one goes on with such a word; else they may be two items
_OUTLIERS = 0.04  # of the lines may be wider than the wrap width: tables, long addresses


class _Line(NamedTuple):
    span: Span
    text: str
    width: int

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))


def wrapped_paragraphs(text: str, span: Span, among: Sequence[Span] = ()) -> tuple[Span, ...]:
    r"""The paragraphs of the printed lines at ``span``: a newline inside one is a soft line end.

    A line is carried on by the next if it is nearly as wide as the page lets it be and the next
    does not open an item, bear a label or stand further in. Lines without a common width, each
    a paragraph of its own, are never joined. Empty lines end a paragraph and are in none. Where
    the lines at ``span`` do not tell their width, those of the pages ``among`` which they stand do.

    >>> text = "แผนงานปีนี้\n- คัดกรองเบาหวาน\n- เยี่ยมบ้าน\n"
    >>> [found.of(text) for found in wrapped_paragraphs(text, Span(0, len(text)))]
    ['แผนงานปีนี้', '- คัดกรองเบาหวาน', '- เยี่ยมบ้าน']
    """
    lines = tuple(_lines(text, span))
    wrap = _wrap_width(lines)
    if wrap is None and among:
        wrap = _wrap_width(tuple(line for other in among for line in _lines(text, other)))
    joined = _joined(lines, wrap) if wrap is not None else _led_by_indents(lines)
    return tuple(found.strip(text) for found in joined)


def _lines(text: str, span: Span) -> Iterator[_Line]:
    start = span.start
    while start < span.stop:
        stop = text.find("\n", start, span.stop)
        stop = span.stop if stop < 0 else stop
        line = text[start:stop]
        # A mark by itself is something, though it takes no column.
        width = max(display_width(line), 1 if line.strip() else 0)
        yield _Line(Span(start, stop), line, width)
        start = stop + 1


def _wrap_width(lines: tuple[_Line, ...]) -> int | None:
    """The width at which lines were broken; None where they have no common one."""
    widths = sorted(line.width for line in lines if line.width)
    if len(widths) < 3:
        return None
    wrap = widths[-1 - int(len(widths) * _OUTLIERS)]
    nearly = sum(wrap * _NEARLY <= width for width in widths)
    too_wide = sum(width > wrap * 1.15 for width in widths)
    if wrap < _LEAST_WRAP or too_wide > len(widths) * _OUTLIERS:
        return None
    crowded = nearly >= max(3, len(widths) * _CROWD)
    return wrap if crowded or _is_capped(lines, widths, wrap) else None


def _is_capped(lines: tuple[_Line, ...], widths: list[int], wrap: int) -> bool:
    """Whether lines crowd at the width of a page, and most full ones go on in the next.

    So an outline of short items shows that it was wrapped: few lines are full, but hardly any
    ends just before the edge.
    """
    top = sum(width >= wrap * _FULL for width in widths)
    below = sum(wrap * 0.6 <= width < wrap * _FULL for width in widths)
    if wrap > _WIDEST_PAGE or top < 4 or top < below:
        return False
    after_full = [
        after
        for line, after in pairwise(lines)
        if line.width >= wrap * _FULL and after.width and "\t" not in after.text
    ]
    going_on = [line for line in after_full if not opens_item(line.text)]
    return len(going_on) >= 3 and len(going_on) * 2 > len(after_full)


def _joined(lines: tuple[_Line, ...], wrap: int) -> Iterator[Span]:
    open_: Span | None = None
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        if open_ is None or before is None or not _carries_on(before, line, after, wrap):
            if open_ is not None:
                yield open_
            open_ = line.span if line.width else None
        else:
            open_ = open_.cover(line.span)
    if open_ is not None:
        yield open_


def _led_by_indents(lines: tuple[_Line, ...]) -> Iterator[Span]:
    """Paragraphs of a text without a common width: one may open far in and go on at the edge."""
    at = 0
    while at < len(lines):
        stop = _end_of_indented(lines, at)
        if lines[at].width:
            yield lines[at].span.cover(lines[stop - 1].span)
        at = stop


def _end_of_indented(lines: tuple[_Line, ...], at: int) -> int:
    """Where the paragraph ends that the line at ``at`` opens if it is set in.

    All its lines but the last are full, and three at least; else the line stands alone.
    """
    first = lines[at]
    if (
        not first.text.startswith(("\t", "    "))
        or "\t" in first.text.strip()
        or opens_item(first.text)
    ):
        return at + 1
    stop = at + 1
    while stop < len(lines) and _is_at_edge(lines[stop]):
        stop += 1
    widest = max(line.width for line in lines[at:stop])
    full = takewhile(lambda line: line.width >= widest * _FULL_BY_EYE, lines[at:stop])
    count = sum(1 for _ in full)
    glued = any(_GOES_ON.match(line.text) for line in lines[at + 1 : at + count + 1])
    if widest < _LEAST_FULL or count < _LEAST_LINES - glued:
        return at + 1
    last = at + count
    after = lines[last + 1] if last + 1 < len(lines) else None
    is_last = last < stop and not _is_heading(lines[last], after, widest)
    return last + is_last


def _is_at_edge(line: _Line) -> bool:
    return (
        bool(line.width) and re.match(r"\s|.*\t", line.text) is None and not opens_item(line.text)
    )


def _carries_on(line: _Line, following: _Line, after: _Line | None, wrap: int) -> bool:
    if not line.width or not following.width or line.width < wrap * _NEARLY:
        return False
    return not (
        "\t" in line.text
        or "\t" in following.text
        or following.indent > line.indent + 3
        or opens_item(following.text)
        or is_page_number(following.text)
        or is_page_number(line.text)
        or _is_heading(following, after, wrap)
    )


def _is_heading(line: _Line, after: _Line | None, wrap: int) -> bool:
    return line.width < wrap * 0.6 and after is not None and is_list_heading(line.text, after.text)
