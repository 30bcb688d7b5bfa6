"""Automatic list numbers as they are printed: ``1.1.2``, ``๑)``, ``(ก)``; bullets print none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..numerals import numeral
from .names import W, is_on, number_at, value_at

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from .styles import Styles

__all__ = ["Numbering"]

_PLACE = re.compile(r"%([1-9])")
_LEVELS = range(9)


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; ``text`` is a pattern such as ``%1.%2``."""

    style: str
    text: str
    start: int
    gap: str
    is_legal: bool
    restarts: bool
    paragraph_style: str | None


class Numbering:
    """The lists of a document and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[int, Element] = {}
        self._lists: dict[int, Element] = {}
        self._levels: dict[int, dict[int, _Level]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[int] = set()
        if root is not None:
            self._abstract = _by_id(root, "abstractNum", "abstractNumId")
            self._lists = _by_id(root, "num", "numId")

    def mark(self, paragraph: Element) -> tuple[str, int | None]:
        """What is printed before a paragraph, with the gap behind it, and its depth from 1.

        Each call counts: call it once for each paragraph, in order.
        """
        found = self._styles.list_of(paragraph)
        if found is None or found[0] not in self._lists:
            return "", None
        number, stated, style = found
        levels = self._levels_of(number)
        at = stated
        if at is None:
            at = next((key for key, level in levels.items() if level.paragraph_style == style), 0)
        if at not in levels:
            return "", max(at, 0) + 1
        counts = self._count(number, at, levels)
        level = levels[at]
        if level.style == "bullet":
            return "", at + 1
        words = _PLACE.sub(
            lambda place: _printed(int(place[1]) - 1, counts, levels, level), level.text
        )
        return (words + level.gap if words.strip() else ""), at + 1

    def _abstract_of(self, number: int, hops: int = 4) -> int | None:
        """The definition behind a list, through styles that stand for lists."""
        abstract = number_at(self._lists.get(number), "abstractNumId")
        link = None if abstract is None else value_at(self._abstract.get(abstract), "numStyleLink")
        linked = self._styles.list_of_style(link) if link else None
        if linked is not None and linked != number and hops:
            return self._abstract_of(linked, hops - 1)
        return abstract

    def _levels_of(self, number: int) -> dict[int, _Level]:
        if number not in self._levels:
            abstract = self._abstract_of(number)
            definition = None if abstract is None else self._abstract.get(abstract)
            levels = _levels(definition)
            for override in self._lists[number].findall(f"{W}lvlOverride"):
                levels |= _levels(override)
            self._levels[number] = levels
        return self._levels[number]

    def _count(self, number: int, at: int, levels: dict[int, _Level]) -> dict[int, int]:
        """Count one more at a level; the levels below it begin again."""
        abstract = self._abstract_of(number)
        counts = self._counts.setdefault(-1 if abstract is None else abstract, {})
        starts = {key: level.start for key, level in levels.items()}
        restarted = self._restarts(number)
        if number not in self._begun:
            self._begun.add(number)
            for key in restarted:
                counts.pop(key, None)
        starts |= restarted
        counts[at] = counts[at] + 1 if at in counts else starts[at]
        for key in _LEVELS:
            if key < at:
                counts.setdefault(key, starts.get(key, 1))
            elif key > at and key in levels and levels[key].restarts:
                counts.pop(key, None)
        return counts

    def _restarts(self, number: int) -> dict[int, int]:
        """The levels at which a list begins anew, and the number it begins with."""
        restarts = {}
        for override in self._lists[number].findall(f"{W}lvlOverride"):
            start = number_at(override, "startOverride")
            level = _whole(override.get(f"{W}ilvl"))
            if start is not None and level is not None:
                restarts[level] = start
        return restarts


def _by_id(root: Element, name: str, key: str) -> dict[int, Element]:
    found = ((_whole(element.get(f"{W}{key}")), element) for element in root.findall(f"{W}{name}"))
    return {number: element for number, element in found if number is not None}


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() and len(value) < 10 else None


def _levels(definition: Element | None) -> dict[int, _Level]:
    levels = {}
    for element in [] if definition is None else definition.findall(f"{W}lvl"):
        at = _whole(element.get(f"{W}ilvl"))
        if at is not None and at in _LEVELS:
            levels[at] = _Level(
                style=value_at(element, "numFmt") or "decimal",
                text=value_at(element, "lvlText") or "",
                start=number_at(element, "start") or 0,
                gap="" if value_at(element, "suff") == "nothing" else " ",
                is_legal=is_on(element, "isLgl"),
                restarts=value_at(element, "lvlRestart") != "0",
                paragraph_style=value_at(element, "pStyle"),
            )
    return levels


def _printed(at: int, counts: dict[int, int], levels: dict[int, _Level], mine: _Level) -> str:
    """The number of one level inside the mark of another."""
    style = levels[at].style if at in levels else "decimal"
    if style in ("none", "bullet"):
        return ""
    return numeral(counts.get(at, 1), "decimal" if mine.is_legal else style)
