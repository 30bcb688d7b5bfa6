"""What a document says of itself."""

from __future__ import annotations

import pytest
from support import Foot, codes, report

ABOUT = [
    ("agency", ["แผนน้ำสะอาด", "หน่วยงาน : งานอนามัยสิ่งแวดล้อม"], "งานอนามัยสิ่งแวดล้อม"),
    ("agency", ["คำสั่งโรงพยาบาลปัว", "ที่ 4/2567", "เรื่อง จัดเวรยาม"], "โรงพยาบาลปัว"),
    ("number", ["คำสั่งโรงพยาบาลปัว", "ที่ ๔/๒๕๖๗", "เรื่อง จัดเวรยาม"], "4/2567"),
    ("number", ["รายงานการประชุมทีมน้ำ ครั้งที่ 3 / 2567", "ผู้มาประชุม"], "3/2567"),
    ("number", ["แผนน้ำสะอาด", "ที่ผ่านมา 3 ปีมีคนป่วย"], None),
    ("fiscal_year", ["แผนน้ำสะอาด ปีงบประมาณ พ.ศ. ๒๕๖๘"], 2568),
    ("published", ["คำสั่งโรงพยาบาลปัว", "ที่ 4/2567", "สั่ง ณ วันที่ 5 มกราคม พ.ศ. 2567"], "2024-01-05"),
    ("published", ["ข่าวน้ำสะอาด", "โพสต์เมื่อ 5 ม.ค. 2567"], "2024-01-05"),
    ("published", ["[05/01/2567] ทีมน้ำลงพื้นที่"], "2024-01-05"),
    ("published", ["แผนน้ำสะอาด", "ประชุมวันที่ 5 มกราคม 2567"], None),
    ("as_of", ["ผลงานน้ำสะอาด", "ข้อมูล ณ วันที่ 31 มีนาคม 2567"], "2024-03-31"),
    ("quarter", ["ผลงานน้ำสะอาด ไตรมาส 2 ปีงบประมาณ 2567"], 2),
    ("months", ["ผลงานน้ำสะอาด รอบ 9 เดือน ปีงบประมาณ 2567"], 9),
    ("page_label", [Foot("- ๗ -"), "แผนน้ำสะอาด"], "7"),
    ("page_label", [Foot("หน้า 12"), "แผนน้ำสะอาด"], "12"),
    ("version", [Foot("แผนน้ำสะอาด | ฉบับที่ 3 วันที่ 5 มกราคม 2567"), "บทนำ"], "3"),
    ("version_date", [Foot("แผนน้ำสะอาด | ฉบับที่ 3 วันที่ 5 มกราคม 2567"), "บทนำ"], "2024-01-05"),
    ("provinces", ["แผนน้ำสะอาดจังหวัดแพร่"], ("แพร่",)),
    ("health_regions", ["แผนน้ำสะอาด เขตสุขภาพที่ ๑"], (1,)),
    ("title", ["แผนน้ำสะอาด", "บทนำ"], "แผนน้ำสะอาด"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "parts", "value"), ABOUT)
def test_what_it_says_of_itself(field, parts, value):
    found = report(*parts).document
    assert getattr(found, field) == value
    assert (field in found.evidence) == bool(value)


def test_the_days_of_a_period():
    line = "ผลงานน้ำสะอาด ไตรมาส 2 ปีงบประมาณ 2567 (1 มกราคม 2567 - 31 มีนาคม 2567)"
    found = report(line).document
    assert (found.period_start, found.period_end) == ("2024-01-01", "2024-03-31")
    assert codes(line) == []


def test_days_that_are_not_those_of_the_quarter():
    line = "ผลงานน้ำสะอาด ไตรมาส 2 ปีงบประมาณ 2567 (1 เมษายน 2567 - 30 มิถุนายน 2567)"
    assert [code for code, _ in codes(line)] == ["period_mismatch"]
    assert report(line).document.period_start == "2024-04-01"


def test_when_a_project_runs():
    found = report("โครงการน้ำสะอาด", "ระยะเวลาดำเนินการ : 1 ตุลาคม 2566 - 30 กันยายน 2567").document
    assert (found.period_start, found.period_end) == ("2023-10-01", "2024-09-30")


def test_an_empty_page_says_nothing():
    found = report().document
    assert (found.title, found.fiscal_year, found.kind) == (None, None, "other")
