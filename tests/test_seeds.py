"""Real documents with gold beside the project, where they are there: how much is read, how fast."""

from __future__ import annotations

import json
import time
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from support import SHARED

from thaihealthdocs.evaluate import Evaluation, evaluate
from thaihealthdocs.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = sorted(SHARED.glob("seeds/*.txt"))

pytestmark = pytest.mark.skipif(not SEEDS, reason="the real documents are not here")

LEAST, LEAST_OF_ALL = 0.93, 0.97
SLOWEST = 0.5  # seconds, in a process that has read a document before


@cache
def evaluation(path: Path) -> Any:
    gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    return evaluate(gold, parse(path))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_each_document_is_read(path: Path) -> None:
    assert evaluation(path).total.f1 >= LEAST


def test_all_documents_are_read() -> None:
    assert sum(map(evaluation, SEEDS), Evaluation()).total.f1 >= LEAST_OF_ALL


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_each_document_is_read_at_once(path: Path) -> None:
    data = path.read_bytes()
    parse(data)

    def seconds() -> float:
        start = time.process_time()
        parse(data)
        return time.process_time() - start

    assert min(seconds() for _ in range(2)) <= SLOWEST
