"""The likeliest reading of a damaged line: a cheapest path through words and mechanisms.

A *slip* says that some characters may stand for others, at a cost. Words cost what they are
rare. The cheapest way through line, slips and words tells which slips to believe; a line that
reads well as it stands is left as it stands, for every slip costs something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ...model.alignment import Edit
from ...model.span import Span
from ..lexicon import END, trie
from .letters import CONSONANTS, LEADING, MARKS, THAI, VOWEL_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Slip", "edits_of", "read"]


class Slip(NamedTuple):
    """``line[start:stop]`` may stand for ``new``."""

    start: int
    stop: int
    new: str
    cost: float
    mechanism: str


_UNKNOWN = 11.5  # a syllable that no word explains
_MORE_UNKNOWN = 9.5  # one that follows another: names come in several syllables
_LONE = 9.0  # a letter by itself, without a point
_STRAY = 9.0  # a mark with nothing to stand on
_AGAIN = 0.4  # of its cost a slip costs where the one before it in the word is of its kind
_SHORT = 3  # letters: beside a syllable that no word explains, such a word proves nothing
_DOUBTED, _TOO_SHORT = 2.8, 1.2  # and where its slip is in doubt, it costs more besides
_MOST_SLIPS = 6  # in one word
# What these do leaves no trace: the damaged word is a string of letters like any other.
_UNSEEN = frozenset({"am_lost", "shifted_lost", "high_tone_lost", "displaced_mark"})
_UNCOUNTED = frozenset({"letters_apart", "line_end"})
_HIGHEST = 16.0  # what the slips of one word may cost

_FOLLOWERS = frozenset(
    map(
        chr,
        (0x0E30, 0x0E31, 0x0E32, 0x0E33, *range(0x0E34, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F)),
    )
)
_MARK_SIGNS = "".join(sign for sign in _FOLLOWERS if sign not in "ะาำๅ")
_IMPOSSIBLE = re.compile(
    f"[{LEADING}ะา][{MARKS}]|[{VOWEL_MARKS}][{VOWEL_MARKS}]|\N{THAI CHARACTER THANTHAKHAT}[ะาำ]"
    f"|[ \n][{MARKS}]"
)
_CLUSTER = re.compile(f"[{LEADING}]?[{CONSONANTS}]?[{MARKS}]*[ะาำๅ]?")
_ABBREVIATION = re.compile(
    rf"(?<![{THAI}])(?:[{CONSONANTS}]{{1,5}}\.)+(?:[{CONSONANTS}]{{1,2}}\.?(?![{THAI}]))?"
    rf"|(?<![{THAI}])[{CONSONANTS}](?![{THAI}])"
)
_THAI_LETTER = re.compile("[ก-ฺเ-ๅ็-๎]")

_Chain = tuple[Slip, Any] | None  # the slips of a word, the last first
_State = tuple[int, str]  # the next character to read, and what a slip still has to say
# A state inside a word: its node of the trie, the cost so far, how many slips, and which.
_Walk = tuple[int, str, Any, float, int, _Chain]


@dataclass(slots=True)
class _Best:
    """The cheapest way to a state where a word may start."""

    cost: float
    before: _State | None
    slips: _Chain
    unknown: bool = False


def read(line: str, slips: Iterable[Slip]) -> list[Slip]:
    """The slips of ``slips`` that the cheapest reading of ``line`` believes in, in order."""
    at: dict[int, list[Slip]] = {}
    for slip in slips:
        at.setdefault(slip.start, []).append(slip)
    if not at:
        return []
    return _Reading(line, at).slips()


class _Reading:
    """One cheapest-path search, from the left of a line to its right."""

    def __init__(self, line: str, slips: dict[int, list[Slip]]) -> None:
        self.line = line
        self.at = slips
        self.root = trie()
        self.best: list[dict[str, _Best]] = [{} for _ in range(len(line) + 1)]
        self.best[0][""] = _Best(0.0, None, None)
        self.whole = {match.start(): match.end() for match in _ABBREVIATION.finditer(line)}

    def slips(self) -> list[Slip]:
        for place, states in enumerate(self.best):
            longest = max(map(len, states), default=-1)
            for length in range(longest, -1, -1):
                for rest in [rest for rest in states if len(rest) == length]:
                    self._step(place, rest, states[rest])
        return self._path()

    def _relax(self, state: _State, best: _Best) -> None:
        states = self.best[state[0]]
        known = states.get(state[1])
        if known is None or best.cost < known.cost:
            states[state[1]] = best

    def _step(self, place: int, rest: str, best: _Best) -> None:
        """Go on from a state where a word may start, with a word or without one."""
        here = (place, rest)
        if rest:
            self._words(here, best)
            thai = _THAI_LETTER.match(rest) is not None
            cost = self._unknown(best) if thai else 0.0
            self._relax((place, rest[1:]), _Best(best.cost + cost, here, None, thai))
        elif place < len(self.line):
            self._pass_over(here, best)

    def _pass_over(self, here: _State, best: _Best) -> None:
        place, letter = here[0], self.line[here[0]]
        stop = self.whole.get(place)
        if stop is not None:
            cost = _LONE if stop == place + 1 else 0.0
            self._relax((stop, ""), _Best(best.cost + cost, here, None))
        for slip in self.at.get(place, ()):
            self._between_words(slip, here, best)
        if _THAI_LETTER.match(letter) is None:
            self._relax((place + 1, ""), _Best(best.cost, here, None))
        elif letter in _FOLLOWERS:
            self._relax((place + 1, ""), _Best(best.cost + _STRAY, here, None, True))
        else:
            cluster = _CLUSTER.match(self.line, place)
            end = max(cluster.end() if cluster else 0, place + 1)
            self._relax((end, ""), _Best(best.cost + self._unknown(best), here, None, True))
            self._words(here, best)

    def _unknown(self, best: _Best) -> float:
        return _MORE_UNKNOWN if best.unknown else _UNKNOWN

    def _between_words(self, slip: Slip, here: _State, best: _Best) -> None:
        """Believe in ``slip`` outside any word: it takes away, or mends what cannot be."""
        cost = best.cost + slip.cost
        if not slip.new:
            self._relax((slip.stop, ""), _Best(cost, here, (slip, None)))
        elif best.unknown and _IMPOSSIBLE.search(self.line, max(0, here[0] - 1), slip.stop + 1):
            left = slip.new.lstrip(_MARK_SIGNS)
            if left != slip.new:
                self._relax((slip.stop, left), _Best(cost, here, (slip, None), True))

    def _words(self, here: _State, best: _Best) -> None:
        """Every word that can be read from ``here`` on, with its slips."""
        line, at, length = self.line, self.at, len(self.line)
        stack: list[_Walk] = [(here[0], here[1], self.root, best.cost, 0, None)]
        seen: dict[tuple[int, str, int], float] = {}
        while stack:
            place, rest, node, cost, count, chain = stack.pop()
            while node is not None:
                if END in node:
                    self._end_word((place, rest), _Best(cost + node[END], here, chain))
                if rest:
                    # A line end that a mark was moved over goes on inside the word.
                    node = node if rest[0] in " \n" else node.get(rest[0])
                    rest = rest[1:]
                    continue
                if place >= length:
                    break
                if place in at and count < _MOST_SLIPS:
                    walk = (place, rest, node, cost, count, chain)
                    stack += self._slips_of_word(walk, best.cost + _HIGHEST, seen)
                node = node.get(line[place])
                place += 1

    def _end_word(self, state: _State, best: _Best) -> None:
        slip = best.slips[0] if best.slips is not None else None
        if slip is not None and slip.cost > _DOUBTED and slip.mechanism in _UNSEEN:
            best.cost += _TOO_SHORT if self._is_short(state, best) else 0.0
        following = state[1][:1] or self.line[state[0] : state[0] + 1]
        if following not in _FOLLOWERS:
            self._relax(state, best)

    def _slips_of_word(
        self, walk: _Walk, highest: float, seen: dict[tuple[int, str, int], float]
    ) -> Iterator[_Walk]:
        place, _, node, cost, count, chain = walk
        for slip in self.at[place]:
            again = chain is not None and chain[0].mechanism == slip.mechanism
            more = cost + slip.cost * (_AGAIN if again else 1.0)
            goes_on = slip.new[0] in node if slip.new else node is not self.root
            key = (slip.stop, slip.new, id(node))
            if goes_on and more <= highest and more < seen.get(key, highest + 1.0):
                seen[key] = more
                counts = slip.mechanism not in _UNCOUNTED
                yield slip.stop, slip.new, node, more, count + counts, (slip, chain)

    def _path(self) -> list[Slip]:
        state: _State | None = (len(self.line), "")
        found: list[Slip] = []
        after_unknown = False
        while state is not None:
            best = self.best[state[0]][state[1]]
            chain = best.slips
            beside = best.before is not None and self._best(best.before).unknown
            if chain is None or not (self._is_short(state, best) and (beside or after_unknown)):
                while chain is not None:
                    found.append(chain[0])
                    chain = chain[1]
            after_unknown = best.unknown
            state = best.before
        return found[::-1]

    def _best(self, state: _State) -> _Best:
        return self.best[state[0]][state[1]]

    def _is_short(self, state: _State, best: _Best) -> bool:
        """Whether the word that ends at ``state`` is too short to vouch for itself."""
        return best.before is not None and state[0] - best.before[0] <= _SHORT


def edits_of(slips: Sequence[Slip], line: str, offset: int, confidence: float) -> list[Edit]:
    """The slips of a line as edits of the text in which the line starts at ``offset``.

    No edit covers a newline: a mark that moves over one is taken from the letter behind it and
    given to the letter before it.
    """
    edits: list[Edit] = []
    for slip in slips:
        if slip.mechanism == "line_end":
            continue
        for start, stop, new in _between_newlines(slip, line):
            if start == stop and edits and edits[-1].span.stop == start + offset:
                edits[-1] = replace(edits[-1], new=edits[-1].new + new)
            else:
                first = start - (start == stop)
                letter = line[first:start]
                span = Span(first, stop).shift(offset)
                edits.append(Edit(span, letter + new, slip.mechanism, confidence))
    return edits


def _between_newlines(slip: Slip, line: str) -> Iterator[tuple[int, int, str]]:
    """What changes in each of the lines that ``slip`` reaches over."""
    start = slip.start
    pieces = zip(line[slip.start : slip.stop].split("\n"), slip.new.split("\n"), strict=True)
    for old, new in pieces:
        if old != new:
            yield start, start + len(old), new
        start += len(old) + 1
