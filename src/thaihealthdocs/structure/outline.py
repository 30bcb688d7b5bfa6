"""The outline of a document: what its labels, list marks and plan columns hang on each other.

One walk over the paragraphs gives entries in reading order. An entry is a node of the plan tree
(กลยุทธ์, กิจกรรม …), an indicator, or the value of another label (เป้าหมาย :, แหล่งข้อมูล :); its
parent is the node of the plan tree it stands under.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from .labels import Label, read_announcement, read_label
from .lexicon import LABELS, LEVEL_RANKS
from .marks import Item, Mark, enumeration, read_mark
from .memory import once_per_document
from .owners import split_owners
from .places import Place, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from .tables import Table

__all__ = ["Entry", "outline"]

_CHILD_LEVELS = {
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
_ANNOUNCED_IN_PROSE = frozenset({"objective", "goal", *LABELS})
"""What a label on a line of its own makes of the paragraph below it, which has no list mark."""
_LONGEST_VALUE = 600
_LEADS_ON = re.compile(r"(?:มี|ไว้)?\s*(?:ดังนี้?|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)\s*[:：]?")
_FIRST_ITEM_WITHIN = 9
"""How far behind a label the first item of its list begins, mark and blanks counted."""
_PROSE_BETWEEN_ITEMS = 3
"""How many paragraphs of prose may stand between two items of one list."""


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
class _List:
    """The list that is going on: what its items are, and the last one's number and style."""

    role: str
    style: str | None
    last: int
    parent: Entry | None
    prefix: str = ""
    """What dotted numbers of the list have before their last part."""
    prose: int = 0


@dataclass
class _Walk:
    text: str
    entries: list[Entry] = field(default_factory=list)
    ancestors: dict[int, Entry] = field(default_factory=dict)
    going: _List | None = None
    announced: str | None = None
    table: Table | None = None


@once_per_document
def outline(document: Document) -> tuple[Entry, ...]:
    """The entries of ``document`` in reading order."""
    walk = _Walk(document.text)
    for place in places(document):
        _step(walk, place)
    return tuple(walk.entries)


def _step(walk: _Walk, place: Place) -> None:
    text, span = walk.text, place.span
    if place.table is not walk.table:
        walk.table, walk.announced = place.table, None
    label = read_label(text, span.start, span.stop)
    if label is not None and (place.role is None or label.explicit or place.is_plan):
        _labelled(walk, place, label)
    elif place.role is not None:
        _in_column(walk, place)
    elif not (_listed(walk, place) or _run_together(walk, place)):
        _prose(walk, place)


def _labelled(walk: _Walk, place: Place, label: Label) -> None:
    role = label.role
    if label.body.is_empty or _LEADS_ON.fullmatch(label.body.of(walk.text)):
        walk.announced, walk.going = role, None
        return
    if (
        role == "target"
        and place.table is None
        and not any(c.isdigit() for c in label.body.of(walk.text))
    ):
        role = "goal"
    items = enumeration(walk.text, label.words.stop, label.body.stop)
    if items and items[0].span.start - label.words.stop <= _FIRST_ITEM_WITHIN:
        for item in items:
            _add(walk, role, place, item.span, item.number, label=label)
        walk.going = _List(role, None, len(items), walk.entries[-1].parent)
        return
    mark = read_mark(walk.text, label.body.start, label.body.stop)
    if mark is not None and mark.number is not None and label.number is None:
        _add(walk, role, place, Span(mark.stop, label.body.stop), mark.number, mark.span, label)
        walk.going = _started(role, mark, walk.entries[-1].parent)
        return
    number = label.number
    if number is None and label.mark is not None and role in LEVEL_RANKS:
        number = label.mark.number if label.mark.depth > 1 else None
    _add(walk, role, place, label.body, number, label.number_span, label)
    walk.going = _list_of(walk, role, label)


def _list_of(walk: _Walk, role: str, label: Label) -> _List | None:
    """The list that วัตถุประสงค์ 1) opens; กลยุทธ์ที่ 1 opens none, its followers are labelled."""
    if label.number is None or label.number_span is None or not label.number.isdigit():
        return None
    if "ที่" in walk.text[label.words.stop : label.number_span.start]:
        return None
    return _List(role, None, int(label.number), walk.entries[-1].parent)


def _started(role: str, mark: Mark, parent: Entry | None) -> _List | None:
    if mark.ordinal is None:
        return None
    return _List(role, mark.style, mark.ordinal, parent, _prefix(mark))


def _prefix(mark: Mark) -> str:
    return "" if mark.number is None else mark.number.rpartition(".")[0]


def _in_column(walk: _Walk, place: Place) -> None:
    """Words in a column that says what its cells are."""
    assert place.role is not None
    mark = read_mark(walk.text, place.span.start, place.span.stop)
    if mark is None:
        label = place.label
        number = None if label is None else label.number
        at = None if label is None else label.number_span
        _add(walk, place.level_for(walk.text, 0), place, place.span, number, at)
        return
    words = Span(mark.stop, place.span.stop)
    if place.is_plan and _goes_on(walk, mark):
        _next_item(walk, place, mark, words)
        return
    last = walk.entries[-1] if walk.entries else None
    same_cell = last is not None and last.place.cell is place.cell
    restarts = mark.number == "1" or mark.number is None
    if (
        place.is_plan
        and same_cell
        and restarts
        and last is not None
        and last.role in _CHILD_LEVELS
        and last.label is not None
    ):
        _start_list(walk, place, mark, words, _CHILD_LEVELS[last.role], last)
        return
    role = place.level_for(walk.text, max(mark.depth, 1 if mark.number else 2))
    _add(walk, role, place, words, mark.number, mark.span)
    walk.going = _started(role, mark, walk.entries[-1].parent)


def _listed(walk: _Walk, place: Place) -> bool:
    """A list mark without a label: the next item of a list, or the first of a new one."""
    mark = read_mark(walk.text, place.span.start, place.span.stop)
    if mark is None:
        return False
    words = Span(mark.stop, place.span.stop)
    first = mark.number in ("1", "ก") or mark.number is None or mark.number.endswith(".1")
    if walk.announced is not None and first:
        role = walk.announced
        walk.announced = None
        items = enumeration(walk.text, place.span.start, place.span.stop)
        if len(items) > 1:
            for item in items:
                _add(walk, role, place, item.span, item.number)
            return True
        _start_list(walk, place, mark, words, role, None)
        return True
    if _goes_on(walk, mark):
        _next_item(walk, place, mark, words)
        return True
    parent = _numbered_parent(walk, mark)
    if parent is not None:
        _add(walk, _CHILD_LEVELS[parent.role], place, words, mark.number, mark.span, parent=parent)
        return True
    last = walk.entries[-1] if walk.entries else None
    if (
        first
        and last is not None
        and last.role in ("activity", "project")
        and last.label is not None
        and last.place.index == place.index - 1
    ):
        _start_list(walk, place, mark, words, _CHILD_LEVELS[last.role], last)
        return True
    return False


def _start_list(
    walk: _Walk, place: Place, mark: Mark, words: Span, role: str, parent: Entry | None
) -> None:
    _add(walk, role, place, words, mark.number, mark.span, parent=parent)
    above = walk.entries[-1].parent
    walk.going = _List(role, mark.style, mark.ordinal or 0, above, _prefix(mark))


def _goes_on(walk: _Walk, mark: Mark) -> bool:
    going = walk.going
    if going is None or going.prose > _PROSE_BETWEEN_ITEMS or going.style not in (None, mark.style):
        return False
    if mark.number is None:
        return going.style == mark.style and going.last == 0
    return mark.ordinal == going.last + 1 and _prefix(mark) == going.prefix


def _next_item(walk: _Walk, place: Place, mark: Mark, words: Span) -> None:
    assert walk.going is not None
    going = walk.going
    _add(walk, going.role, place, words, mark.number, mark.span, parent=going.parent)
    walk.going = replace(
        going,
        style=mark.style,
        prefix=_prefix(mark),
        last=going.last + 1 if mark.number is not None else 0,
        prose=0,
    )


def _numbered_parent(walk: _Walk, mark: Mark) -> Entry | None:
    """The plan node whose number is that of ``mark`` without its last part."""
    if mark.depth < 2 or mark.number is None:
        return None
    above = mark.number.rpartition(".")[0]
    for rank in sorted(walk.ancestors, reverse=True):
        entry = walk.ancestors[rank]
        if entry.number == above and entry.role in _CHILD_LEVELS:
            return entry
    return None


def _run_together(walk: _Walk, place: Place) -> bool:
    """An announced list without line breaks: … วัตถุประสงค์ (1) … (2) …."""
    items = enumeration(walk.text, place.span.start, place.span.stop)
    if not items:
        return False
    lead = Span(place.span.start, items[0].span.start).strip(walk.text)
    level = read_announcement(_without_mark(walk.text, lead)) or walk.announced
    walk.announced = None
    if level is None:
        return False
    for item in items:
        _add(walk, level, place, _first_sentence(walk.text, item), item.number)
    return True


def _without_mark(text: str, lead: Span) -> str:
    return lead.of(text).rstrip("(๑1).๐0 ").rstrip()


def _first_sentence(text: str, item: Item) -> Span:
    """The item up to a line end that closes it."""
    return item.span


def _prose(walk: _Walk, place: Place) -> None:
    span = place.span
    heading = read_mark(walk.text, span.start, span.stop)
    is_value = heading is None or heading.number is None
    if walk.announced in _ANNOUNCED_IN_PROSE and is_value and len(span) <= _LONGEST_VALUE:
        role, walk.announced = walk.announced, None
        _add(walk, role, place, span, None)
        return
    walk.announced = read_announcement(walk.text, span.start, span.stop)
    if walk.going is not None:
        walk.going = replace(walk.going, prose=walk.going.prose + 1)
    if walk.announced is not None:
        walk.going = None


def _add(
    walk: _Walk,
    role: str,
    place: Place,
    words: Span,
    number: str | None,
    number_span: Span | None = None,
    label: Label | None = None,
    parent: Entry | None = None,
) -> None:
    words = words.strip(walk.text)
    owned = split_owners(walk.text, words)
    above = parent if parent is not None else _parent(walk, role, number)
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
    walk.entries.append(entry)
    if is_plan and _bears(walk, entry):
        rank = LEVEL_RANKS[role]
        walk.ancestors = {r: e for r, e in walk.ancestors.items() if r < rank}
        walk.ancestors[rank] = entry


def _bears(walk: _Walk, entry: Entry) -> bool:
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
    of_something = entry.label.words.of(walk.text).startswith("วัตถุประสงค์")
    return not of_something or set(walk.ancestors) == {LEVEL_RANKS["strategic_issue"]}


def _parent(walk: _Walk, role: str, number: str | None) -> Entry | None:
    """The node that a new entry stands under: by its number if that is dotted, else the nearest."""
    everything = len(LEVEL_RANKS)
    limit = LEVEL_RANKS.get(role, everything)
    if role == "goal" or (role == "objective" and min(walk.ancestors, default=0) >= limit):
        limit = everything
    above = [walk.ancestors[rank] for rank in sorted(walk.ancestors) if rank < limit]
    if number is not None and "." in number:
        prefix = number.rpartition(".")[0]
        for entry in reversed(above):
            if entry.number == prefix:
                return entry
    return above[-1] if above else None


def walk_entries(entries: tuple[Entry, ...], role: str) -> Iterator[Entry]:
    """The entries of one role."""
    return (entry for entry in entries if entry.role == role)
