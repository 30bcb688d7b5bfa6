"""Paragraphs that a page ran together: a label at the start of a printed line opens a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.span import Span
from .labels import read_label
from .lexicon import LEVEL_RANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parted"]


def parted(text: str, span: Span) -> Iterator[Span]:
    r"""The parts of ``span``, cut before each line that a numbered or punctuated label opens.

    >>> text = "บ้านที่ไม่พบลูกน้ำ\nมาตรการที่ 1.1 สำรวจ\nทุกสัปดาห์"
    >>> [part.of(text) for part in parted(text, Span(0, len(text)))]
    ['บ้านที่ไม่พบลูกน้ำ', 'มาตรการที่ 1.1 สำรวจ\nทุกสัปดาห์']
    """
    start = span.start
    line_end = text.find("\n", span.start, span.stop)
    while line_end >= 0:
        if _opens(text, line_end + 1, span.stop):
            yield from _part(text, Span(start, line_end))
            start = line_end + 1
        line_end = text.find("\n", line_end + 1, span.stop)
    yield from _part(text, Span(start, span.stop))


def _part(text: str, span: Span) -> Iterator[Span]:
    stripped = span.strip(text)
    if not stripped.is_empty:
        yield stripped


def _opens(text: str, start: int, stop: int) -> bool:
    label = read_label(text, start, stop)
    if label is None or not (label.role in LEVEL_RANKS or label.role == "indicator"):
        return False
    return label.number is not None or (label.explicit and not label.body.is_empty)
