"""The document that users hold: the plain document, with what its text is like as methods."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from ..model import document as model
from ..thai.repair import diagnose
from ..thai.words import tokens
from .page import view

if TYPE_CHECKING:
    from ..thai.repair import Damage
    from .page import PageView

__all__ = ["Document"]


@dataclass(frozen=True, eq=False, repr=False)
class Document(model.Document):
    """One text, its blocks and pages, its words, and what the text had suffered."""

    @classmethod
    def showing(cls, plain: model.Document) -> Document:
        """The same document with the views of it."""
        return cls(**{each.name: getattr(plain, each.name) for each in fields(plain)})

    @cached_property
    def damage(self) -> Damage:
        """What the source text had suffered before it was mended.

        >>> from thaihealthdocs import read
        >>> [trace.mechanism for trace in read("สานักงานสาธารณสุขอาเภอ".encode()).damage.traces]
        ['am_lost']
        """
        return diagnose(self.original)

    def damage_of(self, page: int) -> Damage:
        """What the text of one page, by its number, had suffered.

        Raises `NoSuchPage` where the document has no such page.
        """
        span = self.page(page).place.span
        return diagnose(self.alignment.to_old(span).of(self.original))

    def page(self, number: int) -> PageView:
        r"""The page of this number: its text, blocks and tables, and a picture of it.

        Raises `NoSuchPage` where the document has no such page.

        >>> from thaihealthdocs import read
        >>> read("หน้าแรก\fหน้าสอง".encode(), name="plan.txt").page(2).text
        'หน้าสอง'
        """
        return view(self, number)

    def tokens(self) -> list[str]:
        """The words and blanks of the text, which joined again are the text.

        >>> from thaihealthdocs import read
        >>> read("ตัวชี้วัดผ่านเกณฑ์".encode()).tokens()
        ['ตัวชี้วัด', 'ผ่านเกณฑ์']
        """
        return tokens(self.text)
