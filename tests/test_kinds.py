"""Kinds: all of the corpus's documents of a kind, and only those, are named so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support import CORPUS, Head, Part, dump, page, report

from thaihealthdocs.kinds import KINDS
from thaihealthdocs.parse import parse_document
from thaihealthdocs.views.terms import KIND_TERMS

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = sorted(path.parent for path in CORPUS.glob("*/gold.json"))


def test_kinds_have_names_of_their_own_that_can_be_told_to_people() -> None:
    names = [kind.NAME for kind in KINDS]
    assert len(set(names)) == len(names)
    assert {*names, "other"} == set(KIND_TERMS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_corpus_document_is_of_its_kind(folder: Path) -> None:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["document"]["kind"]
    document = dump((folder / "document.txt").read_text(encoding="utf-8"))
    assert parse_document(document).document.kind == gold


def test_the_corpus_has_what_it_says_it_has() -> None:
    golds = [json.loads((folder / "gold.json").read_text(encoding="utf-8")) for folder in FOLDERS]
    kinds = {gold["document"]["kind"] for gold in golds}
    assert kinds <= {kind.NAME for kind in KINDS}
    assert len(kinds) >= 10


PAGES: list[tuple[str, list[Part]]] = [
    ("performance_agreement", ["คำรับรองการปฏิบัติราชการ", "ระหว่าง สาธารณสุขอำเภอกับหัวหน้ากลุ่มงาน"]),
    ("minutes", ["รายงานการประชุมทีมไข้เลือดออก ครั้งที่ ๒/๒๕๖๗", "ผู้มาประชุม", "๑. นายแดน สุขใจ"]),
    ("minutes", ["สรุปการประชุมคณะทำงานยา", "มติที่ประชุม รับทราบ"]),
    ("order", ["คำสั่งโรงพยาบาลปัว", "ที่ ๔๗/๒๕๖๗", "เรื่อง มอบหมายเวรตรวจการ"]),
    ("order", ["(สำเนา)", "คำสั่งสำนักงานสาธารณสุขจังหวัดแพร่", "สั่ง ณ วันที่ 3 มกราคม พ.ศ. 2567"]),
    ("announcement", ["ประกาศสำนักงานสาธารณสุขจังหวัดแพร่", "เรื่อง รายชื่อผู้มีสิทธิสอบ"]),
    ("letter", ["บันทึกข้อความ", "เรื่อง ขอเชิญประชุม", "เรียน หัวหน้ากลุ่มงานทุกกลุ่ม"]),
    ("letter", ["ที่ นน 0032/ว 417", "เรื่อง ขอข้อมูลเตียง", "เรียน ผู้อำนวยการโรงพยาบาลปัว"]),
    ("agreement", ["บันทึกข้อตกลงดูแลผู้ป่วยจิตเวช", "ซึ่งต่อไปนี้เรียกว่า ฝ่ายที่หนึ่ง"]),
    ("inspection_report", ["รายงานผลการนิเทศงานสาธารณสุขอำเภอ", "ข้อค้นพบ ตู้เย็นวัคซีนเสีย"]),
    ("procurement_plan", ["แผนการจัดซื้อจัดจ้าง", [["รายการ", "วงเงิน"], ["เครื่องชั่ง", "900"]]]),
    ("project_proposal",
     ["แบบเสนอโครงการ", "หลักการและเหตุผล", "เด็กฟันผุมาก", "วัตถุประสงค์", "ลดฟันผุ", "งบประมาณ 900 บาท"]),
    ("project_report", ["รายงานผลการดำเนินโครงการฟันดี", "ดำเนินการแล้วเสร็จ"]),
    ("indicator_template",
     [[["ตัวชี้วัด", "ร้อยละของเด็กฟันดี"], ["คำนิยาม", "เด็กที่ไม่มีฟันผุ"], ["แหล่งข้อมูล", "ทะเบียน"],
       ["ความถี่", "ปีละครั้ง"]]]),
    ("finance_report",
     ["โรงพยาบาล", [["ชื่อ", "CR", "QR", "Cash", "NWC"], ["ปัว", "1.2", "1.1", "0.8", "5"]]]),
    ("action_plan", [[["กิจกรรม", "ไตรมาส 1", "ไตรมาส 2"], ["1. อบรมครู", "✓", ""]]]),
    ("action_plan", ["แผนปฏิบัติการทีมไข้เลือดออก", [["กิจกรรม", "ระยะเวลา"], ["พ่นหมอกควัน", "มี.ค."]]]),
    ("budget", ["สรุปงบประมาณรายจ่าย", [["หมวด", "จำนวนเงิน"], ["ค่าจ้าง", "900,000"]]]),
    ("indicator_report",
     ["รายงานผลการดำเนินงานตามตัวชี้วัด", "ร้อยละของเด็กฟันดี", "ทีมทันตกรรมออกตรวจทุกโรงเรียน " * 12]),
    ("statistics",
     ["จำนวนและอัตราป่วยโรคมือเท้าปาก",
      [["อำเภอ", "ป่วย", "อัตรา"], ["ปัว", "12", "18.2"], ["เวียงสา", "9", "11"]]]),
    ("indicator_table",
     ["สรุปตัวชี้วัด", [["ที่", "ตัวชี้วัด", "เป้าหมาย", "ผลงาน"], ["1", "ร้อยละของเด็กฟันดี", "60", "58"]]]),
    ("strategic_plan",
     ["ยุทธศาสตร์ที่ 1 เมืองปลอดลูกน้ำ", "กลยุทธ์ที่ 1.1 ชุมชนร่วมใจ", "มาตรการที่ 1.1.1 สำรวจทุกวันศุกร์"]),
    ("news", ["เมื่อวันที่ 9 กุมภาพันธ์ 2567 ทีมโรงพยาบาลปัวลงพื้นที่เยี่ยมบ้าน"]),
    ("other", ["ข้อความ", "ไม่มีอะไรน่ารู้"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "parts"), PAGES)
def test_pages_of_each_kind(kind: str, parts: list[Part]) -> None:
    assert report(*parts).document.kind == kind


def test_there_is_a_page_of_each_kind() -> None:
    assert {kind for kind, _ in PAGES} == set(KIND_TERMS)


ALMOST: list[tuple[str, list[Part]]] = [
    ("order", ["ผู้อำนวยการมีคำสั่งให้ทุกแผนกประหยัดไฟ", "ที่ผ่านมาใช้ไฟมาก"]),
    ("announcement", ["จังหวัดประกาศเขตโรคระบาดเมื่อวานนี้", "ประชาชนตื่นตัว"]),
    ("minutes", ["รายงานการประชุม", "จะส่งให้ภายหลัง"]),
    ("letter", ["เรื่อง เล่าจากหมู่บ้าน", "วันนี้ฝนตก"]),
    ("agreement", ["โรงพยาบาลลงนามบันทึกข้อตกลงแล้ว", "ทุกคนดีใจ"]),
    ("inspection_report", ["ข้อค้นพบจากการวิจัย", "ข้อเสนอแนะคือให้วิจัยต่อ"]),
    ("indicator_table", ["สรุป", [["ที่", "ชื่อ", "เบอร์โทร"], ["1", "แดน", "081"]]]),
    ("action_plan", [[["กิจกรรม", "ผู้เข้าร่วม"], ["อบรมครู", "30 คน"]]]),
    ("strategic_plan", ["วัตถุประสงค์ : ลดโรค", "วัตถุประสงค์ : ลดตาย", "วัตถุประสงค์ : ลดเจ็บ"]),
    ("statistics", ["สถิติที่น่าสนใจ", "ไม่มีตาราง"]),
    ("finance_report", ["สถานการณ์การเงินการคลังดีขึ้น", "ไม่มีตาราง"]),
    ("budget", ["จัดสรรงบแล้ว", "ไม่มีตาราง"]),
    ("news", ["ยาสามัญประจำบ้าน", "เก็บให้พ้นมือเด็ก"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "parts"), ALMOST)
def test_pages_that_only_use_its_words_are_not_of_a_kind(kind: str, parts: list[Part]) -> None:
    assert report(*parts).document.kind != kind


def test_no_kind_trips_over_an_empty_page() -> None:
    assert [kind.NAME for kind in KINDS if kind.identify(page())] == []
    assert report(Head("หัวข้อ")).document.kind == "other"
