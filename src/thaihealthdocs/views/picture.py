"""Marks drawn over the picture of a page, with a legend below it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from os import PathLike

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from ..model.evidence import Box

__all__ = ["COLOURS", "LAYERS", "RECORD_COLOURS", "Mark", "PagePicture", "drawn"]

Colour = tuple[int, int, int]

LAYERS = ("clusters", "rules", "cells", "evidence")
"""What can be drawn over a page, from the lowest."""

COLOURS: dict[str, Colour] = {
    "clusters": (150, 185, 220),
    "rules": (230, 120, 0),
    "cells": (0, 140, 70),
}
"""The colour of each layer but the evidence, whose colours say the type of record."""

RECORD_COLOURS: tuple[Colour, ...] = (
    (200, 20, 90),
    (110, 40, 190),
    (0, 90, 200),
    (0, 150, 170),
    (140, 70, 20),
    (200, 30, 200),
    (120, 130, 0),
    (90, 90, 90),
)
"""Taken in turn by the types of records of a picture, in the order that they are met."""

_PAPER, _INK = (255, 255, 255), (40, 40, 40)
_VEIL = 36
"""Of 255: how much colour lies over the words that a record cites."""
_LETTER, _ROOM = 0.09, 0.05
"""Inches: the height of letters of labels and legend, and the room around them."""
_LEAST_LETTER, _MOST_LETTER = 8, 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to draw, what is written at it, and for evidence what type of record it is of."""

    box: Box
    label: str = ""
    kind: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class PagePicture:
    """A picture that notebooks show; ``image`` is what Pillow works on."""

    image: Image

    def __repr__(self) -> str:
        return f"<PagePicture {self.image.width} x {self.image.height}>"

    def save(self, path: str | PathLike[str]) -> None:
        """Write a file; its name's ending says in what format."""
        self.image.save(path)

    def _repr_png_(self) -> bytes:
        out = io.BytesIO()
        self.image.save(out, "PNG")
        return out.getvalue()


def drawn(picture: Image, marks: Mapping[str, Sequence[Mark]], scale: float) -> Image:
    """The picture with the marks of each layer, a point being ``scale`` pixels, and a legend."""
    from PIL import Image, ImageDraw

    legend = list(_legend(marks))
    colours = dict(legend)
    letter = round(min(max(_LETTER * 72 * scale, _LEAST_LETTER), _MOST_LETTER))
    strip = _strip(picture.width, marks, legend, letter)
    page = Image.new("RGB", (picture.width, picture.height + strip.height), _PAPER)
    page.paste(picture, (0, 0))
    _veil(page, marks.get("evidence", ()), colours, scale)
    draw = ImageDraw.Draw(page)
    for layer, each in marks.items():
        _draw_layer(draw, layer, each, colours, scale, letter)
    page.paste(strip, (0, picture.height))
    return page


def _legend(marks: Mapping[str, Sequence[Mark]]) -> Iterator[tuple[str, Colour]]:
    """What is drawn with its colour: layers, then types of records."""
    yield from ((layer, COLOURS[layer]) for layer in marks if layer in COLOURS)
    kinds = dict.fromkeys(mark.kind for mark in marks.get("evidence", ()))
    for at, kind in enumerate(kinds):
        yield kind, RECORD_COLOURS[at % len(RECORD_COLOURS)]


def _veil(page: Image, marks: Sequence[Mark], colours: Mapping[str, Colour], scale: float) -> None:
    """Lay a veil of their colour over the words of records, once where some lie over others."""
    from PIL import Image, ImageDraw

    if not marks:
        return
    tint, mask = Image.new("RGB", page.size), Image.new("L", page.size, 0)
    colour, where = ImageDraw.Draw(tint), ImageDraw.Draw(mask)
    for mark in marks:
        edges = _edges(mark.box, scale)
        colour.rectangle(edges, fill=colours[mark.kind])
        where.rectangle(edges, fill=_VEIL)
    page.paste(tint, (0, 0), mask)


def _draw_layer(
    draw: ImageDraw,
    layer: str,
    marks: Iterable[Mark],
    colours: Mapping[str, Colour],
    scale: float,
    letter: int,
) -> None:
    thick = max(1, round(scale * (1.2 if layer == "evidence" else 0.7)))
    # Frames stand clear of the words that they are about, cells beside the rules around them.
    out = {"evidence": thick + 1, "cells": -thick - 1}.get(layer, 0)
    for mark in marks:
        colour = colours[mark.kind or layer]
        x0, top, x1, bottom = _edges(mark.box, scale, out)
        if layer == "rules":
            draw.line((x0, top, x1, bottom), fill=colour, width=thick + 1)
            continue
        width = 1 if layer == "clusters" else thick
        draw.rectangle((x0, top, x1, bottom), outline=colour, width=width)
        if mark.label and layer == "evidence":
            _tag(draw, (x0, top), mark.label, colour, letter)
        elif mark.label:
            draw.text((x1 - 2, bottom - 1), mark.label, colour, _font(letter), anchor="rs")


def _tag(draw: ImageDraw, at: tuple[float, float], label: str, colour: Colour, letter: int) -> None:
    """A label over the upper left corner of a box, within the picture."""
    wide = draw.textlength(label, _font(letter)) + 4
    x = max(0.0, min(at[0], draw.im.size[0] - wide))
    y = max(0.0, at[1] - letter - 2)
    draw.rectangle((x, y, x + wide, y + letter + 2), fill=colour)
    draw.text((x + 2, y + 1 + letter / 2), label, _PAPER, _font(letter), anchor="lm")


def _strip(
    width: int,
    marks: Mapping[str, Sequence[Mark]],
    legend: Sequence[tuple[str, Colour]],
    letter: int,
) -> Image:
    """The legend: for each colour how many boxes have it, in as many lines as it takes."""
    from PIL import Image, ImageDraw

    room = max(2, round(_ROOM / _LETTER * letter))
    measure = ImageDraw.Draw(Image.new("RGB", (1, 1)))
    x, line, placed = room, 0, []
    for name, colour in legend:
        count = sum((mark.kind or layer) == name for layer in marks for mark in marks[layer])
        words = f"{name} {count}"
        wide = round(letter + room + measure.textlength(words, _font(letter)) + 3 * room)
        if x > room and x + wide > width:
            x, line = room, line + 1
        placed.append((x, line, words, colour))
        x += wide
    step = letter + 2 * room
    strip = Image.new("RGB", (width, (line + 1) * step if placed else 0), _PAPER)
    draw = ImageDraw.Draw(strip)
    for x, line, words, colour in placed:
        top = line * step + room
        draw.rectangle((x, top, x + letter - 1, top + letter - 1), fill=colour)
        draw.text((x + letter + room, top + letter / 2), words, _INK, _font(letter), anchor="lm")
    return strip


@cache
def _font(letter: int) -> Any:
    """Pillow's own font, which is there everywhere, and is Latin: labels are ids and numbers."""
    from PIL import ImageFont

    return ImageFont.load_default(letter)


def _edges(box: Box, scale: float, out: int = 0) -> tuple[int, int, int, int]:
    """A box in pixels, each side ``out`` further outwards as far as it stays a box."""
    x0, top = round(box.x0 * scale), round(box.top * scale)
    x1, bottom = max(round(box.x1 * scale), x0), max(round(box.bottom * scale), top)
    out = max(out, -min(x1 - x0, bottom - top) // 3)
    return x0 - out, top - out, x1 + out, bottom + out
