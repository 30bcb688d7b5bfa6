"""A table while its parts are put together: rows that pages broke, cells that go on below."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..thai.digits import to_arabic_digits
from .printed_parts import Part, agree, letters, nearest, parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.document import Block, Cell, Document
    from ..model.evidence import Box

__all__ = ["Run", "Whole", "WholeCell"]

_DEEPEST_HEAD = 6
_MARK = re.compile(r"^\s*(?:[-–•]|\(?(?P<number>[\d๐-๙]{1,2})[).])\s", re.MULTILINE)
_FEW_LINES = 2
"""Beside a label: a value of more lines is prose, which may end its paragraph with the page."""
_FEW_ROWS = 3
"""Fewer rows do not say which columns always have words."""


@dataclass(frozen=True, slots=True)
class WholeCell:
    """A cell of a whole table; ``pieces`` are what each page printed of it, from the first."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: tuple[Cell, ...]


@dataclass(frozen=True, eq=False)
class Whole:
    """A table and the parts it was printed in.

    ``places`` has for each part, and each row printed there, the row of the whole; None where the
    head was printed again.
    """

    parts: tuple[Block, ...]
    cells: tuple[WholeCell, ...]
    places: tuple[tuple[int | None, ...], ...]


@dataclass
class Run:
    """A table while its parts are put together."""

    document: Document
    first: Part
    captions: tuple[str, ...]
    parts: list[Part] = field(default_factory=list)
    cells: list[WholeCell] = field(default_factory=list)
    places: list[tuple[int | None, ...]] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    height: int = 0
    recent: list[int] = field(default_factory=list)
    """Which of the cells the last part printed."""
    recent_row: int = 0
    usual: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.edges = list(self.first.edges)
        self.parts = [self.first]
        self.cells = [
            WholeCell(cell.row, cell.column, cell.row_span, cell.column_span, (cell,))
            for cell in self.first.block.cells
        ]
        self.places = [tuple(range(self.first.height))]
        self.height = self.first.height
        self.recent = list(range(len(self.cells)))

    def repeated(self, part: Part) -> int:
        """How many rows of the part print the head of the table again."""
        count = 0
        while count < min(_DEEPEST_HEAD, self.first.height - 1, part.height):
            row = part.row(count)
            if row != self.first.row(count) or not any(words for _, words in row):
                break
            count += 1
        cut = [c.row for c in part.block.cells if c.row < count < c.row + c.row_span]
        return min(cut, default=count)

    def words(self, cell: WholeCell) -> str:
        """What a cell says, without blanks."""
        return "".join(letters(piece.span.of(self.document.text)) for piece in cell.pieces)

    def add(self, part: Part) -> None:
        """Append a part, its repeated head left out, a broken row made whole."""
        head = self.repeated(part)
        self._align(part)
        opening = [self._placed(part, cell) for cell in part.block.cells if cell.row == head]
        above = {
            (last.column, last.column_span): at
            for at in self.recent
            if (last := self.cells[at]).row + last.row_span == self.height
        }
        usual = self._usual()
        is_broken = bool(part.edges) and self._is_broken(opening, above, usual)
        hanging = self._hanging(opening, above, usual)
        first = self.height - is_broken
        recent: list[int] = []
        for cell in part.block.cells:
            if cell.row < head:
                continue
            placed = replace(self._placed(part, cell), row=first + cell.row - head)
            at = above.get((placed.column, placed.column_span)) if cell.row == head else None
            if at is not None and (is_broken or placed.column in hanging):
                upper = self.cells[at]
                reach = placed.row + placed.row_span - upper.row
                pieces = (*upper.pieces, cell)
                self.cells[at] = replace(upper, row_span=reach, pieces=pieces)
                recent.append(at)
            elif not is_broken or cell.row > head or part.words[cell]:
                recent.append(len(self.cells))
                self.cells.append(placed)
        rows = (None if row < head else first + row - head for row in range(part.height))
        self.places.append(tuple(rows))
        self.parts.append(part)
        self.recent, self.recent_row = recent, first
        self.height = first + part.height - head

    def _align(self, part: Part) -> None:
        """Let the columns of the table have every edge that the part has."""
        if not self.edges or not agree(self.first.edges, part.edges):
            return
        shift = self.edges[0] - part.edges[0]
        edges = parted(sorted([*self.edges, *(x + shift for x in part.edges)]))
        if len(edges) == len(self.edges):
            return
        moved = [nearest(edges, x) for x in self.edges]
        self.cells = [
            replace(
                cell,
                column=moved[cell.column],
                column_span=moved[cell.column + cell.column_span] - moved[cell.column],
            )
            for cell in self.cells
        ]
        self.edges = edges

    def _placed(self, part: Part, cell: Cell) -> WholeCell:
        """A cell of the part in the columns of the table; its row is still the part's."""
        column, stop = cell.column, cell.column + cell.column_span
        if self.edges and cell.box is not None and agree(self.first.edges, part.edges):
            shift = self.edges[0] - part.edges[0]
            column, stop = (nearest(self.edges, x + shift) for x in (cell.box.x0, cell.box.x1))
        return WholeCell(cell.row, column, cell.row_span, max(1, stop - column), (cell,))

    def _usual(self) -> frozenset[int]:
        """The columns in which nearly all rows of the last part have words.

        Its first row, often the head, does not count, nor do rows of one cell.
        """
        rows: dict[int, set[int]] = defaultdict(set)
        begun: Counter[int] = Counter()
        for cell in (self.cells[at] for at in self.recent):
            begun[cell.row] += 1
            if self.words(cell):
                for row in range(max(cell.row, self.recent_row), cell.row + cell.row_span):
                    rows[row].update(range(cell.column, cell.column + cell.column_span))
        body = [rows[row] for row in sorted(rows) if begun[row] > 1 and row > self.recent_row]
        if len(body) >= _FEW_ROWS or not self.usual:
            body = body or [rows[self.height - 1]]
            self.usual = frozenset(
                column
                for column in set().union(*body)
                if sum(column in row for row in body) >= 0.8 * len(body)
            )
        return self.usual

    def _is_broken(
        self,
        opening: Sequence[WholeCell],
        above: dict[tuple[int, int], int],
        usual: frozenset[int],
    ) -> bool:
        """Whether the first row of a part goes on the last row of the page before.

        It says nothing in columns that always say something, and what it says stands below words
        of the last row that no number is.
        """
        said = [cell for cell in opening if self.words(cell)]
        said = [cell for cell in said if (cell.column, cell.column_span) in above]
        if not said or len(said) < sum(bool(self.words(cell)) for cell in opening):
            return False
        pairs = [(self.cells[above[cell.column, cell.column_span]], cell) for cell in said]
        if any(not _is_wordy(self.words(upper)) for upper, _ in pairs):
            return False
        covered = {
            column for cell in said for column in range(cell.column, cell.column + cell.column_span)
        }
        missing = usual - covered
        if len(missing) == 1:
            is_value = len(opening) == 2 and missing == {0}
            return all(self._overflows(*pair) for pair in pairs) and any(
                self._fills(upper)
                or self._lists(upper, cell)
                or (is_value and len(self._lines(upper.pieces[-1])) > _FEW_LINES)
                for upper, cell in pairs
            )
        return len(missing) > 1

    def _fills(self, cell: WholeCell) -> bool:
        """Whether the last line of a cell fills it, so that its words may go on below."""
        piece, lines = cell.pieces[-1], self._lines(cell.pieces[-1])
        if not lines or piece.box is None:
            return False
        return lines[-1].x1 - piece.box.x0 > 0.7 * (piece.box.x1 - piece.box.x0)

    def _lists(self, upper: WholeCell, cell: WholeCell) -> bool:
        """Whether a list in the upper cell goes on: another dash, or the next number."""
        before, after = (
            [piece.span.of(self.document.text) for piece in each.pieces] for each in (upper, cell)
        )
        first, last = _MARK.match(after[0]), list(_MARK.finditer("\n".join(before)))
        if first is None or not last:
            return False
        one, other = last[-1]["number"], first["number"]
        if one is None or other is None:
            return one is other
        return int(to_arabic_digits(other)) == int(to_arabic_digits(one)) + 1

    def _overflows(self, upper: WholeCell, cell: WholeCell) -> bool:
        """Whether the first line of a cell has no room beside the last of the one above."""
        before, after = self._lines(upper.pieces[-1]), self._lines(cell.pieces[0])
        box = cell.pieces[0].box
        if not before or not after or box is None:
            return False
        return before[-1].x1 - before[-1].x0 + after[0].x1 - after[0].x0 > 0.85 * (box.x1 - box.x0)

    def _lines(self, cell: Cell) -> list[Box]:
        """Where the printed lines of a cell stand."""
        if self.document.geometry is None:
            return []
        span = self.document.alignment.to_old(cell.span)
        return [box for _, box in self.document.geometry.boxes(span)]

    def _hanging(
        self,
        opening: Sequence[WholeCell],
        above: dict[tuple[int, int], int],
        usual: frozenset[int],
    ) -> frozenset[int]:
        """The columns in which a cell over several rows goes on from the page before.

        One of them shows it: its cell says something on one of the two pages only.
        """
        spans = Counter(self.cells[at].column for at in self.recent if self.cells[at].row_span > 1)
        begun = Counter(self.cells[at].column for at in self.recent)
        spanning = {column for column, count in spans.items() if 2 * count >= begun[column]}
        pairs = {
            cell.column: (self.words(self.cells[at]) != "", self.words(cell) != "")
            for cell in opening
            if cell.column in usual & spanning
            and (at := above.get((cell.column, cell.column_span))) is not None
        }
        shows = any(pair == (True, False) for pair in pairs.values())
        return frozenset(pairs) if shows else frozenset()

    def whole(self) -> Whole:
        """The table as it was written."""
        cells = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        return Whole(tuple(part.block for part in self.parts), tuple(cells), tuple(self.places))


def _is_wordy(words: str) -> bool:
    return len(re.findall("[ก-ฮA-Za-z]", words)) >= 3
