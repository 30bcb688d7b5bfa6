"""Plain text: dumps of pages whose table rows are lines of tab-separated cells.

A cell may hold HTML (``<p>…</p> <p>…</p>``); its tags end paragraphs and leave the text, while a
``<`` that opens no tag, as in ``< ร้อยละ 4``, stays. Printed lines that were cut at the width of a
page are joined to paragraphs; running heads and page numbers become furniture.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from html import unescape
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from ..model.alignment import Edit, rewrite
from ..model.document import Block, BlockKind, Cell, Document, Page, Source
from ..model.span import Span
from ..thai.charset import decode
from ..thai.lines import wrapped_paragraphs
from .run_together import run_together_rows
from .running import is_navigation, is_page_line, page_breaks, running_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Together = Mapping[Span, list[Span]]

__all__ = ["NAME", "accepts", "read"]

NAME = "text"

_ELEMENTS = (
    "a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|tbody|td"
    "|th|thead|tr|u|ul"
)
_TAG = re.compile(rf"</?(?P<element>{_ELEMENTS})(?=[\s/>])[^<>\n]*>", re.IGNORECASE)
_PARAGRAPH_ENDS = re.compile(r"p|br|div|li|h[1-6]|hr|ul|ol|td|th|tr|table", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_DIGITS = r"[\d๐-๙]"
_PUSHED = 20
_PAGE_LINE = re.compile(
    rf"(?:page|p\.|หน้า(?:ที่)?)\s*{_DIGITS}{{1,4}}|[-–]\s*{_DIGITS}{{1,4}}\s*[-–]", re.IGNORECASE
)
_FEW_WORDS = 12
_TAB = re.compile("\t")
_WIDE_BLANK = re.compile(r"(?<=\S) {2,}(?=\S)")
_LEAST_FIELDS = 3
_ALIKE = 16


def accepts(data: bytes) -> bool:
    """Whether the bytes are text: UTF-16 by its mark, else no byte that text never holds."""
    if data.startswith(b"{\\rtf"):  # written in text, but not to be read
        return False
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return b"\x00" not in data[:65536] and not re.search(rb"[\x01-\x08\x0e-\x1a]", data[:4096])


def read(data: bytes, source: Source) -> Document:
    r"""Read a text dump, its tables, paragraphs and furniture.

    >>> source = Source(name="a.txt", sha256="", reader=NAME, size=0)
    >>> dump = "ที่\tตัวชี้วัด\n1\t<p>ภาวะวิกฤต < ร้อยละ 4</p> <p>ณ ไตรมาส 2</p>"
    >>> document = read(dump.encode(), source)
    >>> [cell.paragraphs[-1].of(document.text) for cell in document.blocks[0].cells]
    ['ที่', 'ตัวชี้วัด', '1', 'ณ ไตรมาส 2']
    """
    original = decode(data).text
    edits = tuple(_markup(original))
    document = Document.of(
        source, original, tuple(_blocks(original)), pages=tuple(_pages(original))
    )
    return document.rewritten(*rewrite(original, edits)) if edits else document


def _markup(original: str) -> Iterator[Edit]:
    """Tags and carriage returns go, entities become the characters they name."""
    marks = re.compile(rf"{_TAG.pattern}|{_ENTITY.pattern}|\r(?=\n)", re.IGNORECASE)
    for match in marks.finditer(original):
        named = unescape(match[0]) if match[0][0] == "&" else ""
        if named != match[0]:
            yield Edit(Span(*match.span()), named, "markup")


def _pages(original: str) -> Iterator[Page]:
    breaks = [match.end() for match in re.finditer("\f", original)]
    for number, (start, stop) in enumerate(pairwise([0, *breaks, len(original)]), start=1):
        yield Page(number, Span(start, stop))


def _lines(original: str) -> Iterator[Span]:
    start = 0
    for match in re.finditer(r"\r?\n|\f", original):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(original))


def _blocks(original: str) -> Iterator[Block]:
    lines = [
        line
        for line in _lines(original)
        if not line.strip(original).is_empty or "\t" in line.of(original)
    ]
    furniture = _furniture(original, lines)
    together = dict(run_together_rows(original, [line for line in lines if line not in furniture]))
    lines = list(_with_whole_rows(lines, together))
    rows = [
        line in together or row for line, row in zip(lines, _rows(original, lines), strict=True)
    ]
    what = [
        "furniture" if line in furniture else "row" if is_row else "words"
        for line, is_row in zip(lines, rows, strict=True)
    ]
    runs = [
        (kind, [line for _, line in group])
        for kind, group in groupby(zip(what, lines, strict=True), key=itemgetter(0))
    ]
    prose = [Span(run[0].start, run[-1].stop) for kind, run in runs if kind == "words"]
    for kind, run in runs:
        if kind == "furniture":
            yield from (Block(BlockKind.FURNITURE, line.strip(original)) for line in run)
        elif kind == "row":
            yield from _tables(original, run, together)
        else:
            yield from _paragraphs(original, Span(run[0].start, run[-1].stop), prose)


def _with_whole_rows(lines: Sequence[Span], rows: Together) -> Iterator[Span]:
    """The lines, those of one row as one."""
    whole = {row.start: row for row in rows}
    stop = -1
    for line in lines:
        row = whole.get(line.start, line)
        if line.start > stop:
            yield row
            stop = max(stop, row.stop)


def _rows(original: str, lines: Sequence[Span]) -> list[bool]:
    """Whether each line is a row: two cells with words, or one in the same places as a row beside.

    Tabs alone make no row: letters and signatures are pushed to the right with them.
    """
    words = [line.of(original) for line in lines]
    rows = ["\t" in line.strip() for line in words]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for at in order:
            beside = at - 1 if order.step > 0 else at + 1
            between = sorted((lines[at], lines[beside]))
            touching = original.count("\n", between[0].stop, between[1].start) <= 1
            same = words[at].count("\t") == words[beside].count("\t") > 0
            rows[at] = rows[at] or (rows[beside] and touching and same)
    for start, stop in _aligned(words):
        rows[start:stop] = [True] * (stop - start)
    for at, line in enumerate(words):
        alone = not any(rows[at - 1 : at] + rows[at + 1 : at + 2])
        if alone and "<" not in line and len(line.split()) < _FEW_WORDS:
            rows[at] = False
    return rows


def _aligned(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines without tabs that wide blanks part into as many fields, three or more."""
    counts = [0 if "\t" in line else len(_WIDE_BLANK.findall(line.strip())) + 1 for line in words]
    start = 0
    for count, run in groupby(counts):
        stop = start + len(list(run))
        if count >= _LEAST_FIELDS and stop - start >= _LEAST_FIELDS - 1:
            yield start, stop
        start = stop


def _furniture(original: str, lines: Sequence[Span]) -> frozenset[Span]:
    """Navigation anywhere; running heads and page numbers at the edge of a page."""
    words = [line.of(original) for line in lines]
    found = {line for line, said in zip(lines, words, strict=True) if is_navigation(said)}
    found.update(lines[at] for at in page_breaks(words))
    for page in _page_lines(original, lines):
        edges = [line for line in page if line not in found]
        head, foot = edges[:3], edges[3:][-3:]
        edges = [*head, *foot]
        found.update(head[at] for at in running_heads([line.of(original) for line in head]))
        found.update(line for line in foot if is_page_line(line.of(original)))
        found.update(_repeated(original, [line for line in edges if line not in found]))
        found.update(_running(original, page))
    return frozenset(found)


def _running(original: str, page: Sequence[Span]) -> Iterator[Span]:
    """Page numbers pushed to the right inside a text, and the head that repeats beside them."""
    words = [line.of(original).strip() for line in page]
    seen = Counter(words)
    for at, line in enumerate(page):
        pushed = len(line.of(original)) - len(line.of(original).lstrip()) >= _PUSHED
        if not pushed or _PAGE_LINE.fullmatch(words[at]) is None:
            continue
        yield line
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(page) and seen[words[beside]] > 1:
                yield page[beside]


def _repeated(original: str, edges: Sequence[Span]) -> Iterator[Span]:
    """A foot that begins like the head of its page: the name of the document."""
    if len(edges) >= 2:
        head, foot = (edges[at].of(original).strip() for at in (0, -1))
        if len(foot) < 90 and _is_plain(foot) and foot[:_ALIKE] == head[:_ALIKE]:
            yield edges[-1]


def _is_plain(line: str) -> bool:
    return len(line) >= _ALIKE and "\t" not in line


def _page_lines(original: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    breaks = [match.start() for match in re.finditer("\f", original)]
    for _, page in groupby(lines, key=lambda line: bisect_right(breaks, line.start)):
        yield list(page)


def _paragraphs(original: str, span: Span, prose: Sequence[Span]) -> Iterator[Block]:
    for paragraph in wrapped_paragraphs(original, span, prose):
        stripped = paragraph.strip(original)
        if not stripped.is_empty:
            yield Block(BlockKind.PARAGRAPH, stripped)


def _tables(original: str, lines: Sequence[Span], together: Together) -> Iterator[Block]:
    """One table for rows that follow each other; a blank line between rows begins another."""
    rows: list[Span] = []
    for line in lines:
        if rows and original.count("\n", rows[-1].stop, line.start) > 1:
            yield _table(original, rows, together)
            rows = []
        rows.append(line)
    if rows:
        yield _table(original, rows, together)


def _table(original: str, rows: Sequence[Span], together: Together) -> Block:
    cells = tuple(
        Cell(row, column, span, tuple(_cell_paragraphs(original, span)))
        for row, line in enumerate(rows)
        for column, span in enumerate(together.get(line) or _fields(original, line))
    )
    return Block(BlockKind.TABLE, Span(rows[0].start, rows[-1].stop), cells=cells)


def _fields(original: str, line: Span) -> Iterator[Span]:
    """The cells of a row: between tabs, or between wide blanks where it has no tab."""
    parting = _TAB if "\t" in line.of(original) else _WIDE_BLANK
    start = line.start
    for gap in parting.finditer(original, line.start, line.stop):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, line.stop)


def _cell_paragraphs(original: str, cell: Span) -> Iterator[Span]:
    """The words between the tags that end paragraphs, tags inside a paragraph left in."""
    start = cell.start
    for match in _TAG.finditer(original, cell.start, cell.stop):
        if _PARAGRAPH_ENDS.fullmatch(match["element"]):
            yield from _words(original, Span(start, match.start()))
            start = match.end()
    yield from _words(original, Span(start, cell.stop))


def _words(original: str, span: Span) -> Iterator[Span]:
    stripped = span.strip(original)
    if not stripped.is_empty:
        yield stripped
