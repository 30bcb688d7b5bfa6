"""Events that the shape of a page announces: at its head, or by the labels of a form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.dates import find_dates
from ..finders.events import FoundAttendance, title_stop
from ..finders.venues import FoundVenue, venue_at
from ..model.span import Span
from .running import Running, running_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..model.document import Document
    from ..model.values import FoundDate

    Move = Callable[[Span], Span]

__all__ = ["Happening", "announced", "labelled", "moved_date", "moved_venue"]

_HEAD_PARAGRAPHS = 10
_HEAD_LENGTH = 230
_HEADLINE = re.compile(
    r"(?:^|\n)[ \t]*(?:รายงาน|สรุป(?:ผล)?|บันทึก|กำหนดการ|ระเบียบวาระ|เอกสาร(?:ประกอบ)?"
    r"|ขอเชิญ(?:เข้า)?(?:ร่วม)?|ชื่อโครงการ|ชื่อกิจกรรม|ชื่อเรื่อง|เรื่อง|[:：\s]|[\d๐-๙]{1,2}[.)])*"
    r"(?P<title>(?:การ)?(?:ประชุม|อบรม|ฝึกอบรม|สัมมนา|เสวนา)"
    r"|โครงการ(?=[^\n]{0,12}(?:ประชุม|อบรม|สัมมนา|ค่าย|รณรงค์|เสวนา))|พิธี(?!กร|การ)|งาน(?=วัน|มหกรรม|สัมมนา)|เวที|มหกรรม|กิจกรรม(?=รณรงค์|วัน|เนื่องใน))"
)
_ANY_PROJECT = re.compile(
    r"\s*(?:[\d๐-๙]{1,2}[.)]\s*)?(?:ชื่อโครงการ\s*[:：]?\s*)?(?P<title>โครงการ)(?=[ก-๙])"
)
_PLACE_ALONE = re.compile(r"\s*(?:[\d๐-๙.]{1,4}[.)]?\s*)?สถานที่[ก-๙]{0,24}\s*[:：]?\s*")
_BETWEEN = re.compile(
    r"[\s,(\-–:：]*(?:(?:ใน|เมื่อ|ระหว่าง)?(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?"
    r"(?:\s?เดือน\s?ปี)?|วัน\s?[/,]?\s?เวลา)[\s(:：]*"
)
_DATE_LABEL = re.compile(
    r"^\s*(?:[\d๐-๙.]{1,4}[.)]?\s*)?(?:วัน(?:ที่)?\s?[/,]?\s?(?:และ)?เวลา|วันที่(?:จัด|อบรม|ประชุม|ดำเนิน)[ก-๙]{0,20}|วันที่(?=\s?[:：])"
    r"|ระยะเวลา(?:ดำเนิน)?(?:การ|งาน|โครงการ)?(?:จัด[ก-๙]{0,12})?|กำหนดจัด[ก-๙]{0,16}|กำหนดการ|ห้วงเวลา)\s*[:：]?"
)
_PLACE_LABEL = re.compile(r"^\s*(?:[\d๐-๙.]{1,4}[.)]?\s*)?(?=สถานที่)")
_CLOCK = re.compile(
    r"[\s,]*(?:(?:ตั้งแต่)?\s?เวลา\s?)?(?:[\d๐-๙]{1,2}[.:][\d๐-๙]{2}\s?(?:น\.?)?\s?(?:[-–]|ถึง)?\s?){0,2}(?:น\.|เป็นต้นไป)?"
)
_LONGEST_RUN_DAYS = 31


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in places of the document's text, as it is being put together.

    ``around`` is the paragraph that tells of it last.
    """

    title: Span
    around: Running
    dated: FoundDate | None = None
    venue: FoundVenue | None = None
    attendance: FoundAttendance | None = None


def announced(document: Document) -> Iterator[Happening]:
    """The event whose title, date and place are lines of their own at the head of the page."""
    head = _head(document)
    if len(head) < 2:
        return
    window = Span(head[0].paragraph.span.start, head[-1].paragraph.span.stop)
    text = window.of(document.text)
    titled = _HEADLINE.search(text)
    if titled is None:
        return
    start = titled.start("title")
    stop = title_stop(text, start)
    dated, venue = _head_clauses(text, stop)
    if dated is not None and len(text[start:stop].strip()) >= 12:
        title = Span(start, stop).strip(text, " \n\t,:-–").shift(window.start)

        def to(span: Span) -> Span:
            return span.shift(window.start)

        yield Happening(title, head[-1], moved_date(dated, to), moved_venue(venue, to))


def _head(document: Document) -> list[Running]:
    head: list[Running] = []
    for running in running_text(document)[:_HEAD_PARAGRAPHS]:
        if len(running.text) > _HEAD_LENGTH or running.paragraph.cell is not None:
            break
        head.append(running)
    return head


def _head_clauses(text: str, at: int) -> tuple[FoundDate | None, FoundVenue | None]:
    """Date and venue in the lines after a title; anything else between them ends the search."""
    dated: FoundDate | None = None
    venue: FoundVenue | None = None
    dates = [found for found in find_dates(text) if found.start.day is not None]
    for _ in range(3):
        following = next((found for found in dates if found.span.start >= at), None)
        if dated is None and following is not None and _leads(text, at, following.span.start):
            dated, at = following, _after_clock(text, following.span.stop)
        elif venue is None and (found := venue_at(text, _after_clock(text, at))) is not None:
            venue, at = found, found.span.stop
        else:
            break
    return dated, venue


def _leads(text: str, at: int, start: int) -> bool:
    return start - at <= 48 and _BETWEEN.fullmatch(text, at, start) is not None


def _after_clock(text: str, at: int) -> int:
    match = _CLOCK.match(text, at)
    return at if match is None else match.end()


def labelled(document: Document) -> Iterator[Happening]:
    """The event of a form: its name, and day and place after labels of their own."""
    parts = running_text(document)
    dated, venue = _labelled_date(parts), _labelled_venue(parts)
    titled = _labelled_title(parts, _ANY_PROJECT if venue is not None else _HEADLINE)
    if titled is not None and dated is not None:
        yield Happening(*titled, dated, venue)


def _labelled_venue(parts: Sequence[Running]) -> FoundVenue | None:
    for at, running in enumerate(parts):
        opened = _PLACE_LABEL.match(running.text)
        if opened is None:
            continue
        found = venue_at(running.text, opened.end())
        if found is not None:
            return moved_venue(found, running.place)
        if at + 1 < len(parts) and _PLACE_ALONE.fullmatch(running.text):
            return _venue_below(parts[at + 1])
    return None


def _venue_below(running: Running) -> FoundVenue | None:
    """The venue that a paragraph of its own names under its label."""
    opener = "ณ "
    found = venue_at(opener + running.text)

    def to(span: Span) -> Span:
        start = max(0, span.start - len(opener))
        return running.place(Span(start, span.stop - len(opener)))

    return moved_venue(found, to)


def _labelled_title(
    parts: Sequence[Running], headline: re.Pattern[str]
) -> tuple[Span, Running] | None:
    for running in parts[:15]:
        match = _HEADLINE.match(running.text) or headline.match(running.text)
        if match is not None:
            stop = title_stop(running.text, match.start("title"))
            title = Span(match.start("title"), stop).strip(running.text, " \n\t,:-–")
            if len(title) >= 12:
                return running.place(title), running
    return None


def _labelled_date(parts: Sequence[Running]) -> FoundDate | None:
    for at, running in enumerate(parts):
        label = _DATE_LABEL.match(running.text)
        if label is None:
            continue
        alone = not running.text[label.end() :].strip()
        for told in parts[at + 1 : at + 2] if alone else [running]:
            for found in find_dates(told.text):
                if found.start.day is not None and _is_short(found):
                    return moved_date(found, told.place)
    return None


def _is_short(found: FoundDate) -> bool:
    """Whether it lasts no longer than an event does: a fiscal year is when a project runs."""
    start, stop = found.start, found.stop
    if None in (start.month, stop.month, start.day, stop.day):
        return start == stop
    years = (stop.year or 0) - (start.year or 0)
    months = years * 12 + (stop.month or 0) - (start.month or 0)
    return months * 30 + (stop.day or 0) - (start.day or 0) <= _LONGEST_RUN_DAYS


def moved_date(dated: FoundDate | None, to: Move) -> FoundDate | None:
    """The date where ``to`` says that its span stands in another text."""
    return None if dated is None else replace(dated, span=to(dated.span))


def moved_venue(venue: FoundVenue | None, to: Move) -> FoundVenue | None:
    """The venue where ``to`` says that its spans stand in another text."""
    if venue is None:
        return None
    placed = venue.province_span
    return replace(
        venue,
        span=to(venue.span),
        name=to(venue.name),
        province_span=None if placed is None else to(placed),
    )
