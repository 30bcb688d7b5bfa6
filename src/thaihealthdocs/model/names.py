"""Who and what finders find by name: people, positions, places, facilities; each has a span."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Span

__all__ = ["FoundFacility", "FoundOrganization", "FoundPerson", "FoundPlace", "FoundPosition"]


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person's name as printed: ``title`` is no part of ``name``.

    ``span`` covers title and name. ``title`` is None where none is printed.
    """

    span: Span
    title: str | None
    name: str
    title_span: Span | None
    name_span: Span


@dataclass(frozen=True, slots=True)
class FoundPosition:
    """A position as printed: a post, or a line of work with its level.

    ``acting_as`` is the post held for somebody else (ปฏิบัติหน้าที่, รักษาการในตำแหน่ง), None where
    the position is the person's own. ``line`` and ``level`` are those of the civil service.
    """

    span: Span
    text: str
    line: str | None = None
    level: str | None = None
    acting_as: str | None = None
    acting_span: Span | None = None


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A province, district or subdistrict named in the text.

    ``codes`` are the codes of all places of that kind and name, more than one where the words do
    not tell them apart. ``suggestion`` is the province that an unknown name most likely means.
    """

    span: Span
    kind: str
    name: str
    name_span: Span
    codes: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFacility:
    """A hospital or health centre named in the text.

    ``core`` is its name without the words for its class, as printed. ``type`` is said by those
    words alone. ``code`` is printed beside the name. ``province`` and ``district`` stand in the
    words that follow.
    """

    span: Span
    core: str
    core_span: Span
    type: str | None = None
    is_health_centre: bool = False
    code: str | None = None
    code_span: Span | None = None
    province: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class FoundOrganization:
    """An office, unit, committee or fund named in the text.

    ``name`` is its full name, whatever the text prints. ``place`` is the name of the province,
    district or town that is part of the name, ``place_kind`` what it is. ``short`` is the short
    form that the text gives the name in brackets.
    """

    span: Span
    name: str
    place: str | None = None
    place_kind: str | None = None
    codes: tuple[str, ...] = ()
    short: str | None = None
