"""A text without the ends of its printed lines, and the way back to where its characters stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.lines import display_width

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Unwrapped", "unwrap", "without_line_ends"]

_LINE_END = re.compile(r"(?<=[ก-๎])[ \t]*\n[ \t]*(?=[ก-๎])")
_NEARLY = 0.75
_LEAST_PAGE = 36  # columns
_ALIKE, _OF_TWO_LINES = 1.15, 1.5
"""By how much full lines differ at the most, and lines that were joined at the least."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The text without its line ends; ``cuts`` are (place in it, characters left out before)."""

    text: str
    cuts: tuple[tuple[int, int], ...]

    def to_wrapped(self, span: Span) -> Span:
        """Where the characters at ``span`` stand in the text as it was."""
        return Span(span.start + self._before(span.start), span.stop + self._before(span.stop - 1))

    def _before(self, at: int) -> int:
        found = bisect_right(self.cuts, (at, 1 << 60)) - 1
        return self.cuts[found][1] if found >= 0 else 0


def unwrap(text: str) -> Unwrapped:
    r"""Take out each line end that a full line forces, so that a name cut by it is whole again.

    A line much shorter than the longest one ends because its words do: that end stays.

    >>> unwrap("ให้หน่วยงานในสังกัดกระทรวง\nสาธารณสุข").text
    'ให้หน่วยงานในสังกัดกระทรวงสาธารณสุข'
    >>> unwrap("กองคลัง\nให้หน่วยงานในสังกัดทำแผน").cuts
    ()
    """
    return without_line_ends(text, _LINE_END, lambda _: "")


def without_line_ends(
    text: str, ends: re.Pattern[str], glue: Callable[[re.Match[str]], str]
) -> Unwrapped:
    """Put ``glue`` in place of each match of ``ends`` that closes a full line."""
    if "\n" not in text:
        return Unwrapped(text, ())
    full = _NEARLY * _page_width(text)
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    read = left_out = length = 0
    for end in ends.finditer(text):
        line_start = text.rfind("\n", 0, end.start()) + 1
        if display_width(text[line_start : end.start()]) < full:
            continue
        put = glue(end)
        parts += [text[read : end.start()], put]
        length += end.start() - read + len(put)
        left_out += end.end() - end.start() - len(put)
        cuts.append((length, left_out))
        read = end.end()
    parts.append(text[read:])
    return Unwrapped("".join(parts), tuple(cuts))


def _page_width(text: str) -> int:
    """The width of the longest line, or of those that are alike if the longer were joined."""
    widths = [display_width(line) for line in text.split("\n")]
    for width in sorted(each for each in widths[:-1] if each >= _LEAST_PAGE):
        alike = [each for each in widths[:-1] if width <= each <= _ALIKE * width]
        joined = [each for each in widths if each >= _OF_TWO_LINES * width]
        longer = [each for each in widths if each > _ALIKE * width]
        if len(alike) > 1 and longer == joined:
            return max(alike)
    second, longest = sorted((0, *widths))[-2:]
    is_joined = second >= _LEAST_PAGE and longest > _OF_TWO_LINES * second
    return second if is_joined else longest
