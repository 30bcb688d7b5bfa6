"""Which way the text of a page is to be had, and what is said where there is none."""

from __future__ import annotations

import random

import pytest

import thaihealthdocs as thd
from thaihealthdocs.model.document import Page
from thaihealthdocs.readers import scans
from thaihealthdocs.readers.pdf import legible
from thaihealthdocs.readers.pdf.legible import REASONS, reading

SOUND = "".join(
    (
        "สำนักงานสาธารณสุขจังหวัดจัดทำแผนปฏิบัติการด้านการดูแลผู้สูงอายุที่มีภาวะพึ่งพิงร่วมกับหน่วยบริการทุกแห่ง",
        "โดยให้รายงานผลการดำเนินงานเป็นรายไตรมาสและส่งให้คณะกรรมการพิจารณาก่อนสิ้นปีงบประมาณ",
        "ทั้งนี้โรงพยาบาลส่งเสริมสุขภาพตำบลเป็นผู้บันทึกข้อมูลการเยี่ยมบ้านของประชาชนกลุ่มเป้าหมาย",
    )
)
MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"


def cause(text: str, picture: float = 0.0) -> str | None:
    """Why the letters of a page cannot be trusted, a picture covering so much of it."""
    return legible._untrue("".join(text.split()), lambda: picture)


def shuffled(text: str) -> str:
    """The text with each letter taken for another, always the same."""
    letters = sorted({letter for letter in text if "ก" <= letter <= "ฮ"})
    others = letters[:]
    random.Random(4).shuffle(others)
    return text.translate(dict(zip(map(ord, letters), others, strict=True)))


@pytest.mark.parametrize(
    "text, picture, expected",
    [
        (SOUND, 0.0, None),
        (SOUND, 0.9, None),
        (SOUND[:100] + "\ufffd" * 8, 0.0, "bad_encoding"),
        (SOUND[:60] + "(cid:31)(cid:204)", 0.0, "bad_encoding"),
        (SOUND[:100] + "\uf0a7", 0.0, None),
        (SOUND[:100] + "\ue0a7" * 12, 0.0, "bad_encoding"),
        ((SOUND * 2).translate({ord(mark): None for mark in MARKS}), 0.0, "marks_lost"),
        ("รพ.สต. ๑๒ สสจ. ยส. กพ. สนย. " * 8, 0.0, None),
        (shuffled(SOUND * 2), 0.0, "garbage_thai"),
        ("๒๕๑๑ ๑๒,๓๕๐ ๑๐๕ ๒๓ ๑๑๕ ๓๒๐ " + SOUND, 0.9, "digits_lost"),
        ("๒๕๑๑ ๑๒,๓๕๐ ๑๐๕ ๒๓ ๑๑๕ ๓๒๐ " + SOUND, 0.0, None),
        ("๒๕๑๑ ๑๒,๓๕๐ ๑๐๕ ๒๓ ๑๑๕ ๓๒๗ " + SOUND, 0.9, None),
        ("n!sn; %u]a ~'uI$ i~fu]U f'wn*uq: |s#]h'~ q@u" * 3, 0.9, "latin_over_scan"),
        ("Annual report of the provincial health office, page one " * 3, 0.9, None),
        ("n!sn; %u]a ~'uI$ i~fu]U f'wn*uq: |s#]h'~ q@u" * 3, 0.2, None),
    ],
)  # fmt: skip
def test_each_kind_of_untrue_text_is_told(text: str, picture: float, expected: str | None) -> None:
    assert cause(text, picture) == expected
    assert expected is None or expected in REASONS


@pytest.mark.parametrize(
    "text, expected",
    [
        (SOUND, "text"),
        (" \n", "empty"),
        ("7", "text"),
        (" ".join(SOUND), "repair:char_spaced"),
        ("".join(f" {sign}" if sign in "่้" else sign for sign in SOUND), "repair:mark_order"),
        (SOUND.replace("่", "่่").replace("้", "้้"), "repair:mark_order"),
        (SOUND.encode("tis-620", "ignore").decode("cp1252", "ignore"), "repair:mojibake"),
    ],
)
def test_what_is_to_be_repaired_is_told(text: str, expected: str) -> None:
    assert reading(text) == expected


def pdf(content: bytes, more: bytes = b"") -> bytes:
    """A PDF of one page with a content stream; ``more`` are objects from 5 on."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n%b"
        b"trailer<</Root 1 0 R>>\n%%%%EOF\n" % (len(content), content, more)
    )


def outlines(count: int, curves: int) -> bytes:
    """So many closed shapes, each of so many curves."""
    shapes = []
    for at in range(count):
        x, y = 50 + at % 20 * 20, 780 - at // 20 * 30
        curve = b"%d %d %d %d %d %d c " % (x + 4, y + 9, x + 9, y + 4, x + 2, y + 1)
        shapes.append(b"%d %d m " % (x, y) + curve * curves + b"h f\n")
    return b"".join(shapes)


GRAY = (
    b"5 0 obj<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray"
    b"/BitsPerComponent 8/Length 4>>stream\n\x00\xff\xff\x00\nendstream endobj\n"
)
PICTURE = pdf(b"q 500 0 0 700 40 60 cm /I Do Q", GRAY)


def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "missing", lambda: "nothing is there")


@pytest.mark.parametrize(
    "data, reason", [(pdf(outlines(200, 16)), "outlines"), (PICTURE, "picture without text")]
)
def test_a_page_without_text_says_why_and_what_helps(
    data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_extra(monkeypatch)
    with pytest.raises(thd.errors.NoTextLayer, match="tesseract-ocr-tha"):
        thd.read(data, name="a.pdf")
    import pypdfium2

    from thaihealthdocs.readers.pdf.page import read_page

    page = read_page(pypdfium2.PdfDocument(data)[0])
    assert page.illegible is not None
    assert reason in REASONS[page.illegible]


@pytest.mark.parametrize("data", [pdf(outlines(100, 16)), pdf(outlines(200, 3))])
def test_drawings_are_no_outlined_text(data: bytes) -> None:
    with pytest.raises(thd.errors.EmptyDocument):
        thd.read(data, name="a.pdf")


def test_a_page_of_text_needs_nothing() -> None:
    assert Page(1, thd.Span(0, 1)).reading == "text"
    assert Page(1, thd.Span(0, 1)).confidence == 1.0
