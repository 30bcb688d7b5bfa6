"""People and positions: titles, names and where they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.people import find_people, split_person
from thaihealthdocs.finders.positions import is_position, split_position


@pytest.mark.parametrize(
    ("line", "title", "name"),
    [
        ("(นางกัลยา พงษ์ทอง)", "นาง", "กัลยา พงษ์ทอง"),
        ("(  นางสาวอรุณี   แก้วดี  )", "นางสาว", "อรุณี แก้วดี"),
        ("(นายแพทย์ธีระ สมบูรณ์)", "นายแพทย์", "ธีระ สมบูรณ์"),
        ("ลงชื่อ..........(พญ.นภา  ดวงดี)", "พญ.", "นภา ดวงดี"),
        ("๓) ผศ.ดร.ทพญ.รัตนา ศรีงาม กรรมการ", "ผศ.ดร.ทพญ.", "รัตนา ศรีงาม"),
        ("(พันตำรวจเอกหญิง มณี รุ่งเรือง)", "พันตำรวจเอกหญิง", "มณี รุ่งเรือง"),
        ("(ว่าที่ ร.ต.สุเทพ มากมี)", "ว่าที่ ร.ต.", "สุเทพ มากมี"),
        ("ม.ล.ปราณ ณ ลำปาง", "ม.ล.", "ปราณ ณ ลำปาง"),
        ("(กมล ทองใบ)", None, "กมล ทองใบ"),
        ("(นายกมล ทองใบ)", "นาย", "กมล ทองใบ"),  # not นายก
        ("(Mr. John Smith)", "Mr.", "John Smith"),
    ],
)
def test_splits_a_title_from_a_name(line: str, title: str | None, name: str) -> None:
    person = split_person(line)
    assert person is not None
    assert (person.title, person.name) == (title, name)
    assert person.name_span in person.span


@pytest.mark.parametrize(
    "line",
    [
        "(..............................)",
        "(                    )",
        "นายแพทย์เชี่ยวชาญ (ด้านเวชกรรมป้องกัน)",
        "นายแพทย์สาธารณสุขจังหวัดตาก",
        "นายกเทศมนตรีเมืองลำพูน",
        "นายอำเภอสะเดา",
        "เภสัชกรรมชุมชน ครั้งที่ 3",
        "คุณภาพ ชีวิต",
        "(ผู้อำนวยการ โรงพยาบาล)",
        "",
    ],
)
def test_a_line_that_names_nobody(line: str) -> None:
    assert split_person(line) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("โดยนายวิทยา สายทองเป็นประธาน", ["วิทยา สายทอง"]),
        ("นพ.เอก ใจงาม ผู้อำนวยการ และ ภญ.ศรี สดใสกล่าวว่า", ["เอก ใจงาม", "ศรี สดใส"]),
        ("ศ.ดร.นพ.ชาติ มั่นคง, รศ. พ.ต.ต. นพ.ธง ทองคำ", ["ชาติ มั่นคง", "ธง ทองคำ"]),
        ("นายสุชาติ ยังกล่าวถึงงานนี้", []),  # no surname
        ("พระมหากรุณาธิคุณ สมเด็จพระนางเจ้าสิริกิติ์ พระบรมราชินีนาถ", []),
        ("ในสัปดาห์เภสัชกรรม ชวนใช้แอป และหนี้ กยศ. ของบุคลากร ทั่วไป", []),
        ("อำเภอนางรอง จังหวัดบุรีรัมย์ ปี พ.ศ. ที่ผ่านมา", []),
    ],
)
def test_finds_people_in_running_text(text: str, names: list[str]) -> None:
    assert [person.name for person in find_people(text)] == names


@pytest.mark.parametrize(
    ("line", "text", "of_line", "level", "acting_as"),
    [
        ("พยาบาลวิชาชีพชำนาญการพิเศษ", "พยาบาลวิชาชีพชำนาญการพิเศษ", "พยาบาลวิชาชีพ", "ชำนาญการพิเศษ", None),
        ("ตำแหน่ง สาธารณสุขอำเภอเถิน", "สาธารณสุขอำเภอเถิน", None, None, None),
        (
            "ทันตแพทย์เชี่ยวชาญ รักษาราชการแทนนายแพทย์สาธารณสุขจังหวัดตราด",
            "ทันตแพทย์เชี่ยวชาญ",
            "ทันตแพทย์",
            "เชี่ยวชาญ",
            "นายแพทย์สาธารณสุขจังหวัดตราด",
        ),
    ],
)
def test_splits_a_position(
    line: str, text: str, of_line: str | None, level: str | None, acting_as: str | None
) -> None:
    found = split_position(line)
    assert found is not None
    assert (found.text, found.line, found.level, found.acting_as) == (
        text,
        of_line,
        level,
        acting_as,
    )


def test_a_person_is_no_position() -> None:
    assert not is_position("นายแพทย์ธีระ สมบูรณ์")
    assert split_position("โทร 0 2222 2222") is None


@given(st.text("นายพ.ดรกขมี ใจ()\n", max_size=40))
def test_spans_lie_in_the_text(text: str) -> None:
    for person in find_people(text):
        assert person.span.stop <= len(text)
        assert person.name_span in person.span
