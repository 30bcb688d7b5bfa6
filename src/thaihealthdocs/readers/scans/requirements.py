"""What must be installed before a picture can be read, and where trained data is looked for."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import MissingDependency

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["REMEDY", "missing", "require", "tessdata"]

REMEDY = (
    "install thaihealthdocs[ocr] and Tesseract's Thai data (on Debian tesseract-ocr-tha and "
    "tesseract-ocr-osd), or set THAIHEALTHDOCS_TESSDATA to the folder that holds it"
)
"""How a picture of a page gets read."""

_PACKAGES = ("tesserocr", "cv2", "PIL")
_VARIABLES = ("THAIHEALTHDOCS_TESSDATA", "TESSDATA_PREFIX")
_PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def _folders() -> Iterator[Path]:
    for variable in _VARIABLES:
        if os.environ.get(variable):
            named = Path(os.environ[variable])
            yield from (named, named / "tessdata")
    for place in _PLACES:
        root = Path(place.partition("*")[0])
        yield from (
            sorted(root.glob(place[len(str(root)) + 1 :]), reverse=True)
            if ("*" in place)
            else [root]
        )


def tessdata() -> Path | None:
    """The first folder that holds Thai trained data; None where none does."""
    return next((folder for folder in _folders() if (folder / "tha.traineddata").is_file()), None)


def missing() -> str | None:
    """What is missing to read pictures; None where nothing is."""
    absent = [package for package in _PACKAGES if find_spec(package) is None]
    if absent:
        return f"{', '.join(absent)} cannot be imported"
    return None if tessdata() is not None else "tha.traineddata is in none of the known folders"


def require() -> None:
    """Raise `MissingDependency`, with the remedy, where pictures cannot be read."""
    reason = missing()
    if reason is not None:
        raise MissingDependency(f"reading pictures of pages: {reason}; {REMEDY}")
