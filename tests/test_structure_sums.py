"""Sums as witnesses: wrong totals are named, right ones are not, however tables print them."""

from __future__ import annotations

import pytest
from support import Wide, codes, page

from thaihealthdocs.structure.budgets import wrong_sums

HEAD = ["ที่", "รายการ", "งบประมาณ (บาท)"]
ITEMS = [["1", "ค่าอาหาร", "12,000"], ["2", "ค่าวิทยากร", "7,200"], ["3", "ค่าวัสดุ", "800"]]
TOTAL = Wide("รวมทั้งสิ้น", columns=2)


def doubted(rows: list) -> list[tuple[float, float]]:
    return [(wrong.printed, wrong.added) for wrong in wrong_sums(page(rows))]


@pytest.mark.parametrize("digits", [str.maketrans({}), str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")])
def test_a_wrong_total_is_a_problem(digits: dict[int, int]) -> None:
    wrong = "20,100".translate(digits)
    rows = [HEAD, *([cell.translate(digits) for cell in item] for item in ITEMS), [TOTAL, wrong]]
    assert codes(rows) == [("sum_mismatch", wrong)]


RIGHT = {
    "of the lines above": [*ITEMS, [TOTAL, "20,000"]],
    "of the lines below": [[TOTAL, "20,000"], *ITEMS],
    "of groups": [
        *ITEMS[:2], [Wide("รวม", columns=2), "19,200"], ITEMS[2], ["4", "ค่าจ้าง", "200"],
        [Wide("รวม", columns=2), "1,000"], [TOTAL, "20,200"],
    ],
    "of one level": [
        ["1.", "1. ค่าใช้สอย", "19,200"], ["1.1", "ค่าอาหาร", "12,000"],
        ["1.2", "ค่าวิทยากร", "7,200"], ["2.", "ค่าวัสดุ", "800"], [TOTAL, "20,000"],
    ],
    "of groups printed first": [
        [TOTAL, "20,000"], [Wide("รวมค่าใช้สอย", columns=2), "19,200"], *ITEMS[:2],
        [Wide("รวมค่าวัสดุ", columns=2), "800"], ITEMS[2],
    ],
    "rounded": [["1", "ค่าอาหาร", "10.33"], ["2", "ค่าวัสดุ", "10.33"], [TOTAL, "20.67"]],
    "with dashes": [*ITEMS, ["4", "ค่าจ้าง", "-"], [TOTAL, "20,000"]],
}  # fmt: skip


@pytest.mark.parametrize("rows", RIGHT.values(), ids=RIGHT)
def test_right_totals_are_not_doubted(rows: list) -> None:
    assert doubted([HEAD, *rows]) == []


def test_lines_of_several_levels_are_no_plain_list() -> None:
    rows = [["1.", "ค่าใช้สอย", "500"], ["1.1", "ค่าอาหาร", "300"], [TOTAL, "900"]]
    assert doubted([HEAD, *rows]) == []


def test_the_wrong_total_of_one_group() -> None:
    rows = [*ITEMS[:2], [Wide("รวม", columns=2), "19,500"], ITEMS[2], ["4", "ค่าจ้าง", "200"]]
    rows += [[Wide("รวม", columns=2), "1,000"]]
    assert doubted([HEAD, *rows]) == [(19_500, 19_200)]


ACROSS = ["รายการ", "งบดำเนินงาน (บาท)", "งบลงทุน (บาท)", "รวม"]


def across(*sums: str) -> list:
    names = ("ค่าอาหาร", "ค่าวัสดุ", "ค่าจ้าง", "ค่าเดินทาง")
    parts = (("100", "50"), ("200", "70"), ("-", "80"), ("1,000", "2,000"))
    return [
        ACROSS,
        *([name, *two, last] for name, two, last in zip(names, parts, sums, strict=True)),
    ]


def test_sums_at_the_end_of_rows() -> None:
    assert doubted(across("150", "270", "80", "3,000")) == []
    assert doubted(across("150", "270", "80", "3,100")) == [(3_100, 3_000)]


def test_a_last_column_that_is_no_sum_is_not_doubted() -> None:
    assert doubted(across("900", "800", "700", "600")) == []


def test_a_count_of_items_is_no_sum() -> None:
    text = ("1) ค่าครุภัณฑ์ 5,000 บาท", "2) ค่าที่ดิน 7,000 บาท", "รวม 5 รายการ (รวม 5 หน่วย) 7,000 บาท")
    assert wrong_sums(page(*text)) == ()
