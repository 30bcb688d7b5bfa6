"""The notebook runs, and is in step with the source that it is made of."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="notebooks need nbformat, of the extra dev")
pytest.importorskip("nbclient", reason="notebooks need nbclient, of the extra dev")
pytest.importorskip("ipykernel", reason="notebooks need ipykernel, of the extra dev")
pytest.importorskip("matplotlib", reason="the plot needs matplotlib, of the extra viz")

FOLDER = Path(__file__).parents[1] / "notebooks"


@pytest.fixture(scope="module")
def build() -> Any:
    spec = importlib.util.spec_from_file_location("build", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_source_and_notebook_hold_the_same_cells(build: Any) -> None:
    written = nbformat.read(build.NOTEBOOK, as_version=4)
    source = build.cells(build.SOURCE.read_text(encoding="utf-8"))
    assert [(cell.cell_type, cell.source) for cell in written.cells] == source, (
        "run: python notebooks/build.py"
    )


def test_the_notebook_was_run_and_shows_a_card_and_a_plot(build: Any) -> None:
    written = nbformat.read(build.NOTEBOOK, as_version=4)
    shown = {
        kind
        for cell in written.cells
        for output in cell.get("outputs", ())
        for kind in output.get("data", ())
    }
    assert {"text/html", "image/png"} <= shown
    assert all(cell.execution_count for cell in written.cells if cell.cell_type == "code")


def test_every_cell_runs(build: Any) -> None:
    fresh = build.run(build.notebook(build.SOURCE.read_text(encoding="utf-8")))
    streams = [
        output
        for cell in fresh.cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr"
    ]
    assert streams == []
