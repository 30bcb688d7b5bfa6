"""What a made-up document is made of: blocks with their truth, and a writer of Thai words.

The words are put together from small stocks by a seeded random source, so each seed gives another
document and always the same one. Nothing here is taken from a real document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

__all__ = [
    "NAMES",
    "POSTS",
    "RULES",
    "UNITS",
    "Block",
    "TrueCell",
    "TrueDocument",
    "Writer",
    "cell_at",
]

RULES = {
    "solid": "1px solid #000",
    "dotted": "1px dotted #000",
    "dashed": "1px dashed #444",
    "double": "3px double #000",
    "blue": "1px solid #4472c4",
    "grey": "0.5px solid #bfbfbf",
    "bars": "",
    "level": "1px solid #000",
    "bands": "",
    "tiles": "",
}
"""The border of a cell as CSS; the last three draw less than all rules, bars are thin fills."""

SUBJECTS = (
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
VERBS = (
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
CLAUSES = (
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
UNITS = ("กลุ่มงานควบคุมโรค", "งานแผน", "รพ.สต. ทุกแห่ง", "กลุ่มการพยาบาล", "สสอ.", "งาน IT")
NAMES = ("นายสมชาย ใจดี", "นางสาวมาลี ศรีสุข", "นายแพทย์วิชัย ทองคำ", "นางอรุณี แก้วใส")
POSTS = ("ผู้อำนวยการโรงพยาบาล", "หัวหน้ากลุ่มงาน", "นักวิชาการสาธารณสุขชำนาญการ", "สาธารณสุขอำเภอ")


@dataclass(frozen=True)
class TrueCell:
    """A cell and the paragraphs printed in it."""

    row: int
    column: int
    paragraphs: tuple[str, ...]
    row_span: int = 1
    column_span: int = 1
    inner: Block | None = None
    """A table inside the cell, below its paragraphs."""
    is_turned: bool = False
    """Whether its text runs up the page."""


@dataclass(frozen=True)
class Block:
    """A piece of a document by its ``kind``.

    heading, paragraph, item (of a list) and note (a footnote) have a ``text``; table has cells;
    signatures has columns of lines; prose has paragraphs, as ``columns[0]``, to be set in two
    columns; pair has two tables side by side as ``parts``.
    """

    kind: str
    text: str = ""
    cells: tuple[TrueCell, ...] = ()
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    parts: tuple[Block, ...] = ()
    rule: str = "solid"
    """How a table is ruled: a key of `RULES`."""
    repeats_head: bool = True
    shade: str = ""
    """Of a paragraph: the colour behind it."""


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
    running_foot: str = ""
    """``thai`` or ``arabic`` for page numbers in these digits at the foot of each page."""
    is_turned: bool = False
    """Whether the pages lie on their side in the file and are turned by /Rotate."""
    is_justified: bool = False

    def reading(self) -> list[Block]:
        """The blocks in reading order, tables inside cells behind the table they are in."""
        return [block for given in self.blocks for block in _unfolded(given)]


def _unfolded(block: Block) -> Iterator[Block]:
    if block.kind == "pair":
        yield from block.parts
        return
    yield block
    yield from (cell.inner for cell in block.cells if cell.inner is not None)


@dataclass
class Writer:
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
        parts = [self.pick(CLAUSES)]
        for _ in range(clauses - 1):
            parts.append(self.source.choice((" ", " และ", " โดย", " เพื่อให้", " พร้อมทั้ง")))
            parts.append(self.pick(CLAUSES))
        return "".join(parts)

    def indicator(self) -> str:
        """The name of a made-up indicator."""
        lead = self.source.choice(("ร้อยละของ", "จำนวน", "อัตรา", "ร้อยละ"))
        return lead + self.pick(SUBJECTS) + self.pick(VERBS)

    def target(self) -> str:
        """A target value as tables print it."""
        value = self.source.choice((f"{self.source.randint(1, 99)}", "2.5", "28.0", "1,240"))
        sign = self.source.choice(("≥ ", "≤ ", "> ", "< ", "", "ร้อยละ ", "ไม่น้อยกว่าร้อยละ "))
        return self.digits(sign + value)


def cell_at(row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> TrueCell:
    """A cell whose text has a paragraph on each line."""
    return TrueCell(row, column, tuple(text.split("\n")) if text else (), rows, columns)
