"""Printed lines into printed paragraphs: a line that had room for more ends its paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .lines import Line

__all__ = ["Measure", "paragraphs"]

_LIST_MARK = re.compile(
    r"[-–—•●○◦▪■□◻✓✗☐☑➢❖*·‣]"
    r"|\(?(?:[0-9๐-๙]{1,3}|[ก-ฮ]|[a-zA-Z]|[ivxIVX]{1,4})[).](?![0-9๐-๙,.])"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\.?\s"
    r"|(?:ข้อ|หมวด|ส่วน|มาตรา|บท)(?:ที่)?\s*[0-9๐-๙]"
)
_SAME_PITCH = 1.3
"""Lines further apart than this, times the usual distance, are not of one paragraph."""
_SAME_SIZE = 1.12


@dataclass(frozen=True, slots=True)
class Measure:
    """The room that lines have: where they may begin and end, in points."""

    left: float
    right: float


def paragraphs(
    lines: Sequence[Line],
    measure: Measure,
    pitch: Callable[[float], float],
    text_of: Callable[[Line], str],
    first_chunk: Callable[[Line], float],
) -> list[list[Line]]:
    """Group lines, from the top, into paragraphs.

    ``pitch`` gives the usual distance of lines of a size, ``first_chunk`` the width of what a
    line begins with and that cannot be broken.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, measure, pitch, text_of, first_chunk):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(
    group: Sequence[Line],
    line: Line,
    measure: Measure,
    pitch: Callable[[float], float],
    text_of: Callable[[Line], str],
    first_chunk: Callable[[Line], float],
) -> bool:
    """Whether ``line`` goes on the paragraph of ``group``."""
    last = group[-1]
    larger, smaller = max(last.size, line.size), min(last.size, line.size)
    if larger > _SAME_SIZE * smaller or line.base - last.base > _SAME_PITCH * pitch(larger):
        return False
    if _LIST_MARK.match(text_of(line)):
        return False
    room = _room(last, measure)
    if room >= first_chunk(line) + 0.1 * line.size:
        return False
    indent = line.x0 - (group[1].x0 if len(group) > 1 else last.x0)
    if indent <= 0.8 * line.size or _is_centred(line, measure):
        return True
    return len(group) == 1 and _LIST_MARK.match(text_of(last)) is not None


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
