"""Pages looked at: what is drawn over them, and what is said where they cannot be shown."""

from __future__ import annotations

import hashlib
import io
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image
from support import CORPUS

import thaihealthdocs as thd
from thaihealthdocs.model.evidence import Box, PageBox
from thaihealthdocs.readers import scans
from thaihealthdocs.views.picture import COLOURS, LAYERS, RECORD_COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thaihealthdocs.views.page import PageView

PLAN = CORPUS / "plan-dengue-phichit" / "libreoffice.pdf"


def content(turn: str = "1 0 0 1 0 0") -> str:
    """A word, and a table of one row and two cells with a word each, seen through a matrix."""
    rules = "".join(f"{x} 600 0.5 40 re f\n" for x in (100, 200, 300))
    rules += "".join(f"100 {y} 200.5 0.5 re f\n" for y in (600, 640))
    words = ((100, 700, "Target 80"), (110, 615, "one"), (210, 615, "two"))
    shown = "".join(f"BT /F1 12 Tf {x} {y} Td ({said}) Tj ET\n" for x, y, said in words)
    return f"q {turn} cm\n{rules}{shown}Q\n"


def a_pdf(drawn: str = "", page: str = "", size: str = "600 800", pages: int = 1) -> bytes:
    """A PDF whose pages all draw the same, Helvetica as /F1."""
    data = (drawn or content()).encode()
    kids = " ".join(f"{5 + at} 0 R" for at in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream",
    ]
    objects += pages * [
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]{page}"
        "/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>".encode()
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode()


def colour_at(picture: Any, x: float, y: float) -> tuple[int, ...]:
    return tuple(picture.image.getpixel((round(x), round(y))))


def place_of(page: PageView, words: str) -> Box:
    """Where the words stand on their page."""
    at = page.document.text.index(words)
    bbox = page.document.cite(thd.Span(at, at + len(words))).bbox
    assert bbox is not None
    return bbox


# What a page is


def test_a_page_has_its_words_blocks_and_tables() -> None:
    document = thd.read(a_pdf(pages=2))
    page = document.page(2)
    assert (page.number, page.width, page.height) == (2, 600, 800)
    assert (page.reading, page.confidence) == ("text", 1.0)
    assert page.text.splitlines()[0] == "Target 80"
    assert [block.page for block in page.blocks] == [2, 2]
    [table] = page.tables
    assert [cell.span.of(document.text) for cell in table.cells] == ["one", "two"]


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_page_out_of_range_says_which_there_are(number: int) -> None:
    with pytest.raises(thd.NoSuchPage, match=r"has no page .*; it has pages 1 to 2") as caught:
        thd.read(a_pdf(pages=2), name="a.pdf").page(number)
    assert isinstance(caught.value, KeyError)
    assert str(caught.value).startswith("a.pdf has no page")


def test_a_document_without_pages_is_one() -> None:
    document = thd.read("<p>ประกาศ</p>".encode(), name="a.html")
    page = document.page(1)
    assert (page.text, page.width) == ("ประกาศ", None)
    with pytest.raises(thd.NoSuchPage, match=r"it has page 1$"):
        document.page(2)


def test_the_page_of_a_report_has_the_records_that_stand_on_it() -> None:
    report = thd.parse(PLAN)
    assert report.source is not None
    shown = [report.page(page.number).records for page in report.source.pages]
    for number, records in enumerate(shown, start=1):
        pages = [{e.page for each in r.evidence.values() for e in each} for r in records]
        assert records
        assert all(number in found for found in pages)
    cited = [record for _, record in report.records() if record.evidence]
    assert {record.id for page in shown for record in page} == {record.id for record in cited}


# Where words stand


def test_words_on_two_lines_have_a_box_for_each() -> None:
    lines = "BT /F1 12 Tf 100 700 Td (first words) Tj 0 -20 Td (second line) Tj ET\n"
    document = thd.read(a_pdf(lines))
    whole = document.cite(thd.Span(6, document.text.index("line")))
    assert whole.quote == "words\nsecond "
    upper, lower = whole.boxes
    assert (upper.page, lower.page) == (1, 1)
    assert upper.x0 > 110 > lower.x0 == 100
    assert upper.bottom < lower.bottom
    assert upper.x1 < lower.x1 + 20
    assert whole.bbox == upper.box.cover(lower.box)
    assert whole.lines == whole.boxes


def test_words_on_one_line_have_one_box() -> None:
    document = thd.read(a_pdf())
    cited = document.cite(thd.Span(0, 6))
    assert cited.boxes == ()
    assert cited.bbox is not None
    assert cited.lines == (PageBox.of(1, cited.bbox),)


def test_words_over_two_pages_have_boxes_on_both() -> None:
    document = thd.read(a_pdf("BT /F1 12 Tf 100 700 Td (some words) Tj ET\n", pages=2))
    cited = document.cite(thd.Span(5, 15))
    assert [box.page for box in cited.lines] == [1, 2]
    assert cited.page == 1
    assert cited.bbox == cited.boxes[0].box


def test_sideways_words_are_one_line() -> None:
    turned = "BT /F1 12 Tf 0 1 -1 0 300 200 Tm (sideways words) Tj ET\n"
    document = thd.read(a_pdf(turned + "BT /F1 12 Tf 100 700 Td (level and many more) Tj ET\n"))
    at = document.text.index("sideways")
    [box] = document.cite(thd.Span(at, at + 14)).lines
    assert box.bottom - box.top > 5 * (box.x1 - box.x0)


@pytest.mark.parametrize("producer", ["chromium", "libreoffice"])
def test_the_letters_in_the_boxes_of_a_quote_are_its_own(producer: str) -> None:
    report = thd.parse(PLAN.with_name(f"{producer}.pdf"))
    glyphs: dict[int, list[tuple[str, float, float, float]]] = {}
    judged = 0
    for record in (report.document, *(record for _, record in report.records())):
        for piece in (piece for each in record.evidence.values() for piece in each):
            assert piece.bbox is not None
            seen: list[str] = []
            for line in piece.lines:
                if line.page not in glyphs:
                    chars = report.page(line.page).pdfplumber.chars
                    glyphs[line.page] = [
                        (c["text"], (c["x0"] + c["x1"]) / 2, c["top"], c["bottom"]) for c in chars
                    ]
                seen += [
                    text
                    for text, x, top, bottom in glyphs[line.page]
                    if line.x0 <= x <= line.x1
                    and min(bottom, line.bottom) - max(top, line.top)
                    > 0.5 * min(bottom - top, line.bottom - line.top)
                ]
            consonants = [letter for letter in piece.quote if "ก" <= letter <= "ฮ"]
            assert sorted(each for each in seen if "ก" <= each <= "ฮ") == sorted(consonants)
            judged += bool(consonants)
    assert judged > 50


def test_boxes_come_back_from_json_and_are_left_out_where_there_is_one() -> None:
    report = thd.parse(PLAN)
    printed = report.to_dict()
    pieces = [
        piece
        for key in ("plan_items", "targets")
        for record in printed[key]
        for each in record["evidence"].values()
        for piece in each
    ]
    assert any("boxes" in piece for piece in pieces)
    assert all(len(piece["boxes"]) > 1 for piece in pieces if "boxes" in piece)
    back = thd.Report.from_json(report.to_json())
    assert back.plan_items == report.plan_items


# The picture


def test_a_notebook_is_given_a_png_of_the_page_over_its_legend() -> None:
    page = thd.read(a_pdf()).page(1)
    picture = page.to_image(resolution=72)
    assert picture._repr_png_().startswith(b"\x89PNG\r\n\x1a\n")
    assert picture.image.width == 600
    assert 800 < picture.image.height < 900
    assert page.to_image(resolution=144).image.width == 1200


def test_a_picture_is_saved_as_its_name_says(tmp_path: Path) -> None:
    picture = thd.read(a_pdf()).page(1).to_image()
    for name, format_ in (("a.png", "PNG"), ("a.jpg", "JPEG")):
        picture.save(tmp_path / name)
        with Image.open(tmp_path / name) as saved:
            assert saved.format == format_
            assert saved.size == picture.image.size


def test_each_layer_has_its_colour_at_its_place() -> None:
    page = thd.read(a_pdf()).page(1)
    rules = page.to_image(resolution=72, layers="rules")
    assert colour_at(rules, 150, 200) == COLOURS["rules"]
    assert colour_at(rules, 200, 180) == COLOURS["rules"]
    cells = page.to_image(resolution=72, layers=["cells"])
    assert COLOURS["cells"] in {colour_at(cells, 150, y) for y in range(160, 166)}
    assert colour_at(cells, 150, 180) == (255, 255, 255)
    clusters = page.to_image(resolution=72, layers="clusters")
    box = place_of(page, "Target")
    assert colour_at(clusters, box.x0, (box.top + box.bottom) / 2) == COLOURS["clusters"]
    bare = page.to_image(resolution=72, layers=())
    assert bare.image.size == (600, 800)
    assert not set(COLOURS.values()) & {colour for _, colour in bare.image.getcolors(9999)}


def test_colours_can_be_told_apart() -> None:
    colours = [*COLOURS.values(), *RECORD_COLOURS]
    apart = [
        sum(abs(a - b) for a, b in zip(one, other, strict=True))
        for at, one in enumerate(colours)
        for other in colours[:at]
    ]
    assert min(apart) >= 90


def test_evidence_is_framed_and_only_that_of_the_records_asked_for() -> None:
    report = thd.parse(PLAN)
    page = report.page(1)
    target = report.targets[0]
    box = target.evidence["value"][0].bbox
    assert box is not None
    every = page.to_image(resolution=72)
    some = page.to_image(report.targets, resolution=72, layers="evidence")
    one = page.to_image(target, resolution=72, layers="evidence")
    none = page.to_image([], resolution=72, layers="evidence")
    frames = {
        name: {colour_at(picture, box.x1 + by, (box.top + box.bottom) / 2) for by in range(1, 4)}
        for name, picture in {"some": some, "one": one, "none": none, "every": every}.items()
    }
    assert RECORD_COLOURS[0] in frames["some"] & frames["one"]
    assert frames["none"] == {(255, 255, 255)}
    assert frames["every"] & set(RECORD_COLOURS)
    from_document = thd.read(PLAN).page(1).to_image(report, resolution=72)
    assert from_document.image.tobytes() != thd.read(PLAN).page(1).to_image().image.tobytes()


def test_a_report_from_json_is_seen_over_the_document_read_again() -> None:
    report = thd.parse(PLAN)
    back = thd.Report.from_json(report.to_json())
    with pytest.raises(thd.NoPicture, match="read from JSON"):
        back.page(1)
    page = thd.read(PLAN).page(1)
    assert (
        page.to_image(back.targets).image.tobytes() == page.to_image(report.targets).image.tobytes()
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_seen_as_it_is_turned(turn: int) -> None:
    page = thd.read(a_pdf(page=f"/Rotate {turn}")).page(1)
    picture = page.to_image(resolution=72, layers=())
    assert picture.image.size == ((800, 600) if turn % 180 else (600, 800))
    assert (page.width, page.height) == picture.image.size
    box = place_of(page, "Target 80")
    assert_ink(picture, box)
    ruled = page.to_image(resolution=72, layers="rules").image.crop((0, 0, *picture.image.size))
    found = [
        (x, y)
        for x in range(ruled.width)
        for y in range(ruled.height)
        if ruled.getpixel((x, y)) == COLOURS["rules"]
    ]
    inside = {0: (100, 160), 90: (600, 100), 180: (300, 600), 270: (160, 300)}[turn]
    assert min(abs(x - inside[0]) + abs(y - inside[1]) for x, y in found) < 3


def assert_ink(picture: Any, box: Box) -> None:
    """There is ink in the box and none just around it."""
    inner = picture.image.crop((int(box.x0), int(box.top), int(box.x1) + 1, int(box.bottom) + 1))
    around = (int(box.x0) - 4, int(box.top) - 4, int(box.x1) + 5, int(box.bottom) + 5)
    outer = picture.image.crop(around)
    dark = [
        sum(1 for value in each.convert("L").tobytes() if value < 128) for each in (inner, outer)
    ]
    assert 0 < dark[0] == dark[1]


def test_turned_text_is_found_where_it_is_seen() -> None:
    turned = content("0 1 -1 0 700 0").replace("one", "uno")
    page = thd.read(a_pdf(turned)).page(1)
    picture = page.to_image(resolution=72, layers=())
    assert_ink(picture, place_of(page, "uno"))


@pytest.mark.parametrize("size", ["20000 20000", "14400 3", "3 3"])
def test_large_and_small_pages_are_drawn_in_bounds(size: str) -> None:
    drawn = "BT /F1 2 Tf 0.5 0.5 Td (Words that are to be seen on it) Tj ET\n"
    page = thd.read(a_pdf(drawn, size=size)).page(1)
    picture = page.to_image(resolution=600)
    assert 1 <= picture.image.width * picture.image.height < 21_000_000


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked(data: bytes, password: str) -> bytes:
    """A PDF of one page and one stream, object 4, locked with RC4 of 40 bits."""
    pad = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    user, said, ident = (password.encode() + pad)[:32], -4, b"3" * 16
    owner = rc4(hashlib.md5(user).digest()[:5], user)
    key = hashlib.md5(user + owner + said.to_bytes(4, "little", signed=True) + ident).digest()[:5]
    of_stream = hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10]
    before, _, rest = data.partition(b">>\nstream\n")
    stream, _, after = rest.partition(b"\nendstream")
    lock = f"/ID[<{ident.hex()}><{ident.hex()}>]/Encrypt<</Filter/Standard/V 1/R 2/P {said}"
    lock += f"/O<{owner.hex()}>/U<{rc4(key, pad).hex()}>>>"
    after = after.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock.encode())
    return before + b">>\nstream\n" + rc4(of_stream, stream) + b"\nendstream" + after


def test_locked_files_are_opened_with_the_password_given(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(a_pdf(), "mango"))
    with pytest.raises(thd.EncryptedFile):
        thd.read(path)
    page = thd.read(path, password="mango").page(1)
    assert_ink(page.to_image(resolution=72, layers=()), place_of(page, "Target 80"))
    assert page.pdfplumber.extract_words()[0]["text"] == "Target"
    sent = pickle.loads(pickle.dumps(page.document))
    with pytest.raises(thd.EncryptedFile, match="give the password"):
        sent.page(1).to_image()


def test_pdfplumber_opens_the_same_page() -> None:
    page = thd.read(a_pdf(pages=3)).page(2)
    assert page.pdfplumber.page_number == 2
    assert [word["text"] for word in page.pdfplumber.extract_words()][:2] == ["Target", "80"]
    assert page.pdfplumber is page.pdfplumber


def scan_of(pages: int = 1) -> list[Image.Image]:
    """Pictures of the made page at 200 dpi."""
    pdf = pypdfium2.PdfDocument(a_pdf(pages=pages))
    return [pdf[at].render(scale=200 / 72).to_pil().convert("L") for at in range(pages)]


@pytest.mark.skipif(scans.missing() is not None, reason="recognising needs the extra ocr")
def test_pictures_and_scanned_pages_are_shown() -> None:
    first, second = scan_of(2)
    out = io.BytesIO()
    first.save(out, "TIFF", dpi=(200, 200), save_all=True, append_images=[second])
    document = thd.read(out.getvalue(), name="scan.tif")
    page = document.page(2)
    picture = page.to_image(resolution=72)
    assert picture.image.width == 600
    box = place_of(page, page.text.split()[0])
    bare = page.to_image(resolution=72, layers=())
    dark = bare.image.crop((int(box.x0), int(box.top), int(box.x1), int(box.bottom))).convert("L")
    assert min(dark.tobytes()) < 128
    with pytest.raises(thd.NoPicture, match="read as image and has no PDF page"):
        _ = page.pdfplumber
    scanned = io.BytesIO()
    first.save(scanned, "PDF", resolution=200)
    again = thd.read(scanned.getvalue(), name="scan.pdf").page(1)
    assert again.reading.startswith("ocr")
    assert 0 < again.confidence < 1
    seen = again.to_image(resolution=72, layers="clusters")
    assert COLOURS["clusters"] in {colour for _, colour in seen.image.getcolors(99999)}


# What cannot be shown


@pytest.mark.parametrize(
    "data, reader",
    [("แผน".encode(), "text"), ("<p>ประกาศ</p>".encode(), "html")],
)
def test_formats_without_printed_pages_say_what_to_do(data: bytes, reader: str) -> None:
    page = thd.read(data).page(1)
    with pytest.raises(thd.NoPicture, match=f"read as {reader} has no picture.*print it as PDF"):
        page.to_image()
    with pytest.raises(thd.NoPicture, match=f"read as {reader} and has no PDF page"):
        _ = page.pdfplumber


def gone(path: Path) -> None:
    path.unlink()


def changed(path: Path) -> None:
    path.write_bytes(a_pdf(content() + " "))


def changed_in_place(path: Path) -> None:
    path.write_bytes(a_pdf().replace(b"Target 80", b"Target 81"))


@pytest.mark.parametrize(
    "do, says",
    [
        (gone, "cannot be opened again.*put it back"),
        (changed, "has changed since it was read; read it anew"),
        (changed_in_place, "has changed since it was read; read it anew"),
    ],
)
def test_a_file_gone_or_changed_is_not_shown(
    tmp_path: Path, do: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf())
    page = thd.read(path).page(1)
    page.to_image()
    do(path)
    with pytest.raises(thd.NoPicture, match=says):
        page.to_image()
    with pytest.raises(thd.NoPicture, match=says):
        _ = page.pdfplumber


@pytest.mark.parametrize("layers", ["cell", ["cells", "lines"]])
def test_an_unknown_layer_is_refused(layers: Any) -> None:
    with pytest.raises(ValueError, match="layers are clusters, rules, cells, evidence"):
        thd.read(a_pdf()).page(1).to_image(layers=layers)
    assert LAYERS == ("clusters", "rules", "cells", "evidence")


@pytest.mark.parametrize("resolution", [0, -10, float("nan")])
def test_a_resolution_is_above_nothing(resolution: float) -> None:
    with pytest.raises(ValueError, match="resolution"):
        thd.read(a_pdf()).page(1).to_image(resolution=resolution)


# What is kept


def test_bytes_are_kept_only_where_there_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf())
    of_path, of_bytes = thd.read(path), thd.read(a_pdf())
    with path.open("rb") as opened:
        of_opened = thd.read(opened)
    with path.open("rb") as opened:
        of_some = thd.read(io.BytesIO(opened.read()))
    kept = [document.file for document in (of_path, of_opened, of_bytes, of_some)]
    assert [file is not None and file.data is not None for file in kept] == [0, 0, 1, 1]
    text = thd.read("แผน".encode()).file
    assert text is not None
    assert text.data is None


def test_a_path_leads_back_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(a_pdf())
    monkeypatch.chdir(tmp_path)
    page = thd.read("a.pdf").page(1)
    monkeypatch.chdir("/")
    assert page.to_image(resolution=72).image.width == 600


def test_neither_bytes_nor_passwords_leave_the_process(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf())
    of_bytes, of_path = thd.parse(a_pdf(), password="mango"), thd.parse(path, password="mango")
    for report in (of_bytes, of_path):
        sent = pickle.dumps(report.source)
        assert b"%PDF" not in sent
        assert b"mango" not in sent
        shown = [repr(report), repr(report.source), repr(report.source.file), report.to_json()]  # type: ignore[union-attr]
        assert not any("mango" in each or "%PDF" in each for each in shown)
    back = pickle.loads(pickle.dumps(of_bytes.source))
    with pytest.raises(thd.NoPicture, match="read the bytes again"):
        back.page(1).to_image()
    back = pickle.loads(pickle.dumps(of_path.source))
    assert back.page(1).to_image(resolution=72).image.width == 600


def test_pillow_and_pdfplumber_wait_until_a_page_is_looked_at() -> None:
    program = (
        "import sys, thaihealthdocs as thd\n"
        "page = thd.read('แผน'.encode()).page(1)\n"
        "print(*sys.modules.keys() & {'PIL', 'pdfplumber', 'pypdfium2', 'numpy'})"
    )
    run = [sys.executable, "-c", program]
    assert subprocess.run(run, capture_output=True, check=True, text=True).stdout.strip() == ""
