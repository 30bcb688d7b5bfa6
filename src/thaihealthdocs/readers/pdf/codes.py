"""Codes that fonts use for Thai marks and common signs, with the characters they draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "DISTILLER_TONES",
    "MARKS",
    "NO_INK",
    "PRIVATE_USE",
    "SYMBOL_FONT",
    "WINGDINGS_FONT",
    "is_mark",
    "known",
]

NO_INK = 0x200B
"""Stands for a text object that draws nothing."""

MARKS = frozenset([0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)])
"""Thai signs above or below a base, with no place of their own."""

_TONES = [0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C]

_WINDOWS = [
    *(0x0E10, 0x0E34, 0x0E35, 0x0E36, 0x0E37),
    *_TONES,
    *_TONES,
    *(0x0E0D, 0x0E31, 0x0E4D, 0x0E47),
    *_TONES,
    *(0x0E38, 0x0E39, 0x0E3A),
]
"""What Windows fonts draw for U+F700 onwards: signs moved left, down or both."""

_MAC = [
    *(0x0E31, 0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E47),
    *(tone for tone in _TONES for _ in range(3)),
    *(0x0E4D, 0x0E10, 0x0E38, 0x0E39, 0x0E3A, 0x0E0D),
]
"""What Macintosh fonts draw for U+F884 onwards."""

PRIVATE_USE: dict[int, int] = {
    **{0xF700 + at: code for at, code in enumerate(_WINDOWS)},
    **{0xF884 + at: code for at, code in enumerate(_MAC)},
}

DISTILLER_TONES: dict[int, int] = dict(zip(range(0xC9, 0xCE), _TONES, strict=True))
"""Latin-1 codes under which Distiller keeps the tone marks of Thai Windows fonts."""

SYMBOL_FONT: dict[int, int] = {
    0xF0B7: 0x2022,
    0xF0B3: 0x2265,
    0xF0A3: 0x2264,
    0xF0B1: 0x00B1,
    0xF0AE: 0x2192,
    0xF0AC: 0x2190,
    0xF0B4: 0x00D7,
    0xF0B8: 0x00F7,
    0xF0B9: 0x2260,
    0xF0A5: 0x221E,
}
"""Signs of the font Symbol as Word writes them."""

WINGDINGS_FONT: dict[int, int] = {
    0xF0FC: 0x2713,
    0xF0FB: 0x2717,
    0xF0FE: 0x2611,
    0xF0D8: 0x27A2,
    0xF06F: 0x25A1,
    0xF0A8: 0x25FB,
    0xF0A7: 0x25AA,
    0xF06E: 0x25A0,
    0xF06C: 0x25CF,
    0xF076: 0x2756,
    0xF0E0: 0x2192,
    0xF0DF: 0x2190,
    0xF0F0: 0x21E8,
    0xF0B7: 0x2022,
}
"""Signs of the Wingdings fonts."""

_IS_MARK = np.zeros(0x10000, np.bool_)
_IS_MARK[list(MARKS)] = True
_MEANT = np.arange(0x10000, dtype=np.uint32)
_MEANT[list(PRIVATE_USE)] = list(PRIVATE_USE.values())


def known(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The codes with Thai signs for the private codes that fonts use for them."""
    return np.where(codes < 0x10000, _MEANT[np.minimum(codes, 0xFFFF)], codes)


def is_mark(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters are Thai signs above or below a base, with no place of their own."""
    marks: NDArray[np.bool_] = _IS_MARK[np.minimum(codes, 0xFFFF)]
    return marks
