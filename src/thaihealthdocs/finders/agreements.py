"""Agreements that are signed or set down: memoranda, performance agreements, contracts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..model.span import Span
from ..registers.persons import alternatives, titles
from ..thai.digits import to_arabic_digits
from .events import title_stop
from .people import split_person
from .seats import is_office, position_after

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "AgreementKind",
    "FoundAgreement",
    "FoundParty",
    "counted_parties",
    "find_agreements",
    "parties_after",
]

AgreementKind = Literal["mou", "performance_agreement", "contract"]

_HEADS: tuple[tuple[str, AgreementKind], ...] = (
    (r"บันทึก(?:การ)?(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ|ความตกลง)", "mou"),
    (r"ข้อตกลงความร่วมมือ", "mou"),
    (r"(?:คำรับรอง|ข้อตกลง)การปฏิบัติราชการ", "performance_agreement"),
    (r"(?:หนังสือ)?สัญญา(?=จ้าง|ซื้อ|เช่า|รับทุน|อนุญาต|การ)", "contract"),
)
_HEAD = re.compile("|".join(f"(?P<h{at}>{words})" for at, (words, _) in enumerate(_HEADS)))
_GENERIC = re.compile(
    r"(?:บันทึก(?:การ)?(?:ข้อตกลง|ความเข้าใจ|ความร่วมมือ|ความตกลง)|ข้อตกลง|คำรับรองการปฏิบัติราชการ|ข้อตกลงการปฏิบัติราชการ"
    r"|ความร่วมมือ|ความเข้าใจ|ร่วมกัน|ว่าด้วย|ทางวิชาการ|\s|\(?\s?M\.?O\.?U\.?\s?\)?|ฉบับนี้|ดังกล่าว|ในครั้งนี้|ครั้งนี้|นี้|ระดับ)*",
    re.IGNORECASE,
)
_TITLES = alternatives(titles())
_ORG = (
    r"(?:โรงพยาบาล|รพ\.|สำนัก|ส[ก-ฮ]{1,3}\.|กระทรวง|กรม|กอง|เทศบาล|องค์การ|องค์กร|อบ[ตจ]\.|มหาวิทยาลัย|คณะ|ศูนย์|สถาบัน|วิทยาลัย|จังหวัด"
    r"|อำเภอ|บริษัท|มูลนิธิ|สมาคม|สภา|เขตสุขภาพ|โรงเรียน|ชมรม|สมัชชา|ธนาคาร|การไฟฟ้า|การประปา|เครือข่าย|กลุ่ม|ราชวิทยาลัย|เรือนจำ|ฝ่าย|หจก\.|ห้าง)"
)
_TITLE_ENDS = re.compile(
    rf"\s?ระหว่าง(?!วัน|ปี|เดือน)|\s?ร่วมกับ|\sกับ|กับ(?={_ORG}|{_TITLES})|\sเช่น|\sทั้ง\s?[\d๐-๙]|(?:ใน)?ครั้งนี้|ดังกล่าว"
    r"|\sและ(?=\s?(?:เวที|การประชุม|ประชุม|พิธี|การ(?:เปิด|มอบ|อบรม|สัมมนา)|งาน|กิจกรรม|มอบ))"
    r"|\s(?:ทำขึ้น|จัดทำ|ของ(?=ทั้ง)|ใน(?:วันนี้|ครั้งนี้)|ต่อหน้า|มีระยะ|มีผล)|[”\"](?=\s|$)|ฉบับนี้|\s(?=[\d๐-๙]{1,2}[.)]\s)"
)
_SIGNED = re.compile(
    r"(?:ลงนาม|เซ็น|จัดทำ|พิธี|ทำขึ้น|แลกเปลี่ยน|ความร่วมมือใน)\s?(?:ใน|ร่วมกัน|แลกเปลี่ยน)*\s?$"
)
_COUNTED = re.compile(
    r"(?P<name>(?:อำเภอ|จังหวัด|ตำบล|เขตสุขภาพที่|เขต|เทศบาล[ก-๙]{0,6}|ระดับ)\s?[ก-๙]{1,30}?)\s?(?:จำนวน)?\s?"
    r"(?P<count>[\d๐-๙]{1,4})\s?(?:องค์กร|หน่วยงาน|ภาคี(?:เครือข่าย)?|แห่ง|ฝ่าย|เครือข่าย|สถาบัน|บริษัท)"
)
_BETWEEN = re.compile(r"ระหว่าง(?!วัน|ปี|เดือน|เวลา|การ|ช่วง)\s*")
_PARTIES_END = re.compile(
    r"\s(?:(?:ร่วม)?ลงนาม|มีระยะ|เพื่อ|ในการ|โดย|ณ\s|เมื่อ|ซึ่ง|ว่าด้วย|เรื่อง|ในโครงการ|ตั้งแต่|จำนวน|เป็น|ได้|จะ|ให้|นำ|ภายใต้|พร้อม|ด้าน|ผ่าน|จัด|มี)"
    r"|ระหว่างวัน|[;.](?:\s|$)|เมื่อวันที่|\s(?=ข้อ\s?[\d๐-๙]|ทำ(?:ขึ้น|ที่)|วันที่|บันทึก(?:ข้อ|ความ)|เขียนที่|[\d๐-๙]{1,2}[.)]\s|คำรับรอง|ประจำปี|สัญญา)"
    r"|\n\s*(?=โดย|เรื่อง|\()|[.…_*=-]{4,}"
    r"|เพื่อ(?=พัฒนา|ส่งเสริม|ร่วม|ดูแล|สนับสนุน|ดำเนิน|ให้|สร้าง|ยก|ขับ)|ทั้งนี้"
)
_SPLIT = re.compile(
    rf"\s*\n\s*(?:กับ|และ)?\s*|\s*,\s*|\s?(?:กับ|ร่วมกับ|และ|โดยมี)\s?(?={_ORG}|{_TITLES})|\s+(?:กับ|และ)\s+|(?<=\))\s+|(?<!ตำแหน่ง)\s+(?={_ORG}|{_TITLES})"
)
_UNIT_OF = re.compile(r"(?:คณะ|กอง|กลุ่มงาน|ภาควิชา|วิทยาลัย|ศูนย์|ฝ่าย|สำนักวิชา|งาน|สถาบัน|สาขา)")
_PARENT = re.compile(
    r"(?:มหาวิทยาลัย|กรม|เทศบาล|องค์การ|กระทรวง|สำนักงานปลัด|จังหวัด|อำเภอ|สถาบันพระบรม|โรงพยาบาล)"
)
_BRACKET = re.compile(r"\s*\((?:[^()]{1,60}\)\s*)?[^()]*$")
_NO_PARTY = re.compile(
    r"หน่วยงาน|ภาค(?:รัฐ|เอกชน|ประชา|ส่วน)|ทั้ง|สอง|คู่|ผู้|ประเทศ|กัน|รัฐ|ประชาชน|เจ้าหน้าที่|บุคลากร|ทีม|ฝ่าย|พื้นที่|ชุมชน"
)
_LONGEST = 420


@dataclass(frozen=True, slots=True)
class FoundParty:
    """One side of an agreement, and how many stand behind it where that is counted."""

    span: Span
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FoundAgreement:
    """An agreement: ``title`` is None where the words only point to one named elsewhere."""

    span: Span
    kind: AgreementKind
    title: Span | None
    parties: tuple[FoundParty, ...] = ()
    is_signed: bool = False


def find_agreements(text: str) -> Iterator[FoundAgreement]:
    """Find the agreements named in ``text``, with the parties that the sentence names.

    >>> text = "ร่วมลงนามบันทึกข้อตกลงความร่วมมือการดูแลผู้สูงอายุ ระหว่างเทศบาลนครยะลา กับ โรงพยาบาลยะลา"
    >>> [found] = find_agreements(text)
    >>> found.title.of(text), [party.span.of(text) for party in found.parties]
    ('บันทึกข้อตกลงความร่วมมือการดูแลผู้สูงอายุ', ['เทศบาลนครยะลา', 'โรงพยาบาลยะลา'])
    """
    read = 0
    for head in _HEAD.finditer(text):
        if head.start() < read or head.lastgroup is None:
            continue
        kind = _HEADS[int(head.lastgroup[1:])][1]
        found = _agreement(text, head, kind)
        yield found
        read = found.span.stop


def _agreement(text: str, head: re.Match[str], kind: AgreementKind) -> FoundAgreement:
    title = _title(text, head.start())
    generic = _GENERIC.match(text, title.start, title.stop)
    is_named = generic is None or title.stop - generic.end() >= 4
    stop = title.stop if is_named else head.end()
    parties = parties_after(text, title.start if not is_named else title.stop)
    signed = _SIGNED.search(text, max(0, head.start() - 40), head.start()) is not None
    span = Span(head.start(), max([stop, *(party.span.stop for party in parties)]))
    return FoundAgreement(span, kind, title if is_named else None, parties, signed)


def _title(text: str, start: int) -> Span:
    stop = title_stop(text, start)
    ended = _TITLE_ENDS.search(text, start + 8, stop)
    stop = stop if ended is None else ended.start()
    counted = _COUNTED.search(text, start, min(len(text), stop + 8))
    if counted is not None:
        stop = min(stop, counted.start())
    return Span(start, stop).strip(text, ' \n\t,.:–-“"')


def parties_after(text: str, start: int) -> tuple[FoundParty, ...]:
    """The parties that a sentence names after ``start``: counted, between, or together with."""
    limit = min(len(text), start + _LONGEST)
    counted = counted_parties(text, start, limit)
    if counted:
        return counted
    between = _BETWEEN.search(text, start, min(limit, start + 160))
    if between is not None:
        found = tuple(_listed(text, between.end(), limit))
        return found if len(found) > 1 else ()
    return ()


def counted_parties(text: str, start: int = 0, stop: int | None = None) -> tuple[FoundParty, ...]:
    """Places with a count of organisations each, where at least two stand side by side.

    >>> text = "อำเภอปัว ๙ องค์กร อำเภอท่าวังผา๑๑ องค์กร"
    >>> [(party.span.of(text), party.count) for party in counted_parties(text)]
    [('อำเภอปัว', 9), ('อำเภอท่าวังผา', 11)]
    """
    found = [
        FoundParty(Span(*match.span("name")).strip(text), int(to_arabic_digits(match["count"])))
        for match in _COUNTED.finditer(text, start, len(text) if stop is None else stop)
    ]
    return tuple(found) if len(found) > 1 else ()


def _listed(text: str, start: int, limit: int) -> Iterator[FoundParty]:
    ended = _PARTIES_END.search(text, start + 3, limit)
    stop = limit if ended is None else ended.start()
    pieces: list[Span] = []
    at = start
    for cut in _SPLIT.finditer(text, start, stop):
        if cut.end() > cut.start():
            pieces.append(Span(at, cut.start()))
            at = cut.end()
    pieces.append(Span(at, stop))
    for piece in _whole_units(text, pieces):
        named = _party_name(text, piece)
        if named is not None:
            yield FoundParty(named)


def _whole_units(text: str, pieces: list[Span]) -> Iterator[Span]:
    """The pieces, a unit joined with the body that it belongs to."""
    held: Span | None = None
    for piece in (each.strip(text, " \n\t,") for each in pieces):
        if piece.is_empty:
            continue
        if held is not None and _belongs(text, held, piece):
            yield held.cover(piece)
            held = None
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _belongs(text: str, unit: Span, body: Span) -> bool:
    """Whether a unit and the body after it are one party: คณะ… มหาวิทยาลัย…, on one line."""
    glue = text[unit.stop : body.start]
    return (
        not glue.strip()
        and "\n" not in glue
        and _UNIT_OF.match(text, unit.start) is not None
        and _PARENT.match(text, body.start) is not None
    )


def _party_name(text: str, piece: Span) -> Span | None:
    """The party's own words: no abbreviation in brackets; of a person, the position."""
    bracket = _BRACKET.search(text, piece.start, piece.stop)
    span = (piece if bracket is None else Span(piece.start, bracket.start())).strip(text)
    person = split_person(span.of(text))
    if person is not None:
        position = position_after(span.of(text), person.span.stop)
        return span if position is None else position.shift(span.start)
    words = span.of(text)
    is_named = re.match(_ORG, words) is not None or is_office(words)
    short = 6 <= len(words) <= 60 and _NO_PARTY.match(words) is None
    return span if len(words) >= 4 and (is_named or short) else None
