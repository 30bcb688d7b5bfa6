"""The words of a paragraph as printed: inserted text kept, deleted and hidden text left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..composing import PAGE_BREAK
from ..symbols import is_symbol_font, symbols
from .names import MC, W, is_on, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

__all__ = ["text_boxes", "words_of"]

_CONTAINERS = frozenset(
    W + name
    for name in (
        "hyperlink",
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "smartTag",
        "fldSimple",
        "customXml",
        "bdo",
        "dir",
        "ruby",
        "rubyBase",
    )
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{W}txbxContent"
_AS_PRINTED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}lastRenderedPageBreak": PAGE_BREAK,
}


def words_of(paragraph: Element) -> str:
    """The words of a paragraph; line breaks as newlines, page breaks as form feeds."""
    return "".join(_words(paragraph))


def _words(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}r":
            yield from _run(child)
        elif child.tag in _CONTAINERS:
            yield from _words(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _words(_chosen(child))
        elif isinstance(child.tag, str) and child.tag.startswith(_MATH):
            yield from (text.text or "" for text in child.iter(f"{_MATH}t"))


def _run(run: Element) -> Iterator[str]:
    properties = run.find(f"{W}rPr")
    if is_on(properties, "vanish") or _is_white_on_white(run, properties):
        return
    font = _font(properties)
    for child in run:
        if child.tag == f"{W}t":
            text = (child.text or "").replace("\n", " ").replace(PAGE_BREAK, " ")
            yield symbols(text, font) if is_symbol_font(font) else text
        elif child.tag == f"{W}br":
            yield PAGE_BREAK if child.get(f"{W}type") == "page" else "\n"
        elif child.tag == f"{W}sym":
            yield _symbol(child)
        elif child.tag in _CONTAINERS:
            yield from _words(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _run(_chosen(child))
        else:
            yield _AS_PRINTED.get(child.tag, "")


def _is_white_on_white(run: Element, properties: Element | None) -> bool:
    """Whether words only hold a place: white ones, where nothing can be dark behind them."""
    if (value_at(properties, "color") or "").upper() != "FFFFFF":
        return False
    shaded = properties is not None and properties.find(f"{W}shd") is not None
    around = run.iterancestors(f"{W}tbl", _BOX, f"{W}p")
    return not shaded and all(
        element.tag == f"{W}p" and element.find(f"{W}pPr/{W}shd") is None for element in around
    )


def _font(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")


def _symbol(symbol: Element) -> str:
    code = symbol.get(f"{W}char") or ""
    try:
        return symbols(chr(int(code, 16)), str(symbol.get(f"{W}font") or ""))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"


def _chosen(alternatives: Element) -> Element:
    """One of the ways in which the same content is stored: the first, or the last resort."""
    choice = alternatives.find(f"{MC}Choice")
    if choice is None or len(choice) == 0:
        choice = alternatives.find(f"{MC}Fallback")
    return alternatives if choice is None else choice


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The content of each text box anchored in a paragraph, each once."""
    if next(paragraph.iter(_BOX), None) is not None:
        yield from _boxes(paragraph)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from _boxes(_with_box(child))
        elif child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from _boxes(child)


def _with_box(alternatives: Element) -> Element:
    chosen = _chosen(alternatives)
    fallback = alternatives.find(f"{MC}Fallback")
    if next(chosen.iter(_BOX), None) is None and fallback is not None:
        return fallback
    return chosen
