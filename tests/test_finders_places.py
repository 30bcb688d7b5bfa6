"""Places: what stands between ⟦ ⟧ is found, and nothing else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.places import find_places
from thaihealthdocs.model.span import Span


def marked(sentence: str) -> tuple[str, list[Span]]:
    """The sentence without its brackets, and what they enclosed."""
    spans, text = [], ""
    for part in re.split(r"(⟦[^⟧]*⟧)", sentence):
        words = part.strip("⟦⟧")
        if part.startswith("⟦"):
            spans.append(Span(len(text), len(text) + len(words)))
        text += words
    return text, spans


@pytest.mark.parametrize(
    "sentence",
    [
        "ลงพื้นที่⟦ตำบลนาโส่⟧ ⟦อำเภอกุดชุม⟧ ⟦จังหวัดยโสธร⟧เมื่อวานนี้",
        "⟦อ.เกาะสมุย⟧ ⟦จ.สุราษฎร์ธานี⟧ และ⟦ต.แม่น้ำ⟧",
        "ใน⟦จังหวัดแพร่⟧ ⟦น่าน⟧ และ⟦พะเยา⟧ร่วมกัน",
        "⟦อำเภอปัว⟧และ⟦ทุ่งช้าง⟧ของจังหวัด",
        "ทุกอำเภอในระดับจังหวัด ตำบลละหนึ่งแห่ง อำเภอเป้าหมาย",
        "เขตสุขภาพที่ 4 เขตเมือง เขตรับผิดชอบ และ⟦เขตบางแค⟧",
        "อบจ.ตรัง สสจ.พะเยา พ.จ.อ.สมควร",  # จ. inside other short forms
        "จังหวัดเดียวกัน จังหวัดนำร่อง จังหวัดชายแดน จังหวัดพิจารณาเอง",
        "ตรวจราชการ⟦กรุงเทพมหานคร⟧ ก่อนไป⟦จังหวัดอุบลฯ⟧",
        "⟦จังหวัดก าแพงเพชร⟧",  # a PDF that lost a sign
        "จังหวัดตรงไปตรงมา",
        "ทุกตำบลและหมู่บ้าน ตำบลที่ดี อำเภอสองแห่ง อำเภอพลเมืองดี ตำบลใหม่เอี่ยม",
        "⟦อำเภอสอง⟧ ⟦จังหวัดแพร่⟧ และ⟦อำเภอลอง⟧ได้รับรางวัล",
    ],
)
def test_finds_places(sentence: str) -> None:
    text, spans = marked(sentence)
    assert [found.span for found in find_places(text)] == spans


@pytest.mark.parametrize(
    ("text", "printed", "suggestion"),
    [
        ("สรุปงานจังหวัดมุกดาหาน ปี 2568", "มุกดาหาน", "มุกดาหาร"),
        ("คนในจังหวัดหนองบัวลำพูได้รับบริการ", "หนองบัวลำพู", "หนองบัวลำภู"),
        ("แผนจังหวัดกำแพงเพรช", "กำแพงเพรช", "กำแพงเพชร"),
    ],
)
def test_a_misspelt_province_has_a_suggestion(text: str, printed: str, suggestion: str) -> None:
    (found,) = find_places(text)
    assert (found.name, found.suggestion, found.codes) == (printed, suggestion, ())


def test_names_that_many_places_share_keep_all_their_codes() -> None:
    (town,) = find_places("อำเภอเมือง")
    assert len(town.codes) > 70
    (shared,) = find_places("อ.เฉลิมพระเกียรติ")
    assert len(shared.codes) == 5


@given(st.text("กขจ.งหวัดอำเภอ ตบล\n", max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = list(find_places(text))
    assert all(each.name_span in each.span and each.span.stop <= len(text) for each in found)
    assert all(one.span.stop <= two.span.start for one, two in pairwise(found))
