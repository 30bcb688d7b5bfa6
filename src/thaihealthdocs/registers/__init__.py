"""Places, facilities, agencies, abbreviations and titles: data, and how to look things up in it.

No hospital list ships. `load` reads a register of your own; inside `using` it is laid over the
shipped tables and gives facilities their codes.
"""

from __future__ import annotations

from .geography import (
    District,
    Province,
    Subdistrict,
    find_districts,
    find_province,
    find_subdistricts,
    health_region,
    provinces,
    provinces_of_region,
    suggest_province,
)
from .loading import FacilityEntry, FacilityRegister, load, using

__all__ = [
    "District",
    "FacilityEntry",
    "FacilityRegister",
    "Province",
    "Subdistrict",
    "find_districts",
    "find_province",
    "find_subdistricts",
    "health_region",
    "load",
    "provinces",
    "provinces_of_region",
    "suggest_province",
    "using",
]
