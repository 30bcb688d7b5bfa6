"""Text dumps: rows of tabs, tags that end paragraphs, wrapped lines, running heads, pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import dump

from thaihealthdocs.model.document import BlockKind, Document
from thaihealthdocs.readers import text as reader

FEW = settings(max_examples=120, deadline=None)


def outline(text: str) -> list[str]:
    """A letter and the words of each block: P, F, or T with rows by / and cells by |."""
    document = dump(text)
    return [
        f"{block.kind.value[0].upper()} " + (rows(document, block) or block.span.of(document.text))
        for block in document.blocks
    ]


def rows(document: Document, block) -> str:
    return " / ".join(
        " | ".join(" ¶ ".join(p.of(document.text) for p in cell.paragraphs) for cell in row)
        for row in block.rows()
    )


DUMPS = [
    # tables
    ("อำเภอ\tผลงาน\nเมือง\t80\n", ["T อำเภอ | ผลงาน / เมือง | 80"]),
    ("ก่อน\n\nก\tข\nค\tง\n\nหลัง", ["P ก่อน", "T ก | ข / ค | ง", "P หลัง"]),
    ("ก\tข\n\nค\tง", ["T ก | ข", "T ค | ง"]),  # a blank line parts tables
    ("ก\tข\r\nค\tง\r\n", ["T ก | ข / ค | ง"]),
    ("ก\tข\tค\n\t\tง\n\t\t\n", ["T ก | ข | ค /  |  | ง /  |  | "]),
    # nor is a short line alone
    ("ก\t\tค", ["P ก\t\tค"]),
    # a line pushed to the right is no row
    ("\t\t\t(นางสาวใจดี มีสุข)\n\t\t\tพยาบาลวิชาชีพ", ["P (นางสาวใจดี มีสุข)", "P พยาบาลวิชาชีพ"]),
    ("ก\tข\tค\n\t\tเศษ", ["T ก | ข | ค /  |  | เศษ"]),  # but in the places of a row beside it it is
    # tags
    ("ก\t<p>หนึ่ง</p> <p>สอง</p>", ["T ก | หนึ่ง ¶ สอง"]),
    ("ก\tหนึ่ง<br>สอง<BR/>สาม", ["T ก | หนึ่ง ¶ สอง ¶ สาม"]),
    ("ก\t<b>เข้ม</b>ข้น <span class='x'>มาก</span>", ["T ก | เข้มข้น มาก"]),
    ("ก\t<ul><li>หนึ่ง</li><li>สอง</li></ul>", ["T ก | หนึ่ง ¶ สอง"]),
    ("ก\tอัตรา < 5 และ > 2", ["T ก | อัตรา < 5 และ > 2"]),
    ("ก\tอายุ <b 5 ปี", ["T ก | อายุ <b 5 ปี"]),  # what opens a tag and never closes
    ("ก\t<โรค> และ <60 ปี>", ["T ก | <โรค> และ <60 ปี>"]),
    ("ก\tข\nก\tA&amp;E &lt; 4 &ge; &nope; &", ["T ก | ข / ก | A&E < 4 ≥ &nope; &"]),
    # running heads and feet
    ("หน้า 4\nยุทธศาสตร์ที่ 1 พัฒนาคน", ["F หน้า 4", "P ยุทธศาสตร์ที่ 1 พัฒนาคน"]),
    ("แผนงานสุขภาพ\n\nเนื้อความ\n\n- 12 -", ["P แผนงานสุขภาพ", "P เนื้อความ", "F - 12 -"]),
    ("page 3 of 9\nก ข ค", ["F page 3 of 9", "P ก ข ค"]),
    ("๑๗\nก ข ค", ["F ๑๗", "P ก ข ค"]),
    ("แผนกำลังคน | ฉบับที่ 2 มีนาคม 2567\nเนื้อความ", ["F แผนกำลังคน | ฉบับที่ 2 มีนาคม 2567", "P เนื้อความ"]),
    ("แผนพัฒนาระบบยาจังหวัด ปี 2567\n\nเนื้อความ\n\nแผนพัฒนาระบบยาจังหวัด",
     ["P แผนพัฒนาระบบยาจังหวัด ปี 2567", "P เนื้อความ", "F แผนพัฒนาระบบยาจังหวัด"]),
    ("ก\n\nข\n\nค\n\nง\n\n5\n\nจ\n\nฉ\n\nช\n\nซ",  # a number alone in the midst of a page is none
     ["P ก", "P ข", "P ค", "P ง", "P 5", "P จ", "P ฉ", "P ช", "P ซ"]),
    ("ก\nหน้า 1/2\nข\n\nค\n\nง\n\n2\nหน้า 2/2\nจ\n\nฉ\n\nช\n\nซ",  # numbered pages without breaks
     ["P ก", "F หน้า 1/2", "P ข", "P ค", "P ง", "F 2", "F หน้า 2/2", "P จ", "P ฉ", "P ช", "P ซ"]),
    ("แผนกำลังคน\n- 27 -\nเนื้อความ", ["F แผนกำลังคน", "F - 27 -", "P เนื้อความ"]),
    # tables whose tabs were lost
    ("ตัวชี้วัด หน่วย 2566 2567 2568\n1. ร้อยละของบ่อ\nที่สะอาด ร้อยละ 60 65 70\n"
     "2. จำนวนบ่อ บ่อ 5 - 9\nหมายเหตุ",
     ["T ตัวชี้วัด | หน่วย | 2566 | 2567 | 2568 / 1. ร้อยละของบ่อ\nที่สะอาด | ร้อยละ | 60 | 65 | 70"
      " / 2. จำนวนบ่อ | บ่อ | 5 | - | 9", "P หมายเหตุ"]),
    ("ปี 2566 2567 2568\nเป็นปีที่ฝนน้อย", ["P ปี 2566 2567 2568", "P เป็นปีที่ฝนน้อย"]),
    # navigation
    ("หน้าแรก | ข่าว | ติดต่อ\nประชุมทีมยา", ["F หน้าแรก | ข่าว | ติดต่อ", "P ประชุมทีมยา"]),
    ("ประชุมทีมยา\n\nแชร์\n\nฮิต: 20", ["P ประชุมทีมยา", "F แชร์", "F ฮิต: 20"]),
    # paragraphs
    ("หนึ่ง\n\n\n  \nสอง", ["P หนึ่ง", "P สอง"]),
    ("1. ตรวจ\n2. รักษา", ["P 1. ตรวจ", "P 2. รักษา"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DUMPS)
def test_blocks_of_dumps(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_lines_cut_at_the_width_of_the_page_are_one_paragraph() -> None:
    full = "โรงพยาบาลทุกแห่งจัดคลินิกนอกเวลาสำหรับผู้ที่ทำงานในโรงงานและไม่สะดวกมาในเวลาราชการ"
    words = "\n".join([full, full, full, full, "จนกว่าจะสิ้นปี"])
    assert outline(words) == [f"P {words}"]
    short = "\n".join(["ทีมยา", "ทีมพยาบาล", "ทีมโภชนาการ", "ทีมกายภาพบำบัด"])
    assert len(outline(short)) == 4


def test_pages_are_parted_by_form_feeds() -> None:
    document = dump("หนึ่ง\n1\f2\nสอง\n\fสาม")
    assert [page.span.of(document.text) for page in document.pages] == [
        "หนึ่ง\n1\f",
        "2\nสอง\n\f",
        "สาม",
    ]
    assert document.page_at(document.text.index("สอง")) == 2
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds["1"] is kinds["2"] is BlockKind.FURNITURE


def test_the_way_back_leads_through_tags_and_entities() -> None:
    document = dump("ก\t<p>A&amp;E &lt; 4</p>")
    cell = document.blocks[0].cells[1]
    assert cell.paragraphs[0].of(document.text) == "A&E < 4"
    assert document.quote(cell.paragraphs[0]) == "A&amp;E &lt; 4"


@pytest.mark.parametrize(
    ("data", "is_text"),
    [
        ("แผน".encode(), True),
        ("แผน".encode("tis-620"), True),
        ("แผน".encode("utf-16"), True),
        (b"", True),
        (b"\x89PNG\r\n\x1a\n", False),
        (b"a\x00b", False),
        (b"{\\rtf1 ", False),
    ],
)
def test_which_bytes_are_text(data: bytes, is_text: bool) -> None:
    assert reader.accepts(data) is is_text


SOUP = st.lists(
    st.sampled_from(
        ["\t", "\n", "\n\n", "\r\n", "\f", "ก", "ข ค", "1", "4.2 ", "<p>", "</p>", "<br>", "<", ">",
         "&lt;", "&#x0;", "&#9;", "|", "หน้า 3", " ", "๑) ", "-", "<td", "ร้อยละ 80", "กลยุทธ์ที่ 1"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@FEW
@given(SOUP)
def test_any_soup_of_tabs_and_tags_keeps_the_laws(text: str) -> None:
    document = dump(text)
    assert document.original == text
    for before, after in pairwise(document.blocks):
        assert before.span.stop <= after.span.start
    for block in document.blocks:
        assert block.span.stop <= len(document.text)
        for before, after in pairwise(block.cells):
            assert before.span.stop <= after.span.start
            assert (before.row, before.column) < (after.row, after.column)
        for cell in block.cells:
            assert cell.span in block.span
            assert all(paragraph in cell.span for paragraph in cell.paragraphs)
            assert all(not paragraph.is_empty for paragraph in cell.paragraphs)


@FEW
@given(SOUP)
def test_every_letter_is_in_a_block(text: str) -> None:
    document = dump(text)
    inside = "".join(block.span.of(document.text) for block in document.blocks)
    for letter in "กขค1๑":
        assert inside.count(letter) == document.text.count(letter)


@FEW
@given(SOUP)
def test_pages_hold_the_whole_text(text: str) -> None:
    document = dump(text)
    assert "".join(page.span.of(document.text) for page in document.pages) == document.text
