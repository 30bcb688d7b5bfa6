"""Values of records as one line of words, safe for terminals and spreadsheets."""

from __future__ import annotations

import re
from unicodedata import category

from ..model.records import Party

__all__ = ["in_words", "printable", "shorten"]

_SARA_AM = "\N{THAI CHARACTER SARA AM}"

# Control characters act on terminals and are refused by spreadsheets; bidirectional controls
# make a line read other than it is written.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def in_words(value: object) -> str:
    """A field's value as words; lists are joined by ``; ``, None is empty.

    >>> in_words((1, 2)), in_words(80.0), in_words(None), in_words(True)
    ('1; 2', '80', '', 'yes')
    >>> in_words((Party("โรงพยาบาล", 12), Party("มหาวิทยาลัย")))
    'โรงพยาบาล (12); มหาวิทยาลัย'
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case Party():
            return value.name if value.count is None else f"{value.name} ({value.count})"
        case list() | tuple():
            return "; ".join(map(in_words, value))
    return str(value)


def printable(text: str) -> str:
    r"""The text with the replacement character for each that would act rather than show.

    Newlines and tabs stay.

    >>> printable("ผลงาน\x1b[31m 80")
    'ผลงาน�[31m 80'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut to ``limit`` characters or a few less where it is longer.

    >>> shorten("ร้อยละของผู้ป่วยที่ควบคุมได้ดี", 18)
    'ร้อยละของผู้ป่วย …'
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = limit - 2
    # A letter keeps the marks above and below it.
    while cut > 0 and _is_part_of_letter_before(line[cut]):
        cut -= 1
    return line[:cut].rstrip() + " …"


def _is_part_of_letter_before(character: str) -> bool:
    return category(character) == "Mn" or character == _SARA_AM
