"""What the head of a column says: its role, and the quarter, month, round or year it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.months import find_months
from ..thai.digits import to_arabic_digits
from .labels import column_role, label_role, read_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.document import Cell

__all__ = [
    "Column",
    "Period",
    "describe",
    "is_heading",
    "is_unit",
    "period_of",
    "period_within",
    "row_role",
]

_D = r"[0-9๐-๙]"
_QUARTER = re.compile(
    rf"(?:ไตรมาส(?:ที่)?|\bQ(?:uarter)?|^มาส)\s*(?P<quarter>[1-4๑-๔])(?!{_D})", re.IGNORECASE
)
_BARE_QUARTER = re.compile(r"\s*(?P<quarter>[1-4๑-๔])\s*(?:\(.*\))?\s*", re.DOTALL)
_ROUND = re.compile(
    r"(?:รอบ|success|win|ระยะ|^)\s*\(?\s*(?P<months>3|6|9|12|๓|๖|๙|๑๒)\s*เดือน", re.IGNORECASE
)
_YEAR = re.compile(rf"(?:พ\.?\s?ศ\.?|ปีงบประมาณ|ปี|FY)?\s*(?P<year>2[45]{_D}{{2}}|๒[๔๕][๐-๙]{{2}})")
_SHORT_YEAR = re.compile(rf"(?:ปีงบประมาณ|ปี|FY)\s*(?P<year>[4-9๔-๙]{_D})(?!{_D})")
_UNIT_HEAD = re.compile(
    r"\(?\s*(?:คน|ราย|แห่ง|ร้อยละ|%|บาท|ล้านบาท|ครั้ง|เรื่อง|อัตรา|เท่า|ระดับ|คะแนน|ครัวเรือน|หน่วย)\s*\)?|[A-Fa-f]|ค่า\s*[A-F]"
)
_NAMES = re.compile(r"ตัวชี้วัด|KPI")
_LETTERS = re.compile("[ก-๙A-Za-z]")
_LETTER_IN_BRACKETS = re.compile(r"\((?:ค่า\s*)?(?P<letter>[ABXY])\)\s*$")
_NUMBER = re.compile(rf"(?=[\s.,%]*+{_D})[\s\d๐-๙.,%]*+")
_PERIOD_HEAD = re.compile(r"ไตรมาส|เดือน|ปีงบประมาณ|ปี\s*25")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the words over it from the top, its role, and the time it stands for.

    ``role`` is a level of the plan tree, a key of the label lexicon, or None. ``quarter`` is 1-4,
    ``month`` 1-12, ``months`` a round of 3, 6, 9 or 12, ``year`` in the Buddhist era.
    """

    index: int
    path: tuple[str, ...]
    role: str | None
    cells: tuple[Cell, ...] = ()
    quarter: int | None = None
    month: int | None = None
    months: int | None = None
    year: int | None = None

    @property
    def words(self) -> str:
        """The heading in one line."""
        return " ".join(self.path)

    @property
    def is_period(self) -> bool:
        """Whether the column stands for a quarter or a month."""
        return self.quarter is not None or self.month is not None


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, a round of months, or a year that a head stands for."""

    quarter: int | None = None
    months: int | None = None
    year: int | None = None

    def within(self, outer: Period | None) -> Period:
        """The period with the year of ``outer`` where it has none of its own."""
        if outer is None or self.year is not None:
            return self
        return replace(self, year=outer.year)


def period_of(words: str) -> Period | None:
    """The period that short ``words`` name; None where they name none.

    >>> period_of("รอบ ๖ เดือน"), period_of("ปีงบประมาณ 2568"), period_of("ร้อยละ 60")
    (Period(quarter=None, months=6, year=None), Period(quarter=None, months=None, year=2568), None)
    """
    plain = (" ".join(words.split()),)
    if len(plain[0]) > 60:
        return None
    period = Period(_quarter(plain), _first(_ROUND, "months", plain), _year(plain))
    return None if period == Period() else period


def period_within(words: str) -> Period:
    """The quarter, round and year that a line names somewhere.

    >>> period_within("ผลงานรายอำเภอ รอบ 6 เดือน ปีงบประมาณ 2566")
    Period(quarter=None, months=6, year=2566)
    """
    line = (words,)
    return Period(_quarter(line), _first(_ROUND, "months", line), _year(line))


def is_heading(words: str, *, under: bool) -> bool:
    """Whether ``words`` read like the head of a column, ``under`` another head or alone."""
    plain = " ".join(words.split())
    if not plain:
        return False
    if column_role(plain) is not None and len(plain) < 70:
        label = read_label(plain)
        return label is None or label.number is None
    if _QUARTER.search(plain) or _ROUND.search(plain) or _only_month(plain) is not None:
        return True
    if _YEAR.fullmatch(plain) or _PERIOD_HEAD.match(plain):
        return True
    return under and bool(_UNIT_HEAD.fullmatch(plain) or _BARE_QUARTER.fullmatch(plain))


def describe(
    text: str,
    header: Sequence[dict[int, Cell]],
    width: int,
    body: Sequence[dict[int, Cell]],
) -> tuple[Column, ...]:
    """The columns under ``header``: rows of cells by column, from the top."""
    filled = _fill_right(header, width)
    return tuple(_column(text, index, filled, body) for index in range(width))


def _fill_right(header: Sequence[dict[int, Cell]], width: int) -> list[dict[int, Cell]]:
    """Header rows in which a head also stands over the empty places at its right.

    Dumps print a head that spans columns once, and leave the other places empty: they are part
    of it where the row below goes on.
    """
    filled: list[dict[int, Cell]] = []
    for at, row in enumerate(header):
        whole = dict(row)
        below = header[at + 1] if at + 1 < len(header) else None
        for column in range(1, width):
            if (
                column not in whole
                and column - 1 in whole
                and below is not None
                and column in below
            ):
                whole[column] = whole[column - 1]
        filled.append(whole)
    return filled


def _column(
    text: str, index: int, header: Sequence[dict[int, Cell]], body: Sequence[dict[int, Cell]]
) -> Column:
    cells: list[Cell] = []
    for row in header:
        cell = row.get(index)
        if cell is not None and cell not in cells:
            cells.append(cell)
    path = tuple(" ".join(cell.span.of(text).split()) for cell in cells)
    quarter, month = _quarter(path), _month(path)
    role = _role(path)
    if role == "number" and _NAMES.search(" ".join(path)) and _is_wordy(text, index, body):
        role = "indicator"
    if (quarter is not None or month is not None) and role in (None, "schedule", "number"):
        numeric = any(_is_number(row[index].span.of(text)) for row in body if index in row)
        role = "result" if numeric else "schedule"
    return Column(
        index=index,
        path=path,
        role=role,
        cells=tuple(cells),
        quarter=quarter,
        month=month,
        months=_first(_ROUND, "months", path),
        year=_year(path),
    )


def _is_wordy(text: str, index: int, body: Sequence[dict[int, Cell]]) -> bool:
    """Whether most cells are words rather than numbers."""
    cells = [row[index].span.of(text) for row in body if index in row]
    return sum(len(_LETTERS.findall(words)) >= 8 for words in cells) * 2 > len(cells)


def _role(path: Sequence[str]) -> str | None:
    """The role of the lowest head; a period or unit there leaves it to the heads above."""
    if not path:
        return None
    if (letter := _LETTER_IN_BRACKETS.search(path[-1])) is not None:
        return "numerator" if letter["letter"] in "AaXx" else "denominator"
    for at in range(len(path) - 1, -1, -1):
        role = column_role(path[at]) or label_role(path[at])
        if role == "agency":
            return "owner"
        if role is not None and role != "fiscal_year":
            return role
        if not (period_of(path[at]) or _only_month(path[at]) or _UNIT_HEAD.fullmatch(path[at])):
            break
    return column_role("".join(path), whole=True) if len(path) > 1 else None


def _quarter(path: Sequence[str]) -> int | None:
    for at in range(len(path) - 1, -1, -1):
        if (match := _QUARTER.search(path[at])) is not None:
            return int(to_arabic_digits(match["quarter"]))
        bare = _BARE_QUARTER.fullmatch(path[at])
        if bare is not None and any("ไตรมาส" in head for head in path[:at]):
            return int(to_arabic_digits(bare["quarter"]))
    return None


def _month(path: Sequence[str]) -> int | None:
    return next((m for m in map(_only_month, reversed(path)) if m is not None), None)


def is_unit(words: str) -> bool:
    """Whether a head is a unit alone: (บาท), ราย.

    >>> is_unit("(เท่า)"), is_unit("Current Ratio")
    (True, False)
    """
    return _UNIT_HEAD.fullmatch(words) is not None


def row_role(words: str) -> str | None:
    """The role of the name of a row: (A), (B), คิดเป็นร้อยละ.

    >>> row_role("จำนวนผู้ป่วยทั้งหมด (B)"), row_role("คิดเป็นร้อยละ")
    ('denominator', 'rate')
    """
    return _role((" ".join(words.split()),))


def _only_month(words: str) -> int | None:
    """The month that is all of ``words``, a year after it aside."""
    if len(words) > 20:
        return None
    found = list(find_months(words))
    if len(found) != 1:
        return None
    rest = words[: found[0].span.start] + words[found[0].span.stop :]
    return found[0].month if re.fullmatch(rf"[\s.{_D[1:-1]}]*", rest) else None


def _year(path: Sequence[str]) -> int | None:
    """A year of the Buddhist era, two digits after the word for year among them."""
    full, short = _first(_YEAR, "year", path), _first(_SHORT_YEAR, "year", path)
    return full if full is not None else None if short is None else 2500 + short


def _first(pattern: re.Pattern[str], group: str, path: Sequence[str]) -> int | None:
    for words in reversed(path):
        if (match := pattern.search(words)) is not None:
            return int(to_arabic_digits(match[group]))
    return None


def _is_number(words: str) -> bool:
    return _NUMBER.fullmatch(words) is not None
