"""CPU time and memory of reading PDFs, beside pdfplumber and pdfium's bare text."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pypdfium2
from bars import Bar

from thaihealthdocs.model.document import Source
from thaihealthdocs.readers import pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["memory", "speed"]

_MANY = 1000
_MEASURE = """
import resource, sys, time
from pathlib import Path
from thaihealthdocs.model.document import Source
from thaihealthdocs.readers import pdf
data = Path(sys.argv[1]).read_bytes()
begun = time.process_time()
document = pdf.read(data, Source("many.pdf", "", pdf.NAME, len(data)))
seconds = time.process_time() - begun
print(len(document.pages), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, seconds)
"""


def first_pages(path: Path, limit: int, folder: Path) -> Path:
    """The file, or another with its first pages if it is longer."""
    file = pypdfium2.PdfDocument(path)
    if len(file) <= limit:
        return path
    part = pypdfium2.PdfDocument.new()
    part.import_pages(file, range(limit))
    short = folder / f"{path.stem}-{limit}.pdf"
    part.save(short)
    return short


def speed(paths: list[Path], limit: int, folder: Path) -> list[Bar]:
    """CPU time on the same pages: this reader, pdfplumber, pdfium's bare text."""
    _ours(paths[0])
    over_plumber, over_floor = [], []
    for path in (first_pages(path, limit, folder) for path in paths):
        mine, bare = _timed(_ours, path, 3), _timed(_floor, path, 3)
        other = _timed(_plumber, path, 1)
        over_plumber.append(other / mine)
        over_floor.append(mine / bare)
        print(
            f"{path.name:34} ms/page: ours {mine:7.2f}"
            f"  pdfium text {bare:6.2f} (ours is x{mine / bare:4.1f})"
            f"  pdfplumber {other:7.1f} (x{other / mine:5.1f} of ours)",
            flush=True,
        )
    slowest, nearest = max(over_floor), min(over_plumber)
    return [
        Bar(
            "CPU beside pdfplumber, median of files",
            f"x{statistics.median(over_plumber):.1f} faster (least x{nearest:.1f})",
            ">= x5",
            nearest >= 5,
        ),
        Bar(
            "CPU beside pdfium's bare text, median",
            f"x{statistics.median(over_floor):.1f} (most x{slowest:.1f})",
            "<= x4",
            slowest <= 4,
        ),
    ]


def _timed(run: Callable[[Path], int], path: Path, times: int) -> float:
    """The least CPU time for a page, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        pages = run(path)
        best = min(best, (time.process_time() - start) / pages)
    return 1000 * best


def _ours(path: Path) -> int:
    data = path.read_bytes()
    return len(pdf.read(data, Source(path.name, "", pdf.NAME, len(data))).pages)


def _floor(path: Path) -> int:
    file = pypdfium2.PdfDocument(path)
    for page in file:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    return len(file)


def _plumber(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()
            page.find_tables()
            page.close()
        return len(file.pages)


def memory(paths: list[Path], folder: Path) -> list[Bar]:
    """The peak of a process that reads a thousand pages: the pages of the files over and over."""
    many = folder / f"many-{_MANY}.pdf"
    if not many.exists():
        whole = pypdfium2.PdfDocument.new()
        while len(whole) < _MANY:
            for path in paths:
                whole.import_pages(pypdfium2.PdfDocument(path))
        for at in range(len(whole) - 1, _MANY - 1, -1):
            del whole[at]
        whole.save(many)
    said = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(many)], check=True, capture_output=True, text=True
    ).stdout.split()
    pages, peak, seconds = int(said[0]), float(said[1]), float(said[2])
    print(f"{pages:,} pages: peak {peak:.0f} MB, {pages / seconds:.0f} pages a CPU second")
    return [Bar(f"memory for {pages:,} pages", f"{peak:.0f} MB", "< 400 MB", peak < 400)]
