"""Names that differ only in the marks that Thai text loses most easily have one fold."""

from __future__ import annotations

import re

from ..thai.digits import to_arabic_digits

__all__ = ["fold", "likeness"]


# Upper and lower vowels, tone marks, sara aa and sara am, and the marks scribes use for them:
# what PDF fonts draw elsewhere, twice or not at all. Consonants and leading vowels stay.
_LOST = re.compile(
    "[\N{THAI CHARACTER MAI HAN-AKAT}-\N{THAI CHARACTER PHINTHU}"
    "\N{THAI CHARACTER LAKKHANGYAO}\N{THAI CHARACTER MAITAIKHU}-\N{THAI CHARACTER YAMAKKAN}"
    "\N{ZERO WIDTH SPACE}-\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    r"\s.\"'“”‘’\-]"
)


def fold(name: str) -> str:
    """What is left of a name after its marks, blanks and dots: consonants, leading vowels, digits.

    >>> fold("อุตรดิตถ์") == fold("อตุรดติถ")
    True
    >>> fold("โรงพยาบาล ๕๐ พรรษา")
    'โรงพยบล50พรรษ'
    """
    return _LOST.sub("", to_arabic_digits(name).replace("เเ", "แ")).lower()


def likeness(one: str, other: str) -> float:
    """How much two names share, 0.0 to 1.0: twice the common subsequence over both lengths.

    >>> round(likeness("กำแพงเพรช", "กำแพงเพชร"), 2)
    0.89
    """
    if not one and not other:
        return 1.0
    lengths = [0] * (len(other) + 1)
    for letter in one:
        diagonal = 0
        for at, against in enumerate(other, start=1):
            above = lengths[at]
            lengths[at] = diagonal + 1 if letter == against else max(above, lengths[at - 1])
            diagonal = above
    return 2 * lengths[-1] / (len(one) + len(other))
