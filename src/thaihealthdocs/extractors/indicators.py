"""Indicators: named in lines, forms, table rows, over columns, or in the title alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model.records import Indicator, provisional_id
from ..structure.goals import unit_of
from ..structure.kpis import FIELDS, Kpi, kpis
from ..structure.periods import fiscal_year
from ..structure.table_kpis import group_kpis
from ..structure.transposed import standing
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]


def extract(document: Document) -> Iterator[Record]:
    """Every indicator of ``document``, each once."""
    found = dict.fromkeys(
        (*kpis(document), *group_kpis(document).values(), *(s.kpi for s in standing(document)))
    )
    by_number = {kpi.number: kpi for kpi in found if kpi.number is not None}
    year = fiscal_year(document)
    for kpi in found:
        parent = by_number.get((kpi.number or "").rpartition(".")[0])
        yield Indicator(
            id=provisional_id("indicators", kpi.name.start),
            number=kpi.number,
            name=one_line(kpi.name.of(document.text)),
            parent_id=None if parent is None else provisional_id("indicators", parent.name.start),
            plan_item_id=None
            if kpi.plan is None
            else provisional_id("plan_items", kpi.plan.words.start),
            fiscal_year=None if year is None else year.year,
            unit=unit_of(document, kpi),
            evidence=document.evidence(
                name=kpi.name,
                number=kpi.number_span,
                fiscal_year=None if year is None else year.span,
                **kpi.fields,
            ),
            **_fields(document, kpi),
        )


def _fields(document: Document, kpi: Kpi) -> dict[str, Any]:
    """What labels say of the indicator, its unit aside."""
    return {
        field: one_line(kpi.fields[field].of(document.text))
        for field in FIELDS
        if field in kpi.fields and field != "unit"
    }
