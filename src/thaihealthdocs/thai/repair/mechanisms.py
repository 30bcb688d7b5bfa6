"""What programs do to Thai on its way into a text, and what could have stood there before.

Each mechanism names the characters that it leaves behind and what they may stand for. Which of
them a text has suffered is told by `damage`; which of the possible readings is meant, by the
`lattice`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lexicon import word_costs
from .lattice import Slip
from .letters import ABOVE, BELOW, CONSONANTS, LEADING, MARKS, THAI, TONES, VOWEL_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["MECHANISMS", "Mechanism"]

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

_Found = "Iterator[tuple[int, int, str, float]]"


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One way in which Thai is damaged.

    ``readings`` yields for a line (start, stop, what may have stood there, extra cost). ``cost``
    is what one slip costs in a text that is known to suffer from it, ``doubt`` what it costs on
    top where the text is too short to tell.
    """

    name: str
    why: str
    readings: Callable[[str], Iterator[tuple[int, int, str, float]]]
    cost: float
    doubt: float
    trace: re.Pattern[str]
    """What the mechanism leaves behind and sound text hardly ever has."""
    least: float
    """So many traces in a hundred consonants, and the text is known to suffer from it."""
    mends: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]

    def slips(self, line: str, doubt: float = 0.0) -> Iterator[Slip]:
        """The readings of ``line`` as slips, each dearer by ``doubt`` times the mechanism's."""
        base = self.cost + doubt * self.doubt
        for start, stop, new, extra in self.readings(line):
            yield Slip(start, stop, new, base + extra, self.name)


_LOST_NIKHAHIT = re.compile(f"(?<=[{CONSONANTS}{TONES}]){_AA}(?=(?P<gap> *))")


def _am_lost(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _LOST_NIKHAHIT.finditer(line):
        yield match.start(), match.end(), _AM, 0.0
        if match["gap"]:
            yield match.start(), match.end("gap"), _AM, 0.5
        if line[match.start() - 1] in "นตซยถค":
            yield match.start(), match.end(), _THO + _AM, 1.5
            yield match.start(), match.end(), _EK + _AM, 1.5


_AM_SIGN = re.compile(f"(?<=[{CONSONANTS}{TONES}]){_AM}")


def _am_for_aa(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _AM_SIGN.finditer(line):
        yield match.start(), match.end(), _AA, 0.0


_THO_FOR_NIKHAHIT = re.compile(f"(?<=[{CONSONANTS}]) ?{_THO}[{_AA}{_AM}]")


def _tho_for_nikhahit(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _THO_FOR_NIKHAHIT.finditer(line):
        yield match.start(), match.end(), _AM, 0.0
        yield match.start(), match.end(), _THO + _AM, -0.8


_AM_GAP = re.compile(f"(?<=[{CONSONANTS}{MARKS}]) +([{TONES}]?)([{_AA}{_AM}])")


def _am_gap(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _AM_GAP.finditer(line):
        yield match.start(), match.end(), match[1] + _AM, 0.0
        yield match.start(), match.end(), match[1] + _AA, 0.4


_STRAY_BLANK = re.compile(
    f"(?<=[{THAI}]) +(?=[{MARKS}{_AA}{_AM}ะๅ])|(?<=[{LEADING}]) +(?=[{THAI}])"
)


def _stray_blank(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _STRAY_BLANK.finditer(line):
        yield match.start(), match.end(), "", 0.0


_MARK_BELOW = re.compile(f"(?<=[{THAI}])(?P<gap> *\\n[ \\n]*)(?P<marks>[{MARKS}]+)(?P<after> ?)")


def _mark_on_next_line(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _MARK_BELOW.finditer(line):
        new = match["marks"] + match["gap"]
        yield match.start(), match.end("marks"), new, 0.0
        if match["after"]:
            yield match.start(), match.end(), new, -0.1


_BLANK = re.compile(f"(?<=[{THAI}]) +(?=[{CONSONANTS}{LEADING}])")
_MARK = re.compile(f"[{MARKS}{_AM}]")


def _blank_in_word(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _BLANK.finditer(line):
        before = line[match.start() - 1]
        # A word may end in a silenced letter, hardly a part of one.
        extra = 3.0 if before == _KARAN else 0.0 if _MARK.match(before) else 2.4
        yield match.start(), match.end(), "", extra


_LETTERS_APART = re.compile(
    f"(?<![{THAI}])(?:[{LEADING}]?[{CONSONANTS}][{MARKS}]*[{_AA}{_AM}ะ]? ){{3,}}"
    f"|(?:[{CONSONANTS}][{MARKS}]* [{CONSONANTS}{LEADING}][{MARKS}]* ){{3,}}"
    f"|(?:[{CONSONANTS}][{MARKS}]+ [{CONSONANTS}{LEADING}{_AA}]+ ?){{3,}}"
)
_SINGLE_BLANK = re.compile(f"(?<=[{THAI}]) (?=[{THAI}])")


def _letters_apart(line: str) -> Iterator[tuple[int, int, str, float]]:
    blanks = list(_SINGLE_BLANK.finditer(line))
    if len(blanks) * 5 < len(line):
        return
    for match in blanks:
        yield match.start(), match.end(), "", 0.0


_BLANK_AFTER_MARK = re.compile(f"(?<=[{MARKS}]) (?=[{CONSONANTS}{LEADING}])")


def _blank_after_mark(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _BLANK_AFTER_MARK.finditer(line):
        yield match.start(), match.end(), "", 0.0


_LINE_END = re.compile(f"(?<=[{THAI}])\n(?=[{THAI}])")


def _line_end(line: str) -> Iterator[tuple[int, int, str, float]]:
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


def _displaced(line: str) -> Iterator[tuple[int, int, str, float]]:
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


def _shifted_lost(line: str) -> Iterator[tuple[int, int, str, float]]:
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


def _high_tone_lost(line: str) -> Iterator[tuple[int, int, str, float]]:
    """Tones over a vowel or nikhahit, which fonts keep apart from those right on a letter."""
    for match in _BARE_HIGH.finditer(line):
        for tone in _TONE_SIGNS[:2]:
            yield match.start(), match.end(), match.group() + tone, 0.0
    for match in _LOST_NIKHAHIT.finditer(line):
        if line[match.start() - 1] in "นตซยถ":
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), tone + _AM, 0.0


_BLANK_FOR_MARK = re.compile(f"(?<=[{CONSONANTS}{VOWEL_MARKS}]) (?=[{CONSONANTS}{LEADING}{_AA}ะ])")


def _blank_for_tone(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _BLANK_FOR_MARK.finditer(line):
        for tone in _TONE_SIGNS[:2] + _KARAN:
            yield match.start(), match.end(), tone, 0.0


def _blank_for_mark(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _BLANK_FOR_MARK.finditer(line):
        for sign in _ALL_SIGNS:
            yield match.start(), match.end(), sign, 0.0
        for vowel in _ABOVE_SIGNS + _BELOW_SIGNS:
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), vowel + tone, 0.5


_TWICE = re.compile(f"([{LEADING}]?[{CONSONANTS}][{MARKS}]+)")


def _cluster_twice(line: str) -> Iterator[tuple[int, int, str, float]]:
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
_GLYPH = re.compile(
    f"(?<=[{THAI}])(?P<glyph>{_GARBAGE})(?P<vowel>[{ABOVE}{BELOW}]?)(?P<aa>{_AA}?)(?P<am>{_AM}?)"
)


_BARE_END = re.compile(f"[{CONSONANTS}]")


def _lost_glyph(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _GLYPH.finditer(line):
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


def _letter_for_mark(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _LETTER_FOR_MARK.finditer(line):
        for sign in _ALL_SIGNS:
            yield match.start(), match.end(), sign, 0.0
        for sign in "ัิีืึ":
            for tone in _TONE_SIGNS[:2]:
                yield match.start(), match.end(), sign + tone, 0.5


_UU_FOR_THO = re.compile(f"(?<=[{_TALL}]){_UU}")


def _uu_for_tho(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _UU_FOR_THO.finditer(line):
        yield match.start(), match.end(), _THO, 0.0


_ONE_MARK = re.compile(f"(?<=[{CONSONANTS}])[{MARKS}]+")


def _leaked(line: str) -> Iterator[tuple[int, int, str, float]]:
    for match in _ONE_MARK.finditer(line):
        marks = match.group()
        yield match.start(), match.end(), "", 0.0
        if len(marks) > 1:
            yield match.start(), match.start() + 1, "", 0.0


# A vowel that leads or follows its letter bears no mark, and a letter bears one vowel.
_IMPOSSIBLE = re.compile(
    f"[{LEADING}ะ][{MARKS}]|{_AA}[{VOWEL_MARKS}{TONES}]|[{ABOVE}{BELOW}][{ABOVE}{BELOW}]"
    # What common words become, and no other word holds.
    "|สขุ|กบั|รบั|จดั|ตดิ|คดิ|ผลติ|บรกิ|ปฏบิ|จงัห|ชวีติ|ศนูย|บคุค|ผูป้|ผูส้|คณุภ|พฒัน|ประเมนิ|นกัว"
)


def _words(words: str) -> re.Pattern[str]:
    return re.compile("|".join(word.replace("_", " ") for word in words.split()))


MECHANISMS: tuple[Mechanism, ...] = (
    Mechanism(
        name="am_lost",
        why="the nikhahit of sara am is a glyph of its own that no table names",
        readings=_am_lost,
        cost=1.2,
        doubt=3.0,
        trace=_words(
            "ตาบล อาเภอ จานวน กาหนด สาหรับ สานัก ดาเนิน ประจาปี ประจาจ อานวย อานาจ คานวณ "
            "สาคัญ จาเป็น ตาแหน่ง "
            "น้ามัน น้าหนัก กากับ กาลัง จากัด ลาดับ สาเร็จ ชานาญ แนะนา คาสั่ง จาหน่าย ทางาน ทาให้"
        ),
        least=0.12,
        mends=(("จังหวัดลาปาง", "จังหวัดลำปาง"), ("ดาเนินการ", "ดำเนินการ")),
        leaves=("ยาทาแผล", "นายาว", "การสานต่องาน"),
    ),
    Mechanism(
        name="am_for_aa",
        why="a font writes every sara aa as sara am",
        readings=_am_for_aa,
        cost=0.3,
        doubt=4.0,
        trace=_words("กำร ควำม มำตรำ รำช ตำม งำน อำย ภำย ด้ำน ว่ำ จำก สำม"),
        least=1.0,
        mends=(("รำชกำร", "ราชการ"),),
        leaves=("จำนำ", "ลำคลอง"),
    ),
    Mechanism(
        name="tho_for_nikhahit",
        why="mai tho stands in the slot of nikhahit",
        readings=_tho_for_nikhahit,
        cost=2.0,
        doubt=3.6,
        trace=_words(
            "ก้าหนด ส้านัก ต้าบล อ้าเภอ จ้านวน ด้าเนิน ส้าหรับ อ้านาจ อ้านวย ประจ้า ท้าให้ ท้าการ ค้าสั่ง ก้าแพง "
            "ล้าปาง ก้ากับ ก้ำหนด อ้ำนำ อ้ำเภอ ส้ำนัก"
        ),
        least=0.12,
        mends=(("ก้าหนด", "กำหนด"), ("อ้านาจ", "อำนาจ")),
        leaves=("ก้าวหน้า", "ข้าราชการ"),
    ),
    Mechanism(
        name="am_gap",
        why="Word draws nikhahit as a blank without width",
        readings=_am_gap,
        cost=0.3,
        doubt=0.5,
        trace=_AM_GAP,
        least=0.2,
        mends=(("ด าเนินการ", "ดำเนินการ"), ("น ้าดื่ม", "น้ำดื่ม")),
        leaves=("ทา สี", "ดำเนินการ"),
    ),
    Mechanism(
        name="stray_blank",
        why="a blank before a sign that follows its letter, or after a vowel that leads it",
        readings=_stray_blank,
        cost=0.1,
        doubt=0.2,
        trace=_STRAY_BLANK,
        least=0.3,
        mends=(("หน้ าที่", "หน้าที่"), ("บริโ ภค", "บริโภค")),
        leaves=("ที่ ทำการ",),
    ),
    Mechanism(
        name="mark_on_next_line",
        why="a mark whose size or height differs is taken for a line of its own",
        readings=_mark_on_next_line,
        cost=0.2,
        doubt=0.3,
        trace=re.compile(f"\\n[ \\n]*[{MARKS}]"),
        least=0.1,
        mends=(("ดื\n่มนม", "ดื่\nมนม"), ("ยี\n\n่สิบวัน", "ยี่\n\nสิบวัน")),
        leaves=("ดื่ม\nนม",),
    ),
    Mechanism(
        name="blank_in_word",
        why="wide signs and justified lines leave a gap that is taken for a blank",
        readings=_blank_in_word,
        cost=0.9,
        doubt=3.4,
        trace=re.compile(f"(?:[{MARKS}]|ำ) (?=[{CONSONANTS}]{{1,2}}(?:[{MARKS}{_AA}ะ ]|$))"),
        least=3.0,
        mends=(("สํ านักงาน", "สำนักงาน"),),
        leaves=("แพทย์ พยาบาล", "โคก หนอง"),
    ),
    Mechanism(
        name="letters_apart",
        why="distributed justification and tracking put a blank after every letter",
        readings=_letters_apart,
        cost=-0.05,
        doubt=0.5,
        trace=_LETTERS_APART,
        least=1.0,
        mends=(("ก า ร ต ร ว จ", "การตรวจ"),),
        leaves=("ก ข ค", "โคก หนอง นา โมเดล"),
    ),
    Mechanism(
        name="blank_after_mark",
        why="where marks are wide, every blank after one is suspect",
        readings=_blank_after_mark,
        cost=-0.05,
        doubt=99.0,
        trace=re.compile("(?!)"),
        least=1.0,
        mends=(),
        leaves=("แพทย์ พยาบาล",),
    ),
    Mechanism(
        name="line_end",
        why="a line ends inside a word; the newline stays, but the word is read whole",
        readings=_line_end,
        cost=0.4,
        doubt=0.0,
        trace=re.compile("(?!)"),
        least=1.0,
        mends=(),
        leaves=("โรง\nพยาบาล",),
    ),
    Mechanism(
        name="displaced_mark",
        why="glyphs sorted by their left edge: a sign without width lands after the next letter",
        readings=_displaced,
        cost=1.1,
        doubt=3.2,
        trace=_IMPOSSIBLE,
        least=0.5,
        mends=(("พนกังาน", "พนักงาน"), ("จงัหวดั", "จังหวัด")),
        leaves=("กะทิ", "ชยันต์"),
    ),
    Mechanism(
        name="shifted_lost",
        why="the moved variants of signs are dropped; those in their usual place stay",
        readings=_shifted_lost,
        cost=1.7,
        doubt=3.7,
        trace=_words(
            "ผูป เปน หนวย ไดรับ แพทยแ แพทยใ แพทยท ตอเนื่อง ตอการ ใหการ เปา ปวย ปอง ฝาย ไฟฟา "
            "สวน ชวง แหงช ระหวาง กวา "
            "ผูรับ ผูอ แมบท ศูนยก ศูนยส เกณฑก สถานการณโ เชนก"
        ),
        least=0.5,
        mends=(("ผูปวย", "ผู้ป่วย"), ("เปนเปาหมาย", "เป็นเป้าหมาย")),
        leaves=("ที่นา", "นวตกรรม"),
    ),
    Mechanism(
        name="high_tone_lost",
        why="the glyphs of tones over a vowel are dropped; those right on a letter stay",
        readings=_high_tone_lost,
        cost=1.6,
        doubt=4.9,
        trace=_words(
            "พืนที ขันตอน ตังแต ทังสิ ทังนี ครังที เพิมขึ ขึนไป เนืองจาก เครืองม สิงแวด หนึง ซึง เกียว เปลียน "
            "ชือ เรืองก ทีเกิด ทีได ผูทีม นันให นันแล ชันส"
        ),
        least=0.3,
        mends=(("พืนที่ลุ่มนา", "พื้นที่ลุ่มน้ำ"), ("ขันตอน", "ขั้นตอน")),
        leaves=("ชันสูตร", "เรืองแสง"),
    ),
    Mechanism(
        name="blank_for_tone",
        why="tones coded at the place of the blank",
        readings=_blank_for_tone,
        cost=1.2,
        doubt=2.5,
        trace=_words(
            "ครั_ง ขึ_น เพิ_ม ชื_อ เนื_อ ตั_ง ทั_ง ฟื_น พื_น เมื_อ เรื_อ เครื_อ สิ_ง หนึ_ง ซึ_ง เกี_ย เปลี_ย"
        ),
        least=0.3,
        mends=(("ครั งหนึ่ง", "ครั้งหนึ่ง"),),
        leaves=("ตา ยาย",),
    ),
    Mechanism(
        name="blank_for_mark",
        why="a site's conversion put a blank for every sign",
        readings=_blank_for_mark,
        cost=1.6,
        doubt=1.5,
        trace=re.compile(f"[{CONSONANTS}] [{CONSONANTS}] [{CONSONANTS}]"),
        least=1.5,
        mends=(("การปฏ บ ต งาน", "การปฏิบัติงาน"),),
        leaves=("มกราคม", "นางสาว ก"),
    ),
    Mechanism(
        name="cluster_twice",
        why="letters with signs are printed a second time after the word",
        readings=_cluster_twice,
        cost=0.9,
        doubt=1.5,
        trace=re.compile(
            f"([{CONSONANTS}][{MARKS}]+)(?:([{CONSONANTS}])\\1(?!\\2)|[{_AA}][{CONSONANTS}]?\\1)"
        ),
        least=0.5,
        mends=(("จังจั หวัดวั", "จังหวัด"),),
        leaves=("หน้าที่ที่เกี่ยวข้อง",),
    ),
    Mechanism(
        name="lost_glyph",
        why="a glyph that no table names is shown as nothing, a number or a foreign letter",
        readings=_lost_glyph,
        cost=0.2,
        doubt=0.3,
        trace=_GLYPH,
        least=0.1,
        mends=(("ท˸าการ", "ทำการ"), ("ป\x00องกัน", "ป้องกัน")),
        leaves=("ระดับ ก \x00",),
    ),
    Mechanism(
        name="letter_for_mark",
        why="a font's own table shows signs as small Latin letters",
        readings=_letter_for_mark,
        cost=0.5,
        doubt=0.8,
        trace=re.compile(f"(?<=[{CONSONANTS}{VOWEL_MARKS}])[a-z;](?=[{CONSONANTS}])"),
        least=0.3,
        mends=(("ป;องกัน", "ป้องกัน"),),
        leaves=("วิตามินc", "กลุ่มa"),
    ),
    Mechanism(
        name="uu_for_tho",
        why="mai tho over a tall letter sits in the slot of sara uu",
        readings=_uu_for_tho,
        cost=0.5,
        doubt=1.0,
        trace=_words("เปูา ปูอง ฟูา ฝูา ปูาย ปูา ฝูาย เฝูา"),
        least=0.1,
        mends=(("เปูาหมาย", "เป้าหมาย"), ("ไฟฟูา", "ไฟฟ้า")),
        leaves=("ฟื้นฟู", "ปูน"),
    ),
    Mechanism(
        name="leaked_mark",
        why="a font's table names a whole cluster for one letter",
        readings=_leaked,
        cost=2.0,
        doubt=9.0,
        trace=re.compile("(?!)"),
        least=1.0,
        mends=(),
        leaves=("ต่อไป",),
    ),
)
