"""Damage done on purpose, as programs do it, so that what is mended can be counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DAMAGES"]

_M = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_T = "\u0e48-\u0e4b"
_HIGH = "\u0e31\u0e34-\u0e37\u0e47"


def _am_lost(text: str) -> str:
    return text.replace("ำ", "า")


def _am_gap(text: str) -> str:
    return re.sub(f"([{_T}]?)ำ", r" \1า", text)


def _am_split(text: str) -> str:
    return re.sub(f"([{_T}]?)ำ", "\u0e4d\\1\u0e32", text)


def _am_doubled(text: str) -> str:
    return text.replace("ำ", "ำา")


def _am_for_aa(text: str) -> str:
    return text.replace("ำ", " ำ").replace("า", "ำ")


def _tho_for_nikhahit(text: str) -> str:
    return re.sub("([ก-ฮ])ำ", "\\1\u0e49า", text)


def _shifted_lost(text: str) -> str:
    """Signs over tall letters, and tones right on a letter or on a low vowel."""
    text = re.sub(f"([ปฝฟ])[{_HIGH}{_T}\u0e4c]+(?!ำ)", r"\1", text)
    return re.sub(f"([ก-ฮ][\u0e38\u0e39]?)[{_T}\u0e4c](?!ำ)", r"\1", text)


def _high_tone_lost(text: str) -> str:
    return re.sub(f"([{_HIGH}])[{_T}]", r"\1", text)


def _displaced(text: str) -> str:
    """Every mark past the next letter, as where glyphs are sorted by their left edge."""
    return re.sub(f"([ก-ฮ])([{_M}]+)([ก-ฮเ-ไาะ])(?![{_M}])", r"\1\3\2", text)


def _displaced_blank(text: str) -> str:
    return re.sub(f"([ก-ฮ])([{_M}]+)([ก-ฮ])(?![{_M}])", r"\1\3\2 ", text)


def _tone_to_blank(text: str) -> str:
    return re.sub(f"([{_HIGH}])[{_T}](?=[ก-ฮ])", r"\1 ", text)


def _marks_to_blank(text: str) -> str:
    return re.sub(f"[{_M}]+", " ", text).strip()


def _mark_then_blank(text: str) -> str:
    return re.sub(f"([ก-ฮ][{_M}]+)(?=[ก-ฮ])", r"\1 ", text)


def _blank_then_mark(text: str) -> str:
    return re.sub(f"([ก-ฮ])([{_M}]+)", r"\1 \2", text)


def _letters_apart(text: str) -> str:
    return " ".join(re.findall(f"[ก-ฮเ-ไะาำฯๆ][{_M}]*|[^ก-๎ ]+", text))


def _cluster_twice(text: str) -> str:
    return re.sub(f"([ก-ฮ][{_M}]+)([ก-ฮ])(?![{_M}ะาำ])", r"\1\2\1", text)


def _uu_for_tho(text: str) -> str:
    return re.sub("([ปฝฟ])\u0e49", "\\1\u0e39", text)


def _nul_for_tone(text: str) -> str:
    return re.sub(f"[{_T}](?!ำ)", "\x00", text)


def _foreign_for_nikhahit(text: str) -> str:
    return re.sub(f"([{_T}]?)ำ", "\\1\u02f8า", text)


def _cp874_as_latin1(text: str) -> str:
    return text.encode("cp874", errors="replace").decode("latin-1")


def _utf8_as_latin1(text: str) -> str:
    return text.encode().decode("latin-1")


def _private(text: str) -> str:
    tones = {chr(0x0E48 + at): chr(0xF70A + at) for at in range(5)}
    return re.sub(f"(?<=[ก-ฮ])[{_T}\u0e4c]", lambda match: tones[match.group()], text)


DAMAGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("am_split", _am_split),
    ("am_doubled", _am_doubled),
    ("private", _private),
    ("cp874_as_latin1", _cp874_as_latin1),
    ("utf8_as_latin1", _utf8_as_latin1),
    ("am_lost", _am_lost),
    ("am_gap", _am_gap),
    ("am_for_aa", _am_for_aa),
    ("tho_for_nikhahit", _tho_for_nikhahit),
    ("shifted_lost", _shifted_lost),
    ("high_tone_lost", _high_tone_lost),
    ("displaced", _displaced),
    ("displaced_blank", _displaced_blank),
    ("tone_to_blank", _tone_to_blank),
    ("marks_to_blank", _marks_to_blank),
    ("mark_then_blank", _mark_then_blank),
    ("blank_then_mark", _blank_then_mark),
    ("letters_apart", _letters_apart),
    ("cluster_twice", _cluster_twice),
    ("uu_for_tho", _uu_for_tho),
    ("nul_for_tone", _nul_for_tone),
    ("foreign_for_nikhahit", _foreign_for_nikhahit),
)
