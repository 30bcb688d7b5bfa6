"""Forms that draw forms that draw forms: how often the last would be drawn is counted first.

pdfium reads a form anew wherever it is drawn, so a few forms that each draw the next one ten
times would never end.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["unfolds_too_far"]

_MOST_DRAWN = 200_000
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+\Z")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%]{1,120})\s+Do\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d+)\s+\d+\s+R\b")
_OF_FORMS = re.compile(rb"/XObject\s*(?:<<(?P<names>[^>]*)>>|(?P<number>\d+)\s+\d+\s+R\b)")
_NAMED = re.compile(rb"/([^\s/<>\[\]()%]{1,120})\s+(\d+)\s+\d+\s+R\b")
_MOST_BYTES = 1_000_000
_HEAD = 4_000


def unfolds_too_far(data: bytes) -> bool:
    r"""Whether some form, with the forms in it, is far more than pages draw.

    >>> head = "%d 0 obj<</Subtype/Form/Resources<</XObject<</A %d 0 R>>>>>>stream\n"
    >>> def forms(times): return "".join(
    ...     head % (at, at + 1) + "/A Do " * times + "\nendstream endobj\n" for at in range(1, 20)
    ... ).encode()
    >>> unfolds_too_far(forms(1)), unfolds_too_far(forms(3))
    (False, True)
    """
    if len(_FORM.findall(data)) < 2:
        return False
    drawn = {number: targets for number, targets in _forms(data) if targets}
    sizes: dict[int, int] = {}

    def size(number: int, above: frozenset[int]) -> int:
        if number in sizes or number in above or len(above) > 40:
            return sizes.get(number, 1)
        inside = drawn.get(number, Counter())
        within = above | {number}
        whole = 1 + sum(times * size(target, within) for target, times in inside.items())
        sizes[number] = min(whole, _MOST_DRAWN + 1)
        return sizes[number]

    return any(size(number, frozenset()) > _MOST_DRAWN for number in drawn)


def _forms(data: bytes) -> Iterator[tuple[int, Counter[int]]]:
    """The number of each form, and which objects it draws how often."""
    for match in _FORM.finditer(data):
        at = data.rfind(b"obj", max(0, match.start() - _HEAD), match.start())
        number = _NUMBER.search(data, max(0, at - 20), max(0, at))
        stream = data.find(b"stream", match.end(), match.end() + _HEAD)
        if number is None or stream < 0:
            continue
        stop = data.find(b"endstream", stream)
        names = Counter(_DRAWS.findall(_unpacked(data[stream + 6 : stop])))
        if names:
            targets = _targets(data, data[at:stream])
            yield (
                int(number[1]),
                Counter({targets[name]: times for name, times in names.items() if name in targets}),
            )


def _targets(data: bytes, head: bytes) -> dict[bytes, int]:
    """The objects that the names of a form's resources stand for."""
    resources = _RESOURCES.search(head)
    found = _OF_FORMS.search(head if resources is None else _object(data, resources[1]))
    if found is None:
        return {}
    names = found["names"]
    if names is None:
        names = _object(data, found["number"])
    return {name: int(number) for name, number in _NAMED.findall(names)}


def _object(data: bytes, number: bytes) -> bytes:
    """The beginning of an object."""
    match = re.search(rb"(?<!\d)%b\s+\d+\s+obj" % number, data)
    return b"" if match is None else data[match.end() : match.end() + _HEAD].partition(b"endobj")[0]


def _unpacked(stream: bytes) -> bytes:
    """What a stream says, packed or not."""
    stream = stream.lstrip(b"\r\n")
    try:
        return zlib.decompressobj().decompress(stream, _MOST_BYTES)
    except zlib.error:
        return stream[:_MOST_BYTES]
