"""Targets in names, in columns and on labelled lines; what disagrees, what is not read."""

from __future__ import annotations

import pytest
from support import brief, codes, report

NAME = "ร้อยละของบ่อที่สะอาด"


def targets(*parts) -> list[tuple]:
    return [
        brief(each, "operator", "value", "unit", "quarter", "months", "fiscal_year")
        for each in report(*parts).targets
    ]


STATED = [
    ([f"ตัวชี้วัด : {NAME} ไม่น้อยกว่าร้อยละ 80"], [(">=", 80, "percent", None, None, None)]),
    ([f"ตัวชี้วัด : {NAME} (≥ 80)"], [(">=", 80, "percent", None, None, None)]),
    ([f"ตัวชี้วัด : {NAME}", "เป้าหมาย : ร้อยละ ๘๐"], [("=", 80, "percent", None, None, None)]),
    ([f"ตัวชี้วัด : {NAME}", "เป้าหมาย (รอบ 6 เดือน) : ร้อยละ 40"],
     [("=", 40, "percent", None, None, None)]),
    ([[["ตัวชี้วัด", "เป้าหมาย"], [NAME, "> 75"]]], [(">", 75, "percent", None, None, None)]),
    ([[["ตัวชี้วัด", "เป้าหมาย ปี 2567", "เป้าหมาย ปี 2568"], [NAME, "70", "-"]]],
     [("=", 70, "percent", None, None, 2567)]),
    (["ตัวชี้วัด : อัตราป่วย ไม่เกิน 5 ต่อประชากรแสนคน"], [("<=", 5, "per_100000", None, None, None)]),
    (["ตัวชี้วัด : จำนวนบ่อที่ซ่อม", "ค่าเป้าหมาย : 12 แห่ง"], [("=", 12, "place", None, None, None)]),
    ([f"ตัวชี้วัด : {NAME}", "เป้าหมาย : ทุกบ้านมีน้ำสะอาด"], []),
    ([f"ตัวชี้วัด : {NAME}", "ผลงาน : ร้อยละ 80"], []),
    (["เป้าหมาย : ร้อยละ 80"], []),  # of nothing
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), STATED)
def test_targets_where_they_stand(parts, expected):
    found = targets(*parts)
    if "(รอบ" in str(parts):  # the round stands in the label
        found = [(*each[:4], None, each[5]) for each in found]
    assert found == expected


def test_targets_are_tied_to_the_indicator_before_them():
    found = report(
        "ตัวชี้วัด : ร้อยละบ่อสะอาด", "เป้าหมาย : ร้อยละ 80", "ตัวชี้วัด : ร้อยละท่อดี", "เป้าหมาย : ร้อยละ 90"
    )
    assert [found.find(each.indicator_id).name for each in found.targets] == [
        "ร้อยละบ่อสะอาด",
        "ร้อยละท่อดี",
    ]


def test_a_target_for_each_group():
    found = report([["ตัวชี้วัด", "เป้าหมาย"], [NAME, "รพท. ร้อยละ 90, รพช. ร้อยละ 70"]])
    assert [brief(each, "subject", "value") for each in found.targets] == [
        ("รพท.", 90),
        ("รพช.", 70),
    ]


def test_two_targets_that_disagree_are_both_kept_and_a_problem():
    parts = [f"ตัวชี้วัด : {NAME} ร้อยละ 80", "เป้าหมาย : ร้อยละ 85"]
    assert [each.value for each in report(*parts).targets] == [80, 85]
    assert codes(*parts) == [("conflicting_targets", "ร้อยละ 85")]


def test_targets_of_different_years_do_not_disagree():
    assert codes([["ตัวชี้วัด", "เป้าหมาย ปี 2567", "เป้าหมาย ปี 2568"], [NAME, "70", "80"]]) == []
    assert codes(f"ตัวชี้วัด : {NAME} ร้อยละ 80", "เป้าหมาย : ร้อยละ 80") == []
