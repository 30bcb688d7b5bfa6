"""Documents with tables that no rule is drawn around, and documents that only look like that.

Each is made up from a seed with its truth, as in ``pdf_documents``, and printed by Chromium and
by LibreOffice. The documents without a table have what is easily taken for one: signatures side by
side, labels with values behind tabs, contents with page numbers, columns of prose, lists.
"""

from __future__ import annotations

import html
import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pdf_model import NAMES, POSTS, SUBJECTS, UNITS, TrueCell, Writer
from pdf_model import cell_at as _cell

__all__ = ["NEGATIVES", "POSITIVES", "Made", "make", "print_all"]

FONTS = (
    *("Noto Sans Thai", "Laksaman", "Garuda", "Norasi", "Loma", "Waree"),
    *("Umpush", "Noto Serif Thai", "Noto Looped Thai", "Kinnari"),
)
_MONTHS = (
    *("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."),
    *("เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."),
)
_PLACES = ("เมืองตัวอย่าง", "บ้านสมมุติ", "ป่าไผ่", "ท่าทราย", "โนนสูง", "หนองน้ำใส", "เขาเขียว", "บางปลา")
_ITEMS = (
    "ค่าตอบแทน",
    "ค่าใช้สอย",
    "ค่าวัสดุ",
    "ค่าวัสดุวิทยาศาสตร์และการแพทย์",
    "ค่าสาธารณูปโภค",
    "ค่าครุภัณฑ์",
    "ค่าจ้างเหมาบริการ",
    "ค่าเบี้ยเลี้ยง ที่พัก และพาหนะ",
    "ค่ายาและเวชภัณฑ์มิใช่ยา",
)


@dataclass(frozen=True)
class Block:
    """A piece of a document: a table with cells, or something else made of its ``lines``."""

    kind: str
    text: str = ""
    cells: tuple[TrueCell, ...] = ()
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    lines: tuple[Any, ...] = ()
    """Columns of lines to sign, parts of lines with their place, paragraphs in columns, items."""


@dataclass(frozen=True)
class Made:
    """A made-up document and how it is set."""

    name: str
    font: str
    size: float
    blocks: tuple[Block, ...]
    landscape: bool = False
    beside: float = 4.0
    """Points of white left and right of the text of a cell."""
    above: float = 1.5
    in_middle: bool = False
    """Whether short cells stand at half the height of their row."""
    heads: str = "center"
    numbers: str = "right"
    repeat_head: bool = True
    bold_head: bool = True


def _amount(writer: Writer, most: int = 99_999) -> int:
    return min(most, writer.source.randint(1, 10 ** writer.source.randint(2, len(str(most)))))


def _statistics(writer: Writer, rows: int) -> list[Block]:
    years = writer.source.random() < 0.5
    if years:
        heads = ["จำนวน (ราย)", "อัตรา", "จำนวน (ราย)", "อัตรา", "จำนวน (ราย)", "อัตรา"]
        cells = [_cell(0, 0, "หน่วยบริการ", 2)]
        cells += [_cell(0, 1 + 2 * at, f"ปี {2567 + at}", 1, 2) for at in range(3)]
        cells += [_cell(1, 1 + at, head) for at, head in enumerate(heads)]
    else:
        heads = ["ผู้ป่วยนอก", "ผู้ป่วยใน", "วันนอนรวม", "เตียง", "อัตราครองเตียง"]
        cells = [_cell(0, at, head) for at, head in enumerate(["โรงพยาบาล", *heads])]
    row = first = 2 if years else 1
    totals = [0.0] * len(heads)
    for at in range(rows):
        cells.append(_cell(row, 0, f"{writer.source.choice(('รพ.', 'รพ.สต.', ''))}{_place(at)}"))
        for column, head in enumerate(heads):
            if head.startswith("อัตรา"):
                cells.append(_cell(row, 1 + column, f"{writer.source.uniform(0, 200):.2f}"))
            else:
                value = _amount(writer)
                totals[column] += value
                empty = writer.source.random() < 0.05
                cells.append(_cell(row, 1 + column, "-" if empty else f"{value:,}"))
        row += 1
    cells.append(_cell(row, 0, "รวม"))
    cells += [_cell(row, 1 + at, f"{total:,.0f}") for at, total in enumerate(totals) if total]
    widths = (28, *[72 / len(heads)] * len(heads))
    return _around(writer, "จำนวนผู้รับบริการ จำแนกรายหน่วยบริการ", cells, first, widths)


def _place(at: int) -> str:
    return _PLACES[at % len(_PLACES)] + (f" {at // len(_PLACES) + 1}" if at >= len(_PLACES) else "")


def _plan(writer: Writer, rows: int) -> list[Block]:
    cells = [_cell(0, 0, "ที่", 2), _cell(0, 1, "กิจกรรม", 2)]
    cells += [_cell(0, 2, "ปีงบประมาณ 2570", 1, 4), _cell(0, 6, "ผู้รับผิดชอบ", 2)]
    cells += [_cell(1, 2 + at, f"ไตรมาส {at + 1}") for at in range(4)]
    kind = writer.source.choice(("tick", "amount"))
    for row in range(rows):
        r = row + 2
        cells += [_cell(r, 0, f"{row + 1}"), _cell(r, 1, writer.sentence(_few(writer)))]
        marks = [at for at in range(4) if writer.source.random() < 0.4] or [row % 4]
        for at in marks:
            words = f"{_amount(writer):,}" if kind == "amount" else "✓"
            cells.append(_cell(r, 2 + at, words))
        cells.append(_cell(r, 6, writer.pick(UNITS)))
    return _around(writer, "แผนปฏิบัติการรายไตรมาส", cells, 2, (6, 34, 11, 11, 11, 11, 16))


def _few(writer: Writer) -> int:
    return writer.source.choice((1, 1, 1, 2, 3))


def _indicators(writer: Writer, rows: int) -> list[Block]:
    if writer.source.random() < 0.5:
        return _short_indicators(writer, rows)
    cells = [_cell(0, 0, "ลำดับ", 2), _cell(0, 1, "ตัวชี้วัด", 2), _cell(0, 2, "เป้าหมาย", 2)]
    cells += [_cell(0, 3, "ผลการดำเนินงาน", 1, 3), _cell(0, 6, "หน่วยงาน", 2)]
    cells += [_cell(1, 3, "เป้า"), _cell(1, 4, "ผลงาน"), _cell(1, 5, "ร้อยละ")]
    row = 2
    groups = writer.source.random() < 0.6
    for group in range(max(1, rows // 4)):
        if groups:
            name = f"ประเด็นที่ {group + 1} " + writer.sentence(1)
            cells.append(_cell(row, 0, name, 1, 7))
            row += 1
        for at in range(4):
            base = writer.source.randint(100, 9999)
            part = writer.source.randint(1, base)
            cells += [_cell(row, 0, f"{group + 1}.{at + 1}"), _cell(row, 1, writer.indicator())]
            cells += [_cell(row, 2, writer.target()), _cell(row, 3, f"{base:,}")]
            cells += [_cell(row, 4, f"{part:,}"), _cell(row, 5, f"{100 * part / base:.2f}")]
            cells.append(_cell(row, 6, writer.pick(UNITS)))
            row += 1
    return _around(writer, "ผลการดำเนินงานตามตัวชี้วัด", cells, 2, (7, 30, 17, 11, 11, 11, 13))


def _short_indicators(writer: Writer, rows: int) -> list[Block]:
    heads = ["ที่", "ตัวชี้วัด", "ค่าเป้าหมาย ปี 2570", "หน่วยนับ", "ผู้รับผิดชอบ"]
    cells = [_cell(0, at, head) for at, head in enumerate(heads)]
    for row in range(1, rows + 1):
        cells += [_cell(row, 0, f"{row}"), _cell(row, 1, writer.indicator())]
        cells += [_cell(row, 2, writer.target())]
        cells += [_cell(row, 3, writer.source.choice(("ร้อยละ", "คน", "แห่ง", "ครั้ง")))]
        cells += [_cell(row, 4, writer.pick(UNITS))]
    return _around(writer, "ตัวชี้วัดและค่าเป้าหมาย", cells, 1, (7, 45, 18, 12, 18))


def _months(writer: Writer, rows: int) -> list[Block]:
    years = writer.source.random() < 0.6
    top = 2 if years else 1
    cells = [_cell(0, 0, "ที่", top), _cell(0, 1, "กิจกรรม", top), _cell(0, 14, "ผู้รับผิดชอบ", top)]
    if years:
        cells += [_cell(0, 2, "พ.ศ. 2569", 1, 3), _cell(0, 5, "พ.ศ. 2570", 1, 9)]
    cells += [_cell(top - 1, 2 + at, month) for at, month in enumerate(_MONTHS)]
    mark = writer.source.choice(("✓", "/", "X"))
    for row in range(rows):
        r = row + top
        cells += [_cell(r, 0, f"{row + 1}"), _cell(r, 1, writer.sentence(_few(writer)))]
        start = writer.source.randint(0, 11)
        stop = min(12, start + writer.source.choice((1, 2, 4, 12)))
        cells += [_cell(r, 2 + at, mark) for at in range(start, stop)]
        cells.append(_cell(r, 14, writer.pick(UNITS)))
    return _around(writer, "ปฏิทินการดำเนินงาน", cells, top, (5, 26, *[4.5] * 12, 15))


def _committee(writer: Writer, rows: int) -> list[Block]:
    headed = writer.source.random() < 0.7
    heads = ("ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "หน้าที่")
    cells = [_cell(0, at, head) for at, head in enumerate(heads)] if headed else []
    for row in range(rows):
        r = row + headed
        role = "ประธาน" if row == 0 else "กรรมการและเลขานุการ" if row == rows - 1 else "กรรมการ"
        cells += [_cell(r, 0, f"{row + 1}."), _cell(r, 1, _person(writer))]
        cells += [_cell(r, 2, writer.pick(POSTS) + _place(row)), _cell(r, 3, role)]
    return _around(writer, "รายชื่อคณะกรรมการ", cells, int(headed), (9, 29, 38, 24))


def _person(writer: Writer) -> str:
    return writer.source.choice((*NAMES, "นายแพทย์ประเสริฐ วงศ์สุวรรณ", "นางศรีสุดา รัตนพันธ์ชัย"))


def _finance(writer: Writer, rows: int) -> list[Block]:
    heads = ["รายการ", "งบประมาณ (บาท)", "เบิกจ่าย (บาท)", "คงเหลือ (บาท)", "ร้อยละ"]
    cells = [_cell(0, at, head) for at, head in enumerate(heads)]
    row = 1
    sums = [0, 0]
    for at in range(rows):
        plan = _amount(writer)
        spent = writer.source.randint(0, plan)
        sums = [sums[0] + plan, sums[1] + spent]
        cells.append(_cell(row, 0, f"{at + 1}. {writer.source.choice(_ITEMS)}"))
        cells += _money(row, plan, spent)
        row += 1
    cells.append(_cell(row, 0, "รวมทั้งสิ้น"))
    cells += _money(row, *sums)
    return _around(writer, "รายงานการใช้จ่ายงบประมาณ", cells, 1, (34, 18, 18, 18, 12))


def _money(row: int, plan: int, spent: int) -> list[TrueCell]:
    words = (f"{plan:,}.00", f"{spent:,}.00", f"{plan - spent:,}.00", f"{100 * spent / plan:.2f}")
    return [_cell(row, 1 + at, text) for at, text in enumerate(words)]


def _projects(writer: Writer, rows: int) -> list[Block]:
    heads = ["ที่", "โครงการ", "วัตถุประสงค์", "กลุ่มเป้าหมาย", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"]
    cells = [_cell(0, at, head) for at, head in enumerate(heads)]
    for row in range(1, rows + 1):
        cells += [_cell(row, 0, f"{row}"), _cell(row, 1, "โครงการ" + writer.sentence(1))]
        cells += [_cell(row, 2, "เพื่อ" + writer.sentence(_few(writer)))]
        cells += [_cell(row, 3, f"{writer.pick(SUBJECTS)} {_amount(writer, 9999)} คน")]
        cells += [_cell(row, 4, f"{_amount(writer):,}"), _cell(row, 5, writer.pick(UNITS))]
    return _around(writer, "โครงการภายใต้แผนปฏิบัติการ", cells, 1, (6, 24, 28, 18, 12, 12))


def _around(
    writer: Writer, title: str, cells: list[TrueCell], heads: int, widths: tuple[float, ...]
) -> list[Block]:
    """A table with what stands around it, all digits in the script of the document."""
    cells = [
        TrueCell(
            c.row, c.column, tuple(map(writer.digits, c.paragraphs)), c.row_span, c.column_span
        )
        for c in cells
    ]
    table = Block("table", cells=tuple(cells), header_rows=heads, widths=widths)
    blocks = [Block("heading", title)] if writer.source.random() < 0.7 else []
    if writer.source.random() < 0.6:
        blocks.append(Block("paragraph", writer.sentence(writer.source.randint(3, 9))))
    caption = writer.digits(f"ตารางที่ 1 {title} ปีงบประมาณ พ.ศ. 2570")
    where = writer.source.choice(("paragraph", "centred", "tight", ""))
    blocks += [Block(where, caption), table] if where else [table]
    after = writer.source.random()
    if after < 0.4:
        blocks.append(Block("paragraph", f"ที่มา: {writer.pick(UNITS)} ข้อมูล ณ วันที่จัดทำรายงาน"))
    if after < 0.7:
        blocks.append(Block("paragraph", writer.sentence(8)))
        blocks.append(_signatures(writer))
    return blocks


def _signatures(writer: Writer) -> Block:
    lines = tuple(
        (f"(ลงชื่อ) ............... {role}", f"({writer.pick(NAMES)})", writer.pick(POSTS))
        for role in ("ผู้เสนอ", "ผู้อนุมัติ")
    )
    return Block("signatures", lines=lines)


def _order(writer: Writer, rows: int) -> list[Block]:
    blocks = [Block("centred", "คำสั่งสำนักงานสาธารณสุขจังหวัดตัวอย่าง")]
    blocks += [
        Block("centred", writer.digits("ที่ 12/2570")),
        Block("centred", "เรื่อง แต่งตั้งคณะกรรมการ"),
    ]
    blocks.append(Block("paragraph", "ด้วย" + writer.sentence(7)))
    for at in range(rows):
        text = f"{at + 1}. {_person(writer)} {writer.pick(POSTS)} กรรมการ"
        blocks.append(Block("paragraph", writer.digits(text)))
    return [*blocks, Block("paragraph", writer.sentence(9)), _signatures(writer)]


def _signed(writer: Writer, rows: int) -> list[Block]:
    count = writer.source.choice((2, 3, 3, 4))
    roles = ("ผู้เสนอ", "ผู้ตรวจสอบ", "ผู้เห็นชอบ", "ผู้อนุมัติ")[:count]
    dots = "." * writer.source.choice((12, 20))
    pairs = [
        Block(
            "signatures",
            lines=tuple(
                (
                    f"ลงชื่อ{dots}{role if count < 3 else ''}",
                    f"({_person(writer)})",
                    writer.pick(POSTS),
                    writer.digits("วันที่ 4 ต.ค. 2569"),
                )
                for role in roles
            ),
        )
        for _ in range(writer.source.choice((1, 2)))
    ]
    return [Block("paragraph", writer.sentence(rows)), *pairs]


def _memo(writer: Writer, rows: int) -> list[Block]:
    lines = [
        ((0, "ส่วนราชการ"), (16, "สำนักงานสาธารณสุขจังหวัดตัวอย่าง"), (70, "โทร. 0 2000 0000")),
        ((0, "ที่"), (16, "ตย 0033/ว 125"), (50, "วันที่"), (60, "12 ตุลาคม 2569")),
        ((0, "เรื่อง"), (16, "ขอเชิญประชุม")),
        ((0, "เรียน"), (16, "สาธารณสุขอำเภอ ทุกอำเภอ")),
        ((0, "อ้างถึง"), (16, "หนังสือที่ ตย 0033/100")),
        ((0, "สิ่งที่ส่งมาด้วย"), (16, "1. แบบตอบรับ"), (70, "จำนวน 1 ฉบับ")),
        ((16, "2. ระเบียบวาระการประชุม"), (70, "จำนวน 1 ชุด")),
    ]
    extra = [
        ((0, label), (30, f"{_amount(writer):,}"), (50, "บาท"))
        for label in writer.source.sample(_ITEMS, writer.source.randint(0, 4))
    ]
    tabs = tuple(tuple((x, writer.digits(text)) for x, text in line) for line in [*lines, *extra])
    body = [Block("paragraph", writer.sentence(rows)) for _ in range(3)]
    return [Block("heading", "บันทึกข้อความ"), Block("tabs", lines=tabs), *body, _signatures(writer)]


def _contents(writer: Writer, rows: int) -> list[Block]:
    lines = []
    for at in range(rows + 3):
        number = writer.digits(f"{at + 1}")
        lines.append((number, writer.sentence(1), writer.digits(str(3 * at + 1))))
    return [Block("centred", "สารบัญ"), Block("contents", lines=tuple(lines))]


def _columns(writer: Writer, rows: int) -> list[Block]:
    prose = tuple(writer.sentence(writer.source.randint(4, 12)) for _ in range(rows))
    return [
        Block("heading", "บทวิเคราะห์สถานการณ์สุขภาพ"),
        Block("columns", lines=prose, header_rows=writer.source.choice((2, 2, 3))),
    ]


def _prose(writer: Writer, rows: int) -> list[Block]:
    blocks = [Block("centred", writer.sentence(1)) for _ in range(3)]
    for _ in range(rows):
        number = writer.digits(f" ร้อยละ {writer.source.randint(1, 99)} ")
        blocks.append(Block("justified", writer.sentence(4) + number + writer.sentence(7)))
    return blocks


def _lists(writer: Writer, rows: int) -> list[Block]:
    items = []
    for at in range(rows):
        items.append((0, writer.digits(f"{at + 1}."), writer.sentence(_few(writer))))
        for inner in range(writer.source.randint(0, 3)):
            number = writer.digits(f"{at + 1}.{inner + 1}")
            items.append((1, number, writer.sentence(_few(writer) + 1)))
    return [Block("paragraph", writer.sentence(3)), Block("list", lines=tuple(items))]


POSITIVES = {
    "statistics": _statistics,
    "plan": _plan,
    "indicators": _indicators,
    "months": _months,
    "committee": _committee,
    "finance": _finance,
    "projects": _projects,
}
NEGATIVES = {
    "order": _order,
    "signed": _signed,
    "memo": _memo,
    "contents": _contents,
    "columns": _columns,
    "prose": _prose,
    "lists": _lists,
}
_NARROW = {"months", "finance", "statistics", "indicators"}
_WIDE = {"plan", "months", "projects"}


def make(kind: str, seed: int) -> Made:
    """The made-up document of one kind and seed."""
    source = random.Random(f"borderless {kind} {seed}")
    writer = Writer(source, thai_digits=source.random() < 0.35)
    blocks = {**POSITIVES, **NEGATIVES}[kind](writer, source.choice((5, 8, 12, 24)))
    is_table = kind in POSITIVES
    return Made(
        f"{kind}-{seed}",
        FONTS[(seed + sum(map(ord, kind))) % len(FONTS)],
        source.choice(
            (9, 10, 11) if kind in _WIDE | _NARROW else (10, 11, 12) if is_table else (12, 14)
        ),
        tuple(blocks),
        landscape=kind in {"months", "plan"} or (kind in _WIDE and source.random() < 0.6),
        beside=source.choice((2, 3, 4) if kind in _NARROW else (2, 3, 4, 5.4, 8)),
        above=source.choice((0, 0, 1, 2, 4)),
        in_middle=source.random() < 0.4,
        heads=source.choice(("center", "center", "left")),
        numbers=source.choice(("right", "right", "center")),
        repeat_head=source.random() < 0.7,
        bold_head=source.random() < 0.8,
    )


def print_all(documents: list[Made], producer: str, folder: Path) -> list[Path]:
    """Print what is not printed yet; the paths in the order given, none without the program."""
    paths = [folder / producer / f"{document.name}.pdf" for document in documents]
    missing = [
        (made, path) for made, path in zip(documents, paths, strict=True) if not path.exists()
    ]
    (folder / producer).mkdir(parents=True, exist_ok=True)
    if missing:
        {"chromium": _chromium, "libreoffice": _libreoffice}[producer](missing)
    return paths if all(path.exists() for path in paths) else []


def _chromium(documents: list[tuple[Made, Path]]) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return
    options = "--headless --no-sandbox --disable-gpu --no-first-run --no-pdf-header-footer"
    with TemporaryDirectory() as folder:
        for made, out in documents:
            page = Path(folder) / "page.html"
            page.write_text(_html(made), encoding="utf-8")
            subprocess.run(
                [
                    *(program, *options.split(), "--disable-background-networking"),
                    *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()),
                ],
                check=False,
                capture_output=True,
                timeout=120,
            )


def _html(made: Made) -> str:
    page = "297mm 210mm" if made.landscape else "210mm 297mm"
    style = (
        f"@page{{size:{page};margin:20mm 20mm 20mm 25mm}} body{{font-family:'{made.font}',"
        f"'Noto Sans','Loma','DejaVu Sans','Noto Sans Symbols2';font-size:{made.size}pt;margin:0}}"
        "table{border-collapse:collapse;width:100%;table-layout:fixed} p{margin:6pt 0}"
        f"td,th{{padding:{made.above}pt {made.beside}pt;overflow-wrap:break-word;"
        f"vertical-align:{'middle' if made.in_middle else 'top'}}}"
        f"th{{font-weight:{'bold' if made.bold_head else 'normal'};text-align:{made.heads}}}"
        f".n{{text-align:{made.numbers}}} .m{{text-align:center}} .c{{text-align:center}}"
        "tr{break-inside:avoid} td p,th p{margin:0} .j{text-align:justify} .t{margin-bottom:0}"
        ".s{break-inside:avoid;white-space:nowrap;display:flex;justify-content:space-around;"
        "text-align:center;margin-top:30pt}"
        ".r{position:relative;height:1.6em} .r span{position:absolute;white-space:nowrap}"
        ".d{display:flex} .d i{flex:1;overflow:hidden;white-space:nowrap;font-style:normal}"
        ".l{display:flex} .l b{font-weight:normal;min-width:3em}"
    )
    if not made.repeat_head:
        style += "thead{display:table-row-group}"
    body = "".join(_html_block(block) for block in made.blocks)
    return (
        f"<html><head><meta charset=utf-8><style>{style}</style></head><body>{body}</body></html>"
    )


_TAGS = {
    "heading": "<h2>{}</h2>",
    "paragraph": "<p>{}</p>",
    "tight": "<p class=t>{}</p>",
    "centred": "<p class=c>{}</p>",
    "justified": "<p class=j>{}</p>",
}


def _html_block(block: Block) -> str:
    if block.kind in _TAGS:
        return _TAGS[block.kind].format(html.escape(block.text))
    if block.kind == "signatures":
        columns = ("<br>".join(map(html.escape, lines)) for lines in block.lines)
        return "<div class=s>" + "".join(f"<div>{column}</div>" for column in columns) + "</div>"
    if block.kind == "tabs":
        spans = (
            "".join(f"<span style='left:{x}%'>{text}</span>" for x, text in line)
            for line in block.lines
        )
        return "".join(f"<div class=r>{line}</div>" for line in spans)
    if block.kind == "contents":
        return "".join(
            f"<div class=d>{number}. {text} <i>{'.' * 300}</i> {page}</div>"
            for number, text, page in block.lines
        )
    if block.kind == "columns":
        words = "".join(f"<p>{html.escape(text)}</p>" for text in block.lines)
        return f"<div style='columns:{block.header_rows};column-gap:24pt'>{words}</div>"
    if block.kind == "list":
        return "".join(
            f"<div class=l style='margin-left:{3 * level}em'><b>{number}</b><div>{text}</div></div>"
            for level, number, text in block.lines
        )
    return _html_table(block)


def _is_number(text: str) -> bool:
    return bool(text) and all(letter.isdigit() or letter in ",.-%" for letter in text)


def _is_mark(text: str) -> bool:
    return text in {"✓", "/", "X"}


def _html_table(block: Block) -> str:
    rows: dict[int, list[str]] = {}
    taken: set[tuple[int, int]] = set()
    cells = {(cell.row, cell.column): cell for cell in block.cells}
    for row in range(max(cell.row for cell in block.cells) + 1):
        rows[row] = []
        for column in range(len(block.widths)):
            cell = cells.get((row, column))
            if cell is None:
                if (row, column) not in taken:
                    rows[row].append("<td></td>")
                continue
            taken.update(
                (row + down, column + right)
                for down in range(cell.row_span)
                for right in range(cell.column_span)
            )
            tag = "th" if row < block.header_rows else "td"
            text = "".join(f"<p>{html.escape(words)}</p>" for words in cell.paragraphs)
            spans = f" rowspan={cell.row_span} colspan={cell.column_span}"
            rows[row].append(f"<{tag}{spans} {_html_class(block, cell)}>{text}</{tag}>")
    columns = "".join(f"<col style='width:{width}%'>" for width in block.widths)
    lines = [f"<tr>{''.join(cells)}</tr>" for cells in rows.values()]
    head, body = "".join(lines[: block.header_rows]), "".join(lines[block.header_rows :])
    return (
        f"<table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def _html_class(block: Block, cell: TrueCell) -> str:
    text = "".join(cell.paragraphs)
    if cell.row < block.header_rows:
        return ""
    return "class=n" if _is_number(text) and cell.column else "class=m" if _is_mark(text) else ""


def _libreoffice(documents: list[tuple[Made, Path]]) -> None:
    program = shutil.which("soffice")
    if program is None:
        return
    with TemporaryDirectory() as folder:
        for made, out in documents:
            _write_docx(made, Path(folder) / f"{out.stem}.docx")
        subprocess.run(
            [
                *(program, f"-env:UserInstallation=file://{folder}/office", "--headless"),
                *("--convert-to", "pdf", "--outdir", str(documents[0][1].parent)),
                *map(str, sorted(Path(folder).glob("*.docx"))),
            ],
            check=False,
            capture_output=True,
            timeout=600,
        )


def _write_docx(made: Made, path: Path) -> None:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if made.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    room = section.page_width - section.left_margin - section.right_margin

    def write(paragraph, text: str, bold: bool = False, size: float = made.size) -> None:
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(size)
        properties = run._element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for which in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(which), made.font)
        for tag, value in (("w:szCs", str(int(2 * size))), ("w:cs", None), ("w:bCs", None)):
            if tag == "w:bCs" and not bold:
                continue
            element = OxmlElement(tag)
            if value is not None:
                element.set(qn("w:val"), value)
            properties.append(element)
        paragraph.paragraph_format.space_after = Pt(0)

    def write_table(block: Block) -> None:
        count = max(cell.row + cell.row_span for cell in block.cells)
        table = file.add_table(rows=count, cols=len(block.widths))
        table.autofit = False
        margins = OxmlElement("w:tblCellMar")
        for side in ("top", "left", "bottom", "right"):
            element = OxmlElement(f"w:{side}")
            width = made.beside if side in {"left", "right"} else made.above
            element.set(qn("w:w"), str(int(20 * width)))
            element.set(qn("w:type"), "dxa")
            margins.append(element)
        table._tbl.tblPr.append(margins)
        grid = list(table.columns)
        for column, width in zip(grid, block.widths, strict=True):
            column.width = int(room * width / sum(block.widths))
        for at, row in enumerate(table.rows):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if at < block.header_rows and made.repeat_head:
                properties.append(OxmlElement("w:tblHeader"))
        places = [list(row.cells) for row in table.rows]
        for cell in block.cells:
            place = places[cell.row][cell.column]
            last = places[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
            if last is not place:
                place = place.merge(last)
            place.width = sum(
                column.width for column in grid[cell.column : cell.column + cell.column_span]
            )
            place.vertical_alignment = int(made.in_middle)
            is_head = cell.row < block.header_rows
            for at, text in enumerate(cell.paragraphs):
                paragraph = place.paragraphs[0] if at == 0 else place.add_paragraph()
                write(paragraph, text, is_head and made.bold_head)
                if is_head:
                    paragraph.alignment = ALIGN.CENTER if made.heads == "center" else ALIGN.LEFT
                elif _is_number(text) and cell.column:
                    paragraph.alignment = ALIGN.RIGHT if made.numbers == "right" else ALIGN.CENTER
                elif _is_mark(text):
                    paragraph.alignment = ALIGN.CENTER
        for row in places:
            for place in row:
                for paragraph in place.paragraphs:
                    if not paragraph.runs:
                        write(paragraph, "")
                    paragraph.paragraph_format.space_after = Pt(0)

    for block in made.blocks:
        if block.kind == "table":
            write_table(block)
        elif block.kind == "signatures":
            table = file.add_table(rows=1, cols=len(block.lines))
            for cell, lines in zip(table.rows[0].cells, block.lines, strict=True):
                for at, line in enumerate(lines):
                    paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                    paragraph.alignment = ALIGN.CENTER
                    write(paragraph, line)
        elif block.kind == "tabs":
            for line in block.lines:
                paragraph = file.add_paragraph()
                stops = paragraph.paragraph_format.tab_stops
                for x, _ in line:
                    if x:
                        stops.add_tab_stop(int(room * x / 100))
                lead = "\t" if line[0][0] else ""
                write(paragraph, lead + "\t".join(text for _, text in line))
        elif block.kind == "contents":
            for number, text, page in block.lines:
                paragraph = file.add_paragraph()
                stops = paragraph.paragraph_format.tab_stops
                stops.add_tab_stop(Pt(30))
                stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
                write(paragraph, f"{number}.\t{text}\t{page}")
        elif block.kind == "columns":
            from docx.enum.section import WD_SECTION

            columns = file.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(qn("w:cols"))
            columns.set(qn("w:num"), str(block.header_rows))
            columns.set(qn("w:space"), "480")
            for text in block.lines:
                write(file.add_paragraph(), text)
        elif block.kind == "list":
            for level, number, text in block.lines:
                paragraph = file.add_paragraph()
                left = Pt(36 * (level + 1))
                paragraph.paragraph_format.left_indent = left
                paragraph.paragraph_format.first_line_indent = -Pt(36)
                paragraph.paragraph_format.tab_stops.add_tab_stop(left)
                write(paragraph, f"{number}\t{text}")
        else:
            heading = block.kind == "heading"
            paragraph = file.add_paragraph()
            write(paragraph, block.text, heading, made.size + 4 * heading)
            paragraph.paragraph_format.space_after = Pt(0 if block.kind == "tight" else 6)
            if block.kind == "centred":
                paragraph.alignment = ALIGN.CENTER
            elif block.kind == "justified":
                paragraph.alignment = ALIGN.JUSTIFY
    file.save(str(path))
