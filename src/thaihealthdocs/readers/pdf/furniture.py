"""Running heads and feet: what stands at the same place of page after page, numbers apart."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..running import is_navigation, is_page_line, running_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Margin", "furniture", "margins"]

_ZONE = 0.13
"""Of the page's height: heads stand above it, feet below the rest."""
_OUTERMOST = 3
_SHARE = 0.4
"""Of the pages: what repeats on fewer is no running head."""
_DIGITS = re.compile(r"[0-9๐-๙]+")
_BLANKS = re.compile(r"\s+")

Margin = tuple[int, int, str, float, bool]
"""A candidate: page, place among the page's pieces, what it says with numbers as #, its height
from the top, negative from the bottom, and whether its words alone tell that it is furniture."""


def margins(
    page: int, height: float, pieces: Sequence[tuple[str, float, float]]
) -> Iterator[Margin]:
    """The pieces (text, top, bottom) of one page that may be a running head or foot."""
    order = sorted(range(len(pieces)), key=lambda at: pieces[at][1])
    head = [at for at in order[:_OUTERMOST] if pieces[at][2] < _ZONE * height]
    told = running_heads([pieces[at][0] for at in head])
    for place, at in enumerate(head):
        words = pieces[at][0]
        is_told = place in told or is_navigation(words)
        yield page, at, _without_numbers(words), pieces[at][2], is_told
    foot = [at for at in order[-_OUTERMOST:] if pieces[at][1] > (1 - _ZONE) * height]
    for place, at in enumerate(reversed(foot)):
        words = _without_numbers(pieces[at][0])
        told_by_words = is_page_line(pieces[at][0]) and (place == 0 or words != "#")
        told_by_words |= is_navigation(pieces[at][0])
        yield page, at, words, pieces[at][1] - height, told_by_words


def _without_numbers(words: str) -> str:
    return _BLANKS.sub("", _DIGITS.sub("#", words))


def furniture(candidates: Sequence[Margin], pages: int) -> set[tuple[int, int]]:
    """The (page, piece) of all candidates that are running heads, feet or page numbers."""
    alike: dict[tuple[str, int], list[Margin]] = defaultdict(list)
    for candidate in candidates:
        _, _, text, height, _ = candidate
        alike[text, round(height / 12)].append(candidate)
    found: set[tuple[int, int]] = set()
    for (text, place), group in alike.items():
        near = group + alike.get((text, place + 1), []) + alike.get((text, place - 1), [])
        repeats = len({page for page, *_ in near})
        repeating = repeats >= max(2, _SHARE * pages)
        found.update((page, at) for page, at, *_, is_told in group if repeating or is_told)
    return found
