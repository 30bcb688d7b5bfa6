"""Bytes that would unpack to more than memory holds are refused before pdfium sees them.

pdfium ends the whole process where memory ends, so the sizes of streams are asked first. A
stream can only grow a thousandfold by each filter: only long streams and those with more than one
filter need a look, and pictures are never unpacked by reading text.
"""

from __future__ import annotations

import os
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_CHARACTERS", "MAX_PAGES", "PICTURES", "most_pictures", "unpacks_too_large"]

MAX_PAGES = 20_000
MAX_CHARACTERS = 40_000_000
PICTURES = "THAIHEALTHDOCS_OCR_PAGES"
"""The variable that says how many pages of one file may be recognised; 0 for none."""
_MOST_PICTURES = 150
_MAX_UNPACKED = 160_000_000
"""Bytes of one stream."""
_LONG = 150_000
"""Bytes: a shorter stream with one filter is small when unpacked, too."""
_DICTIONARY = 2_000
"""Bytes before the word stream in which its dictionary is looked for."""
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_STEP = 1 << 16


def most_pictures() -> int:
    """How many pages of one file are recognised at most: each takes some three seconds."""
    said = os.environ.get(PICTURES, "")
    return int(said) if said.isdecimal() else _MOST_PICTURES


def unpacks_too_large(data: bytes) -> bool:
    r"""Whether some stream of the file would take more memory than there should be.

    >>> import zlib
    >>> inner = zlib.compress(bytes(200_000_000))
    >>> head = b"1 0 obj <</Filter [/FlateDecode /FlateDecode]>> stream\n"
    >>> unpacks_too_large(head + zlib.compress(inner) + b"\nendstream")
    True
    >>> unpacks_too_large(head + zlib.compress(zlib.compress(b"BT ET")) + b"\nendstream")
    False
    """
    return any(
        _unpacked_size(data[start:stop], filters) > _MAX_UNPACKED
        for start, stop, filters in _streams(data)
    )


def _streams(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Start and stop of the streams worth a look, and how many filters pack them."""
    at = data.find(b"stream")
    while at >= 0:
        after = at + 6
        if data[at - 3 : at] != b"end":
            head = data[max(0, at - _DICTIONARY) : at]
            head = head[max(head.rfind(b" obj"), head.rfind(b"endobj"), 0) :]
            filters = len(_PACKED.findall(head))
            stop = data.find(b"endstream", after)
            stop = len(data) if stop < 0 else stop
            if (
                _FLATE.search(head)
                and (filters > 1 or stop - after > _LONG)
                and not _PICTURE.search(head)
            ):
                yield after, stop, filters
            after = stop
        at = data.find(b"stream", after)


def _unpacked_size(packed: bytes, filters: int) -> int:
    """The size of a packed stream after as many filters, as far as it takes to know it is huge."""
    packed = packed.lstrip(b"\r\n")
    chain = [zlib.decompressobj() for _ in range(max(1, min(filters, 3)))]
    total = 0
    for at in range(0, len(packed), _STEP):
        total += _feed(chain, packed[at : at + _STEP], _MAX_UNPACKED - total)
        if total > _MAX_UNPACKED:
            break
    return total


def _feed(chain: list[zlib._Decompress], data: bytes, room: int) -> int:
    """How many bytes come out of the end of the chain; a little more than ``room`` at most."""
    first, *rest = chain
    total = 0
    while data and total <= room:
        try:
            out = first.decompress(data, _STEP * 16)
        except zlib.error:
            return total
        data = first.unconsumed_tail
        total += _feed(rest, out, room - total) if rest else len(out)
    return total
