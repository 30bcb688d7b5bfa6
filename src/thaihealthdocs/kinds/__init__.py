"""What kind of document this is, one small module for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..model.document import Document


class Kind(Protocol):
    """A kind of document: its name in reports, and how to tell it."""

    NAME: str

    def identify(self, document: Document) -> bool:
        """Whether ``document`` is of this kind."""


KINDS: tuple[Kind, ...] = ()
