"""Who looks at a PDF beside the library: pdfminer, pdfium's own text, Tesseract."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pdfplumber
import pypdfium2

from thaihealthdocs.readers import scans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PIL.Image import Image

    from thaihealthdocs.model.evidence import Box, PageBox

__all__ = ["DPI", "Paper", "Reader", "letters"]

DPI = 200
_NO_LETTER = {"\N{THAI CHARACTER SARA AM}", "\N{THAI CHARACTER SARA AA}"}
"""Left out: fonts write sara am as one sign, as two, or as a blank and sara aa."""
_SLACK = 0.5
"""Points: how far the middle of a glyph may lie outside of a box."""
_TWICE = 1.5
"""Points: the same letter nearer than that is printed twice to look bold."""


def letters(text: str) -> str:
    """The letters and digits, which every engine knows; marks are drawn in ligatures by some."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if unicodedata.category(letter)[0] in "LN" and letter not in _NO_LETTER
    )


@dataclass(frozen=True)
class Glyph:
    """What a witness sees: a sign and its box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    def lies_in(self, box: Box) -> bool:
        """Whether its middle lies between the sides of the box, on the line of the box."""
        middle = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        shared = min(self.bottom, box.bottom) - max(self.top, box.top)
        low = min(self.bottom - self.top, box.bottom - box.top)
        beside = box.x0 - _SLACK <= middle[0] <= box.x1 + _SLACK
        level = box.top - _SLACK <= middle[1] <= box.bottom + _SLACK
        return beside and (level or shared > 0.6 * low)


class Paper:
    """The pages of a PDF as other engines see them."""

    def __init__(self, path: Path) -> None:
        self.plumber = pdfplumber.open(path)
        self.pdfium = pypdfium2.PdfDocument(path)
        self._seen: dict[tuple[str, int], list[Glyph]] = {}
        self._shown: tuple[int, Image] | None = None

    def seen(self, witness: str, box: PageBox) -> str:
        """The letters in a box, from left to right."""
        key = witness, box.page
        if key not in self._seen:
            glyphs = self._by_pdfminer if witness == "pdfminer" else self._by_pdfium
            self._seen[key] = once(sorted(glyphs(box.page), key=lambda glyph: glyph.x0))
        return "".join(glyph.text for glyph in self._seen[key] if glyph.lies_in(box.box))

    def _by_pdfminer(self, number: int) -> Iterator[Glyph]:
        for char in self.plumber.pages[number - 1].chars:
            known = "" if char["text"].startswith("(cid:") else letters(char["text"])
            if known:
                yield Glyph(known, char["x0"], char["top"], char["x1"], char["bottom"])
        self.plumber.pages[number - 1].close()

    def _by_pdfium(self, number: int) -> Iterator[Glyph]:
        page = self.pdfium[number - 1]
        text = page.get_textpage()
        # Only pages that are not turned: pdfium's boxes are those of the page before turning.
        left, bottom, _, top = page.get_bbox() if not page.get_rotation() else (0, 0, 0, 0)
        for at in range(text.count_chars() if top > bottom else 0):
            known = letters(text.get_text_range(at, 1))
            if known:
                x0, low, x1, high = text.get_charbox(at, loose=True)
                yield Glyph(known, x0 - left, top - high, x1 - left, top - low)
        text.close()
        page.close()

    def crop(self, box: PageBox) -> Image:
        """The part of the rendered page in a box, no wider."""
        if self._shown is None or self._shown[0] != box.page:
            page = self.pdfium[box.page - 1]
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
            self._shown = box.page, picture
        edges = (box.x0, box.top, box.x1, box.bottom)
        return self._shown[1].crop(tuple(round(edge * DPI / 72) for edge in edges))


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without letters that are printed twice at nearly the same place, to look bold."""
    kept: list[Glyph] = []
    near: dict[str, Glyph] = {}
    for glyph in glyphs:
        other = near.get(glyph.text)
        same = (
            other is not None and max(abs(glyph.x0 - other.x0), abs(glyph.top - other.top)) < _TWICE
        )
        near[glyph.text] = glyph
        if not same:
            kept.append(glyph)
    return kept


class Reader:
    """Tesseract, for crops of one line."""

    @cached_property
    def api(self) -> Any:
        """Its interface, opened when first asked."""
        import tesserocr

        return tesserocr.PyTessBaseAPI(path=str(scans.requirements.tessdata()), lang="tha", psm=7)

    def read(self, crop: Image) -> str:
        """The words of a crop."""
        from PIL import ImageOps

        self.api.SetImage(ImageOps.expand(crop, 12, 255))
        self.api.SetSourceResolution(DPI)
        words: str = self.api.GetUTF8Text()
        return words
