"""Agreements: their name, day and parties, from news and from the papers themselves."""

from __future__ import annotations

import pytest
from support import page

from thaihealthdocs.extractors.agreements import extract
from thaihealthdocs.finders.agreements import counted_parties, find_agreements


def facts(document):
    return [
        (a.kind, a.title, a.signed_on, [(p.name, p.count) for p in a.parties])
        for a in extract(document)
    ]


def test_news_of_a_signing_with_the_parties_in_a_later_sentence():
    document = page(
        "แพร่จับมือดูแลคนพิการ",
        "วันที่ 4 กันยายน 2567 มีพิธีลงนามบันทึกข้อตกลงความร่วมมือการฟื้นฟูคนพิการ ณ โรงพยาบาลแพร่",
        "บันทึกข้อตกลงฉบับนี้ทำขึ้นระหว่าง โรงพยาบาลแพร่ (รพ.แพร่) กับ เทศบาลเมืองแพร่ และมูลนิธิเพื่อนพิการ"
        " มีระยะเวลา 2 ปี",
    )
    assert facts(document) == [
        (
            "mou",
            "บันทึกข้อตกลงความร่วมมือการฟื้นฟูคนพิการ",
            "2024-09-04",
            [("โรงพยาบาลแพร่", None), ("เทศบาลเมืองแพร่", None), ("มูลนิธิเพื่อนพิการ", None)],
        )
    ]


def test_counted_parties_and_days_without_a_year():
    document = page(
        "วันที่ 3-4 มีนาคมที่ผ่านมา มีพิธีลงนามบันทึกความร่วมมือป้องกันพลัดตกหกล้ม และเวทีเสวนา ณ ศาลากลาง",
        "๑) ลงนามบันทึกความร่วมมือป้องกันพลัดตกหกล้ม อำเภอสอง ๗ หน่วยงาน อำเภอลอง๕ หน่วยงาน",
    )
    assert facts(document) == [
        (
            "mou",
            "บันทึกความร่วมมือป้องกันพลัดตกหกล้ม",
            None,
            [("อำเภอสอง", 7), ("อำเภอลอง", 5)],
        )
    ]


@pytest.mark.parametrize(
    "head",
    [
        (
            "บันทึกข้อตกลงความร่วมมือ",
            "การส่งต่อผู้ป่วยฉุกเฉินทางน้ำ",
            "ระหว่าง",
            "โรงพยาบาลเกาะยาว",
            "กับ",
            "สถานีตำรวจน้ำพังงา",
        ),
        (
            "บันทึกข้อตกลงความร่วมมือ\nการส่งต่อผู้ป่วยฉุกเฉินทางน้ำ\nระหว่าง\nโรงพยาบาลเกาะยาว\nกับ\nสถานีตำรวจน้ำพังงา",
        ),
    ],
)
def test_the_paper_itself(head):
    document = page(
        *head, "บันทึกข้อตกลงฉบับนี้ทำขึ้น ณ โรงพยาบาลเกาะยาว เมื่อวันที่ 9 ธันวาคม 2566 ทั้งสองฝ่ายตกลงกันดังนี้"
    )
    [(kind, title, signed_on, parties)] = facts(document)
    assert (kind, title) == ("mou", "บันทึกข้อตกลงความร่วมมือ การส่งต่อผู้ป่วยฉุกเฉินทางน้ำ")
    assert signed_on == "2023-12-09"
    assert parties == [("โรงพยาบาลเกาะยาว", None), ("สถานีตำรวจน้ำพังงา", None)]


def test_a_performance_agreement_between_two_posts():
    document = page(
        "คำรับรองการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. 2568",
        "ระหว่าง",
        "นายแพทย์สาธารณสุขจังหวัดเลย",
        "กับ",
        "ผู้อำนวยการโรงพยาบาลภูเรือ",
        "1. ข้าพเจ้าได้ทำความเข้าใจคำรับรองแล้ว",
    )
    assert facts(document) == [
        (
            "performance_agreement",
            "คำรับรองการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. 2568",
            None,
            [("นายแพทย์สาธารณสุขจังหวัดเลย", None), ("ผู้อำนวยการโรงพยาบาลภูเรือ", None)],
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "แผนปีหน้าจะผลักดันบันทึกข้อตกลงความร่วมมือด้านยาเสพติดต่อไป",
        "จัดทำ MOU เขตกับโรงเรียนแพทย์",
        "ปฏิบัติตามสัญญาเลขที่ 4/2566",
    ],
)
def test_agreements_only_spoken_of_are_left_out(text):
    assert facts(page("รายงานผล", text)) == []


def test_parties_are_split_at_offices_not_inside_them():
    text = (
        "ลงนามบันทึกความเข้าใจการพัฒนาสมุนไพร ระหว่าง คณะเภสัชศาสตร์ มหาวิทยาลัยศิลปากร "
        "กรมการแพทย์แผนไทย และนายดี มากผล ผู้อำนวยการโรงพยาบาลอู่ทอง เพื่อพัฒนายา"
    )
    [found] = find_agreements(text)
    assert [party.span.of(text) for party in found.parties] == [
        "คณะเภสัชศาสตร์ มหาวิทยาลัยศิลปากร",
        "กรมการแพทย์แผนไทย",
        "ผู้อำนวยการโรงพยาบาลอู่ทอง",
    ]


def test_one_counted_place_is_no_list_of_parties():
    assert counted_parties("จังหวัดเลย 14 หน่วยงาน") == ()


def test_the_parties_of_a_performance_agreement_are_the_posts_of_its_people():
    text = (
        "คำรับรองการปฏิบัติราชการ ปี 2568 1. คำรับรองระหว่าง นายแพทย์แดน ใจกล้า ตำแหน่ง "
        "นายแพทย์สาธารณสุขจังหวัดเลย และ นายวิทยา ศรีสุข ตำแหน่ง สาธารณสุขอำเภอเชียงคาน"
    )
    [found] = find_agreements(text)
    assert [party.span.of(text) for party in found.parties] == [
        "นายแพทย์สาธารณสุขจังหวัดเลย",
        "สาธารณสุขอำเภอเชียงคาน",
    ]
