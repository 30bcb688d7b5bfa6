"""Grids inside forms: a label, a line of rounds or years beside it, and the values below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .columns import Period, period_of
from .kpis import Kpi, last_kpi_before
from .labels import field_role
from .memory import once_per_document
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from .tables import Row, Table

__all__ = ["PeriodValue", "period_values"]


@dataclass(frozen=True, eq=False)
class PeriodValue:
    """A value of a form that stands under a round, quarter or year, with its label's role."""

    role: str
    cell: Cell
    kpi: Kpi
    period: Period


@once_per_document
def period_values(document: Document) -> tuple[PeriodValue, ...]:
    """The values below rounds and years in the forms of ``document``, in reading order."""
    return tuple(
        PeriodValue(role, cell, kpi, period)
        for table in tables(document)
        for role, cell, period in _in_table(document.text, table)
        if (kpi := last_kpi_before(document, cell.span.start)) is not None
    )


def _in_table(text: str, table: Table) -> Iterator[tuple[str, Cell, Period]]:
    yield from _under_columns(table)
    yield from _beside_rounds(text, table)
    role: str | None = None
    above: str | None = None
    heads: dict[int, Period] = {}
    for row in table.rows:
        label = row.own.get(0)
        bare = _bare_heads(text, row)
        if bare:
            role, heads = _label_beside(text, row) or above or "target", bare
        elif heads and (label is None or 0 in heads):
            yield from (
                (role or "target", cell, heads[at]) for at, cell in row.own.items() if at in heads
            )
            if 0 in heads:
                heads = {}
        elif label is not None:
            role, heads = _heads(text, row, label)
            above = _role_of(label.span.of(text))


def _under_columns(table: Table) -> Iterator[tuple[str, Cell, Period]]:
    """The first row of a table whose heads are rounds or years and nothing else."""
    heads = {
        column.index: Period(column.quarter, column.months, column.year)
        for column in table.columns
        if column.path and column.role is None
    }
    filled = {at for row in table.rows for at in row.own}
    if heads and filled <= set(heads) and Period() not in heads.values():
        for at, cell in table.rows[0].own.items() if table.rows else ():
            yield "target", cell, heads[at]


def _beside_rounds(text: str, table: Table) -> Iterator[tuple[str, Cell, Period]]:
    """What stands beside rounds that name the rows of a table of two columns."""
    if len(table.columns) != 2:
        return
    pairs = [
        (period, row.own[1])
        for row in table.rows
        if set(row.own) == {0, 1}
        and (period := period_of(" ".join(row.own[0].span.of(text).split()))) is not None
        and period.months is not None
    ]
    if len(pairs) >= 2:
        yield from (("target", cell, period) for period, cell in pairs)


def _bare_heads(text: str, row: Row) -> dict[int, Period]:
    """The periods of a row in which nothing else begins."""
    periods = {column: period_of(cell.span.of(text)) for column, cell in row.own.items()}
    found = {column: period for column, period in periods.items() if period is not None}
    return found if len(found) >= 2 and len(found) == len(periods) else {}


def _label_beside(text: str, row: Row) -> str | None:
    """The role of a label that reaches down to the row; criteria by round are targets too."""
    label = row.covering.get(0)
    if label is None or 0 in row.own:
        return None
    return _role_of(label.span.of(text))


def _role_of(label: str) -> str | None:
    """The role of a label; criteria are targets."""
    role = field_role(" ".join(label.split()))
    return "target" if role == "criteria" else role


def _heads(text: str, row: Row, label: Cell) -> tuple[str | None, dict[int, Period]]:
    """The label's role and the periods beside it; nothing where the cells are values."""
    words = " ".join(label.span.of(text).split())
    role = field_role(words) or field_role(words.split("ราย")[0]) or field_role(words.split("ปี")[0])
    periods = {
        column: period_of(cell.span.of(text)) for column, cell in row.own.items() if column > 0
    }
    if role is None or len(periods) < 2:
        return None, {}
    own = period_of(words)
    heads = {column: period.within(own) for column, period in periods.items() if period is not None}
    return (role, heads) if len(heads) == len(periods) else (None, {})
