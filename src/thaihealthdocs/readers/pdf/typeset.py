"""The characters of a page line after line, so that any line can be cut out as text and boxes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .clusters import Clusters
    from .lines import Lines

__all__ = ["TAB", "Typeset", "joined", "typeset"]

TAB = ord("\t")


@dataclass(frozen=True, slots=True)
class Typeset:
    """All lines of a page, written out one after the other with nothing between them.

    For each cluster, in the order of the lines: ``starts``, the place of its first character in
    ``text`` (one more at the end), ``gaps``, what is written before it, and its ``x0`` and
    ``x1``. ``boxes`` has a row for each character.
    """

    text: str
    boxes: NDArray[np.float32]
    starts: list[int]
    gaps: list[int]
    x0: list[float]
    x1: list[float]

    def span(self, line: Line) -> tuple[int, int]:
        """Where the characters of a line stand in ``text``."""
        stop = self.starts[line.stop] - (self.gaps[line.stop] != 0)
        return self.starts[line.start], stop

    def text_of(self, line: Line) -> str:
        """The characters of a line."""
        start, stop = self.span(line)
        return self.text[start:stop]

    def has_tab(self, line: Line) -> bool:
        """Whether parts of the line are set apart."""
        return TAB in self.gaps[line.start + 1 : line.stop]

    def parts(self, line: Line) -> list[Line]:
        """A line cut where its parts are set apart."""
        if not self.has_tab(line):
            return [line]
        tabs = [at for at in range(line.start + 1, line.stop) if self.gaps[at] == TAB]
        return [
            Line(
                start,
                stop,
                line.region,
                self.x0[start],
                max(self.x1[start:stop]),
                line.base,
                line.size,
            )
            for start, stop in itertools.pairwise([line.start, *tabs, line.stop])
        ]

    def write(
        self, lines: Sequence[Line]
    ) -> tuple[list[tuple[int, int]], str, NDArray[np.float32]]:
        """Lines in the order given, a newline between them: their spans, the text, its boxes.

        The box of a newline is NaN.
        """
        if not lines:
            return [], "", np.zeros((0, 4), np.float32)
        cuts = [self.span(line) for line in lines]
        text = "\n".join(self.text[start:stop] for start, stop in cuts)
        lengths = np.array([stop - start for start, stop in cuts])
        begin = np.cumsum(lengths + 1) - lengths - 1
        places = np.repeat(np.array([start for start, _ in cuts]) - begin, lengths + 1)
        places += np.arange(len(places))
        boxes = self.boxes.take(np.minimum(places[:-1], len(self.boxes) - 1), axis=0)
        boxes[(begin - 1)[1:]] = np.nan
        return list(zip(begin.tolist(), (begin + lengths).tolist(), strict=True)), text, boxes


def typeset(clusters: Clusters, lines: Lines) -> Typeset:
    """Write out the clusters of ``lines``, each base with its marks behind it."""
    glyphs = clusters.glyphs
    count = len(lines.heads)
    rank = np.zeros(count, np.int64)
    rank[lines.heads] = np.arange(count)
    place = 2 * rank[clusters.head_of]
    place[clusters.heads] -= 1
    order = place.argsort(kind="stable")
    lengths = np.bincount(rank[clusters.head_of], minlength=count)
    is_gap = lines.gaps != 0
    starts = (lengths + is_gap).cumsum() - lengths
    blanks = starts[is_gap] - 1
    glyph = np.arange(len(order)) + is_gap.cumsum().repeat(lengths)
    codes = np.empty(len(order) + len(blanks), np.uint32)
    codes[glyph], codes[blanks] = glyphs.codes[order], lines.gaps[is_gap]
    boxes = np.empty((len(codes), 4), np.float32)
    # An index writes whole rows slowly, single columns fast.
    for column, values in enumerate(boxes.T):
        values[glyph] = glyphs.boxes[:, column][order]
        values[blanks] = values[blanks + 1]
    boxes[:, 2][blanks], boxes[:, 0][blanks] = boxes[:, 0][blanks], boxes[:, 2][blanks - 1]
    heads = glyphs.boxes.take(clusters.heads[lines.heads], axis=0)
    return Typeset(
        codes.tobytes().decode("utf-32-le", "replace"),
        boxes,
        [*starts.tolist(), len(codes)],
        [*lines.gaps.tolist(), 0],
        heads[:, 0].tolist(),
        heads[:, 2].tolist(),
    )


def joined(parts: Sequence[tuple[Typeset, list[Line]]]) -> tuple[Typeset, list[Line]]:
    """Several written parts of a page as one, its lines in order of region and height."""
    if len(parts) == 1:
        return parts[0]
    lines: list[Line] = []
    starts: list[int] = []
    length = 0
    for part, found in parts:
        heads = len(starts)
        lines += [line._replace(start=line.start + heads, stop=line.stop + heads) for line in found]
        starts += [start + length for start in part.starts[:-1]]
        length += len(part.text)
    whole = Typeset(
        "".join(part.text for part, _ in parts),
        np.concatenate([part.boxes for part, _ in parts]),
        [*starts, length],
        [gap for part, _ in parts for gap in part.gaps[:-1]] + [0],
        [x for part, _ in parts for x in part.x0],
        [x for part, _ in parts for x in part.x1],
    )
    return whole, sorted(lines, key=lambda line: (line.region, line.base))
