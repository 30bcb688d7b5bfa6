"""Milestones: what must be done by a round; a value to reach is a target instead."""

from __future__ import annotations

import pytest
from support import brief, report

NAME = "ระดับความสำเร็จของระบบน้ำสะอาด"


def milestones(*parts) -> list[tuple]:
    return [brief(each, "text", "months", "quarter") for each in report(*parts).milestones]


@pytest.mark.parametrize(
    "heads",
    [
        ["ตัวชี้วัด", "รอบ 3 เดือน", "รอบ 6 เดือน"],
        ["ตัวชี้วัด", "Small Success 3 เดือน", "Small Success 6 เดือน"],
        ["ตัวชี้วัด", "๓ เดือน", "๖ เดือน"],
    ],
)
def test_rounds_over_columns(heads):
    rows = [heads, [NAME, "1. มีคำสั่งคณะทำงาน\n2. มีแผนที่บ่อ", "ซ่อมบ่อแล้วครึ่งหนึ่ง"]]
    assert milestones(rows) == [
        ("มีคำสั่งคณะทำงาน", 3, 1),
        ("มีแผนที่บ่อ", 3, 1),
        ("ซ่อมบ่อแล้วครึ่งหนึ่ง", 6, 2),
    ]


def test_a_value_under_a_round_is_a_target():
    rows = [["ตัวชี้วัด", "รอบ 6 เดือน", "รอบ 12 เดือน"], [NAME, "ระดับ 3", "ระดับ 5"]]
    found = report(rows)
    assert found.milestones == ()
    assert [brief(each, "value", "months") for each in found.targets] == [(3, 6), (5, 12)]


@pytest.mark.parametrize("cell", ["-", "", "..."])
def test_an_empty_round_has_no_milestone(cell):
    assert milestones([["ตัวชี้วัด", "รอบ 3 เดือน"], [NAME, cell]]) == []


def test_rounds_of_what_is_no_indicator_are_none():
    assert milestones([["เดือน", "รอบ 3 เดือน"], ["มกราคม", "มีคำสั่งคณะทำงาน"]]) == []


def test_rounds_that_name_the_rows_of_a_table():
    rows = [
        ["รอบ", "สิ่งที่จะทำ"],
        ["รอบ 3 เดือน", "สำรวจบ่อน้ำทุกหมู่บ้าน"],
        ["รอบ 6 เดือน", "ซ่อมบ่อที่ชำรุด"],
    ]
    assert milestones(f"ตัวชี้วัดที่ 4 : {NAME}", rows) == [
        ("สำรวจบ่อน้ำทุกหมู่บ้าน", 3, 1),
        ("ซ่อมบ่อที่ชำรุด", 6, 2),
    ]
