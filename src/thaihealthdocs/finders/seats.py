"""A seat in a committee: a person or an office, its position, and what it does there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ..model.span import Span
from ..registers.persons import alternatives, position_words
from .people import split_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model.names import FoundPerson

__all__ = [
    "ROLES",
    "FoundSeat",
    "is_office",
    "moved_person",
    "position_after",
    "read_position",
    "read_role",
    "read_seat",
]

_BODY = r"(?:คณะ)?(?:กรรมการ|อนุกรรมการ|ทำงาน|ที่ปรึกษา)"
_NTH = r"(?:\s?(?:คนที่)?\s?(?:[1-9๑-๙]|หนึ่ง|สอง|สาม|สี่))?"
ROLES: tuple[tuple[str, str], ...] = (
    (rf"(?:ประธาน)?(?:กรรมการ)?(?:คณะ)?ที่ปรึกษา(?:{_BODY}|กิตติมศักดิ์)?", "adviser"),
    (rf"รองประธาน(?:{_BODY})?{_NTH}|รองหัวหน้าคณะทำงาน{_NTH}", "vice_chair"),
    (
        rf"ประธาน(?:{_BODY})?(?:ร่วม|ที่ประชุม|ในที่ประชุม)?|หัวหน้าคณะทำงาน|หัวหน้าคณะ|หัวหน้าทีม(?:นิเทศ)?",
        "chair",
    ),
    (rf"(?:{_BODY}\s?(?:และ|/)?\s?)?ผู้ช่วยเลขา(?:นุการ)?(?:ร่วม)?{_NTH}", "assistant_secretary"),
    (rf"(?:{_BODY}\s?(?:และ|/)?\s?)?เลขา(?:นุการ)?(?:ร่วม|ที่ประชุม|คณะทำงาน)?{_NTH}", "secretary"),
    (rf"(?:{_BODY}\s?(?:และ|/)?\s?)?เหรัญญิก", "treasurer"),
    (r"(?:อนุ)?กรรมการ(?:โดยตำแหน่ง|ผู้ทรงคุณวุฒิ|กลาง|ร่วม)?|คณะ(?:อนุ)?กรรมการ|คณะทำงาน", "member"),
    (r"ผู้ร่วมทำงาน|สมาชิก", "member"),
    (r"ผู้(?:เข้า)?ร่วมประชุม", "participant"),
    (r"ผู้สังเกตการณ์", "observer"),
    (r"วิทยากร(?:หลัก|กลุ่ม)?|ผู้นำเสนอ|ผู้บรรยาย", "presenter"),
    (r"ผู้ประสานงาน(?:หลัก|โครงการ)?", "contact"),
    (r"ผู้รับผิดชอบ(?:หลัก|โครงการ|งาน)?", "owner"),
    (r"ผู้กำกับ(?:ดูแล|ติดตาม)?|ผู้นิเทศ", "supervisor"),
)
"""What the words at the end of a member's line make of him; the first that fits decides."""

_ROLE_WORDS = re.compile("|".join(f"(?P<r{at}>{words})" for at, (words, _) in enumerate(ROLES)))
_ROLE_END = re.compile(
    rf"(?:(?:^|(?<=[\s.…_\-–—,:|)]))(?:เป็น|ทำหน้าที่(?:เป็น)?|ในฐานะ)?\s?|(?<=[ก-๎])(?<!คณะ)(?<!อนุ)(?=(?:รอง)?ประธานกรรมการ"
    rf"|กรรมการและ|ประธานคณะ))(?P<role>{'|'.join(words for words, _ in ROLES)})\s?[.…]*\)?\s*$"
)
_MARK = re.compile(r"\s*(?:[-–•*]|\(?[\d๐-๙]{1,3}(?:[.][\d๐-๙]{1,3})*\s?[.)]?\)?)\s*(?=[ก-๙])")
_NUMBERED = re.compile(r"\s*\(?[\d๐-๙]{1,3}(?:[.][\d๐-๙]{1,3})*\s?[.)]|\s*[-–•]\s")
_LEADERS = " \t\n-–—:,.…_|/"
_POSITION_LABEL = re.compile(r"\s*(?:ตำแหน่ง|สังกัด)\s*[:：]?\s*")
_REST_ENDS = re.compile(
    r"[\s(]*(?:โทร(?:ศัพท์)?\.?|เบอร์|หมายเลข|มือถือ|E-?mail|อีเมล|Line|ติดราชการ|แทน(?=\s|$)|ลงชื่อ)[\s.:：]*",
    re.IGNORECASE,
)
_WIDE_GAP = re.compile(r"\t|\s{2,}|\s[-–—]\s|[.…]{3,}")
_OFFICES = (
    *("จักษุแพทย์", "อายุรแพทย์", "กุมารแพทย์", "ศัลยแพทย์", "สูตินรีแพทย์", "สูติแพทย์", "จิตแพทย์", "วิสัญญีแพทย์"),
    *("รังสีแพทย์", "พยาธิแพทย์", "อดีต"),
    *("ผู้แทน", "ตัวแทน", "ประธาน", "กำนัน", "ผู้ใหญ่บ้าน", "เจ้าหน้าที่", "พนักงาน", "คณบดี", "อธิการบดี", "ครู"),
    *("พยาบาล", "แพทย์", "ทันตแพทย์", "เภสัชกร", "ท้องถิ่น", "พัฒนาการ", "พัฒนาสังคม", "เกษตร", "ศึกษาธิการ"),
    *("ประมง", "ปศุสัตว์", "สาธารณสุข", "วัฒนธรรม", "พาณิชย์", "แรงงาน", "อุตสาหกรรม", "ประชาสัมพันธ์", "คลัง"),
    *(
        "อัยการ",
        "ผบ.",
        "ผู้บังคับ",
        "นายก",
        "นายอำเภอ",
        "สมาชิก",
        "เลขา",
        "บุคลากร",
        "นัก",
        "เจ้าพนักงาน",
        "หน.",
    ),
    *(
        "ผอ.",
        "รอง",
        "ผู้ช่วย",
        "ผู้อำนวย",
        "ผู้จัดการ",
        "ผู้ว่า",
        "ผู้กำกับ",
        "ปลัด",
        "หัวหน้า",
        "ผู้ทรงคุณวุฒิ",
        "กรรมการ",
    ),
    *(
        "อธิบดี",
        "สัสดี",
        "ขนส่ง",
        "โยธาธิการ",
        "เจ้าอาวาส",
        "เจ้าคณะ",
        "ผู้รับผิดชอบ",
        "อาจารย์",
        "ผู้เชี่ยวชาญ",
        "ผู้ตรวจ",
    ),
    *(
        "ผู้ประสาน",
        "อาสาสมัคร",
        "ประธานอสม",
        "นิติกร",
        "วิศวกร",
        "ช่าง",
        "ลูกจ้าง",
        "โภชนากร",
        "ที่ปรึกษา",
        "หน่วย",
    ),
)
_GOES_ON = re.compile(
    r"(?:โรงพยาบาล|รพ\.|สำนัก|ส[ก-ฮ]{1,3}\.|กระทรวง|กรม|กอง|กลุ่ม|งาน|ฝ่าย|ศูนย์|จังหวัด|จ\.|อำเภอ|อ\.|ตำบล|ต\.|เขต|เทศบาล|องค์"
    r"|อบ[ตจ]\.|มหาวิทยาลัย|คณะ(?!ทำงาน)|วิทยาลัย|สถาบัน|ระดับ|ชำนาญ|ปฏิบัติ|เชี่ยวชาญ|อาวุโส|ทรงคุณ|ด้าน|ประจำ(?!ปี)|สาขา|ภาค"
    r"|รักษา|ที่\s?[\d๐-๙]|\(|[\d๐-๙]{1,2}(?!\s?(?:คน|ราย|แห่ง|โรง))|แห่งชาติ|กรุงเทพ|สปสช|ประเทศ|โรงเรียน|วัด|บ้าน|ชุมชน|หมู่|มูลนิธิ|สมาคม)"
)
_VERB_IN = re.compile(
    r"(?<=[ก-๎])(?:เป็นประธาน|เป็นวิทยากร|เป็นผู้|กล่าว|เปิดเผย|พร้อม(?:ด้วย|คณะ|ทั้ง)|มอบหมาย|ให้การต้อนรับ|เข้าร่วม|ร่วมกับ|ร่วมลง"
    r"|ในฐานะ|ได้(?!รับมอบ)|เดินทาง|ลงพื้นที่|ตรวจเยี่ยม|ระบุ|นำคณะ|นำทีม|ลงนาม|และ(?=นาย|นาง|น\.ส|นพ|พญ|ดร|คณะ|ผู้|เจ้าหน้าที่))"
)
_LONGEST_POSITION = 160
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class FoundSeat:
    """A line of a committee; ``person`` is None where an office alone is named."""

    span: Span
    person: FoundPerson | None = None
    position: Span | None = None
    role: str | None = None
    role_span: Span | None = None
    is_marked: bool = False

    def moved(self, to: Callable[[Span], Span]) -> FoundSeat:
        """The same seat where ``to`` says that its spans stand in another text."""

        def move(span: Span | None) -> Span | None:
            return None if span is None else to(span)

        return replace(
            self,
            span=to(self.span),
            person=None if self.person is None else moved_person(self.person, to),
            position=move(self.position),
            role_span=move(self.role_span),
        )

    def shift(self, by: int) -> FoundSeat:
        """The same seat in a text that begins ``by`` characters earlier."""
        return self.moved(lambda span: span.shift(by))


def moved_person(person: FoundPerson, to: Callable[[Span], Span]) -> FoundPerson:
    """The same person where ``to`` says that the spans stand in another text."""
    titled = person.title_span
    return replace(
        person,
        span=to(person.span),
        title_span=None if titled is None else to(titled),
        name_span=to(person.name_span),
    )


def read_role(words: str) -> str | None:
    """The role that is all of ``words``, None for other words.

    >>> read_role("กรรมการและผู้ช่วยเลขานุการ"), read_role(" รองประธานคนที่ 2 "), read_role("แพทย์")
    ('assistant_secretary', 'vice_chair', None)
    """
    match = _ROLE_WORDS.fullmatch(words.strip(_LEADERS + "()"))
    return None if match is None or match.lastgroup is None else ROLES[int(match.lastgroup[1:])][1]


def is_office(words: str) -> bool:
    """Whether ``words`` open like the name of a post.

    >>> is_office("ผู้อำนวยการโรงพยาบาลทุกแห่ง"), is_office("เสนอรายชื่อ")
    (True, False)
    """
    return words.startswith((*_OFFICES, *position_words("post", "line")))


def read_seat(line: str) -> FoundSeat | None:
    """Read one line of a list of members: name, position and role, each as far as printed.

    None for a line that names neither a person at its start nor an office with a role at its end,
    and for one of more than 400 characters, which is prose.

    >>> line = "๒. ท้องถิ่นจังหวัดแพร่    กรรมการ"
    >>> seat = read_seat(line)
    >>> seat.person is None, seat.position.of(line), seat.role
    (True, 'ท้องถิ่นจังหวัดแพร่', 'member')
    >>> read_seat("3. เสนอแผนต่อคณะกรรมการ") is None
    True
    """
    if len(line) > _LONGEST_LINE:
        return None
    mark = _MARK.match(line)
    start = 0 if mark is None else mark.end()
    person = split_person(line)
    if person is not None and line[start : person.span.start].strip(" \t("):
        person = None
    start = start if person is None else person.span.stop
    ended = _ROLE_END.search(line, max(start, len(line) - 80))
    middle = Span(start, len(line) if ended is None else ended.start())
    position = read_position(line, middle)
    role_span = None if ended is None else Span(*ended.span("role"))
    role = None if role_span is None else read_role(role_span.of(line))
    is_marked = _NUMBERED.match(line) is not None
    if person is None and not _is_office_seat(line, position, role, middle, is_marked=is_marked):
        return None
    if person is not None and role is None and not is_marked:
        told = position_after(line, person.span.stop)
        if told is None or position is None or told.stop != position.stop:
            return None
    whole = Span(0, len(line)).strip(line)
    return FoundSeat(whole, person, position, role, role_span, is_marked)


def _is_office_seat(
    line: str, position: Span | None, role: str | None, middle: Span, *, is_marked: bool
) -> bool:
    if position is None or role is None or len(position) > _LONGEST_POSITION:
        return False
    apart = _WIDE_GAP.search(line[position.stop : middle.stop + 2]) is not None
    return is_office(position.of(line)) and (is_marked or apart)


def read_position(line: str, middle: Span) -> Span | None:
    """The position that the words at ``middle`` print, without its label and telephone numbers.

    >>> words = "ตำแหน่ง เภสัชกรชำนาญการ โทร. 05 4000 0000"
    >>> read_position(words, Span(0, len(words))).of(words)
    'เภสัชกรชำนาญการ'
    """
    ended = _REST_ENDS.search(line, middle.start, middle.stop)
    stop = middle.stop if ended is None else ended.start()
    label = _POSITION_LABEL.match(line, middle.start, stop)
    span = Span(middle.start if label is None else label.end(), stop).strip(line, _LEADERS)
    words = span.of(line)
    if words.startswith("(") and words.endswith(")"):
        span = Span(span.start + 1, span.stop - 1)
    return None if span.is_empty or not re.search("[ก-ฮ]", span.of(line)) else span


def position_after(text: str, start: int) -> Span | None:
    """The position printed right after a person's name that ends at ``start`` of ``text``.

    >>> text = "นพ.ก้อง ดีมาก ผู้อำนวยการโรงพยาบาลปาย จังหวัดแม่ฮ่องสอน กล่าวว่า"
    >>> position_after(text, 13).of(text)
    'ผู้อำนวยการโรงพยาบาลปาย จังหวัดแม่ฮ่องสอน'
    """
    opened = _OPENS_POSITION.match(text, start)
    if opened is None or not _posts().match(text, opened.end()):
        return None
    stop = opened.end()
    for at, token in enumerate(_TOKEN.finditer(text, stop, stop + _LONGEST_POSITION)):
        if at and not _GOES_ON.match(token[0]):
            break
        verb = _VERB_IN.search(token[0])
        ended = _REST_ENDS.match(token[0])
        if at and ended is not None:
            break
        stop = token.start() + (len(token[0]) if verb is None else verb.start())
        if verb is not None or token[0].endswith((",", ";", ")")):
            break
    span = Span(opened.end(), stop).strip(text, " \n\t,.;:")
    if span.of(text).endswith(")") and "(" not in span.of(text):
        span = Span(span.start, span.stop - 1)
    return None if span.is_empty else span


_OPENS_POSITION = re.compile(r"[\s,]{0,4}(?:\(\s?)?(?:ตำแหน่ง\s?[:：]?\s?)?")
_TOKEN = re.compile(r"\S+")


@cache
def _posts() -> re.Pattern[str]:
    words = {*position_words("post", "line", "acting"), *_OFFICES} - {"บุคลากร", "หน่วย", "ครู"}
    return re.compile(alternatives(tuple(sorted(words, key=len, reverse=True))))
