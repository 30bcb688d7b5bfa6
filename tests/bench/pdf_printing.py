"""Made-up documents printed as PDF, by Chromium from HTML and by LibreOffice from DOCX."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pdf_docx import write_docx
from pdf_html import html_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pdf_model import TrueDocument

__all__ = ["PRODUCERS", "print_all", "print_pdf"]

PRODUCERS = ("chromium", "libreoffice")
_AT_ONCE = 40
"""Documents that LibreOffice converts in one go."""


def print_pdf(document: TrueDocument, producer: str, folder: Path) -> Path | None:
    """Print a document with ``chromium`` or ``libreoffice``; None where that is not installed."""
    return print_all([document], producer, folder).get(document.name)


def print_all(documents: Iterable[TrueDocument], producer: str, folder: Path) -> dict[str, Path]:
    """Print documents; the files by the documents' names, none where no program is installed."""
    outs = {document: folder / f"{document.name}-{producer}.pdf" for document in documents}
    missing = [document for document, out in outs.items() if not out.exists()]
    printer = {"chromium": _chromium, "libreoffice": _libreoffice}[producer]
    if missing:
        printer({document: outs[document] for document in missing})
    for document in missing:
        if document.is_turned and outs[document].exists():
            _lay_on_side(outs[document])
    return {document.name: out for document, out in outs.items() if out.exists()}


def _chromium(outs: dict[TrueDocument, Path]) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return
    options = "--headless --no-sandbox --disable-gpu --no-first-run --no-pdf-header-footer"
    for document, out in outs.items():
        with TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(html_page(document), encoding="utf-8")
            subprocess.run(
                [
                    *(program, *options.split(), "--disable-background-networking"),
                    *(f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()),
                ],
                check=False,
                capture_output=True,
                timeout=120,
            )


def _libreoffice(outs: dict[TrueDocument, Path]) -> None:
    program = shutil.which("soffice")
    if program is None:
        return
    pairs = list(outs.items())
    for at in range(0, len(pairs), _AT_ONCE):
        with TemporaryDirectory() as folder:
            sources = []
            for document, out in pairs[at : at + _AT_ONCE]:
                sources.append(Path(folder) / f"{out.stem}.docx")
                write_docx(document, sources[-1])
            home = pairs[0][1].parent
            subprocess.run(
                [
                    *(program, f"-env:UserInstallation=file://{home}/office", "--headless"),
                    *("--convert-to", "pdf", "--outdir", str(home), *map(str, sources)),
                ],
                check=False,
                capture_output=True,
                timeout=600,
            )


def _lay_on_side(path: Path) -> None:
    """Turn what is on each page by a quarter, and let /Rotate show it upright again."""
    import pypdfium2
    from pypdfium2 import raw

    file = pypdfium2.PdfDocument(path.read_bytes())
    for page in file:
        width, height = page.get_size()
        matrix = raw.FS_MATRIX(0, 1, -1, 0, height, 0)
        room = raw.FS_RECTF(0, width, height, 0)
        raw.FPDFPage_TransFormWithClip(page, matrix, room)
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
        page.set_rotation(90)
        raw.FPDFPage_GenerateContent(page)
    file.save(path)
    file.close()
