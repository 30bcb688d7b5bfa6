"""Units as tables: the words of the field, and what a record calls them."""

from __future__ import annotations

import re

from .years import GAP

__all__ = ["PERCENT_AFTER", "PERCENT_BEFORE", "RATE", "UNIT", "rate_unit", "unit_of_word"]

_CLASSIFIERS = {
    "คน": "person",
    "ท่าน": "person",
    "รูป": "person",
    "ราย(?!การ|งาน|ได้|ชื่อ|ละเอียด|เดือน|ปี|วัน)": "case",
    "แห่ง(?!ชาติ|ประเทศ|นี้|การ)": "place",
    "รายการ": "item",
    "ข้อ(?!มูล|เสนอ|ความ|ตกลง|กำหนด|ปฏิบัติ)": "item",
    "เรื่อง(?!ที่)": "item",
    "คะแนน": "score",
    "ระดับ": "level",
    "ครั้ง(?!ที่|ละ)": "time",
    "วัน(?!ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|โรค)": "day",
    "เดือน(?!ม|ก|เ|พ|ส|ต|ธ)": "month",
    "ปี(?!งบ|การศึกษา|ปฏิทิน|ที่[ ]?[0-9]|พ\\.ศ|[ ]?พ\\.ศ|[ ]?25[0-9]{2})": "year",
    "ชั่วโมง|ชม\\.": "hour",
    "เท่า(?!กับ|ไร|เทียม|ใด)": "ratio",
    "บาท(?:ถ้วน)?": "baht",
}
_PRINTED = (
    "นาที", "วินาที", "ประการ", "มื้อ", "เมนู", "ก้อน", "แท่ง",
    "สัปดาห์(?!ที่)", "ไตรมาส", "องค์กร", "เล่ม", "ครอบครัว", "ครัวเรือน", "หลังคาเรือน",
    "โดส", "เข็ม", "ตำบล", "อำเภอ", "จังหวัด", "หมู่บ้าน", "ชุมชน", "เครื่อง(?!มือ|หมาย|ดื่ม)", "หลัง(?!จาก)",
    "ชุด", "คัน", "เตียง", "ตัว(?!ชี้วัด|อย่าง|แทน)", "ตัวอย่าง", "ตัวชี้วัด", "ฉบับ(?!ที่)", "หลักสูตร",
    "ทีม", "รุ่น(?!ที่)",
    "ประเทศ(?!ไทย)", "เม็ด", "ขวด", "ซอง", "กล่อง", "ถุง", "ชิ้น", "แผ่น", "หน้า", "คู่(?!มือ|สัญญา)", "ไร่",
    "กิโลเมตร", "กม\\.", "เมตร", "ซม\\.", "กิโลกรัม", "กก\\.", "กรัม", "มิลลิกรัม", "มก\\.", "ลิตร",
    "องศาเซลเซียส", "ยูนิต", "สาย(?!พันธุ์)", "ลำ", "ต้น", "จุด", "หน่วยบริการ", "เขตสุขภาพ", "โรงพยาบาล",
    "รพ\\.สต\\.", "รพ\\.", "mg%", "mg/dl", "mmHg", "mm", "cm", "kg", "ml", "km",
)  # fmt: skip
# Nouns that are counted without a classifier; in front of more words they open a name instead.
_NOUNS = (
    "ด้าน", "ประเด็น", "กลุ่ม", "กลุ่มงาน", "โครงการ", "กิจกรรม", "หน่วยงาน", "หน่วย", "ชนิด", "ประเภท",
    "ศูนย์", "สาขา", "เขต", "แฟ้ม", "ขั้นตอน", "มาตรการ", "ยุทธศาสตร์", "กลยุทธ์", "แผนงาน", "เครือข่าย",
    "ภาคี", "แปลง", "ระบบ", "ฝ่าย", "หมวด", "องค์ประกอบ", "นวัตกรรม", "ผลงาน",
)  # fmt: skip
_MAY_FOLLOW = r"(?=[^ก-๎]|$|และ|ได้แก่|ที่|ใน|ของ|ประกอบ|คือ|ต่อ|ขึ้นไป|หรือ|โดย|จาก|เพื่อ|ดังนี้|เป็น)"

_WORDS = sorted([*_CLASSIFIERS, *_PRINTED], key=len, reverse=True)
_COUNTABLE = sorted(_NOUNS, key=len, reverse=True)
UNIT = rf"(?:(?:{'|'.join(_WORDS)}|(?:{'|'.join(_COUNTABLE)}){_MAY_FOLLOW})(?!นี้|นั้น))"
"""A unit word after a number, in a folded text."""
PERCENT_BEFORE = r"(?:ร้อย[ ]?ละ|อัตราร้อย[ ]?ละ)"
PERCENT_AFTER = r"(?:%(?![A-Za-z0-9])|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอร์เซนท์)"

_POPULATION = (
    r"(?:ประชากร(?:กลางปี|แสนคน)?|การเกิดมีชีพ|เกิดมีชีพ|การเกิด|เด็กเกิดมีชีพ|การตั้งครรภ์|ประชาชน|ผู้ป่วย"
    r"|วันนอน|คน|ราย|ครั้ง|ประชากร(?:หญิง|ชาย)|หญิง|ชาย|เด็ก|ทารก|วัยรุ่น)"
)
_BASE = r"(?P<base>แสน|หมื่น|พัน|100,?000|10,?000|1,?000)(?![0-9])"
RATE = (
    rf"(?:(?:คน|ราย|ครั้ง){GAP})?(?:ต่อ|/|:|per){GAP}(?:{_POPULATION}[ก-๎0-9 -]{{0,24}}?{GAP})?{_BASE}"
    rf"(?:{GAP}{_POPULATION}){{0,3}}"
)
"""A base population after a number: ต่อแสนประชากร, ต่อการเกิดมีชีพ 1,000 คน, /หมื่น."""

_RATE_UNITS = {
    "แสน": "per_100000",
    "หมื่น": "per_10000",
    "พัน": "per_1000",
    "100000": "per_100000",
    "10000": "per_10000",
    "1000": "per_1000",
}
_KNOWN = tuple((re.compile(word), unit) for word, unit in _CLASSIFIERS.items())


def unit_of_word(words: str) -> str:
    """What a record calls a printed unit: its English name, or the word itself.

    >>> unit_of_word("ราย"), unit_of_word("ครัวเรือน")
    ('case', 'ครัวเรือน')
    """
    return next((unit for pattern, unit in _KNOWN if pattern.fullmatch(words) is not None), words)


def rate_unit(base: str) -> str:
    """The unit of a rate by its printed base.

    >>> rate_unit("แสน"), rate_unit("1,000")
    ('per_100000', 'per_1000')
    """
    return _RATE_UNITS[base.replace(",", "")]
