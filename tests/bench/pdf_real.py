"""Real files prove themselves: sums of tables add up, words are in the dictionary."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bars import Bar

from thaihealthdocs.model.document import Document, Source
from thaihealthdocs.readers import pdf
from thaihealthdocs.structure.joins import wholes

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["real"]

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
    for whole in wholes(document):
        by_row: dict[int, Row] = defaultdict(dict)
        for cell in whole.cells:
            words = " ".join(piece.span.of(document.text) for piece in cell.pieces)
            by_row[cell.row][cell.column] = " ".join(words.split())
        rows = [by_row[row] for row in sorted(by_row)]
        page = whole.parts[0].page
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


def real(folder: Path, verbose: int) -> list[Bar]:
    """Let real files prove themselves."""
    total: Counter[str] = Counter()
    least, lost = 1.0, None
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        document = pdf.read(data, Source(path.name, "", pdf.NAME, len(data)))
        found = sums(document)
        text = document.text
        # sara am drawn as two signs is mended later, by rule, and no reading error
        joined = re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", text)
        prose = " ".join(part for part in re.split(r"[^\u0e01-\u0e4e\n]+", joined))
        left = len(re.findall(r"[ÉÊËÌÍ]|\(cid:|[\uf700-\uf8ff]|\ufffd", text))
        gap = len(re.findall("[ก-ฮ][่-๋]? า(?=[ก-ฮ])", text))
        known = coverage(prose.replace("\n", ""))
        print(
            f"{path.name:28} {len(document.pages):4} pages {len(document.blocks):5} blocks"
            f"  sums {found['right']} right {found['wrong']} wrong {found['unclear']} unclear"
            f"  unmapped or private codes {left}  lost sara am {gap}"
            f"  in dictionary {100 * known:.2f} %",
            flush=True,
        )
        for fault in [key for key in found if key.startswith("page ")][:verbose]:
            print("   ", fault)
        if path.name.startswith("budget"):
            total.update({"right": found["right"], "wrong": found["wrong"], "left": left})
            least = min(least, known)
        if path.name.startswith("gazette"):
            lost = gap
    bars = []
    if total:
        share = total["right"] / max(1, total["right"] + total["wrong"])
        bars += [
            Bar("budget books: printed sums", f"{100 * share:.2f} %", ">= 99.9 %", share >= 0.999),
            Bar("budget books: codes left", str(total["left"]), "0", total["left"] == 0),
            Bar("budget books: in dictionary", f"{100 * least:.2f} %", ">= 99.5 %", least >= 0.995),
        ]
    if lost is not None:
        bars.append(Bar("gazette: sara am still lost", str(lost), "0", lost == 0))
    return bars
