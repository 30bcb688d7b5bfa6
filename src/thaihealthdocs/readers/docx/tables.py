"""Rows of a Word table become a grid: cells merged across and down are one cell each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..composing import Passage, Table, TableCell
from .names import W, is_on, number_at, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element as Element

__all__ = ["table_of"]

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_MOST_COLUMNS = 1000


@dataclass(slots=True)
class _Placed:
    """A cell that rows below may still make taller."""

    row: int
    column: int
    is_header: bool
    column_span: int
    row_span: int = 1
    content: list[Passage | Table] = field(default_factory=list)

    def cell(self) -> TableCell:
        """The cell as it is when the table has ended."""
        return TableCell(
            self.row,
            self.column,
            tuple(self.content),
            self.row_span,
            self.column_span,
            self.is_header,
        )


def table_of(table: Element, flow_of: Callable[[Element], Iterable[Passage | Table]]) -> Table:
    """The table with the content of its cells as ``flow_of`` reads it."""
    placed: list[_Placed] = []
    above: dict[int, _Placed] = {}
    for row, element in enumerate(_rows(table)):
        here = _row(row, element, above, flow_of)
        placed.extend(cell for cell in here.values() if cell.row == row)
        above = here
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Table(tuple(cell.cell() for cell in placed))


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The children called ``name``, whatever wrappers they stand in."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, name)


def _rows(table: Element) -> Iterator[Element]:
    """The rows that are not marked as deleted."""
    return (row for row in _inside(table, "tr") if row.find(f"{W}trPr/{W}del") is None)


def _row(
    row: int,
    element: Element,
    above: dict[int, _Placed],
    flow_of: Callable[[Element], Iterable[Passage | Table]],
) -> dict[int, _Placed]:
    """The cells that the row holds or that reach into it, by their first column."""
    here: dict[int, _Placed] = {}
    properties = element.find(f"{W}trPr")
    is_header = is_on(properties, "tblHeader")
    column = min(max(number_at(properties, "gridBefore") or 0, 0), _MOST_COLUMNS)
    last: _Placed | None = None
    for cell in _inside(element, "tc"):
        states = cell.find(f"{W}tcPr")
        span = min(max(number_at(states, "gridSpan") or 1, 1), _MOST_COLUMNS)
        if _continues(states, "hMerge") and last is not None and last.row == row:
            last.column_span += span
        else:
            last = _begun(
                row, column, span, is_header, above if _continues(states, "vMerge") else {}
            )
            here[column] = last
        last.content.extend(flow_of(cell))
        column += span
    return here


def _begun(row: int, column: int, span: int, is_header: bool, above: dict[int, _Placed]) -> _Placed:
    """The cell above, made taller, where one as wide stands there; else a new one."""
    taller = above.get(column)
    if taller is None or taller.column_span != span:
        return _Placed(row, column, is_header, span)
    taller.row_span += 1
    return taller


def _continues(states: Element | None, merge: str) -> bool:
    """Whether a cell goes on with its neighbour; a merge mark without value says so."""
    return value_at(states, merge) in ("", "continue")
