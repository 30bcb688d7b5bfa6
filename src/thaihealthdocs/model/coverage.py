"""How much of a document its records rest on."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from .document import Block, BlockKind, Document
from .report import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .records import Record
    from .span import Span

__all__ = ["cover"]


def cover(document: Document, records: Iterable[Record]) -> Coverage:
    """The shares of ``document`` that ``records`` use, that are furniture, and that are unread.

    A paragraph is used when a record cites any of it; in a table each cell counts by itself.
    """
    cited = sorted(
        {piece.start for record in records for spans in record.evidence.values() for piece in spans}
    )
    counts = {"used": 0, "furniture": 0, "unread": 0}
    unread: list[Span] = []
    for block, span in _pieces(document):
        size = len("".join(span.of(document.text).split()))
        if size == 0:
            continue
        old = document.alignment.to_old(span)
        at = bisect_left(cited, old.start)
        used = at < len(cited) and cited[at] < old.stop
        what = "used" if used else "furniture" if block.kind is BlockKind.FURNITURE else "unread"
        counts[what] += size
        if what == "unread":
            unread.append(span)
    total = sum(counts.values()) or 1
    return Coverage(
        used=counts["used"] / total,
        furniture=counts["furniture"] / total,
        unread=1 - (counts["used"] + counts["furniture"]) / total if sum(counts.values()) else 0.0,
        unread_blocks=tuple(map(document.cite, unread)),
    )


def _pieces(document: Document) -> Iterable[tuple[Block, Span]]:
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            yield from ((block, cell.span) for cell in block.cells)
        else:
            yield block, block.span
