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


def _table(patterns: dict[int, str]) -> NDArray[np.uint8]:
    """For each code up to the last of four digits the sum of the keys whose patterns take it."""
    found = np.zeros(0x10000, np.uint8)
    for key, pattern in patterns.items():
        found[[match.start() for match in re.finditer(pattern, _ALL)]] += key
    return found


_THAI, _CONSONANT, _MARK, _DIGIT, _UNKNOWN_DIGIT, _NO_LETTER, _LATIN_BYTE, _BLANK = (
    1 << bit for bit in range(8)
)
_KINDS = _table(
    {
        _THAI: "[ก-๛]",
        _CONSONANT: "[ก-ฮ]",
        _MARK: "[ัิ-ฺ็-๎]",
        _DIGIT: "[๐-๙]",
        _UNKNOWN_DIGIT: "[๔๖๗๘๙]",
        # What Thai text never has; degree, plus-minus, middle dot, times and the like are not here.
        _NO_LETTER: "[\x00-\x08\x80-\x9f¡-¯´¶¸-ºÀ-ÖØ-öø-˿\ue000-\uefff\ufffd]",
        _LATIN_BYTE: "[\xa1-\xff]",
        _BLANK: r"\s",
    }
)
"""What each character is, asked once for a page."""
_TWICE = _table({1: "[่-๋]", 2: "[ิีึื]", 3: "[ุู]"})
"""Marks of which a letter bears but one."""


def _codes(text: str) -> NDArray[np.intp]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)


class _Counts:
    """How many characters are of a kind."""

    def __init__(self, kinds: NDArray[np.uint8]) -> None:
        self._of_each = np.bincount(kinds, minlength=256)

    def __getitem__(self, kind: int) -> int:
        return int(self._of_each[_WITH[kind]].sum())


_WITH = {1 << bit: (np.arange(256) & (1 << bit)).nonzero()[0] for bit in range(8)}


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
    counts = _Counts(_KINDS.take(_codes(letters), mode="clip"))
    thai = counts[_THAI]
    unnamed = letters.count("\ufffd") + 8 * letters.count(_UNNAMED) > _LOST_NAMES * len(letters)
    lost = counts[_NO_LETTER] > _LOST * len(letters)
    if unnamed or (lost and thai > _SOME_THAI * len(letters)):
        return "bad_encoding"
    if thai > _MOSTLY_THAI * len(letters):
        consonants = counts[_CONSONANT]
        if consonants >= _MANY and counts[_MARK] < _FEWEST_MARKS * consonants:
            return "marks_lost"
        if thai >= _MANY and _is_garbage(letters, _LEAST_FREQUENT * thai):
            return "garbage_thai"
        blind = counts[_DIGIT] >= _MANY_DIGITS and not counts[_UNKNOWN_DIGIT]
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
    kinds = _KINDS.take(codes, mode="clip")
    counts = _Counts(kinds)
    blanks, consonants, marks = counts[_BLANK], counts[_CONSONANT], counts[_MARK]
    if blanks == len(text):
        return "empty"
    if counts[_LATIN_BYTE] > _MOJIBAKE * (len(text) - blanks):
        return "repair:mojibake"
    if consonants < _SOME:
        return "text"
    # Each letter alone has a blank before it, but for the first of the page.
    if blanks + 1 > _ALONE * consonants and _alone(kinds) > _ALONE * consonants:
        return "repair:char_spaced"
    # A mark stands on a letter or on another mark.
    orphans = np.count_nonzero((kinds[1:] & _MARK > 0) & (kinds[:-1] & _THAI == 0))
    mark = _TWICE.take(codes, mode="clip")
    doubles = np.count_nonzero((mark[1:] == mark[:-1]) & (mark[1:] > 0))
    out_of_order = orphans > _ORPHANS * marks or doubles > _DOUBLES * marks
    return "repair:mark_order" if out_of_order else "text"


def _alone(kinds: NDArray[np.uint8]) -> int:
    """How many consonants stand between blanks."""
    blank = np.ones(len(kinds) + 2, np.bool_)
    blank[1:-1] = kinds & _BLANK > 0
    return int(np.count_nonzero((kinds & _CONSONANT > 0) & blank[:-2] & blank[2:]))


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
