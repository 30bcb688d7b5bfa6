"""Citations: the words between ⟦ ⟧ are the whole of what is cited."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.citation_words import CITED_KINDS
from thaihealthdocs.finders.citations import find_citations, find_letter_numbers

CITED = [
    (
        "ให้เป็นไปตาม⟦คำสั่งจังหวัดตากที่ ๘๑/๒๕๖๖ ลงวันที่ ๓ มีนาคม ๒๕๖๖⟧ ทุกประการ",
        "order",
        "จังหวัดตาก",
        "81/2566",
        None,
        "2023-03-03",
    ),
    (
        "⟦คำสั่งโรงพยาบาลแม่ลาน ที่ 7 / 2565 ลว. 4 ก.พ. 65 เรื่อง มอบหมายเวร⟧",
        "order",
        "โรงพยาบาลแม่ลาน",
        "7/2565",
        "มอบหมายเวร",
        "2022-02-04",
    ),
    # the number of an office is not the number of its order
    ("ตาม⟦คำสั่งศูนย์อนามัยที่ 11 ที่ 90/2566⟧", "order", "ศูนย์อนามัยที่ 11", "90/2566", None, None),
    ("⟦คำสั่งที่ 15/2560⟧ ยังใช้อยู่", "order", None, "15/2560", None, None),
    (
        "⟦คำสั่งสำนักงานสาธารณสุขอำเภอปัว ลงวันที่ 9 พฤษภาคม 2565⟧",
        "order",
        "สำนักงานสาธารณสุขอำเภอปัว",
        None,
        None,
        "2022-05-09",
    ),
    (
        "ตาม⟦หนังสือกรมอนามัย ด่วนที่สุด ที่ สธ ๐๙๐๖.๐๒/ว ๓๑ ลงวันที่ ๑ ธันวาคม ๒๕๖๕⟧",
        "letter",
        "กรมอนามัย",
        "สธ 0906.02/ว 31",
        None,
        "2022-12-01",
    ),
    ("⟦หนังสือที่ กค (กวจ) 0405.2/ว 9⟧", "letter", None, "กค (กวจ) 0405.2/ว 9", None, None),
    (
        "ภายใต้⟦พระราชบัญญัติยาเสพติดให้โทษ (ฉบับที่ 8) พ.ศ. 2564⟧ และที่แก้ไขเพิ่มเติม",
        "act",
        None,
        None,
        "พระราชบัญญัติยาเสพติดให้โทษ (ฉบับที่ 8) พ.ศ. 2564",
        None,
    ),
    # a law whose own name holds the word for another kind
    (
        "แห่ง⟦พระราชบัญญัติระเบียบข้าราชการพลเรือน พ.ศ. ๒๕๕๑⟧ จึงแต่งตั้ง",
        "act",
        None,
        None,
        "พระราชบัญญัติระเบียบข้าราชการพลเรือน พ.ศ. ๒๕๕๑",
        None,
    ),
    ("ผิด⟦พ.ร.บ.เครื่องมือแพทย์⟧ มาตรา 12", "act", None, None, "พ.ร.บ.เครื่องมือแพทย์", None),
    (
        "⟦กฎกระทรวงกำหนดลักษณะของสถานพยาบาล พ.ศ. 2558⟧ ข้อ 4",
        "ministerial_regulation",
        None,
        None,
        "กฎกระทรวงกำหนดลักษณะของสถานพยาบาล พ.ศ. 2558",
        None,
    ),
    (
        "⟦ระเบียบกรมบัญชีกลางว่าด้วยเงินยืม พ.ศ. 2551⟧ ข้อ 3",
        "regulation",
        "กรมบัญชีกลาง",
        None,
        "ระเบียบกรมบัญชีกลางว่าด้วยเงินยืม พ.ศ. 2551",
        None,
    ),
    (
        "⟦ข้อบังคับสภาการพยาบาลว่าด้วยข้อจำกัด พ.ศ. 2564⟧",
        "rule",
        "สภาการพยาบาล",
        None,
        "ข้อบังคับสภาการพยาบาลว่าด้วยข้อจำกัด พ.ศ. 2564",
        None,
    ),
    (
        "⟦ประกาศกระทรวงสาธารณสุข (ฉบับที่ 412) พ.ศ. 2562 เรื่อง ฉลากนม⟧",
        "announcement",
        "กระทรวงสาธารณสุข",
        "412",
        "ฉลากนม",
        None,
    ),
    (
        "⟦มติคณะรัฐมนตรี เมื่อวันที่ 12 มีนาคม 2567⟧ อนุมัติ",
        "resolution",
        "คณะรัฐมนตรี",
        None,
        None,
        "2024-03-12",
    ),
    (
        "ตาม⟦มติที่ประชุมคณะกรรมการยา ครั้งที่ 2/2566 เมื่อวันที่ 8 มิถุนายน 2566⟧",
        "resolution",
        "คณะกรรมการยา",
        "2/2566",
        None,
        "2023-06-08",
    ),
    (
        "ตาม⟦มติ กวป. วันที่ 9 กุมภาพันธ์ 2567⟧ ให้ปรับแผน",
        "resolution",
        "กวป",
        None,
        None,
        "2024-02-09",
    ),
    (
        "ตาม⟦หนังสือสำนักงานสาธารณสุขจังหวัดตาก ลงวันที่ 3 เมษายน 2566⟧ ขอให้ส่งข้อมูล",
        "letter",
        "สำนักงานสาธารณสุขจังหวัดตาก",
        None,
        None,
        "2023-04-03",
    ),
    (
        "⟦หนังสือที่อ้างถึง ที่ ตก ๐๐๓๓/ว ๔๕ ลงวันที่ ๓ เมษายน ๒๕๖๖⟧ นั้น",
        "letter",
        None,
        "ตก 0033/ว 45",
        None,
        "2023-04-03",
    ),
]

SILENT = [
    "ประกาศให้ประชาชนทราบโดยทั่วกัน",
    "ประกาศ ณ วันที่ 9 มีนาคม พ.ศ. 2566",
    "ร่างพระราชบัญญัติอากาศสะอาด พ.ศ. ....",
    "มีระเบียบวินัยตามระเบียบ",
    "มติที่ประชุม รับทราบ",
    "มติที่ประชุม เห็นชอบ มอบ รพ.สบเมย จัดซื้อภายในวันที่ 7 มีนาคม 2567",
    "มติที่ประชุม ทุกแห่งส่งแผนถึงสำนักงานสาธารณสุขอำเภอภายในวันที่ 5 มีนาคม 2567",
    "มติ สสอ.เมืองนัดประชุมในวันที่ 5 มีนาคม 2567",
    "หนังสือรับรองลงวันที่ 5 มีนาคม 2567",
    "แพทย์มีคำสั่งให้นอนโรงพยาบาล 3 วัน",
    "หนังสือคู่มือ 12 เล่ม",
    "จัดทำชุดคำสั่งสอบถามข้อมูล",
    "ผู้ป่วยลงนามในหนังสือยินยอม ที่ห้อง 4",
]


@pytest.mark.parametrize("case", CITED, ids=lambda case: case[0][:30])
def test_reads_kind_issuer_number_title_and_date(case):
    marked, kind, issuer, number, title, date = case
    text = re.sub("[⟦⟧]", "", marked)
    [found] = find_citations(text)

    def words(span):
        return None if span is None else span.of(text)

    assert words(found.span) == re.search("⟦(.*)⟧", marked)[1]
    assert (found.kind, words(found.issuer), found.number_text) == (kind, issuer, number)
    assert words(found.title) == title
    assert (None if found.dated is None else found.dated.start.iso) == date


@pytest.mark.parametrize("text", SILENT)
def test_words_for_papers_alone_cite_nothing(text):
    assert list(find_citations(text)) == []


def test_two_numbers_are_two_orders_with_one_date():
    text = "คำสั่งจังหวัดเลย ที่ 3/2566 และที่ 4/2566 ลงวันที่ 2 มีนาคม 2566"
    found = list(find_citations(text))
    assert [(f.number_text, f.dated.start.iso) for f in found] == [
        ("3/2566", "2023-03-02"),
        ("4/2566", "2023-03-02"),
    ]


def test_a_short_form_points_back_and_names_nothing():
    [found] = find_citations("ให้ถือปฏิบัติตามประกาศดังกล่าวต่อไป")
    assert (found.kind, found.refers_back, found.number) == ("announcement", True, None)


def test_letter_numbers_need_their_code_of_letters():
    assert [n for _, n in find_letter_numbers("ที่ อย ๐๐๓๓/๑๒ และห้องที่ 4/2")] == ["อย 0033/12"]


_WORDS = st.sampled_from(
    [word for word, _ in CITED_KINDS]
    + [
        "ที่ ",
        "1/2566",
        " พ.ศ. 2560",
        "เรื่อง ",
        "ลงวันที่ ",
        "3 มีนาคม 2566",
        "กรม",
        "ว่าด้วย",
        " ",
        "\n",
        "(",
        ")",
        "“",
        "ครั้งที่ 1/2566",
        "ดังกล่าว",
    ]
)


@given(st.lists(_WORDS, max_size=30).map("".join))
def test_citations_are_in_order_apart_and_hold_their_parts(text):
    read = 0
    for found in find_citations(text):
        assert read <= found.span.start < found.span.stop <= len(text)
        for part in (found.issuer, found.title, found.number):
            assert part is None or not part.is_empty
        read = found.span.stop
