"""Text objects that pdfium leaves out of its text page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .codes import NO_INK

if TYPE_CHECKING:
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
    run: int, bounds: NDArray[np.float32], texts: TextObjects, starts: NDArray[np.int64]
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
