"""The characters of one page in the order in which they were drawn, each with its place."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from .actual import actual_texts, with_actual_text
from .clips import hidden_texts
from .codes import DISTILLER_TONES, SYMBOL_FONT, WINGDINGS_FONT, known
from .engine import argument, call, floats_of_each, room_for
from .limits import MAX_ON_PAGE, OverfullPage
from .silent import with_silent
from .texts import Glyphs, TextObjects, text_objects

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .engine import Argument
    from .frame import Frame
    from .objects import Objects

__all__ = ["page_glyphs"]


def page_glyphs(text_page: Argument, objects: Objects, frame: Frame) -> Glyphs:
    """The characters of a page in stream order; an /ActualText is taken once for its span."""
    texts = text_objects(objects, frame)
    spans = actual_texts(texts.handles)
    covered = np.zeros(len(texts.addresses), np.bool_)
    covered[list(spans)] = True
    codes, runs, boxes = _drawn(text_page, texts, covered, frame)
    codes, runs, boxes = with_silent(codes, runs, boxes, covered, texts, objects, frame)
    glyphs = Glyphs(codes, boxes, texts.origin[runs, 1], texts.size[runs], texts.turns[runs], runs)
    if spans:
        glyphs = with_actual_text(glyphs, spans, texts, objects, frame)
    return _with_signs(_with_known_codes(_seen(glyphs, texts, objects, frame)), texts)


def _drawn(
    text_page: Argument, texts: TextObjects, covered: NDArray[np.bool_], frame: Frame
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.float32]]:
    """Code, text object and box of the characters in stream order, covered objects left out."""
    count = call("FPDFText_CountChars")(text_page) if texts.handles else 0
    if count > MAX_ON_PAGE:
        raise OverfullPage
    codes = _characters(text_page, count)
    runs = _order(_owners(text_page, count), texts.addresses)
    runs[(codes == 0x0A) | (codes == 0x0D) | covered[runs]] = -1
    kept = (runs >= 0).nonzero()[0]
    kept = kept[runs[kept].argsort(kind="stable")]
    corners = floats_of_each("FPDFText_GetLooseCharBox", 4, [text_page] * len(kept), kept.tolist())
    # A blank without height was never drawn: pdfium writes one wherever it sees a gap.
    real = ((codes[kept] != 0x20) | (corners[:, 1] != corners[:, 3])).nonzero()[0]
    kept = kept[real]
    left, top, right, bottom = corners.take(real, axis=0).T
    return codes[kept], runs[kept], frame.boxes((left, bottom), (right, top))


def _characters(text_page: Argument, count: int) -> NDArray[np.uint32]:
    """The code of every character of the text page."""
    units = np.zeros(count + 1, np.uint16)
    written = call("FPDFText_GetText")(text_page, 0, count, room_for(units))
    codes = units[:count].astype(np.uint32)
    if written == count + 1 and not ((codes >= 0xD800) & (codes <= 0xDFFF)).any():
        return codes
    return np.fromiter(
        map(call("FPDFText_GetUnicode"), repeat(text_page), range(count)), np.uint32, count
    )


_STEP = 8


def _owners(text_page: Argument, count: int) -> NDArray[np.uint64]:
    """The text object of every character, 0 for those that pdfium made up.

    The characters of an object follow each other, so that two of the same object have only such
    between them: every eighth is asked, and the one amid two only where these differ.
    """
    owners = np.zeros(count, np.uint64)
    asked = np.arange(0, count, _STEP)
    step = _STEP
    while True:
        posts = asked.tolist()
        found = map(call("FPDFText_GetTextObject"), repeat(text_page), posts)
        owners[asked] = np.fromiter(found, np.uint64, len(posts))
        if step == 1:
            return owners
        left, right = owners[:-1:step], owners[step::step]
        amid = np.arange(step // 2, count, step)
        same = np.zeros(len(amid), np.bool_)
        same[: len(right)] = (left[: len(right)] == right) & (right != 0)
        owners[amid[same]] = right[same[: len(right)]]
        asked = amid[~same]
        step //= 2


def _order(owners: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.int64]:
    """For each owner which object it is in stream order, -1 for one that is none of them."""
    if not len(known):
        return np.full(len(owners), -1, np.int64)
    sorting = known.argsort()
    found = sorting[np.minimum(known[sorting].searchsorted(owners), len(known) - 1)]
    return np.where(known[found] == owners, found, -1)


def _seen(glyphs: Glyphs, texts: TextObjects, objects: Objects, frame: Frame) -> Glyphs:
    """Without what lies outside of the page or of the path that clips it."""
    centres = texts.origin.copy()
    centres[:, 1] -= 0.3 * texts.size
    hidden = hidden_texts(objects, texts.places, centres, frame)
    outside = (texts.origin[:, 1] < 0) | (centres[:, 1] > frame.height)
    hidden |= outside & (texts.turns == 0)
    return glyphs.take(~hidden[glyphs.run]) if hidden.any() else glyphs


def _with_known_codes(glyphs: Glyphs) -> Glyphs:
    """With the private codes of Thai marks as the marks themselves."""
    codes = glyphs.codes
    if ((codes >= 0xF700) & (codes <= 0xF8FF)).any():
        codes[:] = known(codes)
    tones = ((codes >= 0xC9) & (codes <= 0xCD)).nonzero()[0]
    if not len(tones):
        return glyphs
    lower = codes | 0x20
    letters = (lower >= ord("a")) & (lower <= ord("z"))
    thai = (codes >= 0x0E01) & (codes <= 0x0E5B)
    if np.count_nonzero(thai) > np.count_nonzero(letters):
        last = len(codes) - 1
        in_latin = letters[np.minimum(tones + 1, last)] | letters[np.maximum(tones - 1, 0)]
        tones = tones[~in_latin]
        codes[tones] = [DISTILLER_TONES[code] for code in codes[tones].tolist()]
    return glyphs


_NAME = ctypes.create_string_buffer(256)


def _with_signs(glyphs: Glyphs, texts: TextObjects) -> Glyphs:
    """With the signs that Symbol and Wingdings draw for U+F020 to U+F0FF, by the font's name."""
    codes = glyphs.codes
    private = (codes >= 0xF020) & (codes <= 0xF0FF)
    if not private.any():
        return glyphs
    for run in np.unique(glyphs.run[private]).tolist():
        font = argument(call("FPDFTextObj_GetFont")(texts.handles[run]))
        call("FPDFFont_GetBaseFontName")(font, _NAME, len(_NAME))
        name = _NAME.value.lower()
        signs = WINGDINGS_FONT if b"wingdings" in name else SYMBOL_FONT if b"symbol" in name else {}
        for place in np.flatnonzero(private & (glyphs.run == run)).tolist():
            codes[place] = signs.get(int(codes[place]), int(codes[place]))
    return glyphs
