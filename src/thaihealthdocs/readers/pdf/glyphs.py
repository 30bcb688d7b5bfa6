"""The characters of one page in the order in which they were drawn, each with its place."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from .clips import hidden_texts
from .codes import DISTILLER_TONES, NO_INK, is_mark, known
from .engine import call, call_each, floats_of_each, raw

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .frame import Frame
    from .objects import Objects

__all__ = ["Glyphs", "page_glyphs"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One row for each character drawn, blanks among them: U+200B for an object without ink.

    ``boxes`` are x0, top, x1, bottom in the frame; ``base`` is the distance of the line on which
    the character stands from the top, ``size`` its font size, both in points. ``run`` counts the
    text objects.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    base: NDArray[np.float32]
    size: NDArray[np.float32]
    turns: NDArray[np.int8]
    run: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, which: NDArray[np.int64] | NDArray[np.bool_]) -> Glyphs:
        """The glyphs at these places."""
        return Glyphs(
            self.codes[which],
            self.boxes[which],
            self.base[which],
            self.size[which],
            self.turns[which],
            self.run[which],
        )


def _through_forms(
    rows: NDArray[np.float32], forms: NDArray[np.int32], objects: Objects
) -> NDArray[np.float32]:
    """Matrices of objects (rows of six) seen through the forms that the objects are in."""
    if len(objects.matrices) == 1:
        return rows
    rows = rows.copy()
    for form in np.unique(forms):
        inside = forms == form
        a, b, c, d, e, f = rows[inside].T
        m = objects.matrices[form]
        rows[inside] = np.stack(
            (
                a * m[0, 0] + b * m[1, 0],
                a * m[0, 1] + b * m[1, 1],
                c * m[0, 0] + d * m[1, 0],
                c * m[0, 1] + d * m[1, 1],
                e * m[0, 0] + f * m[1, 0] + m[2, 0],
                e * m[0, 1] + f * m[1, 1] + m[2, 1],
            ),
            axis=1,
        )
    return rows


@dataclass(frozen=True, slots=True)
class _TextObjects:
    """The text objects of a page: where each begins, how large, which way it runs."""

    addresses: list[int]
    origin: NDArray[np.float32]
    size: NDArray[np.float32]
    turns: NDArray[np.int8]
    places: NDArray[np.int64]
    """Among all objects of the page."""


def _text_objects(objects: Objects, frame: Frame) -> _TextObjects:
    places = objects.of_kind(raw.FPDF_PAGEOBJ_TEXT)
    addresses = [objects.addresses[place] for place in places]
    rows = floats_of_each("FPDFPageObj_GetMatrix", addresses, 6)
    rows = _through_forms(rows, objects.forms[places], objects)
    size = floats_of_each("FPDFTextObj_GetFontSize", addresses, 1)[:, 0]
    size = np.abs(size) * np.hypot(rows[:, 2], rows[:, 3])
    quarter = np.rint(np.degrees(np.arctan2(rows[:, 1], rows[:, 0])) / 90).astype(np.int8)
    return _TextObjects(
        addresses, frame.place(rows[:, 4:6]), size, (quarter - frame.turns) % 4, places
    )


def _characters(text_page: int, count: int) -> NDArray[np.uint32]:
    """The code of every character of the text page."""
    units = np.zeros(count + 1, np.uint16)
    written = call("FPDFText_GetText")(text_page, 0, count, units.ctypes.data)
    codes = units[:count].astype(np.uint32)
    if written == count + 1 and not ((codes >= 0xD800) & (codes <= 0xDFFF)).any():
        return codes
    return np.fromiter(
        map(call("FPDFText_GetUnicode"), repeat(text_page), range(count)), np.uint32, count
    )


_STEP = 8


def _owners(text_page: int, count: int) -> NDArray[np.uint64]:
    """The text object of every character, 0 for those that pdfium made up.

    The characters of an object follow each other, so that two of the same object have only such
    between them: only where every eighth differ are those between asked.
    """
    ask = call("FPDFText_GetTextObject")
    posts = range(0, count, _STEP)
    found = np.fromiter(map(ask, repeat(text_page), posts), np.uint64, len(posts))
    owners = np.repeat(found, _STEP)[:count]
    differ = np.append(found[1:] != found[:-1], True) | (found == 0)
    inside = (np.flatnonzero(differ)[:, None] * _STEP + np.arange(1, _STEP)).ravel()
    inside = inside[inside < count]
    owners[inside] = np.fromiter(
        map(ask, repeat(text_page), inside.tolist()), np.uint64, len(inside)
    )
    return owners


def page_glyphs(text_page: int, objects: Objects, frame: Frame) -> Glyphs:
    """The characters of a page in stream order; an /ActualText is taken once for its span."""
    texts = _text_objects(objects, frame)
    count = call("FPDFText_CountChars")(text_page)
    codes, owners = _characters(text_page, count), _owners(text_page, count)
    corners = np.zeros((count, 4), np.float32)
    first = corners.ctypes.data
    places = range(first, first + 16 * count, 16)
    list(map(call("FPDFText_GetLooseCharBox"), repeat(text_page), range(count), places))
    runs = _order(owners, texts.addresses)
    # A blank without height was never drawn: pdfium writes one wherever it sees a gap.
    runs[(codes == 0x20) & (corners[:, 1] == corners[:, 3])] = -1
    kept = np.flatnonzero(runs >= 0)
    kept = kept[np.argsort(runs[kept], kind="stable")]
    codes, runs, boxes = codes[kept], runs[kept], frame.boxes(corners[kept])
    spans = _actual_texts(texts.addresses)
    covered = np.zeros(len(texts.addresses), np.bool_)
    covered[list(spans)] = True
    codes, runs, boxes = _with_silent(codes, runs, boxes, covered, texts, objects, frame)
    glyphs = Glyphs(codes, boxes, texts.origin[runs, 1], texts.size[runs], texts.turns[runs], runs)
    if spans:
        glyphs = _with_actual_text(glyphs, spans, covered, texts, objects, frame)
    return _with_known_codes(_seen(glyphs, texts, objects, frame))


def _seen(glyphs: Glyphs, texts: _TextObjects, objects: Objects, frame: Frame) -> Glyphs:
    """Without what lies outside of the page or of the path that clips it."""
    centres = texts.origin.copy()
    centres[:, 1] -= 0.3 * texts.size
    hidden = hidden_texts(objects, texts.places, centres, frame)
    outside = (texts.origin[:, 1] < 0) | (centres[:, 1] > frame.height)
    hidden |= outside & (texts.turns == 0)
    return glyphs.take(~hidden[glyphs.run]) if hidden.any() else glyphs


def _order(owners: NDArray[np.uint64], addresses: list[int]) -> NDArray[np.int64]:
    """For each owner which object it is in stream order, -1 for one that is none of them."""
    if not addresses:
        return np.full(len(owners), -1, np.int64)
    known = np.array(addresses, np.uint64)
    sorting = np.argsort(known)
    found = sorting[np.minimum(np.searchsorted(known, owners, sorter=sorting), len(known) - 1)]
    return np.where(known[found] == owners, found, -1)


def _with_silent(
    codes: NDArray[np.uint32],
    runs: NDArray[np.int64],
    boxes: NDArray[np.float32],
    covered: NDArray[np.bool_],
    texts: _TextObjects,
    objects: Objects,
    frame: Frame,
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.float32]]:
    """With the text objects that pdfium's text page leaves out.

    An object without ink is a blank. One with ink repeats an object drawn shortly before, be it
    at the same place, to look bold, or on the next line of a table.
    """
    silent = ~covered
    silent[runs] = False
    at = np.flatnonzero(silent)
    if not len(at):
        return codes, runs, boxes
    bounds = objects.bounds(texts.places[at], frame)
    inked = bounds[:, 2] - bounds[:, 0] > 0.01
    origin = texts.origin[at[~inked]]
    new_codes = [codes, np.full(len(origin), NO_INK, np.uint32)]
    new_runs = [runs, at[~inked]]
    new_boxes = [boxes, np.concatenate((origin, origin), axis=1)]
    starts = np.searchsorted(runs, np.arange(len(texts.addresses) + 1))
    everything = objects.bounds(texts.places, frame) if inked.any() else bounds
    for run in at[inked].tolist():
        twin = _twin(run, everything, texts, starts)
        if twin is not None:
            inside = slice(starts[twin], starts[twin + 1])
            step = texts.origin[run] - texts.origin[twin]
            new_codes.append(codes[inside])
            new_runs.append(np.full(starts[twin + 1] - starts[twin], run))
            new_boxes.append(boxes[inside] + np.concatenate((step, step)))
    runs = np.concatenate(new_runs)
    sorting = np.argsort(runs, kind="stable")
    return np.concatenate(new_codes)[sorting], runs[sorting], np.concatenate(new_boxes)[sorting]


_TWINS = 24
"""How many text objects back the twin of one that was left out may lie."""


def _twin(
    run: int, bounds: NDArray[np.float32], texts: _TextObjects, starts: NDArray[np.int64]
) -> int | None:
    """The text object just before ``run`` that has its size and width; None if there is none."""
    back = np.arange(run - 1, max(-1, run - 1 - _TWINS), -1)
    back = back[(starts[back + 1] > starts[back]) & (texts.size[back] == texts.size[run])]
    extent = bounds[:, 2:] - bounds[:, :2]
    shift = texts.origin[back, 0] - texts.origin[run, 0]
    same = (np.abs(extent[back] - extent[run]) < 0.02).all(axis=1)
    same &= np.abs(bounds[back, 0] - bounds[run, 0] - shift) < 0.02
    found = back[same]
    return int(found[0]) if len(found) else None


def _with_actual_text(
    glyphs: Glyphs,
    spans: dict[int, tuple[int, str]],
    covered: NDArray[np.bool_],
    texts: _TextObjects,
    objects: Objects,
    frame: Frame,
) -> Glyphs:
    """With what each /ActualText says in place of the glyphs that it spans."""
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
    plain = glyphs.take(~covered[glyphs.run])
    codes = np.array([ord(character) for text in said for character in text], np.uint32)
    counts = np.array([len(text) for text in said])
    owners = np.repeat(runs[first], counts)
    return _merged(
        plain,
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


def _actual_texts(addresses: list[int]) -> dict[int, tuple[int, str]]:
    """For each text object inside a span with /ActualText: the span and what it says."""
    counts = call_each("FPDFPageObj_CountMarks", addresses)
    get = call("FPDFPageObj_GetMark")
    runs = [run for run, count in enumerate(counts) if count > 0]
    innermost = map(get, [addresses[run] for run in runs], [counts[run] - 1 for run in runs])
    known: dict[int, tuple[int, str] | None] = {}
    found: dict[int, tuple[int, str]] = {}
    for run, mark in zip(runs, innermost, strict=True):
        if mark not in known:
            known[mark] = _said(addresses[run], counts[run])
        span = known[mark]
        if span is not None:
            found[run] = span
    return found


def _said(obj: int, marks: int) -> tuple[int, str] | None:
    """The innermost mark of an object that has an /ActualText, and that text."""
    for at in range(marks - 1, max(-1, marks - 1 - _MAX_MARKS), -1):
        mark = call("FPDFPageObj_GetMark")(obj, at)
        text = _actual_text(mark)
        if text is not None:
            return mark, text
    return None


_MAX_MARKS = 6
_BUFFER = ctypes.create_string_buffer(4096)
_BUFFER_AT = ctypes.addressof(_BUFFER)
_LENGTH = ctypes.c_ulong()
_LENGTH_AT = ctypes.addressof(_LENGTH)
_GET_STRING = call("FPDFPageObjMark_GetParamStringValue")


def _actual_text(mark: int) -> str | None:
    """The /ActualText of a mark, None if it has none.

    pdfium widens the bytes of a string without byte order mark, or with one it does not see, to
    16 bits each; they are put together again here.
    """
    got = _GET_STRING(mark, b"ActualText", _BUFFER_AT, len(_BUFFER), _LENGTH_AT)
    length = _LENGTH.value
    if not got or length > len(_BUFFER):
        return None
    text = ctypes.string_at(_BUFFER_AT, max(0, length - 2)).decode("utf-16-le", "replace")
    if len(text) % 2 == 0 and (set(text[::2]) <= _HIGH_BYTES or text.startswith("\xfe\xff")):
        text = text.encode("latin-1", "replace").decode("utf-16-be", "replace")
    return text.lstrip("\ufeff")


_HIGH_BYTES = frozenset("\x00\x0e\x20\x22\x25")
"""Of Thai, Latin and the signs that stand among them, in UTF-16."""


def _with_known_codes(glyphs: Glyphs) -> Glyphs:
    """With the private codes of Thai marks as the marks themselves."""
    codes = glyphs.codes
    if ((codes >= 0xF700) & (codes <= 0xF8FF)).any():
        codes[:] = known(codes)
    tones = (codes >= 0xC9) & (codes <= 0xCD)
    if not tones.any():
        return glyphs
    letters = ((codes | 0x20) >= ord("a")) & ((codes | 0x20) <= ord("z"))
    thai = (codes >= 0x0E01) & (codes <= 0x0E5B)
    if int(thai.sum()) > int(letters.sum()):
        in_latin = np.append(letters[1:], False) | np.insert(letters[:-1], 0, False)
        for code, meant in DISTILLER_TONES.items():
            codes[tones & ~in_latin & (codes == code)] = meant
    return glyphs
