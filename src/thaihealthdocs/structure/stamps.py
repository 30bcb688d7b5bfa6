"""What is stamped at the edges of a page: its label, the version of the document and its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finders.dates import find_dates
from ..model.document import BlockKind
from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .memory import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document

__all__ = ["Version", "page_label", "version"]

_VERSION = re.compile(
    r"(?:version|ver\.?|เวอร์ชัน|ฉบับ(?:ร่าง|ปรับปรุง)?(?:ครั้ง)?ที่|(?:แก้ไข|ปรับปรุง)ครั้งที่)\s*(?P<version>[\d๐-๙]+(?:\.[\d๐-๙]+)*)"
    r"(?:[\s,|-]*(?:ปรับปรุง|แก้ไข|ลงวันที่|วันที่|เมื่อ|ณ|update)*\s*(?P<date>[\d๐-๙]{6,8}|[\d๐-๙]{1,2}\s.{4,20}))?",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"(?:[-–]\s*)?(?P<label>[\d๐-๙]{1,4}|[ก-ฮ])(?:\s*[-–])?")
_PAGE_WORD = re.compile(r"(?:page|p\.|หน้า(?:ที่)?)\s*(?P<label>[\d๐-๙]{1,4})", re.IGNORECASE)
_PAGED = ("text", "pdf")


@dataclass(frozen=True, slots=True)
class Version:
    """The number of a version, and the day it is of where that is stamped too."""

    number: str
    span: Span
    day: str | None = None
    day_span: Span | None = None


def page_label(document: Document) -> tuple[str, Span] | None:
    """The page number of a document of one page: a number alone, else one beside the word.

    Only texts and PDFs have printed pages.
    """
    if len(document.pages) > 1 or document.source.reader not in _PAGED:
        return None
    for pattern in (_LONE_NUMBER, _PAGE_WORD):
        for words, span in reversed(list(_furniture(document))):
            match = pattern.fullmatch(words) if pattern is _LONE_NUMBER else pattern.search(words)
            if match is not None:
                place = Span(*match.span("label")).shift(span.start)
                return to_arabic_digits(match["label"]), place
    return None


@once_per_document
def version(document: Document) -> Version | None:
    """The first version that is stamped on a page; a date of less than a day is left out."""
    for words, span in _furniture(document):
        match = _VERSION.search(words)
        if match is None:
            continue
        stamped = Version(
            to_arabic_digits(match["version"]), Span(*match.span("version")).shift(span.start)
        )
        dated = next(iter(find_dates(match[0])), None) if match["date"] is not None else None
        if dated is None or dated.precision != "day":
            return stamped
        place = Span(*match.span("date")).shift(span.start)
        return replace(stamped, day=dated.start.iso, day_span=place)
    return None


def _furniture(document: Document) -> Iterator[tuple[str, Span]]:
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            span = block.span.strip(document.text)
            yield span.of(document.text), span
