"""Measured values in tables: which columns belong together, and what each of them measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from .columns import is_unit, period_of
from .figures import is_dash, number_in, rate_base
from .labels import column_role
from .memory import once_per_document
from .row_periods import is_period_column
from .tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.values import Number
    from .columns import Column
    from .tables import Row

__all__ = ["Group", "groups", "is_verdicts"]

Key = tuple[int, int | None, int | None, int | None, int | None]
"""What tells groups apart: the head over them, and their quarter, round, month and year."""
_VALUE_ROLES = ("target", "denominator", "numerator", "result", "rate", "passed", "baseline")
_GENERIC = re.compile(
    r"(?:ผล)?การดำเนินงาน|ผลการดำเนินการ|ข้อมูล|รายละเอียด|ผลงาน|ปีงบประมาณ.*|ปี\s*25\d\d|ภาพรวม|จำนวน|ผลการประเมิน"
    r"|พ\.ศ\..*|สะสม|ผลการดำเนินงานสะสม|ค่าเป้าหมาย|เป้าหมาย"
)
_MONEY = re.compile(r"บาท|งบประมาณ|รายจ่าย|วงเงิน|เป็นเงิน|ราคา")
_LONGEST_LINE = 200
_COMPARATOR = re.compile(r"\s*(?:[<>≤≥]|ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|อย่างน้อย)")
_OF_LADDER = re.compile(r"(?:ระดับ|คะแนน)(?:คะแนน)?(?:ที่)?\s*[1-5๑-๕]\s*(?:คะแนน)?$")
_NO_MEASURE = re.compile(r"โทร|เบอร์|เลขบัตร|เลขประจำตัว|เลขทะเบียน|ไปรษณีย์|พิกัด|ละติจูด|ลองจิจูด|หมู่ที่")
"""Heads over numbers that name rather than count."""
_SAYS_PASSED = re.compile(r"\s*(?:ไม่)?(?:ผ่าน|บรรลุ)(?:เกณฑ์|เป้าหมาย|เป้า)?\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Columns that measure one thing at one time: by role, with what they are about.

    ``about`` is a head over the group that names an indicator.
    """

    columns: dict[str, Column]
    about: str | None
    about_cell: Cell | None
    quarter: int | None
    months: int | None
    month: int | None
    year: int | None
    table_rows: tuple[Row, ...] = ()


@once_per_document
def groups(document: Document) -> dict[Table, tuple[Group, ...]]:
    """The groups of measuring columns of every table, from the left."""
    return {
        table: tuple(_groups(document.text, table, _line_above(document, table)))
        for table in tables(document)
    }


def _line_above(document: Document, table: Table) -> str:
    """The words of the paragraph right above a table, if they are few."""
    at = bisect_left(document.blocks, table.parts[0].span, key=lambda block: block.span)
    above = document.blocks[at - 1].span.of(document.text) if at else ""
    return above if len(above) <= _LONGEST_LINE else ""


def _groups(text: str, table: Table, above: str) -> Iterator[Group]:
    itemised = table.with_role("category", "fund", "item") and not table.with_role("subject")
    if itemised and _MONEY.search(_heads(table)):
        return
    gathered: dict[Key, list[tuple[str, Column]]] = {}
    about: dict[Key, Cell | None] = {}
    for column in table.columns:
        role, head = _measured(text, table, column, above)
        if role is None or role not in _VALUE_ROLES:
            continue
        key: Key = (id(head), column.quarter, column.months, column.month, column.year)
        gathered.setdefault(key, []).append((role.replace("baseline", "result"), column))
        about[key] = head
    _join_count(text, table, gathered)
    _join_verdicts(gathered)
    shared = _shared_denominator(gathered) or _counted_of(text, table, gathered)
    counted = _counts(text, table, gathered)
    for key, members in gathered.items():
        judged = _judged(text, table, members)
        if set(judged) == {"rate"}:
            judged |= counted
        if (
            shared is not None
            and "denominator" not in judged
            and set(judged) & {"numerator", "rate"}
        ):
            judged["denominator"] = shared
        cell, first = about[key], members[0][1]
        words = None if cell is None else " ".join(cell.span.of(text).split())
        yield Group(
            judged, words, cell, first.quarter, first.months, first.month, first.year, table.rows
        )


def _measured(
    text: str, table: Table, column: Column, above: str
) -> tuple[str | None, Cell | None]:
    """What a column is for, and the head that names what it measures."""
    if column.role in (None, "result") and is_verdicts(text, table, column):
        return "passed", _about(column)
    if _OF_LADDER.search(column.words) or is_period_column(text, table, column):
        return None, None
    measures = bool(column.path) and _NO_MEASURE.search(column.path[-1]) is None
    of_whom = column.role == "subject" and bool(table.with_role("indicator"))
    free = column.role in (None, "item") or of_whom
    if not free or not measures or not _is_numeric(text, table, column):
        return column.role, _about(column)
    if _is_planned(text, table, column, above):
        return "target", None
    return "result", _named_by(column) or _about(column)


def is_verdicts(text: str, table: Table, column: Column) -> bool:
    """Whether a column says ผ่าน or ไม่ผ่าน and nothing else."""
    words = [cell.span.of(text) for cell in table.cells_under(column)]
    said = [each for each in words if not is_dash(each)]
    return len(said) >= 2 and all(_SAYS_PASSED.fullmatch(each) for each in said)


def _is_planned(text: str, table: Table, column: Column, above: str) -> bool:
    """Whether figures under a bare year are to be reached: a line or a comparator says so."""
    if column.year is None or not table.with_role("indicator") or table.with_role("target"):
        return False
    words = (cell.span.of(text) for cell in table.cells_under(column))
    return "เป้าหมาย" in above or any(_COMPARATOR.match(each) for each in words)


def _named_by(column: Column) -> Cell | None:
    """The lowest head that names what is measured: no unit, no period."""
    for cell, words in zip(reversed(column.cells), reversed(column.path), strict=True):
        if not is_unit(words) and period_of(words) is None:
            return cell
    return None


def _heads(table: Table) -> str:
    return " ".join(column.words for column in table.columns)


def _counts(
    text: str, table: Table, gathered: dict[Key, list[tuple[str, Column]]]
) -> dict[str, Column]:
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
        if _agrees(text, table, (numerator, denominator, rates[0])):
            del gathered[above], gathered[below]
            return {"numerator": numerator, "denominator": denominator}
    return {}


def _join_count(text: str, table: Table, gathered: dict[Key, list[tuple[str, Column]]]) -> None:
    """A count with a head of its own joins the group whose population and rate it agrees with."""
    for members in gathered.values():
        roles = dict(members)
        if "numerator" in roles or not {"denominator", "rate"} <= set(roles):
            continue
        for key, others in gathered.items():
            if [role for role, _ in others] != ["result"]:
                continue
            count = others[0][1]
            if _agrees(text, table, (count, roles["denominator"], roles["rate"])):
                members.append(("numerator", count))
                del gathered[key]
                return


def _join_verdicts(gathered: dict[Key, list[tuple[str, Column]]]) -> None:
    """A column of verdicts that stands apart judges the one group that is measured."""
    alone = [
        key for key, members in gathered.items() if {role for role, _ in members} == {"passed"}
    ]
    measured = [key for key in gathered if key not in alone]
    if len(alone) == len(measured) == 1:
        gathered[measured[0]] += gathered.pop(alone[0])


def _shared_denominator(
    gathered: dict[Key, list[tuple[str, Column]]],
) -> Column | None:
    """A population that stands once for several measures beside it."""
    alone = [
        members[0][1]
        for members in gathered.values()
        if len(members) == 1 and members[0][0] == "denominator"
    ]
    return alone[0] if len(alone) == 1 and len(gathered) > 1 else None


def _counted_of(
    text: str, table: Table, gathered: dict[Key, list[tuple[str, Column]]]
) -> Column | None:
    """A column เป้าหมาย that the counts of several periods beside it are of; it is no target then."""
    alone = [key for key, members in gathered.items() if [r for r, _ in members] == ["target"]]
    others = [dict(members) for key, members in gathered.items() if key not in alone]
    if len(alone) != 1 or len(others) < 2:
        return None
    whole = gathered[alone[0]][0][1]
    counts = [(each.get("numerator") or each.get("result"), each.get("rate")) for each in others]
    if not all(
        count is not None and rate is not None and _agrees(text, table, (count, whole, rate))
        for count, rate in counts
    ):
        return None
    del gathered[alone[0]]
    return whole


def _about(column: Column) -> Cell | None:
    """A head over the column that is no label and no period: what the group measures."""
    above = list(zip(column.cells[:-1], column.path[:-1], strict=True))
    for cell, words in reversed(above):
        known = column_role(words) is not None or _GENERIC.fullmatch(words) is not None
        period = column.quarter is not None or column.month is not None or column.months is not None
        if not known and len(words) > 1 and not (period and re.search("ไตรมาส|เดือน|Q[1-4]", words)):
            return cell
    return None


def _is_numeric(text: str, table: Table, column: Column) -> bool:
    words = [cell.span.of(text) for cell in table.cells_under(column)]
    numbers = [w for w in words if number_in(w) is not None]
    return len(numbers) >= 1 and len(numbers) * 2 >= len(words)


def _judged(text: str, table: Table, members: list[tuple[str, Column]]) -> dict[str, Column]:
    """The columns by role; เป้าหมาย is the denominator where the arithmetic of the rows says so."""
    roles: dict[str, Column] = {}
    for role, column in members:
        roles.setdefault(role, column)
    count = roles.get("numerator") or roles.get("result")
    rate = roles.get("rate")
    if rate is None and count is roles.get("numerator"):
        rate = roles.get("result")
    targets = [column for role, column in members if role == "target"]
    if "denominator" in roles or count is None or rate is None or not targets:
        return roles
    for column in targets:
        if _agrees(text, table, (count, column, rate)):
            kept = {
                role: other for role, other in roles.items() if role not in ("target", "result")
            }
            others = [target for target in targets if target is not column]
            judged = kept | {"denominator": column, "numerator": count, "rate": rate}
            return judged | ({"target": others[0]} if others else {})
    return roles


def _agrees(text: str, table: Table, columns: tuple[Column, Column, Column]) -> bool:
    """Whether the first over the second gives the third in half of the rows that have all."""
    rows = [tuple(_cell_number(text, row, column) for column in columns) for row in table.rows]
    whole = [(a, b, z) for a, b, z in rows if a is not None and b is not None and z is not None]
    agreeing = [triple for triple in whole if rate_base(*triple) is not None]
    return bool(whole) and len(agreeing) * 2 >= len(whole)


def _cell_number(text: str, row: Row, column: Column) -> Number | None:
    cell = row.own.get(column.index)
    return None if cell is None else number_in(cell.span.of(text))
