"""Memoranda, performance agreements and contracts that a document is, or reports the signing of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from ..finders.agreements import FoundAgreement, FoundParty, counted_parties, find_agreements
from ..finders.dates import find_dates
from ..model.records import Agreement, Party, provisional_id
from ..model.span import Span
from ..structure.paragraphs import Paragraph, paragraphs
from ..structure.running import Running, running_text
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record
    from ..model.values import FoundDate

__all__ = ["extract"]

_HEAD_PARAGRAPHS = 9
_HEAD_LENGTH = 200
_SIGNING = re.compile(r"ลงนาม|ทำขึ้น|จัดทำขึ้น|ทำไว้")
_NO_SIGNING_DATE = re.compile(r"(?:ลงวันที่|ลว\.|ข้อมูล ณ วันที่|เผยแพร่|ถึงวันที่|สิ้นสุด[ก-๙]*|ตั้งแต่วันที่)\s?$")
_MADE = re.compile(r"(?:ทำ(?:ขึ้น|ไว้|ที่)?|จัดทำขึ้น|ลงนาม)[^\n]{0,120}?(?:เมื่อ|ณ\s?)วันที่")
_FAR = 420
_LATEST = 40  # agreements among which a repeated title is looked for


@dataclass(frozen=True, slots=True)
class _Signed:
    """One agreement in places of the document's text."""

    found: FoundAgreement
    title: Span
    parties: tuple[FoundParty, ...]
    dated: FoundDate | None


def extract(document: Document) -> Iterator[Record]:
    """Yield an `Agreement` for each that is signed in the text, or that the document itself is.

    Agreements only spoken of are left out; a day without certainty (a range of days) is no
    ``signed_on``.
    """
    known: dict[str, _Signed] = {}
    own = _own(document)
    if own is not None:
        known[_key(document, own)] = own
    for running in running_text(document):
        for found in find_agreements(running.text):
            _place(document, known, running, found, is_paper=own is not None)
    if len(known) == 1:
        [(key, only)] = known.items()
        known[key] = _with_counted(document, only)
    for signed in known.values():
        yield _agreement(document, signed)


def _place(
    document: Document,
    known: dict[str, _Signed],
    running: Running,
    found: FoundAgreement,
    *,
    is_paper: bool,
) -> None:
    """Enter what one mention says: a new agreement, or more about one that is known."""
    signed = _moved(running, found)
    if found.title is None:
        if known:
            last = next(reversed(known))
            known[last] = _joined(known[last], signed)
        return
    key = _key(document, signed)
    latest = islice(reversed(known), _LATEST)
    same = next((each for each in latest if each.startswith(key) or key.startswith(each)), None)
    if same is not None:
        known[same] = _joined(known[same], signed)
    elif found.is_signed and not is_paper:
        known[key] = signed


def _moved(running: Running, found: FoundAgreement) -> _Signed:
    title = found.span if found.title is None else found.title
    parties = tuple(replace(party, span=running.place(party.span)) for party in found.parties)
    dated = _signing_date(running.text, title)
    moved = None if dated is None else replace(dated, span=running.place(dated.span))
    return _Signed(found, running.place(title), parties, moved)


def _signing_date(text: str, title: Span) -> FoundDate | None:
    """The one day, near the title and in a sentence on signing, when it is signed."""
    if not _SIGNING.search(text, max(0, title.start - _FAR), min(len(text), title.stop + _FAR)):
        return None
    for found in find_dates(text):
        near = title.start - _FAR <= found.span.start <= title.stop + _FAR
        other = _NO_SIGNING_DATE.search(text, max(0, found.span.start - 24), found.span.start)
        if near and found.start.day is not None and other is None:
            return None if found.is_range else found
    return None


def _joined(known: _Signed, more: _Signed) -> _Signed:
    return replace(known, parties=known.parties or more.parties, dated=known.dated or more.dated)


def _own(document: Document) -> _Signed | None:
    """The agreement that the document is: its name and parties are lines of its head."""
    head = _head(document)
    if not head:
        return None
    window = Span(head[0].span.start, head[-1].span.stop)
    printed = window.of(document.text)
    # In a letterhead a line end parts no words: the name of the paper runs over lines.
    for found in find_agreements(printed.replace("\n", " ")):
        before = printed[: found.span.start].rpartition("\n")[2].strip(' “"(')
        if before or found.title is None or (len(found.parties) < 2 and found.span.start > 60):
            return None
        parties = tuple(replace(p, span=p.span.shift(window.start)) for p in found.parties)
        return _Signed(found, found.title.shift(window.start), parties, _own_date(document))
    return None


def _head(document: Document) -> list[Paragraph]:
    head: list[Paragraph] = []
    for paragraph in paragraphs(document)[:_HEAD_PARAGRAPHS]:
        if len(paragraph.text) > _HEAD_LENGTH or paragraph.cell is not None:
            break
        head.append(paragraph)
    return head


def _own_date(document: Document) -> FoundDate | None:
    """The day when the paper says it was made."""
    for running in running_text(document):
        made = _MADE.search(running.text)
        if made is None:
            continue
        for found in find_dates(running.text[made.end() - 8 : made.end() + 60]):
            if found.start.day is not None and not found.is_range:
                return replace(found, span=running.place(found.span.shift(made.end() - 8)))
    return None


def _with_counted(document: Document, signed: _Signed) -> _Signed:
    """The only agreement of a document with the parties that the text counts elsewhere."""
    if signed.parties:
        return signed
    for running in running_text(document):
        if "ลงนาม" in running.text or "ภาคี" in running.text:
            counted = counted_parties(running.text)
            if counted:
                moved = tuple(replace(party, span=running.place(party.span)) for party in counted)
                return replace(signed, parties=moved)
    return signed


def _key(document: Document, signed: _Signed) -> str:
    return re.sub(r"[\s“”\"()]+|MOU", "", signed.title.of(document.text))


def _agreement(document: Document, signed: _Signed) -> Agreement:
    text = document.text
    return Agreement(
        id=provisional_id("agreements", signed.title.start),
        kind=signed.found.kind,
        title=one_line(signed.title.of(text)),
        signed_on=None if signed.dated is None else signed.dated.start.iso,
        parties=tuple(Party(one_line(p.span.of(text)), p.count) for p in signed.parties),
        evidence=document.evidence(
            title=signed.title,
            signed_on=None if signed.dated is None else signed.dated.span,
            parties=[party.span for party in signed.parties],
        ),
        confidence=0.9 if signed.parties else 0.75,
    )
