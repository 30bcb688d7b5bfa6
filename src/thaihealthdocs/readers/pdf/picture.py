"""A page as it looks, with boxes drawn on it: what a citation points to."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...model.evidence import Box

__all__ = ["page_image"]

_COLOUR = (216, 27, 96)
_MAX_SIDE = 4000
"""Pixels: larger pages are drawn smaller."""


def page_image(
    data: bytes,
    number: int,
    boxes: Sequence[Box] = (),
    *,
    dpi: int = 110,
    password: str | None = None,
) -> bytes:
    """A PNG of page ``number`` (from 1) of a PDF, with a frame around each box.

    Boxes are in points from the top left corner, as evidence has them. Raises `ValueError` where
    the file has no such page.
    """
    import pypdfium2
    from PIL import ImageDraw

    pdf = pypdfium2.PdfDocument(data, password=password)
    try:
        if not 1 <= number <= len(pdf):
            raise ValueError(f"no page {number}: the file has {len(pdf)}")
        page = pdf[number - 1]
        scale = min(dpi / 72, _MAX_SIDE / max(page.get_width(), page.get_height(), 1))
        picture = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    finally:
        pdf.close()
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        edges = (
            box.x0 * scale - 2,
            box.top * scale - 2,
            box.x1 * scale + 2,
            box.bottom * scale + 2,
        )
        draw.rectangle(edges, outline=_COLOUR, width=2)
    out = io.BytesIO()
    picture.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
