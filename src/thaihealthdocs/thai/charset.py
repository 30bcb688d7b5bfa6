"""Which characters the bytes of a text mean; what they claim to mean is not believed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from .repair.mojibake import thai_of_bytes

__all__ = ["Decoded", "decode"]

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16
_HIGH = re.compile(rb"[\x80-\xff]")
_THAI_BYTE = re.compile(rb"[\xa1-\xda\xdf-\xfb\x80-\x84\x86-\x90\x98-\x9f]")
_TIS_620_ONLY = re.compile(rb"[\x80-\xa0\xdb-\xde\xfc-\xff]")
# A few Thai bytes may by chance be valid UTF-8, of scripts that no Thai document is in.
_UNLIKELY = re.compile("[\u0700-\u0dff\u1000-\u1cff\u1f00-\u1fff]")
_LIKELY = re.compile("[\u0080-\u024f\u0e00-\u0eff\u2000-\u9fff\uf000-\uffff]")
_BROKEN_UTF8 = 0.001  # of the characters: a file cut or patched, but UTF-8 still


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Read ``data`` as text: UTF-8, UTF-16, UTF-32, TIS-620 or windows-874, whichever it is.

    Bytes that mean nothing become U+FFFD; nothing is ever raised. Line ends are left alone.

    >>> decode("แผนปฏิบัติการ".encode("cp874"))
    Decoded(text='แผนปฏิบัติการ', encoding='tis-620')
    >>> decode("แผน 2566".encode("utf-16")).encoding
    'utf-16'
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return Decoded(data.decode(wide, errors="replace"), wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(data)
    if _UNLIKELY.search(text) is not None and _LIKELY.search(text) is None:
        return _not_utf8(data)
    return Decoded(text, "utf-8")


def _wide(sample: bytes) -> str | None:
    """The UTF-16 that ``sample`` is in without saying so: Thai letters have 0x0E every other byte.

    Blanks, digits and line ends have 0x00 there.
    """
    if len(sample) < 4:
        return None
    for high, encoding in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        if high.count(b"\x0e") + high.count(b"\x00") >= 0.6 * len(high):
            return encoding
    return None


def _not_quite_utf8(data: bytes) -> Decoded:
    text = data.decode("utf-8", errors="replace")
    if text.count("\N{REPLACEMENT CHARACTER}") <= len(text) * _BROKEN_UTF8:
        return Decoded(text, "utf-8")
    high = len(_HIGH.findall(data))
    if len(_THAI_BYTE.findall(data)) < high * 0.9 and _reads_more_utf8(text, high):
        return Decoded(text, "utf-8")
    return _not_utf8(data)


def _not_utf8(data: bytes) -> Decoded:
    name = "windows-874" if _TIS_620_ONLY.search(data) else "tis-620"
    return Decoded(thai_of_bytes(data), name)


def _reads_more_utf8(text: str, high: int) -> bool:
    return text.count("\N{REPLACEMENT CHARACTER}") * 3 < high
