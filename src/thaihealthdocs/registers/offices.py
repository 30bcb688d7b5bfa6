"""Offices by full name and by short form, and what must follow for a name to be whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import rows

__all__ = ["Office", "office_names", "offices"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office, or a kind of office whose name ends with a place or a number.

    ``slot`` says what must follow: ``province``, ``district``, ``subdistrict``, ``town`` (any of
    them), ``number``, ``bangkok`` (a district of Bangkok) or ``education`` (a place and a
    number); it is None where the name is whole.
    """

    name: str
    slot: str | None = None


@cache
def offices() -> dict[str, tuple[Office, ...]]:
    """Each printed form, full or short, with the offices that it can stand for.

    >>> offices()["สปสช."][0].name
    'สำนักงานหลักประกันสุขภาพแห่งชาติ'
    """
    forms: dict[str, tuple[Office, ...]] = {}
    for row in rows("organizations"):
        office = Office(row["name"], row["slot"] or None)
        for form in (row["name"], *row["abbreviations"].split("|")):
            if form:
                forms[form] = (*forms.get(form, ()), office)
    # The office of one place comes before the kind of office.
    return {
        form: tuple(sorted(each, key=lambda office: office.slot is None))
        for form, each in forms.items()
    }


@cache
def office_names() -> frozenset[str]:
    """The full names of the offices that need nothing to follow."""
    return frozenset(row["name"] for row in rows("organizations") if not row["slot"])
