"""Events: what a document announces or reports, once, with its day, place and attendance."""

from __future__ import annotations

import pytest
from support import page

from thaihealthdocs.extractors.events import extract


def facts(event):
    return (event.title, event.start, event.end, event.venue, event.province, event.attendance)


def test_the_head_of_minutes_is_the_meeting():
    document = page(
        "รายงานการประชุมคณะกรรมการเภสัชกรรมและการบำบัด",
        "ครั้งที่ ๒/๒๕๖๗",
        "วันอังคารที่ ๗ พฤษภาคม ๒๕๖๗ เวลา ๑๓.๓๐ น.",
        "ณ ห้องประชุมบัวหลวง โรงพยาบาลด่านซ้าย จังหวัดเลย",
        "ผู้มาประชุม",
        "รับรองรายงานการประชุมครั้งที่ 1/2567 เมื่อวันที่ 4 มีนาคม 2567",
    )
    assert [facts(event) for event in extract(document)] == [
        (
            "การประชุมคณะกรรมการเภสัชกรรมและการบำบัด ครั้งที่ ๒/๒๕๖๗",
            "2024-05-07",
            "2024-05-07",
            "ห้องประชุมบัวหลวง โรงพยาบาลด่านซ้าย",
            "เลย",
            None,
        )
    ]


def test_a_repeated_title_is_one_event_and_its_number_of_guests_may_come_later():
    words = "พิธีมอบรถพยาบาลแก่หน่วยกู้ชีพตำบลดงหลวง"
    document = page(
        words,
        f"วันที่ 9 กุมภาพันธ์ 2567 จัด{words} ณ ลานอเนกประสงค์ จังหวัดมุกดาหาร",
        "หลังพิธีมีการสาธิตการช่วยชีวิต ในการนี้มีผู้เข้าร่วมงานจำนวน ๘๕ คน",
    )
    assert [facts(event) for event in extract(document)] == [
        (words, "2024-02-09", "2024-02-09", "ลานอเนกประสงค์", "มุกดาหาร", 85)
    ]


@pytest.mark.parametrize(
    ("later", "count"),
    [
        ("งานนี้มีผู้เข้าร่วม 45 คน", 45),
        ("วันที่ 9 มีนาคม 2567 จะเก็บผลอีกครั้ง มีผู้เข้าร่วม 45 คน", None),
    ],
)
def test_a_count_of_another_day_is_of_another_event(later, count):
    document = page("เมื่อวันที่ 5 มีนาคม 2567 จัดพิธีเปิดคลินิกไตเทียม ณ โรงพยาบาลฝาง", later)
    assert [event.attendance for event in extract(document)] == [count]


def test_who_came_is_no_part_of_the_venue():
    document = page(
        "ประชุมเครือข่ายไตเทียม ครั้งที่ 1/2567 วันที่ 5 มีนาคม 2567 ณ ห้องบัวหลวง\nคณะกรรมการผู้มาประชุม"
    )
    assert [event.venue for event in extract(document)] == ["ห้องบัวหลวง"]


def test_a_form_names_its_event_under_labels():
    document = page(
        "1. ชื่อโครงการ โครงการอบรมอาสาสมัครดูแลผู้ป่วยติดเตียง",
        "2. หลักการและเหตุผล",
        "ผู้ป่วยติดเตียงเพิ่มขึ้นทุกปี",
        "3. กลุ่มเป้าหมาย อาสาสมัคร จำนวน 45 คน",
        "4. ระยะเวลาดำเนินการ วันที่ 20 - 21 มิถุนายน 2567",
        "5. สถานที่ดำเนินการ หอประชุมเทศบาลตำบลนาแก จังหวัดนครพนม",
    )
    assert [facts(event) for event in extract(document)] == [
        (
            "โครงการอบรมอาสาสมัครดูแลผู้ป่วยติดเตียง",
            "2024-06-20",
            "2024-06-21",
            "หอประชุมเทศบาลตำบลนาแก",
            "นครพนม",
            45,
        )
    ]


def test_a_project_that_runs_all_year_is_no_event():
    document = page(
        "1. ชื่อโครงการ โครงการรณรงค์ลดหวาน",
        "2. ระยะเวลาดำเนินการ 1 ตุลาคม 2566 - 30 กันยายน 2567",
    )
    assert list(extract(document)) == []


def test_what_a_letter_refers_back_to_gives_way_to_what_it_announces():
    document = page(
        "ตามที่การประชุมคณะทำงานระบบส่งต่อ เมื่อวันที่ 3 เมษายน 2567 มีข้อสรุปแล้วนั้น "
        "โรงพยาบาลจึงกำหนดจัดประชุมติดตามระบบส่งต่อ ในวันที่ 9 เมษายน 2567 ณ ห้องประชุมใหญ่",
    )
    assert [event.start for event in extract(document)] == ["2024-04-09"]


def test_every_field_is_cited():
    document = page("วันที่ 9 มกราคม 2567 จัดมหกรรมสุขภาพดีวิถีชุมชน ณ วัดกลาง จังหวัดยโสธร มีผู้เข้าร่วม 70 คน")
    [event] = extract(document)
    assert event.evidence["venue"][0].quote == "วัดกลาง"
    assert event.evidence["start"][0].quote.endswith("9 มกราคม 2567")
    assert {*event.evidence} == {"title", "start", "end", "venue", "province", "attendance"}


def test_a_form_may_hold_its_values_below_its_labels():
    document = page(
        "โครงการพัฒนาทักษะผู้ดูแลเด็กเล็ก ตำบลสองคอน",
        "3. ระยะเวลาดำเนินการ",
        "วันที่ 6-7 พฤษภาคม 2568",
        "4. สถานที่ดำเนินการ",
        "ศูนย์พัฒนาเด็กเล็กวัดสองคอน อำเภอแก่งคอย จังหวัดสระบุรี",
    )
    assert [facts(event)[:5] for event in extract(document)] == [
        (
            "โครงการพัฒนาทักษะผู้ดูแลเด็กเล็ก ตำบลสองคอน",
            "2025-05-06",
            "2025-05-07",
            "ศูนย์พัฒนาเด็กเล็กวัดสองคอน อำเภอแก่งคอย จังหวัดสระบุรี",
            "สระบุรี",
        )
    ]


def test_a_wrapped_page_says_the_same():
    document = page(
        "เมื่อวันที่ 12 มกราคม 2567 สำนักงานสาธารณสุขจังหวัดลำปางจัดพิธีมอบเครื่องกระตุกหัวใจ\n"
        "ไฟฟ้าแก่ชุมชนในเขตเทศบาลนครลำปางและอำเภอใกล้เคียงที่เข้าร่วมโครงการแล้วทั้งหมด\n"
        "ณ ลานหน้าศาลากลาง จังหวัดลำปาง"
    )
    [event] = extract(document)
    assert event.title.startswith("พิธีมอบเครื่องกระตุกหัวใจ")
    assert event.venue == "ลานหน้าศาลากลาง"
    assert event.evidence["venue"][0].quote == "ลานหน้าศาลากลาง"
