"""Measured values in tables: which columns belong together, and what each of them measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .columns import is_unit, period_of
from .counted import (
    Gathered,
    Key,
    agrees,
    join_count,
    join_verdicts,
    lone_counts,
    part_rates,
    shared_denominator,
)
from .figures import is_dash, is_total, number_in
from .labels import column_role
from .memory import once_per_document
from .row_periods import is_period_column
from .tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from .columns import Column
    from .tables import Row

__all__ = ["Group", "groups", "is_verdicts"]

_VALUE_ROLES = ("target", "denominator", "numerator", "result", "rate", "passed", "baseline")
_GENERIC = re.compile(
    r"(?:ผล)?การดำเนินงาน|ผลการดำเนินการ|ข้อมูล|รายละเอียด|ผลงาน|ปีงบประมาณ.*|ปี\s*25\d\d|ภาพรวม|จำนวน|ผลการประเมิน"
    r"|พ\.ศ\..*|สะสม|ผลการดำเนินงานสะสม|ค่าเป้าหมาย|เป้าหมาย"
)
_MONEY = re.compile(r"บาท|งบประมาณ|รายจ่าย|วงเงิน|เป็นเงิน|ราคา")
_LONGEST_LINE = 200
_COMPARATOR = re.compile(r"\s*(?:[<>≤≥]|ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|อย่างน้อย)")
_OF_LADDER = re.compile(r"(?:ระดับ|คะแนน)(?:คะแนน)?(?:ที่)?\s*[1-5๑-๕]\s*(?:คะแนน)?$")
_NO_MEASURE = re.compile(r"โทร|เบอร์|อันดับ|เลขบัตร|เลขประจำตัว|เลขทะเบียน|ไปรษณีย์|พิกัด|ละติจูด|ลองจิจูด|หมู่ที่")
"""Heads over numbers that name or rank rather than measure."""
_DIFFERENCE = re.compile(r"\s*(?:ผลต่าง|ส่วนต่าง|เพิ่ม\s*/\s*ลด)")
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
    itemised = table.with_role("category", "fund", "item")
    about_units = table.with_role("subject", "indicator")
    if itemised and not about_units and _MONEY.search(_heads(table)):
        return
    gathered: Gathered = {}
    about: dict[Key, Cell | None] = {}
    for column in table.columns:
        role, head = _measured(text, table, column, above)
        if role is None or role not in _VALUE_ROLES:
            continue
        key: Key = (id(head), column.quarter, column.months, column.month, column.year)
        gathered.setdefault(key, []).append((role.replace("baseline", "result"), column))
        about[key] = head
    part_rates(text, table, gathered, about)
    join_count(text, table, gathered)
    join_verdicts(gathered)
    shared = shared_denominator(text, table, gathered)
    counted = lone_counts(text, table, gathered)
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
    if column.role is None and column.path and table.with_role("indicator"):
        measures = _DIFFERENCE.match(column.path[-1]) is None
    of_whom = column.role == "subject" and bool(table.with_role("indicator"))
    free = column.role in (None, "item") or of_whom
    if not free or not measures or not _is_numeric(text, table, column):
        return column.role, _about(column)
    if _is_planned(text, table, column, above):
        return "target", None
    return "result", _named_by(table, column) or _about(column)


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


def _named_by(table: Table, column: Column) -> Cell | None:
    """The lowest head that names what is measured: no unit, no period, no รวม of periods."""
    for cell, words in zip(reversed(column.cells), reversed(column.path), strict=True):
        if is_unit(words) or period_of(words) is not None or _GENERIC.fullmatch(words):
            continue
        if is_total(words) and any(other.is_period for other in table.columns):
            continue
        return cell
    return None


def _heads(table: Table) -> str:
    return " ".join(column.words for column in table.columns)


def _about(column: Column) -> Cell | None:
    """A head over the column that is no label and no period: what the group measures."""
    above = list(zip(column.cells[:-1], column.path[:-1], strict=True))
    for cell, words in reversed(above):
        role = column_role(words)
        is_unit_named = role == "subject" and column_role(words, whole=True) is None
        known = (role is not None and not is_unit_named) or _GENERIC.fullmatch(words) is not None
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
        if agrees(text, table, (count, column, rate)):
            kept = {
                role: other for role, other in roles.items() if role not in ("target", "result")
            }
            others = [target for target in targets if target is not column]
            judged = kept | {"denominator": column, "numerator": count, "rate": rate}
            return judged | ({"target": others[0]} if others else {})
    return roles
