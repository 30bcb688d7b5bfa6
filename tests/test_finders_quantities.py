"""Numbers and quantities: what is found stands between ⟦ ⟧, and beside it what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from thaihealthdocs.finders.numbers import parse_number
from thaihealthdocs.finders.quantities import find_quantities

if TYPE_CHECKING:
    from thaihealthdocs.model.values import FoundQuantity


def marked(case: str) -> tuple[str, list[str]]:
    return re.sub("[⟦⟧]", "", case), re.findall("⟦(.*?)⟧", case, flags=re.DOTALL)


NUMBERS = [
    ("๑๒๓", 123),
    ("1๒3", 123),
    ("1,234,567.50", 1234567.5),
    ("100.00", 100),
    ("2.5 ล้าน", 2500000),
    ("๓ แสน", 300000),
    ("4 พันล้าน", 4_000_000_000),
    ("สิบเอ็ด", 11),
    ("ยี่สิบ", 20),
    ("หนึ่งพันสองร้อยห้าสิบ", 1250),
    ("สามล้านห้าแสน", 3500000),
    ("สองหมื่นล้าน", 20_000_000_000),
    ("สามจุดหนึ่งสี่", 3.14),
    ("พันห้าร้อย", 1500),
    ("ครึ่งหนึ่ง", 0.5),
    # none of these is one number
    ("12,30", None),
    ("1,2345", None),
    ("12/30", None),
    ("12 30", None),
    ("12 คน", None),
    ("1.2.3", None),
    ("-", None),
    ("", None),
    ("สองสาม", None),
    ("จุด", None),
    ("ร้อยพัน", None),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text: str, value: float | None) -> None:
    assert parse_number(text) == value


def brief(found: FoundQuantity) -> str:
    top = "" if found.value_max is None else f"..{found.value_max}"
    sign = "" if found.operator in {"=", "between"} else f"{found.operator} "
    unit = "" if found.unit is None else f" {found.unit}"
    return f"{sign}{'~' if found.hedged else ''}{found.value}{top}{unit}"


QUANTITIES = [
    # percent
    ("ครอบคลุม⟦ร้อยละ ๘๕.๕⟧ และ ⟦7%⟧ กับ ⟦12 เปอร์เซ็นต์⟧", ["85.5 percent", "7 percent", "12 percent"]),
    ("⟦ร้อยละ 40 - 50⟧", ["40..50 percent"]),
    ("⟦ร้อยละหกสิบ⟧", ["60 percent"]),
    # comparisons, before the unit, before the number, behind
    ("⟦ไม่ต่ำกว่าร้อยละ 75⟧", [">= 75 percent"]),
    ("⟦ร้อยละ < 5⟧ ⟦<5%⟧ ⟦≤ 3⟧ ⟦=> 9⟧", ["< 5 percent", "< 5 percent", "<= 3", ">= 9"]),
    ("⟦ร้อยละ 60 ขึ้นไป⟧ ⟦4 ข้อหรือมากกว่า⟧ ⟦8 วันลงมา⟧", [">= 60 percent", ">= 4 item", "<= 8 day"]),
    ("⟦ร้อยละ 60 ของหมู่บ้านขึ้นไป⟧", [">= 60 percent"]),
    ("⟦มากกว่าหรือเท่ากับ 8 คะแนน⟧ ⟦มากกว่า 8 คะแนน⟧", [">= 8 score", "> 8 score"]),
    ("⟦ไม่เกิน 3 ครั้ง⟧ แต่⟦เกิน 1 ครั้ง⟧", ["<= 3 time", "> 1 time"]),
    ("⟦ระหว่าง 6 และ 9 เรื่อง⟧ ⟦ตั้งแต่ 2 ถึง 5 แห่ง⟧", ["6..9 item", "2..5 place"]),
    ("⟦± 3⟧ ⟦ผลต่างไม่เกิน ±2%⟧", ["within 3", "within 2 percent"]),
    ("⟦ลดลงร้อยละ 8 จากปีที่ผ่านมา⟧", ["decrease 8 percent"]),
    ("⟦เพิ่มขึ้นอย่างน้อย 2 ระดับ⟧", ["increase 2 level"]),
    ("เพิ่มขึ้นเป็น⟦ร้อยละ 70⟧", ["70 percent"]),  # the new value, no change
    ("⟦ภายใน 48 ชั่วโมง⟧", ["<= 48 hour"]),
    ("⟦อย่างน้อยอำเภอละ 2 แห่ง⟧", [">= 2 place"]),
    # sara am in two characters, a line broken within the operator
    ("⟦ไม่ต่\u0e4d\u0e32กว่า 7 ข้อ⟧ ⟦ไม่น้อย\nกว่า 7 ข้อ⟧", [">= 7 item", ">= 7 item"]),
    ("⟦&ge; 60⟧ ⟦\uf0b360⟧", [">= 60", ">= 60"]),
    # approximations
    ("⟦ประมาณ 30 คน⟧ ⟦กว่า 400 ราย⟧ ⟦90 กว่าแห่ง⟧ มูลค่า⟦เกือบ 2 ล้านบาท⟧",
     ["~30 person", "~400 case", "~90 place", "~2000000 baht"]),
    # rates and ratios
    ("⟦12.4 ต่อแสนประชากร⟧ ⟦3 ต่อการเกิดมีชีพ 1,000 คน⟧ ⟦9/หมื่น⟧ ⟦5:1000⟧",
     ["12.4 per_100000", "3 per_1000", "9 per_10000", "5 per_1000"]),
    ("⟦1:270⟧ ⟦2.5 เท่า⟧", ["270 ratio", "2.5 ratio"]),
    # money
    ("⟦1.25 ล้านบาท⟧ ⟦๓,๐๐๐ บาท⟧ ⟦450.-⟧ ⟦สามแสนบาทถ้วน⟧ ⟦12 ลบ.⟧",
     ["1250000 baht", "3000 baht", "450 baht", "300000 baht", "12000000 baht"]),
    ("งบ ⟦12,000 กว่าล้านบาท⟧ และ ⟦8.5 ล้านบาท⟧นั้น", ["~12000000000 baht", "8500000 baht"]),
    ("⟦1 ล้าน 5 แสนบาท⟧", ["1500000 baht"]),  # one sum, said in parts
    ("⟦> = 80⟧ ⟦< =3⟧", [">= 80", "<= 3"]),
    ("⟦1-2 ล้านบาท⟧", ["1000000..2000000 baht"]),
    # counts
    ("อบรม⟦๒๔๐ คน⟧ จาก ⟦12 ตำบล⟧ ⟦3 รุ่น⟧ ใน ⟦2 วัน⟧",
     ["240 person", "12 ตำบล", "3 รุ่น", "2 day"]),
    ("สงขลา⟦๙ องค์กร⟧", ["9 องค์กร"]),
    ("⟦2⟧,⟦4 วัน⟧ และ ⟦6⟧, ⟦12⟧ หรือ ⟦18 เดือน⟧",
     ["2 day", "4 day", "6 month", "12 month", "18 month"]),
    ("ชาย⟦สิบสองคน⟧ หญิง⟦ยี่สิบเอ็ดราย⟧", ["12 person", "21 case"]),
    ("⟦80⟧", ["80"]),
    ("⟦18.5 – 22.9⟧", ["18.5..22.9"]),
    # none of these is a quantity
    ("โทร. 02-590-1234, 0 2591 8888, 081-234-5678 คน", []),
    ("ที่ สธ 0207.05/ว 812 คำสั่งที่ 98/2560 ครั้งที่ 4/2561", []),
    ("1. กิจกรรม (2) อบรม ๓) สรุป 1.1.2 ประเมิน ข้อ 4 มาตรา 12", []),
    ("หมวด 4 จังหวัดเลย เล่ม 7 ข้อต่อ ภาค 2 ตอน", []),
    ("เขตสุขภาพที่ 7 จังหวัดขอนแก่น หมู่ 3 ตำบลในเมือง ชั้น 2 อาคาร 5", []),
    ("ป.6 ม.3 COVID-19 โควิด-19 วันนี้ H1N1 PM2.5 N95 5ส", []),
    ("ทุก 6 เดือน รอบ 9 เดือน ไตรมาส 2 ปี 2566 จังหวัด", []),
    ("ยุทธศาสตร์ชาติ 20 ปี และ 30 บาทรักษาทุกที่", []),
    ("ไม่น้อยกว่า 3 ใน 5 เวลา 09.30 น. ไม่เกิน 21.00 น. 1024x768 12/15 7 / 9", []),
    ("ดีขึ้น\n7. เหตุผล วรรคสอง แห่ง ทั้งสองคน โรงพยาบาลร้อยเอ็ด โรงพยาบาล", []),
    ("อีกหนึ่งแห่ง หลายสิบคน ศูนย์แห่งหนึ่ง พันธุ์คน", []),
    ("วันที่ 5 มีนาคม 2566 ราย", []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "expected"), QUANTITIES)
def test_quantities(case: str, expected: list[str]) -> None:
    text, quotes = marked(case)
    found = list(find_quantities(text))
    assert [each.span.of(text) for each in found] == quotes
    assert [brief(each) for each in found] == expected


AGES = [
    ("ผู้⟦มี⟧อายุ 35 ปีขึ้นไป", True),
    ("เด็ก 0-5 ปี", True),
    ("60 ปีขึ้นไป", True),
    ("ไม่น้อยกว่า 75 ปี", False),
    ("ระยะ 5 ปี", False),
    ("นาน 6 เดือน", False),
]


@pytest.mark.parametrize(("case", "is_age"), AGES)
def test_ages(case: str, is_age: bool) -> None:
    (found,) = find_quantities(marked(case)[0])
    assert found.is_age is is_age


def test_parts_of_a_quantity() -> None:
    text = "เป้าหมาย ไม่น้อยกว่า ร้อยละ ๘๐ ของ"
    (found,) = find_quantities(text)
    assert found.number.of(text) == "๘๐"
    assert found.operator_span is not None
    assert found.operator_span.of(text) == "ไม่น้อยกว่า"
    assert found.unit_span is not None
    assert found.unit_span.of(text) == "ร้อยละ"


def test_a_change_names_what_it_is_counted_from() -> None:
    for text in ("ลดลงจากปี 2564 ร้อยละ 10", "ลดลงร้อยละ 10 จากปี 2564"):
        (found,) = find_quantities(text)
        assert found.baseline is not None
        assert found.baseline.of(text) == "จากปี 2564"


def test_money_in_words_is_checked() -> None:
    (right,) = find_quantities("50,000 บาท (ห้าหมื่นบาทถ้วน)")
    (wrong,) = find_quantities("50,000 บาท (ห้าพันบาทถ้วน)")
    assert (right.doubts, wrong.doubts) == ((), ("amount_mismatch",))


def test_the_end_of_a_tag_is_no_operator() -> None:
    (tagged,) = find_quantities("<p>5 คน</p>")
    (compared,) = find_quantities("ค่า> 5 คน")
    assert (tagged.operator, compared.operator) == ("=", ">")
