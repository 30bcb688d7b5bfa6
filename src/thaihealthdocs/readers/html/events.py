"""A tree of elements as the events of walking it, however deep it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .elements import HIDDEN, HIDDEN_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

__all__ = ["attribute", "events"]


def attribute(tag: Tag, name: str) -> str:
    """The value of an attribute as written, empty where there is none."""
    value: Any = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def events(root: Tag) -> Iterator[tuple[str, Any]]:
    """``start``, ``text`` and ``end`` of everything shown inside ``root``, in order.

    Comments and elements that are not shown are left out.
    """
    from bs4.element import CData, NavigableString, Tag

    open_elements = [(root, iter(root.contents))]
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            if element is not root:
                yield "end", element
        elif isinstance(child, Tag):
            if not _is_hidden(child):
                yield "start", child
                open_elements.append((child, iter(child.contents)))
        elif type(child) in (NavigableString, CData):
            yield "text", child


def _is_hidden(tag: Tag) -> bool:
    if tag.name in HIDDEN or "hidden" in tag.attrs:
        return True
    return HIDDEN_STYLE.search(attribute(tag, "style")) is not None
