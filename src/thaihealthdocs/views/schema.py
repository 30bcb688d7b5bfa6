"""The JSON Schema of a report, made from the records' dataclasses and their docstrings."""

from __future__ import annotations

import ast
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import msgspec

from ..model.document import Source
from ..model.records import RECORD_TYPES, DocumentRecord
from ..model.report import SCHEMA_VERSION, Coverage
from .serial import plain

if TYPE_CHECKING:
    from ..model.records import Record

__all__ = ["field_docs", "schema"]


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every report of this schema version follows.

    >>> schema()["properties"]["targets"]
    {'type': 'array', 'items': {'$ref': '#/$defs/Target'}}
    >>> schema()["$defs"]["Target"]["properties"]["fiscal_year"]["anyOf"]
    [{'type': 'integer'}, {'type': 'null'}]
    """
    records: tuple[type[Record], ...] = (DocumentRecord, *RECORD_TYPES.values())
    types = (*records, Coverage, Source)
    references, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    of_type = dict(zip(types, references, strict=True))
    for record_type in records:
        _describe(definitions[record_type.__name__], record_type)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:thaihealthdocs:report:{SCHEMA_VERSION}",
        "title": "Report",
        "description": "What one document says, record by record.",
        "type": "object",
        "properties": {
            "schema_version": {"type": "string", "const": SCHEMA_VERSION},
            "source": {"anyOf": [of_type[Source], {"type": "null"}]},
            "document": of_type[DocumentRecord],
            **{
                key: {"type": "array", "items": of_type[record_type]}
                for key, record_type in RECORD_TYPES.items()
            },
            "coverage": of_type[Coverage],
        },
        "required": ["schema_version", "document", *RECORD_TYPES],
        "$defs": plain(definitions),
    }


def field_docs(record_type: type[Record]) -> dict[str, str]:
    """What each field means, as the string under it in the class says; shared fields included.

    >>> field_docs(DocumentRecord)["confidence"]
    'How sure the record is, from 0 to 1.'
    """
    docs: dict[str, str] = {}
    for each in reversed(record_type.__mro__[:-1]):
        docs |= _own_docs(each)
    return docs


@cache
def _own_docs(record_type: type) -> dict[str, str]:
    (parsed,) = ast.parse(dedent(getsource(record_type))).body
    body = parsed.body if isinstance(parsed, ast.ClassDef) else []
    docs = {}
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                docs[name] = cleandoc(text)
    return docs


def _describe(definition: dict[str, Any], record_type: type[Record]) -> None:
    for name, text in field_docs(record_type).items():
        definition["properties"][name]["description"] = text
