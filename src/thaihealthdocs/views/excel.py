"""Reports as a workbook, one sheet for each record type."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from . import frames
from .wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

    import pandas as pd
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from ..model.report import Report

__all__ = ["write"]

_FONT = "Tahoma"  # on Windows and macOS with Thai in it; elsewhere replaced by the Thai default
_WIDEST = 60
_LONGEST = 32_767
"""The characters that a cell may hold."""


def write(
    reports: Sequence[Report], path: str | PathLike[str], keys: Iterable[str] | None = None
) -> None:
    """Write each of `frames.tables` as a sheet of the workbook at ``path``."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for key, table in frames.tables(reports, keys).items():
        _fill(workbook.create_sheet(key), table)
    if not workbook.worksheets:
        workbook.create_sheet("document")
    workbook.save(path)


def _fill(sheet: Worksheet, table: pd.DataFrame) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    head, body = Font(name=_FONT, bold=True), Font(name=_FONT)
    lines = table.astype(object).where(table.notna(), None).itertuples(index=False, name=None)
    for row, values in enumerate(chain([tuple(table.columns)], lines), start=1):
        for column, value in enumerate(values, start=1):
            _put(sheet.cell(row, column), value, head if row == 1 else body)
    for column, name in enumerate(table.columns, start=1):
        longest = max([len(str(value)) for value in table[name].dropna()], default=0)
        width = min(max(longest, len(name)) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(cell: Cell | MergedCell, value: Any, font: Any) -> None:
    cell.font = font
    if isinstance(value, str):
        cell.value = printable(value)[:_LONGEST]
        # Words that begin with an equals sign are words, never a formula to be run.
        cell.data_type = "s"
    else:
        cell.value = value
