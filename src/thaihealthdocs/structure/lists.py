"""The list that is going on in an outline: what its items are, and which mark opens the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .entries import Entry
    from .labels import Label
    from .marks import Mark

__all__ = ["Going", "list_of_label", "list_of_mark"]

_PROSE_BETWEEN_ITEMS = 3
"""How many paragraphs of prose may stand between two items of one list."""


@dataclass(frozen=True, slots=True)
class Going:
    """The list that is going on: what its items are, and the last one's number and style."""

    role: str
    style: str | None
    last: int
    parent: Entry | None
    prefix: str = ""
    """What dotted numbers of the list have before their last part."""
    prose: int = 0

    def takes(self, mark: Mark) -> bool:
        """Whether ``mark`` opens the next item.

        Lists are typed carelessly: ๒. may be followed by ๓), but only right below it.
        """
        if self.prose > _PROSE_BETWEEN_ITEMS:
            return False
        if self.style not in (None, mark.style) and (self.prose or mark.number is None):
            return False
        if mark.number is None:
            return self.style == mark.style and self.last == 0
        return mark.ordinal == self.last + 1 and mark.prefix == self.prefix


def list_of_label(text: str, label: Label, entry: Entry) -> Going | None:
    """The list that วัตถุประสงค์ 1) opens; กลยุทธ์ที่ 1 opens none, its followers are labelled."""
    if label.number is None or label.number_span is None:
        return None
    if "ที่" in text[label.words.stop : label.number_span.start]:
        return None
    prefix, _, last = label.number.rpartition(".")
    return Going(entry.role, None, int(last), entry.parent, prefix) if last.isdigit() else None


def list_of_mark(role: str, mark: Mark, parent: Entry | None) -> Going | None:
    """The list whose first item ``mark`` opens; None where it has no order."""
    if mark.ordinal is None:
        return None
    return Going(role, mark.style, mark.ordinal, parent, mark.prefix)
