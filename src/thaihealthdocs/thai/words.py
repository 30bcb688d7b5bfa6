"""Thai has no blanks between words: where they end is looked up."""

from __future__ import annotations

from functools import cache
from typing import Any

from .lexicon import health_words

__all__ = ["tokens"]


def tokens(text: str) -> list[str]:
    """The words, blanks and signs of ``text`` in order; joined, they are the text again.

    Words of health administration stay whole. A token boundary is a guess: no fact should rest
    on one alone.

    >>> tokens("ตัวชี้วัด ปี 2566")
    ['ตัวชี้วัด', ' ', 'ปี', ' ', '2566']
    """
    from pythainlp.tokenize import word_tokenize

    if not text:
        return []
    found: list[str] = word_tokenize(
        text,
        custom_dict=_dictionary(),
        engine="newmm-safe",
        keep_whitespace=True,
        join_broken_num=False,
    )
    return found


# Phrases of the health words that are read as their parts.
_LONGEST = 24


@cache
def _dictionary() -> Any:
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    return Trie(set(thai_words()) | {word for word in health_words() if len(word) <= _LONGEST})
