"""What opens a line: list marks, labels, announcements; who is named at its end."""

from __future__ import annotations

import pytest
from support import marked

from thaihealthdocs.model.span import Span
from thaihealthdocs.structure.labels import (
    column_role,
    field_role,
    label_role,
    read_announcement,
    read_label,
)
from thaihealthdocs.structure.lexicon import COLUMN_LABELS, LABELS, LEVEL_RANKS, LEVEL_WORDS
from thaihealthdocs.structure.marks import enumeration, read_mark
from thaihealthdocs.structure.owners import split_owners

# --- marks ---------------------------------------------------------------------------------

MARKS = [
    ("1. ⟦ตรวจฟัน⟧", "dot", "1", 1),
    ("๑๒.⟦ตรวจฟัน⟧", "dot", "12", 12),
    ("3) ⟦ตรวจฟัน⟧", "paren", "3", 3),
    ("(๔) ⟦ตรวจฟัน⟧", "bracketed", "4", 4),
    ("2.3 ⟦ตรวจฟัน⟧", "dotted", "2.3", 3),
    ("๒.๓.๑) ⟦ตรวจฟัน⟧", "dotted", "2.3.1", 1),
    ("2.3.⟦ตรวจฟัน⟧", "dotted", "2.3", 3),
    ("1.2 - ⟦ตรวจฟัน⟧", "dotted", "1.2", 2),
    ("ข้อ ๕ ⟦ตรวจฟัน⟧", "clause", "5", 5),
    ("ข้อที่ 5. ⟦ตรวจฟัน⟧", "clause", "5", 5),
    ("ค) ⟦ตรวจฟัน⟧", "letter", "ค", 3),
    ("(ก) ⟦ตรวจฟัน⟧", "letter", "ก", 1),
    ("ข. ⟦ตรวจฟัน⟧", "letter_dot", "ข", 2),
    ("- ⟦ตรวจฟัน⟧", "bullet", None, None),
    ("• ⟦ตรวจฟัน⟧", "bullet", None, None),
    ("➢⟦ตรวจฟัน⟧", "bullet", None, None),
    ("   ✓ ⟦ตรวจฟัน⟧", "bullet", None, None),
]


@pytest.mark.parametrize(("case", "style", "number", "ordinal"), MARKS)
def test_marks_that_open_an_item(case: str, style: str, number: str, ordinal: int) -> None:
    text, (words,) = marked(case)
    mark = read_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, mark.ordinal) == (style, number, ordinal)
    assert text[mark.stop :] == words
    assert mark.depth == (0 if number is None else len(number.split(".")))


@pytest.mark.parametrize(
    "text",
    [
        "ตรวจฟัน", "", "80", "99.66", "12.5%", "1.5 ล้านบาท", "2.5 เท่า", "10.30 น.", "2567 เป็นปีแรก",
        "ม.ค. ถึง มี.ค.", "-5", "-", "- 3 ราย", "พ.ร.บ. ยา", "ข้อมูลทั่วไป", "(ร่าง) แผน",
    ],
)  # fmt: skip
def test_what_is_no_mark(text: str) -> None:
    assert read_mark(text) is None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("มีเป้าหมาย (1) ลดป่วย (2) ลดตาย (๓) ลดพิการ", ["ลดป่วย", "ลดตาย", "ลดพิการ"]),
        ("ได้แก่ 1) ชุมชน 2) โรงเรียน", ["ชุมชน", "โรงเรียน"]),
        ("1.เด็ก 2.คนชรา", ["เด็ก", "คนชรา"]),
        ("(1) ลดป่วย ตามข้อ (3) ของแผน (2) ลดตาย", ["ลดป่วย ตามข้อ (3) ของแผน", "ลดตาย"]),
        ("1) ก ตาม (2) ข 2) ค", ["ก ตาม (2) ข", "ค"]),  # marks of one style only
        ("ตามข้อ (1) เท่านั้น", []),
        ("(2) ก (3) ข", []),
        ("มีค่า 1.5 และ 2.5", []),
        ("เบอร์ 042(1) และ x(2)", []),
    ],
)
def test_lists_within_a_line(text: str, items: list[str]) -> None:
    found = enumeration(text)
    assert [item.span.of(text) for item in found] == items
    assert [item.number for item in found] == [str(n + 1) for n in range(len(items))]


# --- labels --------------------------------------------------------------------------------

LINES = [
    # words, role, number, body
    ("กลยุทธ์ที่ 3 หมอครอบครัวทุกตำบล", "strategy", "3", "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์ที่ ๒.๑ หมอครอบครัวทุกตำบล", "strategy", "2.1", "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์ 4 : หมอครอบครัวทุกตำบล", "strategy", "4", "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์ 4 หมอครอบครัวทุกตำบล", "strategy", "4", "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์ : หมอครอบครัวทุกตำบล", "strategy", None, "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์:: หมอครอบครัวทุกตำบล", "strategy", None, "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์ หมอครอบครัวทุกตำบล", "strategy", None, "หมอครอบครัวทุกตำบล"),
    ("กลยุทธ์", "strategy", None, ""),
    ("2. กลยุทธ์ย่อยที่ 1 อบรมทีม", "sub_strategy", "1", "อบรมทีม"),
    ("ยุทธศาสตร์ที่ ๑ ป้องกันก่อนป่วย", "strategic_issue", "1", "ป้องกันก่อนป่วย"),
    ("ประเด็นยุทธศาสตร์ที่ 2: ป้องกันก่อนป่วย", "strategic_issue", "2", "ป้องกันก่อนป่วย"),
    ("เป้าประสงค์ที่ 1 คนไทยอายุยืน", "objective", "1", "คนไทยอายุยืน"),
    ("เป้าประสงค์ คนไทยอายุยืน", "objective", None, "คนไทยอายุยืน"),
    ("วัตถุประสงค์ เพื่อลดคนป่วย", "objective", None, "เพื่อลดคนป่วย"),
    ("มาตรการที่ 1.2 เฝ้าระวังทุกวัน", "measure", "1.2", "เฝ้าระวังทุกวัน"),
    ("แผนงานที่ 3 ระบบยา", "program", "3", "ระบบยา"),
    ("โครงการที่ 5 ฟันดียิ้มสวย", "project", "5", "ฟันดียิ้มสวย"),
    ("กิจกรรมที่ 2 เดินรณรงค์", "activity", "2", "เดินรณรงค์"),
    ("ประเด็นปัญหา เด็กฟันผุมาก", "problem", None, "เด็กฟันผุมาก"),
    ("ตัวชี้วัดที่ 7 ร้อยละเด็กฟันดี", "indicator", "7", "ร้อยละเด็กฟันดี"),
    ("ตัวชี้วัด ร้อยละเด็กฟันดี", "indicator", None, "ร้อยละเด็กฟันดี"),
    ("KPI : ร้อยละเด็กฟันดี", "indicator", None, "ร้อยละเด็กฟันดี"),
    ("ตัวชี้วัดเชิงปริมาณ : จำนวนครูที่อบรม", "indicator", None, "จำนวนครูที่อบรม"),
    ("เป้าหมาย : ร้อยละ 60", "target", None, "ร้อยละ 60"),
    ("ค่าเป้าหมาย: ร้อยละ 60", "target", None, "ร้อยละ 60"),
    ("คำนิยาม : เด็กที่ไม่มีฟันผุ", "definition", None, "เด็กที่ไม่มีฟันผุ"),
    ("สูตรคำนวณ = A/B", None, None, None),
    ("แหล่งข้อมูล : ทะเบียนเด็ก", "data_source", None, "ทะเบียนเด็ก"),
    ("หน่วยงานที่รับผิดชอบ : งานทันตกรรม", "owner", None, "งานทันตกรรม"),
    ("ความถี่ : ปีละครั้ง", "frequency", None, "ปีละครั้ง"),
    ("รายการข้อมูล 1 : เด็กฟันดี", "numerator", None, "เด็กฟันดี"),
    ("รายการข้อมูล 2 : เด็กทั้งหมด", "denominator", None, "เด็กทั้งหมด"),
    ("A : เด็กฟันดี", "numerator", None, "เด็กฟันดี"),
    # labels that are only the words of a sentence
    ("กลยุทธ์และมาตรการป้องกันโรค", None, None, None),
    ("กลยุทธ์ 5 ด้านของจังหวัด", None, None, None),
    ("กลยุทธ์ของโรงพยาบาลคือความเร็ว", None, None, None),
    ("โครงการ ฟันดีได้รับรางวัลระดับเขต และได้ไปต่อ", None, None, None),
    ("ตัวชี้วัดที่ผ่านเกณฑ์มีน้อย", None, None, None),
    ("เป้าหมายของเราคือคนสุขภาพดี", None, None, None),
    ("หมอครอบครัวทุกตำบล", None, None, None),
    ("", None, None, None),
]


@pytest.mark.parametrize(("text", "role", "number", "body"), LINES)
def test_labels_of_lines(text: str, role: str, number: str, body: str) -> None:
    label = read_label(text)
    if role is None:
        assert label is None
    else:
        assert label is not None
        assert (label.role, label.number, label.body.of(text)) == (role, number, body)


def test_what_stands_between_a_label_and_its_colon() -> None:
    text = "เป้าหมาย (รอบ 6 เดือน) : ร้อยละ 60"
    label = read_label(text)
    assert label is not None
    assert label.bracket is not None
    assert (label.bracket.of(text).strip(), label.body.of(text)) == ("(รอบ 6 เดือน)", "ร้อยละ 60")


def test_a_mark_before_a_label_is_kept() -> None:
    label = read_label("4.2 ตัวชี้วัด : ร้อยละเด็กฟันดี")
    assert label is not None
    assert label.mark is not None
    assert (label.role, label.mark.number, label.number) == ("indicator", "4.2", None)


@pytest.mark.parametrize(
    ("role", "words"),
    [(role, words) for role, variants in {**LABELS, **LEVEL_WORDS}.items() for words in variants],
)
def test_every_variant_is_a_label_before_a_colon_and_alone(role: str, words: str) -> None:
    for line in (f"{words} : ก", f"{words}:ก", f"{words} ：ก"):
        label = read_label(line)
        assert label is not None
        assert label.body.of(line) == "ก"
        assert label.role == label_role(words)
    assert label_role(f"{words} :") is not None
    assert read_label(f"{words}ทั้งหลายนั้นดี") is None or label_role(words) in LEVEL_RANKS


def test_no_variant_has_two_roles_in_one_table() -> None:
    for roles in ({**LABELS, **LEVEL_WORDS}, COLUMN_LABELS):
        seen: dict[str, str] = {}
        for role, variants in roles.items():
            for words in variants:
                key = "".join(words.split()).lower()
                assert seen.setdefault(key, role) == role, words


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("ตัวชี้วัด", "indicator"),
        ("ตัวชี้วัด (KPI)", "indicator"),
        ("ตัว ชี้วัด", "indicator"),
        ("เป้าหมาย ปี 2568", "target"),
        ("โครงการ/กิจกรรม", "project"),
        ("จำนวนเป้าหมาย (คน)", "denominator"),
        ("เป้าหมาย (B)", "denominator"),
        ("ร้อยละ", "rate"),
        ("ผ่าน/ไม่ผ่าน", "passed"),
        ("หน่วยบริการ/อำเภอ", "subject"),
        ("ผู้รับผิดชอบ", "owner"),
        ("ลำดับที่", "number"),
        ("งบประมาณ (บาท)", "amount"),
        ("โรงพยาบาลแพร่", None),
        ("แดน สุขใจ", None),
    ],
)
def test_roles_of_column_heads(words: str, role: str | None) -> None:
    assert column_role(words) == role or (role is None and column_role(words, whole=True) is None)


@pytest.mark.parametrize(
    ("words", "role"),
    [("ชื่อตัวชี้วัด", "indicator"), ("ตัวชี้วัดที่ :", "number"), ("นิยาม*", "definition"), ("ร้อยละ 80", None)],
)
def test_roles_of_form_cells(words: str, role: str | None) -> None:
    assert field_role(words) == role


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("แผนนี้ประกอบด้วย 3 กลยุทธ์", "strategy"),
        ("วัตถุประสงค์ของโครงการ มีดังนี้", "objective"),
        ("มาตรการสำคัญ ได้แก่", "measure"),
        ("กำหนดเป้าประสงค์ไว้ 2 ข้อ ดังต่อไปนี้", "objective"),
        ("กิจกรรมหลัก", "activity"),
        ("ผู้เข้าอบรมมีดังนี้", None),
        ("ได้รับรางวัลโครงการดีเด่นเมื่อปีก่อน", None),
    ],
)
def test_what_a_lead_in_announces(text: str, level: str | None) -> None:
    assert read_announcement(text) == level


# --- owners --------------------------------------------------------------------------------

OWNED = [
    ("อบรมครู (⟦กลุ่มงานทันตสาธารณสุข⟧)", "อบรมครู"),
    ("อบรมครู (⟦งานยา⟧/⟦งานแล็บ⟧)", "อบรมครู"),
    ("อบรมครู (⟦งานยา⟧, ⟦งานแล็บ⟧ และ ⟦ห้องคลอด⟧)", "อบรมครู"),
    ("อบรมครู (⟦รพ.สต.ทุกแห่ง⟧)", "อบรมครู"),
    ("อบรมครู (⟦นายแดน⟧/⟦คุณดวงใจ⟧)", "อบรมครู"),
    ("อบรมครู (⟦สมชาย⟧)", "อบรมครู"),
    ("อบรมครู ผู้รับผิดชอบ : ⟦งานยา⟧", "อบรมครู"),
    ("อบรมครู หน่วยงานรับผิดชอบ ⟦งานยา⟧ และ ⟦งานแล็บ⟧", "อบรมครู"),
    ("อบรมครู (ปีละครั้ง)", "อบรมครู (ปีละครั้ง)"),
    ("อบรมครู (Basic Life Support)", "อบรมครู (Basic Life Support)"),
    ("อบรมครู (100 คน)", "อบรมครู (100 คน)"),
    ("อบรมครู (ทั้งจังหวัด)", "อบรมครู (ทั้งจังหวัด)"),
    ("อบรมครู (นำร่อง)", "อบรมครู (นำร่อง)"),
    ("อบรมครู (รายเดือน/รายไตรมาส)", "อบรมครู (รายเดือน/รายไตรมาส)"),
    ("อบรมครู (ผู้ปกครอง/ครูเวร)", "อบรมครู (ผู้ปกครอง/ครูเวร)"),
    ("อบรมครู (⟦ดวงใจ⟧/⟦ธีรวุฒิ⟧)", "อบรมครู"),
    ("(งานยา)", "(งานยา)"),  # nothing is left to be owned
    ("อบรม (งานยา) ครู", "อบรม (งานยา) ครู"),
    ("อบรมครู", "อบรมครู"),
]


@pytest.mark.parametrize(("case", "words"), OWNED)
def test_owners_at_the_end_of_an_item(case: str, words: str) -> None:
    text, owners = marked(case)
    owned = split_owners(text, Span(0, len(text)))
    assert owned.words.of(text) == words
    assert [owner.of(text) for owner in owned.owners] == owners
    assert owned.doubtful is None


@pytest.mark.parametrize("case", ["อบรมครู (⟦มีนาคม/เมษายน⟧)", "อบรมครู (⟦ต.ค.⟧)"])
def test_months_where_owners_stand_are_in_doubt(case: str) -> None:
    text, (doubtful,) = marked(case)
    owned = split_owners(text, Span(0, len(text)))
    assert (owned.owners, owned.words.of(text)) == ((), "อบรมครู")
    assert owned.doubtful is not None
    assert owned.doubtful.of(text) == doubtful
