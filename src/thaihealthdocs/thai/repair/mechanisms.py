"""What programs do to Thai on its way into a text, and what could have stood there before.

Each mechanism names the characters that it leaves behind and what they may stand for. Which of
them a text has suffered is told by `damage`; which of the possible readings is meant, by the
`lattice`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import readings
from .lattice import Slip
from .letters import ABOVE, BELOW, CONSONANTS, LEADING, MARKS, TONES, VOWEL_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["MECHANISMS", "Mechanism"]

_AA = "\N{THAI CHARACTER SARA AA}"


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
        readings=readings.am_lost,
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
        readings=readings.am_for_aa,
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
        readings=readings.tho_for_nikhahit,
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
        readings=readings.am_gap,
        cost=0.3,
        doubt=0.5,
        trace=readings.AM_GAP,
        least=0.2,
        mends=(("ด าเนินการ", "ดำเนินการ"), ("น ้าดื่ม", "น้ำดื่ม")),
        leaves=("ทา สี", "ดำเนินการ"),
    ),
    Mechanism(
        name="stray_blank",
        why="a blank before a sign that follows its letter, or after a vowel that leads it",
        readings=readings.stray_blank,
        cost=0.1,
        doubt=0.2,
        trace=readings.STRAY_BLANK,
        least=0.3,
        mends=(("หน้ าที่", "หน้าที่"), ("บริโ ภค", "บริโภค")),
        leaves=("ที่ ทำการ",),
    ),
    Mechanism(
        name="mark_on_next_line",
        why="a mark whose size or height differs is taken for a line of its own",
        readings=readings.mark_on_next_line,
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
        readings=readings.blank_in_word,
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
        readings=readings.letters_apart,
        cost=-0.05,
        doubt=0.5,
        trace=readings.LETTERS_APART,
        least=1.0,
        mends=(("ก า ร ต ร ว จ", "การตรวจ"),),
        leaves=("ก ข ค", "โคก หนอง นา โมเดล"),
    ),
    Mechanism(
        name="blank_after_mark",
        why="where marks are wide, every blank after one is suspect",
        readings=readings.blank_after_mark,
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
        readings=readings.line_end,
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
        readings=readings.displaced,
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
        readings=readings.shifted_lost,
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
        readings=readings.high_tone_lost,
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
        readings=readings.blank_for_tone,
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
        readings=readings.blank_for_mark,
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
        readings=readings.cluster_twice,
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
        readings=readings.lost_glyph,
        cost=0.2,
        doubt=0.3,
        trace=readings.GLYPH,
        least=0.1,
        mends=(("ท˸าการ", "ทำการ"), ("ป\x00องกัน", "ป้องกัน")),
        leaves=("ระดับ ก \x00",),
    ),
    Mechanism(
        name="letter_for_mark",
        why="a font's own table shows signs as small Latin letters",
        readings=readings.letter_for_mark,
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
        readings=readings.uu_for_tho,
        cost=0.5,
        doubt=1.0,
        trace=_words("เปูา ปูอง ฟูา ฝูา ปูาย ปูา ฝูาย เฝูา"),
        least=0.1,
        mends=(("เปูาหมาย", "เป้าหมาย"), ("ไฟฟูา", "ไฟฟ้า")),
        leaves=("ฟื้นฟู", "ปูน"),
    ),
)
