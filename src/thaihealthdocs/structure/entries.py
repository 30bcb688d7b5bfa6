"""The entries of an outline, and where a new one hangs in the tree of a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .lexicon import LEVEL_RANKS
from .owners import split_owners

if TYPE_CHECKING:
    from ..model.span import Span
    from .labels import Label
    from .marks import Mark
    from .places import Place

__all__ = ["CHILD_LEVELS", "Entry", "Tree"]

CHILD_LEVELS = {
    "strategic_issue": "strategy",
    "objective": "strategy",
    "goal": "strategy",
    "strategy": "measure",
    "sub_strategy": "measure",
    "measure": "activity",
    "program": "project",
    "project": "activity",
    "activity": "step",
}
"""The level of a numbered item without a label, by the level of what its number hangs on."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One entry: its role, number, words, and the plan node it stands under.

    ``role`` is a level of the plan tree, ``problem``, ``indicator`` or another label's role.
    """

    role: str
    words: Span
    place: Place
    number: str | None = None
    number_span: Span | None = None
    parent: Entry | None = None
    label: Label | None = None
    owners: tuple[Span, ...] = ()
    doubtful_owner: Span | None = None

    @property
    def is_plan_item(self) -> bool:
        """Whether it is a node of the plan tree, or a problem beside it."""
        return self.role in LEVEL_RANKS or self.role == "problem"


@dataclass
class Tree:
    """The entries read so far, and by rank the nodes of the plan tree that are still open."""

    text: str
    entries: list[Entry] = field(default_factory=list)
    _open: dict[int, Entry] = field(default_factory=dict)

    @property
    def last(self) -> Entry | None:
        """The entry that was added last."""
        return self.entries[-1] if self.entries else None

    def add(
        self,
        role: str,
        place: Place,
        words: Span,
        number: str | None,
        number_span: Span | None = None,
        *,
        label: Label | None = None,
        parent: Entry | None = None,
    ) -> Entry:
        """Add an entry, under ``parent`` or else under the open node that it belongs to."""
        words = words.strip(self.text)
        owned = split_owners(self.text, words)
        above = parent if parent is not None else self._parent(role, number)
        is_plan = role in LEVEL_RANKS
        entry = Entry(
            role=role,
            words=owned.words if is_plan else words,
            place=place,
            number=number,
            number_span=number_span,
            parent=None if role == "problem" else above,
            label=label,
            owners=owned.owners if is_plan else (),
            doubtful_owner=owned.doubtful if is_plan else None,
        )
        self.entries.append(entry)
        if is_plan and self._bears(entry):
            rank = LEVEL_RANKS[role]
            self._open = {r: e for r, e in self._open.items() if r < rank}
            self._open[rank] = entry
        return entry

    def lengthen(self, span: Span) -> None:
        """Let the last entry's words go on to the end of ``span``."""
        last = self.entries.pop()
        self.add(
            last.role,
            last.place,
            last.words.cover(span),
            last.number,
            last.number_span,
            label=last.label,
            parent=last.parent,
        )

    def numbered_parent(self, mark: Mark) -> Entry | None:
        """The open node whose number is that of ``mark`` without its last part."""
        if mark.depth < 2 or mark.number is None:
            return None
        for rank in sorted(self._open, reverse=True):
            entry = self._open[rank]
            if entry.number == mark.prefix and entry.role in CHILD_LEVELS:
                return entry
        return None

    def _bears(self, entry: Entry) -> bool:
        """Whether later entries may stand under this one.

        Goals and steps bear nothing. Nor does an objective of something (วัตถุประสงค์ of a program or
        a meeting), unlike one of a strategy tree (เป้าประสงค์).
        """
        if entry.role in ("goal", "step"):
            return False
        if entry.role != "objective" or entry.place.role is not None:
            return True
        if entry.label is None:
            return False
        of_something = entry.label.words.of(self.text).startswith("วัตถุประสงค์")
        return not of_something or set(self._open) == {LEVEL_RANKS["strategic_issue"]}

    def _parent(self, role: str, number: str | None) -> Entry | None:
        """The open node that a new entry stands under: by a dotted number, else the nearest."""
        everything = len(LEVEL_RANKS)
        limit = LEVEL_RANKS.get(role, everything)
        if role == "goal" or (role == "objective" and min(self._open, default=0) >= limit):
            limit = everything
        above = [self._open[rank] for rank in sorted(self._open) if rank < limit]
        if number is not None and "." in number:
            prefix = number.rpartition(".")[0]
            for at, entry in reversed(list(enumerate(above))):
                if entry.number == prefix:
                    return next(filter(_stands_between, above[at + 1 :][::-1]), entry)
        return above[-1] if above else None


def _stands_between(entry: Entry) -> bool:
    """Whether a node that bears no number of the tree stands between a numbered one and its parts.

    So an objective does between an issue and its strategies, and what has no number at all.
    """
    return entry.number is None or entry.role == "objective"
