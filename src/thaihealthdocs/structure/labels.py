"""Label lines: กลยุทธ์ที่ 1 …, ตัวชี้วัด : …, and what announces a list that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ..finders.comparators import BEFORE
from ..model.span import Span
from ..thai.digits import to_arabic_digits
from .lexicon import COLUMN_LABELS, LABELS, LEVEL_WORDS
from .marks import Mark, read_mark

__all__ = [
    "Label",
    "column_role",
    "field_role",
    "label_role",
    "number_ahead",
    "read_announcement",
    "read_label",
]

_D = r"[0-9๐-๙]"


@dataclass(frozen=True, slots=True)
class Label:
    """What opens a paragraph: its role, its number, and the place of the words after it.

    ``role`` is a level of the plan tree or a key of `LABELS`; ``words`` is the label as printed;
    ``bracket`` what stands in brackets between the label and its separator.
    """

    role: str
    words: Span
    body: Span
    number: str | None = None
    number_span: Span | None = None
    mark: Mark | None = None
    bracket: Span | None = None
    explicit: bool = True
    """Whether a number, colon or end of line sets the label apart from its words."""


def _variant(words: str) -> str:
    """A pattern for a label that lets its blanks be any blanks, or none, also around slashes."""
    escaped = re.sub(r"\\?\s+", r"\\s*", re.escape(words))
    return re.sub(r"/", r"\\s*/\\s*", escaped)


def _alternatives(roles: dict[str, tuple[str, ...]]) -> tuple[re.Pattern[str], dict[str, str]]:
    meant = {_key(words): role for role, variants in roles.items() for words in variants}
    variants = sorted({words for group in roles.values() for words in group}, key=len, reverse=True)
    return re.compile("|".join(map(_variant, variants)), re.IGNORECASE), meant


def _key(words: str) -> str:
    return re.sub(r"\s+", "", words).lower()


@cache
def _line_labels() -> tuple[re.Pattern[str], dict[str, str]]:
    return _alternatives({**LABELS, **LEVEL_WORDS})


@cache
def _column_labels() -> dict[str, str]:
    return {
        _key(words): role
        for roles in (LEVEL_WORDS, LABELS, COLUMN_LABELS)
        for role, variants in roles.items()
        for words in variants
    }


_AFTER = re.compile(
    rf"""(?P<at>\s*ที่)?
    \s*(?P<number>{_D}{{1,3}}(?:\.{_D}{{1,2}})*)?(?P<close>[.)])?
    (?P<year>\s*(?:ประจำ)?(?:ปีงบประมาณ|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*{_D}{{2,4}}(?=\s*(?:::?|：|$))
        |\s*(?:ไตรมาส(?:ที่)?|รอบ)\s*{_D}{{1,2}}(?:\s*เดือน)?(?:/{_D}{{2,4}})?(?=\s*(?:::?|：|$)))?
    (?P<bracket>\s*\((?!\s*{_D}+\s*\))[^()\n]{{0,80}}\)(?=\s*(?:::?|：|$)))?
    (?P<separator>\s*(?:::?|：|[-–](?!{_D})))?
    (?P<blank>\s*)""",
    re.VERBOSE,
)
# กลยุทธ์ 5 ด้าน counts strategies, it does not number one.
_COUNTED = re.compile(
    r"\s*(?:ด้าน|ประเด็น|ข้อ|กลยุทธ์|ยุทธศาสตร์|โครงการ|กิจกรรม|มาตรการ|ปี|แห่ง|ระดับ|เรื่อง|ตัว|คน|ราย"
    r"|เป้าประสงค์|เป้าหมาย|แผนงาน|แนวทาง|บาท|%|เดือน|วัน|ครั้ง)"
)
_NAME_OPENERS = re.compile(
    r"(?:ร้อยละ|จำนวน|อัตรา|ระดับความ|ระดับคะแนน|สัดส่วน|มูลค่า|ค่าเฉลี่ย|ค่ามัธยฐาน|ความสำเร็จ|ความครอบคลุม"
    r"|ดัชนี|ไม่น้อยกว่าร้อยละ|ไม่เกินร้อยละ|อุบัติการณ์|ความชุก|ผู้ป่วย|ประชาชน|หน่วยบริการ|มี)"
)
_NUMBER_AHEAD = re.compile(rf"(?P<number>{_D}{{1,3}}(?:\.{_D}{{1,2}})*)[ \t]+(?=[ก-ฮเ-ไA-Z])")
_BODY_OPENERS = {
    "indicator": _NAME_OPENERS,
    "objective": re.compile("เพื่อ"),
    "target": re.compile(rf"(?:{BEFORE}\s*)?(?:ร้อยละ\s*)?{_D}"),
}
_BLANK_LABELS = frozenset(
    {"strategic_issue", "objective", "goal", "strategy", "sub_strategy", "owner", "problem"}
)
"""Labels of lines that often have neither colon nor number."""
_LONGEST_BLANK_LABELLED = 250
_CONJUNCTION = re.compile(
    r"และ|หรือ|ที่|ใน|ของ|กับ|ด้าน|ตาม|ซึ่ง|โดย|จาก|ได้|คือ|เป็น|\(|ดังกล่าว|นี้|การพัฒนาของ"
)


def read_label(text: str, start: int = 0, stop: int | None = None) -> Label | None:
    """The label that opens ``text[start:stop]``, after a list mark if there is one.

    A label counts where ที่ and a number, a colon or the end of the paragraph follows; before an
    indicator's first word (ร้อยละ, จำนวน), an objective's (เพื่อ) or a value to reach a blank is
    enough.

    >>> label = read_label("กลยุทธ์ที่ ๒ เพิ่มการเข้าถึงบริการ")
    >>> label.role, label.number
    ('strategy', '2')
    >>> read_label("กลยุทธ์และมาตรการด้านสุขภาพ") is None
    True
    """
    stop = len(text) if stop is None else stop
    mark = read_mark(text, start, stop)
    at = start if mark is None else mark.stop
    pattern, meant = _line_labels()
    while at < stop and text[at].isspace():
        at += 1
    words = pattern.match(text, at, stop)
    if words is None:
        return None
    label = _finish(text, words, meant[_key(words[0])], stop)
    return None if label is None else replace(label, mark=mark)


def _finish(text: str, words: re.Match[str], role: str, stop: int) -> Label | None:
    after = _AFTER.match(text, words.end(), stop)
    if after is None:
        return None
    number, separator = after["number"], after["separator"]
    numbered = after["at"] is not None or words[0].upper().startswith("KPI")
    if number is not None and not numbered and separator is None:
        is_set_off = bool(after["close"] or "." in number or after["blank"])
        if not is_set_off or _COUNTED.match(text, after.end("number")) is not None:
            return None
    body = Span(after.end(), max(after.end(), stop)).strip(text)
    ahead = None
    if number is None and separator is not None:
        ahead = number_ahead(text, Span(words.start(), after.start("separator")), role, body)
    dash = separator is not None and separator.strip() in ("-", "–")
    explicit = bool(number or (separator and not dash) or body.is_empty)
    if not explicit and not _may_follow(text, role, after, body):
        return None
    number_span = Span.of_match(after, "number") if ahead is None else ahead
    return Label(
        role=role,
        words=Span(*words.span()),
        body=body if ahead is None else Span(ahead.stop, body.stop).strip(text),
        number=None if number_span is None else to_arabic_digits(number_span.of(text)),
        number_span=number_span,
        bracket=Span.of_match(after, "bracket"),
        explicit=explicit,
    )


def number_ahead(text: str, label: Span, role: str, body: Span) -> Span | None:
    """The bare number that opens the words after แผนที่ : or ชื่อตัวชี้วัด :, None where none does.

    A number is an indicator's own only where the first word of a name follows it.

    >>> text = "โครงการที่ : 17 โครงการพัฒนาระบบบริการ"
    >>> number_ahead(text, Span(0, 10), "project", Span(13, len(text))).of(text)
    '17'
    """
    found = _NUMBER_AHEAD.match(text, body.start, body.stop)
    if found is None:
        return None
    if role == "indicator":
        is_own = _NAME_OPENERS.match(text, found.end()) is not None
    else:
        is_own = label.of(text).rstrip(" :").endswith("ที่")
    return Span(*found.span("number")) if is_own else None


def _may_follow(text: str, role: str, after: re.Match[str], body: Span) -> bool:
    """Whether a label may open its words with a blank alone."""
    opener = _BODY_OPENERS.get(role)
    if opener is not None and opener.match(text, body.start):
        return True
    blank = len(after[0]) - len(after[0].rstrip())
    if after["at"] is not None or blank == 0:
        return False
    if blank >= 2:
        return True
    whole_line = len(body) <= _LONGEST_BLANK_LABELLED and role in _BLANK_LABELS
    return whole_line and not _joins(text, body)


def _joins(text: str, body: Span) -> bool:
    """Whether the words go on from the label before them, as a heading's would."""
    pattern, _ = _line_labels()
    return _CONJUNCTION.match(text, body.start) is not None or (
        pattern.match(text, body.start, body.stop) is not None
    )


def label_role(words: str) -> str | None:
    """The role of words that are nothing but a label, as in a label cell; None for others.

    >>> label_role("คำนิยาม :"), label_role("แหล่ง ข้อมูล"), label_role("โรงพยาบาลน่าน")
    ('definition', 'data_source', None)
    """
    _, meant = _line_labels()
    plain = _key(re.sub(r"[:：*]+\s*$", "", words.strip()))
    bare = re.sub(r"\([^()]*\)$", "", plain)
    return meant.get(plain) or meant.get(bare) or meant.get(plain.removesuffix("ที่"))


def field_role(words: str) -> str | None:
    """The role of a label cell of a form, where ตัวชี้วัดที่ is a number; None for a value.

    >>> field_role("ชื่อตัวชี้วัด"), field_role("ตัวชี้วัดที่ :"), field_role("ร้อยละ 80")
    ('indicator', 'number', None)
    """
    plain = " ".join(words.split()).rstrip(" :：*")
    if len(plain) > 120:
        return None
    if column_role(plain, whole=True) == "number":
        return "number"
    undated = _YEAR_TAIL.sub("", plain)
    return label_role(plain) or label_role(undated) or label_role(plain.split("(")[0])


_YEAR_TAIL = re.compile(rf"\s*(?:ประจำ)?(?:ปีงบประมาณ|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*{_D}{{2,4}}$")
_COLUMN_NOISE = re.compile(r"\([^()]*\)|[:：*]|(?:พ\.?ศ\.?\s*)?[0-9๐-๙]{4}")


def column_role(words: str, *, whole: bool = False) -> str | None:
    """The role of a column under the heading ``words``; None where no label is known.

    The whole heading is tried, then without what stands in brackets and years, then the label
    that it begins with, then its parts between slashes; ``whole`` stops before those two.

    >>> column_role("ตัวชี้วัด (KPI)"), column_role("เป้าหมาย ปีงบประมาณ พ.ศ. 2564")
    ('indicator', 'target')
    >>> column_role("โครงการ/กิจกรรม")
    'project'
    """
    meant = _column_labels()
    for tried in (words, _COLUMN_NOISE.sub(" ", words)):
        if (role := meant.get(_key(tried))) is not None:
            return role
    if whole:
        return None
    plain = _key(_COLUMN_NOISE.sub(" ", words))
    parts = [role for part in re.split(r"[/,]", plain) if (role := meant.get(part)) is not None]
    if parts:
        return "subject" if "subject" in parts else parts[0]
    known = [label for label in meant if len(label) >= 6 and plain.startswith(label)]
    return meant[max(known, key=len)] if known else None


_LEVEL_OF_WORD = {_key(word): level for level, words in LEVEL_WORDS.items() for word in words}
_ANNOUNCED = re.compile(
    r"(?P<level>"
    + "|".join(
        sorted(map(_variant, (w for ws in LEVEL_WORDS.values() for w in ws)), key=len, reverse=True)
    )
    + r")(?:สำคัญ|หลัก|ย่อย|ต่าง\s?ๆ)?(?:\s*(?:ของ|ใน|และ|การ(?:จัด|ดำเนิน|ประชุม|อบรม))[^.:\n]{0,40})?"
    r"(?:ไว้|มี)?\s*(?:จำนวน\s*)?(?:[\d๐-๙]{1,2}\s*(?:ข้อ|ประการ|ด้าน|ประเด็น|เรื่อง|กลยุทธ์|มาตรการ|โครงการ))?"
    r"\s*(?:ดังนี้?|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|มีดังนี้|เพื่อ)?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_OPENS_ANNOUNCEMENT = re.compile(
    rf"(?:ประกอบด้วย|ได้แก่|กำหนด|มี|จำนวน|ภายใต้|ผ่าน)\s*(?:{_D}+|หนึ่ง|สอง|สาม|สี่|ห้า|หก)\s*(?:ข้อ\s*)?$"
)


def read_announcement(text: str, start: int = 0, stop: int | None = None) -> str | None:
    """The level of the plan tree whose items a lead-in announces; None for other words.

    >>> read_announcement("แผนนี้ประกอบด้วย ๔ กลยุทธ์สำคัญ")
    'strategy'
    >>> read_announcement("วัตถุประสงค์ ดังนี้"), read_announcement("ผู้เข้าร่วมประชุม ดังนี้")
    ('objective', None)
    """
    stop = len(text) if stop is None else stop
    tail = text[max(start, stop - 90) : stop].rstrip()
    found = None
    for match in _ANNOUNCED.finditer(tail):
        found = match
    if found is None:
        return None
    before = tail[: found.start()]
    ends = tail[found.end("level") :].strip()
    begins_line = start + len(before) == start and stop - start <= 90
    announces = re.search(r"ดังนี|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|[:：]", ends)
    if begins_line or announces or _OPENS_ANNOUNCEMENT.search(before) or before.endswith("มี"):
        return _LEVEL_OF_WORD[_key(found["level"])]
    return None
