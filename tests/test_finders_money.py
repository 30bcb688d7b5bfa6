"""Money of single lines: the purpose stands between ⟦ ⟧, the fund between « »."""

from __future__ import annotations

import re

import pytest

from thaihealthdocs.finders.money import find_fund, is_total, read_money, unit_factor

LINES = [
    ("- ⟦ค่าตอบแทนวิทยากร⟧ จำนวน 2 คน ๆ ละ 3 ชั่วโมง ๆ ละ 600 บาท เป็นเงิน 3,600 บาท", 3600, "item"),
    ("5.1 ⟦ค่าอาหารว่าง⟧ ๔๐ คน x ๓๕ บาท x ๒ มื้อ เป็นเงิน ๒,๘๐๐ บาท", 2800, "item"),
    ("⟦ค่าจัดทำป้ายไวนิล⟧ 900 บาท จาก«เงินบำรุงโรงพยาบาลพาน»", 900, "item"),
    ("รวมเป็นเงินทั้งสิ้น 7,300 บาท", 7300, "total"),
    ("เทศบาลสนับสนุนงบประมาณ 2.5 ล้านบาท เพื่อ⟦จัดซื้อรถฟอกไต⟧ โดยใช้«งบลงทุน»", 2500000, "stated"),
    ("1. ⟦ซ่อมหลังคาโรงครัว⟧ วงเงิน 95,000 บาท", 95000, "stated"),
    ("โครงการที่ 3 ⟦วิ่ง 10 กิโลเมตรรอบบึง⟧ งบประมาณ 45,000 บาท («งบ PP»)", 45000, "stated"),
]


@pytest.mark.parametrize("case", LINES, ids=lambda case: case[0][:20])
def test_money_with_its_purpose_and_fund(case):
    marked, value, kind = case
    line = re.sub("[⟦⟧«»]", "", marked)
    [found] = read_money(line)

    def between(opening, closing):
        match = re.search(f"{opening}(.*?){closing}", marked)
        return None if match is None else match[1]

    assert (found.value, found.kind) == (value, kind)
    assert (None if found.purpose is None else found.purpose.of(line)) == between("⟦", "⟧")
    assert (None if found.fund is None else found.fund.of(line)) == between("«", "»")


@pytest.mark.parametrize(
    "line",
    [
        "วัคซีนราคาเข็มละ 900 บาท",
        "โครงการ 30 บาทรักษาทุกที่",
        "มูลค่าความเสียหาย 300,000 บาท",
        "ประชาชนมีรายได้ 12,000 บาทต่อเดือน",
        "ค่าเฉลี่ย 14.2 คะแนน",
    ],
)
def test_prices_rates_and_programmes_are_no_budget(line):
    assert read_money(line) == ()


def test_words_that_contradict_their_digits_are_doubted():
    [found] = read_money("งบประมาณ 9,000 บาท (แปดพันบาทถ้วน)")
    assert found.doubts == ("amount_mismatch",)


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("รวม", True),
        ("รวมทั้งสิ้น", True),
        ("5. รวมงบประมาณ", True),
        ("ยอดรวม", True),
        ("รวมพลังป้องกันโรค", False),
        ("ค่าวัสดุ", False),
    ],
)
def test_sums_by_their_words(words, total):
    assert is_total(words) is total


def test_units_of_heads_and_funds():
    assert [unit_factor(w) for w in ("(พันบาท)", "หน่วย : ล้านบาท", "บาท")] == [1000, 1000000, 1]
    assert find_fund("ไม่มีค่าใช้จ่าย") is None
