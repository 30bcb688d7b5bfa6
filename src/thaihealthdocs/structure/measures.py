"""Measured values in tables: which columns belong together, and what a cell's figures are."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from ..finders.numbers import parse_number
from .columns import is_unit, period_of
from .labels import column_role
from .memory import once_per_document
from .tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.values import Number
    from .columns import Column
    from .tables import Row

__all__ = ["Figures", "Group", "figures", "groups", "is_total", "number_in"]

Key = tuple[int, int | None, int | None, int | None, int | None]
"""What tells groups apart: the head over them, and their quarter, round, month and year."""
_VALUE_ROLES = ("target", "denominator", "numerator", "result", "rate", "passed", "baseline")
_BASES = (100, 1_000, 10_000, 100_000)
_GENERIC = re.compile(
    r"(?:ผล)?การดำเนินงาน|ผลการดำเนินการ|ข้อมูล|รายละเอียด|ผลงาน|ปีงบประมาณ.*|ปี\s*25\d\d|ภาพรวม|จำนวน|ผลการประเมิน"
    r"|พ\.ศ\..*|สะสม|ผลการดำเนินงานสะสม|ค่าเป้าหมาย|เป้าหมาย"
)
_MONEY = re.compile(r"บาท|งบประมาณ|รายจ่าย|วงเงิน|เป็นเงิน|ราคา")
_LONGEST_LINE = 200
_COMPARATOR = re.compile(r"\s*(?:[<>≤≥]|ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|อย่างน้อย)")
_TOTAL = re.compile(
    r"\s*(?:รวม(?:ทั้งหมด|ทั้งสิ้น|ทั้งจังหวัด|ทั้งเขต|ยอด|จังหวัด|เขต)?|ภาพรวม(?:จังหวัด|เขต|อำเภอ)?|ยอดรวม|ทั้งจังหวัด|total)\s*",
    re.IGNORECASE,
)
_NO_MEASURE = re.compile(r"โทร|เบอร์|เลขบัตร|เลขประจำตัว|เลขทะเบียน|ไปรษณีย์|พิกัด|ละติจูด|ลองจิจูด|หมู่ที่")
"""Heads over numbers that name rather than count."""
_DASH = re.compile(r"[-–—.\s]*|n/?a|ไม่มี(?:ข้อมูล)?", re.IGNORECASE)
_FRACTION = re.compile(r"(?P<a>[\d๐-๙][\d๐-๙,.]*)\s*/\s*(?P<b>[\d๐-๙][\d๐-๙,.]*)")
_WITH_RATE = re.compile(
    r"(?P<count>[\d๐-๙][\d๐-๙,.]*)\s*(?:คน|ราย|แห่ง)?\s*\(\s*(?:ร้อยละ\s*)?(?P<rate>[\d๐-๙][\d๐-๙,.]*)\s*(?:%|เปอร์เซ็นต์)?\s*\)"
)
_PERCENT = re.compile(
    r"ร้อยละ\s*(?P<before>[\d๐-๙][\d๐-๙,.]*)|(?P<after>[\d๐-๙][\d๐-๙,.]*)\s*(?:%|เปอร์เซ็นต์)"
)
_VERDICT = re.compile(r"\s*\((?:ไม่)?(?:ผ่าน|บรรลุ)[ก-๙]*\)\s*$")
_TOLD = re.compile(
    r"(?P<a>[\d๐-๙][\d๐-๙,.]*)\s*[ก-๙]{0,12}\s*จาก(?:ทั้งหมด|จำนวน(?:ทั้งหมด)?|เป้าหมาย)?\s*(?P<b>[\d๐-๙][\d๐-๙,.]*)"
    r"[^\d๐-๙]{0,40}?ร้อยละ\s*(?P<rate>[\d๐-๙][\d๐-๙,.]*)"
)
_UNIT_TAIL = re.compile(
    r"(?P<number>-?\s*[\d๐-๙][\d๐-๙,.]*)\s*(?:%|คน|ราย|แห่ง|ครั้ง|เรื่อง|บาท|คะแนน|ข้อ|หมู่บ้าน|ตำบล|ครัวเรือน|วัน|ชุด|ระดับ|เท่า|หลังคาเรือน)?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Columns that measure one thing at one time: by role, with what they are about.

    ``about`` is a head over the group that names an indicator; ``own`` that the column's own
    head does.
    """

    columns: dict[str, Column]
    about: str | None
    about_cell: Cell | None
    quarter: int | None
    months: int | None
    month: int | None
    year: int | None
    table_rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cell's figures say: a value, or a count with what it is counted of, or both."""

    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    is_percent: bool = False


def is_total(words: str) -> bool:
    """Whether a row's name says that it sums up the others.

    >>> is_total("รวมทั้งสิ้น"), is_total("รวมไทย")
    (True, False)
    """
    return _TOTAL.fullmatch(words) is not None


def number_in(words: str) -> Number | None:
    """The one number that is all of ``words``, a unit after it aside; None for a dash.

    >>> number_in("1,250 ราย"), number_in("-"), number_in("-3.5")
    (1250, None, -3.5)
    """
    plain = " ".join(words.split())
    match = _UNIT_TAIL.fullmatch(plain)
    if match is None or _DASH.fullmatch(plain):
        return None
    printed = match["number"]
    number = parse_number(printed.lstrip("- ").rstrip("."))
    return None if number is None else -number if printed.startswith("-") else number


def figures(words: str) -> Figures | None:
    """The figures of a result cell; None where it holds none.

    >>> figures("12 (85.7%)")
    Figures(value=85.7, numerator=12, denominator=None, is_percent=True)
    >>> figures("ร้อยละ 82.5 (165/200)")
    Figures(value=82.5, numerator=165, denominator=200, is_percent=True)
    """
    plain = _VERDICT.sub("", " ".join(words.split()))
    if (told := _TOLD.search(plain)) is not None:
        return Figures(_n(told["rate"]), _n(told["a"]), _n(told["b"]), is_percent=True)
    if not plain or len(plain) > 80 or _DASH.fullmatch(plain):
        return None
    if (number := number_in(plain)) is not None:
        return Figures(value=number, is_percent=plain.endswith("%"))
    fraction, percent = _FRACTION.search(plain), _PERCENT.search(plain)
    rated = _WITH_RATE.match(plain)
    if rated is not None:
        return Figures(_n(rated["rate"]), numerator=_n(rated["count"]), is_percent=True)
    value = _n(percent["before"] or percent["after"]) if percent is not None else None
    if fraction is not None:
        return Figures(value, _n(fraction["a"]), _n(fraction["b"]), percent is not None)
    return None if value is None else Figures(value, is_percent=True)


def _n(printed: str) -> Number | None:
    return parse_number(printed.rstrip(".,"))


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
    shared = _shared_denominator(gathered)
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
    measures = bool(column.path) and _NO_MEASURE.search(column.path[-1]) is None
    if column.role not in (None, "item") or not measures or not _is_numeric(text, table, column):
        return column.role, _about(column)
    if _is_planned(text, table, column, above):
        return "target", None
    return "result", _named_by(column) or _about(column)


def _is_planned(text: str, table: Table, column: Column, above: str) -> bool:
    """Whether figures under a bare year are to be reached: a line or a comparator says so."""
    if column.year is None or not table.with_role("indicator") or table.with_role("target"):
        return False
    cells = (row.own[column.index].span.of(text) for row in table.rows if column.index in row.own)
    return "เป้าหมาย" in above or any(_COMPARATOR.match(words) for words in cells)


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
    words = [
        cell.span.of(text) for row in table.rows if (cell := row.own.get(column.index)) is not None
    ]
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


def rate_base(numerator: Number, denominator: Number, rate: Number) -> int | None:
    """The base for which numerator / denominator gives the rate as printed; None for none.

    >>> rate_base(165, 200, 82.5), rate_base(3, 4581, 65.49), rate_base(1, 4581, 0.5)
    (100, 100000, None)
    """
    if denominator == 0:
        return None
    digits = len(str(rate).partition(".")[2])
    for base in _BASES:
        if abs(numerator / denominator * base - rate) <= max(0.6 * 10**-digits, 1e-9):
            return base
    return None


def _cell_number(text: str, row: Row, column: Column) -> Number | None:
    cell = row.own.get(column.index)
    return None if cell is None else number_in(cell.span.of(text))
