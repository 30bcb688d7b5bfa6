"""Pictures of pages: their words, ruled tables and numbers, each with its place.

Needs the extra ``[ocr]`` and trained data for Tesseract, which is looked for in the folder that
``THAIHEALTHDOCS_TESSDATA`` names, then in that of ``TESSDATA_PREFIX``, then where Debian and
Homebrew put it. Without them nothing here is imported and pages stay openly unread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .remarks import unread_number, worth
from .requirements import REMEDY, missing, require

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ...model.document import Document, Source
    from .page import ScannedPage

__all__ = ["REMEDY", "missing", "read_page", "read_pages", "require", "unread_number", "worth"]


def read_page(image: NDArray[Any], dpi: float = 200) -> ScannedPage:
    """Read one picture of a page.

    Args:
        image: Rows of pixels of 8 bits, gray or RGB.
        dpi: Pixels an inch; places are given in points of the picture as it is.

    Raises:
        MissingDependency: The extra or the trained data is not installed.
    """
    require()
    from .page import read_page as read

    return read(image, dpi)


def read_pages(pages: Iterable[tuple[NDArray[Any], float]], source: Source) -> Document:
    """Read pictures of pages, each with its pixels an inch, as one document.

    Raises:
        MissingDependency: The extra or the trained data is not installed.
    """
    require()
    from .document import document_of
    from .page import read_page as read

    return document_of((read(image, dpi) for image, dpi in pages), source)
