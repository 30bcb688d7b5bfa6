"""What the style of a paragraph says: heading or not, and which list it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .names import W, number_at, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

__all__ = ["Styles"]

_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc\s*\d|table of (?:contents|figures)|index\s*\d)", re.IGNORECASE)
_BODY_LEVEL = 9


class Styles:
    """The paragraph styles of a document, each with the ones it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        styles = [style for style in found if style.get(f"{W}type") == "paragraph"]
        self._styles = {str(style.get(f"{W}styleId")): style for style in styles}
        self._default = next(
            (name for name, style in self._styles.items() if style.get(f"{W}default") == "1"), ""
        )

    def style_of(self, paragraph: Element) -> str:
        """The id of the style of a paragraph."""
        return value_at(paragraph, "pPr", "pStyle") or self._default

    def _chain(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value_at(self._styles[style_id], "basedOn") or ""

    def heading_level(self, paragraph: Element) -> int | None:
        """The level of a heading from 1, None for a paragraph that is none."""
        level = number_at(paragraph, "pPr", "outlineLvl")
        for style in self._chain(self.style_of(paragraph)):
            if level is not None:
                break
            name = value_at(style, "name") or ""
            heading = _HEADING.fullmatch(name)
            if heading or name.lower() == "title":
                return int(heading[1]) if heading else 1
            level = number_at(style, "pPr", "outlineLvl")
        return level + 1 if level is not None and 0 <= level < _BODY_LEVEL else None

    def is_contents(self, paragraph: Element) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        names = (value_at(style, "name") or "" for style in self._chain(self.style_of(paragraph)))
        return any(_CONTENTS.fullmatch(name) for name in names)

    def list_of(self, paragraph: Element) -> tuple[int, int | None, str] | None:
        """The number of the list, the level there if stated, and the style that says so.

        None where the paragraph is in no list.
        """
        holders = [paragraph, *self._chain(self.style_of(paragraph))]
        level = None
        for holder in holders:
            if level is None:
                level = number_at(holder, "pPr", "numPr", "ilvl")
            number = number_at(holder, "pPr", "numPr", "numId")
            if number is not None:
                return (number, level, str(holder.get(f"{W}styleId") or "")) if number else None
        return None

    def list_of_style(self, style_id: str) -> int | None:
        """The number of the list that a style defines."""
        return number_at(self._styles.get(style_id), "pPr", "numPr", "numId")
