"""Positions: a post, or a line of work with its level, one's own or held for another."""

from __future__ import annotations

import re
from functools import cache

from ..model.names import FoundPosition
from ..model.span import Span
from ..registers.persons import alternatives, position_words
from ..thai.lines import one_line
from .people import split_person

__all__ = ["is_position", "split_position"]

_BULLET = re.compile(r"[\s\-–•*]*(?:ตำแหน่ง[ \t]*:?)?[\s:]*")


def is_position(text: str) -> bool:
    """Whether the words open like a position: a post, a line of work, or an acting word.

    >>> is_position("ผู้อำนวยการโรงพยาบาลปากช่อง"), is_position("สมศรี มีทรัพย์")
    (True, False)
    """
    opening = _opens().match(text, _start(text))
    # A profession is a title too: นายแพทย์วิชัย ทองดี is a person, not a position.
    return opening is not None and split_person(text) is None


def split_position(text: str) -> FoundPosition | None:
    """The position that a line names, with its line of work and level, and whom it stands in for.

    None where the line does not open like a position. What follows an acting word is
    ``acting_as``; ``text`` is what stands before it, empty where the line opens with it.

    >>> found = split_position("เภสัชกรชำนาญการพิเศษ รักษาการในตำแหน่งผู้อำนวยการโรงพยาบาลแม่ทา")
    >>> found.text, found.line, found.level
    ('เภสัชกรชำนาญการพิเศษ', 'เภสัชกร', 'ชำนาญการพิเศษ')
    >>> found.acting_as
    'ผู้อำนวยการโรงพยาบาลแม่ทา'
    """
    if not is_position(text):
        return None
    whole = Span(_start(text), len(text)).strip(text)
    acting = _acting().search(text, whole.start, whole.stop)
    own = whole if acting is None else Span(whole.start, acting.start()).strip(text)
    held = None if acting is None else Span(acting.end(), whole.stop).strip(text)
    line, level = _line_and_level(own.of(text))
    return FoundPosition(
        span=whole,
        text=one_line(own.of(text)),
        line=line,
        level=level,
        acting_as=None if held is None or held.is_empty else one_line(held.of(text)),
        acting_span=held,
    )


def _start(text: str) -> int:
    opening = _BULLET.match(text)
    return 0 if opening is None else opening.end()


def _line_and_level(words: str) -> tuple[str | None, str | None]:
    found = _line().search(words)
    return (None, None) if found is None else (found["line"], found["level"])


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(alternatives(position_words("line", "post", "acting")))


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(alternatives(position_words("acting")))


@cache
def _line() -> re.Pattern[str]:
    lines, levels = position_words("line"), position_words("level")
    return re.compile(
        rf"(?P<line>{alternatives(lines)})[ \n]?(?:ระดับ)?(?P<level>{alternatives(levels)})?"
    )
