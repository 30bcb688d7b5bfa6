"""Running heads and feet: what stands at the same place of page after page, numbers apart."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Margin", "furniture", "margins"]

_ZONE = 0.13
"""Of the page's height: heads stand above it, feet below the rest."""
_OUTERMOST = 3
_SHARE = 0.4
"""Of the pages: what repeats on fewer is no running head."""
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*#\s*[-–—]|(?:หน้า|page)\s*(?:ที่\s*)?#(?:\s*(?:/|จาก|of)\s*#)?)", re.I
)
_DIGITS = re.compile(r"[0-9๐-๙]+")
_BLANKS = re.compile(r"\s+")

Margin = tuple[int, int, str, float]
"""A candidate: page, place among the page's pieces, what it says with numbers as #, its height
from the top, negative from the bottom."""


def margins(
    page: int, height: float, pieces: Sequence[tuple[str, float, float]]
) -> Iterator[Margin]:
    """The pieces (text, top, bottom) of one page that may be a running head or foot."""
    order = sorted(range(len(pieces)), key=lambda at: pieces[at][1])
    for at in order[:_OUTERMOST]:
        text, _, bottom = pieces[at]
        if bottom < _ZONE * height:
            yield page, at, _BLANKS.sub("", _DIGITS.sub("#", text)), bottom
    for at in order[-_OUTERMOST:]:
        text, top, _ = pieces[at]
        if top > (1 - _ZONE) * height:
            yield page, at, _BLANKS.sub("", _DIGITS.sub("#", text)), top - height


def furniture(candidates: Sequence[Margin], pages: int) -> set[tuple[int, int]]:
    """The (page, piece) of all candidates that are running heads, feet or page numbers."""
    alike: dict[tuple[str, int], list[Margin]] = defaultdict(list)
    for candidate in candidates:
        _, _, text, height = candidate
        alike[text, round(height / 12)].append(candidate)
    found: set[tuple[int, int]] = set()
    for (text, place), group in alike.items():
        near = group + alike.get((text, place + 1), []) + alike.get((text, place - 1), [])
        repeats = len({page for page, *_ in near})
        if repeats >= max(2, _SHARE * pages) or _PAGE_NUMBER.fullmatch(text):
            found.update((page, at) for page, at, *_ in group)
    return found
