"""The report that users hold: the plain report, with every view of it as a method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import NoPicture
from ..model import report as model
from ..model.records import RECORD_TYPES
from . import card, excel, frames, page, serial, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike

    import pandas as pd
    from rich.console import RenderableType

    from ..model.records import Record

__all__ = ["Report"]


@dataclass(frozen=True, kw_only=True, repr=False)
class Report(model.Report):
    """What one document says, and the views of it.

    >>> from thaihealthdocs import parse
    >>> parse("กลยุทธ์ที่ 3 พัฒนาระบบส่งต่อ".encode(), name="plan.txt")
    <Report plan.txt: other, 1 plan_items>
    """

    def __repr__(self) -> str:
        name = "of no file" if self.origin is None else self.origin.name
        counts = [f"{count} {key}" for key, count in terminal.counts(self).items()]
        return f"<Report {name}: {', '.join([self.document.kind, *counts])}>"

    def to_dict(self, keys: Iterable[str] = RECORD_TYPES) -> dict[str, Any]:
        """The report as the dicts, lists and plain values that its JSON prints.

        Record types other than ``keys`` are left out. Raises `KeyError` for a key that is none.
        """
        return serial.dump(self, keys)

    def to_json(self, indent: int | None = None, keys: Iterable[str] = RECORD_TYPES) -> str:
        """The report as JSON, on one line unless ``indent`` says how far to indent."""
        return serial.to_text(self.to_dict(keys), indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """The report that `to_json` wrote; its ``source`` is None.

        Raises:
            InvalidReport: The text is not JSON, or not a report.

        >>> from thaihealthdocs import parse
        >>> report = parse("มาตรการที่ 1 คัดกรองวัณโรค".encode())
        >>> Report.from_json(report.to_json()).plan_items == report.plan_items
        True
        """
        return cls(**serial.load(text))

    def to_frame(self, key: str) -> pd.DataFrame:
        """The records of one key as a tidy frame, one row a record.

        Args:
            key: A record type such as ``"targets"``, or ``"document"``, or ``"evidence"`` for the
                long form: one row for each field of each record and each place that says it.

        Raises:
            KeyError: There is no such key.

        >>> from thaihealthdocs import parse
        >>> frame = parse("มาตรการที่ 1 คัดกรองวัณโรค".encode()).to_frame("plan_items")
        >>> frame[["id", "level", "text", "locator"]].values.tolist()
        [['plan_item-1', 'measure', 'คัดกรองวัณโรค', 'chars 13-26']]
        """
        return frames.frame([self], key)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """A frame for ``"document"`` and for every record type, also those without records."""
        return {key: self.to_frame(key) for key in frames.KEYS}

    def rows(self) -> Iterator[frames.Row]:
        """The long form: each field of each record with each place that says it."""
        return frames.rows(self)

    def to_excel(self, path: str | PathLike[str]) -> None:
        """Write a workbook: one sheet for the document, and for each key that has records."""
        excel.write([self], path)

    def to_csv(self, folder: str | PathLike[str]) -> None:
        """Write ``document.csv`` and a file for each key that has records into ``folder``.

        The files are UTF-8 with a byte order mark, so that spreadsheets show Thai.
        """
        frames.write_csv([self], folder)

    def show(self, record: Record | str) -> None:
        """Print a record, or the one with this id: each field's value, quote and place.

        Raises:
            KeyError: No record has the id.

        >>> from thaihealthdocs import parse
        >>> parse("มาตรการที่ 1 คัดกรองวัณโรค".encode()).show("plan_item-1")
        ... # doctest: +NORMALIZE_WHITESPACE
        plan_item-1
          level   measure      «มาตรการ»      chars 0-7
          number  1            «1»            chars 11-12
          text    คัดกรองวัณโรค  «คัดกรองวัณโรค»  chars 13-26
        """
        if isinstance(record, str):
            found = self.document if record == "document" else self.find(record)
            if found is None:
                raise KeyError(f"no record has the id {record!r}; ids are like 'target-1'")
            record = found
        print(terminal.record_text(record))

    def page(self, number: int) -> page.PageView:
        """A page of the document with the records that stand on it, to be looked at.

        ``report.page(3).to_image()`` shows where; ``to_image(report.targets)`` only those.

        Raises:
            NoSuchPage: The document has no page of this number.
            NoPicture: The report was read from JSON, and no document came with it.

        >>> from thaihealthdocs import parse
        >>> parse("มาตรการที่ 1 คัดกรองวัณโรค".encode(), name="plan.txt").page(1)
        <page 1 of plan.txt: 1 blocks, 1 records>
        """
        if self.source is None:
            name = "the report" if self.origin is None else self.origin.name
            remedy = "parse the file again, or read it: read(file).page(1).to_image(report)"
            raise NoPicture(name, "a report read from JSON is without its document", remedy)
        return page.view(self.source, number, (record for _, record in self.records()))

    def __rich__(self) -> RenderableType:
        return terminal.view(self)

    def _repr_html_(self) -> str:
        return card.html_card(self)
