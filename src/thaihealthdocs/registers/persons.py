"""The words around a person's name: titles before it, positions after it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["alternatives", "position_words", "titles"]


@cache
def titles(*kinds: str) -> tuple[str, ...]:
    """The titles of these kinds, or of all, the longest first.

    The kinds are ``civil``, ``noble``, ``academic``, ``medical``, ``rank``, ``monk``, ``foreign``.

    >>> titles("noble")[-1]
    'ม.จ.'
    """
    return _longest_first(
        row["title"] for row in rows("titles") if not kinds or row["kind"] in kinds
    )


@cache
def position_words(*parts: str) -> tuple[str, ...]:
    """The words that open these parts of a position, or any, the longest first.

    The parts are ``line`` (นักวิชาการสาธารณสุข), ``level`` (ชำนาญการ), ``post`` (ผู้อำนวยการ) and
    ``acting`` (รักษาการ).

    >>> levels = position_words("level")
    >>> levels.index("ชำนาญการพิเศษ") < levels.index("ชำนาญการ")
    True
    """
    return _longest_first(
        row["words"] for row in rows("positions") if not parts or row["part"] in parts
    )


def alternatives(words: Iterable[str]) -> str:
    r"""A pattern for the first of ``words`` that fits, a blank allowed after each inner dot.

    >>> re.match(alternatives(["พ.ต.อ.", "พ.ต."]), "พ. ต.อ. วิชัย")[0]
    'พ. ต.อ.'
    """
    return "|".join(
        re.escape(word).replace(r"\.", r"\.[ ]?").removesuffix("[ ]?") for word in words
    )


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))
