"""Indicators with what labels, forms and columns say of them."""

from __future__ import annotations

import pytest
from support import brief, report


def indicators(*parts) -> list[tuple]:
    return [brief(each, "number", "name", "unit") for each in report(*parts).indicators]


NAMED = [
    (["ตัวชี้วัดที่ 4 ร้อยละของบ่อที่สะอาด"], [("4", "ร้อยละของบ่อที่สะอาด", "percent")]),
    (["ตัวชี้วัด : จำนวนบ่อที่ซ่อม (แห่ง)"], [(None, "จำนวนบ่อที่ซ่อม", "place")]),
    (["ตัวชี้วัด", "1. ร้อยละของบ่อที่สะอาด", "2. จำนวนครั้งที่ตรวจ"],
     [("1", "ร้อยละของบ่อที่สะอาด", "percent"), ("2", "จำนวนครั้งที่ตรวจ", "time")]),
    ([[["ที่", "ตัวชี้วัด", "เป้าหมาย"], ["1", "อัตราป่วยต่อแสนประชากร", "50"]]],
     [("1", "อัตราป่วยต่อแสนประชากร", "per_100000")]),
    ([[["ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย"], ["ความสะอาดของบ่อ", "ระดับ", "5"]]],
     [(None, "ความสะอาดของบ่อ", "level")]),
    (["บทนำ", "ตัวชี้วัดความสำเร็จของเรามีมาก"], []),
    (["ตัวชี้วัด : -"], []),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), NAMED)
def test_names_numbers_and_units(parts, expected):
    assert indicators(*parts) == expected


def test_one_name_printed_twice_is_one_indicator():
    assert len(indicators("ตัวชี้วัด : ร้อยละบ่อสะอาด", "ตัวชี้วัด : ร้อยละ บ่อสะอาด")) == 1


FIELDS = {
    "คำนิยาม": "น้ำที่ไม่พบเชื้อ",
    "กลุ่มเป้าหมาย": "บ่อทุกบ่อ",
    "รายการข้อมูล 1": "บ่อที่ไม่พบเชื้อ",
    "รายการข้อมูล 2": "บ่อที่ตรวจ",
    "สูตรคำนวณ": "(A/B) x 100",
    "แหล่งข้อมูล": "สมุดตรวจน้ำ",
    "หน่วยงานที่รับผิดชอบ": "งานอนามัยสิ่งแวดล้อม",
    "ความถี่": "ทุกเดือน",
}


@pytest.mark.parametrize("layout", ["lines", "lines with ::", "form"])
def test_what_labels_say_of_an_indicator(layout):
    name = "ร้อยละของบ่อที่สะอาด"
    if layout == "form":
        parts = [[["ตัวชี้วัด", name], *([label, words] for label, words in FIELDS.items())]]
    else:
        colon = " :: " if "::" in layout else " : "
        parts = [f"{label}{colon}{words}" for label, words in {"ตัวชี้วัด": name, **FIELDS}.items()]
    (found,) = report(*parts).indicators
    assert brief(
        found, "definition", "population", "numerator", "denominator", "formula", "data_source",
        "owner", "frequency",
    ) == tuple(FIELDS.values())  # fmt: skip


def test_terms_of_a_formula_lose_their_letters():
    form = [["ตัวชี้วัด", "ร้อยละของบ่อที่สะอาด"], ["สูตร", "A/B*100"], ["ตัวตั้ง", "A = บ่อสะอาด"],
            ["ตัวหาร", "B = บ่อที่ตรวจ"]]  # fmt: skip
    (found,) = report(form).indicators
    assert (found.numerator, found.denominator) == ("บ่อสะอาด", "บ่อที่ตรวจ")


def test_parts_of_an_indicator_and_its_plan():
    found = report(
        "กลยุทธ์ที่ 1 ตรวจบ่อน้ำ",
        [
            ["ที่", "ตัวชี้วัด", "เป้าหมาย"],
            ["4", "ร้อยละของบ่อที่สะอาด", "80"],
            ["4.1", "ร้อยละของบ่อวัดที่สะอาด", "90"],
        ],
    )
    whole, part = found.indicators
    assert (whole.parent_id, part.parent_id) == (None, whole.id)
    (plan,) = found.plan_items
    assert whole.plan_item_id == plan.id


def test_the_fiscal_year_is_that_of_the_document():
    found = report("แผนน้ำสะอาด ปีงบประมาณ 2568", "ตัวชี้วัด : ร้อยละของบ่อที่สะอาด")
    assert [each.fiscal_year for each in found.indicators] == [2568]


def test_a_list_of_indicators_goes_on_by_dotted_numbers():
    found = report(
        "เป้าประสงค์ 1.1 บ่อน้ำสะอาด",
        "ตัวชี้วัด 1.1.1 ร้อยละของบ่อที่สะอาด (เป้าหมาย ≥ ร้อยละ 66)",
        "1.1.2 ร้อยละของบ่อที่มีฝาปิด (≥ 86%)",
        "โครงการที่ 1 ล้อมบ่อ",
        "ผู้รับผิดชอบ : งานสุขาภิบาล",
    )
    assert [(each.number, each.name, each.owner) for each in found.indicators] == [
        ("1.1.1", "ร้อยละของบ่อที่สะอาด", None),
        ("1.1.2", "ร้อยละของบ่อที่มีฝาปิด", None),
    ]
