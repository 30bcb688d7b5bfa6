"""Repair: what each rule mends and leaves, the laws, and texts that must stay as they are."""

from __future__ import annotations

import gzip
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thaihealthdocs.model.alignment import rewrite
from thaihealthdocs.model.span import Span
from thaihealthdocs.thai.repair import CANONICAL, MECHANISMS, diagnose, repair

SHARED = Path(__file__).parents[1].parent / "shared"

MENDED = [(rule.name, *pair) for rule in CANONICAL for pair in rule.mends]
LEFT = [(rule.name, text) for rule in CANONICAL for text in rule.leaves]


@pytest.mark.parametrize("name, damaged, mended", MENDED)
def test_each_canonical_rule_mends(name: str, damaged: str, mended: str) -> None:
    done = repair(damaged, "canonical")
    assert done.text == mended
    assert name in "+".join(edit.rule for edit in done.edits)


@pytest.mark.parametrize("name, text", LEFT)
def test_each_canonical_rule_leaves(name: str, text: str) -> None:
    rule = next(rule for rule in CANONICAL if rule.name == name)
    assert list(rule.edits(text)) == []


@pytest.mark.parametrize(
    "name, damaged, mended", [(rule.name, *pair) for rule in MECHANISMS for pair in rule.mends]
)
def test_each_mechanism_mends(name: str, damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


@pytest.mark.parametrize(
    "name, text", [(rule.name, text) for rule in MECHANISMS for text in rule.leaves]
)
def test_each_mechanism_leaves(name: str, text: str) -> None:
    assert repair(text).text == text


def test_names_of_rules_are_unique() -> None:
    names = [rule.name for rule in (*CANONICAL, *MECHANISMS)]
    assert len(set(names)) == len(names)
    assert all(rule.why for rule in (*CANONICAL, *MECHANISMS))


MIXED = [
    ("โรงพยาบาลประจาจงัหวดั", "โรงพยาบาลประจำจังหวัด"),
    ("ดแูลผูป้ว่ยฉกุเฉนิ", "ดูแลผู้ป่วยฉุกเฉิน"),
    ("เ ฝ้ า ร ะ วั ง โ ร ค", "เฝ้าระวังโรค"),
    ("กรรมการผูอ านวยการ", "กรรมการผู้อำนวยการ"),
    ("จำ นวนเตี ยงผู้ ป่ วย", "จำนวนเตียงผู้ป่วย"),
    ("กาหนดเปาหมายการสงเสริมสุขภาพ", "กำหนดเป้าหมายการส่งเสริมสุขภาพ"),
    ("เครื องปรับอากาศ 2 เครื อง", "เครื่องปรับอากาศ 2 เครื่อง"),
    ("แผนปฏบิ ตั ิการ", "แผนปฏิบัติการ"),
    ("ขั้นตอน\nการรักษาผูป้ ่ วย", "ขั้นตอน\nการรักษาผู้ป่วย"),
]


@pytest.mark.parametrize("damaged, mended", MIXED)
def test_mends_mixed_damage(damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "ยาทาแผล 5 หลอด",
        "ชาวนาทำนา",
        "ลาป่วยและลากิจ",
        "จานข้าวของเด็ก",
        "การสานต่อนโยบาย",
        "หน้าที่ที่เกี่ยวข้อง",
        "ตากผ้า",
        "ก. ข. ค.",
        "ข้อ ก",
        "ป.6",
        "อ.เมือง จ.แพร่",
        "รพ.สต. และ อบจ.",
        "พ.ต.ส.",
        "ธ",
        "ก็",
        "ต่างๆ",
        "(ระดับ 6 ≤ 4)",
        "±5",
        "J-Manager",
        "นางสาวดวงกมล ใจดา",  # a name, though ใจดำ is a word
        "นายสมปอง ปนทอง",
        "แพทย์ พยาบาล เภสัชกร",
        "สัปดาห์ที่ ๓ วันที่ ๑๒",
        "02-590 1000 ต่อ 12",
        "",
    ],
)
def test_leaves_clean_text(text: str) -> None:
    done = repair(text)
    assert done.text == text
    assert done.edits == ()


@pytest.mark.parametrize(
    "text, suggested",
    [
        ("ตามกฏหมาย", [(Span(3, 9), "กฎหมาย")]),
        ("ที1มา", [(Span(2, 3), "\N{THAI CHARACTER MAI EK}")]),
        ("ตามกฎหมาย", []),
    ],
)
def test_suggests_without_mending(text: str, suggested: list[tuple[Span, str]]) -> None:
    done = repair(text)
    assert done.text == text
    assert [(edit.span, edit.new) for edit in done.suggestions] == suggested


@pytest.mark.parametrize(
    "damaged, meant",
    [
        ("ËÁÍ", "หมอ"),
        ("à¸¢à¸²", "ยา"),
        ("¡ÃÁÍ¹ÒÁÑÂ 2566", "กรมอนามัย 2566"),
    ],
)
def test_reads_mojibake(damaged: str, meant: str) -> None:
    assert repair(damaged).text == meant


@pytest.mark.parametrize(
    "text", ["café naïve", "Škoda Müller Çelik", "São Tomé é ótimo", "½ × ¾ °"]
)
def test_leaves_western_languages(text: str) -> None:
    assert repair(text).text == text


def test_western_names_in_thai_text_stay() -> None:
    text = "ดร. José Gómez และ Zoë จากสวิตเซอร์แลนด์"
    assert repair(text).text == text


def test_diagnosis_names_the_mechanism() -> None:
    damage = diagnose("จังหวัดมีอาเภอและตาบลจานวนมาก กาหนดการสาหรับปีนี้")
    assert "am_lost" in [trace.mechanism for trace in damage.traces]
    assert diagnose("จังหวัดมีอำเภอและตำบลจำนวนมาก").is_none


def test_stripped_marks_are_reported_and_not_guessed() -> None:
    text = "รายงานการประเมนผลการดำเนนงานของโรงพยาบาลสงเสรมสขภาพ " * 12
    stripped = re.sub("[ัิ-ฺ็-๎ำ]", "", text)
    assert diagnose(stripped).beyond_repair == ("marks_stripped",)


def test_one_rare_word_in_a_long_clean_text_is_left_alone() -> None:
    clean = "หน่วยบริการรายงานจำนวนผู้ป่วยที่ได้รับการส่งต่อภายในเวลาที่กำหนดทุกเดือน " * 20
    assert repair(clean + "บ้านปงอาง").text == clean + "บ้านปงอาง"


# Laws.

THAI = st.text(
    st.one_of(
        st.sampled_from("กขคงจชดตทนบปผพมยรลวสหอ เแโใไะาำๆฯ\n\t 1๒(),.-"),
        st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B),
        st.sampled_from(
            "\u0e31\u0e34\u0e35\u0e37\u0e38\u0e39\u0e48\u0e49\u0e4c\u0e4d\u0e33\u0e32"
            "\u00a0\u200b\ufffd\uf70a\uf706\uf0b7ÉÊ‹Œ\x00\u0e81\u0eb2"
        ),
    ),
    max_size=60,
)


@given(THAI)
@settings(max_examples=300, deadline=None)
def test_alignment_laws(text: str) -> None:
    done = repair(text)
    assert rewrite(text, done.edits)[0] == done.text
    assert len(done.alignment) == len(done.text)
    assert list(done.alignment.starts) == sorted(done.alignment.starts)
    assert list(done.alignment.stops) == sorted(done.alignment.stops)
    for at in range(len(done.text)):
        span = Span(at, at + 1)
        assert span in done.alignment.to_new(done.alignment.to_old(span))


@given(THAI)
@settings(max_examples=300, deadline=None)
def test_repair_is_idempotent(text: str) -> None:
    once = repair(text).text
    assert repair(once).text == once


@given(THAI)
@settings(max_examples=300, deadline=None)
def test_digits_newlines_and_tabs_stay(text: str) -> None:
    kept = re.compile(r"[0-9๐-๙\n\t]")
    assert kept.findall(repair(text).text) == kept.findall(text)


@given(THAI)
@settings(max_examples=200, deadline=None)
def test_no_edit_covers_a_newline_or_a_tab(text: str) -> None:
    assert not any(set(edit.span.of(text)) & set("\n\t") for edit in repair(text).edits)


def test_a_mark_moves_over_a_newline_that_stays() -> None:
    text = "หมู่บ้านมีลานออกกำลังกายและห้องสมุดแห่งหนึ\n่ง"
    done = repair(text)
    assert done.text == "หมู่บ้านมีลานออกกำลังกายและห้องสมุดแห่งหนึ่\nง"
    moved, taken = done.edits
    assert (moved.new, moved.span.of(text)) == ("ึ่", "ึ")
    assert (taken.new, taken.span.of(text)) == ("", "\N{THAI CHARACTER MAI EK}")


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_taken(text: str) -> None:
    done = repair(text)
    assert rewrite(text, done.edits)[0] == done.text


@pytest.mark.parametrize(
    "piece", ["ก ", "\u0e4d", "ปปปป", "ที่ที่", "ก\x00", "\u0eb2", "É", "จานวน ", "พนกังาน\n"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        repair(text)
        return time.process_time() - start

    seconds(10)
    short, long = (min(seconds(times) for _ in range(3)) for times in (2000, 8000))
    assert long < 12 * max(short, 0.02)


# Real texts, where they are.


@pytest.fixture(scope="module")
def news() -> list[str]:
    path = SHARED / "data" / "text" / "health_news_clean.jsonl.gz"
    if not path.exists():
        pytest.skip("the clean news items are not here")
    with gzip.open(path, "rt") as lines:
        return [json.loads(line)["text"] for line in lines][::6]


def test_clean_news_change_no_letter(news: list[str]) -> None:
    names = {rule.name for rule in CANONICAL}
    for text in news:
        rules = {name for edit in repair(text).edits for name in edit.rule.split("+")}
        assert rules <= names


@pytest.mark.parametrize(
    "path", sorted((SHARED / "seeds").glob("*.txt")), ids=lambda path: path.stem
)
def test_clean_documents_change_only_canonically(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repair(text).text == repair(text, "canonical").text
