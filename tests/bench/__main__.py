"""Every measurement of the library in one run: ``python tests/bench [NAME ...] [--real FOLDER]``.

Without names: text repair, printed forms, and PDFs (with tables that nothing rules, boxes of
evidence, and scans), each with other tools beside it. Sets that are not on this machine are
skipped with a word. The last lines say which bars are met.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bars import bars_of, show

HERE = Path(__file__).parent
MEASUREMENTS = {
    "repair": ["repair.py", "--quick", "--short"],
    "forms": ["forms.py"],
    "pdf": ["pdf.py", "--hand-on"],
}


def main(names: list[str], real: str | None) -> int:
    """Run the named measurements, or all; 1 where a bar is missed or a run failed."""
    bars = []
    for name in names or MEASUREMENTS:
        print(f"\n# {name}", flush=True)
        script, *arguments = MEASUREMENTS[name]
        if name == "pdf" and real is not None:
            arguments += ["--real", real]
        bars += bars_of(HERE / script, *arguments)
    return min(1, show(bars)) if bars else 0


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*")
    asked.add_argument("--real", help="a folder of real PDFs")
    options = asked.parse_args()
    sys.exit(main(options.names, options.real))
