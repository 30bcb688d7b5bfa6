"""People a document names: members of committees, those at a meeting, contacts, speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..finders.people import find_people
from ..finders.seats import FoundSeat, position_after
from ..model.records import Person, provisional_id
from ..model.span import Span
from ..model.spans import Spans
from ..structure.committees import Seat, seats
from ..structure.running import Running, running_text
from ..structure.signatures import signatures
from ..structure.words import words_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.names import FoundPerson
    from ..model.records import Record

__all__ = ["extract"]

_BEFORE = (
    (
        re.compile(r"(?:บรรยาย|อภิปราย|นำเสนอ|ฝึกปฏิบัติ|วิทยากร)[^\n]{0,140}\s?โดย\s*$"),
        "presenter",
    ),
    (
        re.compile(
            r"(?:ผู้ประสานงาน|ติดต่อ(?:ประสานงาน|สอบถาม)?|สอบถาม[ก-๙]{0,20}|ประสานงาน)[^\n.;]{0,30}$"
        ),
        "contact",
    ),
    (
        re.compile(
            r"(?:วิทยากร|บรรยาย(?:พิเศษ)?|อภิปราย|ผู้นำเสนอ|นำเสนอ)\s?(?:โดย|คือ|ได้แก่|[:：])?\s*(?:\d\.\s*)?$"
        ),
        "presenter",
    ),
    (
        re.compile(
            r"(?:ผู้รับผิดชอบ(?:โครงการ|หลัก|ตัวชี้วัด|งาน)?|หัวหน้าโครงการ)\s?(?:คือ|[:：])?\s*(?:\d\.\s*)?$"
        ),
        "owner",
    ),
    (
        re.compile(
            r"ผู้(?:กำกับ(?:ดูแล|ติดตาม)?|นิเทศ)(?:ตัวชี้วัด|งาน|หลัก|การดำเนินงาน)?\s?[:：]?\s*(?:\d\.\s*)?$"
        ),
        "supervisor",
    ),
    (re.compile(r"(?:ประธานในพิธี|ประธานการประชุม|ประธาน)\s?(?:คือ|[:：])\s*$"), "chair"),
)
"""What stands before a name and says what that person does."""
_AFTER = (
    (
        re.compile(
            r"[\s,]*(?:ได้(?:รับเกียรติ)?|ทำหน้าที่)?\s?(?:ให้เกียรติ|มา)?\s?(?:ร่วม)?เป็นประธาน|[\s,]*ประธานในพิธี"
        ),
        "chair",
    ),
    (re.compile(r"[\s,]*เป็น(?:วิทยากร|ผู้บรรยาย|ผู้นำเสนอ)"), "presenter"),
    (re.compile(r"[\s,]*(?:ทำหน้าที่)?(?:เป็น)?(?:กรรมการและ)?เลขานุการ"), "secretary"),
    (
        re.compile(
            r"[\s,(]*(?:โทร(?:ศัพท์)?(?:สาร|มือถือ)?|เบอร์โทร|หมายเลขโทร|มือถือ|E-?mail|อีเมล)",
            re.IGNORECASE,
        ),
        "contact",
    ),
)
_GROUP_ROLES = (
    (re.compile(r"(?:คณะ)?ที่ปรึกษา"), "adviser"),
    (re.compile(r"วิทยากร|รายชื่อวิทยากร|รายนามวิทยากร"), "presenter"),
    (re.compile(r"ผู้ประสานงาน|ผู้ให้ข้อมูล"), "contact"),
    (re.compile(r"ผู้กำกับ|(?:คณะ)?ผู้นิเทศ|(?:ทีม|คณะ)นิเทศ"), "supervisor"),
    (re.compile(r"ผู้รับผิดชอบ"), "owner"),
)
"""Roles that the heading of a list gives to those whose line prints none."""
_SIGNED = re.compile(r"(?:ลงชื่อ)?[\s.…]*\([^()\n]{4,90}\)")
"""A name in brackets alone is a signature, even where no block was seen around it."""
_OFFICE_BEFORE = re.compile(
    r"(?:^|[\s(])(?P<post>(?:ผู้(?!สรุป|จด|บันทึก|รายงาน|จัดทำ|เสนอ|นำเสนอ|ประสาน|ร่วม|เข้าร่วม|รับผิดชอบ|รับการ|นิเทศ|ให้ข้อมูล|พิมพ์|ตรวจ(?!ราชการ|การ|สอบ))|ปลัด|รอง|นายก|หัวหน้า|เลขา|อธิบดี|สาธารณสุขอำเภอ|นายอำเภอ|ประธาน)[^\s()]{4,90})\s$"
)


def extract(document: Document) -> Iterator[Record]:
    """Yield a `Person` for each member of a list, and once for each person named in prose.

    A member named by office alone has a position and no name. Signers are left to their blocks.
    """
    listed = seats(document)
    known = {
        _plain(signature.person.name) for signature in signatures(document) if signature.person
    }
    for seat in listed:
        if not seat.signs:
            yield _member(document, seat)
        if seat.found.person is not None:
            known.add(_plain(seat.found.person.name))
    taken = Spans([*(s.span for s in listed), *(s.name for s in signatures(document))])
    yield from _in_prose(document, taken, known)


def _member(document: Document, seat: Seat) -> Person:
    found = seat.found
    role, role_span = found.role, found.role_span
    if role is None and seat.group is not None:
        role, role_span = _group_role(seat.group.of(document.text)), seat.group
    if role is None:
        role, role_span = _role_after(document.text, found)
    return _person(document, found, role, role_span, seat.group)


def _group_role(group: str) -> str | None:
    return next((role for pattern, role in _GROUP_ROLES if pattern.match(group)), None)


def _role_after(text: str, found: FoundSeat) -> tuple[str | None, Span | None]:
    stop = max(
        found.position.stop if found.position is not None else 0,
        found.person.span.stop if found.person is not None else 0,
    )
    for pattern, role in _AFTER:
        match = pattern.match(text, stop, found.span.stop)
        if match is not None:
            return role, Span(*match.span())
    return None, None


def _person(
    document: Document,
    found: FoundSeat,
    role: str | None,
    role_span: Span | None,
    group: Span | None,
) -> Person:
    person, position = found.person, found.position
    start = position.start if person is None and position is not None else found.span.start
    return Person(
        id=provisional_id("people", start if person is None else person.span.start),
        title=None if person is None else person.title,
        name=None if person is None else person.name,
        position=words_at(document, position),
        role=role,
        group=words_at(document, group),
        evidence=document.evidence(
            title=None if person is None else person.title_span,
            name=None if person is None else person.name_span,
            position=position,
            role=None if role is None else role_span,
            group=group,
        ),
        confidence=0.95 if person is not None else 0.85,
    )


def _in_prose(document: Document, taken: Spans, known: set[str]) -> Iterator[Person]:
    """People of running text who are in no list, once each, with all that is said of them."""
    people: dict[str, tuple[FoundSeat, str | None, Span | None]] = {}
    for running in running_text(document):
        if _SIGNED.fullmatch(running.text):
            continue
        for person in find_people(running.text):
            key = _plain(person.name)
            if key not in known and not taken.overlap(running.place(person.span)):
                people[key] = _richer(people.get(key), _told(running, person))
    for found, role, role_span in people.values():
        yield _person(document, found, role, role_span, None)


def _told(running: Running, person: FoundPerson) -> tuple[FoundSeat, str | None, Span | None]:
    """The person with the position beside the name and the role that the words around give."""
    text, span = running.text, person.span
    position = position_after(text, span.stop) or _position_before(text, span.start)
    end = span.stop if position is None or position.start < span.stop else position.stop
    role, role_span = _role_near(text, span.start, end)
    whole = span if position is None else span.cover(position)
    found = FoundSeat(whole, person, position).moved(running.place)
    return found, role, None if role_span is None else running.place(role_span)


def _position_before(text: str, start: int) -> Span | None:
    match = _OFFICE_BEFORE.search(text, max(0, start - 110), start)
    return None if match is None else Span(*match.span("post"))


def _role_near(text: str, start: int, stop: int) -> tuple[str | None, Span | None]:
    for pattern, role in _AFTER:
        after = pattern.match(text, stop)
        if after is not None:
            return role, Span(*after.span()).strip(text)
    for pattern, role in _BEFORE:
        before = pattern.search(text, max(0, start - 170), start)
        if before is not None:
            return role, Span(*before.span()).strip(text)
    return None, None


def _richer(
    one: tuple[FoundSeat, str | None, Span | None] | None,
    other: tuple[FoundSeat, str | None, Span | None],
) -> tuple[FoundSeat, str | None, Span | None]:
    if one is None or (one[0].position is None and other[0].position is not None):
        return other
    return one


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", name)
