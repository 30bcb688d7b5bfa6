"""Mending by words: which slips of which mechanisms the words of a text bear out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from .damage import local_doubts
from .lattice import Slip, edits_of, read
from .letters import CONSONANTS, LEADING, MARKS, THAI
from .mechanisms import MECHANISMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ...model.alignment import Edit

__all__ = ["NAME", "lexical_edits"]

_BY_NAME = {mechanism.name: mechanism for mechanism in MECHANISMS}
_SEGMENT = re.compile(
    rf"[{THAI}](?:[{THAI}. \x00-\x08\x0b\x0e-\x1f\ufffd\u0100-\u02ff\u0370-\u04ff\u3000-\u9fff"
    rf"\ue000-\uf8ffa-z;]|\(cid:\d+\)"
    rf"|\n(?=[ \n]*[{MARKS}])|(?<=[{THAI}])\n(?=[{THAI}]))*"
)
# Whoever is named after a title is not looked up in a dictionary.
_TITLES = (
    r"สมเด็จ|เจ้าฟ้า|หม่อม[ก-ฮ]+|ม\.[รลจ]\.[วง]?\.?|น\.ส\.|ด\.ช\.|ด\.ญ\.|ดร\.|นพ\.|พญ\."
    r"|ทพ\.|ทพญ\.|ภก\.|ภญ\.|ผศ\.|รศ\.|ศ\.|ว่าที่ร้อยตรี|นางสาว|นาง(?!าน|รอง|นวล|พญา)|นาย(?!แพทย|อำเภอ|อาเภอ|ก|ทะเบียน|จ้าง|ทุน|หน้า|ตรวจ|ช่าง|ท่า)"
    r"|ร้อยเอก|ร้อยโท|ร้อยตรี|พันเอก|พันโท|พันตรี|พลเอก|พลโท|พลตรี"
    r"|[พร]\.[ตอทจ]\.[อทตส]\.|นายแพทย์(?=[ก-๎]+ [ก-๎]+)"
)
_BEFORE_NAME = "|".join(
    f"(?<={word})" for word in ("และ", "โดย", "คือ", "ให้", "กับ", "ของ", "มี", "ราย", "เป็น", "ที่")
)
NAME = re.compile(
    rf"(?:(?<![{THAI}])|{_BEFORE_NAME})(?:{_TITLES}) ?[{LEADING}]?[{CONSONANTS}][{THAI}]*"
    rf"(?: {{1,2}}[{THAI}]+)?"
)
_LONG_LINE, _LONG_PAGE = 60, 600  # characters
_ALONE_AT_ALL = 2.2
# What the first leave is hardly ever a word by chance; a blank may always be meant.
_ALONE = {
    "am_lost": 0.5,
    "tho_for_nikhahit": 0.5,
    "am_gap": 0.5,
    "stray_blank": 0.5,
    "lost_glyph": 0.5,
    "blank_in_word": 4.0,
    "blank_for_tone": 3.0,
}
_BLANK_EATERS = frozenset({"displaced_mark", "blank_in_word", "blank_for_tone"})
# These mend what cannot be written, in names too.
_EVEN_IN_NAMES = frozenset({"am_gap", "stray_blank", "lost_glyph", "mark_on_next_line"})


def lexical_edits(text: str) -> list[Edit]:
    """The edits of ``text`` that its words bear out, for the damage it bears witness to."""
    return [
        replace(edit, span=edit.span.shift(start))
        for start, part, doubts in local_doubts(text)
        if doubts
        for edit in _edits(part, doubts)
    ]


def _edits(text: str, doubts: Mapping[str, float]) -> list[Edit]:
    """The edits for the mechanisms that ``doubts`` names.

    A doubt is 0 for a mechanism the text is known to suffer from, 1 where nothing is known.
    """
    segments = [(match.start(), match.group()) for match in _SEGMENT.finditer(text)]
    borne_out = _believed(segments, doubts)
    counts = Counter(slip.mechanism for slips in borne_out.values() for slip in slips)
    if not counts:
        return []
    surer = {
        name: _surer(name, doubt, counts[name], len(text)) if counts[name] else doubt
        for name, doubt in doubts.items()
    }
    eaten = sum(_eats_blank(slip, line) for line, slips in borne_out.items() for slip in slips)
    if eaten and len(text) <= eaten * _LONG_LINE:
        surer["blank_after_mark"] = 0.0
    if surer != doubts:
        borne_out = _believed(segments, surer)
    return [
        edit for start, line in segments for edit in edits_of(borne_out[line], line, start, 0.9)
    ]


def _surer(name: str, doubt: float, count: int, length: int) -> float:
    """What is left of a doubt when ``count`` slips were believed in spite of it.

    Damage is systematic: one slip in a long line, with no other trace, is rather a rare word.
    """
    if doubt < 1.0:
        return 0.0 if length <= _LONG_PAGE * count else doubt
    if length <= _LONG_LINE * count:
        return 0.0
    return _ALONE.get(name, _ALONE_AT_ALL)


def _believed(
    segments: Iterable[tuple[int, str]], doubts: Mapping[str, float]
) -> dict[str, list[Slip]]:
    """The slips to believe in, line by line; what is printed twice is read once."""
    read_: dict[str, list[Slip]] = {}
    for _, line in segments:
        if line not in read_:
            read_[line] = read(line, _slips(line, doubts))
    return read_


def _eats_blank(slip: Slip, line: str) -> bool:
    """Whether a blank was found that a wide mark had pushed into a word."""
    old = line[slip.start : slip.stop]
    return slip.mechanism in _BLANK_EATERS and old.endswith(" ") and not slip.new.endswith(" ")


def _slips(line: str, doubts: Mapping[str, float]) -> Iterator[Slip]:
    named = bytearray(len(line))
    for match in NAME.finditer(line):
        named[match.start() : match.end()] = b"\1" * len(match.group())
    for name, doubt in doubts.items():
        spared = named if name not in _EVEN_IN_NAMES else b""
        for slip in _BY_NAME[name].slips(line, doubt):
            if not any(spared[slip.start : slip.stop]):
                yield slip
