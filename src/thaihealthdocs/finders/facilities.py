"""Hospitals and health centres by name: โรงพยาบาล… and its short forms, with codes beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..model.names import FoundFacility
from ..model.span import Span
from ..registers.fold import fold
from ..registers.hospitals import hospital_at, known_hospital
from ..registers.persons import alternatives
from ..registers.tables import words
from ..thai.dictionary import is_word
from ..thai.lines import one_line
from .places import find_places, place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..registers.hospitals import Hospital
    from ..registers.names import Named

__all__ = ["find_facilities"]

_CLASS = re.compile(
    r"(?P<health_promoting_hospital>โรงพยาบาลส่งเสริมสุขภาพ(?:ประจำ)?ตำบล|โรงพยาบาลตำบล"
    r"|รพ[ ]?\.?[ ]?สต(?:[ ]?\.|(?![ก-๎])|(?=บ้าน)))"
    r"|(?P<station>สถานีอนามัย(?!เฉลิม)|(?<![ก-ฮ.])สอ\.(?![ก-ฮ]\.))"
    r"|(?P<regional_hospital>โรงพยาบาลศูนย์|รพ[ ]?\.?[ ]?ศ\.|รพศ(?!รี)(?=[ ]?[ก-ฮเ-ไ]))"
    r"|(?P<general_hospital>โรงพยาบาลทั่วไป|รพ[ ]?\.?[ ]?ท\.|(?<![ก-๎])รพท(?=[ ]?[ก-ฮเ-ไ]))"
    r"|(?P<community_hospital>โรงพยาบาลชุมชน|รพ[ ]?\.?[ ]?ช\.|(?<![ก-๎])รพช(?=[ ]?[ก-ฮเ-ไ]))"
    r"|(?P<hospital>โรงพยาบาล|รพ[ ]?\.?[ ]?ร\.|(?<!ส)รพ\.|(?<![ก-๎])รพ(?=[ ]?[ก-ฮเ-ไ0-9๐-๙]))"
)
_NUMBERED = re.compile(r"[0-9๐-๙]{1,2}(?![0-9๐-๙])|[ ][0-9๐-๙]{1,2}(?=[ ]*(?:$|[\n(),/+]))")
"""บางนา 5 is not the hospital of บางนา."""
_LONGEST_REST = 10
_SHORT = 3
_SET = re.compile(r"[ ]?(?:จังหวัด|จ\.|อำเภอ|อ\.|เขต)")
"""รพ.สต.จังหวัด… is all those of a province, no hospital."""
_BLANK = re.compile(r"[ \t]?\n?")
_LONGEST_VILLAGE = 28
_LETTER = re.compile(r"[ก-ฮเ-ๆ]")
_RUN = re.compile(
    r"[ก-๎]{1,80}(?:[0-9๐-๙]{1,2}(?![0-9๐-๙]|[ ]?พรรษา)|[ ]?[0-9๐-๙]{1,2}[ ]?พรรษา"
    r"|[ ][0-9๐-๙]{1,2}(?=[ ]*(?:$|[\n(,)/+])))?"
)
_CODE_AFTER = re.compile(r"[ ]{0,2}[\[(](?:รหัส[ ]?)?(?P<code>[0-9๐-๙]{5})[\])]")
_CODE_BEFORE = re.compile(r"(?:(?:^|\n)[ ]*|[\[(])(?P<code>[0-9]{5})[\])]?[ ]{0,2}[:\-–]?[ ]{0,2}$")

_ENDS = words("after_facility")
_CLASS_WORDS = words("facility_class")
_PATRONS = words("facility_patron")
_OPEN_PATRONS = ("ค่าย", "สมเด็จ", "พระ", "จิตเวช", "มะเร็ง", "วัด", "สิริ")
"""These are no names by themselves."""
_ROYAL = "สมเด็จพระยุพราช"
_VILLAGES = words("village")
_COMMON = words("common_name")
_NAME_PARTS = words("facility_name_part")


def find_facilities(text: str) -> Iterator[FoundFacility]:
    """Each hospital and health centre that ``text`` names.

    A name is that of a place, of a hospital known by a name of its own, or opens like one (a
    patron, a camp); a health centre may be named after any village. Classes (โรงพยาบาลทุกแห่ง,
    รพ.สต. of a province) and names coined for groups of hospitals are left alone.

    >>> found = list(find_facilities("รพศ.ขอนแก่น ส่งต่อ รพ. ชุมแพ [10995] และ รพ.สต.โนนหัน"))
    >>> [(each.core, each.type, each.code) for each in found[:2]]
    [('ขอนแก่น', 'regional_hospital', None), ('ชุมแพ', None, '10995')]
    >>> found[2].core, found[2].type
    ('โนนหัน', 'health_promoting_hospital')
    >>> list(find_facilities("โรงพยาบาลในสังกัด โรงพยาบาลสองพลัง และรพ.สต.จังหวัดพะเยา"))
    []
    """
    at = 0
    while kind := _CLASS.search(text, at):
        blank = _BLANK.match(text, kind.end())
        core = _core(text, kind.end() if blank is None else blank.end(), str(kind.lastgroup))
        if core is not None:
            core = _with_its_dot(text, core)
            yield _facility(text, kind, core)
        at = kind.end() if core is None else core.stop


def _facility(text: str, kind: re.Match[str], core: Span) -> FoundFacility:
    group = str(kind.lastgroup)
    code = _CODE_AFTER.match(text, core.stop)
    if code is None:
        code = _CODE_BEFORE.search(text, max(0, kind.start() - 12), kind.start())
    province, district = _whereabouts(
        text, code.end() if code and code.start() >= core.stop else core.stop
    )
    return FoundFacility(
        span=Span(kind.start(), core.stop),
        core=one_line(core.of(text)),
        core_span=core,
        type=None if group in ("hospital", "station") else group,
        is_health_centre=group in ("health_promoting_hospital", "station"),
        code=None if code is None else code["code"],
        code_span=None if code is None else Span(*code.span("code")),
        province=province,
        district=district,
    )


def _with_its_dot(text: str, core: Span) -> Span:
    """A name that is itself a short form, with the dot behind it: รพ.สปส."""
    known = hospital_at(text, core.start)
    is_short = known is not None and known.values[0].kind == "own" and len(core) <= _SHORT
    return Span(core.start, core.stop + 1) if is_short and text.startswith(".", core.stop) else core


def _core(text: str, start: int, kind: str) -> Span | None:
    if _SET.match(text, start):
        return None
    if _is_class(text, start):
        return None
    if kind in ("health_promoting_hospital", "station"):
        return _village(text, start)
    known = hospital_at(text, start)
    if text.startswith(_ROYAL, start) and (known is None or known.stop <= start + len(_ROYAL)):
        return None
    if known is not None and text.startswith("ฯ", known.stop):
        cut_short = Span(start, known.stop + 1)
        return cut_short if known_hospital(cut_short.of(text)) else None
    if known is not None and _may_end(text, known):
        return Span(start, known.stop)
    if known is not None and known.is_exact and _goes_on(text, known):
        return _run(text, start)
    if not _is_patron(text, start):
        return None
    run = _run(text, start)
    return None if run is None or run.of(text) in _OPEN_PATRONS else run


def _is_patron(text: str, start: int) -> bool:
    word = next((word for word in _PATRONS if text.startswith(word, start)), None)
    return word is not None and (
        _LETTER.match(text, start + len(word)) is not None or word not in _OPEN_PATRONS
    )


def _is_class(text: str, start: int) -> bool:
    """Whether a class word stands there, and no name that opens like one (ละงู)."""
    word = next((word for word in _CLASS_WORDS if text.startswith(word, start)), None)
    if word is None or text.startswith(_longer(_PATRONS, word), start):
        return False
    known = hospital_at(text, start)
    if known is None or not known.is_exact or not _may_end(text, known):
        return True
    if all(each.kind == "subdistrict" for each in known.values):
        return True  # a subdistrict is called และ
    is_longer = known.stop - start > len(word)
    return not is_longer and _LETTER.match(text, known.stop) is not None


def _longer(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(each for each in words if len(each) > len(word))


def _may_end(text: str, known: Named[Hospital]) -> bool:
    """Whether a hospital's name can end there, and is not the opening of another name."""
    runs_on = _LETTER.match(text, known.stop) is not None
    if not known.is_exact and len(fold(known.name)) <= _SHORT:
        return False
    if all(each.kind == "subdistrict" for each in known.values):
        return known.is_exact and not runs_on and len(fold(known.name)) > 2
    if text.startswith(_NAME_PARTS, known.stop) or _NUMBERED.match(text, known.stop):
        return False
    if not runs_on or text.startswith(_ENDS, known.stop):
        return True
    if not known.is_exact or known.name in _COMMON:
        return False
    return _is_text(text, known.stop)


def _goes_on(text: str, known: Named[Hospital]) -> bool:
    """Whether the name of a place opens the longer name of another hospital: บางนา 5."""
    if all(each.kind == "subdistrict" for each in known.values):
        return False
    return text.startswith(_NAME_PARTS, known.stop) or _NUMBERED.match(text, known.stop) is not None


def _is_text(text: str, start: int) -> bool:
    """Whether what runs on is running text: long, or a word of the dictionary."""
    rest = _RUN.match(text, start)
    return rest is None or len(rest[0]) > _LONGEST_REST or is_word(rest[0])


def _village(text: str, start: int) -> Span | None:
    """A health centre's name: of a subdistrict or of a village, which no register lists."""
    named = place_at(text, start, "subdistrict") or place_at(text, start, "district")
    if named is not None and named.is_exact and _ends_there(text, named.stop):
        return Span(start, named.stop)
    run = _run(text, start)
    if run is None or len(run) > _LONGEST_VILLAGE or text.startswith(_ENDS, start):
        return None
    opens = "บ้าน" if text[start - 1].isspace() else _VILLAGES
    fills_line = text[start - 1] != " " and text[run.stop : run.stop + 1] in ("", "\n")
    return run if text.startswith(opens, start) or fills_line else None


def _ends_there(text: str, stop: int) -> bool:
    return _LETTER.match(text, stop) is None or text.startswith(_ENDS, stop)


def _run(text: str, start: int) -> Span | None:
    run = _RUN.match(text, start)
    if run is None or len(run[0]) < 2:
        return None
    cut = _run_ends().search(text, start + 4, run.end())
    return Span(start, run.end() if cut is None else cut.start())


def _whereabouts(text: str, at: int) -> tuple[str | None, str | None]:
    """The province and district printed directly after a name."""
    window = text[at : at + 70].split("\n\n")[0]
    province = district = None
    stop = 0
    for place in find_places(window):
        if window[stop : place.span.start].strip(" \n,()"):
            break
        if place.kind == "province":
            return place.suggestion or place.name, district
        if place.kind == "district" and len(place.codes) == 1:
            district = place.name
        stop = place.span.stop
    return province, district


@cache
def _run_ends() -> re.Pattern[str]:
    long = [
        word for word in _ENDS if len(word) > 2 and word not in ("มา", "ใหม่", "การ", "นาง", "ขอ")
    ]
    return re.compile(alternatives(sorted(long, key=len, reverse=True)))
