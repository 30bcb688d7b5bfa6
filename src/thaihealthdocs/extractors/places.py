"""Places: each province, district and subdistrict that the document names for itself, once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..finders.organizations import find_organizations
from ..finders.places import find_places
from ..model.records import Place, Problem, provisional_id
from ..registers.geography import area_of_code, find_province
from ..structure.geography import document_provinces, home_provinces, running_head_places
from ..structure.named import names
from ..structure.signatures import signatures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..model.document import Document
    from ..model.names import FoundPlace
    from ..model.records import Record
    from ..model.span import Span
    from ..registers.geography import Area
    from ..structure.signatures import Signature

__all__ = ["extract"]

_SUGGESTED = 0.8
"""The confidence of a place whose name is misspelt."""
_NEAR = 6
_PAGED = ("text", "pdf")
_SIDES = ("พยาน", "ร่วมลงนาม", "คำรับรอง", "ฝ่ายที่", "ผู้รับจ้าง", "คู่สัญญา")
"""Signers of these roles may well be of another province."""


def extract(document: Document) -> Iterator[Record]:
    """The places of ``document``; problems for misspelt provinces and signers of another one."""
    yield from _places(document)
    yield from _misspelt(document)
    yield from _mismatched(document)


def _places(document: Document) -> Iterator[Place]:
    mentions: dict[tuple[str, str, str | None], list[FoundPlace]] = defaultdict(list)
    areas: dict[tuple[str, str, str | None], Area | None] = {}
    found = [*_of_heads(document), *names(document).places]
    for at, place in enumerate(found):
        area = _area(document, place, found[at + 1 : at + 4])
        name = place.suggestion or (place.name if area is None else area.name)
        key = (place.kind, name, None if area is None else area.code)
        mentions[key].append(place)
        areas[key] = area
    for key, places in mentions.items():
        yield _record(document, key[0], key[1], areas[key], places)


def _of_heads(document: Document) -> tuple[FoundPlace, ...]:
    """The places of running heads; what a web page has around its text names its owner."""
    return tuple(running_head_places(document)) if document.source.reader in _PAGED else ()


def _record(
    document: Document, kind: str, name: str, area: Area | None, places: Sequence[FoundPlace]
) -> Place:
    spans = [each.span for each in places]
    return Place(
        id=provisional_id("places", spans[0].start),
        kind=kind,
        name=name,
        province=None if kind == "province" else getattr(area, "province", None),
        district=getattr(area, "district", None),
        code=None if area is None else area.code,
        confidence=1.0 if places[0].suggestion is None else _SUGGESTED,
        evidence=document.evidence(kind=spans[0], name=spans),
    )


def _area(document: Document, place: FoundPlace, after: Sequence[FoundPlace]) -> Area | None:
    """Which place of its name it is: by the words after it, else by the document's provinces."""
    if place.kind == "province":
        return find_province(place.suggestion or place.name)
    candidates = [area for code in place.codes if (area := area_of_code(code)) is not None]
    around = {each.suggestion or each.name for each in _printed_after(place, after)}
    for within in (around, home_provinces(document)):
        near = [area for area in candidates if _lies_in(area, within)]
        candidates = near or candidates
        if len(candidates) == 1:
            return candidates[0]
    return None


def _printed_after(place: FoundPlace, after: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
    """The larger places that follow directly: อำเภอ… จังหวัด… after a ตำบล."""
    stop = place.span.stop
    for each in after:
        if each.span.start - stop > _NEAR or each.kind == place.kind:
            return
        yield each
        stop = each.span.stop


def _lies_in(area: Area, names: Collection[str]) -> bool:
    return getattr(area, "province", area.name) in names or getattr(area, "district", "") in names


def _misspelt(document: Document) -> Iterator[Problem]:
    """One problem for each spelling that is no province's, however often it is printed."""
    found = names(document)
    spellings: dict[str, list[FoundPlace]] = defaultdict(list)
    for place in sorted((*found.places, *found.offices_places), key=lambda each: each.span.start):
        if place.suggestion is not None:
            spellings[place.name].append(place)
    for spelling, places in spellings.items():
        yield Problem(
            id=provisional_id("problems", places[0].name_span.start),
            code="unknown_place",
            message=f"no province is called {spelling}; {places[0].suggestion} is much like it",
            text=spelling,
            suggestion=places[0].suggestion,
            evidence=document.evidence(text=[each.name_span for each in places]),
        )


def _mismatched(document: Document) -> Iterator[Problem]:
    """A signer who holds a post of a province that the document is not about."""
    own = [name for name, _ in document_provinces(document)]
    if not own:
        return
    for signature in signatures(document):
        if _is_side(document, signature):
            continue
        for position in signature.positions:
            for name, span in _homes(position.of(document.text)):
                if name not in own:
                    yield _mismatch(document, name, own, span.shift(position.start))


def _mismatch(document: Document, name: str, own: Sequence[str], span: Span) -> Problem:
    return Problem(
        id=provisional_id("problems", span.start),
        code="province_mismatch",
        message=f"a signer holds a post of {name}, the document is about {', '.join(own)}",
        text=name,
        evidence=document.evidence(text=span),
    )


def _is_side(document: Document, signature: Signature) -> bool:
    role = "" if signature.role is None else signature.role.of(document.text)
    return any(word in role for word in _SIDES)


def _homes(position: str) -> Iterator[tuple[str, Span]]:
    """The provinces of the places and offices that a position names."""
    for place in find_places(position):
        if place.kind == "province" and place.codes:
            yield place.name, place.name_span
    for office in find_organizations(position):
        if (
            office.place_kind == "province"
            and office.place
            and "จังหวัด" not in office.span.of(position)
        ):
            yield office.place, office.span
