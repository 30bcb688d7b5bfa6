"""Provinces, districts and subdistricts by the words จังหวัด, อำเภอ, ตำบล and their short forms."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..model.names import FoundPlace
from ..model.span import Span
from ..registers.fold import fold, likeness
from ..registers.geography import districts, provinces, subdistricts
from ..registers.names import Named, Names
from ..registers.tables import rows, words
from ..thai.dictionary import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..registers.geography import Area

__all__ = ["find_places", "place_at"]

_LEVEL = re.compile(
    r"(?P<province>จังหวัด|(?<![ก-ฮ.])(?<![ก-ฮ]\.[ ])จ\.)"
    r"|(?P<district>กิ่งอำเภอ|อำเภอ|(?<![ก-ฮ.])(?<![ก-ฮ]\.[ ])อ\.)"
    r"|(?P<subdistrict>ตำบล|แขวง|(?<![ก-ฮ.])(?<![ก-ฮ]\.[ ])ต\.)"
    r"|(?P<bangkok>เขต)"
    r"|(?P<capital>กรุงเทพมหานคร|กรุงเทพฯ|(?<![ก-ฮ.])กทม\.?(?![ก-๎]))"
)
_BLANK = re.compile(r"[ \t]{0,2}\n?")
_GLUE = re.compile(r"[ ]?(?:,|/|และ|กับ|\+)[ \n]?|[ ]{1,2}(?=[ก-ฮเ-ไ])")
_THAI_RUN = re.compile(r"[ก-๎]{4,24}")
_LETTER = re.compile(r"[ก-ฮเ-ๆ]")
_INSIDE = re.compile(r"[ะ-ฺๅ็-๎]")
_ALIKE, _APART, _LEAST = 0.78, 0.05, 4
_ASTRAY = 0.05
_BANGKOK = "10"


def find_places(text: str) -> Iterator[FoundPlace]:
    """Each province, district and subdistrict that ``text`` names after its level word.

    Names that follow in the same list are found too. A name is read however its marks are
    damaged; one that is no province, but much like one, is found with a ``suggestion``. Level
    words without a name (ทุกอำเภอ, ระดับจังหวัด) are left alone.

    >>> [(p.kind, p.name) for p in find_places("อ.ปากช่อง จ.นครราชสีมา")]
    [('district', 'ปากช่อง'), ('province', 'นครราชสีมา')]
    >>> [p.name for p in find_places("ทุกอำเภอในจังหวัดพะเยาและแพร่ เขตสุขภาพที่ 1")]
    ['พะเยา', 'แพร่']
    >>> [(p.name, p.suggestion) for p in find_places("สรุปผลจังหวัดกำแพงเพรช")]
    [('กำแพงเพรช', 'กำแพงเพชร')]
    """
    at = 0
    while level := _LEVEL.search(text, at):
        at = level.end()
        for found in _places_from(text, level):
            yield found
            at = max(at, found.span.stop)


def place_at(text: str, start: int, kind: str) -> Named[Area] | None:
    """The province, district or subdistrict whose bare name is printed at ``start``.

    >>> place_at("เทศบาลตำบลบ้านธิ", 10, "subdistrict").name
    'บ้านธิ'
    """
    named = _register(kind).at(text, start)
    if named is None or (kind != "province" and _is_common(text, start, named)):
        return None
    if not _runs_on(text, named.stop):
        return named
    # A short form (อุดร) or a very short name is only the beginning of a longer word.
    return None if _needs_an_end(named, kind) else named


def _is_common(text: str, start: int, named: Named[Area]) -> bool:
    """Whether the words are hardly a name: อำเภอสองแห่ง, ตำบลและหมู่บ้าน, ระดับตำบลที่ดี."""
    if named.name == "และ" or not named.is_exact:
        return text.startswith(words("office_class"), start)
    if named.name not in words("common_name") or not _runs_on(text, named.stop):
        return False
    return not text.startswith(words("after_facility"), named.stop) or named.name == "สอง"


def _places_from(text: str, level: re.Match[str]) -> Iterator[FoundPlace]:
    kind = "district" if level.lastgroup == "bangkok" else str(level.lastgroup)
    if kind == "capital":
        yield FoundPlace(
            Span(*level.span()), "province", "กรุงเทพมหานคร", Span(*level.span()), ("10",)
        )
        return
    blank = _BLANK.match(text, level.end())
    start = level.end() if blank is None else blank.end()
    named = place_at(text, start, kind)
    if level.lastgroup == "bangkok":
        named = _in_bangkok(named)
    if kind == "province" and (named is None or _goes_on_oddly(text, named)):
        misspelt = _misspelt(text, level, start)
        if misspelt is not None:
            yield misspelt
            return
    if named is None:
        return
    yield _found(kind, level.start(), start, named)
    yield from _listed(text, kind, named)


def _listed(text: str, kind: str, before: Named[Area]) -> Iterator[FoundPlace]:
    """The names of the same kind that go on the list which ``before`` opens."""
    while glue := _GLUE.match(text, before.stop):
        named = place_at(text, glue.end(), kind)
        if named is None or not named.is_exact:
            return
        if _runs_on(text, named.stop) and (not glue[0].strip() or len(named.name) < _LEAST):
            return
        if not _may_be_listed(kind, named.name, is_glued=bool(glue[0].strip())):
            return
        yield _found(kind, glue.end(), glue.end(), named)
        before = named


def _found(kind: str, start: int, name_start: int, named: Named[Area]) -> FoundPlace:
    return FoundPlace(
        span=Span(start, named.stop),
        kind=kind,
        name=_official(named),
        name_span=Span(name_start, named.stop),
        codes=tuple(dict.fromkeys(area.code for area in named.values)),
    )


def _official(named: Named[Area]) -> str:
    names = dict.fromkeys(area.name for area in named.values)
    return next(iter(names)) if len(names) == 1 else named.name


def _in_bangkok(named: Named[Area] | None) -> Named[Area] | None:
    if named is None or not named.is_exact:
        return None
    inside = tuple(area for area in named.values if area.code.startswith(_BANGKOK))
    return Named(named.stop, named.name, inside, is_exact=True) if inside else None


def _may_be_listed(kind: str, name: str, *, is_glued: bool) -> bool:
    """Whether a name without a level word goes on a list; after a bare blank, of that kind only."""
    is_province = name in {each.name for each in provinces()}
    if kind == "province":
        return is_province
    return name != "เมือง" and (is_glued or not is_province)


def _needs_an_end(named: Named[Area], kind: str) -> bool:
    is_alias = kind == "province" and named.name not in {each.name for each in provinces()}
    return is_alias or (kind == "subdistrict" and len(fold(named.name)) <= 2)


def _goes_on_oddly(text: str, named: Named[Area]) -> bool:
    """Whether a damaged spelling runs on: it may be the beginning of another misspelt name."""
    return not named.is_exact and _runs_on(text, named.stop)


def _runs_on(text: str, at: int) -> bool:
    return _LETTER.match(text, at) is not None


def _misspelt(text: str, level: re.Match[str], start: int) -> FoundPlace | None:
    run = _THAI_RUN.match(text, start)
    meant = None if run is None else _meant(run[0])
    if run is None or meant is None:
        return None
    name, length = meant
    printed = Span(start, start + length)
    return FoundPlace(
        Span(level.start(), printed.stop),
        "province",
        printed.of(text),
        printed,
        (),
        suggestion=name,
    )


@lru_cache(maxsize=4096)
def _meant(run: str) -> tuple[str, int] | None:
    """The province that ``run`` begins with, misspelt, and how long the misspelt name is."""
    first = fold(run)[:1]
    ranked = sorted(
        (_best_start(run, each.name) for each in provinces() if fold(each.name)[:1] == first),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    best, length, name = ranked[0]
    if len(ranked) > 1 and best - ranked[1][0] < _APART:
        return None
    # Words of the dictionary are no misspelt names: จังหวัดพิจารณา.
    if any(is_word(run[:stop]) for stop in range(length - 1, len(run) + 1)):
        return None
    return name, length


def _best_start(run: str, name: str) -> tuple[float, int, str]:
    """How alike ``name`` and the likest beginning of ``run`` are, and how long that is."""
    if len(fold(name)) < _LEAST:
        return (0.0, 0, name)
    spare = len(name) + 2
    lengths = [len(run)] if len(run) <= spare else range(len(name) - 2, spare + 1)
    starts = [n for n in lengths if not _INSIDE.match(run, n)]
    # Of two ends that fit about as well, the one that makes the name as long as it should be.
    ranked = ((_alike(run[:n], name) - _ASTRAY * abs(n - len(name)), n) for n in starts)
    _, length = max(ranked, default=(0.0, 0))
    return _alike(run[:length], name), length, name


def _alike(printed: str, name: str) -> float:
    return (likeness(fold(printed), fold(name)) + likeness(printed, name)) / 2


@cache
def _register(kind: str) -> Names[Area]:
    if kind == "province":
        return Names(_province_names())
    if kind == "district":
        return Names(_district_names())
    return Names((each.name, each) for each in subdistricts())


def _province_names() -> Iterator[tuple[str, Area]]:
    by_name = {each.name: each for each in provinces()}
    yield from by_name.items()
    for row in rows("provinces"):
        for alias in (row["abbreviation"], *row["aliases"].split("|")):
            if alias and re.match("[ก-ฮเ-ไ]", alias):
                yield alias, by_name[row["province"]]


def _district_names() -> Iterator[tuple[str, Area]]:
    by_code = {each.code: each for each in districts()}
    for each in by_code.values():
        yield each.name, each
        if each.name.startswith("เมือง") and each.code.endswith("01"):
            yield "เมือง", each
    for row in rows("districts"):
        yield row["spelling"], by_code[row["code"]]
