"""What the first words of a line tell: that it opens an item, bears a label, or heads a list."""

from __future__ import annotations

import re

__all__ = ["is_list_heading", "is_page_number", "opens_item"]

# Words that, with a number or a Thai letter after them, open an item of an outline.
_OUTLINE_WORDS = (
    "ข้อ",
    "มาตรา",
    "หมวด",
    "บท",
    "ภาค",
    "ส่วน",
    "ตอน",
    "ภาคผนวก",
    "เอกสารแนบ",
    "เอกสารแนบท้าย",
    "สิ่งที่ส่งมาด้วย",
    "ตาราง",
    "ภาพ",
    "แผนภูมิ",
    "แผนภาพ",
    "รูป",
    "รูปภาพ",
    "ยุทธศาสตร์",
    "ประเด็นยุทธศาสตร์",
    "ประเด็น",
    "ประเด็นการพัฒนา",
    "เป้าประสงค์",
    "กลยุทธ์",
    "กลยุทธ์ย่อย",
    "มาตรการ",
    "แผนงาน",
    "โครงการ",
    "กิจกรรม",
    "กิจกรรมหลัก",
    "กิจกรรมย่อย",
    "ตัวชี้วัด",
    "เป้าหมาย",
    "วัตถุประสงค์",
    "ขั้นตอน",
    "ขั้น",
    "วาระ",
    "ระเบียบวาระ",
    "มติ",
    "องค์ประกอบ",
    "เกณฑ์",
    "ลำดับ",
    "หน้า",
    "Page",
    "P.",
)
# After a plain number with a point these make it a quantity, not the mark of an item.
_UNITS = "ล้าน|พัน|แสน|หมื่น|บาท|เท่า|ปี|เดือน|วัน|ชั่วโมง|คน|ราย|แห่ง|ครั้ง|ต่อ|กม|ก\\.ม|ม\\.|มก|มล|%"
_LIST_MARK = re.compile(
    r"""\s*(?:
      [-–—•●○◦▪■□◻◼❖➢➤✓✔*·►▶→☐☑◆◇★]\s*(?=\S)            # bullets
    | \(?\s*(?:[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*|[ก-ฮ]|[a-zA-Z]|[ivx]{1,4})\s*\)     # 1) (๑) ก)
    | [0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*\.(?=\s|[^0-9๐-๙\s])                      # 1. ๑.๒.
    | [0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,4}(?=\s+(?!"""
    + _UNITS
    + r""")\S)   # 1.1 1.2.3
    | [ก-ฮ]\.\s                                                         # ก.
    | (?:"""
    + "|".join(map(re.escape, sorted(_OUTLINE_WORDS, key=len, reverse=True)))
    + r""")(?:ที่)?\s*(?:[0-9๐-๙]|[ก-ฮ](?![ก-๎]))
    )""",
    re.VERBOSE,
)
# A short line that opens with one of these, before item 1 of a list, is a heading.
_HEADING_WORDS = (
    "มาตรการ",
    "แนวทาง",
    "วัตถุประสงค์",
    "เป้าหมาย",
    "เป้าประสงค์",
    "ตัวชี้วัด",
    "กลยุทธ์",
    "ยุทธศาสตร์",
    "กิจกรรม",
    "โครงการ",
    "แผนงาน",
    "ขั้นตอน",
    "วิธีดำเนิน",
    "วิธีการ",
    "หลักการ",
    "เหตุผล",
    "สถานการณ์",
    "ผลการ",
    "ผลที่คาดว่า",
    "ปัญหา",
    "ปัจจัย",
    "ข้อเสนอแนะ",
    "ข้อมูล",
    "งบประมาณ",
    "ระยะเวลา",
    "ผู้รับผิดชอบ",
    "หน่วยงาน",
    "พื้นที่",
    "กลุ่มเป้าหมาย",
    "การประเมิน",
    "การติดตาม",
    "บทนำ",
    "บทสรุป",
    "สรุป",
    "ภาคผนวก",
    "วิสัยทัศน์",
    "พันธกิจ",
    "ค่านิยม",
)
_HEADING = re.compile(rf"\s*(?:{'|'.join(_HEADING_WORDS)})")
_INTRODUCES = re.compile(r"(?:นี้|ได้แก่|คือ|เช่น|ประกอบด้วย|[:：])\s*$")
_FIRST_ITEM = re.compile(
    r"\s*(?:[-–—•●○▪■]|\(?(?:[1๑]|[0-9๐-๙.]+\.[1๑]|ก)\s*[.)]|[0-9๐-๙.]+\.[1๑]\s)"
)
_LABEL = re.compile(r"\s*[^\s:：][^:：\n]{0,38}\s?[:：](?:\s|$)")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?[0-9๐-๙]{1,4}(?:\s*-)?\s*$|\s*(?:หน้า|Page|P\.)\s*[0-9๐-๙]")


def opens_item(line: str) -> bool:
    """Whether a line opens an item of a list or an outline, or bears a label.

    >>> opens_item("๒) อบรมครู"), opens_item("กิจกรรมหลักที่ 1.2 อบรมครู"), opens_item("สถานที่ : วัด")
    (True, True, True)
    >>> opens_item("1.5 ล้านบาท"), opens_item("กิจกรรมทางกาย")
    (False, False)
    """
    return bool(_LIST_MARK.match(line) or _LABEL.match(line))


def is_page_number(line: str) -> bool:
    """Whether a line is the number of a page, or begins with one.

    >>> is_page_number("- 12 -"), is_page_number("หน้า 3"), is_page_number("12 คน")
    (True, True, False)
    """
    return _PAGE_NUMBER.match(line) is not None


def is_list_heading(line: str, after: str) -> bool:
    """Whether a line is the heading of the list that begins in the line after it.

    >>> is_list_heading("แนวทางการดำเนินงาน", "(๑) กำหนดชุดข้อมูลขั้นต่ำ")
    True
    >>> is_list_heading("แนวทางการดำเนินงานได้แก่", "(๑) กำหนดชุดข้อมูลขั้นต่ำ")
    False
    """
    return (
        _FIRST_ITEM.match(after) is not None
        and _HEADING.match(line) is not None
        and _INTRODUCES.search(line) is None
    )
