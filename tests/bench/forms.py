"""How many printed forms of dates, periods and quantities are read right, wrong or not at all.

Run as ``python tests/bench/forms.py [forms.tsv]``. Beside this library stand two others that read
Thai dates; the column of one that is not installed says so.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thaihealthdocs.finders.dates import find_dates
from thaihealthdocs.finders.months import find_months
from thaihealthdocs.finders.periods import find_periods
from thaihealthdocs.finders.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORMS = Path(__file__).parents[2].parent / "shared" / "data" / "text" / "forms.tsv"
RIGHT, WRONG, NONE = "right", "wrong", "none"

_QUOTED = re.compile(r'"+([^"]+)"+')
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNITS = {
    "%": "percent", "persons": "person", "items": "item", "months": "month", "years": "year",
    "organisations": "องค์กร", "PT2H": "hour",
}  # fmt: skip


def ours(form: str, kind: str, meant: str) -> str:
    """How this library reads a form of a kind with a meaning: right, wrong or none."""
    judge = JUDGES.get(kind, _trap)
    read, right = judge(form, meant)
    return RIGHT if right else WRONG if read else NONE


def _iso(start: object, stop: object) -> str:
    return str(start) if start == stop else f"{start}/{stop}"


def _date(form: str, meant: str) -> tuple[bool, bool]:
    found = list(find_dates(form))
    if meant.startswith("ambiguous"):
        readings = set(re.findall(r"[0-9-]{10}", meant))
        return bool(found), {str(each) for one in found for each in one.candidates} == readings
    read = [_iso(one.start, one.stop) for one in found if not one.candidates]
    return bool(read), read == [meant.split("T")[0]]


def _months(form: str, meant: str) -> tuple[bool, bool]:
    read = [f"--{one.month:02d}" for one in find_months(form) if one.month is not None]
    return bool(read), ",".join(read) == meant


def _month_range(form: str, meant: str) -> tuple[bool, bool]:
    read = [_iso(one.start, one.stop) for one in find_periods(form)]
    return bool(read), read == [meant]


def _years(form: str, meant: str) -> tuple[bool, bool]:
    read = [year - 543 for one in find_periods(form) for year in one.years]
    if "/" in meant:
        first, last = map(int, meant.split("/"))
        return bool(read), read == list(range(first, last + 1))
    return bool(read), read == [int(year) for year in meant.split(",")]


def _quarters(form: str, meant: str) -> tuple[bool, bool]:
    found = [one for one in find_periods(form) if one.kind == "quarter"]
    read = [
        f"FY{one.fiscal_year}Q{number}" if one.fiscal_year is not None else f"Q{number}"
        for one in found
        for number in one.quarters
    ]
    expected = re.findall(r"(?:FY[0-9]{4})?Q[0-9]", meant)
    return bool(read), read == expected and _compares(form, meant.partition(":")[2])


def _rounds(form: str, meant: str) -> tuple[bool, bool]:
    read = [f"P{one.months}M" if one.months else str(one.round) for one in find_periods(form)]
    return bool(read), ",".join(read) == meant


def _quantity(form: str, meant: str) -> tuple[bool, bool]:
    found = list(find_quantities(form))
    numbers = [each for one in found for each in (one.value, one.value_max) if each is not None]
    expected = [float(each) for each in _NUMBER.findall(re.sub(r"\(.*?unit.*?\)", "", meant))]
    if "per " in meant:
        return bool(found), numbers == expected[:1] and found[0].unit == f"per_{expected[1]:.0f}"
    first = re.sub(r"^level [0-9]+: *|\(.*", "", meant)
    wanted = [float(each) for each in _NUMBER.findall(first)]
    if "x" in meant and "(" in meant:
        wanted = expected
    return bool(found), numbers == wanted and _compares(form, first)


def _compares(form: str, meant: str) -> bool:
    """Whether operator and unit of the first quantity are those meant, where any are."""
    if not meant.strip():
        return True
    found = next(find_quantities(form))
    sign = re.match(r" *([<>]=?|±|-|\+)?", meant)
    wanted = {"±": "within", "-": "decrease", None: None, "+": None}
    operator = wanted.get(sign[1], sign[1]) if sign else None
    unit = next((unit for word, unit in _UNITS.items() if word in meant), None)
    unit = "ratio" if meant.lstrip().startswith("x") else unit
    is_operator = operator is None or found.operator == operator
    is_unit = unit is None or found.unit in {unit, None, "mg%"}
    return is_operator and is_unit and (found.hedged or "~" not in meant)


def _trap(form: str, meant: str) -> tuple[bool, bool]:
    """Nothing may be read in a form of a kind that none of the finders is for."""
    dates = list(find_dates(form))
    periods = [one for one in find_periods(form) if one.kind != "year"]
    read = [*dates, *periods, *find_quantities(form)]
    return bool(read), not read


JUDGES: dict[str, Callable[[str, str], tuple[bool, bool]]] = {
    **dict.fromkeys(("date", "datetime", "date_range", "month_year"), _date),
    **dict.fromkeys(("month", "month_list", "month_list_or_names", "month_relative"), _months),
    **dict.fromkeys(("month_range", "fiscal_year"), _month_range),
    **dict.fromkeys(("year", "year_range", "year_list"), _years),
    **dict.fromkeys(("quarter", "quarter_list", "quarter_target"), _quarters),
    **dict.fromkeys(("period", "period_list", "round"), _rounds),
    **dict.fromkeys(
        ("comparator", "percent", "quantity", "rate", "tolerance", "change", "ratio", "list",
         "duration", "money", "count"),
        _quantity,
    ),
    # A range of nothing in particular is one of entities where words stand before it.
    "range": lambda form, meant: (
        _quantity(form, meant) if " " in meant or not form[0].isalpha() else _trap(form, meant)
    ),
}  # fmt: skip


@cache
def _strptime() -> Callable[[str], str] | None:
    with suppress(ImportError):
        from pythainlp.util import thai_strptime

        return lambda form: str(thai_strptime(form, "%d %B %Y").date())
    return None


@cache
def _dateparser() -> Callable[[str], str] | None:
    with suppress(ImportError):
        import dateparser

        return lambda form: str(dateparser.parse(form, languages=["th"]).date())
    return None


def other(reader: Callable[[str], str], form: str, meant: str) -> str:
    """How another library reads a form that is a date."""
    try:
        read = reader(form)
    except Exception:  # whatever it raises, it has read nothing
        return NONE
    return RIGHT if read == meant.split("T")[0] else WRONG


def rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """Form, kind and meaning of each row; a form that needs its context comes within it."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            form, kind, meant, note = list(row.values())[:4]
            quoted = _QUOTED.search(note) if "needs context" in note else None
            yield (quoted[1] if quoted is not None else form), kind, meant


def main(path: Path) -> None:
    """Print a line for each kind of form, and the forms that are not read right."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    missed = []
    others = {"thai_strptime": _strptime(), "dateparser": _dateparser()}
    for form, kind, meant in rows(path):
        group = kind if kind in JUDGES else "trap"
        outcome = ours(form, kind, meant)
        counts[group]["ours"][outcome] += 1
        if outcome != RIGHT:
            missed.append(f"{outcome}: {form} ({kind}: {meant})")
        for name, reader in others.items():
            if reader is not None and JUDGES.get(kind) in {_date, _month_range}:
                counts[group][name][other(reader, form, meant)] += 1
    _print(counts, [name for name, reader in others.items() if reader is None])
    print("\n".join(["", *missed]))


def _print(counts: dict[str, dict[str, Counter[str]]], absent: list[str]) -> None:
    print(f"{'right/wrong/none':22}{'thaihealthdocs':>16}{'thai_strptime':>16}{'dateparser':>16}")
    total: Counter[str] = Counter()
    for group, each in counts.items():
        total += each["ours"]
        cells = [_cell(each[name], name in absent) for name in ("thai_strptime", "dateparser")]
        print(f"{group:22}{_cell(each['ours']):>16}{cells[0]:>16}{cells[1]:>16}")
    share = total[RIGHT] / max(1, total.total())
    print(f"{'all':22}{_cell(total):>16}   {share:.1%} right")


def _cell(counts: Counter[str], is_absent: bool = False) -> str:
    if is_absent:
        return "not installed"
    return f"{counts[RIGHT]}/{counts[WRONG]}/{counts[NONE]}" if counts else "-"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FORMS)
