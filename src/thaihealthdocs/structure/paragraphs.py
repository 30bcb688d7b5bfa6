"""The paragraphs of a document in reading order, those inside table cells among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.document import Block, BlockKind, Cell, Document
from .memory import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.span import Span

__all__ = ["Paragraph", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, where it stands, and its words as the document's text has them."""

    span: Span
    text: str
    block: Block
    cell: Cell | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the source marks it as a heading."""
        return self.block.kind is BlockKind.HEADING


@once_per_document
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Every paragraph of ``document`` that is not furniture, stripped, in reading order.

    Paragraphs of table cells come row by row; one without any character is left out.
    """
    return tuple(_paragraphs(document))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        places: list[tuple[Cell | None, Span]] = (
            [(cell, span) for cell in block.cells for span in cell.paragraphs or (cell.span,)]
            if block.kind is BlockKind.TABLE
            else [(None, block.span)]
        )
        for cell, span in places:
            stripped = span.strip(document.text)
            if not stripped.is_empty:
                yield Paragraph(stripped, stripped.of(document.text), block, cell)
