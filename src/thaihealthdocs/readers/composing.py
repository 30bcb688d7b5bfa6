"""A document's text is written once, and every block, cell and page knows its place in it.

A reader hands over a flow of passages and tables as it meets them; `compose` writes the text:
blocks end with a newline, cells of a row are parted by tabs, paragraphs of a cell by newlines. A
form feed in the words of a passage is a page break; it is counted and left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ..model.document import Block, BlockKind, Cell, Document, Page
from ..model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..model.document import Remark, Source

__all__ = ["PAGE_BREAK", "Passage", "Table", "TableCell", "compose"]

PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Passage:
    """One heading, paragraph or piece of furniture before it has a place."""

    words: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell and what stands in it, tables among it."""

    row: int
    column: int
    content: tuple[Passage | Table, ...] = ()
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    value: str | float | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in the cell."""
        return not any(isinstance(part, Table) or part.words.strip() for part in self.content)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in order of row and column.

    ``is_layout`` is true where it only places text on the page, false where it is data in any
    case, and None where that is to be told from what it holds.
    """

    cells: tuple[TableCell, ...]
    is_layout: bool | None = None


def compose(
    source: Source,
    flow: Iterable[Passage | Table],
    *,
    remarks: Sequence[Remark] = (),
    metadata: Mapping[str, str] | None = None,
) -> Document:
    """Write the text of a document and say where each of its parts stands.

    A table that only places text on the page, or has one column, is read as what stands in its
    cells. A table inside a cell becomes a block of its own behind the outer table, one of a
    single row or column paragraphs of the cell.
    """
    text = _Text()
    blocks = tuple(block for part in _settled(flow) for block in _blocks(text, part))
    return Document.of(
        source,
        "".join(text.parts),
        blocks,
        pages=tuple(text.pages()),
        remarks=remarks,
        metadata=metadata,
    )


class _Text:
    """The text written so far, and where its pages begin."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.page_starts = [0]
        self.page_is_blank = True

    def write(self, words: str) -> Span:
        """Add words; form feeds among them begin pages, several in a row one page."""
        start = self.length
        for at, part in enumerate(words.split(PAGE_BREAK)):
            if at:
                self.break_page()
            self.parts.append(part)
            self.length += len(part)
            self.page_is_blank = self.page_is_blank and not part.strip()
        return Span(start, self.length)

    def break_page(self) -> None:
        """Begin a page, unless nothing is printed yet on this one."""
        if not self.page_is_blank:
            self.page_starts.append(self.length)
            self.page_is_blank = True

    def pages(self) -> Iterator[Page]:
        """The pages, which together hold the whole text."""
        starts = [start for start in self.page_starts[1:] if start < self.length]
        stops = [*starts, self.length]
        for number, (start, stop) in enumerate(zip([0, *starts], stops, strict=True), start=1):
            yield Page(number, Span(start, stop))


def _settled(flow: Iterable[Passage | Table]) -> Iterator[Passage | Table]:
    """The flow with every table either resolved into its content or free of inner tables."""
    for part in flow:
        if isinstance(part, Passage):
            yield part
        elif _only_places(part):
            yield from _settled(inner for cell in part.cells for inner in cell.content)
        else:
            yield from _parted(part)


def _only_places(table: Table) -> bool:
    """Whether a table is no grid: one column without a head, or mostly made of inner tables."""
    if table.is_layout is not None:
        return table.is_layout
    if not any(cell.column or cell.is_header for cell in table.cells):
        return True
    inner = [part for cell in table.cells for part in cell.content if isinstance(part, Table)]
    return bool(inner) and 2 * sum(map(_size, inner)) >= _size(table)


def _size(part: Passage | Table) -> int:
    if isinstance(part, Passage):
        return len(part.words)
    return sum(_size(inner) for cell in part.cells for inner in cell.content)


def _parted(table: Table) -> Iterator[Passage | Table]:
    """The table without the grids inside its cells, then those grids."""
    grids: list[Table] = []
    cells = []
    for cell in table.cells:
        content: list[Passage] = []
        for part in _settled(cell.content):
            if isinstance(part, Passage):
                content.append(part)
            elif _is_grid(part):
                grids.append(part)
            else:
                content.extend(_lines(part))
        cells.append(replace(cell, content=tuple(content)))
    yield Table(tuple(cells), is_layout=False)
    yield from grids


def _is_grid(table: Table) -> bool:
    return len({cell.row for cell in table.cells}) > 1 < len({c.column for c in table.cells})


def _lines(table: Table) -> Iterator[Passage]:
    for _, row in groupby(table.cells, key=lambda cell: cell.row):
        words = (part.words for cell in row for part in cell.content if isinstance(part, Passage))
        yield Passage("\t".join(words))


def _blocks(text: _Text, part: Passage | Table) -> Iterator[Block]:
    """Write one part; nothing is written for one without any printed character."""
    block = _table(text, part) if isinstance(part, Table) else _passage(text, part)
    if block is not None:
        yield block


def _passage(text: _Text, passage: Passage) -> Block | None:
    words = passage.words.strip()
    before, _, after = passage.words.partition(words) if words else (passage.words, "", "")
    if words and text.length:
        text.write("\n")
    if PAGE_BREAK in before:
        text.break_page()
    page = len(text.page_starts)
    span = text.write(words)
    if PAGE_BREAK in after:
        text.break_page()
    return Block(passage.kind, span, page, passage.level) if words else None


def _table(text: _Text, table: Table) -> Block | None:
    if all(cell.is_blank for cell in table.cells):
        return None
    if text.length:
        text.write("\n")
    cells: list[Cell] = []
    start = text.length
    for number, (_, group) in enumerate(groupby(table.cells, key=lambda cell: cell.row)):
        if number:
            text.write("\n")
        cells.extend(_row(text, tuple(group)))
    return Block(BlockKind.TABLE, Span(start, text.length), cells[0].page, cells=tuple(cells))


def _row(text: _Text, row: Sequence[TableCell]) -> Iterator[Cell]:
    """Write a row. Its cells stand side by side: their page breaks count once, at its ends."""
    breaks = [_page_breaks(cell) for cell in row]
    if any(before for before, _ in breaks):
        text.break_page()
    page = len(text.page_starts)
    for number, cell in enumerate(row):
        if number:
            text.write("\t")
        paragraphs = tuple(_cell_paragraphs(text, cell))
        here = Span(text.length, text.length)
        span = paragraphs[0].cover(paragraphs[-1]) if paragraphs else here
        yield Cell(
            cell.row,
            cell.column,
            span,
            paragraphs,
            cell.row_span,
            cell.column_span,
            cell.is_header,
            page,
            value=cell.value,
        )
    if any(inside for _, inside in breaks):
        text.break_page()


def _page_breaks(cell: TableCell) -> tuple[bool, bool]:
    """Whether a page begins before the words of a cell, and whether one begins in them."""
    words = "\n".join(part.words for part in cell.content if isinstance(part, Passage))
    leads = words.lstrip(" \t\n").startswith(PAGE_BREAK)
    return leads, words.count(PAGE_BREAK) > leads


def _cell_paragraphs(text: _Text, cell: TableCell) -> Iterator[Span]:
    printed = 0
    for part in cell.content:
        words = part.words.replace(PAGE_BREAK, "").strip() if isinstance(part, Passage) else ""
        if words:
            if printed:
                text.write("\n")
            yield text.write(words)
            printed += 1
