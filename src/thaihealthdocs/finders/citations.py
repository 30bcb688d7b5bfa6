"""Laws, orders, announcements, letters and resolutions that a text cites."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .citation_words import (
    ABOUT,
    BACK,
    DATED,
    DRAFT,
    EDITION,
    EDITION_YEAR,
    ISSUER_ENDS,
    ISSUER_NOISE,
    ISSUER_VERB,
    KIND_OF,
    LAWS,
    LETTER,
    MORE,
    NAMED,
    NUMBERED,
    OFFICE,
    ONLY_DATED,
    REACH,
    RESOLVED,
    RESOLVING_VERB,
    TITLE_END,
    TITLED,
    WORD,
    YEAR,
)
from .dates import find_dates
from .law_names import law_stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model.values import FoundDate

__all__ = ["FoundCitation", "find_citations", "find_letter_numbers"]


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """One citation: what is cited, by whom, under which number, title and date.

    ``word`` is the word for the thing (คำสั่ง), ``number_text`` the number in Arabic digits.
    ``refers_back`` marks a short form (คำสั่งดังกล่าว) that names nothing itself.
    """

    span: Span
    kind: str
    word: Span
    issuer: Span | None = None
    number: Span | None = None
    number_text: str | None = None
    title: Span | None = None
    dated: FoundDate | None = None
    refers_back: bool = False

    def moved(self, to: Callable[[Span], Span]) -> FoundCitation:
        """The same citation where ``to`` says that its spans stand in another text."""

        def move(span: Span | None) -> Span | None:
            return None if span is None else to(span)

        dated = self.dated
        return replace(
            self,
            span=to(self.span),
            word=to(self.word),
            issuer=move(self.issuer),
            number=move(self.number),
            title=move(self.title),
            dated=None if dated is None else replace(dated, span=to(dated.span)),
        )


def find_citations(text: str) -> Iterator[FoundCitation]:
    """Find what ``text`` cites, in order and apart.

    A law needs a name, a regulation ว่าด้วย or a year, an order, announcement or letter a number
    or a title, a resolution a meeting number or a date; words such as ประกาศ and ระเบียบ alone
    cite nothing. Bills (ร่างพระราชบัญญัติ) are left out.

    >>> [found] = find_citations("ตามคำสั่งจังหวัดตากที่ ๘๑/๒๕๖๖ ลงวันที่ 3 มีนาคม 2566")
    >>> found.kind, found.number_text, found.dated.start.iso
    ('order', '81/2566', '2023-03-03')
    >>> list(find_citations("ประกาศให้ทราบตามระเบียบ"))
    []
    """
    read = 0
    for match in WORD.finditer(text):
        if match.start() < read or DRAFT.search(text, max(0, match.start() - 6), match.start()):
            continue
        for found in _cited(text, match):
            read = found.span.stop
            yield found


def find_letter_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Find the numbers of official letters, with a code of letters, in Arabic digits.

    >>> [number for _, number in find_letter_numbers("ที่ นพ ๐๐๓๓.๐๐๑/ว ๑๒ ลงวันที่")]
    ['นพ 0033.001/ว 12']
    """
    for match in LETTER.finditer(text):
        span = Span(*match.span("number"))
        yield span, _number_text(match["number"])


def _cited(text: str, match: re.Match[str]) -> Iterator[FoundCitation]:
    kind = KIND_OF[match[0]]
    word = Span(*match.span())
    back = BACK.match(text, word.stop)
    if back is not None:
        yield FoundCitation(Span(word.start, back.end()), kind, word, refers_back=True)
    elif kind == "resolution":
        yield from _resolution(text, word)
    elif kind in LAWS:
        yield from _law(text, word, kind)
    else:
        yield from _paper(text, word, kind)


def _law(text: str, word: Span, kind: str) -> Iterator[FoundCitation]:
    stop = law_stop(text, word, kind)
    if stop is None:
        return
    span = Span(word.start, stop)
    issuer = _law_issuer(text, word, stop) if kind in NAMED else None
    dated = _date_after(text, stop)
    whole = span if dated is None else Span(word.start, dated.span.stop)
    yield FoundCitation(whole, kind, word, issuer=issuer, title=span, dated=dated)


def _law_issuer(text: str, word: Span, stop: int) -> Span | None:
    about = ISSUER_ENDS.search(text, word.stop, stop)
    return None if about is None else _issuer(text, Span(word.stop, about.start()))


def _paper(text: str, word: Span, kind: str) -> Iterator[FoundCitation]:
    """An order, announcement or letter: by its number, else by who issued it about what."""
    limit = min(len(text), word.stop + REACH)
    numbered = NUMBERED.match(text, word.stop, limit)
    if numbered is not None and _is_issuer(numbered["issuer"]):
        yield from _numbered_paper(text, word, kind, numbered)
        return
    if kind == "letter":
        yield from _dated_paper(text, word, kind)
        return
    edition = EDITION.match(text, word.stop, limit)
    if edition is not None and _is_issuer(edition["issuer"]):
        yield from _numbered_paper(text, word, kind, edition)
        return
    about = ABOUT.match(text, word.stop, limit)
    if about is not None and OFFICE.match(about["issuer"]) and _is_issuer(about["issuer"]):
        issuer = _issuer(text, Span(*about.span("issuer")))
        title, dated, stop = _tail(text, about.end())
        if title is not None:
            yield FoundCitation(
                Span(word.start, stop), kind, word, issuer, title=title, dated=dated
            )
        return
    yield from _dated_paper(text, word, kind)


def _dated_paper(text: str, word: Span, kind: str) -> Iterator[FoundCitation]:
    """An order that is cited by its issuer and date alone."""
    match = ONLY_DATED.match(text, word.stop, min(len(text), word.stop + 90))
    if match is None or not OFFICE.match(match["issuer"]) or not _is_issuer(match["issuer"]):
        return
    dated = _date_after(text, match.end())
    if dated is not None:
        issuer = _issuer(text, Span(*match.span("issuer")))
        span = Span(word.start, dated.span.stop)
        yield FoundCitation(span, kind, word, issuer, dated=dated)


def _numbered_paper(
    text: str, word: Span, kind: str, match: re.Match[str]
) -> Iterator[FoundCitation]:
    issuer = _issuer(text, Span(*match.span("issuer")))
    start, at = word.start, match.end()
    numbers = [Span(*match.span("number"))]
    more = MORE.match(text, at)
    while more is not None:
        numbers.append(Span(*more.span("number")))
        at = more.end()
        more = MORE.match(text, at)
    year = EDITION_YEAR.match(text, at)
    title, dated, stop = _tail(text, at if year is None else year.end())
    for number in numbers:
        shown = _number_text(number.of(text))
        span = Span(start, stop if number is numbers[-1] else number.stop)
        yield FoundCitation(span, kind, word, issuer, number, shown, title, dated)
        start = span.stop


def _resolution(text: str, word: Span) -> Iterator[FoundCitation]:
    match = RESOLVED.match(text, word.stop, min(len(text), word.stop + 160))
    if match is None or not _is_issuer(match["issuer"]) or RESOLVING_VERB.search(match["issuer"]):
        return
    dated = _date_after(text, match.end())
    if match["number"] is None and dated is None:
        return
    number = Span.of_match(match, "number")
    yield FoundCitation(
        Span(word.start, dated.span.stop if dated is not None else match.end()),
        "resolution",
        word,
        _issuer(text, Span(*match.span("issuer"))),
        number,
        None if number is None else _number_text(number.of(text)),
        dated=dated,
    )


def _tail(text: str, at: int) -> tuple[Span | None, FoundDate | None, int]:
    """The title and date that follow a number, in either order, and where they end."""
    title: Span | None = None
    dated: FoundDate | None = None
    for _ in range(2):
        if dated is None and (dated := _date_after(text, at)) is not None:
            at = dated.span.stop
        if title is None and (title := _title_after(text, at)) is not None:
            at = title.stop
    return title, dated, at


def _title_after(text: str, at: int) -> Span | None:
    opened = TITLED.match(text, at)
    if opened is None:
        return None
    reach = text[opened.end() : opened.end() + REACH]
    ends = [_closing_bracket(reach)]
    for pattern in (TITLE_END, WORD):
        found = pattern.search(reach, 1)
        if found is not None and (pattern is TITLE_END or reach[found.start() - 1] in " \n"):
            ends.append(found.start())
    year = YEAR.search(reach, 0, min(ends))
    ends.append(year.end() - year[0].endswith(")") if year is not None else len(reach))
    span = Span(opened.end(), opened.end() + min(ends)).strip(text, " \n\t,.:")
    return None if span.is_empty else span


def _closing_bracket(words: str) -> int:
    """Where a bracket closes that the words did not open; their length where none does."""
    depth = 0
    for at, character in enumerate(words):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return at
    return len(words)


def _date_after(text: str, at: int) -> FoundDate | None:
    """The date that the words at ``at`` introduce as the cited paper's own."""
    opened = DATED.match(text, at)
    if opened is None:
        return None
    # "2564 เรื่อง" is a year and a title here, not a count of matters.
    reach = text[opened.start() : opened.end() + 48].partition("เรื่อง")[0]
    for found in find_dates(reach):
        if found.span.start <= opened.end() - opened.start() + 2:
            return replace(found, span=found.span.shift(opened.start()))
        break
    return None


def _is_issuer(words: str) -> bool:
    return ISSUER_VERB.search(words) is None


def _issuer(text: str, span: Span) -> Span | None:
    span = span.strip(text, " \n\t,.()")
    noise = ISSUER_NOISE.search(span.of(text))
    if noise is not None and noise.start() == 0:
        span = Span(span.start + noise.end(), span.stop).strip(text)
    elif noise is not None:
        span = Span(span.start, span.start + noise.start()).strip(text)
    return None if len(span) < 2 else span


def _number_text(words: str) -> str:
    """The number as it is filed: Arabic digits, no blank around the stroke."""
    return re.sub(r"\s?/\s?", "/", re.sub(r"\s+", " ", to_arabic_digits(words))).strip()
