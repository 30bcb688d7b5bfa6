"""What is printed but not said, by its words: page numbers, stamps beside them, links."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_navigation", "is_page_line", "page_breaks", "running_heads"]

_DIGITS = r"[\d๐-๙]"
_PAGE_LINE = re.compile(
    rf"""\s*(?:
        (?:page|p\.|หน้าที่|หน้า)\s*[-|]?\s*{_DIGITS}{{1,4}}(?:\s*(?:of|จาก|/)\s*{_DIGITS}{{1,4}})?
        (?:\s*[-–|]\s*(?:version|ver\.?|v\.?|ฉบับที่|ฉบับ)\b.*)?
      | (?:[-–|]\s*)?{_DIGITS}{{1,4}}(?:\s*[-–|])?
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_STAMPED = re.compile(
    rf"""[^\n]{{0,90}}(?:\||\s[-–]\s|\s\s)\s*
        (?:version|ver\.|ฉบับ(?:ร่าง|ปรับปรุง)?(?:ครั้ง)?ที่|แก้ไขครั้งที่|ปรับปรุงครั้งที่)[^\n]{{0,60}}
      | [^\n]{{8,120}}[ ]หน้า(?:ที่)?\s?{_DIGITS}{{1,4}}""",
    re.IGNORECASE | re.VERBOSE,
)
_LATER_PAGE = re.compile(
    rf"\s*[-–(]?\s*(?:(?:page|p\.|หน้าที่|หน้า)\s*)?(?![1๑](?!{_DIGITS})){_DIGITS}{{1,4}}\s*[-–)]?\s*",
    re.IGNORECASE,
)
_NUMBERED_PAGE = re.compile(
    rf"\s*(?P<word>page|p\.|หน้าที่|หน้า)\s*(?P<number>{_DIGITS}{{1,4}})"
    rf"(?:\s*(?:of|จาก|/)\s*{_DIGITS}{{1,4}})?(?:\s*[-–|]\s*(?:version|ver\.?|v\.?|ฉบับที่|ฉบับ)\b.*)?\s*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"\s*[-–]?\s*{_DIGITS}{{1,4}}\s*[-–]?\s*")
_LONGEST = 120
_NAVIGATION = re.compile(
    r"(?:related? (?:topics?|posts?|articles?|news)|share(?: this)?|tweet|like|print"
    r"|back to top|home|หน้าแรก|หน้าหลัก|กลับหน้าหลัก|อ่านต่อ|อ่านเพิ่มเติม|ย้อนกลับ|แชร์|พิมพ์|ข่าวที่เกี่ยวข้อง"
    r"|เรื่องที่เกี่ยวข้อง|ผู้เข้าชม.*|ฮิต\s*[:：]?.*|เขียนโดย.*)",
    re.IGNORECASE,
)
_MOST_LINKS, _LONGEST_LINK = 13, 24


def is_navigation(line: str) -> bool:
    """Whether a line is a link by its words, or a menu of short links between bars.

    >>> is_navigation("หน้าแรก | ข่าว | ติดต่อเรา"), is_navigation("แชร์"), is_navigation("แชร์ประสบการณ์")
    (True, True, False)
    """
    words = line.strip()
    links = [link.strip() for link in words.split("|")]
    is_menu = 1 < len(links) <= _MOST_LINKS and all(0 < len(x) <= _LONGEST_LINK for x in links)
    return is_menu or _NAVIGATION.fullmatch(words) is not None


def is_page_line(words: str) -> bool:
    """Whether a line at the edge of a page is a page number, or a head with one or a version.

    >>> [is_page_line(words) for words in ("- ๒๗ -", "หน้า 3/12", "คู่มือผู้ดูแล | version 2 150866")]
    [True, True, True]
    >>> is_page_line("แผนพัฒนาสุขภาพ พ.ศ. ๒๕๖๙ หน้า ๑๔"), is_page_line("แผนพัฒนาสุขภาพ พ.ศ. ๒๕๖๙")
    (True, False)
    """
    return _PAGE_LINE.fullmatch(words) is not None or _STAMPED.fullmatch(words) is not None


def running_heads(lines: Sequence[str]) -> set[int]:
    """Which of the first lines of a page are its running head.

    What stands above the number of a page that is not the first is the head that all pages bear.

    >>> running_heads(["แผนสุขภาพจังหวัด", "- ๒๗ -", "๖. กลยุทธ์"])
    {0, 1}
    >>> running_heads(["แผนสุขภาพจังหวัด", "๖. กลยุทธ์", "กลยุทธ์ที่ ๑"])
    set()
    """
    found = {at for at, words in enumerate(lines) if is_page_line(words)}
    if len(lines) > 1 and len(lines[0]) <= _LONGEST and _LATER_PAGE.fullmatch(lines[1]):
        found.add(0)
    return found


def page_breaks(lines: Sequence[str]) -> set[int]:
    """The lines of a text without page breaks that number its pages one after the other.

    A bare number beside such a line is the number of the page that ends or begins there.

    >>> sorted(page_breaks(["แผน", "12", "หน้า 13", "กิจกรรม", "13", "หน้า 14", "ผล"]))
    [1, 2, 4, 5]
    >>> page_breaks(["ดูหน้า 3", "หน้า 5", "กิจกรรม"])
    set()
    """
    by_word: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if (match := _NUMBERED_PAGE.fullmatch(line)) is not None:
            by_word.setdefault(match["word"].lower(), []).append((at, int(match["number"])))
    places = {at for found in by_word.values() if _counts_up(found) for at, _ in found}
    beside = {near for at in places for near in (at - 1, at + 1) if 0 <= near < len(lines)}
    return places | {at for at in beside if _BARE_NUMBER.fullmatch(lines[at])}


def _counts_up(found: Sequence[tuple[int, int]]) -> bool:
    steps = [after[1] - before[1] for before, after in pairwise(found)]
    return bool(steps) and sum(step == 1 for step in steps) * 2 >= len(steps)
