"""Records from many extractors, put in order, named, and tied to each other."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from .records import RECORD_TYPES, DocumentRecord, Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["assemble"]

_KEYS = {record_type: key for key, record_type in RECORD_TYPES.items()}
_NAMES = {
    "schedule": "schedule",
    "facilities": "facility",
    "people": "person",
    "signatories": "signatory",
}


def assemble(found: Iterable[Record]) -> dict[str, Any]:
    """The fields of a report: records by key, named in order of place, references resolved.

    A record that repeats the provisional id of another of its type is dropped, and so is a
    reference to a record that no extractor found.
    """
    by_key: dict[str, list[Record]] = {key: [] for key in RECORD_TYPES}
    document = DocumentRecord()
    for record in found:
        if isinstance(record, DocumentRecord):
            document = record
        else:
            by_key[_KEYS[type(record)]].append(record)
    kept = {key: _once(records) for key, records in by_key.items()}
    names = {
        record.id: f"{_singular(key)}-{number}"
        for key, records in kept.items()
        for number, record in enumerate(records, start=1)
    }
    report: dict[str, Any] = {
        key: tuple(_named(record, names) for record in records) for key, records in kept.items()
    }
    report["document"] = replace(document, id="document")
    return report


def _singular(key: str) -> str:
    return _NAMES.get(key) or key.removesuffix("s")


def _once(records: list[Record]) -> list[Record]:
    """The records in order of place, one for each id; problems may share a place."""
    ordered = sorted(records, key=_place)
    seen: set[tuple[str, str]] = set()
    kept = []
    for record in ordered:
        name = (record.id, record.code + record.message if isinstance(record, Problem) else "")
        if name not in seen:
            seen.add(name)
            kept.append(record)
    return kept


def _place(record: Record) -> tuple[int, str]:
    _, _, start = record.id.partition("@")
    at = start.partition(".")[0]
    return (int(at) if at.isdigit() else 0, record.id)


def _named(record: Record, names: Mapping[str, str]) -> Record:
    changes: dict[str, Any] = {"id": names[record.id]}
    for each in fields(record):
        value = getattr(record, each.name)
        if each.name.endswith("_id") and value is not None:
            changes[each.name] = names.get(value)
        elif each.name.endswith("_ids"):
            changes[each.name] = tuple(names[name] for name in value if name in names)
    return replace(record, **changes)
