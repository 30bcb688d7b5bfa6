"""Attachments: lines that list a photo or a file, as (kind, width, height, bytes)."""

from __future__ import annotations

import pytest

from thaihealthdocs.extractors.attachments import extract
from thaihealthdocs.model.document import Block, BlockKind, Document, Source
from thaihealthdocs.model.span import Span

LISTED = [
    ("• photo  , 640x480 pixel , 31,007 bytes.", ("photo", 640, 480, 31007)),
    ("IMG_9001.JPG , ๘๐๐ x ๖๐๐ พิกเซล , ๑๒,๐๐๐ ไบต์", ("photo", 800, 600, 12000)),
    ("ดาวน์โหลด แบบฟอร์มขอรับทุน.pdf (2 MB)", ("file", None, None, 2097152)),
    ("ภาพกิจกรรม.png 15.5 KB", ("photo", None, None, 15872)),
    ("คู่มือการใช้งาน.xlsx", ("file", None, None, None)),
]


def page(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document with one block for each string."""
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    return Document.of(Source("page.txt", "", "text", len(text)), text, blocks)


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.FURNITURE])
def test_lists_of_photos_and_files(kind):
    found = list(extract(page(*(line for line, _ in LISTED), kind=kind)))
    assert [(a.kind, a.width, a.height, a.bytes) for a in found] == [facts for _, facts in LISTED]


@pytest.mark.parametrize(
    "line",
    [
        "ดูรายละเอียดในไฟล์ รายงาน.pdf ที่แนบมาพร้อมหนังสือนี้",
        "https://example.go.th/files/plan.pdf",
        "ข้อมูลมีขนาด 30 MB ต่อเดือน",
        "ห้องขนาด 10x12 เมตร",
    ],
)
def test_files_in_passing_and_sizes_alone_are_no_attachments(line):
    assert list(extract(page(line))) == []


def test_each_number_is_cited():
    [found] = extract(page("photo , 640x480 pixel , 31,007 bytes."))
    assert [found.evidence[f][0].quote for f in ("width", "height")] == ["640", "480"]
