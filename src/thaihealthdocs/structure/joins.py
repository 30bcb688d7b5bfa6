"""Tables as they were written: the parts that pages broke them into, put together again.

A table goes on over a page when nothing but furniture stands between its parts, their columns
agree, and the head is printed again or not at all. A row that the page breaks is one row, and a
cell over several rows goes on. What was printed is kept: every row of every part has its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.document import BlockKind, Document
from ..thai.digits import to_arabic_digits
from .columns import is_heading
from .memory import once_per_document
from .printed_parts import Part, agree, letters
from .runs import Run, Whole, WholeCell

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Whole", "WholeCell", "wholes"]

_HIGH_ROOM = 0.5
"""Of the page: a part that ends above it, and the next with a low row, do not go on."""
_GOES_ON = re.compile(r"[(\[]?\s*ต่อ\s*[)\]]?\s*$")
_COUNT = re.compile(r"\d{1,4}\.?")
_SHORTEST_LABEL = 4
_CAPTIONS = 3
"""Blocks above a table that may be printed again above its next part."""


@once_per_document
def wholes(document: Document) -> tuple[Whole, ...]:
    """The tables of ``document`` in reading order, each with all its parts."""
    runs: list[Run] = []
    still_open: list[Run] = []
    above: list[str] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE and block.cells:
            part = Part(document, block)
            # Without edges only the table right before can go on: others may hold or lie in it.
            ready = still_open if part.edges else still_open[-1:]
            run = next((run for run in reversed(ready) if _goes_on(run, part, above)), None)
            if run is None:
                run = Run(document, part, tuple(above[-_CAPTIONS:]))
                runs.append(run)
            else:
                run.add(part)
                still_open.remove(run)
            still_open = [other for other in still_open if not above] + [run]
            above = []
        elif block.kind is not BlockKind.FURNITURE:
            above.append(letters(block.span.of(document.text)))
    return tuple(run.whole() for run in runs)


def _goes_on(run: Run, part: Part, between: Sequence[str]) -> bool:
    """Whether a printed table is the next part of one before it."""
    last = run.parts[-1]
    if not all(_GOES_ON.search(words) or words in run.captions for words in between):
        return False
    repeats = run.repeated(part) > 0
    if between and not repeats:
        return False
    if part.edges and last.edges:
        if part.block.page != last.block.page + 1 or _ends_early(last, part):
            return False
        if not agree(run.first.edges, part.edges) and not (
            repeats and run.first.width == part.width
        ):
            return False
    elif part.width != run.first.width or (run.document.source.reader == "xlsx" and not repeats):
        return False
    has_other_head = not repeats and _has_head(part) and _has_head(run.first)
    return not (has_other_head or _counts_anew(run, part) or _opens_again(run, part, repeats))


def _ends_early(last: Part, part: Part) -> bool:
    """Whether the page before had room for the first row of the part."""
    bottom = max(
        (cell.box.bottom for cell in last.block.cells if cell.box is not None), default=0.0
    )
    rows = [c.box.bottom - c.box.top for c in part.block.cells if c.row == 0 and c.box is not None]
    if last.page_height is None or not rows:
        return False
    room = last.page_height - bottom
    return bottom < _HIGH_ROOM * last.page_height and min(rows) < 0.5 * room


def _has_head(part: Part) -> bool:
    """Whether the first row of a part reads like a head of its own."""
    cells = [cell for cell in part.block.cells if cell.row == 0 and part.words[cell]]
    if any(cell.is_header for cell in cells):
        return True
    known = sum(is_heading(part.words[cell], under=False) for cell in cells)
    return len(cells) > 1 and known * 3 >= len(cells) * 2


def _counts_anew(run: Run, part: Part) -> bool:
    """Whether the first column numbers the rows, and begins again at one."""
    head = run.repeated(part)
    recent = (run.cells[at] for at in run.recent)
    counted = [_count(run.words(cell)) for cell in recent if cell.column == 0]
    numbers = [number for number in counted if number is not None]
    opening = next((words for column, words in part.row(head) if column == 0), "")
    return len(numbers) > 1 and numbers[-1] > 1 and _count(opening) == 1


def _opens_again(run: Run, part: Part, repeats: bool) -> bool:
    """Whether a part without the head opens with a label that the table has had: a form anew."""
    opening = next((words for column, words in part.row(0) if column == 0), "")
    if repeats or len(opening) < _SHORTEST_LABEL:
        return False
    return any(cell.column == 0 and run.words(cell) == opening for cell in run.cells)


def _count(words: str) -> int | None:
    plain = to_arabic_digits(words)
    return int(plain.rstrip(".")) if _COUNT.fullmatch(plain) else None
