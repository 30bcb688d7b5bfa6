"""Marks belong to the letter under them; a cluster, not a character, has a place on the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .codes import NO_INK, is_mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .texts import Glyphs

__all__ = ["Clusters", "page_clusters"]

_SARA_AA, _SARA_AM, _NIKHAHIT = 0x0E32, 0x0E33, 0x0E4D
_IS_BLANK = np.zeros(0x10000, np.bool_)
_IS_BLANK[[*range(0x21), 0xA0, 0xAD, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x2060]] = True
_IS_BLANK[[0xFEFF, 0xFFFF]] = True
_UNKNOWN = 0xFFFD
_LINE_END_HYPHENS = 0x02, 0xFFFE
"""What pdfium says where a line ends in a hyphen, asked for one character and for all."""

_NO_GAP = 0.06
"""Of the font size: a blank narrower than this was not printed."""
_REACH = 0.6
"""Of the font size: how far a mark may stand from its base."""
_OVERPRINT = 0.12
"""Of the font size: the same character nearer than this is printed twice to look bold."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Inked glyphs, each with the place of the base it belongs to.

    ``heads`` are the places of the bases in stream order. ``head_of`` gives for each glyph the
    place in ``heads`` of its base. ``blank`` tells for each head whether a blank was drawn
    before it.
    """

    glyphs: Glyphs
    heads: NDArray[np.int64]
    head_of: NDArray[np.int64]
    blank: NDArray[np.bool_]


def page_clusters(glyphs: Glyphs) -> Clusters:
    """The clusters of a page; blanks become a property of what follows them."""
    for code in _LINE_END_HYPHENS:
        glyphs.codes[glyphs.codes == code] = ord("-")
    low = np.minimum(glyphs.codes, 0xFFFF)
    inked = (~_IS_BLANK[low]).nonzero()[0]
    blank = np.ones(len(inked), np.bool_)
    blank[1:] = inked[1:] - inked[:-1] > 1
    blank[:1] = inked[:1] > 0
    before = np.maximum(inked - 1, 0)
    spaced = blank & (glyphs.codes[before] != NO_INK)
    blank_x0 = glyphs.boxes[:, 0][before]
    glyphs = glyphs.take(inked)
    single = _printed_once(glyphs)
    if not single.all():
        glyphs, blank, spaced = glyphs.take(single), blank[single], spaced[single]
        blank_x0 = blank_x0[single]
    bases = _bases(glyphs, is_mark(glyphs.codes))
    blank &= ~_join_sara_am(glyphs, bases, spaced, blank_x0)
    kept = _sound(glyphs, bases)
    if not kept.all():
        glyphs, blank = glyphs.take(kept), blank[kept]
        bases = (np.cumsum(kept) - 1)[bases[kept]]
    is_head = bases == np.arange(len(bases))
    heads = is_head.nonzero()[0]
    return Clusters(glyphs, heads, (is_head.cumsum() - 1)[bases], blank[heads])


def _sound(glyphs: Glyphs, bases: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which glyphs are no leftovers of how a font was taken apart.

    Some producers name a mark in the code of its base, or in an /ActualText, and draw it again;
    no word has a mark twice, or anything but another letter after sara am. A glyph that no table
    names is the ring of sara am where sara aa follows, and nothing over another mark or beside a
    sara am that is whole.
    """
    kept = np.ones(len(glyphs), np.bool_)
    codes, same = glyphs.codes, bases[1:] == bases[:-1]
    kept[1:] = ~(same & (codes[1:] == codes[:-1]) & is_mark(codes[1:]))
    x1 = glyphs.boxes[:, 2]
    after_am = (codes[:-1] == _SARA_AM) & ((codes[1:] == _SARA_AM) | (codes[1:] == _SARA_AA))
    for place in (after_am & (glyphs.base[1:] == glyphs.base[:-1])).nonzero()[0] + 1:
        kept[place] = False
        x1[place - 1] = max(x1[place - 1], x1[place])
    for place in (codes[1:-1] == _UNKNOWN).nonzero()[0] + 1:
        ends = x1[[bases[place - 1], place - 1]]
        over = np.abs(ends - x1[place]).min() < 0.05 * glyphs.size[place]
        over |= glyphs.boxes[place, 0] < x1[place - 1] - 0.03 * glyphs.size[place]
        if not over or glyphs.base[place] != glyphs.base[place - 1]:
            continue
        if codes[place + 1] == _SARA_AA:
            codes[place + 1] = _SARA_AM
            kept[place] = False
        elif _SARA_AM in codes[[place - 1, place + 1]] or is_mark(codes[place - 1 : place]).any():
            kept[place] = False
    return kept


_FAR = 1 << 20
"""Steps: no page is so high or wide."""


def _printed_once(glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which glyphs are no second print of the same character at the same place."""
    single = np.ones(len(glyphs), np.bool_)
    x0, base, size = glyphs.boxes[:, 0], glyphs.base, glyphs.size
    order = glyphs.codes.astype(np.int64)
    for place in (np.rint(base), 16 * x0):
        order = order * _FAR + place.clip(0, _FAR - 1).astype(np.int64)
    order = order.argsort()
    one, other = order[:-1], order[1:]
    reach = _OVERPRINT * size[one]
    again = (
        (glyphs.codes[one] == glyphs.codes[other])
        & (np.abs(x0[one] - x0[other]) < reach)
        & (np.abs(base[one] - base[other]) < reach)
        & (glyphs.run[one] != glyphs.run[other])
    )
    if again.any():
        first = np.append(True, ~again).nonzero()[0]
        single[:] = False
        single[np.minimum.reduceat(order, first)] = True
    return single


def _bases(glyphs: Glyphs, marks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each glyph the place of the glyph that it stands on, itself for one that is no mark."""
    places = np.arange(len(glyphs))
    bases = np.maximum.accumulate(np.where(marks, 0, places)) if len(places) else places
    x0, x1 = glyphs.boxes[:, 0], glyphs.boxes[:, 2]
    middle = (x0 + x1) / 2
    reach = _REACH * glyphs.size
    near = (
        (np.abs(glyphs.base - glyphs.base[bases]) < reach)
        & (middle > x0[bases] - reach)
        & (middle < x1[bases] + reach)
        & ~marks[bases]
    )
    for place in (marks & ~near).nonzero()[0]:
        bases[place] = _nearest_base(glyphs, marks, int(place))
    return bases


def _nearest_base(glyphs: Glyphs, marks: NDArray[np.bool_], place: int) -> int:
    """The base that a mark was drawn over though it does not follow it; itself if none is near."""
    x0, x1 = glyphs.boxes[:, 0], glyphs.boxes[:, 2]
    size = float(glyphs.size[place])
    right = float(x1[place])
    fits = (
        ~marks
        & (np.abs(glyphs.base - glyphs.base[place]) < _REACH * size)
        & (x0 < right)
        & (x1 > right - 0.3 * size)
    )
    found = np.flatnonzero(fits)
    if not len(found):
        return place
    return int(found[np.argmin(np.abs(x1[found] - right))])


def _join_sara_am(
    glyphs: Glyphs,
    bases: NDArray[np.int64],
    blank: NDArray[np.bool_],
    blank_x0: NDArray[np.float32],
) -> NDArray[np.bool_]:
    """Word draws sara am as a blank without width and a sara aa: make them one again.

    ``blank`` tells before which glyphs a space was drawn, ``blank_x0`` where it begins; one that
    begins over the letter before is the ring of sara am also where letters are set apart. The
    answer is before which glyphs the blank was such a ring.
    """
    found = np.zeros(len(blank), np.bool_)
    places = (blank & (glyphs.codes == _SARA_AA)).nonzero()[0]
    places = places[places > 0]
    if not len(places):
        return found
    before = bases[places - 1]
    gap = glyphs.boxes[places, 0] - glyphs.boxes[before, 2]
    same_line = np.abs(glyphs.base[places] - glyphs.base[before]) < 0.1 * glyphs.size[places]
    over = (blank_x0[places] < glyphs.boxes[before, 2] - 0.03 * glyphs.size[places]) & (gap < 6)
    consonant = (glyphs.codes[before] >= 0x0E01) & (glyphs.codes[before] <= 0x0E2E)
    joined = places[
        consonant
        & same_line
        & ((np.abs(gap) < _spread(glyphs, bases, places)) | over)
        & (glyphs.codes[places - 1] != _NIKHAHIT)
    ]
    glyphs.codes[joined] = _SARA_AM
    found[joined] = True
    return found


def _spread(
    glyphs: Glyphs, bases: NDArray[np.int64], places: NDArray[np.int64]
) -> NDArray[np.float32]:
    """How wide a gap may be that is no blank: letter-spaced lines print gaps everywhere."""
    earlier = bases[np.maximum(bases[places - 1] - 1, 0)]
    usual = glyphs.boxes[bases[places - 1], 0] - glyphs.boxes[earlier, 2]
    size = glyphs.size[places]
    usual = np.where((usual > 0) & (usual < 0.2 * size), usual, 0)
    spread: NDArray[np.float32] = usual + _NO_GAP * size
    return spread
