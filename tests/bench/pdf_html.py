"""A made-up document as an HTML page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from pdf_model import RULES

if TYPE_CHECKING:
    from pdf_model import Block, TrueCell, TrueDocument

__all__ = ["html_page"]

_TINTS = ("#9cc2e5", "#deeaf6", "#ffffff")
_BARS = "".join(
    f"<i style='position:absolute;background:#000;{place}'></i>"
    for place in (
        "left:-.35pt;right:-.35pt;top:-.35pt;height:.7pt",
        "left:-.35pt;right:-.35pt;bottom:-.35pt;height:.7pt",
        "top:-.35pt;bottom:-.35pt;left:-.35pt;width:.7pt",
        "top:-.35pt;bottom:-.35pt;right:-.35pt;width:.7pt",
    )
)


def html_page(document: TrueDocument) -> str:
    """The page as Chromium prints it."""
    page = "297mm 210mm" if document.landscape else "210mm 297mm"
    rows = "auto" if document.split_rows else "avoid"
    numbers = {"thai": "counter(page,thai)", "arabic": "counter(page)"}
    foot = numbers.get(document.running_foot)
    foot = "" if foot is None else f"@bottom-center{{content:'- ' {foot} ' -';font-size:10pt}}"
    if document.running_head:
        foot += f"@top-right{{content:'{document.running_head}';font-size:10pt}}"
    style = (
        f"@page{{size:{page};margin:20mm 20mm 20mm 25mm;{foot}}}"
        f"body{{font-family:'{document.font}','Noto Sans Thai','DejaVu Sans','Noto Sans Symbols2';"
        f"font-size:{document.size}pt;margin:0}}"
        "table{border-collapse:collapse;width:100%;table-layout:fixed} p{margin:6pt 0}"
        "td,th{padding:3px 5px;vertical-align:top;overflow-wrap:break-word}"
        f"tr{{break-inside:{rows}}} td p,th p{{margin:0}}"
        ".s{break-inside:avoid;white-space:nowrap;display:flex;justify-content:space-around;"
        "text-align:center;margin-top:30pt}"
        ".pair{display:flex;gap:14mm;align-items:flex-start;break-inside:avoid}"
        ".item{padding-left:1.6em;text-indent:-1.6em}"
        ".note{border-top:.5pt solid #000;margin-top:40pt;font-size:80%;padding-top:4pt}"
        ".prose{columns:2;column-gap:12mm}"
        f"p,.item{{text-align:{'justify' if document.is_justified else 'start'}}}"
    )
    (f"<div class=h>{html.escape(document.running_head)}</div>" if document.running_head else "")
    body = "".join(_block(block) for block in document.blocks)
    top = f"<html><head><meta charset=utf-8><style>{style}</style></head>"
    return f"{top}<body>{body}</body></html>"


def _block(block: Block) -> str:
    text = html.escape(block.text)
    if block.kind == "heading":
        return f"<h2>{text}</h2>"
    if block.kind in {"paragraph", "item", "note"}:
        ground = f" style='background:{block.shade};padding:4pt'" if block.shade else ""
        return f"<p class={block.kind}{ground}>{text}</p>"
    if block.kind == "signatures":
        columns = ("<br>".join(map(html.escape, lines)) for lines in block.columns)
        return "<div class=s>" + "".join(f"<div>{column}</div>" for column in columns) + "</div>"
    if block.kind == "prose":
        texts = "".join(f"<p>{html.escape(text)}</p>" for text in block.columns[0])
        return f"<div class=prose>{texts}</div>"
    if block.kind == "pair":
        return "<div class=pair>" + "".join(map(_table, block.parts)) + "</div>"
    return _table(block)


def _table(block: Block) -> str:
    rows: dict[int, list[str]] = {}
    for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(_cell(block, cell))
    columns = "".join(f"<col style='width:{width}%'>" for width in block.widths)
    head = "".join(f"<tr>{''.join(rows[row])}</tr>" for row in range(block.header_rows))
    body = "".join(
        f"<tr>{''.join(rows[row])}</tr>" for row in sorted(rows) if row >= block.header_rows
    )
    if block.repeats_head:
        head = f"<thead>{head}</thead>"
    else:
        head, body = "", head + body
    style = " style='border-collapse:separate;border-spacing:2px'" if block.rule == "tiles" else ""
    return f"<table{style}><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>"


def _cell(block: Block, cell: TrueCell) -> str:
    is_head = cell.row < block.header_rows
    tag = "th" if is_head else "td"
    text = "".join(f"<p>{html.escape(words)}</p>" for words in cell.paragraphs)
    if cell.is_turned:
        turn = "writing-mode:vertical-rl;transform:rotate(180deg);height:26mm"
        text = f"<div style='{turn}'>{text}</div>"
    if cell.inner is not None:
        text += f"<div style='padding:4pt'>{_table(cell.inner)}</div>"
    if block.rule == "bars":
        text += _BARS
    spans = f" rowspan={cell.row_span} colspan={cell.column_span}"
    pinned = "position:relative;" if block.rule == "bars" else ""
    narrow = "padding:2px 1px;" if len(block.widths) > 12 else ""
    return f"<{tag}{spans} style='{narrow}{pinned}{_ground(block, cell, is_head)}'>{text}</{tag}>"


def _ground(block: Block, cell: TrueCell, is_head: bool) -> str:
    """The border of a cell and the colour behind it."""
    border = RULES[block.rule]
    if block.rule == "level":
        border = f"{border};border-left:0;border-right:0"
    border = f"border:{border};" if border else "border:0;"
    if block.rule in {"bands", "tiles"}:
        tint = _TINTS[0] if is_head else _TINTS[1 if cell.row % 2 or block.rule == "tiles" else 2]
        return f"{border}background:{tint}"
    return f"{border}background:#d9e2f3" if is_head else border
