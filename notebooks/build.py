"""Make ``tour.ipynb`` from ``tour.py``: run every cell and keep what it shows.

``python notebooks/build.py`` writes the notebook beside its source.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbclient
import nbformat

HERE = Path(__file__).parent
SOURCE, NOTEBOOK = HERE / "tour.py", HERE / "tour.ipynb"

_CELL = re.compile(r"^# %%(?P<kind> \[markdown\])?\n", re.MULTILINE)
_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def cells(text: str) -> list[tuple[str, str]]:
    """The cells of a py:percent source, each as (``markdown`` or ``code``, words)."""
    _, *parts = _CELL.split(text)
    found = []
    for kind, body in zip(parts[::2], parts[1::2], strict=True):
        words = body.strip("\n")
        if kind is not None:
            words = re.sub("^# ?", "", words, flags=re.MULTILINE)
        found.append(("code" if kind is None else "markdown", words))
    return found


def notebook(text: str) -> nbformat.NotebookNode:
    """The notebook of a py:percent source, not yet run."""
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    made = [
        make[kind](words, id=f"cell-{number}") for number, (kind, words) in enumerate(cells(text))
    ]
    return nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": _KERNEL})


def run(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook with what its cells show; raises where a cell fails."""
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": HERE}}).execute()
    for cell in book.cells:
        # When a cell was run is no part of what it shows.
        cell.metadata.pop("execution", None)
    return book


if __name__ == "__main__":
    nbformat.write(run(notebook(SOURCE.read_text(encoding="utf-8"))), NOTEBOOK)
