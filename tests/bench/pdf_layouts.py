"""The harder layouts of made-up documents: many heads, tables in tables, columns, notes, lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pdf_model import NAMES, POSTS, UNITS, Block, TrueCell, Writer, cell_at

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LAYOUTS"]

_MONTHS = (
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
)
_HEADINGS = ("ผลการดำเนินงานรายอำเภอ", "รายการจัดสรรงบประมาณ", "สรุปผลการนิเทศงาน", "ข้อมูลหน่วยบริการ")


def _months(writer: Writer, rows: int) -> list[Block]:
    """A plan by months: heads of three rows over two years, ticks, arrows over some months."""
    cells = [cell_at(0, 0, "ที่", 3), cell_at(0, 1, "กิจกรรม", 3)]
    cells += [cell_at(0, 2, "ระยะเวลาดำเนินการ", 1, 12)]
    cells += [cell_at(0, 14, "งบประมาณ (บาท)", 3), cell_at(0, 15, "ผู้รับผิดชอบ", 3)]
    cells += [
        cell_at(1, 2, writer.digits("พ.ศ. 2569"), 1, 3),
        cell_at(1, 5, writer.digits("พ.ศ. 2570"), 1, 9),
    ]
    cells += [cell_at(2, 2 + at, month) for at, month in enumerate(_MONTHS)]
    row = 3
    for number in range(rows):
        if number % 6 == 0:
            name = writer.digits(f"กลยุทธ์ที่ {1 + number // 6} ") + writer.sentence(1)
            cells.append(cell_at(row, 0, name, 1, 16))
            row += 1
        cells += [
            cell_at(row, 0, writer.digits(f"{number + 1}")),
            cell_at(row, 1, writer.sentence(1)),
        ]
        cells += _month_cells(writer, row)
        amount = f"{writer.source.randint(1, 900) * 100:,}"
        cells += [cell_at(row, 14, writer.digits(amount)), cell_at(row, 15, writer.pick(UNITS))]
        row += 1
    widths = (4, 22, *[4.4] * 12, 10, 11)
    return [
        Block("heading", writer.digits("แผนปฏิบัติการรายเดือน ปีงบประมาณ 2570")),
        Block("table", cells=tuple(cells), header_rows=3, widths=widths),
        Block("paragraph", writer.sentence(3)),
    ]


def _month_cells(writer: Writer, row: int) -> list[TrueCell]:
    """The twelve months of a row: ticks, or one arrow over some of them."""
    if writer.source.random() < 0.4:
        start = writer.source.randint(0, 9)
        span = writer.source.randint(2, 12 - start)
        places = [*range(start), *range(start + span, 12)]
        arrow = writer.source.choice(("↔", "→", "◄──►"))
        found = [cell_at(row, 2 + start, arrow, 1, span)]
        return found + [cell_at(row, 2 + at, "") for at in places]
    mark = writer.source.choice(("✓", "/", "X", "●"))
    ticked = set(writer.source.sample(range(12), writer.source.randint(1, 4)))
    return [cell_at(row, 2 + at, mark if at in ticked else "") for at in range(12)]


def _heads(writer: Writer, rows: int) -> list[Block]:
    """Indicators under heads of three rows, a numerator and a denominator to each."""
    cells = [cell_at(0, 0, "ที่", 3), cell_at(0, 1, "ตัวชี้วัด", 3), cell_at(0, 2, "ข้อมูล", 3)]
    cells += [cell_at(0, 3, writer.digits("ปีงบประมาณ 2570"), 1, 6)]
    cells += [cell_at(1, 3, writer.digits(f"รอบ {months} เดือน"), 1, 2) for months in (6,)]
    cells += [cell_at(1, 5, writer.digits("รอบ 9 เดือน"), 1, 2)]
    cells += [cell_at(1, 7, writer.digits("รอบ 12 เดือน"), 1, 2)]
    cells += [cell_at(2, 3 + at, ("เป้า", "ผล")[at % 2]) for at in range(6)]
    row = 3
    for number in range(max(2, rows // 2)):
        cells += [
            cell_at(row, 0, writer.digits(f"{number + 1}"), 2),
            cell_at(row, 1, writer.indicator(), 2),
        ]
        for label in ("ตัวตั้ง", "ตัวหาร"):
            cells.append(cell_at(row, 2, label))
            cells += [
                cell_at(row, 3 + at, writer.digits(f"{writer.source.randint(10, 9999):,}"))
                for at in range(6)
            ]
            row += 1
    widths = (6, 28, 12, *[9] * 6)
    return [
        Block("heading", "ตัวชี้วัดตามรอบการประเมิน"),
        Block("table", cells=tuple(cells), header_rows=3, widths=widths),
    ]


def _groups(writer: Writer, rows: int) -> list[Block]:
    """Goals over several rows, groups over all columns, sums that add up."""
    cells = [
        cell_at(0, at, head)
        for at, head in enumerate(("เป้าประสงค์", "ที่", "รายการ", "จำนวน", "งบประมาณ (บาท)"))
    ]
    row, total = 1, 0
    for group in range(max(2, rows // 4)):
        count = writer.source.randint(2, 5)
        cells.append(cell_at(row, 0, writer.digits(f"{group + 1}. ") + writer.sentence(1), count))
        for at in range(count):
            amount = writer.source.randint(1, 999) * 50
            total += amount
            cells += [
                cell_at(row, 1, writer.digits(f"{group + 1}.{at + 1}")),
                cell_at(row, 2, writer.sentence(1)),
            ]
            cells.append(cell_at(row, 3, writer.digits(f"{writer.source.randint(1, 60)} คน")))
            cells.append(cell_at(row, 4, writer.digits(f"{amount:,}")))
            row += 1
    cells += [cell_at(row, 0, "รวมทั้งสิ้น", 1, 4), cell_at(row, 4, writer.digits(f"{total:,}"))]
    return [
        Block("heading", "แผนงานตามเป้าประสงค์"),
        Block("table", cells=tuple(cells), header_rows=1, widths=(24, 8, 38, 12, 18)),
        Block("paragraph", writer.sentence(3)),
    ]


def _split(writer: Writer, rows: int) -> list[Block]:
    """Rows so high that pages break them."""
    cells = [
        cell_at(0, at, head)
        for at, head in enumerate(("ลำดับ", "ประเด็น", "แนวทางการดำเนินงาน", "ผู้รับผิดชอบ"))
    ]
    for number in range(max(8, rows)):
        steps = [
            writer.sentence(writer.source.randint(2, 5)) for _ in range(writer.source.randint(1, 4))
        ]
        if writer.source.random() < 0.6:
            steps = [writer.digits(f"{at + 1}) ") + step for at, step in enumerate(steps)]
        cells += [
            cell_at(number + 1, 0, writer.digits(f"{number + 1}")),
            cell_at(number + 1, 1, writer.indicator()),
        ]
        cells += [
            cell_at(number + 1, 2, "\n".join(steps)),
            cell_at(number + 1, 3, writer.pick(UNITS)),
        ]
    return [
        Block("heading", "แนวทางการดำเนินงานรายประเด็น"),
        Block("table", cells=tuple(cells), header_rows=1, widths=(8, 24, 50, 18)),
        Block("paragraph", writer.sentence(3)),
    ]


def _series(writer: Writer, rows: int) -> list[Block]:
    """Tables with the same head under captions of their own: each is one table."""
    blocks = []
    for number in range(3):
        cells = _figures(writer, max(8, rows))
        blocks.append(
            Block("paragraph", writer.digits(f"ตารางที่ {number + 1} ") + writer.pick(_HEADINGS))
        )
        blocks.append(Block("table", cells=cells, header_rows=1, widths=(10, 40, 16, 16, 18)))
    return blocks


def _figures(
    writer: Writer,
    rows: int,
    heads: tuple[str, ...] = ("ที่", "หน่วยบริการ", "เป้าหมาย", "ผลงาน", "ร้อยละ"),
) -> tuple[TrueCell, ...]:
    cells = [cell_at(0, at, head) for at, head in enumerate(heads)]
    for row in range(1, rows + 1):
        texts = [str(row), f"รพ.สต. บ้านตัวอย่าง {row}"]
        texts += [f"{writer.source.randint(5, 20000):,}" for _ in heads[2:]]
        cells += [cell_at(row, at, writer.digits(text)) for at, text in enumerate(texts)]
    return tuple(cells)


def _nested(writer: Writer, rows: int) -> list[Block]:
    """A form with a table of criteria inside one of its cells."""
    levels = [cell_at(0, at, writer.digits(f"ระดับ {at + 1}")) for at in range(5)]
    levels += [cell_at(1, at, writer.digits(f"ร้อยละ {60 + 5 * at}")) for at in range(5)]
    inner = Block("table", cells=tuple(levels), widths=(20,) * 5)
    labels = ("ตัวชี้วัด", "คำนิยาม", "เกณฑ์การให้คะแนน", "แหล่งข้อมูล")
    cells = []
    for row, label in enumerate(labels):
        value = cell_at(row, 1, writer.sentence(1 + row % 3))
        cells += [cell_at(row, 0, label), replace(value, inner=inner if row == 2 else None)]
    return [
        Block("heading", "แบบรายละเอียดตัวชี้วัด"),
        Block("table", cells=tuple(cells), widths=(24, 76)),
        Block("paragraph", writer.sentence(3)),
    ]


def _pair(writer: Writer, rows: int) -> list[Block]:
    """Two tables side by side, of different heights."""
    parts = []
    for heads, count in (
        (("ที่", "อำเภอ", "จำนวน"), 4 + rows % 7),
        (("ที่", "รายการ", "ราคา", "รวม"), 3),
    ):
        cells = _figures(writer, count, heads)
        parts.append(
            Block(
                "table",
                cells=cells,
                header_rows=1,
                widths=(14, *[86 / (len(heads) - 1)] * (len(heads) - 1)),
            )
        )
    return [
        Block("heading", "ตารางเปรียบเทียบ"),
        Block("paragraph", writer.sentence(4)),
        Block("pair", parts=tuple(parts)),
        Block("paragraph", writer.sentence(3)),
    ]


def _part_ruled(rule: str) -> Callable[[Writer, int], list[Block]]:
    """A table of figures of which not all rules are drawn."""

    def made(writer: Writer, rows: int) -> list[Block]:
        cells = _figures(writer, min(rows, 10))
        return [
            Block("heading", writer.pick(_HEADINGS)),
            Block("table", cells=cells, header_rows=1, widths=(10, 40, 16, 16, 18), rule=rule),
            Block("paragraph", writer.sentence(4)),
        ]

    return made


def _sideways(writer: Writer, rows: int) -> list[Block]:
    """Heads whose text runs up the page."""
    names = ("ชื่อหน่วยงาน", "เป้าหมาย", "ผลงาน", "ร้อยละ", "ผ่านเกณฑ์", "หมายเหตุ")
    heads = [cell_at(0, at, name) for at, name in enumerate(names)]
    cells = [heads[0], *(replace(head, is_turned=True) for head in heads[1:])]
    for row in range(1, rows + 1):
        cells.append(cell_at(row, 0, writer.pick(UNITS)))
        cells += [
            cell_at(row, at, writer.digits(str(writer.source.randint(1, 900))))
            for at in range(1, 5)
        ]
        cells.append(cell_at(row, 5, writer.source.choice(("", "✓"))))
    return [
        Block("heading", "ผลงานรายหน่วยงาน"),
        Block("table", cells=tuple(cells), header_rows=1, widths=(40, 12, 12, 12, 12, 12)),
    ]


def _columns(writer: Writer, rows: int) -> list[Block]:
    """Two columns of running text below a heading."""
    texts = [writer.sentence(writer.source.randint(4, 9)) for _ in range(max(4, rows // 2))]
    return [Block("heading", "บทความวิชาการ"), Block("prose", columns=(tuple(texts),))]


def _shaded(writer: Writer, rows: int) -> list[Block]:
    """Paragraphs on pale or coloured ground, which are no tables."""
    shades = ("#fcfcfc", "#f2f2f2", "#fff2cc", "#deeaf6")
    blocks = [Block("heading", "ประกาศรับสมัคร")]
    for at in range(8):
        shade = shades[at % 4] if at % 5 else ""
        blocks.append(Block("paragraph", writer.sentence(writer.source.randint(1, 5)), shade=shade))
    return blocks


def _notes(writer: Writer, rows: int) -> list[Block]:
    """Prose with a footnote below a short rule."""
    blocks = [Block("heading", "สถานการณ์สุขภาพ")]
    blocks += [Block("paragraph", writer.sentence(5)) for _ in range(3)]
    return [*blocks, Block("note", writer.digits("1 ") + writer.sentence(2))]


def _list(writer: Writer, rows: int) -> list[Block]:
    """Numbered and marked items with hanging indents, and places to sign."""
    blocks = [Block("heading", "ข้อสั่งการ"), Block("paragraph", writer.sentence(3))]
    for at in range(min(rows, 10)):
        mark = writer.digits(f"{at + 1}.") if rows > 5 else "-"
        blocks.append(Block("item", f"{mark} {writer.sentence(writer.source.randint(1, 5))}"))
    lines = ("(ลงชื่อ) ............... ผู้สั่งการ", f"({writer.pick(NAMES)})", writer.pick(POSTS))
    return [*blocks, Block("signatures", columns=(lines, lines))]


LAYOUTS = {
    "months": _months,
    "heads": _heads,
    "groups": _groups,
    "split": _split,
    "series": _series,
    "nested": _nested,
    "pair": _pair,
    "level": _part_ruled("level"),
    "bands": _part_ruled("bands"),
    "tiles": _part_ruled("tiles"),
    "sideways": _sideways,
    "columns": _columns,
    "shaded": _shaded,
    "notes": _notes,
    "list": _list,
}
