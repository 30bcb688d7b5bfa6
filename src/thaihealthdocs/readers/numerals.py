"""Numbers as lists print them: Arabic or Thai digits, Latin or Thai letters, Roman numerals."""

from __future__ import annotations

__all__ = ["numeral"]

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# The letters that office programs count with: none that is obsolete or seldom begins a word.
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_REPEATS = 40


def numeral(number: int, style: str) -> str:
    """Print ``number`` in a style of office programs; decimal in a style that is not known.

    >>> [numeral(3, style) for style in ("thaiNumbers", "thaiLetters", "lowerRoman", "upperLetter")]
    ['๓', 'ค', 'iii', 'C']
    >>> numeral(28, "lowerLetter"), numeral(7, "decimalZero")
    ('bb', '07')
    """
    match style:
        case "thaiNumbers":
            return str(number).translate(_THAI_DIGITS)
        case "thaiLetters":
            return _lettered(number, _THAI_LETTERS)
        case "lowerLetter":
            return _lettered(number, _LATIN_LETTERS)
        case "upperLetter":
            return _lettered(number, _LATIN_LETTERS).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
    return str(number)


def _lettered(number: int, letters: str) -> str:
    """a, b, … z, aa, bb, … as lists count; in digits where that would grow without end."""
    repeats, at = divmod(number - 1, len(letters))
    return letters[at] * (repeats + 1) if 0 <= repeats < _MOST_REPEATS else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    numerals = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        numerals.append(letters * times)
    return "".join(numerals)
