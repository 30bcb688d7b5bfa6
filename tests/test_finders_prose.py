"""Printed lines as they are said, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.prose import prose
from thaihealthdocs.model.span import Span

SAID = [
    # a word cut by the line end, a clause opened by it, an office that needs its place
    (
        "อบรมเครือข่ายโรงพยาบาลส่งเสริมสุข\nภาพตำบลทุกแห่งในพื้นที่นำร่อง",
        "อบรมเครือข่ายโรงพยาบาลส่งเสริมสุขภาพตำบลทุกแห่งในพื้นที่นำร่อง",
    ),
    (
        "จัดประชุมเครือข่ายผู้สูงอายุทั้งอำเภอ\nณ หอประชุมเทศบาลเมืองน่านในสัปดาห์นี้",
        "จัดประชุมเครือข่ายผู้สูงอายุทั้งอำเภอ ณ หอประชุมเทศบาลเมืองน่านในสัปดาห์นี้",
    ),
    ("ผู้แทนจากสำนักงานสาธารณสุข\nจังหวัดสระแก้วร่วมงานด้วย", "ผู้แทนจากสำนักงานสาธารณสุขจังหวัดสระแก้วร่วมงานด้วย"),
    (
        "ณ โรงแรมทะเลหมอก อำเภอเขาค้อ\nจังหวัดเพชรบูรณ์ ในเดือนหน้า",
        "ณ โรงแรมทะเลหมอก อำเภอเขาค้อ จังหวัดเพชรบูรณ์ ในเดือนหน้า",
    ),
    # a short line ends because its words do
    ("คำสั่งจังหวัดตรัง\nที่ 4/2567\nเรื่อง แต่งตั้งคณะกรรมการโรคติดต่อจังหวัดตรัง", None),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_full_lines_run_on(text, said):
    assert prose(text).text == (text if said is None else said)


_LINES = st.lists(st.text("กขคงา่ำ ๑2/(ณ", min_size=1, max_size=40), max_size=8).map("\n".join)


@given(_LINES)
def test_each_character_leads_back_to_itself(text):
    view = prose(text)
    for at, character in enumerate(view.text):
        back = view.to_wrapped(Span(at, at + 1)).of(text)
        assert character in back or (character == " " and not back.strip())


@given(_LINES)
def test_nothing_but_blanks_is_left_out(text):
    assert "".join(prose(text).text.split()) == "".join(text.split())
