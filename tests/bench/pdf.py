"""How well and how fast PDFs are read: ``python tests/bench/pdf.py [--seeds 8] [--real FOLDER]``.

Made-up documents are printed by Chromium and LibreOffice and read back; characters, cells and
paragraphs are compared with what was printed. Speed is CPU time on the same pages as pdfplumber's
``extract_text`` and ``find_tables`` and as pdfium's bare text. Real files, where a folder with
some is given, prove themselves: sums of tables add up, and words are in the dictionary.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from pdf_documents import KINDS, TrueCell, TrueDocument, make, print_pdf
from pdf_documents import Block as TrueBlock

from thaihealthdocs.model.document import Block, BlockKind, Cell, Document, Source
from thaihealthdocs.readers import pdf


def read(path: Path) -> Document:
    """The document in a file."""
    data = path.read_bytes()
    return pdf.read(data, Source(path.name, "", pdf.NAME, len(data)))


def letters(text: str) -> str:
    """The text without white space, sara am written in one way."""
    text = re.sub(r"\s+", "", text)
    nikhahit, aa, am = (
        "\N{THAI CHARACTER NIKHAHIT}",
        "\N{THAI CHARACTER SARA AA}",
        "\N{THAI CHARACTER SARA AM}",
    )
    return re.sub(f"{nikhahit}([\u0e48-\u0e4b]?){aa}", rf"\1{am}", text)


def distance(one: str, other: str) -> int:
    """Edits between two texts (Levenshtein), common ends taken off first."""
    while one and other and one[0] == other[0]:
        shared = min(len(one), len(other))
        at = next((at for at in range(shared) if one[at] != other[at]), shared)
        one, other = one[at:], other[at:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return len(one) + len(other)
    codes = np.array(list(map(ord, other)))
    steps = np.arange(len(other) + 1)
    row = steps.copy()
    for at, character in enumerate(one, start=1):
        best = np.minimum(row[:-1] + (codes != ord(character)), row[1:] + 1)
        new = np.concatenate(([at], best))
        row = np.minimum.accumulate(new - steps) + steps
    return int(row[-1])


def prints(found: str, true: str) -> bool:
    """Whether the found text, a line break being a blank or nothing, is the true one."""
    parts = (re.escape(part) for part in re.split(r"[ \t]*\n[ \t]*", found.strip()))
    return re.fullmatch(" ?".join(parts), re.sub(r"\s+", " ", true).strip()) is not None


@dataclass
class Score:
    """Counts over documents."""

    wrong_characters: int = 0
    characters: int = 0
    bag: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One line of the report."""
        right, found, true = self.cells["right"], self.cells["found"], self.cells["true"]
        f1 = 2 * right / max(1, found + true)
        exact = self.cells["exact"] / max(1, true)
        cer = 100 * self.wrong_characters / max(1, self.characters)
        bag = 100 * self.bag / max(1, self.characters)
        units = self.units["right"] / max(1, self.units["true"])
        return (
            f"{name:28} CER {cer:6.3f} %  bag {bag:6.3f} %  cells F1+span {f1:.4f} of {true:5}"
            f"  exact text {exact:.4f}  paragraphs whole {units:.4f} of {self.units['true']:5}"
            f" (found {self.units['found']})"
        )


def logical_tables(document: Document) -> list[tuple[list[Block], list[Cell]]]:
    """Tables with the parts on following pages appended, repeated head rows left out."""
    joined: list[tuple[list[Block], list[Cell]]] = []
    between: list[str] = ["a table does not go on"]
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is not BlockKind.TABLE:
            between.append(block.span.of(document.text))
            continue
        part = list(block.cells)
        repeats = bool(joined) and all(
            row_text(document, joined[-1][1], row) == row_text(document, part, row)
            for row in (0, 1)
        )
        if not between or (repeats and len(between) < 3 and max(map(len, between)) < 40):
            joined[-1][0].append(block)
            append_rows(document, joined[-1][1], part)
        else:
            joined.append(([block], part))
        between = []
    return joined


def row_text(document: Document, cells: list[Cell], row: int) -> list[str]:
    return [letters(cell.span.of(document.text)) for cell in cells if cell.row == row]


def append_rows(document: Document, rows: list[Cell], part: list[Cell]) -> None:
    """Append the rows of a part; its leading rows that repeat the table's head are dropped."""
    from dataclasses import replace

    head = 0
    while head < 3 and row_text(document, rows, head) == row_text(document, part, head) != []:
        head += 1
    if head and not any(cell.row < head < cell.row + cell.row_span for cell in part):
        part = [cell for cell in part if cell.row >= head]
    else:
        head = 0
    below = max(cell.row + cell.row_span for cell in rows) - head
    rows.extend(replace(cell, row=cell.row + below) for cell in part)
    edges: list[float] = []
    for x in sorted(x for cell in rows for x in (cell.box.x0, cell.box.x1)):
        if not edges or x - edges[-1] > 3:
            edges.append(x)

    def place(x: float) -> int:
        return min(range(len(edges)), key=lambda at: abs(edges[at] - x))

    rows[:] = [
        replace(
            cell, column=place(cell.box.x0), column_span=place(cell.box.x1) - place(cell.box.x0)
        )
        for cell in rows
    ]


def score(document: Document, true: TrueDocument, total: Score) -> None:
    """Add what one document's reading is worth."""
    tables = logical_tables(document)
    dropped: set[int] = set()
    for _, cells in tables:
        dropped.update(cell.span.start for cell in cells)
    found_units: list[str] = []
    table_at = 0
    previous = False
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.TABLE:
            if not previous:
                cells = sorted(tables[table_at][1], key=lambda cell: (cell.row, cell.column))
                table_at += 1
                found_units += [
                    span.of(document.text) for cell in cells for span in cell.paragraphs
                ]
        elif letters(block.span.of(document.text)) != letters(true.running_head):
            found_units.append(block.span.of(document.text))
        previous = block.kind is BlockKind.TABLE
    true_units = [unit for block in true.blocks for unit in units_of(block)]
    one, other = letters("".join(true_units)), letters("".join(found_units))
    edits = distance(one, other)
    total.wrong_characters += edits
    total.characters += len(one)
    bags = Counter(one)
    bags.subtract(other)
    total.bag += sum(map(abs, bags.values()))
    if edits:
        total.faults.append(f"{true.name}: {edits} characters")
    score_units(found_units, true_units, total, true.name)
    true_tables = [block for block in true.blocks if block.kind == "table"]
    for at in range(max(len(true_tables), len(tables))):
        score_table(
            document,
            tables[at][1] if at < len(tables) else [],
            true_tables[at].cells if at < len(true_tables) else (),
            total,
            true,
        )


def units_of(block: TrueBlock) -> list[str]:
    """The paragraphs of a block in reading order."""
    if block.kind == "table":
        cells = sorted(block.cells, key=lambda cell: (cell.row, cell.column))
        return [text for cell in cells for text in cell.paragraphs]
    if block.kind == "signatures":
        return [line for column in block.columns for line in column]
    return [block.text]


def score_units(found: list[str], true: list[str], total: Score, name: str) -> None:
    """Count the paragraphs that came back whole and alone."""
    left = Counter(letters(unit) for unit in found)
    total.units["true"] += len(true)
    total.units["found"] += len(found)
    for unit in true:
        if left[letters(unit)] > 0:
            left[letters(unit)] -= 1
            total.units["right"] += 1
        else:
            total.faults.append(f"{name}: no paragraph {unit[:60]!r}")


def score_table(
    document: Document,
    found: list[Cell],
    true: tuple[TrueCell, ...],
    total: Score,
    source: TrueDocument,
) -> None:
    """Count cells whose place, spans and text are right, and those whose text is exact."""
    if source.split_rows:
        return
    places: dict[tuple[int, int, int, int], Cell] = {
        (cell.row, cell.column, cell.row_span, cell.column_span): cell
        for cell in found
        if cell.paragraphs
    }
    total.cells["found"] += len(places)
    for cell in true:
        if not cell.paragraphs:
            continue
        total.cells["true"] += 1
        match = places.get((cell.row, cell.column, cell.row_span, cell.column_span))
        if match is None:
            total.faults.append(f"{source.name}: no cell {cell}")
            continue
        one = letters("".join(cell.paragraphs))
        texts = [span.of(document.text) for span in match.paragraphs]
        other = letters("".join(texts))
        if distance(one, other) <= (0 if len(one) < 10 else len(one) // 10):
            total.cells["right"] += 1
        if len(texts) == len(cell.paragraphs) and all(map(prints, texts, cell.paragraphs)):
            total.cells["exact"] += 1
        else:
            total.faults.append(f"{source.name}: cell {cell.row},{cell.column} is {texts}")


def made_up(seeds: range, folder: Path, verbose: int) -> None:
    """Score made-up documents, by producer."""
    for producer in ("chromium", "libreoffice"):
        total = Score()
        by_kind: dict[str, Score] = defaultdict(Score)
        for kind in KINDS:
            for seed in seeds:
                true = make(kind, seed)
                path = print_pdf(true, producer, folder)
                if path is None:
                    print(f"{producer} is not installed")
                    return
                document = read(path)
                score(document, true, total)
                score(document, true, by_kind[kind])
        for kind, part in by_kind.items():
            print(part.line(f"  {producer} {kind}"))
        print(total.line(producer))
        for fault in total.faults[:verbose]:
            print("   ", fault)


_TOTAL = re.compile(r"^รวม(?:ทั้งสิ้น|เงิน)?$")
_TOP_ITEM = re.compile(r"^[0-9]+\.(?![0-9])")
_SOURCE = re.compile(r"^เงิน(?:นอก)?งบประมาณ$")
_NUMBER = re.compile(r"^-?[0-9,]+(?:\.[0-9]+)?$")

Row = dict[int, str]


def sums(document: Document) -> Counter[str]:
    """Of the sums that tables print: how many add up.

    A column headed รวม is the sum of the columns beside it; a row รวมทั้งสิ้น the sum of the rows
    numbered 1., 2., … or of the two sources of money below it.
    """
    count: Counter[str] = Counter()
    for parts, cells in logical_tables(document):
        by_row: dict[int, Row] = defaultdict(dict)
        for cell in cells:
            by_row[cell.row][cell.column] = " ".join(cell.span.of(document.text).split())
        rows = [by_row[row] for row in sorted(by_row)]
        page = parts[0].page
        for total, summands in [*across(rows), *down(rows)]:
            values = [value(text) for text in summands]
            if None in values or value(total) is None:
                count["unclear"] += 1
                continue
            off = abs(sum(values) - value(total))
            count["right" if off < 0.00006 * len(values) + 0.00001 else "wrong"] += 1
            if off >= 0.00006 * len(values) + 0.00001:
                count[f"page {page}: {total} is not {summands}"[:150]] += 1
    return count


def value(text: str) -> float | None:
    """The number that a cell holds, 0 for a dash; None if it holds anything else."""
    if text in {"-", ""}:
        return 0.0
    return float(text.replace(",", "")) if _NUMBER.match(text) else None


def across(rows: list[Row]) -> list[tuple[str, list[str]]]:
    """The cell under the last head รวม of each row with the cells to its left."""
    last = max((column for row in rows for column in row), default=0)
    head = next((at for at, row in enumerate(rows) if _TOTAL.match(row.get(last, ""))), None)
    if head is None or not any("งบ" in text for row in rows[: head + 1] for text in row.values()):
        return []
    return [
        (row[last], [row.get(column, "") for column in range(1, last)])
        for row in rows[head + 1 :]
        if _NUMBER.match(row.get(last, ""))
    ]


def down(rows: list[Row]) -> list[tuple[str, list[str]]]:
    """Each number of the first row รวมทั้งสิ้น with those of its parts."""
    at = next((at for at, row in enumerate(rows) if _TOTAL.match(row.get(0, ""))), None)
    if at is None:
        return []
    below = rows[at + 1 :]
    parts = [row for row in below if _TOP_ITEM.match(row.get(0, ""))]
    parts = [row for row in parts if any(row.get(column, "") for column in range(2, 9))]
    parts = parts or [row for row in below if _SOURCE.match(row.get(0, ""))]
    if not parts or any(_TOTAL.match(row.get(0, "")) for row in below):
        return []
    return [
        (text, [row.get(column, "") for row in parts])
        for column, text in rows[at].items()
        if column > 0 and _NUMBER.match(text)
    ]


def coverage(text: str) -> float:
    """The share of Thai tokens that are in the dictionary."""
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import word_tokenize

    words = thai_words()
    thai = [
        token
        for token in word_tokenize(text, engine="newmm-safe", keep_whitespace=False)
        if re.fullmatch(r"[\u0e01-\u0e4e]+", token)
    ]
    return sum(token in words or len(token) == 1 for token in thai) / max(1, len(thai))


def real(folder: Path, verbose: int) -> None:
    """Let real files prove themselves."""
    for path in sorted(folder.glob("*.pdf")):
        document = read(path)
        found = sums(document)
        text = document.text
        # sara am drawn as two signs is mended later, by rule, and no reading error
        joined = re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", text)
        prose = " ".join(part for part in re.split(r"[^\u0e01-\u0e4e\n]+", joined))
        left = len(re.findall(r"[ÉÊËÌÍ]|\(cid:|[\uf700-\uf8ff]|\ufffd", text))
        gap = len(re.findall("[ก-ฮ][่-๋]? า(?=[ก-ฮ])", text))
        print(
            f"{path.name:28} {len(document.pages):4} pages {len(document.blocks):5} blocks"
            f"  sums {found['right']} right {found['wrong']} wrong {found['unclear']} unclear"
            f"  unmapped or private codes {left}  lost sara am {gap}"
            f"  in dictionary {100 * coverage(prose.replace(chr(10), '')):.2f} %"
        )
        for fault in [key for key in found if key.startswith("page ")][:verbose]:
            print("   ", fault)


def first_pages(path: Path, limit: int) -> Path:
    """The file, or another with its first pages if it is longer."""
    import pypdfium2

    file = pypdfium2.PdfDocument(path)
    if len(file) <= limit:
        return path
    part = pypdfium2.PdfDocument.new()
    part.import_pages(file, range(limit))
    short = Path(gettempdir()) / f"{path.stem}-{limit}.pdf"
    part.save(short)
    return short


def speed(paths: list[Path], limit: int) -> None:
    """CPU time on the same pages: this reader, pdfplumber, pdfium's bare text."""
    import pdfplumber
    import pypdfium2

    def floor(path: Path) -> int:
        file = pypdfium2.PdfDocument(path)
        for page in file:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(file)

    def plumber(path: Path) -> int:
        with pdfplumber.open(path) as file:
            for page in file.pages:
                page.extract_text()
                page.find_tables()
                page.close()
            return len(file.pages)

    def ours(path: Path) -> int:
        return len(read(path).pages)

    def timed(run, path: Path, times: int) -> float:
        best = float("inf")
        for _ in range(times):
            start = time.process_time()
            pages = run(path)
            best = min(best, (time.process_time() - start) / pages)
        return 1000 * best

    read(paths[0])
    for path in (first_pages(path, limit) for path in paths):
        mine, bare, other = timed(ours, path, 3), timed(floor, path, 3), timed(plumber, path, 1)
        print(
            f"{path.name:34} ms/page: ours {mine:7.2f}"
            f"  pdfium text {bare:6.2f} (ours is x{mine / bare:4.1f})"
            f"  pdfplumber {other:7.1f} (x{other / mine:5.1f} of ours)"
        )


def main() -> None:
    """Print everything."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seeds", type=int, default=4)
    arguments.add_argument("--folder", type=Path, default=Path("/tmp/thaihealthdocs-bench-pdf"))
    arguments.add_argument("--real", type=Path)
    arguments.add_argument("--faults", type=int, default=0)
    arguments.add_argument("--no-speed", action="store_true")
    options = arguments.parse_args()
    options.folder.mkdir(exist_ok=True, parents=True)
    made_up(range(options.seeds), options.folder, options.faults)
    if options.real is not None:
        real(options.real, options.faults)
    if not options.no_speed:
        paths = [
            options.folder / f"{kind}-0-{by}.pdf"
            for kind in ("indicators", "order")
            for by in ("chromium", "libreoffice")
        ]
        if options.real is not None:
            paths += sorted(options.real.glob("*.pdf"))
        speed([path for path in paths if path.exists()], 40)


if __name__ == "__main__":
    main()
