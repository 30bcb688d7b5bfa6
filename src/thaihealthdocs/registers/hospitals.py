"""Hospitals by the names they can have: of a district, of a province, of a patron, or their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .fold import fold, likeness
from .geography import districts, provinces, subdistricts
from .loading import active_register
from .names import Named, Names
from .tables import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Hospital", "choose_hospital", "hospital_at", "known_hospital"]

_HONOUR = "เฉลิมพระเกียรติ"
_ROYAL = "สมเด็จพระยุพราช"
_RANKS = {"user": 0, "own": 1, "royal": 2, "province": 3, "district": 3, "subdistrict": 4}
"""Of two hospitals of one name in one province, the kind that is likelier to be meant."""
_ALIKE, _LONG = 0.9, 7
"""A long name that is this like one own name is that name misspelt."""


@dataclass(frozen=True, slots=True)
class Hospital:
    """A hospital that a name can stand for.

    ``name`` is without โรงพยาบาล. ``kind`` says what it is named after: ``own``, ``royal``,
    ``province``, ``district`` or ``subdistrict``; ``user`` for one of a register that was loaded.
    """

    name: str
    province: str
    kind: str
    district: str | None = None
    code: str | None = None
    type: str | None = None


def hospital_at(text: str, start: int) -> Named[Hospital] | None:
    """The hospitals whose name, without โรงพยาบาล, is printed at ``start``.

    >>> hospital_at("รพ.เดชอุดม", 3).values[0].name
    'สมเด็จพระยุพราชเดชอุดม'
    >>> [hospital.province for hospital in hospital_at("นครพิงค์", 0).values]
    ['เชียงใหม่']
    """
    shipped = _register().at(text, start)
    own = _of_user(text, start)
    if own is None or (shipped is not None and shipped.stop > own.stop):
        return shipped
    if shipped is None or shipped.stop < own.stop:
        return own
    return Named(own.stop, own.name, (*own.values, *shipped.values), own.is_exact)


def choose_hospital(
    candidates: Iterable[Hospital], within: Collection[str] = ()
) -> Hospital | None:
    """The one hospital of ``candidates`` that is meant, None where that cannot be told.

    Args:
        candidates: What a name can stand for.
        within: The provinces that the document is about; with none, the whole country.

    >>> shared = hospital_at("เฉลิมพระเกียรติ", 0).values
    >>> choose_hospital(shared) is None, choose_hospital(shared, ["น่าน"]).district
    (True, 'เฉลิมพระเกียรติ')
    """
    near = [each for each in candidates if not within or each.province in within]
    if any(each.kind != "subdistrict" for each in near):
        near = [each for each in near if each.kind != "subdistrict"]
    best: dict[str, Hospital] = {}
    for each in near:
        other = best.setdefault(each.province, each)
        if _RANKS[each.kind] < _RANKS[other.kind]:
            best[each.province] = each
    return next(iter(best.values())) if len(best) == 1 else None


def known_hospital(core: str) -> tuple[Hospital, ...]:
    """The hospitals that a whole name stands for, cut short with ฯ or slightly misspelt too.

    >>> [hospital.name for hospital in known_hospital("ชุมพรฯ")]
    ['ชุมพรเขตรอุดมศักดิ์']
    >>> known_hospital("รวมใจสามัคคี")
    ()
    """
    core = core.rstrip(".")
    named = hospital_at(core, 0)
    if named is not None and named.stop == len(core):
        return named.values
    if named is not None and core.startswith(_HONOUR, named.stop):
        return tuple(replace(each, name=core) for each in named.values if each.kind == "district")
    if core.endswith("ฯ"):
        opening = fold(core[:-1])
        return tuple(each for each in _own_names() if fold(each.name).startswith(opening))
    return _misspelt(core) if len(core) > _LONG else ()


@lru_cache(maxsize=4096)
def _misspelt(core: str) -> tuple[Hospital, ...]:
    """The hospital whose own name is much like ``core``, where there is just one."""
    near = tuple(each for each in _own_names() if _is_alike(core, each.name))
    return near if len(near) == 1 else ()


def _is_alike(core: str, name: str) -> bool:
    # Names too unlike in length share too little whatever their letters are.
    shared = min(len(core), len(name))
    return 2 * shared >= _ALIKE * (len(core) + len(name)) and likeness(core, name) >= _ALIKE


def _of_user(text: str, start: int) -> Named[Hospital] | None:
    """What a register that was laid over the tables knows at ``start``."""
    register = active_register()
    found = None if register is None else register.names.at(text, start)
    if found is None:
        return None
    hospitals = tuple(
        Hospital(found.name, each.province, "user", each.district, each.code, each.type)
        for each in found.values
        if each.province is not None
    )
    return Named(found.stop, found.name, hospitals, found.is_exact) if hospitals else None


@cache
def _register() -> Names[Hospital]:
    return Names([*_own(), *_royal(), *_of_provinces(), *_of_districts(), *_of_subdistricts()])


@cache
def _own_names() -> tuple[Hospital, ...]:
    return tuple(Hospital(row["name"], row["province"], "own") for row in rows("hospitals"))


def _own() -> Iterator[tuple[str, Hospital]]:
    for hospital, row in zip(_own_names(), rows("hospitals"), strict=True):
        for name in (hospital.name, *filter(None, row["aliases"].split("|"))):
            yield name, hospital


def _royal() -> Iterator[tuple[str, Hospital]]:
    towns = {(each.name, each.province) for each in districts()}
    for row in rows("royal_hospitals"):
        town, province = row["town"], row["province"]
        district = town if (town, province) in towns else f"เมือง{town}"
        hospital = Hospital(_ROYAL + town, province, "royal", district)
        for name in (town, _ROYAL + town, f"พระยุพราช{town}", f"ยุพราช{town}"):
            yield name, hospital


def _of_provinces() -> Iterator[tuple[str, Hospital]]:
    for each in provinces():
        yield each.name, Hospital(each.name, each.name, "province", f"เมือง{each.name}")


def _of_districts() -> Iterator[tuple[str, Hospital]]:
    towns = frozenset(f"เมือง{each.name}" for each in provinces())
    for each in districts():
        if each.name not in towns:
            yield each.name, Hospital(each.name, each.province, "district", each.name)
    by_code = {each.code: each for each in districts()}
    for row in rows("districts"):
        district = by_code[row["code"]]
        hospital = Hospital(district.name, district.province, "district", district.name)
        yield row["spelling"], hospital


def _of_subdistricts() -> Iterator[tuple[str, Hospital]]:
    towns = {each.name for each in districts()} | {each.name for each in provinces()}
    for each in subdistricts():
        if each.name not in towns:
            yield each.name, Hospital(each.name, each.province, "subdistrict", each.district)
