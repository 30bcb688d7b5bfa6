"""The words Thai is known by here, and how surprising each is."""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["END", "health_words", "misspellings", "trie", "word_costs"]

END = ""
"""The key under which a node of the trie keeps the cost of the word that ends there."""

_WORD = re.compile("[ก-๎]{2,}")
_LONE_WORDS = frozenset("ณธ")
_TIERS = (3000, 600, 120)  # occurrences that a health word of each tier counts for
_PROVINCE, _DISTRICT, _SUBDISTRICT = 2500, 250, 40
_RARE = 2.5  # a dictionary word that the corpus never has counts for so much
# Frequent in the tales and talk that corpora are made of, hardly met in documents.
_TALK = frozenset({"เขา", "เธอ", "ฉัน", "กู", "มึง", "แก"})
_TALK_SHARE = 0.03


@cache
def health_words() -> dict[str, int]:
    """The words of Thai health administration with their tier, 1 the most common."""
    words: dict[str, int] = {}
    tier = 1
    for line in _data("health_words.txt").splitlines():
        if line.startswith("@"):
            tier = int(line[1:])
        elif not line.startswith("#"):
            for word in line.split():
                words.setdefault(word, tier)
    return words


@cache
def misspellings() -> dict[str, str]:
    """Common misspellings and what is meant: words too, for they are not damage."""
    lines = _data("misspellings.txt").splitlines()
    pairs = (line.partition(" ") for line in lines if not line.startswith("#"))
    return {wrong: right for wrong, _, right in pairs}


def _data(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")


@cache
def word_costs() -> dict[str, float]:
    """How surprising each known word is: the negative logarithm of its share of all words."""
    from pythainlp.corpus import thai_words, tnc

    corpus = dict(tnc.word_freqs())
    total = sum(corpus.values())
    counts: dict[str, float] = {
        word: corpus.get(word, 0) * (_TALK_SHARE if word in _TALK else 1.0) + _RARE
        for word in thai_words()
        if _is_word(word)
    }
    for word, count in _own_words():
        counts[word] = max(count, counts.get(word, 0.0))
    return {word: math.log(total / count) for word, count in counts.items()}


def _is_word(word: str) -> bool:
    return _WORD.fullmatch(word) is not None or word in _LONE_WORDS


def _own_words() -> Iterable[tuple[str, float]]:
    for word, tier in health_words().items():
        if _is_word(word):
            yield word, _TIERS[tier - 1]
    for word in misspellings():
        yield word, _TIERS[1]
    for name, count in _place_names():
        if _is_word(name):
            yield name, count


def _place_names() -> Iterable[tuple[str, float]]:
    import geothai

    for province in geothai.provinces():
        yield province.name_th, _PROVINCE
        for district in geothai.districts(province.code):
            name = district.name_th.removeprefix("เขต")
            yield name, _DISTRICT
            if name.startswith("เมือง"):
                yield name.removeprefix("เมือง"), _DISTRICT
            for subdistrict in geothai.subdistricts(district.code):
                yield subdistrict.name_th.removeprefix("แขวง"), _SUBDISTRICT


@cache
def trie() -> dict[str, Any]:
    """All known words letter by letter; a node where a word ends has its cost under `END`."""
    root: dict[str, Any] = {}
    for word, cost in word_costs().items():
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[END] = cost
    return root
