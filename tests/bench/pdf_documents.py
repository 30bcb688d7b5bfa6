"""Documents made up with their truth, as plain offices write them: plans, indicators, orders.

`KINDS` names every sort of document, with the harder layouts of `pdf_layouts`; `make` makes one.
"""

from __future__ import annotations

import random
from dataclasses import replace

from pdf_layouts import LAYOUTS
from pdf_model import NAMES, POSTS, RULES, UNITS, Block, TrueCell, TrueDocument, Writer, cell_at
from pdf_printing import print_all, print_pdf

__all__ = [
    "FONTS",
    "KINDS",
    "RULES",
    "Block",
    "TrueCell",
    "TrueDocument",
    "make",
    "print_all",
    "print_pdf",
]

FONTS = (
    *("Sarabun", "Noto Sans Thai", "Laksaman", "Garuda", "Norasi", "Loma", "Waree", "Umpush"),
    *("Kinnari", "Noto Serif Thai", "Noto Looped Thai", "Sawasdee"),
)


def _plan(writer: Writer, rows: int) -> list[Block]:
    cells = [cell_at(0, 0, "ที่", 2), cell_at(0, 1, "กิจกรรม", 2)]
    cells += [cell_at(0, 2, writer.digits("ปีงบประมาณ 2570"), 1, 4), cell_at(0, 6, "ผู้รับผิดชอบ", 2)]
    cells += [cell_at(1, 2 + at, writer.digits(f"ไตรมาส {at + 1}")) for at in range(4)]
    for row in range(rows):
        r = row + 2
        steps = [writer.digits(f"{at + 1}) ") + writer.sentence(1) for at in range(2)]
        text = "\n".join(steps) if writer.source.random() < 0.3 else writer.sentence(2)
        cells += [cell_at(r, 0, writer.digits(f"{row + 1}")), cell_at(r, 1, text)]
        start = writer.source.randint(0, 3)
        span = writer.source.choice((1, 1, 2)) if start < 3 else 1
        for at in range(4):
            if at == start:
                mark = writer.source.choice(("✓", "/", writer.digits("ต.ค. 69"), "X"))
                cells.append(cell_at(r, 2 + at, mark, 1, span))
            elif not start < at < start + span:
                cells.append(cell_at(r, 2 + at, ""))
        cells.append(cell_at(r, 6, writer.pick(UNITS)))
    widths = (6, 40, 10, 10, 10, 10, 14)
    return [
        Block("heading", writer.digits("แผนปฏิบัติการด้านสุขภาพ ประจำปีงบประมาณ พ.ศ. 2570")),
        Block("paragraph", writer.sentence(6)),
        Block("table", cells=tuple(cells), header_rows=2, widths=widths),
        _signatures(writer),
    ]


def _indicators(writer: Writer, rows: int) -> list[Block]:
    cells = [cell_at(0, 0, "ลำดับ", 2), cell_at(0, 1, "ตัวชี้วัด", 2), cell_at(0, 2, "เป้าหมาย", 2)]
    cells += [cell_at(0, 3, "ผลการดำเนินงาน", 1, 3), cell_at(0, 6, "หน่วยงาน", 2)]
    cells += [cell_at(1, 3, "เป้า"), cell_at(1, 4, "ผลงาน"), cell_at(1, 5, "ร้อยละ")]
    row = 2
    for group in range(max(1, rows // 5)):
        name = writer.digits(f"ประเด็นที่ {group + 1} ") + writer.sentence(1)
        cells.append(cell_at(row, 0, name, 1, 7))
        row += 1
        for _ in range(5):
            number = writer.digits(f"{group + 1}.{row}")
            base = writer.source.randint(100, 9999)
            part = writer.source.randint(1, base)
            cells += [cell_at(row, 0, number), cell_at(row, 1, writer.indicator())]
            cells += [cell_at(row, 2, writer.target()), cell_at(row, 3, writer.digits(f"{base:,}"))]
            cells.append(cell_at(row, 4, writer.digits(f"{part:,}")))
            cells.append(cell_at(row, 5, writer.digits(f"{100 * part / base:.2f}")))
            cells.append(cell_at(row, 6, writer.pick(UNITS)))
            row += 1
    widths = (8, 36, 16, 10, 10, 10, 14)
    return [
        Block("heading", "ผลการดำเนินงานตามตัวชี้วัด"),
        Block("table", cells=tuple(cells), header_rows=2, widths=widths),
        Block("paragraph", writer.sentence(4)),
    ]


def _template(writer: Writer, rows: int) -> list[Block]:
    labels = ("ตัวชี้วัด", "คำนิยาม", "เกณฑ์เป้าหมาย", "วิธีการจัดเก็บข้อมูล", "แหล่งข้อมูล")
    cells = []
    for row, label in enumerate(labels):
        count = 1 + writer.source.randint(0, 2)
        text = "\n".join(writer.sentence(writer.source.randint(1, 5)) for _ in range(count))
        cells += [cell_at(row, 0, label), cell_at(row, 1, text, 1, 2)]
    row = len(labels)
    cells.append(cell_at(row, 0, "รอบ", 1, 1))
    cells += [
        cell_at(row, 1, writer.digits("รอบ 6 เดือน")),
        cell_at(row, 2, writer.digits("รอบ 12 เดือน")),
    ]
    cells.append(cell_at(row + 1, 0, "เกณฑ์การประเมิน", 2))
    cells += [cell_at(row + 1, 1, writer.sentence(2)), cell_at(row + 1, 2, writer.sentence(3))]
    cells += [cell_at(row + 2, 1, writer.target()), cell_at(row + 2, 2, writer.target())]
    return [
        Block("heading", "รายละเอียดตัวชี้วัด"),
        Block("table", cells=tuple(cells), widths=(22, 39, 39)),
        Block("paragraph", writer.sentence(2)),
    ]


def _order(writer: Writer, rows: int) -> list[Block]:
    blocks = [
        Block("heading", "คำสั่งสำนักงานสาธารณสุขจังหวัดตัวอย่าง"),
        Block("paragraph", "ด้วย" + writer.sentence(7)),
        Block("paragraph", "เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึง" + writer.sentence(5)),
    ]
    for at in range(rows):
        text = f"{at + 1}. {writer.pick(NAMES)} {writer.pick(POSTS)}"
        blocks.append(Block("paragraph", writer.digits(text)))
    blocks.append(Block("paragraph", "ให้คณะกรรมการมีหน้าที่" + writer.sentence(9)))
    blocks.append(_signatures(writer))
    return blocks


def _prose(writer: Writer, rows: int) -> list[Block]:
    blocks = [Block("heading", "บทวิเคราะห์สถานการณ์สุขภาพ")]
    for _ in range(rows):
        blocks.append(Block("paragraph", writer.sentence(writer.source.randint(2, 14))))
    return blocks


def _signatures(writer: Writer) -> Block:
    columns = tuple(
        (
            f"(ลงชื่อ) ............... {role}",
            f"({writer.pick(NAMES)})",
            writer.pick(POSTS),
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
    **LAYOUTS,
}
_WIDE = {"plan", "indicators", "months", "heads", "groups"}
_SMALL = {"months": (9, 10), "pair": (10, 11)}
_RULED = ("solid", "solid", "bars", "blue", "dotted", "dashed", "double", "grey")


def make(kind: str, seed: int) -> TrueDocument:
    """The made-up document of one kind and seed."""
    source = random.Random(f"{kind}-{seed}")
    writer = Writer(source, thai_digits=source.random() < 0.4)
    blocks = KINDS[kind](writer, source.choice((5, 10, 25)))
    sizes = (10, 11, 12) if kind in _WIDE else (12, 14, 16)
    document = TrueDocument(
        name=f"{kind}-{seed}",
        font=FONTS[seed % len(FONTS)],
        size=source.choice(_SMALL.get(kind, sizes)),
        blocks=tuple(blocks),
        landscape=(kind in _WIDE and source.random() < 0.6) or kind == "months",
        split_rows=source.random() < 0.2 or kind == "split",
        running_head="เอกสารประกอบการประชุม" if source.random() < 0.3 else "",
    )
    return document if kind not in LAYOUTS else _varied(document, source)


def _varied(document: TrueDocument, source: random.Random) -> TrueDocument:
    """The document with its tables ruled in some way and with feet, as layouts have them."""
    rule, repeats = source.choice(_RULED), source.random() < 0.6
    blocks = (
        replace(block, rule=rule, repeats_head=repeats)
        if block.kind == "table" and block.rule == "solid"
        else block
        for block in document.blocks
    )
    return replace(
        document,
        blocks=tuple(blocks),
        split_rows=document.split_rows and rule != "bars",
        running_foot=source.choice(("", "thai", "arabic")),
        is_turned=document.landscape and source.random() < 0.4,
        is_justified=source.random() < 0.3,
    )
