"""Amounts: lines of budgets in tables and prose; sums check them and are not lines."""

from __future__ import annotations

from support import Wide, page

from thaihealthdocs.extractors.amounts import extract
from thaihealthdocs.model.records import Amount, Problem


def amounts(document):
    return [
        (r.value, r.purpose, r.fund, r.fiscal_year)
        for r in extract(document)
        if isinstance(r, Amount)
    ]


def problems(document):
    return [(r.code, r.suggestion) for r in extract(document) if isinstance(r, Problem)]


SHOPPING = [
    ["ลำดับ", "รายการ", "ราคาต่อหน่วย", "วงเงินงบประมาณ (บาท)", "แหล่งเงิน"],
    ["1", "เครื่องดูดเสมหะ", "12,000", "24,000", "เงินบำรุง"],
    ["2", "รถเข็น", "6,500", "13,000", "เงินบริจาค"],
    ["", "รวมทั้งสิ้น", "", "37,000", ""],
]


def test_rows_of_a_plan_with_their_funds():
    document = page("แผนจัดซื้อ ปีงบประมาณ 2567", SHOPPING)
    assert amounts(document) == [
        (24000, "เครื่องดูดเสมหะ", "เงินบำรุง", 2567),
        (13000, "รถเข็น", "เงินบริจาค", 2567),
    ]
    assert problems(document) == []


def test_a_sum_that_is_not_one():
    wrong = [*SHOPPING[:3], ["", "รวมทั้งสิ้น", "", "38,000", ""]]
    assert problems(page(wrong)) == [("sum_mismatch", "37,000")]


def test_a_list_of_two_columns_and_a_unit_in_its_head():
    document = page([["รายการ", "งบประมาณ (พันบาท)"], ["ค่าจ้างเหมา", "120.5"], ["ค่าวัสดุ", "8"]])
    assert amounts(document) == [
        (120500, "ค่าจ้างเหมา", None, None),
        (8000, "ค่าวัสดุ", None, None),
    ]


def test_years_side_by_side_under_a_unit_above_the_table():
    document = page(
        "หน่วย : ล้านบาท",
        [["แผนงาน", "ปี 2567", "ปี 2568"], ["บุคลากร", "3", "3.5"], ["ดำเนินงาน", "-", "1"]],
    )
    assert [(v, p, y) for v, p, _, y in amounts(document)] == [
        (3000000, "บุคลากร", 2567),
        (3500000, "บุคลากร", 2568),
        (1000000, "ดำเนินงาน", 2568),
    ]


def test_a_stated_sum_gives_its_fund_to_the_lines_that_spell_it_out():
    document = page(
        "งบประมาณจากกองทุนสุขภาพตำบลดงมอน จำนวน 4,000 บาท ดังนี้",
        "1. ค่าอาหาร 50 คน x 60 บาท เป็นเงิน 3,000 บาท",
        "2. ค่าเอกสาร เป็นเงิน 1,000 บาท",
        "รวมเป็นเงิน 4,000 บาท",
    )
    assert [(v, p, f) for v, p, f, _ in amounts(document)] == [
        (3000, "ค่าอาหาร", "กองทุนสุขภาพตำบลดงมอน"),
        (1000, "ค่าเอกสาร", "กองทุนสุขภาพตำบลดงมอน"),
    ]
    assert problems(document) == []


def test_a_sum_without_lines_is_the_amount():
    assert [v for v, *_ in amounts(page("รวมงบประมาณทั้งสิ้น 25,000 บาท"))] == [25000]


def test_lines_of_prose_that_do_not_add_up():
    document = page("ค่าอาหาร เป็นเงิน 300 บาท", "ค่ารถ เป็นเงิน 200 บาท", "รวม 600 บาท")
    assert problems(document) == [("sum_mismatch", "500")]


def test_tables_without_money_give_none():
    document = page([["ลำดับ", "ตัวชี้วัด", "ผลงาน"], ["1", "ร้อยละเด็กสูงดี", "64"], ["2", "ฟันดี", "55"]])
    assert list(extract(document)) == []


def test_a_sentence_that_says_the_sum_of_a_table_gives_only_its_fund():
    document = page("ขอใช้เงินบำรุงโรงพยาบาลพาน จำนวน 37,000 บาท", [r[:4] for r in SHOPPING])
    assert [(v, f) for v, _, f, _ in amounts(document)] == [
        (24000, "เงินบำรุงโรงพยาบาลพาน"),
        (13000, "เงินบำรุงโรงพยาบาลพาน"),
    ]


def test_an_announced_sum_that_its_lines_do_not_make():
    document = page(
        "งบประมาณ จำนวน 900 บาท รายละเอียดดังนี้",
        "- ค่ารถ เป็นเงิน 500 บาท",
        "- ค่าน้ำ เป็นเงิน 300 บาท",
    )
    assert [v for v, *_ in amounts(document)] == [500, 300]
    assert problems(document) == [("sum_mismatch", "800")]


def test_a_year_of_the_budget_over_targets_is_no_money():
    head = "ค่าเป้าหมาย (ปีงบประมาณ พ.ศ.) 2568"
    document = page(
        [["ตัวชี้วัด", "หน่วยนับ", head], ["อัตราครองเตียง", "ร้อยละ", "80"], ["วันนอน", "วัน", "4"]]
    )
    assert list(extract(document)) == []


def test_rows_say_their_own_unit_and_measures_among_them_are_no_money():
    rows = [
        ["รายการ", "หน่วยนับ", "งบประมาณ"],
        ["งบดำเนินงานศูนย์", "ล้านบาท", "1.25"],
        ["จำนวนผู้รับบริการ", "คน", "3,200"],
        ["เงินอุดหนุนศูนย์", "บาท", "90,000"],
    ]
    assert [(v, p) for v, p, *_ in amounts(page(rows))] == [
        (1250000, "งบดำเนินงานศูนย์"),
        (90000, "เงินอุดหนุนศูนย์"),
    ]


def test_funds_stand_over_columns_of_one_head():
    rows = [
        ["ที่", "โครงการ", Wide("งบประมาณ", columns=3), "ผู้รับผิดชอบ"],
        ["", "", "งบ PPA", "เงินบำรุง", "รวม", ""],
        ["1", "ล้อมบ่อ", "24,000", "-", "24,000", "งานน้ำ"],
        ["2", "ปลูกป่า", "5,000", "8,000", "13,000", "งานป่า"],
    ]
    assert amounts(page("แผน ปีงบประมาณ 2569", rows)) == [
        (24000, "ล้อมบ่อ", "งบ PPA", 2569),
        (5000, "ปลูกป่า", "งบ PPA", 2569),
        (8000, "ปลูกป่า", "เงินบำรุง", 2569),
    ]


def test_fees_are_money_and_what_an_item_costs_is_no_owners():
    fees = [["รายการ", "อัตรา (บาท)"], ["ค่าตรวจตา", "300"], ["ค่าทำฟัน", "550"]]
    assert [each[:2] for each in amounts(page(fees))] == [(300, "ค่าตรวจตา"), (550, "ค่าทำฟัน")]
    rows = [["ที่", "หน่วยงาน", "รายการ", "วงเงิน"], ["1", "รพ.ปัว", "เตียงผ่าตัด", "95,000"]]
    assert [each[1] for each in amounts(page(rows))] == ["เตียงผ่าตัด"]
