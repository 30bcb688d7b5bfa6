"""Columns that belong together by their arithmetic: counts, what they are counted of, rates."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from .figures import number_in, rate_base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.document import Cell
    from ..model.values import Number
    from .columns import Column
    from .tables import Row, Table

__all__ = [
    "Gathered",
    "Key",
    "agrees",
    "join_count",
    "join_verdicts",
    "lone_counts",
    "part_rates",
    "shared_denominator",
]

Key = tuple[int, int | None, int | None, int | None, int | None]
"""What tells groups apart: the head over them, and their quarter, round, month and year."""
Gathered = dict[Key, list[tuple[str, "Column"]]]
"""The columns of each group with their roles, in order."""


def part_rates(text: str, table: Table, gathered: Gathered, about: dict[Key, Cell | None]) -> None:
    """Several rates that stand side by side, each with the counts that give it.

    The first keeps the group; the others measure what the head of their count names.
    """
    counts = [
        column
        for members in gathered.values()
        for role, column in members
        if role in ("result", "numerator", "denominator")
    ]
    for key in list(gathered):
        rates = [column for role, column in gathered[key] if role == "rate"]
        if len(rates) < 2:
            continue
        given = [_given_by(text, table, rate, counts) for rate in rates]
        pairs = [pair for pair in given if pair is not None]
        if len(pairs) < len(rates):
            continue
        _take_out(
            gathered, {column.index for pair in pairs for column in pair} | {r.index for r in rates}
        )
        for at, (rate, (count, whole)) in enumerate(zip(rates, pairs, strict=True)):
            head = about[key] if at == 0 else count.cells[-1]
            own: Key = key if at == 0 else (id(head), *key[1:])
            gathered.setdefault(own, []).extend(
                [("denominator", whole), ("numerator", count), ("rate", rate)]
            )
            about[own] = head


def _given_by(
    text: str, table: Table, rate: Column, counts: Iterable[Column]
) -> tuple[Column, Column] | None:
    """The count nearest to the left of a rate, and the whole, that give it."""
    before = [column for column in counts if column.index < rate.index and column.cells]
    before.sort(key=lambda column: rate.index - column.index)
    pairs = permutations(before, 2)
    return next((pair for pair in pairs if agrees(text, table, (*pair, rate))), None)


def _take_out(gathered: Gathered, indexes: set[int]) -> None:
    for key in list(gathered):
        gathered[key] = [each for each in gathered[key] if each[1].index not in indexes]
        if not gathered[key]:
            del gathered[key]


def shared_denominator(text: str, table: Table, gathered: Gathered) -> Column | None:
    """What the measures beside it are counted of, where it stands once for several."""
    return _population(gathered) or _counted_of(text, table, gathered)


def join_count(text: str, table: Table, gathered: Gathered) -> None:
    """A count with a head of its own joins the group whose population and rate it agrees with."""
    for members in gathered.values():
        roles = dict(members)
        if "numerator" in roles or not {"denominator", "rate"} <= set(roles):
            continue
        for key, others in gathered.items():
            if [role for role, _ in others] != ["result"]:
                continue
            count = others[0][1]
            if agrees(text, table, (count, roles["denominator"], roles["rate"])):
                members.append(("numerator", count))
                del gathered[key]
                return


def join_verdicts(gathered: Gathered) -> None:
    """A column of verdicts that stands apart judges the one group that is measured."""
    alone = [
        key for key, members in gathered.items() if {role for role, _ in members} == {"passed"}
    ]
    measured = [key for key in gathered if key not in alone]
    if len(alone) == len(measured) == 1:
        gathered[measured[0]] += gathered.pop(alone[0])


def _population(gathered: Gathered) -> Column | None:
    """A population that stands once for several measures beside it."""
    alone = [
        members[0][1]
        for members in gathered.values()
        if len(members) == 1 and members[0][0] == "denominator"
    ]
    return alone[0] if len(alone) == 1 and len(gathered) > 1 else None


def _counted_of(text: str, table: Table, gathered: Gathered) -> Column | None:
    """A column เป้าหมาย that the counts of several periods beside it are of, and so no target."""
    alone = [key for key, members in gathered.items() if [r for r, _ in members] == ["target"]]
    others = [dict(members) for key, members in gathered.items() if key not in alone]
    if len(alone) != 1 or len(others) < 2:
        return None
    whole = gathered[alone[0]][0][1]
    counts = [(each.get("numerator") or each.get("result"), each.get("rate")) for each in others]
    if not all(
        count is not None and rate is not None and agrees(text, table, (count, whole, rate))
        for count, rate in counts
    ):
        return None
    del gathered[alone[0]]
    return whole


def lone_counts(text: str, table: Table, gathered: Gathered) -> dict[str, Column]:
    """Two columns with heads of their own that give the one rate of the table; they are its counts.

    Their groups are taken out of ``gathered``.
    """
    rates = [members[0][1] for members in gathered.values() if [r for r, _ in members] == ["rate"]]
    alone = {
        key: members[0][1]
        for key, members in gathered.items()
        if [role for role, _ in members] == ["result"]
    }
    if len(rates) != 1:
        return {}
    for (above, numerator), (below, denominator) in permutations(alone.items(), 2):
        if agrees(text, table, (numerator, denominator, rates[0])):
            del gathered[above], gathered[below]
            return {"numerator": numerator, "denominator": denominator}
    return {}


def agrees(text: str, table: Table, columns: tuple[Column, Column, Column]) -> bool:
    """Whether the first over the second gives the third in half of the rows that have all."""
    rows = [tuple(_cell_number(text, row, column) for column in columns) for row in table.rows]
    whole = [(a, b, z) for a, b, z in rows if a is not None and b is not None and z is not None]
    agreeing = [triple for triple in whole if rate_base(*triple) is not None]
    return bool(whole) and len(agreeing) * 2 >= len(whole)


def _cell_number(text: str, row: Row, column: Column) -> Number | None:
    cell = row.own.get(column.index)
    return None if cell is None else number_in(cell.span.of(text))
