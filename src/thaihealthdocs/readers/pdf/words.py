"""How much of a line cannot stand on the line before it: the first word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ...thai.dictionary import is_word
from .codes import MARKS

if TYPE_CHECKING:
    from .lines import Line
    from .typeset import Typeset

__all__ = ["first_chunk"]

_LONGEST_WORD = 24
_UNKNOWN = 2.5
"""Of the font size: the width of a Thai word that the dictionary does not have."""


def first_chunk(page: Typeset, line: Line, room: float) -> float:
    """The width in points of what a line begins with and that is not broken.

    Text without Thai is broken at blanks only, Thai text after any word. The dictionary is asked
    only where it matters: where what stands before the first blank is wider than ``room``.
    """
    text = page.text_of(line)
    chunk = text.split(maxsplit=1)[0] if text else ""
    thai = next((at for at, letter in enumerate(chunk) if _is_thai(letter)), len(chunk))
    if thai > 0:
        return _width(page, line, chunk[:thai])
    whole = _width(page, line, chunk)
    if whole <= room or room <= 0:
        return whole
    word = _longest_word(chunk[:_LONGEST_WORD])
    return _width(page, line, word) if word else min(whole, _UNKNOWN * line.size)


def _is_thai(letter: str) -> bool:
    return "\N{THAI CHARACTER KO KAI}" <= letter <= "\N{THAI CHARACTER YAMAKKAN}"


def _width(page: Typeset, line: Line, text: str) -> float:
    """The width of the first letters of a line, marks take none."""
    bases = sum(ord(letter) not in MARKS for letter in text)
    last = min(line.start + max(bases, 1), line.stop) - 1
    return page.x1[last] - line.x0


@lru_cache(maxsize=4096)
def _longest_word(text: str) -> str:
    """The longest word that the text begins with, empty if it begins with none."""
    for stop in range(len(text), 1, -1):
        if is_word(text[:stop]):
            return text[:stop]
    return ""
