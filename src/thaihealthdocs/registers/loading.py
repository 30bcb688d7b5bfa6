"""A hospital register of one's own, read by the headers of its columns and laid over the tables."""

from __future__ import annotations

import csv
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from ..thai.charset import decode
from .fold import fold
from .geography import District, area_of_code, find_province
from .names import Names
from .tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FacilityEntry", "FacilityRegister", "active_register", "load", "using"]

_CODE = re.compile(r"[0-9]{1,5}")
_FORMULA = re.compile(r'^="?(.*?)"?$')
_HOSPITAL = "โรงพยาบาล"
_CENTRE = "โรงพยาบาลส่งเสริมสุขภาพตำบล"


@dataclass(frozen=True, slots=True)
class FacilityEntry:
    """One facility of a register: its full name, five-digit code, type and place."""

    name: str
    code: str | None = None
    type: str | None = None
    province: str | None = None
    district: str | None = None


@dataclass(frozen=True)
class FacilityRegister:
    """The facilities of one register, and what its rows could not say.

    ``dropped`` tells, row by row, which were left out and why.
    """

    source: str
    entries: tuple[FacilityEntry, ...]
    dropped: tuple[str, ...] = ()
    _folds: dict[str, list[FacilityEntry]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for entry in self.entries:
            self._folds.setdefault(fold(entry.name), []).append(entry)

    def find(self, name: str, province: str | None = None) -> FacilityEntry | None:
        """The facility of that full name, None where none or more than one can be meant."""
        found = self._folds.get(fold(name), [])
        near = [each for each in found if province is None or each.province in (None, province)]
        return near[0] if len(near) == 1 else None

    @cached_property
    def names(self) -> Names[FacilityEntry]:
        """The hospitals by their names without โรงพยาบาล, to be found in running text."""
        return Names(
            (entry.name.removeprefix(_HOSPITAL).strip(), entry)
            for entry in self.entries
            if entry.name.startswith(_HOSPITAL) and not entry.name.startswith(_CENTRE)
        )


_ACTIVE: ContextVar[FacilityRegister | None] = ContextVar("register", default=None)


def active_register() -> FacilityRegister | None:
    """The register that `using` has laid over the shipped tables, None where none is."""
    return _ACTIVE.get()


@contextmanager
def using(register: FacilityRegister) -> Iterator[FacilityRegister]:
    """Lay ``register`` over the shipped tables for everything parsed inside the ``with`` block.

    >>> mine = FacilityRegister("mine", (FacilityEntry("โรงพยาบาลริมธาร", "99999"),))
    >>> with using(mine):
    ...     active_register().find("โรงพยาบาลริมธาร").code
    '99999'
    >>> active_register() is None
    True
    """
    token = _ACTIVE.set(register)
    try:
        yield register
    finally:
        _ACTIVE.reset(token)


def load(path: str | Path) -> FacilityRegister:
    """Read a hospital register from a CSV or XLSX file, whatever its columns are called.

    A CSV may be in UTF-8, UTF-16 or a Thai code page, with commas or tabs.

    Codes are repaired (formula text, lost zeros, decimals), places are read by code or by name.
    A row without a name, or closed, or with a code that cannot be one, is dropped and told of.

    Raises:
        ValueError: No column of the file is known to hold names.
    """
    path = Path(path)
    table = list(_xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path))
    header = {} if not table else _roles(table[0])
    if "name" not in header:
        raise ValueError(f"{path.name}: no column holds names; its headers are {table[:1]}")
    entries: list[FacilityEntry] = []
    dropped: list[str] = []
    for number, cells in enumerate(table[1:], start=2):
        values = {role: cells[at].strip() for role, at in header.items() if at < len(cells)}
        reason = _fault(values)
        if reason is None:
            entries.append(_entry(values))
        else:
            dropped.append(f"row {number}: {reason}")
    return FacilityRegister(path.name, tuple(dict.fromkeys(entries)), tuple(dropped))


def _csv(path: Path) -> Iterator[list[str]]:
    text = decode(path.read_bytes()).text
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _xlsx(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    # Formulas are read as they stand: some exports print codes as ="00123" to keep the zeros.
    sheet = load_workbook(path, read_only=True).worksheets[0]
    for row in sheet.iter_rows(values_only=True):
        yield ["" if value is None else str(value) for value in row]


def _roles(header: list[str]) -> dict[str, int]:
    """What each column holds, by the table of headers; the first of two columns counts."""
    known = {row["header"].lower(): row["role"] for row in rows("register_headers")}
    roles: dict[str, int] = {}
    for at, words in enumerate(header):
        role = known.get(re.sub(r"\s+", " ", words).strip().lower())
        if role is not None:
            roles.setdefault(role, at)
    return roles


def _fault(values: Mapping[str, str]) -> str | None:
    if not values.get("name"):
        return "it has no name"
    if values.get("closed"):
        return f"{values['name']} is closed since {values['closed']}"
    if values.get("code") and _code(values["code"]) is None:
        return f"{values['code']!r} is no code of {values['name']}"
    return None


def _entry(values: Mapping[str, str]) -> FacilityEntry:
    province, district = _place(values)
    return FacilityEntry(
        name=_full_name(values["name"]),
        code=_code(values.get("code", "")),
        type=_type(values),
        province=province,
        district=district,
    )


def _full_name(name: str) -> str:
    name = re.sub(r"^รพ\.?[ ]?สต\.?[ ]?", _CENTRE, name)
    return re.sub(r"^รพ[ศทช]?\.[ ]?", _HOSPITAL, name)


def _code(printed: str) -> str | None:
    """Five digits, with the zeros that a spreadsheet has lost.

    >>> _code('="00669"'), _code("669.0"), _code("EA0010669")
    ('00669', '00669', None)
    """
    formula = _FORMULA.match(printed.strip())
    bare = re.sub(r"\.0+$", "", formula[1] if formula else printed.strip())
    return bare.zfill(5) if _CODE.fullmatch(bare) else None


def _type(values: Mapping[str, str]) -> str | None:
    known = {row["words"]: row["type"] for row in rows("facility_types")}
    printed = values.get("type", "")
    return known.get(printed.zfill(2) if printed.isdigit() else printed)


def _place(values: Mapping[str, str]) -> tuple[str | None, str | None]:
    district = values.get("district", "")
    province = values.get("province", "")
    if len(district) <= 2 and district.isdigit() and province.isdigit():
        district = province.zfill(2) + district.zfill(2)
    area = area_of_code(district) if district.isdigit() else None
    home = area_of_code(province) if province.isdigit() else find_province(province)
    name = area.name if isinstance(area, District) else district
    return None if home is None else home.name, name if name and not name.isdigit() else None
