"""A report as JSON, and back.

The object holds, in this order: ``schema_version``; ``source`` (``name``, ``sha256``, ``reader``,
``size`` of the file that was read, null where that is not known); ``document``; one list for each
record type; ``coverage``. Every field of a record is there, null where it has no value. Evidence
is ``{field: [{start, stop, page, quote, bbox, cell, boxes}]}``, where ``bbox`` is an object
``{x0, top, x1, bottom}`` in points from the page's top left corner, ``cell`` an object ``{table,
row, column}`` and ``boxes`` a list of ``{page, x0, top, x1, bottom}``, one for each printed line.
Each is left out where the source has none, ``boxes`` also where the words stand on one line.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import msgspec

from ..errors import InvalidReport
from ..model.document import Source
from ..model.evidence import Evidence
from ..model.records import RECORD_TYPES, DocumentRecord
from ..model.report import SCHEMA_VERSION, Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model.report import Report

__all__ = ["dump", "load", "plain", "read_object", "to_text"]

_LEFT_OUT_WHERE_EMPTY = (Evidence,)

# JSON allows them inside a string, but programs that read line by line break there.
_LINE_END = re.compile("[\\x85\\u2028\\u2029]")


def plain(value: Any) -> Any:
    """Dataclasses as dicts and tuples as lists, all the way down; no number that JSON lacks.

    >>> from thaihealthdocs.model.records import Party
    >>> plain((Party("เทศบาล"), float("inf")))
    [{'name': 'เทศบาล', 'count': None}, None]
    """
    match value:
        case str() | bool() | int() | None:
            return value
        case float():
            return value if math.isfinite(value) else None
        case tuple() | list():
            return [plain(each) for each in value]
        case dict():
            return {name: plain(each) for name, each in value.items()}
    pairs = ((each.name, getattr(value, each.name)) for each in fields(value))
    if isinstance(value, _LEFT_OUT_WHERE_EMPTY):
        pairs = ((name, each) for name, each in pairs if each not in (None, ()))
    return {name: plain(each) for name, each in pairs}


def dump(report: Report, keys: Iterable[str] = RECORD_TYPES) -> dict[str, Any]:
    """The report as the dict that its JSON prints, with the record types ``keys``."""
    return {
        "schema_version": report.schema_version,
        "source": plain(report.origin),
        "document": plain(report.document),
        **{key: plain(report[key]) for key in keys},
        "coverage": plain(report.coverage),
    }


def to_text(content: Any, indent: int | None = None) -> str:
    r"""The JSON of plain values, in which no character ends a line but the newlines of ``indent``.

    >>> to_text(["บรรทัดแรก\u2028บรรทัดที่สอง"])
    '["บรรทัดแรก\\u2028บรรทัดที่สอง"]'
    """
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    return _LINE_END.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def read_object(text: str | bytes, name: str = "the text") -> dict[str, Any]:
    """The object that JSON holds; ``name`` is what the message of an error calls it.

    Raises:
        InvalidReport: It is not JSON, or not an object.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidReport(f"{name} is not JSON ({error}); give what parse wrote") from error
    if not isinstance(content, dict):
        raise InvalidReport(f"{name} holds no JSON object; give one report")
    return content


def load(text: str | bytes) -> dict[str, Any]:
    """The fields of the report that JSON holds.

    Raises:
        InvalidReport: It is not JSON, not a report, or one of another major schema version.
    """
    content = read_object(text)
    if not isinstance(content.get("document"), dict):
        raise InvalidReport("there is no object 'document' in it; give the JSON that parse wrote")
    _check_version(content)
    types: dict[str, Any] = {
        "document": DocumentRecord,
        "coverage": Coverage,
        "origin": Source | None,
        **{key: tuple[record_type, ...] for key, record_type in RECORD_TYPES.items()},  # type: ignore[valid-type]
    }
    content["origin"] = content.pop("source", None)
    return {
        "schema_version": content.get("schema_version", SCHEMA_VERSION),
        **{name: _read(content[name], types[name], name) for name in types if name in content},
    }


def _check_version(content: Mapping[str, Any]) -> None:
    version = content.get("schema_version", SCHEMA_VERSION)
    if str(version).partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise InvalidReport(
            f"it follows schema {version}, this library {SCHEMA_VERSION}; parse the source again"
        )


def _read(value: Any, kind: Any, name: str) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise InvalidReport(f"{name}: {error}") from error
