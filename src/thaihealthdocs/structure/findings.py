"""What a meeting resolved and what an inspection found, by agenda item, table row or label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..model.span import Span
from .heads import headed
from .marks import read_mark
from .paragraphs import Paragraph, paragraphs
from .tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model.document import Document
    from .tables import Row, Table

__all__ = ["FoundFinding", "found_in_tables", "found_under_labels", "resolved"]

_D = r"[\d๐-๙]"
_AGENDA = re.compile(
    rf"\s*(?:ระเบียบ)?วาระ(?:การประชุม)?\s?(?:ที่)?\s*(?P<number>{_D}{{1,2}}(?:\.{_D}{{1,2}})*)\s*[:：.]?\s*(?:เรื่อง(?=ที่|เพื่อ|อื่น|สืบ|รับรอง|เสนอ)|เรื่อง\s)?"
)
_ITEM = re.compile(
    rf"\s*(?:วาระที่\s*)?(?P<number>{_D}{{1,2}}\.{_D}{{1,2}}(?:\.{_D}{{1,2}})?)[.)]?\s+(?=[ก-๙A-Za-z“(])(?:เรื่อง\s)?"
)
_RESOLUTION = re.compile(
    r"\s*(?:มติ(?:ของ)?(?:ที่|การ)?ประชุม|มติ(?:คณะกรรมการ|คณะทำงาน)?(?=\s*[:：]|\s+[ก-๙])|ที่ประชุมมีมติ|ที่ประชุม(?=(?:รับทราบ|เห็นชอบ|อนุมัติ|รับรอง|มอบหมาย)))\s*[:：]?\s*"
)
_ENDS = re.compile(
    r"\s*(?:(?:เลิก|ปิด)(?:การ)?ประชุม|ลงชื่อ|\(\s*(?:นาย|นาง|นพ|พญ|ดร)|ผู้(?:จด|บันทึก|ตรวจ)รายงาน)"
)
_OWNER = re.compile(
    r"(?:มอบหมาย(?:ให้)?|มอบ(?:ให้)?|ให้(?=กลุ่ม|งาน|ฝ่าย|คณะ|สสอ|สสจ|รพ|โรงพยาบาล|ศูนย์))\s?(?P<owner>(?:กลุ่ม|งาน|ฝ่าย|คณะ|สสอ|สสจ|รพ|โรงพยาบาล|ศูนย์|สำนัก|เทศบาล|อบต|อำเภอ|นาย|นาง|ผู้)[^\s]{2,60}?)(?=\s|รับผิดชอบ|ดำเนินการ|ประสาน|จัดทำ|ติดตาม|เป็นผู้|รวบรวม|$)"
)

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "recommendation",
        re.compile(r"ข้อเสนอแนะ|ข้อเสนอ|แนวทาง(?:การ)?(?:แก้ไข|พัฒนา)|สิ่งที่ควรพัฒนา|ข้อสั่งการ|โอกาสพัฒนา"),
    ),
    (
        "text",
        re.compile(
            r"ข้อค้นพบ|สิ่งที่พบ|ผลการตรวจ|ข้อสังเกต|ประเด็นที่พบ|สถานการณ์|มติ|ผลการพิจารณา|ปัญหา(?:ที่พบ|อุปสรรค|/อุปสรรค)?|ความเสี่ยง"
        ),
    ),
    ("owner", re.compile(r"ผู้รับผิดชอบ|หน่วยงาน(?:ที่)?รับผิดชอบ|ผู้เกี่ยวข้อง")),
    ("topic", re.compile(r"ประเด็น|หัวข้อ|วาระ|เรื่อง|รายการ|ด้าน")),
)
"""What the head of a column makes of its cells; the first that fits decides."""
_FINDING_HEAD = re.compile(r"ข้อค้นพบ|ข้อเสนอแนะ|มติ|สิ่งที่พบ|ข้อสั่งการ|ข้อสังเกต|โอกาสพัฒนา")
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "recommendation",
        re.compile(
            r"\s*(?:[\d๐-๙.()]{1,6}\s*)?(?:ข้อเสนอแนะ|ข้อสั่งการ|โอกาส(?:ใน)?(?:การ)?พัฒนา|ข้อเสนอเชิงนโยบาย)(?:ของ[ก-๙\s]{0,30}|ต่อ[ก-๙\s]{0,30}|จาก[ก-๙\s]{0,30})?\s*(?:[:：]|$|ดังนี้)\s*"
        ),
    ),
    (
        "text",
        re.compile(
            r"\s*(?:[\d๐-๙.()]{1,6}\s*)?(?:ข้อค้นพบ|สิ่งที่(?:ค้น)?พบ|ผลการตรวจ(?:ราชการ|เยี่ยม)?|ข้อสังเกต|ประเด็นที่พบ|ปัญหาที่พบ)(?:จาก[ก-๙\s]{0,30})?\s*(?:[:：]|$|ดังนี้)\s*"
        ),
    ),
    ("owner", re.compile(r"\s*(?:ผู้รับผิดชอบ|หน่วยงาน(?:ที่)?รับผิดชอบ)\s*[:：]\s*")),
    (
        "topic",
        re.compile(
            rf"\s*(?:ประเด็น(?:การตรวจราชการ)?(?:ที่\s*{_D}{{1,2}}(?:\.{_D})*)?|หัวข้อ(?:ที่\s*{_D}{{1,2}})?|ด้านที่\s*{_D}{{1,2}})\s*[:：]?\s+(?=[ก-๙A-Za-z])"
        ),
    ),
)
_DASH = re.compile(r"[-–—\s]*")


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """One finding or resolution, in places of the document's text."""

    topic: Span | None = None
    text: Span | None = None
    recommendation: Span | None = None
    owner: Span | None = None

    @property
    def start(self) -> int:
        """Where its first words stand."""
        return min(
            span.start
            for span in (self.text, self.recommendation, self.topic, self.owner)
            if span is not None
        )


def resolved(document: Document) -> Iterator[FoundFinding]:
    """The resolutions of minutes, each under the agenda item that was on the table.

    An item without a printed resolution gives none.
    """
    topic: Span | None = None
    parts = paragraphs(document)
    for at, paragraph in enumerate(parts):
        if paragraph.cell is not None:
            continue
        opened = _RESOLUTION.match(paragraph.text)
        if opened is not None:
            for found in _resolutions(document.text, parts, at, opened.end()):
                yield replace(found, topic=topic)
        elif (named := _agenda_topic(paragraph)) is not None:
            topic = named


def _agenda_topic(paragraph: Paragraph) -> Span | None:
    """The words of an agenda item, without its number."""
    for pattern in (_AGENDA, _ITEM):
        opened = pattern.match(paragraph.text)
        if opened is None:
            continue
        stop = paragraph.text.find("\n", opened.end())
        whole = len(paragraph.text)
        shorter = stop if stop >= 0 and whole - opened.end() > 200 else whole
        words = Span(_topic_start(paragraph.text, opened), shorter).strip(paragraph.text)
        return None if words.is_empty else words.shift(paragraph.span.start)
    return None


def _topic_start(text: str, opened: re.Match[str]) -> int:
    """เรื่อง stays where the topic is no more than a class of items: เรื่องเพื่อพิจารณา."""
    word = opened[0].rstrip().rfind("เรื่อง")
    keeps = word > 0 and re.match(r"เรื่อง(?:ที่|เพื่อ|อื่น|สืบ|เสนอ)", text[opened.start() + word :])
    return opened.start() + word if keeps else opened.end()


def _resolutions(
    text: str, parts: Sequence[Paragraph], at: int, start: int
) -> Iterator[FoundFinding]:
    """The words of a resolution: the rest of its line, else the paragraph or the items below."""
    paragraph = parts[at]
    words = Span(start, len(paragraph.text)).strip(paragraph.text).shift(paragraph.span.start)
    if not words.is_empty:
        yield _resolution(text, words)
        return
    for index in range(at + 1, len(parts)):
        below = parts[index]
        mark = read_mark(below.text)
        is_far = mark is None and index > at + 1
        if is_far or _agenda_topic(below) is not None or _ENDS.match(below.text):
            return
        opening = 0 if mark is None else mark.stop
        yield _resolution(text, Span(opening, len(below.text)).shift(below.span.start))
        if mark is None:
            return


def _resolution(text: str, words: Span) -> FoundFinding:
    owner = _OWNER.search(text, words.start, words.stop)
    return FoundFinding(text=words, owner=None if owner is None else Span(*owner.span("owner")))


def found_in_tables(document: Document) -> Iterator[FoundFinding]:
    """The rows of tables with columns for findings, recommendations or resolutions."""
    for printed in tables(document):
        table = headed(document.text, printed, _is_finding_head)
        fields = _fields(table)
        if not {"text", "recommendation"} & set(fields.values()):
            continue
        topic: Span | None = None
        for row in table.rows:
            found = _row(document.text, row, fields)
            topic = found.topic or topic
            if found.text is not None or found.recommendation is not None:
                yield replace(found, topic=topic)


def _fields(table: Table) -> dict[int, str]:
    """Which field each column holds, each field once; empty where the table is of another kind."""
    fields: dict[int, str] = {}
    for column in table.columns:
        if column.role in ("indicator", "target", "schedule", "result"):
            return {}
        for field, pattern in _COLUMNS:
            if pattern.search(column.words) and field not in fields.values():
                fields[column.index] = field
                break
    return fields if any(_is_finding_head(column.words) for column in table.columns) else {}


def _is_finding_head(words: str) -> bool:
    return len(words) < 60 and _FINDING_HEAD.search(words) is not None


def _row(text: str, row: Row, fields: dict[int, str]) -> FoundFinding:
    spans: dict[str, Span] = {}
    for at, field in fields.items():
        cell = row.own.get(at)
        if cell is None:
            continue
        span = cell.span.strip(text)
        if not _DASH.fullmatch(span.of(text)):
            spans[field] = _without_mark(text, span, several=len(cell.paragraphs) > 1)
    return FoundFinding(**spans)


def _without_mark(text: str, span: Span, *, several: bool) -> Span:
    mark = None if several else read_mark(text, span.start, span.stop)
    return span if mark is None else Span(mark.stop, span.stop)


def found_under_labels(document: Document) -> Iterator[FoundFinding]:
    """Findings and recommendations under labels of running text, each item one."""
    topic: Span | None = None
    field: str | None = None
    for paragraph in paragraphs(document):
        if paragraph.cell is not None:
            continue
        label = _label(paragraph)
        if label is not None:
            field, words = label
            if field == "topic":
                topic = words
            elif words is not None and field in ("text", "recommendation"):
                yield FoundFinding(**{field: words}, topic=topic)
                field = None
            continue
        mark = read_mark(paragraph.text)
        if mark is None or paragraph.is_heading:
            field = field if mark is None and not paragraph.is_heading else None
        if field in ("text", "recommendation") and mark is not None:
            words = Span(mark.stop, len(paragraph.text)).shift(paragraph.span.start)
            yield FoundFinding(**{field: words}, topic=topic)
        elif field in ("text", "recommendation") and mark is None and len(paragraph.text) > 30:
            yield FoundFinding(**{field: paragraph.span}, topic=topic)
            field = None


def _label(paragraph: Paragraph) -> tuple[str, Span | None] | None:
    for field, pattern in _LABELS:
        opened = pattern.match(paragraph.text)
        if opened is not None:
            words = Span(opened.end(), len(paragraph.text)).strip(paragraph.text)
            return field, None if words.is_empty else words.shift(paragraph.span.start)
    return None
