"""The nouns: spans, alignments, documents, evidence, reports and how records are put in order."""

from __future__ import annotations

import pickle
import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Foot, Wide, page

from thaihealthdocs import errors
from thaihealthdocs.model.alignment import Alignment, Edit, rewrite
from thaihealthdocs.model.assembly import assemble
from thaihealthdocs.model.coverage import cover
from thaihealthdocs.model.document import Document, Page, Remark, Source
from thaihealthdocs.model.evidence import Box, CellPlace
from thaihealthdocs.model.records import (
    RECORD_TYPES,
    DocumentRecord,
    Indicator,
    PlanItem,
    Problem,
    ScheduleEntry,
    Target,
)
from thaihealthdocs.model.report import Report
from thaihealthdocs.model.span import Span
from thaihealthdocs.model.values import PartialDate

SOURCE = Source("plan.txt", "", "text", 0)
FEW = settings(max_examples=60, deadline=None)

# --- spans ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "stop"), [(5, 3), (-1, 4), (-2, -1)])
def test_a_span_that_is_none_is_refused(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match=re.escape(f"[{start}, {stop})")):
        Span(start, stop)


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Span(*sorted(ends)))


@FEW
@given(spans, spans)
def test_the_cover_of_two_spans_holds_both(one: Span, other: Span) -> None:
    cover_of_both = one.cover(other)
    assert one in cover_of_both
    assert other in cover_of_both
    assert cover_of_both == other.cover(one)
    assert len(cover_of_both) <= len(one) + len(other) or not one.overlaps(other)


@FEW
@given(spans, spans)
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.stop)) & set(range(other.start, other.stop))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@FEW
@given(st.text(" ก\tข\n", max_size=8))
def test_stripping_a_span_strips_its_words(text: str) -> None:
    assert Span(0, len(text)).strip(text).of(text) == text.strip()


def test_the_group_of_a_match_is_a_span_where_it_took_part() -> None:
    match = re.match(r"(?P<a>ก)|(?P<b>ข)", "ข")
    assert match is not None
    assert Span.of_match(match, "b", offset=4) == Span(4, 5)
    assert Span.of_match(match, "a") is None


# --- alignments ----------------------------------------------------------------------------


@st.composite
def rewritings(draw: st.DrawFn, text: str | None = None) -> tuple[str, list[Edit]]:
    """A text and edits of it, in order and apart."""
    if text is None:
        text = draw(st.text("กขค12 \n", max_size=24))
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    new = st.text("งจฉ", max_size=3)
    return text, [
        Edit(Span(start, stop), draw(new), "made up")
        for start, stop in zip(ends[::2], ends[1::2], strict=False)
    ]


@FEW
@given(rewritings())
def test_edits_give_the_text_that_they_spell(made: tuple[str, list[Edit]]) -> None:
    text, edits = made
    expected, read = "", 0
    for edit in edits:
        expected += text[read : edit.span.start] + edit.new
        read = edit.span.stop
    assert rewrite(text, edits)[0] == expected + text[read:]


@FEW
@given(rewritings(), st.data())
def test_the_way_back_holds_what_one_came_from(
    made: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    text, edits = made
    new, alignment = rewrite(text, edits)
    assert len(alignment) == len(new)
    ends = sorted(data.draw(st.tuples(*[st.integers(0, len(new))] * 2)))
    span = Span(*ends)
    old = alignment.to_old(span)
    assert old.stop <= len(text)
    if not span.is_empty:
        assert span in alignment.to_new(old)
    else:
        assert old.is_empty


@FEW
@given(rewritings())
def test_an_alignment_never_turns_back(made: tuple[str, list[Edit]]) -> None:
    _, alignment = rewrite(*made)
    assert list(alignment.starts) == sorted(alignment.starts)
    assert list(alignment.stops) == sorted(alignment.stops)
    assert all(a < b for a, b in zip(alignment.starts, alignment.stops, strict=True))


@FEW
@given(rewritings())
def test_characters_that_no_edit_touches_keep_their_place(made: tuple[str, list[Edit]]) -> None:
    text, edits = made
    new, alignment = rewrite(text, edits)
    for at in range(len(text)):
        if not any(edit.span.start <= at < edit.span.stop for edit in edits):
            moved = alignment.to_new(Span(at, at + 1))
            assert moved.of(new) == text[at]
            assert alignment.to_old(moved) == Span(at, at + 1)


@FEW
@given(st.data())
def test_one_rewriting_after_another_leads_back_through_both(data: st.DataObject) -> None:
    first, edits = data.draw(rewritings())
    second, earlier = rewrite(first, edits)
    _, again = data.draw(rewritings(second))
    third, later = rewrite(second, again)
    whole = earlier.then(later)
    assert (len(whole), whole.old_length) == (len(third), len(first))
    for at in range(len(third)):
        span = Span(at, at + 1)
        assert whole.to_old(span) == earlier.to_old(later.to_old(span))


def test_nothing_changes_where_nothing_is_edited() -> None:
    text, alignment = rewrite("ตำบล", [])
    assert (text, alignment) == ("ตำบล", Alignment.identity(4))
    assert alignment.to_old(Span(4, 4)) == alignment.to_new(Span(4, 4)) == Span(4, 4)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), "x", "a"), Edit(Span(1, 3), "y", "b")],
        [Edit(Span(2, 3), "x", "a"), Edit(Span(0, 1), "y", "b")],
        [Edit(Span(3, 9), "x", "b")],
    ],
    ids=["overlapping", "out of order", "outside"],
)
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=f"rule {edits[-1].rule}"):
        rewrite("กขคง", edits)


def test_no_edit_makes_words_out_of_nothing() -> None:
    with pytest.raises(ValueError, match="inserts 'x'"):
        Edit(Span(2, 2), "x", "made up")


# --- documents -----------------------------------------------------------------------------


def mended(document: Document, old: str, new: str) -> Document:
    at = document.text.index(old)
    return document.rewritten(
        *rewrite(document.text, [Edit(Span(at, at + len(old)), new, "made up")])
    )


def test_everything_moves_with_a_rewritten_text() -> None:
    document = replace(
        page("หัวเรื่อง", [["กิจ กรรม", "แผน"]], "ท้าย"),
        pages=(Page(1, Span(0, 10)), Page(2, Span(10, 28))),
        remarks=(Remark("unread_cell", "", Span(10, 18)), Remark("scanned_page", "")),
    )
    moved = mended(document, "กิจ กรรม", "กิจกรรม")
    assert [block.span.of(moved.text) for block in moved.blocks] == [
        "หัวเรื่อง",
        "กิจกรรม\tแผน",
        "ท้าย",
    ]
    cells = moved.blocks[1].cells
    assert [cell.span.of(moved.text) for cell in cells] == ["กิจกรรม", "แผน"]
    assert cells[0].paragraphs == (cells[0].span,)
    assert moved.remarks[0].span == cells[0].span
    assert moved.remarks[1].span is None
    assert [page.span for page in moved.pages] == [Span(0, 10), Span(10, 27)]


def test_evidence_is_of_the_source_before_any_mending() -> None:
    moved = mended(page("พบ", [["โรง พยาบาล", "2"]]), "โรง พยาบาล", "โรงพยาบาล")
    cited = moved.cite(moved.blocks[1].cells[0].span)
    assert (cited.quote, cited.cell) == ("โรง พยาบาล", CellPlace(table=1, row=0, column=0))
    assert moved.original[cited.start : cited.stop] == cited.quote
    assert moved.quote(Span(3, 6)) == "โรง พยาบาล"  # a part of what was mended leads to all of it


def test_evidence_leaves_out_fields_without_a_place() -> None:
    document = page("ไตรมาส 2")
    cited = document.evidence(
        number=Span(7, 8), name=None, empty=Span(3, 3), many=[Span(0, 6), Span(2, 2)]
    )
    assert {field: [piece.quote for piece in cited[field]] for field in cited} == {
        "number": ["2"],
        "many": ["ไตรมาส"],
    }


def test_what_stands_where() -> None:
    document = page("หนึ่ง", Foot("- 7 -"), [[Wide("กว้าง", columns=2)], ["ซ้าย", "ขวา"]])
    text = document.text
    assert document.block_at(text.index("ซ้าย")) is document.blocks[2]
    assert document.block_at(text.index("\n")) is None
    right = text.index("ขวา")
    assert document.cell_at(Span(right, right + 3)) == CellPlace(1, 1, 1)
    assert document.cell_at(Span(right - 3, right + 1)) is None  # over two cells
    assert document.cell_at(Span(0, 2)) is None
    assert [[cell.column for cell in row] for row in document.blocks[2].rows()] == [[0], [0, 1]]


def test_pages_are_told_by_place() -> None:
    pages = [Page(1, Span(0, 9)), Page(2, Span(9, 16))]
    document = Document.of(SOURCE, "หน้าหนึ่งหน้าสอง", [], pages=pages)
    assert [document.page_at(at) for at in (0, 8, 9, 15)] == [1, 1, 2, 2]
    assert page("ไม่มีหน้า").page_at(3) == 1


def test_a_document_is_shown_in_one_line_without_its_words() -> None:
    assert repr(page("ลับ", "มาก")) == "<Document page: 8 characters, 2 blocks>"


def test_documents_are_equal_only_to_themselves() -> None:
    document = page("ก")
    assert document == document
    assert document != page("ก")


def test_boxes() -> None:
    high, low = Box(0, 0, 4, 10), Box(4, 4, 8, 14)
    assert high.shares_line(low)
    assert not high.shares_line(Box(4, 6, 8, 16))
    assert Box.around([high, low]) == high.cover(low) == Box(0, 0, 8, 14)


# --- dates, targets ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parts", [(), (2024, None, 3), (2024, 2, 30), (None, 13, None), (2023, 2, 29)]
)
def test_dates_of_no_calendar_are_refused(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("date", "iso", "precision"),
    [
        (PartialDate(2024, 2, 29), "2024-02-29", "day"),
        (PartialDate(None, 2, 29), "--02-29", "day"),
        (PartialDate(2024, 2), "2024-02", "month"),
        (PartialDate(month=2), "--02", "month"),
        (PartialDate(2024), "2024", "year"),
        (PartialDate(day=9), "---09", "day"),
    ],
)
def test_dates_as_far_as_they_are_printed(date: PartialDate, iso: str, precision: str) -> None:
    assert (date.iso, str(date), date.precision) == (iso, iso, precision)


@pytest.mark.parametrize(
    ("operator", "reached", "missed"),
    [("<", 3.9, 4), ("<=", 4, 4.1), (">", 4.1, 4), (">=", 4, 3.9), ("=", 5, 3)],
)
def test_whether_a_target_is_met(operator, reached, missed) -> None:
    target = Target(operator=operator, value=4)
    assert target.is_met_by(reached) is True
    assert target.is_met_by(missed) is False


def test_a_target_between_two_values() -> None:
    target = Target(operator="between", value=2, value_max=3)
    assert [target.is_met_by(value) for value in (1.9, 2, 3, 3.1)] == [False, True, True, False]
    assert replace(target, value_max=None).is_met_by(2) is None


@pytest.mark.parametrize("operator", ["within", "increase", "decrease", None])
def test_targets_that_cannot_be_judged_alone(operator) -> None:
    assert Target(operator=operator, value=4).is_met_by(4) is None
    assert Target(operator=">=").is_met_by(4) is None


# --- putting records in order --------------------------------------------------------------


def test_records_are_numbered_by_place_and_tied() -> None:
    found = assemble(
        [
            Indicator(id="indicators@90", name="สอง", plan_item_id="plan_items@20"),
            PlanItem(id="plan_items@20", text="แผน"),
            Indicator(id="indicators@7", name="หนึ่ง", parent_id="indicators@404"),
            ScheduleEntry(id="schedule@30", item_ids=("plan_items@20", "plan_items@5")),
            DocumentRecord(title="เล่ม"),
        ]
    )
    assert [(each.id, each.name) for each in found["indicators"]] == [
        ("indicator-1", "หนึ่ง"),
        ("indicator-2", "สอง"),
    ]
    assert found["indicators"][1].plan_item_id == "plan_item-1"
    assert found["indicators"][0].parent_id is None  # nobody found it
    assert found["schedule"][0].item_ids == ("plan_item-1",)
    assert (found["document"].id, found["document"].title) == ("document", "เล่ม")


def test_what_is_found_twice_is_kept_once_but_for_problems() -> None:
    twice = [PlanItem(id="plan_items@3", text="ก"), PlanItem(id="plan_items@3", text="ข")]
    found = assemble(
        [
            *twice,
            Problem(id="problems@3", code="unread_month", message="a"),
            Problem(id="problems@3", code="unread_month", message="b"),
            Problem(id="problems@3", code="unread_month", message="a"),
        ]
    )
    assert [each.text for each in found["plan_items"]] == ["ก"]
    assert [each.message for each in found["problems"]] == ["a", "b"]


def test_ids_are_singular_words_unique_in_a_report() -> None:
    found = assemble(kind(id=f"{key}@{n}") for key, kind in RECORD_TYPES.items() for n in (1, 2))
    ids = [record.id for key in RECORD_TYPES for record in found[key]]
    assert len(set(ids)) == len(ids)
    assert {name.rpartition("-")[0] for name in ids} >= {
        "indicator",
        "facility",
        "person",
        "signatory",
        "schedule",
        "plan_item",
        "score_level",
    }


# --- reports -------------------------------------------------------------------------------


def test_a_report_is_asked_by_key_and_by_id() -> None:
    target = Target(id="target-1", value=80)
    report = Report(document=DocumentRecord(), targets=(target,))
    assert report["targets"] == (target,)
    assert list(report.records()) == [("targets", target)]
    assert report.find("target-1") is target
    assert report.find("target-2") is None
    with pytest.raises(KeyError, match="'target' is none of"):
        report["target"]


def test_every_key_of_a_record_is_a_field_of_a_report() -> None:
    names = {field.name for field in fields(Report)}
    assert set(RECORD_TYPES) < names
    report = Report(document=DocumentRecord())
    assert all(report[key] == () for key in RECORD_TYPES)


def test_a_report_keeps_the_origin_of_its_document() -> None:
    document = page("ก")
    assert Report(document=DocumentRecord(), source=document).origin == document.source
    assert Report(document=DocumentRecord()).origin is None


def test_coverage_counts_letters_by_block_and_by_cell() -> None:
    document = page("ใช้ แล้ว", Foot("1234"), [["อ่าน", "ทิ้ง"]])
    at = [document.text.index(words) for words in ("แล้ว", "อ่าน")]
    records = [Problem(evidence=document.evidence(text=Span(start, start + 2))) for start in at]
    coverage = cover(document, records)
    letters = len("ใช้แล้ว1234อ่านทิ้ง")
    assert coverage.used == pytest.approx(len("ใช้แล้วอ่าน") / letters)
    assert coverage.furniture == pytest.approx(4 / letters)
    assert coverage.unread == pytest.approx(4 / letters)
    assert [piece.quote for piece in coverage.unread_blocks] == ["ทิ้ง"]


def test_nothing_covers_nothing() -> None:
    coverage = cover(page(), [])
    assert (coverage.used, coverage.furniture, coverage.unread) == (0, 0, 0)


# --- errors --------------------------------------------------------------------------------

ERRORS = [getattr(errors, name) for name in errors.__all__]


def test_every_error_is_of_one_tree_with_an_exit_code_of_its_own() -> None:
    assert all(issubclass(each, errors.ThaiHealthDocsError) for each in ERRORS)
    codes = [each.exit_code for each in ERRORS]
    assert len(set(codes)) == len(codes)
    assert all(each.__name__ in (errors.__doc__ or "") for each in ERRORS)


def test_errors_survive_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(errors.TooLarge("a.pdf", "9,000 pages", "split it")))
    assert (type(error), str(error)) == (errors.TooLarge, "a.pdf: 9,000 pages; split it")
