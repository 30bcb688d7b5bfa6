"""What holds for every finder of values and every text."""

from __future__ import annotations

import runpy
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from thaihealthdocs.finders.dates import find_dates
from thaihealthdocs.finders.folding import fold
from thaihealthdocs.finders.months import find_months
from thaihealthdocs.finders.numbers import parse_number
from thaihealthdocs.finders.periods import find_periods
from thaihealthdocs.finders.quantities import find_quantities
from thaihealthdocs.finders.targets import find_targets, split_name_target
from thaihealthdocs.model.span import Span

FORMS = Path(__file__).parents[1].parent / "shared" / "data" / "text" / "forms.tsv"

Finder = Callable[[str], Iterator[Any]]
FINDERS: tuple[Finder, ...] = (find_months, find_dates, find_periods, find_quantities)
# A target string is a cell, so that what stands before its words is a part of it.
EVERY: tuple[Finder, ...] = (*FINDERS, find_targets)

_WORDS = (  # noqa: SIM905
    "ร้อยละ|ไม่น้อยกว่า|≥|<|±|%|คน|แห่ง|ปี|เดือน|พ.ศ.|ม.ค.|ธันวาคม|ก.ย.|ไตรมาส|Q|รอบ|ปีงบประมาณ|สองร้อย"
    "|ต่อแสนประชากร|ล้านบาท|หมื่น|ขึ้นไป|ระหว่าง|ลดลง|จากปีที่ผ่านมา|อายุ|ที่|ข้อ|IP|(|)|,|-|–|/|.|:| |\n"
    "|ถึง|และ|1|2|12|31|60|80|99.5|1,250|2566|2023|66|๒|๕๐|๒๕๖๗|0|คำ"
).split("|")
texts = st.lists(st.sampled_from(_WORDS), max_size=14).map("".join)
anything = st.text(max_size=60)

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def spans_of(found: Any) -> list[Span]:
    values = (getattr(found, field.name) for field in fields(found))
    return [value for value in values if isinstance(value, Span)]


@pytest.mark.parametrize("find", EVERY)
@example(text="ร้อยละปี2566ปี1")  # a period amid the words before a value
@example(text="\x1fÀ0")  # white space that no keyboard has
@given(text=texts | anything)
@settings(max_examples=80, deadline=None)
def test_spans_lie_in_the_text_in_order_and_apart(find: Finder, text: str) -> None:
    read = 0
    for found in find(text):
        assert found.span.start >= read
        read = found.span.stop
        assert read <= len(text)
        for span in spans_of(found):
            assert span.stop <= len(text)
            assert span.of(text).strip()
            assert span.of(text) == span.of(text).strip()


@pytest.mark.parametrize("find", FINDERS)
@given(text=texts)
@settings(max_examples=80, deadline=None)
def test_thai_digits_say_the_same(find: Finder, text: str) -> None:
    assert list(find(text)) == list(find(text.translate(THAI)))


@pytest.mark.parametrize("find", FINDERS)
@given(text=texts, prefix=st.sampled_from(["ตามที่แจ้ง; ", "ก\n\n", "ผลงาน\t"]))
@settings(max_examples=80, deadline=None)
def test_what_is_found_does_not_hang_on_what_went_before(
    find: Finder, text: str, prefix: str
) -> None:
    before = list(find(text))
    # A bare number is a quantity, and a bare year a period, only where nothing stands beside it.
    assume(not any(is_bare(found, text) for found in before))
    after = [shifted(found, -len(prefix)) for found in find(prefix + text)]
    assert after == before


def is_bare(found: Any, text: str) -> bool:
    return found.span.of(text).strip() == text.strip(" \n\t()")


def shifted(found: Any, by: int) -> Any:
    changes = {
        field.name: value.shift(by)
        for field in fields(found)
        if isinstance(value := getattr(found, field.name), Span)
    }
    return replace(found, **changes)


@given(text=anything)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(number=st.integers(0, 10**12))
def test_numbers_are_read_back(number: int) -> None:
    assert parse_number(f"{number:,}") == parse_number(str(number).translate(THAI)) == number


@given(text=texts | anything)
@settings(max_examples=80, deadline=None)
def test_a_name_and_its_targets_are_parts_of_the_text(text: str) -> None:
    name, targets = split_name_target(text)
    assert name.stop <= len(text)
    assert all(target.span.stop <= len(text) for target in targets)


REPEATED = (
    *("1-", "1,", "ร้อยละ ", "พ.ศ. ", "(", "ม.ค.-", "12 และ ", "ไม่น้อยกว่า ", " ", "\n", "สอง", "25"),
    "3 เม.ย. 66 ร้อยละ 80 ของ 12 แห่ง ",
)


@pytest.mark.parametrize("find", EVERY)
@pytest.mark.parametrize("unit", REPEATED)
def test_time_grows_with_length(find: Finder, unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        for _ in find(text):
            pass
        return time.process_time() - start

    short = min(seconds(2_000) for _ in range(2))
    # Eight times the text may take three times eight as long, not eight times eight.
    assert min(seconds(16_000) for _ in range(2)) < 24 * max(short, 0.004)


def test_the_list_of_printed_forms() -> None:
    if not FORMS.exists():
        pytest.skip("the list of printed forms is not here")
    bench = runpy.run_path(str(Path(__file__).parent / "bench" / "forms.py"))
    outcomes = [bench["ours"](*row) for row in bench["rows"](FORMS)]
    assert "wrong" not in outcomes
    assert outcomes.count("right") >= 0.97 * len(outcomes)
