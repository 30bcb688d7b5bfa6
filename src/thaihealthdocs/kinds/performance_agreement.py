"""Performance agreements (คำรับรองการปฏิบัติราชการ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "performance_agreement"

_TITLE = re.compile(
    r"^\s*(?:แบบ|การ|เอกสาร|บันทึก)?(?:คำรับรองการปฏิบัติ|ข้อตกลงการปฏิบัติราชการ|Performance\s+Agreement)",
    re.MULTILINE | re.IGNORECASE,
)


def identify(document: Document) -> bool:
    """A heading with คำรับรองการปฏิบัติราชการ."""
    return _TITLE.search("\n".join(head_text(document).split("\n")[:4])) is not None
