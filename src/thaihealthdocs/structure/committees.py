"""Lists of people: the members of committees, who came to a meeting, who teaches or is asked.

A list stands as numbered lines, or as rows of a table with or without a header; the nearest
heading above says which group it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.people import split_person
from ..finders.seats import FoundSeat, is_office, read_role, read_seat
from ..model.span import Span
from ..model.spans import Spans
from .memory import once_per_document
from .paragraphs import paragraphs
from .seat_rows import row_seat
from .signatures import signatures
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Cell, Document
    from .tables import Row

__all__ = ["Seat", "seats"]

_GROUP = re.compile(
    r"(?:คณะกรรมการ|คณะอนุกรรมการ|คณะทำงาน|คณะที่ปรึกษา|คณะผู้|ที่ปรึกษา|องค์ประกอบ|ผู้(?:ไม่)?(?:มา|เข้า)(?:ร่วม)?ประชุม|ผู้เข้าร่วม|ผู้ร่วมประชุม"
    r"|รายชื่อ|รายนาม|ฝ่าย|ทีม|วิทยากร|ผู้ประสานงาน|ผู้ร่วมลงนาม|ผู้ลงนาม|ผู้แทนลงนาม|ลงนาม|พยาน|ประธาน|ผู้จัดทำ|ผู้ให้ข้อมูล|คณะ"
    r"|ผู้(?:รับผิดชอบ|กำกับ|นิเทศ)[ก-๎]{0,24}\s*[:：]?\s*$)"
)
_LEAD_IN = re.compile(
    r"\s*(?:ดังนี้|ดังต่อไปนี้|ดังรายนาม[ก-๙]*|ประกอบด้วย[ก-๙]{0,24}|ได้แก่|มีดังนี้|[:：])+\s*$"
)
_LAST_BODY = re.compile(r"(?:คณะกรรมการ|คณะอนุกรรมการ|คณะทำงาน|คณะที่ปรึกษา)(?!ดังกล่าว)")
_MARK = re.compile(
    r"^\s*(?:[-–•*]\s*|\(?[\d๐-๙]{1,2}(?:[.][\d๐-๙]{1,2})*[.)]?\s+|\(?[\d๐-๙]{1,2}(?:[.][\d๐-๙]{1,2})*[.)]\s*)"
)
_FIRST = re.compile(r"\s*\(?(?:[\d๐-๙]{1,2}[.])?[1๑](?![\d๐-๙])(?:[.)]|\s)")
_DUTIES = re.compile(
    r"^\s*(?:[\d๐-๙.()]{0,6}\s*)?(?:โดย)?(?:ให้)?(?:คณะ[ก-๙]{0,20})?\s?(?:มี)?(?:บทบาท|อำนาจ)?(?:และ)?หน้าที่"
)
_COMING = re.compile(
    r"^\s*(?:[\d๐-๙.()]{1,6}\s*)?(?:รายชื่อ|รายนาม)?(?:ผู้(?:ไม่)?(?:มา|เข้า|ร่วม)|(?:คณะ)?ที่ปรึกษา|(?:ทีม|คณะ)(?:ผู้)?(?:นิเทศ|ตรวจ|ติดตาม))"
)
_AGENDA = re.compile(r"\s*(?:ระเบียบวาระ|วาระที่|เริ่มประชุม|เปิดประชุม)")
_SIGNING = re.compile(
    r"(?:รายชื่อ|รายนาม)?(?:ผู้)?(?:แทน)?(?:ร่วม)?ลงนาม|พยาน|ฝ่ายที่\s?(?:[12๑๒]|หนึ่ง|สอง)"
)
_ROW_LABEL = re.compile(
    r"\s*(?P<who>(?:ผู้(?:ให้ข้อมูล|ประสานงาน|รับผิดชอบ|กำกับ|นิเทศ)|วิทยากร|(?:คณะ)?ที่ปรึกษา)(?:[^\d๐-๙:：]{0,60}))[\s:：]*"
)
"""The label of a form's row that holds people, with what they are of."""
_BREAK = re.compile(
    r"\n|(?<=\s)(?=\(?[\d๐-๙]{1,2}[.)]\s?(?:นาย|นาง|น\.ส\.|นพ\.|พญ\.|ทพ|ภก|ภญ|ดร\.|ว่าที่|ผู้|หัวหน้า|สาธารณสุข|แพทย์|พล|ปลัด|รอง))"
)
_LONGEST_LINE = 220
_LONGEST_HEADING = 170


@dataclass(frozen=True, slots=True)
class Seat:
    """One member or person of a list, in places of the document's text, with the list's group."""

    found: FoundSeat
    group: Span | None = None
    signs: bool = False
    """Whether the list is of those who sign, as under ผู้ร่วมลงนาม."""

    @property
    def span(self) -> Span:
        """The whole line or row."""
        return self.found.span


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of running text, or one item of several that run together in it."""

    span: Span
    text: str


@once_per_document
def seats(document: Document) -> tuple[Seat, ...]:
    """The people of every list of ``document``, in reading order; signature blocks are no lists."""
    signed = Spans(signature.name for signature in signatures(document))
    lines = list(_lines(document))
    listed = [*_from_lines(lines), *_from_tables(document, lines)]
    kept = (
        replace(seat, signs=_is_signing(document.text, seat))
        for seat in listed
        if not signed.overlap(seat.span)
    )
    return tuple(sorted(kept, key=lambda seat: seat.span))


def _is_signing(text: str, seat: Seat) -> bool:
    return seat.group is not None and _SIGNING.match(seat.group.of(text).strip()) is not None


def _lines(document: Document) -> Iterator[_Line]:
    """The lines of running text: printed ones, and items run together in one."""
    for paragraph in paragraphs(document):
        if paragraph.cell is not None:
            continue
        start = 0
        for cut in [*_BREAK.finditer(paragraph.text), None]:
            stop = len(paragraph.text) if cut is None else cut.start()
            span = Span(start, stop).strip(paragraph.text)
            if not span.is_empty:
                text = span.of(paragraph.text)
                yield _Line(span.shift(paragraph.span.start), text)
            start = stop if cut is None else cut.end()


def _from_lines(lines: Sequence[_Line]) -> Iterator[Seat]:
    group: Span | None = None
    duties = comes = False
    at = 0
    while at < len(lines):
        line = lines[at]
        found, taken = _seat_at(lines, at, duties=duties)
        if found is None and comes and not duties:
            found = _office_alone(line)
        if found is not None:
            yield Seat(found, group)
        elif _DUTIES.match(line.text):
            duties = True
        elif (heading := _heading(line)) is not None:
            group, duties = heading, False
            comes = _COMING.search(line.text) is not None
        elif len(line.text) > _LONGEST_LINE or _AGENDA.match(line.text):
            group, comes = None, False
        at += taken


def _office_alone(line: _Line) -> FoundSeat | None:
    """An office on a marked line of those who come, or advise, whose part the heading gives."""
    mark = _MARK.match(line.text)
    if mark is None or len(line.text) > 110 or not is_office(line.text[mark.end() :]):
        return None
    position = Span(line.span.start + mark.end(), line.span.stop)
    return FoundSeat(line.span, None, position, is_marked=True)


def _seat_at(lines: Sequence[_Line], at: int, *, duties: bool) -> tuple[FoundSeat | None, int]:
    """The seat of the line at ``at``, with up to two lines below that only go on with it."""
    line = lines[at]
    if len(line.text) > _LONGEST_LINE:
        return None, 1
    found = read_seat(line.text)
    if found is None:
        return _office_over_role(lines, at) if not duties else (None, 1)
    if found.person is None and duties:
        return None, 1
    found = found.shift(line.span.start)
    taken = 1
    while found.person is not None and found.role is None and at + taken < len(lines) and taken < 3:
        heads = _heads_list(lines, at + taken)
        joined = _joined(found, lines[at + taken], is_last=taken == 2, heads_list=heads)
        if joined is None:
            break
        found, taken = joined, taken + 1
    if not found.is_marked and found.role is None and found.position is None:
        return None, 1
    return found, taken


def _heads_list(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line is no role of who stands above, but the name of a list from 1 on."""
    return at + 1 < len(lines) and _FIRST.match(lines[at + 1].text) is not None


def _joined(found: FoundSeat, line: _Line, *, is_last: bool, heads_list: bool) -> FoundSeat | None:
    """The seat with the position or role that stands on the next line; None where it does not."""
    if len(line.text) > 100 or _MARK.match(line.text) or split_person(line.text) is not None:
        return None
    role = read_role(line.text)
    if role is not None and not heads_list:
        span = found.span.cover(line.span)
        return replace(found, span=span, role=role, role_span=line.span)
    below = read_seat(f"1. {line.text}")
    if found.position is None and below is not None and below.position is not None:
        below = below.shift(line.span.start - 3)
        return replace(
            found,
            span=found.span.cover(line.span),
            position=below.position,
            role=below.role,
            role_span=below.role_span,
        )
    if found.position is None and not is_last and found.is_marked and is_office(line.text):
        return replace(found, span=found.span.cover(line.span), position=line.span)
    return None


def _office_over_role(lines: Sequence[_Line], at: int) -> tuple[FoundSeat | None, int]:
    """An office on a marked line whose role stands alone on the next."""
    line = lines[at]
    mark = _MARK.match(line.text)
    if mark is None or at + 1 >= len(lines) or not is_office(line.text[mark.end() :]):
        return None, 1
    if _heads_list(lines, at + 1):
        return None, 1
    role = read_role(lines[at + 1].text)
    if role is None:
        return None, 1
    position = Span(line.span.start + mark.end(), line.span.stop)
    below = lines[at + 1].span
    found = FoundSeat(line.span.cover(below), None, position, role, below, is_marked=True)
    return found, 2


def _heading(line: _Line) -> Span | None:
    """The name of the group that a line opens; None where it opens none."""
    mark = _MARK.match(line.text)
    start = 0 if mark is None else mark.end()
    lead = _LEAD_IN.search(line.text, max(start, len(line.text) - 60))
    stop = len(line.text) if lead is None else lead.start()
    if _GROUP.match(line.text, start) and stop - start <= _LONGEST_HEADING:
        return Span(start, stop).strip(line.text, " :.\n\t").shift(line.span.start)
    if lead is None:
        return None
    bodies = list(_LAST_BODY.finditer(line.text, max(0, stop - _LONGEST_HEADING), stop))
    if not bodies:
        return None
    return Span(bodies[-1].start(), stop).strip(line.text).shift(line.span.start)


def _from_tables(document: Document, lines: Sequence[_Line]) -> Iterator[Seat]:
    headings = [(line.span.start, found) for line in lines if (found := _heading(line)) is not None]
    starts = [start for start, _ in headings]
    for table in tables(document):
        at = bisect_right(starts, table.parts[0].span.start) - 1
        group = headings[at][1] if at >= 0 else None
        labelled: Span | None = None
        for row in table.rows:
            cells = sorted(row.own.items())
            labelled = _row_label(document.text, row, labelled)
            if len(cells) == 1 and len(table.columns) > 1:
                named = _section_group(document.text, cells[0][1])
                group = group if named is None else named
                continue
            within = [seat for _, cell in cells for seat in _in_cell(document.text, cell)]
            if within:
                yield from (Seat(seat, labelled or group) for seat in within)
            elif (seat := row_seat(document.text, table, row)) is not None:
                yield Seat(seat, labelled or group)


def _row_label(text: str, row: Row, above: Span | None) -> Span | None:
    """What a form says of a row's people in its first cell; a blank one repeats ``above``."""
    first = row.own.get(0)
    if first is None or first.span.strip(text).is_empty:
        return above
    label = _ROW_LABEL.fullmatch(text, first.span.start, first.span.stop)
    return None if label is None else Span(*label.span("who")).strip(text, " /\n")


def _in_cell(text: str, cell: Cell) -> Iterator[FoundSeat]:
    """Two people or more in one cell, a paragraph each, with the lines below that go on."""
    lines = [(span, read_seat(span.of(text))) for span in cell.paragraphs]
    firsts = [at for at, (_, seat) in enumerate(lines) if seat is not None and seat.person]
    if len(firsts) < 2:
        return
    for at, stop in zip(firsts, [*firsts[1:], len(lines)], strict=True):
        span, seat = lines[at]
        if seat is not None:
            yield replace(seat.shift(span.start), span=span.cover(lines[stop - 1][0]))


def _section_group(text: str, cell: Cell) -> Span | None:
    span = cell.span.strip(text)
    return _heading(_Line(span, span.of(text)))
