"""A report against gold, fact by fact.

A fact is one value of one field of one record. Records of a type are paired so that many facts
agree; what gold says and the report does not is missed, what the report says and gold does not is
spurious. Records that name others are compared by the words of what they name, not by ids.

Gold has the shape of a report without evidence. It judges the record types that it has, if only
by an empty list, and no value that it gives as ``"*"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .facts import TYPES, facts_of, records_of, words_by_id
from .matching import compare, pairs
from .scores import Difference, Evaluation, Score

if TYPE_CHECKING:
    from ..views.report import Report

__all__ = ["Difference", "Evaluation", "Score", "evaluate"]


def evaluate(gold: Report | Mapping[str, Any], report: Report | Mapping[str, Any]) -> Evaluation:
    """Compare a report with gold; either may be a `Report` or the dict of its JSON.

    >>> gold = {"plan_items": [{"level": "strategy", "number": "1", "text": "เพิ่มการเข้าถึงบริการ"}]}
    >>> got = {"plan_items": [{"level": "strategy", "number": "๑", "text": "เพิ่มการ เข้าถึงบริการ"},
    ...                       {"level": "measure", "text": "คัดกรองเชิงรุก"}]}
    >>> evaluate(gold, got).total
    Score(met=3, gold=3, reported=5)
    """
    wanted, found = _content(gold), _content(report)
    words_wanted, words_found = words_by_id(wanted), words_by_id(found)
    scores, differences = {}, []
    for key in TYPES:
        if key not in wanted:
            continue
        golds, gots = records_of(wanted, key), records_of(found, key)
        want = [facts_of(key, record, words_wanted) for record in golds]
        have = [facts_of(key, record, words_found) for record in gots]
        scores[key] = Score()
        for i, j in pairs(key, want, have):
            score = compare(key, want[i] if i is not None else {}, have[j] if j is not None else {})
            scores[key] += score
            if not score.met == score.gold == score.reported:
                pair = (None if i is None else golds[i], None if j is None else gots[j])
                differences.append(Difference(key, *pair))
    return Evaluation(scores, tuple(differences))


def _content(report: Report | Mapping[str, Any]) -> Mapping[str, Any]:
    return report if isinstance(report, Mapping) else report.to_dict()
