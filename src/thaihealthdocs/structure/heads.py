"""Tables whose header only the one who looks for its words can tell from a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tables import Row, Table

__all__ = ["headed"]


def headed(text: str, table: Table, is_head: Callable[[str], bool]) -> Table:
    """The table with its first row as header, where it has none and ``is_head`` knows a cell.

    A row printed again, as on the next page, is dropped with it. A table that has a header, or
    whose first row holds no known words, is given back as it is.
    """
    if any(column.path for column in table.columns) or len(table.rows) < 2:
        return table
    words = _words(text, table.rows[0])
    if len(words) < 2 or not any(map(is_head, words.values())):
        return table
    columns = tuple(
        replace(column, path=(words[column.index],) if column.index in words else ())
        for column in table.columns
    )
    rows = tuple(row for row in table.rows[1:] if _words(text, row) != words)
    return replace(table, columns=columns, rows=rows)


def _words(text: str, row: Row) -> dict[int, str]:
    return {at: " ".join(cell.span.of(text).split()) for at, cell in row.own.items()}
