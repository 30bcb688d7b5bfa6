"""Whether a Thai string is a word of the general dictionary, or a given name."""

from __future__ import annotations

from functools import cache

__all__ = ["is_given_name", "is_word"]


@cache
def _words() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())


@cache
def _given_names() -> frozenset[str]:
    from pythainlp.corpus import thai_female_names, thai_male_names

    return frozenset(thai_female_names() | thai_male_names())


def is_word(string: str) -> bool:
    """Whether the general dictionary has ``string``.

    >>> is_word("โรงพยาบาล"), is_word("โรงพยาบาบ")
    (True, False)
    """
    return string in _words()


def is_given_name(string: str) -> bool:
    """Whether ``string`` is a given name that the name lists know.

    >>> is_given_name("สมชาย")
    True
    """
    return string in _given_names()
