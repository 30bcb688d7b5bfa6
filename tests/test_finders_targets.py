"""Target strings, and the names of indicators: the name between « », its targets in ⟦ ⟧."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from thaihealthdocs.finders.targets import find_targets, split_name_target, unit_of_name

if TYPE_CHECKING:
    from thaihealthdocs.model.values import FoundTarget


def brief(found: FoundTarget) -> str:
    """``IP >= 60 percent Q2,4 M6 FY2567``, without what is not said."""
    quarters = f"Q{','.join(map(str, found.quarters))}" if found.quarters else None
    months = None if found.months is None else f"M{found.months}"
    year = None if found.fiscal_year is None else f"FY{found.fiscal_year}"
    value = found.value if found.value_max is None else f"{found.value}..{found.value_max}"
    parts = (found.subject, found.operator, value, found.unit, quarters, months, year)
    return " ".join(str(part) for part in parts if part is not None)


STRINGS = [
    ("ร้อยละ ๙๐", ["= 90 percent"]),
    ("ระดับ 4", ["= 4 level"]),
    ("18 แห่ง", ["= 18 place"]),
    ("72.5", ["= 72.5"]),
    ("≤ ร้อยละ 7", ["<= 7 percent"]),
    ("ร้อยละ 50 - 60", ["between 50..60 percent"]),
    ("ไม่น้อยกว่า 6 ข้อ", [">= 6 item"]),
    ("22/แสนประชากร", ["= 22 per_100000"]),
    ("≥ ระดับ 3", [">= 3 level"]),
    ("ค่าเป้าหมาย : ร้อยละ 85", ["= 85 percent"]),
    # groups
    ("OP ร้อยละ 70, IP ร้อยละ 80", ["OP = 70 percent", "IP = 80 percent"]),
    ("OP 70, IP 80", ["OP = 70", "IP = 80"]),
    ("รพศ. ร้อยละ 60\nรพช. ร้อยละ 40", ["รพศ. = 60 percent", "รพช. = 40 percent"]),
    ("ระดับ A > ร้อยละ 30 ระดับ M1 > ร้อยละ 20", ["A > 30 percent", "M1 > 20 percent"]),
    ("บทความ ≥2 เรื่อง และ สิทธิบัตร ≥ 1 ชิ้น", ["บทความ >= 2 item", "สิทธิบัตร >= 1 ชิ้น"]),
    ("(ระดับ 7 < 5)", ["< 5"]),  # ระดับ 7 is an ordinal, no group
    # periods
    ("ไตรมาส 2 ร้อยละ 30 ไตรมาส 4 ร้อยละ 60", ["= 30 percent Q2", "= 60 percent Q4"]),
    ("รอบ 6 เดือน 40 รอบ 12 เดือน 80", ["= 40 M6", "= 80 M12"]),
    ("ร้อยละ 55 (รอบ ๙ เดือน)", ["= 55 percent M9"]),
    ("Q3 (>= 15.00)", [">= 15 Q3"]),
    ("ปีงบประมาณ 2566 ร้อยละ 70, ปีงบประมาณ 2567 ร้อยละ 75",
     ["= 70 percent FY2566", "= 75 percent FY2567"]),
    # a condition is no second target
    ("ร้อยละ 60 ของผู้ป่วยอายุ 15-59 ปี", ["= 60 percent"]),
    ("ร้อยละ 60 ภายใน 7 วัน", ["= 60 percent"]),
    ("ร้อยละ 60 ของโรงพยาบาล 12 แห่ง", ["= 60 percent"]),
    # only a baseline is named
    ("≤ ปีที่ผ่านมา", ["<="]),
    # none of these is a target
    ("-", []),
    ("NA", []),
    ("", []),
    ("2567", []),
    ("12 (60%)", []),  # a count and its rate, or a plan and its result
    ("30 / 40", []),
    ("ประมาณร้อยละ 40", []),
    ("ร้อยละ 60 - 69 เท่ากับ 3 คะแนน", []),  # a step of a ladder
    ("ทุกอำเภอ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRINGS)
def test_target_strings(text: str, expected: list[str]) -> None:
    assert [brief(found) for found in find_targets(text)] == expected


NAMES = [
    # behind the name
    ("«ร้อยละของชุมชนที่มีแผนชุมชน» ⟦< ร้อยละ 12⟧", ["< 12 percent"]),
    ("«ร้อยละของเด็กแรกเกิดน้ำหนักน้อย» ⟦ไม่เกินร้อยละ 7⟧", ["<= 7 percent"]),
    ("«อัตราตายจากอุบัติเหตุทางถนน» ⟦ไม่เกิน 16 ต่อประชากรแสนคน⟧", ["<= 16 per_100000"]),
    ("«จำนวนศูนย์เด็กเล็กที่ผ่านเกณฑ์» ⟦30 แห่ง⟧", ["= 30 place"]),
    ("«ความพึงพอใจของผู้รับบริการ» เป้าหมาย ⟦ร้อยละ 85⟧", ["= 85 percent"]),
    ("«อายุคาดเฉลี่ยของการมีสุขภาพดี» ⟦ไม่น้อยกว่า 75 ปี⟧", [">= 75 year"]),
    ("«ระดับความสำเร็จของการจัดการข้อมูล» ⟦ระดับ 4⟧", ["= 4 level"]),
    ("«ร้อยละของตำบลที่ผ่าน» ⟦ร้อยละ 60⟧ ในปี 2566", ["= 60 percent"]),
    ("«จำนวนผู้ป่วยรายใหม่» ⟦ลดลงร้อยละ 5 จากปีที่ผ่านมา⟧", ["decrease 5 percent"]),
    ("«ร้อยละของอำเภอ ระดับ 3» ⟦> ร้อยละ 20⟧", ["> 20 percent"]),
    ("«ร้อยละของสถานบริการที่ผ่าน» ⟦ไม่น้อยกว่าร้อยละ 70⟧ ของทั้งหมด", [">= 70 percent"]),
    ("«ร้อยละของสถานบริการที่ผ่าน» ⟦ร้อยละ 70⟧ (สะสม)", ["= 70 percent"]),
    ("«คะแนนทักษะเฉลี่ยของนักเรียน»⟦ไม่ต่ำกว่า 60⟧", [">= 60 score"]),
    ("«อัตราตายทารก» ⟦< 4 : 1,000 LB⟧", ["< 4 per_1000"]),
    ("«จำนวนผู้ป่วยโรคอุจจาระร่วง» ⟦ลดลงร้อยละ 15 จากค่ามัธยฐาน 5 ปี⟧", ["decrease 15 percent"]),
    # in brackets
    ("«ร้อยละของผู้ป่วยที่คุมน้ำตาลได้» (⟦≥ 40%⟧)", [">= 40 percent"]),
    ("«ร้อยละของหน่วยงานที่ขาดสภาพคล่อง» (ระดับ 7 ⟦≤ 6⟧)", ["<= 6 percent"]),
    ("«ร้อยละการเบิกจ่าย»(งบดำเนินงาน ⟦ร้อยละ 98⟧, งบลงทุน ⟦ร้อยละ 88⟧)",
     ["งบดำเนินงาน = 98 percent", "งบลงทุน = 88 percent"]),
    # several
    ("«ร้อยละของ รพ. ที่มีหน่วยโรคหลอดเลือด» ระดับ A ⟦>= ร้อยละ 60⟧ ระดับ S ⟦>= ร้อยละ 50⟧",
     ["A >= 60 percent", "S >= 50 percent"]),
    # inside the name
    ("«⟦ร้อยละ 70⟧ ของครัวเรือนมีสวนครัว»", ["= 70 percent"]),
    ("«⟦ไม่เกินร้อยละ 9⟧ ของเด็กวัยเรียนมีภาวะอ้วน»", ["<= 9 percent"]),
    ("«สถานบริการ⟦อย่างน้อยร้อยละ 50⟧ ผ่านการรับรอง»", [">= 50 percent"]),
    ("«⟦ร้อยละ 90⟧ ของหน่วยงานส่งรายงานทัน ณ ไตรมาส 1,3» (ผลต่าง ±4)", ["= 90 percent Q1,3"]),
    ("«⟦ร้อยละ 80⟧ ของกลุ่มเสี่ยงมีคะแนนเพิ่มขึ้นอย่างน้อย 2 ระดับ»", ["= 80 percent"]),
    # no target at all
    ("«ร้อยละของประชาชนอายุ 35 ปีขึ้นไปที่ได้รับการคัดกรอง»", []),
    ("«ร้อยละของผู้ป่วยที่ได้รับการผ่าตัดภายใน 24 ชั่วโมง»", []),
    ("«ร้อยละของผู้ป่วยที่มี LDL < 100»", []),
    ("«ความต่างของอัตราการนอนโรงพยาบาลใน 3 สิทธิ»", []),
    ("«การใช้ยาของผู้ป่วยใน 3 ระบบ»", []),
    ("«จำนวนหมู่บ้านจัดการสุขภาพ (แห่ง)»", []),
    ("«ร้อยละของเด็กอายุ 9, 18 และ 30 เดือนที่มีพัฒนาการสมวัย»", []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "expected"), NAMES)
def test_names_and_their_targets(case: str, expected: list[str]) -> None:
    text = re.sub("[⟦⟧«»]", "", case)
    quotes = [re.sub("[«»]", "", each) for each in re.findall("⟦(.*?)⟧", case)]
    printed = re.sub("[⟦⟧]", "", re.findall("«(.*)»", case)[0])
    name, targets = split_name_target(text)
    assert name.of(text) == printed
    assert [brief(each) for each in targets] == expected
    assert [each.span.of(text) for each in targets] == quotes


UNITS = [
    ("ร้อยละของหมู่บ้าน", "percent"),
    ("3.2 ร้อยละความครอบคลุม", "percent"),
    ("ไม่เกินร้อยละ 9 ของเด็ก", "percent"),
    ("จำนวนตำบลต้นแบบ (แห่ง)", "place"),
    ("อัตราป่วยด้วยไข้เลือดออกต่อแสนประชากร", "per_100000"),
    ("อัตราส่วนการตายของมารดาต่อการเกิดมีชีพแสนคน", "per_100000"),
    ("อัตราส่วนพยาบาลต่อเตียง", "ratio"),
    ("อัตราตายทารก (ต่อพันการเกิดมีชีพ)", "per_1000"),
    ("ระดับความสำเร็จของการควบคุมภายใน", "level"),
    ("ระยะเวลารอคอยเฉลี่ย (นาที)", "นาที"),
    ("ความพึงพอใจ (ร้อยละ)", "percent"),
    ("จำนวนเครือข่ายที่เข้าร่วม", None),
    ("การพัฒนาระบบบริการ", None),
]


@pytest.mark.parametrize(("name", "unit"), UNITS)
def test_units_of_names(name: str, unit: str | None) -> None:
    assert unit_of_name(name) == unit
