"""How well printed pages are read as pictures: ``python tests/bench/scans_printed.py``.

Made-up documents printed by Chromium and LibreOffice, and with ``--real FOLDER`` the PDFs of a
folder, are rendered at 200 dpi, worn, turned or skewed, and read back. The truth is what is read
from the PDF itself, repaired. Printed for each document: character errors in reading order, and of
the bag of characters whatever their order (white space left out), and the sheer loss of numbers.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2

sys.path.insert(0, str(Path(__file__).parent))

from pdf import read
from pdf_documents import KINDS, make, print_pdf
from pdf_scores import distance, letters
from scans import DPI, clean, fax, scanned, stamped

from thaihealthdocs.model.document import Document, Source
from thaihealthdocs.readers.scans import read_pages
from thaihealthdocs.thai.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

WEARS = {wear.__name__: wear for wear in (clean, scanned, fax, stamped)}
LEADER = re.compile(r"[.…_\- ]{5,}")
"""Dots and lines to be written on, which say nothing."""
NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙.,/:\-]*[0-9๐-๙]|[0-9๐-๙]")


def pages(path: Path, most: int) -> Iterator[tuple[np.ndarray, str]]:
    """The picture and the text of up to ``most`` pages, evenly picked."""
    document = read(path)
    file = pypdfium2.PdfDocument(path)
    for number in sorted({round(at) for at in np.linspace(1, len(file), min(most, len(file)))}):
        page = document.pages[number - 1]
        picture = file[number - 1].render(scale=DPI / 72, rev_byteorder=True).to_numpy()[:, :, :3]
        yield np.ascontiguousarray(picture), repair(page.span.of(document.text)).text


def worn(picture: np.ndarray, wear: str, turns: int, skew: float, seed: int) -> np.ndarray:
    """The picture as it comes off a machine."""
    import scans

    scans.HEIGHT, scans.WIDTH = picture.shape[:2]
    if skew:
        picture = scans.turned(picture, skew)
    picture = WEARS[wear](picture, np.random.default_rng(seed))
    return np.ascontiguousarray(np.rot90(picture, -turns))


def as_records_see(document: Document) -> str:
    """The text of a recognised document after repair."""
    places = [page.span for page in document.pages]
    return repair(document.text, recognised=places).text


class Score:
    """Counts over pages."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, found: str, true: str, seconds: float) -> None:
        one, other = (letters(LEADER.sub("", text)) for text in (found, true))
        self.counts["characters"] += len(other)
        self.counts["wrong"] += distance(one, other)
        here, there = Counter(one), Counter(other)
        self.counts["bag"] += max((here - there).total(), (there - here).total())
        numbers, read_ = Counter(NUMBER.findall(true)), Counter(NUMBER.findall(found))
        self.counts["numbers"] += numbers.total()
        self.counts["numbers right"] += (numbers & read_).total()
        self.counts["numbers said"] += read_.total()
        self.counts["pages"] += 1
        self.counts["milliseconds"] += round(seconds * 1000)

    def line(self) -> str:
        counts = self.counts
        return (
            f"CER {100 * counts['wrong'] / max(1, counts['characters']):6.2f}%  "
            f"bag {100 * counts['bag'] / max(1, counts['characters']):6.2f}%  "
            f"numbers right {counts['numbers right']} of {counts['numbers']}, "
            f"said {counts['numbers said']}  "
            f"{counts['milliseconds'] / 1000 / max(1, counts['pages']):.1f} s"
        )


def documents(asked: argparse.Namespace) -> Iterator[tuple[str, Path]]:
    """Names and files of what is to be read."""
    if asked.real is not None:
        for path in sorted(asked.real.glob("*.pdf")):
            yield path.stem, path
        return
    folder = Path(gettempdir()) / "thaihealthdocs-bench-pdf"
    folder.mkdir(exist_ok=True)
    for seed in range(asked.first, asked.first + asked.seeds):
        for kind in KINDS:
            for producer in ("chromium", "libreoffice"):
                path = print_pdf(make(kind, seed), producer, folder)
                if path is not None:
                    yield f"{kind}-{seed} {producer}", path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--pages", type=int, default=1, help="of each document")
    parser.add_argument("--wears", nargs="*", default=["clean", "scanned"], choices=WEARS)
    parser.add_argument("--turns", type=int, default=0, help="quarter turns")
    parser.add_argument("--skew", type=float, default=0.0, help="degrees")
    parser.add_argument("--show", type=Path, help="folder for what was read and what is true")
    asked = parser.parse_args()
    whole = {wear: Score() for wear in asked.wears}
    for name, path in documents(asked):
        for wear in asked.wears:
            score = Score()
            for at, (picture, true) in enumerate(pages(path, asked.pages)):
                image = worn(picture, wear, asked.turns, asked.skew, at)
                begun = time.process_time()
                found = read_pages([(image, DPI)], Source(name, "", "image", 0))
                seconds = time.process_time() - begun
                text = as_records_see(found)
                for each in (score, whole[wear]):
                    each.add(text, true, seconds)
                if asked.show is not None:
                    stem = f"{name.replace(' ', '-')}-{wear}-{at}"
                    (asked.show / f"{stem}.read.txt").write_text(text, encoding="utf-8")
                    (asked.show / f"{stem}.true.txt").write_text(true, encoding="utf-8")
                    cv2.imwrite(str(asked.show / f"{stem}.png"), image[:, :, ::-1])
            print(f"{name:34} {wear:8} {score.line()}", flush=True)
    for wear, score in whole.items():
        print(f"{'all':34} {wear:8} {score.line()}")


if __name__ == "__main__":
    main()
