"""Meetings, ceremonies, trainings and visits that a text dates or places."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .dates import find_dates
from .venues import ROOM_WORDS, FoundVenue, venue_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.values import FoundDate

__all__ = ["FoundAttendance", "FoundEvent", "find_attendance", "find_events", "title_stop"]

# What kind of thing happens. Words that also name other things need the words that follow.
_HEADS = (
    r"โครงการ(?=การ?ประชุม|ประชุม|อบรม|ฝึกอบรม|การอบรม|สัมมนา|ค่าย|รณรงค์|ศึกษาดูงาน|เวที|มหกรรม|พัฒนาศักยภาพ)",
    r"(?<=เปิด)โครงการ(?=\s?[ก-๙“\"])",
    r"(?<=จัด)โครงการ(?=\s?[ก-๙“\"])",
    r"พิธี(?!กร|การ|สาร)(?=[ก-๙])",
    r"(?<!รายงาน)(?<!วาระ)(?<!มติ)(?<!เอกสาร)(?<!ค่า)(?<!ใน)(?<!ผล)การประชุม(?!ครั้งต่อไป)(?=[ก-๙\s“\"(])",
    r"(?<=ใน)การประชุม(?!ครั้งต่อไป|ครั้งนี้|ดังกล่าว|นี้)(?=[ก-๙\s“\"])",
    r"(?<!ที่)(?<!ห้อง)(?<!หอ)(?<!องค์)(?<!เบี้ย)(?<!การ)ประชุม(?=\s?(?:เชิงปฏิบัติการ|วิชาการ|ราชการ|ชี้แจง|คณะ|ใหญ่|สัมมนา"
    r"|ติดตาม|หารือ|ระดม|พิจารณา|เตรียม|ทางไกล|แลกเปลี่ยน|ขับเคลื่อน|สรุป|ถอดบทเรียน|จัดทำ|ประจำ|หัวหน้า|ผู้บริหาร"
    r"|ทบทวน|สามัญ|วอร์รูม|ศูนย์|นานาชาติ|ประชาคม|มอบนโยบาย|กรรมการ|เครือข่าย|บูรณาการ|รับฟัง|วางแผน))",
    r"(?:การ)?(?:ฝึก)?อบรม(?=\s?(?:เชิงปฏิบัติการ|ให้ความรู้|หลักสูตร|พัฒนา|ฟื้นฟู|การ|ครู|แกนนำ|อาสา|อสม|ผู้|เพื่อ|เจ้าหน้าที่"
    r"|บุคลากร|พยาบาล|แพทย์|ทีม|นัก|เรื่อง|“|\"|เยาวชน|ประชาชน|กลุ่ม))",
    r"(?:การ)?สัมมนา(?=\s?[ก-๙“\"(])",
    r"เวที(?=สาธารณะ|เสวนา|แลกเปลี่ยน|ประชาคม|รับฟัง|ประชุม|ถอด|คืน|สรุป|ชี้แจง|นำเสนอ|จัดทำ|ระดม|พัฒนา)",
    r"(?:การ)?เสวนา(?=[ก-๙\s“\"])",
    r"(?<!งาน)มหกรรม(?=[ก-๙\s“\"])",
    r"งาน(?=มหกรรม|วัน(?!ที่)[ก-๙]|สัมมนา|ประชุม|สัปดาห์|แถลงข่าว|ครบรอบ|รณรงค์|เกษียณ|เทศกาล|มอบรางวัล|เสวนา|“|นิทรรศการ)",
    r"กิจกรรม(?=รณรงค์|เดิน|วัน(?!ที่)|เนื่องใน|อบรม|วิ่ง|“|\"|จิตอาสา|บริจาค|ออกกำลัง|ส่งเสริม|มหกรรม|ตรวจ)",
    r"(?<!การ)ตรวจเยี่ยม(?=[ก-๙])",
    r"ตรวจราชการ(?=และนิเทศ|กรณี|รอบ|จังหวัด|ณ)",
    r"(?:การ)?นิเทศ(?:งาน|ติดตาม)(?=[ก-๙])",
    r"(?:การ)?ศึกษาดูงาน",
    r"(?:การ)?รณรงค์(?!ได้|ให้|จะ|ใน|มี|ที่|และ|ดังกล่าว|นี้|เพื่อ)(?=[ก-๙])",
    r"(?<!ศูนย์)(?:การ)?แถลงข่าว",
    r"(?:(?<=จัด)|(?<=ออก)|(?<=เปิด)|(?<=บริการ))หน่วย(?:แพทย์)?เคลื่อนที่(?!เร็ว)",
    r"(?:การ)?(?:ฝึก)?ซ้อมแผน",
    r"ลงพื้นที่(?=ตรวจ|ติดตาม|เยี่ยม|นิเทศ|สุ่ม|ให้บริการ|สำรวจ|คัดกรอง|ควบคุม)",
    r"ค่าย(?=เยาวชน|อบรม|แกนนำ|ปรับ|ครอบครัว|สุขภาพ|เด็ก|ผู้นำ|พัฒนา|ลูกเสือ|เรียนรู้|วิทย)",
    r"(?:การ)?ประกวด(?=[ก-๙])",
    r"(?:การ)?รับบริจาคโลหิต",
)
_HEAD = re.compile("|".join(f"(?:{head})" for head in _HEADS))
_GENERIC = re.compile(
    r"(?:โครงการ|การประชุม|ประชุม|เชิงปฏิบัติการ|การอบรม|ฝึกอบรม|อบรม|สัมมนา|การ|วิชาการ|พิธี|เปิด|ให้ความรู้|งาน"
    r"|ครั้งที่[\s\d๐-๙/]*|\s)*"
)
_ENDS = re.compile(
    r"""\s*\(?(?:
        (?:เมื่อ|ใน|ระหว่าง|ตั้งแต่|ทุก)?วัน(?:ที่\s?[\d๐-๙]|ที่\s?(?=$)|(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์))
      | (?:เมื่อ|ใน|ระหว่าง)วัน(?!สุข|แม่|พ่อ|แรงงาน|งด|เอดส์|วัณ)
      | (?:เมื่อ|ระหว่าง)(?:เดือน|เวลา)
      | เวลา\s?[\d๐-๙]
      | (?<![ก-๙])ณ | (?:\s|(?<=[)”"]))ที่\s?(?:ROOMS) | ที่(?:ห้องประชุม|หอประชุม|โรงแรม|ศาลา) | สถานที่
      | ผ่าน(?:ระบบ|การประชุม|โปรแกรม|ทาง|สื่อ|Zoom|วิดีโอ|วีดิโอ|Video) | ด้วยระบบ
      | โดย(?:มี|ได้รับ|กำหนด|ใช้) | \s(?:โดย|ซึ่ง|นั้น|ทั้งนี้|ดังนี้|ได้แก่|คือ|จะ|ได้|จึง|เนื่องจาก|แก่|ให้แก่|จัดโดย|จัดขึ้น)
      | พร้อม(?:ด้วย|ทั้ง|กัน|คณะ) | \sพร้อม
      | \sมี(?:ผู้|นาย|นาง|นพ|แพทย์|วัตถุ|ท่าน|คณะ|การ|ประชาชน|แรงงาน|กลุ่ม|เจ้าหน้าที่) | มีผู้เข้า
      | \sจำนวน | จำนวน\s?[\d๐-๙] | มีวัตถุประสงค์ | \sเป็น(?:ประธาน|เวลา|ระยะ) | เป็นประธาน
      | \s?ใน(?:การประชุม|พิธี|งาน(?=วัน|ประชุม)|คราว)
      | \s(?:ร่วมกับ|ร่วมกัน|พบ|กล่าว|กำหนดจัด|ปรากฏ|สรุป|ผลการ|แล้ว|รวม|รายละเอียด|สามารถ|ขอ
          |ส่วน|รวมถึง|ขณะ|อย่างไร|ว่า|วิทยากร|ประธาน(?=\s|:))
      | \s(?=(?:นาย|นาง|นพ\.|พญ\.|ดร\.|ผู้ว่าราชการ|ผศ\.|รศ\.|น\.ส\.|ว่าที่)[ก-๙])
      | \s?และ(?=ให้สัมภาษณ์|กล่าว|เปิดเผย|ได้|มี(?!ส่วน)|พบ)
      | \sเพื่อ | (?<=[ก-๙])เพื่อ(?=ให้|รับทราบ|หารือ)
      | [;…]|\.{2,}|\s[-–•]\s|\n\s*(?!
          \s|ครั้ง|ประจำ|ปี|เรื่อง|“|\(|ระหว่าง(?!วัน)|ของ|และ|เขต|จังหวัด|อำเภอ|โรงพยาบาล|สำนัก|ด้าน|โครงการ)
    )""".replace("ROOMS", "|".join(map(re.escape, ROOM_WORDS))),
    re.VERBOSE,
)
_OPENS_DATE = re.compile(
    r"[\s,(\-–:]*(?:(?:กำหนด)?(?:จัด)?(?:ขึ้น)?\s?(?:เมื่อ|ใน|ระหว่าง|ตั้งแต่)?\s?(?:วัน)?"
    r"(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?(?:นี้)?)?[\s(:]*"
)
_CLOCK = re.compile(
    r"[\s,)]*(?:ที่ผ่านมา|นี้)?[\s,]*(?:(?:ตั้งแต่)?\s?เวลา\s?)?(?:[\d๐-๙]{1,2}[.:][\d๐-๙]{2}\s?(?:น\.?)?"
    r"\s?(?:[-–]|ถึง)?\s?){0,2}(?:น\.|เป็นต้นไป)?[\s,)]*"
)
_NO_EVENT_DATE = re.compile(
    r"(?:ลง|ลว\.?|ข้อมูล ณ|ประกาศ ณ|สั่ง ณ|ณ|เผยแพร่|โพสต์|เกิด|ภายใน|ก่อน|หมดเขต|จนถึง|ถึง|สิ้น|นับจาก"
    r"|นับแต่|อนุมัติ|มติ[ก-๙]{0,30}|คำสั่ง[ก-๙]{0,40}|มีผล[ก-๙]{0,20}|บังคับใช้|ข่าว|อัปเดต|อัพเดท|Update)\s?(?:เมื่อ)?(?:วัน)?(?:ที่)?[\s:]*$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"(?:ตามที่|มติ(?:ที่)?|รับรอง(?:รายงาน)?|สืบเนื่องจาก|จาก|ภายหลัง(?:จาก)?|หลังจาก|รายงาน|ตามมติ(?:ใน)?)\s?$"
)
_COUNT = re.compile(
    r"(?P<count>[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+|[\d๐-๙]{1,6})\s?(?:คน|ท่าน|รูป)(?!ละ|/|ไข้)"
)
_ATTENDING = re.compile(
    r"เข้าร่วม|เข้าอบรม|เข้าประชุม|ร่วมประชุม|ร่วมงาน|ร่วมพิธี|ร่วมกิจกรรม|ร่วมโครงการ|เข้ารับ(?:การ(?!รักษา)|ฟัง)|รับบริการ|กลุ่มเป้าหมาย"
    r"|ผู้ร่วม|ผู้อบรม|ผู้เข้า|ร่วมสัมมนา|ร่วมเวที"
)
_NOT_ATTENDING = re.compile(
    r"ป่วย|เสียชีวิต|ติดเชื้อ|ประชากร|บาดเจ็บ|พิการ|เกิดใหม่|ละ\s*$|วันละ|ต่อวัน|ต้องสงสัย|เสี่ยง|ตั้งครรภ์\s*$"
)
_TOTAL = re.compile(r"(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด)\s*(?:กว่า|ประมาณ|มากกว่า|เกือบ)?\s*$")
_LONGEST_TITLE = 420
_LOOK_BACK = 420
_LEAST_TITLE = 12
_CONTEXT, _SENTENCE = 130, 420


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event: its title from the word for what happens, and when and where if that is said."""

    span: Span
    title: Span
    dated: FoundDate | None = None
    venue: FoundVenue | None = None
    is_background: bool = False


@dataclass(frozen=True, slots=True)
class FoundAttendance:
    """How many people attend: the number and its place."""

    span: Span
    count: int


def find_events(text: str) -> Iterator[FoundEvent]:
    """Find what happens on a stated day or at a stated place, in order.

    The day and the venue may follow the title or open the sentence before it. A meeting that is
    only spoken of, without a day, is left alone, and so are the dates of letters and orders.

    >>> text = "เมื่อวันที่ 7 มีนาคม 2567 จัดพิธีเปิดศูนย์ฟื้นฟู ณ อาคารอำนวยการ จังหวัดแพร่"
    >>> [found] = find_events(text)
    >>> found.title.of(text), found.dated.start.iso, found.venue.name.of(text)
    ('พิธีเปิดศูนย์ฟื้นฟู', '2024-03-07', 'อาคารอำนวยการ')
    >>> list(find_events("เน้นการอบรมแพทย์และการประชุมวิชาการให้ต่อเนื่อง"))
    []
    """
    dates = [found for found in find_dates(text) if _is_event_date(text, found)]
    read = used = 0
    for head in _HEAD.finditer(text):
        if head.start() < read:
            continue
        found = _after_title(text, head.start(), dates)
        if found.dated is None:
            found = _opened_before(text, found, dates, used)
        if _is_event(text, found):
            yield found
            read = max(found.span.stop, head.end())
            used = max(read, found.dated.span.stop if found.dated is not None else 0)


def _is_event_date(text: str, found: FoundDate) -> bool:
    if found.start.day is None:
        return False
    return not _NO_EVENT_DATE.search(text, max(0, found.span.start - 60), found.span.start)


def _is_event(text: str, found: FoundEvent) -> bool:
    title = found.title.of(text)
    generic = _GENERIC.match(title)
    says_something = len(title) >= _LEAST_TITLE and (
        generic is None or len(title) - generic.end() >= 3 or "ครั้งที่" in title
    )
    return says_something and found.dated is not None


def title_stop(text: str, start: int) -> int:
    """Where the title of an event that begins at ``start`` ends: before its date or venue.

    Quotation marks and brackets are not broken; a purpose (เพื่อ) ends a title only after words
    of its own.
    """
    reach = text[start : start + _LONGEST_TITLE]
    for end in _ENDS.finditer(reach, 4):
        if _is_open(reach[: end.start()]) or _is_generic_so_far(reach, end):
            continue
        return start + end.start()
    blank = reach.rfind(" ") if len(reach) == _LONGEST_TITLE else len(reach)
    return start + (blank if blank > 0 else len(reach))


def _is_open(words: str) -> bool:
    return (
        words.count("“") > words.count("”")
        or words.count('"') % 2 == 1
        or words.count("(") > words.count(")")
    )


def _is_generic_so_far(reach: str, end: re.Match[str]) -> bool:
    """Whether a purpose follows nothing but general words, as in อบรมเชิงปฏิบัติการ เพื่อลดไข้."""
    if end[0].strip() not in ("เพื่อ", "โครงการ"):
        return False
    generic = _GENERIC.match(reach)
    return generic is not None and generic.end() >= end.start()


def _after_title(text: str, start: int, dates: Sequence[FoundDate]) -> FoundEvent:
    stop = title_stop(text, start)
    title = Span(start, stop).strip(text, " \n\t,:-–")
    dated, venue, at = _clauses(text, stop, dates)
    background = _BACKGROUND.search(text, max(0, start - 30), start) is not None
    return FoundEvent(Span(start, max(at, title.stop)), title, dated, venue, background)


def _clauses(
    text: str, at: int, dates: Sequence[FoundDate]
) -> tuple[FoundDate | None, FoundVenue | None, int]:
    """The date and venue at ``at``, in either order, and where they end."""
    dated: FoundDate | None = None
    venue: FoundVenue | None = None
    for _ in range(3):
        if dated is None and (found := _date_at(text, at, dates)) is not None:
            dated, at = found, _skip(_CLOCK, text, found.span.stop)
        elif venue is None and (placed := venue_at(text, _skip(_CLOCK, text, at))) is not None:
            venue, at = placed, placed.span.stop
        else:
            break
    return dated, venue, at


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return at if match is None else match.end()


def _date_at(text: str, at: int, dates: Sequence[FoundDate]) -> FoundDate | None:
    """The date that begins at ``at``, but for words that open it, or that a title ran into."""
    index = bisect_left(dates, at, key=_start)
    if index and at < dates[index - 1].span.stop:
        return dates[index - 1]
    if index == len(dates):
        return None
    between = text[at : dates[index].span.start]
    near = len(between) <= 48 and _OPENS_DATE.fullmatch(between) is not None
    return dates[index] if near else None


def _start(found: FoundDate) -> int:
    return found.span.start


def _opened_before(
    text: str, found: FoundEvent, dates: Sequence[FoundDate], used: int
) -> FoundEvent:
    """The event with the date, and perhaps the venue, that open its sentence."""
    index = bisect_left(dates, found.title.start, key=_start) - 1
    if index < 0 or dates[index].span.start < used:
        return found
    dated = dates[index]
    if not 0 <= found.title.start - dated.span.stop <= _LOOK_BACK:
        return found
    if not _opens_sentence(text, dated):
        return found
    venue = found.venue or venue_at(text, _skip(_CLOCK, text, dated.span.stop))
    start = min(dated.span.start, found.span.start)
    return replace(found, dated=dated, venue=venue, span=Span(start, found.span.stop))


_SENTENCE_OPENERS = re.compile(
    r"(?:^|\s|[”\")\]])(?:(?:โดย|และ|สำหรับ)?(?:เมื่อ|ใน|ระหว่าง|ตั้งแต่)?\s?(?:เช้า|บ่าย)?(?:วัน)?(?:นี้)?[ก-๙]{0,8}"
    r"(?:ที่)?[\s(:\[]*)$"
)


def _opens_sentence(text: str, dated: FoundDate) -> bool:
    return (
        _SENTENCE_OPENERS.search(text, max(0, dated.span.start - 34), dated.span.start) is not None
    )


def find_attendance(text: str, start: int = 0) -> FoundAttendance | None:
    """How many attend, as the words after ``start`` say it first.

    >>> find_attendance("มีผู้เข้าร่วมประชุม จำนวน ๑๒๐ คน").count
    120
    >>> find_attendance("พบผู้ป่วย 40 ราย") is None
    True
    """
    first: FoundAttendance | None = None
    for match in _COUNT.finditer(text, start):
        nearby = text[max(start, match.start() - _CONTEXT) : match.start()]
        is_total = _TOTAL.search(nearby) is not None
        reach = _SENTENCE if is_total else _CONTEXT
        context = text[max(start, match.start() - reach) : match.start()]
        if _NOT_ATTENDING.search(nearby[-24:]) or not _ATTENDING.search(context):
            continue
        count = int(to_arabic_digits(match["count"]).replace(",", ""))
        found = FoundAttendance(Span(*match.span()), count)
        if is_total:
            return found
        first = first or found
    return first
