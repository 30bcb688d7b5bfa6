"""Workbooks as their sheets show them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from thaihealthdocs.errors import TooLarge
from thaihealthdocs.model.document import BlockKind, Document
from thaihealthdocs.readers import read, xlsx
from thaihealthdocs.readers.xlsx.formats import shown

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHARED = Path(__file__).parents[1].parent / "shared" / "data"


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def sheet(cells: dict[str, Any]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    active = book.worksheets[0]
    active.title = "รพ."
    for place, value in cells.items():
        active[place] = value
    return book, active


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    (table,) = (block for block in document.blocks if block.kind is BlockKind.TABLE)
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in table.cells
    ]


@pytest.mark.parametrize(
    "value, number_format, expected",
    [
        (12, "General", "12"),
        (0.1, "General", "0.1"),
        (1 / 3, "General", "0.3333333333"),
        (1103700123456, "General", "1103700123456"),  # a code keeps its digits
        (True, "General", "TRUE"),
        (45, "@", "45"),
        (5, 'General" คน"', "5 คน"),
        (7, "00000", "00007"),
        (0.4567, "0.0%", "45.7%"),
        (2.675, "0.00", "2.68"),
        (-2.5, "0", "-3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567, "#,##0,", "1,235"),
        (0.5, "0.##", "0.5"),
        (0.5, ".00", ".50"),
        (25, '0" แห่ง"', "25 แห่ง"),
        (-5, "#,##0_);[Red]\\(#,##0\\)", "(5)"),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"),
        (12345.678, "0.00E+00", "1.23E+4"),
        (3, "[$-D00041E]0", "๓"),
        (datetime(2023, 12, 5), "dd/mm/yyyy", "05/12/2023"),
        (datetime(2023, 12, 5), "[$-107041E]d mmm yy", "5 ธ.ค. 66"),
        (datetime(2023, 12, 5), "[$-D07041E]d mmmm yyyy", "๕ ธันวาคม ๒๕๖๖"),
        (datetime(2023, 12, 5), "[$-1070000]d/mm/yyyy;@", "5/12/2566"),
        (datetime(2023, 12, 5), "d/m/bbbb", "5/12/2566"),
        (datetime(2023, 12, 5), "B2d mmm yyyy", "5 ธ.ค. 2566"),
        (datetime(2023, 12, 5), "[$-41E]d mmm yyyy", "5 ธ.ค. 2023"),
        (datetime(2023, 12, 5), "d mmm yyyy", "5 Dec 2023"),
        (datetime(2023, 12, 5, 9, 5), "d/m/yyyy h:mm", "5/12/2023 9:05"),
        (datetime(2023, 12, 5), "General", "2023-12-05T00:00:00"),
        ("ร้อยละ 80", "0.00", "ร้อยละ 80"),
        (None, "General", ""),
    ],
)
def test_values_as_shown(value: object, number_format: str, expected: str):
    assert shown(value, number_format) == expected


def test_margins_are_cut_off_and_gaps_kept():
    book, _ = sheet({"B3": "ที่", "D3": "ผล", "B4": 1, "D4": 80.5, "F9": "  "})
    document = read(saved(book))
    assert document.blocks[0].span.of(document.text) == "รพ."
    assert grid(document) == [
        (0, 0, 1, 1, "ที่"),
        (0, 1, 1, 1, ""),
        (0, 2, 1, 1, "ผล"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, ""),
        (1, 2, 1, 1, "80.5"),
    ]


def test_merged_ranges_are_one_cell():
    book, active = sheet({"A1": "ก", "B1": "ข", "B2": "ค", "C2": "ง", "C1": "x", "B3": "รวม"})
    active.merge_cells("B3:C3")
    active.merge_cells("A1:A2")
    assert grid(read(saved(book))) == [
        (0, 0, 2, 1, "ก"),
        (0, 1, 1, 1, "ข"),
        (0, 2, 1, 1, "x"),
        (1, 1, 1, 1, "ค"),
        (1, 2, 1, 1, "ง"),
        (2, 0, 1, 1, ""),
        (2, 1, 1, 2, "รวม"),
    ]


def test_titles_and_notes_are_lines_beside_the_tables_of_a_sheet():
    book, active = sheet(
        {
            "A1": "ผลงานรายอำเภอ",
            "A2": "อำเภอ",
            "B2": "ผลงาน",
            "A3": "เมือง",
            "B3": "12",
            "A4": "ที่มา: แฟ้มบริการ",
            "A6": "โรค",
            "B6": "ราย",
            "A7": "ไข้เลือดออก",
            "B7": "3",
        }
    )
    active.merge_cells("A1:B1")
    document = read(saved(book))
    assert [(b.kind.value, b.span.of(document.text)) for b in document.blocks[-4:]] == [
        ("paragraph", "ผลงานรายอำเภอ"),
        ("table", "อำเภอ\tผลงาน\nเมือง\t12"),
        ("paragraph", "ที่มา: แฟ้มบริการ"),
        ("table", "โรค\tราย\nไข้เลือดออก\t3"),
    ]


def test_values_behind_what_is_shown_are_kept():
    book, active = sheet({"A1": 0.456, "B1": date(2024, 1, 31), "C1": "ก", "D1": True})
    active["A1"].number_format = "0%"
    active["B1"].number_format = "[$-107041E]d mmm yyyy"
    document = read(saved(book))
    cells = document.blocks[1].cells
    assert [cell.span.of(document.text) for cell in cells] == ["46%", "31 ม.ค. 2567", "ก", "TRUE"]
    assert [cell.value for cell in cells] == [0.456, "2024-01-31T00:00:00", None, None]


def with_cached(book: Workbook, **results: str) -> bytes:
    """The workbook with the results of formulas as a spreadsheet program would have noted them."""
    source, data = zipfile.ZipFile(io.BytesIO(saved(book))), io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        for name in source.namelist():
            xml = source.read(name).decode()
            for place, result in results.items():
                xml = re.sub(
                    rf'(<c r="{place}"[^>]*>.*?<v\s*)(?:/>|></v>)', rf"\1>{result}</v>", xml
                )
            target.writestr(name, xml)
    return data.getvalue()


def test_formulas_show_what_was_calculated():
    book, _ = sheet({"A1": "=40+2", "B1": '="10669"', "C1": "=B1&A1", "D1": "=7"})
    document = read(with_cached(book, A1="42"))
    assert [text for *_, text in grid(document)] == ["42", "10669", "", "7"]
    (remark,) = document.remarks
    assert (remark.code, remark.text) == ("unread_cell", "C1")


def test_hidden_sheets_rows_and_columns_are_left_out_with_a_remark():
    book, active = sheet({"A1": "ก", "B1": "ซ่อน", "C1": "ข", "A2": "ซ่อน", "A3": "ค", "C3": "ง"})
    active.column_dimensions["B"].hidden = True
    active.row_dimensions[2].hidden = True
    other = book.create_sheet("ลับ")
    other["A1"] = "ลับ"
    other.sheet_state = "hidden"
    document = read(saved(book))
    assert grid(document) == [
        (0, 0, 1, 1, "ก"),
        (0, 1, 1, 1, "ข"),
        (1, 0, 1, 1, "ค"),
        (1, 1, 1, 1, "ง"),
    ]
    assert [remark.code for remark in document.remarks] == ["hidden_sheet", "hidden_cells"]


def test_each_sheet_is_a_page():
    book, _ = sheet({"A1": "ก", "B1": "ข"})
    book.create_sheet("เปล่า")
    book.create_sheet("สาม")["A1"] = "ค"
    document = read(saved(book))
    pages = {b.span.of(document.text): b.page for b in document.blocks}
    assert pages == {"รพ.": 1, "ก\tข": 1, "เปล่า": 2, "สาม": 3, "ค": 3}


def test_lines_of_a_cell_are_paragraphs_and_symbol_fonts_ticks():
    book, active = sheet({"A1": "หนึ่ง\nสอง_x000D_\n", "B1": "ü", "C1": "ü"})
    active["B1"].font = Font(name="Wingdings")
    document = read(saved(book))
    cells = document.blocks[1].cells
    assert [s.of(document.text) for s in cells[0].paragraphs] == ["หนึ่ง", "สอง"]
    assert [cell.span.of(document.text) for cell in cells[1:]] == ["✓", "ü"]


def test_rows_repeated_on_each_page_are_heads():
    book, active = sheet({"A1": "ที่", "B1": "ผล", "A2": 1, "B2": 2})
    active.print_title_rows = "1:1"
    document = read(saved(book))
    assert [cell.is_header for cell in document.blocks[1].cells] == [True, True, False, False]


def test_cells_far_apart_cost_no_more_than_themselves():
    book, _ = sheet({"A1": "ต้น", "XFD1048576": "ปลาย"})
    document = read(saved(book))
    assert [block.span.of(document.text) for block in document.blocks[-2:]] == ["ต้น", "ปลาย"]
    assert grid(document) == [(0, 16383, 1, 1, "ปลาย")]


def test_sheets_beyond_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx, "MAX_SHEET_BYTES", 100)
    book, _ = sheet({"A1": "ก" * 200})
    with pytest.raises(TooLarge):
        read(saved(book))


@pytest.mark.parametrize("path", sorted((SHARED / "xlsx").glob("*.xlsx")) or [None])
def test_real_workbooks(path: Path | None):
    if path is None:
        pytest.skip("no workbook is here")
    document = read(path)
    tables = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert tables
    codes = [
        cell.span.of(document.text)
        for cell in tables[0].cells
        if re.fullmatch(r"\d{5}", cell.span.of(document.text))
    ]
    assert len(codes) > 50  # hospital codes, as printed
