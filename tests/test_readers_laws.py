"""What holds of every document that a reader makes, whatever it was made from."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from thaihealthdocs.errors import EmptyDocument
from thaihealthdocs.model.document import Block, BlockKind, Document
from thaihealthdocs.readers import read

WORDS = st.text("กขำิ่ ๑1<>&=.%\N{NO-BREAK SPACE}", min_size=1, max_size=8)
FEW = settings(max_examples=60, deadline=None)


def check(document: Document) -> None:
    """Blocks in order and apart, cells in their table, paragraphs in their cell, pages whole."""
    text = document.text
    assert text == document.original
    for block in document.blocks:
        words = block.span.of(text)
        assert block.span.stop <= len(text)
        assert words.strip()
        assert (words == words.strip()) or block.kind is BlockKind.TABLE
        assert document.page_at(block.span.start) == block.page
        check_cells(block, text)
    for one, other in pairwise(document.blocks):
        assert text[one.span.stop : other.span.start] == "\n"
    assert sum(len(page.span) for page in document.pages) == len(text)


def check_cells(block: Block, text: str) -> None:
    places = [(cell.row, cell.column) for cell in block.cells]
    assert places == sorted(set(places))
    for one, other in pairwise(block.cells):
        between = text[one.span.stop : other.span.start]
        assert set(between) <= {"\t" if one.row == other.row else "\n"}
    taken = set()
    for cell in block.cells:
        assert cell.span in block.span
        covered = {
            (cell.row + down, cell.column + across)
            for down in range(cell.row_span)
            for across in range(cell.column_span)
        }
        assert not covered & taken
        taken |= covered
        assert "\n".join(span.of(text) for span in cell.paragraphs) == cell.span.of(text)
        assert all(span.of(text).strip() == span.of(text) != "" for span in cell.paragraphs)


@dataclass
class Piece:
    """A cell of a grid that was made up."""

    row: int
    column: int
    row_span: int
    column_span: int
    words: str


@st.composite
def grids(draw: st.DrawFn) -> list[Piece]:
    """A grid of at least two columns, some of its cells merged."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    taken: set[tuple[int, int]] = set()
    pieces = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            down = draw(st.integers(1, min(2, rows - row)))
            across = draw(st.integers(1, min(2, columns - column)))
            if any((row, column + c) in taken for c in range(across)):
                across = 1
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            pieces.append(Piece(row, column, down, across, f"{row}-{column}{draw(WORDS)}".strip()))
    assume(any(piece.column for piece in pieces))
    return pieces


def as_html(pieces: list[Piece]) -> bytes:
    rows = [
        "".join(
            f"<td rowspan={p.row_span} colspan={p.column_span}>{escape(p.words)}</td>"
            for p in pieces
            if p.row == row
        )
        for row in range(1 + max(p.row + p.row_span - 1 for p in pieces))
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>".encode()


def as_docx(pieces: list[Piece]) -> bytes:
    document = docx.Document()
    rows = max(p.row + p.row_span for p in pieces)
    columns = max(p.column + p.column_span for p in pieces)
    table = document.add_table(rows, columns)
    for piece in pieces:
        first = table.cell(piece.row, piece.column)
        last = table.cell(piece.row + piece.row_span - 1, piece.column + piece.column_span - 1)
        first.merge(last).text = piece.words
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_xlsx(pieces: list[Piece]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for piece in pieces:
        sheet.cell(piece.row + 1, piece.column + 1, piece.words)
        if piece.row_span + piece.column_span > 2:
            sheet.merge_cells(
                start_row=piece.row + 1,
                start_column=piece.column + 1,
                end_row=piece.row + piece.row_span,
                end_column=piece.column + piece.column_span,
            )
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read_back(data: bytes) -> list[Piece]:
    document = read(data)
    check(document)
    (table,) = (block for block in document.blocks if block.kind is BlockKind.TABLE)
    return [
        Piece(c.row, c.column, c.row_span, c.column_span, c.span.of(document.text))
        for c in table.cells
    ]


def one_spaced(words: str) -> str:
    return " ".join(words.replace("\N{NO-BREAK SPACE}", "~").split()).replace("~", "\xa0")


@FEW
@given(grids())
def test_a_grid_comes_back_from_html(pieces: list[Piece]):
    expected = [
        Piece(p.row, p.column, p.row_span, p.column_span, one_spaced(p.words)) for p in pieces
    ]
    assert read_back(as_html(pieces)) == expected


@settings(max_examples=25, deadline=None)
@given(grids())
def test_a_grid_comes_back_from_docx(pieces: list[Piece]):
    assert read_back(as_docx(pieces)) == pieces


def stands_alone(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether a sheet's reader may take the piece for a line of words beside its table."""
    return (
        piece.column == 0
        and piece.row_span == 1
        and not any(other.row == piece.row for other in pieces if other is not piece)
    )


@settings(max_examples=25, deadline=None)
@given(grids())
def test_a_grid_comes_back_from_xlsx(pieces: list[Piece]):
    assume(not any(stands_alone(piece, pieces) for piece in pieces))
    assert read_back(as_xlsx(pieces)) == pieces


TAGS = re.findall(
    r"\S+",
    "p div h1 h2 ul ol li table tr td th thead tbody tfoot br b span pre nav a hr section header",
)
SOUP = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(["<td rowspan=0>", "<td colspan=3 rowspan=2>", "<!--", "-->", "&nbsp;"]),
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(SOUP)
def test_any_soup_of_tags_keeps_the_laws(soup: list[str]):
    try:
        document = read(("<html>" + "".join(soup)).encode())
    except EmptyDocument:
        return
    check(document)
    if "<!--" not in soup:
        assert document.text.count("ก") == "".join(soup).count("ก")


@FEW
@given(st.lists(st.one_of(WORDS, st.none(), grids()), min_size=1, max_size=6))
def test_word_documents_keep_the_laws(parts: list[str | list[Piece] | None]):
    document = docx.Document()
    for part in parts:
        if part is None:
            document.add_page_break()
        elif isinstance(part, str):
            document.add_paragraph(part, style="List Number").runs[0].add_break()
        else:
            table = document.add_table(1, 2)
            for piece, cell in zip(part, table.row_cells(0), strict=False):
                cell.text = piece.words
                cell.paragraphs[0].runs[0]._r.append(OxmlElement("w:lastRenderedPageBreak"))
    data = io.BytesIO()
    document.save(data)
    try:
        check(read(data.getvalue()))
    except EmptyDocument:
        assert not any(part and (isinstance(part, list) or part.strip()) for part in parts)


RUNS = st.sampled_from(
    ["", "", "<w:lastRenderedPageBreak/>", "<w:br/>", '<w:br w:type="page"/>', "<w:tab/>"]
)
MERGES = st.sampled_from(
    ["", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:hMerge/>", '<w:gridSpan w:val="2"/>']
)
ROWS = st.sampled_from(["", '<w:gridBefore w:val="1"/>', "<w:tblHeader/>"])


@st.composite
def word_paragraphs(draw: st.DrawFn) -> str:
    return f"<w:p><w:r>{draw(RUNS)}<w:t>{escape(draw(WORDS))}</w:t></w:r></w:p>"


@st.composite
def word_tables(draw: st.DrawFn, depth: int = 0) -> str:
    """A table with any merges, right or wrong, and tables inside."""
    rows = ""
    for _ in range(draw(st.integers(1, 3))):
        cells = ""
        for _ in range(draw(st.integers(0, 3))):
            inner = draw(word_paragraphs())
            if depth < 2 and draw(st.integers(0, 4)) == 4:
                inner += draw(word_tables(depth + 1))
            cells += f"<w:tc><w:tcPr>{draw(MERGES)}</w:tcPr>{inner}</w:tc>"
        rows += f"<w:tr><w:trPr>{draw(ROWS)}</w:trPr>{cells}</w:tr>"
    return f"<w:tbl>{rows}</w:tbl>"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(word_paragraphs(), word_tables()), min_size=1, max_size=3))
def test_tables_merged_in_any_way_keep_the_laws_and_every_word(parts: list[str]):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(parts)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        xml = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
    try:
        document = read(data.getvalue())
    except EmptyDocument:
        return
    check(document)
    assert document.text.count("ก") == body.count("ก")


@pytest.mark.parametrize("data", [as_html, as_docx, as_xlsx])
def test_same_bytes_same_document(data):
    content = data([Piece(0, 0, 1, 2, "ก"), Piece(1, 0, 1, 1, "ข"), Piece(1, 1, 1, 1, "ค")])
    one, other = read(content), read(content)
    assert (one.text, one.blocks, one.pages) == (other.text, other.blocks, other.pages)
