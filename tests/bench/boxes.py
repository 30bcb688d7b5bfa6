"""Whether the boxes of what records cite show the words cited: ``python tests/bench/boxes.py``.

Corpus documents and made-up ones printed by Chromium and LibreOffice, some of them as pictures
too, and with ``--real FOLDER`` real files, are parsed; for each printed line of each evidence of
each record its box is looked at by witnesses that know nothing of the reader:

- pdfminer's glyphs and pdfium's own text inside the box, as letters and digits, marks apart, are
  those of the quote, all of them and no others;
- on the rendered page there is ink in the box;
- of a sample, cut out and read by Tesseract, the words are roughly the quote.

The words of a page that was read as a picture are looked for in the PDF that it is a picture of.
A witness is blind where its engine knows no letters for the glyphs, or where the quote has none;
pdfium says what an /ActualText says again for each of its glyphs, which Chromium writes often.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2

sys.path.insert(0, str(Path(__file__).parent))

from bars import Bar
from pdf_documents import KINDS, make, print_all
from pdf_scores import distance
from witnesses import DPI, Paper, Reader, letters

import thaihealthdocs as thd
from thaihealthdocs.readers import scans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from thaihealthdocs.model.evidence import Evidence, PageBox

CORPUS = Path(__file__).parents[2] / "corpus"
_SCANNED = ("kpi-stroke-nan", "mou-palliative-phayao", "order-sea-referral-krabi")
_PICTURES = "pictures of corpus"
_SAMPLED = 0.2
"""The share of quotes among which Tesseract's crops are picked."""
_ROUGHLY = 0.34
"""The share of wrong letters at which Tesseract still reads the same words."""


@dataclass
class Tally:
    """What was seen of the evidence of some files."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    sample: list[tuple[Image, str, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take in what was seen of more files."""
        self.counts += other.counts
        self.faults += other.faults
        self.sample += other.sample

    def share(self, what: str, of: str) -> float:
        """A share in per cent."""
        return 100 * self.counts[what] / max(1, self.counts[of])

    def line(self, name: str) -> str:
        """One line of the report."""
        seen = ", ".join(
            f"{witness} {self.share(f'{witness} agrees', witness):.2f} % of {self.counts[witness]}"
            for witness in ("pdfminer", "pdfium")
        )
        return (
            f"{name:24} {self.counts['evidence']:6} quotes"
            f"  on page and in box {self.share('placed', 'evidence'):6.2f} %"
            f"  words as quoted: {seen}; one of both"
            f" {self.share('shown', 'seen'):6.2f} % of {self.counts['seen']}"
            f"  missing letters {self.share('missing', 'letters'):.3f} %"
            f"  others {self.share('others', 'letters'):.3f} %"
            f"  ink {self.share('inked', 'boxes'):6.2f} % of {self.counts['boxes']} boxes"
        )


def look(path: Path, true: Path, pages: int, chance: random.Random) -> Tally:
    """Look at the evidence on ``pages`` pages of a file; ``true`` is the PDF that it shows."""
    tally = Tally()
    try:
        report, paper = thd.parse(path), Paper(true)
    except thd.ThaiHealthDocsError as error:
        tally.counts["unread files"] += 1
        tally.faults.append(str(error))
        return tally
    inked: dict[PageBox, bool] = {}
    picked = set(chance.sample(range(1, len(paper.pdfium) + 1), min(pages, len(paper.pdfium))))
    for record in (report.document, *(record for _, record in report.records())):
        for name, pieces in record.evidence.items():
            for piece in pieces:
                if piece.page not in picked:
                    continue
                where = f"{path.parent.name}/{path.name} p. {piece.page} {record.id} {name}"
                tally.counts["evidence"] += 1
                if piece.bbox is None or piece.page < 1:
                    tally.faults.append(f"{where}: no box for {piece.quote!r}")
                    continue
                tally.counts["placed"] += 1
                judge(piece, paper, tally, where)
                for box in piece.lines:
                    if box not in inked:
                        inked[box] = has_ink(paper.crop(box))
                        tally.counts["boxes"] += 1
                        tally.counts["inked"] += inked[box]
                        if not inked[box]:
                            tally.faults.append(f"{where}: no ink for {piece.quote!r}")
                line = said_on_one_line(piece)
                if line is not None and chance.random() < _SAMPLED:
                    tally.sample.append((paper.crop(line), piece.quote, where))
    return tally


def judge(piece: Evidence, paper: Paper, tally: Tally, where: str) -> None:
    """Compare the letters in the boxes of a quote with its own."""
    quoted = letters(piece.quote)
    if not quoted:
        tally.counts["without letters"] += 1
        return
    read = {}
    for witness in ("pdfminer", "pdfium"):
        seen = "".join(paper.seen(witness, box) for box in piece.lines)
        if seen:
            read[witness] = seen
            tally.counts[witness] += 1
            tally.counts[f"{witness} agrees"] += Counter(seen) == Counter(quoted)
    if not read:
        tally.counts["unseen"] += 1
        return
    tally.counts["seen"] += 1
    off = {witness: apart(quoted, seen) for witness, seen in read.items()}
    best = min(off, key=lambda witness: sum(off[witness]))
    missing, others = off[best]
    tally.counts["letters"] += len(quoted)
    tally.counts["missing"] += missing
    tally.counts["others"] += others
    tally.counts["shown"] += not missing + others
    if missing + others:
        tally.faults.append(f"{where}: {piece.quote!r} but {best} sees {read[best]!r}")


def apart(quoted: str, seen: str) -> tuple[int, int]:
    """How many letters of the quote are not seen, and how many others are."""
    one, other = Counter(quoted), Counter(seen)
    return (one - other).total(), (other - one).total()


def has_ink(crop: Image) -> bool:
    """Whether something stands out from its ground."""
    gray = np.asarray(crop, np.int16)
    return gray.size > 0 and int(np.ptp(gray)) > 40


def said_on_one_line(piece: Evidence) -> PageBox | None:
    """The box of a quote on one level line with enough letters for Tesseract; None for others."""
    if len(piece.lines) != 1 or len(letters(piece.quote)) < 5:
        return None
    [line] = piece.lines
    return line if line.x1 - line.x0 > 1.5 * (line.bottom - line.top) else None


def thai(text: str) -> str:
    """The Thai letters: Tesseract's Thai data cannot write all Thai digits, nor Latin well."""
    return "".join(letter for letter in letters(text) if "ก" <= letter <= "๎")


def read_again(tally: Tally, most: int, verbose: int) -> Bar:
    """Read a sample of crops; the share that says roughly the quote."""
    wanted, name = ">= 95 %", "crops that Tesseract reads as the quote, roughly"
    if scans.missing() is not None or not most:
        return Bar(name, "-", wanted, None)
    reader, found = Reader(), []
    wordy = [each for each in tally.sample if len(thai(each[1])) >= 4]
    for crop, quote, where in random.Random(4).sample(wordy, min(most, len(wordy))):
        true, read = thai(quote), thai(reader.read(crop))
        found.append((distance(true, read), len(true), where, quote, read))
    near = sum(edits <= _ROUGHLY * length for edits, length, *_ in found)
    edits, length = sum(each[0] for each in found), sum(each[1] for each in found)
    share = near / max(1, len(found))
    print(
        f"Tesseract on {len(found)} crops: {100 * share:.1f} % roughly the quote, "
        f"letters wrong {100 * edits / max(1, length):.1f} %"
    )
    for edits, length, where, quote, read in found if verbose else ():
        if edits > _ROUGHLY * length:
            print(f"    {where}: {quote!r} read as {read!r}")
    return Bar(name, f"{100 * share:.1f} % of {len(found)}", wanted, share >= 0.95)


def of_pictures(tally: Tally | None) -> Bar:
    """The bar for pages that were read as pictures; letters misread there count as well."""
    name, wanted = "on recognised pages: boxes whose words are the quote", ">= 98 %"
    if tally is None:
        return Bar(name, "-", wanted, None)
    shown = tally.share("shown", "seen")
    return Bar(name, f"{shown:.2f} % of {tally.counts['seen']}", wanted, shown >= 98)


def as_picture(path: Path, folder: Path) -> Path:
    """A PDF whose pages are pictures of those of another."""
    out = folder / f"{path.parent.name}-{path.stem}-picture.pdf"
    if not out.exists():
        shown = [page.render(scale=DPI / 72).to_pil() for page in pypdfium2.PdfDocument(path)]
        packed = io.BytesIO()
        shown[0].save(packed, "PDF", resolution=DPI, save_all=True, append_images=shown[1:])
        out.write_bytes(packed.getvalue())
    return out


def files(seeds: int, folder: Path, real: Path | None) -> Iterator[tuple[str, Path, Path]]:
    """The name of a set, a file of it, and the PDF that has its words."""
    for producer in ("chromium", "libreoffice"):
        for path in sorted(CORPUS.glob(f"*/{producer}.pdf")):
            yield f"corpus, {producer}", path, path
        documents = [make(kind, seed) for kind in KINDS for seed in range(seeds)]
        for path in print_all(documents, producer, folder).values():
            yield f"made up, {producer}", path, path
    for path in sorted(real.glob("*.pdf")) if real is not None else ():
        yield "real", path, path
    for name in _SCANNED if scans.missing() is None else ():
        path = CORPUS / name / "chromium.pdf"
        yield _PICTURES, as_picture(path, folder), path


def main() -> int:
    """Print everything; how many bars are missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=1)
    arguments.add_argument(
        "--folder", type=Path, default=Path(gettempdir()) / "thaihealthdocs-bench-pdf"
    )
    arguments.add_argument("--real", type=Path)
    arguments.add_argument("--faults", type=int, default=0)
    arguments.add_argument("--pages", type=int, default=25, help="of each file, picked by chance")
    arguments.add_argument("--crops", type=int, default=150, help="how many Tesseract reads")
    options = arguments.parse_args()
    # pdfminer has much to say of fonts.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    options.folder.mkdir(exist_ok=True, parents=True)
    chance, sets = random.Random(3), {}
    for name, path, true in files(options.seeds, options.folder, options.real):
        sets.setdefault(name, Tally()).add(look(path, true, options.pages, chance))
    printed = Tally()
    for name, tally in sets.items():
        print(tally.line(name))
        for fault in tally.faults[: options.faults]:
            print("   ", fault)
        if name != _PICTURES:
            printed.add(tally)
    print(printed.line("all printed"))
    placed, shown = printed.share("placed", "evidence"), printed.share("shown", "seen")
    bars = [
        Bar("quotes with a page and a box", f"{placed:.2f} %", "100 %", placed == 100),
        Bar("boxes whose words are the quote", f"{shown:.2f} %", ">= 99.9 %", shown >= 99.9),
        Bar(
            "boxes with ink in them",
            f"{printed.share('inked', 'boxes'):.2f} %",
            "100 %",
            printed.counts["inked"] == printed.counts["boxes"],
        ),
        read_again(printed, options.crops, options.faults),
        of_pictures(sets.get(_PICTURES)),
    ]
    for bar in bars:
        print(bar.line())
    return 0


if __name__ == "__main__":
    sys.exit(main())
