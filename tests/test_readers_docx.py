"""Word documents as they are printed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from thaihealthdocs.errors import EmptyDocument
from thaihealthdocs.model.document import Block, BlockKind, Document
from thaihealthdocs.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHARED = Path(__file__).parents[1].parent / "shared" / "data"


def word(body: str, **parts: str) -> bytes:
    """A document with ``body``, and further parts by kind: ``styles``, ``numbering``, …"""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        links = ""
        for kind, xml in parts.items():
            archive.writestr(f"word/{kind}.xml", xml.replace("<w:", "<w:", 1))
            links += f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        relations = f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", relations)
    return data.getvalue()


def document(body: str, **parts: str) -> Document:
    return read(word(body, **parts), name="a.docx")


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def r(inside: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:t>ก</w:t></w:r><w:r><w:rPr>{properties}</w:rPr>{inside}</w:r></w:p>"


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def grid(document: Document, table: Block) -> list[tuple[int, int, int, int, str]]:
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in table.cells
    ]


DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    "body, expected",
    [
        (p("ไม่เกิน &lt; 4 &amp; &gt; 2"), ["ไม่เกิน < 4 & > 2"]),
        (r("<w:tab/><w:t>ข</w:t><w:noBreakHyphen/>"), ["ก\tข-"]),
        (r("<w:br/><w:t>ข</w:t>"), ["ก", "ข"]),
        (r("<w:t>ลับ</w:t>", "<w:vanish/>"), ["ก"]),
        (r("<w:t>ปกติ</w:t>", '<w:vanish w:val="0"/>'), ["กปกติ"]),
        (r("<w:t>จัดช่อง</w:t>", '<w:color w:val="FFFFFF"/>'), ["ก"]),
        (r('<w:sym w:font="Wingdings" w:char="F0FC"/>'), ["ก✓"]),
        (r('<w:sym w:font="Symbol" w:char="F0B3"/>'), ["ก≥"]),
        (r("<w:t>à</w:t>", '<w:rFonts w:ascii="Wingdings"/>'), ["ก→"]),
        (r("<w:instrText>PAGE</w:instrText>"), ["ก"]),
        ("<w:p><w:ins><w:r><w:t>เพิ่ม</w:t></w:r></w:ins><w:del><w:r><w:delText>ลบ</w:delText>"
         "</w:r></w:del><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom></w:p>", ["เพิ่ม"]),
        ("<w:p><w:hyperlink><w:r><w:t>ลิงก์</w:t></w:r></w:hyperlink></w:p>", ["ลิงก์"]),
        (f"<w:sdt><w:sdtContent>{p('ในกรอบ')}</w:sdtContent></w:sdt>", ["ในกรอบ"]),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>ช่องกรอก</w:t></w:r></w:sdtContent></w:sdt></w:p>",
         ["ช่องกรอก"]),
    ],
)  # fmt: skip
def test_words_as_printed(body: str, expected: list[str]):
    assert texts(document(body)) == expected


@pytest.mark.parametrize(
    "rows, expected",
    [
        ([tr(tc("ก"), tc("ข"))], [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, "ข")]),
        ([tr(tc("ก", '<w:gridSpan w:val="2"/>'), tc("ข")), tr(tc("ค"), tc("ง"), tc("จ"))],
         [(0, 0, 1, 2, "ก"), (0, 2, 1, 1, "ข"), (1, 0, 1, 1, "ค"), (1, 1, 1, 1, "ง"),
          (1, 2, 1, 1, "จ")]),
        ([tr(tc("ก", DOWN), tc("ข")), tr(tc("", GOES_ON), tc("ค")), tr(tc("ง"), tc("จ"))],
         [(0, 0, 2, 1, "ก"), (0, 1, 1, 1, "ข"), (1, 1, 1, 1, "ค"), (2, 0, 1, 1, "ง"),
          (2, 1, 1, 1, "จ")]),
        # two merges, one under the other
        ([tr(tc("ก", DOWN), tc("ข")), tr(tc("", GOES_ON), tc("ค")), tr(tc("ง", DOWN), tc("จ")),
          tr(tc("", GOES_ON), tc("ฉ"))],
         [(0, 0, 2, 1, "ก"), (0, 1, 1, 1, "ข"), (1, 1, 1, 1, "ค"), (2, 0, 2, 1, "ง"),
          (2, 1, 1, 1, "จ"), (3, 1, 1, 1, "ฉ")]),
        ([tr(tc("ก"), tc("ข")), tr(tc("ค"), properties='<w:gridBefore w:val="1"/>')],
         [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, "ข"), (1, 1, 1, 1, "ค")]),
        ([tr(tc("ก", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("ข"))],
         [(0, 0, 1, 2, "ก"), (0, 2, 1, 1, "ข")]),
        # a merge that nothing above begins is a cell of its own
        ([tr(tc("ก", GOES_ON), tc("ข"))], [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, "ข")]),
        ([tr(tc("ก"), tc("ข")), tr(tc("ค"), tc("ง"), properties="<w:del/>")],
         [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, "ข")]),
        ([f"<w:sdt><w:sdtContent>{tr(tc('ก'), tc('ข'))}</w:sdtContent></w:sdt>"],
         [(0, 0, 1, 1, "ก"), (0, 1, 1, 1, "ข")]),
    ],
)  # fmt: skip
def test_grids(rows: list[str], expected: list[tuple[int, int, int, int, str]]):
    read_back = document(tbl(*rows))
    (table,) = read_back.blocks
    assert grid(read_back, table) == expected


def test_header_rows_and_nested_tables():
    inner = tbl(tr(tc("ปี"), tc("ค่า")), tr(tc("2567"), tc("90")))
    cell = f"<w:tc><w:tcPr/>{p('ดังตาราง')}{inner}{p('จบ')}</w:tc>"
    read_back = document(
        tbl(
            tr(tc("ตัวชี้วัดที่ต้องติดตามทุกเดือน"), tc("เกณฑ์"), properties="<w:tblHeader/>"),
            tr(tc("อัตราป่วยตายของผู้ป่วยในโรงพยาบาล"), cell),
        )
    )
    outer, nested = read_back.blocks
    assert [c.is_header for c in outer.cells] == [True, True, False, False]
    assert [s.of(read_back.text) for s in outer.cells[3].paragraphs] == ["ดังตาราง", "จบ"]
    assert nested.span.of(read_back.text) == "ปี\tค่า\n2567\t90"


def test_text_box_is_read_once():
    box = f"<w:txbxContent>{p('ในกล่อง')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>นอกกล่อง</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(document(body)) == ["นอกกล่อง", "ในกล่อง"]


def level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{"".join(levels)}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f"{more}</w:numbering>"
    )


def item(words: str, at: int = 0, number: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    "levels, items, expected",
    [
        ([level(0, "decimal", "%1.")], [item("ก"), item("ข")], ["1. ก", "2. ข"]),
        ([level(0, "thaiNumbers", "%1)")], [item("ก"), item("ข")], ["๑) ก", "๒) ข"]),
        ([level(0, "thaiLetters", "(%1)")], [item("x"), item("y"), item("z"), item("w")],
         ["(ก) x", "(ข) y", "(ค) z", "(ง) w"]),
        ([level(0, "lowerLetter", "%1."), level(1, "lowerRoman", "%2.")],
         [item("ก"), item("ข", 1), item("ค", 1), item("ง"), item("จ", 1)],
         ["a. ก", "i. ข", "ii. ค", "b. ง", "i. จ"]),
        ([level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")],
         [item("ก"), item("ข", 1), item("ค", 2), item("ง", 2), item("จ", 1), item("ฉ", 2)],
         ["1 ก", "1.1 ข", "1.1.1 ค", "1.1.2 ง", "1.2 จ", "1.2.1 ฉ"]),
        ([level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")],
         [item("ก"), item("ข", 1)], ["I ก", "1.1 ข"]),
        ([level(0, "bullet", "\uf0b7")], [item("ก")], ["ก"]),
        ([level(0, "none", "")], [item("ก")], ["ก"]),
        ([level(0, "decimal", "ข้อ %1", '<w:suff w:val="nothing"/>')], [item("ก")], ["ข้อ 1ก"]),
        ([level(0, "decimal", "%1.")], [item("ก"), p("คั่น"), item(""), item("ข")],
         ["1. ก", "คั่น", "3. ข"]),
    ],
)  # fmt: skip
def test_list_numbers_as_printed(levels: list[str], items: list[str], expected: list[str]):
    assert texts(document("".join(items), numbering=lists(*levels))) == expected


def test_second_list_goes_on_unless_it_begins_anew():
    same = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1."), more=same + anew)
    body = item("ก") + item("ข", number=2) + item("ค", number=3) + item("ง", number=3)
    assert texts(document(body, numbering=numbering)) == ["1. ก", "2. ข", "5. ค", "6. ง"]


STYLES = (
    f"<w:styles {SPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="บท"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="o"><w:name w:val="ส่วน"/><w:pPr>'
    '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l"><w:basedOn w:val="l"/></w:style>'
    "</w:styles>"
)


@pytest.mark.parametrize(
    "style, kind, heading, words",
    [
        ("1", BlockKind.HEADING, 1, "บทที่ 1 คำ"),
        ("x", BlockKind.HEADING, 1, "บทที่ 1 คำ"),
        ("o", BlockKind.HEADING, 3, "คำ"),
        ("t", BlockKind.FURNITURE, None, "คำ"),
        ("a", BlockKind.PARAGRAPH, None, "คำ"),
        ("l", BlockKind.PARAGRAPH, None, "คำ"),  # a style based on itself
    ],
)
def test_styles(style: str, kind: BlockKind, heading: int | None, words: str):
    numbering = lists(level(0, "decimal", "บทที่ %1"))
    body = p("คำ", f'<w:pStyle w:val="{style}"/>')
    read_back = document(body, styles=STYLES, numbering=numbering)
    (block,) = read_back.blocks
    assert (block.kind, block.level, block.span.of(read_back.text)) == (kind, heading, words)


PAGE, NOTED = '<w:br w:type="page"/>', "<w:lastRenderedPageBreak/>"


@pytest.mark.parametrize(
    "body, pages",
    [
        (p("ก") + p("ข"), [1, 1]),
        (p("ก") + r(PAGE) + p("ข"), [1, 1, 2]),
        (p("ก") + f"<w:p><w:r>{PAGE}</w:r></w:p>" + p("ข"), [1, 2]),
        # a stated break and Word's note of it are one
        (p("ก") + f"<w:p><w:r>{PAGE}</w:r></w:p><w:p><w:r>{NOTED}<w:t>ข</w:t></w:r></w:p>", [1, 2]),
        (p("ก") + p("ข", "<w:pageBreakBefore/>"), [1, 2]),
        (p("ก", "<w:sectPr/>") + p("ข"), [1, 2]),
        (p("ก", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>') + p("ข"), [1, 1]),
        (p("ก") + r(NOTED + "<w:t>ต่อหน้า</w:t>") + p("ข"), [1, 1, 2]),
    ],
)
def test_pages(body: str, pages: list[int]):
    read_back = document(body)
    assert [block.page for block in read_back.blocks] == pages
    assert [read_back.page_at(block.span.start) for block in read_back.blocks] == pages
    assert read_back.pages[-1].span.stop == len(read_back.text)


def test_page_breaks_inside_a_row_count_once():
    broken = f"<w:tc><w:p><w:r><w:t>ต้น</w:t>{NOTED}<w:t>ปลาย</w:t></w:r></w:p></w:tc>"
    begins = f"<w:tc><w:p><w:r>{NOTED}<w:t>ใหม่</w:t></w:r></w:p></w:tc>"
    table = tbl(tr(tc("ก"), tc("ข")), tr(broken, broken), tr(begins, begins))
    read_back = document(table + p("ท้าย"))
    assert [cell.page for cell in read_back.blocks[0].cells] == [1, 1, 1, 1, 2, 2]
    assert read_back.blocks[1].page == 2


def test_margins_and_notes():
    head = f"<w:hdr {SPACES}>{p('หัวกระดาษ')}</w:hdr>"
    foot = f"<w:ftr {SPACES}>{p('หน้า 1')}</w:ftr>"
    notes = (
        f'<w:footnotes {SPACES}><w:footnote w:type="separator"><w:p/></w:footnote>'
        f"<w:footnote>{p('เชิงอรรถ')}</w:footnote></w:footnotes>"
    )
    section = (
        '<w:sectPr><w:headerReference r:id="header"/><w:headerReference r:id="header"/>'
        '<w:footerReference r:id="footer"/><w:footerReference r:id="gone"/></w:sectPr>'
    )
    read_back = document(p("เนื้อหา") + section, header=head, footer=foot, footnotes=notes)
    assert [(b.kind, b.span.of(read_back.text)) for b in read_back.blocks] == [
        (BlockKind.FURNITURE, "หัวกระดาษ"),
        (BlockKind.PARAGRAPH, "เนื้อหา"),
        (BlockKind.PARAGRAPH, "เชิงอรรถ"),
        (BlockKind.FURNITURE, "หน้า 1"),
    ]


def test_strict_documents_are_read_too():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        body = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
        archive.writestr("word/document.xml", f"{body}<w:body>{p('ก')}</w:body></w:document>")
    assert read(data.getvalue()).text == "ก"


def test_empty_document():
    with pytest.raises(EmptyDocument):
        document("<w:p/>")


def test_real_memo():
    path = SHARED / "docx" / "memo.docx"
    if not path.exists():
        pytest.skip("the memo is not here")
    read_back = read(path)
    tables = [block for block in read_back.blocks if block.kind is BlockKind.TABLE]
    assert len(tables) == 1
    assert [cell.row for cell in tables[0].cells] == [0, 0, 1, 1, 1, 1, 2, 2, 3, 3]
    assert read_back.text.count("บันทึกข้อความ") == 1  # a white one beside it holds the place
