"""Findings: resolutions under their agenda item, rows and labels of inspections."""

from __future__ import annotations

import pytest
from support import page

from thaihealthdocs.extractors.findings import extract


def findings(*parts):
    return [(f.topic, f.text, f.recommendation, f.owner) for f in extract(page(*parts))]


def test_resolutions_of_minutes():
    assert findings(
        "ระเบียบวาระที่ ๓ เรื่องเพื่อทราบ",
        "มติที่ประชุม รับทราบ",
        "ระเบียบวาระที่ ๔ เรื่องเพื่อพิจารณา",
        "๔.๑ การย้ายห้องยา",
        "หัวหน้าห้องยาเสนอให้ย้ายไปชั้น 1",
        "มติที่ประชุม : เห็นชอบ มอบหมายงานซ่อมบำรุงดำเนินการภายในเดือนนี้",
        "๔.๒ วันหยุดคลินิก",
        "มติที่ประชุม",
        "ให้หยุดวันอาทิตย์",
        "ปิดประชุมเวลา ๑๖.๐๐ น.",
    ) == [
        ("เรื่องเพื่อทราบ", "รับทราบ", None, None),
        ("การย้ายห้องยา", "เห็นชอบ มอบหมายงานซ่อมบำรุงดำเนินการภายในเดือนนี้", None, "งานซ่อมบำรุง"),
        ("วันหยุดคลินิก", "ให้หยุดวันอาทิตย์", None, None),
    ]


def test_an_item_without_a_resolution_gives_none():
    assert findings("วาระที่ 5 เรื่องอื่น ๆ", "ไม่มี", "เลิกประชุมเวลา 12.00 น.") == []


@pytest.mark.parametrize(
    "heads",
    [
        ["ประเด็น", "ข้อค้นพบ", "ข้อเสนอแนะ", "ผู้รับผิดชอบ"],
        ["หัวข้อการตรวจ", "สิ่งที่พบ", "ข้อเสนอแนะของผู้ตรวจ", "หน่วยงานรับผิดชอบ"],
    ],
)
def test_rows_of_an_inspection(heads):
    assert findings(
        [
            heads,
            ["1. ยาและเวชภัณฑ์", "ยาหมดอายุ 2 รายการ", "ตรวจคลังทุกเดือน", "ห้องยา"],
            ["", "ตู้เย็นไม่มีเทอร์โมมิเตอร์", "-", ""],
        ]
    ) == [
        ("ยาและเวชภัณฑ์", "ยาหมดอายุ 2 รายการ", "ตรวจคลังทุกเดือน", "ห้องยา"),
        ("ยาและเวชภัณฑ์", "ตู้เย็นไม่มีเทอร์โมมิเตอร์", None, None),
    ]


def test_labels_of_running_text():
    assert findings(
        "ประเด็นที่ 2 ระบบส่งต่อ",
        "ข้อค้นพบ",
        "1) รถส่งต่อไม่พอในเวรดึก",
        "2) ใบส่งต่อกรอกไม่ครบ",
        "ข้อเสนอแนะ : ใช้ใบส่งต่ออิเล็กทรอนิกส์",
    ) == [
        ("ระบบส่งต่อ", "รถส่งต่อไม่พอในเวรดึก", None, None),
        ("ระบบส่งต่อ", "ใบส่งต่อกรอกไม่ครบ", None, None),
        ("ระบบส่งต่อ", None, "ใช้ใบส่งต่ออิเล็กทรอนิกส์", None),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "ตามมติคณะรัฐมนตรีเมื่อวันที่ 4 มีนาคม 2567 ให้ดำเนินการ",
        "ผู้ตรวจราชการให้ข้อเสนอแนะหลายเรื่อง",
        [["ลำดับ", "ตัวชี้วัด", "เป้าหมาย"], ["1", "ร้อยละความพึงพอใจ", "80"]],
    ],
)
def test_words_in_passing_and_other_tables_are_no_findings(part):
    assert findings(part) == []
