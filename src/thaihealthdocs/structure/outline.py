"""The outline of a document: what its labels, list marks and plan columns hang on each other.

One walk over the paragraphs gives entries in reading order. An entry is a node of the plan tree
(กลยุทธ์, กิจกรรม …), an indicator, or the value of another label (เป้าหมาย :, แหล่งข้อมูล :); its
parent is the node of the plan tree it stands under.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .entries import CHILD_LEVELS, Entry, Tree
from .labels import Label, number_ahead, read_announcement, read_label
from .lexicon import LABELS, LEVEL_RANKS
from .lists import Going, list_of_label, list_of_mark
from .marks import Mark, enumeration, read_mark
from .memory import once_per_document
from .places import Place, places
from .statements import read_statement

if TYPE_CHECKING:
    from ..model.document import Document
    from .tables import Table

__all__ = ["outline"]

_ANNOUNCED_IN_PROSE = frozenset({"objective", "goal", *LABELS})
"""What a label on a line of its own makes of the paragraph below it, which has no list mark."""
_LONGEST_VALUE = 600
_LEADS_ON = re.compile(r"(?:มี|ไว้)?\s*(?:ดังนี้?|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)\s*[:：]?")
_FIRST_ITEM_WITHIN = 9
"""How far behind a label the first item of its list begins, mark and blanks counted."""
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*\.?")
_AFTER_LIST = re.compile(
    r"\s+(?:โดยมี|ทั้งนี้|ในการนี้|ในโอกาสนี้|โอกาสนี้|นอกจากนี้|สำหรับ|กลุ่มเป้าหมาย|ผู้เข้าร่วม|ขอขอบคุณ|จึง)"
)
"""How the text goes on behind a list that was run together with it."""


@dataclass
class _Walk:
    """How far the walk is: the entries so far, and what they say of the paragraphs to come."""

    tree: Tree
    going: Going | None = None
    announced: str | None = None
    table: Table | None = None

    @property
    def text(self) -> str:
        return self.tree.text

    def next_of(self, mark: Mark) -> Going | None:
        """The list whose next item ``mark`` opens; None where it opens none."""
        return self.going if self.going is not None and self.going.takes(mark) else None


@once_per_document
def outline(document: Document) -> tuple[Entry, ...]:
    """The entries of ``document`` in reading order."""
    walk = _Walk(Tree(document.text))
    for place in places(document):
        _step(walk, place)
    return tuple(walk.tree.entries)


def _step(walk: _Walk, place: Place) -> None:
    if place.table is not walk.table:
        walk.table, walk.announced = place.table, None
    label = read_label(walk.text, place.span.start, place.span.stop)
    if label is not None and (place.role is None or label.explicit or place.is_plan):
        _labelled(walk, place, label)
    elif place.role is not None:
        _in_column(walk, place, place.role)
    elif not (_stated(walk, place) or _listed(walk, place) or _run_together(walk, place)):
        _prose(walk, place)


def _stated(walk: _Walk, place: Place) -> bool:
    """An indicator without a label, with its target or result behind its name."""
    mark = read_mark(walk.text, place.span.start, place.span.stop)
    start = place.span.start if mark is None else mark.stop
    if read_statement(walk.text, start, place.span.stop) is None:
        return False
    words = Span(start, place.span.stop)
    number, at = (None, None) if mark is None else (mark.number, mark.span)
    walk.tree.add("indicator", place, words, number, at)
    return True


def _labelled(walk: _Walk, place: Place, label: Label) -> None:
    role = label.role
    if label.body.is_empty or _LEADS_ON.fullmatch(label.body.of(walk.text)):
        walk.announced, walk.going = role, None
        return
    walk.announced = None
    if role == "target" and place.table is None and not _DIGIT.search(label.body.of(walk.text)):
        role = "goal"
    if _labelled_list(walk, place, label, role):
        return
    number = label.number
    if number is None and label.mark is not None and role in LEVEL_RANKS:
        number = label.mark.number if label.mark.depth > 1 else None
    entry = walk.tree.add(role, place, label.body, number, label.number_span, label=label)
    walk.going = list_of_label(walk.text, label, entry)


def _labelled_list(walk: _Walk, place: Place, label: Label, role: str) -> bool:
    """The items on the line of their label: วัตถุประสงค์ 1) … 2) …, or the first of them alone."""
    items = enumeration(walk.text, label.words.stop, label.body.stop)
    if items and items[0].span.start - label.words.stop <= _FIRST_ITEM_WITHIN:
        added = [walk.tree.add(role, place, it.span, it.number, label=label) for it in items]
        walk.going = Going(role, None, len(items), added[-1].parent)
        return True
    mark = read_mark(walk.text, label.body.start, label.body.stop)
    if mark is None or mark.number is None or label.number is not None:
        return False
    words = Span(mark.stop, label.body.stop)
    entry = walk.tree.add(role, place, words, mark.number, mark.span, label=label)
    walk.going = list_of_mark(role, mark, entry.parent)
    return True


def _in_column(walk: _Walk, place: Place, role: str) -> None:
    """Words in a column that says what its cells are."""
    mark = read_mark(walk.text, place.span.start, place.span.stop)
    if (mark is None and _is_rest_of_last(walk, place)) or _is_rest_of_value(walk, place):
        walk.tree.lengthen(place.span)
        return
    if mark is None:
        number, at, words = _of_form(walk.text, place, role)
        if number is None and (at := _number_beside(walk, place)) is not None:
            number = to_arabic_digits(at.of(walk.text)).rstrip(".")
        walk.tree.add(place.level_for(walk.text, 0) or role, place, words, number, at)
        return
    words = Span(mark.stop, place.span.stop)
    going = walk.next_of(mark) if place.is_plan else None
    if going is not None:
        _next_item(walk, place, mark, words, going)
        return
    last = walk.tree.last
    if (
        place.is_plan
        and mark.number in ("1", None)
        and last is not None
        and last.place.cell is place.cell
        and last.label is not None
        and last.role in CHILD_LEVELS
    ):
        _start_list(walk, place, mark, words, CHILD_LEVELS[last.role], last)
        return
    level = place.level_for(walk.text, max(mark.depth, 1 if mark.number else 2)) or role
    entry = walk.tree.add(level, place, words, mark.number, mark.span)
    walk.going = list_of_mark(level, mark, entry.parent)


def _of_form(text: str, place: Place, role: str) -> tuple[str | None, Span | None, Span]:
    """The number in or behind the label of a form's row, its place, and the words."""
    label = place.label
    if label is None or label.number is not None:
        return (
            (None, None, place.span)
            if label is None
            else (label.number, label.number_span, place.span)
        )
    ahead = number_ahead(text, label.words.cover(label.body), role, place.span)
    if ahead is None:
        return None, None, place.span
    words = Span(ahead.stop, place.span.stop).strip(text)
    return to_arabic_digits(ahead.of(text)), ahead, words


def _number_beside(walk: _Walk, place: Place) -> Span | None:
    """The number in the row's column of numbers, for the first plan item of the row."""
    if place.table is None or place.row is None or place.column is None or not place.is_plan:
        return None
    last = walk.tree.last
    if last is not None and last.place.row is place.row:
        return None
    index = place.column.index - 1
    before = place.table.columns[index] if index >= 0 else None
    if before is None or before.role != "number" or "ตัวชี้วัด" in "".join(before.path):
        return None
    cell = place.row.own.get(index)
    span = None if cell is None else cell.span.strip(walk.text)
    return span if span is not None and _NUMBER.fullmatch(span.of(walk.text)) else None


def _is_rest_of_last(walk: _Walk, place: Place) -> bool:
    """Whether unlabelled words go on from a numbered label in the cell, cut at a line's end."""
    last = walk.tree.last
    return (
        last is not None
        and place.cell is not None
        and last.place.cell is place.cell
        and last.label is not None
        and (last.label.number is not None or last.role == "indicator")
        and not last.owners
    )


def _is_rest_of_value(walk: _Walk, place: Place) -> bool:
    """Whether a row of a form goes on with the value of the last entry, which is no plan item."""
    last = walk.tree.last
    return (
        place.goes_on
        and last is not None
        and last.role == place.role
        and last.place.table is place.table
        and not last.is_plan_item
    )


def _listed(walk: _Walk, place: Place) -> bool:
    """A list mark without a label: the next item of a list, or the first of a new one."""
    mark = read_mark(walk.text, place.span.start, place.span.stop)
    if mark is None:
        return False
    words = Span(mark.stop, place.span.stop)
    is_first = mark.number in ("1", "ก", None) or (mark.prefix != "" and mark.ordinal == 1)
    if walk.announced is not None and is_first:
        _announced_list(walk, place, mark, words, walk.announced)
        return True
    going = walk.next_of(mark)
    if going is not None:
        _next_item(walk, place, mark, words, going)
        return True
    parent = walk.tree.numbered_parent(mark)
    if parent is not None:
        level = CHILD_LEVELS[parent.role]
        walk.tree.add(level, place, words, mark.number, mark.span, parent=parent)
        return True
    last = walk.tree.last if is_first else None
    if last is None or not _bears_next(last, place):
        return False
    _start_list(walk, place, mark, words, CHILD_LEVELS[last.role], last)
    return True


def _bears_next(last: Entry, place: Place) -> bool:
    """Whether a list right below a labelled activity or project is of its parts."""
    is_labelled = last.role in ("activity", "project") and last.label is not None
    return is_labelled and last.place.index == place.index - 1


def _announced_list(walk: _Walk, place: Place, mark: Mark, words: Span, role: str) -> None:
    """The first item of the list that the words before announce, or all where they run on."""
    walk.announced = None
    items = enumeration(walk.text, place.span.start, place.span.stop)
    if len(items) < 2:
        _start_list(walk, place, mark, words, role, None)
    for item in items:
        walk.tree.add(role, place, item.span, item.number)


def _start_list(
    walk: _Walk, place: Place, mark: Mark, words: Span, role: str, parent: Entry | None
) -> None:
    entry = walk.tree.add(role, place, words, mark.number, mark.span, parent=parent)
    walk.going = Going(role, mark.style, mark.ordinal or 0, entry.parent, mark.prefix)


def _next_item(walk: _Walk, place: Place, mark: Mark, words: Span, going: Going) -> None:
    walk.tree.add(going.role, place, words, mark.number, mark.span, parent=going.parent)
    last = going.last + 1 if mark.number is not None else 0
    walk.going = replace(going, style=mark.style, prefix=mark.prefix, last=last, prose=0)


def _run_together(walk: _Walk, place: Place) -> bool:
    """An announced list without line breaks: … วัตถุประสงค์ (1) … (2) …."""
    items = enumeration(walk.text, place.span.start, place.span.stop)
    if not items:
        return False
    level = read_announcement(walk.text, place.span.start, items[0].mark.start) or walk.announced
    walk.announced = None
    if level is None:
        return False
    for item in items[:-1]:
        walk.tree.add(level, place, item.span, item.number)
    last = items[-1]
    after = _AFTER_LIST.search(walk.text, last.span.start, last.span.stop)
    words = last.span if after is None else Span(last.span.start, after.start())
    walk.tree.add(level, place, words, last.number)
    return True


def _prose(walk: _Walk, place: Place) -> None:
    span = place.span
    heading = read_mark(walk.text, span.start, span.stop)
    is_value = heading is None or heading.number is None
    if walk.announced in _ANNOUNCED_IN_PROSE and is_value and len(span) <= _LONGEST_VALUE:
        role, walk.announced = walk.announced, None
        walk.tree.add(role, place, span, None)
        return
    walk.announced = read_announcement(walk.text, span.start, span.stop)
    if walk.going is not None:
        walk.going = replace(walk.going, prose=walk.going.prose + 1)
    if walk.announced is not None:
        walk.going = None
