"""Tables on their side: units as columns, and a row each for what is counted and its rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .columns import row_role
from .memory import once_per_document
from .table_kpis import kpi_above
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Cell, Document
    from .columns import Column
    from .kpis import Kpi
    from .tables import Row, Table

__all__ = ["Standing", "is_transposed", "standing"]

_ROLES = frozenset({"numerator", "denominator", "rate", "result"})


@dataclass(frozen=True, eq=False)
class Standing:
    """The values of one unit, which stand below each other under its name."""

    kpi: Kpi
    table: Table
    subject: Column
    cells: dict[str, Cell]


def is_transposed(text: str, table: Table) -> bool:
    """Whether two rows or more name a count, what it is counted of, or a rate.

    Their names stand in the first column, under a head that is not an indicator's.
    """
    if not table.columns or table.columns[0].role not in (None, "item", "number"):
        return False
    roles = {_role(text, row) for row in table.rows} & _ROLES
    return len(roles) >= 2


@once_per_document
def standing(document: Document) -> tuple[Standing, ...]:
    """The values of all units in the transposed tables of ``document``, in reading order."""
    return tuple(
        found
        for table in tables(document)
        if is_transposed(document.text, table)
        for found in _in_table(document, table)
    )


def _role(text: str, row: Row) -> str | None:
    cell = row.own.get(0)
    return None if cell is None else row_role(cell.span.of(text))


def _in_table(document: Document, table: Table) -> Iterator[Standing]:
    named: dict[str, Kpi] = {}
    kpi = kpi_above(document, table, named)
    if kpi is None:
        return
    for column in table.columns[1:]:
        cells: dict[str, Cell] = {}
        for row in table.rows:
            role = _role(document.text, row)
            if role in _ROLES and role is not None and column.index in row.own:
                cells.setdefault(role, row.own[column.index])
        if cells and column.path:
            yield Standing(kpi, table, column, cells)
