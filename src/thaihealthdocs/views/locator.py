"""Where in a document a record stands, in words that a reader can follow to the page."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.evidence import Evidence
    from ..model.records import Record

__all__ = ["COMMON_FIELDS", "field_names", "locate", "principal", "principal_field"]

COMMON_FIELDS = frozenset({"id", "evidence", "confidence"})
"""The fields that all records share, which say nothing of the document."""

# The field whose words are what the record is about, the most telling first.
_PRINCIPAL = ("text", "name", "value", "title", "mention", "number", "months", "quarters")


def field_names(record: Record | type[Record]) -> list[str]:
    """The names of a record's own fields, in order.

    >>> from thaihealthdocs.model.records import Milestone
    >>> field_names(Milestone)
    ['indicator_id', 'text', 'months', 'quarter', 'fiscal_year']
    """
    return [each.name for each in fields(record) if each.name not in COMMON_FIELDS]


def principal_field(record: Record) -> str | None:
    """The field that says most of what a record is about, None in an empty record."""
    order = (*_PRINCIPAL, *field_names(record))
    stated = (name for name in order if getattr(record, name, None) not in (None, ()))
    return next(stated, None)


def principal(record: Record) -> Evidence | None:
    """The first evidence of the field that says most of what a record is about, if any has it."""
    order = (*_PRINCIPAL, *field_names(record), *record.evidence)
    pieces = next((record.evidence[name] for name in order if record.evidence.get(name)), ())
    return pieces[0] if pieces else None


def locate(evidence: Evidence) -> str:
    """The place of ``evidence``: page and table cell, or page and characters of the source text.

    Tables count from 1 over the document, rows and columns from 0. Characters are half-open; the
    page is left out of a source that has no pages.

    >>> from thaihealthdocs.model.evidence import CellPlace, Evidence
    >>> locate(Evidence(120, 140, 1, "กลยุทธ์"))
    'chars 120-140'
    >>> locate(Evidence(120, 140, 2, "กลยุทธ์", cell=CellPlace(table=1, row=3, column=2)))
    'p. 2, table 1 r3 c2'
    """
    has_pages = evidence.bbox is not None or evidence.page > 1
    if evidence.cell is not None:
        cell = evidence.cell
        place = f"table {cell.table} r{cell.row} c{cell.column}"
    else:
        place = f"chars {evidence.start}-{evidence.stop}"
    return f"p. {evidence.page}, {place}" if has_pages else place
