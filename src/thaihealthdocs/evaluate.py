"""A report against gold, fact by fact.

A fact is one value of one field of one record. Records of a type are paired so that many facts
agree; what gold says and the report does not is missed, what the report says and gold does not is
spurious. Records that name others are compared by the words of what they name, not by ids.

Gold has the shape of a report without evidence. It judges the record types that it has, if only
by an empty list, and no value that it gives as ``"*"``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from .model.records import RECORD_TYPES, DocumentRecord
from .thai.digits import to_arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .model.records import Record
    from .views.report import Report

    Value = str | float | bool
    Facts = dict[str, tuple[Value, ...]]

__all__ = ["Difference", "Evaluation", "Score", "evaluate"]

_ANYTHING = "*"

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

# What a parser doubts is not in the document, so gold cannot list all of it.
_UNJUDGED_KEYS = frozenset({"problems"})

# Fields that say again, or less surely, what the fields beside them say.
_UNJUDGED_FIELDS = {
    "": {"id", "evidence", "confidence", "mention"},
    "document": {"months", "as_of"},
    "indicators": {"parent_id"},
    "organizations": {"province"},
    "places": {"code"},
    "people": {"group"},
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

_TYPES: dict[str, type[Record]] = {
    "document": DocumentRecord,
    **{key: kind for key, kind in RECORD_TYPES.items() if key not in _UNJUDGED_KEYS},
}

_ALIKE = 0.95
_SAME_RECORD = 0.75
_SHORTEST_COMPARED = 8
_UNSEEN = re.compile("[\\s\\u200b-\\u200d\\ufeff\"'“”‘’]+")
_LETTER = re.compile("[ก-๎a-z]")
_EDGES = ".:;,-"
_SAME_LETTERS = (
    ("\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}", "\N{THAI CHARACTER SARA AM}"),
    ("\N{THAI CHARACTER SARA E}" * 2, "\N{THAI CHARACTER SARA AE}"),
)
_SAME_WORDS = (
    ("โรงพยาบาลส่งเสริมสุขภาพตำบล", "รพ.สต."),
    ("โรงพยาบาล", "รพ."),
    ("สำนักงานสาธารณสุขอำเภอ", "สสอ."),
)


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts gold and report share, and how many each of them has.

    >>> Score(met=3, gold=4, reported=6)
    Score(met=3, gold=4, reported=6)
    >>> Score(3, 4, 6).precision, Score(3, 4, 6).recall, Score(3, 4, 6).f1
    (0.5, 0.75, 0.6)
    """

    met: int = 0
    gold: int = 0
    reported: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.met + other.met, self.gold + other.gold, self.reported + other.reported)

    @property
    def precision(self) -> float:
        """The share of reported facts that gold has; 1 where neither has any."""
        if self.reported == 0:
            return 0.0 if self.gold else 1.0
        return self.met / self.reported

    @property
    def recall(self) -> float:
        """The share of gold's facts that are reported; 1 where gold has none."""
        return self.met / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that is not the same in both: missed by the report, spurious in it, or unlike."""

    key: str
    gold: Mapping[str, Any] | None
    reported: Mapping[str, Any] | None

    @property
    def what(self) -> str:
        """Which of ``missed``, ``spurious`` and ``differs`` it is."""
        if self.reported is None:
            return "missed"
        return "spurious" if self.gold is None else "differs"

    def __str__(self) -> str:
        lines = [f"{self.key} {self.what}"]
        for name, record in (("gold", self.gold), ("got", self.reported)):
            if record is not None:
                judged = {
                    field: record[field]
                    for field in _judged_fields(self.key)
                    if record.get(field) not in (None, [], "")
                }
                lines.append(f"  {name:4} {json.dumps(judged, ensure_ascii=False)}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by record type, and each record that is not the same."""

    scores: Mapping[str, Score] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    def __add__(self, other: Evaluation) -> Evaluation:
        keys = [key for key in _TYPES if key in self.scores or key in other.scores]
        return Evaluation(
            {key: self.scores.get(key, Score()) + other.scores.get(key, Score()) for key in keys},
            self.differences + other.differences,
        )

    @property
    def total(self) -> Score:
        """The score over all record types."""
        return sum(self.scores.values(), Score())

    def __str__(self) -> str:
        lines = [f"{'':14} {'precision':>9} {'recall':>7} {'F1':>7} {'facts':>7}"]
        for key, score in {"all": self.total, **self.scores}.items():
            rates = f"{score.precision:9.3f} {score.recall:7.3f} {score.f1:7.3f}"
            lines.append(f"{key:14} {rates} {score.gold:7}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Precision, recall, F1 and facts, for all and for each record type."""
        named = {"all": self.total, **self.scores}
        return {
            key: {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "facts": score.gold,
            }
            for key, score in named.items()
        }


def evaluate(gold: Report | Mapping[str, Any], report: Report | Mapping[str, Any]) -> Evaluation:
    """Compare a report with gold; either may be a `Report` or the dict of its JSON.

    >>> gold = {"plan_items": [{"level": "strategy", "number": "1", "text": "เพิ่มการเข้าถึงบริการ"}]}
    >>> got = {"plan_items": [{"level": "strategy", "number": "๑", "text": "เพิ่มการ เข้าถึงบริการ"},
    ...                       {"level": "measure", "text": "คัดกรองเชิงรุก"}]}
    >>> evaluate(gold, got).total
    Score(met=3, gold=3, reported=5)
    """
    wanted, found = _content(gold), _content(report)
    words_wanted, words_found = _words_by_id(wanted), _words_by_id(found)
    scores, differences = {}, []
    for key in _TYPES:
        if key not in wanted:
            continue
        golds, gots = _records(wanted, key), _records(found, key)
        want = [_facts(key, record, words_wanted) for record in golds]
        have = [_facts(key, record, words_found) for record in gots]
        scores[key] = Score()
        for i, j in _pairs(key, want, have):
            score = _compare(
                key, want[i] if i is not None else {}, have[j] if j is not None else {}
            )
            scores[key] += score
            if not score.met == score.gold == score.reported:
                pair = (None if i is None else golds[i], None if j is None else gots[j])
                differences.append(Difference(key, *pair))
    return Evaluation(scores, tuple(differences))


def _content(report: Report | Mapping[str, Any]) -> Mapping[str, Any]:
    return report if isinstance(report, Mapping) else report.to_dict()


def _records(content: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = content.get(key)
    if key == "document":
        return [found or {}]
    return [record for record in found or () if isinstance(record, dict)]


def _words_by_id(content: Mapping[str, Any]) -> dict[str, str]:
    return {
        record["id"]: record.get("text") or record.get("name") or ""
        for key in RECORD_TYPES
        for record in _records(content, key)
        if record.get("id")
    }


def _facts(key: str, record: Mapping[str, Any], words: Mapping[str, str]) -> Facts:
    """The normalised values of each judged field that has any."""
    facts: Facts = {}
    for name in _judged_fields(key):
        value = record.get(name)
        values = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if name == "item_ids":
            values = values[:1]
        if values:
            facts[name] = tuple(_normal(each, name, words) for each in values)
    return facts


@cache
def _judged_fields(key: str) -> tuple[str, ...]:
    unjudged = _UNJUDGED_FIELDS[""] | _UNJUDGED_FIELDS.get(key, set())
    return tuple(each.name for each in fields(_TYPES[key]) if each.name not in unjudged)


def _normal(value: Any, name: str, words: Mapping[str, str]) -> Value:
    """A value as it is compared: ids as words, numbers as floats, texts without white space."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return round(float(value), 6)
    if isinstance(value, dict):
        value = "|".join(str(each) for each in value.values() if each is not None)
    text = str(value)
    if text == _ANYTHING:
        return text
    if name.endswith(("_id", "_ids")):
        text = words.get(text, text)
    for old, new in (*_SAME_LETTERS, *(_SAME_WORDS if name == "subject" else ())):
        text = text.replace(old, new)
    return _UNSEEN.sub("", to_arabic_digits(text)).strip(_EDGES).casefold()


def _pairs(
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
                score = _compare(key, gold, got)
                if score.met:
                    wrong = score.gold + score.reported - 2 * score.met
                    ranked.append((-score.met, wrong, i, j))
    return [(i, j) for *_, i, j in sorted(ranked)]


def _may_be_same(gold: tuple[Value, ...] | None, got: tuple[Value, ...] | None) -> bool:
    if gold is None or gold[0] == _ANYTHING:
        return True
    return got is not None and _alike(gold[0], got[0], _SAME_RECORD)


def _compare(key: str, gold: Facts, got: Facts) -> Score:
    """The score of one pair of records; either may be empty, for one that has no partner."""
    optional = _OPTIONAL_FIELDS.get(key, set())
    total = Score()
    for name in {**gold, **got}:
        wants, haves = gold.get(name, ()), got.get(name, ())
        if _ANYTHING in wants or (not wants and name in optional):
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
