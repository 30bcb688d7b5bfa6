"""Comparators where targets stand: each is in a target, or a problem."""

from __future__ import annotations

import pytest
from support import report

from thaihealthdocs.extractors.comparators import extract
from thaihealthdocs.model.records import Problem

NAME = "ร้อยละของบ่อที่สะอาด"


def unused(*parts) -> list[str | None]:
    return [each.text for each in report(*parts).problems if each.code == "unused_comparator"]


@pytest.mark.parametrize(
    "cell", ["≥ 80", "ไม่น้อยกว่าร้อยละ 80", "ร้อยละ 80", "< 5 และ > 2", "ทุกบ่อ", "-"]
)
def test_what_a_target_holds_is_no_problem(cell):
    assert unused([["ตัวชี้วัด", "เป้าหมาย"], [NAME, cell]]) == []


def test_a_comparator_that_no_target_holds_is_told():
    cell = "ร้อยละ 80 ของบ่อที่ลึกไม่น้อยกว่า 6 เมตร"
    assert unused([["ตัวชี้วัด", "เป้าหมาย"], [NAME, cell]]) == ["ไม่น้อยกว่า 6 เมตร"]


def test_comparators_elsewhere_are_nobodys():
    assert unused("บ่อลึกไม่น้อยกว่า 6 เมตร", [["กิจกรรม", "หมายเหตุ"], ["ขุด", "> 6 เมตร"]]) == []


def test_only_problems_are_found():
    document = report([["ตัวชี้วัด", "เป้าหมาย"], [NAME, "≥ 80"]]).source
    assert all(isinstance(record, Problem) for record in extract(document))
