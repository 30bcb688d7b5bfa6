"""Results: by indicator, by unit, on their side; denominators and units told by arithmetic."""

from __future__ import annotations

import pytest
from support import Wide, brief, codes, report


def results(*parts) -> list[tuple]:
    return [
        brief(each, "subject", "numerator", "denominator", "value", "unit")
        for each in report(*parts).results
    ]


BY_UNIT = "ตารางที่ 2 ร้อยละของบ่อที่สะอาด"


@pytest.mark.parametrize(
    "head",
    [
        ["ตำบล", "เป้าหมาย", "ผลงาน", "ร้อยละ"],  # told by the arithmetic of the rows
        ["ตำบล", "เป้าหมาย (B)", "ผลงาน (A)", "ร้อยละ"],
        ["หน่วยบริการ", "จำนวนทั้งหมด", "จำนวนที่ทำได้", "คิดเป็นร้อยละ"],
    ],
)
def test_rows_by_unit(head):
    rows = [
        head,
        ["นาดี", "40", "30", "75.00"],
        ["นาทราย", "20", "5", "25.00"],
        ["รวม", "60", "35", "58.33"],
    ]
    assert results(BY_UNIT, rows) == [
        ("นาดี", 30, 40, 75, "percent"),
        ("นาทราย", 5, 20, 25, "percent"),
        ("รวม", 35, 60, 58.33, "percent"),
    ]


def test_a_target_that_no_rate_is_counted_of_stays_one():
    rows = [["ตัวชี้วัด", "เป้าหมาย", "ผลงาน", "ร้อยละ"], ["ร้อยละของบ่อที่สะอาด", "80", "30", "75.00"]]
    found = report(rows)
    assert [brief(each, "value") for each in found.targets] == [(80,)]
    assert [brief(each, "numerator", "denominator", "value") for each in found.results] == [
        (30, None, 75)
    ]


def test_a_rate_of_people_by_its_arithmetic():
    rows = [["อำเภอ", "ประชากร", "จำนวนป่วย", "อัตรา"], ["ปัว", "60,000", "30", "50.00"]]
    assert results("จำนวนและอัตราป่วยอุจจาระร่วง", rows)[0][1:] == (30, 60000, 50, "per_100000")


def test_a_rate_that_its_counts_contradict_is_kept_and_a_problem():
    rows = [["ตำบล", "เป้าหมาย (B)", "ผลงาน (A)", "ร้อยละ"], ["นาดี", "40", "30", "57.00"],
            ["นาทราย", "20", "5", "25.00"]]  # fmt: skip
    assert results(BY_UNIT, rows)[0] == ("นาดี", 30, 40, 57, "percent")
    assert codes(BY_UNIT, rows) == [("rate_mismatch", "57")]


@pytest.mark.parametrize("cell", ["-", "–", "", "N/A", "รอข้อมูล"])
def test_a_cell_without_figures_is_no_result(cell):
    assert results(
        BY_UNIT, [["ตำบล", "ร้อยละ"], ["นาดี", cell], ["นาทราย", "25"], ["นาข่า", "50"]]
    ) == [
        ("นาทราย", None, None, 25, "percent"),
        ("นาข่า", None, None, 50, "percent"),
    ]


def test_zero_is_a_result():
    rows = [["ตัวชี้วัด", "เป้าหมาย", "ผลงาน"], ["จำนวนบ่อปนเปื้อน", "0", "0"]]
    assert [each.value for each in report(rows).results] == [0]


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ("ผ่าน", True),
        ("ไม่ผ่าน", False),
        ("✓", True),
        ("บรรลุ", True),
        ("ไม่บรรลุ", False),
        ("รอผล", None),
    ],
)
def test_whether_it_says_that_the_target_was_reached(words, passed):
    rows = [["ตัวชี้วัด", "เป้าหมาย", "ผลงาน", "ผ่าน/ไม่ผ่าน"], ["ร้อยละของบ่อที่สะอาด", "80", "75", words]]
    assert [each.passed for each in report(rows).results] == [passed]


def test_the_period_of_a_column_and_of_the_line_above():
    rows = [
        [Wide("ตัวชี้วัด", rows=2), Wide("ผลงาน ปีงบประมาณ 2567", columns=2)],
        ["ไตรมาส 1", "ไตรมาส 2"],
        ["ร้อยละของบ่อที่สะอาด", "20", "45"],
    ]
    assert [brief(each, "value", "quarter", "fiscal_year") for each in report(rows).results] == [
        (20, 1, 2567),
        (45, 2, 2567),
    ]
    above = "ร้อยละของบ่อที่สะอาดรายตำบล รอบ 6 เดือน ปีงบประมาณ 2566"
    found = report(above, [["ตำบล", "ร้อยละ"], ["นาดี", "75"], ["นาข่า", "50"]])
    assert {brief(each, "months", "fiscal_year") for each in found.results} == {(6, 2566)}


def test_a_code_before_a_unit_is_no_part_of_its_name():
    rows = [["หน่วยบริการ", "ร้อยละ"], ["[03218] รพ.สต.นาดี", "75"], ["03219 รพ.สต.นาข่า", "50"]]
    assert [each[0] for each in results(BY_UNIT, rows)] == ["รพ.สต.นาดี", "รพ.สต.นาข่า"]


def test_units_side_by_side_over_their_figures():
    rows = [
        ["รายการ", "นาดี", "นาข่า"],
        ["บ่อที่สะอาด (A)", "30", "5"],
        ["บ่อที่ตรวจ (B)", "40", "20"],
        ["ร้อยละ", "75", "25"],
    ]
    assert results(BY_UNIT, rows) == [
        ("นาดี", 30, 40, 75, "percent"),
        ("นาข่า", 5, 20, 25, "percent"),
    ]


def test_other_tables_hold_no_results():
    assert results("รายชื่อ", [["ที่", "ชื่อ-สกุล", "โทร"], ["1", "นายแดน สุขใจ", "081"]]) == []


@pytest.mark.parametrize("head", ["ผลการประเมิน", "สรุปผล", "ผล"])
def test_a_column_of_verdicts_judges_what_is_measured_beside_it(head):
    rows = [
        ["ตำบล", Wide("ผลงานไตรมาส 2", columns=3), head],
        ["", "B", "A", "ร้อยละ", ""],
        ["นาดี", "40", "30", "75.00", "ผ่าน"],
        ["นาทราย", "20", "5", "25.00", "ไม่ผ่าน"],
    ]
    found = report(BY_UNIT, rows).results
    assert [brief(each, "value", "quarter", "passed") for each in found] == [
        (75, 2, True),
        (25, 2, False),
    ]


def test_a_loss_stands_in_brackets_and_a_criterion_over_its_column():
    rows = [
        ["หน่วยบริการ", "CR", "NWC (บาท)"],
        ["ค่าเกณฑ์", ">= 1.5", ""],
        ["รพ.ปัว", "1.20", "(2,450,100.50)"],
        ["รพ.เชียงกลาง", "1.90", "310,000.00"],
    ]
    found = report("รายงานสถานะการเงินการคลัง", rows)
    assert [(each.subject, each.value) for each in found.results] == [
        ("รพ.ปัว", 1.2),
        ("รพ.ปัว", -2450100.5),
        ("รพ.เชียงกลาง", 1.9),
        ("รพ.เชียงกลาง", 310000),
    ]
    assert [(each.operator, each.value) for each in found.targets] == [(">=", 1.5)]
    assert found.amounts == ()


def test_a_row_that_numbers_the_columns_is_none_and_the_unit_is_narrower_than_its_area():
    rows = [
        ["", "", "[1]", "[2]", "[3] = [1] - [2]"],
        ["จังหวัด", "โรงพยาบาล", "รายได้", "รายจ่าย", "ผลต่าง"],
        ["น่าน", "ปัว", "500.00", "450.00", "50.00"],
        ["น่าน", "เชียงกลาง", "300.00", "350.00", "-50.00"],
    ]
    assert [(each[0], each[3]) for each in results("สรุปฐานะการเงิน", rows)] == [
        ("ปัว", 500),
        ("ปัว", 450),
        ("ปัว", 50),
        ("เชียงกลาง", 300),
        ("เชียงกลาง", 350),
        ("เชียงกลาง", -50),
    ]


def test_steps_of_a_ladder_over_columns_are_no_results():
    heads = ["ตัวชี้วัด", "น้ำหนัก", *(f"ระดับ {level}" for level in range(1, 6))]
    assert results([heads, ["ร้อยละของบ่อที่สะอาด", "20", "60", "65", "70", "75", "80"]]) == []


@pytest.mark.parametrize(
    "rows, found",
    [
        (
            [["ไตรมาส", "เป้าหมาย (คน)", "ผลงาน (คน)", "ร้อยละ", "สรุป"],
             ["1 (ต.ค.-ธ.ค.)", "40", "30", "75.00", "ไม่ผ่าน"],
             ["2 (ม.ค.-มี.ค.)", "20", "18", "90.00", "ผ่าน"]],
            [(None, 30, 40, 75, 1, None, False), (None, 18, 20, 90, 2, None, True)],
        ),
        (
            [["ปีงบประมาณ", "บ่อทั้งหมด", "บ่อที่สะอาด", "ร้อยละ"],
             ["2565", "50", "10", "20.00"], ["2566", "50", "25", "50.00"]],
            [(None, 10, 50, 20, None, 2565, None), (None, 25, 50, 50, None, 2566, None)],
        ),
        (
            [["รอบ", "ร้อยละ"], ["รอบ 6 เดือน", "41.5"], ["รอบ 12 เดือน", "63.0"]],
            [(None, None, None, 41.5, None, 2567, None), (None, None, None, 63, None, 2567, None)],
        ),
    ],
)  # fmt: skip
def test_rows_may_be_quarters_rounds_or_years(rows, found):
    made = report("ผลงานปีงบประมาณ 2567", BY_UNIT, rows).results
    fields = ("subject", "numerator", "denominator", "value", "quarter")
    assert [
        (*brief(each, *fields), each.fiscal_year if each.quarter is None else None, each.passed)
        for each in made
    ] == found


def test_a_count_under_a_head_of_its_own_is_of_the_rate_that_it_gives():
    rows = [["ตำบล", "ประชากรกลางปี", "ผู้ป่วย (ราย)", "อัตรา"], ["นาดี", "5,000", "2", "40.00"],
            ["นาทราย", "8,000", "4", "50.00"]]  # fmt: skip
    assert results("อัตราป่วยไข้หวัดใหญ่ต่อแสนประชากร", rows) == [
        ("นาดี", 2, 5000, 40, "per_100000"),
        ("นาทราย", 4, 8000, 50, "per_100000"),
    ]


def test_rows_below_the_heads_may_say_their_units_and_criteria():
    rows = [["รหัส", "โรงพยาบาล", "Cash Ratio", "เงินบำรุงคงเหลือ"],
            ["หน่วย", "", "เท่า", "บาท"],
            ["เกณฑ์", "", "> 0.8", ""],
            ["11001", "รพ.นาดี", "0.95", "1,250,000.50"],
            ["11002", "รพ.นาทราย", "0.40", "-300,000.00"],
            ["รวม", "", "", "950,000.50"]]  # fmt: skip
    found = report("สถานะการเงินปีงบประมาณ 2567", rows)
    assert [brief(each, "subject", "value", "unit") for each in found.results] == [
        ("รพ.นาดี", 0.95, "ratio"),
        ("รพ.นาดี", 1250000.5, "baht"),
        ("รพ.นาทราย", 0.4, "ratio"),
        ("รพ.นาทราย", -300000, "baht"),
        ("รวม", 950000.5, "baht"),
    ]
    assert [brief(each, "operator", "value", "unit") for each in found.targets] == [
        (">", 0.8, "ratio")
    ]


def test_what_no_name_says_of_the_unit_its_target_does():
    rows = [["ไตรมาส", "ผลงานสะสม", "ประเมิน"], ["1", "6", "ไม่ผ่าน"], ["2", "9", "ผ่าน"]]
    found = results("ตัวชี้วัดที่ 3 : จำนวนศาลาที่ปลอดบุหรี่", "เป้าหมาย : อย่างน้อย 8 แห่ง", rows)
    assert [each[3:] for each in found] == [(6, "place"), (9, "place")]


@pytest.mark.parametrize(
    "heads",
    [
        [["ตัวชี้วัด", "เป้าหมาย", "รพ.นาดี", "รพ.นาทราย", "จังหวัด"]],
        [["ตัวชี้วัด", "เป้าหมาย", "อำเภอ", "", ""], ["", "", "รพ.นาดี", "รพ.นาทราย", "จังหวัด"]],
    ],
)
def test_whom_a_column_of_figures_is_about_its_head_says(heads):
    row = ["ร้อยละของบ่อที่สะอาด", "60", "62.5", "70.0", "64.1"]
    found = report("ผลงานปีงบประมาณ 2567", [*heads, row])
    assert [brief(each, "subject", "value") for each in found.results] == [
        ("รพ.นาดี", 62.5), ("รพ.นาทราย", 70), ("จังหวัด", 64.1)
    ]  # fmt: skip
    assert [brief(each, "value") for each in found.targets] == [(60,)]


def test_one_denominator_serves_the_counts_of_all_quarters():
    rows = [["ตำบล", "เป้าหมาย", "ไตรมาส 1", "", "ไตรมาส 2", ""],
            ["", "", "ผลงาน", "ร้อยละ", "ผลงาน", "ร้อยละ"],
            ["นาดี", "200", "100", "50.00", "120", "60.00"],
            ["นาทราย", "100", "40", "40.00", "66", "66.00"]]  # fmt: skip
    found = report("ผลงานปีงบประมาณ 2567", BY_UNIT, rows)
    assert [brief(each, "numerator", "denominator", "quarter") for each in found.results] == [
        (100, 200, 1), (120, 200, 2), (40, 100, 1), (66, 100, 2)
    ]  # fmt: skip
    assert not found.targets


def test_a_count_and_its_whole_may_share_a_cell_beside_their_rate():
    rows = [["ตัวชี้วัด", "เป้าหมาย", "ผลงาน", "ร้อยละ"],
            ["ร้อยละของบ่อที่สะอาด", "≥ 75%", "1,180/1,490", "79.19"]]  # fmt: skip
    assert results(rows) == [(None, 1180, 1490, 79.19, "percent")]


def test_rates_side_by_side_have_each_its_own_count():
    rows = [["ตำบล", "บ่อทั้งหมด", "ตรวจแล้ว", "ร้อยละ", "สะอาด (บ่อ)", "ร้อยละ"],
            ["นาดี", "500", "450", "90.00", "45", "10.00"],
            ["นาทราย", "400", "300", "75.00", "30", "10.00"]]  # fmt: skip
    found = report("ร้อยละของบ่อที่ตรวจแล้ว", rows)
    names = {each.id: each.name for each in found.indicators}
    assert [
        (names[each.indicator_id], *brief(each, "numerator", "denominator", "value", "unit"))
        for each in found.results[:2]
    ] == [
        ("ร้อยละของบ่อที่ตรวจแล้ว", 450, 500, 90, "percent"),
        ("สะอาด (บ่อ)", 45, 450, 10, "percent"),
    ]


def test_ranks_and_what_is_missing_to_a_target_are_no_results():
    rows = [["อันดับ", "ตำบล", "ร้อยละ"], ["1", "นาดี", "90.00"], ["2", "นาทราย", "88.00"]]
    assert [each[3] for each in results(BY_UNIT, rows)] == [90, 88]
    rows = [["ตัวชี้วัด", "เป้าหมาย", "ผลงาน", "ผลต่าง"], ["ร้อยละของบ่อที่สะอาด", "60", "55.2", "-4.8"]]
    assert [each[3] for each in results(rows)] == [55.2]


def test_a_line_may_say_indicator_target_and_result():
    found = report(
        "ผลงานปีงบประมาณ 2567",
        "1. ร้อยละของบ่อที่สะอาด เป้าหมายไม่น้อยกว่าร้อยละ 60 ผลงานร้อยละ 65.3 (32/49) ผ่านเกณฑ์",
        "2. อัตราป่วยท้องร่วง (เป้าหมาย ไม่เกิน 50 ต่อแสนประชากร) ผลงาน 35.2 ต่อแสนประชากร",
        "3. จำนวนศาลาที่ปลอดบุหรี่ตามเป้าหมายของตำบล",
    )
    assert [brief(each, "operator", "value", "unit") for each in found.targets] == [
        (">=", 60, "percent"), ("<=", 50, "per_100000")
    ]  # fmt: skip
    fields = ("numerator", "denominator", "value", "unit", "passed")
    assert [brief(each, *fields) for each in found.results] == [
        (32, 49, 65.3, "percent", True), (None, None, 35.2, "per_100000", None)
    ]  # fmt: skip


def test_a_table_may_name_its_indicator_by_number():
    found = report(
        "ผลงานปีงบประมาณ 2567",
        "ตัวชี้วัดที่ 4 ร้อยละของบ่อที่สะอาด",
        "ตัวชี้วัดที่ 5 ร้อยละของศาลาที่ปลอดบุหรี่",
        "ผลงานตัวชี้วัดที่ 4 จำแนกรายตำบล",
        [["ตำบล", "เป้าหมาย (B)", "ผลงาน (A)", "ร้อยละ"], ["นาดี", "40", "30", "75.00"]],
    )
    assert [found.find(each.indicator_id).number for each in found.results] == ["4"]
