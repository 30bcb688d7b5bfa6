"""Scoring ladders: steps of lines and tables, which are never targets."""

from __future__ import annotations

import pytest
from support import page

from thaihealthdocs.extractors.score_levels import extract


def levels(*parts):
    return [(s.level, s.operator, s.value, s.value_max, s.text) for s in extract(page(*parts))]


def test_lines_with_the_level_first():
    assert levels(
        "เกณฑ์การให้คะแนน", "ระดับ ๑ : ต่ำกว่าร้อยละ 40", "ระดับ ๒ : ร้อยละ 40 - 49", "ระดับ ๓ : มีแผนแก้ไข"
    ) == [
        (1, "<", 40, None, "ต่ำกว่าร้อยละ 40"),
        (2, "between", 40, 49, "ร้อยละ 40 - 49"),
        (3, None, None, None, "มีแผนแก้ไข"),
    ]


def test_lines_with_the_score_last():
    assert levels("ไม่เกินร้อยละ 3 เท่ากับ 5 คะแนน", "ร้อยละ 4 - 6 เท่ากับ 4 คะแนน") == [
        (5, "<=", 3, None, "ไม่เกินร้อยละ 3"),
        (4, "between", 4, 6, "ร้อยละ 4 - 6"),
    ]


def test_columns_of_a_table():
    table = [
        ["ตัวชี้วัด", "คะแนน 1", "คะแนน 2", "คะแนน 3"],
        ["ร้อยละการคัดกรองมะเร็ง", "50", "60", "≥ 70"],
    ]
    assert levels(table) == [
        (1, "=", 50, None, "50"),
        (2, "=", 60, None, "60"),
        (3, ">=", 70, None, "≥ 70"),
    ]


def test_rows_of_a_table():
    assert levels([["ระดับ", "เกณฑ์"], ["1", "มีคณะทำงาน"], ["2", "มีแผน"]]) == [
        (1, None, None, None, "มีคณะทำงาน"),
        (2, None, None, None, "มีแผน"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "ระดับ 5 ของความเสี่ยงทางการเงิน",
        "ได้คะแนนเฉลี่ย 4 คะแนน",
        "โรงพยาบาลระดับ 2 มี 4 แห่ง",
    ],
)
def test_one_line_is_no_ladder(part):
    assert levels("สถานการณ์", part) == []


def test_steps_belong_to_the_indicator_above():
    document = page("ตัวชี้วัดที่ 5 ร้อยละของเด็กฟันดี", "ระดับ 1 ร้อยละ 40", "ระดับ 2 ร้อยละ 50")
    [indicator_id] = {step.indicator_id for step in extract(document)}
    assert indicator_id == f"indicators@{document.text.index('ร้อยละของเด็ก')}"
