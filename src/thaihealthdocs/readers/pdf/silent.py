"""Text objects that pdfium leaves out of its text page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .codes import NO_INK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .frame import Frame
    from .objects import Objects
    from .texts import TextObjects

__all__ = ["with_silent"]


def with_silent(
    codes: NDArray[np.uint32],
    runs: NDArray[np.int64],
    boxes: NDArray[np.float32],
    covered: NDArray[np.bool_],
    texts: TextObjects,
    objects: Objects,
    frame: Frame,
) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.float32]]:
    """With the text objects that pdfium's text page leaves out.

    An object without ink is a blank. One with ink repeats an object drawn shortly before, be it
    at the same place, to look bold, or on the next line of a table.
    """
    silent = ~covered
    silent[runs] = False
    at = silent.nonzero()[0]
    if not len(at):
        return codes, runs, boxes
    bounds = objects.bounds(texts.places[at], frame)
    inked = bounds[:, 2] - bounds[:, 0] > 0.01
    origin = texts.origin[at[~inked]]
    new_codes = [codes, np.full(len(origin), NO_INK, np.uint32)]
    new_runs = [runs, at[~inked]]
    new_boxes = [boxes, np.concatenate((origin, origin), axis=1)]
    starts = runs.searchsorted(np.arange(len(texts.addresses) + 1))
    for run, twin in _twins(at[inked], starts[1:] > starts[:-1], texts, objects, frame):
        inside = slice(starts[twin], starts[twin + 1])
        step = texts.origin[run] - texts.origin[twin]
        new_codes.append(codes[inside])
        new_runs.append(np.full(starts[twin + 1] - starts[twin], run))
        new_boxes.append(boxes[inside] + np.concatenate((step, step)))
    runs = np.concatenate(new_runs)
    sorting = runs.argsort(kind="stable")
    new_places = np.concatenate(new_boxes).take(sorting, axis=0)
    return np.concatenate(new_codes)[sorting], runs[sorting], new_places


_BACK = 24
"""How many text objects back the twin of one that was left out may lie."""
_ALIKE = 0.02


def _twins(
    left_out: NDArray[np.int64],
    written: NDArray[np.bool_],
    texts: TextObjects,
    objects: Objects,
    frame: Frame,
) -> Iterator[tuple[int, int]]:
    """Each text object left out, with one written just before it of its size and extent."""
    near = np.zeros(len(written), np.bool_)
    for run in left_out.tolist():
        near[max(0, run - _BACK) : run + 1] = True
    asked = near.nonzero()[0]
    bounds = objects.bounds(texts.places[asked], frame)
    left = bounds[:, 0] - texts.origin[asked, 0]
    extent = (bounds[:, 2:] - bounds[:, :2]).tolist()
    sizes = texts.size[asked].tolist()
    shapes = dict(zip(asked.tolist(), zip(left.tolist(), extent, sizes, strict=True), strict=True))
    for run in left_out.tolist():
        for back in range(run - 1, max(-1, run - 1 - _BACK), -1):
            if written[back] and _are_alike(shapes[back], shapes[run]):
                yield run, back
                break


_Shape = tuple[float, list[float], float]
"""Where the ink of a text object begins from its origin, its width and height, its font size."""


def _are_alike(one: _Shape, other: _Shape) -> bool:
    return (
        one[2] == other[2]
        and abs(one[0] - other[0]) < _ALIKE
        and abs(one[1][0] - other[1][0]) < _ALIKE
        and abs(one[1][1] - other[1][1]) < _ALIKE
    )
