"""What codes that fonts and old programs put for Thai characters and signs stand for."""

from __future__ import annotations

__all__ = [
    "CP1252_BYTES",
    "EIGHT_BIT",
    "LAO",
    "LATIN1_TONES",
    "PRIVATE_THAI",
    "SYMBOLS",
    "TONE_CODES",
]

_I, _II, _UE, _UEE = "\u0e34", "\u0e35", "\u0e36", "\u0e37"
_HAN_AKAT, _TAIKHU, _NIKHAHIT = "\u0e31", "\u0e47", "\u0e4d"
_U, _UU, _PHINTHU = "\u0e38", "\u0e39", "\u0e3a"
_EK, _THO, _TRI, _CHATTAWA, _KARAN = "\u0e48", "\u0e49", "\u0e4a", "\u0e4b", "\u0e4c"
_TONES = _EK + _THO + _TRI + _CHATTAWA + _KARAN

# Windows fonts, U+F700 on: signs moved left of a tall letter, low over a bare one, or both.
_WINDOWS = (
    f"ฐ{_I}{_II}{_UE}{_UEE}{_TONES}{_TONES}ญ{_HAN_AKAT}{_NIKHAHIT}{_TAIKHU}{_TONES}"
    f"{_U}{_UU}{_PHINTHU}"
)
# Macintosh fonts, U+F884 on: each tone in three places.
_MACINTOSH = (
    f"{_HAN_AKAT}{_I}{_II}{_UE}{_UEE}{_TAIKHU}"
    f"{_EK * 3}{_THO * 3}{_TRI * 3}{_CHATTAWA * 3}{_KARAN * 3}"
    f"{_NIKHAHIT}ฐ{_U}{_UU}{_PHINTHU}ญ"
)
PRIVATE_THAI = {chr(0xF700 + at): sign for at, sign in enumerate(_WINDOWS)} | {
    chr(0xF884 + at): sign for at, sign in enumerate(_MACINTOSH)
}

# The same Windows glyphs as bytes of an 8-bit font; 0x85 and 0x91-0x97 stay punctuation.
_SLOTS = (*range(0x80, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0))
EIGHT_BIT = dict(zip(_SLOTS, _WINDOWS, strict=False))

CP1252_BYTES = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}

# Tones of Distiller fonts without a table of their codes: as Latin-1, and as numbered glyphs.
LATIN1_TONES = dict(zip("ÉÊËÌÍ", _TONES, strict=True))
TONE_CODES = {str(201 + at): tone for at, tone in enumerate(_TONES)}

# Letters and marks only: a digit is never edited.
LAO = {
    chr(code): chr(code - 0x80) for code in (*range(0x0E81, 0x0EBB), 0x0EBD, *range(0x0EC0, 0x0ECE))
}

# Signs of the fonts Symbol and Wingdings, by the place they take in text.
SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0d8": "➢",
    "\uf06f": "□",
    "\uf0a8": "◻",
    "\uf071": "❑",
    "\uf076": "❖",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0e0": "→",
    "\uf0e8": "→",
    "\uf0df": "←",
    "\uf0ae": "→",
    "\uf0ac": "←",
    "\uf0b3": "≥",
    "\uf0a3": "≤",
    "\uf0b1": "±",
    "\uf0b4": "×",
    "\uf0b0": "°",
}
