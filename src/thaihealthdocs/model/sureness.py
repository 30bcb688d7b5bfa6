"""What a record is worth whose words were recognised in a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .document import Document
    from .evidence import Evidence
    from .records import Record

__all__ = ["as_sure_as_read"]


def as_sure_as_read(records: Iterable[Record], document: Document) -> Iterator[Record]:
    """The records, each no surer than the least sure of its fields was read."""
    for record in records:
        worth = min(_worth(record, document), default=1.0)
        yield record if worth == 1.0 else _doubted(record, worth)


def _doubted(record: Record, worth: float) -> Record:
    return replace(record, confidence=round(record.confidence * worth, 2))


def _worth(record: Record, document: Document) -> Iterator[float]:
    if document.sureness is not None:
        for cited in record.evidence.values():
            yield from (_of(each, document.sureness) for each in cited if each.start < each.stop)


def _of(evidence: Evidence, sureness: bytes) -> float:
    """How sure the reader was of the characters of a citation, on the whole."""
    cited = sureness[evidence.start : evidence.stop]
    return sum(cited) / (100 * len(cited)) if cited else 1.0
