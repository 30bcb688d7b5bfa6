"""What looks wrong but is not for a program to change: people's errors, and digits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...model.alignment import Edit
from ...model.span import Span
from ..lexicon import misspellings
from .letters import ABOVE, BELOW, CONSONANTS, THAI

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["suggestions"]

_MAI_EK = "\N{THAI CHARACTER MAI EK}"
# Fonts show mai ek as the digit one; a digit inside a word may still be a footnote.
_DIGIT_FOR_TONE = re.compile(f"(?<=[{CONSONANTS}][{ABOVE}{BELOW}])1(?=[{THAI} ])")


def suggestions(text: str) -> tuple[Edit, ...]:
    """The edits that a reader of ``text`` may want to make, in order and apart."""
    found = sorted((*_misspelt(text), *_digits(text)), key=lambda edit: edit.span)
    return tuple(
        edit
        for before, edit in zip((None, *found), found, strict=False)
        if before is None or before.span.stop <= edit.span.start
    )


@cache
def _misspelling() -> re.Pattern[str]:
    words = sorted(misspellings(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _misspelt(text: str) -> Iterator[Edit]:
    for match in _misspelling().finditer(text):
        right = misspellings()[match.group()]
        if not text.startswith(right, match.start()):
            yield Edit(Span(*match.span()), right, "misspelling", 0.6)


def _digits(text: str) -> Iterator[Edit]:
    for match in _DIGIT_FOR_TONE.finditer(text):
        yield Edit(Span(*match.span()), _MAI_EK, "digit_for_tone", 0.5)
