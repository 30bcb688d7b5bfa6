"""What reading a made-up document is worth: characters, cells, paragraphs, whole tables.

A reading is what any tool found: its paragraphs in reading order, and its tables with the parts
on following pages joined.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from thaihealthdocs.model.document import BlockKind, Document
from thaihealthdocs.structure.joins import wholes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdf_model import Block as TrueBlock
    from pdf_model import TrueDocument

__all__ = ["FoundCell", "Reading", "Score", "distance", "letters", "prints", "reading_of", "score"]


def letters(text: str) -> str:
    """The text without white space, sara am written in one way."""
    text = re.sub(r"\s+", "", text)
    nikhahit, aa, am = (
        "\N{THAI CHARACTER NIKHAHIT}",
        "\N{THAI CHARACTER SARA AA}",
        "\N{THAI CHARACTER SARA AM}",
    )
    return re.sub(f"{nikhahit}([\u0e48-\u0e4b]?){aa}", rf"\1{am}", text)


def distance(one: str, other: str) -> int:
    """Edits between two texts (Levenshtein), common ends taken off first."""
    while one and other and one[0] == other[0]:
        shared = min(len(one), len(other))
        at = next((at for at in range(shared) if one[at] != other[at]), shared)
        one, other = one[at:], other[at:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return len(one) + len(other)
    codes = np.array(list(map(ord, other)))
    steps = np.arange(len(other) + 1)
    row = steps.copy()
    for at, character in enumerate(one, start=1):
        best = np.minimum(row[:-1] + (codes != ord(character)), row[1:] + 1)
        new = np.concatenate(([at], best))
        row = np.minimum.accumulate(new - steps) + steps
    return int(row[-1])


def prints(found: str, true: str) -> bool:
    """Whether the found text, a line break being a blank or nothing, is the true one."""
    parts = (re.escape(part) for part in re.split(r"[ \t]*\n[ \t]*", found.strip()))
    return re.fullmatch(" ?".join(parts), re.sub(r"\s+", " ", true).strip()) is not None


@dataclass(frozen=True)
class FoundCell:
    """A cell that a tool found: its place in the whole table, and its paragraphs."""

    row: int
    column: int
    row_span: int
    column_span: int
    paragraphs: tuple[str, ...]

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Row, column and spans."""
        return self.row, self.column, self.row_span, self.column_span


@dataclass
class Reading:
    """Paragraphs in reading order, those of tables among them, and the tables."""

    units: list[str] = field(default_factory=list)
    tables: list[list[FoundCell]] = field(default_factory=list)
    printed: list[list[str]] = field(default_factory=list)
    """For each printed part of a table what its rows say."""


def reading_of(document: Document, true: TrueDocument) -> Reading:
    """What the library found; its own joining of tables over pages is used."""
    text = document.text
    begins = {whole.parts[0].span: whole for whole in wholes(document)}
    found = Reading()
    for block in document.blocks:
        words = block.span.of(text)
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is not BlockKind.TABLE:
            if letters(words) != letters(true.running_head):
                found.units.append(words)
            continue
        rows: dict[int, str] = defaultdict(str)
        for cell in block.cells:
            rows[cell.row] += letters(cell.span.of(text))
        found.printed.append(list(rows.values()))
        whole = begins.get(block.span)
        if whole is None:
            continue
        cells = [
            FoundCell(
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                tuple(span.of(text) for piece in cell.pieces for span in piece.paragraphs),
            )
            for cell in whole.cells
        ]
        found.tables.append(cells)
        found.units += [words for cell in cells for words in cell.paragraphs]
    return found


@dataclass
class Score:
    """Counts over documents."""

    wrong_characters: int = 0
    characters: int = 0
    bag: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def error(self) -> float:
        """Character error."""
        return self.wrong_characters / max(1, self.characters)

    @property
    def f1(self) -> float:
        """Of cells with place, spans and text right."""
        return 2 * self.cells["right"] / max(1, self.cells["found"] + self.cells["true"])

    @property
    def whole(self) -> float:
        """The share of tables that are found with exactly their rows."""
        return self.tables["right"] / max(1, self.tables["true"])

    @property
    def whole_over_pages(self) -> float:
        """The same of the tables that are printed in parts."""
        return self.tables["right over pages"] / max(1, self.tables["over pages"])

    def line(self, name: str) -> str:
        """One line of the report."""
        exact = self.cells["exact"] / max(1, self.cells["true"])
        units = self.units["right"] / max(1, self.units["true"])
        bag = self.bag / max(1, self.characters)
        tables = self.tables
        return (
            f"{name:24} CER {100 * self.error:6.3f} %  bag {100 * bag:6.3f} %"
            f"  cells F1+span {self.f1:.4f} of {self.cells['true']:5}  exact text {exact:.4f}"
            f"  tables {tables['right']}/{tables['true']} (found {tables['found']})"
            f"  over pages {tables['right over pages']}/{tables['over pages']}"
            f"  paragraphs {units:.3f} of {self.units['true']}"
        )


def score(found: Reading, true: TrueDocument, *totals: Score) -> None:
    """Add what one document's reading is worth to each total."""
    one = Score()
    blocks = true.reading()
    units = [unit for block in blocks for unit in _units_of(block)]
    _score_text(found.units, units, one, true.name)
    tables = [block for block in blocks if block.kind == "table"]
    matches = _matched([_rows_of_true(table) for table in tables], found)
    for table, at in zip(tables, matches, strict=True):
        cells = found.tables[at] if at is not None else []
        _score_cells(cells, table, one, true)
        _score_rows(cells, table, found, one, true)
    one.tables["found"] = len(found.tables)
    for at in set(range(len(found.tables))) - set(matches):
        one.cells["found"] += sum(bool(cell.paragraphs) for cell in found.tables[at])
        one.faults.append(f"{true.name}: no such table {_rows_of(found.tables[at])[:3]}")
    for total in totals:
        _add(total, one)


def _add(total: Score, one: Score) -> None:
    total.wrong_characters += one.wrong_characters
    total.characters += one.characters
    total.bag += one.bag
    for counts, more in ((total.cells, one.cells), (total.units, one.units)):
        counts.update(more)
    total.tables.update(one.tables)
    total.faults += one.faults


def _units_of(block: TrueBlock) -> list[str]:
    """The paragraphs of a block in reading order."""
    if block.kind == "table":
        cells = sorted(block.cells, key=lambda cell: (cell.row, cell.column))
        return [text for cell in cells for text in cell.paragraphs]
    if block.kind in {"signatures", "prose"}:
        return [line for column in block.columns for line in column]
    return [block.text]


def _score_text(found: list[str], true: list[str], total: Score, name: str) -> None:
    """Count wrong characters, and the paragraphs that came back whole and alone."""
    one, other = letters("".join(true)), letters("".join(found))
    edits = distance(one, other)
    total.wrong_characters += edits
    total.characters += len(one)
    bags = Counter(one)
    bags.subtract(other)
    total.bag += sum(map(abs, bags.values()))
    if edits:
        at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
        near = f"{one[max(0, at - 9) : at + 20]!r} is {other[max(0, at - 9) : at + 20]!r}"
        total.faults.append(f"{name}: {edits} characters, first {near}")
    left = Counter(letters(unit) for unit in found)
    total.units["true"] += len(true)
    for unit in true:
        if left[letters(unit)] > 0:
            left[letters(unit)] -= 1
            total.units["right"] += 1


def _rows_of_true(table: TrueBlock) -> list[str]:
    return _rows_of(
        [
            FoundCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.paragraphs)
            for cell in table.cells
        ]
    )


def _rows_of(cells: Sequence[FoundCell]) -> list[str]:
    """What the rows say, from the top, empty ones left out."""
    rows: dict[int, str] = defaultdict(str)
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row] += letters("".join(cell.paragraphs))
    return [words for words in rows.values() if words]


def _matched(true: list[list[str]], found: Reading) -> list[int | None]:
    """For each true table the found one, not yet taken, that shares most with it."""
    rows = [Counter("".join(_rows_of(cells))) for cells in found.tables]
    free = set(range(len(rows)))
    matches: list[int | None] = []
    for table in true:
        wanted = Counter("".join(table))
        shared = {
            at: (wanted & rows[at]).total() - abs(wanted.total() - rows[at].total()) / 2
            for at in free
        }
        best = max(sorted(shared), key=lambda at: shared[at], default=None)
        if best is not None and (wanted & rows[best]).total() < 0.3 * wanted.total():
            best = None
        matches.append(best)
        free.discard(-1 if best is None else best)
    return matches


def _score_cells(
    found: list[FoundCell], table: TrueBlock, total: Score, true: TrueDocument
) -> None:
    """Count cells whose place, spans and text are right, and those whose text is exact."""
    places = {cell.place: cell for cell in found if cell.paragraphs}
    total.cells["found"] += len(places)
    for cell in table.cells:
        if not cell.paragraphs:
            continue
        total.cells["true"] += 1
        match = places.get((cell.row, cell.column, cell.row_span, cell.column_span))
        if match is None:
            total.faults.append(f"{true.name} ({table.rule}): no cell {cell}")
            continue
        one, other = (letters("".join(each.paragraphs)) for each in (cell, match))
        if distance(one, other) <= (0 if len(one) < 10 else len(one) // 10):
            total.cells["right"] += 1
        texts = match.paragraphs
        if len(texts) == len(cell.paragraphs) and all(map(prints, texts, cell.paragraphs)):
            total.cells["exact"] += 1
        else:
            total.faults.append(
                f"{true.name}: cell {cell.row},{cell.column} is {texts} not {cell.paragraphs}"
            )


def _score_rows(
    found: list[FoundCell], table: TrueBlock, reading: Reading, total: Score, true: TrueDocument
) -> None:
    """Count the table as right if it has exactly its rows."""
    wanted, rows = _rows_of_true(table), _rows_of(found)
    right = len(wanted) == len(rows) and all(
        distance(one, other) <= len(one) // 10 for one, other in zip(wanted, rows, strict=True)
    )
    known = set(wanted[max(1, table.header_rows) :])
    parts = sum(any(row in known for row in part) for part in reading.printed)
    kinds = ["", " over pages"] if parts > 1 else [""]
    for kind in kinds:
        total.tables[f"true{kind}" if not kind else kind.strip()] += 1
        total.tables[f"right{kind}"] += right
    if not right:
        pair = next(((a, b) for a, b in zip(wanted, rows, strict=False) if a != b), ("", ""))
        total.faults.append(
            f"{true.name} ({table.rule}): rows {len(rows)} of {len(wanted)} in {parts} parts,"
            f" first other {pair[1][:60]!r} not {pair[0][:60]!r}"
        )
