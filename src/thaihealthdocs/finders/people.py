"""People by their titles, and the positions printed after their names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..model.names import FoundPerson
from ..model.span import Span
from ..registers.persons import alternatives, position_words, titles
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_people", "split_person"]

_NAME_WORD = r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]+"
_LATIN_NAME = r"[A-Z][a-zA-Z'-]+(?:[ ][A-Z][a-zA-Z'.-]*){1,3}"

# What may follow a title's letters where they are no title: นายก, นางรอง, แพทย์ประจำบ้าน.
_NOT_AFTER: dict[str, tuple[str, ...]] = {
    "นาย": (
        *("กรัฐมนตรี", "กสมาคม", "กสภา", "กเทศ", "กอง", "กอบ", "กฯ", "กเหล่า", "กเมือง", "กพัทยา"),
        *("กสโมสร", "ก ", "อำเภอ", "จ้าง", "ทะเบียน", "หน้า", "ช่าง", "ตรวจ", "ทหาร", "ท้าย", "ด่าน"),
        *("ประกัน", "ตำรวจ", "ทุน", "สถานี", "แบบ", "พราน", "แพทย์", "สัตวแพทย์", "เวร", "ก\n"),
    ),
    "นาง": (
        "พยาบาล",
        "งาม",
        "แบบ",
        "เอก",
        "รอง",
        "ฟ้า",
        "ผดุง",
        "สงกรานต์",
        "สนอง",
        "นวล",
        "เลิ้ง",
        "เธอ",
        "เจ้า",
    ),
    "คุณ": (
        *("ภาพ", "ธรรม", "ลักษณะ", "สมบัติ", "ประโยชน์", "ค่า", "วุฒิ", "ูปการ", "หมอ", "ครู", "แม่"),
        *("พ่อ", "ภาพชีวิต", "หญิง"),
    ),
    "พระมหา": ("กรุณา", "กษัตริย์", "ราช", "มงคล", "ธาตุ", "เถระ", "ชนก"),
    "พระอาจารย์": ("ที่", "ผู้"),
    "เภสัชกร": ("รม", "ทั่วไทย"),
    "ทันตแพทย์": ("สภา", "สมาคม"),
    "สัตวแพทย์": ("สภา", "สมาคม"),
    "แพทย์หญิง": ("และ",),
    "อาจารย์": ("ที่ปรึกษา", "แพทย์", "ประจำ", "พิเศษ", "ใหญ่", "พยาบาล", "จาก", "มหาวิทยาลัย", "ผู้"),
}
_WORK = ("สาธารณสุข", "ประจำ", "ผู้", "ทุก", "และ", "ที่", "ใน", "แผน", "ทั่วไป", "พี่เลี้ยง", "เฉพาะ", "หัวหน้า")
"""After a profession these words make it a post or a class of people: นายแพทย์สาธารณสุขจังหวัด."""

# Where a surname that runs on without a blank has ended, and words that are no surname at all.
_VERBS = (
    *("เป็นประธาน", "เป็น", "กล่าว", "เปิดเผย", "เปิดการ", "เปิดงาน", "ได้รับ", "ได้มอบ", "ได้กล่าว", "ได้"),
    *("เข้าร่วม", "ร่วมกับ", "ร่วมประชุม", "ร่วมเป็น", "ร่วมพิธี", "พร้อมด้วย", "พร้อมคณะ", "พร้อม", "ลงพื้นที่"),
    *("มอบหมาย", "มอบ", "ระบุ", "เผย", "ชี้แจง", "นำเสนอ", "นำคณะ", "นำทีม", "ให้การ", "ให้สัมภาษณ์"),
    *(
        "ในฐานะ",
        "ในนาม",
        "ใน",
        "ซึ่ง",
        "และ",
        "กับ",
        "จาก",
        "โดย",
        "ตลอดจน",
        "รวมถึง",
        "เพื่อ",
        "ว่า",
        "ที่",
    ),
    *("ดังนี้", "หรือ", "สังกัด", "ตำแหน่ง", "ดำรง", "รักษา", "ปฏิบัติ", "อายุ", "โทร", "คือ"),
    # มีสุข and มีทรัพย์ are surnames.
    *("มีผู้", "มีการ", "มีหน้าที่", "มีความ", "มีจำนวน", "มีวัตถุ", "มีมติ", "มีประ", "มีตำแหน่ง", "มีอายุ", "มีนาย"),
    *(
        "มีนาง",
        "มีคณะ",
        "มีกำหนด",
        "มีราย",
        "มีเจ้า",
        "มีหัวหน้า",
        "มีตัวแทน",
        "มีหนังสือ",
        "มีคำสั่ง",
        "มีสมาชิก",
        "มีบุคลากร",
    ),
    *("ยังกล่าว", "ยังได้", "ยังมี", "ยังเปิด", "ก็", "จึง", "จะได้", "แล้ว", "ไม่", "เจ้าอาวาส", "เจ้าคณะ"),
    *("เมื่อ", "ตั้งแต่", "ทำหน้าที่", "ตรวจเยี่ยม", "เยี่ยม", "แถลง", "ประชุม", "ขอ", "ไป", "ลงนาม", "ผู้"),
)
_INSTITUTIONS = (
    *("โรงพยาบาล", "รพ.", "รพ", "สำนักงาน", "สำนัก", "กระทรวง", "กรม", "กอง", "กลุ่มงาน", "กลุ่ม", "ศูนย์"),
    *("สถาบัน", "จังหวัด", "อำเภอ", "ตำบล", "เทศบาล", "องค์การ", "องค์กร", "มหาวิทยาลัย", "คณะ", "วิทยาลัย"),
    *(
        "เขตสุขภาพ",
        "สสจ",
        "สสอ",
        "อบจ",
        "อบต",
        "สปสช",
        "ฝ่าย",
        "งาน",
        "หน่วย",
        "บริษัท",
        "สมาคม",
        "มูลนิธิ",
    ),
    *("แพทย์", "สาขา", "หมู่", "บ้านเลขที่", "วันที่", "เวลา", "ลงชื่อ", "ผอ"),
)
_CLASSES = ("สาธารณสุข", "อสม", "ท่าน", "ชุด", "ทีม", "คณะกรรมการ", "คณะทำงาน", "ร่วม", "ฯ")
_BY_ONE_NAME = ("พระครู", "พระมหา", "พระอธิการ", "พระครูปลัด")
"""Monks are known by one name."""

_SHORTEST = 3
"""A surname is not cut within its first letters: โดยสุข, ในเมือง are names."""


def split_person(text: str) -> FoundPerson | None:
    """The person whom a line such as a signature's ``(นาง… …)`` or a list's ``1. นาย… …`` names.

    Brackets, list numbers and blanks before the name are passed over; what follows the name is
    no part of it. A name in brackets needs no title. None where the line names nobody, as on a
    dotted line to be signed.

    >>> person = split_person("(ว่าที่ร้อยตรีหญิง ดร.อรทัย แสนสุข)")
    >>> person.title, person.name
    ('ว่าที่ร้อยตรีหญิง ดร.', 'อรทัย แสนสุข')
    >>> split_person("2. นายแพทย์วิชัย ทองดี ประธานกรรมการ").title
    'นายแพทย์'
    >>> split_person("นายแพทย์ชำนาญการพิเศษ") is None
    True
    """
    opening = _opening().match(text)
    start = opening.end() if opening else 0
    titled = _line_title().match(text, start)
    if titled is not None:
        return _person_after(text, titled, 1)
    in_brackets = "(" in text[:start] and text.rstrip().endswith(")")
    named = _bare_name().fullmatch(text, start) if in_brackets else None
    if named is None or _is_no_surname(named["given"]) or _is_no_surname(named["surname"]):
        return None
    span = Span(named.start("given"), named.end("surname"))
    return FoundPerson(span, None, one_line(span.of(text)), None, span)


def find_people(text: str) -> Iterator[FoundPerson]:
    """Each person named in running text by title, given name and surname.

    A name without a title, or without a surname, is left alone: nothing tells it from other
    words. The surname ends before a position, a verb, a place or list glue.

    >>> [p.name for p in find_people("โดยมีนพ.มานะ ใจกล้าเป็นประธาน และน.ส.ปราณี สุขใจ หัวหน้ากลุ่มงาน")]
    ['มานะ ใจกล้า', 'ปราณี สุขใจ']
    >>> list(find_people("นายแพทย์สาธารณสุขจังหวัดตรัง และนายกองค์การบริหารส่วนจังหวัด ลงนาม"))
    []
    """
    at = 0
    while titled := _running_title().search(text, at):
        is_monk = titled["title"].strip() in _BY_ONE_NAME
        found = _person_after(text, titled, 1 if is_monk else 2)
        if found is not None:
            yield found
        at = titled.end() if found is None else found.span.stop


def _person_after(text: str, titled: re.Match[str], least_words: int) -> FoundPerson | None:
    name = _name_at(text, titled.end(), _last_title(titled["title"]))
    if name is None or len(name.of(text).split()) < least_words:
        return None
    title = Span(*titled.span("title"))
    return FoundPerson(
        span=title.cover(name),
        title=one_line(title.of(text)),
        name=one_line(name.of(text)),
        title_span=title,
        name_span=name,
    )


def _last_title(printed: str) -> str:
    """The title nearest to the name, which decides what may follow: นายแพทย์ of ศ.นายแพทย์."""
    compact = re.sub(r"\s", "", printed)
    return next((title for title in titles() if compact.endswith(title)), compact)


def _name_at(text: str, start: int, title: str) -> Span | None:
    latin = _LATIN.match(text, start)
    if latin is not None:
        return Span(*latin.span())
    given = _GIVEN.match(text, start)
    if given is None or _is_no_name(text[start : start + 24], title):
        return None
    stop = given.start() + _cut(given[0])
    if stop < given.end():
        return Span(given.start(), stop)
    surname = _SURNAME.match(text, stop)
    if surname is None or _is_no_surname(surname["surname"]):
        return Span(given.start(), stop)
    if surname["surname"].startswith("ณ "):
        return Span(given.start(), surname.end())
    return Span(given.start(), surname.start("surname") + _cut(surname["surname"]))


def _is_no_name(following: str, title: str) -> bool:
    following = following.lstrip(" ")
    if following.startswith(_NOT_AFTER.get(title, ())):
        return True
    if title in titles("medical", "academic"):
        return following.startswith((*_WORK, *position_words("level", "post")))
    return following.startswith(position_words("line"))


def _is_no_surname(word: str) -> bool:
    if word.startswith("ณ "):
        return re.match(_SEAT, word) is None
    return word.startswith((*_VERBS, *_INSTITUTIONS, *_CLASSES, *position_words(), *titles()))


def _cut(word: str) -> int:
    """Where the name at the start of ``word`` ends: before what ran on without a blank."""
    return min(
        (match.start() for match in [_ends().search(word, _SHORTEST)] if match is not None),
        default=len(word),
    )


_GIVEN = re.compile(rf"[ \t]?{_NAME_WORD}(?![.])")
_SEAT = (
    r"ณ[ ](?:ลำปาง|อยุธยา|เชียงใหม่|ลำพูน|น่าน|ระนอง|ถลาง|สงขลา|นคร|พัทลุง|ตะกั่วทุ่ง|ป้อมเพ[ช็]|บางช้าง|"
    r"มหาชัย|อุบล|ร้อยเอ็ด|หนองคาย|กาฬสินธุ์|ราชสีมา|จันทบุรี|ภูเก็ต|ไชยา|วิเชียร|จัมปาศักดิ์|ตะกั่วป่า|พิมพ์)"
)
"""Noble surnames name a seat: ณ ลำปาง; other words after ณ are where something happens."""
_SURNAME = re.compile(rf"(?:[ \t]{{1,3}}|[ \t]?\n)(?P<surname>{_SEAT}|{_NAME_WORD})(?![.])")
_LATIN = re.compile(rf"[ ]?{_LATIN_NAME}")


@cache
def _ends() -> re.Pattern[str]:
    long = tuple(word for word in (*_VERBS, *_INSTITUTIONS) if len(word) > 3)
    short = ("เป็น", "และ", "ได้", "โดย", "ให้", "จาก")
    return re.compile(alternatives((*position_words("line", "post", "acting"), *long, *short)))


@cache
def _title_pattern(kinds: tuple[str, ...]) -> str:
    one = alternatives(titles(*kinds))
    return rf"(?P<title>(?>(?:ว่าที่[ ]?)?(?:{one})(?:[ ]?\(?พิเศษ\)?)?(?:[ ]?หญิง)?[ ]{{0,2}})+)"


@cache
def _line_title() -> re.Pattern[str]:
    return re.compile(_title_pattern(()))


@cache
def _running_title() -> re.Pattern[str]:
    # A dotted title never starts inside another abbreviation: กยศ. is no ศ., พ.ศ. neither.
    return re.compile(
        r"(?<!เจ้า)(?<!อำเภอ)(?<!ตำบล)(?<!บ้าน)(?!(?<=[ก-ฮ])[ก-ฮ]\.)(?!(?<=[ก-ฮ]\.)[ก-ฮ]+\.)"
        rf"(?!(?<=[ก-๎])คุณ){_title_pattern(())}"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"[\s(ฯ]*(?:ลงชื่อ|ลงนาม)?[\s.…_(]*(?:[0-9๐-๙]+(?:[.][0-9๐-๙]+)*[.)]?)?[\s(\-•]*"
    )


@cache
def _bare_name() -> re.Pattern[str]:
    return re.compile(rf"(?P<given>{_NAME_WORD})\s+(?P<surname>{_SEAT}|{_NAME_WORD})\s*\)\s*")
