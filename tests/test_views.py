"""The views of a report: JSON there and back, frames, sheets, card, terminal."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args, get_type_hints
from unicodedata import category

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thaihealthdocs as thd
from thaihealthdocs.errors import InvalidReport
from thaihealthdocs.model.document import Source
from thaihealthdocs.model.evidence import Box, CellPlace, Evidence
from thaihealthdocs.model.records import (
    RECORD_TYPES,
    Agreement,
    DocumentRecord,
    Party,
    PlanItem,
    Problem,
    Record,
    Target,
)
from thaihealthdocs.model.report import Coverage
from thaihealthdocs.views import frames
from thaihealthdocs.views.report import Report
from thaihealthdocs.views.wording import printable, shorten

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = sorted(CORPUS.glob("*/document.txt"))


@cache
def parsed(path: Path) -> Report:
    return thd.parse(path)


@pytest.fixture(params=TEXTS, ids=lambda path: path.parent.name)
def report(request: pytest.FixtureRequest) -> Report:
    return parsed(request.param)


def small(**fields: Any) -> Report:
    """A report of one's own making, with a hostile word wherever words go."""
    nasty = "<script>alert('x')</script>\x1b[31m&"
    piece = Evidence(3, 9, 2, f"=1+1 {nasty}", cell=CellPlace(1, 0, 2))
    item = PlanItem(id="plan_item-1", text=f"=1+1 {nasty}", evidence={"text": (piece,)})
    return Report(
        **{
            "document": DocumentRecord(id="document", kind="order", title=nasty),
            "plan_items": (item,),
            "problems": (Problem(id="problem-1", code="unread_month", message=nasty),),
            "origin": Source(f"{nasty}.pdf", "0" * 64, "pdf", 12),
            **fields,
        }
    )


# JSON


def test_json_comes_back_the_same(report: Report) -> None:
    assert Report.from_json(report.to_json()) == replace(report, source=None)


def test_json_holds_what_the_contract_names(report: Report) -> None:
    content = json.loads(report.to_json())
    assert {"schema_version", "document", "coverage", "source"} | set(RECORD_TYPES) == set(content)
    assert set(content["source"]) == {"name", "sha256", "reader", "size"}
    for key in RECORD_TYPES:
        for record in content[key]:
            assert {"id", "evidence", "confidence"} < set(record)
            for pieces in record["evidence"].values():
                for piece in pieces:
                    assert {"start", "stop", "page", "quote"} <= set(piece)


def test_every_quote_of_the_json_is_in_the_source(report: Report) -> None:
    assert report.source is not None
    original = report.source.original
    pieces = [
        piece
        for _, record in report.records()
        for each in record.evidence.values()
        for piece in each
    ]
    assert all(original[piece.start : piece.stop] == piece.quote != "" for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ไม่ใช่ JSON",
        "[]",
        "{}",
        '{"document": []}',
        '{"document": {}, "targets": [{"value": "แปดสิบ"}]}',
        '{"document": {}, "targets": [{"operator": "about"}]}',
        '{"document": {}, "targets": {"value": 80}}',
        '{"document": {}, "schema_version": "99.0"}',
        '{"document": {}, "source": {"name": "a.pdf"}}',
        "[" * 100_000,
    ],
)
def test_nonsense_is_an_invalid_report(text: str) -> None:
    with pytest.raises(InvalidReport):
        Report.from_json(text)


def test_json_of_some_record_types_leaves_the_others_out() -> None:
    content = json.loads(small().to_json(keys=["targets"]))
    assert "targets" in content
    assert "plan_items" not in content
    assert Report.from_json(json.dumps(content)).document.kind == "order"


def test_json_of_a_report_is_one_line_to_every_program() -> None:
    item = PlanItem(id="plan_item-1", text="ก\u2028ข\x85ค\x0bง\ud800")
    made = small(plan_items=(item,))
    assert len(made.to_json().splitlines()) == 1
    assert Report.from_json(made.to_json()).plan_items == (item,)


def finite(hint: Any) -> st.SearchStrategy[Any]:
    """Values of an annotation that JSON can tell apart."""
    if hint is float or {int, float} <= set(get_args(hint)):
        return st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    if hint == tuple[Party, ...]:
        return st.lists(st.builds(Party, st.text(), st.none() | st.integers())).map(tuple)
    return st.from_type(hint)


BOXES = st.builds(Box, *[st.floats(0, 2000)] * 4)
PIECES = st.builds(
    Evidence,
    st.integers(0),
    st.integers(0),
    st.integers(1),
    st.text(),
    st.none() | BOXES,
    st.none() | st.builds(CellPlace, st.integers(1), st.integers(0), st.integers(0)),
)


@st.composite
def records(draw: st.DrawFn, key: str) -> Record:
    hints = get_type_hints(RECORD_TYPES[key])
    fields = {
        name: draw(finite(hint)) for name, hint in hints.items() if name not in ("id", "evidence")
    }
    fields["confidence"] = draw(st.floats(0, 1))
    names = st.sampled_from([*hints])
    evidence = draw(st.dictionaries(names, st.lists(PIECES, max_size=2).map(tuple), max_size=2))
    return RECORD_TYPES[key](**fields, id=draw(st.text()), evidence=evidence)


@pytest.mark.parametrize("key", RECORD_TYPES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_record_survives_every_view(key: str, data: st.DataObject) -> None:
    record = data.draw(records(key))
    made = Report(document=DocumentRecord(), **{key: (record,)})
    assert Report.from_json(made.to_json()) == made
    assert len(made.to_frame(key)) == 1
    assert made._repr_html_().startswith("<div")
    made.show(record)


# Frames


def test_frames_have_the_same_columns_and_types_with_and_without_records(report: Report) -> None:
    empty = Report(document=DocumentRecord()).to_frames()
    for key, table in report.to_frames().items():
        assert list(table.columns) == list(empty[key].columns) == list(frames.columns(key))
        assert list(map(str, table.dtypes)) == list(frames.columns(key).values())
        assert len(table) == (1 if key == "document" else len(report[key]))


def test_columns_follow_the_fields_of_the_record() -> None:
    table = small(
        targets=(Target(id="target-1", operator=">=", value=80, unit="percent"),)
    ).to_frame("targets")
    assert list(table.columns)[:6] == [
        "id",
        "indicator_id",
        "subject",
        "operator",
        "value",
        "value_max",
    ]
    assert table.loc[0, "value"] == 80.0
    assert pd.isna(table.loc[0, "value_max"])


def test_lists_are_joined_for_reading() -> None:
    parties = (Party("สำนักงานสาธารณสุขจังหวัด"), Party("โรงเรียน", 14))
    table = small(agreements=(Agreement(id="agreement-1", parties=parties),)).to_frame("agreements")
    assert table.loc[0, "parties"] == "สำนักงานสาธารณสุขจังหวัด; โรงเรียน (14)"


def test_an_unknown_key_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="targets"):
        small().to_frame("goals")


def test_the_long_form_has_a_row_for_each_place(report: Report) -> None:
    table = report.to_frame("evidence")
    known = [report.document, *(record for _, record in report.records())]
    places = sum(len(pieces) for record in known for pieces in record.evidence.values())
    assert len(table) == places == len(list(report.rows()))
    assert set(table["record"]) <= {record.id for record in known}


@pytest.mark.parametrize(
    "piece, place",
    [
        (Evidence(120, 140, 1, "ก"), "chars 120-140"),
        (Evidence(120, 140, 3, "ก"), "p. 3, chars 120-140"),
        (Evidence(120, 140, 1, "ก", bbox=Box(0, 0, 1, 1)), "p. 1, chars 120-140"),
        (Evidence(0, 1, 1, "ก", cell=CellPlace(2, 0, 4)), "table 2 r0 c4"),
        (Evidence(0, 1, 2, "ก", cell=CellPlace(1, 3, 2)), "p. 2, table 1 r3 c2"),
    ],
)
def test_the_locator_says_page_and_cell(piece: Evidence, place: str) -> None:
    item = PlanItem(id="plan_item-1", text="ก", evidence={"text": (piece,)})
    assert small(plan_items=(item,)).to_frame("plan_items").loc[0, "locator"] == place


# Sheets and CSV


def test_the_workbook_has_a_sheet_for_each_key_with_records(tmp_path: Path) -> None:
    small().to_excel(tmp_path / "report.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert workbook.sheetnames == ["document", "plan_items", "problems"]
    sheet = workbook["plan_items"]
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]] == list(frames.columns("plan_items"))


def test_words_of_a_document_are_never_formulas(tmp_path: Path) -> None:
    small().to_excel(tmp_path / "report.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["plan_items"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).startswith("=1+1") for cell in cells)
    assert all(cell.data_type in ("s", "n") for cell in cells)


def test_csv_is_read_back_by_pandas_and_by_the_standard_library(tmp_path: Path) -> None:
    made = small()
    made.to_csv(tmp_path / "tables")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "document.csv",
        "plan_items.csv",
        "problems.csv",
    ]
    path = tmp_path / "tables" / "plan_items.csv"
    assert pd.read_csv(path).loc[0, "text"] == made.plan_items[0].text
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["id"] == "plan_item-1"


# Card, terminal, show


class Tags(HTMLParser):
    """The tags of a fragment, which must close in order, and its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_card_is_well_formed_and_runs_nothing() -> None:
    card = small()._repr_html_()
    tags = Tags(card)
    assert "script" not in tags.seen
    assert tags.attributes <= {"class", "open"}
    assert "http" not in card
    assert "&lt;script&gt;" in card


def test_the_card_says_kind_title_counts_and_problems(report: Report) -> None:
    card = report._repr_html_()
    Tags(card)
    assert report.document.kind in card
    for key in RECORD_TYPES:
        assert (f"<summary>{len(report[key])} {key} " in card) == bool(report[key])


def test_control_characters_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.console import Console

    made = small()
    made.show("plan_item-1")
    console = Console(width=60, force_terminal=False)
    console.print(made)
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "case, shown",
    [
        ("น้ำหนัก < 2,500 กรัม", "น้ำหนัก < 2,500 กรัม"),
        ("ก\tข\nค", "ก\tข\nค"),
        ("ก\x00ข", "ก�ข"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}ก", "�ก"),
        ("ก\N{ZERO WIDTH NON-JOINER}ข", "ก\N{ZERO WIDTH NON-JOINER}ข"),
    ],
)
def test_printable_replaces_only_what_acts(case: str, shown: str) -> None:
    assert printable(case) == shown


@pytest.mark.parametrize(
    "text, limit, cut",
    [
        ("ที่นี่", 6, "ที่นี่"),
        ("ที่นี่เอง", 4, " …"),  # ท and its two marks are one letter
        ("ที่นี่เอง", 5, "ที่ …"),
        ("น้ำดื่ม", 4, " …"),
        ("ก ข\nค\tง", 20, "ก ข ค ง"),
    ],
)
def test_texts_are_cut_between_letters(text: str, limit: int, cut: str) -> None:
    assert shorten(text, limit) == cut


def test_show_prints_value_quote_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    made = thd.parse("เป้าประสงค์ที่ 4 บุคลากรมีความสุข".encode())
    made.show("plan_item-1")
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  text")]
    assert line.split() == ["text", "บุคลากรมีความสุข", "«บุคลากรมีความสุข»", "chars", "17-33"]


def test_show_teaches_what_an_id_is() -> None:
    with pytest.raises(KeyError, match="target-1"):
        small().show("เป้าหมายแรก")


def test_the_terminal_view_keeps_to_its_width(report: Report) -> None:
    from rich.cells import cell_len
    from rich.console import Console

    console = Console(width=40)
    with console.capture() as capture:
        console.print(report)
    lines = capture.get().splitlines()
    assert max(map(cell_len, lines)) <= 40
    assert not any(category(line.lstrip()[:1] or " ") == "Mn" for line in lines)
    assert report.document.kind in lines[0]


def test_repr_is_one_short_line(report: Report) -> None:
    assert "\n" not in repr(report)
    assert len(repr(report)) < 400


# Schema


def test_every_report_of_the_corpus_follows_the_schema(report: Report) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(report.to_dict(), thd.schema())


def test_the_schema_refuses_what_from_json_refuses() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    content = small().to_dict() | {"targets": [{"value": "แปดสิบ"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, thd.schema())


def test_the_schema_describes_every_record_type_in_both_languages() -> None:
    schema = thd.schema()
    for key, record_type in RECORD_TYPES.items():
        assert schema["properties"][key]["items"]["$ref"].endswith(record_type.__name__)
        assert schema["$defs"][record_type.__name__]["description"] == record_type.__doc__


def test_coverage_is_shown_in_percent() -> None:
    made = small(coverage=Coverage(used=0.5, furniture=0.25, unread=0.25))
    assert "50% of the text is used, 25% unread" in made._repr_html_()
