"""Which record of a report is which of gold: those that agree in the most facts."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from .facts import ANYTHING
from .scores import Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .facts import Facts, Value

__all__ = ["compare", "pairs"]

# The field that two records must share to be taken for the same.
_KEY_FIELDS = {
    "indicators": "name",
    "targets": "indicator_id",
    "results": "indicator_id",
    "milestones": "text",
    "plan_items": "text",
    "schedule": "item_ids",
    "facilities": "name",
    "organizations": "name",
    "places": "name",
    "people": "name",
    "findings": "text",
    "score_levels": "indicator_id",
    "signatories": "name",
    "agreements": "title",
    "events": "title",
    "references": "number",
    "amounts": "value",
}

# Fields that may be worked out or carried over from elsewhere: no fault where gold is silent.
_OPTIONAL_FIELDS = {
    "document": {"agency", "published"},
    "indicators": {"unit", "fiscal_year", "owner"},
    "targets": {"fiscal_year", "quarter", "months"},
    "results": {"fiscal_year", "quarter", "months"},
    "milestones": {"quarter", "months"},
    "facilities": {"type", "code", "province", "district"},
    "places": {"province", "district"},
    "events": {"province"},
    "references": {"title", "issuer"},
    "amounts": {"fiscal_year"},
}

_ALIKE = 0.95
_SAME_RECORD = 0.75
_SHORTEST_COMPARED = 8
_LETTER = re.compile("[ก-๎a-z]")


def pairs(
    key: str, want: Sequence[Facts], have: Sequence[Facts]
) -> Iterator[tuple[int | None, int | None]]:
    """Who is compared with whom, the most agreeing pairs first, then those left alone."""
    left, right = dict.fromkeys(range(len(want))), dict.fromkeys(range(len(have)))
    for find in (_identical, _ranked):
        for i, j in find(key, {i: want[i] for i in left}, {j: have[j] for j in right}):
            if i in left and j in right:
                del left[i], right[j]
                yield i, j
    yield from ((i, None) for i in left)
    yield from ((None, j) for j in right)


def _identical(
    key: str, want: Mapping[int, Facts], have: Mapping[int, Facts]
) -> Iterator[tuple[int, int]]:
    """The only document of each, and records with all facts alike: no other agrees with more."""
    if key == "document":
        yield 0, 0
        return
    places: dict[frozenset[object], list[int]] = {}
    for j in reversed([*have]):
        places.setdefault(frozenset(have[j].items()), []).append(j)
    for i, gold in want.items():
        same = places.get(frozenset(gold.items()))
        if same and gold:
            yield i, same.pop()


def _ranked(
    key: str, want: Mapping[int, Facts], have: Mapping[int, Facts]
) -> Iterable[tuple[int, int]]:
    """The pairs that may be the same record and agree in some fact, the most agreeing first."""
    name = _KEY_FIELDS.get(key, "")
    ranked = []
    for i, gold in want.items():
        for j, got in have.items():
            if _may_be_same(gold.get(name), got.get(name)):
                score = compare(key, gold, got)
                if score.met:
                    wrong = score.gold + score.reported - 2 * score.met
                    ranked.append((-score.met, wrong, i, j))
    return [(i, j) for *_, i, j in sorted(ranked)]


def _may_be_same(gold: tuple[Value, ...] | None, got: tuple[Value, ...] | None) -> bool:
    if gold is None or gold[0] == ANYTHING:
        return True
    return got is not None and _alike(gold[0], got[0], _SAME_RECORD)


def compare(key: str, gold: Facts, got: Facts) -> Score:
    """The score of one pair of records; either may be empty, for one that has no partner."""
    optional = _OPTIONAL_FIELDS.get(key, set())
    total = Score()
    for name in {**gold, **got}:
        wants, haves = gold.get(name, ()), got.get(name, ())
        if ANYTHING in wants or (not wants and name in optional):
            continue
        total += Score(_shared(wants, haves), len(wants), len(haves))
    return total


def _shared(wants: Iterable[Value], haves: Iterable[Value]) -> int:
    left = list(haves)
    for value in wants:
        at = next((at for at, other in enumerate(left) if _alike(value, other, _ALIKE)), None)
        if at is not None:
            del left[at]
    return len(tuple(haves)) - len(left)


def _alike(one: Value, other: Value, floor: float) -> bool:
    if one == other:
        return isinstance(one, bool) == isinstance(other, bool)
    if not isinstance(one, str) or not isinstance(other, str) or len(one) < _SHORTEST_COMPARED:
        return False
    return _LETTER.search(one) is not None and _similar(one, other, floor)


@lru_cache(maxsize=65_536)
def _similar(one: str, other: str, floor: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= floor
        and matcher.quick_ratio() >= floor
        and matcher.ratio() >= floor
    )
