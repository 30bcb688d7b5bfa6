"""How far the name of a law goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .citation_words import BARE_TITLE, EMPTY_NAME, LAW_BREAK, NAMED, OTHER, REACH, YEAR

if TYPE_CHECKING:
    from ..model.span import Span

__all__ = ["law_stop"]


def law_stop(text: str, word: Span, kind: str) -> int | None:
    """Where the name of a law ends: with its year, or else with its first unbroken words.

    None where no name follows the word for the law, as in ระเบียบนี้.

    >>> from thaihealthdocs.model.span import Span
    >>> text = "ตามพระราชบัญญัติการสาธารณสุข พ.ศ. 2535 และคำสั่ง"
    >>> text[: law_stop(text, Span(3, 16), "act")]
    'ตามพระราชบัญญัติการสาธารณสุข พ.ศ. 2535'
    """
    reach = text[word.stop : word.stop + REACH]
    stopped = LAW_BREAK.search(reach)
    other = OTHER.search(reach)
    limit = min(
        stopped.start() if stopped is not None else len(reach),
        other.start() if other is not None else len(reach),
    )
    year = YEAR.search(reach, 0, limit)
    if year is not None:
        bracket = year[0].endswith(")") and "(" not in reach[: year.end()]
        return word.stop + year.end() - bracket
    if kind in NAMED and "ว่าด้วย" not in reach[:limit]:
        return None
    return _bare_stop(reach, limit, word.stop)


def _bare_stop(reach: str, limit: int, offset: int) -> int | None:
    """The end of a law's name without a year: where its unbroken words end."""
    start = len(reach) - len(reach.lstrip(" \n"))
    if start > 1 or EMPTY_NAME.match(reach, start):
        return None
    about = reach.find("ว่าด้วย", 0, limit)
    name = BARE_TITLE.match(reach, about if about >= 0 else start, limit)
    return None if name is None else offset + name.end()
