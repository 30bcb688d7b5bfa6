"""The provinces and health regions that a document is about, not merely names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ..finders.places import find_places
from ..model.document import BlockKind
from ..model.span import Span
from ..model.spans import Spans
from ..registers.geography import find_province, province_of_code, provinces_of_region
from ..registers.hospitals import choose_hospital, known_hospital
from ..registers.offices import office_names
from ..thai.digits import to_arabic_digits
from .memory import once_per_document
from .named import names
from .periods import head
from .signatures import signatures
from .titles import title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model.document import Document
    from ..model.names import FoundPlace

__all__ = ["document_health_regions", "document_provinces", "home_provinces", "running_head_places"]

Cited = tuple[str, Span]

_REGION = re.compile(
    r"(?<!สปสช\.)(?<!กระทรวงสาธารณสุข )(?<!นิเทศก์ )(?<!นิเทศก์)"
    r"เขต(?:บริการ)?สุขภาพ\s{0,2}(?:ที่)?\s{0,2}(?P<numbers>[0-9]{1,2}(?![0-9])"
    r"(?:\s?(?:,|และ|/|กับ|-|–|ถึง)\s?(?:ที่\s?)?[0-9]{1,2}(?![0-9./]))*)"
)
_RANGE = re.compile(r"([0-9]{1,2})\s?(?:-|–|ถึง)\s?([0-9]{1,2})")
_REGIONS = range(1, 14)
_MOST_REGIONS = 6
"""A text that names more regions than this speaks of the country."""
_MOST_PROVINCES = 12
_MOST_IN_PASSING = 2
_SHORT = 160
"""Longer paragraphs of an opening already tell a story, and name places in passing."""
_SEATS = ("นนทบุรี", "กรุงเทพมหานคร", "กรุงเทพ", "กรุงเทพฯ")
"""Where national offices are: behind the name of one, its address."""
_OFTEN, _MAINLY = 2, 0.7


@once_per_document
def document_provinces(document: Document) -> tuple[Cited, ...]:
    """The provinces that ``document`` is about, each with the words that say so.

    Its title decides, then its opening, then a province that its text keeps naming. Places count
    before offices, offices before hospitals; those of signers and of postal addresses never do. A
    misspelt province counts as the one it most likely means.
    """
    signed = _signed(document)
    national = [each for each in names(document).organizations if each.name in office_names()]
    seats = {office.span.stop for office in national}
    printed = [
        each
        for each in names(document).places
        if each.span not in signed
        and not (each.name in _SEATS and seats & {each.span.start, each.span.start - 1})
    ]
    heading = [span for span in (title(document),) if span is not None]
    opening = head(document)
    short = [span for span in opening if len(span) <= _SHORT]
    readings = (
        (_of_places(printed, heading), _MOST_PROVINCES),
        (_of_offices(document, heading, signed), _MOST_PROVINCES),
        (_of_facilities(document, heading), 1),
        (_of_places(printed, short), _MOST_PROVINCES),
        (_of_offices(document, short, signed), _MOST_PROVINCES),
        (_provinces(running_head_places(document)), _MOST_IN_PASSING),
        (_of_places(printed, opening), _MOST_IN_PASSING),
    )
    for found, most in readings:
        once = _once(found)
        if 0 < len(once) <= most:
            return once
    return _kept_naming(printed)


@once_per_document
def document_health_regions(document: Document) -> tuple[tuple[int, Span], ...]:
    """The health regions (1 to 13) that ``document`` is about, in order of their numbers.

    Its title decides, then its opening, then the one region that its text names. A range that
    means the whole country (เขตสุขภาพที่ 1-12) is about none.
    """
    heading = [span for span in (title(document),) if span is not None]
    for zone in (heading, head(document)):
        found = _regions_in(document.text, zone, by_office=zone is heading)
        if 0 < len(found) <= _MOST_REGIONS:
            return tuple(sorted(found.items()))
    everywhere = _regions_in(document.text, [Span(0, len(document.text))])
    return tuple(everywhere.items()) if len(everywhere) == 1 else ()


def home_provinces(document: Document) -> tuple[str, ...]:
    """The provinces in which the document's names are looked for first.

    Those it is about, or those of its health regions; empty where it says neither.
    """
    own = tuple(name for name, _ in document_provinces(document))
    regions = [region for region, _ in document_health_regions(document)]
    return own or tuple(name for region in regions for name in provinces_of_region(region))


def _of_places(printed: Sequence[FoundPlace], zone: Sequence[Span]) -> Iterator[Cited]:
    zones = Spans(zone)
    inside = [each for each in printed if each.span in zones]
    yield from _provinces(inside)
    if not any(each.kind == "province" for each in inside):
        for each in inside:
            if each.kind == "district" and len(each.codes) == 1:
                province = province_of_code(each.codes[0])
                if province is not None:
                    yield province.name, each.span


def running_head_places(document: Document) -> Iterator[FoundPlace]:
    """The places that furniture names: what stands at the head of every page names the document."""
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            for place in find_places(block.span.of(document.text)):
                start = block.span.start
                named = place.name_span.shift(start)
                yield replace(place, span=place.span.shift(start), name_span=named)


def _of_offices(document: Document, zone: Sequence[Span], signed: Spans) -> Iterator[Cited]:
    zones = Spans(zone)
    for office in names(document).organizations:
        if office.span not in zones or office.span in signed:
            continue
        homes = {province.name for code in office.codes if (province := province_of_code(code))}
        if len(homes) == 1:
            yield homes.pop(), office.span


def _of_facilities(document: Document, zone: Sequence[Span]) -> Iterator[Cited]:
    zones = Spans(zone)
    for facility in names(document).facilities:
        if facility.span not in zones:
            continue
        hospital = choose_hospital(known_hospital(facility.core))
        if facility.province is not None:
            yield facility.province, facility.span
        elif hospital is not None and hospital.kind != "subdistrict":
            yield hospital.province, facility.span


def _kept_naming(printed: Iterable[FoundPlace]) -> tuple[Cited, ...]:
    """The province that the text names again and again, hardly any other beside it."""
    found = list(_provinces(printed))
    counts = Counter(name for name, _ in found)
    if not counts:
        return ()
    name, times = counts.most_common(1)[0]
    if times < _OFTEN or times < _MAINLY * counts.total():
        return ()
    return ((name, next(span for each, span in found if each == name)),)


def _provinces(places: Iterable[FoundPlace]) -> Iterator[Cited]:
    for place in places:
        if place.kind == "province":
            found = find_province(place.suggestion or place.name)
            if found is not None:
                yield found.name, place.span


def _once(found: Iterable[Cited]) -> tuple[Cited, ...]:
    first: dict[str, Span] = {}
    for name, span in found:
        first.setdefault(name, span)
    return tuple(first.items())


def _regions_in(text: str, zone: Iterable[Span], *, by_office: bool = False) -> dict[int, Span]:
    """The regions named in ``zone``; those of regional offices only if ``by_office``."""
    regions: dict[int, Span] = {}
    for span in zone:
        for match in _REGION.finditer(to_arabic_digits(span.of(text))):
            if not by_office and text.endswith("สำนักงาน", 0, span.start + match.start()):
                continue
            numbers = _numbers(match["numbers"])
            if len(numbers) <= _MOST_REGIONS:
                for number in numbers:
                    regions.setdefault(number, Span(*match.span()).shift(span.start))
    return regions


def _numbers(words: str) -> list[int]:
    spelt = _RANGE.sub(
        lambda ends: ",".join(map(str, range(int(ends[1]), int(ends[2]) + 1))), words
    )
    found = [int(number) for number in re.findall(r"[0-9]+", spelt)]
    return found if all(number in _REGIONS for number in found) else []


def _signed(document: Document) -> Spans:
    return Spans(span for each in signatures(document) for span in (each.name, *each.positions))
