"""Reports of several files, written in one format to one place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..model.records import RECORD_TYPES
from . import excel, frames
from .terminal import FIRST, counts, view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from .report import Report

    Named = tuple[str, Report]

__all__ = ["FORMATS", "format_for", "print_reports", "write_reports"]

FORMATS = ("text", "json", "csv", "xlsx")
"""What reports can be printed or written as."""

_WIDTH = 100
_FORMAT_OF = {
    ".json": "json",
    ".jsonl": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".txt": "text",
}


def format_for(out: Path | None) -> str:
    """The format that the name of ``out`` asks for: JSON for a folder, text for no file.

    >>> from pathlib import Path
    >>> format_for(Path("targets.csv")), format_for(Path("reports")), format_for(None)
    ('csv', 'json', 'text')
    """
    return "text" if out is None else _FORMAT_OF.get(out.suffix.lower(), "json")


def print_reports(
    named: Iterable[Named],
    form: str,
    *,
    keys: Sequence[str] | None = None,
    first: int | None = FIRST,
    indent: int | None = None,
) -> None:
    """Print each report as it comes: text, or one line of JSON; or a table, of all of them.

    Args:
        named: Reports with the names that `names_of` gave their files.
        form: ``"text"``, ``"json"``, or ``"csv"`` for a table of the one key given.
        keys: The record types to print, all by default; tables also of ``"document"`` and
            ``"evidence"``, the long form.
        first: How many records of a type text shows; None for all.
        indent: How far to indent JSON, which then is no longer one line a report.
    """
    if form == "csv":
        reports = [report for _, report in named]
        for key in keys or ():
            sys.stdout.write(frames.frame(reports, key).to_csv(index=False, lineterminator="\n"))
        return
    for at, (_, report) in enumerate(named):
        if form == "json":
            print(report.to_json(indent, _lists(keys)), flush=True)
        else:
            print("\n" * bool(at) + _as_text(report, keys, first), flush=True)


def write_reports(
    named: Iterable[Named],
    form: str,
    out: Path,
    *,
    keys: Sequence[str] | None = None,
    indent: int | None = None,
) -> Iterator[str]:
    """Write the reports to ``out``, and say in a line for each report what it holds.

    JSON and text go to one file a report where ``out`` has no ending of its own, else all to the
    one file (JSON on one line each). A table holds the records of all reports: ``out`` is a
    workbook, a CSV file for one key, or a folder of CSV files.
    """
    if form in ("json", "text"):
        write = _write_each if out.suffix.lower() not in _FORMAT_OF else _write_together
        yield from write(named, form, out, keys, indent)
        return
    kept = []
    for name, report in named:
        kept.append(report)
        yield _summary(name, report)
    _write_tables(kept, form, out, keys)


def _write_each(
    named: Iterable[Named], form: str, out: Path, keys: Sequence[str] | None, indent: int | None
) -> Iterator[str]:
    out.mkdir(parents=True, exist_ok=True)
    ending = ".json" if form == "json" else ".txt"
    for name, report in named:
        path = out / f"{name}{ending}"
        path.write_text(
            _content(report, form, keys, indent), encoding="utf-8", errors="backslashreplace"
        )
        yield f"{_summary(name, report)} -> {path}"


def _write_together(
    named: Iterable[Named], form: str, out: Path, keys: Sequence[str] | None, indent: int | None
) -> Iterator[str]:
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for name, report in named:
            file.write(_content(report, form, keys, indent))
            yield f"{_summary(name, report)} -> {out}"


def _write_tables(
    reports: Sequence[Report], form: str, out: Path, keys: Sequence[str] | None
) -> None:
    if form == "xlsx":
        out.parent.mkdir(parents=True, exist_ok=True)
        excel.write(reports, out, keys)
    elif out.suffix.lower() == ".csv":
        (written,) = frames.write_csv(reports, out.parent, keys)
        written.replace(out)
    else:
        frames.write_csv(reports, out, keys)


def _content(report: Report, form: str, keys: Sequence[str] | None, indent: int | None) -> str:
    if form == "json":
        return report.to_json(indent, _lists(keys)) + "\n"
    return _as_text(report, keys, None) + "\n"


def _summary(name: str, report: Report) -> str:
    held = ", ".join(f"{count} {key}" for key, count in counts(report).items())
    return f"{name}: {report.document.kind}; {held or 'no records'}"


def _lists(keys: Sequence[str] | None) -> Iterable[str]:
    """The lists of records among ``keys``; what the document says of itself is always printed."""
    return RECORD_TYPES if keys is None else [key for key in keys if key in RECORD_TYPES]


def _as_text(report: Report, keys: Sequence[str] | None, first: int | None) -> str:
    """The terminal view as text, coloured only where standard output is a terminal."""
    from rich.console import Console

    # Where there is no terminal nobody folds the lines for its width.
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    shown = first if first is not None else sys.maxsize
    with console.capture() as capture:
        console.print(view(report, _lists(keys), shown))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())
