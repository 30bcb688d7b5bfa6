"""A walk over the elements of a page, from which its passages and tables come in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...model.document import BlockKind
from ..composing import Passage, Table, TableCell
from .elements import BLOCKS, FURNITURE_WORDS, HEADINGS
from .events import attribute, events
from .furniture import furniture_of
from .grids import RawCell, RawRow, grid, span_of
from .lists import ItemList, item_list

if TYPE_CHECKING:
    from bs4 import Tag

__all__ = ["flow_of"]

# Space between words of the source; a no-break space is a character of the text.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_SPACE = re.compile(r"[ \t]*\n[ \t]*")
_SOFT_BREAK = "\v"
_MOST_TABLES_DEEP = 12
_SECTIONS = frozenset(["thead", "tbody", "tfoot"])
_TABLE_STARTS = _SECTIONS | {"table", "tr", "td", "th"}
_PRESENTATION = ("presentation", "none")


@dataclass(slots=True)
class _OpenTable:
    """A table whose end has not been met; ``content`` is where it will stand."""

    content: list[Passage | Table]
    is_layout: bool | None
    rows: list[RawRow] = field(default_factory=list)
    section: str = "tbody"
    sections: int = 0


def flow_of(root: Tag) -> list[Passage | Table]:
    """The passages and tables of a page in the order of its source."""
    walk = _Walk(furniture_of(root))
    for event, node in events(root):
        if event == "text":
            walk.text(str(node))
        elif event == "start":
            walk.start(node)
        else:
            walk.end(node)
    walk.end_passage()
    return walk.content


class _Walk:
    """Where the walk stands: the words of the passage so far, and what is open around it."""

    def __init__(self, furniture: frozenset[int]) -> None:
        self.content: list[Passage | Table] = []
        self.tables: list[_OpenTable] = []
        self.flat_tables = 0
        self.words: list[str] = []
        self.furniture = furniture
        self.open_furniture = 0
        self.preformatted = 0
        self.headings: list[int] = []
        self.lists: list[ItemList] = []
        self.mark = ""

    def text(self, words: str) -> None:
        """Take characters of the page."""
        if self.preformatted:
            self.words.append(words.replace("\r\n", "\n").replace("\n", _SOFT_BREAK))
        else:
            self.words.append(words)

    def start(self, tag: Tag) -> None:
        """Enter an element."""
        if tag.name == "br":
            self.line_break()
            return
        if tag.name not in BLOCKS and id(tag) not in self.furniture:
            return
        self.end_passage()
        self.open_furniture += id(tag) in self.furniture
        self.preformatted += tag.name == "pre"
        if tag.name in HEADINGS:
            self.headings.append(HEADINGS[tag.name])
        elif tag.name in ("ol", "ul", "dir", "menu"):
            self.lists.append(item_list(tag))
        elif tag.name == "li" and self.lists:
            self.mark = self.lists[-1].mark(tag)
        elif tag.name in _TABLE_STARTS:
            self.start_in_table(tag)

    def end(self, tag: Tag) -> None:
        """Leave an element."""
        if tag.name not in BLOCKS and id(tag) not in self.furniture:
            return
        self.end_passage()
        self.open_furniture -= id(tag) in self.furniture
        self.preformatted -= tag.name == "pre"
        if tag.name in HEADINGS:
            self.headings.pop()
        elif tag.name in ("ol", "ul", "dir", "menu"):
            self.lists.pop()
        elif tag.name == "li":
            self.mark = ""
        elif tag.name == "table":
            self.end_table()
        elif tag.name in ("td", "th") and self.tables and not self.flat_tables:
            self.content = self.tables[-1].content
        elif tag.name in _SECTIONS:
            self.start_section("tbody")

    def line_break(self) -> None:
        """A line ends inside a heading or preformatted text; elsewhere a paragraph does."""
        if self.headings or self.preformatted:
            self.words.append(_SOFT_BREAK)
        else:
            self.end_passage()

    def end_passage(self) -> None:
        """Put the words so far down as a passage, if there are any."""
        words = _SPACE.sub(" ", "".join(self.words))
        self.words.clear()
        for part in _BLANK_LINES.split(words.replace(_SOFT_BREAK, "\n")):
            line = _LINE_SPACE.sub("\n", part).strip(" \n")
            if line:
                self.content.append(self.passage(self.mark + line))
                self.mark = ""

    def passage(self, words: str) -> Passage:
        """The words as what they are here: furniture, a heading, or a paragraph."""
        if self.open_furniture or (len(words) < 60 and FURNITURE_WORDS.fullmatch(words)):
            return Passage(words, BlockKind.FURNITURE)
        if self.headings:
            return Passage(words, BlockKind.HEADING, self.headings[-1])
        return Passage(words, level=len(self.lists) or None)

    def start_in_table(self, tag: Tag) -> None:
        """Enter a table, a section of it, a row or a cell."""
        if tag.name == "table":
            self.start_table(tag)
        elif not self.tables or self.flat_tables:
            return
        elif tag.name == "tr":
            table = self.tables[-1]
            table.rows.append(RawRow(table.section, table.sections))
        elif tag.name in ("td", "th"):
            self.start_cell(tag)
        else:
            self.start_section(tag.name)

    def start_table(self, tag: Tag) -> None:
        """Open a table, or read one too deep inside others as plain lines."""
        if self.flat_tables or len(self.tables) >= _MOST_TABLES_DEEP:
            self.flat_tables += 1
        else:
            is_layout = attribute(tag, "role") in _PRESENTATION or None
            self.tables.append(_OpenTable(self.content, is_layout))

    def start_section(self, name: str) -> None:
        """Let the rows that follow stand in a new section of the innermost table."""
        if self.tables and not self.flat_tables:
            self.tables[-1].section = name
            self.tables[-1].sections += 1

    def start_cell(self, tag: Tag) -> None:
        """Open a cell; what follows stands in it."""
        table = self.tables[-1]
        if not table.rows:
            table.rows.append(RawRow(table.section, table.sections))
        cell = RawCell(
            span_of(attribute(tag, "rowspan")),
            max(1, span_of(attribute(tag, "colspan"))),
            tag.name == "th",
        )
        table.rows[-1].cells.append(cell)
        self.content = cell.content

    def end_table(self) -> None:
        """Close a table and put it where it stands."""
        if self.flat_tables:
            self.flat_tables -= 1
        elif self.tables:
            table = self.tables.pop()
            self.content = table.content
            cells = grid(table.rows)
            if cells:
                self.content.append(Table(cells, table.is_layout or _only_places(cells) or None))


def _only_places(cells: tuple[TableCell, ...]) -> bool:
    """Whether a high heading of the page stands in the table, and no cell is a head of others."""
    headings = (
        part.level or 1
        for cell in cells
        for part in cell.content
        if isinstance(part, Passage) and part.kind is BlockKind.HEADING
    )
    return not any(cell.is_header for cell in cells) and min(headings, default=6) <= 2
