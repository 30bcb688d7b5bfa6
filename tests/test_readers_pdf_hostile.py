"""PDFs that are broken or mean harm: a document or one clear error, in bounded time and memory."""

from __future__ import annotations

import base64
import hashlib
import math
import resource
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from pdf_made import grid, pdf_bytes, shown

from thaihealthdocs.errors import (
    DamagedFile,
    EmptyDocument,
    EncryptedFile,
    TooLarge,
    UnreadableDocument,
)
from thaihealthdocs.model.document import Document, Source
from thaihealthdocs.readers import pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 10
MEGABYTES = 2_000
WORDS = "A page of text that can be read well"
PAGE = shown(100, 700, WORDS)


def read(data: bytes, password: str | None = None) -> Document:
    """The document, in CPU time and memory that are bounded."""
    begun, before = time.process_time(), _peak()
    try:
        return pdf.read(data, Source("made.pdf", "", pdf.NAME, len(data)), password)
    finally:
        assert time.process_time() - begun < SECONDS
        assert _peak() - before < MEGABYTES


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- locked files --------------------------------------------------------------------------

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for place in range(256):
        at = (at + state[place] + key[place % len(key)]) % 256
        state[place], state[at] = state[at], state[place]
    out, one, other = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)


def locked(user: str, owner: str) -> bytes:
    """A file locked with two passwords, in the oldest way there is."""
    mine, theirs = ((word.encode() + _PAD)[:32] for word in (user, owner))
    for_owner = _rc4(hashlib.md5(theirs).digest()[:5], mine)
    name, rights = bytes(16), (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(mine + for_owner + rights + name).digest()[:5]
    content = PAGE.encode()
    of_stream = hashlib.md5(key + (5).to_bytes(3, "little") + bytes(2)).digest()[:10]
    lock = f"/O<{for_owner.hex()}>/U<{_rc4(key, _PAD).hex()}>"
    trailer = (
        f"/Root 1 0 R/ID[<{name.hex()}><{name.hex()}>]"
        f"/Encrypt<</Filter/Standard/V 1/R 2/P -4{lock}>>"
    )
    data = pdf_bytes("", packed=_rc4(of_stream, content))
    return data.replace(b"/Root 1 0 R", trailer.encode())


@pytest.mark.parametrize("password", ["for readers", "for owners"])
def test_either_password_opens_a_locked_file(password: str) -> None:
    assert read(locked("for readers", "for owners"), password).text == WORDS


@pytest.mark.parametrize(("password", "says"), [(None, "give the password"), ("no", "wrong")])
def test_a_locked_file_says_what_it_needs(password: str | None, says: str) -> None:
    with pytest.raises(EncryptedFile, match=says):
        read(locked("for readers", "for owners"), password)


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert read(locked("", "for owners")).text == WORDS


# --- broken files --------------------------------------------------------------------------


def test_files_cut_anywhere() -> None:
    whole = pdf_bytes(PAGE, PAGE, PAGE)
    for stop in range(9, len(whole), 7):
        try:
            document = read(whole[:stop])
        except UnreadableDocument:
            continue
        assert set(document.text.split("\n")) <= {WORDS, WORDS[: len(document.text)]}
        if b"%%EOF" not in whole[:stop]:
            assert "damaged_file" in [remark.code for remark in document.remarks]


def test_bytes_changed_anywhere() -> None:
    whole = pdf_bytes(PAGE + grid([50, 100, 200], [50, 80, 110]))
    for at in range(9, len(whole), 5):
        for byte in (0, 0x20, 0x39, 0x3E, 0xFF):
            changed = bytearray(whole)
            changed[at] = byte
            try:
                read(bytes(changed))
            except UnreadableDocument:
                continue


KIDS = b"/Count 1/Kids[4 0 R]"
BOX = b"[0 0 600 800]"

READ_ALL_THE_SAME: dict[str, tuple[bytes, bytes]] = {
    "a tree in a circle": (KIDS, b"/Count 2/Kids[2 0 R 4 0 R]"),
    "a count that lies": (KIDS, b"/Count 99999999/Kids[4 0 R]"),
    "a count below none": (KIDS, b"/Count -5/Kids[4 0 R]"),
    "a font that is not there": (b"/F1 3 0 R", b"/F1 99 0 R"),
    "a page as its own content": (b"/Contents 5 0 R", b"/Contents [4 0 R 5 0 R 5 0 R]"),
    "a huge page": (BOX, b"[0 0 1000000 1000000]"),
    "a page beyond measure": (BOX, b"[0 0 1e30 1e30]"),
    "a page without size": (BOX, b"[0 0 0 0]"),
    "a page inside out": (BOX, b"[600 800 0 0]"),
    "a page of no numbers": (BOX, b"[nan inf x null]"),
}


@pytest.mark.parametrize(("old", "new"), READ_ALL_THE_SAME.values(), ids=READ_ALL_THE_SAME)
def test_what_is_wrong_with_the_frame_leaves_the_words(old: bytes, new: bytes) -> None:
    document = read(pdf_bytes(PAGE).replace(old, new))
    assert WORDS in document.text
    geometry = document.geometry
    assert geometry is not None
    assert all(map(math.isfinite, (*geometry.x0, *geometry.top, *geometry.x1, *geometry.bottom)))


@pytest.mark.parametrize(
    "drawn",
    [
        "BT /F1 12 Tf nan nan Td (nowhere) Tj ET\n",
        "q 0 0 0 0 0 0 cm " + shown(1, 1, "flat") + " Q\n",
        "q 1e38 0 0 1e38 1e38 1e38 cm " + shown(1, 1, "far") + " Q\n",
        shown(10, 10, "large", 1e9) + shown(10, 10, "small", 1e-9),
        "0 0 m nan 500 l S 1e38 1e38 5 5 re f -1e38 0 1e38 1 re f\n",
        "q " * 200_000,
        "[" * 200_000 + "\n",
        "BT " * 100_000 + "ET\n",
        "/Span <</ActualText(x)>> BDC " * 3_000,
        "/X1 Do\n",
    ],
)
def test_senseless_drawing_leaves_the_words(drawn: str) -> None:
    assert WORDS in read(pdf_bytes(PAGE + drawn)).text


def test_a_file_without_pages() -> None:
    with pytest.raises((DamagedFile, EmptyDocument)):
        read(pdf_bytes(PAGE).replace(KIDS, b"/Count 0/Kids[]     "))


# --- files that are far too much -----------------------------------------------------------


@pytest.mark.parametrize(
    "drawn",
    [
        "0 0 m 9 9 l S\n" * 1_000_000,
        "".join(f"{at % 600} {at // 600 % 800} 1 1 re f\n" for at in range(450_000)),
        "/F1 3 Tf " + "BT 1 0 0 1 50 50 Tm (a) Tj ET\n" * 450_000,
    ],
    ids=["lines", "dots", "letters"],
)
def test_a_million_objects_are_read_as_far_as_pages_go(drawn: str) -> None:
    document = read(pdf_bytes(PAGE, PAGE + drawn))
    assert document.text.count(WORDS) == 2
    [remark] = document.remarks
    assert "page 2 of 2 draws more than" in remark.message


def test_dense_grids_are_read_in_time() -> None:
    rules = grid([at * 0.6 for at in range(1000)], [at * 0.8 for at in range(1000)])
    fine = grid([at * 3 for at in range(200)], [at * 3 for at in range(260)])
    for drawn in (rules, fine):
        read(pdf_bytes(PAGE + drawn))


def test_pages_of_words_without_end_are_named() -> None:
    said = f"/Span <</ActualText({'x' * 20_000})>> BDC {shown(10, 10, 'a')} EMC\n" * 100
    document = read(pdf_bytes(PAGE, said))
    assert document.text == WORDS
    assert "page 2 of 2 holds far more" in document.remarks[0].message
    with pytest.raises(TooLarge):
        read(pdf_bytes(said))


def forms(depth: int, times: int) -> bytes:
    """A page that draws a form that draws the next one some times, and so on."""
    added = ""
    for at in range(depth):
        content = f"/X{at + 1} Do\n" * times if at < depth - 1 else PAGE
        inner = f"<</Font<</F1 3 0 R>>/XObject<</X{at + 1} {1001 + at} 0 R>>>>"
        added += (
            f"{1000 + at} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources{inner}"
            f"/Length {len(content)}>>stream\n{content}\nendstream endobj\n"
        )
    data = pdf_bytes(PAGE + "/X0 Do\n").replace(
        b"/Resources<<", b"/Resources<</XObject<</X0 1000 0 R>>"
    )
    return data.replace(b"xref", added.encode() + b"xref", 1)


def test_forms_inside_forms() -> None:
    assert WORDS in read(forms(500, 1)).text
    assert WORDS in read(forms(2, 2)).text
    assert WORDS in read(forms(3, 1).replace(b"/X2 1002 0 R", b"/X2 1000 0 R")).text
    for depth, times in ((25, 2), (8, 10)):
        with pytest.raises(TooLarge):
            read(forms(depth, times))


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


BLANKS = b" " * 200_000_000

BOMBS: dict[str, Callable[[], tuple[bytes, str]]] = {
    "packed once": lambda: (packed(BLANKS), "/FlateDecode"),
    "packed three times": lambda: (packed(BLANKS, 3), "[/FlateDecode/FlateDecode/FlateDecode]"),
    "a name that is spelt": lambda: (packed(BLANKS, 2), "[/Fl#61teDecode/Fl#61teDecode]"),
    "letters": lambda: (
        base64.a85encode(packed(BLANKS, 2)) + b"~>",
        "[/ASCII85Decode/FlateDecode/FlateDecode]",
    ),
    "digits": lambda: (
        packed(BLANKS, 2).hex().encode() + b">",
        "[/ASCIIHexDecode/FlateDecode/FlateDecode]",
    ),
    "runs": lambda: (packed(b"\x81 " * 2_000_000), "[/FlateDecode/RunLengthDecode]"),
}


@pytest.mark.parametrize("make", BOMBS.values(), ids=BOMBS)
def test_streams_that_unpack_without_end(make: Callable[[], tuple[bytes, str]]) -> None:
    content, filters = make()
    with pytest.raises(TooLarge):
        read(pdf_bytes("", packed=content, filters=f"/Filter{filters}"))


def test_long_streams_of_pages_are_no_bombs() -> None:
    content = PAGE.encode() + b"0 0 m 9 9 l S\n" * 100_000
    document = read(pdf_bytes("", packed=packed(content), filters="/Filter/FlateDecode"))
    assert document.text == WORDS
