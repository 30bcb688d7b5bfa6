"""Plan items: levels, numbers, parents and owners; gaps in numbers and brackets in doubt."""

from __future__ import annotations

import pytest
from support import Wide, codes, report


def tree(*parts) -> list[str]:
    """A line an item: level number text < parent's text, and its owners."""
    found = report(*parts)
    return [
        " ".join(
            filter(
                None,
                [
                    item.level,
                    item.number,
                    item.text,
                    item.parent_id and f"< {found.find(item.parent_id).text}",
                    item.owners and f"[{'; '.join(item.owners)}]",
                ],
            )
        )
        for item in found.plan_items
    ]


def test_a_tree_of_labels_and_numbers():
    assert tree(
        "ประเด็นยุทธศาสตร์ที่ ๑ น้ำดื่มสะอาด",
        "เป้าประสงค์ที่ ๑ ทุกบ้านมีน้ำดื่มสะอาด",
        "กลยุทธ์ที่ ๑.๑ ตรวจบ่อน้ำ",
        "มาตรการที่ ๑.๑.๑ อบรมผู้ตรวจ (งานอนามัยสิ่งแวดล้อม/งานสุขศึกษา)",
        "กลยุทธ์ที่ ๑.๒ ซ่อมท่อ",
    ) == [
        "strategic_issue 1 น้ำดื่มสะอาด",
        "objective 1 ทุกบ้านมีน้ำดื่มสะอาด < น้ำดื่มสะอาด",
        "strategy 1.1 ตรวจบ่อน้ำ < ทุกบ้านมีน้ำดื่มสะอาด",
        "measure 1.1.1 อบรมผู้ตรวจ < ตรวจบ่อน้ำ [งานอนามัยสิ่งแวดล้อม; งานสุขศึกษา]",
        "strategy 1.2 ซ่อมท่อ < ทุกบ้านมีน้ำดื่มสะอาด",
    ]


def test_numbers_without_labels_hang_on_what_they_continue():
    assert tree("กลยุทธ์ที่ 2.1 ตรวจบ่อน้ำ", "2.1.1 ทำแผนที่บ่อ", "2.1.2 เก็บตัวอย่าง") == [
        "strategy 2.1 ตรวจบ่อน้ำ",
        "measure 2.1.1 ทำแผนที่บ่อ < ตรวจบ่อน้ำ",
        "measure 2.1.2 เก็บตัวอย่าง < ตรวจบ่อน้ำ",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("วัตถุประสงค์", "1. ลดท้องร่วง", "2. ลดพิษปลา"),
        ("วัตถุประสงค์ ดังนี้", "1) ลดท้องร่วง", "2) ลดพิษปลา"),
        ("วัตถุประสงค์ 1) ลดท้องร่วง 2) ลดพิษปลา",),
        ("โครงการนี้มีวัตถุประสงค์ (1) ลดท้องร่วง (2) ลดพิษปลา",),
        ("วัตถุประสงค์ของโครงการ :", "๑. ลดท้องร่วง", "๒. ลดพิษปลา"),
        ("วัตถุประสงค์ ดังนี้", "๑. ลดท้องร่วง", "๒)ลดพิษปลา"),  # typed carelessly
    ],
)
def test_announced_lists(lines):
    assert tree(*lines) == ["objective 1 ลดท้องร่วง", "objective 2 ลดพิษปลา"]


def test_lists_of_other_things_are_no_plan():
    assert tree("ผู้เข้าอบรม ดังนี้", "1. ครู", "2. นักเรียน") == []
    assert tree("กลยุทธ์ที่ดีต้องวัดได้เสมอ") == []


def test_columns_of_plan_tables():
    assert tree(
        [
            ["กลยุทธ์", "กิจกรรม", "ผู้รับผิดชอบ"],
            ["1. ตรวจบ่อน้ำ", "1.1 ทำแผนที่บ่อ", "งานช่าง, งานแล็บ"],
            ["", "1.2 เก็บตัวอย่าง", "งานแล็บ"],
        ]
    ) == [
        "strategy 1 ตรวจบ่อน้ำ",
        "activity 1.1 ทำแผนที่บ่อ < ตรวจบ่อน้ำ [งานช่าง; งานแล็บ]",
        "activity 1.2 เก็บตัวอย่าง < ตรวจบ่อน้ำ [งานแล็บ]",
    ]


@pytest.mark.parametrize(
    ("head", "number"),
    [("ที่", "2 "), ("ลำดับที่", "2 "), ("รหัสตัวชี้วัด", ""), ("หน่วยงาน", "")],
)
def test_the_number_of_a_row_is_the_first_plan_items(head, number):
    rows = [
        [head, "โครงการ/กิจกรรม", "ผู้รับผิดชอบ"],
        ["๒", "โครงการบ่อน้ำใส", "งานอนามัยสิ่งแวดล้อม"],
        ["", "กิจกรรมที่ ๒.๑ ตรวจบ่อน้ำ", "งานสุขศึกษา"],
    ]
    assert tree("ประเด็นยุทธศาสตร์ที่ ๒ น้ำดื่มสะอาด", "กลยุทธ์ที่ ๑ ซ่อมท่อ", rows)[2:] == [
        f"project {number}โครงการบ่อน้ำใส < ซ่อมท่อ [งานอนามัยสิ่งแวดล้อม]",
        "activity 2.1 ตรวจบ่อน้ำ < โครงการบ่อน้ำใส [งานสุขศึกษา]",
    ]


@pytest.mark.parametrize(
    ("between", "parent"),
    [
        ("เป้าประสงค์ : ทุกบ้านมีน้ำดื่ม", "ทุกบ้านมีน้ำดื่ม"),
        ("เป้าประสงค์ที่ 3 ทุกบ้านมีน้ำดื่ม", "ทุกบ้านมีน้ำดื่ม"),
        ("เป้าหมาย : ทุกบ้านมีน้ำดื่ม", "น้ำดื่มสะอาด"),
        ("ตัวชี้วัด : ร้อยละของบ้านที่มีน้ำดื่ม", "น้ำดื่มสะอาด"),
    ],
)
def test_an_objective_stands_between_an_issue_and_the_strategies_of_its_number(between, parent):
    lines = ("ยุทธศาสตร์ที่ 3 น้ำดื่มสะอาด", between, "กลยุทธ์ที่ 3.1 ตรวจบ่อน้ำ", "กลยุทธ์ที่ 3.2 ซ่อมท่อ")
    assert tree(*lines)[-2:] == [
        f"strategy 3.1 ตรวจบ่อน้ำ < {parent}",
        f"strategy 3.2 ซ่อมท่อ < {parent}",
    ]


def test_a_numbered_sibling_does_not_stand_between():
    assert tree("กลยุทธ์ที่ 3 ตรวจบ่อน้ำ", "มาตรการที่ 3.1 ทำแผนที่", "โครงการที่ 3.2 ซ่อมท่อ")[-1] == (
        "project 3.2 ซ่อมท่อ < ตรวจบ่อน้ำ"
    )


def test_a_cell_over_several_rows_is_the_parent_of_all():
    rows = [
        ["กลยุทธ์", "กิจกรรม", "ไตรมาส 1"],
        [Wide("ตรวจบ่อน้ำ", rows=2), "ทำแผนที่บ่อ", "✓"],
        ["เก็บตัวอย่าง", "✓"],
    ]
    assert tree(rows)[1:] == [
        "activity ทำแผนที่บ่อ < ตรวจบ่อน้ำ",
        "activity เก็บตัวอย่าง < ตรวจบ่อน้ำ",
    ]


def test_problems_stand_apart():
    assert tree("กลยุทธ์ที่ 1 ตรวจบ่อน้ำ", "ประเด็นปัญหา : บ่อตื้นเขิน") == [
        "strategy 1 ตรวจบ่อน้ำ",
        "problem บ่อตื้นเขิน",
    ]


def test_a_number_left_out_is_a_problem():
    lines = ["กลยุทธ์ที่ 1.1 ก่อบ่อ", "กลยุทธ์ที่ 1.3 ซ่อมท่อ"]
    assert codes(*lines) == [("numbering_gap", "1.3")]
    assert codes("กลยุทธ์ที่ 1.1 ก่อบ่อ", "กลยุทธ์ที่ 1.2 ซ่อมท่อ") == []


def test_months_where_owners_stand_are_a_problem():
    line = "กิจกรรมที่ 2 เก็บตัวอย่างน้ำ (สิงหาคม/กันยายน)"
    assert ("ambiguous_owner", "สิงหาคม/กันยายน") in codes(line)
    assert tree(line) == ["activity 2 เก็บตัวอย่างน้ำ"]
    assert codes("กิจกรรมที่ 2 เก็บตัวอย่างน้ำ (งานแล็บ)") == []


@pytest.mark.parametrize(
    "rows",
    [
        [["แผนที่", "6 พัฒนาระบบน้ำ"], ["โครงการที่", "17 ซ่อมบ่อ"], ["แหล่งข้อมูล", "แฟ้มบ่อน้ำ"]],
        ["แผนที่ : 6 พัฒนาระบบน้ำ", "โครงการที่ : 17 ซ่อมบ่อ", "แหล่งข้อมูล : แฟ้มบ่อน้ำ"],
    ],
)
def test_a_bare_number_behind_an_ordinal_label(rows):
    parts = [rows] if isinstance(rows[0], list) else rows
    assert tree(*parts) == ["program 6 พัฒนาระบบน้ำ", "project 17 ซ่อมบ่อ < พัฒนาระบบน้ำ"]


def test_a_column_of_programs_and_projects_holds_what_its_words_say():
    rows = [
        ["ที่", "แผนงาน/โครงการ", "ตัวชี้วัด", "เป้าหมาย"],
        ["1", "โครงการล้อมบ่อ", "ร้อยละของบ่อที่สะอาด", "80"],
        ["2", "แผนงานดูแลป่าต้นน้ำ", "จำนวนครั้งที่ลาดตระเวน", "12"],
    ]
    assert [line.split()[0] for line in tree(rows)] == ["project", "program"]
