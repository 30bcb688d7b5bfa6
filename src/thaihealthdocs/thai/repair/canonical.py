"""Rules that lose nothing and are always on: one spelling for what looks the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .codes import EIGHT_BIT, LAO, LATIN1_TONES, PRIVATE_THAI, SYMBOLS, TONE_CODES
from .letters import ABOVE, BELOW, CONSONANTS, TONES, VOWEL_MARKS
from .rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CANONICAL"]

_AA = "\N{THAI CHARACTER SARA AA}"
_AM = "\N{THAI CHARACTER SARA AM}"
_NIKHAHIT = "\N{THAI CHARACTER NIKHAHIT}"
_EK = "\N{THAI CHARACTER MAI EK}"
_THO = "\N{THAI CHARACTER MAI THO}"
_KARAN = "\N{THAI CHARACTER THANTHAKHAT}"
_E = "\N{THAI CHARACTER SARA E}"
_LOST = "\N{REPLACEMENT CHARACTER}"

_INVISIBLE = "\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e"
# Of the 8-bit codes, those that no Thai text puts right after a letter for their own sake.
_SLOT_SIGNS = {
    bytes([byte]).decode("cp1252"): sign
    for byte, sign in EIGHT_BIT.items()
    if byte in (0x83, 0x88, 0x8A, 0x8B, 0x8C, 0x8E, 0x98, 0x9A, 0x9C, 0x9E, 0x9F)
}


def _lao_as_thai(match: re.Match[str]) -> str | None:
    """Lao look-alikes are Thai where the line holds more Thai than Lao."""
    text, start, stop = match.string, *match.span()
    before = text[max(0, start - 200) : start].rpartition("\n")[2]
    line = before + text[start : stop + 200].partition("\n")[0]
    lao = sum("\u0e80" <= character <= "\u0eff" for character in line)
    thai = sum("\u0e00" < character < "\u0e7f" for character in line)
    return "".join(LAO.get(letter, letter) for letter in match.group()) if thai > lao else None


def _after_thai(new: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str | None]:
    """What ``new`` says, right after a Thai letter or mark; elsewhere nothing.

    A look-behind says the same, but keeps the search from leaping to the sign itself.
    """

    def mended(match: re.Match[str]) -> str | None:
        before = match.string[match.start() - 1 : match.start()]
        return new(match) if "ก" <= before <= "\N{THAI CHARACTER YAMAKKAN}" else None

    return mended


CANONICAL: tuple[Rule, ...] = (
    Rule(
        name="private_thai",
        why="Windows and Macintosh fonts keep moved signs at private codes",
        pattern=re.compile("[\uf700-\uf71a\uf884-\uf89e]"),
        new=lambda match: PRIVATE_THAI[match.group()],
        mends=(
            ("ป\uf706องกัน", "ป้องกัน"),
            ("ฝ\uf70aาย", f"ฝ{_EK}าย"),
            ("ผู\uf88dป\uf88aวย", f"ผู{_THO}ป{_EK}วย"),
        ),
        leaves=("ป้องกัน", "\ue000"),
        needs=frozenset(PRIVATE_THAI),
    ),
    Rule(
        name="symbol_font",
        why="the fonts Symbol and Wingdings keep bullets and comparators at private codes",
        pattern=re.compile(f"[{''.join(SYMBOLS)}]"),
        new=lambda match: SYMBOLS[match.group()],
        mends=(("\uf0b7 คัดกรอง", "• คัดกรอง"), ("ระดับ \uf0b3 3", "ระดับ ≥ 3")),
        leaves=("• คัดกรอง", "\uf0ff"),
        needs=frozenset(SYMBOLS),
    ),
    Rule(
        name="slot_code",
        why="moved signs of 8-bit Thai fonts, shown as Western signs",
        pattern=re.compile(f"[{''.join(_SLOT_SIGNS)}](?![A-Za-z])"),
        new=_after_thai(lambda match: _SLOT_SIGNS[match.group()]),
        mends=(("ใหŒแก‹เด็ก", f"ให{_THO}แก{_EK}เด็ก"), ("แพทยŠ", f"แพทย{_KARAN}")),
        leaves=("‹ก›", "ŠKODA", "ปี Œuvre"),
        needs=frozenset(_SLOT_SIGNS),
    ),
    Rule(
        name="latin1_tone",
        why="Distiller fonts name their tones like accented capitals of Latin-1",
        pattern=re.compile("[ÉÊËÌÍ](?![A-Za-z])"),
        new=_after_thai(lambda match: LATIN1_TONES[match.group()]),
        mends=(("ทัÊงสิÊน", f"ทั{_THO}งสิ{_THO}น"), ("ศูนยÍ", f"ศูนย{_KARAN}")),
        leaves=("ร้าน CAFÉ", "ÉTÉ", "โครงการ É"),
        needs=frozenset(LATIN1_TONES),
    ),
    Rule(
        name="cid_tone",
        why="the same tones, printed as the numbers of their glyphs",
        pattern=re.compile(r"\(cid:(20[1-5])\)"),
        new=_after_thai(lambda match: TONE_CODES[match.group(1)]),
        mends=(("ที(cid:201)", f"ที{_EK}"), ("ได(cid:202)", f"ได{_THO}")),
        leaves=("ที่ (cid:201)", "ก(cid:54)", "(cid:201)"),
        needs=frozenset("("),
    ),
    Rule(
        name="lao_look_alike",
        why="Lao letters look like Thai ones and slip in among them",
        pattern=re.compile(f"[{''.join(LAO)}]+"),
        new=_lao_as_thai,
        mends=(("ສำนักงาน", "สำนักงาน"),),
        leaves=("ສາທາລະນະສຸກ", "ແຂວງ ก"),
        needs=frozenset(LAO),
    ),
    Rule(
        name="invisible",
        why="zero-width characters and soft hyphens are not seen, yet break every match",
        pattern=re.compile(f"[{_INVISIBLE}]+"),
        new="",
        mends=(("ตรวจ\u200bราชการ", "ตรวจราชการ"), ("\ufeffแผน", "แผน")),
        leaves=("ตรวจ ราชการ",),
        needs=frozenset(
            "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F))))
            + "\u2060\ufeff\u00ad"
        ),
    ),
    Rule(
        name="no_break_space",
        why="a space that does not break is a space",
        pattern=re.compile("[\u00a0\u2007\u202f]"),
        new=" ",
        mends=(("ร้อยละ\u00a080", "ร้อยละ 80"),),
        leaves=("ร้อยละ 80", "ก\tข", "ก\u3000ข"),
        needs=frozenset("\u00a0\u2007\u202f"),
    ),
    Rule(
        name="sara_am_split",
        why="fonts draw sara am as two glyphs, and some put a tone between or before them",
        pattern=re.compile(
            f"{_NIKHAHIT} *([{TONES}]?){_AA}|([{TONES}]){_NIKHAHIT}{_AA}|{_AA}{_NIKHAHIT}"
        ),
        new=lambda match: (match.group(1) or match.group(2) or "") + _AM,
        mends=(
            (f"น{_NIKHAHIT}{_AA}ส่ง", "นำส่ง"),
            (f"น{_NIKHAHIT}{_THO}{_AA}แข็ง", "น้ำแข็ง"),
            (f"น{_THO}{_NIKHAHIT}{_AA}แข็ง", "น้ำแข็ง"),
            (f"ประจ{_AA}{_NIKHAHIT}", "ประจำ"),
            (f"ส{_NIKHAHIT} {_AA}นัก", "สำนัก"),
        ),
        leaves=("นำ", f"ส{_NIKHAHIT}"),
        needs=frozenset(_NIKHAHIT),
    ),
    Rule(
        name="sara_am_reordered",
        why="a tone typed or sorted after sara am stands before it",
        pattern=re.compile(f"{_AM}([{TONES}])"),
        new=rf"\1{_AM}",
        mends=((f"น{_AM}{_THO}ดื่ม", "น้ำดื่ม"),),
        leaves=("น้ำดื่ม",),
        needs=frozenset(_AM),
    ),
    Rule(
        name="sara_am_doubled",
        why="LibreOffice and InDesign leave a second sara aa, nikhahit or a lost glyph beside it",
        pattern=re.compile(f"{_AM}[{_AA}{_LOST}]+"),
        new=_AM,
        mends=(("ประจำาปี", "ประจำปี"), (f"คำ{_LOST}", "คำ")),
        leaves=("ประจำ าปี", f"ก{_LOST}า"),
        needs=frozenset(_AM),
    ),
    Rule(
        name="sara_am_overlaid",
        why="InDesign puts a glyph without a name, others a second nikhahit, under sara am",
        pattern=re.compile(f"(?<![{_LOST}{_NIKHAHIT}])[{_LOST}{_NIKHAHIT}]++{_AM}"),
        new=_AM,
        mends=((f"ด{_LOST}ำเนิน", "ดำเนิน"), (f"น{_NIKHAHIT}ำ", "นำ")),
        leaves=(f"ก{_LOST}า",),
        needs=frozenset(_LOST + _NIKHAHIT),
    ),
    Rule(
        name="sara_e_twice",
        why="two sara e look like sara ae",
        pattern=re.compile(f"{_E}{_E}(?=[{CONSONANTS}])"),
        new="แ",
        mends=((f"{_E}{_E}ละ", "และ"),),
        leaves=("เลเซอร์", "เวเฬ"),
        needs=frozenset(_E),
    ),
    Rule(
        name="tone_first",
        why="a tone is drawn over the vowel, so it is written after it",
        pattern=re.compile(f"([{TONES}{_KARAN}])([{ABOVE}{BELOW}])"),
        new=r"\2\1",
        mends=(
            (f"ท{_EK}\N{THAI CHARACTER SARA II}", "ที่"),
            (f"ข{_THO}\N{THAI CHARACTER SARA UE}น", "ขึ้น"),
        ),
        leaves=("ที่", "น้ำ"),
    ),
    Rule(
        name="mark_past_bracket",
        why="glyphs sorted by their left edge put a mark after the bracket that follows its letter",
        pattern=re.compile(f"([)\\]”])([{ABOVE}{BELOW}{TONES}{_KARAN}]+)"),
        new=_after_thai(lambda match: match[2] + match[1]),
        mends=((f"(ภาคใต){_THO}", f"(ภาคใต{_THO})"),),
        leaves=("(ภาคใต้)", f"ก) {_THO}"),
        needs=frozenset(")]”"),
    ),
    Rule(
        name="mark_twice",
        why="a mark typed or printed twice is seen once",
        pattern=re.compile(f"([{VOWEL_MARKS}{TONES}{_KARAN}{_NIKHAHIT}])\\1+"),
        new=r"\1",
        mends=((f"ที่{_EK}", "ที่"), (f"น{_THO}{_THO}ำ", "น้ำ")),
        leaves=("ที่", "ๆๆ", "หน้าที่ที่"),
    ),
)
