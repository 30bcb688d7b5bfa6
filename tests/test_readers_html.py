"""Web pages as their readers see them."""

from __future__ import annotations

import pytest

from thaihealthdocs.model.document import Block, BlockKind, Document
from thaihealthdocs.readers import html, read


def page(source: str | bytes) -> Document:
    data = source.encode() if isinstance(source, str) else source
    assert html.accepts(data)
    return read(data, name="page.html")


def blocks(document: Document, *kinds: BlockKind) -> list[str]:
    return [
        block.span.of(document.text)
        for block in document.blocks
        if not kinds or block.kind in kinds
    ]


def grid(document: Document, table: Block) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in table.cells
    ]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("<p>หนึ่ง<p>สอง", ["หนึ่ง", "สอง"]),
        ("<p>หนึ่ง<br>สอง</p>", ["หนึ่ง", "สอง"]),
        ("<h2>หัวข้อ<br/>สองบรรทัด</h2>", ["หัวข้อ\nสองบรรทัด"]),
        ("<p>ตัด\n  บรรทัด <b>กลาง</b>คำ</p>", ["ตัด บรรทัด กลางคำ"]),
        (
            "<p>ไม่เกิน < ร้อยละ 4 และ <5 หรือ <= 3 กับ <ร้อยละ 2</p>",
            ["ไม่เกิน < ร้อยละ 4 และ <5 หรือ <= 3 กับ <ร้อยละ 2"],
        ),
        ("<p>ค่า a<b และ c</p>", ["ค่า a<b และ c"]),
        ("<p>ยา &lt;b&gt; &amp;amp; R&D</p>", ["ยา <b> &amp; R&D"]),
        ("<div>ก<script>var x='<p>ข</p>'</script><style>p{}</style>ค</div>", ["กค"]),
        ("<div>ก<span style='display: none'>ซ่อน</span><i hidden>ซ่อน</i></div>", ["ก"]),
        ("<p>ก<!-- หมายเหตุ -->ข</p>", ["กข"]),
        ("<pre>ช่อง  ก\nช่อง  ข\n\nย่อหน้า</pre>", ["ช่อง ก\nช่อง ข", "ย่อหน้า"]),
        ("<ol><li>ตรวจ<li>รักษา</ol>", ["1. ตรวจ", "2. รักษา"]),
        ("<ol type='a' start='3'><li>ตรวจ<li value=7>รักษา</ol>", ["c. ตรวจ", "g. รักษา"]),
        ("<ol style='list-style-type: thai'><li>ตรวจ</ol>", ["๑. ตรวจ"]),
        ("<ol style='list-style: none'><li>1) ตรวจ</ol>", ["1) ตรวจ"]),
        ("<ol reversed><li>ตรวจ<li>รักษา</ol>", ["2. ตรวจ", "1. รักษา"]),
        ("<ul><li>ตรวจ<ol><li>เลือด</ol></ul>", ["ตรวจ", "1. เลือด"]),
    ],
)
def test_paragraphs(source: str, expected: list[str]):
    assert blocks(page(source)) == expected


def test_headings_and_lists_have_levels():
    document = page("<h1>ก</h1><h3>ข</h3><ul><li>ค<ul><li>ง</ul></ul><p>จ")
    assert [(block.kind, block.level) for block in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.PARAGRAPH, 2),
        (BlockKind.PARAGRAPH, None),
    ]


@pytest.mark.parametrize(
    "source, expected",
    [
        (
            "<table><tr><td>ก<td>ข<tr><td>ค<td>ง</table>",
            [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, "ข"), (1, 0, 1, 1, "ค"), (1, 1, 1, 1, "ง")],
        ),
        (
            "<table><tr><td rowspan=2>ก<td colspan=2>ข<tr><td>ค<td>ง</table>",
            [(0, 0, 2, 1, "ก"), (0, 1, 1, 2, "ข"), (1, 1, 1, 1, "ค"), (1, 2, 1, 1, "ง")],
        ),
        # a span of 0 goes to the end of the section, one past the end is cut
        (
            "<table><tr><td rowspan=0>ก<td>ข<tr><td>ค<tr><td rowspan=9>ง</table>",
            [(0, 0, 3, 1, "ก"), (0, 1, 1, 1, "ข"), (1, 1, 1, 1, "ค"), (2, 1, 1, 1, "ง")],
        ),
        # a span does not reach out of the head, and the foot stands last
        (
            "<table><thead><tr><td rowspan=5>ก<td>ข</thead><tfoot><tr><td>ท<td>ฮ</tfoot>"
            "<tbody><tr><td>ค<td>ง</tbody></table>",
            [
                (0, 0, 1, 1, "ก"),
                (0, 1, 1, 1, "ข"),
                (1, 0, 1, 1, "ค"),
                (1, 1, 1, 1, "ง"),
                (2, 0, 1, 1, "ท"),
                (2, 1, 1, 1, "ฮ"),
            ],
        ),
        # a wide cell gives way to one that reaches down from above
        (
            "<table><tr><td>ก<td rowspan=2>ข<tr><td colspan=2>ค</table>",
            [(0, 0, 1, 1, "ก"), (0, 1, 2, 1, "ข"), (1, 0, 1, 1, "ค")],
        ),
        (
            "<table><tr><td>ก<td><tr><td><td>ง</table>",
            [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, ""), (1, 0, 1, 1, ""), (1, 1, 1, 1, "ง")],
        ),
    ],
)
def test_grids(source: str, expected: list[tuple[int, int, int, int, str]]):
    document = page(source)
    (table,) = document.blocks
    assert grid(document, table) == expected


def test_cells_hold_paragraphs_and_heads_are_marked():
    document = page(
        "<table><caption>ตารางที่ 1</caption><tr><th>ไตรมาส<th>งาน"
        "<tr><td>1<td><p>เตรียม</p><p>ประชุม</p><ul><li>สรุป</ul></table>"
    )
    caption, table = document.blocks
    assert caption.span.of(document.text) == "ตารางที่ 1"
    assert [cell.is_header for cell in table.cells] == [True, True, False, False]
    paragraphs = [span.of(document.text) for span in table.cells[3].paragraphs]
    assert paragraphs == ["เตรียม", "ประชุม", "สรุป"]
    assert table.span.of(document.text) == "ไตรมาส\tงาน\n1\tเตรียม\nประชุม\nสรุป"


def test_table_inside_a_cell_follows_its_table():
    document = page(
        "<table><tr><td>เกณฑ์ให้คะแนนของแต่ละปีตามที่ตกลงกันไว้<td><table>"
        "<tr><td>ปี<td>ค่า<tr><td>2567<td>80</table><td>สิ้นสุด</table><p>ท้าย"
    )
    outer, inner, after = document.blocks
    assert [cell.span.of(document.text) for cell in outer.cells] == [
        "เกณฑ์ให้คะแนนของแต่ละปีตามที่ตกลงกันไว้",
        "",
        "สิ้นสุด",
    ]
    assert [cell.span.of(document.text) for cell in inner.cells] == ["ปี", "ค่า", "2567", "80"]
    assert after.span.of(document.text) == "ท้าย"


def test_single_row_inside_a_cell_becomes_a_paragraph_of_it():
    document = page(
        "<table><tr><td>ผู้รับผิดชอบงานนี้โดยตรงและโดยอ้อม<td>หน่วยงาน<table><tr><td>ก<td>ข</table>"
        "<tr><td>ช่อง<td>อื่น</table>"
    )
    (table,) = document.blocks
    paragraphs = [span.of(document.text) for span in table.cells[1].paragraphs]
    assert paragraphs == ["หน่วยงาน", "ก\tข"]


def test_tables_that_only_place_text_are_no_tables():
    document = page(
        "<table><tr><td>เมนู<td><h1>ข่าวประชาสัมพันธ์</h1><p>เนื้อข่าว</p>"
        "<table><tr><td>ปี<td>ราย<tr><td>2566<td>14</table></table>"
    )
    kinds = [block.kind for block in document.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        "<footer>{}</footer>",
        "<header>{}</header>",
        "<aside>{}</aside>",
        "<div role='navigation'>{}</div>",
        "<div class='col-3 main-menu'>{}</div>",
        "<div id='cookie-consent'>{}</div>",
        "<div class='share_buttons share'>{}</div>",
        "<button>{}</button>",
        "<table role='presentation'><tr><td class='left-menu'>{}<td><hr></table>",
        "<ul><li><a href=1>{}</a><li><a href=2>เกี่ยวกับ</a><li><a>ติดต่อ</a><li><a>แผนที่</a></ul>",
    ],
)
def test_what_stands_around_the_text_is_furniture(around: str):
    text = "<p>โรงพยาบาลจัดอบรมการดูแลผู้สูงอายุระยะยาวแก่อาสาสมัครในพื้นที่ทุกตำบลของอำเภอ</p>"
    document = page(f"<body>{around.format('บริการ')}{text * 3}</body>")
    assert "บริการ" in blocks(document, BlockKind.FURNITURE)
    assert len(blocks(document, BlockKind.PARAGRAPH)) == 3


@pytest.mark.parametrize(
    "source",
    [
        "<body class='has-menu'><p>เนื้อหา</p></body>",
        "<article><header>ชื่อเรื่อง</header><p>เนื้อหา</p></article>",
        "<div class='menu'><h1>ชื่อเรื่อง</h1></div><p>เนื้อหาที่ยาวกว่าชื่อเรื่อง</p>",
        "<div id='search'><p>เนื้อหาทั้งหมดของหน้า</p></div><p>ท้าย</p>",
        "<ul><li><a>ประกาศรับสมัครพนักงานราชการทั่วไป ตำแหน่งนักวิชาการ</a><li><a>ผลสอบ</a></ul>",
    ],
)
def test_what_holds_the_text_is_not_furniture(source: str):
    assert blocks(page(source), BlockKind.FURNITURE) == []


@pytest.mark.parametrize("line", ["ฮิต: 1,204", "จำนวนผู้เข้าชม 35 ครั้ง", "แชร์", "พิมพ์หน้านี้"])
def test_counters_and_buttons_are_furniture_by_their_words(line: str):
    assert blocks(page(f"<p>ข่าว</p><p>{line}</p>"), BlockKind.FURNITURE) == [line]


_WORDS = "สำนักงานสาธารณสุขอำเภอรายงานผลการดำเนินงานประจำเดือน"


@pytest.mark.parametrize(
    "data",
    [
        f"<html><p>{_WORDS}</p>".encode(),
        b"\xef\xbb\xbf" + f"<html><p>{_WORDS}</p>".encode(),
        f"<html><p>{_WORDS}</p>".encode("cp874"),
        f"<html><meta charset='tis-620'><p>{_WORDS}</p>".encode("tis-620"),
        f"<html><meta charset='tis-620'><p>{_WORDS}</p>".encode(),
        f"<html><meta charset='utf-8'><p>{_WORDS}</p>".encode("cp874"),
        f"<?xml version='1.0' encoding='windows-874'?><html><p>{_WORDS}</p></html>".encode(),
        f"<html><p>{_WORDS}</p>".encode("utf-16"),
        f"<html><p>{_WORDS}</p>".encode("utf-16-le"),
        f"<html><p>{_WORDS}</p>".encode("utf-16-be"),
    ],
)
def test_bytes_tell_the_charset_whatever_the_page_declares(data: bytes):
    assert page(data).text == _WORDS


def test_metadata():
    document = page(
        "<head><title>ข่าว | สสจ.</title><meta property='og:title' content='ข่าวหลัก'>"
        "<meta property='article:published_time' content='2023-11-08T09:00:00+07:00'></head>"
        "<p>เนื้อหา</p>"
    )
    assert document.metadata == {
        "title": "ข่าว | สสจ.",
        "published": "2023-11-08T09:00:00+07:00",
    }


@pytest.mark.parametrize(
    "data, expected",
    [
        ("<!DOCTYPE html><p>ก", True),
        ("\n<!-- บันทึก --><div class=x>ก</div>", True),
        ("Warning: x in y.php on line 3\n<!doctype HTML><p>ก", True),
        ("<p>ก</p>\t<p>ข</p>\n<p>ค</p>\t<p>ง</p>", False),
        ("ตัวชี้วัด\t<p>ก</p>", False),
        ("< ร้อยละ 4 ของผู้ป่วย", False),
        ("<ร้อยละ>", False),
    ],
)
def test_what_is_a_web_page(data: str, expected: bool):
    assert html.accepts(data.encode()) is expected
