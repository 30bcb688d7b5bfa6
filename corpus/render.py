"""Render each corpus document from its master, document.html, into the other formats.

``python corpus/render.py [NAME ...]`` writes document.docx, chromium.pdf, libreoffice.pdf and
document.txt beside the master, and document.xlsx for a master that asks for it. It needs Chromium,
LibreOffice and Debian's Thai fonts; the rendered files are kept in the repository, so only a change
to a master asks for it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CORPUS = Path(__file__).parent
FONT = "Laksaman"
LINE_WIDTH = 92
MARK_LENGTH = 5
"""Cells of no more characters hold a month, a tick or an arrow: centred, on one line."""
_NUMBER = re.compile(r"[0-9][0-9,]*(\.[0-9]+)?")
_LINE_BLANKS = re.compile(r"\s+")

_STYLE = """
@page {{ size: A4 {orientation}; margin: 20mm 18mm;
  @top-center {{ content: "{head}"; white-space: pre; font: 9pt '{font}'; }}
  @bottom-right {{ content: "{foot}"; font: 10pt '{font}'; }} }}
body {{ font: 11pt/1.35 '{font}'; }}
h1 {{ font-size: 13pt; }} h2 {{ font-size: 12pt; }}
header, footer {{ display: none; }}
table {{ border-collapse: collapse; width: 100%; margin: 8pt 0; }}
table:not(.plain) :is(td, th) {{ border: 0.6pt solid black; }}
td, th {{ padding: 2pt 4pt; vertical-align: top; }}
th, .mark {{ text-align: center; }} .mark {{ white-space: nowrap; }}
td p {{ margin: 0 0 2pt 0; }} thead {{ display: table-header-group; }}
"""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a master's table at its row and column, with the rows and columns it covers."""

    tag: Tag
    row: int
    column: int
    row_span: int
    column_span: int

    @property
    def paragraphs(self) -> list[str]:
        """The cell's paragraphs; a cell without any holds one, maybe empty."""
        return [one_line(p) for p in self.tag.find_all("p")] or [one_line(self.tag)]


def one_line(tag: Tag) -> str:
    """The words of an element on one line."""
    return _LINE_BLANKS.sub(" ", tag.get_text()).strip()


def body_of(master: Path) -> Tag:
    """The body of a master."""
    body = BeautifulSoup(master.read_text(encoding="utf-8"), "lxml").body
    if body is None:
        raise ValueError(f"{master} has no body")
    return body


def is_landscape(body: Tag) -> bool:
    """Whether the master asks for pages that lie on their long side."""
    return body.get("data-page") == "landscape"


def running_lines(body: Tag, name: str) -> list[str]:
    """The lines of the running head (``header``) or foot (``footer``)."""
    return [one_line(p) for part in body.find_all(name) for p in part.find_all("p")]


def grid(table: Tag) -> list[GridCell]:
    """The cells of a table in their places; a row of another width than the first is an error."""
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.find_all("tr")):
        column = 0
        for tag in line.find_all(["td", "th"]):
            while (row, column) in taken:
                column += 1
            down, across = int(str(tag.get("rowspan", 1))), int(str(tag.get("colspan", 1)))
            cells.append(GridCell(tag, row, column, down, across))
            taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
            column += across
    height, width = grid_size(cells)
    if len(taken) != height * width:
        raise ValueError(f"rows of unlike width in the table {one_line(table)[:60]!r}")
    return cells


def grid_size(cells: Iterable[GridCell]) -> tuple[int, int]:
    """Rows and columns of a table."""
    ends = [(cell.row + cell.row_span, cell.column + cell.column_span) for cell in cells]
    return max(row for row, _ in ends), max(column for _, column in ends)


# --- text dump -----------------------------------------------------------------------------


def text_dump(body: Tag) -> str:
    """The document as a text dump: tables by tabs, a page with a running head hard-wrapped."""
    wrapped = body.find("header") is not None
    parts = list(dump_parts(body, wrapped=wrapped))
    return ("\n" if wrapped else "\n\n").join(parts) + "\n"


def dump_parts(body: Tag, *, wrapped: bool) -> Iterator[str]:
    """The parts of a text dump, from the top."""
    for tag in body.find_all(True, recursive=False):
        if tag.name == "table":
            yield "\n".join(dump_rows(grid(tag)))
        elif tag.name == "ul":
            yield "\n".join(f"  • {one_line(item)}" for item in tag.find_all("li"))
        elif tag.name in ("header", "footer"):
            yield "\n".join(one_line(p) for p in tag.find_all("p"))
        else:
            yield "\n".join(wrap(one_line(tag))) if wrapped else one_line(tag)


def dump_rows(cells: list[GridCell]) -> Iterator[str]:
    """The rows of a table with tabs between cells; covered cells are empty."""
    height, width = grid_size(cells)
    texts = [[""] * width for _ in range(height)]
    for cell in cells:
        for place, text in zip(range(cell.column, width), spread(cell), strict=False):
            texts[cell.row][place] = text
    return ("\t".join(row) for row in texts)


def spread(cell: GridCell) -> list[str]:
    """What a dump prints in the columns of a cell: an arrow over several has two ends there."""
    text = dump_cell(cell)
    if text == "↔" and cell.column_span > 1:
        return ["←", *[""] * (cell.column_span - 2), "→"]
    return [text]


def dump_cell(cell: GridCell) -> str:
    """The text of a cell; paragraphs keep their tags."""
    if cell.tag.find("p") is None:
        return one_line(cell.tag)
    return " ".join(f"<p>{escape(text, quote=False)}</p>" for text in cell.paragraphs)


def wrap(text: str) -> Iterator[str]:
    """The lines of a paragraph as a page of that width breaks them, between words."""
    from pythainlp.tokenize import word_tokenize

    line = ""
    for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if line and len(line) + len(word) > LINE_WIDTH:
            yield line.rstrip()
            line = word.lstrip()
        else:
            line += word
    yield line.rstrip()


# --- Word ----------------------------------------------------------------------------------


def write_docx(body: Tag, path: Path) -> None:
    """The document as a Word file, with merged cells, repeated heads and running lines."""
    document = new_document(landscape=is_landscape(body))
    above = None
    for tag in body.find_all(True, recursive=False):
        if tag.name == "table" == above:
            document.add_paragraph()  # Word makes one table of two that touch
        above = tag.name
        if tag.name == "table":
            add_table(document, tag)
        elif tag.name == "ul":
            for item in tag.find_all("li"):
                document.add_paragraph(one_line(item), style="List Bullet")
        elif tag.name in ("h1", "h2", "h3"):
            document.add_heading(one_line(tag), level=int(tag.name[1]))
        elif tag.name not in ("header", "footer"):
            document.add_paragraph(one_line(tag))
    section = document.sections[0]
    add_running(section.header, running_lines(body, "header"))
    add_running(section.footer, running_lines(body, "footer"))
    document.save(str(path))
    without_clock(path)


def new_document(*, landscape: bool) -> Any:
    """An empty Word file whose styles all use the Thai font."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = docx.Document()
    sides = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section = document.sections[0]
    section.page_width, section.page_height = sides
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(18)
    for name, size in (("Normal", 12), ("Heading 1", 14), ("Heading 2", 13), ("List Bullet", 12)):
        set_font(document.styles[name], Pt(size))
    return document


def set_font(style: Any, size: Any) -> None:
    """Give a style the Thai font for both Latin and complex script."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.size = FONT, size
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    complex_size = properties.makeelement(qn("w:szCs"), {qn("w:val"): str(int(size.pt * 2))})
    properties.append(complex_size)


def add_table(document: Any, table: Tag) -> None:
    """Add a table, its spans as merged cells."""
    from docx.oxml import OxmlElement

    cells = grid(table)
    height, width = grid_size(cells)
    grown = document.add_table(rows=height, cols=width)
    if "plain" not in (table.get("class") or []):
        grown.style = "Table Grid"
    set_widths(document, grown, column_weights(cells))
    for cell in cells:
        first = grown.cell(cell.row, cell.column)
        last = grown.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        place = first if first is last else first.merge(last)
        place.text = cell.paragraphs[0]
        for text in cell.paragraphs[1:]:
            place.add_paragraph(text)
        compact(place, centred=len(one_line(cell.tag)) <= MARK_LENGTH)
    for row in grown.rows[: head_rows(table)]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def column_weights(cells: list[GridCell]) -> list[int]:
    """How wide each column is beside the others: its longest text, within bounds."""
    weights = [11] * grid_size(cells)[1]
    for cell in cells:
        if cell.column_span == 1:
            length = max(map(len, cell.paragraphs)) * 7 // 5
            weights[cell.column] = max(weights[cell.column], min(length, 30))
    return weights


def set_widths(document: Any, grown: Any, weights: list[int]) -> None:
    """Share the width of the page out among the columns."""
    section = document.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    grown.autofit = False
    for column, weight in zip(grown.columns, weights, strict=True):
        column.width = whole * weight // sum(weights)
        for cell in column.cells:
            cell.width = column.width


def compact(place: Any, *, centred: bool) -> None:
    """Set a cell's text smaller and without space below, as tables are set."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for paragraph in place.paragraphs:
        paragraph.paragraph_format.space_after = Pt(1)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def head_rows(table: Tag) -> int:
    """How many rows stand in the table's head."""
    head = table.find("thead")
    return len(head.find_all("tr")) if head is not None else 0


def add_running(part: Any, lines: list[str]) -> None:
    """Fill a running head or foot."""
    for number, line in enumerate(lines):
        paragraph = part.paragraphs[0] if number == 0 else part.add_paragraph()
        paragraph.text = line


def without_clock(path: Path) -> None:
    """Write a zip file again with no times in it, so that the same master gives the same bytes."""
    with zipfile.ZipFile(path) as old:
        members = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members:
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


# --- Excel ---------------------------------------------------------------------------------


def write_xlsx(body: Tag, path: Path) -> None:
    """The document as one Excel sheet: a row for a paragraph, tables with merged cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    row = 1
    for tag in body.find_all(True, recursive=False):
        if tag.name == "table":
            row = add_rows(sheet, grid(tag), row)
        else:
            sheet.cell(row, 1, one_line(tag))
            row += 1
    book.properties.created = book.properties.modified = datetime(2020, 1, 1, tzinfo=UTC)
    book.save(path)
    without_clock(path)


def add_rows(sheet: Any, cells: list[GridCell], top: int) -> int:
    """Fill a table into the sheet from the row ``top``; the first free row below is returned."""
    for cell in cells:
        row, column = top + cell.row, 1 + cell.column
        sheet.cell(row, column, typed("\n".join(cell.paragraphs)))
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + cell.row_span - 1,
                end_column=column + cell.column_span - 1,
            )
    return top + grid_size(cells)[0]


def typed(text: str) -> str | int | float | None:
    """The value of an Excel cell: a number where the text is one in Arabic digits."""
    if _NUMBER.fullmatch(text):
        plain = text.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    return text or None


# --- PDF -----------------------------------------------------------------------------------


def write_chromium_pdf(master: Path, path: Path) -> None:
    """The master printed by Chromium, with its running lines in the page margins."""
    body = body_of(master)
    style = _STYLE.format(
        orientation="landscape" if is_landscape(body) else "portrait",
        head="\\A ".join(running_lines(body, "header")),
        foot="\\A ".join(running_lines(body, "footer")),
        font=FONT,
    )
    for cell in body.find_all(["td", "th"]):
        if len(one_line(cell)) <= MARK_LENGTH:
            cell["class"] = "mark"
    page = (
        f"<!DOCTYPE html><html lang='th'><meta charset='utf-8'><style>{style}</style>{body}</html>"
    )
    with tempfile.TemporaryDirectory() as room:
        source = Path(room) / "document.html"
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        options += ["--disable-background-networking", f"--user-data-dir={room}/profile"]
        options += ["--no-pdf-header-footer", f"--print-to-pdf={path}"]
        run(["/usr/bin/chromium", *options, source.as_uri()])


def write_libreoffice_pdf(word: Path, path: Path) -> None:
    """The Word file printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as room:
        profile = f"-env:UserInstallation=file://{room}/profile"
        run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", room, str(word)])
        path.write_bytes((Path(room) / f"{word.stem}.pdf").read_bytes())


def run(command: list[str]) -> None:
    """Run a program for at most two minutes; its words are shown only if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr[-500:]}")


def render(folder: Path) -> None:
    """Render one document into every format."""
    master = folder / "document.html"
    body = body_of(master)
    (folder / "document.txt").write_text(text_dump(body), encoding="utf-8")
    write_docx(body, folder / "document.docx")
    if body.get("data-sheet") == "yes":
        write_xlsx(body, folder / "document.xlsx")
    write_chromium_pdf(master, (folder / "chromium.pdf").resolve())
    write_libreoffice_pdf(folder / "document.docx", folder / "libreoffice.pdf")


def main(names: list[str]) -> None:
    """Render the named documents, or all."""
    for master in sorted(CORPUS.glob("*/document.html")):
        if not names or master.parent.name in names:
            print(master.parent.name, flush=True)
            render(master.parent)


if __name__ == "__main__":
    main(sys.argv[1:])
