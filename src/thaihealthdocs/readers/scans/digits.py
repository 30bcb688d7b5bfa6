"""Two small networks that read the digits of a line, the Thai ones that Tesseract cannot write.

Their weights are made by ``tests/bench/train_digits.py`` from rendered lines. They see the same
line at different heights and disagree where it is hard to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from typing import TYPE_CHECKING

import cv2
import numpy as np

from .levels import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["NETWORKS", "OTHER", "Reading", "read_digits"]

_ALPHABET = "๐๑๒๓๔๕๖๗๘๙0123456789.,/-%():"
OTHER = "\N{REPLACEMENT CHARACTER}"
"""Stands for a run of anything that is no digit or sign of numbers."""
_SAID = ("", *_ALPHABET, OTHER)
_STEP = 4
"""Columns of the scaled line that one answer is about."""
NETWORKS = (0, 1)
_HEIGHTS = (40, 32)
_WIDEST = 4096


@dataclass(frozen=True, slots=True)
class Reading:
    """One character as a network reads it: where its middle is, in pixels, and how sure."""

    text: str
    x: float
    sure: float


@cache
def _weights() -> dict[str, NDArray[np.float32]]:
    with (files(__package__) / "digits.npz").open("rb") as file, np.load(file) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def read_digits(picture: NDArray[np.uint8], network: int) -> list[Reading]:
    """What a network reads in the gray picture of one line, from the left."""
    line = _prepared(picture, _HEIGHTS[network])
    chances = _chances(line, network)
    scale = picture.shape[1] / line.shape[1]
    best = chances.argmax(axis=0)
    found: list[Reading] = []
    for at in np.flatnonzero(best):
        sure = float(chances[best[at], at])
        reading = Reading(_SAID[best[at]], (at + 0.5) * _STEP * scale, sure)
        if at and best[at] == best[at - 1]:
            # One character seen over several columns: where it is surest.
            if sure > found[-1].sure:
                found[-1] = reading
        else:
            found.append(reading)
    return found


def _prepared(picture: NDArray[np.uint8], height: int) -> NDArray[np.float32]:
    """A line as the networks learnt to see it: 1 is ink, 0 is paper."""
    width = min(_WIDEST, max(8, round(picture.shape[1] * height / picture.shape[0])))
    way = cv2.INTER_AREA if picture.shape[0] > height else cv2.INTER_CUBIC
    scaled = np.asarray(cv2.resize(picture, (width, height), interpolation=way), np.uint8)
    low, high = levels(scaled, 2, 95)
    ink = 1 - np.clip((scaled.astype(np.float32) - low) / max(30, high - low), 0, 1)
    return np.pad(ink, ((0, 0), (0, -width % _STEP))).astype(np.float32)


def _chances(line: NDArray[np.float32], network: int) -> NDArray[np.float32]:
    """For each class and each step along the line how likely it is."""
    weights = _weights()

    def layer(at: int, into: NDArray[np.float32]) -> NDArray[np.float32]:
        weight, bias = weights[f"{network}.{2 * at}"], weights[f"{network}.{2 * at + 1}"]
        return _convolved(into, weight, bias)

    seen = _pooled(np.maximum(layer(0, line[None]), 0), 2, 2)
    seen = _pooled(np.maximum(layer(1, seen), 0), 2, 2)
    seen = _pooled(np.maximum(layer(2, seen), 0), 2, 1)
    row = np.maximum(layer(3, seen), 0)
    row = np.maximum(layer(4, row), 0)
    said = layer(5, row)[:, 0]
    raised = np.exp(said - said.max(axis=0))
    return np.asarray(raised / raised.sum(axis=0), np.float32)


def _convolved(
    into: NDArray[np.float32], weight: NDArray[np.float32], bias: NDArray[np.float32]
) -> NDArray[np.float32]:
    """A convolution: channels, rows and columns in and out, zeros at the left and right.

    A kernel as high as the picture looks at it once; others have zeros above and below.
    """
    if weight.ndim == 3:
        weight = weight[:, :, None]
    out, channels, high, wide = weight.shape
    above = 0 if high == into.shape[1] else high // 2
    padded = np.pad(into, ((0, 0), (above, above), (wide // 2, wide // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (high, wide), axis=(1, 2))
    rows, columns = windows.shape[1:3]
    flat = windows.transpose(0, 3, 4, 1, 2).reshape(channels * high * wide, rows * columns)
    answer = weight.reshape(out, -1) @ flat + bias[:, None]
    return np.asarray(answer.reshape(out, rows, columns), np.float32)


def _pooled(into: NDArray[np.float32], high: int, wide: int) -> NDArray[np.float32]:
    """The strongest of each ``high`` rows and ``wide`` columns."""
    rows = _strongest([into[:, at::high] for at in range(high)])
    return _strongest([rows[:, :, at::wide] for at in range(wide)])


def _strongest(parts: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    # Much quicker than asking numpy for the most along an axis as short as this.
    return reduce(np.maximum, parts)
