"""Cell values as a spreadsheet shows them: decimals, thousands, percent, Thai dates and eras."""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ..numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["shown"]

_NAMES = re.compile(r"\S+")
_THAI, _ENGLISH = (
    tuple(tuple(_NAMES.findall(line)) for line in lines)
    for lines in (
        (
            "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน"
            " กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
            "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
            "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์",
            "จ. อ. พ. พฤ. ศ. ส. อา.",
        ),
        (
            "January February March April May June July August September October November December",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
            "Mon Tue Wed Thu Fri Sat Sun",
        ),
    )
)
_BUDDHIST_OFFSET = 543
_THAI_CALENDAR = 0x07
_THAI_DIGITS = 0x0D
_THAI_LANGUAGE = 0x1E

_LOCALE = re.compile(r"\[\$(?P<currency>[^\]-]*)-(?P<code>[0-9A-Fa-f]+)[^\]]*\]")
_BRACKET = re.compile(r"\[[^\]]*\]")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>[_*].)|(?P<era>[Bb][12](?=[A-Za-z\[\\"]))'
    r"|(?P<elapsed>\[[hms]+\])|(?P<noon>AM/PM|A/P)|(?P<part>y+|b+|e+|m+|d+|h+|s+(?:\.0+)?)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].')
_PLACES = re.compile(r"(?:[0#?]|\.(?=[0#?]))[0#?,. ]*(?:[eE][+-]0+)?")
_ANY = re.compile(r"General|@", re.IGNORECASE)
_MOST_DECIMALS = 30


def shown(value: object, number_format: str) -> str:
    """The text that a cell shows; what has no special format is shown as it is.

    >>> shown(0.4567, "0.0%"), shown(1234567, "#,##0"), shown(-3.5, "0.00;(0.00)")
    ('45.7%', '1,234,567', '(3.50)')
    >>> from datetime import datetime
    >>> shown(datetime(2023, 12, 5), "[$-107041E]d mmm yy"), shown(10669, "00000")
    ('5 ธ.ค. 66', '10669')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, date | time):
        return _moment(value, number_format)
    if isinstance(value, timedelta):
        return _elapsed(value)
    return "" if value is None else str(value)


def _number(value: float, number_format: str) -> str:
    sections = _sections(number_format)
    if number_format in ("", "General", "@") or not math.isfinite(value):
        return _general(value)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    return _in_section(value, section, number_format)


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[str, ...]:
    """The formats for positive, negative and zero, with colours and locales left out."""
    return tuple(_BRACKET.sub("", section) for section in _split(number_format))


def _split(number_format: str) -> Iterator[str]:
    """The parts between semicolons that are not quoted."""
    part: list[str] = []
    for match in re.finditer(r'"[^"]*"|\\.|[^;]|;', number_format, re.DOTALL):
        if match[0] == ";":
            yield "".join(part)
            part = []
        else:
            part.append(match[0])
    yield "".join(part)


def _in_section(value: float, section: str, number_format: str) -> str:
    """The number in one section of its format, with the words of the section around it."""
    masked = _LITERAL.sub(lambda match: " " * len(match[0]), section)
    places = _PLACES.search(masked)
    if places is None or "/" in masked:
        if "/" in masked:
            return _general(value)
        return _words(_ANY.sub(lambda _: f'"{_general(value)}"', section)).strip()
    pattern = places[0].rstrip()
    head, tail = section[: places.start()], section[places.start() + len(pattern) :]
    percent = masked.count("%")
    number = _patterned(
        Decimal(repr(float(value)) if isinstance(value, float) else value) * 100**percent, pattern
    )
    if _locale(number_format)[1] == _THAI_DIGITS:
        number = "".join(numeral(int(d), "thaiNumbers") if d.isdecimal() else d for d in number)
    return (_words(head) + number + _words(tail)).strip()


def _words(section: str) -> str:
    """The literal words of a section: quoted, escaped, or plain; spacing marks left out."""
    return _LITERAL.sub(lambda match: match[1] or match[2] or "", section)


def _patterned(number: Decimal, pattern: str) -> str:
    if "e" in pattern.lower():
        decimals = len(pattern.lower().partition("e")[0].partition(".")[2])
        return f"{number:.{min(decimals, _MOST_DECIMALS)}E}"
    whole, _, fraction = pattern.partition(".")
    thousands = len(whole) - len(whole.rstrip(",")) if not fraction else 0
    number /= 1000**thousands
    decimals = min(sum(place in "0#?" for place in fraction), _MOST_DECIMALS)
    needed = min(fraction.count("0"), decimals)
    rounded = round_half_up(number, decimals)
    separator = "," if "," in whole.rstrip(",") else ""
    text = f"{abs(rounded):{separator}.{decimals}f}"
    integer, _, rest = text.partition(".")
    rest = rest[:needed] + rest[needed:].rstrip("0")
    integer = integer.zfill(whole.count("0")) if not separator else integer
    if integer == "0" and "0" not in whole:
        integer = ""
    sign = "-" if rounded < 0 else ""
    return f"{sign}{integer}.{rest}" if rest else f"{sign}{integer}"


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """Round as spreadsheets do: a half goes away from zero.

    >>> round_half_up(Decimal("2.675"), 2)
    Decimal('2.68')
    """
    if not number.is_finite() or number.adjusted() + decimals > 25:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _general(value: float) -> str:
    """Whole numbers in full, for they may be codes; others in up to ten digits."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.10g}" if abs(value) >= 1e-4 else repr(value)


@lru_cache(maxsize=256)
def _locale(number_format: str) -> tuple[int, int, int]:
    """The calendar, the digits and the language that a format asks for."""
    match = _LOCALE.search(number_format)
    code = int(match["code"][-8:], 16) if match else 0
    return code >> 16 & 0xFF, code >> 24 & 0xFF, code & 0xFF


def _moment(value: date | time, number_format: str) -> str:
    """A date or time of day in its format; in ISO form where the format says nothing."""
    calendar, digits, language = _locale(number_format)
    section = _LOCALE.sub("", next(_split(number_format)))
    tokens = [match for match in _TOKEN.finditer(section) if not match["skipped"]]
    if _ANY.search(section) or not any(token["part"] for token in tokens):
        return value.isoformat()
    buddhist = calendar == _THAI_CALENDAR or any(
        (token["era"] or "").lower() == "b2" or (token["part"] or "").lower().startswith("b")
        for token in tokens
    )
    names = _THAI if language == _THAI_LANGUAGE or buddhist else _ENGLISH
    text = "".join(_printed(tokens, value, names, _BUDDHIST_OFFSET if buddhist else 0)).strip()
    if digits == _THAI_DIGITS:
        text = "".join(numeral(int(d), "thaiNumbers") if d.isdecimal() else d for d in text)
    return text


def _printed(
    tokens: list[re.Match[str]],
    value: date | time,
    names: tuple[tuple[str, ...], ...],
    offset: int,
) -> Iterator[str]:
    is_half_day = any(token["noon"] for token in tokens)
    before = ""
    for at, token in enumerate(tokens):
        part = (token["part"] or "").lower()
        if part:
            following = next((t["part"].lower() for t in tokens[at + 1 :] if t["part"]), "")
            is_minute = part in ("m", "mm") and (before == "h" or following.startswith("s"))
            yield _part("minute" if is_minute else part, value, names, offset, is_half_day)
            before = part[0]
        elif token["noon"]:
            yield "AM" if getattr(value, "hour", 0) < 12 else "PM"
        elif not token["era"]:
            yield token["quoted"] or token["escaped"] or token["other"] or ""


def _part(
    part: str,
    value: date | time,
    names: tuple[tuple[str, ...], ...],
    offset: int,
    is_half_day: bool,
) -> str:
    months, short_months, days, short_days = names
    hour, minute, second = (getattr(value, name, 0) for name in ("hour", "minute", "second"))
    wide = len(part) > 1
    if part == "minute":
        return f"{minute:02d}"
    if part[0] == "h":
        return f"{(hour - 1) % 12 + 1 if is_half_day else hour:0{2 if wide else 1}d}"
    if part[0] == "s":
        return f"{second:0{2 if wide else 1}d}"
    if not isinstance(value, date):
        return ""
    year = value.year + offset
    if part[0] in "ybe":
        return str(year) if len(part) > 2 or part[0] == "e" else f"{year % 100:02d}"
    number, full, short = (
        (value.month, months[value.month - 1], short_months[value.month - 1])
        if part[0] == "m"
        else (value.day, days[value.weekday()], short_days[value.weekday()])
    )
    return {1: str(number), 2: f"{number:02d}", 3: short, 5: full[0]}.get(len(part), full)


def _elapsed(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"
