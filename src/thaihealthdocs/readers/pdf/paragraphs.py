"""Printed lines into printed paragraphs: a line that had room for more ends its paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from ...thai.openings import is_list_heading, opens_item
from .words import first_chunk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .lines import Line
    from .typeset import Typeset

__all__ = ["Measure", "paragraphs"]

_LIST_MARK = re.compile(
    r"[-–—•●○◦▪■□◻✓✗☐☑➢❖*·‣]"
    r"|\(?(?:[0-9๐-๙]{1,3}|[ก-ฮ]|[a-zA-Z]|[ivxIVX]{1,4})[).](?![0-9๐-๙,.]|[ก-ฮ]{1,2}\.)"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\.?\s"
    r"|(?:ข้อ|หมวด|ส่วน|มาตรา|บท|ประเด็น|ยุทธศาสตร์|กลยุทธ์|ตัวชี้วัด)(?:ที่)?\s*[0-9๐-๙]"
    r"|(?:เรื่อง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย|หมายเหตุ|ส่วนราชการ)[\s:]"
    r"|“[^”]{1,80}”\s*หมายความ"
)
_NUMBER = re.compile(r"[-–]|[<>≥≤±]?\s?[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?\s?%?")
_PIECE = re.compile(r"[0-9๐-๙,.]+%?")
_WHOLE = re.compile(r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})*(?:\.[0-9๐-๙]+)?%?")
_SIGN = re.compile(r"[<>≥≤=±]")
_SAME_PITCH = 1.18
"""Lines further apart than this, times the usual distance, are not of one paragraph."""
_SAME_SIZE = 1.12
_SHORT = 0.6
"""Of the measure: a heading is no longer."""
_BLANK = 0.33
"""Of the font size: the width of the blank at which a line may have been broken."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The room that lines have: where they may begin and end, in points."""

    left: float
    right: float


def paragraphs(
    page: Typeset, lines: Sequence[Line], measure: Measure, pitches: Mapping[int, float]
) -> list[list[Line]]:
    """Group lines, from the top, into paragraphs.

    ``pitches`` gives for a font size, rounded, the usual distance between lines.
    """
    groups: list[list[Line]] = []
    for line, after in zip_longest(lines, lines[1:]):
        if (
            groups
            and _goes_on(page, groups[-1], line, measure, pitches)
            and not _is_heading(page, line, after, measure)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(
    page: Typeset,
    group: Sequence[Line],
    line: Line,
    measure: Measure,
    pitches: Mapping[int, float],
) -> bool:
    """Whether ``line`` goes on the paragraph of ``group``."""
    last = group[-1]
    larger, smaller = max(last.size, line.size), min(last.size, line.size)
    pitch = pitches.get(round(larger), 1.7 * larger)
    if larger > _SAME_SIZE * smaller or line.base - last.base > _SAME_PITCH * pitch:
        return False
    before, text = page.text_of(last), page.text_of(line)
    if _SIGN.fullmatch(before):
        return True
    if (
        _LIST_MARK.match(text)
        or opens_item(text)
        or _is_label(page, last)
        or _are_two_numbers(before, text)
    ):
        return False
    room = _room(last, measure) - _BLANK * line.size
    if room >= first_chunk(page, line, room):
        return False
    indent = line.x0 - (group[1].x0 if len(group) > 1 else last.x0)
    if indent <= 0.8 * line.size or _is_centred(line, measure):
        return True
    return len(group) == 1 and _LIST_MARK.match(before) is not None


def _is_heading(page: Typeset, line: Line, after: Line | None, measure: Measure) -> bool:
    """Whether a line fills little of the measure and names the list below it."""
    return (
        after is not None
        and line.x1 - line.x0 < _SHORT * (measure.right - measure.left)
        and is_list_heading(page.text_of(line), page.text_of(after))
    )


def _are_two_numbers(before: str, text: str) -> bool:
    """Whether two lines are a number each, not one number that was broken in a narrow column."""
    if not _NUMBER.fullmatch(before) or not _NUMBER.fullmatch(text):
        return False
    pieces = _PIECE.fullmatch(before) and _PIECE.fullmatch(text)
    return not pieces or len(before) == len(text) or _WHOLE.fullmatch(before + text) is None


def _is_label(page: Typeset, line: Line) -> bool:
    """Whether the parts of a line are set apart, and not by a list mark alone."""
    return page.has_tab(line) and _LIST_MARK.fullmatch(page.text_of(page.parts(line)[0])) is None


def _is_centred(line: Line, measure: Measure) -> bool:
    """Whether the line leaves the same room on both sides, and some."""
    before, after = line.x0 - measure.left, measure.right - line.x1
    return before > 0.5 * line.size and abs(before - after) < 0.6 * line.size


def _room(line: Line, measure: Measure) -> float:
    """What is left of the measure beside a line, in points."""
    before, after = line.x0 - measure.left, measure.right - line.x1
    if _is_centred(line, measure):
        return before + after
    if after < 0.5 * line.size and before > 0.35 * (measure.right - measure.left):
        return before
    return after
