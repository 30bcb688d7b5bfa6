"""The printed lines of a document in pieces: signature blocks stand side by side in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from ..model.document import BlockKind
from ..model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Block, Cell, Document

__all__ = ["DOTS", "LONGEST_LINE", "ROLE", "Line", "printed_lines"]

DOTS = r"[.…_⋯‥]"
ROLE = re.compile(
    r"""(?:\((?=ผู้))?(?P<role>
        ผู้(?:ร่วม)?(?:เสนอ|จัดทำ|เขียน|รับผิดชอบ|ตรวจ(?:สอบ)?|ทาน|กลั่นกรอง|พิจารณา|เห็นชอบ|ให้ความเห็นชอบ|รับรอง|อนุมัติ
          |แทน(?:ร่วม)?ลงนาม|ร่วมลงนาม|ลงนาม|รับคำรับรอง|ทำคำรับรอง|ให้คำรับรอง|รับจ้าง|ว่าจ้าง|ให้สัญญา|รับเงิน|จ่ายเงิน
          |จดรายงาน|จดบันทึก|บันทึก|จด|รายงาน|รับรองรายงาน|ขออนุมัติ|ขอ)(?:แทน)?(?:แผน|โครงการ|รายงาน|ข้อมูล|การประชุม|งาน|งบประมาณ
          |คำรับรอง|ร่าง|เอกสาร|สัญญา|ปฏิบัติการ|ปฏิบัติราชการ|และ|/|ผู้|จัดทำ|เสนอ|เห็นชอบ|ตรวจสอบ|รับผิดชอบ|ประจำปี
          |งบ|ความ|ที่|ฯ|ร่วม|\s(?=แผน|โครงการ))*
      | สำเนาถูกต้อง | พยาน | หัวหน้าโครงการ(?=\s*$) | ประธานที่ประชุม(?=\s*$) | เลขานุการที่ประชุม(?=\s*$)
      | ฝ่ายที่\s?(?:หนึ่ง|สอง|๑|๒|1|2)(?=\s*$)
    )\)?""",
    re.VERBOSE,
)
_GAP = re.compile(r"\t+|(?<=\S)[ \u00a0]{2,}(?=\S)")
_NAMED = re.compile(
    rf"\((?:\s*{DOTS}{{3,}}|\s*(?:นาย|นาง|น\.ส\.|[ก-ฮ]{{2,3}}\.|ว่าที่|ดร\.|ศ|ร))|ลงชื่อ|ลงนาม"
)
LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one printed line; several where blocks stand side by side."""

    pieces: tuple[Span, ...]
    group: int


def printed_lines(document: Document) -> Iterator[Line]:
    """Printed lines; a table that holds signatures is read column by column."""
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is not BlockKind.TABLE:
            for line in _split(document.text, block.span):
                yield Line(tuple(_pieces(document.text, line)), 0)
        elif _NAMED.search(block.span.of(document.text)) is not None:
            for order, cell in sorted(_ordered(document.text, block), key=itemgetter(0)):
                for paragraph in cell.paragraphs or (cell.span,):
                    for line in _split(document.text, paragraph):
                        yield Line((line.strip(document.text),), (number << 16) + order[0] + 1)


def _ordered(text: str, block: Block) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Cells with words by their place among those of the row: tabs push blocks to any column."""
    for row in block.rows():
        filled = [cell for cell in row if not cell.span.strip(text).is_empty]
        for place, cell in enumerate(filled):
            yield (place, cell.row), cell


def _split(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for words in span.of(text).split("\n"):
        line = Span(start, start + len(words))
        start = line.stop + 1
        if not line.strip(text).is_empty:
            yield line


def _pieces(text: str, line: Span) -> Iterator[Span]:
    """The columns of a line: only brackets and dots tell that wide blanks part blocks."""
    start, after_role = line.start, True
    if len(line) <= 2 * LONGEST_LINE:
        for gap in _GAP.finditer(text, line.start, line.stop):
            opened = text.count("(", start, gap.start()) - text.count(")", start, gap.start())
            if opened > 0 or (after_role and _is_role_of(text, start, gap, line.stop)):
                continue
            if not re.fullmatch(r"[(\s.…]*", text[start : gap.start()]) and not re.match(
                r"\s*[)\s.…]*$", text[gap.end() : line.stop]
            ):
                piece = Span(start, gap.start()).strip(text)
                yield piece
                after_role = ROLE.search(piece.of(text)) is not None
                start = gap.end()
    yield Span(start, line.stop).strip(text)


def _is_role_of(text: str, start: int, gap: re.Match[str], stop: int) -> bool:
    """Whether a role alone stands behind the gap, and a name in brackets or dots before it."""
    if re.search(rf"(?:\)|{DOTS})$", text[start : gap.start()]) is None:
        return False
    after = _GAP.search(text, gap.end(), stop)
    role = ROLE.fullmatch(text, gap.end(), stop if after is None else after.start())
    return role is not None
