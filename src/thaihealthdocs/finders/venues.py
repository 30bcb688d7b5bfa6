"""Where something takes place: the words after ณ, or after ที่ before a room, hall or hotel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..model.span import Span
from ..registers.geography import find_province, provinces
from ..registers.persons import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ROOM_WORDS", "FoundVenue", "find_venues", "venue_at"]

ROOM_WORDS = (
    *(
        "ห้องประชุม",
        "ห้อง",
        "หอประชุม",
        "หอ",
        "โรงแรม",
        "ศาลา",
        "อาคาร",
        "ตึก",
        "โดม",
        "ลาน",
        "สนาม",
        "สวน",
    ),
    *("วัด", "มัสยิด", "รีสอร์ท", "รีสอร์ต", "โรงเรียน", "ศูนย์", "ที่ว่าการ", "ล้ง", "ตลาด", "ท่าอากาศยาน"),
    *("โรงพยาบาล", "รพ.", "สำนักงาน", "มหาวิทยาลัย", "วิทยาลัย", "สถาบัน", "องค์การ", "เทศบาล", "กระทรวง"),
    *(
        "กรม",
        "กอง",
        "คณะ",
        "บริเวณ",
        "หน้า",
        "สถานี",
        "บ้าน",
        "ชุมชน",
        "หมู่บ้าน",
        "ทำเนียบ",
        "เวที",
        "ท่าเรือ",
    ),
    *(
        "สมาคม",
        "มูลนิธิ",
        "อุทยาน",
        "หาด",
        "ด่าน",
        "จุดตรวจ",
        "ค่าย",
        "เรือนจำ",
        "ห้าง",
        "สสจ.",
        "สสอ.",
        "อบต.",
    ),
    *("อบจ.", "โรงงาน", "ไร่", "สโมสร", "พิพิธภัณฑ์", "เรือน", "แขวงการทาง", "คลินิก", "สหกรณ์", "ธนาคาร"),
)
"""The words with which the name of a venue begins."""
_PARTS = (
    *(
        "ชั้น",
        "ตำบล",
        "อำเภอ",
        "กิ่งอำเภอ",
        "จังหวัด",
        "เขต",
        "แขวง",
        "ถนน",
        "ต.",
        "อ.",
        "จ.",
        "หมู่",
        "ม.",
        "เลขที่",
    ),
    *("กรุงเทพ", "กทม", "ประเทศ", "สาธารณรัฐ", "แกรนด์", "ซอย", "โซน", "ฮอลล์", "เมือง", "คอนเวนชั่น"),
)
_NOT_A_VENUE = re.compile(
    r"(?:วัน|เวลา|ปัจจุบัน|สิ้น|เดือน|ไตรมาส|ขณะ|ที่นี้|ปี|ราคา|จุดนี้|บัดนี้|โอกาส|ช่วง|ต้น|[\d๐-๙])"
)
_OPENS = re.compile(
    r"(?:สถานที่(?:จัด(?:การ)?(?:ประชุม|งาน|อบรม|กิจกรรม)?|ประชุม|อบรม|ดำเนิน(?:การ|งาน|โครงการ)?)?\s*[:：]?\s*(?:ณ\s)?"
    rf"|(?:ที่)?\s?ณ\s?|(?:จัด(?:ขึ้น)?\s?)?ที่\s?(?={'|'.join(map(re.escape, ROOM_WORDS))})|(?=บริเวณ))"
)
_STOPS = re.compile(
    r"คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน|ผู้)|โดยมี|โดย(?=นาย|นาง|นพ|พญ|มี|ได้รับ|ใน|วิทยากร|ท่าน)|เมื่อ(?:วันที่|เวลา)|ระหว่าง(?:วัน|เดือน|เวลา)"
    r"|ในวัน|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|วันที่|เพื่อ|ซึ่ง|มีผู้|มีวัตถุ|พร้อม(?:ด้วย|ทั้ง|กัน|คณะ)"
    r"|ผ่านระบบ|เข้าร่วม|มอบหมาย|ร่วม(?:กับ|ด้วย|พิธี)|ดังนี้|โดยกำหนด|จำนวน(?=\s?[\d๐-๙])|ความเป็นมา|วัตถุประสงค์"
)
_CONTINUES = re.compile(rf"(?:และ|,)?\s?(?:{'|'.join(map(re.escape, (*ROOM_WORDS, *_PARTS)))})")
_SECOND = re.compile(rf"(?:และ|,)\s?(?:ณ\s?|ที่\s?)?(?:{'|'.join(map(re.escape, ROOM_WORDS))})")
_SMALL = re.compile(
    r"[(“\"]?[A-Za-z0-9๐-๙.,:/\-]{1,24}[)”\"]?|\([^()]{1,60}\)|[“\"][^“”\"]{1,40}[”\"]"
)
_UNFINISHED = re.compile(
    r"(?:ชั้น|ห้องประชุม|ห้อง|อาคาร|และ|หมู่|หมู่ที่|โรงแรม|โรงพยาบาล|โรงเรียน|จังหวัด|อำเภอ|ตำบล|ที่|[จอต]\.)$"
)
_OFFICE = re.compile(
    r"โรงพยาบาล|รพ\.|สำนัก|ส[ก-ฮ]{1,3}\.|กระทรวง|กรม|กอง|เทศบาล|องค์การ|อบ[ตจ]\.|มหาวิทยาลัย|คณะ|ศูนย์|สถาบัน"
)
_VERB = re.compile(
    r"จัด|ร่วมกับ|ได้(?:จัด|ดำเนิน|มี|รับ)|ดำเนิน|มอบ|นำ(?!ร่อง)|ลงพื้นที่|เป็น(?:ประธาน|เจ้าภาพ)|เชิญ|กำหนด"
)
_NAMED_FREELY = re.compile(r"(?:โรงแรม|ห้อง|อาคาร|รีสอร์|ศูนย์ประชุม|[ก-๙]*รีสอร์ท)")
_ADMIN = re.compile(r"(?:จังหวัด|จ\.|อำเภอ|กิ่งอำเภอ|อ\.|ตำบล|ต\.|เขต(?!สุขภาพ)|แขวง(?!การ)|กรุงเทพ|กทม)")
_BELOW_PROVINCE = re.compile(r"(?:อำเภอ|กิ่งอำเภอ|อ\.|ตำบล|ต\.|เขต|แขวง)")
_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)\s?(?=[ก-ฮเ-ไ])|(?=กรุงเทพ|กทม)")
_TOKEN = re.compile(r"\S+")
_REACH = 260
_FREE_TOKENS = 5


@dataclass(frozen=True, slots=True)
class FoundVenue:
    """A venue: ``name`` are its words, ``span`` those with the opener and a province after it.

    A district stays part of the name, as in an address; a province alone does not.
    """

    span: Span
    name: Span
    province: str | None = None
    province_span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    span: Span
    province: str | None = None
    province_span: Span | None = None


def venue_at(text: str, start: int = 0) -> FoundVenue | None:
    """The venue whose opener stands at ``start``, blanks aside; None where there is none.

    >>> text = "ณ ห้องประชุมดอกปีบ ชั้น ๓ โรงแรมริมโขง จังหวัดเลย โดยมีนายอำเภอ"
    >>> found = venue_at(text)
    >>> found.name.of(text), found.province
    ('ห้องประชุมดอกปีบ ชั้น ๓ โรงแรมริมโขง', 'เลย')
    >>> venue_at("ณ วันที่ 5 มีนาคม") is None
    True
    """
    blank = re.compile(r"\s*").match(text, start)
    at = start if blank is None else blank.end()
    opened = _OPENS.match(text, at)
    if opened is None or _NOT_A_VENUE.match(text, opened.end()):
        return None
    return _venue(text, at, opened.end())


def find_venues(text: str) -> Iterator[FoundVenue]:
    """Find the venues that ณ, or ที่ before a room or hall, announces, in order and apart.

    >>> [found.name.of(t) for t in ["จัดที่หอประชุมอำเภอ ในวันศุกร์"] for found in find_venues(t)]
    ['หอประชุมอำเภอ']
    """
    read = 0
    for opened in _RUNNING.finditer(text):
        if opened.start() >= read and (found := venue_at(text, opened.start())) is not None:
            yield found
            read = found.span.stop


_RUNNING = re.compile(
    rf"(?<=[\s)])ณ(?=\s)|(?<![ก-๙])ณ\s|(?<=จัด)ที่|(?<=\s)ที่(?={'|'.join(ROOM_WORDS[:12])})"
)


def _venue(text: str, start: int, at: int) -> FoundVenue | None:
    parts = list(_parts(text, at))
    if not parts:
        return None
    whole = Span(parts[0].span.start, parts[-1].span.stop)
    placed = next((part for part in reversed(parts) if part.province is not None), None)
    name = _without_province(text, parts)
    return FoundVenue(
        Span(start, whole.stop),
        name.strip(text, ' \n\t,.“"'),
        None if placed is None else placed.province,
        None if placed is None else placed.province_span,
    )


def _without_province(text: str, parts: list[_Part]) -> Span:
    """The parts without a province at their end, unless a district or second venue needs it."""
    needed = any(
        _BELOW_PROVINCE.match(text, part.span.start) or _SECOND.match(text, part.span.start)
        for part in parts[1:]
    )
    kept = parts
    if len(parts) > 1 and parts[-1].province is not None and not needed:
        kept = parts[:-1]
    return Span(kept[0].span.start, kept[-1].span.stop)


def _parts(text: str, at: int) -> Iterator[_Part]:
    limit = min(len(text), at + _REACH)
    tokens = list(_TOKEN.finditer(text, at, limit))
    done, before = False, ""
    for index, token in enumerate(tokens):
        words = token[0]
        if index and not _goes_on(tokens, index, before, done=done):
            return
        stop = _STOPS.search(words, 0 if index else 2)
        if stop is not None and stop.start() == 0:
            return
        part = _part(text, Span(token.start(), token.start() + _end(words, stop)))
        yield part
        if stop is not None or part.span.stop < token.end():
            return
        done = (done or part.province is not None) and _SECOND.match(words) is None
        # Further words of a freely chosen name (a hotel's) leave it what goes on.
        if not index or _goes_on_by_itself(words) or not _NAMED_FREELY.match(before):
            before = words


def _end(words: str, stop: re.Match[str] | None) -> int:
    return len(words) if stop is None else stop.start()


def _part(text: str, span: Span) -> _Part:
    """One token, cut where words run on after the name of its province."""
    opened = _PROVINCE.match(text, span.start, span.stop)
    if opened is None:
        return _Part(span)
    named = _province_names().match(text, opened.end())
    if named is None:
        return _Part(span)
    province = find_province(named[0])
    cut = Span(span.start, min(span.stop, named.end()))
    return _Part(cut, None if province is None else province.name, cut)


def _goes_on(tokens: list[re.Match[str]], index: int, before: str, *, done: bool) -> bool:
    """Whether the token at ``index`` still belongs to the venue that ``before`` began."""
    words = tokens[index][0]
    if done:
        return _SECOND.match(words) is not None
    if _person().match(words):
        return False
    if _UNFINISHED.search(before) or _goes_on_by_itself(words):
        return not (index + 1 < len(tokens) and _acts(words, tokens[index + 1][0]))
    if not (_NAMED_FREELY.match(before) or _SMALL.fullmatch(before)):
        return False
    ahead = tokens[index : index + _FREE_TOKENS]
    return any(_ADMIN.match(token[0]) for token in ahead) and not any(
        _STOPS.search(token[0]) or _person().match(token[0]) for token in ahead[:-1]
    )


def _acts(words: str, following: str) -> bool:
    """Whether an office is no part of the venue but the one who acts: สสจ.ตราด จัดประชุม."""
    return _OFFICE.match(words) is not None and _VERB.match(following) is not None


def _goes_on_by_itself(words: str) -> bool:
    return bool(_CONTINUES.match(words) or _SMALL.fullmatch(words))


@cache
def _province_names() -> re.Pattern[str]:
    names = sorted((p.name for p in provinces()), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, names), "กรุงเทพฯ", r"กทม\.?"]))


@cache
def _person() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, titles("civil", "medical", "academic"))))
