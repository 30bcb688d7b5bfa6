"""What the characters that a mechanism leaves behind may stand for.

Every function yields for a line (start, stop, what may have stood there, extra cost).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon import word_costs
from .letters import ABOVE, BELOW, CONSONANTS, LEADING, MARKS, THAI, TONES, VOWEL_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    Reading = tuple[int, int, str, float]

_AA = "\N{THAI CHARACTER SARA AA}"
_AM = "\N{THAI CHARACTER SARA AM}"
_THO = "\N{THAI CHARACTER MAI THO}"
_UU = "\N{THAI CHARACTER SARA UU}"
_TONE_SIGNS = "่้๊๋"
_EK = "่"
_KARAN = "์"
_ABOVE_SIGNS = "ัิีึื็"
_BELOW_SIGNS = "ุู"
_ALL_SIGNS = _TONE_SIGNS + _KARAN + _ABOVE_SIGNS + _BELOW_SIGNS
_TALL = "ปฝฟ"
_LOST = "\x00\ufffd"

_LOST_NIKHAHIT = re.compile(f"(?<=[{CONSONANTS}{TONES}]){_AA}(?=(?P<gap> *))")


def am_lost(line: str) -> Iterator[Reading]:
    """Sara aa for sara am, with the tone that may have gone with its nikhahit."""
    for match in _LOST_NIKHAHIT.finditer(line):
        yield match.start(), match.end(), _AM, 0.0
        if match["gap"]:
            yield match.start(), match.end("gap"), _AM, 0.5
        if line[match.start() - 1] in "นตซยถค":
            yield match.start(), match.end(), _THO + _AM, 1.5
            yield match.start(), match.end(), _EK + _AM, 1.5


_AM_SIGN = re.compile(f"(?<=[{CONSONANTS}{TONES}]){_AM}")


def am_for_aa(line: str) -> Iterator[Reading]:
    """Sara am for sara aa."""
    for match in _AM_SIGN.finditer(line):
        yield match.start(), match.end(), _AA, 0.0


_THO_FOR_NIKHAHIT = re.compile(f"(?<=[{CONSONANTS}]) ?{_THO}[{_AA}{_AM}]")


def tho_for_nikhahit(line: str) -> Iterator[Reading]:
    """Mai tho and sara aa for sara am."""
    for match in _THO_FOR_NIKHAHIT.finditer(line):
        yield match.start(), match.end(), _AM, 0.0
        yield match.start(), match.end(), _THO + _AM, -0.8


AM_GAP = re.compile(f"(?<=[{CONSONANTS}{MARKS}]) +([{TONES}]?)([{_AA}{_AM}])")


def am_gap(line: str) -> Iterator[Reading]:
    """A blank and sara aa for sara am, or for sara aa after all."""
    for match in AM_GAP.finditer(line):
        yield match.start(), match.end(), match[1] + _AM, 0.0
        yield match.start(), match.end(), match[1] + _AA, 0.4


STRAY_BLANK = re.compile(f"(?<=[{THAI}]) +(?=[{MARKS}{_AA}{_AM}ะๅ])|(?<=[{LEADING}]) +(?=[{THAI}])")


def stray_blank(line: str) -> Iterator[Reading]:
    """A blank for nothing, where no word can end or begin."""
    for match in STRAY_BLANK.finditer(line):
        yield match.start(), match.end(), "", 0.0


_MARK_BELOW = re.compile(f"(?<=[{THAI}])(?P<gap> *\\n[ \\n]*)(?P<marks>[{MARKS}]+)(?P<after> ?)")


def mark_on_next_line(line: str) -> Iterator[Reading]:
    """A mark after a line end for one before it."""
    for match in _MARK_BELOW.finditer(line):
        new = match["marks"] + match["gap"]
        yield match.start(), match.end("marks"), new, 0.0
        if match["after"]:
            yield match.start(), match.end(), new, -0.1


_BLANK = re.compile(f"(?<=[{THAI}]) +(?=[{CONSONANTS}{LEADING}])")
_MARK = re.compile(f"[{MARKS}{_AM}]")


def blank_in_word(line: str) -> Iterator[Reading]:
    """A blank for nothing, most likely after a mark."""
    for match in _BLANK.finditer(line):
        before = line[match.start() - 1]
        # A word may end in a silenced letter, hardly a part of one.
        extra = 3.0 if before == _KARAN else 0.0 if _MARK.match(before) else 2.4
        yield match.start(), match.end(), "", extra


LETTERS_APART = re.compile(
    f"(?<![{THAI}])(?:[{LEADING}]?[{CONSONANTS}][{MARKS}]*[{_AA}{_AM}ะ]? ){{3,}}"
    f"|(?:[{CONSONANTS}][{MARKS}]* [{CONSONANTS}{LEADING}][{MARKS}]* ){{3,}}"
    f"|(?:[{CONSONANTS}][{MARKS}]+ [{CONSONANTS}{LEADING}{_AA}]+ ?){{3,}}"
)
_SINGLE_BLANK = re.compile(f"(?<=[{THAI}]) (?=[{THAI}])")


def letters_apart(line: str) -> Iterator[Reading]:
    """Every single blank for nothing, where there are enough of them."""
    blanks = list(_SINGLE_BLANK.finditer(line))
    if len(blanks) * 5 < len(line):
        return
    for match in blanks:
        yield match.start(), match.end(), "", 0.0


_BLANK_AFTER_MARK = re.compile(f"(?<=[{MARKS}]) (?=[{CONSONANTS}{LEADING}])")


def blank_after_mark(line: str) -> Iterator[Reading]:
    """A blank after a mark for nothing, whether a word ends there or not."""
    for match in _BLANK_AFTER_MARK.finditer(line):
        yield match.start(), match.end(), "", 0.0


_LINE_END = re.compile(f"(?<=[{THAI}])\n(?=[{THAI}])")


def line_end(line: str) -> Iterator[Reading]:
    """A line end inside a word."""
    for match in _LINE_END.finditer(line):
        yield match.start(), match.end(), "", 0.0


# Behind a look-ahead, since one letter's marks may be followed by those of the next.
_DISPLACED = re.compile(
    f"(?=(?P<tone>[{TONES}]?)(?P<letter>[{CONSONANTS}{LEADING}ะ{_AA}])(?P<blank>[ \n]*)"
    f"(?P<marks>[{MARKS}]{{1,3}})(?P<after> ?))"
)
_VOWEL = re.compile(f"[{VOWEL_MARKS}]")


def _moved_marks(marks: str) -> Iterator[tuple[str, str]]:
    """How marks divide into those of the letter before and those that stay, most moved first."""
    for chosen in range((1 << len(marks)) - 1, 0, -1):
        moved = "".join(mark for at, mark in enumerate(marks) if chosen >> at & 1)
        yield moved, "".join(mark for at, mark in enumerate(marks) if not chosen >> at & 1)


def displaced(line: str) -> Iterator[Reading]:
    """Marks after a letter for marks before it, all of them or some."""
    for match in _DISPLACED.finditer(line):
        start = match.start()
        if not start or _BASE.match(line, start - 1) is None:
            continue
        kept = "\n" * match["blank"].count("\n")
        for moved, staying in _moved_marks(match["marks"]):
            before = moved + match["tone"] if _VOWEL.match(moved) else match["tone"] + moved
            extra = 0.4 if staying else 0.0
            for vowel in match["letter"] if match["letter"] != _AA else _AA + _AM:
                more = extra + (1.5 if vowel == _AM else 0.0)
                new = before + vowel + staying + kept
                yield start, match.end("marks"), new, more
                if match["after"]:
                    yield start, match.end("after"), new, more - 0.5


_BASE = re.compile(f"[{CONSONANTS}{MARKS} ]")

_BARE = re.compile(f"[{CONSONANTS}](?![{MARKS}.])")
_BARE_LOW = re.compile(f"(?<=[{CONSONANTS}])[{_BELOW_SIGNS}](?![{MARKS}])")
_BARE_HIGH = re.compile(f"(?<=[{CONSONANTS}])[{ABOVE}](?![{MARKS}])")


def shifted_lost(line: str) -> Iterator[Reading]:
    """Signs that fonts keep in moved variants: tones right on a letter, all signs on tall ones."""
    for match in _BARE.finditer(line):
        letter = match.group()
        following = line[match.end() : match.end() + 1]
        signs = _TONE_SIGNS[:2] if following in (_AA, _AM) else _TONE_SIGNS[:2] + _KARAN
        for sign in signs:
            extra = 1.0 if following == _AM else 0.0
            if sign == _KARAN and (letter == "ร" or "ก" <= following <= "ฮ"):
                extra = 2.2  # ศาสตร, กาญจน and their like are parts of names as they stand
            yield match.start(), match.end(), letter + sign, extra
        if letter in _TALL:
            for sign in _ABOVE_SIGNS:
                yield match.start(), match.end(), letter + sign, 0.0
            for sign in "ัิีืึ":
                for tone in _TONE_SIGNS[:2]:
                    yield match.start(), match.end(), letter + sign + tone, 0.6
    for match in _BARE_LOW.finditer(line):
        for sign in (*_TONE_SIGNS[:2], _KARAN):
            yield match.start(), match.end(), match.group() + sign, 0.0
    for match in _BARE_HIGH.finditer(line):
        if line[match.start() - 1] in _TALL:
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), match.group() + tone, 0.0


def high_tone_lost(line: str) -> Iterator[Reading]:
    """Tones over a vowel or nikhahit, which fonts keep apart from those right on a letter."""
    for match in _BARE_HIGH.finditer(line):
        for tone in _TONE_SIGNS[:2]:
            yield match.start(), match.end(), match.group() + tone, 0.0
    for match in _LOST_NIKHAHIT.finditer(line):
        if line[match.start() - 1] in "นตซยถ":
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), tone + _AM, 0.0


_BLANK_FOR_MARK = re.compile(f"(?<=[{CONSONANTS}{VOWEL_MARKS}]) (?=[{CONSONANTS}{LEADING}{_AA}ะ])")


def blank_for_tone(line: str) -> Iterator[Reading]:
    """A blank for a tone or thanthakhat."""
    for match in _BLANK_FOR_MARK.finditer(line):
        for tone in _TONE_SIGNS[:2] + _KARAN:
            yield match.start(), match.end(), tone, 0.0


def blank_for_mark(line: str) -> Iterator[Reading]:
    """A blank for any mark, or for a vowel with its tone."""
    for match in _BLANK_FOR_MARK.finditer(line):
        for sign in _ALL_SIGNS:
            yield match.start(), match.end(), sign, 0.0
        for vowel in _ABOVE_SIGNS + _BELOW_SIGNS:
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), vowel + tone, 0.5


_TWICE = re.compile(f"([{LEADING}]?[{CONSONANTS}][{MARKS}]+)")


def cluster_twice(line: str) -> Iterator[Reading]:
    """A letter with its marks for nothing, where it stands a few letters before."""
    for match in _TWICE.finditer(line):
        start = match.start()
        cluster = match.group()
        if line.rfind(cluster, max(0, start - 7), start) < 0:
            continue
        extra = 3.0 if word_costs().get(cluster, 99.0) < 7.5 else 0.0
        yield start, match.end(), "", extra
        if line[match.end() : match.end() + 1] == " ":
            yield start, match.end() + 1, "", extra - 0.2


# A glyph that no table names, shown as anything: controls, numbers of glyphs, foreign letters.
_GARBAGE = (
    r"(?:[\x00-\x08\x0b\x0e-\x1f\ufffd]|\(cid:\d+\)|[\u0100-\u02ff\u0370-\u04ff"
    r"\u3000-\u9fff\ue000-\uf6ff\uf71b-\uf883\uf89f-\uf8ff])"
)
GLYPH = re.compile(
    f"(?<=[{THAI}])(?P<glyph>{_GARBAGE})(?P<vowel>[{ABOVE}{BELOW}]?)(?P<aa>{_AA}?)(?P<am>{_AM}?)"
)


_BARE_END = re.compile(f"[{CONSONANTS}]")


def lost_glyph(line: str) -> Iterator[Reading]:
    """A glyph without a name for any mark, or for nothing."""
    for match in GLYPH.finditer(line):
        start, stop = match.span("glyph")
        bare = _BARE_END.match(line, start - 1) is not None
        yield start, stop, "", 2.5 if bare else 0.0
        if match["aa"] and not match["vowel"]:
            yield start, match.end("aa"), _AM, 0.0
        if match["vowel"]:
            for tone in _TONE_SIGNS:
                yield start, match.end("vowel"), match["vowel"] + tone, 0.4
            continue
        for sign in _ALL_SIGNS:
            yield start, stop, sign, 0.8
        for sign in "ัิีืึ":
            for tone in _TONE_SIGNS[:2]:
                yield start, stop, sign + tone, 1.2


_LETTER_FOR_MARK = re.compile(f"(?<=[{CONSONANTS}{VOWEL_MARKS}])[a-z;](?=[{THAI}]|$| )")


def letter_for_mark(line: str) -> Iterator[Reading]:
    """A small Latin letter for any mark, or for a vowel with its tone."""
    for match in _LETTER_FOR_MARK.finditer(line):
        for sign in _ALL_SIGNS:
            yield match.start(), match.end(), sign, 0.0
        for sign in "ัิีืึ":
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), sign + tone, 0.5


_UU_FOR_THO = re.compile(f"(?<=[{_TALL}]){_UU}")


def uu_for_tho(line: str) -> Iterator[Reading]:
    """Sara uu over a tall letter for mai tho."""
    for match in _UU_FOR_THO.finditer(line):
        yield match.start(), match.end(), _THO, 0.0
