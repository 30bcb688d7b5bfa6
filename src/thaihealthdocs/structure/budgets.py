"""Budget lines of a document: from the rows of its tables and from its sentences.

A sum (รวม) checks the lines above it and is no line itself, unless there are none above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.money import FoundMoney, find_fund, is_total, read_money, unit_factor
from ..finders.numbers import parse_number
from ..model.span import Span
from .heads import headed
from .marks import read_mark
from .memory import once_per_document
from .running import Running, running_text
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Document
    from ..model.values import Number
    from .columns import Column
    from .tables import Row, Table

__all__ = ["BudgetLine", "WrongSum", "budget_lines", "wrong_sums"]

_MONEY_HEAD = re.compile(
    r"(?<!ปี)งบประมาณ|วงเงิน|จำนวนเงิน|เป็นเงิน|ราคารวม|รวมเงิน|เงินงบ|\(\s*(?:ล้าน|พัน|แสน)?บาท\s*\)|ราคากลาง|จำนวน\s?\(บาท\)"
)
_NOT_AMOUNT = re.compile(
    r"ราคาต่อหน่วย|ต่อหน่วย|หน่วยละ|เบิกจ่าย|ใช้จ่าย|คงเหลือ|ร้อยละ|แหล่ง|ที่มา|ประเภท|หมวด|รหัส|ผู้เสนอ|เสนอราคา|ราคาที่|วิธี"
)
_PREFERRED = (
    re.compile(r"(?<!ปี)งบประมาณ|วงเงิน"),
    re.compile(r"จำนวนเงิน|เป็นเงิน|รวม"),
    re.compile(r"บาท"),
    re.compile(r"ราคากลาง"),
)
_PURPOSE_HEAD = re.compile(
    r"รายการ|กิจกรรม|โครงการ|รายละเอียด|งานที่จัด|ชื่อ|แผนงาน|หมวด|ประเภท|ค่าใช้จ่าย|ภารกิจ|ผลผลิต|งาน|ครุภัณฑ์"
)
_FUND_HEAD = re.compile(r"แหล่ง|ที่มาของ|กองทุน|ประเภทเงิน|หมวดเงิน")
_NO_PURPOSE = frozenset(
    {"number", "amount", "budget", "fund", "code", "unit", "owner", "schedule", "remark", "person"}
)
"""Roles of columns that do not say what the money is for."""
_UNIT_CELL = re.compile(
    r"\(?(?:(?:พัน|หมื่น|แสน|ล้าน)?(?:ล้าน)?บาท|ร้อยละ|คน|ราย|แห่ง|ครั้ง|เรื่อง|ระดับ|คะแนน|หน่วยงาน|ตำบล|โครงการ|ฉบับ|ดวง|ยูนิต|โดส|ขวด)\)?"
)
_NO_MONEY = re.compile(
    r"[\s\-–•]*(?:ตัวชี้วัด|เชิง(?:ปริมาณ|คุณภาพ|เวลา|ต้นทุน)|ร้อยละ|อัตรา|ระดับความสำเร็จ|จำนวน(?!เงิน))"
)
_MEASURED = frozenset({"target", "result", "numerator", "denominator", "rate", "score", "weight"})
_NUMBER = re.compile(r"[\d๐-๙][\d๐-๙,]*(?:\.[\d๐-๙]+)?")
_ANNOUNCES = re.compile(
    r"[\s)]*(?:โดย)?(?:มี)?(?:รายละเอียด)?(?:ค่าใช้จ่าย)?\s?(?:ดังนี้|ดังต่อไปนี้|ประกอบด้วย|ได้แก่|[:：]\s*$)"
)
_NEAR = 0.5  # baht: rounding of a printed sum


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One amount in baht, and what the page says of it, in places of the document's text."""

    span: Span
    value: Number
    purpose: Span | None = None
    fund: Span | None = None
    fiscal_year: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A printed sum that is not what the lines above add up to."""

    span: Span
    printed: Number
    added: Number


@dataclass(frozen=True, slots=True)
class _Read:
    lines: tuple[BudgetLine, ...]
    wrong: tuple[WrongSum, ...]


def budget_lines(document: Document) -> tuple[BudgetLine, ...]:
    """The amounts of ``document``, in reading order, without sums of other lines."""
    return _read(document).lines


def wrong_sums(document: Document) -> tuple[WrongSum, ...]:
    """The printed sums that do not agree with their lines."""
    return _read(document).wrong


@once_per_document
def _read(document: Document) -> _Read:
    lines: list[BudgetLine] = []
    wrong: list[WrongSum] = []
    covered: set[Span] = set()
    for printed in tables(document):
        table = headed(document.text, printed, _is_money_head)
        columns = _money_columns(document, table)
        for column in columns:
            found, sums = _column_lines(document, table, column)
            lines.extend(found)
            wrong.extend(sums)
        if columns:
            covered.update(part.span for part in table.parts)
    prose, sums = _prose_lines(document, covered)
    total = sum(line.value for line in lines)
    restated = [line for line in prose if _restates(line, lines, total)]
    whole = [line for line in restated if abs(line.value - total) <= _NEAR]
    fund = next((line.fund for line in whole if line.fund is not None), None)
    kept = [line for line in prose if line not in restated]
    tabled = [line if line.fund is not None else replace(line, fund=fund) for line in lines]
    return _Read(tuple(sorted([*tabled, *kept], key=lambda line: line.span)), (*wrong, *sums))


def _restates(line: BudgetLine, lines: Sequence[BudgetLine], total: Number) -> bool:
    """Whether a sentence says the sum of the tables' lines, or one of them over again."""
    if len(lines) < 2:
        return False
    same = line.purpose is None and any(line.value == other.value for other in lines)
    return same or abs(line.value - total) <= _NEAR


def _is_money_head(words: str) -> bool:
    return _MONEY_HEAD.search(words) is not None and not re.search(r"[\d๐-๙],[\d๐-๙]", words)


def _money_columns(document: Document, table: Table) -> tuple[Column, ...]:
    """The columns of amounts: those of years side by side, else the one that says most."""
    numeric = [
        column
        for column in table.columns
        if not column.is_period
        and column.role not in _MEASURED
        and not _NOT_AMOUNT.search(column.words)
        and _has_numbers(document.text, table, column)
    ]
    money = [
        column
        for column in numeric
        if column.role in ("amount", "budget") or _MONEY_HEAD.search(column.words)
    ]
    if not money and "บาท" in _above(document, table):
        money = [column for column in numeric if column.year is not None]
    dated = [column for column in money if column.year is not None]
    if dated and len(dated) == len(money):
        return tuple(dated)
    for words in _PREFERRED:
        fitting = [column for column in money if words.search(column.words)]
        if fitting:
            return (fitting[-1],)
    return tuple(money[:1])


def _has_numbers(text: str, table: Table, column: Column) -> bool:
    cells = [row.own[column.index] for row in table.rows if column.index in row.own]
    return any(_cell_value(cell.span.of(text)) is not None for cell in cells)


def _cell_value(words: str) -> Number | None:
    """The number that a cell holds first; None for a dash or words."""
    plain = words.strip().removesuffix("บาท").removesuffix(".-").strip()
    value = parse_number(plain)
    if value is not None:
        return value
    match = _NUMBER.match(plain)
    return None if match is None or len(match[0]) < 3 else parse_number(match[0])


def _column_lines(
    document: Document, table: Table, column: Column
) -> tuple[list[BudgetLine], list[WrongSum]]:
    text = document.text
    factor = unit_factor(_unit_words(document, table, column))
    lines: list[BudgetLine] = []
    wrong: list[WrongSum] = []
    group: list[BudgetLine] = []
    sums: list[Number] = []
    for row in table.rows:
        line = _row_line(text, table, row, column, factor)
        if line is None:
            continue
        if line.purpose is not None and is_total(line.purpose.of(text)):
            added = _added(line.value, group, lines, sums)
            if added is not None and abs(added - line.value) > _NEAR:
                wrong.append(WrongSum(line.span, line.value, added))
            sums.append(line.value)
            group = []
        else:
            lines.append(line)
            group.append(line)
    return lines, wrong


def _added(
    printed: Number,
    group: Sequence[BudgetLine],
    lines: Sequence[BudgetLine],
    sums: Sequence[Number],
) -> Number | None:
    """What the lines add up to that a sum may mean: its group, all lines, or the sums so far."""
    ways = [sum(line.value for line in part) for part in (group, lines) if part]
    ways += [sum(sums)] if sums else []
    return min(ways, key=lambda way: abs(way - printed), default=None)


def _unit_words(document: Document, table: Table, column: Column) -> str:
    """The head of the column, and where that says nothing, the words just above the table."""
    if "บาท" in column.words:
        return column.words
    return _above(document, table)


def _above(document: Document, table: Table) -> str:
    """The caption, or the line above the table where that states a unit."""
    captions = " ".join(cell.span.of(document.text) for cell in table.captions)
    start = table.parts[0].span.start
    line = document.text[max(0, start - 80) : start].rstrip().rpartition("\n")[2]
    return captions if "บาท" in captions else line if "หน่วย" in line else ""


def _row_line(text: str, table: Table, row: Row, column: Column, factor: int) -> BudgetLine | None:
    cell = row.own.get(column.index)
    value = None if cell is None else _cell_value(cell.span.of(text))
    if cell is None or value is None or value <= 0:
        return None
    span = cell.span.strip(text)
    number = _NUMBER.search(text, span.start, span.stop)
    purpose = _purpose(text, table, row, column)
    fund = _fund(text, table, row) or find_fund(text, span.start, span.stop)
    unit = _row_unit(text, row)
    if unit is not None and "บาท" not in unit:
        return None
    if purpose is not None and _NO_MONEY.match(purpose.of(text)):
        return None
    if purpose is None and fund is None:
        return None
    if purpose is not None and fund is not None and fund.overlaps(purpose):
        fund = None
    whole = value * (factor if unit is None else unit_factor(unit))
    plain = int(whole) if float(whole).is_integer() else whole
    place = span if number is None else Span(*number.span())
    return BudgetLine(place, plain, purpose, fund, column.year)


def _row_unit(text: str, row: Row) -> str | None:
    """The unit that a cell of the row states, as in tables that mix money with measures."""
    for cell in row.own.values():
        words = cell.span.of(text).strip()
        if _UNIT_CELL.fullmatch(words):
            return words
    return None


def _purpose(text: str, table: Table, row: Row, column: Column) -> Span | None:
    """The words of the row that say what the money is for, without their list mark."""
    ranked = sorted(
        (other for other in table.columns if other.index != column.index),
        key=lambda other: (_PURPOSE_HEAD.search(other.words) is None, other.index),
    )
    for other in ranked:
        cell = row.own.get(other.index) or row.covering.get(other.index)
        if cell is None or other.role in _NO_PURPOSE:
            continue
        span = cell.span.strip(text)
        if re.search("[ก-ฮA-Za-z]", span.of(text)):
            mark = read_mark(text, span.start, span.stop)
            return span if mark is None else Span(mark.stop, span.stop)
    first = next((cell for _, cell in sorted(row.own.items())), None)
    words = None if first is None else first.span.strip(text)
    return words if words is not None and is_total(words.of(text)) else None


def _fund(text: str, table: Table, row: Row) -> Span | None:
    for column in table.columns:
        if column.role == "fund" or _FUND_HEAD.search(column.words):
            cell = row.own.get(column.index) or row.covering.get(column.index)
            if cell is not None and re.search("[ก-ฮA-Za-z]", cell.span.of(text)):
                return cell.span.strip(text)
    return None


def _prose_lines(document: Document, covered: set[Span]) -> tuple[list[BudgetLine], list[WrongSum]]:
    """Amounts of running text, their sums checked, and what is stated before its own lines."""
    money = list(_prose_money(document, covered))
    lines: list[BudgetLine] = []
    wrong: list[WrongSum] = []
    group: list[FoundMoney] = []
    for found in money:
        if found.kind == "total":
            added = sum(each.value for each in group)
            if len(group) > 1 and abs(added - found.value) > _NEAR:
                wrong.append(WrongSum(found.span, found.value, added))
            elif not group and not any(line.value == found.value for line in lines):
                lines.append(_line(found))
            group = []
        elif found.kind == "item":
            group.append(found)
            lines.append(_line(found))
        else:
            group = []
            lines.append(_line(found))
    kept, announced = _without_announced(document.text, money, lines)
    return kept, [*wrong, *announced]


def _prose_money(document: Document, covered: set[Span]) -> Iterator[FoundMoney]:
    for running in running_text(document):
        if running.paragraph.cell is not None and running.paragraph.block.span in covered:
            continue
        start = 0
        for words in running.text.split("\n"):
            for found in read_money(words):
                yield _moved(found, running, start)
            start += len(words) + 1


def _moved(found: FoundMoney, running: Running, by: int) -> FoundMoney:
    def move(span: Span | None) -> Span | None:
        return None if span is None else running.place(span.shift(by))

    place = running.place(found.span.shift(by))
    return replace(found, span=place, purpose=move(found.purpose), fund=move(found.fund))


def _line(found: FoundMoney) -> BudgetLine:
    return BudgetLine(found.span, found.value, found.purpose, found.fund, doubts=found.doubts)


def _without_announced(
    text: str, money: Sequence[FoundMoney], lines: Sequence[BudgetLine]
) -> tuple[list[BudgetLine], list[WrongSum]]:
    """The lines without a stated sum that the items after it spell out; they take its fund."""
    dropped: dict[Span, None] = {}
    funds: dict[Span, Span] = {}
    wrong: list[WrongSum] = []
    for at, found in enumerate(money):
        items = _items_after(money, at) if found.kind == "stated" else []
        added = sum(item.value for item in items)
        agrees = abs(added - found.value) <= _NEAR
        if len(items) < 2 or not (agrees or _ANNOUNCES.match(text, found.span.stop)):
            continue
        dropped[found.span] = None
        if found.fund is not None:
            funds.update((item.span, found.fund) for item in items)
        if not agrees:
            wrong.append(WrongSum(found.span, found.value, added))
    kept = [line for line in lines if line.span not in dropped]
    return [
        line if line.fund is not None else replace(line, fund=funds.get(line.span)) for line in kept
    ], wrong


def _items_after(money: Sequence[FoundMoney], at: int) -> list[FoundMoney]:
    items: list[FoundMoney] = []
    for found in money[at + 1 :]:
        if found.kind != "item":
            break
        items.append(found)
    return items
