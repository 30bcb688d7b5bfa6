"""The amounts in the rows of tables, and sums among them that their lines do not add up to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..finders.money import find_fund, is_total, unit_factor
from ..finders.numbers import parse_number
from ..model.span import Span
from .budget_lines import BudgetLine, WrongSum
from .heads import headed
from .labels import read_label
from .marks import read_mark
from .sums import Entry, wrong_across, wrong_down
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model.document import Document
    from ..model.values import Number
    from .columns import Column
    from .tables import Row, Table

__all__ = ["TableBudget", "table_budgets"]

_MONEY_HEAD = re.compile(
    r"(?<!ปี)งบประมาณ|วงเงิน|จำนวนเงิน|เป็นเงิน|ราคารวม|รวมเงิน|เงินงบ|\(\s*(?:ล้าน|พัน|แสน)?บาท\s*\)|ราคากลาง|จำนวน\s?\(บาท\)"
)
_UNIT_BEHIND = re.compile(r"\s*\(\s*(?:ล้าน|พัน|แสน)?บาท\s*\)")
_SET_APART = re.compile(r"เงิน|งบ|จัดสรร|สนับสนุน|ค่า|ราคา|จำนวน|รวม|ช่วยเหลือ|อนุมัติ|ขอรับ|โอน|ยอด|ปี|25\d\d")
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
    r"รายการ|กิจกรรม|โครงการ|รายละเอียด|งานที่จัด|ชื่อ|แผนงาน|หมวด|ประเภท|ค่าใช้จ่าย|ภารกิจ|ผลผลิต|(?<!หน่วย)งาน|ครุภัณฑ์"
)
_FUND_HEAD = re.compile(r"แหล่ง|ที่มาของ|กองทุน|ประเภทเงิน|หมวดเงิน")
_FUND_NAME = re.compile(r"\s*(?:งบ(?!ประมาณ)|เงิน(?!รวม)|กองทุน|UC\b|PP[AB]?\b|อปท|อบจ|อบต|สปสช)")
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
_GROUPED_DIGITS = re.compile(r"[\d๐-๙],[\d๐-๙]")
_LETTER = re.compile("[ก-ฮA-Za-z]")
_REACH_ABOVE = 80
_NOTHING = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class TableBudget:
    """The amounts of one table, without its sums; ``wrong`` are the sums that do not agree."""

    table: Table
    lines: tuple[BudgetLine, ...]
    wrong: tuple[WrongSum, ...]


def table_budgets(document: Document) -> Iterator[TableBudget]:
    """The amounts of every table that has columns of money, in reading order."""
    for printed in tables(document):
        table = headed(document.text, printed, _is_money_head)
        columns = _money_columns(document, table)
        if columns:
            read = [_column_lines(document, table, column) for column in columns]
            lines = tuple(line for found, _ in read for line in found)
            wrong = (
                *(each for _, sums in read for each in sums),
                *_sums_across(document.text, table),
            )
            yield TableBudget(table, lines, wrong)


def _is_money_head(words: str) -> bool:
    return _MONEY_HEAD.search(words) is not None and not _GROUPED_DIGITS.search(words)


def _money_columns(document: Document, table: Table) -> tuple[Column, ...]:
    """The columns of amounts: those of years side by side, else the one that says most."""
    numeric = [
        column
        for column in table.columns
        if not column.is_period
        and (column.role not in _MEASURED or _is_price(column))
        and not _NOT_AMOUNT.search(column.words)
        and _has_numbers(document.text, table, column)
    ]
    money = [
        column
        for column in numeric
        if column.role in ("amount", "budget") or _MONEY_HEAD.search(column.words)
        if not (table.with_role("subject") and _is_measure(column))
    ]
    if not money and "บาท" in _above(document, table):
        money = [column for column in numeric if column.year is not None]
    by_fund = [column for column in money if _names_fund(column)]
    if len(by_fund) > 1 and len({column.cells[0] for column in by_fund}) == 1:
        return tuple(by_fund)
    dated = [column for column in money if column.year is not None]
    if dated and len(dated) == len(money):
        return tuple(dated)
    for words in _PREFERRED:
        fitting = [column for column in money if words.search(column.words)]
        if fitting:
            return (fitting[-1],)
    return tuple(money[:1])


def _names_fund(column: Column) -> bool:
    """Whether a head under another is the name of a fund: งบ PPA, เงินบำรุง."""
    return len(column.path) > 1 and _FUND_NAME.match(column.path[-1]) is not None


def _is_price(column: Column) -> bool:
    """Whether a rate is one of money: อัตรา (บาท) over a list of fees."""
    return column.role == "rate" and _UNIT_BEHIND.search(column.words) is not None


def _is_measure(column: Column) -> bool:
    """Whether a head names what is counted in baht, as NWC (บาท) does, and no sum set apart."""
    words = _UNIT_BEHIND.sub("", column.words)
    return words != column.words and words.strip() != "" and not _SET_APART.search(words)


def _has_numbers(text: str, table: Table, column: Column) -> bool:
    return any(_cell_value(cell.span.of(text)) is not None for cell in table.cells_under(column))


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
    entries: list[Entry] = []
    for row in table.rows:
        line = _row_line(text, table, row, column, factor)
        if line is None:
            continue
        is_sum = line.purpose is not None and is_total(line.purpose.of(text))
        entries.append(Entry(line.span, line.value, _label(text, row), is_sum))
        if not is_sum:
            lines.append(line)
    grain = factor * _smallest(entry.span.of(text) for entry in entries)
    return lines, list(wrong_down(entries, grain))


def _label(text: str, row: Row) -> str:
    """The words that begin a row, its number among them."""
    first = min(row.covering, default=0)
    return " ".join(
        row.covering[at].span.of(text) for at in (first, first + 1) if at in row.covering
    )


def _smallest(numbers: Iterable[str]) -> float:
    """The smallest unit that some number says."""
    return min((0.1 ** len(words.partition(".")[2].strip()) for words in numbers), default=1.0)


def _sums_across(text: str, table: Table) -> Iterator[WrongSum]:
    """The sums at the end of rows, where the last column of numbers is headed as one."""
    columns = [c for c in table.columns if c.role != "number" and _has_numbers(text, table, c)]
    ends = [
        at for at, column in enumerate(columns) if is_total(column.path[-1] if column.path else "")
    ]
    if len(ends) != 1 or ends[0] + 1 < len(columns) or ends[0] < 2:
        return
    rows = [list(_numbers(text, row, columns)) for row in table.rows]
    whole = [row for row in rows if len(row) == len(columns)]
    yield from wrong_across(whole, _smallest(e.span.of(text) for row in whole for e in row))


def _numbers(text: str, row: Row, columns: Sequence[Column]) -> Iterator[Entry]:
    """The numbers of a row in some columns, 0 for a dash; only what is a number and no more."""
    for column in columns:
        cell = row.own.get(column.index)
        words = "" if cell is None else cell.span.of(text).strip()
        value = 0 if words in _NOTHING else parse_number(words)
        if value is None:
            return
        yield Entry(Span(0, 0) if cell is None else cell.span.strip(text), value, "")


def _unit_words(document: Document, table: Table, column: Column) -> str:
    """The head of the column, and where that says nothing, the words just above the table."""
    if "บาท" in column.words:
        return column.words
    return _above(document, table)


def _above(document: Document, table: Table) -> str:
    """The caption, or the line above the table where that states a unit."""
    captions = " ".join(cell.span.of(document.text) for cell in table.captions)
    start = table.parts[0].span.start
    line = document.text[max(0, start - _REACH_ABOVE) : start].rstrip().rpartition("\n")[2]
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
    if fund is None and _names_fund(column):
        fund = column.cells[-1].span.strip(text)
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
        if _LETTER.search(span.of(text)):
            label = read_label(text, span.start, span.stop)
            if label is not None and label.number is not None and not label.body.is_empty:
                return label.body
            mark = read_mark(text, span.start, span.stop)
            return span if mark is None else Span(mark.stop, span.stop)
    first = next((cell for _, cell in sorted(row.own.items())), None)
    words = None if first is None else first.span.strip(text)
    return words if words is not None and is_total(words.of(text)) else None


def _fund(text: str, table: Table, row: Row) -> Span | None:
    for column in table.columns:
        if column.role == "fund" or _FUND_HEAD.search(column.words):
            cell = row.own.get(column.index) or row.covering.get(column.index)
            if cell is not None and _LETTER.search(cell.span.of(text)):
                return cell.span.strip(text)
    return None
