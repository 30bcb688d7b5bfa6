"""Laws, orders, announcements, letters and resolutions that a document cites, once each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..finders.citation_words import CITED_KINDS
from ..finders.citations import FoundCitation, find_citations, find_letter_numbers
from ..model.records import Reference, provisional_id
from ..structure.paragraphs import paragraphs
from ..structure.running import running_text
from ..structure.words import words_at
from ..thai.digits import to_arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record
    from ..model.span import Span
    from ..structure.running import Running

__all__ = ["extract"]

_HEAD_PARAGRAPHS = 8
_HEAD_LENGTH = 260  # characters: longer paragraphs are no longer a letterhead
_HEAD_WORD = re.compile("|".join(re.escape(word) for word, _ in CITED_KINDS))
_OWN_NUMBER = re.compile(
    r"^\s*(?:เลข)?ที่\s*(?P<number>(?:[ก-ฮ]{1,4}\.?\s?(?:\([ก-๙]{1,12}\)\s?)?)?"
    r"[\d๐-๙][\d๐-๙.\-]{0,14}\s?/\s?(?:ว\.?\s?)?[\d๐-๙]{1,7})",
    re.MULTILINE,
)
_SUBJECT = re.compile(r"\s*เรื่อง\s*[:：]?\s*")
_SELF = re.compile(r"(?:นี้\s?(?:ให้)?เรียกว่า|แนบท้าย)\s?[“\"]?\s?$")
_CITING_LABEL = re.compile(r"^\s*อ้าง(?:ถึง|อิง)?\s?[:：]?\s")
_SHORT_ACT = re.compile(r"^(?:พ\.ร\.บ\.?|พรบ\.?)")
_YEAR_TAIL = re.compile(r"\(?(?:พ\.?ศ\.?|พุทธศักราช)[0-9]{4}\)?$")

Key = tuple[str, str]


@dataclass(slots=True)
class _Cited:
    """One thing cited: every place that names it, and those that only point back to it."""

    places: list[FoundCitation] = field(default_factory=list)
    back: list[Span] = field(default_factory=list)


def extract(document: Document) -> Iterator[Record]:
    """Yield one `Reference` for each law, order, announcement, letter or resolution cited.

    The document's own number and title are no references; a later "คำสั่งดังกล่าว" is one more
    place of the last order before it.
    """
    own = _own(document)
    cited: dict[Key, _Cited] = {}
    named: dict[Key, Key] = {}
    last: dict[str, _Cited] = {}
    for found in _citations(document):
        if found.refers_back:
            if found.kind in last:
                last[found.kind].back.append(found.span)
        elif not _is_own(document, found, own):
            key = _known(named, _key(document, found))
            last[found.kind] = cited.setdefault(key, _Cited())
            last[found.kind].places.append(found)
    for entry in cited.values():
        yield _reference(document, entry)


def _citations(document: Document) -> Iterator[FoundCitation]:
    for running in running_text(document):
        for found in find_citations(running.text):
            yield found.moved(running.place)
        if _CITING_LABEL.match(running.text) and "หนังสือ" not in running.text:
            yield from _bare_letters(running)


def _bare_letters(running: Running) -> Iterator[FoundCitation]:
    """Letters cited by number alone, as the line อ้างถึง does."""
    for span, number in find_letter_numbers(running.text):
        place = running.place(span)
        yield FoundCitation(place, "letter", place, number=place, number_text=number)


@dataclass(frozen=True, slots=True)
class _Own:
    """What the head of the document says of itself: numbers, names, and its subject."""

    numbers: frozenset[str]
    names: frozenset[str]
    subject: str | None


def _own(document: Document) -> _Own:
    numbers: set[str] = set()
    names: set[str] = set()
    subject: str | None = None
    name = ""
    for line in _head_lines(document):
        numbers.update(_plain(match["number"]) for match in _OWN_NUMBER.finditer(line))
        told = _SUBJECT.match(line)
        if told is not None:
            subject = subject or _plain(line[told.end() :])
        if _HEAD_WORD.match(line.lstrip()):
            name = _plain(line)
            numbers.update(_own_numbers(line))
        elif name:
            # The name of a regulation or order may run over the lines of its head.
            name += _plain(line)
        if name:
            names.add(name)
    return _Own(frozenset(numbers), frozenset(names), subject)


def _head_lines(document: Document) -> Iterator[str]:
    for paragraph in paragraphs(document)[:_HEAD_PARAGRAPHS]:
        if len(paragraph.text) > _HEAD_LENGTH:
            return
        yield from paragraph.text.split("\n")


def _own_numbers(line: str) -> Iterator[str]:
    for found in find_citations(line):
        if found.number_text is not None and found.span.start == 0:
            yield _plain(found.number_text)


def _is_own(document: Document, found: FoundCitation, own: _Own) -> bool:
    text = document.text
    if _SELF.search(text, max(0, found.span.start - 24), found.span.start):
        return True
    if found.number_text is not None and found.kind != "resolution":
        return _plain(found.number_text) in own.numbers
    if _plain(found.span.of(text)) in own.names:
        return True
    if found.title is None or own.subject is None or found.issuer is None:
        return False
    title = _plain(found.title.of(text))
    return own.subject.startswith(title) or title.startswith(own.subject)


def _plain(words: str) -> str:
    return re.sub(r"\s+", "", to_arabic_digits(words))


def _key(document: Document, found: FoundCitation) -> Key:
    """What makes two citations one: the number, else the name in its shortest form."""
    if found.number_text is not None:
        return found.kind, _plain(found.number_text)
    if found.title is None:
        return found.kind, _plain(found.span.of(document.text))
    return found.kind, _SHORT_ACT.sub("พระราชบัญญัติ", _plain(found.title.of(document.text)))


def _known(named: dict[Key, Key], key: Key) -> Key:
    """The key that a law is known by: its name with the year, once that was printed."""
    bare = (key[0], _YEAR_TAIL.sub("", key[1]))
    known = named.get(bare)
    if known is None or (bare not in (key, known) and known != key):
        named[bare] = key
        return key
    return known


def _reference(document: Document, entry: _Cited) -> Reference:
    first = entry.places[0]
    issuer = _first_span(found.issuer for found in entry.places)
    title = _longest(found.title for found in entry.places)
    dated = next((found.dated for found in entry.places if found.dated is not None), None)
    return Reference(
        id=provisional_id("references", first.span.start),
        kind=first.kind,
        issuer=words_at(document, issuer),
        number=first.number_text,
        title=words_at(document, title),
        date=None if dated is None else dated.start.iso,
        evidence=document.evidence(
            kind=[found.word for found in entry.places] + entry.back,
            issuer=issuer,
            number=[found.number for found in entry.places if found.number is not None],
            title=title,
            date=None if dated is None else dated.span,
        ),
        confidence=0.95 if first.number_text is not None or dated is not None else 0.85,
    )


def _first_span(spans: Iterator[Span | None]) -> Span | None:
    return next((span for span in spans if span is not None), None)


def _longest(spans: Iterator[Span | None]) -> Span | None:
    return max((span for span in spans if span is not None), key=len, default=None)
