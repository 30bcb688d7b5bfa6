"""A page as it is shown: its picture, and the rules that are drawn on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import NoPicture
from ...model.evidence import Box
from ...model.facsimile import Facsimile
from .document import open_pdf
from .engine import argument, pdfium
from .frame import Frame
from .objects import page_objects
from .rules import page_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...model.document import Source

__all__ = ["draw"]


def draw(
    data: bytes, source: Source, number: int, resolution: float, password: str | None
) -> Facsimile:
    """Page ``number`` at ``resolution`` pixels an inch.

    Raises `NoPicture` where the page cannot be drawn.
    """
    pdf = open_pdf(data, source, password)
    try:
        page = pdf[number - 1]
        picture = page.render(scale=resolution / 72).to_pil().convert("RGB")
        return Facsimile(picture, tuple(_rules(page)))
    except pdfium.PdfiumError as error:
        raise NoPicture(source.name, f"page {number} cannot be drawn", "fetch it anew") from error
    finally:
        pdf.close()


def _rules(page: pdfium.PdfPage) -> Iterator[Box]:
    at = argument(page)
    frame = Frame.of_page(at)
    level, upright = page_rules(page_objects(at), frame)
    yield from (Box(rule.start, rule.at, rule.stop, rule.at) for rule in level)
    yield from (Box(rule.at, rule.start, rule.at, rule.stop) for rule in upright)
