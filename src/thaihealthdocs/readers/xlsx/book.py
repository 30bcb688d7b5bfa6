"""A workbook as openpyxl opens it: the sheets that are shown, and formulas never calculated."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...model.document import Remark

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Book", "Sheet", "open_book"]

# A formula that is no more than a constant, as ="10669" keeps the zeros of a code.
_CONSTANT = re.compile(r'=\s*(?:"(?P<text>(?:[^"]|"")*)"|(?P<number>-?\d+(?:\.\d+)?))\s*')


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, and the formulas of its cells where there are any."""

    title: str
    values: Worksheet
    formulas: Worksheet | None

    def value_at(self, row: int, column: int) -> tuple[Any, bool]:
        """What the cell holds, and whether that is known: a formula may lack its result."""
        value = self.values._cells[row, column].value
        formula = None if self.formulas is None else self.formulas._cells.get((row, column))
        if value is not None or formula is None or formula.data_type != "f":
            return value, True
        match = _CONSTANT.fullmatch(str(formula.value))
        if match is None:
            return None, False
        if match["text"] is not None:
            return match["text"].replace('""', '"'), True
        return float(match["number"]) if "." in match["number"] else int(match["number"]), True


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets that are shown, what is stated of them, and what was left out."""

    sheets: tuple[Sheet, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def open_book(data: bytes, has_formulas: bool) -> Book:
    """Open a workbook from its bytes."""
    values = _loaded(data, data_only=True)
    formulas = _loaded(data, data_only=False) if has_formulas else None
    shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible"]
    return Book(
        tuple(
            Sheet(sheet.title, sheet, None if formulas is None else formulas[sheet.title])
            for sheet in shown
        ),
        _metadata(values),
        tuple(
            Remark("hidden_sheet", f"the sheet {title!r} is hidden and was not read", text=title)
            for title in hidden
        ),
    )


def _loaded(data: bytes, *, data_only: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep when saving does not matter
        return load_workbook(BytesIO(data), data_only=data_only, keep_links=False)


def _metadata(book: Workbook) -> dict[str, str]:
    stated = {
        "title": book.properties.title,
        "author": book.properties.creator,
        "description": book.properties.description,
        "created": book.properties.created,
        "modified": book.properties.modified,
    }
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else str(value)
        for name, value in stated.items()
        if value
    }
