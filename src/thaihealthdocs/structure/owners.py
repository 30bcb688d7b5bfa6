"""Who is responsible, in brackets at the end of a plan item: (กลุ่มงานก/กลุ่มงานข), (ดวงใจ/สมชาย)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..finders.months import find_months
from ..model.span import Span
from ..thai.dictionary import is_given_name, is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Owned", "split_owners"]

_LAST_BRACKET = re.compile(r"\s*\((?P<inside>[^()]{1,400})\)\s*$")
_RESPONSIBLE = re.compile(
    r"\s+(?:\(?)(?:(?:ผู้|หน่วยงาน(?:ที่)?)?รับผิดชอบ(?:โดย|หลัก)?|ดำเนินการโดย)\s*[:：]?\s+(?P<inside>[^()]{3,200}?)\)?\s*$"
)
_SEPARATOR = re.compile(r"\s*[/,;]\s*|\s+และ\s*")
_UNIT = re.compile(
    r"(?:กลุ่มงาน|กลุ่มภารกิจ|กลุ่ม|งาน|กอง|สำนัก|ฝ่าย|ศูนย์|กรม|คณะกรรมการ|คณะทำงาน|สถาบัน|องค์การ|เทศบาล"
    r"|โรงพยาบาล|รพ|สสจ|สสอ|อบจ|อบต|ชมรม|สมาคม|มูลนิธิ|แผนก|ภาควิชา|คปสอ|คบสอ|พชอ|ทีม|สปสช|สคร|หน่วย|ทุกกลุ่มงาน|ทุกหน่วยบริการ)"
)
_LONGEST = 60
_TITLED = re.compile(
    r"(?:นาย|นาง|นางสาว|น\.ส\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|ภก\.|ภญ\.|คุณ|พี่|หมอ|ดร\.)\s*[ก-๙]"
)
_NO_NAME = re.compile(
    r"ทุก|ทั้ง|ราย|ปีละ|เดือนละ|ครั้ง|จำนวน|ระยะ|แบบ|เชิง|การ|ความ|ผู้|ใน|ตาม|เฉพาะ|ตั้งแต่|ร่วม|พื้นที่|ชุมชน"
    r"|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|เด็ก|วัย|โรค|ไตรมาส|ปีงบ|ต่อเนื่อง|ปีที่|วันที่|เดิม|ใหม่|สัปดาห์ละ|วันละ|คน|แห่ง|หลัก|ย่อย"
)
"""How words begin that count, place or describe what is done, and no name does."""
_NAME = re.compile(r"[ก-ฮเ-ไ][ก-๙]{1,15}")


@dataclass(frozen=True, slots=True)
class Owned:
    """An item's words without the bracket that names its owners; ``doubtful`` names no owner."""

    words: Span
    owners: tuple[Span, ...] = ()
    doubtful: Span | None = None


def split_owners(text: str, span: Span) -> Owned:
    """The owners that the last bracket of ``span`` names, one by one.

    A bracket of months where others hold names is neither words nor owners: it is doubtful. A
    bracket with any other words belongs to the words.

    >>> words = "พัฒนาระบบส่งต่อ (กลุ่มงานควบคุมโรค/กลุ่มงานทันตสาธารณสุข)"
    >>> owned = split_owners(words, Span(0, len(words)))
    >>> owned.words.of(words), [owner.of(words) for owner in owned.owners]
    ('พัฒนาระบบส่งต่อ', ['กลุ่มงานควบคุมโรค', 'กลุ่มงานทันตสาธารณสุข'])
    """
    responsible = _RESPONSIBLE.search(text, max(span.start, span.stop - 250), span.stop)
    if responsible is not None and responsible.start() > span.start:
        named = _parts(text, Span(*responsible.span("inside")))
        return Owned(Span(span.start, responsible.start()), owners=tuple(named))
    bracket = _LAST_BRACKET.search(text, max(span.start, span.stop - 450), span.stop)
    if bracket is None or bracket.start() <= span.start:
        return Owned(span)
    words = Span(span.start, bracket.start())
    parts = _parts(text, Span(*bracket.span("inside")))
    if all(_is_month(part.of(text)) for part in parts):
        return Owned(words, doubtful=Span(*bracket.span("inside")))
    if _are_owners([part.of(text) for part in parts]):
        return Owned(words, owners=tuple(parts))
    return Owned(span)


def _parts(text: str, inside: Span) -> list[Span]:
    parts, start = [], inside.start
    for match in _SEPARATOR.finditer(text, inside.start, inside.stop):
        parts.append(Span(start, match.start()))
        start = match.end()
    parts.append(Span(start, inside.stop))
    return [part.strip(text) for part in parts if not part.strip(text).is_empty]


def _is_month(words: str) -> bool:
    found = list(find_months(words))
    return len(found) == 1 and len(found[0].span) == len(words)


def _are_owners(parts: Sequence[str]) -> bool:
    if all(_UNIT.match(part) or _TITLED.match(part) for part in parts):
        return bool(parts)
    if any(_UNIT.match(part) for part in parts) and all(len(part) <= _LONGEST for part in parts):
        return True
    names = [part for part in parts if not _TITLED.match(part)]
    if not all(_NAME.fullmatch(part) for part in names):
        return False
    if any(_NO_NAME.match(part) for part in names):
        return False
    # A nickname may be a word too (ดวงใจ); one that is no word, or is known as a name, decides.
    return any(is_given_name(part) or not is_word(part) for part in names)
