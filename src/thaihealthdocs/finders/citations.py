"""Laws, orders, announcements, letters and resolutions that a text cites."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..model.values import FoundDate

__all__ = ["CITED_KINDS", "FoundCitation", "find_citations", "find_letter_numbers"]

CITED_KINDS: tuple[tuple[str, str], ...] = (
    ("พระราชบัญญัติ", "act"),
    ("พ.ร.บ.", "act"),
    ("พ.ร.บ", "act"),
    ("พรบ.", "act"),
    ("พรบ", "act"),
    ("พระราชกฤษฎีกา", "royal_decree"),
    ("พ.ร.ฎ.", "royal_decree"),
    ("พระราชกำหนด", "royal_decree"),  # an emergency decree
    ("พ.ร.ก.", "royal_decree"),
    ("กฎกระทรวง", "ministerial_regulation"),
    ("กฏกระทรวง", "ministerial_regulation"),  # ฏ for ฎ, a common slip
    ("ระเบียบ", "regulation"),
    ("ข้อบังคับ", "rule"),
    ("ประกาศ", "announcement"),
    ("คำสั่ง", "order"),
    ("หนังสือ", "letter"),
    ("บันทึกข้อความ", "letter"),
    ("มติ", "resolution"),
)
"""The words that open a citation, with the kind of what they cite."""

_LAWS = frozenset({"act", "royal_decree", "ministerial_regulation", "regulation", "rule"})
_NAMED = frozenset({"regulation", "rule"})
_KIND_OF = dict(CITED_KINDS)

_D = "[0-9๐-๙]"
_WORD = re.compile("|".join(re.escape(word) for word, _ in CITED_KINDS))
_BACK = re.compile(r"(?:ฉบับ)?(?:ดังกล่าว|ข้างต้น|ฉบับก่อน)")
_OTHER = re.compile(rf"(?:(?<=[\s,()“\"])|(?:และ|หรือ|กับ|ประกอบ|ตาม))(?:{_WORD.pattern})")
_DRAFT = re.compile(r"(?:ร่าง|เสนอ)\s?$")  # a bill is no law yet

# An order's number has a year; a bare number after ที่ may belong to a region's name.
_ORDER_NUMBER = (
    rf"(?:[ก-ฮ]{{1,4}}\.?\s?)?{_D}{{1,6}}(?:\s?[-–]\s?{_D}{{1,6}})?(?:\.{_D}+)?\s?/\s?{_D}{{1,7}}"
)
_LETTER_NUMBER = (
    r"[ก-ฮ]{1,4}\.?\s?(?:\([ก-๙]{1,12}\)\s?)?"
    rf"{_D}[0-9๐-๙.]{{1,14}}\s?/\s?(?:ว\.?\s?)?{_D}{{1,7}}"
)
_NUMBERED = re.compile(
    rf"(?P<issuer>[^\d๐-๙“”\"]{{0,100}}?(?:ที่\s?{_D}{{1,2}}(?=\D)[^\d๐-๙“”\"]{{0,60}}?)?)"
    r"\s?(?:ด่วนที่สุด|ด่วนมาก|ด่วน|ลับ)?\s?"
    rf"(?:(?:เลข)?ที่|ฉบับที่)\s?(?P<number>{_LETTER_NUMBER}|{_ORDER_NUMBER})"
)
_EDITION = re.compile(
    rf"(?P<issuer>[^\d๐-๙“”\"\n()]{{2,80}}?)\s?\(?(?:ฉบับที่|เลขที่)\s?(?P<number>{_D}{{1,4}})(?!\s?/)\)?"
)
_ABOUT = re.compile(r"(?P<issuer>[^\d๐-๙“”\"\n]{2,80}?(?:ที่\s?[0-9๐-๙]{1,2})?)\s?(?=เรื่อง\s)")
_MORE = re.compile(
    rf"\s?(?:และ|,)\s?(?:(?:คำสั่ง)?ที่\s?)?(?P<number>{_ORDER_NUMBER}|{_LETTER_NUMBER})"
)
_RESOLVED = re.compile(
    r"(?:ที่ประชุม)?(?P<issuer>[^\d๐-๙\n“”\"]{2,90}?)\s?(?:ใน)?(?:คราว)?(?:การ)?(?:ประชุม)?\s?"
    rf"(?:ครั้งที่\s?(?P<number>{_D}{{1,3}}\s?/\s?{_D}{{2,4}})\s?)?"
    r"(?=(?P<dated>(?:เมื่อ|ลง|เมื่อวัน)?วันที่|ครั้งที่)|(?<=\d)|(?<=[๐-๙]))"
)
_DATED = re.compile(r"\s*\(?(?:ลง\s?วันที่|ลง\s?วัน|ลว\.?|เมื่อวันที่|ประกาศ ณ วันที่|วันที่|สั่ง ณ วันที่)\s?")
_TITLED = re.compile(r"\s*(?:เรื่อง|ว่าด้วย)\s?(?P<open>[“\"]?)")
_YEAR = re.compile(rf"(?:พ\s?\.\s?ศ\s?\.?|พุทธศักราช)\s?{_D}{{4}}\)?")
_EDITION_YEAR = re.compile(rf"\)?\s?{_YEAR.pattern}")
_LAW_BREAK = re.compile(
    r"\s(?:จึง|โดย(?!ที่)|นั้น|ดังนั้น|มาตรา|ข้อ|ซึ่ง|ตาม(?!ประมวล)|ให้|ได้|กำหนดให้|เพื่อให้|ประกอบ(?!รัฐ|กิจการ|วิชาชีพ))"
    r"|มาตรา\s?[\d๐-๙]|[;“”\"]"
)
_TITLE_END = re.compile(
    r"\s*(?:ลง\s?วันที่|ลว\.|ประกาศ ณ)|[;”\"]"
    r"|\s(?:โดย|จึง|นั้น|ซึ่ง|ตามที่|ดังนี้|ดังต่อไปนี้|แล้ว|ไปแล้ว|มีผล|ได้|กำหนดให้|อาศัย|เพื่อโปรด|ขอ)"
    r"|\s?และ(?=ประกาศ|คำสั่ง|หนังสือ|ระเบียบ|กฎกระทรวง|พระราช)|\s?\((?=ลง)"
)
_BARE_TITLE = re.compile(r"[ก-๙A-Za-z.]{4,80}")
_EMPTY_NAME = re.compile(r"(?:ดังกล่าว|ฉบับ|นี้|ที่|และ|หรือ|ของ|ต่าง|อื่น|ใด|มี|ให้|ได้|เป็น|ข้าง|จะ|ไม่|ว่า)")
_ISSUER_ENDS = re.compile(r"\s?(?:ว่าด้วย|\(ฉบับ|ที่|ฉบับ|เรื่อง|พ\.ศ)")
_ISSUER_NOISE = re.compile(r"^(?:ราชการ|ของ|จาก|ที่|ด่วน|ตอบ|เวียน|แต่งตั้ง)\s?|\s(?:ด่วนที่สุด|ด่วนมาก|ด่วน)$")
_ISSUER_VERB = re.compile(
    r"เรื่อง|ลงวันที่|วันที่|แต่งตั้ง|ให้|ได้|จะ|ซึ่ง|และ(?=คำสั่ง|ประกาศ)|เมื่อ|โดย|ตาม|เป็น|ไม่|ว่า|มี(?!นบุรี)|เกี่ยวกับ"
)
_OFFICE = re.compile(
    r"\s?(?:กระทรวง|กรม|กอง|สำนัก|จังหวัด|อำเภอ|เทศบาล|องค์การ|องค์กร|คณะ|โรงพยาบาล|รพ\.|ศูนย์|ศบค|สภา|นายก|"
    r"ผู้|หัวหน้า|เขต|มหาวิทยาลัย|สถาบัน|สสจ|สสอ|สธ\.|ก\.|ทบวง|ราช|แพทย|ทันต|เภสัช|กองทุน|สปสช|ธนาคาร|ศาล|ครม|อธิบดี|ปลัด)"
)
_REACH = 320


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
    for match in _WORD.finditer(text):
        if match.start() < read or _DRAFT.search(text, max(0, match.start() - 6), match.start()):
            continue
        for found in _cited(text, match):
            read = found.span.stop
            yield found


def find_letter_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Find the numbers of official letters, with a code of letters, in Arabic digits.

    >>> [number for _, number in find_letter_numbers("ที่ นพ ๐๐๓๓.๐๐๑/ว ๑๒ ลงวันที่")]
    ['นพ 0033.001/ว 12']
    """
    for match in _LETTER.finditer(text):
        span = Span(*match.span("number"))
        yield span, _number_text(match["number"])


_LETTER = re.compile(rf"(?<![ก-๙])ที่\s?(?P<number>{_LETTER_NUMBER})")


def _cited(text: str, match: re.Match[str]) -> Iterator[FoundCitation]:
    kind = _KIND_OF[match[0]]
    word = Span(*match.span())
    back = _BACK.match(text, word.stop)
    if back is not None:
        yield FoundCitation(Span(word.start, back.end()), kind, word, refers_back=True)
    elif kind == "resolution":
        yield from _resolution(text, word)
    elif kind in _LAWS:
        yield from _law(text, word, kind)
    else:
        yield from _paper(text, word, kind)


def _law(text: str, word: Span, kind: str) -> Iterator[FoundCitation]:
    stop = _law_stop(text, word, kind)
    if stop is None:
        return
    span = Span(word.start, stop)
    issuer = _law_issuer(text, word, stop) if kind in _NAMED else None
    dated = _date_after(text, stop)
    whole = span if dated is None else Span(word.start, dated.span.stop)
    yield FoundCitation(whole, kind, word, issuer=issuer, title=span, dated=dated)


def _law_stop(text: str, word: Span, kind: str) -> int | None:
    """Where the name of a law ends: with its year, or else with its first unbroken words."""
    reach = text[word.stop : word.stop + _REACH]
    stopped = _LAW_BREAK.search(reach)
    other = _OTHER.search(reach)
    limit = min(
        stopped.start() if stopped is not None else len(reach),
        other.start() if other is not None else len(reach),
    )
    year = _YEAR.search(reach, 0, limit)
    if year is not None:
        bracket = year[0].endswith(")") and "(" not in reach[: year.end()]
        return word.stop + year.end() - bracket
    if kind in _NAMED and "ว่าด้วย" not in reach[:limit]:
        return None
    return _bare_stop(reach, limit, word.stop)


def _bare_stop(reach: str, limit: int, offset: int) -> int | None:
    """The end of a law's name without a year: where its unbroken words end."""
    start = len(reach) - len(reach.lstrip(" \n"))
    if start > 1 or _EMPTY_NAME.match(reach, start):
        return None
    about = reach.find("ว่าด้วย", 0, limit)
    name = _BARE_TITLE.match(reach, about if about >= 0 else start, limit)
    return None if name is None else offset + name.end()


def _law_issuer(text: str, word: Span, stop: int) -> Span | None:
    about = _ISSUER_ENDS.search(text, word.stop, stop)
    return None if about is None else _issuer(text, Span(word.stop, about.start()))


def _paper(text: str, word: Span, kind: str) -> Iterator[FoundCitation]:
    """An order, announcement or letter: by its number, else by who issued it about what."""
    limit = min(len(text), word.stop + _REACH)
    numbered = _NUMBERED.match(text, word.stop, limit)
    if numbered is not None and _is_issuer(numbered["issuer"]):
        yield from _numbered_paper(text, word, kind, numbered)
        return
    if kind == "letter":
        return
    edition = _EDITION.match(text, word.stop, limit)
    if edition is not None and _is_issuer(edition["issuer"]):
        yield from _numbered_paper(text, word, kind, edition)
        return
    about = _ABOUT.match(text, word.stop, limit)
    if about is not None and _OFFICE.match(about["issuer"]) and _is_issuer(about["issuer"]):
        issuer = _issuer(text, Span(*about.span("issuer")))
        title, dated, stop = _tail(text, about.end())
        if title is not None:
            yield FoundCitation(
                Span(word.start, stop), kind, word, issuer, title=title, dated=dated
            )
        return
    yield from _dated_paper(text, word, kind)


_ONLY_DATED = re.compile(r"(?P<issuer>[^\d๐-๙“”\"\n]{2,70}?)\s?(?=ลงวันที่|ลว\.)")


def _dated_paper(text: str, word: Span, kind: str) -> Iterator[FoundCitation]:
    """An order that is cited by its issuer and date alone."""
    match = _ONLY_DATED.match(text, word.stop, min(len(text), word.stop + 90))
    if match is None or not _OFFICE.match(match["issuer"]) or not _is_issuer(match["issuer"]):
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
    more = _MORE.match(text, at)
    while more is not None:
        numbers.append(Span(*more.span("number")))
        at = more.end()
        more = _MORE.match(text, at)
    year = _EDITION_YEAR.match(text, at)
    title, dated, stop = _tail(text, at if year is None else year.end())
    for number in numbers:
        shown = _number_text(number.of(text))
        span = Span(start, stop if number is numbers[-1] else number.stop)
        yield FoundCitation(span, kind, word, issuer, number, shown, title, dated)
        start = span.stop


def _resolution(text: str, word: Span) -> Iterator[FoundCitation]:
    match = _RESOLVED.match(text, word.stop, min(len(text), word.stop + 160))
    if match is None or not _is_issuer(match["issuer"]):
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
    opened = _TITLED.match(text, at)
    if opened is None:
        return None
    reach = text[opened.end() : opened.end() + _REACH]
    ends = [_closing_bracket(reach)]
    for pattern in (_TITLE_END, _WORD):
        found = pattern.search(reach, 1)
        if found is not None and (pattern is _TITLE_END or reach[found.start() - 1] in " \n"):
            ends.append(found.start())
    year = _YEAR.search(reach, 0, min(ends))
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
    opened = _DATED.match(text, at)
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
    return _ISSUER_VERB.search(words) is None


def _issuer(text: str, span: Span) -> Span | None:
    span = span.strip(text, " \n\t,.()")
    noise = _ISSUER_NOISE.search(span.of(text))
    if noise is not None and noise.start() == 0:
        span = Span(span.start + noise.end(), span.stop).strip(text)
    elif noise is not None:
        span = Span(span.start, span.start + noise.start()).strip(text)
    return None if len(span) < 2 else span


def _number_text(words: str) -> str:
    """The number as it is filed: Arabic digits, no blank around the stroke."""
    return re.sub(r"\s?/\s?", "/", re.sub(r"\s+", " ", to_arabic_digits(words))).strip()
