"""The three kinds of places that Thai names of places stand for."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Area", "District", "Province", "Subdistrict"]


@dataclass(frozen=True, slots=True)
class Province:
    """จังหวัด, with its two-digit code and the health region (1 to 13) it lies in."""

    code: str
    name: str
    english: str
    health_region: int


@dataclass(frozen=True, slots=True)
class District:
    """อำเภอ or, in Bangkok, เขต, with its four-digit code and the name of its province."""

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Subdistrict:
    """ตำบล or, in Bangkok, แขวง, with its six-digit code and where it lies."""

    code: str
    name: str
    district: str
    province: str


Area = Province | District | Subdistrict
