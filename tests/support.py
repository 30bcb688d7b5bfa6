"""What tests of structure and extractors share: pages made of words, and spans marked in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thaihealthdocs.model.document import Block, BlockKind, Cell, Document, Source
from thaihealthdocs.model.span import Span
from thaihealthdocs.parse import parse_document
from thaihealthdocs.readers import text as reader

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Head:
    """A heading."""

    words: str


@dataclass(frozen=True)
class Foot:
    """A running head or foot."""

    words: str


@dataclass(frozen=True)
class Wide:
    """A cell over several rows or columns."""

    words: str
    columns: int = 1
    rows: int = 1


Row = list[str | Wide]
Part = str | Head | Foot | list[Row]


def page(*parts: Part) -> Document:
    """A document of paragraphs, headings, furniture, and tables where a part is a list of rows.

    A newline in a cell parts its paragraphs; places that a wide cell covers are left out of the
    rows below and beside it.
    """
    text = ""
    blocks = []
    for part in parts:
        start = len(text)
        cells: list[Cell] = []
        if isinstance(part, list):
            text = _table(text, part, cells)
        else:
            text += part if isinstance(part, str) else part.words
        blocks.append(Block(_kind(part), Span(start, len(text)), cells=tuple(cells)))
        text += "\n"
    return Document.of(Source("page", "", "text", len(text)), text, blocks)


def _kind(part: Part) -> BlockKind:
    if isinstance(part, list):
        return BlockKind.TABLE
    if isinstance(part, str):
        return BlockKind.PARAGRAPH
    return BlockKind.HEADING if isinstance(part, Head) else BlockKind.FURNITURE


def _table(text: str, rows: list[Row], cells: list[Cell]) -> str:
    taken: set[tuple[int, int]] = set()
    for row, words in enumerate(rows):
        column = 0
        text += "\n" if row else ""
        for at, cell in enumerate(words):
            wide = cell if isinstance(cell, Wide) else Wide(cell)
            while (row, column) in taken:
                column += 1
            text += "\t" if at else ""
            span = Span(len(text), len(text) + len(wide.words))
            inside = tuple(_lines(wide.words, span.start))
            cells.append(Cell(row, column, span, inside, wide.rows, wide.columns))
            taken |= {
                (row + down, column + across)
                for down in range(wide.rows)
                for across in range(wide.columns)
            }
            text += wide.words
    return text


def _lines(words: str, start: int) -> list[Span]:
    spans = []
    for line in words.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def dump(text: str) -> Document:
    """A text dump as its reader reads it."""
    return reader.read(text.encode(), Source("dump.txt", "", "text", len(text)))


def report(*parts: Part) -> Any:
    """The report of a page."""
    return parse_document(page(*parts))


def brief(record: Any, *fields: str) -> tuple[Any, ...]:
    """The values of some fields."""
    return tuple(getattr(record, field) for field in fields)


def codes(*parts: Part) -> list[tuple[str, str | None]]:
    """The problems of a page, each with the words in question."""
    return [(problem.code, problem.text) for problem in report(*parts).problems]


def marked(case: str) -> tuple[str, list[str]]:
    """The text without its ⟦ ⟧, and the words that stood between them."""
    words = [part.split("⟧")[0] for part in case.split("⟦")[1:]]
    return case.replace("⟦", "").replace("⟧", ""), words
