"""Words of recognised pages that lost a mark; what is sound, a name or an abbreviation stays."""

from __future__ import annotations

import pytest

import thaihealthdocs as thd
from thaihealthdocs.model.span import Span
from thaihealthdocs.thai.repair.recognised import misread_edits


def mended(text: str) -> str:
    """The text as a recognised page has it after repair."""
    return thd.repair(text, recognised=[Span(0, len(text))]).text


@pytest.mark.parametrize(
    "read, meant",
    [
        ("มาตรการปืองกันโรค", "มาตรการป้องกันโรค"),
        ("ผู้ปวยนอกทุกราย", "ผู้ป่วยนอกทุกราย"),
        ("หญิงตังครรภ์รายใหม่", "หญิงตั้งครรภ์รายใหม่"),
        ("มิให้เกิดซ้า", "มิให้เกิดซ้ำ"),
        ("ตามคำสังที่ ๔๕/๒๕๖๘", "ตามคำสั่งที่ ๔๕/๒๕๖๘"),
        ("เรือ ง การจัดบริการ", "เรื่อง การจัดบริการ"),
        ("ก ลุ่มงานควบคุมโรค", "กลุ่มงานควบคุมโรค"),
    ],
)
def test_words_get_their_marks_back(read: str, meant: str) -> None:
    assert mended(read) == meant
    assert mended(meant) == meant


@pytest.mark.parametrize(
    "text",
    [
        "กำจัดลูกน้ำยุงลายตามบ้านเรือน",
        "นายสมศักดิ ใจเยน",
        "ประกาศ พรบ. ควบคุมโรค",
        "รพ. สสอ. อบต.",
        "เบี้ยเลี้ยงอื่น ๆ ที่จำเป็น",
        "งานควบคุมโรค แผนงาน การเงิน",
        "จำนวน ๑๒ แห่ง",
    ],
)
def test_what_is_sound_or_no_word_stays(text: str) -> None:
    assert mended(text) == text


def test_only_recognised_places_are_mended() -> None:
    text = "มาตรการปืองกันโรค\nมาตรการปืองกันโรค"
    cut = text.index("\n")
    edits = misread_edits(text, [Span(cut, len(text))])
    assert [edit.span.start > cut for edit in edits] == [True]
    assert thd.repair(text).text == text


def test_records_cite_what_was_read() -> None:
    text = "ผู้ปวยนอกทุกราย"
    done = thd.repair(text, recognised=[Span(0, len(text))])
    at = done.text.index("ป่วย")
    assert done.alignment.to_old(Span(at, at + 4)).of(text) == "ปวย"
