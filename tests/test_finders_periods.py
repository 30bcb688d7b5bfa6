"""Periods: what is found stands between ⟦ ⟧, and beside it what it says."""

from __future__ import annotations

import re
from datetime import date

import pytest

from thaihealthdocs.finders.fiscal import (
    fiscal_year_of,
    month_in_fiscal_year,
    months_of_quarter,
    quarter_of_month,
)
from thaihealthdocs.finders.periods import find_periods
from thaihealthdocs.model.values import FoundPeriod, PartialDate


def marked(case: str) -> tuple[str, list[str]]:
    return re.sub("[⟦⟧]", "", case), re.findall("⟦(.*?)⟧", case, flags=re.DOTALL)


def brief(found: FoundPeriod) -> str:
    """FY2567 · FY2567Q1,2 · Q2,4 · FY2567M6 · R2 · Y2560-2564 · 2022-10/2023-03."""
    fiscal = f"FY{_listed(found.fiscal_years)}" if found.fiscal_years else ""
    if found.kind == "quarter":
        year = f"Y{_listed(found.years)}" if found.years else fiscal
        return f"{year}Q{','.join(map(str, found.quarters))}"
    if found.kind == "round":
        return f"{fiscal}M{found.months}" if found.months else f"{fiscal}R{found.round}"
    if found.kind == "months":
        assert found.start is not None
        return f"{found.start}" if found.start == found.stop else f"{found.start}/{found.stop}"
    return fiscal or f"Y{_listed(found.years)}"


def _listed(years: tuple[int, ...]) -> str:
    if len(years) > 2:
        assert list(years) == list(range(years[0], years[-1] + 1))
        return f"{years[0]}-{years[-1]}"
    return ",".join(map(str, years))


PERIODS = [
    # fiscal years
    ("แผน⟦ประจำปีงบประมาณ พ.ศ. ๒๕๖๘⟧", ["FY2568"]),
    ("⟦ปีงบประมาณ 66⟧ ⟦FY2565⟧ ⟦ปีงบ 64⟧", ["FY2566", "FY2565", "FY2564"]),
    ("⟦ปงี บประมาณ 2566⟧ ⟦ป งบประมาณ 2566⟧", ["FY2566", "FY2566"]),  # damaged
    ("⟦ปีงบประมาณ 2566 - 2570⟧", ["FY2566-2570"]),
    ("⟦ปีงบประมาณ 2565 และ 2566⟧", ["FY2565,2566"]),
    ("⟦งบประมาณรายจ่ายประจำปี พ.ศ. 2566⟧", ["FY2566"]),
    # other years
    ("ตั้งแต่⟦ปี พ.ศ. 2548⟧ จนถึงวันนี้ ใน⟦ปี 2018⟧", ["Y2548", "Y2561"]),
    ("แผนฯ (⟦พ.ศ. ๒๕๖๖ – ๒๕๗๐⟧) และ ⟦2541-2549⟧", ["Y2566-2570", "Y2541-2549"]),
    ("⟦ปี 63⟧ ⟦ปี 2551และ 2552⟧ 18.2 (⟦2562⟧)", ["Y2563", "Y2551,2552", "Y2562"]),
    ("แผน 5 ปี ⟦พ.ศ. 2566-2570⟧ 5 ⟦ปี 2561⟧", ["Y2566-2570", "Y2561"]),
    ("⟦2566⟧", ["Y2566"]),  # the head of a column
    ("ครั้งที่ 9 ⟦พ.ศ. 2561⟧", ["Y2561"]),
    # quarters
    ("⟦ไตรมาสที่ ๓⟧ ⟦Q4⟧ ⟦ไตรมาสแรก⟧ ⟦Quarter 2⟧", ["Q3", "Q4", "Q1", "Q2"]),
    ("⟦ไตรมาส 1,3⟧ · ⟦ไตรมาส 1 และ 2⟧ · ⟦ไตรมาส 2-4⟧", ["Q1,3", "Q1,2", "Q2,3,4"]),
    ("สิ้น⟦ไตรมาส13⟧", ["Q1,3"]),  # the comma is lost
    ("⟦ไตรมาส 3/2564⟧ ⟦Q1/66⟧", ["FY2564Q3", "FY2566Q1"]),
    ("⟦ไตรมาสที่ 2 ปีงบประมาณ 2567⟧", ["FY2567Q2"]),
    ("⟦ปีงบประมาณ พ.ศ. 2567 ไตรมาส 2⟧", ["FY2567Q2"]),
    ("⟦ไตรมาส 4 ปี 2565⟧", ["Y2565Q4"]),  # may be a calendar year: left as printed
    ("⟦ไตรมาส 2 (1 ม.ค. 64 - 31 มี.ค. 64)⟧", ["FY2564Q2"]),
    ("⟦ไตรมาส 1 ต.ค. – ธ.ค. 2565⟧ และ ⟦ไตรมาส 2⟧ 5 ม.ค. 66", ["FY2566Q1", "Q2"]),
    ("⟦3 (เม.ย.-มิ.ย.65)⟧ และ 4 (⟦ม.ค.-ก.พ.65⟧)", ["FY2565Q3", "2022-01/2022-02"]),
    # rounds
    ("⟦รอบ 6 เดือน⟧ ⟦Small Success 9 เดือน⟧ == 5 เดือน", ["M6", "M9"]),
    ("⟦รอบ 3⟧, ⟦6⟧ และ ⟦9 เดือน⟧", ["M3", "M6", "M9"]),
    ("⟦ปีงบประมาณ 2567 รอบ ๖ เดือน⟧", ["FY2567M6"]),
    ("ตรวจราชการ⟦รอบที่ 2/2565⟧ ⟦รอบที่ ๑⟧", ["FY2565R2", "R1"]),
    ("⟦12 เดือน⟧", ["M12"]),
    # months
    ("⟦ม.ค.–มี.ค.⟧ และ ⟦ก.ค.–ก.ย. 2566⟧", ["2023-01/2023-03", "2023-07/2023-09"]),
    ("⟦ก.พ.-เม.ย.⟧ ⟦มิถุนายน 2565⟧", ["--02/--04", "2022-06"]),
    ("⟦ต.ค. 62 - มี.ค. 63⟧", ["2019-10/2020-03"]),
    # none of these is a period
    ("ทุก 6 เดือน ราย 3 เดือน ทุกไตรมาส ปีละ 4 ครั้ง", []),
    ("ช่วง 3 – 6 เดือน ใน 28 วัน ระยะ 5 ปี อายุ 35 ปี 20 คน รอบ 5 เดือน", []),
    ("ปีการศึกษา 2566 สัปดาห์ที่ 46 พ.ศ. ....", []),
    ("ลงวันที่ 3 มี.ค. พ.ศ. 2565", []),
    ("รอบ 6 เดือนหลัง", []),  # the other half, not the first
]


@pytest.mark.parametrize(("case", "expected"), PERIODS)
def test_periods(case: str, expected: list[str]) -> None:
    text, quotes = marked(case)
    found = list(find_periods(text))
    assert [each.span.of(text) for each in found] == quotes
    assert [brief(each) for each in found] == expected
    assert not any(each.doubts for each in found)


SPANS = [
    ("ปีงบประมาณ 2567", "2023-10-01", "2024-09-30"),
    ("ไตรมาส 1/2567", "2023-10-01", "2023-12-31"),
    ("รอบ 9 เดือน ปีงบประมาณ 2567", "2023-10-01", "2024-06-30"),
    ("ไตรมาส 3 (เม.ย. - มิ.ย. 2567)", "2024-04", "2024-06"),
    ("พ.ศ. 2566-2570", "2023", "2027"),
]


@pytest.mark.parametrize(("text", "start", "stop"), SPANS)
def test_both_ends_are_known(text: str, start: str, stop: str) -> None:
    (found,) = find_periods(text)
    assert (str(found.start), str(found.stop)) == (start, stop)


DOUBTS = [
    ("ไตรมาส 2 (1 ม.ค. 64 - 28 มี.ค. 64)", "period_mismatch"),
    ("ไตรมาส 3 (ต.ค.-ธ.ค. 64)", "period_mismatch"),
    ("พ.ศ. 2560 2565", "ambiguous_year"),  # a dash or a comma is lost
    ("ปีงบประมาณ 15", "ambiguous_year"),
    ("พ.ศ. 2015", "ambiguous_year"),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTS)
def test_doubt_is_kept(text: str, doubt: str) -> None:
    (found,) = find_periods(text)
    assert found.doubts == (doubt,)


def test_the_fiscal_calendar() -> None:
    assert fiscal_year_of(date(2022, 9, 30)) == 2565
    assert fiscal_year_of(PartialDate(2022, 10)) == 2566
    assert fiscal_year_of(PartialDate(2022)) is None
    assert [quarter_of_month(month) for month in range(1, 13)] == [
        2,
        2,
        2,
        3,
        3,
        3,
        4,
        4,
        4,
        1,
        1,
        1,
    ]
    assert months_of_quarter(2, 2566) == ("2023-01", "2023-02", "2023-03")
    assert month_in_fiscal_year(12, 2566) == "2022-12"
    for wrong in (0, 5):
        with pytest.raises(ValueError, match="no quarter"):
            months_of_quarter(wrong, 2566)
    for wrong in (0, 13):
        with pytest.raises(ValueError, match="no month"):
            quarter_of_month(wrong)
        with pytest.raises(ValueError, match="no month"):
            month_in_fiscal_year(wrong, 2566)
