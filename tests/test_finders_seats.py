"""Lines of committees, as (line, title and name, position, role)."""

from __future__ import annotations

import pytest

from thaihealthdocs.finders.seats import position_after, read_role, read_seat

SEATS = [
    (
        "1. นายแพทย์วิทูร ใจกล้า  นายแพทย์สาธารณสุขจังหวัดพะเยา  ประธานกรรมการ",
        "นายแพทย์ วิทูร ใจกล้า",
        "นายแพทย์สาธารณสุขจังหวัดพะเยา",
        "chair",
    ),
    (
        "๒) นางสมพร อินต๊ะ ผู้อำนวยการโรงพยาบาลจุน รองประธานกรรมการคนที่ ๑",
        "นาง สมพร อินต๊ะ",
        "ผู้อำนวยการโรงพยาบาลจุน",
        "vice_chair",
    ),
    (
        "(3) ดร.อรุณี คำภีร์\tอาจารย์มหาวิทยาลัยพะเยา\tที่ปรึกษา",
        "ดร. อรุณี คำภีร์",
        "อาจารย์มหาวิทยาลัยพะเยา",
        "adviser",
    ),
    (
        "4. น.ส.ดวงใจ ยะมา - พยาบาลวิชาชีพชำนาญการ - กรรมการและเลขานุการ",
        "น.ส. ดวงใจ ยะมา",
        "พยาบาลวิชาชีพชำนาญการ",
        "secretary",
    ),
    ("5. นายเกษม สุขดี ………………… คณะทำงานและผู้ช่วยเลขานุการ", "นาย เกษม สุขดี", None, "assistant_secretary"),
    # an office alone
    ("๑.๑ นายอำเภอทุกอำเภอ    กรรมการ", None, "นายอำเภอทุกอำเภอ", "member"),
    ("6. ผู้แทนชมรมผู้สูงอายุ เป็นกรรมการ", None, "ผู้แทนชมรมผู้สูงอายุ", "member"),
    ("นายทวี มากมี นิติกรชำนาญการ โทร. 0 5440 9123", "นาย ทวี มากมี", "นิติกรชำนาญการ", None),
]

NO_SEATS = [
    "1. กำหนดแนวทางและเสนอคณะกรรมการ",
    "2. แต่งตั้งคณะทำงาน",
    "3. ให้คำปรึกษาแก่ที่ปรึกษา",
    "4. จัดหาวิทยากร",
    "ตามที่ผู้อำนวยการโรงพยาบาลเสนอชื่อกรรมการ",
]


@pytest.mark.parametrize("case", SEATS, ids=lambda case: case[0][:20])
def test_a_members_line_is_name_position_and_role(case):
    line, who, position, role = case
    seat = read_seat(line)
    assert (None if seat.person is None else f"{seat.person.title} {seat.person.name}") == who
    assert (None if seat.position is None else seat.position.of(line)) == position
    assert seat.role == role


@pytest.mark.parametrize("line", NO_SEATS)
def test_duties_are_no_seats(line):
    assert read_seat(line) is None


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("ประธาน", "chair"),
        ("รองประธานคณะทำงาน", "vice_chair"),
        ("อนุกรรมการ", "member"),
        ("กรรมการ/เลขานุการ", "secretary"),
        ("เลขานุการร่วม", "secretary"),
        ("ผู้ช่วยเลขานุการ", "assistant_secretary"),
        ("กรรมการที่ปรึกษา", "adviser"),
        ("กรรมการและเหรัญญิก", "treasurer"),
        ("ผู้จัดการ", None),
        ("คณะกรรมการบริหาร", None),
    ],
)
def test_roles_by_their_words(words, role):
    assert read_role(words) == role


@pytest.mark.parametrize(
    "marked",
    [
        "นายดี มาก⟦รองผู้ว่าราชการจังหวัดแพร่⟧ เป็นประธาน",
        "นายดี มาก ⟦ผู้อำนวยการโรงพยาบาลลอง⟧กล่าวว่า",
        "นายดี มาก ตำแหน่ง ⟦นักวิชาการสาธารณสุขชำนาญการ กลุ่มงานควบคุมโรค⟧ โทร 08",
        "นายดี มาก ⟦เลขาธิการสภาการพยาบาล (สกพ.)⟧ และคณะ",
    ],
)
def test_a_position_after_a_name_ends_before_the_verb(marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    expected = marked[marked.index("⟦") + 1 : marked.index("⟧")]
    assert position_after(text, len("นายดี มาก")).of(text) == expected


@pytest.mark.parametrize("text", ["นายดี มาก กล่าวว่า", "นายดี มาก และนางสวย"])
def test_a_name_may_have_no_position(text):
    assert position_after(text, len("นายดี มาก")) is None
