"""Places, facilities and offices of whole documents, and whose province a document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import report

from thaihealthdocs.extractors import facilities, organizations, places
from thaihealthdocs.model.records import Facility, Organization, Place, Problem
from thaihealthdocs.readers import read
from thaihealthdocs.registers.loading import FacilityEntry, FacilityRegister, using
from thaihealthdocs.structure.geography import document_health_regions, document_provinces

if TYPE_CHECKING:
    from thaihealthdocs.model.document import Document
    from thaihealthdocs.model.records import Record

PLAN = """แผนปฏิบัติการด้านสุขภาพ จังหวัดระนอน ปีงบประมาณ 2568

พัฒนาระบบส่งต่อของ รพ.กระบุรี และ รพ.ละอุ่น ในอำเภอเมือง

ศึกษาดูงานที่ สสจ.ชุมพร และ รพ.สุราษฎร์ธานี

ผู้เสนอแผน
(นางสาวกานดา ใจเย็น)
หัวหน้ากลุ่มงานพัฒนายุทธศาสตร์

ผู้อนุมัติแผน
(นายก้องภพ ดีเลิศ)
นายแพทย์สาธารณสุขจังหวัดพังงา
"""


def document(text: str) -> Document:
    return read(text.encode(), name="test.txt")


def records(text: str) -> list[Record]:
    read_text = document(text)
    return [
        record
        for module in (places, facilities, organizations)
        for record in module.extract(read_text)
    ]


def test_places_that_only_the_head_of_the_page_names() -> None:
    page = "แผนสุขภาพ อำเภอสิเกา จังหวัดตรัง พ.ศ. 2566 - 2570\n- 9 -\nพันธกิจ\nดูแลทุกครัวเรือน\n"
    found = [each for each in records(page) if isinstance(each, Place)]
    assert [(each.kind, each.name, each.province) for each in found] == [
        ("district", "สิเกา", "ตรัง"),
        ("province", "ตรัง", None),
    ]


def test_a_plan_of_a_misspelt_province() -> None:
    found = records(PLAN)
    assert [
        (each.name, each.province, each.district) for each in found if isinstance(each, Facility)
    ] == [
        ("โรงพยาบาลกระบุรี", "ระนอง", "กระบุรี"),
        ("โรงพยาบาลละอุ่น", "ระนอง", "ละอุ่น"),
        ("โรงพยาบาลสุราษฎร์ธานี", "สุราษฎร์ธานี", None),
    ]
    assert [(each.kind, each.name, each.province) for each in found if isinstance(each, Place)] == [
        ("province", "ระนอง", None),
        ("district", "เมืองระนอง", "ระนอง"),
    ]
    assert [(each.name, each.province) for each in found if isinstance(each, Organization)] == [
        ("สำนักงานสาธารณสุขจังหวัดชุมพร", "ชุมพร"),
        ("กลุ่มงานพัฒนายุทธศาสตร์", None),
    ]
    problems = {each.code: each for each in found if isinstance(each, Problem)}
    assert (problems["unknown_place"].text, problems["unknown_place"].suggestion) == (
        "ระนอน",
        "ระนอง",
    )
    assert problems["province_mismatch"].text == "พังงา"
    assert "ระนอง" in problems["province_mismatch"].message


def test_every_record_cites_its_words() -> None:
    for record in records(PLAN):
        assert record.evidence
        for cited in record.evidence.values():
            assert all(PLAN[each.start : each.stop] == each.quote for each in cited)


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("รายงานผลการดำเนินงาน จังหวัดพะเยา\n\nเปรียบเทียบกับจังหวัดแพร่", ["พะเยา"]),
        ("คำสั่งสำนักงานสาธารณสุขจังหวัดตาก\nที่ 9/2567\nเรื่อง มอบหมายงาน", ["ตาก"]),
        ("คำสั่งโรงพยาบาลบ้านแหลม\nที่ 9/2567\nเรื่อง มอบหมายงาน", []),
        ("ผลงานเด่นของโรงพยาบาลบ้านแหลม", ["เพชรบุรี"]),
        ("แผนพัฒนาสุขภาพอำเภอปัว", ["น่าน"]),
        ("แนวทางการดำเนินงานของกระทรวงสาธารณสุข จังหวัดนนทบุรี", []),
        ("ยุทธศาสตร์กระทรวงสาธารณสุข", []),
        ("รายงานของเขตสุขภาพที่ 7\n\nรพ.กาฬสินธุ์ รพ.ร้อยเอ็ด", []),
    ],
)
def test_the_provinces_a_document_is_about(text: str, provinces: list[str]) -> None:
    assert [name for name, _ in document_provinces(document(text))] == provinces


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("รายงานผลงาน เขตสุขภาพที่ ๔ ปี 2566", [4]),
        ("แลกเปลี่ยนเรียนรู้เขตสุขภาพที่ 3 กับ เขตสุขภาพที่ 2", [2, 3]),
        ("แผนของเขตสุขภาพที่ 5, 6 และ 7", [5, 6, 7]),
        ("คู่มือสำหรับเขตสุขภาพที่ 1-12", []),
        ("คู่มือสำหรับเขตสุขภาพที่ 1 – 13 ทุกเขต", []),
        ("สปสช.เขต 8 อุดรธานี", []),
        ("แผนงานของสำนักงานเขตสุขภาพที่ 11", [11]),
        ("คำสั่งอำเภอ\nตามหนังสือของสำนักงานเขตสุขภาพที่ 11", []),
        ("เขตสุขภาพที่ 14", []),
    ],
)
def test_the_health_regions_a_document_is_about(text: str, regions: list[int]) -> None:
    assert [region for region, _ in document_health_regions(document(text))] == regions


def test_spans_of_provinces_hold_their_words() -> None:
    text = document("สรุปงาน จังหวัดเลย และจังหวัดหนองคาย")
    assert [span.of(text.text) for _, span in document_provinces(text)] == [
        "จังหวัดเลย",
        "จังหวัดหนองคาย",
    ]


def test_a_region_settles_a_name_that_many_districts_share() -> None:
    found = records("ผลงานเขตสุขภาพที่ 1\n\nรพ.เฉลิมพระเกียรติ รพ.เวียงสา")
    facility = {each.name: each.province for each in found if isinstance(each, Facility)}
    assert facility["โรงพยาบาลเฉลิมพระเกียรติ"] == "น่าน"
    found = records("บันทึกทั่วไป\n\nรพ.เฉลิมพระเกียรติ")
    assert [each.province for each in found if isinstance(each, Facility)] == [None]


def test_spellings_of_one_office_are_one_record() -> None:
    text = "สปสช. แจ้งว่า สำนักงานหลักประกันสุขภาพแห่งชาติ และ สปสช.เขต ร่วมมือ"
    (office,) = [each for each in records(text) if isinstance(each, Organization)]
    assert office.mention == "สปสช."
    assert len(office.evidence["name"]) == 3


def test_a_code_comes_from_the_page_or_a_register_alone() -> None:
    text = "ผลงานจังหวัดลำปาง\n\nรพ.เถิน [11150] และ รพ.งาว"
    codes = {each.name: each.code for each in records(text) if isinstance(each, Facility)}
    assert codes == {"โรงพยาบาลเถิน": "11150", "โรงพยาบาลงาว": None}
    mine = FacilityRegister("mine", (FacilityEntry("โรงพยาบาลงาว", "00001", None, "ลำปาง"),))
    with using(mine):
        codes = {each.name: each.code for each in records(text) if isinstance(each, Facility)}
    assert codes == {"โรงพยาบาลเถิน": "11150", "โรงพยาบาลงาว": "00001"}


def test_parties_of_other_provinces_are_no_mismatch() -> None:
    text = PLAN.replace("ผู้อนุมัติแผน", "พยาน")
    assert [each.code for each in records(text) if isinstance(each, Problem)] == ["unknown_place"]


TABLE = """<h1>ผลงานจังหวัดลำปาง</h1><table>
<tr><th>รหัส</th><th>หน่วยบริการ</th><th>อำเภอ</th><th>ผลงาน</th></tr>
<tr><td>11150</td><td>เถิน</td><td>เถิน</td><td>80</td></tr>
<tr><td>11151</td><td>รพ.แม่พริก</td><td>แม่พริก</td><td>77</td></tr>
<tr><td></td><td>งาว,รพช.</td><td>งาว</td><td>79</td></tr>
<tr><td></td><td>รวม</td><td></td><td>79</td></tr></table>"""


def test_columns_name_hospitals_places_and_codes() -> None:
    table = read(TABLE.encode(), name="test.html")
    found = [each for each in facilities.extract(table) if isinstance(each, Facility)]
    assert [(each.name, each.code, each.province) for each in found] == [
        ("โรงพยาบาลเถิน", "11150", "ลำปาง"),
        ("โรงพยาบาลแม่พริก", "11151", "ลำปาง"),
        ("โรงพยาบาลงาว", None, "ลำปาง"),
    ]
    assert [each.type for each in found] == [None, None, "community_hospital"]
    named = [(each.kind, each.name) for each in places.extract(table) if isinstance(each, Place)]
    assert named == [
        ("province", "ลำปาง"),
        ("district", "เถิน"),
        ("district", "แม่พริก"),
        ("district", "งาว"),
    ]


def test_codes_before_the_places_of_a_column_are_no_part_of_them():
    rows = [["อำเภอ", "เป้าหมาย", "ผลงาน"], ["[5505] ปัว", "40", "30"], ["(5503) บ้านหลวง", "20", "5"]]
    found = report("ผลงานรายอำเภอ จังหวัดน่าน", rows)
    assert [each.name for each in found.places if each.kind == "district"] == ["ปัว", "บ้านหลวง"]
