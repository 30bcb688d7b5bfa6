"""One picture of a page as text, with the shape and the place of every piece of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from ..printed import CellText, Piece
from .engine import LINE, PAGE, Line, recognise
from .fitting import fitted
from .grids import page_grids
from .leaders import without_leaders
from .levels import levels
from .lines import marks_apart, shares_place, tightened, with_blanks
from .numbers import number_alone, with_numbers
from .paragraphs import paragraphs, rows
from .script import with_script
from .shapes import with_signs
from .sheet import prepare
from .strips import Strip, strips
from .threads import one_thread
from .writing import Unread, Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .engine import Box
    from .grids import Grid, GridCell
    from .sheet import Sheet

__all__ = ["CellText", "Piece", "ScannedPage", "Unread", "read_page"]

# In inches.
_INSIDE, _AROUND, _ONE_LINE, _LEAST_INK = 0.01, 0.06, 0.26, 0.02
_LEAST_AGAIN = 0.8
"""Of the characters of a line: what reading it again must give to be believed."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """The text of a page; ``boxes`` has a row for each character, NaN where none is printed.

    All places are in points from the top left corner of the picture.
    """

    width: float
    height: float
    text: str
    boxes: NDArray[np.float32]
    pieces: tuple[Piece, ...]
    unread: tuple[Unread, ...] = ()
    sure: bytes = b""
    """How sure each character is, from 0 to 100."""


def read_page(image: NDArray[Any], dpi: float) -> ScannedPage:
    """Read one page, ``dpi`` pixels an inch."""
    with one_thread():
        return _read_page(image, dpi)


def _read_page(image: NDArray[Any], dpi: float) -> ScannedPage:
    sheet = prepare(image, dpi)
    grids = page_grids(sheet.gray, sheet.dpi)
    sheet = replace(sheet, gray=_without_rules(sheet.gray, grids))
    free = without_leaders(_without(sheet.gray, grids), sheet.dpi)
    found = _read(free, sheet)
    writing = Writing()
    lines = found
    for grid in grids:
        above = [line for line in lines if _middle(line) < grid.box[1]]
        lines = lines[len(above) :]
        _write_paragraphs(writing, above, sheet)
        _write_table(writing, grid, sheet)
    _write_paragraphs(writing, lines, sheet)
    return writing.page(sheet)


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _read(picture: NDArray[np.uint8], sheet: Sheet) -> list[Line]:
    """The lines of a sheet, in order, numbers settled."""
    seen, again = marks_apart(recognise(picture, PAGE, sheet.dpi))
    for line, box in again:
        read = _again(picture, box, sheet.dpi)
        found = [each for each in read if not any(shares_place(each, other) for other in seen)]
        said = sum(len(each.symbols) for each in found)
        seen += found if said >= _LEAST_AGAIN * len(line.symbols) else [line]
    return _settled(seen, sheet)


def _settled(seen: Sequence[Line], sheet: Sheet, may_be_number: bool = True) -> list[Line]:
    """Lines with blanks where there are some, and with numbers as the readers agree on them."""
    spaced = (with_blanks(tightened(line, sheet.gray), sheet.gray) for line in seen)
    settled = (_read_closely(line, sheet, may_be_number) for line in spaced)
    return rows([fitted(line, sheet.gray) for line in settled if line.text])


def _read_closely(line: Line, sheet: Sheet, may_be_number: bool) -> Line:
    """The line with weak words and numbers read again."""
    signed, gray = with_signs(line, sheet.gray)
    if may_be_number and signed is line:
        alone = number_alone(line, gray, sheet.dpi)
        if alone is not None and alone.stands("".join(each.text for each in line.symbols)):
            return alone.line
    return with_numbers(with_script(signed, gray, sheet.dpi), gray, sheet.dpi)


def _again(picture: NDArray[np.uint8], box: Box, dpi: float) -> list[Line]:
    """What a part of a picture says whose marks were taken for a line of their own."""
    room = round(_INSIDE * 4 * dpi)
    x0, y0 = max(0, int(box[0]) - room), max(0, int(box[1]) - room)
    x1, y1 = int(box[2]) + room, int(box[3]) + room
    parted = strips(picture[y0:y1, x0:x1], dpi)
    # Of lines beside it, only the ends may be there.
    tallest = max((len(strip.picture) for strip in parted), default=0)
    whole = (strip for strip in parted if 2 * len(strip.picture) > tallest)
    return [line for strip in whole for line in _recognise_strip(strip, (x0, y0), dpi)]


def _without(gray: NDArray[np.uint8], grids: Sequence[Grid]) -> NDArray[np.uint8]:
    """The sheet with paper in place of its tables."""
    free = gray.copy()
    paper = levels(gray[::4, ::4], 80)[0]
    for grid in grids:
        left, top, right, bottom = grid.box
        free[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = paper
    return free


def _without_rules(gray: NDArray[np.uint8], grids: Sequence[Grid]) -> NDArray[np.uint8]:
    """The sheet with paper in place of the rules of its tables."""
    free = gray.copy()
    for grid in grids:
        left, top, right, bottom = grid.box
        inside = free[top:bottom, left:right]
        inside[grid.rules > 0] = levels(inside[::2, ::2], 80)[0]
    return free


def _write_paragraphs(writing: Writing, lines: Sequence[Line], sheet: Sheet) -> None:
    if not lines:
        return
    left, right = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    right = max(right, sheet.gray.shape[1] - max(left, 0.12 * sheet.gray.shape[1]))
    for group in paragraphs(lines, left, right):
        writing.paragraph(group)


def _write_table(writing: Writing, grid: Grid, sheet: Sheet) -> None:
    read = []
    for cell in grid.cells:
        lines = _cell_lines(cell, sheet)
        groups = (
            list(paragraphs(lines, cell.box[0] + _pad(cell, lines), cell.box[2])) if lines else []
        )
        read.append((cell, groups))
    writing.table(grid, read)


def _pad(cell: GridCell, lines: Sequence[Line]) -> float:
    return max(0.0, min(line.box[0] for line in lines) - cell.box[0])


def _cell_lines(cell: GridCell, sheet: Sheet) -> list[Line]:
    """What stands in a cell."""
    x0, y0, x1, y1 = cell.box
    crop = sheet.gray[y0:y1, x0:x1]
    ink = _ink_box(crop, sheet.dpi)
    if ink is None:
        return []
    if ink[3] - ink[1] < _ONE_LINE * sheet.dpi:
        near = max(1, round(_INSIDE * sheet.dpi))
        left, top = max(0, ink[0] - near), max(0, ink[1] - near)
        alone = Strip(crop[top : ink[3] + near, left : ink[2] + near], left, top)
        return _read_alone(alone, (x0, y0), sheet)
    parted = strips(crop[ink[1] : ink[3], ink[0] : ink[2]], sheet.dpi)
    at = (x0 + ink[0], y0 + ink[1])
    return [line for strip in parted for line in _read_strip(strip, at, sheet)]


def _read_alone(strip: Strip, at: tuple[int, int], sheet: Sheet) -> list[Line]:
    """What the only line of a cell says: its ink, not Tesseract, tells how large it is."""
    left, top = at[0] + strip.left, at[1] + strip.top
    down, across = strip.picture.shape
    box = (float(left), float(top), float(left + across), float(top + down))
    alone = number_alone(Line((), box), sheet.gray, sheet.dpi)
    if alone is not None and alone.stands():
        return [alone.line]
    lines = _recognise_strip(strip, at, sheet.dpi)
    seen = "".join(symbol.text for line in lines for symbol in line.symbols)
    if alone is not None and alone.stands(seen):
        return [alone.line]
    # The box that Tesseract gives a number may leave out dirt, so that a second look pays.
    return _settled(lines, sheet, may_be_number=any(map(str.isdigit, seen)))


def _read_strip(strip: Strip, at: tuple[int, int], sheet: Sheet) -> list[Line]:
    """What a part of a cell says, numbers settled."""
    return _settled(_recognise_strip(strip, at, sheet.dpi), sheet)


def _recognise_strip(strip: Strip, at: tuple[int, int], dpi: float) -> list[Line]:
    """What Tesseract reads in a strip with paper around it."""
    around = round(_AROUND * dpi)
    paper = levels(strip.picture, 80)[0]
    framed = np.pad(strip.picture, around, constant_values=paper)
    corner = (at[0] + strip.left - around, at[1] + strip.top - around)
    return recognise(framed, LINE, dpi, corner)


def _ink_box(crop: NDArray[np.uint8], dpi: float) -> tuple[int, int, int, int] | None:
    """Where a cell's ink is; None for an empty cell, specks left out."""
    if min(crop.shape) < 4:
        return None
    paper = float(levels(crop, 80)[0])
    ink = (crop < paper - max(35.0, 0.3 * paper)).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    least = _LEAST_INK * dpi
    boxes = [
        stats[part][:4]
        for part in range(1, count)
        if max(stats[part][2:4]) >= least and stats[part][4] >= 4
    ]
    if not boxes:
        return None
    return (
        int(min(box[0] for box in boxes)),
        int(min(box[1] for box in boxes)),
        int(max(box[0] + box[2] for box in boxes)),
        int(max(box[1] + box[3] for box in boxes)),
    )
