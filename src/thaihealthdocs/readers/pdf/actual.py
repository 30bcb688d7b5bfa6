"""What /ActualText says, in place of the glyphs that it spans."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import numpy as np

from .codes import is_mark
from .engine import argument, call, call_each
from .limits import MAX_ON_PAGE, OverfullPage
from .texts import Glyphs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame
    from .objects import Objects
    from .texts import TextObjects

__all__ = ["actual_texts", "with_actual_text"]


def actual_texts(texts: list[Argument]) -> dict[int, tuple[int, str]]:
    """For each text object inside a span with /ActualText: the span and what it says."""
    counts = call_each("FPDFPageObj_CountMarks", texts)
    runs = [run for run, count in enumerate(counts) if count > 0]
    innermost = call_each(
        "FPDFPageObj_GetMark", [texts[run] for run in runs], [counts[run] - 1 for run in runs]
    )
    known: dict[int, tuple[int, str] | None] = {}
    found: dict[int, tuple[int, str]] = {}
    for run, mark in zip(runs, innermost, strict=True):
        if mark not in known:
            text = _actual_text(mark)
            outer = counts[run] - 1
            known[mark] = _said(texts[run], outer) if text is None else (mark, text)
        span = known[mark]
        if span is not None:
            found[run] = span
    return found


def _said(obj: Argument, marks: int) -> tuple[int, str] | None:
    """Of the outer ``marks`` of an object the innermost that has an /ActualText, and that text."""
    for at in range(marks - 1, max(-1, marks - _MAX_MARKS), -1):
        mark = call("FPDFPageObj_GetMark")(obj, at)
        text = _actual_text(mark)
        if text is not None:
            return mark, text
    return None


_MAX_MARKS = 6
_BUFFER = ctypes.create_string_buffer(1 << 16)
_LENGTH = ctypes.c_ulong()
_LENGTH_AT = ctypes.byref(_LENGTH)
_GET_BYTES = call("FPDFPageObjMark_GetParamBlobValue")


def _actual_text(mark: int) -> str | None:
    """The /ActualText of a mark, None if it has none; U+FFFD in it stands for nothing drawn."""
    found = _GET_BYTES(argument(mark), b"ActualText", _BUFFER, len(_BUFFER), _LENGTH_AT)
    if not found or _LENGTH.value > len(_BUFFER):
        return None
    return _decoded(ctypes.string_at(_BUFFER, _LENGTH.value)).replace("\ufffd", "")


def _decoded(data: bytes) -> str:
    """What a text string of a PDF says: UTF-16 or UTF-8 where it is marked so, Latin else."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")


def with_actual_text(
    glyphs: Glyphs,
    spans: dict[int, tuple[int, str]],
    texts: TextObjects,
    objects: Objects,
    frame: Frame,
) -> Glyphs:
    """The glyphs outside of ``spans`` with those that the spans say, in stream order."""
    runs = np.array(list(spans))
    bounds = objects.bounds(texts.places[runs], frame)
    members: dict[int, list[int]] = {}
    for at, (mark, _) in enumerate(spans.values()):
        members.setdefault(mark, []).append(at)
    first = [group[0] for group in members.values()]
    said = [spans[int(runs[at])][1] for at in first]
    grouped = np.concatenate([np.array(group) for group in members.values()])
    starts = np.cumsum([0, *(len(group) for group in members.values())])[:-1]
    boxes = np.concatenate(
        (
            np.minimum.reduceat(bounds[grouped, :2], starts),
            np.maximum.reduceat(bounds[grouped, 2:], starts),
        ),
        axis=1,
    )
    boxes[:, 0] = np.minimum(boxes[:, 0], np.maximum(texts.origin[runs[first], 0], boxes[:, 0] - 3))
    if sum(map(len, said)) > MAX_ON_PAGE:
        raise OverfullPage
    codes = np.array([ord(character) for text in said for character in text], np.uint32)
    counts = np.array([len(text) for text in said])
    owners = np.repeat(runs[first], counts)
    return _merged(
        glyphs,
        Glyphs(
            codes,
            _shared_out(boxes, counts, codes),
            texts.origin[owners, 1],
            texts.size[owners],
            texts.turns[owners],
            owners,
        ),
    )


def _shared_out(
    boxes: NDArray[np.float32], counts: NDArray[np.int64], codes: NDArray[np.uint32]
) -> NDArray[np.float32]:
    """The box of each span shared out evenly among its bases; marks stand on theirs."""
    owner = np.repeat(np.arange(len(counts)), counts)
    bases = ~is_mark(codes)
    first = np.cumsum(counts) - counts
    bases[first[counts > 0]] = True
    number = np.cumsum(bases) - 1
    rank = number - number[first[owner]]
    total = np.maximum(np.bincount(owner, bases, len(counts)), 1)[owner]
    rows = boxes[owner]
    step = (rows[:, 2] - rows[:, 0]) / total
    rows[:, 2] = rows[:, 0] + step * (rank + 1)
    rows[:, 0] += step * rank
    return rows


def _merged(one: Glyphs, other: Glyphs) -> Glyphs:
    both = Glyphs(
        np.concatenate((one.codes, other.codes)),
        np.concatenate((one.boxes, other.boxes)),
        np.concatenate((one.base, other.base)),
        np.concatenate((one.size, other.size)),
        np.concatenate((one.turns, other.turns)),
        np.concatenate((one.run, other.run)),
    )
    return both.take(np.argsort(both.run, kind="stable"))
