"""Reports against gold: what counts as a fact, what as the same, what as spurious."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thaihealthdocs as thd
from thaihealthdocs.evaluate import Evaluation, Score, evaluate
from thaihealthdocs.model.records import RECORD_TYPES
from thaihealthdocs.views.naming import pair_files

CORPUS = Path(__file__).parents[1] / "corpus"
SHARED = Path(__file__).parents[1].parent / "shared"

SHARED_FIELDS = ("id", "evidence", "confidence")
SPLIT_AM = "\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"


def load_json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def total(gold: dict[str, Any], got: dict[str, Any]) -> tuple[int, int, int]:
    score = evaluate(gold, got).total
    return score.met, score.gold, score.reported


@pytest.mark.parametrize(
    "want, got, expected",
    [
        # the same, apart from digits, white space, quotes, a split sara am
        ({"text": "ข้อ 12 อบรม อสม."}, {"text": "ข้อ ๑๒ อบรมอสม"}, (1, 1, 1)),
        ({"text": "นำร่องใน 3 ตำบล"}, {"text": f"น{SPLIT_AM}ร่องใน 3 ตำบล"}, (1, 1, 1)),
        ({"text": "“คลินิกหมอครอบครัว”"}, {"text": '"คลินิกหมอครอบครัว"'}, (1, 1, 1)),
        # one letter of many astray is forgiven, one of few is not
        ({"text": "ร้อยละของเด็กที่มีพัฒนาการสมวัย"}, {"text": "ร้อยละของเด็กที่มีพัฒนาการสมวัน"}, (1, 1, 1)),
        ({"text": "อบรมครู"}, {"text": "อบรมคร"}, (0, 1, 1)),
        # another number is another fact, however alike the words
        ({"text": "กิจกรรม ก", "number": "1.1"}, {"text": "กิจกรรม ก", "number": "1.2"}, (1, 2, 2)),
        ({"text": "ก", "owners": ["สสอ.", "รพ."]}, {"text": "ก", "owners": ["รพ."]}, (2, 3, 2)),
        # a star takes anything, also nothing
        ({"text": "กิจกรรม ก", "number": "*"}, {"text": "กิจกรรม ก", "number": "9"}, (1, 1, 1)),
        ({"text": "กิจกรรม ก", "number": "*"}, {"text": "กิจกรรม ก"}, (1, 1, 1)),
        # what gold is silent on is spurious
        ({"text": "กิจกรรม ก"}, {"text": "กิจกรรม ก", "number": "9"}, (1, 1, 2)),
    ],
)  # fmt: skip
def test_facts_of_a_plan_item(
    want: dict[str, Any], got: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    assert total({"plan_items": [want]}, {"plan_items": [got]}) == expected


@pytest.mark.parametrize(
    "value, expected",
    [(80, (1, 1, 1)), (80.0, (1, 1, 1)), (8, (0, 1, 1)), ("80", (0, 1, 1)), (True, (0, 1, 1))],
)
def test_numbers_are_equal_as_numbers(value: object, expected: tuple[int, int, int]) -> None:
    gold, got = {"results": [{"denominator": 80}]}, {"results": [{"denominator": value}]}
    assert total(gold, got) == expected


def test_a_fact_that_may_be_worked_out_is_not_spurious() -> None:
    gold = {"facilities": [{"name": "โรงพยาบาลเกาะลันตา"}]}
    got = {
        "facilities": [{"name": "โรงพยาบาลเกาะลันตา", "province": "กระบี่", "mention": "รพ.เกาะลันตา"}]
    }
    assert total(gold, got) == (1, 1, 1)


def test_types_that_gold_lacks_are_not_judged() -> None:
    assert total({}, {"places": [{"name": "ตรัง"}]}) == (0, 0, 0)
    assert total({"places": []}, {"places": [{"name": "ตรัง"}]}) == (0, 0, 1)


def test_ids_are_compared_by_the_words_they_stand_for() -> None:
    gold = {
        "indicators": [{"id": "a", "name": "อัตราป่วยโรคมือ เท้า ปาก"}],
        "targets": [{"indicator_id": "a", "value": 3}],
    }
    got = {
        "indicators": [{"id": "indicator-7", "name": "อัตราป่วยโรคมือเท้าปาก"}],
        "targets": [{"indicator_id": "indicator-7", "value": 3}],
    }
    assert total(gold, got) == (3, 3, 3)


def test_records_are_paired_by_most_agreement_whatever_their_order() -> None:
    gold = {"targets": [{"value": 60, "quarter": 1}, {"value": 70, "quarter": 2}]}
    got = {"targets": [{"value": 70, "quarter": 2}, {"value": 60, "quarter": 1}]}
    assert total(gold, got) == (4, 4, 4)


def test_each_difference_says_what_it_is() -> None:
    gold = {"people": [{"name": "สมหญิง ทองดี", "role": "chair"}, {"name": "อนันต์ ใจเย็น"}]}
    got = {"people": [{"name": "สมหญิง ทองดี", "role": "member"}, {"name": "ประเสริฐ ยิ้มแย้ม"}]}
    differences = evaluate(gold, got).differences
    assert [each.what for each in differences] == ["differs", "missed", "spurious"]
    assert "chair" in str(differences[0])
    assert "member" in str(differences[0])


FACTS = st.fixed_dictionaries(
    {"text": st.text("กขคงจ", min_size=1, max_size=3)},
    optional={
        "number": st.sampled_from(["1", "2", "*"]),
        "owners": st.lists(st.sampled_from("กข")),
    },
)
REPORTS = st.fixed_dictionaries({"plan_items": st.lists(FACTS, max_size=5)})


@given(REPORTS)
def test_gold_meets_itself(gold: dict[str, Any]) -> None:
    score = evaluate(gold, gold).total
    assert score.recall == 1.0
    assert not evaluate(gold, gold).differences or "*" in json.dumps(gold)


@given(REPORTS, REPORTS)
def test_never_more_is_met_than_either_holds(gold: dict[str, Any], got: dict[str, Any]) -> None:
    score = evaluate(gold, got).total
    assert 0 <= score.met <= min(score.gold, score.reported)


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*/gold.json")), ids=lambda path: path.parent.name
)
def test_gold_of_the_corpus_meets_itself(path: Path) -> None:
    score = evaluate(load_json(path), load_json(path)).total
    assert (score.precision, score.recall) == (1.0, 1.0)


def test_a_report_may_be_given_as_it_is() -> None:
    report = thd.parse(CORPUS / "plan-child-sukhothai/document.txt")
    assert evaluate(report, report.to_dict()).total.f1 == 1.0


def test_no_facts_at_all_are_no_fault() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(0, 3, 0).f1 == 0.0


def test_files_are_paired_by_stem_or_folder(tmp_path: Path) -> None:
    for name in ("gold/one.json", "gold/two/gold.json", "reports/one.json", "reports/two.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    (tmp_path / "gold/three.json").write_text("{}")
    pairs = pair_files(tmp_path / "gold", tmp_path / "reports")
    assert [(name, report and report.name) for name, _, report in pairs] == [
        ("one", "one.json"),
        ("three", None),
        ("two", "two.json"),
    ]


def damaged(content: dict[str, Any]) -> dict[str, Any]:
    """A report with records missing, doubled, and changed in a field."""
    spoilt = dict(content)
    for key in RECORD_TYPES:
        records = [record for at, record in enumerate(content[key]) if at % 4 != 3]
        spoilt[key] = [*records, *records[:1]]
        for record in spoilt[key][1::5]:
            name = next(
                name for name, value in record.items() if value and name not in SHARED_FIELDS
            )
            record[name] = "อื่น" if isinstance(record[name], str) else []
    return spoilt


@pytest.mark.parametrize("spoil", [dict, damaged])
def test_agrees_with_the_scorer_beside_the_project(spoil: Any, tmp_path: Path) -> None:
    scorer = SHARED / "tools" / "score.py"
    if not scorer.exists():
        pytest.skip("the scorer and its sample documents are not beside this clone")
    ours = Evaluation()
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        report = spoil(thd.parse(path).to_dict())
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(report), encoding="utf-8")
        ours += evaluate(load_json(SHARED / "gold" / f"{path.stem}.json"), report)
    command = [scorer, "--gold", SHARED / "gold", "--reports", tmp_path, "--json"]
    printed = subprocess.run([sys.executable, *command], capture_output=True, check=True).stdout
    theirs = json.loads(printed)
    assert rates(ours.total) == pytest.approx(theirs["all"], abs=0.02)
    for key, found in theirs["types"].items():
        assert rates(ours.scores[key]) == pytest.approx(found, abs=0.02), key


def rates(score: Score) -> tuple[float, float, float]:
    return score.precision, score.recall, score.f1
