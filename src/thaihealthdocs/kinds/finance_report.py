"""Reports on the finances of hospitals (สถานการณ์การเงินการคลัง)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.tables import tables
from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "finance_report"

_TITLE = re.compile(
    r"การเงินการคลัง|สถานะ(?:ทาง)?การเงิน|สถานการณ์(?:ทาง)?การเงิน|ฐานะการเงิน|แผนทางการเงิน|Plan\s?fin|วิกฤต(?:ิ)?ทางการเงิน|งบทดลอง|งบการเงิน",
    re.IGNORECASE,
)
_RATIOS = re.compile(r"\b(?:CR|QR|Cash(?:\s?Ratio)?|NWC|NI|EBITDA|Risk(?:\s?Scor\w*)?|TPS)\b")


def identify(document: Document) -> bool:
    """Tables with the ratios of hospital finance, or a heading about finances over tables."""
    if not tables(document):
        return False
    heads = " ".join(column.words for table in tables(document) for column in table.columns)
    ratios = {match[0].split()[0] for match in _RATIOS.finditer(heads)}
    return len(ratios) >= 3 or (
        _TITLE.search("\n".join(head_text(document).split("\n")[:3])) is not None
        and not any(column.is_period for table in tables(document) for column in table.columns)
        and not any(
            table.with_role("strategy", "activity", "project") for table in tables(document)
        )
    )
