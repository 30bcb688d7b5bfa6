"""Offices, units, committees and funds: by register, by short form, and by the heads of names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..model.names import FoundOrganization
from ..model.span import Span
from ..registers.geography import find_province
from ..registers.offices import Office, offices
from ..registers.persons import alternatives
from ..registers.tables import words
from ..thai.digits import to_arabic_digits
from ..thai.lines import one_line
from .office_names import read_office_name
from .places import find_places, place_at
from .unwrapped import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..registers.geography import Area
    from ..registers.names import Named

__all__ = ["defined_shorts", "find_organizations"]

_LETTER = re.compile(r"[ก-ฮเ-ๆ]")
_GOES_ON = re.compile(r"[ะ-ฺๅ็-๎]")
_BLANK = re.compile(r"[ \t]?\n?")
_NUMBER = re.compile(
    r"[ ]?(?:ที่)?[ ]?(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙]|[ ]?[-–][ ]?[0-9๐-๙]|[ ]?(?:แห่ง|คน|ราย))"
)
_SHORT = re.compile(
    r"[ ]?\([ ]?(?:หรือ[ ])?(?P<short>(?:[ก-ฮ]{1,6}\.[ ]?){1,4}|[ก-ฮ]{2,6}|[A-Z][A-Za-z]{1,7})[ ]?\)"
)
_PROVINCE = "จังหวัด"
_TOWN = re.compile(r"[ก-๎]{2,18}(?![ก-๎])")
_AREA = re.compile(r"[ ]?เขต[ ]?(?P<number>[0-9๐-๙]{1,2})")
_POST_BEFORE = re.compile(r"(?:นพ\.|นายแพทย์)[ ]?$")


def find_organizations(
    text: str, defined: Mapping[str, str] | None = None
) -> Iterator[FoundOrganization]:
    """Each office, unit, committee or fund that ``text`` names, by its full name.

    Short forms are read by the table of offices; those that the text itself defines, as in
    ``ชื่อเต็ม (ย่อ)``, come first. A kind of office without the place that it needs (สสจ.,
    องค์การบริหารส่วนจังหวัด), a class of them and a range of numbers name none.

    Args:
        text: Running text, or the words of a cell; line ends inside a name are passed over.
        defined: Short forms that the document defines elsewhere, with their full names.

    >>> found = find_organizations("อบจ.ตรังและสสอ. ห้วยยอด ร่วมกับสปสช. เขต 12 สงขลา ส่วน สสจ. แจ้งแล้ว")
    >>> [each.name for each in found][:2]
    ['องค์การบริหารส่วนจังหวัดตรัง', 'สำนักงานสาธารณสุขอำเภอห้วยยอด']
    >>> [each.name for each in find_organizations("(กลุ่มงานเภสัชกรรม/กลุ่มงานเวชกรรมสังคม)")]
    ['กลุ่มงานเภสัชกรรม', 'กลุ่มงานเวชกรรมสังคม']
    """
    flat = unwrap(text)
    shorts = {**(defined or {}), **_definitions(flat.text)}
    for found in _find(flat.text, shorts):
        yield _placed(found, flat.to_wrapped(found.span))


def _placed(found: FoundOrganization, span: Span) -> FoundOrganization:
    return FoundOrganization(
        span, found.name, found.place, found.place_kind, found.codes, found.short
    )


def defined_shorts(text: str) -> dict[str, str]:
    """The short forms that ``text`` defines in brackets, with the full names before them.

    A short form of the table keeps its longer name.

    >>> defined_shorts("ศูนย์ปฏิบัติการภาวะฉุกเฉิน (ศปฉ.) เปิดแล้ว")
    {'ศปฉ.': 'ศูนย์ปฏิบัติการภาวะฉุกเฉิน'}
    """
    return _definitions(unwrap(text).text)


def _definitions(text: str) -> dict[str, str]:
    if "(" not in text:
        return {}
    given = {each.short: each.name for each in _find(text, {}) if each.short is not None}
    return {
        short: name
        for short, name in given.items()
        if not any(office.name.endswith(name) for office in offices().get(short, ()))
    }


def _find(text: str, shorts: Mapping[str, str]) -> Iterator[FoundOrganization]:
    start = _start(tuple(shorts))
    at = 0
    while head := start.search(text, at):
        found = _organization(text, head, shorts)
        if found is not None:
            yield found
        at = head.end() if found is None else found.span.stop


def _organization(
    text: str, head: re.Match[str], shorts: Mapping[str, str]
) -> FoundOrganization | None:
    if _GOES_ON.match(text, head.end()):
        return None
    if head.lastgroup == "open":
        name = read_office_name(text, head)
        return None if name is None else _defined(text, name)
    for form in _forms(head[0]):
        for office in offices()[form]:
            found = _registered(text, Span(head.start(), head.start() + len(form)), office)
            if found is not None:
                return found
    if head.lastgroup == "short":
        return FoundOrganization(Span(*head.span()), shorts[head[0]])
    return None


def _forms(printed: str) -> list[str]:
    """The forms of the table that ``printed`` opens with, itself first: สปสช.เขต, สปสช."""
    return [printed[:stop] for stop in range(len(printed), 2, -1) if printed[:stop] in offices()]


def _registered(text: str, head: Span, office: Office) -> FoundOrganization | None:
    if office.slot is None:
        return _defined(text, FoundOrganization(head, office.name))
    if _POST_BEFORE.search(text, max(0, head.start - 12), head.start):
        return None
    if office.slot == "number":
        return _numbered(text, head, office)
    found = _seated(text, head, office)
    return None if found is None else _defined(text, found)


def _defined(text: str, found: FoundOrganization) -> FoundOrganization:
    short = _SHORT.match(text, found.span.stop)
    if short is None:
        return found
    return FoundOrganization(
        found.span, found.name, found.place, found.place_kind, found.codes, short["short"].strip()
    )


def _numbered(text: str, head: Span, office: Office) -> FoundOrganization | None:
    number = _NUMBER.match(text, head.stop)
    if number is None:
        return None
    name = f"{office.name} {to_arabic_digits(number['number'])}"
    city = (
        place_at(text, number.end() + 1, "province") if text.startswith(" ", number.end()) else None
    )
    if city is None or not city.is_exact or _LETTER.match(text, city.stop):
        return _defined(text, FoundOrganization(Span(head.start, number.end()), name))
    span = Span(head.start, city.stop)
    return _defined(text, FoundOrganization(span, f"{name} {city.values[0].name}"))


def _seated(text: str, head: Span, office: Office) -> FoundOrganization | None:
    blank = _BLANK.match(text, head.stop)
    start = head.stop if blank is None else blank.end()
    seats = [seat for kind in _seats(office) if (seat := _seat(text, start, kind)) is not None]
    if seats:
        kind, named = max(seats, key=lambda seat: seat[1].stop)
        codes = tuple(dict.fromkeys(area.code for area in named.values))
        place = named.values[0].name if len(codes) == 1 else named.name
        area = _AREA.match(text, named.stop) if office.slot == "education" else None
        span = Span(head.start, named.stop if area is None else area.end())
        number = "" if area is None else f" เขต {to_arabic_digits(area['number'])}"
        return FoundOrganization(span, office.name + place + number, place, kind, codes)
    if office.slot == "province":
        return _in_a_misspelt_province(text, head, start, office)
    is_whole = head.of(text) == office.name or head.of(text).endswith(".")
    if office.slot not in ("town", "subdistrict") or not is_whole:
        return None
    return _in_a_town(text, head, start, office)


def _seat(text: str, start: int, kind: str) -> tuple[str, Named[Area]] | None:
    word = re.compile(_LEVEL_WORDS[kind]).match(text, start)
    named = place_at(text, start if word is None else word.end(), kind)
    return None if named is None else (kind, named)


def _in_a_misspelt_province(
    text: str, head: Span, start: int, office: Office
) -> FoundOrganization | None:
    """An office of the province that a misspelt name most likely means."""
    meant = next(find_places(_PROVINCE + text[start : start + 30]), None)
    if meant is None or meant.suggestion is None or meant.span.start > 0:
        return None
    found = find_province(meant.suggestion)
    codes = () if found is None else (found.code,)
    span = Span(head.start, start + len(meant.name))
    name = office.name + meant.suggestion
    return FoundOrganization(span, name, meant.suggestion, "province", codes)


def _in_a_town(text: str, head: Span, start: int, office: Office) -> FoundOrganization | None:
    """A local office of a town that no register has, where its name stands alone."""
    town = _TOWN.match(text, start)
    if town is None or town[0].startswith((*words("office_class"), *words("after_office"))):
        return None
    span = Span(head.start, town.end())
    return FoundOrganization(span, office.name + one_line(town[0]), town[0])


def _seats(office: Office) -> tuple[str, ...]:
    match office.slot:
        case "province" | "education":
            return ("province",)
        case "district" | "bangkok":
            return ("district",)
        case "subdistrict":
            return ("subdistrict",)
    # A municipality of a district's town is named like the district, else like a subdistrict.
    return ("subdistrict", "district", "province")


_LEVEL_WORDS = {
    "province": r"(?:จังหวัด|จ\.)[ ]?",
    "district": r"(?:อำเภอ|อ\.)[ ]?",
    "subdistrict": r"(?:ตำบล|ต\.)[ ]?",
}


@cache
def _start(shorts: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted(offices(), key=len, reverse=True)
    full = [form for form in forms if re.match(r"[ก-๎ ]{7,}$", form)]
    glued = [form for form in forms if form not in full and len(re.findall("[ก-ฮ]", form)) > 2]
    alone = [form for form in forms if form not in full and form not in glued]
    own = sorted(shorts, key=len, reverse=True)
    parts = [
        rf"(?P<short>(?<![ก-๎A-Za-z])(?:{alternatives(own)})(?![A-Za-zก-ฮเ-ไ]|[ ]?[0-9๐-๙]))"
        if own
        else "(?!)",
        rf"(?P<full>(?<!แ)(?:{alternatives(full)}))",
        rf"(?P<glued>(?<![ก-ฮ]\.)(?:{alternatives(glued)})(?![ก-ฮ]\.))",
        rf"(?P<alone>(?<![ก-๎.A-Za-z])(?:{alternatives(alone)})(?![A-Za-z]|[ก-ฮ]\.))",
        rf"(?P<open>{alternatives(words('office_head'))})",
    ]
    return re.compile("|".join(parts))
