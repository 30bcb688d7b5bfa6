"""How far a document's report depends on its format.

``python tests/invariance.py [NAME ...]`` parses every corpus document in every format and prints
two F1 figures a format: its report against the report of the HTML master, and against gold.
"""

from __future__ import annotations

import json
import sys
from itertools import starmap
from pathlib import Path
from typing import Any

from thaihealthdocs.evaluate import Evaluation, evaluate
from thaihealthdocs.parse import parse

CORPUS = Path(__file__).parents[1] / "corpus"
MASTER = "document.html"
FORMATS = (
    MASTER,
    "document.docx",
    "chromium.pdf",
    "libreoffice.pdf",
    "document.txt",
    "document.xlsx",
)

Json = dict[str, Any]


def report_of(path: Path) -> Json:
    """The report of a file as its JSON says it."""
    report: Json = json.loads(parse(path).to_json())
    return report


def f1(pairs: list[tuple[Json, Json]]) -> float:
    """F1 over all facts of pairs (what is held true, what is compared)."""
    return sum(starmap(evaluate, pairs), Evaluation()).total.f1


def main(names: list[str]) -> None:
    """Print a line a document, and one over all."""
    against: dict[str, tuple[list[tuple[Json, Json]], list[tuple[Json, Json]]]]
    against = {name: ([], []) for name in FORMATS}
    print("".ljust(34), *(name.rjust(16) for name in FORMATS))
    for folder in sorted(path.parent for path in CORPUS.glob("*/gold.json")):
        if names and folder.name not in names:
            continue
        gold: Json = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        reports = {n: report_of(folder / n) for n in FORMATS if (folder / n).exists()}
        for name in reports:
            to_html, to_gold = against[name]
            to_html.append((reports[MASTER], reports[name]))
            to_gold.append((gold, reports[name]))
        print(line(folder.name, {n: tuple(p[-1:] for p in against[n]) for n in reports}))
    print(line("all", against))


def line(title: str, against: dict[str, Any]) -> str:
    """One line: for each format its F1 against the HTML's report, then against gold."""
    figures = (f"{f1(html):.3f} / {f1(gold):.3f}" for html, gold in against.values())
    return " ".join([title.ljust(34), *(figure.rjust(16) for figure in figures)])


if __name__ == "__main__":
    main(sys.argv[1:])
