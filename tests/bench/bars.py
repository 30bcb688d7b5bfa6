"""What must be reached: a line for each bar, and a table of all of them at the end.

A script prints a bar as one line (``bar: name | measured | wanted | met``), so that whoever runs
the script can gather them.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Bar", "bars_of", "show"]


@dataclass(frozen=True)
class Bar:
    """What was measured beside what is wanted; ``is_met`` is None where it was not measured."""

    name: str
    measured: str
    wanted: str
    is_met: bool | None

    def line(self) -> str:
        """The bar as scripts hand it on."""
        verdict = {True: "met", False: "MISSED", None: "not measured"}[self.is_met]
        return f"bar: {self.name} | {self.measured} | {self.wanted} | {verdict}"


def bars_of(script: Path, *arguments: str) -> list[Bar]:
    """Run a script, show what it prints, and give its bars."""
    found = []
    command = [sys.executable, "-u", str(script), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            bar = _bar(line)
            if bar is None:
                print(line, end="", flush=True)
            else:
                found.append(bar)
    if process.returncode:
        found.append(Bar(script.stem, f"ended with {process.returncode}", "an end", False))
    return found


def _bar(line: str) -> Bar | None:
    parts = [part.strip() for part in line.removeprefix("bar: ").split(" | ")]
    if not line.startswith("bar: ") or len(parts) != 4:
        return None
    verdict = {"met": True, "MISSED": False}.get(parts[3])
    return Bar(parts[0], parts[1], parts[2], verdict)


def show(bars: list[Bar]) -> int:
    """Print the bars as a table; how many are missed."""
    rows = [bar.line().removeprefix("bar: ").split(" | ") for bar in bars]
    rows.insert(0, ["bar", "measured", "wanted", ""])
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    print()
    for row in rows:
        print(
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        )
    return sum(bar.is_met is False for bar in bars)
