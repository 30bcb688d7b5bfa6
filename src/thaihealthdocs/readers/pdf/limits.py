"""Bytes that would unpack to more than memory holds are refused before pdfium sees them.

pdfium ends the whole process where memory ends, so the sizes of streams are asked first. A
stream can only grow a thousandfold by each filter: only long streams and those with more than one
filter need a look, and pictures are never unpacked by reading text.
"""

from __future__ import annotations

import base64
import math
import os
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    *("MAX_CHARACTERS", "MAX_DRAWN", "MAX_OBJECTS", "MAX_ON_PAGE", "MAX_PAGES", "PICTURES"),
    *("OverfullPage", "most_pictures", "unpacks_too_large"),
]

MAX_PAGES = 20_000
MAX_ON_PAGE = 1_500_000
"""Characters of one page: one that has more is not read."""
MAX_OBJECTS = 400_000
"""Of one page: what it draws beyond is not read."""
MAX_DRAWN = 20_000_000
"""Objects and characters of all pages."""
MAX_CHARACTERS = 40_000_000
PICTURES = "THAIHEALTHDOCS_OCR_PAGES"
"""The variable that says how many pages of one file may be recognised; 0 for none."""
_MOST_PICTURES = 150
_MAX_UNPACKED = 64_000_000
"""Bytes of one stream: pdfium takes forty times as much for what they draw."""
_LONG = 60_000
"""Bytes: a shorter stream with one filter is small when unpacked, too."""
_DICTIONARY = 2_000
"""Bytes before the word stream in which its dictionary is looked for."""
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_SPELT = re.compile(rb"/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_ELSEWHERE = re.compile(rb"/Filter\s+\d+\s+\d+\s+R\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_GROWTH = {b"LZWDecode": 1000, b"LZW": 1000, b"RunLengthDecode": 64, b"RL": 64}
"""How many times longer other filters may make a stream."""
_MOST_FILTERS = 3
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


def _streams(data: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Start and stop of the streams worth a look, and the filters that pack them, in order."""
    at = data.find(b"stream")
    while at >= 0:
        after = at + 6
        if data[at - 3 : at] != b"end":
            head = data[max(0, at - _DICTIONARY) : at]
            head = head[max(head.rfind(b" obj"), head.rfind(b"endobj"), 0) :]
            head = _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), head)
            stop = data.find(b"endstream", after)
            stop = len(data) if stop < 0 else stop
            filters = _filters(head)
            if (len(filters) > 1 or stop - after > _LONG) and not _PICTURE.search(head):
                yield after, stop, filters
            after = stop
        at = data.find(b"stream", after)


def _filters(head: bytes) -> list[bytes]:
    """The filters that a stream's dictionary names; any may be where it names another object."""
    if _ELSEWHERE.search(head):
        return [b"FlateDecode"] * _MOST_FILTERS
    found = [*_SPELT.finditer(head), *_PACKED.finditer(head)]
    return [match[0][1:] for match in sorted(found, key=re.Match.start)]


def _unpacked_size(packed: bytes, filters: list[bytes]) -> int:
    """The size of a packed stream after all filters, as far as it takes to know it is huge."""
    packed = packed.lstrip(b"\r\n")
    while filters and _SPELT.match(b"/" + filters[0]):
        packed, filters = _unspelt(packed, filters[0]), filters[1:]
    flates = [name for name in filters if name not in _GROWTH]
    others = [name for name in filters if name in _GROWTH] if len(filters) > 1 else []
    growth = math.prod(_GROWTH[name] for name in others)
    if not flates:
        return len(packed) * growth
    chain = [zlib.decompressobj() for _ in flates[:_MOST_FILTERS]]
    room = _MAX_UNPACKED // growth
    total = 0
    for at in range(0, len(packed), _STEP):
        total += _feed(chain, packed[at : at + _STEP], room - total)
        if total > room:
            break
    return total * growth


def _unspelt(data: bytes, name: bytes) -> bytes:
    """The bytes that a stream spells in letters; what comes before an error."""
    try:
        if name in {b"ASCII85Decode", b"A85"}:
            return base64.a85decode(data.split(b"~>")[0], adobe=False)
        return bytes.fromhex(data.split(b">")[0].decode("ascii"))
    except ValueError:
        return data


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


class OverfullPage(Exception):
    """A page says that it holds more than `MAX_ON_PAGE` characters."""
