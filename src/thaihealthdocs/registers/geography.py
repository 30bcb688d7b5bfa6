"""Provinces, districts and subdistricts of Thailand, and the health regions they belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from .areas import Area, District, Province, Subdistrict
from .fold import fold, likeness
from .tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

__all__ = [
    "Area",
    "District",
    "Province",
    "Subdistrict",
    "area_of_code",
    "districts",
    "find_districts",
    "find_province",
    "find_subdistricts",
    "health_region",
    "province_of_code",
    "provinces",
    "provinces_of_region",
    "subdistricts",
    "suggest_province",
]

_LEVEL = re.compile(r"^\s*(?:จังหวัด|จ\.|กิ่งอำเภอ|อำเภอ|อ\.|เขต|ตำบล|ต\.|แขวง)\s*")
_BANGKOK = "10"
_ALIKE, _APART = 0.70, 0.05
"""A misspelt name is at least this like one province, and this much less like any other."""


@cache
def provinces() -> tuple[Province, ...]:
    """All 77 provinces, in order of their codes.

    >>> len(provinces()), provinces()[0].name
    (77, 'กรุงเทพมหานคร')
    """
    import geothai

    region = {row["province"]: int(row["health_region"]) for row in rows("provinces")}
    return tuple(
        Province(each.code, each.name_th, each.name_en, region[each.name_th])
        for each in geothai.provinces()
    )


@cache
def districts() -> tuple[District, ...]:
    """All districts, in order of their codes; those of Bangkok without เขต.

    >>> next(each for each in districts() if each.code == "1001").name
    'พระนคร'
    """
    import geothai

    return tuple(
        District(each.code, _bare_district(each.code, each.name_th), province.name)
        for province in provinces()
        for each in geothai.districts(province.code)
    )


@cache
def subdistricts() -> tuple[Subdistrict, ...]:
    """All subdistricts, in order of their codes."""
    import geothai

    return tuple(
        Subdistrict(each.code, each.name_th, district.name, district.province)
        for district in districts()
        for each in geothai.subdistricts(district.code)
    )


def find_province(name: str) -> Province | None:
    """The province that ``name`` is, however it is spelt: exact, alias, abbreviation, then fold.

    A level word before the name is passed over. Nothing is guessed: see `suggest_province`.

    >>> find_province("จ.อุบลฯ").name, find_province("อตุรดติถ").name
    ('อุบลราชธานี', 'อุตรดิตถ์')
    >>> find_province("กำแพงเพรช") is None
    True
    """
    bare = _LEVEL.sub("", name).strip()
    return _province_names().get(bare) or _province_folds().get(fold(bare))


def suggest_province(name: str) -> tuple[Province, float] | None:
    """The province that a misspelt ``name`` most likely means, and how alike they are (0 to 1).

    None where no province is alike enough, or two are about as alike.

    >>> found, alike = suggest_province("กำแพงเพรช")
    >>> found.name, round(alike, 2)
    ('กำแพงเพชร', 0.88)
    """
    key = fold(_LEVEL.sub("", name))
    if len(key) < 3:
        return None
    ranked = sorted(
        ((likeness(key, fold(each.name)), each) for each in provinces()),
        key=lambda pair: -pair[0],
    )
    (best, found), (second, _) = ranked[:2]
    return (found, best) if best >= _ALIKE and best - second >= _APART else None


def province_of_code(code: str) -> Province | None:
    """The province of a place code of two, four or six digits.

    >>> province_of_code("5001").name
    'เชียงใหม่'
    """
    return _by_code().get(code[:2])


def area_of_code(code: str) -> Area | None:
    """The province, district or subdistrict of a code of two, four or six digits.

    >>> area_of_code("5001").name, area_of_code("5099") is None
    ('เมืองเชียงใหม่', True)
    """
    return _areas().get(code)


def health_region(province: str) -> int | None:
    """The health region (1 to 13) of a province, None where the name is no province.

    >>> health_region("อุตรดิตถ์")
    2
    """
    found = find_province(province)
    return None if found is None else found.health_region


def provinces_of_region(region: int) -> tuple[str, ...]:
    """The names of the provinces of a health region, empty where there is no such region.

    >>> provinces_of_region(7)
    ('ขอนแก่น', 'มหาสารคาม', 'ร้อยเอ็ด', 'กาฬสินธุ์')
    """
    return tuple(
        row["province"] for row in rows("provinces") if row["health_region"] == str(region)
    )


def find_districts(name: str, provinces: Iterable[str] | None = None) -> tuple[District, ...]:
    """The districts of that name, in the given provinces or in all; exact before fold.

    ``เมือง`` alone is the capital district of each of the given provinces.

    >>> [district.code for district in find_districts("อ.เมือง", ["ลำพูน"])]
    ['5101']
    >>> [district.province for district in find_districts("เฉลิมพระเกียรติ", ["น่าน"])]
    ['น่าน']
    """
    bare = _LEVEL.sub("", name).strip()
    within = None if provinces is None else frozenset(provinces)
    if bare == "เมือง" and within is not None:
        return tuple(each for each in districts() if each.province in within and _is_capital(each))
    exact, folded = _district_names(), _district_folds()
    for named in (exact.get(bare, ()), folded.get(fold(bare), ())):
        found = tuple(d for d in named if within is None or d.province in within)
        if found:
            return found
    return ()


def find_subdistricts(
    name: str, provinces: Iterable[str] | None = None, district: str | None = None
) -> tuple[Subdistrict, ...]:
    """The subdistricts of that name, in the given provinces and district or in all.

    >>> [each.district for each in find_subdistricts("วังทอง", ["พิษณุโลก"])]
    ['วังทอง']
    """
    bare = _LEVEL.sub("", name).strip()
    within = None if provinces is None else frozenset(provinces)
    exact, folded = _subdistrict_names(), _subdistrict_folds()
    for named in (exact.get(bare, ()), folded.get(fold(bare), ())):
        found = tuple(
            each
            for each in named
            if (within is None or each.province in within)
            and (district is None or each.district == district)
        )
        if found:
            return found
    return ()


def _bare_district(code: str, name: str) -> str:
    return name.removeprefix("เขต") if code.startswith(_BANGKOK) else name


def _is_capital(district: District) -> bool:
    return district.code.endswith("01") and not district.code.startswith(_BANGKOK)


@cache
def _areas() -> dict[str, Area]:
    areas: list[Area] = [*provinces(), *districts(), *subdistricts()]
    return {each.code: each for each in areas}


@cache
def _by_code() -> dict[str, Province]:
    return {each.code: each for each in provinces()}


@cache
def _province_names() -> dict[str, Province]:
    by_name = {each.name: each for each in provinces()}
    names = dict(by_name)
    for row in rows("provinces"):
        for alias in (row["abbreviation"], row["letters"], *_aliases(row)):
            names[alias] = by_name[row["province"]]
    return names


def _aliases(row: dict[str, str]) -> list[str]:
    return [alias for alias in row["aliases"].split("|") if alias]


@cache
def _province_folds() -> dict[str, Province]:
    by_name = {each.name: each for each in provinces()}
    aliases = {
        fold(alias): by_name[row["province"]]
        for row in rows("provinces")
        for alias in _aliases(row)
    }
    english = {fold(each.english): each for each in provinces()}
    return aliases | english | {fold(each.name): each for each in provinces()}


@cache
def _district_names() -> dict[str, tuple[District, ...]]:
    return _grouped((each.name, each) for each in districts())


@cache
def _district_folds() -> dict[str, tuple[District, ...]]:
    return _grouped((fold(each.name), each) for each in districts())


@cache
def _subdistrict_names() -> dict[str, tuple[Subdistrict, ...]]:
    return _grouped((each.name, each) for each in subdistricts())


@cache
def _subdistrict_folds() -> dict[str, tuple[Subdistrict, ...]]:
    return _grouped((fold(each.name), each) for each in subdistricts())


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
