"""Names found at a place in running text, where no blank says how far a name goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from ..thai.digits import to_arabic_digits
from .fold import fold, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Named", "Names"]

T = TypeVar("T")

_GOES_ON = re.compile("[ะาๅ\N{THAI CHARACTER SARA AM}]")
_MARK = re.compile(
    "[\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA I}-\N{THAI CHARACTER PHINTHU}"
    "\N{THAI CHARACTER MAITAIKHU}-\N{THAI CHARACTER YAMAKKAN}]"
)
_NAMING = re.compile(r"[ก-ฺเ-๎0-9๐-๙A-Za-z]")
_LETTER = re.compile(r"[ก-ฮเ-ๆ]")
_BRIDGED = re.compile(r"[ก-๎]\s+[ก-ฮเ-ไ]")
"""A blank that a damaged text puts inside a name stands before a vowel; this one parts words."""
_LONGER = 4
"""A damaged spelling beats an exact name that is this many characters shorter."""
_SPARE = 4
"""A damaged name may be printed with a few characters more than it has."""
_SHORT = 4
"""A fold this short is that of common words too (ตรง for ตรัง): such a name must stand alone."""
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """What a name at some place in a text stands for, and where the name ends."""

    stop: int
    name: str
    values: tuple[T, ...]
    is_exact: bool


class Names(Generic[T]):
    """A register of names that are found by their folds, the longest first.

    >>> rivers = Names([("ปิง", 1), ("ปิงน้อย", 2), ("ยม", 3)])
    >>> rivers.at("แม่ปิงน้อยไหล", 3).values
    (2,)
    >>> rivers.at("แม่วัง", 3) is None
    True
    """

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._folds: dict[str, list[tuple[str, T]]] = {}
        for name, value in pairs:
            self._folds.setdefault(fold(name), []).append((name, value))
        self._longest = max(
            (len(name) for each in self._folds.values() for name, _ in each), default=0
        )

    def at(self, text: str, start: int) -> Named[T] | None:
        """The longest name that is printed at ``start``, exactly or in a damaged spelling."""
        found: Named[T] | None = None
        key = ""
        limit = min(len(text), start + self._longest + _SPARE)
        at = start
        while at < limit and not text.startswith(("  ", "\n\n"), at):
            key += fold(text[at])
            at += 1
            if key in self._folds and _NAMING.match(text, at - 1) and not _MARK.match(text, at):
                found = _better(self._named(text, start, at, key), found)
        return found

    def _named(self, text: str, start: int, stop: int, key: str) -> Named[T] | None:
        printed = to_arabic_digits(re.sub(r"\s", "", text[start:stop]))
        exact = tuple(
            value for name, value in self._folds[key] if re.sub(r"\s", "", name) == printed
        )
        if _GOES_ON.match(text, stop):
            return None
        if exact:
            return Named(stop, printed, exact, is_exact=True)
        goes_on = _LETTER.match(text, stop) is not None
        if _BRIDGED.search(text, start, stop) or (goes_on and len(key) <= _SHORT):
            return None
        alike = [
            (name, value) for name, value in self._folds[key] if likeness(name, printed) >= _ALIKE
        ]
        names = dict.fromkeys(name for name, _ in alike)
        if len(names) != 1:
            return None
        return Named(stop, next(iter(names)), tuple(value for _, value in alike), is_exact=False)


def _better(longer: Named[T] | None, found: Named[T] | None) -> Named[T] | None:
    """The longer reading, unless it is damaged and hardly longer than an exact name."""
    if longer is None or found is None:
        return longer or found
    if longer.is_exact or not found.is_exact or longer.stop - found.stop >= _LONGER:
        return longer
    return found
