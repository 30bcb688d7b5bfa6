"""How well and how fast PDFs are read: ``python tests/bench/pdf.py [--seeds 4] [--real FOLDER]``.

Made-up documents are printed by Chromium and LibreOffice and read back, by the library and by
pdfplumber; characters, cells, paragraphs and tables over pages are compared with what was printed.
Speed is CPU time on the same pages as pdfplumber's ``extract_text`` and ``find_tables`` and as
pdfium's bare text. Real files, where a folder with some is given, prove themselves: sums of tables
add up, and words are in the dictionary. The last lines say which bars are met.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import gettempdir

sys.path.insert(0, str(Path(__file__).parent))

from bars import Bar, bars_of, show
from pdf_documents import KINDS, make, print_all
from pdf_plumber import plumber_reading
from pdf_real import real
from pdf_scores import Score, reading_of, score
from pdf_speed import memory, speed

from thaihealthdocs.model.document import Document, Source
from thaihealthdocs.readers import pdf

OTHERS = ("borderless.py", "boxes.py", "scans.py")
"""Measurements of their own, which print their bars."""
PART_RULED = {"level", "bands", "tiles"}
"""Kinds whose tables do not have all rules."""


def read(path: Path) -> Document:
    """The document in a file."""
    data = path.read_bytes()
    return pdf.read(data, Source(path.name, "", pdf.NAME, len(data)))


def made_up(seeds: range, folder: Path, verbose: int, kinds: list[str], beside: bool) -> list[Bar]:
    """Score made-up documents, by producer."""
    bars = []
    for producer in ("chromium", "libreoffice"):
        documents = [make(kind, seed) for kind in kinds for seed in seeds]
        paths = print_all(documents, producer, folder)
        if not paths:
            print(f"{producer} is not installed")
            continue
        total, ruled, other = Score(), Score(), Score()
        by_kind: dict[str, Score] = defaultdict(Score)
        for true in documents:
            kind = true.name.rpartition("-")[0]
            of_ruled = [ruled] if kind not in PART_RULED else []
            found = reading_of(read(paths[true.name]), true)
            score(found, true, total, by_kind[kind], *of_ruled)
            if beside:
                theirs = plumber_reading(paths[true.name], true)
                theirs.printed = found.printed  # what says which tables pages break
                score(theirs, true, other)
        for kind, part in by_kind.items():
            print(part.line(f"  {producer} {kind}"))
        print(total.line(producer))
        if beside:
            print(other.line(f"{producer}, pdfplumber"))
        for fault in total.faults[:verbose]:
            print("   ", fault)
        bars += _bars(producer, total, ruled, other if beside else None)
    return bars


def _bars(producer: str, total: Score, ruled: Score, other: Score | None) -> list[Bar]:
    def with_other(mine: str, theirs: str) -> str:
        return mine if other is None else f"{mine} (pdfplumber {theirs})"

    theirs = Score() if other is None else other
    return [
        Bar(
            f"{producer}: character error",
            with_other(f"{100 * total.error:.3f} %", f"{100 * theirs.error:.1f} %"),
            "<= 0.2 %",
            total.error <= 0.002,
        ),
        Bar(
            f"{producer}: ruled cells, F1 with spans",
            with_other(f"{ruled.f1:.4f}", f"{theirs.f1:.3f}"),
            ">= 0.995",
            ruled.f1 >= 0.995,
        ),
        Bar(
            f"{producer}: tables with exactly their rows",
            with_other(f"{total.whole:.4f} of {total.tables['true']}", f"{theirs.whole:.3f}"),
            ">= 0.99",
            total.whole >= 0.99,
        ),
        Bar(
            f"{producer}: of them over pages",
            with_other(
                f"{total.whole_over_pages:.4f} of {total.tables['over pages']}",
                f"{theirs.whole_over_pages:.3f}",
            ),
            ">= 0.99",
            total.whole_over_pages >= 0.99,
        ),
    ]


def main() -> int:
    """Print everything; how many bars are missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=4)
    arguments.add_argument("--first", type=int, default=0, help="of the seeds")
    arguments.add_argument("--kinds", nargs="*", default=list(KINDS))
    arguments.add_argument(
        "--folder", type=Path, default=Path(gettempdir()) / "thaihealthdocs-bench-pdf"
    )
    arguments.add_argument("--real", type=Path)
    arguments.add_argument("--faults", type=int, default=0)
    arguments.add_argument("--no-speed", action="store_true")
    arguments.add_argument("--no-others", action="store_true", help="neither pdfplumber nor scans")
    arguments.add_argument("--hand-on", action="store_true", help="bars as lines, for a caller")
    options = arguments.parse_args()
    options.folder.mkdir(exist_ok=True, parents=True)
    seeds = range(options.first, options.first + options.seeds)
    beside = not options.no_others
    bars = made_up(seeds, options.folder, options.faults, options.kinds, beside)
    if options.real is not None:
        bars += real(options.real, options.faults)
    if not options.no_speed:
        names = [
            f"{kind}-{options.first}-{by}.pdf"
            for kind in ("indicators", "months", "order", "prose")
            for by in ("chromium", "libreoffice")
        ]
        printed = [path for path in (options.folder / name for name in names) if path.exists()]
        files = sorted(options.real.glob("*.pdf")) if options.real is not None else []
        if printed or files:
            bars += speed([*printed, *files], 40, options.folder)
        if printed:
            bars += memory(printed, options.folder)
    if beside:
        for script in (Path(__file__).with_name(name) for name in OTHERS):
            bars += bars_of(script) if script.exists() else []
    if not options.hand_on:
        return show(bars)
    for bar in bars:
        print(bar.line())
    return 0


if __name__ == "__main__":
    sys.exit(min(1, main()))
