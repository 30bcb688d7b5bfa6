"""List marks: the number or bullet that opens an item, and enumerations run together in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.span import Span
from ..thai.digits import to_arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Item", "Mark", "enumeration", "read_mark"]

_D = r"[0-9๐-๙]"
# A mark is followed by words, never by a digit: 99.66 is a number, 4.4 พัฒนา is an item.
_MARK = re.compile(
    rf"""\s*(?:
        (?P<clause>ข้อ(?:ที่)?\s*(?P<clause_number>{_D}{{1,2}}(?:\.{_D}{{1,2}})*)[.):]?(?=\s))
      | (?P<dotted>{_D}{{1,3}}(?:\.{_D}{{1,2}}){{1,5}})[.)]?
          (?:\s*[-–](?=\s*[ก-๙A-Za-z])|(?=\s*[^\s\d๐-๙.,:%/]))
      | (?P<bracketed>\({_D}{{1,3}}(?:\.{_D}{{1,2}})*\))
      | (?P<paren>{_D}{{1,3}}\))
      | (?P<dot>{_D}{{1,3}}\.)(?!{_D})
      | (?P<letter>\(?[กขคงฉชซญ]\))
      | (?P<letter_dot>[กขคงฉช]\.)(?=\s)
      | (?P<bullet>[-–—•·▪●○◦◻□➢✓❖*]|o(?=\s))(?=\s*[^\s\d๐-๙–—-])
    )[ \t]*""",
    re.VERBOSE,
)
_UNITS_AFTER_DECIMALS = re.compile(r"\s*(?:ล้าน|แสน|หมื่น|พัน|บาท|%|เท่า|คน|ราย|แห่ง|ปี\b|ชั่วโมง|กม|น\.)")
_ALPHABET = "กขคงจฉชซฌญ"
_STYLES = ("clause", "dotted", "bracketed", "paren", "dot", "letter", "letter_dot", "bullet")


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: its style, its number in Arabic digits (None for bullets), where words begin.

    ``span`` is the mark alone, ``stop`` the place of the first character after its blanks.
    """

    style: str
    number: str | None
    span: Span
    stop: int

    @property
    def ordinal(self) -> int | None:
        """The place in its list: 3 for 3), for ค. and for 2.3; None for bullets."""
        if self.number is None:
            return None
        last = self.number.rpartition(".")[2]
        if last.isdigit():
            return int(last)
        return _ALPHABET.find(self.number) + 1 or None

    @property
    def prefix(self) -> str:
        """What a dotted number has before its last part: 2.3 for 2.3.1; empty for others."""
        return "" if self.number is None else self.number.rpartition(".")[0]

    @property
    def depth(self) -> int:
        """How many numbers the mark joins by dots; 0 for bullets."""
        return 0 if self.number is None else self.number.count(".") + 1


def read_mark(text: str, start: int = 0, stop: int | None = None) -> Mark | None:
    """The list mark that opens ``text[start:stop]``, None where there is none.

    >>> read_mark("๑.๒) พัฒนาระบบ").number
    '1.2'
    >>> read_mark("99.66") is None, read_mark("2.5 ล้านบาท") is None
    (True, True)
    """
    stop = len(text) if stop is None else stop
    match = _MARK.match(text, start, stop)
    if match is None or match.lastgroup is None:
        return None
    style = next(style for style in _STYLES if match[style] is not None)
    if style == "dotted" and _UNITS_AFTER_DECIMALS.match(text, match.end(style)):
        return None
    printed = match["clause_number"] if style == "clause" else match[style]
    number = None if style == "bullet" else to_arabic_digits(printed.strip("().: "))
    return Mark(style, number, Span(*match.span(style)), match.end())


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an enumeration: its number, where that is printed, and the place of its words."""

    number: str
    mark: Span
    span: Span


_INLINE = re.compile(
    rf"(?<![\w.(])(?:\((?P<bracketed>{_D}{{1,2}})\)|(?P<paren>{_D}{{1,2}})\)|(?P<dot>{_D}{{1,2}})\.)"
    rf"(?!{_D})[ \t]*"
)


def enumeration(text: str, start: int = 0, stop: int | None = None) -> tuple[Item, ...]:
    """The items of a list printed without line breaks: marks of one style that count up from 1.

    Empty where fewer than two marks follow each other. Words before the first mark are no item.

    >>> [item.number for item in enumeration("ดังนี้ (1) ศึกษา (2) เรียนรู้")]
    ['1', '2']
    >>> enumeration("ตามข้อ (2) และ (1)")
    ()
    """
    stop = len(text) if stop is None else stop
    marks: list[tuple[int, re.Match[str]]] = []
    style = None
    for match in _INLINE.finditer(text, start, stop):
        kind = match.lastgroup
        if kind is None:
            continue
        number = int(to_arabic_digits(match[kind]))
        if number == len(marks) + 1 and style in (None, kind):
            style = kind
            marks.append((number, match))
    if len(marks) < 2:
        return ()
    return tuple(_items(text, marks, stop))


def _items(text: str, marks: list[tuple[int, re.Match[str]]], stop: int) -> Iterator[Item]:
    stops = [match.start() for _, match in marks[1:]] + [stop]
    for (number, match), end in zip(marks, stops, strict=True):
        yield Item(str(number), Span(*match.span()), Span(match.end(), end).strip(text))
