"""Bytes to characters, digits, and words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thaihealthdocs.thai.charset import decode
from thaihealthdocs.thai.digits import to_arabic_digits
from thaihealthdocs.thai.words import tokens

SENTENCES = [
    "โรงพยาบาลชุมชน ๓ แห่ง",
    "ฎีกา ฎ ฏ",
    "งบ 1,200 บาท",
    "แผน",
    "Plan 2566\r\nแผนงาน\tปี",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp874", "tis-620"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", SENTENCES)
def test_reads_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "data, text, encoding",
    [
        (b"", "", "utf-8"),
        (b"HbA1c < 7%", "HbA1c < 7%", "utf-8"),
        ("เด็ก".encode() * 400 + b"\xe0", "เด็ก" * 400 + "\ufffd", "utf-8"),
        (b"\xe0\xb4\xe7\x93", "เด็“", "windows-874"),
    ],
)
def test_names_what_it_read(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@given(st.binary(max_size=60))
def test_never_raises(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(st.text())
def test_digits_keep_their_places(text: str) -> None:
    printed = to_arabic_digits(text)
    assert len(printed) == len(text)
    assert not set(printed) & set("๐๑๒๓๔๕๖๗๘๙")
    assert to_arabic_digits(printed) == printed


@given(
    st.text(
        st.one_of(
            st.characters(min_codepoint=0xE01, max_codepoint=0xE5B), st.sampled_from(" \n\t1a.")
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize("word", ["ตัวชี้วัด", "สำนักงานสาธารณสุข", "ปีงบประมาณ", "เขตสุขภาพ"])
def test_health_words_are_whole(word: str) -> None:
    assert word in tokens(f"เรื่อง {word} ใหม่")
