"""Reports on projects carried out (รายงานผลการดำเนินโครงการ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..structure.titles import head_text

if TYPE_CHECKING:
    from ..model.document import Document

__all__ = ["NAME", "identify"]

NAME = "project_report"

_TITLE = re.compile(
    r"(?:รายงาน|สรุป)(?:ผล)?(?:การ)?(?:ดำเนิน(?:งาน|การ)?|ปฏิบัติงาน|ประเมินผล)?(?:ตาม)?(?:แผนงาน\s*/?\s*)?โครงการ"
    r"|รายงาน(?:ผล)?(?:การดำเนินงาน)?(?:ฉบับสมบูรณ์|ความก้าวหน้า).{0,60}โครงการ|รหัสโครงการ"
)


def identify(document: Document) -> bool:
    """A heading that reports on a project."""
    return _TITLE.search("\n".join(head_text(document).split("\n")[:5])) is not None
