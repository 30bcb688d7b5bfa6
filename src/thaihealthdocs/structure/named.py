"""The places, facilities and offices that a document names, each where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ..finders.facilities import find_facilities
from ..finders.organizations import defined_shorts, find_organizations
from ..finders.people import find_people
from ..finders.places import find_places, place_at
from ..model.names import FoundFacility, FoundPlace
from ..model.span import Span
from ..model.spans import Spans
from ..registers.geography import find_province
from ..registers.hospitals import known_hospital
from ..thai.lines import one_line
from .memory import once_per_document
from .paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.document import Document
    from ..model.names import FoundOrganization
    from .paragraphs import Paragraph

__all__ = ["Names", "names"]

Found = TypeVar("Found", "FoundPlace", "FoundFacility", "FoundOrganization")

_HOSPITALS = re.compile(
    r"(?:ชื่อ)?(?:โรงพยาบาล|รพ\.?|หน่วยบริการ|สถานพยาบาล|สถานบริการ)(?:สุขภาพ|สาธารณสุข)?$"
)
_CODES = re.compile(
    r"รหัส[ ]?(?:หน่วยบริการ|สถานพยาบาล|สถานบริการ|โรงพยาบาล|รพ\.?|5[ ]?หลัก)?$|hcode|hospcode|hoscode",
    re.I,
)
_CLASS_BEHIND = re.compile(r"[ ]?,[ ]?รพ\.?(?P<letter>[ศทช]?)\.?$")
"""Some lists print the class behind the name: ปากช่อง,รพท."""
_CLASS = re.compile(r"รพ\.?(?P<letter>[ศทช])\.?")
_TYPES = {"ศ": "regional_hospital", "ท": "general_hospital", "ช": "community_hospital"}
_CODE_BEFORE = re.compile(r"[\[(]?[\d๐-๙]{1,6}[\]).]?\s*[-:]?\s*(?=\S)")
_CODE = re.compile(r"[0-9๐-๙]{5}")
_WORDS = re.compile(r"[ก-ฮ]{2}|hos?code|hospcode", re.I)
_HEAD_ROWS = 4
_MOST_OF = 0.8
_PLACES = re.compile(r"(?:ชื่อ)?(?P<level>จังหวัด|อำเภอ|ตำบล)$")
_KINDS = {"จังหวัด": "province", "อำเภอ": "district", "ตำบล": "subdistrict"}
_POST = re.compile(
    r"(?:สาธารณสุข|ผู้ว่าราชการ|ผู้ว่าฯ|นาย|เทศมนตรี|ปลัด|ท้องถิ่น|พัฒนาการ|ศึกษาธิการ|ประชาสัมพันธ์|คลัง|เกษตร)$"
)
_ADDRESS = re.compile(r"[^\n]{0,40}?(?<![0-9๐-๙])[0-9๐-๙]{5}(?![0-9๐-๙])")
_WHOLLY_THEIRS = ("มูลนิธิ", "คณะกรรมการ", "สมาคม", "ชมรม")
"""A hospital inside the name of one of these is not itself spoken of."""


@dataclass(frozen=True)
class Names:
    """What is named, in reading order, in characters of the document's text.

    ``places`` are those printed for themselves; ``offices_places`` are printed as part of the
    name of an office, of a post or of a postal address.
    """

    places: tuple[FoundPlace, ...]
    offices_places: tuple[FoundPlace, ...]
    facilities: tuple[FoundFacility, ...]
    organizations: tuple[FoundOrganization, ...]


@once_per_document
def names(document: Document) -> Names:
    """Everything that ``document`` names outside its furniture, once for each mention."""
    shorts = _shorts(document)
    places: list[FoundPlace] = []
    offices_places: list[FoundPlace] = []
    facilities: list[FoundFacility] = []
    organizations: list[FoundOrganization] = []
    for paragraph in paragraphs(document):
        offices = _offices(paragraph, shorts)
        hospitals = _hospitals(paragraph, offices)
        within = Spans(each.span for each in offices)
        places += _places_in_column(document, paragraph)
        for place in find_places(paragraph.text):
            inside = _is_part(paragraph.text, place, within)
            (offices_places if inside else places).append(_shifted(place, paragraph.span.start))
        in_cell = _in_column(document, paragraph)
        in_cell += [_moved(each, paragraph.span.start) for each in hospitals]
        facilities += [_with_its_row(document, paragraph, each) for each in in_cell]
        organizations += [
            replace(each, span=each.span.shift(paragraph.span.start)) for each in offices
        ]
    return Names(tuple(places), tuple(offices_places), tuple(facilities), tuple(organizations))


def _shorts(document: Document) -> dict[str, str]:
    shorts: dict[str, str] = {}
    for paragraph in paragraphs(document):
        if "(" in paragraph.text:
            for short, name in defined_shorts(paragraph.text).items():
                shorts.setdefault(short, name)
    return shorts


def _offices(paragraph: Paragraph, shorts: dict[str, str]) -> list[FoundOrganization]:
    people = Spans(person.span for person in find_people(paragraph.text))
    return [
        found
        for found in find_organizations(paragraph.text, shorts)
        if not people.overlap(found.span)
    ]


def _hospitals(paragraph: Paragraph, offices: Sequence[FoundOrganization]) -> list[FoundFacility]:
    theirs = Spans(each.span for each in offices if each.name.startswith(_WHOLLY_THEIRS))
    return [found for found in find_facilities(paragraph.text) if not theirs.overlap(found.span)]


def _in_column(document: Document, paragraph: Paragraph) -> list[FoundFacility]:
    """The hospital of a cell that prints its bare name under หน่วยบริการ or โรงพยาบาล."""
    if not _HOSPITALS.match(_column_head(document, paragraph)):
        return []
    classed = _CLASS_BEHIND.search(paragraph.text)
    stop = len(paragraph.text) if classed is None else classed.start()
    if not known_hospital(paragraph.text[:stop]):
        return []
    core = Span(paragraph.span.start, paragraph.span.start + stop)
    type_ = None if classed is None else _TYPES.get(classed["letter"])
    return [FoundFacility(paragraph.span, core.of(document.text), core, type=type_)]


def _with_its_row(
    document: Document, paragraph: Paragraph, facility: FoundFacility
) -> FoundFacility:
    """A facility that names its row has the code and the province that the row prints."""
    if paragraph.cell is None or len(facility.span) < _MOST_OF * len(paragraph.span):
        return facility
    code = _codes(document).get(_row_of(paragraph))
    province = facility.province or _provinces_of_rows(document).get(_row_of(paragraph))
    type_ = facility.type or _types_of_rows(document).get(_row_of(paragraph))
    if facility.code is not None or code is None:
        return replace(facility, type=type_, province=province)
    printed = code.of(document.text)
    return replace(facility, type=type_, province=province, code=printed, code_span=code)


@once_per_document
def _types_of_rows(document: Document) -> dict[tuple[int, int], str]:
    """The class of hospital of each table row that prints it in a cell of its own: รพช."""
    return {
        _row_of(paragraph): _TYPES[match["letter"]]
        for paragraph in paragraphs(document)
        if paragraph.cell is not None and (match := _CLASS.fullmatch(paragraph.text)) is not None
    }


@once_per_document
def _provinces_of_rows(document: Document) -> dict[tuple[int, int], str]:
    """The province of each table row that prints one under จังหวัด."""
    return {
        _row_of(paragraph): province.name
        for paragraph in paragraphs(document)
        if _column_head(document, paragraph) in ("จังหวัด", "ชื่อจังหวัด")
        and (province := find_province(paragraph.text)) is not None
    }


def _row_of(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.block.span.start, -1 if paragraph.cell is None else paragraph.cell.row


@once_per_document
def _codes(document: Document) -> dict[tuple[int, int], Span]:
    """The facility code of each table row that prints one in a column of codes."""
    return {
        _row_of(paragraph): paragraph.span
        for paragraph in paragraphs(document)
        if _CODES.match(_column_head(document, paragraph)) and _CODE.fullmatch(paragraph.text)
    }


def _places_in_column(document: Document, paragraph: Paragraph) -> list[FoundPlace]:
    """The place of a cell that prints its bare name under จังหวัด, อำเภอ or ตำบล."""
    head = _PLACES.match(_column_head(document, paragraph))
    if head is None:
        return []
    kind = _KINDS[head["level"]]
    code = _CODE_BEFORE.match(paragraph.text)
    start = 0 if code is None else code.end()
    named = place_at(paragraph.text, start, kind)
    if named is None or named.stop != len(paragraph.text) or not named.is_exact:
        return []
    codes = tuple(dict.fromkeys(area.code for area in named.values))
    span = Span(paragraph.span.start + start, paragraph.span.stop)
    return [FoundPlace(span, kind, named.name, span, codes)]


def _column_head(document: Document, paragraph: Paragraph) -> str:
    """The words at the top of the column that the paragraph stands in; empty outside a table."""
    cell = paragraph.cell
    if cell is None or cell.row == 0:
        return ""
    return _column_heads(document).get((paragraph.block.span.start, cell.column), "")


@once_per_document
def _column_heads(document: Document) -> dict[tuple[int, int], str]:
    """The first Thai words at the top of each table column, by where the table starts."""
    heads: dict[tuple[int, int], str] = {}
    for block in document.blocks:
        for cell in block.cells:
            key = (block.span.start, cell.column)
            if cell.row < _HEAD_ROWS and key not in heads:
                words = one_line(cell.span.of(document.text))
                if _WORDS.search(words):
                    heads[key] = words
    return heads


def _is_part(text: str, place: FoundPlace, offices: Spans) -> bool:
    start = place.span.start
    if place.span in offices:
        return True
    if _POST.search(text, max(0, start - 20), start) is not None:
        return True
    return place.kind == "province" and _ADDRESS.match(text, place.span.stop) is not None


def _shifted(place: FoundPlace, by: int) -> FoundPlace:
    return replace(place, span=place.span.shift(by), name_span=place.name_span.shift(by))


def _moved(facility: FoundFacility, by: int) -> FoundFacility:
    code_span = None if facility.code_span is None else facility.code_span.shift(by)
    return replace(
        facility,
        span=facility.span.shift(by),
        core_span=facility.core_span.shift(by),
        code_span=code_span,
    )
