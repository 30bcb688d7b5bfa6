"""Tables as their readers mean them: header rows, roles, periods, groups, figures, titles."""

from __future__ import annotations

import pytest
from support import Foot, Head, Wide, page

from thaihealthdocs.structure.columns import period_of, period_within, row_role
from thaihealthdocs.structure.figures import Figures, figures, is_total, number_in, rate_base
from thaihealthdocs.structure.paragraphs import paragraphs
from thaihealthdocs.structure.periods import fiscal_year
from thaihealthdocs.structure.tables import tables
from thaihealthdocs.structure.titles import title


def roles(*parts) -> list[list[str | None]]:
    return [[column.role for column in table.columns] for table in tables(page(*parts))]


HEADS = [
    (["ที่", "ตัวชี้วัด", "เป้าหมาย", "ผลงาน", "ร้อยละ"], "number indicator target result rate"),
    (["ลำดับ", "กิจกรรม", "ผู้รับผิดชอบ", "งบประมาณ"], "number activity owner amount"),
    (["อำเภอ", "เป้าหมาย (B)", "ผลงาน (A)", "ร้อยละ"], "subject denominator numerator rate"),
    (["หน่วยบริการ", "ผลงาน (คน)", "อัตรา", "ผ่าน/ไม่ผ่าน"], "subject numerator rate passed"),
    (["กลยุทธ์", "มาตรการ", "ระยะเวลา", "หมายเหตุ"], "strategy measure schedule remark"),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_columns_by_their_heads(head: list[str], expected: str) -> None:
    assert roles([head, ["ก"] * len(head)]) == [expected.split()]


def test_a_head_of_two_rows() -> None:
    rows = [
        [Wide("ตัวชี้วัด", rows=2), Wide("ปีงบประมาณ 2567", columns=2), Wide("ผลงาน", rows=2)],
        ["ไตรมาส 1", "ไตรมาส 2"],
        ["ร้อยละเด็กฟันดี", "50", "60", "55"],
    ]
    (table,) = tables(page(rows))
    assert [(c.role, c.quarter, c.year) for c in table.columns] == [
        ("indicator", None, None),
        ("result", 1, 2567),
        ("result", 2, 2567),
        ("result", None, None),
    ]
    assert len(table.rows) == 1


def test_heads_that_a_dump_prints_once_reach_to_the_right() -> None:
    rows = [
        ["กิจกรรม", "ไตรมาส 1", "", "", "ไตรมาส 2", "", ""],
        ["", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."],
        ["ออกหน่วย", "✓", "", "", "", "✓", ""],
    ]
    (table,) = tables(page(rows))
    assert [(c.quarter, c.month) for c in table.columns[1:]] == [
        (1, 10), (1, 11), (1, 12), (2, 1), (2, 2), (2, 3),
    ]  # fmt: skip
    assert {c.role for c in table.columns[1:]} == {"schedule"}


def test_a_table_over_two_pages_is_one() -> None:
    head = ["ที่", "กิจกรรม", "ผู้รับผิดชอบ"]
    (whole,) = tables(page([head, ["1", "ก", "ข"]], Foot("- 2 -"), [head, ["2", "ค", "ง"]]))
    assert (len(whole.rows), len(whole.parts)) == (2, 2)
    (headless,) = tables(page([head, ["1", "ก", "ข"]], [["2", "ค", "ง"]]))
    assert len(headless.rows) == 2
    assert len(tables(page([head, ["1", "ก", "ข"]], "คั่น", [["2", "ค", "ง"]]))) == 2
    other = ["ที่", "ตัวชี้วัด", "เป้าหมาย"]
    assert len(tables(page([head, ["1", "ก", "ข"]], [other, ["2", "ค", "ง"]]))) == 2


def test_rows_that_speak_for_those_below() -> None:
    head = ["ที่", "ตัวชี้วัด", "เป้าหมาย"]
    rows = [head, [Wide("หมวดที่ 1 งานแม่และเด็ก", columns=3)], ["1", "ร้อยละเด็กฟันดี", "60"]]
    (table,) = tables(page(rows))
    assert [row.is_section for row in table.rows] == [True, False]


def test_a_form_has_no_head() -> None:
    form = [["ตัวชี้วัด", "ร้อยละเด็กฟันดี"], ["คำนิยาม", "ไม่มีฟันผุ"], ["หน่วยวัด", "ร้อยละ"]]
    (table,) = tables(page(form))
    assert [column.path for column in table.columns] == [(), ()]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("ไตรมาส 3", (3, None, None)),
        ("ไตรมาสที่ ๒ ปี 2566", (2, None, 2566)),
        ("Q4", (4, None, None)),
        ("รอบ 9 เดือน", (None, 9, None)),
        ("๑๒ เดือน", (None, 12, None)),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗", (None, None, 2567)),
        ("ร้อยละ 60", None),
        ("ภายใน 30 วัน", None),
    ],
)
def test_periods_of_heads(words: str, period: tuple[int | None, ...] | None) -> None:
    found = period_of(words)
    assert (None if found is None else (found.quarter, found.months, found.year)) == period


def test_the_period_of_a_line() -> None:
    found = period_within("ผลงานแยกตำบล ไตรมาส 2 ปีงบประมาณ 2568")
    assert (found.quarter, found.months, found.year) == (2, None, 2568)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("จำนวนเด็กฟันดี (A)", "numerator"),
        ("เด็กทั้งหมด (B)", "denominator"),
        ("ร้อยละ", "rate"),
        ("แพร่", None),
    ],
)
def test_roles_of_the_names_of_rows(words: str, role: str | None) -> None:
    assert row_role(words) == role


# --- figures -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,204", 1204), ("๙๓.๕", 93.5), ("0.00", 0), ("12 คน", 12), ("80%", 80), ("-4.2", -4.2),
        ("-", None), ("–", None), ("N/A", None), ("", None), ("ผ่าน", None),
        ("12 จาก 20", None), ("5/8", None),
    ],
)  # fmt: skip
def test_a_cell_that_is_a_number(words: str, number: float | None) -> None:
    assert number_in(words) == number


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("45/60", Figures(None, 45, 60)),
        ("75% (45/60)", Figures(75, 45, 60, True)),
        ("45 (75.00)", Figures(75, 45, None, True)),
        ("45 คน (ร้อยละ 75)", Figures(75, 45, None, True)),
        ("ร้อยละ 75", Figures(75, is_percent=True)),
        ("75", Figures(75)),
        ("-", None),
        ("อยู่ระหว่างเก็บข้อมูล", None),
    ],
)
def test_figures_of_a_result(words: str, found: Figures | None) -> None:
    assert figures(words) == found


@pytest.mark.parametrize(
    ("triple", "base"),
    [
        ((45, 60, 75), 100),
        ((2, 3, 66.67), 100),
        ((2, 3, 66.7), 100),
        ((2, 3, 67), 100),
        ((2, 3, 66.9), None),
        ((3, 5000, 0.6), 1000),
        ((4, 80000, 5), 100000),
        ((0, 60, 0), 100),
        ((4, 0, 0), None),
        ((45, 60, 57), None),
    ],
)
def test_what_a_rate_is_counted_to(triple: tuple[float, float, float], base: int | None) -> None:
    assert rate_base(*triple) == base


@pytest.mark.parametrize(
    ("words", "total"),
    [("รวม", True), ("ภาพรวมจังหวัด", True), ("Total", True), ("รวมใจ", False), ("เมือง", False)],
)
def test_rows_that_sum_up(words: str, total: bool) -> None:
    assert is_total(words) is total


# --- titles and years ----------------------------------------------------------------------

TITLES = [
    (["แผนดูแลคนพิการ ปี 2567", "บทนำ"], "แผนดูแลคนพิการ ปี 2567"),
    (["๓. แผนดูแลคนพิการ", "บทนำ"], "แผนดูแลคนพิการ"),
    (["“แผนดูแลคนพิการ”", "บทนำ"], "แผนดูแลคนพิการ"),
    (["คำสั่งโรงพยาบาลปัว", "ที่ 4/2567", "เรื่อง จัดเวรยาม"], "จัดเวรยาม"),
    (["ประกาศเทศบาล", "เรื่อง", "ห้ามเผาขยะ", "ด้วย"], "ห้ามเผาขยะ"),
    (["แบบเสนอโครงการ", "ชื่อโครงการ : ฟันดีทั้งตำบล"], "ฟันดีทั้งตำบล"),
    (["1. ชื่อโครงการ", "ฟันดีทั้งตำบล"], "ฟันดีทั้งตำบล"),
    (["รายงานการประชุมทีมยา", "ครั้งที่ 3/2567", "วันนี้"], "รายงานการประชุมทีมยา\nครั้งที่ 3/2567"),
    (["กลุ่มงานทันตกรรม", "แผนดูแลคนพิการ", "บทนำ"], "แผนดูแลคนพิการ"),
    (["บทนำ", Head("แผนดูแลคนพิการ")], "แผนดูแลคนพิการ"),
    ([Foot("หน้า 3"), "แผนดูแลคนพิการ"], "แผนดูแลคนพิการ"),
]


@pytest.mark.parametrize(("parts", "expected"), TITLES)
def test_titles(parts: list, expected: str) -> None:
    document = page(*parts)
    span = title(document)
    assert span is not None
    assert span.of(document.text) == expected


def test_an_empty_page_has_no_title() -> None:
    assert title(page()) is None
    assert title(page(Foot("1"))) is None


@pytest.mark.parametrize(
    ("parts", "year"),
    [
        (["แผนดูแลคนพิการ ปีงบประมาณ พ.ศ. ๒๕๖๘"], 2568),
        (["แผน", "ไตรมาสที่ 2 ปีงบ 2567"], 2567),
        (["แผน", "ดำเนินการในปีงบประมาณ 2566"], 2566),
        (["แผนระหว่างปีงบประมาณ 2566-2570"], None),
        (["แผนปี 2567"], None),  # a year may be any
        (["แผน"], None),
    ],
)
def test_the_fiscal_year_of_a_document(parts: list, year: int | None) -> None:
    found = fiscal_year(page(*parts))
    assert (None if found is None else found.year) == year


def test_paragraphs_in_reading_order_without_furniture() -> None:
    document = page(Head("หัว"), [["ก\nข", ""], [" ค ", "ง"]], Foot("2"), "ท้าย")
    found = paragraphs(document)
    assert [each.text for each in found] == ["หัว", "ก", "ข", "ค", "ง", "ท้าย"]
    assert [each.is_heading for each in found] == [True, *[False] * 5]
    assert [each.cell is not None for each in found] == [False, *[True] * 4, False]


def test_a_head_below_wide_heads_is_one_and_one_printed_again_is_none():
    head = [["ที่", "โครงการ", Wide("งบ", columns=2), "ผู้รับผิดชอบ"], ["", "", "ต้นปี", "ปลายปี", ""]]
    rows = [*head, ["1", "ล้อมบ่อ", "2", "3", "งานน้ำ"], *head, ["2", "ปลูกป่า", "4", "5", "งานป่า"]]
    (table,) = tables(page(rows))
    assert [column.path for column in table.columns[2:4]] == [("งบ", "ต้นปี"), ("งบ", "ปลายปี")]
    assert [table.words(row, 1) for row in table.rows] == ["ล้อมบ่อ", "ปลูกป่า"]


def test_a_form_that_opens_with_a_label_that_was_is_another_form():
    form = [["ตัวชี้วัด", "ร้อยละของบ่อที่สะอาด"], ["คำนิยาม", "บ่อ หมายถึง บ่อน้ำตื้น"]]
    other = [["ตัวชี้วัด", "จำนวนศาลา"], ["คำนิยาม", "ศาลา หมายถึง ที่พักคน"]]
    assert len(tables(page(form, other))) == 2
