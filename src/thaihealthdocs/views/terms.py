"""The Thai words that views print beside the contract's English names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.records import RECORD_TYPES

if TYPE_CHECKING:
    from ..model.records import Record

__all__ = ["KIND_TERMS", "meaning", "term"]

KIND_TERMS = {
    "indicator_report": "รายงานผลตัวชี้วัด",
    "indicator_template": "รายละเอียดตัวชี้วัด",
    "indicator_table": "ตารางตัวชี้วัด",
    "action_plan": "แผนปฏิบัติการ",
    "strategic_plan": "แผนยุทธศาสตร์",
    "inspection_report": "รายงานการตรวจราชการ",
    "order": "คำสั่ง",
    "announcement": "ประกาศ",
    "agreement": "บันทึกข้อตกลง",
    "performance_agreement": "คำรับรองการปฏิบัติราชการ",
    "news": "ข่าว",
    "minutes": "รายงานการประชุม",
    "project_proposal": "โครงการ",
    "project_report": "รายงานผลโครงการ",
    "budget": "งบประมาณ",
    "finance_report": "รายงานการเงิน",
    "procurement_plan": "แผนจัดซื้อจัดจ้าง",
    "statistics": "สถิติ",
    "letter": "หนังสือราชการ",
    "other": "อื่นๆ",
}
"""What each kind of document is called in Thai."""


def term(key: str) -> str:
    """The Thai term of a record type, as its class's docstring opens.

    >>> term("indicators")
    'ตัวชี้วัด'
    """
    return _halves(RECORD_TYPES[key])[0]


def meaning(key: str) -> str:
    """What one record of a type is, in English.

    >>> meaning("indicators")
    'a key performance indicator, its name as printed.'
    """
    return _halves(RECORD_TYPES[key])[1]


def _halves(record_type: type[Record]) -> tuple[str, str]:
    first = (record_type.__doc__ or "").partition("\n")[0]
    thai, colon, english = first.partition(": ")
    return (thai, english) if colon else ("", first)
