"""PDFs written out by hand: what is drawn where, and what the reader makes of it."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from pdf_made import grid, pdf_bytes, shown

from thaihealthdocs.errors import DamagedFile, EncryptedFile, NoTextLayer, TooLarge
from thaihealthdocs.model.document import BlockKind, Document, Source
from thaihealthdocs.readers import pdf

SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "pdf"


def said(x: float, y: float, text: str, glyphs: str = "ab", size: float = 12) -> str:
    """Some glyphs at a place under an /ActualText."""
    code = "FEFF" + text.encode("utf-16-be").hex().upper()
    return f"/Span<</ActualText<{code}>>>BDC {shown(x, y, glyphs, size)} EMC\n"


def read(data: bytes, password: str | None = None) -> Document:
    return pdf.read(data, Source("made.pdf", "", pdf.NAME, len(data)), password)


def paragraphs(document: Document) -> list[str]:
    kinds = {BlockKind.PARAGRAPH, BlockKind.HEADING}
    return [b.span.of(document.text) for b in document.blocks if b.kind in kinds]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of the cells of the first table."""
    table = next(b for b in document.blocks if b.kind is BlockKind.TABLE)
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in table.cells
    ]


def check_laws(document: Document) -> None:
    """Blocks in order and apart, cells inside their table and apart, a place for each letter."""
    stop = 0
    for block in document.blocks:
        assert block.span.start >= stop
        stop = block.span.stop
        at = block.span.start
        for cell in block.cells:
            assert cell.span in block.span
            assert cell.span.start >= at
            at = cell.span.stop
            for paragraph in cell.paragraphs:
                assert paragraph in cell.span
    geometry = document.geometry
    assert geometry is not None
    for values in (geometry.page, geometry.x0, geometry.top, geometry.x1, geometry.bottom):
        assert len(values) == len(document.original)
    for at, letter in enumerate(document.original):
        assert (geometry.page[at] == 0) == (letter == "\n")


def test_text_has_its_place() -> None:
    document = read(pdf_bytes(shown(100, 700, "Target 80")))
    assert document.text == "Target 80"
    geometry = document.geometry
    assert geometry is not None
    [(page, box)] = geometry.boxes(document.blocks[0].span)
    assert page == 1
    assert (box.x0, box.top < 100 < box.bottom) == (pytest.approx(100, abs=1), True)


def test_an_actual_text_is_read_once_for_all_its_glyphs() -> None:
    twice = said(100, 700, "ที่", "a") + said(106, 700, "ที่", "b")
    assert read(pdf_bytes(twice)).text == "ที่ที่"
    code = "FEFF" + "น้ำ".encode("utf-16-be").hex()
    one = f"/Span<</ActualText<{code}>>>BDC {shown(100, 700, 'a')}{shown(107, 703, 'b')} EMC\n"
    assert read(pdf_bytes(one)).text == "น้ำ"


def test_signs_drawn_last_are_read_where_they_stand() -> None:
    content = shown(136, 700, "90") + said(100, 700, "ร้อยละ", "abc") + said(126, 700, "≥", "x")
    assert read(pdf_bytes(content)).text == "ร้อยละ ≥ 90"


def test_double_struck_text_is_read_once() -> None:
    content = shown(100, 700, "Goal") + shown(100.4, 700, "Goal")
    assert read(pdf_bytes(content)).text == "Goal"


@pytest.mark.parametrize("times", [2, 3, 5])
def test_text_drawn_over_itself_is_read_once(times: int) -> None:
    drawn = (shown(100 + at % 2 * 0.2, 700, "Target for all 80") for at in range(times))
    assert read(pdf_bytes("".join(drawn))).text == "Target for all 80"


def test_equal_text_on_the_next_line_is_kept() -> None:
    line = "The same words on every line of a table"
    content = shown(100, 700, line) + shown(100, 688, line) + shown(100, 676, line)
    assert read(pdf_bytes(content)).text.count(line) == 3


def test_letter_spaced_words_stay_whole() -> None:
    content = "BT /F1 12 Tf 4 Tc 100 700 Td (letters) Tj 30 0 Td ET\n" + shown(260, 700, "apart")
    assert read(pdf_bytes(content)).text.startswith("letters")


@pytest.mark.parametrize(
    "draw",
    [
        grid([100, 200, 300], [600, 650, 700]),
        "0.5 w 100 600 200 100 re S 200 600 m 200 700 l S 100 650 m 300 650 l S\n",
        # A dotted rule is many short ones, a double rule two.
        grid([100, 200, 300], [600, 700])
        + "".join(f"{x} 650 1 0.5 re f\n" for x in range(100, 300, 3)),
        grid([100, 200, 300], [600, 650, 700]) + "100 652 200 0.5 re f\n",
    ],
    ids=["bars", "strokes", "dots", "double"],
)
def test_rules_make_cells_however_they_are_drawn(draw: str) -> None:
    words = "".join(
        shown(x, y, text)
        for x, y, text in [(110, 670, "a"), (210, 670, "b"), (110, 620, "c"), (210, 620, "d")]
    )
    document = read(pdf_bytes(draw + words))
    check_laws(document)
    assert cells(document) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, "b"),
        (1, 0, 1, 1, "c"),
        (1, 1, 1, 1, "d"),
    ]


def test_missing_rules_are_spans() -> None:
    draw = (
        "100 600 300 0.5 re f 100 700 300 0.5 re f 100 600 0.5 100 re f 400 600 0.5 100 re f\n"
        "200 600 0.5 100 re f 200 650 200 0.5 re f 300 600 0.5 50 re f\n"
    )
    words = shown(110, 650, "tall") + shown(210, 670, "wide") + shown(210, 620, "x")
    document = read(pdf_bytes(draw + words + shown(310, 620, "y")))
    assert cells(document) == [
        (0, 0, 2, 1, "tall"),
        (0, 1, 1, 2, "wide"),
        (1, 1, 1, 1, "x"),
        (1, 2, 1, 1, "y"),
    ]


@pytest.mark.parametrize(
    "draw",
    [
        "0.99 g 100 600 200 100 re f 0.98 g 100 650 200 0.5 re f 100 600 0.5 90 re f 0 g\n",
        "100 600 200 100 re S\n",
        "100 640 200 0.5 re f 100 600 200 0.5 re f\n",
    ],
    ids=["pale fills", "one box", "underlines"],
)
def test_no_table_is_made_of_what_is_none(draw: str) -> None:
    document = read(pdf_bytes(draw + shown(110, 650, "plain words")))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_a_raised_mark_stays_in_its_cell() -> None:
    # The tone's own box reaches into the row above; its base does not.
    draw = grid([100, 300], [600, 620, 640])
    document = read(pdf_bytes(draw + shown(110, 626, "above") + said(110, 611, "ที่", "T", 14)))
    assert [cell[-1] for cell in cells(document)] == ["above", "ที่"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_are_read_as_they_are_shown(turn: int) -> None:
    matrix = {
        0: "1 0 0 1 0 0",
        90: "0 1 -1 0 600 0",
        180: "-1 0 0 -1 600 800",
        270: "0 -1 1 0 0 800",
    }
    words = shown(100, 500, "first line") + shown(100, 480, "second")
    content = f"q {matrix[turn]} cm {grid([90, 200, 300], [460, 540])} {words} Q"
    document = read(pdf_bytes(content, page=f"/Rotate {turn}"))
    assert next(cell[-1] for cell in cells(document)) == "first line\nsecond"
    assert document.pages[0].width == (600 if turn % 180 == 0 else 800)
    check_laws(document)


FULL = "These words fill the line from one margin as far as to the other one"


def test_full_lines_go_on_and_short_ones_end() -> None:
    lines = [FULL, FULL, "end.", FULL, "- item", "- item"]
    content = "".join(shown(90, 700 - 16 * at, line) for at, line in enumerate(lines))
    document = read(pdf_bytes(content))
    assert paragraphs(document) == [f"{FULL}\n{FULL}\nend.", FULL, "- item", "- item"]


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    content = (
        shown(100, 300, "Signed ............") + shown(350, 300, "Signed ............")
        + shown(110, 280, "\\(Mr. First\\)") + shown(352, 280, "\\(Mrs. Second Name\\)")
        + shown(120, 260, "Director") + shown(365, 260, "Head of unit")
    )  # fmt: skip
    assert [text.split("\n")[0][:9] for text in paragraphs(read(pdf_bytes(content)))] == [
        "Signed ..", "(Mr. Firs", "Director", "Signed ..", "(Mrs. Sec", "Head of u",
    ]  # fmt: skip


def test_labels_and_values_are_read_across() -> None:
    content = "".join(
        shown(100, 700 - 20 * at, label) + shown(250, 700 - 20 * at, value)
        for at, (label, value) in enumerate(
            [("Unit", "percent"), ("Owner", "Planning"), ("A", "B")]
        )
    )
    assert paragraphs(read(pdf_bytes(content))) == ["Unit\tpercent", "Owner\tPlanning", "A\tB"]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [
        shown(250, 780, f"- {n} -")
        + shown(100, 760, "Yearly plan")
        + shown(100, 600, f"Text {n * 7}")
        for n in range(1, 6)
    ]
    document = read(pdf_bytes(*pages))
    assert paragraphs(document) == [f"Text {n * 7}" for n in range(1, 6)]
    assert sum(block.kind is BlockKind.FURNITURE for block in document.blocks) == 10
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]
    check_laws(document)


PICTURE = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"  # covers the whole page


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of pages stay unread, whatever is installed."""
    monkeypatch.setattr("thaihealthdocs.readers.scans.missing", lambda: "nothing is installed")


@pytest.mark.usefixtures("without_ocr")
def test_pictures_of_pages_are_named() -> None:
    document = read(pdf_bytes(shown(100, 700, "A page of text that can be read well"), PICTURE))
    [remark] = document.remarks
    assert remark.code == "scanned_page"
    assert "page 2" in remark.message
    assert "OCR" in remark.message


@pytest.mark.usefixtures("without_ocr")
def test_a_file_of_pictures_has_no_text_layer() -> None:
    with pytest.raises(NoTextLayer, match="OCR"):
        read(pdf_bytes(PICTURE, PICTURE))
    noise = PICTURE + shown(50, 500, "~1un~1ub~~ !|{ ]; ~~ %% ,; --1n |! ~^ {} :; ~1n |l ;:~ ~~ ;;")
    with pytest.raises(NoTextLayer):
        read(pdf_bytes(noise))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n" + bytes(range(256)) * 20, pdf_bytes("")[:200], b"%PDF-1.7\n%%EOF"],
    ids=["noise", "cut short", "nothing"],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    assert pdf.accepts(data)
    with pytest.raises(DamagedFile, match=r"made\.pdf"):
        read(data)


def test_what_is_left_of_a_cut_file_is_read() -> None:
    whole = pdf_bytes(*(shown(100, 700, f"Page number {n}") for n in range(3)))
    document = read(whole[: whole.index(b"xref")])
    assert "Page number 2" in document.text
    assert [remark.code for remark in document.remarks] == ["damaged_file"]


def test_bombs_are_refused_unopened() -> None:
    step = b"0 0 m 9 9 l S\n" * 65536
    engine = zlib.compressobj(9)
    inner = b"".join(engine.compress(step) for _ in range(300)) + engine.flush()
    data = pdf_bytes(
        "", packed=zlib.compress(inner, 9), filters="/Filter[/FlateDecode/FlateDecode]"
    )
    assert len(data) < 20_000
    with pytest.raises(TooLarge):
        read(data)


def test_a_page_tree_in_a_circle_ends() -> None:
    data = pdf_bytes(shown(100, 700, "once")).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
    with pytest.raises(DamagedFile):
        read(data)


def test_locked_files_ask_for_the_password() -> None:
    lock = "<</Filter/Standard/V 1/R 2/P -4/O<{}>/U<{}>>>".format("11" * 32, "22" * 32)
    key = f"/ID[<{'33' * 16}><{'33' * 16}>]/Encrypt {lock}".encode()
    data = pdf_bytes(shown(100, 700, "x")).replace(b"/Root 1 0 R", b"/Root 1 0 R" + key)
    with pytest.raises(EncryptedFile, match="give the password"):
        read(data)
    with pytest.raises(EncryptedFile, match="wrong"):
        read(data, "secret")


def test_other_formats_are_not_taken() -> None:
    assert not pdf.accepts(b"PK\x03\x04")
    assert not pdf.accepts("รายงาน".encode())


def real(name: str) -> Document:
    path = SHARED / name
    if not path.exists():
        pytest.skip("the real files are not here")
    data = path.read_bytes()
    return pdf.read(data, Source(name, "", pdf.NAME, len(data)))


def test_word_keeps_its_sara_am() -> None:
    document = real("gazette-2566.pdf")
    check_laws(document)
    assert "อำนาจ" in document.text
    assert not any(lost in document.text for lost in ("อ านาจ", "ด าเนิน", "ส านัก", "ส าคัญ"))


def test_shading_is_no_rule() -> None:
    document = real("health-centre-notice.pdf")
    tables = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert (len(tables), sum(len(table.cells) for table in tables)) == (3, 14)


def test_distiller_tones_are_named() -> None:
    document = real("budget-2565-vol17.pdf")
    check_laws(document)
    assert not set("ÉÊËÌÍ") & set(document.text)


def test_sideways_heads_of_a_table_are_read() -> None:
    words = shown(140, 620, "level") + "BT /F1 12 Tf 0 1 -1 0 115 610 Tm (upward) Tj ET\n"
    document = read(pdf_bytes(grid([100, 130, 300], [600, 660, 700]) + words))
    check_laws(document)
    assert [cell[-1] for cell in cells(document) if cell[-1]] == ["upward", "level"]
    geometry = document.geometry
    assert geometry is not None
    at = document.text.index("upward")
    assert 100 < geometry.x0[at] < geometry.x1[at] < 130
    assert geometry.top[at] > geometry.top[at + 5]


def test_a_page_set_sideways_is_read_turned() -> None:
    content = f"q 0 1 -1 0 600 0 cm {shown(100, 500, 'first')}{shown(100, 480, 'second')} Q"
    document = read(pdf_bytes(content))
    assert document.text == "first\nsecond"
    assert document.pages[0].width == 600
    check_laws(document)


def dots(x0: float, y0: float, x1: float, y1: float) -> str:
    """A dotted rule, each dot a little square."""
    count = int(max(x1 - x0, y1 - y0) / 1.5)
    return "".join(
        f"{x0 + (x1 - x0) * n / count} {y0 + (y1 - y0) * n / count} 0.7 0.7 re f\n"
        for n in range(count)
    )


def test_a_table_may_be_drawn_in_dots_alone() -> None:
    draw = "".join(dots(100, y, 300, y) for y in (600, 650, 700))
    draw += "".join(dots(x, 600, x, 700) for x in (100, 200, 300))
    words = shown(110, 670, "a") + shown(210, 670, "b") + shown(110, 620, "c")
    assert [cell[-1] for cell in cells(read(pdf_bytes(draw + words)))] == ["a", "b", "c", ""]


def test_sides_that_are_not_drawn_are_seen() -> None:
    draw = "".join(f"100 {y} 300 0.5 re f\n" for y in (600, 630, 660))
    draw += "200 600 0.5 60 re f 300 600 0.5 60 re f\n"
    words = "".join(shown(x, y, f"{x}") for y in (610, 640) for x in (110, 210, 310))
    assert [cell[-1] for cell in cells(read(pdf_bytes(draw + words)))] == ["110", "210", "310"] * 2


ROWS = [("Indicator", "Target", "Result"), ("Cover of care", "80", "84.5"), ("Deaths", "12", "9")]


def in_columns(rows: list[tuple[str, ...]]) -> str:
    return "".join(
        shown(x, 690 - 20 * row, text)
        for row, texts in enumerate(rows)
        for x, text in zip((110, 300, 420), texts, strict=True)
    )


@pytest.mark.parametrize(
    "draw",
    [
        "".join(f"100 {y} 400 0.5 re f\n" for y in (704, 684, 664, 644)),
        "".join(f"100 {y} 400 0.5 re f\n" for y in (704, 684, 644)),
        "0.8 0.9 1 rg 100 684 400 20 re f 100 644 400 20 re f 0 g\n",
        "".join(
            f"0.8 0.9 1 rg {x} {y} {w} 19 re f 0 g\n"
            for y in (685, 665, 645)
            for x, w in ((100, 180), (281, 120), (402, 98))
        ),
    ],
    ids=["level rules", "three rules", "every other row shaded", "cells shaded"],
)
def test_rows_that_are_ruled_or_shaded_have_columns(draw: str) -> None:
    document = read(pdf_bytes(draw + in_columns(ROWS)))
    check_laws(document)
    assert cells(document) == [
        (row, column, 1, 1, text)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    "draw",
    [
        "".join(f"100 {y} 400 0.5 re f\n" for y in (704, 684, 664, 644)),
        "".join(f"0.95 g 100 {y} 400 18 re f 0 g\n" for y in (686, 666, 646)),
    ],
    ids=["ruled paper", "shaded lines"],
)
def test_prose_between_rules_is_no_table(draw: str) -> None:
    prose = "".join(shown(105, 690 - 20 * n, FULL) for n in range(3))
    document = read(pdf_bytes(draw + prose))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.usefixtures("without_ocr")
def test_fonts_without_a_table_of_characters_are_not_believed() -> None:
    lost = said(100, 700, "รายงานผลการดำเนินงานของหน่วยบริการ") + shown(
        100, 680, "\\336\\352\\350\\347" * 4
    )
    document = read(pdf_bytes(shown(100, 700, "A page of text that can be read well"), lost))
    assert "รายงาน" not in document.text
    assert [remark.code for remark in document.remarks] == ["scanned_page"]
    degrees = said(100, 700, "อุณหภูมิ 2–8 °C ± 1 ตลอดเส้นทางการขนส่งวัคซีน")
    assert "°C" in read(pdf_bytes(degrees)).text


def test_a_file_that_lost_its_catalog_gives_its_pages() -> None:
    whole = pdf_bytes(*(shown(100, 700, f"Page number {n}") for n in range(3)))
    cut = whole[: whole.index(b"xref")].replace(b"/Type/Catalog", b"/Type/Dogalog")
    assert "Page number 2" in read(cut).text
