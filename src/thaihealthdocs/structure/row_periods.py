"""Tables whose rows are quarters, rounds or years: the first column says when, not whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..thai.digits import to_arabic_digits
from .columns import Period, period_of
from .memory import once_per_document
from .tables import tables

if TYPE_CHECKING:
    from ..model.document import Document
    from .columns import Column
    from .tables import Row, Table

__all__ = ["is_period_column", "row_periods"]

_HEAD = re.compile(
    r"(?:ไตรมาส|รอบ|งวด|ปี|ปีงบประมาณ|พ\.?\s?ศ\.?|ช่วงเวลา|ระยะเวลา|quarter|year)(?:\s*(?:ที่|พ\.?\s?ศ\.?|การ\S+|\(.*\)))?",
    re.IGNORECASE,
)
_BARE_QUARTER = re.compile(r"\s*(?:Q\s*)?(?P<quarter>[1-4๑-๔])\s*(?:\(.*\))?\s*", re.I | re.DOTALL)


@once_per_document
def row_periods(document: Document) -> dict[Row, Period]:
    """The period of each row of the tables whose first column names one in every row.

    A last row that sums up the others has none, and is not here.
    """
    found: dict[Row, Period] = {}
    for table in tables(document):
        if table.columns and is_period_column(document.text, table, table.columns[0]):
            found |= {
                row: period
                for row in table.rows
                if (period := _period(document.text, table.columns[0], row)) is not None
            }
    return found


def is_period_column(text: str, table: Table, column: Column) -> bool:
    """Whether a column's head announces periods, and its cells, a last one aside, name them."""
    if not column.path or _HEAD.fullmatch(column.path[-1]) is None:
        return False
    named = [
        _period(text, column, row) is not None for row in table.rows if column.index in row.own
    ]
    return len(named) >= 2 and all(named[:-1])


def _period(text: str, column: Column, row: Row) -> Period | None:
    cell = row.own.get(column.index)
    if cell is None:
        return None
    words = cell.span.of(text)
    bare = _BARE_QUARTER.fullmatch(words) if "ไตรมาส" in column.path[-1] else None
    if bare is not None:
        return Period(quarter=int(to_arabic_digits(bare["quarter"])))
    return period_of(words)
