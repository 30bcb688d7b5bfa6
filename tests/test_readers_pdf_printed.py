"""Documents made up with their truth, printed by the programs that print most PDFs, read back."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from thaihealthdocs.model.document import Source
from thaihealthdocs.readers import pdf

if TYPE_CHECKING:
    from types import ModuleType

    from thaihealthdocs.model.document import Document

BENCH = Path(__file__).parent / "bench"


def bench(name: str) -> ModuleType:
    """A module of the bench folder, which is no package."""
    sys.path.insert(0, str(BENCH))
    try:
        spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[f"bench_{name}"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCH))
    return module


def read(path: Path) -> Document:
    data = path.read_bytes()
    return pdf.read(data, Source(path.name, "", pdf.NAME, len(data)))


@pytest.mark.parametrize("producer", ["chromium", "libreoffice"])
def test_printed_documents_come_back(producer: str, tmp_path: Path) -> None:
    scores, documents = bench("pdf_scores"), bench("pdf_documents")
    total = scores.Score()
    made = [documents.make(kind, 1) for kind in ("plan", "indicators", "groups", "split")]
    paths = documents.print_all(made, producer, tmp_path)
    if not paths:
        pytest.skip(f"{producer} is not installed")
    for true in made:
        scores.score(scores.reading_of(read(paths[true.name]), true), true, total)
    assert total.characters > 2000
    assert total.wrong_characters <= 0.002 * total.characters
    cells = total.cells
    assert 2 * cells["right"] >= 0.995 * (cells["found"] + cells["true"])
    assert total.tables["right"] == total.tables["true"] == total.tables["found"] == len(made)
    assert total.tables["right over pages"] == total.tables["over pages"] > 0


def test_the_scores_cost_what_they_should() -> None:
    measure, documents = bench("pdf_scores"), bench("pdf_documents")
    assert measure.distance("ที่หมาย", "ที่หมาย") == 0
    assert measure.distance("ที่หมาย", "ที่หาย") == 1
    assert measure.distance("", "สาม") == 3
    assert measure.prints("ผลงาน\nร้อยละ", "ผลงานร้อยละ")
    assert measure.prints("ผลงาน\nร้อยละ", "ผลงาน ร้อยละ")
    assert not measure.prints("ผลงาน ร้อยละ", "ผลงานร้อยละ")
    document = documents.make("template", 3)
    assert document == documents.make("template", 3) != documents.make("template", 4)
