"""A made-up document as a DOCX file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from pathlib import Path

    from pdf_model import Block, TrueCell, TrueDocument

__all__ = ["write_docx"]

_BORDERS = {
    "solid": ("single", 4, "000000"),
    "bars": ("single", 6, "000000"),
    "dotted": ("dotted", 4, "000000"),
    "dashed": ("dashed", 4, "444444"),
    "double": ("double", 4, "000000"),
    "blue": ("single", 4, "4472C4"),
    "grey": ("single", 4, "BFBFBF"),
    "level": ("single", 4, "000000"),
    "bands": ("nil", 0, "auto"),
    "tiles": ("single", 12, "FFFFFF"),
}


class _Page:
    """What all blocks of one file are written with."""

    def __init__(self, document: TrueDocument) -> None:
        self.document = document
        self.file = docx.Document()
        self.section = self.file.sections[0]
        self.section.page_width, self.section.page_height = Mm(210), Mm(297)
        if document.landscape:
            self.section.orientation = WD_ORIENT.LANDSCAPE
            self.section.page_width, self.section.page_height = Mm(297), Mm(210)
        self.section.left_margin, self.section.right_margin = Mm(25), Mm(20)
        self.room = self.section.page_width - Mm(45)

    def write(self, paragraph: Any, text: str, bold: bool = False, size: float = 0) -> Any:
        """Put words in a paragraph in the document's font."""
        size = size or self.document.size
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(size)
        properties = run._element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for which in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(which), self.document.font)
        for tag, value in (("w:szCs", str(round(2 * size))), ("w:cs", None)):
            properties.append(_element(tag, value))
        paragraph.paragraph_format.space_after = Pt(0)
        return run


def _element(tag: str, value: str | None = None, **attributes: str) -> Any:
    element = OxmlElement(tag)
    if value is not None:
        element.set(qn("w:val"), value)
    for name, each in attributes.items():
        element.set(qn(f"w:{name}"), each)
    return element


def write_docx(document: TrueDocument, path: Path) -> None:
    """Write the file that LibreOffice prints."""
    page = _Page(document)
    if document.running_head:
        page.write(page.section.header.paragraphs[0], document.running_head, size=10)
    if document.running_foot:
        _write_foot(page)
    for block in document.blocks:
        _write_block(page, block)
    page.file.save(str(path))


def _write_foot(page: _Page) -> None:
    """- 2 - below each page, in Thai digits where asked."""
    paragraph = page.section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page.write(paragraph, "- ", size=10)
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        run = page.write(paragraph, "", size=10)
        if kind is not None:
            run._element.append(_element("w:fldChar", fldCharType=kind))
        else:
            code = OxmlElement("w:instrText")
            code.text = words
            run._element.append(code)
    page.write(paragraph, " -", size=10)
    if page.document.running_foot == "thai":
        page.section._sectPr.append(_element("w:pgNumType", fmt="thaiNumbers"))


def _write_block(page: _Page, block: Block) -> None:
    if block.kind == "table":
        _write_table(page, page.file, block, page.room)
    elif block.kind == "pair":
        outer = page.file.add_table(rows=1, cols=2)
        for cell, part in zip(outer.rows[0].cells, block.parts, strict=True):
            _write_table(page, cell, part, page.room * 0.44)
            cell._tc.remove(cell.paragraphs[0]._p)
            cell.add_paragraph()
    elif block.kind == "signatures":
        table = page.file.add_table(rows=1, cols=len(block.columns))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, lines in zip(table.rows[0].cells, block.columns, strict=True):
            for at, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                page.write(paragraph, line)
    elif block.kind == "prose":
        _write_columns(page, block)
    elif block.kind == "note":
        _write_note(page, block)
    else:
        _write_paragraph(page, block)


def _write_paragraph(page: _Page, block: Block) -> None:
    heading = block.kind == "heading"
    paragraph = page.file.add_paragraph()
    page.write(paragraph, block.text, heading, page.document.size + 4 * heading)
    paragraph.paragraph_format.space_after = Pt(6)
    if block.kind == "item":
        paragraph.paragraph_format.left_indent = Pt(20)
        paragraph.paragraph_format.first_line_indent = Pt(-20)
    properties = paragraph._p.get_or_add_pPr()
    if block.shade:
        properties.append(_element("w:shd", "clear", color="auto", fill=block.shade.strip("#")))
    if page.document.is_justified and not heading:
        properties.append(_element("w:jc", "thaiDistribute"))


def _write_columns(page: _Page, block: Block) -> None:
    """Paragraphs in two columns, in a section of their own."""
    section = page.file.add_section(0)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "700")
    for text in block.columns[0]:
        paragraph = page.file.add_paragraph()
        page.write(paragraph, text)
        paragraph.paragraph_format.space_after = Pt(6)


def _write_note(page: _Page, block: Block) -> None:
    """A note below a short rule, as it is printed."""
    paragraph = page.file.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(40)
    page.write(paragraph, block.text, size=0.8 * page.document.size)
    rule = "<w:top w:val='single' w:sz='4' w:space='4' w:color='000000'/>"
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{rule}</w:pBdr>")
    paragraph._p.get_or_add_pPr().append(border)


def _write_table(page: _Page, parent: Any, block: Block, room: float) -> None:
    rows = max(cell.row + cell.row_span for cell in block.cells)
    table = parent.add_table(rows=rows, cols=len(block.widths))
    if parent is page.file:
        table.style = "Table Grid"
    table.autofit = False
    _draw_rules(table, block.rule)
    grid = list(table.columns)
    for column, width in zip(grid, block.widths, strict=True):
        column.width = int(room * width / sum(block.widths))
    for row in range(block.header_rows if block.repeats_head else 0):
        table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if not page.document.split_rows:
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    places = [list(row.cells) for row in table.rows]
    for cell in block.cells:
        place = places[cell.row][cell.column]
        last = places[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
        if last is not place:
            place = place.merge(last)
        place.width = sum(
            column.width for column in grid[cell.column : cell.column + cell.column_span]
        )
        _write_cell(page, block, cell, place)


def _write_cell(page: _Page, block: Block, cell: TrueCell, place: Any) -> None:
    for at, text in enumerate(cell.paragraphs):
        page.write(place.paragraphs[0] if at == 0 else place.add_paragraph(), text)
    properties = place._tc.get_or_add_tcPr()
    if len(block.widths) > 12:
        sides = "".join(f"<w:{side} w:w='20' w:type='dxa'/>" for side in ("left", "right"))
        properties.append(parse_xml(f"<w:tcMar {nsdecls('w')}>{sides}</w:tcMar>"))
    tint = _tint(block, cell)
    if tint is not None:
        properties.append(_element("w:shd", "clear", color="auto", fill=tint))
    if cell.is_turned:
        properties.append(_element("w:textDirection", "btLr"))
        height = _element("w:trHeight", "1700", hRule="atLeast")
        place._tc.getparent().get_or_add_trPr().append(height)
    if cell.inner is not None:
        _write_table(page, place, cell.inner, page.room * 0.68)
        place.add_paragraph()


def _tint(block: Block, cell: TrueCell) -> str | None:
    if cell.row < block.header_rows:
        return "9CC2E5" if block.rule in {"bands", "tiles"} else "D9E2F3"
    if block.rule == "tiles" or (block.rule == "bands" and cell.row % 2):
        return "DEEAF6"
    return None


def _draw_rules(table: Any, rule: str) -> None:
    kind, size, colour = _BORDERS[rule]
    sides = ("top", "bottom", "insideH") if rule == "level" else ()
    sides = sides or ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(
        f"<w:{side} w:val='{kind}' w:sz='{size}' w:space='0' w:color='{colour}'/>" for side in sides
    )
    nothing = (
        ""
        if len(sides) > 3
        else "".join(f"<w:{side} w:val='nil'/>" for side in ("left", "right", "insideV"))
    )
    borders = f"<w:tblBorders {nsdecls('w')}>{drawn}{nothing}</w:tblBorders>"
    table._tbl.tblPr.append(parse_xml(borders))
