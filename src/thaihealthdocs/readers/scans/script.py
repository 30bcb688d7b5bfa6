"""Which script a word is in: words that Tesseract is unsure of are read with one script alone.

With both scripts at hand it takes บาท for UM and Stroke for Thai letters with a number. A second
reading counts where it says words: those of the dictionary in Thai, a run of letters in Latin.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...thai.lexicon import word_costs
from ...thai.words import tokens
from .engine import LINE, recognise
from .levels import levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .engine import Line, Symbol

__all__ = ["is_latin_word", "is_thai_words", "latin_words", "with_script"]

_WEAK, _LOST = 0.85, 0.6
"""Below that a word is read again in Latin, and in Thai."""
_SURE_LATIN, _SURE_THAI = 0.85, 0.88
_LETTER = re.compile("[A-Za-z]")
_THAI = re.compile("[ก-ฮ]")
_NUMBER = re.compile(r"[0-9๐-๙.,/\-%():]+")
_LATIN_WORD = re.compile(r"[(\[“\"']?[A-Za-z][A-Za-z&/’'.\-]{2,}[A-Za-z][)\]”\"']?[.,;:]?")
_LIKE_DIGITS = frozenset("aobelcdnmwviOGE")
"""What Thai digits are read as in Latin."""
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]\.){2,4}")
_ROOM = 3
"""Pixels around a word that is read again."""
_EDGES = frozenset("()[]“”\"'.,:;")
_AMONG = 2
"""Symbols: as many may be sure between two that are not."""
_MOST = 12
"""Words of a line: one that has more that are weak is no line of words."""


def is_latin_word(text: str) -> bool:
    """Whether a reading in Latin is a word, and not what Thai digits look like.

    >>> is_latin_word("Stroke)"), is_latin_word("IT"), is_latin_word("lode")
    (True, False, False)
    """
    letters = _LETTER.findall(text)
    unlike = sum(letter not in _LIKE_DIGITS for letter in letters)
    return _LATIN_WORD.fullmatch(text) is not None and unlike >= 2


def is_thai_words(text: str) -> bool:
    """Whether a reading in Thai is made of words of the dictionary, or an abbreviation.

    >>> is_thai_words("บาท"), is_thai_words("ต.ค."), is_thai_words("ฒฆ"), is_thai_words("ท")
    (True, True, False, False)
    """
    if _ABBREVIATION.fullmatch(text):
        return True
    words = tokens(text)
    known = word_costs()
    return len(_THAI.findall(text)) > 1 and all(len(word) > 1 and word in known for word in words)


def with_script(line: Line, gray: NDArray[np.uint8], dpi: float) -> Line:
    """The line with weak words as the one script reads them that makes words of them."""
    weak = list(_weak(line.symbols))
    if len(weak) > _MOST:
        return line
    symbols = list(line.symbols)
    for start, stop in reversed(weak):
        new = _again(line, symbols[start:stop], gray, dpi)
        if new is not None:
            symbols[start:stop] = new
    return replace(line, symbols=tuple(symbols))


def _weak(symbols: Sequence[Symbol]) -> Iterator[tuple[int, int]]:
    """Runs of symbols of one word that are unsure or Latin, a few others among them."""
    runs: list[tuple[int, int]] = []
    word = last_word = 0
    for at, symbol in enumerate(symbols):
        word += symbol.before != ""
        if symbol.sure >= _WEAK and not _LETTER.search(symbol.text):
            continue
        if runs and word == last_word and at - runs[-1][1] <= _AMONG:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
        last_word = word
    for start, stop in runs:
        kept = [at for at in range(start, stop) if symbols[at].text not in _EDGES]
        if kept:
            yield kept[0], kept[-1] + 1


def latin_words(symbols: Sequence[Symbol]) -> Iterator[tuple[float, float]]:
    """Where along a line Latin words stand, in which no number is to be looked for."""
    starts = [at for at, symbol in enumerate(symbols) if symbol.before or not at]
    for start, stop in zip(starts, [*starts[1:], len(symbols)], strict=True):
        letters = [each for each in symbols[start:stop] if _LETTER.fullmatch(each.text)]
        if is_latin_word("".join(letter.text for letter in letters)):
            yield letters[0].box[0], letters[-1].box[2]


def _again(
    line: Line, run: Sequence[Symbol], gray: NDArray[np.uint8], dpi: float
) -> list[Symbol] | None:
    """What a run of symbols says in Thai or in Latin; None where it is to stay."""
    text = "".join(symbol.text for symbol in run)
    sure = _sureness(run)
    if _NUMBER.fullmatch(text):
        return None
    if _LETTER.search(text) or sure < _LOST:
        found = _read(line, run, gray, dpi, "tha")
        said = "".join(symbol.text for symbol in found)
        if _sureness(found) >= max(_SURE_THAI, sure) and is_thai_words(said):
            return [replace(each, before=run[0].before if not at else "") for at, each in
                    enumerate(found)]  # fmt: skip
    if sure < _WEAK and not is_latin_word(text):
        found = _read(line, run, gray, dpi, "eng")
        said = "".join(symbol.before + symbol.text for symbol in found).strip()
        if _sureness(found) >= _SURE_LATIN and all(map(is_latin_word, said.split())) and found:
            return [replace(found[0], before=run[0].before), *found[1:]]
    return None


def _sureness(symbols: Sequence[Symbol]) -> float:
    """How sure the readings of some symbols are on the whole."""
    return sum(symbol.sure for symbol in symbols) / max(1, len(symbols))


def _read(
    line: Line, run: Sequence[Symbol], gray: NDArray[np.uint8], dpi: float, script: str
) -> list[Symbol]:
    """The symbols of a part of a line as read in one script."""
    left = max(0, int(min(symbol.box[0] for symbol in run)) - _ROOM)
    right = int(max(symbol.box[2] for symbol in run)) + _ROOM
    top, bottom = max(0, int(line.box[1]) - _ROOM), int(line.box[3]) + _ROOM
    part = gray[top:bottom, left:right]
    if min(part.shape) < 2 * _ROOM:
        return []
    around = round(0.05 * dpi)
    framed = np.pad(part, around, constant_values=levels(part, 85)[0])
    lines = recognise(framed, LINE, dpi, (left - around, top - around), script)
    return [symbol for each in lines for symbol in each.symbols]
