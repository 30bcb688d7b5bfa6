"""Damaged Thai text, mended as far as the text itself bears witness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .canonical import CANONICAL
from .mojibake import mojibake_edits
from .rule import Rewriting, Rule, run

if TYPE_CHECKING:
    from ...model.alignment import Alignment, Edit

__all__ = ["CANONICAL", "Repair", "Rule", "repair"]


@dataclass(frozen=True, slots=True)
class Repair:
    """A text before and after repair, the edits between, and the way back."""

    original: str
    text: str
    alignment: Alignment
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[Edit, ...] = ()


def repair(text: str, level: str = "repaired") -> Repair:
    """Mend ``text``."""
    done = _canonical(Rewriting.nothing(text))
    return Repair(text, done.text, done.alignment, done.edits)


def _canonical(done: Rewriting) -> Rewriting:
    return run(done.then(list(mojibake_edits(done.text))), CANONICAL)
