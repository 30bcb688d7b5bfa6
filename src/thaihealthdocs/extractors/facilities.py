"""Facilities: each hospital and health centre that the document names, once, by its full name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..model.records import Facility, provisional_id
from ..registers.geography import find_districts, find_subdistricts
from ..registers.hospitals import choose_hospital, known_hospital
from ..registers.loading import active_register
from ..structure.geography import home_provinces
from ..structure.named import names
from ..thai.digits import to_arabic_digits
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Document
    from ..model.names import FoundFacility
    from ..model.records import Record
    from ..registers.hospitals import Hospital
    from ..registers.loading import FacilityEntry

__all__ = ["extract"]

_HEALTH_CENTRE = "โรงพยาบาลส่งเสริมสุขภาพตำบล"
_NAMED_AFTER_ITS_DISTRICT = ("district", "royal", "user")
_INFERRED = 0.9
"""The confidence of a facility whose province is known by its name alone."""


def extract(document: Document) -> Iterator[Record]:
    """The facilities of ``document``, each with the code and the type that the page gives it.

    A name that several hospitals share is settled by the place printed after it, by the
    provinces of the document, or by those of its health region; else its province stays open.
    """
    home = home_provinces(document)
    facilities: dict[str, list[tuple[FoundFacility, Hospital | None]]] = defaultdict(list)
    for found in names(document).facilities:
        hospital = None if found.is_health_centre else _hospital(found, home)
        facilities[_full_name(found, hospital)].append((found, hospital))
    for name, mentions in facilities.items():
        for each in _by_province(mentions, home):
            yield _record(document, name, each, home)


Mentions = list[tuple["FoundFacility", "Hospital | None"]]


def _hospital(found: FoundFacility, home: tuple[str, ...]) -> Hospital | None:
    candidates = known_hospital(found.core)
    if found.province is not None:
        return choose_hospital(candidates, [found.province])
    near = [each for each in candidates if each.province in home]
    if near:
        return choose_hospital(near)
    # Far from home a hospital is known by a name of its own or by its province; of a name that
    # any district may have, the one that is meant need not be the one that is known.
    kinds = (
        ("user", "own", "royal", "province")
        if home
        else ("user", "own", "royal", "province", "district")
    )
    far = choose_hospital(candidates)
    return far if far is not None and far.kind in kinds else None


def _full_name(found: FoundFacility, hospital: Hospital | None) -> str:
    if hospital is not None:
        return _hospital_called(hospital.name)
    if found.type == "health_promoting_hospital":
        return _HEALTH_CENTRE + found.core
    if found.is_health_centre:
        return f"สถานีอนามัย{found.core}"
    spelt = {each.name for each in known_hospital(found.core)}
    return _hospital_called(spelt.pop() if len(spelt) == 1 else to_arabic_digits(found.core))


def _hospital_called(name: str) -> str:
    blank = " " if name[:1].isdigit() else ""
    return f"โรงพยาบาล{blank}{name}"


def _by_province(mentions: Mentions, home: tuple[str, ...]) -> Iterator[Mentions]:
    """The mentions of one name apart by province; those without one go with the first."""
    apart: dict[str | None, Mentions] = defaultdict(list)
    for found, hospital in mentions:
        apart[_province(found, hospital, home)].append((found, hospital))
    known = [province for province in apart if province is not None]
    if known and None in apart:
        apart[known[0]] += apart.pop(None)
    yield from apart.values()


def _province(found: FoundFacility, hospital: Hospital | None, home: tuple[str, ...]) -> str | None:
    if found.province is not None or hospital is not None:
        return found.province if hospital is None else hospital.province
    if found.is_health_centre:
        return _home_of_centre(found, home)[0]
    return None


def _home_of_centre(found: FoundFacility, home: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The province and district of a health centre named after the one such place at home."""
    within = (found.province,) if found.province is not None else home
    if not within:
        return None, found.district
    near = find_subdistricts(found.core, within, found.district)
    if len(near) == 1:
        return near[0].province, near[0].district
    towns = find_districts(found.core, within)
    if len(towns) == 1 and not near:
        return towns[0].province, towns[0].name
    return within[0] if len(within) == 1 else None, found.district


def _record(
    document: Document,
    name: str,
    mentions: Sequence[tuple[FoundFacility, Hospital | None]],
    home: tuple[str, ...],
) -> Facility:
    first, _ = mentions[0]
    hospital = next((each for _, each in mentions if each is not None), None)
    typed = next((found for found, _ in mentions if found.type is not None), None)
    coded = next((found for found, _ in mentions if found.code is not None), None)
    placed = next((found for found, _ in mentions if found.province is not None), first)
    province = _province(placed, hospital, home)
    entry = _registered(name, province)
    return Facility(
        id=provisional_id("facilities", first.span.start),
        mention=one_line(first.span.of(document.text)),
        name=name,
        type=typed.type if typed is not None else None if entry is None else entry.type,
        code=_code(coded, entry),
        province=province,
        district=_district(mentions, hospital, home),
        confidence=1.0 if hospital is None or placed.province is not None else _INFERRED,
        evidence=document.evidence(
            mention=first.span,
            name=[found.span for found, _ in mentions],
            type=None if typed is None else typed.span,
            code=None if coded is None else coded.code_span,
        ),
    )


def _registered(name: str, province: str | None) -> FacilityEntry | None:
    """What the user's register says of the facility, if one is laid over the tables."""
    register = active_register()
    return None if register is None else register.find(name, province)


def _code(coded: FoundFacility | None, entry: FacilityEntry | None) -> str | None:
    if coded is not None and coded.code is not None:
        return to_arabic_digits(coded.code)
    return None if entry is None else entry.code


def _district(
    mentions: Sequence[tuple[FoundFacility, Hospital | None]],
    hospital: Hospital | None,
    home: tuple[str, ...],
) -> str | None:
    printed = next((found.district for found, _ in mentions if found.district is not None), None)
    if printed is not None:
        return printed
    if hospital is not None:
        return hospital.district if hospital.kind in _NAMED_AFTER_ITS_DISTRICT else None
    found, _ = mentions[0]
    return _home_of_centre(found, home)[1] if found.is_health_centre else None
