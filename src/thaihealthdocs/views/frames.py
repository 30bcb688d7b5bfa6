"""Records as pandas frames whose columns and types depend on the record type alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_type_hints

from ..model.records import RECORD_TYPES, DocumentRecord
from .locator import field_names, locate, principal
from .wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from os import PathLike

    import pandas as pd

    from ..model.records import Record
    from ..model.report import Report

__all__ = ["KEYS", "Row", "columns", "frame", "rows", "tables", "write_csv"]

KEYS = ("document", *RECORD_TYPES)
"""What there is a frame of, in the order of the JSON."""

_TYPES: dict[str, type[Record]] = {"document": DocumentRecord, **RECORD_TYPES}
_LARGEST = 2**63 - 1


class Row(NamedTuple):
    """One place that says one field of one record; ``value`` is the field's value in words."""

    record: str
    field: str
    value: str
    quote: str
    page: int
    start: int
    stop: int
    locator: str
    source: str | None


def rows(report: Report) -> Iterator[Row]:
    """Each field of each record of ``report`` with each place that says it."""
    name = _source_name(report)
    for _, record in (("document", report.document), *report.records()):
        for field, pieces in record.evidence.items():
            value = in_words(getattr(record, field, None))
            for piece in pieces:
                place = (piece.quote, piece.page, piece.start, piece.stop, locate(piece), name)
                yield Row(record.id, field, value, *place)


def columns(key: str) -> dict[str, str]:
    """The columns of a key's frame with their pandas types.

    Raises `KeyError` where there is no such key.

    >>> columns("milestones")  # doctest: +NORMALIZE_WHITESPACE
    {'id': 'string', 'indicator_id': 'string', 'text': 'string', 'months': 'Int64',
     'quarter': 'Int64', 'fiscal_year': 'Int64', 'confidence': 'Float64', 'quote': 'string',
     'page': 'Int64', 'locator': 'string', 'source': 'string'}
    """
    if key == "evidence":
        return {name: _dtype(kind) for name, kind in get_type_hints(Row).items()}
    if key not in _TYPES:
        raise KeyError(f"{key!r} is none of {', '.join((*KEYS, 'evidence'))}")
    record_type = _TYPES[key]
    hints = get_type_hints(record_type)
    own = {name: _dtype(hints[name]) for name in field_names(record_type)}
    return {
        "id": "string",
        **own,
        "confidence": "Float64",
        "quote": "string",
        "page": "Int64",
        "locator": "string",
        "source": "string",
    }


def frame(reports: Sequence[Report], key: str) -> pd.DataFrame:
    """The records of ``key`` in all ``reports``, one row a record (of ``"evidence"``, a place)."""
    import pandas as pd

    types = columns(key)
    if key == "evidence":
        found: list[Sequence[Any]] = [row for report in reports for row in rows(report)]
    else:
        found = [
            [_cell(value) for value in _values(record, report)]
            for report in reports
            for record in _records(report, key)
        ]
    by_column = zip(*found, strict=True) if found else ([] for _ in types)
    return pd.DataFrame(
        {
            name: pd.array(list(values), dtype=types[name])  # type: ignore[call-overload]
            for name, values in zip(types, by_column, strict=True)
        }
    )


def tables(reports: Sequence[Report], keys: Iterable[str] | None = None) -> dict[str, pd.DataFrame]:
    """The frames of ``keys``; by default of the document and of each key that has records."""
    if keys is None:
        keys = [key for key in KEYS if any(_records(report, key) for report in reports)]
    return {key: frame(reports, key) for key in keys}


def write_csv(
    reports: Sequence[Report], folder: str | PathLike[str], keys: Iterable[str] | None = None
) -> list[Path]:
    """Write each of `tables` as ``folder/KEY.csv`` and say which files were written."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    written = []
    for key, table in tables(reports, keys).items():
        path = Path(folder) / f"{key}.csv"
        # Spreadsheets take a file without the mark for another encoding than UTF-8.
        table.to_csv(path, index=False, encoding="utf-8-sig", errors="replace")
        written.append(path)
    return written


def _records(report: Report, key: str) -> Sequence[Record]:
    return [report.document] if key == "document" else report[key]


def _values(record: Record, report: Report) -> Iterator[Any]:
    yield record.id
    yield from (getattr(record, name) for name in field_names(record))
    yield record.confidence
    piece = principal(record)
    yield from (piece.quote, piece.page, locate(piece)) if piece is not None else (None,) * 3
    yield _source_name(report)


def _source_name(report: Report) -> str | None:
    return None if report.origin is None else report.origin.name


def _cell(value: Any) -> Any:
    """A value that a column can hold: lists in words; None for an integer beyond 64 bits."""
    if isinstance(value, tuple):
        return in_words(value) or None
    return None if isinstance(value, int) and abs(value) > _LARGEST else value


def _dtype(annotation: Any) -> str:
    """The nullable pandas type of a field, told by its annotation."""
    kinds = {annotation, *get_args(annotation)} - {type(None)}
    if float in kinds:
        return "Float64"
    if bool in kinds:
        return "boolean"
    return "Int64" if int in kinds and not _is_list(annotation) else "string"


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple
