"""Damaged Thai text, mended as far as the text itself bears witness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .canonical import CANONICAL
from .damage import Damage, Trace, diagnosis
from .lexical import lexical_edits
from .mechanisms import MECHANISMS, Mechanism
from .mojibake import mojibake_edits
from .recognised import misread_edits
from .rule import Rewriting, Rule, run
from .suggestions import suggestions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model.alignment import Alignment, Edit
    from ...model.span import Span

__all__ = [
    "CANONICAL",
    "MECHANISMS",
    "Damage",
    "Mechanism",
    "Repair",
    "Rule",
    "Trace",
    "diagnose",
    "repair",
]

_MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Repair:
    """A text before and after repair, the edits between, and the way back.

    ``edits`` are in characters of ``original``, in order and apart; making them gives ``text``.
    ``suggestions``, in characters of ``text``, were not made: the text does not bear them out.
    """

    original: str
    text: str
    alignment: Alignment
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[Edit, ...] = ()
    damage: Damage | None = None
    """What the text had suffered; None where it was not looked for."""


def repair(
    text: str,
    level: Literal["canonical", "repaired"] = "repaired",
    recognised: Sequence[Span] = (),
) -> Repair:
    """Mend ``text`` and keep the way back to every character of it.

    ``"canonical"`` only makes one spelling of what looks the same. ``"repaired"`` also undoes
    what programs did to the text, if the text bears witness to it. Digits, newlines, tabs,
    Latin, abbreviations, names after titles and people's own typing errors are left alone.
    ``recognised`` are the places whose characters were recognised in a picture: there a word that
    lost a mark is mended, too.

    >>> repair("สานักงานสาธารณสุขอาเภอ").text
    'สำนักงานสาธารณสุขอำเภอ'
    >>> repair("ยาทาแผล 3 หลอด").edits
    ()
    >>> [edit.new for edit in repair("ระเบียบและกฏหมาย").suggestions]
    ['กฎหมาย']
    """
    done = _canonical(Rewriting(text))
    if level == "canonical":
        return Repair(text, done.text, done.aligned(), done.edits)
    damage = diagnosis(done.text)
    for _ in range(_MOST_PASSES):
        edits = lexical_edits(done.text)
        if not edits:
            break
        done = _canonical(done.then(edits))
    if recognised:
        places = [done.aligned().to_new(span) for span in recognised]
        done = _canonical(done.then(misread_edits(done.text, places)))
    return Repair(text, done.text, done.aligned(), done.edits, suggestions(done.text), damage)


def diagnose(text: str) -> Damage:
    """Tell what ``text`` has suffered, without mending it.

    >>> [trace.mechanism for trace in diagnose("สานักงานสาธารณสุขอาเภอ").traces]
    ['am_lost']
    """
    return diagnosis(_canonical(Rewriting(text)).text)


def _canonical(done: Rewriting) -> Rewriting:
    return run(done.then(list(mojibake_edits(done.text))), CANONICAL)
