"""Thai bytes that a program took for Western text, made Thai again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...model.alignment import Edit
from ...model.span import Span
from .codes import CP1252_BYTES, EIGHT_BIT
from .letters import CONSONANTS, LEADING, MARKS, THAI, VOWEL_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["mojibake_edits", "thai_of_bytes"]

_SIGNS = "".join(CP1252_BYTES)
# A Western letter or sign beyond ASCII, one that Thai bytes turn into.
_FOREIGN = f"\u0080-\u024f\u02c6\u02dc{re.escape(_SIGNS)}"
_WORD = re.compile(f"[{_FOREIGN}]{{3}}")
_RUN = re.compile(f"[{_FOREIGN}]+")
_LINE = re.compile(r"[^\n]+")
_WRONG = re.compile(
    f"(?<![{CONSONANTS}{MARKS}])[{MARKS}]"
    f"|[{VOWEL_MARKS}]{{2}}"
    f"|[{LEADING}](?![{CONSONANTS}])"
    "|[\ufffd\u0080-\u00a0\u00ad]"
)
_LETTER = re.compile(r"[^\W\d_]|[^\x00-\x7f]")
_THAI_LETTER = re.compile(f"[{THAI}]")
# Western readings of UTF-8 that are met: one byte each, so nothing need be lost.
_WESTERN = ("latin-1", "cp1252", "iso8859-10", "iso8859-4", "iso8859-15", "cp874")


def thai_of_bytes(data: bytes) -> str:
    """Read ``data`` as windows-874, with the codes that Thai fonts put between 0x80 and 0x9F."""
    table = _thai_table()
    return "".join(map(table.__getitem__, data))


@cache
def _thai_table() -> tuple[str, ...]:
    letters = [bytes([byte]).decode("cp874", errors="replace") for byte in range(256)]
    for byte, sign in EIGHT_BIT.items():
        letters[byte] = sign
    return tuple(letters)


def mojibake_edits(text: str) -> Iterator[Edit]:
    """An edit for each run of Western letters that says something in Thai.

    A line is judged as a whole: it must hold three such letters together, be mostly not Thai as
    it stands, and be well-formed Thai when read again. A French word stays French.
    """
    if text.isascii() or _WORD.search(text) is None:
        return
    for line in _LINE.finditer(text):
        if _looks_damaged(line.group()):
            yield from _line_edits(line.group(), line.start())


def _looks_damaged(line: str) -> bool:
    return _WORD.search(line) is not None and _thai_share(line) < 0.5


def _line_edits(line: str, at: int) -> Iterator[Edit]:
    runs = list(_RUN.finditer(line))
    best = _reading(line, runs)
    if best is None:
        return
    for run, new in zip(runs, best, strict=True):
        if new != run.group():
            yield Edit(Span(*run.span()).shift(at), new, "mojibake")


def _reading(line: str, runs: list[re.Match[str]]) -> list[str] | None:
    """What the runs of ``line`` say in Thai: as UTF-8 if they are, else as windows-874."""
    for encoding in _WESTERN:
        new = _as_utf8(line, encoding)
        # Other letters do not make valid UTF-8 by chance.
        if new is not None and _thai_share("".join(new)) > 0.5:
            return new
    new = _as_thai_bytes(line)
    return new if _likeness(_put(line, runs, new)) >= _likeness(line) + 1.2 else None


def _put(line: str, runs: list[re.Match[str]], new: list[str]) -> str:
    parts: list[str] = []
    read = 0
    for run, words in zip(runs, new, strict=True):
        parts += (line[read : run.start()], words)
        read = run.end()
    return "".join((*parts, line[read:]))


def _as_thai_bytes(line: str) -> list[str]:
    """Every letter as the byte it was, or the UTF-8 bytes it was taken to be, read as Thai."""
    return [
        thai_of_bytes(
            b"".join(
                _byte(letter, inside=not _DIGIT.match(before) and not _DIGIT.match(after))
                for before, letter, after in zip(" " + run, run, run[1:] + " ", strict=False)
            )
        )
        for run in _RUN.findall(line)
    ]


# As bytes of windows-874 these are digits and rare signs; as UTF-8, two letters.
_DIGIT = re.compile("[\u00f0-\u00fb\\s\\d.]")


def _byte(letter: str, *, inside: bool = False) -> bytes:
    """The byte that ``letter`` was; inside a word a digit is none, but two bytes of UTF-8."""
    if inside and _DIGIT.match(letter):
        return letter.encode()
    if letter in CP1252_BYTES:
        return bytes([CP1252_BYTES[letter]])
    return bytes([ord(letter)]) if ord(letter) < 0x100 else letter.encode()


def _as_utf8(line: str, encoding: str) -> list[str] | None:
    found = [_utf8_of(run, encoding) for run in _RUN.findall(line)]
    return None if None in found else [new for new in found if new is not None]


def _utf8_of(run: str, encoding: str) -> str | None:
    try:
        return b"".join(_western_byte(letter, encoding) for letter in run).decode()
    except UnicodeError:
        return None


def _western_byte(letter: str, encoding: str) -> bytes:
    try:
        return letter.encode(encoding)
    except UnicodeError:
        return _byte(letter)[:1] if letter in CP1252_BYTES or ord(letter) < 0x100 else b"\xff"


def _thai_share(line: str) -> float:
    letters = len(_LETTER.findall(line))
    return len(_THAI_LETTER.findall(line)) / letters if letters else 0.0


def _likeness(line: str) -> float:
    return 3 * _thai_share(line) - 6 * len(_WRONG.findall(line)) / max(1, len(line))
