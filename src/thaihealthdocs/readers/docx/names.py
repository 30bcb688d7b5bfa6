"""Names of WordprocessingML: what elements are called, and what their attributes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MC", "R", "W", "is_on", "number_at", "value_at"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value_at(element: Element | None, *path: str) -> str | None:
    """The ``w:val`` of the element down ``path``, empty where it has none; None without it."""
    found = _down(element, path)
    return None if found is None else str(found.get(f"{W}val", ""))


def number_at(element: Element | None, *path: str) -> int | None:
    """The ``w:val`` down ``path`` as a whole number; None where there is no such number."""
    value = value_at(element, *path)
    return int(value) if value and value.lstrip("-").isdecimal() and len(value) < 10 else None


def is_on(element: Element | None, *path: str) -> bool:
    """Whether the switch down ``path`` is there and not turned off."""
    value = value_at(element, *path)
    return value is not None and value.lower() not in ("0", "false", "off", "none")


def _down(element: Element | None, path: tuple[str, ...]) -> Element | None:
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element
