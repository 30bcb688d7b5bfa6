"""One spelling for what the finders look for; a folded text is as long as the text it is of."""

from __future__ import annotations

from ..thai.digits import to_arabic_digits

__all__ = ["fold"]

_BLANKS = (
    "\N{NO-BREAK SPACE}\N{EN SPACE}\N{EM SPACE}\N{FIGURE SPACE}\N{THIN SPACE}\N{HAIR SPACE}"
    "\N{ZERO WIDTH SPACE}\N{NARROW NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)
_DASHES = (
    "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
    "\N{MINUS SIGN}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}\N{SOFT HYPHEN}"
)
_OTHERS = {
    "\uf0b3": "≥",  # the Symbol font's private places
    "\uf0a3": "≤",
    "\uf0b1": "±",
    "\N{GREATER-THAN OVER EQUAL TO}": "≥",
    "\N{LESS-THAN OVER EQUAL TO}": "≤",
    "\N{GREATER-THAN OR SLANTED EQUAL TO}": "≥",
    "\N{LESS-THAN OR SLANTED EQUAL TO}": "≤",
    "\N{FULLWIDTH GREATER-THAN SIGN}": ">",
    "\N{FULLWIDTH LESS-THAN SIGN}": "<",
    "\N{FULLWIDTH EQUALS SIGN}": "=",
    "\N{FULLWIDTH PERCENT SIGN}": "%",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{FULLWIDTH LEFT PARENTHESIS}": "(",
    "\N{FULLWIDTH RIGHT PARENTHESIS}": ")",
}
_FOLDED = str.maketrans(
    {**dict.fromkeys(_BLANKS, " "), **dict.fromkeys(_DASHES, "-"), **_OTHERS},
)


def fold(text: str) -> str:
    """Write digits as Arabic, dashes as hyphens, blanks as spaces, comparison signs as one sign.

    The text keeps its length, so a span of the folded text is a span of the text. A line break
    stays one, and so does a tab, which parts the cells of a table.

    >>> fold("๑๒ – ๑๕ กันยายน")
    '12 - 15 กันยายน'
    """
    return to_arabic_digits(text).translate(_FOLDED)
