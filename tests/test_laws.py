"""The laws of the house, over every corpus document in every format and whatever else is there."""

from __future__ import annotations

import re
import time
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import CORPUS, SHARED, dump

from thaihealthdocs.errors import ThaiHealthDocsError
from thaihealthdocs.model.alignment import rewrite
from thaihealthdocs.model.document import BlockKind
from thaihealthdocs.model.span import Span
from thaihealthdocs.parse import parse, parse_document
from thaihealthdocs.thai.repair import repair

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("txt", "html", "docx", "pdf", "xlsx")
FILES = sorted(
    path for path in chain(CORPUS.glob("*/*.*"), SHARED.glob("seeds/*"))
    if path.suffix[1:] in FORMATS
)  # fmt: skip
ONE_OF_EACH = [next(path for path in FILES if path.suffix[1:] == suffix) for suffix in FORMATS]
_EDITED = re.compile(r"[\d๐-๙\n\t]")


def named(path: Path) -> str:
    return "/".join(path.parts[-2:])


@cache
def report_of(path: Path) -> Any:
    return parse(path)


every_file = pytest.mark.parametrize("path", FILES, ids=named)


def test_every_format_is_there() -> None:
    assert {path.suffix[1:] for path in FILES} == set(FORMATS)
    assert len(FILES) >= 95


@every_file
def test_every_quote_is_the_sources_own(path: Path) -> None:
    report = report_of(path)
    cited = [
        piece
        for record in (report.document, *(record for _, record in report.records()))
        for pieces in record.evidence.values()
        for piece in pieces
    ]
    assert cited
    for piece in cited:
        assert piece.quote.strip()
        assert report.source.original[piece.start : piece.stop] == piece.quote


@every_file
def test_every_record_has_evidence_a_name_of_its_own_and_ties_that_hold(path: Path) -> None:
    records = [record for _, record in report_of(path).records()]
    names = [record.id for record in records]
    assert len(set(names)) == len(names)
    for record in records:
        assert record.evidence or getattr(record, "code", None) is not None, record.id
        assert 0 < record.confidence <= 1
        for field in ("indicator_id", "parent_id", "plan_item_id"):
            assert getattr(record, field, None) in {None, *names}
            assert getattr(record, field, None) != record.id
        assert set(getattr(record, "item_ids", ())) <= set(names)


@every_file
def test_blocks_are_in_order_and_apart_and_hold_their_cells(path: Path) -> None:
    document = report_of(path).source
    assert document.blocks
    assert document.blocks[-1].span.stop <= len(document.text)
    for before, after in pairwise(document.blocks):
        assert before.span.stop <= after.span.start
    for block in document.blocks:
        assert bool(block.cells) == (block.kind is BlockKind.TABLE)
        spans = [cell.span for cell in block.cells]
        for one, other in pairwise(sorted(spans)):
            assert one.stop <= other.start
        for cell in block.cells:
            assert cell.span in block.span
            assert all(paragraph in cell.span for paragraph in cell.paragraphs)
            assert all(one.stop <= other.start for one, other in pairwise(cell.paragraphs))


@every_file
def test_repair_ends_and_touches_no_digit_newline_or_tab(path: Path) -> None:
    report = report_of(path)
    mended = repair(report.source.original)
    assert repair(mended.text).text == mended.text
    assert _EDITED.findall(mended.text) == _EDITED.findall(mended.original)
    for edit in mended.edits:
        assert not _EDITED.search(edit.span.of(mended.original)) or (
            _EDITED.findall(edit.span.of(mended.original)) == _EDITED.findall(edit.new)
        )


@every_file
def test_the_edits_of_a_repair_give_its_text(path: Path) -> None:
    mended = repair(report_of(path).source.original)
    assert rewrite(mended.original, mended.edits)[0] == mended.text


@every_file
def test_alignments_never_turn_back_and_lead_both_ways(path: Path) -> None:
    document = report_of(path).source
    alignment = document.alignment
    assert len(alignment) == len(document.text)
    assert alignment.old_length == len(document.original)
    assert all(one <= other for one, other in pairwise(alignment.starts))
    assert all(one <= other for one, other in pairwise(alignment.stops))
    for block in document.blocks:
        for span in (block.span, *(cell.span for cell in block.cells)):
            if not span.is_empty:
                assert span in alignment.to_new(alignment.to_old(span))


@every_file
def test_every_block_is_used_is_furniture_or_is_listed(path: Path) -> None:
    report = report_of(path)
    coverage, document = report.coverage, report.source
    assert coverage.used + coverage.furniture + coverage.unread == pytest.approx(1)
    assert min(coverage.used, coverage.furniture, coverage.unread) >= -1e-9
    cited = {
        piece.start
        for record in (report.document, *(record for _, record in report.records()))
        for pieces in record.evidence.values()
        for piece in pieces
    }
    listed = {(piece.start, piece.stop) for piece in coverage.unread_blocks}
    for block in document.blocks:
        for span in [cell.span for cell in block.cells] or [block.span]:
            old = document.alignment.to_old(span)
            used = bool(cited.intersection(range(old.start, old.stop)))
            blank = not span.of(document.text).strip()
            is_listed = (old.start, old.stop) in listed
            assert used + is_listed + blank == 1 or block.kind is BlockKind.FURNITURE


@pytest.mark.parametrize("path", ONE_OF_EACH, ids=named)
def test_same_bytes_same_report(path: Path) -> None:
    data = path.read_bytes()
    first, second = (parse(data, name=path.name) for _ in range(2))
    assert first.to_json() == second.to_json()


# --- made-up text --------------------------------------------------------------------------

PIECES = st.lists(
    st.sampled_from(
        ["กลยุทธ์ที่ 1 ", "ตัวชี้วัด : ", "ร้อยละ 80", "เป้าหมาย", "\t", "\n", "\n\n", "(นายดี มีสุข)",
         "ลงชื่อ....", "ไตรมาส 1", "ต.ค.", "←→", "1.1 ", "1) ", "๒.", "- ", "(", ")", "A = ", "/",
         "12/20", "วันที่ 3 มีนาคม 2567", "งบประมาณ ", "5,000 บาท", "โรงพยาบาล", "จังหวัดน่าน", "รวม",
         "ผลงาน",
         "ตัวชี้วัด\tเป้าหมาย\tผลงาน\n", "กิจกรรม\tไตรมาส 1\tไตรมาส 2\n",
         "มติที่ประชุม",
         "\f", "0", "1/0\t"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(PIECES | st.text(max_size=60))
def test_any_text_is_read_or_refused_with_an_error_of_the_house(text: str) -> None:
    try:
        report = parse(text.encode("utf-8", "surrogatepass"), name="any.txt")
    except ThaiHealthDocsError:
        return
    original = report.source.original
    for _, record in report.records():
        for pieces in record.evidence.values():
            assert all(original[p.start : p.stop] == p.quote != "" for p in pieces)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused_with_an_error_of_the_house(data: bytes) -> None:
    try:
        report = parse(data, name="any")
    except ThaiHealthDocsError:
        return
    assert report.source.text


@pytest.mark.parametrize(
    "piece",
    [
        "กลยุทธ์ที่ 1 พัฒนา\n", "1.1 ก\n", "(นายดี มีสุข)\n", "ตัวชี้วัด : ร้อยละ 80\n",
        "ตัวชี้วัด\tเป้าหมาย\tผลงาน\n", "กิจกรรม\t←\t→\n", "(1) ก (2) ข ", "ลงชื่อ", "ก / ", "1", " ", "\t",
        "ก      |      ",
    ],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    def seconds(length: int) -> float:
        document = dump(piece * (length // len(piece)))
        start = time.process_time()
        parse_document(document)
        return time.process_time() - start

    seconds(1000)  # what is loaded once
    short = seconds(3_000)
    assert seconds(24_000) < 24 * max(short, 0.03)


def test_a_span_of_nothing_is_cited_by_nobody() -> None:
    document = dump("ก\n\nข")
    assert document.evidence(text=Span(1, 1)) == {}
