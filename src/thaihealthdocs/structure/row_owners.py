"""Owners that stand in a column of their own, beside the plan items of their row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.span import Span
from .lexicon import LEVEL_RANKS
from .memory import once_per_document
from .plan_rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from .entries import Entry

__all__ = ["row_owners"]

_SEPARATOR = re.compile(r"\s*[/,;]\s*|\s*\n\s*|(?<=\S)\s{2,}(?=\S)")


@once_per_document
def row_owners(document: Document) -> dict[Entry, tuple[Span, ...]]:
    """The owners of each plan item that its row, rather than its own words, names."""
    owned: dict[Entry, tuple[Span, ...]] = {}
    for row in plan_rows(document):
        spans = tuple(
            owner
            for column in row.table.with_role("owner")
            if (cell := row.row.covering.get(column.index)) is not None
            for owner in _split(document.text, cell.span)
        )
        if not spans:
            continue
        ranks = [LEVEL_RANKS[item.role] for item in row.items if item.role in LEVEL_RANKS]
        working = [rank for rank in ranks if rank <= LEVEL_RANKS["activity"]]
        if working:
            lowest = max(working)
            for item in row.items:
                if LEVEL_RANKS.get(item.role) == lowest:
                    owned[item] = spans
    return owned


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _SEPARATOR.finditer(text, span.start, span.stop):
        yield from _part(text, Span(start, match.start()))
        start = match.end()
    yield from _part(text, Span(start, span.stop))


def _part(text: str, span: Span) -> Iterator[Span]:
    bare = span.strip(text).strip(text, "-•– \t\n")
    if not bare.is_empty:
        yield bare
