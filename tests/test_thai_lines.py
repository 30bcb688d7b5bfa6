"""Printed lines: joined into paragraphs where a page broke them, and shown on one line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.model.span import Span
from thaihealthdocs.thai.lines import display_width, one_line, wrapped_paragraphs


def paragraphs(text: str) -> list[str]:
    return [one_line(span.of(text)) for span in wrapped_paragraphs(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text, line",
    [
        ("การดูแล\nต่อเนื่อง", "การดูแล ต่อเนื่อง"),
        ("ร้อยล\nะ 80", "ร้อยละ 80"),
        ("เ\nด็กเล็ก", "เด็กเล็ก"),
        ("วั\nคซีน", "วัคซีน"),
        ("ขึน\n\N{THAI CHARACTER MAI THO}ไป", "ขึน\N{THAI CHARACTER MAI THO}ไป"),
        ("  งาน \n\n วิจัย\t2 ", "งาน วิจัย 2"),
        ("Service\nPlan", "Service Plan"),
        ("มา\nตรฐานบริการ", "มาตรฐานบริการ"),  # no word begins with what the second line does
        ("ในจังห\nวัดเลย", "ในจังหวัดเลย"),
        ("กลุ่มงาน\nพัฒนาระบบ", "กลุ่มงาน พัฒนาระบบ"),
        ("สาธารณ\nสุข", "สาธารณสุข"),  # two words, but likelier one
        ("โรง\nพยาบาล", "โรงพยาบาล"),
        ("ชลบุรี\nตรวจครั้งที่", "ชลบุรี ตรวจครั้งที่"),
        ("", ""),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text("กขาเะั่ \n\t1a", max_size=40))
def test_one_line_is_one_line_and_stays(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()
    assert one_line(line) == line


def test_marks_have_no_width() -> None:
    assert display_width("ที่พี่น้อง") == display_width("ทพนอง")


FULL = "ศูนย์ฝึกอบรมร่วมกับเครือข่ายจัดหลักสูตรระยะสั้นให้ผู้ดูแลผู้สูงอายุในชุมชน"
FULL_TOO = "โดยเน้นการฝึกปฏิบัติจริงในพื้นที่และการติดตามเยี่ยมหลังการอบรมทุกสามเดือน"
SHORT = "ตามแผนที่วางไว้"


def test_wrapped_lines_become_one_paragraph() -> None:
    text = f"{FULL}\n{FULL_TOO}\n{FULL}\n{SHORT}\n"
    assert paragraphs(text) == [f"{FULL} {FULL_TOO} {FULL} {SHORT}"]


@pytest.mark.parametrize(
    "opening",
    [
        "1. ", "1) ", "(1) ", "๑. ", "๑) ", "1.1 ", "1.1.1 ", "ก. ", "- ", "• ", "◻ ",
        "ข้อ ๓ ", "กลยุทธ์ที่ ๑ ", "ตัวชี้วัดที่ 4 ", "ผู้รับผิดชอบ: ",
    ],
)  # fmt: skip
def test_an_item_opens_a_paragraph(opening: str) -> None:
    text = f"{FULL}\n{FULL_TOO}\n{FULL}\n{opening}{SHORT}\n"
    assert paragraphs(text)[-1] == f"{opening}{SHORT}"


@pytest.mark.parametrize("opening", ["2.5 ล้านบาท ", "20 ปี ", "(OKRs) ", "ที่ 10 ", "ข้อมูล "])
def test_what_only_looks_like_a_mark_does_not(opening: str) -> None:
    text = f"{FULL}\n{FULL_TOO}\n{FULL}\n{opening}{SHORT}\n"
    assert len(paragraphs(text)) == 1


def test_a_short_line_ends_its_paragraph() -> None:
    text = f"{FULL}\n{SHORT}\n{FULL_TOO}\n{FULL}\n{FULL_TOO}\n"
    assert paragraphs(text)[0] == f"{FULL} {SHORT}"


def test_blank_line_ends_its_paragraph() -> None:
    text = f"{FULL}\n{FULL_TOO}\n\n{FULL}\n{FULL_TOO}\n"
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ["(นายธนา วงศ์ดี)", "ผู้อำนวยการโรงพยาบาล", "ประธานกรรมการ", "๑๒ มกราคม ๒๕๖๖"],
        ["หน้าแรก", "เกี่ยวกับเรา", "ติดต่อ", "ดาวน์โหลด", "ข่าวประชาสัมพันธ์"],
        [FULL * 4, FULL, FULL_TOO * 2, SHORT, FULL_TOO * 7],
        ["เรื่อง\tจำนวน", f"{FULL}\t5", f"{FULL_TOO}\t6", f"{FULL}\t7"],
    ],
)
def test_lines_without_a_common_width_stay_apart(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines) + "\n") == [one_line(line) for line in lines]


LED = "ตามหนังสือของจังหวัดที่ขอให้ทุกอำเภอเร่งรัดการดำเนินงานด้านอนามัยสิ่งแวดล้อม"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        # one opens far in and goes on at the edge, among lines of any width
        (["คำสั่งอำเภอ", "\t" + LED, LED, LED, "จึงแต่งตั้งคณะทำงาน", "มีหน้าที่"], 3),
        (["คำสั่งอำเภอ", "      " + LED, LED, LED + " แล้ว", "มีหน้าที่"], 2),
        # two are enough where one opens with a word that no paragraph does
        (["คำสั่งอำเภอ", "\t" + LED, "ณ " + LED, "ชั้น 3", "มีหน้าที่"], 3),
        # what heads a list is no last line of it
        (["คำสั่งอำเภอ", "\t" + LED, LED, LED, "วัตถุประสงค์", "1. คัดกรอง"], 4),
        # two full lines may be an item and the next; a mark opens another
        (["คำสั่งอำเภอ", "\t" + LED, LED, "มีหน้าที่"], 4),
        (["คำสั่งอำเภอ", "\t" + LED, LED, "1. " + LED, "มีหน้าที่"], 5),
        # each set in is a paragraph of its own
        (["คำสั่งอำเภอ", "\t" + LED, "\t" + LED, "\t" + LED, "มีหน้าที่"], 5),
    ],
)
def test_a_paragraph_led_by_its_indent(lines: list[str], count: int) -> None:
    short = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก"]
    text = "\n".join([*short, "", *lines])
    assert len(paragraphs(text)) == count + len(short)


@given(st.lists(st.text("กขคาี่ 1.-", max_size=90), max_size=12))
def test_paragraphs_are_in_order_and_hold_all_words(lines: list[str]) -> None:
    text = "".join(line + "\n" for line in lines)
    spans = wrapped_paragraphs(text, Span(0, len(text)))
    assert all(a.stop <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
    assert all(not span.is_empty for span in spans)
