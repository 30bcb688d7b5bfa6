"""Lines of a sheet in reading order, and lines that make one paragraph."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .engine import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .engine import Symbol

__all__ = ["paragraphs", "rows"]

_LIST_MARK = re.compile(
    r"[-–•●○▪■□*]\s"
    r"|\(?(?:[0-9๐-๙]{1,3}|[ก-ฮ]|[a-zA-Z])[).](?![0-9๐-๙,])"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\.?\s"
    r"|(?:ข้อ|หมวด|ส่วน|มาตรา|บท|ประเด็น|ยุทธศาสตร์|กลยุทธ์|ตัวชี้วัด)(?:ที่)?\s*[0-9๐-๙]"
    r"|(?:เรื่อง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย|หมายเหตุ)[\s:]"
)
# Of the height of a line.
_TAB, _FIRST_WORD, _INDENT = 2.2, 1.6, 1.2
_SAME_STEP, _SAME_SIZE = 1.3, 1.5
_COLUMN_LINES = 6


def rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from the top, those beside each other made one unless they are columns of prose."""
    spaced = [_with_tabs(line) for line in lines]
    if _has_columns(spaced):
        return spaced
    found: list[list[Line]] = []
    for line in sorted(spaced, key=lambda line: line.box[1] + line.box[3]):
        if found and all(_is_beside(line, other) for other in found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return [_joined(sorted(row, key=lambda line: line.box[0])) for row in found]


def _height(line: Line) -> float:
    return line.box[3] - line.box[1]


def _with_tabs(line: Line) -> Line:
    """The line with tabs where its parts stand far apart."""
    symbols = list(line.symbols)
    for at in range(1, len(symbols)):
        gap = symbols[at].box[0] - symbols[at - 1].box[2]
        if symbols[at].before and gap > _TAB * _height(line):
            symbols[at] = replace(symbols[at], before="\t")
    return replace(line, symbols=tuple(symbols))


def _is_beside(line: Line, other: Line) -> bool:
    shared = min(line.box[3], other.box[3]) - max(line.box[1], other.box[1])
    apart = line.box[0] >= other.box[2] or other.box[0] >= line.box[2]
    return apart and shared > 0.5 * min(_height(line), _height(other))


def _has_columns(lines: Sequence[Line]) -> bool:
    """Whether two areas of many lines stand side by side."""
    areas = [list(area) for _, area in itertools.groupby(lines, key=lambda line: line.block)]
    boxes = [_around(area) for area in areas if len(area) >= _COLUMN_LINES]
    for one, other in itertools.combinations(boxes, 2):
        shared = min(one[3], other[3]) - max(one[1], other[1])
        apart = one[2] <= other[0] or other[2] <= one[0]
        if apart and shared > 0.6 * min(one[3] - one[1], other[3] - other[1]):
            return True
    return False


def _around(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    return (
        min(line.box[0] for line in lines),
        min(line.box[1] for line in lines),
        max(line.box[2] for line in lines),
        max(line.box[3] for line in lines),
    )


def _joined(parts: Sequence[Line]) -> Line:
    """Lines beside each other as one."""
    if len(parts) == 1:
        return parts[0]
    symbols: list[Symbol] = []
    for part in parts:
        first, *rest = part.symbols
        gap = first.box[0] - symbols[-1].box[2] if symbols else 0.0
        before = "\t" if gap > _TAB * _height(part) else " "
        symbols += [replace(first, before=before if symbols else ""), *rest]
    return Line(tuple(symbols), _around(parts), parts[0].block)


def paragraphs(lines: Sequence[Line], left: float, right: float) -> Iterator[list[Line]]:
    """Lines grouped: one that had room for the next one's first word ends its paragraph."""
    step = _usual_step(lines)
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, left, right, step):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _usual_step(lines: Sequence[Line]) -> float:
    steps = sorted(
        other.box[3] - one.box[3]
        for one, other in itertools.pairwise(lines)
        if other.box[3] - one.box[3] > 0.3 * _height(one)
    )
    return steps[len(steps) // 3] if steps else 0.0


def _goes_on(group: Sequence[Line], line: Line, left: float, right: float, step: float) -> bool:
    last = group[-1]
    sizes = sorted((_height(last), _height(line)))
    far = line.box[3] - last.box[3] > _SAME_STEP * step
    if far or sizes[1] > _SAME_SIZE * sizes[0] or line.box[1] < last.box[1]:
        return False
    text = line.text
    if _LIST_MARK.match(text) or "\t" in last.text or "\t" in text:
        return False
    word = _first_word(line)
    before, after = last.box[0] - left, right - last.box[2]
    centred = before > sizes[1] and abs(before - after) < sizes[1]
    room = before + after if centred else after
    first = group[1] if len(group) > 1 else last
    return room < word and (centred or line.box[0] - first.box[0] <= _INDENT * sizes[1])


def _first_word(line: Line) -> float:
    """The width of what a line begins with and that cannot stand on the line before."""
    for symbol in line.symbols[1:]:
        if symbol.before:
            return min(symbol.box[0] - line.box[0], _FIRST_WORD * _height(line))
    return _FIRST_WORD * _height(line)
