"""Dates and months: what is found stands between ⟦ ⟧, its ISO form beside it."""

from __future__ import annotations

import re

import pytest

from thaihealthdocs.finders.dates import find_dates
from thaihealthdocs.finders.months import find_months
from thaihealthdocs.model.values import PartialDate


def marked(case: str) -> tuple[str, list[str]]:
    return re.sub("[⟦⟧]", "", case), re.findall("⟦(.*?)⟧", case, flags=re.DOTALL)


MONTHS = [
    ("ส่งรายงาน ⟦พ.ย.⟧ แล้วสรุป ⟦ม.ค.⟧", [11, 1]),
    ("เดือน⟦ส.ค.⟧ ถึง ⟦กันยายน⟧", [8, 9]),
    ("⟦มิย.⟧ และ ⟦ต.ค⟧", [6, 10]),
    ("⟦กรกฏาคม⟧", [7]),  # spelled with to patak, as often
    ("⟦ก นยายน⟧ และ ⟦กุ ม ภาพั น ธ⟧", [9, 2]),  # marks lost, letters spaced
    ("⟦ตค⟧ ⟦พย⟧ ⟦ธค⟧", [10, 11, 12]),  # heads of columns
    ("⟦Oct⟧ to ⟦September⟧ on 4 ⟦May⟧", [10, 9, 5]),
    ("สำนักงาน ก.พ. และ ก.พ.ร. กับ ก.ค.ศ.", []),  # commissions
    ("คณะกรรมการ ก.พ. เห็นชอบ", []),
    ("รพ.สต. อบต. สปสช. พ.ร.บ. อย. พชอ.", []),
    ("You may go", []),
    ("7.ค.", []),  # a letter lost: no one can tell which month
]


@pytest.mark.parametrize(("case", "months"), MONTHS)
def test_months(case: str, months: list[int]) -> None:
    text, quotes = marked(case)
    found = list(find_months(text))
    assert [each.span.of(text) for each in found] == quotes
    assert [each.month for each in found] == months


def test_a_month_that_lost_its_vowel_has_two_readings() -> None:
    (found,) = find_months("ม.ย.")
    assert (found.month, found.candidates) == (None, (4, 6))


DATES = [
    # full, with and without era words, digits of both kinds
    ("ประชุมวันที่ ⟦9 กุมภาพันธ์ 2566⟧ ณ ศาลากลาง", ["2023-02-09"]),
    ("ให้ไว้ ณ วันที่ ⟦๓๐ กันยายน พ.ศ. ๒๕๖๗⟧", ["2024-09-30"]),
    ("วันที่ ⟦4 เดือนเมษายน พุทธศักราช 2560⟧", ["2017-04-04"]),
    ("⟦๒1 มิ.ย. ๒๕65⟧", ["2022-06-21"]),  # scripts mixed in one number
    ("⟦11\nสิงหาคม 2566⟧", ["2023-08-11"]),  # over a line end
    ("⟦15ธันวาคม2566⟧", ["2023-12-15"]),
    # short years, lost dots, hyphens
    ("ลว. ⟦3 พ.ค. 49⟧", ["2006-05-03"]),
    ("⟦20 กค 2565⟧", ["2022-07-20"]),
    ("⟦15-ธ.ค.-66⟧ ⟦8/ก.พ./2564⟧", ["2023-12-15", "2021-02-08"]),
    ("⟦๑๕ ธ.ค. '๖๖⟧", ["2023-12-15"]),
    # CE
    ("⟦22 มีนาคม 2018⟧ = ⟦March 22, 2018⟧ = ⟦22 Mar 2018⟧", ["2018-03-22"] * 3),
    # without a year: none is made up
    ("ทุกวันที่ ⟦14 พ.ย.⟧", ["--11-14"]),
    ("⟦7 มีนาคม⟧ 45 คน เข้าร่วม", ["--03-07"]),  # 45 persons, no year
    ("⟦7 มีนาคม⟧ 1500 บาท", ["--03-07"]),
    ("⟦7 มีนาคม 2566⟧ จังหวัดน่าน", ["2023-03-07"]),
    # ranges
    ("⟦5-9 กรกฎาคม 2564⟧", ["2021-07-05/2021-07-09"]),
    ("ระหว่างวันที่ ⟦๒๘ – ๓๐ เม.ย.⟧", ["--04-28/--04-30"]),
    ("⟦30 มี.ค. - 2 เม.ย. 66⟧", ["2023-03-30/2023-04-02"]),  # the year is shared backwards
    ("⟦28 ธ.ค. ถึงวันที่ 3 มกราคม 2567⟧", ["2023-12-28/2024-01-03"]),  # over the new year
    ("⟦1 ตค.60-30กย.61⟧", ["2017-10-01/2018-09-30"]),
    ("⟦8 และ 9 มกราคม 2567⟧", ["2024-01-08/2024-01-09"]),
    ("⟦8⟧ และ ⟦19 มกราคม 2567⟧", ["2024-01-08", "2024-01-19"]),  # two days, no range
    ("⟦12 - 14⟧ และ ⟦20 ก.พ. 67⟧", ["2024-02-12/2024-02-14", "2024-02-20"]),
    ("⟦4 ม.ค.⟧ และ ⟦6 ก.พ. 2567⟧", ["2024-01-04", "2024-02-06"]),
    # months with a year
    ("ไตรมาส 1 ⟦ต.ค. 2565⟧ ครั้งที่ 2 ⟦มีนาคม 2566⟧", ["2022-10", "2023-03"]),
    ("วันพุธที่ ⟦8 มีนาคม 2566⟧", ["2023-03-08"]),
    ("ประจำเดือน ⟦ก.ย. 66⟧", ["2023-09"]),
    ("⟦ต.ค. 2565 – มี.ค. 2566⟧", ["2022-10/2023-03"]),
    ("⟦พฤษภาคม ถึง สิงหาคม 2563⟧", ["2020-05/2020-08"]),
    ("สั่ง ณ วันที่      ⟦มิถุนายน พ.ศ. 2566⟧", ["2023-06"]),  # the day is left blank
    # figures
    ("⟦2 / 1 / 2567⟧ ลงวันที่ ⟦02-01-67⟧", ["2024-01-02", "2024-01-02"]),
    ("⟦18/07/2561⟧ ⟦04.12.2562⟧ ⟦2563-01-31⟧ ⟦2020-01-31⟧",
     ["2018-07-18", "2019-12-04", "2020-01-31", "2020-01-31"]),
    ("พิมพ์ ⟦07/22/2017⟧", ["2017-07-22"]),  # month first only where day first cannot be
    ("ลว. ⟦13/10/59⟧", ["2016-10-13"]),
    ("สรุป_⟦150367⟧.pdf", ["2024-03-15"]),
    ("ปรับปรุง ver. 3 ⟦010964⟧", ["2021-09-01"]),
    # none of these is a date
    ("10/12/60 45/50/60 และ 12.5.1", []),
    ("หนังสือที่ 0205.03/2566 เลขที่ 12/2566", []),
    ("โทร 02-590-1234 รหัส 150367", []),
    ("วันที่ ........ เดือน ................ พ.ศ. ........", []),
    ("กุมภาพันธ์ ตุลาคม", []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "iso"), DATES)
def test_dates(case: str, iso: list[str]) -> None:
    text, quotes = marked(case)
    found = list(find_dates(text))
    assert [each.span.of(text) for each in found] == quotes
    read = [f"{each.start}/{each.stop}" if each.is_range else each.start.iso for each in found]
    assert read == iso
    assert not any(each.doubts or each.candidates for each in found)


DOUBTS = [
    ("5 ม.ย.63", "2020", ["2020-04-05", "2020-06-05"], ("unread_month",)),
    ("6 สิงหาคม 15", "--08-06", ["1972-08-06", "2015-08-06"], ("ambiguous_year",)),
    ("6 สิงหาคม พ.ศ. 2015", "--08-06", ["1472-08-06", "2015-08-06"], ("ambiguous_year",)),
    ("6 สิงหาคม พ.ศ.", "--08-06", [], ("ambiguous_year",)),
    ("6 สิงหาคม 3566", "--08-06", [], ("ambiguous_year",)),
    ("31 เมษายน 2566", "2023-04", [], ("impossible_date",)),
    ("29 กุมภาพันธ์ 2566", "2023-02", [], ("impossible_date",)),
    ("วันจันทร์ที่ 7 มีนาคม 2566", "2023-03-07", [], ("weekday_mismatch",)),
]


@pytest.mark.parametrize(("text", "start", "candidates", "doubts"), DOUBTS)
def test_doubt_is_kept(
    text: str, start: str, candidates: list[str], doubts: tuple[str, ...]
) -> None:
    found = list(find_dates(text))
    assert [each.start.iso for each in found] == [start]
    assert [each.iso for each in found[0].candidates] == candidates
    assert found[0].doubts == doubts


def test_weekdays_are_checked() -> None:
    (right,) = find_dates("วันอังคาร ที่ 7 มีนาคม 2566")
    (listed,) = find_dates("วันเสาร์-อาทิตย์ที่ 11-12 มีนาคม 2566")
    assert listed.weekday_agrees is None
    (silent,) = find_dates("วันที่ 7 มีนาคม 2566")
    assert (right.weekday_agrees, silent.weekday_agrees) == (True, None)


TERMS = [
    ("ส่งภายในวันที่ 5 มิ.ย. 66", "by"),
    ("ตั้งแต่วันที่ 5 มิ.ย. 66 เป็นต้นไป", "since"),
    ("เมื่อวันที่ 5 มิถุนายน ที่ผ่านมา", "past"),
    ("วันที่ 5 มิ.ย. 66", None),
]


@pytest.mark.parametrize(("text", "term"), TERMS)
def test_terms(text: str, term: str | None) -> None:
    (found,) = find_dates(text)
    assert found.term == term


def test_the_clock_and_the_era_come_along() -> None:
    (printed,) = find_dates("12 ม.ค. 2565 เวลา 08.30 น.")
    assert (printed.time, printed.era, printed.era_source) == ("08:30", "BE", "digits")
    (stamp,) = find_dates("2021-02-03 07:15:00")
    assert (stamp.time, stamp.era) == ("07:15", "CE")
    (word,) = find_dates("12 ม.ค. ค.ศ. 2022")
    assert (word.era, word.era_source) == ("CE", "word")


@pytest.mark.parametrize("parts", [(2023, 2, 29), (None, 4, 31), (2023, 13, None), (2023, None, 4),
                                   (None, None, None)])  # fmt: skip
def test_a_partial_date_refuses_nonsense(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate(*parts)
