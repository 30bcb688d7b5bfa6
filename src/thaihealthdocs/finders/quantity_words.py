"""What stands left and right of a number that makes it a quantity, or shows that it is none."""

from __future__ import annotations

import re

from .comparators import AFTER, BEFORE, CHANGE, HEDGE
from .numbers import NUMBER_WORDS, NUMERAL, SCALE
from .units import PERCENT_AFTER, PERCENT_BEFORE, RATE, UNIT
from .years import GAP

__all__ = [
    "ANCHOR",
    "BASELINE_AFTER",
    "BEFORE_COUNTED",
    "FAR",
    "JOINED",
    "JOINED_LEFT",
    "JOINED_RIGHT",
    "LEFT",
    "LIST",
    "MONEY_IN_WORDS",
    "ORDINAL",
    "PARTS",
    "POPULATION",
    "PROGRAMME",
    "RATIO",
    "REACH",
    "RIGHT",
    "SCALE_WORDS",
    "TAG",
    "WEEK_LABEL",
]

REACH = 72
"""How many characters left of a number its words may begin."""
ANCHOR = re.compile(rf"{NUMERAL}|ครึ่งหนึ่ง|{NUMBER_WORDS}")

_BASELINE = (
    r"(?:จาก|เมื่อเทียบกับ|เทียบกับ|เปรียบเทียบกับ)(?:เดิม"
    r"|ค่ามัธยฐาน(?:[ ]?[0-9]+[ ]?ปี)?(?:[ ]?ย้อนหลัง)?|(?:ค่าเฉลี่ย)?[ ]?(?:ของ)?ปี(?:งบประมาณ|ปฏิทิน)?[ ]?"
    r"(?:พ\.ศ\.)?[ ]?(?:[0-9]{2,4}(?![0-9])|ที่ผ่านมา|ที่แล้ว|ก่อน(?:หน้า)?|ฐาน)(?:[ ]?\([0-9]{4}\))?)"
)
LEFT = re.compile(
    rf"(?:(?P<age>อายุ){GAP})?(?:(?P<hedge>{HEDGE}){GAP})?"
    rf"(?:(?P<change>{CHANGE}){GAP}(?:(?P<baseline>{_BASELINE}){GAP})?)?"
    rf"(?:(?P<first>{BEFORE}){GAP}(?:(?!ร้อย)[ก-๎]{{1,14}}ละ{GAP})?)?(?:(?P<between>ระหว่าง|ช่วง){GAP})?"
    rf"(?:(?:(?P<percent>{PERCENT_BEFORE})|(?P<level>ระดับ)){GAP})?(?:(?P<second>{BEFORE}){GAP})?"
    rf"(?:(?P<hedged>{HEDGE}){GAP})?\Z"
)
"""Everything that belongs to a number on its left, up to the number."""


_NO_RANGE = "(?P<to>(?!))?(?P<max>(?!))?(?P<high>(?!))?"


def _right(*, is_range: bool, has_unit: bool) -> re.Pattern[str]:
    stop = (
        rf"{GAP}(?P<to>-|~|ถึง|และ){GAP}(?:{PERCENT_BEFORE}{GAP})?"
        rf"(?P<max>{NUMERAL})(?P<high>{GAP}{SCALE})?"
    )
    unit = (
        rf"(?P<unit>{GAP}(?P<more>กว่า{GAP})?(?:(?P<sign>{PERCENT_AFTER})|(?P<rate>{RATE})"
        rf"|(?P<million>ลบ\.)|(?P<dash>\.-(?:{GAP}บาท)?)|(?P<word>{UNIT})))?"
    )
    return re.compile(
        rf"(?P<low>{GAP}(?P<over>กว่า)?{SCALE}(?P<rest>(?:[ ]?[0-9]{{1,3}}[ ]?{SCALE})+)?)?"
        rf"{stop if is_range else _NO_RANGE}{unit if has_unit else ''}"
        rf"(?:บริบูรณ์)?(?P<after>{GAP}{AFTER})?"
    )


RIGHT = {
    (is_range, has_unit): _right(is_range=is_range, has_unit=has_unit)
    for is_range in (True, False)
    for has_unit in (True, False)
}
"""What belongs to a number on its right, by whether it is read as a range and may have a unit."""

FAR = re.compile(r"[ ]?ของ(?:(?!ปี|อายุ)[^0-9\n\t,;()]){1,60}?(?P<after>ขึ้นไป)")
"""An operator after the words of what is counted: ร้อยละ 80 ของอำเภอขึ้นไป."""
BASELINE_AFTER = re.compile(rf"{GAP}(?P<baseline>{_BASELINE})")
MONEY_IN_WORDS = re.compile(rf"[ ]?\([ ]?(?P<words>{NUMBER_WORDS})[ ]?บาท(?:ถ้วน)?[ ]?\)")
WEEK_LABEL = re.compile(r"[0-9]{1,2}\.2[45][0-9]{2}")
PARTS = re.compile(rf"[0-9]{{1,3}}[ ]?{SCALE}")
SCALE_WORDS = re.compile(SCALE)
TAG = re.compile(r"</?[A-Za-z][^<>]*\Z")
RATIO = re.compile(
    r"(?<![0-9.:/])1[ ]?(?::|ต่อ)[ ]?(?P<other>[0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9:]|[ ]?น\.|[.][0-9])"
)
LIST = re.compile(
    rf"(?<![0-9.,:/-]){NUMERAL}(?:(?:[ ]?,[ ]?|[ ]?(?:และ|หรือ)[ ]?|[ ]){NUMERAL}){{1,6}}"
    rf"(?P<unit>{GAP}(?:เดือน|ปี|วัน|สัปดาห์)(?!งบ|[ก-ฮ]\.))"
)
"""Numbers that share one unit of time: 9, 18 และ 30 เดือน."""

JOINED = re.compile(r"[0-9][.,:/-]\Z")
"""A mark between two numbers: the one after it is no number of its own."""
JOINED_LEFT = re.compile(
    r"(?:[A-Za-z_#/\\@][-.]?|[0-9][.,:/-]|[0-9]|(?<![ก-ฮ])[ก-ฮ]\.|[0-9][ ]?/[ ]|[ก-๎][-])\Z"
)
"""What makes the number after it a part of a code, a clock, a phone, a fraction or a label."""
JOINED_RIGHT = re.compile(
    r"[ ]?/[ ]?[0-9]|[.:,][0-9]|-[0-9]+[-/]|[.)][ก-๎]|\.[ ]+[ก-๎A-Z]|[xX×][0-9]"
    r"|[ ]?(?:น\.|นาฬิกา)|[ ]?ใน[ ]?[0-9]"
)
ORDINAL = re.compile(
    r"(?:(?<!อยู่)(?<!เท่า)ที่|มาตรา|หมู่|ชั้น|เขต|เขตสุขภาพ|ไตรมาส|รุ่น|ห้อง|เลข|หน้า|ตาราง|ภาพ|ซอย|ถนน"
    r"|หมวด|เล่ม|ภาค|ส่วน|ตอน|บท|อาคาร|ตึก|โทร|ประเภท|แฟ้ม|ชาติ|ทางหลวง|ม\.|ป\.|ปี|พ\.ศ\.|Rock|No\.?|[Vv]ersion|ทุก|ทุกๆ|รอบ|โควิด"
    r"|(?<![0-9])(?<![0-9][ ])ราย)"
    r"[ .]?(?:(?<=โควิด)[ ]?-[ ]?|(?<=โควิด[ ])-[ ]?)?\Z"
)
"""Words that make the number after them a name or an ordinal."""
PROGRAMME = re.compile(r"[ ]?บาท[ ]?รักษา")
BEFORE_COUNTED = re.compile(r"(?:หลาย|นับ|ครึ่ง|ทุก|ทั้ง|อีก|เป็น|วรรค|เฟส|แห่ง)\Z")
POPULATION = re.compile(
    r"อายุ[ ]?[0-9]+[ ]?(?:วัน|เดือน|ปี)[ ]?(?:-|ถึง)[ ]?\Z"
    r"|(?:อายุ|เด็ก|ทารก|ประชากร|ประชาชน|หญิง|สตรี|ชาย|วัยรุ่น|นักเรียน|ผู้ใหญ่|ผู้สูงอายุ|วัยทำงาน|วัย|คนไทย)"
    r"(?:ที่มี|ที่|กลุ่ม|อายุ|ช่วง|[ (])*\Z"
)
"""Words of a population, which an age after them narrows."""
