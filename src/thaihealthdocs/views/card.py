"""A report as a card of HTML for notebooks: one element, its own style, no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .locator import locate, principal
from .terminal import FIRST, counts, heading, headline, shown_fields
from .terms import term
from .wording import in_words, printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model.records import Record
    from ..model.report import Report

__all__ = ["html_card"]

_STYLE = (
    ".thd{border:1px solid #8886;border-radius:6px;padding:.8em 1em;max-width:72em;"
    "font-family:Sarabun,'Noto Sans Thai',Tahoma,sans-serif;line-height:1.5}"
    ".thd h4{margin:.1em 0 .3em}.thd .thd-dim{opacity:.65}"
    ".thd table{border-collapse:collapse;margin:.3em 0 .8em}"
    ".thd th,.thd td{text-align:left;vertical-align:top;padding:.15em .7em .15em 0;"
    "border-bottom:1px solid #8883}"
    ".thd td:first-child,.thd td:last-child{white-space:nowrap}"
    ".thd summary{cursor:pointer;font-weight:600}"
)
_LONGEST = 120


def html_card(report: Report) -> str:
    """The card: kind, title, period, counts, problems, and the first records of each type."""
    name = "" if report.origin is None else _safe(report.origin.name)
    facts = " · ".join(f"{_safe(field)} {_safe(words)}" for field, words in headline(report))
    share = report.coverage
    return "".join(
        (
            f'<div class="thd"><style>{_STYLE}</style>',
            f'<div class="thd-dim">{name} · {_safe(heading(report))}</div>',
            f"<h4>{_safe(report.document.title or '')}</h4>",
            f"<div>{facts}</div>",
            *(_section(key, report[key]) for key in counts(report)),
            f'<div class="thd-dim">{share.used:.0%} of the text is used, '
            f"{share.unread:.0%} unread</div></div>",
        )
    )


def _section(key: str, records: tuple[Record, ...]) -> str:
    shown = records[:FIRST]
    names = shown_fields(shown)
    lines = [_line("th", ["id", *names, "place"])]
    for record in shown:
        piece = principal(record)
        values = [shorten(in_words(getattr(record, name)), _LONGEST) for name in names]
        place = "" if piece is None else locate(piece)
        lines.append(_line("td", [record.id, *values, place]))
    rest = len(records) - len(shown)
    more = f'<div class="thd-dim">and {rest} more</div>' if rest else ""
    # Doubts are to be seen without looking for them.
    state = " open" if key == "problems" else ""
    title = f"{len(records)} {_safe(key)} <span class='thd-dim'>{_safe(term(key))}</span>"
    return (
        f"<details{state}><summary>{title}</summary><table>{''.join(lines)}</table>{more}</details>"
    )


def _line(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_safe(cell)}</{tag}>' for cell in cells)}</tr>"


def _safe(text: str) -> str:
    return escape(printable(text))
