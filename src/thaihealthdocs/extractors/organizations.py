"""Organizations: each office, unit, committee and fund that the document names, once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ..model.records import Organization, provisional_id
from ..registers.geography import District, area_of_code
from ..structure.geography import home_provinces
from ..structure.named import names
from ..thai.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model.document import Document
    from ..model.names import FoundOrganization
    from ..model.records import Record

__all__ = ["extract"]

_CITY = re.compile(r"([ก-๎]+ที่[0-9]{1,2})[ก-๎]+")


def extract(document: Document) -> Iterator[Record]:
    """The organizations of ``document`` by their full names, short forms and spellings merged."""
    home = home_provinces(document)
    organizations: dict[tuple[str, str | None], list[FoundOrganization]] = defaultdict(list)
    full: dict[tuple[str, str | None], str] = {}
    for found in names(document).organizations:
        name, province = _name_and_province(found, home)
        key = (re.sub(r"\s", "", name), province)
        organizations[key].append(found)
        full.setdefault(key, name)
    for key, mentions in _merged(organizations).items():
        yield Organization(
            id=provisional_id("organizations", mentions[0].span.start),
            mention=one_line(mentions[0].span.of(document.text)),
            name=full[key],
            province=key[1],
            evidence=document.evidence(
                mention=mentions[0].span, name=[each.span for each in mentions]
            ),
        )


def _merged(
    organizations: dict[tuple[str, str | None], list[FoundOrganization]],
) -> dict[tuple[str, str | None], list[FoundOrganization]]:
    """Offices known by a number are one with and without the city behind it."""
    numbered = {
        match[1]: key for key in organizations if (match := _CITY.fullmatch(key[0])) is not None
    }
    merged = dict(organizations)
    for bare, whole in numbered.items():
        if (bare, None) in merged:
            mentions = merged.pop((bare, None)) + merged[whole]
            merged[whole] = sorted(mentions, key=lambda each: each.span.start)
    return merged


def _name_and_province(found: FoundOrganization, home: tuple[str, ...]) -> tuple[str, str | None]:
    """The whole name, with a capital district's own, and the province where it is known."""
    areas = [area for code in found.codes if (area := area_of_code(code)) is not None]
    near = [area for area in areas if getattr(area, "province", area.name) in home]
    chosen = areas if len(areas) == 1 else near
    if len(chosen) != 1:
        return found.name, None
    area = chosen[0]
    if isinstance(area, District) and found.place == "เมือง":
        return found.name.removesuffix("เมือง") + area.name, area.province
    return found.name, getattr(area, "province", area.name)
