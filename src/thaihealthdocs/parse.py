"""From bytes to a report: the whole flow, top to bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .extractors import EXTRACTORS
from .kinds import KINDS
from .model.assembly import assemble
from .model.coverage import cover
from .model.records import Problem, provisional_id
from .model.sureness import as_sure_as_read
from .readers import read as read_plain
from .thai.breaks import with_whole_words
from .thai.repair import repair
from .views.document import Document
from .views.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from .extractors import Extractor
    from .kinds import Kind
    from .model import document as model
    from .model.records import Record
    from .thai.repair import Repair

__all__ = ["parse", "parse_document", "read"]


def read(
    source: str | Path | bytes | BinaryIO,
    *,
    name: str | None = None,
    password: str | None = None,
) -> Document:
    r"""Read ``source`` as it is: its text, blocks, tables and pages, nothing mended yet.

    Args:
        source: A path, the bytes of a document, or a binary file.
        name: What to call the document in messages; a path has its own name.
        password: For an encrypted PDF.

    Raises:
        UnreadableDocument: The bytes hold no document that can be read; says what to do.

    >>> document = read("แผนปฏิบัติการ\n\nกลยุทธ์ที่ 1 เพิ่มการเข้าถึง".encode())
    >>> [block.span.of(document.text) for block in document.blocks]
    ['แผนปฏิบัติการ', 'กลยุทธ์ที่ 1 เพิ่มการเข้าถึง']
    """
    return Document.showing(read_plain(source, name=name, password=password))


def parse(
    source: str | Path | bytes | BinaryIO,
    *,
    name: str | None = None,
    password: str | None = None,
    extractors: Iterable[Extractor] = EXTRACTORS,
    kinds: Iterable[Kind] = KINDS,
) -> Report:
    """Read ``source`` and find every record that it states.

    Args:
        source: A path, the bytes of a document, or a binary file. The format (PDF, HTML, DOCX,
            XLSX, text) is told by content.
        name: What to call the document in messages; a path has its own name.
        password: For an encrypted PDF.
        extractors: What looks for records; add your own to `EXTRACTORS`.
        kinds: What names the document's kind; the first that identifies it does.

    Raises:
        UnreadableDocument: The bytes hold no document that can be read; says what to do.

    >>> report = parse("กลยุทธ์ที่ 1 เพิ่มการเข้าถึงบริการ".encode())
    >>> report.plan_items[0].level, report.plan_items[0].number
    ('strategy', '1')
    """
    document = read(source, name=name, password=password)
    return parse_document(document, extractors=extractors, kinds=kinds)


def parse_document(
    document: model.Document,
    *,
    extractors: Iterable[Extractor] = EXTRACTORS,
    kinds: Iterable[Kind] = KINDS,
) -> Report:
    """Find every record that an already read ``document`` states.

    >>> document = read("มาตรการที่ 2 ติดตามเยี่ยมบ้าน".encode())
    >>> [item.text for item in parse_document(document).plan_items]
    ['ติดตามเยี่ยมบ้าน']
    """
    document = with_whole_words(document)
    recognised = [page.span for page in document.pages if page.reading.startswith("ocr:")]
    mended = repair(document.text, recognised=recognised)
    if mended.edits:
        document = document.rewritten(mended.text, mended.alignment)
    found = (record for extract in extractors for record in extract(document))
    records = list(as_sure_as_read(found, document))
    records += [*_remarks(document), *_damage(document, mended)]
    fields = assemble(records)
    kind = next((kind.NAME for kind in kinds if kind.identify(document)), "other")
    about = replace(fields.pop("document"), kind=kind)
    return Report(
        document=about,
        coverage=cover(document, [*records, about]),
        source=Document.showing(document),
        **fields,
    )


def _damage(document: model.Document, mended: Repair) -> Iterator[Record]:
    """What is likely misspelt, and what no rule can mend; neither is touched."""
    for edit in mended.suggestions:
        words = edit.span.of(mended.text)
        yield Problem(
            id=provisional_id("problems", edit.span.start),
            code="misspelling",
            message=f"{words} is likely {edit.new}; the words are kept as they are printed",
            text=words,
            suggestion=edit.new,
            evidence=document.evidence(text=edit.span),
        )
    for loss in () if mended.damage is None else mended.damage.beyond_repair:
        yield Problem(
            id=provisional_id("problems", 0),
            code="damaged_text",
            message=f"the text lost what cannot be mended ({loss.replace('_', ' ')}): "
            "find another copy of the document",
        )


def _remarks(document: model.Document) -> Iterator[Record]:
    """What the reader could not do."""
    for remark in document.remarks:
        start = 0 if remark.span is None else remark.span.start
        yield Problem(
            id=provisional_id("problems", start),
            code=remark.code,
            message=remark.message,
            text=remark.text,
            suggestion=remark.suggestion,
            evidence=document.evidence(text=remark.span),
        )
