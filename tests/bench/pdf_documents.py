"""Documents made up with their truth, printed as PDF by Chromium and by LibreOffice.

A document is a list of blocks: headings, paragraphs, tables with spans, blocks of signatures. The
words are put together from small stocks by a seeded random source, so each seed gives another
document and always the same one. Nothing here is taken from a real document.
"""

from __future__ import annotations

import html
import random
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["FONTS", "KINDS", "Block", "TrueCell", "TrueDocument", "make", "print_pdf"]

FONTS = ("Sarabun", "Noto Sans Thai", "Laksaman", "Garuda", "Norasi", "Loma", "Waree", "Umpush")

_SUBJECTS = (
    "ผู้ป่วยโรคเบาหวาน",
    "หญิงตั้งครรภ์",
    "เด็กอายุ 0-5 ปี",
    "ผู้สูงอายุที่มีภาวะพึ่งพิง",
    "ผู้ป่วยวัณโรครายใหม่",
    "ประชาชนกลุ่มเสี่ยง",
    "หน่วยบริการปฐมภูมิ",
    "โรงพยาบาลชุมชน",
    "อาสาสมัครสาธารณสุขประจำหมู่บ้าน",
    "ผู้ป่วยโรคหลอดเลือดสมอง (Stroke)",
    "ครัวเรือนเป้าหมาย",
    "บุคลากรที่ปฏิบัติงานในพื้นที่",
)
_VERBS = (
    "ที่ได้รับการคัดกรองตามเกณฑ์",
    "ที่เข้าถึงบริการภายในเวลาที่กำหนด",
    "ที่ควบคุมระดับน้ำตาลในเลือดได้ดี",
    "ที่ผ่านการประเมินมาตรฐาน",
    "ที่ได้รับการเยี่ยมบ้านอย่างต่อเนื่อง",
    "ที่มีผลงานตามข้อตกลง",
    "ที่ได้รับวัคซีนครบชุด",
    "ที่ส่งต่อโดยใช้ระบบ e-Referral",
    "ที่บันทึกข้อมูลครบถ้วนและถูกต้อง",
)
_CLAUSES = (
    "จัดทำแผนงานร่วมกับภาคีเครือข่าย",
    "กำกับติดตามผลการดำเนินงานทุกเดือน",
    "พัฒนาระบบข้อมูลให้เชื่อมโยงกันทั้งจังหวัด",
    "อบรมฟื้นฟูความรู้แก่เจ้าหน้าที่ผู้รับผิดชอบงาน",
    "ส่งเสริมการออกกำลังกายและการบริโภคอาหารที่เหมาะสม",
    "ลดขั้นตอนการให้บริการผู้ป่วยนอก",
    "เฝ้าระวังโรคติดต่อนำโดยแมลงในช่วงฤดูฝน",
    "จ้างเหมาบริการทำความสะอาดอาคารผู้ป่วย",
    "สนับสนุนงบประมาณตามความจำเป็นของพื้นที่",
    "สื่อสารความเสี่ยงให้ประชาชนทราบโดยเร็ว",
    "ทบทวนอุบัติการณ์และวางมาตรการป้องกันมิให้เกิดซ้ำ",
    "ปรับปรุงอาคารสถานที่ให้เอื้อต่อผู้ใช้รถเข็น",
    "ขึ้นทะเบียนผู้รับบริการและนัดหมายล่วงหน้า",
)
_UNITS = ("กลุ่มงานควบคุมโรค", "งานแผน", "รพ.สต. ทุกแห่ง", "กลุ่มการพยาบาล", "สสอ.", "งาน IT")
_NAMES = ("นายสมชาย ใจดี", "นางสาวมาลี ศรีสุข", "นายแพทย์วิชัย ทองคำ", "นางอรุณี แก้วใส")
_POSTS = ("ผู้อำนวยการโรงพยาบาล", "หัวหน้ากลุ่มงาน", "นักวิชาการสาธารณสุขชำนาญการ", "สาธารณสุขอำเภอ")


@dataclass(frozen=True)
class TrueCell:
    """A cell and the paragraphs printed in it."""

    row: int
    column: int
    paragraphs: tuple[str, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Block:
    """``kind`` is heading, paragraph, table or signatures; the last holds columns of lines."""

    kind: str
    text: str = ""
    cells: tuple[TrueCell, ...] = ()
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class TrueDocument:
    """A made-up document: its blocks and how it is to be printed."""

    name: str
    font: str
    size: int
    blocks: tuple[Block, ...]
    landscape: bool = False
    split_rows: bool = False
    running_head: str = ""


@dataclass
class _Writer:
    """Puts words together from one random source."""

    source: random.Random
    thai_digits: bool = False
    _table: dict[int, int] = field(
        default_factory=lambda: {ord("0") + at: 0x0E50 + at for at in range(10)}
    )

    def digits(self, text: str) -> str:
        """The text with its digits in the document's script."""
        return text.translate(self._table) if self.thai_digits else text

    def pick(self, stock: tuple[str, ...]) -> str:
        """One of a stock."""
        return self.digits(self.source.choice(stock))

    def sentence(self, clauses: int) -> str:
        """Some clauses, with a blank, a comma or a conjunction between them."""
        parts = [self.pick(_CLAUSES)]
        for _ in range(clauses - 1):
            parts.append(self.source.choice((" ", " และ", " โดย", " เพื่อให้", " พร้อมทั้ง")))
            parts.append(self.pick(_CLAUSES))
        return "".join(parts)

    def indicator(self) -> str:
        """The name of a made-up indicator."""
        lead = self.source.choice(("ร้อยละของ", "จำนวน", "อัตรา", "ร้อยละ"))
        return lead + self.pick(_SUBJECTS) + self.pick(_VERBS)

    def target(self) -> str:
        """A target value as tables print it."""
        value = self.source.choice((f"{self.source.randint(1, 99)}", "2.5", "28.0", "1,240"))
        sign = self.source.choice(("≥ ", "≤ ", "> ", "< ", "", "ร้อยละ ", "ไม่น้อยกว่าร้อยละ "))
        return self.digits(sign + value)


def _cell(row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> TrueCell:
    return TrueCell(row, column, tuple(text.split("\n")) if text else (), rows, columns)


def _plan(writer: _Writer, rows: int) -> list[Block]:
    cells = [_cell(0, 0, "ที่", 2), _cell(0, 1, "กิจกรรม", 2)]
    cells += [_cell(0, 2, writer.digits("ปีงบประมาณ 2570"), 1, 4), _cell(0, 6, "ผู้รับผิดชอบ", 2)]
    cells += [_cell(1, 2 + at, writer.digits(f"ไตรมาส {at + 1}")) for at in range(4)]
    for row in range(rows):
        r = row + 2
        steps = [writer.digits(f"{at + 1}) ") + writer.sentence(1) for at in range(2)]
        text = "\n".join(steps) if writer.source.random() < 0.3 else writer.sentence(2)
        cells += [_cell(r, 0, writer.digits(f"{row + 1}")), _cell(r, 1, text)]
        start = writer.source.randint(0, 3)
        span = writer.source.choice((1, 1, 2)) if start < 3 else 1
        for at in range(4):
            if at == start:
                mark = writer.source.choice(("✓", "/", writer.digits("ต.ค. 69"), "X"))
                cells.append(_cell(r, 2 + at, mark, 1, span))
            elif not start < at < start + span:
                cells.append(_cell(r, 2 + at, ""))
        cells.append(_cell(r, 6, writer.pick(_UNITS)))
    widths = (6, 40, 10, 10, 10, 10, 14)
    return [
        Block("heading", writer.digits("แผนปฏิบัติการด้านสุขภาพ ประจำปีงบประมาณ พ.ศ. 2570")),
        Block("paragraph", writer.sentence(6)),
        Block("table", cells=tuple(cells), header_rows=2, widths=widths),
        _signatures(writer),
    ]


def _indicators(writer: _Writer, rows: int) -> list[Block]:
    cells = [_cell(0, 0, "ลำดับ", 2), _cell(0, 1, "ตัวชี้วัด", 2), _cell(0, 2, "เป้าหมาย", 2)]
    cells += [_cell(0, 3, "ผลการดำเนินงาน", 1, 3), _cell(0, 6, "หน่วยงาน", 2)]
    cells += [_cell(1, 3, "เป้า"), _cell(1, 4, "ผลงาน"), _cell(1, 5, "ร้อยละ")]
    row = 2
    for group in range(max(1, rows // 5)):
        name = writer.digits(f"ประเด็นที่ {group + 1} ") + writer.sentence(1)
        cells.append(_cell(row, 0, name, 1, 7))
        row += 1
        for _ in range(5):
            number = writer.digits(f"{group + 1}.{row}")
            base = writer.source.randint(100, 9999)
            part = writer.source.randint(1, base)
            cells += [_cell(row, 0, number), _cell(row, 1, writer.indicator())]
            cells += [_cell(row, 2, writer.target()), _cell(row, 3, writer.digits(f"{base:,}"))]
            cells.append(_cell(row, 4, writer.digits(f"{part:,}")))
            cells.append(_cell(row, 5, writer.digits(f"{100 * part / base:.2f}")))
            cells.append(_cell(row, 6, writer.pick(_UNITS)))
            row += 1
    widths = (8, 36, 16, 10, 10, 10, 14)
    return [
        Block("heading", "ผลการดำเนินงานตามตัวชี้วัด"),
        Block("table", cells=tuple(cells), header_rows=2, widths=widths),
        Block("paragraph", writer.sentence(4)),
    ]


def _template(writer: _Writer, rows: int) -> list[Block]:
    labels = ("ตัวชี้วัด", "คำนิยาม", "เกณฑ์เป้าหมาย", "วิธีการจัดเก็บข้อมูล", "แหล่งข้อมูล")
    cells = []
    for row, label in enumerate(labels):
        count = 1 + writer.source.randint(0, 2)
        text = "\n".join(writer.sentence(writer.source.randint(1, 5)) for _ in range(count))
        cells += [_cell(row, 0, label), _cell(row, 1, text, 1, 2)]
    row = len(labels)
    cells.append(_cell(row, 0, "รอบ", 1, 1))
    cells += [
        _cell(row, 1, writer.digits("รอบ 6 เดือน")),
        _cell(row, 2, writer.digits("รอบ 12 เดือน")),
    ]
    cells.append(_cell(row + 1, 0, "เกณฑ์การประเมิน", 2))
    cells += [_cell(row + 1, 1, writer.sentence(2)), _cell(row + 1, 2, writer.sentence(3))]
    cells += [_cell(row + 2, 1, writer.target()), _cell(row + 2, 2, writer.target())]
    return [
        Block("heading", "รายละเอียดตัวชี้วัด"),
        Block("table", cells=tuple(cells), widths=(22, 39, 39)),
        Block("paragraph", writer.sentence(2)),
    ]


def _order(writer: _Writer, rows: int) -> list[Block]:
    blocks = [
        Block("heading", "คำสั่งสำนักงานสาธารณสุขจังหวัดตัวอย่าง"),
        Block("paragraph", "ด้วย" + writer.sentence(7)),
        Block("paragraph", "เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึง" + writer.sentence(5)),
    ]
    for at in range(rows):
        text = f"{at + 1}. {writer.pick(_NAMES)} {writer.pick(_POSTS)}"
        blocks.append(Block("paragraph", writer.digits(text)))
    blocks.append(Block("paragraph", "ให้คณะกรรมการมีหน้าที่" + writer.sentence(9)))
    blocks.append(_signatures(writer))
    return blocks


def _prose(writer: _Writer, rows: int) -> list[Block]:
    blocks = [Block("heading", "บทวิเคราะห์สถานการณ์สุขภาพ")]
    for _ in range(rows):
        blocks.append(Block("paragraph", writer.sentence(writer.source.randint(2, 14))))
    return blocks


def _signatures(writer: _Writer) -> Block:
    columns = tuple(
        (
            f"(ลงชื่อ) ............... {role}",
            f"({writer.pick(_NAMES)})",
            writer.pick(_POSTS),
        )
        for role in ("ผู้เสนอ", "ผู้อนุมัติ")
    )
    return Block("signatures", columns=columns)


KINDS = {
    "plan": _plan,
    "indicators": _indicators,
    "template": _template,
    "order": _order,
    "prose": _prose,
}


def make(kind: str, seed: int) -> TrueDocument:
    """The made-up document of one kind and seed."""
    source = random.Random(f"{kind}-{seed}")
    writer = _Writer(source, thai_digits=source.random() < 0.4)
    blocks = KINDS[kind](writer, source.choice((5, 10, 25)))
    return TrueDocument(
        name=f"{kind}-{seed}",
        font=FONTS[seed % len(FONTS)],
        size=source.choice((10, 11, 12) if kind in {"plan", "indicators"} else (12, 14, 16)),
        blocks=tuple(blocks),
        landscape=kind in {"plan", "indicators"} and source.random() < 0.6,
        split_rows=source.random() < 0.2,
        running_head="เอกสารประกอบการประชุม" if source.random() < 0.3 else "",
    )


def print_pdf(document: TrueDocument, producer: str, folder: Path) -> Path | None:
    """Print a document with ``chromium`` or ``libreoffice``; None where that is not installed."""
    out = folder / f"{document.name}-{producer}.pdf"
    if out.exists():
        return out
    printer = {"chromium": _chromium, "libreoffice": _libreoffice}[producer]
    return out if printer(document, out) and out.exists() else None


def _chromium(document: TrueDocument, out: Path) -> bool:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return False
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(_html(document), encoding="utf-8")
        options = "--headless --no-sandbox --disable-gpu --no-first-run --no-pdf-header-footer"
        subprocess.run(
            [
                *(program, *options.split(), "--disable-background-networking"),
                *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()),
            ],
            check=False,
            capture_output=True,
            timeout=120,
        )
    return True


def _html(document: TrueDocument) -> str:
    page = "297mm 210mm" if document.landscape else "210mm 297mm"
    rows = "auto" if document.split_rows else "avoid"
    style = (
        f"@page{{size:{page};margin:20mm 20mm 20mm 25mm}} body{{font-family:'{document.font}',"
        f"'Noto Sans Symbols2','DejaVu Sans';font-size:{document.size}pt;margin:0}}"
        "table{border-collapse:collapse;width:100%;table-layout:fixed} p{margin:6pt 0}"
        "td,th{border:1px solid #000;padding:3px 5px;vertical-align:top;overflow-wrap:break-word}"
        f"th{{background:#d9e2f3}} tr{{break-inside:{rows}}} td p,th p{{margin:0}}"
        ".s{break-inside:avoid;white-space:nowrap;display:flex;justify-content:space-around;text-align:center;margin-top:30pt}"
        ".h{position:fixed;top:-14mm;right:0;font-size:10pt}"
    )
    body = "".join(_html_block(block) for block in document.blocks)
    return (
        f"<html><head><meta charset=utf-8><style>{style}</style></head><body>{body}</body></html>"
    )


def _html_block(block: Block) -> str:
    if block.kind == "heading":
        return f"<h2>{html.escape(block.text)}</h2>"
    if block.kind == "paragraph":
        return f"<p>{html.escape(block.text)}</p>"
    if block.kind == "signatures":
        columns = ("<br>".join(map(html.escape, lines)) for lines in block.columns)
        return "<div class=s>" + "".join(f"<div>{column}</div>" for column in columns) + "</div>"
    return _html_table(block)


def _html_table(block: Block) -> str:
    rows: dict[int, list[str]] = {}
    for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
        tag = "th" if cell.row < block.header_rows else "td"
        text = "".join(f"<p>{html.escape(words)}</p>" for words in cell.paragraphs)
        spans = f" rowspan={cell.row_span} colspan={cell.column_span}"
        rows.setdefault(cell.row, []).append(f"<{tag}{spans}>{text}</{tag}>")
    columns = "".join(f"<col style='width:{width}%'>" for width in block.widths)
    head = "".join(f"<tr>{''.join(rows[row])}</tr>" for row in range(block.header_rows))
    body = "".join(
        f"<tr>{''.join(rows[row])}</tr>" for row in sorted(rows) if row >= block.header_rows
    )
    return (
        f"<table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def _libreoffice(document: TrueDocument, out: Path) -> bool:
    program = shutil.which("soffice")
    if program is None:
        return False
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{out.stem}.docx"
        _write_docx(document, source)
        subprocess.run(
            [
                *(program, f"-env:UserInstallation=file://{out.parent}/office", "--headless"),
                *("--convert-to", "pdf", "--outdir", str(out.parent), str(source)),
            ],
            check=False,
            capture_output=True,
            timeout=180,
        )
    return True


def _write_docx(document: TrueDocument, path: Path) -> None:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(25), Mm(20)

    def write(paragraph, text: str, bold: bool = False, size: int = document.size) -> None:
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(size)
        properties = run._element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for which in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(which), document.font)
        for tag, value in (("w:szCs", str(2 * size)), ("w:cs", None)):
            element = OxmlElement(tag)
            if value is not None:
                element.set(qn("w:val"), value)
            properties.append(element)
        paragraph.paragraph_format.space_after = Pt(0)

    if document.running_head:
        write(section.header.paragraphs[0], document.running_head, size=10)
    for block in document.blocks:
        if block.kind == "table":
            _write_docx_table(file, block, write, section, document.split_rows)
        elif block.kind == "signatures":
            table = file.add_table(rows=1, cols=len(block.columns))
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, lines in zip(table.rows[0].cells, block.columns, strict=True):
                for at, line in enumerate(lines):
                    paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    write(paragraph, line)
        else:
            heading = block.kind == "heading"
            paragraph = file.add_paragraph()
            write(paragraph, block.text, heading, document.size + 4 * heading)
            paragraph.paragraph_format.space_after = Pt(6)
    file.save(str(path))


def _write_docx_table(file, block: Block, write, section, split_rows: bool) -> None:
    from docx.oxml import OxmlElement

    rows = max(cell.row + cell.row_span for cell in block.cells)
    table = file.add_table(rows=rows, cols=len(block.widths), style="Table Grid")
    table.autofit = False
    room = section.page_width - section.left_margin - section.right_margin
    grid = list(table.columns)
    for column, width in zip(grid, block.widths, strict=True):
        column.width = int(room * width / sum(block.widths))
    for row in range(block.header_rows):
        properties = table.rows[row]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    if not split_rows:
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
        for at, text in enumerate(cell.paragraphs):
            write(place.paragraphs[0] if at == 0 else place.add_paragraph(), text)
