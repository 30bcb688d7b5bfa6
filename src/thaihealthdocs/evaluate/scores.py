"""How well a report agrees with gold: scores by record type, and what is not the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .facts import TYPES, judged_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Difference", "Evaluation", "Score"]


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
                    for field in judged_fields(self.key)
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
        keys = [key for key in TYPES if key in self.scores or key in other.scores]
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
