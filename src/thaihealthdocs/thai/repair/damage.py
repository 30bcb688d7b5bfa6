"""What a text has suffered, told from the traces that each mechanism leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .letters import ABOVE, CONSONANTS, MARKS, TONES
from .mechanisms import MECHANISMS, Mechanism

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Damage", "Trace", "diagnosis", "local_doubts"]

_SHORT = 320  # consonants: in so little text the words themselves are the only witness
_FEW = 40
_SECTION = 60  # lines, about a page
_SOME = 24  # of sound text has a tone right on a letter, and one over a vowel
_CONSONANT = re.compile(f"[{CONSONANTS}]")
_MARK = re.compile(f"[{MARKS}]")
_DIRECT_TONE = re.compile(f"[{CONSONANTS}][{TONES}\N{THAI CHARACTER THANTHAKHAT}]")
_HIGH_TONE = re.compile(f"[{ABOVE}][{TONES}]")
# Their traces are no Thai at all, so one is enough to ask.
_CERTAIN = frozenset(
    {"mark_on_next_line", "am_gap", "stray_blank", "lost_glyph", "letter_for_mark", "uu_for_tho"}
)
_AM = "\N{THAI CHARACTER SARA AM}"
_AA = "\N{THAI CHARACTER SARA AA}"


@dataclass(frozen=True, slots=True)
class Trace:
    """How often a mechanism left its trace, and how often in a hundred consonants."""

    mechanism: str
    count: int
    rate: float


@dataclass(frozen=True, slots=True)
class Damage:
    """What a text has suffered, and what of it cannot be mended.

    ``traces`` name the mechanisms that the text bears witness to; ``beyond_repair`` names
    losses that no rule can undo: ``marks_stripped``, ``not_thai``, ``glyphs_lost``.
    """

    consonants: int
    traces: tuple[Trace, ...] = ()
    beyond_repair: tuple[str, ...] = ()
    doubts: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_none(self) -> bool:
        """Whether nothing was found."""
        return not self.traces and not self.beyond_repair


def diagnosis(text: str) -> Damage:
    """What ``text``, already canonical, has suffered."""
    consonants = len(_CONSONANT.findall(text))
    traces = tuple(
        Trace(mechanism.name, count, round(100 * count / max(1, consonants), 3))
        for mechanism in MECHANISMS
        if (count := len(mechanism.trace.findall(text)))
    )
    return Damage(
        consonants,
        tuple(trace for trace in traces if trace.count > 1 or consonants < _SHORT),
        _beyond_repair(text, consonants),
        _doubts(text, consonants, traces),
    )


def local_doubts(text: str) -> Iterator[tuple[int, str, Mapping[str, float]]]:
    """The sections of ``text``, each with its start and what is in question there.

    One bad page of a long document is seen in its own section. Sections are so many lines long,
    whatever is in them: repair moves no line end, so it finds the same sections again.
    """
    whole = diagnosis(text)
    parts = list(_sections(text)) if whole.consonants >= 2 * _SHORT else [(0, text)]
    for start, part in parts:
        here = diagnosis(part) if len(parts) > 1 else whole
        if here.consonants < _SHORT < whole.consonants:
            yield start, part, whole.doubts
        else:
            both = (whole.doubts, here.doubts)
            names = dict.fromkeys(name for each in both for name in each)
            yield start, part, {n: min(d[n] for d in both if n in d) for n in names}


def _sections(text: str) -> Iterator[tuple[int, str]]:
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    start = 0
    for at in range(0, len(lines), _SECTION):
        part = "".join(lines[at : at + _SECTION])
        yield start, part
        start += len(part)


def _beyond_repair(text: str, consonants: int) -> tuple[str, ...]:
    lost = []
    if consonants > 200 and len(_MARK.findall(text)) < consonants * 0.01:
        lost.append("marks_stripped")
    if text.count("\N{REPLACEMENT CHARACTER}") > max(20, consonants * 0.05):
        lost.append("glyphs_lost")
    return tuple(lost)


def _doubts(text: str, consonants: int, traces: tuple[Trace, ...]) -> dict[str, float]:
    """How much each mechanism is doubted in this text, from 0; those out of question left out."""
    found = {trace.mechanism: trace for trace in traces}
    asked: dict[str, float] = {}
    for mechanism in MECHANISMS:
        doubt = _doubt(mechanism, found.get(mechanism.name), consonants)
        if doubt is not None:
            asked[mechanism.name] = doubt
    for name in [name for name in asked if not _possible(name, text, consonants, found)]:
        del asked[name]
    for name, sign in (("shifted_lost", _DIRECT_TONE), ("high_tone_lost", _HIGH_TONE)):
        if asked.get(name) == 1.0 and consonants >= _SOME and sign.search(text) is None:
            asked[name] = 0.75 if consonants < _FEW else 0.6
    if asked and "\n" in text:
        asked["line_end"] = 0.0
    return asked


def _doubt(mechanism: Mechanism, trace: Trace | None, consonants: int) -> float | None:
    if mechanism.name == "line_end":
        return None
    if trace is None:
        return 1.0 if consonants < _SHORT else None
    if trace.count >= 3 and trace.rate >= mechanism.least:
        return 0.0 if consonants >= _FEW else 0.4
    if consonants < _SHORT:
        return 0.6
    often = trace.count >= 2 and trace.rate >= mechanism.least * 0.6
    return 0.8 if often or mechanism.name in _CERTAIN else None


def _possible(name: str, text: str, consonants: int, found: Mapping[str, Trace]) -> bool:
    """Whether the text as a whole allows for the mechanism."""
    match name:
        case "am_for_aa":
            return text.count(_AM) > 0.3 * text.count(_AA)
        case "blank_for_mark":
            return consonants >= 6 and len(_MARK.findall(text)) <= consonants * 0.02
        case "shifted_lost":
            return len(_DIRECT_TONE.findall(text)) <= max(1, consonants * 0.02)
        case "high_tone_lost":
            return len(_HIGH_TONE.findall(text)) <= max(1, consonants * 0.012)
        case (
            "mark_on_next_line"
            | "cluster_twice"
            | "letters_apart"
            | "letter_for_mark"
            | "lost_glyph"
        ):
            return name in found
    return True
