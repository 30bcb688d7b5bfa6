"""A document is one text, and spans that give it shape."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from .alignment import Alignment
from .evidence import Box, CellPlace, Evidence, PageBox
from .span import Span

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence

    from .facsimile import SourceFile

__all__ = ["Block", "BlockKind", "Cell", "Document", "Geometry", "Page", "Remark", "Source"]


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    FURNITURE = "furniture"
    """Running heads, page numbers, navigation: printed, but no part of what is said."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes of a document came from, and who read them."""

    name: str
    sha256: str
    reader: str
    size: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its file number from 1, its characters, its size in points where there is one."""

    number: int
    span: Span
    width: float | None = None
    height: float | None = None
    reading: str = "text"
    """How its text was had: ``text``; ``empty``; ``repair:`` or ``ocr:`` with the reason, where it
    is to be repaired or was recognised; ``unread:`` with the reason, where it could not be."""
    confidence: float = 1.0
    """How sure its reader was of its characters, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader could not do, to become a `Problem` of the report."""

    code: str
    message: str
    span: Span | None = None
    text: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: rows and columns count from 0, ``paragraphs`` lie inside ``span``."""

    row: int
    column: int
    span: Span
    paragraphs: tuple[Span, ...] = ()
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    page: int = 1
    box: Box | None = None
    value: str | float | None = None
    """What a spreadsheet holds where it shows it otherwise: 0.456 for ``45.6%``, ISO for dates."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a table, in reading order.

    A newline inside a heading or paragraph is where a printed line ends, no more. A table holds
    ``cells`` in order of row and column, each in its own characters of the block's span.
    """

    kind: BlockKind
    span: Span
    page: int = 1
    level: int | None = None
    """Of a heading, 1 for the highest; of a list item, its depth from 1."""
    cells: tuple[Cell, ...] = ()

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row that has any, from the top."""
        for _, row in groupby(self.cells, key=lambda cell: cell.row):
            yield tuple(row)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where on its page each character of the *original* text stands.

    Five arrays as long as the original: page number (0 where a character was not printed, such
    as a line break) and the box in points from the top left corner.
    """

    page: array[int]
    x0: array[float]
    top: array[float]
    x1: array[float]
    bottom: array[float]

    def boxes(self, span: Span) -> tuple[tuple[int, Box], ...]:
        """The printed lines of ``span`` as (page, box), from the first character on.

        Characters in a row are on one line, whichever way it runs: what ends a line is printed
        nowhere. So are the blanks of recognised text; what follows one goes on with its line.
        """
        lines: list[tuple[int, Box]] = []
        before, last = -1, Box(0, 0, 0, 0)
        for at in range(span.start, span.stop):
            page = self.page[at]
            if page == 0:
                continue
            box = Box(self.x0[at], self.top[at], self.x1[at], self.bottom[at])
            same_page = bool(lines) and lines[-1][0] == page
            if same_page and (before == at - 1 or box.goes_on(last)):
                lines[-1] = (page, lines[-1][1].cover(box))
            else:
                lines.append((page, box))
            before, last = at, box
        return tuple(lines)


@dataclass(frozen=True, eq=False)
class Document:
    """One text, its blocks and pages, and the way back to the text as it was read.

    ``original`` is what the reader read; ``text`` is what everything above works on. ``blocks``
    are in order and apart, in characters of ``text``. Two documents are equal only if they are
    the same object, so that what is worked out about one can be kept beside it. ``file`` is the
    way back to the pages as they are printed.
    """

    source: Source
    original: str
    text: str
    alignment: Alignment
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    geometry: Geometry | None = None
    remarks: tuple[Remark, ...] = ()
    sureness: bytes | None = None
    """For each character of the original how sure its reader was, from 0 to 100; None where all
    was there to be read."""
    metadata: Mapping[str, str] = field(default_factory=dict)
    file: SourceFile | None = None

    @classmethod
    def of(
        cls,
        source: Source,
        original: str,
        blocks: Sequence[Block],
        *,
        pages: Sequence[Page] = (),
        geometry: Geometry | None = None,
        remarks: Sequence[Remark] = (),
        sureness: bytes | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> Document:
        """A document as a reader hands it over: nothing is mended yet."""
        return cls(
            source=source,
            original=original,
            text=original,
            alignment=Alignment.identity(len(original)),
            blocks=tuple(blocks),
            pages=tuple(pages),
            geometry=geometry,
            remarks=tuple(remarks),
            sureness=sureness,
            metadata=dict(metadata or {}),
        )

    def __repr__(self) -> str:
        return (
            f"<Document {self.source.name}: {len(self.text)} characters, {len(self.blocks)} blocks>"
        )

    def quote(self, span: Span) -> str:
        """The source's own characters behind ``span``, before any mending."""
        return self.alignment.to_old(span).of(self.original)

    def rewritten(self, text: str, alignment: Alignment) -> Document:
        """The document with ``text`` in place of its text, every span carried over."""

        def move_cell(cell: Cell) -> Cell:
            paragraphs = tuple(map(alignment.to_new, cell.paragraphs))
            return replace(cell, span=alignment.to_new(cell.span), paragraphs=paragraphs)

        def move_block(block: Block) -> Block:
            cells = tuple(map(move_cell, block.cells))
            return replace(block, span=alignment.to_new(block.span), cells=cells)

        def move_remark(remark: Remark) -> Remark:
            return (
                remark
                if remark.span is None
                else replace(remark, span=alignment.to_new(remark.span))
            )

        return replace(
            self,
            text=text,
            alignment=self.alignment.then(alignment),
            blocks=tuple(map(move_block, self.blocks)),
            pages=tuple(replace(page, span=alignment.to_new(page.span)) for page in self.pages),
            remarks=tuple(map(move_remark, self.remarks)),
        )

    def page_at(self, position: int) -> int:
        """The number of the page that holds the character of ``text`` at ``position``."""
        at = bisect_right(self._page_starts, position) - 1
        return self.pages[at].number if at >= 0 else 1

    def block_at(self, position: int) -> Block | None:
        """The block that holds the character of ``text`` at ``position``."""
        at = bisect_right(self._block_starts, position) - 1
        if at < 0 or position >= self.blocks[at].span.stop:
            return None
        return self.blocks[at]

    def cell_at(self, span: Span) -> CellPlace | None:
        """The table cell that holds all of ``span``, tables counted from 1."""
        at = bisect_right(self._cell_starts, span.start) - 1
        if at < 0:
            return None
        cell, place = self._cells[at]
        return place if span in cell.span else None

    def cite(self, span: Span) -> Evidence:
        """The evidence that the characters of ``text`` at ``span`` give."""
        old = self.alignment.to_old(span)
        boxes = self.geometry.boxes(old) if self.geometry is not None else ()
        page = boxes[0][0] if boxes else self.page_at(span.start)
        on_page = [box for number, box in boxes if number == page]
        lines = boxes if len(boxes) > 1 else ()
        return Evidence(
            start=old.start,
            stop=old.stop,
            page=page,
            quote=old.of(self.original),
            bbox=Box.around(on_page).rounded() if on_page else None,
            cell=self.cell_at(span),
            boxes=tuple(PageBox.of(number, box.rounded()) for number, box in lines),
        )

    def evidence(self, **fields: Span | Sequence[Span] | None) -> dict[str, tuple[Evidence, ...]]:
        """The evidence of a record: field names with the spans that say their values.

        Fields without a span, and empty spans, are left out.
        """
        cited: dict[str, tuple[Evidence, ...]] = {}
        for name, spans in fields.items():
            each = () if spans is None else (spans,) if isinstance(spans, Span) else spans
            found = tuple(self.cite(span) for span in each if not span.is_empty)
            if found:
                cited[name] = found
        return cited

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.span.start for page in self.pages]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _cells(self) -> list[tuple[Cell, CellPlace]]:
        tables = [block for block in self.blocks if block.kind is BlockKind.TABLE]
        return sorted(
            (
                (cell, CellPlace(table=number, row=cell.row, column=cell.column))
                for number, table in enumerate(tables, start=1)
                for cell in table.cells
                if not cell.span.is_empty
            ),
            key=lambda placed: placed[0].span,
        )

    @cached_property
    def _cell_starts(self) -> list[int]:
        return [cell.span.start for cell, _ in self._cells]
