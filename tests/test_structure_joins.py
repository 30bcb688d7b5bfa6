"""Tables over pages: what is one table, what is one row, and what stays apart."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import pytest

from thaihealthdocs.model.document import Block, BlockKind, Cell, Document, Geometry, Page, Source
from thaihealthdocs.model.evidence import Box
from thaihealthdocs.model.span import Span
from thaihealthdocs.structure.joins import Whole, wholes
from thaihealthdocs.structure.outline import outline
from thaihealthdocs.structure.tables import tables

HEAD = ["ที่", "กิจกรรม", "ผู้รับผิดชอบ"]
EDGES = (50.0, 90.0, 400.0, 550.0)
FULL = "จัดทำแผนงานร่วมกับภาคีเครือข่ายในพื้นที่ทั้งจังหวัด"
HIGH = 800.0


@dataclass(frozen=True)
class Part:
    """A table printed on a page: rows of words, an empty word where nothing is said."""

    page: int
    rows: list[list[str]]
    edges: tuple[float, ...] = EDGES
    bottom: float = HIGH - 60


def printed(*parts: Part | str) -> Document:
    """A document of tables with places, and paragraphs between them."""
    text, blocks = "", []
    places: list[tuple[int, Box]] = []
    for part in parts:
        start = len(text)
        cells: list[Cell] = []
        if isinstance(part, str):
            text += part
            places += [(1, Box(0, 0, 0, 0))] * len(part)
        else:
            heights = [20 * (1 + max(word.count("\n") for word in words)) for words in part.rows]
            top = part.bottom - sum(heights)
            for row, (words, height) in enumerate(zip(part.rows, heights, strict=True)):
                for column, word in enumerate(words):
                    x0, x1 = part.edges[column], part.edges[column + 1]
                    box = Box(x0, top, x1, top + height)
                    span = Span(len(text), len(text) + len(word))
                    cells.append(
                        Cell(row, column, span, (span,) if word else (), page=part.page, box=box)
                    )
                    text += f"{word}\n"
                    for at, line in enumerate(f"{word}\n".split("\n")[:-1]):
                        x2 = x0 + 3 + min(1.0, len(line) / 40) * (x1 - x0 - 6)
                        place = Box(x0 + 3, top + 20 * at + 2, x2, top + 20 * at + 18)
                        places += [(part.page, place)] * len(line) + [(0, Box(0, 0, 0, 0))]
                top += height
        kind = BlockKind.TABLE if cells else BlockKind.PARAGRAPH
        number = part.page if isinstance(part, Part) else 1
        blocks.append(Block(kind, Span(start, len(text)), number, cells=tuple(cells)))
        text += "\n"
        places.append((0, Box(0, 0, 0, 0)))
    geometry = Geometry(
        array("H", [page for page, _ in places]),
        *(
            array("f", [getattr(box, side) for _, box in places])
            for side in ("x0", "top", "x1", "bottom")
        ),
    )
    pages = [Page(number, Span(0, 0), 600, HIGH) for number in (1, 2, 3)]
    return Document.of(Source("made", "", "pdf", 0), text, blocks, pages=pages, geometry=geometry)


def rows(document: Document, whole: Whole) -> list[list[str]]:
    """What the rows of a whole table say, pieces of a broken cell with a bar between."""
    found: list[list[str]] = [[] for _ in range(max(cell.row for cell in whole.cells) + 1)]
    for cell in whole.cells:
        words = [piece.span.of(document.text) for piece in cell.pieces]
        found[cell.row].append("|".join(word for word in words if word))
    return found


FIRST = Part(1, [HEAD, ["1", "ก" * 9, "ข" * 9], ["2", "ค" * 9, "ง" * 9], ["3", FULL, "งานแผน"]])


@pytest.mark.parametrize("head", [[HEAD], []], ids=["repeated", "absent"])
def test_parts_on_following_pages_are_one_table(head: list[list[str]]) -> None:
    document = printed(FIRST, Part(2, [*head, ["4", "จ" * 9, "ฉ" * 9]]))
    (whole,) = wholes(document)
    assert rows(document, whole)[-1] == ["4", "จ" * 9, "ฉ" * 9]
    assert whole.places == ((0, 1, 2, 3), (*[None] * len(head), 4))


def test_pages_may_stand_a_little_aside() -> None:
    aside = tuple(edge + 28 for edge in EDGES)
    assert len(wholes(printed(FIRST, Part(2, [["4", "จ", "ฉ"]], aside)))) == 1


def test_parts_that_lack_an_edge_take_their_columns_from_it() -> None:
    group = Part(2, [["หมวด"]], (50.0, 550.0))
    document = printed(FIRST, group, Part(3, [["4", "จ", "ฉ"]]))
    (whole,) = wholes(document)
    assert [(c.row, c.column, c.column_span) for c in whole.cells][-4:] == [
        (4, 0, 3), (5, 0, 1), (5, 1, 1), (5, 2, 1),
    ]  # fmt: skip


APART = {
    "another page between": [FIRST, Part(3, [["4", "จ", "ฉ"]])],
    "the same page": [FIRST, Part(1, [["4", "จ", "ฉ"]])],
    "other columns": [FIRST, Part(2, [["4", "จ", "ฉ"]], (50.0, 200.0, 300.0, 550.0))],
    "another width": [FIRST, Part(2, [["4", "จ", "ฉ"]], (50.0, 90.0, 400.0, 500.0))],
    "another head": [FIRST, Part(2, [["ที่", "ตัวชี้วัด", "เป้าหมาย"], ["1", "จ", "ฉ"]])],
    "a caption between": [FIRST, "ตารางที่ 2 ผลงาน", Part(2, [HEAD, ["4", "จ", "ฉ"]])],
    "text between": [FIRST, "ข้อความ", Part(2, [["4", "จ", "ฉ"]])],
    "numbers that begin anew": [FIRST, Part(2, [HEAD, ["1", "จ", "ฉ"], ["2", "จ", "ฉ"]])],
    "room left on the page": [
        Part(1, FIRST.rows, bottom=200.0),
        Part(2, [["4", "จ", "ฉ"]]),
    ],
}


@pytest.mark.parametrize("parts", APART.values(), ids=APART)
def test_tables_that_only_follow_each_other_stay_apart(parts: list[Part | str]) -> None:
    assert len(wholes(printed(*parts))) == 2


@pytest.mark.parametrize("caption", ["ตารางที่ 1 แผน", "ตารางที่ 1 แผน (ต่อ)"])
def test_a_caption_may_be_printed_again(caption: str) -> None:
    document = printed("ตารางที่ 1 แผน", FIRST, caption, Part(2, [HEAD, ["4", "จ", "ฉ"]]))
    assert len(wholes(document)) == 1


@pytest.mark.parametrize("head", [[HEAD], []], ids=["repeated", "absent"])
def test_a_row_that_a_page_breaks_is_one(head: list[list[str]]) -> None:
    document = printed(FIRST, Part(2, [*head, ["", "และอำเภอ", ""], ["4", "จ", "ฉ"]]))
    (whole,) = wholes(document)
    assert rows(document, whole)[3:] == [["3", f"{FULL}|และอำเภอ", "งานแผน"], ["4", "จ", "ฉ"]]
    assert whole.places[1] == (*[None] * len(head), 3, 4)
    (table,) = tables(document)
    (rest,) = table.rows[2].rest[1]
    assert (rest.page, table.rows[2].own[1].page) == (2, 1)
    assert [evidence.page for evidence in table.evidence(document, 2, 1)] == [1, 2]


@pytest.mark.parametrize(
    "opening",
    [["4", "และอำเภอ", ""], ["", "และอำเภอ", "งาน"], ["", "", "12"]],
    ids=["a number of its own", "an owner of its own", "words below none"],
)
def test_a_row_of_its_own_stays_one(opening: list[str]) -> None:
    rows_before = [*FIRST.rows[:3], ["3", FULL, "9" if opening[2] == "12" else "งานแผน"]]
    document = printed(Part(1, rows_before), Part(2, [opening, ["5", "จ", "ฉ"]]))
    (whole,) = wholes(document)
    assert len(rows(document, whole)) == 6


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [("- อบรมครู", FULL, False), ("- อบรมครู", f"- {FULL}", True), ("1) อบรม", f"2) {FULL}", True),
     ("1) อบรม", f"1) {FULL}", False)],
)  # fmt: skip
def test_a_list_in_a_cell_goes_on(before: str, after: str, is_one: bool) -> None:
    edges = (50.0, 90.0, 300.0)
    document = printed(
        Part(1, [["ที่", "งาน"], ["1", "ก" * 9], ["2", before]], edges),
        Part(2, [["", after], ["3", "ข" * 9]], edges),
    )
    (whole,) = wholes(document)
    assert len(rows(document, whole)) == 5 - is_one


@pytest.mark.parametrize(("lines", "is_one"), [(1, False), (4, True)])
def test_prose_beside_a_label_may_end_a_paragraph_with_the_page(lines: int, is_one: bool) -> None:
    edges = (50.0, 150.0, 550.0)
    value = "\n".join([*[FULL] * (lines - 1), "ท้ายย่อหน้า"])
    document = printed(
        Part(1, [["คำนิยาม", "ก" * 9], ["วิธีวัด", "ข" * 9], ["เกณฑ์", value]], edges),
        Part(2, [["", FULL], ["แหล่งข้อมูล", "ค" * 9]], edges),
    )
    (whole,) = wholes(document)
    assert len(rows(document, whole)) == 5 - is_one


def test_the_parts_can_be_had_again() -> None:
    parts = [
        FIRST,
        Part(2, [HEAD, ["", "และอำเภอ", ""], ["4", "จ", "ฉ"]]),
        Part(3, [["5", "ช", "ซ"]]),
    ]
    document = printed(*parts)
    (whole,) = wholes(document)
    again = [
        [[cell.span.of(document.text) for cell in row] for row in block.rows()]
        for block in whole.parts
    ]
    assert again == [part.rows for part in parts]
    pieces = [piece for cell in whole.cells for piece in cell.pieces]
    said = [c for block in whole.parts[1:] for c in block.cells if not c.span.is_empty]
    head = {"ที่", "กิจกรรม", "ผู้รับผิดชอบ"}
    assert all(cell in pieces for cell in said if cell.span.of(document.text) not in head)
    assert [len(places) for places in whole.places] == [len(part.rows) for part in parts]


def test_a_whole_table_as_a_frame() -> None:
    document = printed(FIRST, Part(2, [HEAD, ["", "และอำเภอ", ""], ["4", "จ", "ฉ"]]))
    (table,) = tables(document)
    frame = table.to_frame()
    assert list(frame.columns) == HEAD
    assert frame.iloc[2].tolist() == ["3", f"{FULL}\nและอำเภอ", "งานแผน"]
    assert frame.attrs["pages"] == [1, 1, 1, 2]


def test_what_goes_on_below_a_page_is_no_item_of_its_own() -> None:
    head = ["ที่", "กิจกรรม", "ผู้รับผิดชอบ"]
    rows = [head, ["1", "อบรมแกนนำสุขภาพ", "งานแผน"], ["2", "เยี่ยมบ้านผู้ป่วย", "งานแผน"]]
    first = Part(1, [*rows, ["3", f"1) {FULL}", "งานแผน"]])
    for rest, count in (("และอำเภอ", 3), ("2) ประเมินผลงาน", 4)):
        document = printed(first, Part(2, [["", rest, ""], ["4", "สรุปผล", "งานแผน"]]))
        items = [entry.words.of(document.text) for entry in outline(document) if entry.is_plan_item]
        assert len(items) == count + 1
        assert "และอำเภอ" not in items
