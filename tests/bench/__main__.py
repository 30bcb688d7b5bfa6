"""Every measurement of the library in one run: ``python tests/bench [NAME ...]``.

Without names: text repair, printed forms, and PDFs, each with other tools beside it. Sets that
are not on this machine are skipped with a word.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MEASUREMENTS = {
    "repair": ["repair.py", "--quick", "--short"],
    "forms": ["forms.py"],
    "pdf": ["pdf.py"],
}


def main(names: list[str]) -> int:
    """Run the named measurements, or all; the worst exit code."""
    worst = 0
    for name in names or MEASUREMENTS:
        print(f"\n# {name}", flush=True)
        script, *arguments = MEASUREMENTS[name]
        worst = max(worst, subprocess.run([sys.executable, HERE / script, *arguments]).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
