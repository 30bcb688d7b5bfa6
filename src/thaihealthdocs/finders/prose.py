"""Running text as it is said: the ends of full lines are a blank between clauses, else nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .unwrapped import without_line_ends

if TYPE_CHECKING:
    from .unwrapped import Unwrapped

__all__ = ["prose"]

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_THAI = re.compile(r"[ก-๎ฯๆ]")
_OPENS_CLAUSE = re.compile(
    r"ณ\s|โดย(?!รวม)|เมื่อ|วันที่|วันนี้|ระหว่างวัน|เพื่อ(?!น)|ซึ่ง|พร้อม|จำนวน|มี(?:ผู้|นาย|นาง|วัตถุ)|ที่ห้อง|และ|ได้|จึง|เรื่อง"
    r"|ลงวันที่|ครั้งที่|ประจำปี|ปีงบ|เวลา|ตั้งแต่|ร่วมกับ|กับ|ให้การ|กล่าว|เป็นประธาน|ในวันที่|ในโอกาส|ทั้งนี้|ผ่านระบบ|จัด"
    r"|นาย(?!ก|อำเภอ|แพทย์สา)|นาง|น\.ส\.|นพ\.|พญ\.|ดร\.|ผศ\.|รศ\.|ชั้น|โรงแรม"
)
_PLACE = re.compile(r"จังหวัด|อำเภอ|ตำบล")
_NEEDS_PLACE = re.compile(
    r"(?:สาธารณสุข|สำนักงาน|ส่วน|ที่ว่าการ|ระดับ|ประจำ|ราชการ|ศาลากลาง|ใน|ของ|ทุก|หอประชุม|เขต|ราย|จาก|พื้นที่|พัฒนาการ|นาย|ปลัด"
    r"|ท้องถิ่น|เกษตร|ปศุสัตว์|ศึกษาธิการ|วัฒนธรรม|ประชาสัมพันธ์|สมาคม|คณะกรรมการ|ศาล|เรือนจำ|ฟื้นฟูสมรรถภาพ|และ|หรือ|กับ)$"
)


def prose(text: str) -> Unwrapped:
    r"""Take out the line ends that full lines force; where a clause opens one stays as a blank.

    A line much shorter than the longest ends because its words do: that end stays a line end.
    Spans of the result lead back by `Unwrapped.to_wrapped`.

    >>> prose("ร่วมประชุมกับสำนักงานสาธารณสุข\nจังหวัดลำปางและเครือข่ายเดิม\nณ โรงแรมเวียง").text
    'ร่วมประชุมกับสำนักงานสาธารณสุขจังหวัดลำปางและเครือข่ายเดิม ณ โรงแรมเวียง'
    """
    return without_line_ends(text, _LINE_END, lambda end: " " if _parts(text, end) else "")


def _parts(text: str, end: re.Match[str]) -> bool:
    """Whether the line end stands between two words that a blank would part."""
    before, after = text[max(0, end.start() - 1) : end.start()], text[end.end() : end.end() + 1]
    if not (_THAI.match(before) and _THAI.match(after)):
        return True
    if _PLACE.match(text, end.end()):
        return _NEEDS_PLACE.search(text, max(0, end.start() - 40), end.start()) is None
    return _OPENS_CLAUSE.match(text, end.end()) is not None
