"""Thai digits say the same as Arabic ones, character for character."""

from __future__ import annotations

__all__ = ["to_arabic_digits"]

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def to_arabic_digits(text: str) -> str:
    """Print Thai digits as Arabic ones; the text keeps its length, so spans stay true.

    Everything else is left alone. The original keeps its own digits: call this on a copy for
    comparing or calculating, not on a text that is cited.

    >>> to_arabic_digits("ข้อ ๑๒ ลงวันที่ ๓ มีนาคม 2566")
    'ข้อ 12 ลงวันที่ 3 มีนาคม 2566'
    """
    return text.translate(_ARABIC)
