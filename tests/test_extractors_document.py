"""What a document says of itself."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from support import Foot, codes, report

from thaihealthdocs import parse

ABOUT = [
    ("agency", ["แผนน้ำสะอาด", "หน่วยงาน : งานอนามัยสิ่งแวดล้อม"], "งานอนามัยสิ่งแวดล้อม"),
    ("agency", ["คำสั่งโรงพยาบาลปัว", "ที่ 4/2567", "เรื่อง จัดเวรยาม"], "โรงพยาบาลปัว"),
    ("agency", ["คำสั่งสำนักงานเขตสุขภาพที่ 9", "ที่ 4/2567", "เรื่อง น้ำ"], "สำนักงานเขตสุขภาพที่ 9"),
    ("agency", ["คำสั่งจังหวัดแพร่ที่ 4/2567", "เรื่อง น้ำ"], "จังหวัดแพร่"),
    ("number", ["คำสั่งโรงพยาบาลปัว", "ที่ ๔/๒๕๖๗", "เรื่อง จัดเวรยาม"], "4/2567"),
    ("number", ["รายงานการประชุมทีมน้ำ ครั้งที่ 3 / 2567", "ผู้มาประชุม"], "3/2567"),
    ("number", ["รายงานการประชุมทีมน้ำ", "ครั้งที่ ๓/๒๕๖๗", "ผู้มาประชุม"], "3/2567"),
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
    # the head of every page, where the page has no other title
    ("title", [Foot("แผนน้ำสะอาด อำเภอปัว"), Foot("- 7 -"), "พันธกิจ"], "แผนน้ำสะอาด อำเภอปัว"),
    ("title", [Foot("รายงานน้ำสะอาด อำเภอปัว หน้า 4/9"), "2. ผล"], "รายงานน้ำสะอาด อำเภอปัว"),
    ("title", [Foot("แผนน้ำสะอาด อำเภอปัว"), "รายงานผลการตรวจน้ำ"], "รายงานผลการตรวจน้ำ"),
    ("title", [Foot("งานอนามัยสิ่งแวดล้อม อำเภอปัว"), "พันธกิจ"], "พันธกิจ"),
    ("title", ["พันธกิจ", "น้ำสะอาดทุกบ้าน", Foot("แผนน้ำสะอาด อำเภอปัว")], "พันธกิจ"),
    # who made the paper, and of what data, is no part of it
    ("title", ["สถานการณ์น้ำ สัปดาห์ที่ 3\nจัดทำโดย กลุ่มงานน้ำ"], "สถานการณ์น้ำ สัปดาห์ที่ 3"),
    ("title", ["แผนน้ำสะอาด\nโดยชุมชนทุกตำบล"], "แผนน้ำสะอาด โดยชุมชนทุกตำบล"),
    ("agency", ["แผนน้ำสะอาด", "ผู้รับผิดชอบ : งานสุขศึกษา"], "งานสุขศึกษา"),
    ("agency", ["ผลงาน", "ผู้รับผิดชอบ : งานสุขศึกษา", "ผู้รับผิดชอบ : งานยา"], None),
    ("provinces", ["ผลงานของ สังกัดสำนักงานปลัดกระทรวงสาธารณสุข จังหวัดแพร่"], ("แพร่",)),
    ("provinces", ["ผลงานของ สำนักงานปลัดกระทรวงสาธารณสุข จังหวัดนนทบุรี"], ()),
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


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (
            ["ผลงานน้ำสะอาด ไตรมาส 3", "(ข้อมูลสะสมระหว่างวันที่ 1 ตุลาคม 2566 ถึง 30 มิถุนายน 2567)"],
            "2023-10-01",
        ),
        (["สถานการณ์น้ำ สัปดาห์ที่ ๙ (วันที่ ๓ - ๙ มีนาคม ๒๕๖๗)"], "2024-03-03"),
        (["สรุปผลงาน", "ผลงานสะสม 6 เดือน (1 ตุลาคม 2566 - 31 มีนาคม 2567)"], "2023-10-01"),
        (["อบรมทีมน้ำ วันที่ 3 - 5 มีนาคม 2567"], None),
        (["ตรวจราชการ รอบ 6 เดือน วันที่ 3 - 5 มีนาคม 2567"], None),
    ],
)
def test_the_days_that_data_are_of(lines, start):
    assert report(*lines).document.period_start == start
    assert codes(*lines) == []


def test_days_that_are_not_those_of_the_quarter():
    line = "ผลงานน้ำสะอาด ไตรมาส 2 ปีงบประมาณ 2567 (1 เมษายน 2567 - 30 มิถุนายน 2567)"
    assert [code for code, _ in codes(line)] == ["period_mismatch"]
    assert report(line).document.period_start == "2024-04-01"


def test_when_a_project_runs():
    found = report("โครงการน้ำสะอาด", "ระยะเวลาดำเนินการ : 1 ตุลาคม 2566 - 30 กันยายน 2567").document
    assert (found.period_start, found.period_end) == ("2023-10-01", "2024-09-30")


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        (
            {"A1": "รายงานคุณภาพน้ำประปา อำเภอปัว", "A3": "ตำบล", "B3": "บ่อ"},
            "รายงานคุณภาพน้ำประปา อำเภอปัว",
        ),
        (
            {"A1": "หน่วยงาน : งานอนามัย", "A2": "สรุปผลตรวจน้ำ ปี 2567", "A4": "ตำบล", "B4": "บ่อ"},
            "สรุปผลตรวจน้ำ ปี 2567",
        ),
        ({"A1": "ตำบล", "B1": "บ่อ", "A2": "ปัว", "B2": 4}, "ข้อมูลดิบ"),
    ],
)
def test_the_line_below_the_name_of_a_sheet(cells, title):
    book = Workbook()
    book.active.title = "ข้อมูลดิบ"
    for place, value in {**cells, "A5": "ปัว", "B5": 4, "A6": "วรนคร", "B6": 7}.items():
        book.active[place] = value
    saved = io.BytesIO()
    book.save(saved)
    assert parse(saved.getvalue()).document.title == title


def test_an_empty_page_says_nothing():
    found = report().document
    assert (found.title, found.fiscal_year, found.kind) == (None, None, "other")
