"""How well tables without rules are read: ``python tests/bench/borderless.py [--seeds 200-205]``.

Made-up documents are printed by Chromium and LibreOffice without any border. A cell is right if
it stands at its row and column with its text (at most a tenth of it off, numbers exact); F1 is
given by position, and with the rows and columns that a cell spans. Documents that have no table
count the tables and cells invented in them. pdfplumber's text strategy stands beside, on the same
pages.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import gettempdir

sys.path.insert(0, str(Path(__file__).parent))

from bars import Bar
from borderless_documents import NEGATIVES, POSITIVES, Made, make, print_all

from thaihealthdocs.model.document import BlockKind, Document, Source
from thaihealthdocs.readers import pdf

_SPLIT_AM = "\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA}"

Spans = tuple[int, int]
Table = dict[tuple[int, int], tuple[str, Spans]]
"""Text and spans of the cells that have text, by row and column."""


@dataclass
class Score:
    """Counts over documents."""

    true: int = 0
    found: int = 0
    right: int = 0
    with_spans: int = 0
    tables: int = 0
    faults: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """F1 of so many right cells."""
        return 2 * right / max(1, self.true + self.found)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        self.true += other.true
        self.found += other.found
        self.right += other.right
        self.with_spans += other.with_spans
        self.tables += other.tables
        self.faults += other.faults


def truth(made: Made) -> Table:
    """The cells of the table of a document, none where it has no table."""
    return {
        (cell.row, cell.column): ("".join(cell.paragraphs), (cell.row_span, cell.column_span))
        for block in made.blocks
        if block.kind == "table"
        for cell in block.cells
        if cell.paragraphs
    }


def ours(path: Path) -> list[Table]:
    """The tables of a file, parts on following pages appended."""
    data = path.read_bytes()
    document = pdf.read(data, Source(path.name, "", pdf.NAME, len(data)))
    found: list[Table] = []
    goes_on = False
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.TABLE:
            part = _table(document, block.cells)
            if goes_on and _width(found[-1]) == _width(part):
                _append(found[-1], part)
            else:
                found.append(part)
        goes_on = block.kind is BlockKind.TABLE
    return found


def _table(document: Document, cells) -> Table:
    table = {
        (cell.row, cell.column): (cell.span.of(document.text), (cell.row_span, cell.column_span))
        for cell in cells
    }
    return {place: held for place, held in table.items() if held[0].strip()}


def _width(table: Table) -> int:
    return max((column + spans[1] for (_, column), (_, spans) in table.items()), default=0)


def _row(table: Table, row: int) -> dict[int, str]:
    return {c: letters(held[0]) for (r, c), held in table.items() if r == row}


def _append(table: Table, part: Table) -> None:
    """Append a part, without the rows that repeat the head."""
    head = 0
    while head < 3 and _row(part, head) and _row(part, head) == _row(table, head):
        head += 1
    below = max(row + held[1][0] for (row, _), held in table.items()) - head
    table.update({(r + below, c): held for (r, c), held in part.items() if r >= head})


def plumber(path: Path) -> list[Table]:
    """The tables that pdfplumber's text strategy finds, those of following pages appended."""
    import pdfplumber

    options = {"vertical_strategy": "text", "horizontal_strategy": "text"}
    found: list[Table] = []
    with pdfplumber.open(path) as file:
        for page in file.pages:
            for rows in page.extract_tables(options):
                part = {
                    (r, c): (text, (1, 1))
                    for r, row in enumerate(rows)
                    for c, text in enumerate(row)
                    if text and text.strip()
                }
                if found and page.page_number > 1:
                    _append(found[-1], part)
                else:
                    found.append(part)
    return [table for table in found if table]


def letters(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text).replace(_SPLIT_AM, "\N{THAI CHARACTER SARA AM}")


def is_right(found: str, true: str) -> bool:
    """Whether a text is the true one, but for a tenth of the letters of a long one."""
    one, other = letters(true), letters(found)
    if one == other:
        return True
    if len(one) < 10 or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    same = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) >= 0.9 * max(len(one), len(other))


def score(name: str, tables: list[Table], true: Table) -> Score:
    """What the tables found in a document are worth."""
    total = Score(true=len(true), found=sum(map(len, tables)), tables=len(tables))
    best: tuple[int, int, list[str]] = (0, 0, [f"{name}: no table"] if true and not tables else [])
    for table in tables if true else []:
        right = with_spans = 0
        faults = []
        for place, (text, spans) in true.items():
            held = table.get(place)
            if held is None or not is_right(held[0], text):
                faults.append(f"{name}: {place} {text!r} is {held}")
                continue
            right += 1
            with_spans += held[1] == spans
            if held[1] != spans:
                faults.append(f"{name}: {place} {text!r} spans {held[1]}, not {spans}")
        best = max(best, (right, with_spans, faults))
    if not true:
        best = (0, 0, [f"{name}: a table {list(table.values())[:6]}" for table in tables])
    total.right, total.with_spans, total.faults = best
    return total


def measure(
    seeds: range, folder: Path, verbose: int, *, beside: bool, only: list[str]
) -> list[Bar]:
    """Print the scores by kind and producer."""
    bars = []
    kinds = [kind for kind in (*POSITIVES, *NEGATIVES) if not only or kind in only]
    for producer in ("chromium", "libreoffice"):
        documents = [(kind, make(kind, seed)) for kind in kinds for seed in seeds]
        paths = print_all([made for _, made in documents], producer, folder)
        if not paths:
            print(f"{producer} is not installed")
            continue
        scores: dict[str, Counter[str] | Score] = defaultdict(Score)
        for (kind, made), path in zip(documents, paths, strict=True):
            group = "tables" if kind in POSITIVES else "no tables"
            for tool, find in (("", ours), ("pdfplumber ", plumber)):
                if tool and not beside:
                    continue
                found = score(made.name, find(path), truth(made))
                scores[f"{tool}{kind}"].add(found)
                scores[f"{tool}{group}"].add(found)
        for kind in [*kinds, "tables", "no tables"]:
            line = f"{producer:12}{kind:12}"
            for tool in ("", "pdfplumber "):
                part = scores.get(f"{tool}{kind}")
                if part is None:
                    continue
                if kind in NEGATIVES or kind == "no tables":
                    line += f"  {tool}tables invented {part.tables:3} (cells {part.found:5})"
                else:
                    line += f"  {tool}F1 {part.f1(part.right):.3f}"
                    if not tool:
                        line += f" (spans {part.f1(part.with_spans):.3f}) of {part.true:5} cells"
            print(line)
            if kind in kinds:
                for fault in scores[kind].faults[:verbose]:
                    print("   ", fault)
        found, invented = scores["tables"], scores["no tables"].tables
        f1, name = found.f1(found.right), f"{producer}: borderless tables"
        bars += [
            Bar(f"{name}, cells F1", f"{f1:.3f}", ">= 0.85", f1 >= 0.85),
            Bar(f"{name} in prose", f"{invented}", "0", invented == 0),
        ]
    return bars


def main() -> None:
    """Print everything."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", default="200-205", help="first and last seed")
    arguments.add_argument(
        "--folder", type=Path, default=Path(gettempdir()) / "thaihealthdocs-bench-borderless"
    )
    arguments.add_argument("--faults", type=int, default=0)
    arguments.add_argument("--alone", action="store_true", help="without pdfplumber beside")
    arguments.add_argument("kinds", nargs="*")
    options = arguments.parse_args()
    first, _, last = options.seeds.partition("-")
    seeds = range(int(first), int(last or first) + 1)
    options.folder.mkdir(exist_ok=True, parents=True)
    alone, kinds = options.alone, options.kinds
    for bar in measure(seeds, options.folder, options.faults, beside=not alone, only=kinds):
        print(bar.line())


if __name__ == "__main__":
    main()
