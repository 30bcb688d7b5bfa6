"""Text that was recognised in pictures: marks dropped, doubled or taken for others.

Letters of print are large and marks are small, so that recognition gets letters right and loses
tones. Words are looked up by their letters alone; the cheapest way through a run of Thai says
which words were meant: rare words cost more, and so does each mark that was read otherwise.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ...model.alignment import Edit
from ...model.span import Span
from ..lexicon import END, word_costs
from .letters import CONSONANTS, LEADING, MARKS, THAI
from .lexical import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["misread_edits"]

_AA, _AM = "\N{THAI CHARACTER SARA AA}", "\N{THAI CHARACTER SARA AM}"
_AGAIN = "\N{THAI CHARACTER MAIYAMOK}"
_RUN = re.compile(rf"[{THAI}]+(?: [{THAI}]+)*")
_ABBREVIATED = re.compile(f"(?:^| )[{CONSONANTS}]{{1,5}}$")
_IS_MARK = re.compile(f"[{MARKS}]")
_CLUSTER = re.compile(rf"[{LEADING}]?[{CONSONANTS}]?[ะาๅ]?")
_TONES = frozenset("่้๊๋")

_FREQUENCY = 0.8  # what the rarity of a word counts for
_UNKNOWN = 14.0  # a syllable that no word explains
_LOST_TONE, _MARK, _LETTER, _BLANK = 3.2, 4.2, 6.5, 9.0  # what was read otherwise
_SHORTEST = 3  # letters: in shorter words no letter was read otherwise
_SHORT_COST = 9.5  # words of two letters that are rarer than that are read as they stand
_SHARE = 3  # of so many letters one may have another mark
_CONFUSED = ("ชขซ", "ดต", "ใไโ", "ฎฏ", "บป", "ทฑ", "ผฝ", "พฟ", "ภถ", "อฮ")


class _Unit(NamedTuple):
    """A letter and its marks, and where they stand; ``gap`` is the blank before it."""

    letter: str
    marks: str
    start: int
    stop: int
    gap: bool


class _Word(NamedTuple):
    """A dictionary word by its units' marks, and what it costs."""

    letters: str
    marks: tuple[str, ...]
    cost: float


class _Best(NamedTuple):
    """The cheapest way to the place before a unit."""

    cost: float
    before: int
    word: _Word | None


def misread_edits(text: str, spans: Iterable[Span]) -> list[Edit]:
    """The edits that words bear out in the recognised ``spans`` of ``text``, in order.

    >>> line = "ป้องกันมิให้เกิดซ้า และผู้ปวยกลุ่มเสียง"
    >>> [(edit.span.of(line), edit.new) for edit in misread_edits(line, [Span(0, len(line))])]
    [('า', 'ำ'), ('ป', 'ป่')]
    """
    named = [match.span() for match in NAME.finditer(text)]
    found = []
    for span in spans:
        for match in _RUN.finditer(text, span.start, span.stop):
            run = match.group()
            if text.startswith(".", match.end()):
                run = _ABBREVIATED.sub("", run)
            for edit in _edits(run, match.start()):
                place = edit.span
                if not any(start < place.stop and place.start < stop for start, stop in named):
                    found.append(edit)
    return found


def _edits(run: str, offset: int) -> Iterator[Edit]:
    """The edits of a run of Thai that starts at ``offset`` of the text."""
    units = _units(run)
    if len(units) < _SHORTEST:
        return
    for place, word in _path(units):
        for at, (letter, marks) in enumerate(zip(word.letters, word.marks, strict=True), place):
            unit = units[at]
            if at > place and unit.gap:
                yield Edit(Span(unit.start - 1, unit.start).shift(offset), "", "misread", 0.8)
            if (letter, marks) != (unit.letter, unit.marks):
                new = _written(letter, marks)
                yield Edit(Span(unit.start, unit.stop).shift(offset), new, "misread", 0.8)


def _units(run: str) -> list[_Unit]:
    """The letters of a run with their marks; sara am is sara aa with a mark."""
    found: list[_Unit] = []
    gap = False
    for at, sign in enumerate(run):
        if sign == " ":
            gap = True
        elif found and not gap and _IS_MARK.match(sign):
            last = found[-1]
            found[-1] = last._replace(marks=last.marks + sign, stop=at + 1)
        else:
            letter, marks = (_AA, _AM) if sign == _AM else (sign, "")
            found.append(_Unit(letter, marks, at, at + 1, gap))
            gap = False
    return found


def _written(letter: str, marks: str) -> str:
    return _AM if marks == _AM else letter + marks


@cache
def _trie() -> dict[str, Any]:
    """Words by their letters without marks; `END` holds the words that end at a node."""
    root: dict[str, Any] = {}
    for word, cost in word_costs().items():
        units = _units(word)
        node = root
        for unit in units:
            node = node.setdefault(unit.letter, {})
        letters = "".join(unit.letter for unit in units)
        marks = tuple(unit.marks for unit in units)
        node.setdefault(END, []).append(_Word(letters, marks, cost))
    return root


@cache
def _taken_for() -> dict[str, str]:
    """For each letter those that it may have been taken for."""
    return {letter: group.replace(letter, "") for group in _CONFUSED for letter in group}


def _path(units: Sequence[_Unit]) -> list[tuple[int, _Word]]:
    """The words of the cheapest way through ``units``, each with its place."""
    text = "".join(unit.letter for unit in units)
    kept = _kept_blanks(units)
    best: list[_Best | None] = [_Best(0.0, 0, None), *[None] * len(units)]
    for at in range(len(units)):
        here = best[at]
        if here is None:
            continue
        cluster = _CLUSTER.match(text, at)
        stop = max(at + 1, cluster.end() if cluster is not None else 0)
        _relax(best, stop, _Best(here.cost + _UNKNOWN, at, None))
        for word, cost in _words(units, at, kept):
            _relax(best, at + len(word.letters), _Best(here.cost + cost, at, word))
    found = []
    at = len(units)
    while at > 0:
        step = best[at]
        assert step is not None
        if step.word is not None:
            found.append((step.before, step.word))
        at = step.before
    return found[::-1]


def _relax(best: list[_Best | None], at: int, way: _Best) -> None:
    known = best[at]
    if known is None or way.cost < known.cost:
        best[at] = way


def _kept_blanks(units: Sequence[_Unit]) -> frozenset[int]:
    """The units before which a blank is meant: there are words on either side of it."""
    starts = [at for at, unit in enumerate(units) if unit.gap or not at]
    stops = [*starts[1:], len(units)]
    sound = [_is_sound(units[start:stop]) for start, stop in zip(starts, stops, strict=True)]
    return frozenset(
        start
        for start, before, after in zip(starts[1:], sound, sound[1:], strict=False)
        if (before and after) or units[start].letter == _AGAIN
    )


def _is_sound(units: Sequence[_Unit]) -> bool:
    """Whether some letters are words as they stand."""
    reached = {0}
    for at in range(len(units)):
        if at in reached:
            node, stop = _trie(), at
            while stop < len(units) and units[stop].letter in node:
                node = node[units[stop].letter]
                stop += 1
                if any(_otherwise(units[at:stop], word) == 0.0 for word in node.get(END, ())):
                    reached.add(stop)
    return len(units) in reached


def _words(
    units: Sequence[_Unit], start: int, kept: frozenset[int]
) -> Iterator[tuple[_Word, float]]:
    """The words that may stand from ``start`` on, and what each costs there."""
    ways = [(start, _trie(), 0.0, 0)]
    while ways:
        at, node, cost, swaps = ways.pop()
        read = units[start:at]
        words = node.get(END, ())
        # What is a short word as it stands is one.
        stands = len(read) < _SHORTEST and any(_otherwise(read, word) == 0.0 for word in words)
        for word in words:
            other = _otherwise(read, word)
            if other == 0.0 or (other is not None and not stands):
                yield word, _FREQUENCY * word.cost + cost + other
        if at == len(units):
            continue
        if units[at].gap and at > start:
            if at in kept:
                continue
            cost += _BLANK
        letter = units[at].letter
        if letter in node:
            ways.append((at + 1, node[letter], cost, swaps))
        if not swaps:
            for other_letter in _taken_for().get(letter, ""):
                if other_letter in node:
                    ways.append((at + 1, node[other_letter], cost + _LETTER, 1))


def _otherwise(units: Sequence[_Unit], word: _Word) -> float | None:
    """What it costs to read ``units`` as ``word``; None where too much is otherwise."""
    cost, marks = 0.0, 0
    for unit, meant in zip(units, word.marks, strict=True):
        if unit.marks != meant:
            marks += 1
            cost += _misread(unit.marks, meant)
    letters = sum(unit.letter != letter for unit, letter in zip(units, word.letters, strict=True))
    if marks == letters == 0:
        return 0.0
    if len(units) < _SHORTEST:
        is_fit = letters == 0 and marks == 1 and len(units) > 1 and word.cost < _SHORT_COST
        return cost if is_fit else None
    return cost if marks + letters <= max(1, len(units) // _SHARE) else None


def _misread(seen: str, meant: str) -> float:
    """What it costs to have seen some marks of a letter for others."""
    lost = [mark for mark in meant if mark not in seen]
    extra = [mark for mark in seen if mark not in meant]
    if not extra and len(lost) == 1 and lost[0] in _TONES:
        return _LOST_TONE
    return _MARK * max(len(lost), len(extra), 1)
