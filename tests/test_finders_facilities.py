"""Facilities: names are found, classes of facilities and coined names are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.facilities import find_facilities


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("รับส่งต่อจาก รพ.เวียงสา รพ. นาน้อย และรพ.ปัว", ["เวียงสา", "นาน้อย", "ปัว"]),
        ("โรงพยาบาลศูนย์ยะลาและโรงพยาบาลเบตง", ["ยะลา", "เบตง"]),
        ("รพท.สิงห์บุรี+รพช.อินทร์บุรี+รพร.นครไทย", ["สิงห์บุรี", "อินทร์บุรี", "นครไทย"]),
        ("รพ.ศรีเทพ รพ.สตูล รพ.ท่าแพ", ["ศรีเทพ", "สตูล", "ท่าแพ"]),  # no รพศ., รพ.สต., รพท.
        ("รพ.สต.บ้านโคกสี รพสต.ดอนหัน รพ. สต. ท่าพระ", ["บ้านโคกสี", "ดอนหัน", "ท่าพระ"]),
        ("โรงพยาบาลค่ายวชิราวุธ และโรงพยาบาลสมเด็จพระนางเจ้า", ["ค่ายวชิราวุธ", "สมเด็จพระนางเจ้า"]),
        ("โรงพยาบาลเชียงใหม่ราม", ["เชียงใหม่ราม"]),  # not the hospital of Chiang Mai
        ("โรงพยาบาลแม่แตงติดตั้งเครื่องใหม่ไปแล้วสองตัว", ["แม่แตง"]),
        ("โรงพยาบาล ๕๐ พรรษา มหาวชิราลงกรณ", ["๕๐ พรรษา มหาวชิราลงกรณ"]),
        # classes
        ("โรงพยาบาลทุกแห่ง โรงพยาบาลในสังกัด โรงพยาบาลของรัฐ", []),
        ("โรงพยาบาลชุมชนในจังหวัด โรงพยาบาลทั่วไปและโรงพยาบาลศูนย์", []),
        ("รพ.สต.ทุกแห่ง รพ.สต.ในพื้นที่ รพ.สต.ถ่ายโอน รพ.สต.จังหวัดแพร่", []),
        ("รพ.แม่ข่าย รพ.ลูกข่าย รพ.เครือข่าย และ รพ. ที่เกี่ยวข้อง", []),
        ("โรงพยาบาลสนาม โรงพยาบาลคุณภาพ โรงพยาบาลปลายทาง", []),
        ("โรงพยาบาลสมเด็จพระยุพราชทุกแห่ง", []),
        ("ส่งให้โรงพยาบาล และ 7. ส่งให้ รพ.สต. และ 8. ส่งให้ รพ.ตะวันฯ", []),
        # coined names of groups
        ("โรงพยาบาลสองเกลอ โรงพยาบาลห้าสหาย โรงพยาบาลเจ็ดพี่น้อง", []),
        ("สรพ. ตรวจรับรอง", []),
        ("", []),
    ],
)
def test_finds_facilities(text: str, cores: list[str]) -> None:
    assert [each.core for each in find_facilities(text)] == cores


@pytest.mark.parametrize(
    ("text", "type_", "code", "province", "district"),
    [
        ("รพศ.ขอนแก่น", "regional_hospital", None, None, None),
        ("โรงพยาบาลชุมชนแม่ทา (11136)", "community_hospital", "11136", None, None),
        ("[10713] โรงพยาบาลนครพิงค์", None, "10713", None, None),
        ("โรงพยาบาลปาย อำเภอปาย จังหวัดแม่ฮ่องสอน", None, None, "แม่ฮ่องสอน", "ปาย"),
        ("รพ.สต.บ้านเหล่า จ.เลย 42000", "health_promoting_hospital", None, "เลย", None),
        ("สถานีอนามัยบ้านดอนแก้ว", None, None, None, None),
    ],
)
def test_class_code_and_place_stand_beside_the_name(
    text: str, type_: str | None, code: str | None, province: str | None, district: str | None
) -> None:
    (found,) = find_facilities(text)
    assert (found.type, found.code, found.province, found.district) == (
        type_,
        code,
        province,
        district,
    )


def test_a_postcode_is_no_code() -> None:
    (found,) = find_facilities("โรงพยาบาลแม่สาย เชียงราย 57130")
    assert found.code is None


@given(st.text("โรงพยาบล.สตขอนแก่น 12[]\n", max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = list(find_facilities(text))
    assert all(each.core_span in each.span and each.span.stop <= len(text) for each in found)
    assert all(one.span.stop <= two.span.start for one, two in pairwise(found))
