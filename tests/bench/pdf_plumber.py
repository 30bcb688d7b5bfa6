"""How pdfplumber reads the made-up documents: its tables by `find_tables`, its words around them.

Its parts of tables are joined, and its page numbers and running heads left out, as kindly as can
be: what is compared is the reading of pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdf_scores import FoundCell, Reading, letters

if TYPE_CHECKING:
    from pathlib import Path

    from pdf_model import TrueDocument

__all__ = ["plumber_reading"]

_PAGE_NUMBER = re.compile(r"-?[0-9๐-๙]{1,3}-?")
_SAME_EDGE = 3.0


def plumber_reading(path: Path, true: TrueDocument) -> Reading:
    """The paragraphs (lines, outside of tables) and tables of a file."""
    found = Reading()
    edges: list[float] = []
    goes_on = False
    with pdfplumber.open(path) as file:
        for page in file.pages:
            for top, table, line in _pieces(page):
                if table is None:
                    if letters(line) == letters(true.running_head) or _PAGE_NUMBER.fullmatch(
                        letters(line)
                    ):
                        continue
                    found.units.append(line)
                    goes_on = False
                    continue
                cells, xs = _cells(page, table)
                rows = {cell.row: "" for cell in cells}
                for cell in cells:
                    rows[cell.row] += letters("".join(cell.paragraphs))
                found.printed.append(list(rows.values()))
                if goes_on and top < 0.25 * page.height and _agree(edges, xs):
                    cells = _appended(found.tables[-1], cells)
                else:
                    found.tables.append([])
                found.tables[-1] += cells
                found.units += [words for cell in cells for words in cell.paragraphs]
                edges, goes_on = xs, True
            page.close()
    return found


def _pieces(page: Any) -> list[tuple[float, Any, str]]:
    """Tables and lines of a page from the top: (top, table or None, words)."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]

    def is_outside(thing: dict[str, Any]) -> bool:
        if thing["object_type"] != "char":
            return True
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes)

    lines = page.filter(is_outside).extract_text_lines(return_chars=False)
    pieces = [(table.bbox[1], table, "") for table in tables]
    pieces += [(line["top"], None, line["text"]) for line in lines]
    return sorted(pieces, key=lambda piece: piece[0])


def _parted(places: list[float]) -> list[float]:
    parted: list[float] = []
    for place in sorted(places):
        if not parted or place - parted[-1] > _SAME_EDGE:
            parted.append(place)
    return parted


def _cells(page: Any, table: Any) -> tuple[list[FoundCell], list[float]]:
    """The cells of a table with their spans, and its edges from the left."""
    xs = _parted([x for box in table.cells for x in (box[0], box[2])])
    ys = _parted([y for box in table.cells for y in (box[1], box[3])])

    def nearest(edges: list[float], at: float) -> int:
        return min(range(len(edges)), key=lambda place: abs(edges[place] - at))

    cells = []
    for x0, top, x1, bottom in table.cells:
        words = page.crop((x0, top, x1, bottom), strict=False).extract_text()
        row, column = nearest(ys, top), nearest(xs, x0)
        spans = nearest(ys, bottom) - row, nearest(xs, x1) - column
        cells.append(FoundCell(row, column, *spans, (words,) if words.strip() else ()))
    return sorted(cells, key=lambda cell: (cell.row, cell.column)), xs


def _agree(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) < _SAME_EDGE for a, b in zip(one, other, strict=True)
    )


def _appended(whole: list[FoundCell], part: list[FoundCell]) -> list[FoundCell]:
    """The cells of a part in rows below the whole, a repeated head left out."""

    def row(cells: list[FoundCell], number: int) -> list[str]:
        return [letters("".join(cell.paragraphs)) for cell in cells if cell.row == number]

    head = 0
    while head < 4 and row(whole, head) == row(part, head) != []:
        head += 1
    below = max(cell.row + cell.row_span for cell in whole) - head
    return [
        FoundCell(cell.row + below, cell.column, cell.row_span, cell.column_span, cell.paragraphs)
        for cell in part
        if cell.row >= head
    ]
