"""Who signs a document, in what role, and in whose place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..finders.dates import find_dates
from ..model.records import Signatory, provisional_id
from ..model.span import Span
from ..structure.signatures import Signature, signatures
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.records import Record

__all__ = ["extract"]

_ROLES = (
    (r"จดรายงาน|จดบันทึก", "recorder"),
    (r"ตรวจรายงาน", "reviewer"),
    (r"ขออนุมัติ", "proposer"),
    (r"สำเนาถูกต้อง", "certifier"),
    (r"พยาน", "witness"),
    (r"(?:จดรายงาน|จด|บันทึก)", "recorder"),
    (r"(?:รับ|ทำ|ให้)คำรับรอง|ลงนาม|รับจ้าง|ว่าจ้าง|สัญญา|ฝ่ายที่", "party"),
    (r"อนุมัติ(?!.*เสนอ)", "approver"),
    (r"เห็นชอบ", "endorser"),
    (r"ตรวจสอบ|ทาน|กลั่นกรอง|พิจารณา|ตรวจรายงาน", "reviewer"),
    (r"รับรอง", "certifier"),
    (r"เสนอ|จัดทำ|เขียน|รับผิดชอบ|หัวหน้าโครงการ|ขอ", "proposer"),
    (r"รายงาน", "reporter"),
)
"""What the words of a role mean; the first that fits decides."""
_AGREED = re.compile(
    r"ลงนาม(?!แทน)[^\n]{0,60}หลักฐาน|ลงลายมือชื่อ[^\n]{0,60}หลักฐาน|ทั้งสองฝ่าย|ทุกฝ่าย|คู่สัญญา"
)
"""Sides of an agreement close it so; who issues a paper closes it otherwise."""
_ACTING = re.compile(
    r"(?:ปฏิบัติหน้าที่(?:แทน|ใน(?:ฐานะ|ตำแหน่ง))?|รักษาการ(?:ในตำแหน่ง|แทน)?|รักษาราชการแทน|ปฏิบัติราชการแทน"
    r"|ทำการแทน|(?:ผู้)?ได้รับมอบหมายจาก|ผู้แทน)\s*"
)


def extract(document: Document) -> Iterator[Record]:
    """One signatory for each signature block; ``name`` is None where it is unsigned."""
    for block in signatures(document):
        yield _signatory(document, block)


def _signatory(document: Document, block: Signature) -> Signatory:
    positions, acting, acting_span = _positions(document.text, block)
    role = _role(document.text, block)
    person = block.person
    return Signatory(
        id=provisional_id("signatories", block.name.start),
        role=role,
        title=person.title or None if person is not None else None,
        name=person.name if person is not None else None,
        positions=tuple(one_line(span.of(document.text)) for span in positions),
        acting_as=acting,
        signed_on=_date(document.text, block.dated or block.closing),
        evidence=document.evidence(
            name=block.name,
            role=block.role,
            positions=positions,
            acting_as=acting_span,
            signed_on=block.dated or block.closing,
        ),
    )


def _role(text: str, block: Signature) -> str | None:
    if block.role is not None:
        words = block.role.of(text)
        for pattern, role in _ROLES:
            if re.search(pattern, words):
                return role
    if block.closing is None:
        return None
    return "party" if _AGREED.search(block.closing.of(text)) else "issuer"


def _positions(text: str, block: Signature) -> tuple[tuple[Span, ...], str | None, Span | None]:
    """The positions held, and the one that is held in another's place."""
    held: list[Span] = []
    acting: Span | None = None
    awaited = False
    for span in block.positions:
        own, other = _split_acting(text, span)
        if awaited and acting is None:
            acting, awaited = span, False
            continue
        if own is not None and not own.is_empty:
            held.append(own)
        if other is not None:
            awaited = other.is_empty
            acting = acting if other.is_empty or acting is not None else other
    return tuple(held), None if acting is None else one_line(acting.of(text)), acting


def _split_acting(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """A line's own position, and the one after words such as ปฏิบัติราชการแทน; either may lack.

    The second is empty where the line ends with those words: the next line names the position.
    """
    match = _ACTING.search(text, span.start, span.stop)
    if match is None or (match.start() > span.start and not text[match.start() - 1].isspace()):
        return span, None
    return (
        Span(span.start, match.start()).strip(text),
        Span(min(match.end(), span.stop), span.stop).strip(text),
    )


def _date(text: str, dated: Span | None) -> str | None:
    if dated is None:
        return None
    found = next(iter(find_dates(dated.of(text))), None)
    return None if found is None else found.start.iso
