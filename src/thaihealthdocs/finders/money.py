"""Money that a budget, a plan or a sentence sets apart for something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..model.span import Span
from .quantities import find_quantities

if TYPE_CHECKING:
    from ..model.values import FoundQuantity, Number

__all__ = ["FoundMoney", "find_fund", "is_total", "read_money", "unit_factor"]

MoneyKind = Literal["item", "total", "stated"]

_TOTAL = re.compile(
    r"\s*(?:[-•*]\s*|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]?\s+)?(?:รวม(?!ถึง|กลุ่ม|พลัง|ใจ|\s*[\d๐-๙,]+\s*(?:รายการ|หน่วย))|ยอดรวม|ผลรวม|ทั้งสิ้น|ยอดเงินรวม"
    r"|งบประมาณ(?:รวม|ทั้งสิ้น)|รวมงบประมาณ|total)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\s*(?:(?:โครงการ|กิจกรรม(?:หลัก|ย่อย)?|แผนงาน|มาตรการ|ผลผลิต)\s?(?:ที่\s*)?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.):]?\s+"
    r"|[-–•*]\s*|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]?\s+|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]\s*)"
)
_SET_APART = re.compile(
    r"(?<!ปี)งบประมาณ|งบ(?=ดำเนิน|ลงทุน|กลาง|อุดหนุน|บุคลากร|รายจ่าย|\s?(?:UC|PP|P&P))|วงเงิน|เงินบำรุง|กองทุน(?!บุหรี่)|ค่าใช้จ่าย"
    r"|เป็นเงิน|จัดสรร|สนับสนุนเงิน|อนุมัติเงิน|ขอใช้เงิน|ใช้เงิน|จำนวนเงิน|ราคากลาง|เงินอุดหนุน|เงินกู้|มูลค่าสัญญา|เงินนอกงบ"
    r"|เงินบริจาค|บริจาคเงิน|เงินสนับสนุน|เงินรางวัล"
)
_ITEM = re.compile(r"ค่า(?!เฉลี่ย|เป้าหมาย|ดัชนี|มัธยฐาน|ร้อยละ|คะแนน|นิยม|น้ำหนัก|ครองชีพ)[ก-๙]")
_EACH = re.compile(r"(?:ละ|@)\s*$")
_FACTOR_BEFORE = re.compile(r"[x×X*✕]\s*$")
_FACTOR_AFTER = re.compile(r"\s*(?:ต่อ|/)?\s*(?:คน|มื้อ|วัน|ชั่วโมง|ชม\.?|ครั้ง|ราย|ชุด)?\s*[x×X*✕]")
_PER = re.compile(r"\s*(?:ต่อ|/)\s?(?:คน|มื้อ|วัน|เดือน|ปี|ราย|ครั้ง|ชั่วโมง|หัว|ประชากร|ชุด|หน่วย|กิโล|โดส)")
_SAVED = re.compile(
    r"(?:รายได้|หนี้|มูลค่า|ขาดทุน"
    r"|กำไร|ประหยัด|เสียหาย|ปรับ(?:ไม่เกิน)?|ค่าปรับ|ภาษี|ยอดขาย|รายรับ|ราคา(?!กลาง)[ก-๙]{0,12}\s?$)[ก-๙\s]{0,24}$"
)
_PURPOSE_ENDS = re.compile(
    r"\s*(?:จำนวน(?=\s?[\d๐-๙]|เงิน)|เป็นเงิน|รวมเป็นเงิน|รวม(?=\s?[\d๐-๙])|วงเงิน|ในวงเงิน|งบประมาณ|ใช้งบ|ราคา|ภายใน|ไม่เกิน"
    r"|จาก(?=กองทุน|เงิน|งบ)|ขนาด|[=:：(\t]|[x×]\s)"
)
_DIGIT = re.compile(r"\s*[\d๐-๙]")
_TELLS = re.compile(
    r"\b(?:ตาม|โดย|ทั้งนี้|สำหรับ|ปี|ใน|ด้วย)|กล่าว|เปิดเผย|ว่า\s|นาย|นาง|นพ\.|มติ|ได้|จะ|เห็นชอบ|เบิก|^ใช้|^ขอ"
)
"""Words of a sentence that tells something, and so names no purpose."""
_AFTERWARDS = re.compile(
    r"[\s)]*(?:เพื่อ(?:ใช้)?(?:เป็น)?|สำหรับ|เป็นค่า(?=[ก-๙]))\s?(?P<purpose>[ก-๙A-Za-z(][^\n.;,]{3,120})"
)
_FUND = re.compile(
    r"(?P<fund>กองทุน[ก-๙A-Za-z.]{2,70}(?:\s(?:อบ[ตจ]\.|เทศบาล|องค์การบริหาร|ระดับ(?:ท้องถิ่น|พื้นที่))[ก-๙.]*)?"
    r"|เงินบำรุง(?:โรงพยาบาล|ของโรงพยาบาล|รพ\.)(?!ซ่อม|จัดซื้อ)[ก-๙]{0,30}|เงินบำรุง|เงินนอกงบประมาณ|เงินอุดหนุน[ก-๙]{0,30}|เงินกู้"
    r"|งบ(?:ประมาณ)?\s?(?:PPA|PPB|PPP|PP|P&P|UC|NON UC|Non-UC|OP|IP|สปสช\.?|อปท\.?|สสส\.?|อบ[ตจ]\.?"
    r"|สสจ\.?|สธ\.?)(?:\sเขต\s?[\d๐-๙]+)?"
    r"|งบ(?:ดำเนินงาน|ลงทุน|ค่าเสื่อม|กลาง|รายจ่ายอื่น|บุคลากร|อุดหนุน|พัฒนาจังหวัด|จังหวัด|กลุ่มจังหวัด))"
)
_FUND_TAIL = re.compile(r"(?:จำนวน|เป็นเงิน|วงเงิน|โดย|เพื่อ|รวม|ในวงเงิน|ดังนี้|ประจำปี|ปีงบประมาณ|ใน|และ|มี)")
_UNIT_FACTORS = (
    (re.compile(r"พันล้านบาท"), 1_000_000_000),
    (re.compile(r"ล้านบาท|\(\s*ล้าน\s*\)|ลบ\."), 1_000_000),
    (re.compile(r"แสนบาท"), 100_000),
    (re.compile(r"หมื่นบาท"), 10_000),
    (re.compile(r"พันบาท"), 1_000),
)


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """One amount: baht, what it is for, who pays it, as far as the words say.

    ``kind`` is ``item`` for a line of a budget, ``total`` for its sum, ``stated`` for a sentence.
    """

    span: Span
    value: Number
    kind: MoneyKind
    purpose: Span | None = None
    fund: Span | None = None
    doubts: tuple[str, ...] = ()


def read_money(line: str) -> tuple[FoundMoney, ...]:
    """The money that one line or paragraph sets apart; prices and rates are passed over.

    A line of a budget gives one amount, the product that it is worked out to.

    >>> line = "- ค่าอาหารว่าง 40 คน x 35 บาท x 2 มื้อ เป็นเงิน 2,800 บาท"
    >>> [money] = read_money(line)
    >>> money.value, money.purpose.of(line), money.kind
    (2800, 'ค่าอาหารว่าง', 'item')
    >>> read_money("วัคซีนราคาเข็มละ 900 บาท")
    ()
    """
    if "บาท" not in line and ".-" not in line and "เป็นเงิน" not in line:
        return ()
    found = [q for q in find_quantities(line) if _is_sum(line, q)]
    if not found:
        return ()
    mark = _MARK.match(line)
    start = 0 if mark is None else mark.end()
    if _TOTAL.match(line):
        return (_money(line, found[-1], "total", None),)
    if _ITEM.match(line, start):
        return (_money(line, found[-1], "item", _purpose(line, start, found[-1], "item")),)
    return tuple(_stated(line, start, found))


def is_total(words: str) -> bool:
    """Whether ``words`` name a sum of what stands above.

    >>> is_total("รวมเป็นเงินทั้งสิ้น"), is_total("รวมพลังคนลาดยาว")
    (True, False)
    """
    return _TOTAL.match(words) is not None


def unit_factor(words: str) -> int:
    """By what the numbers under a heading are multiplied to be baht.

    >>> unit_factor("งบประมาณ (ล้านบาท)"), unit_factor("จำนวนเงิน")
    (1000000, 1)
    """
    return next((factor for pattern, factor in _UNIT_FACTORS if pattern.search(words)), 1)


def find_fund(text: str, start: int = 0, stop: int | None = None) -> Span | None:
    """The fund or kind of money named between ``start`` and ``stop``.

    >>> text = "ใช้เงินบำรุงโรงพยาบาลพาน จำนวน 9,000 บาท"
    >>> find_fund(text).of(text)
    'เงินบำรุงโรงพยาบาลพาน'
    """
    match = _FUND.search(text, start, len(text) if stop is None else stop)
    if match is None:
        return None
    cut = _FUND_TAIL.search(match["fund"], 8)
    end = match.end("fund") if cut is None else match.start("fund") + cut.start()
    return Span(match.start("fund"), end).strip(text)


def _is_sum(line: str, found: FoundQuantity) -> bool:
    """Whether it is money, and neither a rate, a factor, nor something earned or owed."""
    if found.unit != "baht" and not _follows_equals(line, found):
        return False
    before = line[max(0, found.number.start - 40) : found.number.start]
    after = found.span.stop
    return not (
        _EACH.search(before)
        or _FACTOR_BEFORE.search(before)
        or _FACTOR_AFTER.match(line, after)
        or _PER.match(line, after)
        or _SAVED.search(before)
    )


def _follows_equals(line: str, found: FoundQuantity) -> bool:
    return (
        found.unit is None
        and re.search(
            r"(?:เป็นเงิน|รวมเงิน)(?:ทั้งสิ้น|จำนวน)?\s*$",
            line[max(0, found.number.start - 30) : found.number.start],
        )
        is not None
    )


def _money(line: str, found: FoundQuantity, kind: MoneyKind, purpose: Span | None) -> FoundMoney:
    return FoundMoney(found.span, found.value, kind, purpose, find_fund(line), found.doubts)


def _stated(line: str, start: int, found: list[FoundQuantity]) -> list[FoundMoney]:
    """Money of a sentence: each sum with a word for a budget before it, near or in its fund."""
    stated: list[FoundMoney] = []
    read = start
    for quantity in found:
        number = quantity.number.start  # inside the mark of the line where that ends in digits
        context = Span(min(number, max(read, number - 140)), number)
        after = line[quantity.span.stop : quantity.span.stop + 60]
        if _SET_APART.search(context.of(line)) or (find_fund(after) is not None):
            purpose = _told_purpose(line, read, quantity)
            fund = find_fund(line, context.start, min(len(line), quantity.span.stop + 90))
            money = FoundMoney(
                quantity.span, quantity.value, "stated", purpose, fund, quantity.doubts
            )
            stated.append(money)
        read = quantity.span.stop
    return stated


def _purpose(line: str, start: int, found: FoundQuantity, kind: MoneyKind) -> Span | None:
    ended = _PURPOSE_ENDS.search(line, start + 3, found.number.start)
    stop = found.number.start if ended is None else ended.start()
    # A name may hold numbers where a word of budgets ends it: มหัศจรรย์ 1,000 วัน งบประมาณ ….
    if kind == "item" or ended is None:
        digit = _DIGIT.search(line, start + 3, stop)
        stop = stop if digit is None else digit.start()
    span = Span(start, max(start, stop)).strip(line, " \t\n-–:：,.=")
    return None if len(span) < 3 else span


def _told_purpose(line: str, start: int, found: FoundQuantity) -> Span | None:
    """What a sentence says the money is for: after เพื่อ, or what it opens with."""
    told = _AFTERWARDS.match(line, found.span.stop)
    if told is not None:
        span = Span(*told.span("purpose"))
        cut = re.search(r"\s(?:โดย|จาก|ใน(?:พื้นที่)?|ซึ่ง|และ|ประจำ|ดังนี้)", span.of(line))
        return span if cut is None else Span(span.start, span.start + cut.start())
    opening = _purpose(line, start, found, "stated")
    if opening is None or len(opening) > 70 or _SET_APART.match(line, opening.start):
        return None
    if _TELLS.search(line, opening.start, opening.stop):
        return None
    return opening
