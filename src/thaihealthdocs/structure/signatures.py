"""Signature blocks: a role or ลงชื่อ, a name in brackets or dots, and the positions below it.

Blocks stand one below another, or side by side in the columns of one line or of a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.people import find_people, split_person
from ..finders.seats import position_after
from ..model.span import Span
from ..thai.lines import one_line
from .memory import once_per_document
from .paragraphs import paragraphs
from .signature_lines import DOTS, LONGEST_LINE, ROLE, Line, printed_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Document
    from ..model.names import FoundPerson

__all__ = ["Signature", "signatures"]

_SIGN = re.compile(rf"\s*(?:\(?\s*(?:ลงชื่อ|ลงนาม|ลายมือชื่อ)\s*\)?)\s*[:：]?\s*{DOTS}*")
_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)?)\)\s*")
_UNSIGNED = re.compile(rf"\s*(?:{DOTS}|\s)*{DOTS}{{3,}}(?:{DOTS}|\s)*|\s{{5,}}")
_DATED = re.compile(
    r"\s*(?:วันที่|ลงวันที่|เมื่อวันที่)?\s*(?:[.…\s]*/|[\d๐-๙]{1,2}\s*(?:/|[ก-ฮเม])|[.…]{3,})"
)
_CLOSES = re.compile(r"(?:สั่ง|ประกาศ|ให้ไว้|ลงนาม)\s*ณ\s*(?:วันที่|เดือน)|ขอแสดงความนับถือ|ลงชื่อ|ลงนาม")
_DAY_OF_SIGNING = re.compile(r"\s*ลงนาม\s*(?:ณ|เมื่อ)\s*วันที่\s*[\d๐-๙]")
_ENDS_PAPER = re.compile(r"(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*(?:วันที่|เดือน)[^\n]{0,60}$|ขอแสดงความนับถือ\s*$")
_NOT_POSITION = re.compile(
    r"(?:โทร|โทรศัพท์|อีเมล|E-?mail|หมายเหตุ|เรียน|สำเนา|เอกสาร|ข้อ|วันที่|พิมพ์|ทาน|มติ|ระเบียบวาระ|https?:"
    r"|(?:ขอ)?สงวนลิขสิทธิ์|ลิขสิทธิ์|copyright|©|ภาพ\s?[:/]|ที่มา|แหล่งข้อมูล|กลับ(?:หน้า|ไป|สู่)|\[)"
    # A post has no telephone number, no count of visitors, no year and no address of mail.
    r"|[^\n]*(?:[\d๐-๙]{4}|@)",
    re.IGNORECASE,
)
_ACTING = re.compile(r"(?:แทน|ใน(?:ฐานะ|ตำแหน่ง)|มอบหมายจาก)\s*\S")
_OFFICE_LINE = re.compile(r"กอง|กลุ่ม|สำนัก|กรม|กระทรวง|ศูนย์|ฝ่าย|สถาบัน|งาน")
_POSITION_LINES = 4


@dataclass(frozen=True, slots=True)
class Signature:
    """One block: ``person`` is None where it is unsigned; lines of positions in order.

    ``role`` is the words that say what the signer does; ``dated`` a line with a date;
    ``closing`` a line above such as สั่ง ณ วันที่ or ขอแสดงความนับถือ.
    """

    name: Span
    person: FoundPerson | None
    role: Span | None
    positions: tuple[Span, ...]
    dated: Span | None
    closing: Span | None


@once_per_document
def signatures(document: Document) -> tuple[Signature, ...]:
    """The signature blocks of ``document``, in reading order."""
    lines = list(printed_lines(document))
    found: list[Signature] = []
    taken: set[Span] = set()
    for at, line in enumerate(lines):
        for column, piece in enumerate(line.pieces):
            person = _signed(document.text, piece) or _closed_by(document.text, lines, at)
            if person is not None:
                block = _block(document.text, lines, at, column, person, taken)
                if block is not None:
                    found.append(block)
                    taken.update(() if block.role is None else (block.role,))
    noted = tuple(_notes(document.text, lines))
    return (*found, *noted) if found else (*_listed(document), *_told(document), *noted)


_NOTES = re.compile(
    r"\s*(?P<role>ผู้(?:จด|บันทึก|สรุป|ตรวจ|รับรอง)(?:รายงาน|บันทึก)?(?:การประชุม)?)\s*[:：]\s*(?=[ก-ฮเ-ไ])"
)


def _notes(text: str, lines: Sequence[Line]) -> Iterator[Signature]:
    """Who took and who checked the minutes, named behind their parts on a line each."""
    for line in lines:
        whole = line.pieces[0].cover(line.pieces[-1])
        label = _NOTES.match(text, whole.start, whole.stop)
        words = "" if label is None else text[label.end() : whole.stop]
        person = split_person(words) if 0 < len(words) <= LONGEST_LINE else None
        if label is None or person is None or person.span.start > 0:
            continue
        rest = Span(label.end() + person.name_span.stop, whole.stop).strip(text, " \t,()")
        positions = () if rest.is_empty else (rest,)
        place, role = person.name_span.shift(label.end()), Span(*label.span("role"))
        yield Signature(place, person, role, positions, dated=None, closing=None)


_LIST_HEAD = re.compile(
    r"\s*(?:โดย|สำหรับ|รายชื่อ|รายนาม)?\s*(?P<role>ผู้(?:แทน)?(?:ร่วม)?ลงนาม|(?:ผู้ลงนาม|ร่วมเป็น)?พยาน)"
    r"(?:ใน(?:บันทึก|พิธี|ครั้ง)\S*|ความร่วมมือ|บันทึกข้อตกลง\S*|เป็นพยาน|ร่วมลงนาม|ประกอบด้วย|ได้แก่|คือ|มี|ดังนี้|\s)*[:：]?\s*"
)


_TELLS = re.compile(
    r"(?:ได้)?(?:กล่าว|เปิดเผย|เผย|ระบุ|ชี้แจง|ย้ำ|เสริม|แถลง|ให้สัมภาษณ์|ขอบคุณ|นำ|เป็นประธาน|พร้อม|ร่วม|มอบ|ในฐานะ)|[^\n]{0,160}?กล่าวว่า"
)
"""What goes on behind a name in a sentence, and never in a list of those who sign."""


def _listed(document: Document) -> Iterator[Signature]:
    """Signers that a report of a ceremony lists, one paragraph each, below ผู้ร่วมลงนาม."""
    role: Span | None = None
    for paragraph in paragraphs(document):
        head = _LIST_HEAD.fullmatch(paragraph.text)
        if head is not None:
            role = Span(*head.span("role")).shift(paragraph.span.start)
            continue
        person = None if role is None else split_person(paragraph.text)
        start = paragraph.span.start
        rest = (
            None
            if person is None
            else Span(start + person.name_span.stop, paragraph.span.stop).strip(
                document.text, " ,-–:"
            )
        )
        if person is None or rest is None or _TELLS.match(rest.of(document.text)):
            role = None
            continue
        positions = () if rest.is_empty else (rest,)
        yield Signature(
            person.name_span.shift(start), person, role, positions, dated=None, closing=None
        )


_SIGNING = re.compile(
    r"โดยมี(?=[^\n]{5,160}?ลงนามเป็น(?P<witness>พยาน))|(?P<party>ลงนาม)โดย\s*"
    r"|(?P<role>ผู้(?:แทน)?(?:ร่วม)?ลงนาม|พยาน)(?:ใน(?:บันทึก|พิธี)[ก-๙]*|ฝ่าย[ก-๙]+|ร่วมลงนาม|ลงนาม)?\s*"
    r"(?:ประกอบด้วย|ได้แก่|คือ|โดย|มีดังนี้)\s*"
)
_TOLD_LENGTH = 500


def _told(document: Document) -> Iterator[Signature]:
    """Signers whom a sentence names: ผู้ลงนามประกอบด้วย …, พยานได้แก่ …."""
    for paragraph in paragraphs(document):
        openings = list(_SIGNING.finditer(paragraph.text))
        stops = [*(later.start() for later in openings[1:]), len(paragraph.text)]
        for opening, stop in zip(openings, stops, strict=False):
            end = min(stop, opening.end() + _TOLD_LENGTH)
            said = next(name for name in ("role", "party", "witness") if opening[name])
            role = Span(*opening.span(said)).shift(paragraph.span.start)
            words = paragraph.text[opening.end() : end]
            at = paragraph.span.start + opening.end()
            for person in find_people(words):
                held = position_after(words, person.name_span.stop)
                positions = () if held is None else (held.shift(at),)
                place = person.name_span.shift(at)
                yield Signature(place, person, role, positions, dated=None, closing=None)


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    person: FoundPerson | None


def _signed(text: str, piece: Span) -> _Named | None:
    """The bracket that names a signer, or its dots; None where the piece is no such line."""
    if len(piece) > LONGEST_LINE:
        return None
    words = piece.of(text)
    sign = _SIGN.match(words)
    bracket = _BRACKETED.search(words, sign.end() if sign else 0)
    if bracket is None or not re.fullmatch(
        rf"(?:{DOTS}|\s)*", words[sign.end() if sign else 0 : bracket.start()]
    ):
        return None
    rest = words[bracket.end() :].strip(" .…")
    if rest and not ROLE.fullmatch(rest):
        return None
    inside = Span(*bracket.span("inside")).shift(piece.start)
    if _UNSIGNED.fullmatch(inside.of(text)):
        return _Named(inside, None)
    person = split_person(f"({inside.of(text)})")
    if (
        person is None
        or len(person.name) < 4
        or (not person.title and not sign and " " not in person.name)
    ):
        return None
    return _Named(inside, _whole_name(text, inside, person))


def _closed_by(text: str, lines: Sequence[Line], at: int) -> _Named | None:
    """A name without brackets, alone on the line below สั่ง ณ วันที่ or ขอแสดงความนับถือ."""
    if at == 0 or len(lines[at].pieces) > 1 or lines[at].group != lines[at - 1].group:
        return None
    above, piece = lines[at - 1].pieces, lines[at].pieces[0]
    words = piece.of(text)
    if len(words) > LONGEST_LINE or not _ENDS_PAPER.search(above[0].cover(above[-1]).of(text)):
        return None
    person = split_person(words)
    if person is None or person.span.start > 0 or person.span.stop < len(words):
        return None
    return _Named(piece, person) if " " in person.name else None


def _whole_name(text: str, inside: Span, person: FoundPerson) -> FoundPerson:
    """The person with all that the bracket holds after the title as the name."""
    name = Span(inside.start + person.name_span.start - 1, inside.stop).strip(text)
    return replace(person, name=one_line(name.of(text)))


def _block(
    text: str, lines: Sequence[Line], at: int, column: int, named: _Named, taken: set[Span]
) -> Signature | None:
    role, closing, anchored = _above(text, lines, at, column, taken)
    same_line = ROLE.search(text, named.span.stop, lines[at].pieces[column].stop)
    if same_line is not None:
        role = Span(*same_line.span("role"))
    positions, dated, role_below = _below(text, lines, at, column)
    if role is None and closing is None:
        role = role_below
    titled = named.person is not None and bool(named.person.title)
    if role is None and closing is None and not anchored and not (titled and positions):
        return None
    return Signature(named.span, named.person, role, tuple(positions), dated, closing)


def _above(
    text: str, lines: Sequence[Line], at: int, column: int, taken: set[Span]
) -> tuple[Span | None, Span | None, bool]:
    """The role within three lines above that is no other name's, and what else stands there.

    Then whether a closing line does, and whether ลงชื่อ or dots mark a place to sign.
    """
    closing: Span | None = None
    role, anchored = None, _SIGN.match(lines[at].pieces[column].of(text)) is not None
    for line in reversed(lines[max(0, at - 4) : at]):
        if line.group != lines[at].group:
            break
        piece = _beside(line, column, alone=len(lines[at].pieces) == 1)
        words = piece.of(text)
        if _BRACKETED.fullmatch(words) and _signed(text, piece) is not None:
            break
        sign = None if _DAY_OF_SIGNING.match(words) else _SIGN.match(words)
        anchored = anchored or sign is not None or _UNSIGNED.fullmatch(words) is not None
        found = ROLE.search(words) if len(words) < LONGEST_LINE else None
        if role is None and found is not None and _is_role_line(words, found):
            span = Span(*found.span("role")).shift(piece.start)
            role = None if span in taken else span
        if _CLOSES.search(words) and sign is None:
            closing = piece
            break
        if len(words) > LONGEST_LINE:
            break
    return role, closing, anchored


def _beside(line: Line, column: int, *, alone: bool) -> Span:
    """The piece of ``line`` above a name in ``column``; all of it where the name stands alone."""
    if alone:
        return line.pieces[0].cover(line.pieces[-1])
    return line.pieces[column] if column < len(line.pieces) else line.pieces[-1]


def _is_role_line(words: str, role: re.Match[str]) -> bool:
    """A line that is a role, or ลงชื่อ and dots before one."""
    if _SIGN.match(words) and role.end() == len(words.rstrip()):
        return True
    before = _SIGN.sub("", words[: role.start()], count=1)
    after = words[role.end() :]
    return re.fullmatch(rf"(?:{DOTS}|[\s(:：])*", before) is not None and (
        re.fullmatch(rf"(?:{DOTS}|[\s):：])*(?:\(.*\))?", after) is not None or len(after) < 40
    )


def _below(
    text: str, lines: Sequence[Line], at: int, column: int
) -> tuple[list[Span], Span | None, Span | None]:
    """Positions, the line with a date, and the first role that stands below them."""
    positions: list[Span] = []
    dated: Span | None = None
    width = len(lines[at].pieces)
    for line in lines[at + 1 : at + 2 + _POSITION_LINES]:
        if (
            line.group != lines[at].group
            or len(line.pieces) != width
            or len(positions) >= _POSITION_LINES
        ):
            break
        piece = line.pieces[column]
        words = piece.of(text)
        role = ROLE.fullmatch(words)
        if role is not None:
            return positions, dated, Span(*role.span("role")).shift(piece.start)
        if ROLE.match(words) or _SIGN.match(words) or _BRACKETED.fullmatch(words):
            break
        if _signed(text, piece) is not None:
            break
        if _DATED.match(words):
            dated = dated or piece
            continue
        if _OFFICE_LINE.match(words) and any(_ACTING.search(each.of(text)) for each in positions):
            break  # below who signs for another stands the office that wrote
        if _NOT_POSITION.match(words) or len(words) > LONGEST_LINE or piece.is_empty:
            break
        label = re.match(r"ตำแหน่ง\s*[:：]?\s*", words)
        bare = Span(piece.start + (label.end() if label else 0), piece.stop)
        if not _UNSIGNED.fullmatch(bare.of(text)) and not bare.is_empty:
            positions.append(bare)
    return positions, dated, None
