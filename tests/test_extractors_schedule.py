"""Schedules: months, ticks, arrows and spans under quarters and months."""

from __future__ import annotations

import pytest
from support import Wide, brief, codes, report

YEAR = "แผนปฏิบัติการน้ำสะอาด ปีงบประมาณ 2567"
QUARTERS = ["กิจกรรม", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"]


def schedule(*cells, head=QUARTERS, year=YEAR) -> list[tuple]:
    found = report(year, [head, ["1. ตรวจบ่อ", *cells]])
    return [brief(each, "quarters", "months") for each in found.schedule]


Q1, Q2 = ("2023-10", "2023-11", "2023-12"), ("2024-01", "2024-02", "2024-03")
MARKS = [
    (["✓", "", "", ""], [((1,), ())]),
    (["/", "", "", "X"], [((1,), ()), ((4,), ())]),
    (["พ.ย.", "", "", ""], [((1,), ("2023-11",))]),
    (["", "ม.ค. - มี.ค.", "", ""], [((2,), Q2)]),
    (["ต.ค., ธ.ค.", "", "", ""], [((1,), ("2023-10", "2023-12"))]),
    (["", "", "", "กันยายน 2567"], [((4,), ("2024-09",))]),
    (["←", "→", "", ""], [((1, 2), Q1 + Q2)]),
    (["<---", "--->", "", ""], [((1, 2), Q1 + Q2)]),
    (["↔", "", "", ""], [((1,), Q1)]),
    (["✓", "✓", "", ""], [((1,), ()), ((2,), ())]),
    (["", "", "", ""], []),
    (["-", "-", "", ""], []),
]


@pytest.mark.parametrize(("cells", "expected"), MARKS)
def test_marks_under_quarters(cells, expected):
    assert schedule(*cells) == expected


def test_a_cell_over_two_quarters():
    assert schedule(Wide("✓", columns=2), "", "") == [((1, 2), Q1 + Q2)]


def test_marks_under_months():
    head = ["กิจกรรม", "ต.ค. 66", "พ.ย. 66", "ธ.ค. 66", "ม.ค. 67"]
    assert schedule("✓", "", "←", "→", head=head) == [
        ((1,), ("2023-10",)),
        ((1, 2), ("2023-12", "2024-01")),
    ]


def test_months_of_no_known_year():
    assert schedule("พ.ย.", "", "", "", year="แผนน้ำสะอาด") == [((1,), ("--11",))]


def test_the_items_of_a_row_highest_first():
    rows = [["กลยุทธ์", "กิจกรรม", "ไตรมาส 1", "ไตรมาส 2"], ["ตรวจบ่อ", "เก็บตัวอย่าง", "✓", ""]]
    found = report(YEAR, rows)
    (entry,) = found.schedule
    assert [found.find(item).text for item in entry.item_ids] == ["ตรวจบ่อ", "เก็บตัวอย่าง"]


def problems(*cells) -> list[tuple]:
    found = report(YEAR, [QUARTERS, ["1. ตรวจบ่อ", *cells]])
    return [brief(each, "code", "text", "suggestion") for each in found.problems]


def test_a_month_of_another_quarter_is_told():
    assert problems("", "พ.ย.", "", "") == [("month_outside_quarter", "พ.ย.", None)]
    assert problems("พ.ย.", "", "", "") == []


def test_a_month_that_cannot_be_read_is_told():
    (problem,) = problems("๕.ค.", "", "", "")
    assert problem[0] == "unread_month"
    assert problem[2] == "ธ.ค."
    (doubtful,) = problems("", "", "3.ค.", "")
    assert doubtful[0] == "unread_month"
    assert doubtful[2] is None


def test_tables_without_plan_items_have_no_schedule():
    assert report(YEAR, [["อำเภอ", "ไตรมาส 1", "ไตรมาส 2"], ["ปัว", "✓", ""]]).schedule == ()


def test_numbers_under_quarters_are_no_schedule():
    assert (
        report(YEAR, [["ตัวชี้วัด", "ไตรมาส 1", "ไตรมาส 2"], ["ร้อยละบ่อสะอาด", "50", "60"]]).schedule
        == ()
    )


def test_a_clean_plan_has_no_problem():
    assert codes(YEAR, [QUARTERS, ["1. ตรวจบ่อ", "✓", "ก.พ.", "", "←→"]]) == []
