"""Tables as their readers mean them: columns with a header path and a role, rows of cells.

A table printed in parts, its header repeated on each page, is one table here; the parts keep
their own cells, so that evidence leads to the page. Header rows are those the source marks, or
those whose words are known labels, quarters or months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..thai.lines import one_line
from .columns import Column, describe, is_heading
from .joins import Whole, wholes
from .labels import column_role, field_role
from .memory import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from ..model.document import Block, Cell, Document
    from ..model.evidence import Evidence

_NUMERIC = re.compile(r"(?=[\s.,%()]*+[\d๐-๙–-])[\s\d๐-๙.,%()–-]*+")

_KEY = re.compile(r"\s*(?:\[[\d๐-๙]{1,2}\]|\([\d๐-๙]{1,2}\)(?=\s*(?:$|=)))")
_DEEPEST = 5
"""The last row that may be part of a header."""
_MANY_LABELS = 6
_LONGEST_HEAD = 90
_CRITERION = re.compile(r"\s*(?:[<>≤≥=±]|ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|มากกว่า|น้อยกว่า)\s*[\d๐-๙ร]")
_MEASURED = re.compile(
    r"\s*(?:เป็นเงิน\s*)?[\d๐-๙][\d๐-๙.,]*\s*(?:บาท|คน|ราย|แห่ง|ครั้ง|หมู่บ้าน|ครัวเรือน|เรื่อง|ข้อ|%)\s*"
)

__all__ = ["Row", "Table", "tables"]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row: the cells that begin in it and those that reach into it, by column index."""

    own: dict[int, Cell]
    covering: dict[int, Cell]
    part: int
    is_section: bool = False
    """Whether one cell speaks for the whole row, as a heading between rows does."""
    rest: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    """Of a row that a page broke: what the next page prints of the cells in ``own``."""


@dataclass(frozen=True, eq=False)
class Table:
    """A logical table: its columns, its rows without headers, the printed parts it came in."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    parts: tuple[Block, ...]
    captions: tuple[Cell, ...] = ()
    text: str = field(default="", repr=False)
    """The text of the document, which the spans of all cells are of."""

    def words(self, row: Row, column: int) -> str:
        """What a row says in a column, a line for each paragraph; that of a broken row is whole.

        A cell over several rows or columns speaks for each of them.
        """
        cell = row.covering.get(column)
        if cell is None or (row.is_section and column > 0):
            return ""
        rest = next((more for at, more in row.rest.items() if row.own[at] is cell), ())
        spans = [span for each in (cell, *rest) for span in each.paragraphs or (each.span,)]
        return "\n".join(one_line(span.of(self.text)) for span in spans)

    def evidence(self, document: Document, row: int, column: int) -> tuple[Evidence, ...]:
        """Where the words of a cell stand: two places where a page breaks its row."""
        line = self.rows[row]
        cell = line.own.get(column)
        cells = () if cell is None else (cell, *line.rest.get(column, ()))
        return document.evidence(cell=[each.span for each in cells]).get("cell", ())

    def to_frame(self) -> pd.DataFrame:
        """The table as a frame: a row each, the heads as columns, all cells as they are printed.

        ``attrs["pages"]`` has the page on which each row begins.

        >>> from thaihealthdocs import read
        >>> page = "<table><tr><th>ที่<th>กิจกรรม<tr><td>1<td>อบรม อสม.</table>"
        >>> tables(read(page.encode()))[0].to_frame().values.tolist()
        [['1', 'อบรม อสม.']]
        """
        import pandas as pd

        rows = [[self.words(row, column.index) for column in self.columns] for row in self.rows]
        frame = pd.DataFrame(rows, columns=[column.words for column in self.columns], dtype="str")
        frame.attrs["pages"] = [self.parts[row.part].page for row in self.rows]
        return frame

    def with_role(self, *roles: str) -> tuple[Column, ...]:
        """The columns whose role is one of ``roles``, from the left."""
        return tuple(column for column in self.columns if column.role in roles)

    def cells_under(self, column: Column) -> list[Cell]:
        """The cells that begin in ``column``, from the top."""
        return [row.own[column.index] for row in self.rows if column.index in row.own]

    def __hash__(self) -> int:
        return id(self)


@once_per_document
def tables(document: Document) -> tuple[Table, ...]:
    """The logical tables of ``document``, in reading order.

    >>> from thaihealthdocs import read
    >>> page = "<table><tr><th>ที่<th>กิจกรรม<tr><td>1<td>อบรม อสม.</table>"
    >>> [column.role for column in tables(read(page.encode()))[0].columns]
    ['number', 'activity']
    """
    return tuple(_table(document.text, whole) for whole in wholes(document))


def _table(text: str, whole: Whole) -> Table:
    width = max(cell.column + cell.column_span for cell in whole.cells)
    printed = [row for row in _rows(text, whole, width) if row.covering]
    rows = [row for at, row in enumerate(printed) if at > _DEEPEST or not _is_keys(text, row)]
    captions, header = _split_header(text, rows, width)
    flagged = bool(header) and all(cell.is_header for cell in header[0].own.values())
    if header and not (flagged and len(header[0].own) > 2) and is_form_like(text, rows):
        captions, header = [], []
    body = _without_heads(text, rows[len(captions) + len(header) :], header)
    columns = describe(text, [row.covering for row in header], width, [row.own for row in body])
    cells = tuple(cell for row in captions for cell in row.own.values() if not cell.span.is_empty)
    return Table(columns, tuple(body), whole.parts, cells, text)


def _without_heads(text: str, rows: Sequence[Row], header: Sequence[Row]) -> list[Row]:
    """The rows but for those in which the head is printed again."""
    heads = {_printed(text, row) for row in header if len(row.own) > 1}
    return [row for row in rows if _printed(text, row) not in heads]


def _printed(text: str, row: Row) -> tuple[tuple[int, str], ...]:
    return tuple((at, "".join(cell.span.of(text).split())) for at, cell in sorted(row.own.items()))


def _rows(text: str, whole: Whole, width: int) -> Iterator[Row]:
    height = max(cell.row + cell.row_span for cell in whole.cells)
    rows = [Row({}, {}, part) for part in _part_of_each(whole, height)]
    for placed in whole.cells:
        pieces = [cell for cell in placed.pieces if not cell.span.strip(text).is_empty]
        if not pieces:
            continue
        begins = rows[placed.row]
        begins.own[placed.column] = pieces[0]
        if len(pieces) > 1:
            begins.rest[placed.column] = tuple(pieces[1:])
        for row in rows[placed.row : placed.row + placed.row_span]:
            for column in range(placed.column, placed.column + placed.column_span):
                row.covering.setdefault(column, pieces[0])
    for row in rows:
        yield replace(row, is_section=_is_section(row.own, row.covering, width))


def _part_of_each(whole: Whole, height: int) -> list[int]:
    """For each row the part in which it begins."""
    part_of = [0] * height
    for part, places in reversed(list(enumerate(whole.places))):
        for row in places:
            if row is not None:
                part_of[row] = part
    return part_of


def _is_keys(text: str, row: Row) -> bool:
    """A row that only numbers the columns, or says how one follows from others: (3) = (1) - (2)."""
    cells = row.own.values()
    return len(cells) >= 3 and all(_KEY.match(cell.span.of(text)) for cell in cells)


def _is_section(own: dict[int, Cell], covering: dict[int, Cell], width: int) -> bool:
    """One cell, from the left edge on, that spans the row or has nothing beside it."""
    if width < 3 or len(own) != 1:
        return False
    (cell,) = own.values()
    beside = [other for other in covering.values() if other is not cell]
    return cell.column == 0 and not beside and cell.row_span == 1


def _split_header(text: str, rows: Sequence[Row], width: int) -> tuple[list[Row], list[Row]]:
    """The rows above the header that only name the table, and the header rows."""
    captions: list[Row] = []
    for row in rows[:3]:
        if not row.is_section or len(captions) + 1 >= len(rows):
            break
        captions.append(row)
    rest = rows[len(captions) :]
    header: list[Row] = []
    for at, row in enumerate(rest[:4]):
        if at + 1 >= len(rest) or not _is_header(text, row, header, rest[at + 1 :], width):
            break
        header.append(row)
    return (captions, header) if header else ([], [])


def is_form_like(text: str, rows: Sequence[Row]) -> bool:
    """Whether three rows or more, and half of all, are a label and what it says."""
    labelled = 0
    for row in rows:
        cells = [row.own[column] for column in sorted(row.own)]
        if len(cells) < 2 or cells[0].column > 0:
            continue
        label, value = (" ".join(cell.span.of(text).split()) for cell in cells[:2])
        labelled += field_role(label) is not None and field_role(value) is None
    return labelled >= 3 and (labelled * 2 >= len(rows) or labelled >= _MANY_LABELS)


def _is_header(text: str, row: Row, above: Sequence[Row], below: Sequence[Row], width: int) -> bool:
    cells = list(row.own.values())
    if not cells or (row.is_section and above):
        return False
    if any(_MEASURED.fullmatch(cell.span.of(text)) for cell in cells):
        return False
    if above and any(_CRITERION.match(cell.span.of(text)) for cell in cells):
        return False
    if above and _is_under_spans(cells, above[-1]):
        return True
    if all(cell.is_header for cell in cells):
        return not (width == 1 or (len(cells) == 1 and not above and width == 2))
    if any(cell.is_header for upper in above for cell in upper.own.values()):
        return False
    known = [cell for cell in cells if is_heading(cell.span.of(text), under=bool(above))]
    longest = _LONGEST_HEAD if len(cells) < _MANY_LABELS else 2 * _LONGEST_HEAD
    wordy = any(len(cell.span.strip(text)) > longest for cell in cells)
    if above:
        hangs = 0 not in row.own or any(
            cell.row_span > 1 or cell.column_span > 1
            for upper in above
            for cell in upper.own.values()
        )
        if not hangs or wordy:
            return False
        return len(known) * 3 >= len(cells) * 2 or _fills_gaps(text, cells, above, below)
    if len(cells) <= 1 or wordy:
        return False
    if width <= 2:
        whole = [cell for cell in cells if column_role(cell.span.of(text), whole=True)]
        return len(whole) == len(cells) and not is_form_like(text, [row, *below])
    return len(known) * 2 >= len(cells) or _is_over_numbers(text, cells, below)


def _is_over_numbers(text: str, cells: Sequence[Cell], below: Sequence[Row]) -> bool:
    """Words alone, over rows that are mostly numbers beside their first cell."""
    if any(_NUMERIC.fullmatch(cell.span.of(text)) for cell in cells):
        return False
    figures = [row for row in below if not _is_of_columns(text, row)]
    beside = [
        _NUMERIC.fullmatch(cell.span.of(text)) is not None
        for row in figures[:5]
        for column, cell in row.own.items()
        if column > 0
    ]
    return len(beside) >= 4 and sum(beside) * 5 >= len(beside) * 3


def _is_under_spans(cells: Sequence[Cell], head: Row) -> bool:
    """Whether nothing stands in a row but short words below heads over several columns."""
    wide = [cell for cell in head.own.values() if cell.column_span > 1]
    under = [
        any(over.column <= cell.column < over.column + over.column_span for over in wide)
        for cell in cells
    ]
    return len(cells) > 1 and all(under) and all(len(cell.span) <= _LONGEST_HEAD for cell in cells)


def _fills_gaps(
    text: str, cells: Sequence[Cell], above: Sequence[Row], below: Sequence[Row]
) -> bool:
    """Whether names over numbers stand in the places that the head above them leaves empty.

    So stand the districts below the one word for district.
    """
    headed = set().union(*(upper.own for upper in above))
    free = [cell for cell in cells if cell.column not in headed]
    return len(free) >= 2 and len(free) >= len(cells) - 2 and _is_over_numbers(text, cells, below)


def _is_of_columns(text: str, row: Row) -> bool:
    """A row that says of the columns in what they are measured, or what they must reach."""
    label = row.own.get(0)
    return label is not None and field_role(label.span.of(text)) in ("unit", "target")
