"""Photos and files that a page lists, with their size as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.document import BlockKind
from ..model.records import Attachment, provisional_id
from ..model.span import Span
from ..thai.digits import to_arabic_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]

_IMAGES = ("jpg", "jpeg", "png", "gif", "webp", "bmp", "heic", "tif", "tiff")
_FILES = (
    *("pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "zip", "rar", "csv", "txt", "odt", "ods"),
    *("mp4", "mp3", "mov"),
)
_EXTENSION = re.compile(rf"\.(?P<extension>{'|'.join((*_IMAGES, *_FILES))})(?![A-Za-z0-9])", re.I)
_D = r"[0-9๐-๙]"
_PIXELS = re.compile(
    rf"(?P<width>{_D}{{2,5}})\s*[x×X]\s*(?P<height>{_D}{{2,5}})\s*(?:pixels?|px|พิกเซล)", re.I
)
_SIZE = re.compile(
    rf"(?P<number>{_D}[0-9๐-๙,]*(?:\.{_D}+)?)\s*(?P<unit>bytes?|ไบต์|kb|kib|mb|mib|gb|กิโลไบต์|เมกะไบต์)(?![A-Za-z])",
    re.I,
)
_PHOTO = re.compile(r"(?:photo|image|ภาพ(?:ถ่าย|ที่)?|รูป(?:ภาพ)?)\s*[,:\d๐-๙]", re.I)
_FACTORS = {
    "k": 1024,
    "ก": 1024,
    "m": 1024**2,
    "เ": 1024**2,
    "g": 1024**3,
}
_LONGEST = 240


def extract(document: Document) -> Iterator[Record]:
    """Yield an `Attachment` for each line that lists a photo or file with its size or ending.

    A file spoken of in a sentence, without a size and with other words, is left alone. Sizes in
    kilobytes and more are as exact as they are printed.
    """
    for line in _lines(document):
        attachment = _attachment(document, line)
        if attachment is not None:
            yield attachment


def _lines(document: Document) -> Iterator[Span]:
    """Each printed line outside tables; a list of files may be furniture of its page."""
    for block in document.blocks:
        spans = (
            [cell.span for cell in block.cells] if block.kind is BlockKind.TABLE else [block.span]
        )
        for span in spans:
            start = span.start
            for words in span.of(document.text).split("\n"):
                line = Span(start, start + len(words)).strip(document.text)
                start += len(words) + 1
                if 0 < len(line) <= _LONGEST:
                    yield line


def _attachment(document: Document, line: Span) -> Attachment | None:
    words = line.of(document.text)
    pixels, size, named = _PIXELS.search(words), _SIZE.search(words), _EXTENSION.search(words)
    is_photo = pixels is not None or _PHOTO.match(words) is not None or _is_image(named)
    listed = size is not None and (is_photo or named is not None)
    if not listed and not (named is not None and _is_only_name(words, named)):
        return None
    return Attachment(
        id=provisional_id("attachments", line.start),
        kind="photo" if is_photo else "file",
        width=None if pixels is None else _number(pixels["width"]),
        height=None if pixels is None else _number(pixels["height"]),
        bytes=None if size is None else _bytes(size),
        evidence=document.evidence(
            kind=line,
            width=_place(line, pixels, "width"),
            height=_place(line, pixels, "height"),
            bytes=None if size is None else Span(*size.span()).shift(line.start),
        ),
    )


def _is_image(named: re.Match[str] | None) -> bool:
    return named is not None and named["extension"].lower() in _IMAGES


def _is_only_name(words: str, named: re.Match[str]) -> bool:
    """Whether the line is a file's name, perhaps after a bullet or a word for downloading."""
    before = words[: named.start()].strip()
    after = words[named.end() :].strip(" )]>.,")
    return not after and len(before) <= 120 and not re.search(r"https?:|www\.|@", before)


def _number(words: str) -> int:
    return int(to_arabic_digits(words).replace(",", ""))


def _bytes(size: re.Match[str]) -> int:
    factor = _FACTORS.get(size["unit"][0].lower(), 1)
    return round(float(to_arabic_digits(size["number"]).replace(",", "")) * factor)


def _place(line: Span, match: re.Match[str] | None, group: str) -> Span | None:
    return None if match is None else Span(*match.span(group)).shift(line.start)
