"""Meetings, ceremonies, trainings and visits that a text dates or places."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .dates import find_dates
from .event_words import (
    ATTENDING,
    BACKGROUND,
    CLOCK,
    COUNT,
    ENDS,
    GENERIC,
    HEAD,
    NO_EVENT_DATE,
    NOT_ATTENDING,
    OPENS_DATE,
    SENTENCE_OPENERS,
    TOTAL,
)
from .venues import FoundVenue, venue_at

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from ..model.values import FoundDate

__all__ = ["FoundAttendance", "FoundEvent", "find_attendance", "find_events", "title_stop"]

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
    for head in HEAD.finditer(text):
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
    return not NO_EVENT_DATE.search(text, max(0, found.span.start - 60), found.span.start)


def _is_event(text: str, found: FoundEvent) -> bool:
    title = found.title.of(text)
    generic = GENERIC.match(title)
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
    for end in ENDS.finditer(reach, 4):
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
    generic = GENERIC.match(reach)
    return generic is not None and generic.end() >= end.start()


def _after_title(text: str, start: int, dates: Sequence[FoundDate]) -> FoundEvent:
    stop = title_stop(text, start)
    title = Span(start, stop).strip(text, " \n\t,:-–")
    dated, venue, at = _clauses(text, stop, dates)
    background = BACKGROUND.search(text, max(0, start - 30), start) is not None
    return FoundEvent(Span(start, max(at, title.stop)), title, dated, venue, background)


def _clauses(
    text: str, at: int, dates: Sequence[FoundDate]
) -> tuple[FoundDate | None, FoundVenue | None, int]:
    """The date and venue at ``at``, in either order, and where they end."""
    dated: FoundDate | None = None
    venue: FoundVenue | None = None
    for _ in range(3):
        if dated is None and (found := _date_at(text, at, dates)) is not None:
            dated, at = found, _skip(CLOCK, text, found.span.stop)
        elif venue is None and (placed := venue_at(text, _skip(CLOCK, text, at))) is not None:
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
    near = len(between) <= 48 and OPENS_DATE.fullmatch(between) is not None
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
    venue = found.venue or venue_at(text, _skip(CLOCK, text, dated.span.stop))
    start = min(dated.span.start, found.span.start)
    return replace(found, dated=dated, venue=venue, span=Span(start, found.span.stop))


def _opens_sentence(text: str, dated: FoundDate) -> bool:
    return (
        SENTENCE_OPENERS.search(text, max(0, dated.span.start - 34), dated.span.start) is not None
    )


def find_attendance(text: str, start: int = 0) -> FoundAttendance | None:
    """How many attend, as the words after ``start`` say it first.

    >>> find_attendance("มีผู้เข้าร่วมประชุม จำนวน ๑๒๐ คน").count
    120
    >>> find_attendance("พบผู้ป่วย 40 ราย") is None
    True
    """
    first: FoundAttendance | None = None
    for match in COUNT.finditer(text, start):
        nearby = text[max(start, match.start() - _CONTEXT) : match.start()]
        is_total = TOTAL.search(nearby) is not None
        reach = _SENTENCE if is_total else _CONTEXT
        context = text[max(start, match.start() - reach) : match.start()]
        if NOT_ATTENDING.search(nearby[-24:]) or not ATTENDING.search(context):
            continue
        count = int(to_arabic_digits(match["count"]).replace(",", ""))
        found = FoundAttendance(Span(*match.span()), count)
        if is_total:
            return found
        first = first or found
    return first
