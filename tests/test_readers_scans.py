"""Pictures of pages: what readers agree on, where rules and words are, and what stays unread."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest

import thaihealthdocs as thd
from thaihealthdocs.errors import MissingDependency
from thaihealthdocs.model.document import BlockKind, Source
from thaihealthdocs.readers import image, scans
from thaihealthdocs.readers.pdf.limits import most_pictures
from thaihealthdocs.readers.scans import requirements
from thaihealthdocs.readers.scans.agreement import UNREAD, Said, agreed, is_alone, same

FONT = Path("/usr/share/fonts/truetype/tlwg/Norasi.ttf")

needs_ocr = pytest.mark.skipif(
    scans.missing() is not None, reason=f"the extra [ocr] is not there: {scans.missing()}"
)
needs_font = pytest.mark.skipif(not FONT.is_file(), reason=f"{FONT} is not installed")

# What two readers agree on


@pytest.mark.parametrize(
    "one, two, seen, number",
    [
        ("๒๕๖๗", "๒๕๖๗", "๒๕๒๓", "๒๕๖๗"),
        ("๒๕๖๗", "๒๕๖๗", "แขก", "๒๕๖๗"),
        ("๘๔.๕", "๘๔๕", "๕๕.๕", "๘๔.๕"),
        ("๘๔.๕", "๘๔๕", "๕๕๕", "๘๔๕"),
        ("1,204", "1,204", "1,204", "1,204"),
        ("1,204", "1,264", "1,204", "1,204"),
        ("1,264", "1,204", "1,204", "1,204"),
        ("๑๒ ๓๔", "๑๒ ๓๔", "๑๒๓๕", "๑๒ ๓๔"),
        ("๑๒ ๓๔", "๑๒๓๔", "๑๒๓๕", "๑๒๓๔"),
        ("๙", "๙", "๕", "๙"),
        ("๒๔๐,๐๐๙", "๒๔๐,๐๐๙", "๒๕๐.๐๐๕", "๒๔๐,๐๐๙"),
    ],
)
def test_two_readers_make_a_number(one: str, two: str, seen: str, number: str) -> None:
    assert agreed(Said(one, 0.95), Said(two, 0.95), seen) == number


@pytest.mark.parametrize(
    "one, two, seen",
    [
        ("๒๕๖๗", "๒๕๖๑", "๒๕๒๓"),
        ("๒๕๒๓", "๒๕๖๗", "๒๕๒๓"),  # Tesseract's Thai digits are no vote
        ("1,204", "1,264", "1,284"),
        ("", "", "2567"),
        ("๔๘", "", "๕๕"),
        ("๗๓๐.๖๐๔", "๗๓๐.๖๐๔", "๓๓๐,๒๐๕"),  # thousands or thousandths
        ("๑๓๙๓,๔๑๘", "๑๓๙๓,๔๑๘", "๓๕๓.๕๑๕"),
    ],
)
def test_a_number_no_two_agree_on_is_unread(one: str, two: str, seen: str) -> None:
    said = agreed(Said(one, 0.95), Said(two, 0.95), seen)
    assert said is not None
    assert set(said) == {UNREAD}


@pytest.mark.parametrize("one, two, seen", [("๑", "", "ภ"), ("๑", "๑", "ภ"), ("", "๓", "ด")])
def test_a_letter_stays_a_letter(one: str, two: str, seen: str) -> None:
    assert agreed(Said(one, 0.7), Said(two, 0.7), seen) is None


@pytest.mark.parametrize(
    "text, sure, seen, alone",
    [
        ("๒๕๖๗", 0.7, "", True),
        ("๙", 0.95, "er", True),
        ("๙", 0.7, "ฆ", False),
        ("๑๓๙๓,๔๑๘", 1.0, "", False),
        ("2567", 1.0, "", False),  # Tesseract can vouch for it
        ("2567", 1.0, "2567", True),
    ],
)
def test_all_of_a_line_is_a_number(text: str, sure: float, seen: str, alone: bool) -> None:
    assert is_alone(Said(text, sure), seen) is alone


@needs_ocr
def test_a_table_that_is_open_at_a_side_keeps_the_cells_there() -> None:
    import numpy as np

    from thaihealthdocs.readers.scans.grids import page_grids

    page = np.full((600, 900), 255, np.uint8)
    for y in (100, 200, 300):
        page[y : y + 3, 100:800] = 0
    for x in (100, 400):
        page[100:303, x : x + 3] = 0
    (grid,) = page_grids(page, 200)
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]


@needs_ocr
def test_the_part_of_a_page_that_is_read_first_has_letters_and_not_rules() -> None:
    import numpy as np

    from thaihealthdocs.readers.scans.upright import fullest

    page = np.full((800, 800), 255, np.uint8)
    page[100:300:20] = 0  # rules that lie
    page[600:640, 400:600:6] = 0
    page[600:640, 401:600:6] = 0
    part = fullest(page, 200, 40)
    assert part.shape == (40, 200)
    assert part.mean() < 200
    assert fullest(page[:30, :30], 200, 40).shape == (30, 30)


@needs_ocr
@pytest.mark.parametrize("sign, below", [(".", False), (",", True)])
def test_a_comma_hangs_below_its_digits(sign: str, below: bool) -> None:
    import cv2
    import numpy as np

    from thaihealthdocs.readers.scans.points import descent

    picture = np.zeros((60, 120), np.uint8)
    for x in (10, 40, 80):
        cv2.rectangle(picture, (x, 15), (x + 18, 40), 1, -1)
    cv2.rectangle(picture, (66, 36), (70, 46 if sign == "," else 40), 1, -1)
    hangs = descent(picture > 0, 68)
    assert hangs is not None
    assert (hangs > 0.1) is below
    assert descent(picture > 0, 5) is None


@needs_ocr
def test_signs_of_both_networks_are_told_by_shape_and_grouping() -> None:
    import cv2
    import numpy as np

    from thaihealthdocs.readers.scans.digits import Reading
    from thaihealthdocs.readers.scans.points import with_points

    picture = np.zeros((60, 200), np.uint8)
    for x in (10, 70, 110, 150):
        cv2.rectangle(picture, (x, 15), (x + 18, 40), 1, -1)
    cv2.rectangle(picture, (45, 36), (49, 46), 1, -1)

    def said(text: str) -> list[Reading]:
        at = dict(zip("7123", (18, 78, 118, 158), strict=True))
        return [Reading(each, at.get(each, 47), 0.7) for each in text]

    for one, two in (("7.123", "7,123"), ("7.,123", "7.123")):
        found = with_points(said(one), said(two), picture > 0)
        assert ["".join(each.text for each in readings) for readings in found] == ["7,123"] * 2
    kept = with_points(said("7.123"), said("712"), picture > 0)
    assert ["".join(each.text for each in readings) for readings in kept] == ["7.123", "712"]


def test_unsure_networks_need_tesseract() -> None:
    assert agreed(Said("๔๗", 0.3), Said("๔๗", 0.9), "๕๓") == 2 * UNREAD
    assert agreed(Said("47", 0.3), Said("47", 0.9), "47") == "47"


def test_a_second_look_counts_only_where_one_answer_is_shared() -> None:
    shared = same([Said("1", 1), Said("12", 1)], [Said("2", 1), Said("12", 1)])
    assert [said.text for said in shared] == ["12", "12"]
    torn = same([Said("1", 1), Said("12", 1)], [Said("12", 1), Said("1", 1)])
    assert [said.text for said in torn] == ["1", "12"]


# What must be installed


def test_trained_data_is_looked_for_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "tha.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert requirements.tessdata() == tmp_path / "tessdata"
    (tmp_path / "tha.traineddata").write_bytes(b"")
    monkeypatch.setenv("THAIHEALTHDOCS_TESSDATA", str(tmp_path))
    assert requirements.tessdata() == tmp_path


PNG = b"\x89PNG\r\n\x1a\n"


def test_without_the_extra_a_picture_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "find_spec", lambda name: None)
    with pytest.raises(MissingDependency, match=r"thaihealthdocs\[ocr\].*tesseract-ocr-tha"):
        thd.read(PNG + bytes(64), name="scan.png")


def test_without_trained_data_a_picture_says_where_to_put_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(requirements, "find_spec", lambda name: name)
    monkeypatch.setattr(requirements, "tessdata", lambda: None)
    with pytest.raises(MissingDependency, match="THAIHEALTHDOCS_TESSDATA"):
        thd.read(PNG + bytes(64), name="scan.png")


@pytest.mark.parametrize(
    "start, accepted",
    [(PNG, True), (b"\xff\xd8\xff\xe0", True), (b"II*\x00", True), (b"MM\x00*", True),
     (b"GIF89a", False), (b"%PDF-1.7", False), (b"<html>", False)],
)  # fmt: skip
def test_pictures_are_told_by_their_first_bytes(start: bytes, accepted: bool) -> None:
    assert image.accepts(start + bytes(32)) is accepted


# Places


@needs_ocr
@pytest.mark.parametrize("turns", range(4))
def test_places_lead_back_to_the_picture_as_it_was_given(turns: int) -> None:
    import numpy as np

    from thaihealthdocs.readers.scans.sheet import Sheet, _turned_way

    picture = np.zeros((300, 400), np.uint8)
    picture[100:120, 50:90] = 255
    turned = np.rot90(picture, turns)
    rows, columns = np.nonzero(turned)
    seen = np.array([[columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]], np.float32)
    back = np.linalg.inv(_turned_way(picture, turns))[:2]
    sheet = Sheet(turned, 72, back, 400, 300)
    assert sheet.to_page(seen)[0].tolist() == pytest.approx([50, 100, 90, 120])


@needs_ocr
@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.0, 1.2, 3.5])
def test_skew_is_measured(degrees: float) -> None:
    import cv2
    import numpy as np

    from thaihealthdocs.readers.scans.sheet import skew

    picture = np.full((900, 700), 255, np.uint8)
    for y in range(100, 800, 40):
        for x in range(80, 620, 14):
            picture[y : y + 16, x : x + 9] = 30
    turn = cv2.getRotationMatrix2D((350, 450), degrees, 1)
    askew = cv2.warpAffine(picture, turn, (700, 900), borderValue=(255,))
    assert skew(askew) == pytest.approx(-degrees, abs=0.15)


@needs_ocr
def test_merged_cells_span_rows_and_columns() -> None:
    import cv2
    import numpy as np

    from thaihealthdocs.readers.scans.grids import page_grids

    picture = np.full((800, 1000), 245, np.uint8)
    xs, ys = (100, 300, 600, 900), (100, 180, 260, 340)
    boxes = [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        *((2, c, 1, 1) for c in range(3)),
    ]
    for row, column, down, across in boxes:
        corner = (xs[column + across], ys[row + down])
        cv2.rectangle(picture, (xs[column], ys[row]), corner, (20,), 2)
    [grid] = page_grids(picture, 200)
    found = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells]
    assert found == boxes


@needs_ocr
def test_coloured_stamps_are_taken_off_the_paper() -> None:
    import numpy as np

    from thaihealthdocs.readers.scans.sheet import without_colour

    picture = np.full((200, 200, 3), 240, np.uint8)
    picture[50:60, 20:180] = (30, 30, 30)
    picture[110:135, 20:180] = (60, 70, 200)
    picture[54:58, 60:75] = (200, 60, 70)
    gray = without_colour(picture)
    assert gray[55, 100] < 60
    assert gray[105:140, 10:190].min() > 200
    assert gray[56, 65] > 200


@needs_ocr
def test_coloured_letters_on_free_paper_are_print() -> None:
    import numpy as np

    from thaihealthdocs.readers.scans.sheet import without_colour

    picture = np.full((300, 400, 3), 240, np.uint8)
    for at in range(12):
        picture[100:120, 30 + 28 * at : 48 + 28 * at] = (20, 60, 190)
    assert without_colour(picture)[110, 35] < 120


def blocks(rows: list[tuple[int, int, int, int]]) -> object:
    """Paper with boxes of ink: left, top, width, height."""
    import numpy as np

    picture = np.full((200, 420), 240, np.uint8)
    for left, top, width, height in rows:
        picture[top : top + height, left : left + width] = 30
    return picture


@needs_ocr
def test_marks_go_with_the_line_of_their_letters() -> None:
    from thaihealthdocs.readers.scans.strips import strips

    letters = [(10 + 20 * at, y, 14, 18) for y in (40, 90) for at in range(18)]
    above, below, dot = (50, 78, 10, 6), (90, 62, 8, 6), (372, 54, 4, 4)
    found = strips(blocks([*letters, above, below, dot]), 200)
    tops = [strip.top for strip in found]
    bottoms = [strip.top + len(strip.picture) for strip in found]
    assert tops == [38, 76]
    assert bottoms == [70, 110]
    assert found[0].left == 8


@needs_ocr
def test_a_high_mark_is_no_line() -> None:
    from thaihealthdocs.readers.scans.strips import strips

    letters = [(10 + 20 * at, 60, 14, 18) for at in range(18)]
    marks = [(10 + 60 * at, 38, 14, 14) for at in range(6)]
    assert len(strips(blocks([*letters, *marks]), 200)) == 1
    assert strips(blocks([]), 200) == []


@needs_ocr
def test_no_number_is_looked_for_in_latin_words() -> None:
    from thaihealthdocs.readers.scans.engine import Symbol
    from thaihealthdocs.readers.scans.script import latin_words

    def symbols(text: str) -> list[Symbol]:
        return [
            Symbol(sign, (10 * at, 0, 10 * at + 8, 20), " " if text[at - 1] == " " else "")
            for at, sign in enumerate(text)
            if sign != " "
        ]

    assert list(latin_words(symbols("ระบบ (Stroke)ที่ lobo"))) == [(60, 118)]
    assert list(latin_words(symbols("๑๒ ao"))) == []


@needs_ocr
@needs_font
@pytest.mark.parametrize("text, expected", [
    ("< 2.59", "<"), ("> ๒๕๖๗", ">"), ("• กลุ่มงาน", "•"),
    ("๐๑๒๓๔๕๖๗๘๙ 0123456789 ().,/-", ""), ("abcdefghijklmnopqrstuvwxyz CGOQ", ""),
    ("กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ ะาเแโใไ", ""),
])  # fmt: skip
def test_signs_are_told_by_their_shape(text: str, expected: str) -> None:
    import cv2
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    from thaihealthdocs.readers.scans.shapes import signs

    page = Image.new("L", (1500, 120), 255)
    ImageDraw.Draw(page).text((20, 20), text, 0, ImageFont.truetype(str(FONT), 40))
    line = cv2.GaussianBlur(np.asarray(page), (0, 0), 0.8)
    rows = np.flatnonzero((line < 128).any(axis=1))
    found = signs(np.asarray(line[rows[0] : rows[-1] + 1], np.uint8))
    assert "".join(sign.text for sign in found) == expected


@needs_ocr
def test_a_sign_takes_the_place_of_what_was_read_for_it() -> None:
    import numpy as np

    from thaihealthdocs.readers.scans.engine import Line, Symbol
    from thaihealthdocs.readers.scans.shapes import with_signs

    gray = np.full((60, 200), 240, np.uint8)
    for step in range(21):
        x = 20 + 2 * abs(step - 10)
        gray[20 + step, x : x + 6] = 20
    gray[15:45, 80:90] = 20
    symbols = (Symbol("๔", (19, 18, 48, 44), ""), Symbol("1", (80, 15, 90, 45), ""))
    line, rubbed = with_signs(Line(symbols, (15, 12, 100, 48)), gray)
    assert line.text == "< 1"
    assert rubbed[20:41, 20:46].min() > 200
    assert rubbed[30, 85] == gray[30, 85]


# Pictures that are no pages


def png(picture: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")  # type: ignore[attr-defined]
    return file.getvalue()


@needs_ocr
@pytest.mark.parametrize("size", [(1, 1), (3, 9000), (9000, 3), (30, 4000)])
def test_slivers_are_empty(size: tuple[int, int]) -> None:
    from PIL import Image

    with pytest.raises(thd.errors.EmptyDocument):
        thd.read(png(Image.new("L", size, 0)), name="a.png")


@needs_ocr
@pytest.mark.parametrize("data", [PNG + bytes(500), b"II*\x00" + b"\xff" * 500])
def test_broken_pictures_are_damaged_files(data: bytes) -> None:
    with pytest.raises(thd.errors.DamagedFile):
        thd.read(data, name="a.tif")


@needs_ocr
def test_pictures_become_eight_bits_on_white_paper() -> None:
    import numpy as np
    from PIL import Image

    clear = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (100, 100, 200, 150))
    deep = np.full((300, 400), 60000, np.uint16)
    deep[100:150, 100:200] = 0
    source = Source("a", "", "image", 0)
    for picture in (clear, Image.fromarray(deep)):
        [(pixels, _)] = image._pages(png(picture), source)
        assert pixels.shape == (300, 400, 3)
        assert pixels[120, 150].max() < 20
        assert pixels[20, 20].min() > 230


@needs_ocr
def test_fine_pictures_are_made_smaller_first() -> None:
    from PIL import Image

    file = io.BytesIO()
    Image.new("1", (4960, 7016), 1).save(file, "PNG", dpi=(600, 600))
    [(pixels, dpi)] = image._pages(file.getvalue(), Source("a", "", "image", 0))
    assert dpi == pytest.approx(200, abs=1)
    assert pixels.shape[1] == pytest.approx(1654, abs=1)


# Whole pages

PROSE = ("สถานบริการทุกแห่งส่งแผนจัดซื้อวัสดุ", "ภายในปี ๒๕๖๘ รวม ๓๗ แห่ง")
CELLS = (("รายการ", "จำนวน"), ("เครื่องชั่ง", "๔๘๖"), ("รถเข็น", "๗๙"))


def drawn_page() -> bytes:
    """A page with two lines of prose and a table, as a PNG of 200 dpi."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("RGB", (1654, 1200), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 40)
    for at, line in enumerate(PROSE):
        pen.text((200, 150 + 75 * at), line, "black", font)
    for row, words in enumerate(CELLS):
        for column, word in enumerate(words):
            x, y = 200 + 450 * column, 400 + 90 * row
            pen.rectangle((x, y, x + 450, y + 90), outline="black", width=3)
            pen.text((x + 60, y + 14), word, "black", font)
    file = io.BytesIO()
    page.save(file, "PNG", dpi=(200, 200))
    return file.getvalue()


@pytest.fixture(scope="module")
def document() -> thd.Document:
    return thd.read(drawn_page(), name="scan.png")


@needs_ocr
@needs_font
def test_prose_and_its_thai_digits_are_read(document: thd.Document) -> None:
    assert document.source.reader == "image"
    prose = "".join(
        block.span.of(document.text)
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    )
    assert "๒๕๖๘" in prose
    assert "๓๗" in prose
    assert "วัสดุ" in prose


@needs_ocr
@needs_font
def test_a_ruled_table_is_read_cell_by_cell(document: thd.Document) -> None:
    [table] = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    assert [(cell.row, cell.column) for cell in table.cells] == [
        (row, column) for row in range(3) for column in range(2)
    ]
    numbers = [cell.span.of(document.text) for cell in table.cells if cell.row and cell.column]
    assert numbers == ["๔๘๖", "๗๙"]


@needs_ocr
@needs_font
def test_evidence_says_where_on_the_picture_a_number_stands(document: thd.Document) -> None:
    from thaihealthdocs.model.span import Span

    at = document.text.index("๔๘๖")
    cited = document.cite(Span(at, at + 3))
    assert cited.quote == "๔๘๖"
    assert cited.bbox is not None
    x0, top = cited.bbox.x0 * 200 / 72, cited.bbox.top * 200 / 72
    assert 650 < x0 < 760
    assert 480 < top < 580


@needs_ocr
@needs_font
def test_blocks_are_apart_and_geometry_is_whole(document: thd.Document) -> None:
    spans = [block.span for block in document.blocks]
    assert all(one.stop <= other.start for one, other in itertools.pairwise(spans))
    assert document.geometry is not None
    assert len(document.geometry.page) == len(document.text)


@needs_ocr
@needs_font
def test_a_page_on_its_side_is_turned(document: thd.Document) -> None:
    from PIL import Image

    upright = Image.open(io.BytesIO(drawn_page()))
    for way in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270):
        file = io.BytesIO()
        upright.transpose(way).save(file, "PNG", dpi=(200, 200))
        assert "๔๘๖" in thd.read(file.getvalue()).text


@needs_ocr
@needs_font
def test_pages_of_a_pdf_and_of_a_tiff_are_read() -> None:
    from PIL import Image

    page = Image.open(io.BytesIO(drawn_page()))
    for kind in ("PDF", "TIFF"):
        file = io.BytesIO()
        page.save(file, kind, resolution=200, dpi=(200, 200), save_all=True, append_images=[page])
        read = thd.read(file.getvalue())
        assert read.text.count("๔๘๖") == 2
        assert len(read.pages) == 2
        assert not [remark for remark in read.remarks if remark.code == "scanned_page"]


@needs_ocr
def test_an_empty_picture_is_an_empty_document() -> None:
    from PIL import Image

    file = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(file, "PNG")
    with pytest.raises(thd.errors.EmptyDocument):
        thd.read(file.getvalue())


@needs_ocr
def test_an_unread_number_becomes_a_remark() -> None:
    import numpy as np

    from thaihealthdocs.readers.printed import Piece
    from thaihealthdocs.readers.scans.document import document_of
    from thaihealthdocs.readers.scans.page import ScannedPage
    from thaihealthdocs.readers.scans.writing import Unread

    text = "ปี ����"
    boxes = np.tile(np.array([[10, 10, 20, 20]], np.float32), (len(text), 1))
    piece = Piece((0, len(text)), (10, 10, 80, 20))
    page = ScannedPage(200, 100, text, boxes, (piece,), (Unread((3, 7), "๒๕๖๑"),))
    made = document_of([page], Source("a", "", "image", 0))
    [remark] = made.remarks
    assert (remark.code, remark.suggestion) == ("unread_number", "๒๕๖๑")
    assert remark.span is not None
    assert remark.span.of(made.text) == 4 * UNREAD


def test_how_many_pages_are_recognised_can_be_set(monkeypatch):
    for said, most in [("0", 0), ("12", 12), ("", 150), ("many", 150)]:
        monkeypatch.setenv("THAIHEALTHDOCS_OCR_PAGES", said)
        assert most_pictures() == most


@needs_ocr
def test_numpy_has_its_threads_back_after_a_page() -> None:
    from thaihealthdocs.readers.scans.threads import _calls, one_thread

    calls = _calls()
    if calls is None:
        pytest.skip("numpy is not built with OpenBLAS")
    asks, says = calls
    usual = asks()
    says(2)
    with one_thread():
        assert asks() == 1
    assert asks() == 2
    says(usual)


@needs_ocr
def test_records_are_no_surer_than_their_words_were_read() -> None:
    import numpy as np

    from thaihealthdocs.readers.printed import Piece
    from thaihealthdocs.readers.scans.document import document_of
    from thaihealthdocs.readers.scans.page import ScannedPage

    one, other = "กลยุทธ์ที่ 1 เพิ่มการเข้าถึงบริการ", "กลยุทธ์ที่ 2 พัฒนาระบบข้อมูล"
    text = f"{one}\n{other}"
    boxes = np.tile(np.array([[10, 10, 20, 20]], np.float32), (len(text), 1))
    cut = len(one)
    pieces = (Piece((0, cut), (10, 10, 80, 20)), Piece((cut + 1, len(text)), (10, 30, 80, 40)))
    sure = bytes([95] * (cut + 1) + [70] * len(other))
    page = ScannedPage(200, 100, text, boxes, pieces, (), sure)
    document = document_of([page], Source("a", "", "image", 0))
    assert document.pages[0].reading == "ocr:no_text"
    assert 0.8 < document.pages[0].confidence < 0.9
    first, second = thd.parse_document(document).plan_items
    assert (first.confidence, second.confidence) == (0.95, 0.7)


def test_records_of_text_that_is_there_keep_what_they_are_worth() -> None:
    [item] = thd.parse("กลยุทธ์ที่ 1 เพิ่มการเข้าถึงบริการ".encode()).plan_items
    assert item.confidence == 1.0


@needs_ocr
@needs_font
def test_pages_say_how_their_text_was_had(document: thd.Document) -> None:
    from PIL import Image

    assert [page.reading for page in document.pages] == ["ocr:no_text"]
    assert 0.7 < document.pages[0].confidence < 1
    file = io.BytesIO()
    Image.open(io.BytesIO(drawn_page())).save(file, "PDF", resolution=200)
    read = thd.read(file.getvalue())
    assert [page.reading for page in read.pages] == ["ocr:no_text"]
    assert read.pages[0].confidence == document.pages[0].confidence
    assert read.sureness is not None
    assert len(read.sureness) == len(read.original)


@needs_ocr
@pytest.mark.parametrize(
    "places, stays",
    [
        (range(100, 500, 13), False),  # a leader
        (range(100, 160, 13), True),  # five dots are words' own
        ([100, 113, 126, 190, 203, 260, 273, 286, 299, 380], True),  # uneven ones are marks
    ],
)
def test_long_even_rows_of_dots_are_taken_out(places, stays):
    import numpy as np

    from thaihealthdocs.readers.scans.leaders import without_leaders

    picture = np.full((120, 640), 255, np.uint8)
    for x in places:
        picture[60:64, x : x + 4] = 0
    picture[40:64, 20:80] = 0  # a word before them, and a number behind
    picture[40:64, 560:575] = 0
    free = without_leaders(picture, 200)
    assert (free[60:64, min(places) : max(places) + 4] == 0).any() == stays
    assert (free[40:64, 20:80] == 0).all()
    assert (free[40:64, 560:575] == 0).all()
