"""A report as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.records import RECORD_TYPES
from .locator import field_names, locate, principal, principal_field
from .terms import KIND_TERMS, term
from .wording import in_words, printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import RenderableType
    from rich.text import Text

    from ..model.records import Record
    from ..model.report import Report

__all__ = ["FIRST", "counts", "heading", "headline", "record_text", "shown_fields", "view"]

FIRST = 5
"""How many records of a type a view shows."""

_LONGEST_VALUE = 60
_LONGEST_QUOTE = 80
_LONGEST_GIST = 240
# The fields that together say what a record is about, by the one that it must have.
_GISTS = {
    "message": ("code", "message"),
    "value": ("subject", "operator", "value", "value_max", "unit"),
}
_DIM, _STRONG = "dim", "bold"


def counts(report: Report) -> dict[str, int]:
    """How many records there are of each type that has any."""
    return {key: len(report[key]) for key in RECORD_TYPES if report[key]}


def heading(report: Report) -> str:
    """The kind of document with its Thai term."""
    kind = report.document.kind
    thai = KIND_TERMS.get(kind)
    return kind if thai is None else f"{kind} ({thai})"


def headline(report: Report) -> Iterator[tuple[str, str]]:
    """What the document says of itself: each field that has a value, apart from its title."""
    for name in _stated(report.document):
        if name not in ("kind", "title"):
            yield name, in_words(getattr(report.document, name))


def shown_fields(records: Iterable[Record]) -> list[str]:
    """The fields that have a value in any of ``records``, in order."""
    return list(dict.fromkeys(name for record in records for name in _stated(record)))


def record_text(record: Record) -> str:
    """A record as lines of field, value, quote and place, in columns."""
    lines = [line for name in _stated(record) for line in _field_lines(record, name)]
    return "\n".join([record.id, *(f"  {line}" for line in _in_columns(lines))])


def view(report: Report, keys: Iterable[str] | None = None, first: int = FIRST) -> RenderableType:
    """The report for rich: kind, what the document says of itself, records, problems, coverage.

    Args:
        report: What to show.
        keys: The record types to show; all by default.
        first: How many records to show of each type.
    """
    from rich.console import Group
    from rich.text import Text

    name = "" if report.origin is None else f"{printable(report.origin.name)}  "
    parts: list[RenderableType] = [Text.assemble((name, _DIM), (heading(report), _STRONG))]
    if report.document.title is not None:
        parts.append(Text(printable(report.document.title), style="bold cyan"))
    facts = [f"{field} {printable(words)}" for field, words in headline(report)]
    if facts:
        parts.append(Text(" · ".join(facts)))
    named = {record.id: _name(record) for _, record in report.records()}
    for key in RECORD_TYPES if keys is None else keys:
        if report[key]:
            parts += ["", *_section(key, report[key], first, named)]
    share = report.coverage
    parts += ["", Text(f"{share.used:.0%} of the text is used, {share.unread:.0%} unread", _DIM)]
    return Group(*parts)


def _stated(record: Record) -> list[str]:
    return [name for name in field_names(record) if getattr(record, name) not in (None, (), "")]


def _field_lines(record: Record, name: str) -> Iterator[tuple[str, str, str, str]]:
    words = shorten(printable(in_words(getattr(record, name))), _LONGEST_VALUE)
    pieces = record.evidence.get(name, ())
    for at, piece in enumerate(pieces):
        quote = f"«{shorten(printable(piece.quote), _LONGEST_QUOTE)}»"
        yield ("", "", quote, locate(piece)) if at else (name, words, quote, locate(piece))
    if not pieces:
        yield name, words, "", ""


def _in_columns(lines: list[tuple[str, str, str, str]]) -> Iterator[str]:
    """Each line with its cells under each other; marks above and below take no column."""
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def _name(record: Record) -> str:
    """A few words that tell a reader which record an id names."""
    field = principal_field(record)
    return "" if field is None else in_words(getattr(record, field))


def _section(
    key: str, records: tuple[Record, ...], first: int, named: Mapping[str, str]
) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    title = Text.assemble((key, "bold yellow" if key == "problems" else "bold green"))
    more = f", first {first}" if len(records) > first else ""
    title.append(f"  {term(key)}  {len(records)}{more}")
    yield title
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=_DIM, no_wrap=True)
    grid.add_column(overflow="fold")
    for record in records[:first]:
        grid.add_row(Text(f"  {record.id}"), _gist(record, named))
    yield grid


def _gist(record: Record, named: Mapping[str, str]) -> Text:
    """What a record says in a line: its main words, its other fields, its place."""
    from rich.text import Text

    stated = _stated(record)
    main = next((_GISTS[name] for name in _GISTS if name in stated), (principal_field(record),))
    words = " ".join(in_words(getattr(record, name)) for name in main if name in stated)
    line = Text(shorten(printable(words), _LONGEST_GIST), style=_STRONG)
    for name in stated:
        if name not in main:
            said = in_words(getattr(record, name))
            if name.endswith("_id"):
                said = f"{said} {named.get(said, '')}"
            said = shorten(printable(said), _LONGEST_VALUE)
            line.append(f" · {name} ", "not bold dim").append(said, "not bold")
    piece = principal(record)
    return line if piece is None else line.append(f" · {locate(piece)}", "not bold dim")
