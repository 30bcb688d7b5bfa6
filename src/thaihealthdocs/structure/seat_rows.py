"""Rows of tables that name a member of a committee, or one who came to a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..finders.people import split_person
from ..finders.seats import (
    FoundSeat,
    is_office,
    moved_person,
    position_after,
    read_position,
    read_role,
)
from ..model.span import Span
from .marks import read_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..model.names import FoundPerson
    from .tables import Row, Table

__all__ = ["row_seat"]

_LONGEST_CELL = 220
_LONGEST_POSITION = 170


def row_seat(text: str, table: Table, row: Row) -> FoundSeat | None:
    """The seat of a row: its person, position and role by the columns' heads or by their words.

    None for a row that names neither a person nor an office with a role.
    """
    cells = [(at, _unmarked(text, cell.span)) for at, cell in sorted(row.own.items())]
    heads = {column.index: column.role for column in table.columns}
    known = "person" in heads.values()
    role_at = _role_cell(text, cells, heads)
    person_at, person = _person_cell(text, cells, heads, known=known)
    if person is None and role_at is None:
        return None
    position = _position_cell(text, cells, heads, person_at, role_at, person)
    if person is None and position is None and known:
        position = next((span for at, span in cells if heads.get(at) == "person"), None)
    role = None if role_at is None else read_role(role_at.of(text))
    if role is None and person is not None:
        role = _role_of_column(text, table, row, person.span)
    if person is None and (position is None or not is_office(position.of(text))):
        return None
    if person is not None and not known and role is None and position is None:
        return None
    whole = cells[0][1].cover(cells[-1][1])
    return FoundSeat(whole, person, position, role, role_at, is_marked=True)


def _role_of_column(text: str, table: Table, row: Row, person: Span) -> str | None:
    """What the head of a column, such as วิทยากร, makes of those it names."""
    for column in table.columns:
        cell = row.own.get(column.index)
        if cell is None or person not in cell.span:
            continue
        head = table.rows[0].own.get(column.index)
        named = column.path[-1] if column.path else "" if head is None else head.span.of(text)
        return read_role(named)
    return None


def _unmarked(text: str, span: Span) -> Span:
    """The words of a cell behind the list mark that opens them, where one does."""
    span = span.strip(text)
    mark = read_mark(text, span.start, span.stop)
    return span if mark is None or mark.stop >= span.stop else Span(mark.stop, span.stop)


def _role_cell(
    text: str, cells: Sequence[tuple[int, Span]], heads: dict[int, str | None]
) -> Span | None:
    for at, span in reversed(cells):
        if len(span) < 60 and heads.get(at) != "person" and read_role(span.of(text)) is not None:
            return span
    return None


def _person_cell(
    text: str, cells: Sequence[tuple[int, Span]], heads: dict[int, str | None], *, known: bool
) -> tuple[Span | None, FoundPerson | None]:
    for at, span in cells:
        if len(span) > _LONGEST_CELL or (known and heads.get(at) != "person"):
            continue
        if not known and heads.get(at) not in (None, "number", "position", "owner"):
            continue
        person = split_person(span.of(text))
        if person is not None:
            return span, moved_person(person, _shift(span.start))
        if known and (bare := split_person(f"({span.of(text)})")) is not None:
            return span, moved_person(bare, _shift(span.start - 1))
    return None, None


def _shift(by: int) -> Callable[[Span], Span]:
    return lambda span: Span(max(0, span.start + by), span.stop + by)


def _position_cell(
    text: str,
    cells: Sequence[tuple[int, Span]],
    heads: dict[int, str | None],
    person_at: Span | None,
    role_at: Span | None,
    person: FoundPerson | None,
) -> Span | None:
    if person is not None and person_at is not None:
        rest = read_position(text, Span(person.span.stop, person_at.stop))
        if rest is None:
            rest = Span(person_at.stop, person_at.stop)
        if is_office(rest.of(text)):
            return rest
        told = position_after(rest.of(text), 0)
        if told is not None:
            return told.shift(rest.start)
    for at, span in cells:
        if heads.get(at) == "position" and span != role_at and span != person_at:
            return read_position(text, span)
    for at, span in cells:
        free = span not in (role_at, person_at) and heads.get(at) in (None, "agency", "subject")
        if free and is_office(span.of(text)) and len(span) <= _LONGEST_POSITION:
            return read_position(text, span)
    return None
