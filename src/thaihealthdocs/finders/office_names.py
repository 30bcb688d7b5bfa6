"""How far the name of an office goes that no register lists, and whether it is a name at all."""

from __future__ import annotations

import re
from functools import cache

from ..model.names import FoundOrganization
from ..model.span import Span
from ..registers.persons import alternatives
from ..registers.tables import words
from ..thai.lines import one_line
from .places import find_places, place_at

__all__ = ["read_office_name"]

_LABEL = re.compile(r"[ ]?:[ ]?|[ \t]")
_RUN = re.compile(r"[ก-๎]{1,160}(?:(?:[ ]?ที่|(?<=ที่))[ ]?[0-9๐-๙]{1,3}(?![0-9๐-๙/]))?")
_PAREN_SHORT = re.compile(r"[ ]?\((?:(?:[ก-ฮ]{1,6}\.[ ]?){1,4}|[A-Z]{2,8})\)")
_HOSPITAL = re.compile(r"โรงพยาบาล|รพ\.")
_RANGE = re.compile(r"[ ]?[-–][ ]?[0-9๐-๙]")
_OF_A_CLASS = re.compile(r"[ ]?(?:ใน|ของ)(?:รพ|โรงพยาบาล(?![ก-ฮ]*(?:จังหวัด))|หน่วยบริการ|ทุก)")
_NUMBERED = re.compile(r"ที่[ ]?[0-9๐-๙]")
_PEOPLE_BEFORE = re.compile(r"(?:ผู้บริหาร|เจ้าหน้าที่|บุคลากร|ผู้เข้าร่วม(?:ประชุม)?|ผู้แทน|แกนนำ)[ ,]{1,2}$")
_APPOINTED = re.compile(r"(?:แต่งตั้ง|จัดตั้ง|ทบทวนคำสั่ง|ตั้ง)[ ]?$")
_BY_ORDER = re.compile(r"คำสั่ง|เรื่อง")
_ORDER_REACH = 140
_LIST_BEFORE = re.compile(r"(?:^|[/,(\n•]|หัวหน้า|[0-9][.)][ ]?)[ ]?$")
_COMPANY = re.compile(r"บริษัท[ ]?(?P<name>[^\n()]{2,60}?)[ ]?จำกัด(?:[ ]?\(มหาชน\))?")
_HOSPITAL_BEFORE = ("โรงพยาบาล", "รพ.", "โรงแรม", "โรงเรียน")
_LEAST, _LONG = 4, 14

_UNITS = ("กลุ่มงาน", "กลุ่มภารกิจ", "กอง", "สำนัก", "ฝ่าย")
_COMMITTEES = ("คณะกรรมการ", "คณะอนุกรรมการ", "อนุกรรมการ", "คณะทำงาน")
_FREE = ("มูลนิธิ", "สมาคม", "มหาวิทยาลัย", "ราชวิทยาลัย", "ชุมนุมสหกรณ์")
_LOCAL = ("องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล")
# A unit's name that ends with one of these goes on behind a blank.
_TRANSITIVE = ("บริหาร", "พัฒนา", "ส่งเสริม", "จัดการ", "สนับสนุน", "ควบคุม", "ป้องกัน", "คุ้มครอง", "และ")
_GENERAL = (
    "บริหาร",
    "ดำเนินงาน",
    "ดำเนินการ",
    "อำนวยการ",
    "ตรวจรับ",
    "จัดซื้อ",
    "จัดจ้าง",
    "กำหนด",
    "ประเมินผล",
)
"""A committee of these words alone is one of many."""
_AUTHORITIES = ("คณะกรรมการ", "ปลัด", "เลขาธิการ", "เลขานุการ", "กองทุน", "อัยการ")


def read_office_name(text: str, head: re.Match[str]) -> FoundOrganization | None:
    """The office whose name opens with ``head``, None where the words name a class or nothing.

    A unit (กลุ่มงาน, กอง) is taken by its name; a centre, an institute or an office must be tied
    to a number, a place, the nation or a short form of its own, for most are classes; committees
    still to be appointed, and those in a list of kinds of people, are left alone.
    """
    if head[0] == "บริษัท":
        return _company(text, head)
    label = _LABEL.match(text, head.end()) if head[0] in _UNITS else None
    start = head.end() if label is None else label.end()
    if text.startswith(words("office_class"), start) or text.endswith(
        _HOSPITAL_BEFORE, 0, head.start()
    ):
        return None
    if head[0] in _FREE and _is_act(text, start):
        return None  # what one of them does that was named before
    name = _extent(text, start, is_unit=head[0] in _UNITS)
    if name is None or not _is_name(text, head, name):
        return None
    whole = _with_local_office(text, head[0], Span(head.start(), name.stop))
    printed = head[0] + one_line(Span(start, whole.stop).of(text))
    return FoundOrganization(whole, _tidy(printed))


def _is_act(text: str, start: int) -> bool:
    return text.startswith(words("after_office"), start) and not text.startswith(
        words("within_office"), start
    )


def _company(text: str, head: re.Match[str]) -> FoundOrganization | None:
    company = _COMPANY.match(text, head.start())
    if company is None:
        return None
    return FoundOrganization(Span(*company.span()), one_line(company[0]))


def _tidy(name: str) -> str:
    """A blank inside a name stays only before a number or an office above it."""
    return re.sub(r"(?<=[ก-๎]) (?=[ก-๎])(?!องค์การ|เทศบาล|จังหวัด|เขต)", "", name)


def _extent(text: str, start: int, *, is_unit: bool) -> Span | None:
    run = _RUN.match(text, start)
    if run is None:
        return None
    stop = _cut(text, start, run.end())
    if is_unit:
        hospital = _HOSPITAL.search(text, start, stop)
        stop = stop if hospital is None else hospital.start()
    place = _place_end(text, start, stop)
    if place is not None:
        return Span(start, place)
    if stop == run.end() and text[start:stop].endswith(_TRANSITIVE):
        more = _RUN.match(text, stop + 1) if text[stop : stop + 1] == " " else None
        if more is not None and not text.startswith((*words("office_class"), *_heads()), stop + 1):
            stop = _cut(text, stop + 1, more.end())
    while text[start:stop].endswith(("และ", "หรือ", "กับ")):
        stop -= 3
    return Span(start, stop) if stop - start >= _LEAST else None


def _cut(text: str, start: int, stop: int) -> int:
    """Where the name that starts there ends, at the latest at ``stop``."""
    for end in _ends().finditer(text, start, stop):
        if end.lastgroup == "kept":
            continue
        if end.lastgroup == "joined" and not _starts_another(text, end.end()):
            continue
        if end[0] == "ที่" and _NUMBERED.match(text, end.start()):
            continue
        if end.start() > start:
            return end.start()
    return stop


def _starts_another(text: str, at: int) -> bool:
    """Whether what และ joins is another office, people or an act, and no part of the name."""
    return text.startswith(
        (*_heads(), *words("office_class"), *words("after_office"), *_OTHERS), at
    )


def _place_end(text: str, start: int, stop: int) -> int | None:
    """Where a name ends that holds a place: after the place, whatever runs on."""
    for place in find_places(text[start : min(len(text), stop + 30)]):
        if start + place.span.start <= stop:
            return start + place.span.stop
    return None


def _is_name(text: str, head: re.Match[str], name: Span) -> bool:
    word, rest = head[0], name.of(text)
    before = text[max(0, head.start() - 24) : head.start()]
    if before.endswith(("ทุก", "แต่ละ")) and word in (*_UNITS, *_FREE):
        return False
    if _RANGE.match(text, name.stop) or _OF_A_CLASS.match(text, name.stop):
        return False
    if word in _COMMITTEES:
        return _is_committee(text[max(0, head.start() - _ORDER_REACH) : head.start()], rest)
    if word == "ฝ่าย":
        return _LIST_BEFORE.search(before) is not None
    if word == "กอง" and before[-1:].isalpha() and not before.endswith(_BEFORE_DIVISION):
        return False
    if word in _UNITS or word in _FREE:
        return not rest.endswith("ฯ")
    if word in ("สำนักงาน", "สำนัก") and rest.startswith(_AUTHORITIES):
        return len(rest) > _LONG
    return _is_tied(text, name)


def _is_committee(before: str, rest: str) -> bool:
    if _PEOPLE_BEFORE.search(before):
        return False
    if _APPOINTED.search(before) and _BY_ORDER.search(before) is None:
        return False  # an act that is planned
    if len(rest) < _LONG and rest.startswith(words("after_office")):
        return False  # what the committee does: คณะกรรมการพิจารณาอีก…
    return len(rest) > _LEAST + 2 and rest not in _GENERAL and not rest.endswith("ฯ")


def _is_tied(text: str, name: Span) -> bool:
    """Whether a number, a place, the nation or a short form ties the words to one office."""
    rest = name.of(text)
    if _NUMBERED.search(rest) or rest.endswith(("แห่งชาติ", "แห่งประเทศไทย", "ราชนครินทร์")):
        return True
    if _PAREN_SHORT.match(text, name.stop):
        return True
    return any(place.codes for place in find_places(rest))


def _with_local_office(text: str, word: str, name: Span) -> Span:
    """A division of a local office is named with it: กองสาธารณสุข เทศบาลเมือง… is one."""
    if word not in ("กอง", "สำนัก", "ฝ่าย"):
        return name
    blank = re.compile(r"[ ]?\n?[ ]?").match(text, name.stop)
    at = name.stop if blank is None else blank.end()
    office = next((each for each in _LOCAL if text.startswith(each, at)), None)
    if office is None:
        return name
    seats = [
        seat.stop
        for kind in ("province", "district", "subdistrict")
        if (seat := place_at(text, at + len(office), kind)) is not None
    ]
    return Span(name.start, max(seats)) if seats else name


_OTHERS = (
    *(
        "หน่วยงาน",
        "เจ้าหน้าที่",
        "ภาคี",
        "องค์กร",
        "ภาค",
        "ผู้",
        "คณะ",
        "ประชาชน",
        "อาสาสมัคร",
        "นัก",
        "ท้องถิ่น",
    ),
    *(
        "โรงพยาบาล",
        "รพ",
        "สสจ",
        "สสอ",
        "อบ",
        "สปสช",
        "จังหวัด",
        "อำเภอ",
        "เทศบาล",
        "บุคลากร",
        "ทีม",
        "ให้",
    ),
)
_BEFORE_DIVISION = (
    *(
        "การ",
        "หน้า",
        "ของ",
        "และ",
        "จาก",
        "โดย",
        "ให้",
        "เท่า",
        "ประสาน",
        "ที่",
        "กับ",
        "ผอ.",
        "ร่วม",
        "สังกัด",
    ),
    *("คือ", "ได้แก่", "ทุก", "ส่ง", "ถึง", "แจ้ง", "เพจ"),
)


@cache
def _heads() -> tuple[str, ...]:
    return (*words("office_head"), "กระทรวง", "กรม", *_LOCAL)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<kept>{alternatives(words('within_office'))})|(?P<joined>และ)"
        rf"|(?P<end>{alternatives(words('after_office'))})"
        rf"|(?P<head>{alternatives(_heads())})"
    )
