"""Organizations: full names for short forms, names cut where they end, classes left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.organizations import defined_shorts, find_organizations
from thaihealthdocs.finders.unwrapped import unwrap
from thaihealthdocs.model.span import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # short forms
        (
            "สวรส. และ สพฉ. แถลงร่วมกับ สบส.",
            [
                "สถาบันวิจัยระบบสาธารณสุข",
                "สถาบันการแพทย์ฉุกเฉินแห่งชาติ",
                "กรมสนับสนุนบริการสุขภาพ",
            ],
        ),
        (
            "แจ้งสสจ.ตราดและสสอ. เขาสมิงแล้ว",
            [
                "สำนักงานสาธารณสุขจังหวัดตราด",
                "สำนักงานสาธารณสุขอำเภอเขาสมิง",
            ],
        ),
        (
            "อบต.แม่ลาน้อย ทต.ขุนยวม อบจ.แม่ฮ่องสอน",
            [
                "องค์การบริหารส่วนตำบลแม่ลาน้อย",
                "เทศบาลตำบลขุนยวม",
                "องค์การบริหารส่วนจังหวัดแม่ฮ่องสอน",
            ],
        ),
        (
            "สคร.ที่ 3 นครสวรรค์ ศอ.๕ และศูนย์สุขภาพจิตที่ 2",
            [
                "สำนักงานป้องกันควบคุมโรคที่ 3 นครสวรรค์",
                "ศูนย์อนามัยที่ 5",
                "ศูนย์สุขภาพจิตที่ 2",
            ],
        ),
        (
            "สปสช. เขต 4 และ สปสช.เขต",
            [
                "สำนักงานหลักประกันสุขภาพแห่งชาติ เขต 4",
                "สำนักงานหลักประกันสุขภาพแห่งชาติ",
            ],
        ),
        (
            "สสจ.กำแพงเพรช และสำนักงานสาธารณสุขจังหวัดมุกดาหาน",
            [
                "สำนักงานสาธารณสุขจังหวัดกำแพงเพชร",
                "สำนักงานสาธารณสุขจังหวัดมุกดาหาร",
            ],
        ),
        (
            "คปสอ.เถิน คือคณะกรรมการประสานงานสาธารณสุขระดับอำเภอเถิน",
            [
                "คณะกรรมการประสานงานสาธารณสุขระดับอำเภอเถิน",
                "คณะกรรมการประสานงานสาธารณสุขระดับอำเภอเถิน",
            ],
        ),
        # names without a table, and where they end
        ("ประสานกลุ่มงานอนามัยสิ่งแวดล้อมเพื่อจัดทำคู่มือ", ["กลุ่มงานอนามัยสิ่งแวดล้อม"]),
        (
            "(กลุ่มงานยา/กลุ่มงานบริหารทั่วไป/กลุ่มงานรังสีวิทยา)",
            [
                "กลุ่มงานบริหารทั่วไป",
                "กลุ่มงานรังสีวิทยา",
            ],
        ),
        ("กลุ่มงาน : ควบคุมโรคไม่ติดต่อ", ["กลุ่มงานควบคุมโรคไม่ติดต่อ"]),
        ("กลุ่มงานบริหาร การเงินพัสดุ 3)", ["กลุ่มงานบริหารการเงินพัสดุ"]),
        ("กองคลังและพัสดุกับกองช่าง", ["กองคลังและพัสดุ", "กองช่าง"]),
        ("กองสาธารณสุข เทศบาลเมืองน่าน", ["กองสาธารณสุข เทศบาลเมืองน่าน"]),
        ("กลุ่มงานเภสัชกรรมโรงพยาบาลเถิน", ["กลุ่มงานเภสัชกรรม"]),
        ("คณะกรรมการพัฒนาระบบยาและเวชภัณฑ์จังหวัดตากมีมติ", ["คณะกรรมการพัฒนาระบบยาและเวชภัณฑ์จังหวัดตาก"]),
        (
            "ศูนย์ความร่วมมือลุ่มน้ำยม (ศลย.) แถลง และ ศลย. ปิด",
            [
                "ศูนย์ความร่วมมือลุ่มน้ำยม",
                "ศูนย์ความร่วมมือลุ่มน้ำยม",
                "ศูนย์ความร่วมมือลุ่มน้ำยม",
            ],
        ),
        ("คำสั่งที่ 7/2567 เรื่อง แต่งตั้งคณะกรรมการป้องกันการจมน้ำ", ["คณะกรรมการป้องกันการจมน้ำ"]),
        ("มูลนิธิแพทย์ชนบทและสมาคมหมออนามัยร่วมกัน", ["มูลนิธิแพทย์ชนบท", "สมาคมหมออนามัย"]),
        # classes, and words that only look like heads
        ("สสจ. ทุกแห่ง สำนักงานสาธารณสุขจังหวัด และองค์การบริหารส่วนตำบลในพื้นที่", []),
        ("สำนักงานเขตสุขภาพที่ 1 – 12 และสำนักงานสีเขียว", []),
        ("หัวหน้ากลุ่มงานพยาบาลในรพ.ทุกแห่ง กลุ่มงานที่เกี่ยวข้อง", []),
        ("ศูนย์เรียนรู้ ศูนย์บริการผู้ป่วย สถาบันการเงิน ฝ่ายที่รับผิดชอบ", []),
        ("แต่งตั้งคณะทำงานติดตามผล ผู้บริหาร คณะกรรมการวางระบบส่งต่อ", []),
        ("โปรแกรมการแพทย์ทางไกล กองทุนผู้ป่วยใน กองขยะ รอบตัวผู้ป่วย", []),
        ("ให้คณะกรรมการพิจารณาอีกครั้ง เมื่อคณะกรรมการเห็นชอบแล้ว คณะกรรมการแต่ละชุด", []),
        ("นพ.สสจ.ลพบุรี นายแพทย์สาธารณสุขจังหวัดลพบุรี", []),
        ("เมื่อวันที่ 3 ก.พ. 66", []),
    ],
)
def test_finds_organizations(text: str, names: list[str]) -> None:
    assert [each.name for each in find_organizations(text)] == names


def test_a_name_goes_on_over_the_end_of_a_full_line() -> None:
    text = "ให้หน่วยงานในสังกัดทุกแห่งส่งข้อมูลแก่สำนักงานสาธารณสุข\nจังหวัดลำพูนภายในสิ้นเดือน"
    (found,) = find_organizations(text)
    assert found.name == "สำนักงานสาธารณสุขจังหวัดลำพูน"
    assert found.span.of(text) == "สำนักงานสาธารณสุข\nจังหวัดลำพูน"


def test_a_definition_elsewhere_in_the_document_counts() -> None:
    text = "ที่ประชุม คสร. เห็นชอบ"
    assert list(find_organizations(text)) == []
    (found,) = find_organizations(text, {"คสร.": "คณะกรรมการสุขภาพลุ่มน้ำ"})
    assert found.name == "คณะกรรมการสุขภาพลุ่มน้ำ"


def test_a_short_form_of_the_table_keeps_its_full_name() -> None:
    assert defined_shorts("กองทุนสนับสนุนการสร้างเสริมสุขภาพ (สสส.)") == {}


@given(st.text("กองแผน\nสำ สสจ.น่า", max_size=80))
def test_unwrapping_keeps_every_character_in_its_place(text: str) -> None:
    flat = unwrap(text)
    for at, character in enumerate(flat.text):
        assert flat.to_wrapped(Span(at, at + 1)).of(text) == character


@given(st.text("กองแผนงาน สสจ.น่า()ที่1\n", max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = list(find_organizations(text))
    assert all(len(each.span) > 0 and each.span.stop <= len(text) for each in found)
    assert all(one.span.stop <= two.span.start for one, two in pairwise(found))
