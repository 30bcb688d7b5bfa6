"""What stands around the text of a web page: menus, share buttons, counters, cookie bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .elements import FURNITURE, FURNITURE_CLASS, FURNITURE_ROLES, HEADINGS, NEVER_FURNITURE
from .events import attribute, events

if TYPE_CHECKING:
    from bs4 import Tag

__all__ = ["furniture_of"]

_SECTIONS = ("article", "main", "section")  # whose own header belongs to them
_LINKS_OF_A_MENU = 4
_LINK_LENGTH_IN_A_MENU = 25


@dataclass(slots=True)
class _Holding:
    """How much an element holds, in characters, links, and headings of the first level."""

    characters: int = 0
    in_links: int = 0
    links: int = 0
    titles: int = 0

    def take(self, inner: _Holding) -> None:
        """Add what an element inside holds."""
        self.characters += inner.characters
        self.in_links += inner.in_links
        self.links += inner.links
        self.titles += inner.titles


def furniture_of(root: Tag) -> frozenset[int]:
    """The ``id()`` of each element that is furniture, in one pass over the page.

    An element that holds half of the page's text or more, or its first-level heading, is none,
    whatever it is called.
    """
    held: dict[int, _Holding] = {}
    suspects: list[Tag] = []
    open_elements = [_Holding()]
    sections = 0
    for event, node in events(root):
        if event == "text":
            open_elements[-1].characters += len(str(node).strip())
        elif event == "start":
            sections += node.name in _SECTIONS
            open_elements.append(_Holding())
        else:
            holding = open_elements.pop()
            _count_element(node, holding)
            open_elements[-1].take(holding)
            sections -= node.name in _SECTIONS
            if _is_suspect(node, holding) or (node.name == "header" and not sections):
                held[id(node)] = holding
                suspects.append(node)
    half = open_elements[0].characters / 2
    return frozenset(
        id(tag) for tag in suspects if held[id(tag)].characters < half and not held[id(tag)].titles
    )


def _count_element(tag: Tag, holding: _Holding) -> None:
    if tag.name == "a":
        holding.links += 1
        holding.in_links = holding.characters
    elif HEADINGS.get(tag.name) == 1:
        holding.titles += 1


def _is_suspect(tag: Tag, holding: _Holding) -> bool:
    if tag.name in NEVER_FURNITURE:
        return False
    if tag.name in FURNITURE or attribute(tag, "role") in FURNITURE_ROLES:
        return True
    if FURNITURE_CLASS.search(f"{attribute(tag, 'class')} {attribute(tag, 'id')}"):
        return True
    return tag.name in ("ul", "ol") and _is_menu(holding)


def _is_menu(holding: _Holding) -> bool:
    """Whether a list is one of short links and nothing else."""
    return (
        holding.links >= _LINKS_OF_A_MENU
        and holding.in_links >= 0.9 * holding.characters
        and holding.in_links <= _LINK_LENGTH_IN_A_MENU * holding.links
    )
