"""A rule says what it mends, what it leaves alone and why; the engine does the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import merge
from typing import TYPE_CHECKING

from ...model.alignment import Alignment, Edit, rewrite
from ...model.span import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Rewriting", "Rule", "propose", "run"]

_MOST_PASSES = 12  # a text that still changes then is left as it is


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of damage that can be seen and undone in the text itself.

    ``pattern`` finds the damage and ``new`` says what stands in its place: a string, or a
    function of the match that answers None where the place is sound. ``mends`` are pairs of
    damaged and mended text, ``leaves`` are texts that look alike and stay; the tests are made
    from both. A text without any character of ``needs`` is not searched.
    """

    name: str
    why: str
    pattern: re.Pattern[str]
    new: str | Callable[[re.Match[str]], str | None]
    mends: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    needs: frozenset[str] = field(default_factory=frozenset)

    def edits(self, text: str) -> Iterator[Edit]:
        """The edits that this rule proposes for ``text``, in order."""
        for match in self.pattern.finditer(text):
            new = match.expand(self.new) if isinstance(self.new, str) else self.new(match)
            if new is not None and new != match.group():
                yield Edit(Span(*match.span()), new, self.name)


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A text after some rules, and the edits that lead to it from the text before them."""

    text: str
    alignment: Alignment | None = None
    """None as long as nothing was rewritten."""
    edits: tuple[Edit, ...] = ()

    def aligned(self) -> Alignment:
        """The way back to the text before."""
        return self.alignment if self.alignment is not None else Alignment.identity(len(self.text))

    def then(self, edits: Sequence[Edit]) -> Rewriting:
        """This rewriting followed by ``edits``, which are in characters of ``text``."""
        if not edits:
            return self
        text, alignment = rewrite(self.text, edits)
        if self.alignment is None:
            return Rewriting(text, alignment, tuple(edits))
        whole = self.alignment.then(alignment)
        moved = [Edit(self.alignment.to_old(e.span), e.new, e.rule, e.confidence) for e in edits]
        both = merge(self.edits, moved, key=lambda edit: edit.span)
        return Rewriting(text, whole, tuple(_apart(both, text, whole)))


def _apart(edits: Iterable[Edit], text: str, alignment: Alignment) -> Iterator[Edit]:
    """One edit for each run of overlapping ones, as ``alignment`` tells what became of it."""
    for run_ in _overlapping(edits):
        span = Span(run_[0].span.start, max(edit.span.stop for edit in run_))
        rules = dict.fromkeys(edit.rule for edit in run_)
        confidence = min(edit.confidence for edit in run_)
        yield Edit(span, alignment.to_new(span).of(text), "+".join(rules), confidence)


def _overlapping(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    run_: list[Edit] = []
    stop = 0
    for edit in edits:
        if run_ and edit.span.start >= stop:
            yield run_
            run_, stop = [], 0
        run_.append(edit)
        stop = max(stop, edit.span.stop)
    if run_:
        yield run_


def propose(text: str, rules: Iterable[Rule]) -> list[Edit]:
    """The edits of all ``rules`` that do not overlap: where two do, the earlier place wins."""
    found: list[Edit] = []
    present = frozenset(text)
    for rule in rules:
        if not rule.needs or not rule.needs.isdisjoint(present):
            found += rule.edits(text)
    found.sort(key=lambda edit: edit.span.start)
    apart: list[Edit] = []
    read = 0
    for edit in found:
        if edit.span.start >= read:
            apart.append(edit)
            read = edit.span.stop
    return apart


def run(before: Rewriting, rules: Sequence[Rule]) -> Rewriting:
    """Apply ``rules`` again and again until none finds anything more to do."""
    done = before
    for _ in range(_MOST_PASSES):
        edits = propose(done.text, rules)
        if not edits:
            return done
        done = done.then(edits)
    return done
