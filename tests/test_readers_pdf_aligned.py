"""Tables that nothing rules: what stands under each other, and what only looks like it."""

from __future__ import annotations

import pytest
from test_readers_pdf import cells, check_laws, paragraphs, pdf_bytes, read, shown

from thaihealthdocs.model.document import BlockKind, Document

Row = tuple[tuple[float, str], ...]


def drawn(rows: list[Row], top: float = 700, step: float = 20, size: float = 12) -> str:
    """Words at their places from the left, row under row."""
    return "".join(
        shown(x, top - step * at, text, size) for at, row in enumerate(rows) for x, text in row
    )


def table(*rows: Row, **places: float) -> list[tuple[int, int, int, int, str]]:
    """The cells that have text of the table that rows make; spans of one are left out."""
    document = read(pdf_bytes(drawn(list(rows), **places)))
    check_laws(document)
    return [cell for cell in cells(document) if cell[4]]


def plain(rows: list[list[str]]) -> list[tuple[int, int, int, int, str]]:
    """Cells in rows and columns, none of them wide."""
    return [
        (row, column, 1, 1, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


def tables(document: Document) -> int:
    return sum(block.kind is BlockKind.TABLE for block in document.blocks)


HEAD: Row = ((60, "No"), (120, "Indicator"), (320, "Target"), (420, "Owner"))


def numbered(*names: str) -> list[Row]:
    return [
        ((62, f"{at}"), (120, name), (325, f"{70 + at}"), (420, "Clinic"))
        for at, name in enumerate(names, start=1)
    ]


def test_a_head_over_numbered_rows_is_a_table() -> None:
    found = table(HEAD, *numbered("Stroke", "Diabetes", "Dengue"))
    assert found == plain(
        [
            ["No", "Indicator", "Target", "Owner"],
            ["1", "Stroke", "71", "Clinic"],
            ["2", "Diabetes", "72", "Clinic"],
            ["3", "Dengue", "73", "Clinic"],
        ]
    )


def test_a_caption_and_what_follows_stay_out_of_the_table() -> None:
    content = (
        shown(60, 760, "The office sets these targets for the coming year and reports on them.")
        + shown(60, 722, "Table 1 Targets of the year")
        + drawn([HEAD, *numbered("Stroke", "Diabetes", "Dengue")])
        + shown(60, 615, "Source: the clinic")
    )
    document = read(pdf_bytes(content))
    assert tables(document) == 1
    assert cells(document)[0] == (0, 0, 1, 1, "No")
    assert "Table 1 Targets of the year" in paragraphs(document)
    assert "Source: the clinic" in paragraphs(document)


def test_wrapped_lines_belong_to_the_row_above() -> None:
    rows = [
        HEAD,
        ((62, "1"), (120, "Patients with stroke who"), (325, "71"), (420, "Clinic")),
        ((120, "reach a hospital in time"),),
        ((62, "2"), (120, "Patients with diabetes"), (325, "72"), (420, "Clinic of the")),
        ((120, "under control"), (420, "hospital")),
        ((62, "3"), (120, "Dengue"), (325, "73"), (420, "Clinic")),
    ]
    found = {(row, column): text for row, column, _, _, text in table(*rows, step=16)}
    assert found[1, 1].replace("\n", " ") == "Patients with stroke who reach a hospital in time"
    assert found[2, 3].replace("\n", " ") == "Clinic of the hospital"
    assert found[3, 1] == "Dengue"
    assert len(found) == 16


def test_rows_may_stand_around_their_numbers() -> None:
    content = drawn([HEAD])
    for at, name in enumerate(("stroke", "diabetes", "dengue")):
        y = 670 - 36 * at
        content += shown(62, y, f"{at + 1}") + shown(325, y, "70") + shown(420, y, "Clinic")
        content += shown(120, y + 7, f"Patients with {name}") + shown(120, y - 7, "in care")
    found = {(row, column): text for row, column, _, _, text in cells(read(pdf_bytes(content)))}
    assert found[1, 1].split("\n") == ["Patients with stroke", "in care"]
    assert found[3, 1].split("\n") == ["Patients with dengue", "in care"]
    assert (found[0, 1], found[3, 0]) == ("Indicator", "3")


def test_empty_columns_are_placed_by_their_heads() -> None:
    months = [(200.0 + 30 * at, name) for at, name in enumerate(("Oct", "Nov", "Dec", "Jan"))]
    rows: list[Row] = [
        ((60, "No"), (100, "Activity"), *months, (340, "Owner")),
        ((62, "1"), (100, "Training"), (207, "X"), (340, "Clinic")),
        ((62, "2"), (100, "Visits"), (297, "X"), (340, "Clinic")),
        ((62, "3"), (100, "Report"), (297, "X"), (340, "Clinic")),
    ]
    found = {(row, column): text for row, column, _, _, text in table(*rows)}
    assert [found[0, column] for column in range(7)] == [
        *("No", "Activity", "Oct", "Nov", "Dec", "Jan", "Owner")
    ]
    assert (found[1, 2], found[2, 5], found[3, 5]) == ("X", "X", "X")
    assert (1, 3) not in found


def test_a_head_over_several_columns_spans_them() -> None:
    rows: list[Row] = [
        ((60, "No"), (120, "Activity"), (262, "Year 2570"), (420, "Owner")),
        ((220, "Q1"), (270, "Q2"), (320, "Q3"), (370, "Q4")),
        ((62, "1"), (120, "Training"), (222, "5"), (272, "6"), (420, "Clinic")),
        ((62, "2"), (120, "Visits"), (322, "7"), (372, "8"), (420, "Clinic")),
        ((62, "3"), (120, "Report"), (222, "9"), (272, "4"), (420, "Clinic")),
    ]
    found = table(*rows, step=18)
    assert (0, 2, 1, 4, "Year 2570") in found
    assert [(1, 2 + at, 1, 1, f"Q{at + 1}") for at in range(4)] == [
        cell for cell in found if cell[4].startswith("Q")
    ]
    assert (0, 1, 2, 1, "Activity") in found
    assert (3, 4, 1, 1, "7") in found


def test_a_row_over_all_columns_heads_a_group() -> None:
    rows = [HEAD, ((60, "Issue 1: people of working age and their health"),)]
    rows += numbered("Stroke", "Diabetes")
    rows += [((60, "Issue 2: the old and those who care for them"),)]
    rows += numbered("Falls", "Sight")
    found = table(*rows)
    assert (1, 0, 1, 4, "Issue 1: people of working age and their health") in found
    assert (4, 0, 1, 4, "Issue 2: the old and those who care for them") in found
    assert (6, 1, 1, 1, "Sight") in found


def test_numbers_in_rows_need_no_head() -> None:
    rows: list[Row] = [
        ((60, name), (200, f"{at}1,200"), (300, f"{at}.50"), (400, f"{at}7"))
        for at, name in enumerate(("North", "South", "East", "West"), start=1)
    ]
    assert len(table(*rows)) == 16


def test_a_table_goes_on_over_the_page_with_its_columns() -> None:
    first = drawn([HEAD, *numbered(*(f"Indicator {at}" for at in range(1, 30)))], top=760)
    rest: list[Row] = [((62, "30"), (120, "The last one"), (420, "Clinic"))]
    document = read(pdf_bytes(first, drawn(rest, top=760)))
    parts = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert [part.page for part in parts] == [1, 2]
    last = {cell.column: cell.span.of(document.text) for cell in parts[1].cells}
    assert last == {0: "30", 1: "The last one", 2: "", 3: "Clinic"}


_PROSE = "The province reports on its plan and on the health of its people each year"
_SIGNED = [
    [(100 + 170 * at, "Signed ............") for at in range(3)],
    [(110 + 170 * at, "(Somchai Jaidee)") for at in range(3)],
    [(120 + 170 * at, f"Director {at + 1}") for at in range(3)],
]
NOTHING = {
    "prose": [((60, _PROSE),)] * 20,
    "two columns": [((60, "Words of a column of"), (320, "prose beside another"))] * 20,
    "three columns": [((60, "Words of a col"), (230, "umn of prose and"), (400, "some more"))] * 20,
    "signatures": [tuple(row) for row in _SIGNED] * 2,
    "contents": [
        ((60, f"{at}"), (90, f"Chapter {at} {'.' * 60}"), (500, f"{7 * at}")) for at in range(1, 12)
    ],
    "hanging list": [((60, f"{at}."), (90, _PROSE)) for at in range(1, 12)],
    "labels": [
        ((60, "Office"), (130, "Provincial health office"), (420, "Tel. 0 2000 0000")),
        ((60, "No."), (130, "0033/125"), (300, "Date"), (340, "12 October 2026")),
        ((60, "To"), (130, "All district health offices")),
        ((60, "With"), (130, "1. Form"), (420, "1 copy")),
        ((130, "2. Agenda"), (420, "1 set")),
    ],
    "amounts": [
        ((60, f"({at}) Item {at}"), (330, f"{at},000,000"), (400, "Baht")) for at in range(1, 9)
    ],
    "centred": [((250 - 4 * at, "Heading " + "x" * at),) for at in range(8)],
    "two rows": [HEAD, *numbered("Stroke")],
    "words alone": [HEAD, *[((60, "a"), (120, "words"), (320, "and"), (420, "more"))] * 4],
}


@pytest.mark.parametrize("rows", NOTHING.values(), ids=NOTHING)
def test_what_is_unclear_stays_lines(rows: list[Row]) -> None:
    assert tables(read(pdf_bytes(drawn(rows)))) == 0


@pytest.mark.parametrize("shift", range(0, 48, 7))
def test_lines_that_share_no_gutters_stay_lines(shift: int) -> None:
    rows = [
        tuple((60.0 + 130 * part + (shift * at * (part + 1)) % 110, "words") for part in range(3))
        for at in range(16)
    ]
    assert tables(read(pdf_bytes(drawn(rows)))) == 0


def test_a_ruled_table_is_no_aligned_one_too() -> None:
    rules = "".join(f"50 {y} 450 0.5 re f\n" for y in range(615, 716, 20))
    rules += "".join(f"{x} 615 0.5 100 re f\n" for x in (50, 100, 300, 400, 500))
    content = drawn([HEAD, *numbered("Stroke", "Diabetes", "Dengue", "Falls")])
    document = read(pdf_bytes(rules + content))
    assert tables(document) == 1
    assert len(cells(document)) == 20
