"""References: what a document cites, once each, and never itself."""

from __future__ import annotations

import pytest
from support import page

from thaihealthdocs.extractors.references import extract


def cited(document):
    return [(r.kind, r.issuer, r.number, r.date) for r in extract(document)]


@pytest.mark.parametrize(
    "head",
    [
        ("คำสั่งสำนักงานสาธารณสุขจังหวัดระนอง", "ที่ ๑๘/๒๕๖๗", "เรื่อง แต่งตั้งคณะทำงาน"),
        ("คำสั่งสำนักงานสาธารณสุขจังหวัดระนอง\nที่ 18/2567\nเรื่อง แต่งตั้งคณะทำงาน",),
        ("คำสั่งสำนักงานสาธารณสุขจังหวัดระนอง ที่ 18/2567", "เรื่อง แต่งตั้งคณะทำงาน"),
    ],
)
def test_the_head_of_an_order_is_no_reference(head):
    document = page(
        *head,
        "เพื่อให้การดำเนินงานต่อเนื่องจากคำสั่งสำนักงานสาธารณสุขจังหวัดระนอง ที่ 9/2566 "
        "ลงวันที่ 20 มกราคม 2566 จึงให้ยกเลิกคำสั่งดังกล่าว",
        "บัญชีรายชื่อแนบท้ายคำสั่งสำนักงานสาธารณสุขจังหวัดระนอง ที่ 18/2567",
    )
    assert cited(document) == [("order", "สำนักงานสาธารณสุขจังหวัดระนอง", "9/2566", "2023-01-20")]


def test_a_letter_cites_others_not_itself():
    document = page(
        "ที่ รน ๐๐๓๓.๐๐๒/ว ๔๑",
        "เรื่อง ขอเชิญประชุม",
        "อ้างถึง ๑. หนังสือกรมอนามัย ที่ สธ 0902.05/ว 88 ลงวันที่ 3 เมษายน 2566",
        "อ้างถึง ที่ รน 0033/75 ลงวันที่ 5 เมษายน 2566",
    )
    assert [(kind, number) for kind, _, number, _ in cited(document)] == [
        ("letter", "สธ 0902.05/ว 88"),
        ("letter", "รน 0033/75"),
    ]


def test_repeated_citations_are_one_with_all_that_each_says():
    document = page(
        "ข้อมูลทั่วไป",
        "ให้ถือปฏิบัติตามคำสั่งกรมการแพทย์ที่ 55/2565 และพระราชบัญญัติสุขภาพจิต พ.ศ. 2551 โดยเคร่งครัด",
        "เนื้อหาของคำสั่งกรมการแพทย์ ที่ ๕๕/๒๕๖๕ ลงวันที่ ๒ มีนาคม ๒๕๖๕ และ พ.ร.บ.สุขภาพจิต เป็นดังนี้",
    )
    records = list(extract(document))
    assert [(r.kind, r.number, r.date) for r in records] == [
        ("order", "55/2565", "2022-03-02"),
        ("act", None, None),
    ]
    assert records[1].title == "พระราชบัญญัติสุขภาพจิต พ.ศ. 2551"
    assert [e.quote for e in records[0].evidence["number"]] == ["55/2565", "๕๕/๒๕๖๕"]


def test_a_regulation_that_names_itself_is_not_cited():
    document = page(
        "ระเบียบโรงพยาบาลบ้านตาก\nว่าด้วยเงินบริจาค\nพ.ศ. ๒๕๖๖",
        "ข้อ ๑ ระเบียบนี้เรียกว่า “ระเบียบโรงพยาบาลบ้านตากว่าด้วยเงินบริจาค พ.ศ. ๒๕๖๖”",
        "ข้อ ๒ ให้ยกเลิกระเบียบโรงพยาบาลบ้านตากว่าด้วยเงินบริจาค พ.ศ. ๒๕๕๐",
    )
    assert [r.title for r in extract(document)] == ["ระเบียบโรงพยาบาลบ้านตากว่าด้วยเงินบริจาค พ.ศ. ๒๕๕๐"]


def test_a_later_dekha_points_to_the_last_of_its_kind():
    document = page(
        "รายงาน",
        "ตามคำสั่งจังหวัดพังงา ที่ 5/2566 และคำสั่งจังหวัดพังงา ที่ 6/2566 นั้น",
        "คำสั่งดังกล่าวยังมีผล",
    )
    first, second = extract(document)
    assert [e.quote for e in first.evidence["kind"]] == ["คำสั่ง"]
    assert [e.quote for e in second.evidence["kind"]] == ["คำสั่ง", "คำสั่งดังกล่าว"]
