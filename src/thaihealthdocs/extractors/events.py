"""Meetings, ceremonies, trainings and visits that a document announces or reports, once each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from ..finders.dates import find_dates
from ..finders.events import (
    FoundEvent,
    find_attendance,
    find_events,
)
from ..model.records import Event, provisional_id
from ..model.span import Span
from ..registers.geography import find_province
from ..structure.happenings import Happening, announced, labelled, moved_date, moved_venue
from ..structure.running import Running, running_text
from ..structure.words import words_at
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..model.document import Document
    from ..model.records import Record

    Move = Callable[[Span], Span]

__all__ = ["extract"]

_PROVINCE_NEAR = re.compile(r"(?:จังหวัด|จ\.)\s?(?P<name>[ก-ฮเ-ไ][ก-๎]{1,20})")
_ATTENDANCE_PARAGRAPHS = 12


def extract(document: Document) -> Iterator[Record]:
    """Yield one `Event` for each dated happening, and for the one that the head announces.

    A repeated title is one event; a date printed without a year stays without one.
    """
    happenings = _merged(document, [*announced(document), *_from_text(document)])
    if not happenings:
        happenings = list(labelled(document))
    alone = len(happenings) == 1
    for happening in happenings:
        yield _event(document, _with_attendance(document, happening, alone=alone))


def _from_text(document: Document) -> Iterator[Happening]:
    found = [
        (running, event)
        for running in running_text(document)
        for event in find_events(running.text)
    ]
    foreground = [pair for pair in found if not pair[1].is_background]
    for running, event in foreground or found:
        yield _placed(running, event)


def _placed(running: Running, event: FoundEvent) -> Happening:
    return Happening(
        running.place(event.title),
        running,
        moved_date(event.dated, running.place),
        moved_venue(event.venue, running.place),
    )


def _merged(document: Document, happenings: Sequence[Happening]) -> list[Happening]:
    """One happening for each title; what a later mention adds is kept."""
    merged: dict[str, Happening] = {}
    for happening in happenings:
        key = _key(document, happening)
        known = merged.get(key)
        if known is None:
            merged[key] = happening
        else:
            merged[key] = replace(
                known,
                dated=known.dated or happening.dated,
                venue=known.venue or happening.venue,
                around=happening.around,
            )
    return list(merged.values())


def _key(document: Document, happening: Happening) -> str:
    """The title's first words and the day: repeats are often cut short or spelt out."""
    words = re.sub(r"[\s“”\"']+", "", happening.title.of(document.text))
    words = words.removeprefix("การ").removeprefix("พิธี").removeprefix("โครงการ")
    day = "" if happening.dated is None else happening.dated.start.iso[-5:]
    return f"{words[:24]}|{day}"


def _with_attendance(document: Document, happening: Happening, *, alone: bool) -> Happening:
    parts = running_text(document)
    first = bisect_left(parts, happening.around.paragraph.span, key=lambda r: r.paragraph.span)
    reach = _ATTENDANCE_PARAGRAPHS if alone else 1
    for at, running in enumerate(parts[first : first + reach]):
        if at and _tells_of_another_day(running, happening):
            continue
        start = happening.title.start - running.paragraph.span.start
        found = find_attendance(running.text, max(0, min(start, len(running.text))))
        if found is not None:
            moved = replace(found, span=running.place(found.span))
            return replace(happening, attendance=moved)
    return happening


def _tells_of_another_day(running: Running, happening: Happening) -> bool:
    """Whether a later paragraph dates what it tells: its count is of another happening."""
    own = happening.dated
    return own is not None and any(
        found.start.day is not None and found.start not in (own.start, own.stop)
        for found in find_dates(running.text)
    )


def _event(document: Document, happening: Happening) -> Event:
    dated, venue, attendance = happening.dated, happening.venue, happening.attendance
    province, province_span = _province(document.text, happening)
    return Event(
        id=provisional_id("events", happening.title.start),
        title=one_line(happening.title.of(document.text)),
        start=None if dated is None else dated.start.iso,
        end=None if dated is None else dated.stop.iso,
        venue=words_at(document, None if venue is None else venue.name),
        province=province,
        attendance=None if attendance is None else attendance.count,
        evidence=document.evidence(
            title=happening.title,
            start=None if dated is None else dated.span,
            end=None if dated is None else dated.span,
            venue=None if venue is None else venue.name,
            province=province_span,
            attendance=None if attendance is None else attendance.span,
        ),
        confidence=0.9 if venue is not None else 0.8,
    )


def _province(text: str, happening: Happening) -> tuple[str | None, Span | None]:
    """The province of the venue, else the only one that title or paragraph names."""
    venue = happening.venue
    if venue is not None and venue.province is not None:
        return venue.province, venue.province_span
    own = [happening.title] if venue is None else [venue.name, happening.title]
    for words in [*own, happening.around.paragraph.span]:
        named = _provinces_in(text, words)
        if len(named) == 1:
            return next(iter(named.items()))
    return None, None


def _provinces_in(text: str, words: Span) -> dict[str, Span]:
    named: dict[str, Span] = {}
    for match in _PROVINCE_NEAR.finditer(text, words.start, words.stop):
        province = find_province(match["name"])
        if province is not None:
            named.setdefault(province.name, Span(*match.span()))
    return named
