"""People: members of lists with their roles, others once, signers never."""

from __future__ import annotations

import pytest

from thaihealthdocs.extractors.people import extract
from thaihealthdocs.model.document import Block, BlockKind, Cell, Document, Source
from thaihealthdocs.model.span import Span


def page(*parts: str | list[list[str]]) -> Document:
    """A document of paragraphs, and of tables where a part is a list of rows."""
    text, blocks = "", []
    for part in parts:
        start = len(text)
        cells = []
        if isinstance(part, str):
            text += part
        else:
            for row, words in enumerate(part):
                for column, cell in enumerate(words):
                    span = Span(len(text), len(text) + len(cell))
                    cells.append(Cell(row, column, span, (span,) if cell else ()))
                    text += cell + "\t"
        kind = BlockKind.PARAGRAPH if isinstance(part, str) else BlockKind.TABLE
        blocks.append(Block(kind, Span(start, len(text)), cells=tuple(cells)))
        text += "\n\n"
    return Document.of(Source("page.txt", "", "text", len(text)), text, blocks)


def people(document):
    return [
        (f"{p.title or ''}{p.name}" if p.name else None, p.position, p.role)
        for p in extract(document)
    ]


def test_the_committees_of_an_order():
    document = page(
        "จึงแต่งตั้งคณะกรรมการ ดังต่อไปนี้",
        "๑. คณะกรรมการอำนวยการ ประกอบด้วย",
        "๑.๑ ผู้ว่าราชการจังหวัดชัยนาท   ประธานกรรมการ",
        "๑.๒ นายแพทย์ชาติชาย มั่นคง   ผู้อำนวยการโรงพยาบาลหันคา   กรรมการ",
        "มีหน้าที่",
        "๑. กำกับติดตามการดำเนินงานของคณะทำงาน",
        "๒. คณะทำงานวิชาการ ประกอบด้วย",
        "๒.๑ นางพรทิพย์ แสนดี   พยาบาลวิชาชีพ   คณะทำงานและเลขานุการ",
        "สั่ง ณ วันที่ ๙ มกราคม พ.ศ. ๒๕๖๗",
        "(นายแพทย์สุรพล ทองเอก)",
        "นายแพทย์สาธารณสุขจังหวัดชัยนาท",
    )
    assert people(document) == [
        (None, "ผู้ว่าราชการจังหวัดชัยนาท", "chair"),
        ("นายแพทย์ชาติชาย มั่นคง", "ผู้อำนวยการโรงพยาบาลหันคา", "member"),
        ("นางพรทิพย์ แสนดี", "พยาบาลวิชาชีพ", "secretary"),
    ]
    assert [p.group for p in extract(document)] == [
        "คณะกรรมการอำนวยการ",
        "คณะกรรมการอำนวยการ",
        "คณะทำงานวิชาการ",
    ]


@pytest.mark.parametrize(
    "table",
    [
        [
            ["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "หน้าที่"],
            ["1", "นางจิตรา ใจงาม", "หัวหน้าฝ่ายการพยาบาล", "ประธาน"],
            ["2", "นายเอก โทตรี", "เภสัชกร", "กรรมการ"],
        ],
        # rows of a dump, without a header
        [
            ["1. นางจิตรา ใจงาม", "หัวหน้าฝ่ายการพยาบาล", "ประธาน"],
            ["2. นายเอก โทตรี", "เภสัชกร", "กรรมการ"],
        ],
    ],
)
def test_members_in_a_table(table):
    assert people(page("รายชื่อคณะกรรมการป้องกันการติดเชื้อ", table)) == [
        ("นางจิตรา ใจงาม", "หัวหน้าฝ่ายการพยาบาล", "chair"),
        ("นายเอก โทตรี", "เภสัชกร", "member"),
    ]


def test_a_role_or_position_may_stand_on_the_lines_below():
    document = page(
        "รายชื่อคณะทำงาน",
        "1. นางบัวลอย หวานดี",
        "ทันตแพทย์ชำนาญการ",
        "ประธาน",
        "2. หัวหน้าห้องคลอด",
        "กรรมการ",
    )
    assert people(document) == [
        ("นางบัวลอย หวานดี", "ทันตแพทย์ชำนาญการ", "chair"),
        (None, "หัวหน้าห้องคลอด", "member"),
    ]


def test_those_at_a_meeting_and_those_away():
    document = page(
        "ผู้มาประชุม",
        "1. นายเด่น เมืองกาญจน์ สาธารณสุขอำเภอไทรโยค ประธาน",
        "2. นางสาวแก้ว ตาใส เจ้าพนักงานสาธารณสุขชำนาญงาน",
        "ผู้ไม่มาประชุม",
        "1. นายช้า มาสาย นิติกร ติดราชการ",
    )
    assert people(document) == [
        ("นายเด่น เมืองกาญจน์", "สาธารณสุขอำเภอไทรโยค", "chair"),
        ("นางสาวแก้ว ตาใส", "เจ้าพนักงานสาธารณสุขชำนาญงาน", None),
        ("นายช้า มาสาย", "นิติกร", None),
    ]


def test_people_of_news_are_named_once_with_what_they_do():
    document = page(
        "วันนี้ นายกล้า หาญสู้ รองผู้ว่าราชการจังหวัดเลย เป็นประธานเปิดงาน โดยมี พญ.แพรว ฟ้าใส "
        "ผู้อำนวยการโรงพยาบาลภูกระดึง ให้การต้อนรับ",
        "พญ.แพรว ฟ้าใส กล่าวว่า งานจะมีทุกปี สอบถามได้ที่ นางนิด หน่อยเดียว โทร. 042 000 000",
        "นายกองค์การบริหารส่วนจังหวัดและนายแพทย์สาธารณสุขจังหวัดร่วมงาน",
    )
    assert people(document) == [
        ("นายกล้า หาญสู้", "รองผู้ว่าราชการจังหวัดเลย", "chair"),
        ("พญ.แพรว ฟ้าใส", "ผู้อำนวยการโรงพยาบาลภูกระดึง", None),
        ("นางนิด หน่อยเดียว", None, "contact"),
    ]


def test_those_who_sign_an_agreement_are_no_people():
    document = page(
        "ผู้ร่วมลงนาม",
        "1. นายมั่น คงดี ผู้อำนวยการโรงพยาบาลบ้านลาด",
        "โดยนายมั่น คงดี ย้ำว่าจะดำเนินการต่อ",
    )
    assert people(document) == []


def test_a_list_of_speakers_gives_their_role():
    document = page("วิทยากร", "1. รศ.ดร.เมธา ปัญญาดี คณบดีคณะสาธารณสุขศาสตร์", "2. นางครู สอนดี")
    assert [(p.name, p.role) for p in extract(document)] == [
        ("เมธา ปัญญาดี", "presenter"),
        ("ครู สอนดี", "presenter"),
    ]
