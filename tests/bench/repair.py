"""How well damaged Thai is mended, beside what else there is: ``python tests/bench/repair.py``.

Reads the pairs in ``../shared/data/text`` where they are; damage done on purpose to sentences of
the clean ones is counted as well. ``fixthaipdf`` is measured if it is installed.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import re
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Mender = Callable[[str], str]

sys.path.insert(0, str(Path(__file__).parent))

from damages import DAMAGES

from thaihealthdocs.thai.repair import CANONICAL, repair

TEXTS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "text"
NOT_REPAIRABLE = frozenset({"author_typo", "ocr_latin", "ocr_confusion"})
CANONICAL_NAMES = frozenset(rule.name for rule in CANONICAL)


class Pair(NamedTuple):
    damaged: str
    correct: str
    kind: str


def canonical(text: str) -> str:
    return repair(text, "canonical").text


def repaired(text: str) -> str:
    return repair(text).text


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def skeleton(text: str) -> str:
    """What no damage to marks can change."""
    return re.sub(r"[^ก-ฮเ-ไa-zA-Z0-9๐-๙]", "", text)


def rows(name: str) -> list[dict[str, str]]:
    path = TEXTS / name
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    return [json.loads(line) for line in text.split("\n") if line]


@cache
def news() -> tuple[str, ...]:
    return tuple(row["text"] for row in rows("health_news_clean.jsonl.gz"))


def damage_pairs() -> list[Pair]:
    found = rows("damage_pairs.jsonl")
    return [Pair(row["damaged"], row["correct"], row["class"]) for row in found]


def is_control(pair: Pair) -> bool:
    return pair.damaged == pair.correct or "control" in pair.kind


def title_pairs() -> Iterator[Pair]:
    """Titles with the start of their document: usable where the same letters stand in both."""
    for row in rows("gazette_title_pairs.jsonl"):
        clean = canonical(row["clean"])
        if skeleton(clean) in skeleton(canonical(row["damaged"])):
            sound = without_blanks(clean) in without_blanks(row["damaged"])
            yield Pair(row["damaged"], clean, "clean" if sound else "damaged")


def budget_pairs() -> Iterator[Pair]:
    """Budget lines in two extractions: usable where the other has no misread letter."""
    for row in rows("budget_item_pairs.jsonl"):
        if skeleton(canonical(row["ocr"])) == skeleton(canonical(row["pdfminer"])):
            yield Pair(row["pdfminer"], canonical(row["ocr"]), "budget")


def phrases(count: int) -> list[str]:
    """Clean phrases of the news, each as a short text of its own."""
    found = [phrase for text in news() for phrase in re.findall(r"(?<!\S)[ก-๎]{14,45}(?!\S)", text)]
    return sorted({canonical(phrase) for phrase in random.Random(2).sample(found, count)})


def share(hits: Iterable[bool]) -> str:
    hits = list(hits)
    return f"{100 * sum(hits) / len(hits):6.1f} % of {len(hits)}" if hits else "-"


def exact(pairs: Iterable[Pair], mend: Mender) -> Iterator[bool]:
    """Whether each is mended to the letter; newlines are not counted, for none is ever touched."""
    for pair in pairs:
        yield mend(pair.damaged).replace("\n", "") == pair.correct.replace("\n", "")


def contained(pairs: Iterable[Pair], mend: Mender) -> Iterator[bool]:
    for pair in pairs:
        yield without_blanks(pair.correct) in without_blanks(mend(pair.damaged))


def accuracy(mend: Mender, most: int) -> Iterator[tuple[str, str]]:
    pairs = damage_pairs()
    wanted = [pair for pair in pairs if not is_control(pair) and pair.kind not in NOT_REPAIRABLE]
    controls = [pair for pair in pairs if is_control(pair)]
    titles = list(title_pairs())
    damaged = [pair for pair in titles if pair.kind == "damaged"][:most]
    sound = [Pair(pair.correct, pair.correct, "title") for pair in titles][:most]
    yield "pairs, repairable, exact", share(exact(wanted, mend))
    yield (
        "pairs, all damaged, exact",
        share(exact([pair for pair in pairs if not is_control(pair)], mend)),
    )
    yield "controls left alone", share(exact(controls, mend))
    yield "gazette titles, damaged, exact", share(contained(damaged, mend))
    yield "gazette titles, clean, left alone", share(exact(sound, mend))
    yield (
        "budget items, exact",
        share(
            without_blanks(mend(pair.damaged)) == without_blanks(pair.correct)
            for pair in list(budget_pairs())[:most]
        ),
    )
    clean = [Pair(phrase, phrase, "phrase") for phrase in phrases(min(most, 2000))]
    yield "clean phrases left alone", share(exact(clean, mend))


def simulated(mend: Mender, most: int) -> Iterator[tuple[str, str]]:
    for name, damage in DAMAGES:
        pairs = (Pair(damage(phrase), phrase, name) for phrase in phrases(most))
        hurt = [pair for pair in pairs if pair.damaged != pair.correct][:150]
        yield f"simulated {name}, exact", share(exact(hurt, mend))


def laws() -> Iterator[tuple[str, str]]:
    changed = digits = unstable = 0
    for text in news():
        done = repair(text)
        rules = {name for edit in done.edits for name in edit.rule.split("+")}
        changed += not rules <= CANONICAL_NAMES
        digits += re.findall(r"\d", text) != re.findall(r"\d", done.text)
        unstable += repair(done.text).text != done.text
    for pair in (*damage_pairs(), *title_pairs(), *budget_pairs()):
        done = repair(pair.damaged)
        before = re.sub(r"\(cid:\d+\)", "", canonical(pair.damaged))
        after = re.sub(r"\(cid:\d+\)", "", done.text)
        digits += re.findall(r"\d", before) != re.findall(r"\d", after)
        unstable += repair(done.text).text != done.text
    yield "news items changed beyond canonical", f"{changed} of {len(news())}"
    yield "texts with a digit changed", str(digits)
    yield "texts that a second repair changes", str(unstable)


def rate(mend: Mender, texts: list[str]) -> float:
    """Characters a second of one core, the best of three."""
    best = min(_seconds(mend, texts) for _ in range(3))
    return sum(map(len, texts)) / best


def _seconds(mend: Mender, texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        mend(text)
    return time.process_time() - start


def speeds() -> Iterator[tuple[str, str]]:
    whole = ["\n".join(news())]
    damaged = ["\n".join(pair.damaged for pair in budget_pairs())]
    repaired("เริ่ม")
    yield "canonical, clean, M chars/s", f"{rate(canonical, whole) / 1e6:.2f}"
    yield "whole repair, clean, k chars/s", f"{rate(repaired, whole) / 1e3:.0f}"
    yield "whole repair, clean items one by one", f"{rate(repaired, list(news())) / 1e3:.0f}"
    yield "whole repair, damaged document, k chars/s", f"{rate(repaired, damaged) / 1e3:.0f}"
    for times in (1, 2, 4):
        seconds = _seconds(repaired, [damaged[0] * times])
        yield f"damaged document x {times}, seconds", f"{seconds:.2f}"


def menders() -> list[tuple[str, Mender]]:
    from pythainlp.util import normalize

    found: list[tuple[str, Mender]] = [
        ("repair", repaired),
        ("canonical", canonical),
        ("pythainlp", normalize),
    ]
    if importlib.util.find_spec("fixthaipdf") is not None:
        from fixthaipdf import clean

        found.append(("fixthaipdf", clean))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=10_000, help="pairs of a set to measure")
    parser.add_argument("--quick", action="store_true", help="only our repair, no simulation")
    parser.add_argument("--short", action="store_true", help="no laws and no speed")
    options = parser.parse_args()
    if not TEXTS.is_dir():
        sys.exit(f"no pairs to measure on: {TEXTS} is not there")
    compared = menders()[:1] if options.quick else menders()
    for name, mend in compared:
        print(f"\n{name}")
        for label, figure in accuracy(mend, options.most):
            print(f"  {label:42}{figure}")
    if not options.quick:
        print("\nrepair, damage done on purpose")
        for label, figure in simulated(repaired, 1500):
            print(f"  {label:42}{figure}")
    print("\nrepair, laws and speed")
    for label, figure in (*laws(), *speeds()) if not options.short else ():
        print(f"  {label:42}{figure}")


if __name__ == "__main__":
    main()
