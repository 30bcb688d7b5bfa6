"""The tables that ship with the package: tab-separated text beside the code, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["rows", "words"]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one shipped table, by the column names of its first line.

    Empty lines and lines that start with ``#`` are notes.

    Args:
        name: The table's file name without ``.tsv``.

    Raises:
        FileNotFoundError: No such table ships.

    >>> rows("provinces")[0]["province"]
    'เชียงใหม่'
    """
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, _padded(line, len(header)), strict=True)) for line in lines[1:])


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of one shipped list, the longest first.

    Raises:
        KeyError: No such list ships.

    >>> "ค่าย" in words("facility_patron")
    True
    """
    lists = {row["list"]: row["words"].split() for row in rows("words")}
    return tuple(sorted(lists[name], key=len, reverse=True))


def _padded(line: str, width: int) -> list[str]:
    fields = line.split("\t")
    return fields + [""] * (width - len(fields))
