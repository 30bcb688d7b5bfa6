"""What a document calls itself: its title, or its subject line, and the words it opens with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..model.document import BlockKind
from ..model.span import Span
from .labels import column_role, read_label
from .marks import read_mark
from .memory import once_per_document
from .paragraphs import paragraphs
from .periods import head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.document import Document

__all__ = ["head_text", "title", "whole_text"]

_OFFICIAL = re.compile(r"\s*(?:\(?สำเนา\)?\s*)?(?:คำสั่ง|ประกาศ|บันทึกข้อความ|ระเบียบ|ข้อบังคับ)")
_LETTER = re.compile(r"\s*(?:ที่|เลขที่)\s*[ก-ฮ.]{1,8}\s*[\d๐-๙.]{3,}")
_SUBJECT = re.compile(r"\s*(?:ชื่อ)?เรื่อง\s*(?:[:：]\s*|\s+|$)")
_PROJECT = re.compile(
    r"\s*(?:[\d๐-๙]+[.)]\s*)?ชื่อ\s*(?:แผนงาน\s*/\s*)?โครงการ(?:\s*/\s*กิจกรรม)?\s*[:：]*\s*"
)
_OPENING = re.compile(
    r"""\s*(?:\[[^\]\n]{4,30}\]|\#[^\s#]+|[“"”][^“”"\n]{2,60}[“"”](?=\s*(?:โครงการ|การ|พิธี|ประชุม))
    |(?:โพสต์|เผยแพร่|เขียน)เมื่อ\s*(?:วันที่)?\s*[\d๐-๙]{1,2}[/\s][^\n]{3,20}?[\d๐-๙]{2,4}(?:\s*เวลา\s*[\d๐-๙.:]+\s*น\.)?(?=\s)
    |[^\n·]{0,60}[\d๐-๙]{1,2}\s[ก-๙.]{3,12}\s[\d๐-๙]{2,4}(?:\s*เวลา\s*[\d๐-๙.:]+\s*น\.)?\s*·
    |[📌📢✨🔹▶►★☆*]+|\(?\s*ข่าว(?:ประชาสัมพันธ์|ฝาก)?\s*\)?\s*[:：]|ข่าวประชาสัมพันธ์\s)\s*""",
    re.VERBOSE,
)
_CLAUSE = re.compile(
    r"\s*(?:(?:ใน)?ระหว่าง\s*วันที่|เมื่อ\s*วันที่|ใน\s*วันที่|(?<=\s)วันที่\s*[\d๐-๙]|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์"
    r"|เสาร์|อาทิตย์)ที่|(?<=\s)ณ\s|ประจำวันที่)"
)
_MINUTES = re.compile(r"\s*(?:ร่าง\s*)?(?:รายงาน|บันทึก|สรุป)(?:ผล|รายงาน)?การประชุม")
_MEETING_NUMBER = re.compile(r"\s*ครั้งที่\s*[\d๐-๙]+\s*/\s*[\d๐-๙]+")
_BARE_MINUTES = 25
_LONG_TITLE = 200
_OFFICE = re.compile(
    r"\s*(?:กลุ่มงาน|สำนักงาน|โรงพยาบาล|กองทุน|กรม|กอง|กระทรวง|ศูนย์|องค์การ|เทศบาล|คปสอ|คณะกรรมการ|หน่วย)"
)
_TITLE_WORD = re.compile(
    r"แผน|รายงาน|สรุป|ผล|โครงการ|ตัวชี้วัด|สถิติ|ตาราง|ประชุม|ปีงบประมาณ|งบประมาณ|ร่วม|จัด|ลงนาม|เดิน|เปิด|[!?]"
)
_BESIDE = re.compile(
    r"\s*(?:ข่าว(?:ประชาสัมพันธ์|กิจกรรม|สาร|เด่น)?|(?:สสจ|สสอ|รพ|อบจ|อบต|คปสอ|สปสช|สคร)\.?\S{0,24}|ที่\s.*|หน้า\s*\d+"
    r"|(?:โพสต์|เผยแพร่|เขียน)(?:เมื่อ|โดย).*|เขตสุขภาพที่\s*[\d๐-๙]+(?:\s*\t.*)?)\s*$"
)
_BELOW = re.compile(
    r"\n\s*(?:จัดทำ(?:และเรียบเรียง)?โดย|รวบรวมโดย|เรียบเรียงโดย|นำเสนอโดย|เสนอโดย|โดย(?=\s|กลุ่ม|งาน|สำนัก)|ข้อมูล\s*ณ|ข้อมูลจาก|ที่มา"
    r"|หน่วย\s*[:：]|ณ\s*วันที่)"
)
_SHORT_HEADING = 45
_SHORTEST_HEAD = 16
_PAGED = ("text", "pdf")
_PAGE = re.compile(r"\s(?:หน้า(?:ที่)?|page|p\.)\s?[\d๐-๙]", re.IGNORECASE)
_NAMES_A_PAPER = re.compile(
    r"(?:\(?ร่าง\)?\s?)?(?:แผน|รายงาน|สรุป|ผล|โครงการ|แนวทาง|คู่มือ|ยุทธศาสตร์|ตัวชี้วัด|สถิติ|สถานการณ์|ทำเนียบ|แบบรายงาน)"
)
_FORM_NAME = re.compile(r"แบบ(?:ฟอร์ม|เสนอ|รายงาน|สรุป|\s)|\(?แบบ\s*กปท|ส่วนที่|เอกสารแนบ|สิ่งที่ส่งมาด้วย")


@once_per_document
def title(document: Document) -> Span | None:
    """Where the title is printed; None where the document opens without one.

    The subject of an order, announcement or letter; the name of a project; the name a post gives
    its event; otherwise the heading, without list mark and quotation marks.
    """
    spans = head(document)
    text = document.text
    if not spans:
        return None
    for find in (_project_name, _meeting, _subject):
        if (found := find(text, spans)) is not None:
            return found
    heading = _heading(document, spans)
    if heading is None or not _may_name(document, heading):
        return _running_head(document) or heading
    return heading


def _may_name(document: Document, heading: Span) -> bool:
    """Whether a heading may name the whole document, and is not one of its sections."""
    words = heading.of(document.text)
    if len(words) > _SHORT_HEADING or document.source.reader not in _PAGED:
        return True
    block = document.block_at(heading.start)
    start = heading.start if block is None else block.span.start
    is_item = read_mark(document.text, start, heading.stop) is not None
    return _TITLE_WORD.search(words) is not None and not is_item


def _running_head(document: Document) -> Span | None:
    """What the head of the first page calls the document; its page number is no part of it."""
    for block in document.blocks:
        if block.kind is not BlockKind.FURNITURE:
            return None
        span = block.span.strip(document.text)
        page = _PAGE.search(document.text, span.start, span.stop)
        span = span if page is None else Span(span.start, page.start()).strip(document.text, " |-–")
        if len(span) >= _SHORTEST_HEAD and _NAMES_A_PAPER.match(document.text, span.start):
            return span
    return None


def _subject(text: str, spans: Sequence[Span]) -> Span | None:
    official = any(
        _OFFICIAL.match(text, span.start) or _LETTER.match(text, span.start) for span in spans[:6]
    )
    for at, span in enumerate(spans):
        match = _SUBJECT.match(text, span.start, span.stop)
        if match is not None and (official or at <= 4):
            if match.end() < span.stop:
                return Span(match.end(), span.stop).strip(text)
            return spans[at + 1] if at + 1 < len(spans) else None
        inline = re.search(r"\sเรื่อง\s+", span.of(text)) if official else None
        if inline is not None and len(span) < 400 and _OFFICIAL.match(text, span.start):
            return Span(span.start + inline.end(), span.stop).strip(text)
    return None


def _project_name(text: str, spans: Sequence[Span]) -> Span | None:
    for at, span in enumerate(spans):
        match = _PROJECT.match(text, span.start, span.stop)
        if match is not None:
            if match.end() < span.stop:
                return Span(match.end(), span.stop).strip(text)
            below = spans[at + 1] if at + 1 < len(spans) else None
            if below is None or not _is_head(below.of(text)):
                return below
    return None


def _is_head(words: str) -> bool:
    """Whether the words are the head of a column, their unit aside: งบประมาณ (บาท)."""
    return column_role(words.partition("(")[0].strip(), whole=True) is not None


def _meeting(text: str, spans: Sequence[Span]) -> Span | None:
    """The heading of minutes, with the number of the meeting on the line below."""
    for at, span in enumerate(spans[:4]):
        if _MINUTES.match(text, span.start, span.stop):
            below = spans[at + 1] if at + 1 < len(spans) else None
            if below is not None and len(span) <= _BARE_MINUTES:
                after = spans[at + 2] if at + 2 < len(spans) else below
                span, below = span.cover(below), after
            number = None if below is None else _MEETING_NUMBER.match(text, below.start, below.stop)
            return span if number is None else Span(span.start, number.end())
    return None


def _heading(document: Document, spans: Sequence[Span]) -> Span | None:
    """The first line that is a heading: titles that run over lines are joined with the next."""
    text = document.text
    first = _first_line(text, _opening(document, spans))
    mark = read_mark(text, first.start, first.stop)
    start = first.start if mark is None else mark.stop
    while (opening := _OPENING.match(text, start, first.stop)) is not None and opening[0].strip():
        start = opening.end()
    span = _unquoted(text, Span(start, first.stop))
    if len(span) > _LONG_TITLE:
        clause = _CLAUSE.search(text, span.start + 15, span.stop)
        stop = clause.start() if clause is not None else _sentence_end(text, span)
        span = _unquoted(text, Span(span.start, stop))
    return None if span.is_empty else span


def _first_line(text: str, span: Span) -> Span:
    """The span without the lines below a title that say who made the paper, and of what data."""
    below = _BELOW.search(text, span.start, span.stop)
    return span if below is None else Span(span.start, below.start()).strip(text)


def _opening(document: Document, spans: Sequence[Span]) -> Span:
    """The first heading; without one, the first line that is neither label nor office alone.

    The headings of a workbook are the names of its sheets: a line below one says more.
    """
    headings = [p.span for p in paragraphs(document)[:8] if p.is_heading]
    if document.source.reader == "xlsx" and (below := _below_tab(document)) is not None:
        return below
    candidates = headings[:1] or [
        span for span in spans[:5] if len(span) > _LONG_TITLE or not _is_beside(document.text, span)
    ]
    return candidates[0] if candidates else spans[0]


def _below_tab(document: Document) -> Span | None:
    """The first line of a workbook that says what it is of; the name of a sheet may be above."""
    for paragraph in paragraphs(document)[:5]:
        if paragraph.cell is not None:
            return None
        if not paragraph.is_heading and not _is_beside(document.text, paragraph.span):
            return paragraph.span
    return None


def _is_beside(text: str, span: Span) -> bool:
    """A line that stands beside a title: a label and its value, a form's name, an office."""
    words = span.of(text)
    if read_label(words) is not None or _BESIDE.match(words):
        return True
    if len(words) < 25 and _FORM_NAME.match(words):
        return True
    return _OFFICE.match(words) is not None and _TITLE_WORD.search(words) is None


def _unquoted(text: str, span: Span) -> Span:
    """The span without quotation marks around all of it; one inside keeps its partner."""
    span = span.strip(text)
    words = span.of(text)
    if len(words) > 2 and words[0] in "\"“'‘" and words[-1] in "\"”'’":
        inner = words[1:-1]
        if not any(mark in inner for mark in '“”"'):
            return Span(span.start + 1, span.stop - 1).strip(text)
    return span


def _sentence_end(text: str, span: Span) -> int:
    """A place to stop in a long paragraph: its first line, or the first blank after 80 letters."""
    newline = text.find("\n", span.start, span.stop)
    if 0 < newline - span.start <= _LONG_TITLE:
        return newline
    blank = text.find(" ", span.start + 80, span.start + _LONG_TITLE)
    return blank if blank > 0 else span.start + _LONG_TITLE


@once_per_document
def head_text(document: Document) -> str:
    """The words of the opening paragraphs, a line each."""
    return "\n".join(" ".join(span.of(document.text).split()) for span in head(document))


@once_per_document
def whole_text(document: Document) -> str:
    """The words of every paragraph, a line each."""
    return "\n".join(" ".join(paragraph.text.split()) for paragraph in paragraphs(document))
