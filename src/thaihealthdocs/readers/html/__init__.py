"""Web pages: the words a reader of the page sees, its tables as grids, its navigation set apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import TooLarge
from ...thai.charset import decode
from ..composing import compose
from .flow import flow_of
from .metadata import metadata_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from ...model.document import Document, Source

__all__ = ["MAX_BYTES", "NAME", "accepts", "read"]

NAME = "html"
MAX_BYTES = 16 * 1024 * 1024
"""The largest page that is read, in bytes; its tree takes some ninety times as much memory."""

_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->)*<(?:head|body|meta|title|link|style|script|table|div|section|article"
    rb"|main|h[1-6]|p|pre|ul|ol|dl|center|font|span|b|strong|form|header|nav|blockquote|a)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAB_INSIDE_LINE = re.compile(rb"[^\s\t][ ]*\t")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# What HTML takes for a tag only from a letter on, and writers forget to escape.
_BARE_LESS_THAN = re.compile(r"<(?![A-Za-z/!?])|<(?=[A-Za-z][^<>=]*(?:<|\Z))")


def accepts(data: bytes) -> bool:
    """Whether the bytes are a web page or a piece of one.

    A text whose lines hold tabs is a dump of tables, though its first cell may hold a tag.
    """
    head = _as_ascii(data[:65536])
    if _PAGE.search(head, 0, 4096):
        return True
    return _FRAGMENT.match(head) is not None and not _TAB_INSIDE_LINE.search(head)


def _as_ascii(head: bytes) -> bytes:
    """The beginning of a text in which ASCII can be searched, be it UTF-16 or not."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:2] in (b"<\0", b"\0<"):
        return head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return head.removeprefix(b"\xef\xbb\xbf")


def read(data: bytes, source: Source) -> Document:
    r"""Read a web page.

    The charset is told from the bytes, whatever the page declares. Elements that are not shown
    leave no text; navigation and its like become furniture. The number of an item of an ordered
    list, which a browser prints, is part of the text.

    Raises:
        TooLarge: The page has more than `MAX_BYTES`.

    >>> from thaihealthdocs.model.document import Source
    >>> page = "<ol start=2><li>คัดกรอง <b>เบาหวาน</b></ol><table><tr><td>ก<td>ข</table>"
    >>> document = read(page.encode(), Source("a.html", "", NAME, 0))
    >>> [block.span.of(document.text) for block in document.blocks]
    ['2. คัดกรอง เบาหวาน', 'ก\tข']
    """
    if len(data) > MAX_BYTES:
        reason = f"it is a page of more than {MAX_BYTES // 2**20} MB"
        raise TooLarge(source.name, reason, "split the page and read the parts")
    tree = _tree(_text_of(data))
    return compose(source, flow_of(tree), metadata=metadata_of(tree))


def _text_of(data: bytes) -> str:
    if data[:2] in (b"<\0", b"\0<"):
        return data.decode("utf-16-le" if data[:1] == b"<" else "utf-16-be", "replace")
    return decode(data).text


def _tree(text: str) -> BeautifulSoup:
    """The page's elements; lxml, because it ends unended cells and items and never goes quadratic.

    The text is handed over as UTF-8 with the encoding named, so that no ``meta`` can overrule it.
    """
    from bs4 import BeautifulSoup

    text = _BARE_LESS_THAN.sub("&lt;", _XML_DECLARATION.sub("", text, count=1))
    return BeautifulSoup(text.encode("utf-8", "replace"), "lxml", from_encoding="utf-8")
