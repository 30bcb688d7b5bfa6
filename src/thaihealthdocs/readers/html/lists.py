"""The numbers that a browser prints before the items of ordered lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..numerals import numeral
from .events import attribute

if TYPE_CHECKING:
    from bs4 import Tag

__all__ = ["ItemList", "item_list"]

_TYPES = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "thai": "thaiNumbers",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?(?P<style>[a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_UNMARKED = frozenset(["none", "disc", "circle", "square"])
_NUMBER = re.compile(r"\s*(-?\d{1,7})\s*")


@dataclass(slots=True)
class ItemList:
    """A list that is being read: the style of its numbers, None for bullets, and the next one."""

    style: str | None
    next_number: int
    step: int = 1

    def mark(self, item: Tag) -> str:
        """What is printed before an item, with the space behind it."""
        number = _number(attribute(item, "value"), self.next_number)
        self.next_number = number + self.step
        return "" if self.style is None else f"{numeral(number, self.style)}. "


def item_list(tag: Tag) -> ItemList:
    """The list that an ``ol`` or ``ul`` begins."""
    if tag.name != "ol":
        return ItemList(None, 1)
    style = _TYPES.get(attribute(tag, "type"), "decimal")
    stated = _STYLE.search(attribute(tag, "style"))
    if stated:
        name = stated["style"].lower()
        if name in _UNMARKED:
            return ItemList(None, 1)
        style = _STYLES.get(name, style)
    if "reversed" not in tag.attrs:
        return ItemList(style, _number(attribute(tag, "start"), 1))
    items = len(tag.find_all("li", recursive=False))
    return ItemList(style, _number(attribute(tag, "start"), items), -1)


def _number(value: str, otherwise: int) -> int:
    match = _NUMBER.fullmatch(value)
    return int(match[1]) if match else otherwise
