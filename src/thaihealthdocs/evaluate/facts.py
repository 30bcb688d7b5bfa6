"""The facts of a record: the normalised values of each of its fields that is judged."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from ..model.records import RECORD_TYPES, DocumentRecord
from ..thai.digits import to_arabic_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model.records import Record

    Value = str | float | bool
    Facts = dict[str, tuple[Value, ...]]

__all__ = ["ANYTHING", "TYPES", "facts_of", "judged_fields", "records_of", "words_by_id"]

ANYTHING = "*"
"""What gold gives for a value that it does not judge."""

# What a parser doubts is not in the document, so gold cannot list all of it.
_UNJUDGED_KEYS = frozenset({"problems"})

# Fields that say again, or less surely, what the fields beside them say.
_UNJUDGED_FIELDS = {
    "": {"id", "evidence", "confidence", "mention"},
    "document": {"months", "as_of"},
    "indicators": {"parent_id"},
    "organizations": {"province"},
    "places": {"code"},
    "people": {"group"},
}

TYPES: dict[str, type[Record]] = {
    "document": DocumentRecord,
    **{key: kind for key, kind in RECORD_TYPES.items() if key not in _UNJUDGED_KEYS},
}
"""The record types that are judged."""

_UNSEEN = re.compile("[\\s\\u200b-\\u200d\\ufeff\"'“”‘’]+")
_EDGES = ".:;,-"
_SAME_LETTERS = (
    ("\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}", "\N{THAI CHARACTER SARA AM}"),
    ("\N{THAI CHARACTER SARA E}" * 2, "\N{THAI CHARACTER SARA AE}"),
)
_SAME_WORDS = (
    ("โรงพยาบาลส่งเสริมสุขภาพตำบล", "รพ.สต."),
    ("โรงพยาบาล", "รพ."),
    ("สำนักงานสาธารณสุขอำเภอ", "สสอ."),
)


def records_of(content: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The records of one type in a report; of the document there is always one."""
    found = content.get(key)
    if key == "document":
        return [found] if isinstance(found, dict) else [{}]
    return [record for record in found or () if isinstance(record, dict)]


def words_by_id(content: Mapping[str, Any]) -> dict[str, str]:
    """What the records of a report are called, for the fields that name them by id."""
    return {
        record["id"]: record.get("text") or record.get("name") or ""
        for key in RECORD_TYPES
        for record in records_of(content, key)
        if record.get("id")
    }


def facts_of(key: str, record: Mapping[str, Any], words: Mapping[str, str]) -> Facts:
    """The normalised values of each judged field that has any.

    >>> facts_of("plan_items", {"level": "strategy", "text": "พัฒนา ระบบ", "number": None}, {})
    {'level': ('strategy',), 'text': ('พัฒนาระบบ',)}
    """
    facts: Facts = {}
    for name in judged_fields(key):
        value = record.get(name)
        values = value if isinstance(value, list) else [] if value in (None, "") else [value]
        if name == "item_ids":
            values = values[:1]
        if values:
            facts[name] = tuple(_normal(each, name, words) for each in values)
    return facts


@cache
def judged_fields(key: str) -> tuple[str, ...]:
    """The fields of a record type that are judged."""
    unjudged = _UNJUDGED_FIELDS[""] | _UNJUDGED_FIELDS.get(key, set())
    return tuple(each.name for each in fields(TYPES[key]) if each.name not in unjudged)


def _normal(value: Any, name: str, words: Mapping[str, str]) -> Value:
    """A value as it is compared: ids as words, numbers as floats, texts without white space."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return round(float(value), 6)
    if isinstance(value, dict):
        value = "|".join(str(each) for each in value.values() if each is not None)
    text = str(value)
    if text == ANYTHING:
        return text
    if name.endswith(("_id", "_ids")):
        text = words.get(text, text)
    for old, new in (*_SAME_LETTERS, *(_SAME_WORDS if name == "subject" else ())):
        text = text.replace(old, new)
    return _UNSEEN.sub("", to_arabic_digits(text)).strip(_EDGES).casefold()
