"""How the text of a page is to be had: as it is, after repair, or from its picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from .engine import call_each, raw

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from .frame import Frame
    from .objects import Objects

__all__ = ["REASONS", "illegible", "reading"]

REASONS = {
    "no_text": "is a picture without text",
    "outlined": "has its text drawn as outlines",
    "bad_encoding": "has fonts that do not say which characters they draw",
    "marks_lost": "has lost its vowels and tones above and below letters",
    "garbage_thai": "has fonts that name the wrong characters",
    "latin_over_scan": "is a picture whose text was recognised in another script",
    "digits_lost": "is a picture recognised by a program that does not know the digits ๔ ๖ ๗ ๘ ๙",
}
"""Why the text of a page cannot be trusted, as words that follow its number."""

_FEW, _SOME, _MANY = 25, 60, 200
"""Letters: with fewer a page may have no more than its number as text; with fewer nothing can be
said of their marks; with fewer nothing of its words."""
_PICTURE, _FULL_PICTURE = 0.3, 0.5
"""Of the page: the share of the largest picture."""
_OUTLINES, _OUTLINE = 150, 12
"""Paths with more than so many corners each: a letter drawn as an outline has many."""
_SIGN = re.compile(r"[^\w\s]|_")
_NOISE = 0.12
_SOME_THAI, _LOST, _LOST_NAMES, _MOSTLY_THAI = 0.05, 0.05, 0.02, 0.25
_UNNAMED = "(cid:"
_FEWEST_MARKS = 0.08
"""Of the consonants: sound Thai has three times as many, tables of abbreviations the fewest."""
_FREQUENT = re.compile(
    "การ|ความ|ของ|และ|ที่|เป็น|ให้|ได้|ไม่|จาก|ตาม|งาน|ประ|สุข|ผู้|เพื่อ|โดย|ส่วน|ราช|แผน|ราย|ค่า|ต่อ|"
    "หน่วย|แห่ง|กับ|นาย|นาง|บาล|เมือง|บ้าน|อำเภอ|ตำบล|จำนวน|ร้อย"
)
_LEAST_FREQUENT = 0.02
"""Of the Thai letters: what the words above take; where fonts are wrong there are none of them."""
_MANY_DIGITS = 20
"""Half of all digits are among those that the program does not know."""
_ORPHANS, _DOUBLES, _ALONE, _MOJIBAKE = 0.15, 0.06, 0.5, 0.15


_ALL = "".join(map(chr, range(0xFFFF)))


def _table(pattern: str) -> NDArray[np.bool_]:
    """For each code up to the last of four digits whether the pattern takes it."""
    found = np.zeros(0x10000, np.bool_)
    found[[match.start() for match in re.finditer(pattern, _ALL)]] = True
    return found


_THAI, _CONSONANT, _MARK = _table("[ก-๛]"), _table("[ก-ฮ]"), _table("[ัิ-ฺ็-๎]")
_DIGIT, _UNKNOWN_DIGIT = _table("[๐-๙]"), _table("[๔๖๗๘๙]")
_NO_LETTER = _table("[\x00-\x08\x80-\x9f¡-¯´¶¸-ºÀ-ÖØ-öø-˿\ue000-\uefff\ufffd]")
"""What Thai text never has; degree, plus-minus, middle dot, times and the like are not here."""
_LATIN_BYTE, _BLANK = _table("[\xa1-\xff]"), _table(r"\s")
_TWICE = tuple(_table(kind) for kind in ("[่-๋]", "[ิีึื]", "[ุู]"))
"""Marks of which a letter bears but one."""


def _codes(text: str) -> NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(codes, 0xFFFF)


def _count(table: NDArray[np.bool_], codes: NDArray[np.uint32]) -> int:
    return int(table[codes].sum())


def illegible(text: str, objects: Objects, frame: Frame) -> str | None:
    """Why the text of a page cannot be read or trusted, a key of `REASONS`; None where it can."""
    letters = "".join(text.split())
    if len(letters) < _FEW:
        if _largest_picture(objects, frame) > _PICTURE:
            return "no_text"
        return "outlined" if _outlines(objects) > _OUTLINES else None
    return _untrue(letters, lambda: _largest_picture(objects, frame))


def _untrue(letters: str, picture: Callable[[], float]) -> str | None:
    """Why what a page says is not what is printed on it; ``picture`` is the share of a picture."""
    codes = _codes(letters)
    thai = _count(_THAI, codes)
    unnamed = letters.count("\ufffd") + 8 * letters.count(_UNNAMED) > _LOST_NAMES * len(letters)
    lost = _count(_NO_LETTER, codes) > _LOST * len(letters)
    if unnamed or (lost and thai > _SOME_THAI * len(letters)):
        return "bad_encoding"
    if thai > _MOSTLY_THAI * len(letters):
        consonants = _count(_CONSONANT, codes)
        if consonants >= _MANY and _count(_MARK, codes) < _FEWEST_MARKS * consonants:
            return "marks_lost"
        if thai >= _MANY and _is_garbage(letters, _LEAST_FREQUENT * thai):
            return "garbage_thai"
        blind = _count(_DIGIT, codes) >= _MANY_DIGITS and not _count(_UNKNOWN_DIGIT, codes)
        return "digits_lost" if blind and picture() > _FULL_PICTURE else None
    noisy = len(_SIGN.findall(letters)) > _NOISE * len(letters)
    return "latin_over_scan" if noisy and picture() > _FULL_PICTURE else None


def _is_garbage(letters: str, least: float) -> bool:
    """Whether frequent parts of words take fewer letters than they do anywhere."""
    taken = 0
    for match in _FREQUENT.finditer(letters):
        taken += len(match.group())
        if taken >= least:
            return False
    return True


def reading(text: str) -> str:
    """How the text of a page that can be trusted is to be had: ``text``, or what to repair.

    >>> reading("การดำเนินงานตามแผนปฏิบัติการ"), reading("")
    ('text', 'empty')
    >>> reading("ก า ร ด ำ เ นิ น ง า น ต า ม แ ผ น ป ฏิ บั ติ ก า ร " * 4)
    'repair:char_spaced'
    """
    codes = _codes(text)
    blank = _BLANK[codes]
    if blank.all():
        return "empty"
    if _count(_LATIN_BYTE, codes) > _MOJIBAKE * int((~blank).sum()):
        return "repair:mojibake"
    consonant, mark = _CONSONANT[codes], _MARK[codes]
    if consonant.sum() < _SOME:
        return "text"
    edged = np.concatenate(([True], blank, [True]))
    alone = consonant & edged[:-2] & edged[2:]
    if alone.sum() > _ALONE * consonant.sum():
        return "repair:char_spaced"
    # A mark stands on a letter or on another mark.
    orphans = int((mark[1:] & ~_THAI[codes[:-1]]).sum())
    doubles = sum(int((kind[codes[1:]] & kind[codes[:-1]]).sum()) for kind in _TWICE)
    out_of_order = orphans > _ORPHANS * mark.sum() or doubles > _DOUBLES * mark.sum()
    return "repair:mark_order" if out_of_order else "text"


def _outlines(objects: Objects) -> int:
    """How many paths of the page may be letters."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_PATH)
    if len(places) <= _OUTLINES:
        return 0
    paths = objects.handles[places].tolist()
    return sum(count > _OUTLINE for count in call_each("FPDFPath_CountSegments", paths))


def _largest_picture(objects: Objects, frame: Frame) -> float:
    """The share of the page that its largest picture covers, from 0 to 1."""
    places = objects.of_kind(raw.FPDF_PAGEOBJ_IMAGE)
    if not len(places):
        return 0.0
    boxes = objects.bounds(places, frame)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return float(areas.max()) / max(1.0, frame.width * frame.height)
