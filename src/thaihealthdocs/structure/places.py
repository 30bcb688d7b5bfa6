"""Every paragraph with its place: running text, a table's column and row, or a form's label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.document import BlockKind
from .labels import column_role, field_role, read_label
from .lexicon import LEVEL_RANKS
from .lines import parted
from .marks import read_mark
from .memory import once_per_document
from .tables import Row, Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from ..model.span import Span
    from .columns import Column
    from .labels import Label

__all__ = ["Place", "is_form", "places"]

_READ_ROLES = {*LEVEL_RANKS, "problem", "indicator"}
"""Roles of columns whose cells the outline reads; others belong to extractors of tables."""


@dataclass(frozen=True, eq=False)
class Place:
    """One paragraph and where it stands.

    ``role`` is what its column or form label makes of it; None in running text, and in the one
    cell of a section row.
    """

    span: Span
    index: int = 0
    role: str | None = None
    table: Table | None = None
    row: Row | None = None
    column: Column | None = None
    cell: Cell | None = None
    levels: tuple[str, ...] = ()
    label: Label | None = None
    """The label of a form's row, with its number: แผนงานที่ 3."""
    goes_on: bool = False
    """Whether its row, without a label, goes on with the value of the row above."""

    @property
    def is_plan(self) -> bool:
        """Whether its column holds nodes of the plan tree."""
        return self.role in LEVEL_RANKS

    def level_for(self, text: str, depth: int) -> str | None:
        """The role of unlabelled words at ``depth`` of numbering (0 for none) in this column."""
        if len(self.levels) < 2:
            return self.role
        if {"program", "project"} <= set(self.levels):
            words = self.span.of(text).lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.() -")
            return "program" if words.startswith("แผนงาน") else "project"
        if "project" in self.levels and "activity" in self.levels and depth < 2:
            words = self.span.of(text).lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.() -")
            return "project" if words.startswith("โครงการ") else "activity"
        return self.levels[min(max(depth, 1), len(self.levels)) - 1]


@once_per_document
def places(document: Document) -> tuple[Place, ...]:
    """The places of ``document`` that may open an outline entry, in reading order."""
    found = enumerate(_places(document))
    return tuple(replace(place, index=index) for index, place in found)


def _places(document: Document) -> Iterator[Place]:
    whole = {part: table for table in tables(document) for part in table.parts}
    done: set[Table] = set()
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            table = whole.get(block)
            if table is not None and table not in done:
                done.add(table)
                yield from _in_table(document.text, table)
        elif block.kind is not BlockKind.FURNITURE:
            for span in parted(document.text, block.span):
                yield Place(span)


def _in_table(text: str, table: Table) -> Iterator[Place]:
    for cell in table.captions:
        for span in _spans(text, cell):
            yield Place(span, table=table)
    form = is_form(text, table)
    above: Place | None = None
    for row in table.rows:
        if form:
            found = [*_rest_of_value(text, above, row)] or [*_form_row(text, table, row)]
            above = found[-1] if found else None
            yield from found
        elif row.is_section:
            (cell,) = row.own.values()
            for span in _spans(text, cell):
                yield Place(span, table=table, row=row, cell=cell)
        else:
            yield from _row(text, table, row)


def _row(text: str, table: Table, row: Row) -> Iterator[Place]:
    for index, cell in sorted(row.own.items()):
        column = table.columns[index] if index < len(table.columns) else None
        if column is None or column.role not in _READ_ROLES:
            continue
        levels = _levels(column)
        for span in [*_spans(text, cell), *_rest(text, row, index)]:
            yield Place(
                span,
                role=column.role,
                table=table,
                row=row,
                column=column,
                cell=cell,
                levels=levels,
            )


def _rest(text: str, row: Row, index: int) -> Iterator[Span]:
    """What the next page prints of a cell, from the first paragraph on that begins anew."""
    for cell in row.rest.get(index, ()):
        first, *others = _spans(text, cell)
        is_marked = read_mark(text, first.start, first.stop) is not None
        if is_marked or read_label(text, first.start, first.stop) is not None:
            yield first
        yield from others


def _levels(column: Column) -> tuple[str, ...]:
    parts = re.split(r"[/,]|\s+และ\s*", column.path[-1]) if column.path else []
    roles = [role for part in parts if (role := column_role(part)) in LEVEL_RANKS and role]
    return tuple(dict.fromkeys(roles))


def is_form(text: str, table: Table) -> bool:
    """Whether the rows are label and value: no header, and most first cells are labels."""
    if any(column.path for column in table.columns) or not table.rows:
        return False
    first = [row.own[min(row.own)] for row in table.rows if len(row.own) >= 2]
    labels = [cell for cell in first if _form_role(text, cell) is not None]
    return bool(first) and len(labels) * 2 >= len(first)


def _form_role(text: str, cell: Cell) -> str | None:
    words = cell.span.of(text)
    if (role := field_role(words)) is not None or len(words) > 120:
        return role
    label = read_label(text, cell.span.start, cell.span.stop)
    return None if label is None else label.role


def _form_row(text: str, table: Table, row: Row) -> Iterator[Place]:
    """Label and value cells in turn; a first cell that is no label is read as words."""
    role: str | None = None
    label: Label | None = None
    for _, cell in sorted(row.own.items()):
        found = _form_role(text, cell)
        if found is not None and role is None:
            role = found
            label = read_label(text, cell.span.start, cell.span.stop)
            if label is None or label.body.is_empty or len(row.own) > 1:
                continue
        for span in _spans(text, cell):
            yield Place(span, role=role, table=table, row=row, cell=cell, label=label)


def _rest_of_value(text: str, above: Place | None, row: Row) -> Iterator[Place]:
    """A row of one cell, below the value of the row above and no label itself."""
    if above is None or above.cell is None or above.label is None or len(row.own) != 1:
        return
    (cell,) = row.own.values()
    if cell.column == above.cell.column > 0 and _form_role(text, cell) is None:
        for span in _spans(text, cell):
            yield replace(above, span=span, row=row, cell=cell, goes_on=True)


def _spans(text: str, cell: Cell) -> Iterator[Span]:
    for span in cell.paragraphs or (cell.span,):
        yield from parted(text, span)
