"""Registers: places however they are spelt, hospitals by any name, a register of one's own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs import registers
from thaihealthdocs.registers.fold import fold, likeness
from thaihealthdocs.registers.geography import (
    districts,
    find_districts,
    find_province,
    find_subdistricts,
    health_region,
    provinces,
    provinces_of_region,
    suggest_province,
)
from thaihealthdocs.registers.hospitals import choose_hospital, hospital_at, known_hospital
from thaihealthdocs.registers.loading import FacilityEntry, FacilityRegister, load, using
from thaihealthdocs.registers.names import Names
from thaihealthdocs.registers.offices import offices
from thaihealthdocs.registers.persons import position_words, titles
from thaihealthdocs.registers.tables import rows

SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "registers"
MARKS = "\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER SARA II}\N{THAI CHARACTER THANTHAKHAT}"


@pytest.mark.parametrize(
    ("printed", "province"),
    [
        ("จังหวัดตรัง", "ตรัง"),
        ("จ.แม่ฮ่องสอน", "แม่ฮ่องสอน"),
        ("โคราช", "นครราชสีมา"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("ล าปาง", "ลำปาง"),  # a PDF that lost the nikhahit of sara am
        ("นา่น", "น่าน"),  # marks out of order
        ("ประจวบฯ", "ประจวบคีรีขันธ์"),
        ("Nong Bua Lam Phu", "หนองบัวลำภู"),
        ("พท", "พัทลุง"),
        ("ดงพยัคฆ์", None),
        ("อำเภอปัว", None),
        ("", None),
    ],
)
def test_a_province_is_found_in_any_spelling(printed: str, province: str | None) -> None:
    found = find_province(printed)
    assert (None if found is None else found.name) == province


def test_no_known_spelling_is_read_as_another_province() -> None:
    if not (SHARED / "province_variants.csv").exists():
        pytest.skip("the list of province spellings is not on this machine")
    with (SHARED / "province_variants.csv").open(encoding="utf-8") as file:
        spellings = list(csv.DictReader(file))
    wrong, unread = [], 0
    for row in spellings:
        found = find_province(row["variant"]) or (suggest_province(row["variant"]) or (None,))[0]
        unread += found is None
        if found is not None and found.name != row["province"]:
            wrong.append(row)
    assert wrong == []
    assert unread <= 12  # districts, nicknames and places that are no provinces


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("ขอนแก่ง", "ขอนแก่น"),
        ("สุราษฎ์ธานีย์", "สุราษฎร์ธานี"),
        ("มหาสาคาม", "มหาสารคาม"),
        ("นคร", None),  # six provinces begin so
        ("กลาง", None),
    ],
)
def test_a_misspelt_province_is_suggested_only_where_one_is_alike(
    misspelt: str, meant: str | None
) -> None:
    suggestion = suggest_province(misspelt)
    assert (None if suggestion is None else suggestion[0].name) == meant


def test_every_province_lies_in_one_of_thirteen_health_regions() -> None:
    assert len(provinces()) == 77
    regions = [provinces_of_region(region) for region in range(1, 14)]
    assert sorted(name for names in regions for name in names) == sorted(
        each.name for each in provinces()
    )
    assert provinces_of_region(14) == ()
    assert health_region("สตูล") == 12
    assert health_region("ไม่มี") is None


def test_health_regions_agree_with_the_public_table() -> None:
    if not (SHARED / "health_regions.csv").exists():
        pytest.skip("the table of health regions is not on this machine")
    with (SHARED / "health_regions.csv").open(encoding="utf-8") as file:
        public = {row["province"]: int(row["health_region"]) for row in csv.DictReader(file)}
    assert {each.name: each.health_region for each in provinces()} == public


def test_a_district_is_settled_by_its_province() -> None:
    assert len(find_districts("เฉลิมพระเกียรติ")) == 5
    assert [each.code for each in find_districts("เฉลิมพระเกียรติ", ["น่าน"])] == ["5515"]
    assert [each.name for each in find_districts("เมือง", ["เลย"])] == ["เมืองเลย"]
    assert find_districts("เมือง") == ()
    assert [each.name for each in find_subdistricts("ในเวียง", ["แพร่"])] == ["ในเวียง"]


def test_district_folds_are_apart_inside_a_province() -> None:
    names = [(each.province, each.name) for each in districts()]
    assert len({(province, fold(name)) for province, name in names}) == len(set(names))


@given(
    st.sampled_from([each.name for each in provinces()]), st.integers(0, 20), st.sampled_from(MARKS)
)
def test_a_mark_more_or_less_leaves_the_fold(name: str, at: int, mark: str) -> None:
    at = min(at, len(name))
    assert fold(name[:at] + mark + name[at:]) == fold(name)


@given(st.text("กขคงจ", max_size=8), st.text("กขคงจ", max_size=8))
def test_likeness_is_a_share_that_does_not_ask_which_comes_first(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1.0


def test_names_are_read_to_their_longest_end_and_not_past_a_vowel() -> None:
    names = Names([("ตาก", 1), ("ตากใบ", 2), ("ตรัง", 3)])
    assert names.at("ตากใบจะ", 0).values == (2,)  # type: ignore[union-attr]
    assert names.at("ตากะ", 0) is None
    assert names.at("ตรงกัน", 0) is None  # only a fold, and it goes on: the word straight
    assert names.at("ตรง", 0).values == (3,)  # type: ignore[union-attr]
    assert names.at("ตาก วัน", 0).stop == 3  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "within", "hospital", "province"),
    [
        ("ชุมแพ", (), "ชุมแพ", "ขอนแก่น"),
        ("ด่านซ้าย", (), "สมเด็จพระยุพราชด่านซ้าย", "เลย"),
        ("พระปกเกล้า", (), "พระปกเกล้า", "จันทบุรี"),
        ("ศรีสังวรสุโขทัย", (), "ศรีสังวรสุโขทัย", "สุโขทัย"),
        ("บางไทร", (), None, None),  # two provinces have one
        ("บางไทร", ("พังงา",), "บางไทร", "พังงา"),
        ("จุฬาภรณ์", ("นครศรีธรรมราช",), "จุฬาภรณ์", "นครศรีธรรมราช"),
        ("ชุมพรฯ", (), "ชุมพรเขตรอุดมศักดิ์", "ชุมพร"),
        ("เจ้าพระยาอภัยภูเบษร", (), "เจ้าพระยาอภัยภูเบศร", "ปราจีนบุรี"),  # misspelt
        ("ห้าสหาย", (), None, None),
    ],
)
def test_a_hospital_is_known_by_the_names_it_can_have(
    name: str, within: tuple[str, ...], hospital: str | None, province: str | None
) -> None:
    found = choose_hospital(known_hospital(name), within)
    assert (None if found is None else (found.name, found.province)) == (
        None if hospital is None else (hospital, province)
    )


def test_no_shipped_hospital_has_a_code() -> None:
    cores = [row["name"] for row in rows("hospitals")] + ["แม่สาย", "ยะลา", "เดชอุดม"]
    assert all(each.code is None for core in cores for each in known_hospital(core))


def test_no_false_links_in_the_public_list_of_hospitals() -> None:
    if not (SHARED / "hospitals_2021.csv").exists():
        pytest.skip("the public list of hospitals is not on this machine")
    with (SHARED / "hospitals_2021.csv").open(encoding="utf-8") as file:
        public = [row for row in csv.DictReader(file) if row["name"].startswith("โรงพยาบาล")]
    wrong, right = [], 0
    for row in public:
        found = choose_hospital(known_hospital(row["name"].removeprefix("โรงพยาบาล")))
        if found is not None and found.kind != "subdistrict":
            right += found.province == row["province"]
            wrong += [row["name"]] if found.province != row["province"] else []
    assert wrong == []
    assert right >= 880


def test_short_forms_stand_for_offices() -> None:
    assert offices()["สวรส."][0].name == "สถาบันวิจัยระบบสาธารณสุข"
    assert offices()["สสจ."][0].slot == "province"
    assert all(office.name for each in offices().values() for office in each)


def test_the_longest_title_and_level_come_first() -> None:
    assert titles("civil").index("นางสาว") < titles("civil").index("นาง")
    assert position_words("level").index("เชี่ยวชาญพิเศษ") < position_words("level").index("เชี่ยวชาญ")


@pytest.mark.parametrize(
    "table", ["provinces", "organizations", "hospitals", "titles", "positions"]
)
def test_tables_have_a_row_once(table: str) -> None:
    each = [tuple(row.values()) for row in rows(table)]
    assert len(each) == len(set(each))


REGISTER = """hoscode,hosname,hostype,chw_code,amp_code,close_date
="01234",โรงพยาบาลธารทิพย์วารี,07,55,5505,
669,รพ.สต.บ้านตัวอย่าง,18,55,5505,
77777,โรงพยาบาลปิดแล้ว,07,55,5505,2560-01-01
abc,โรงพยาบาลรหัสเสีย,07,55,5505,
88888,,07,55,5505,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_register_of_ones_own_is_repaired_and_told_of(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(REGISTER, encoding=encoding)
    register = load(path)
    assert register.entries == (
        FacilityEntry("โรงพยาบาลธารทิพย์วารี", "01234", "community_hospital", "น่าน", "ปัว"),
        FacilityEntry(
            "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านตัวอย่าง",
            "00669",
            "health_promoting_hospital",
            "น่าน",
            "ปัว",
        ),
    )
    assert [reason.split(":")[0] for reason in register.dropped] == ["row 4", "row 5", "row 6"]


def test_a_workbook_keeps_codes_that_are_formulas(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ชื่อ", "รหัส 5 หลัก", "ประเภทหน่วยบริการสุขภาพ", "จังหวัด", "อำเภอ/เขต"])
    sheet.append(["โรงพยาบาลธารทิพย์วารี", '="00012"', "โรงพยาบาลทั่วไป", "จังหวัดระนอง", "กระบุรี"])
    book.save(tmp_path / "mine.xlsx")
    assert load(tmp_path / "mine.xlsx").entries == (
        FacilityEntry("โรงพยาบาลธารทิพย์วารี", "00012", "general_hospital", "ระนอง", "กระบุรี"),
    )


def test_a_file_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column holds names"):
        load(path)


def test_a_register_is_laid_over_the_tables_only_inside_with() -> None:
    mine = FacilityRegister("mine", (FacilityEntry("โรงพยาบาลธารทิพย์วารี", "01234", None, "น่าน"),))
    assert hospital_at("ธารทิพย์วารี", 0) is None
    with using(mine):
        assert choose_hospital(known_hospital("ธารทิพย์วารี")).province == "น่าน"  # type: ignore[union-attr]
    assert hospital_at("ธารทิพย์วารี", 0) is None


def test_the_package_offers_what_users_need() -> None:
    assert registers.find_province("ยโสธร").health_region == 10  # type: ignore[union-attr]
    assert {"load", "using"} <= set(registers.__all__)
