"""Events and venues: titles stand between ⟦ ⟧, the venue between « »."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaihealthdocs.finders.events import find_attendance, find_events
from thaihealthdocs.finders.venues import venue_at

EVENTS = [
    # the date before, the venue after
    (
        "เมื่อวันที่ 7 มีนาคม 2567 นายอำเภอปาย เป็นประธาน⟦พิธีเปิดศูนย์ฟื้นฟูผู้พิการ⟧"
        " ณ «ลานหน้าที่ว่าการอำเภอปาย» โดยมีประชาชน",
        "2024-03-07",
        "2024-03-07",
    ),
    # date and venue before
    (
        "วันที่ ๙ พ.ค. ๖๗ เวลา ๐๙.๐๐ น. ที่«ห้องประชุมพลอยไพลิน ชั้น ๒» สสจ.ตราด จัด⟦ประชุมชี้แจงงานวัคซีน⟧ โดย",
        "2024-05-09",
        "2024-05-09",
    ),
    # both after, words run together
    (
        "กำหนดจัด⟦โครงการอบรมครูพี่เลี้ยงเด็กปฐมวัย ปีงบประมาณ พ.ศ.2568⟧"
        "ระหว่างวันที่ 3 – 4 ธันวาคม พ.ศ.2567 ณ «โรงแรมภูน้ำ» นั้น",
        "2024-12-03",
        "2024-12-04",
    ),
    (
        "ได้ร่วม⟦การประชุมวิชาการโรคไต (Kidney Forum) เขตสุขภาพที่ 3-4⟧ เมื่อวันที่ 8 กันยายน 2566 ตามลำดับ",
        "2023-09-08",
        "2023-09-08",
    ),
    # a purpose is part of the title while that has no words of its own
    ("จัด⟦อบรมเชิงปฏิบัติการ เพื่อพัฒนาทักษะช่วยฟื้นคืนชีพ⟧ ในวันที่ 2 ก.ค. 2567", "2024-07-02", "2024-07-02"),
    (
        "วันที่ ๑๑-๑๒ มกราคมที่ผ่านมา จัด⟦เวทีสาธารณะทวงคืนอากาศสะอาด และการประชุมเครือข่าย⟧ ณ «สวนสาธารณะ»",
        "--01-11",
        "--01-12",
    ),
]

SILENT = [
    "มุ่งเน้นการอบรมแพทย์ประจำบ้านและการประชุมวิชาการอย่างต่อเนื่อง",
    "ตามคำสั่งที่ 4/2566 ลงวันที่ 4 มีนาคม 2566 ให้จัดการประชุมวิชาการทุกปี",
    "มติที่ประชุมคณะรัฐมนตรี เมื่อวันที่ 2 มกราคม 2567",
    "ห้องประชุมปิดปรับปรุง วันที่ 2 มกราคม 2567",
    "ข้อมูล ณ วันที่ 5 ตุลาคม 2566 มีการรณรงค์ฉีดวัคซีนแล้ว",
    "รับรองรายงานการประชุมครั้งที่ 2/2566 เมื่อวันที่ 16 กุมภาพันธ์ 2566",
]


@pytest.mark.parametrize("case", EVENTS, ids=lambda case: case[0][:24])
def test_reads_title_days_and_venue(case):
    marked, start, stop = case
    text = re.sub("[⟦⟧«»]", "", marked)
    [found] = find_events(text)
    assert found.title.of(text) == re.sub("[«»]", "", re.search("⟦(.*)⟧", marked)[1])
    assert (found.dated.start.iso, found.dated.stop.iso) == (start, stop)
    venue = re.search("«(.*)»", marked)
    if venue is not None:
        assert found.venue.name.of(text) == venue[1]


@pytest.mark.parametrize("text", SILENT)
def test_what_has_no_day_of_its_own_is_no_event(text):
    assert list(find_events(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "province"),
    [
        ("ณ ห้องประชุมดอกปีบ ชั้น ๓ โรงแรมริมโขง จังหวัดเลย โดยมี", "ห้องประชุมดอกปีบ ชั้น ๓ โรงแรมริมโขง", "เลย"),
        # a district makes it an address, which stays whole; what runs on after the province is cut
        (
            "ณ วัดป่าแดง ตำบลน้ำหมัน อำเภอท่าปลา จังหวัดอุตรดิตถ์ความเป็นมา",
            "วัดป่าแดง ตำบลน้ำหมัน อำเภอท่าปลา จังหวัดอุตรดิตถ์",
            "อุตรดิตถ์",
        ),
        (
            "ณ โรงแรมทับทิม อำเภอแกลง จังหวัดระยอง และโรงพยาบาลแกลง อำเภอแกลง จังหวัดระยอง มี",
            "โรงแรมทับทิม อำเภอแกลง จังหวัดระยอง และโรงพยาบาลแกลง อำเภอแกลง จังหวัดระยอง",
            "ระยอง",
        ),
        ("ณ โรงแรมเดอะ เลค วิว จ.ขอนแก่น เพื่อ", "โรงแรมเดอะ เลค วิว", "ขอนแก่น"),
        ("ที่ศาลากลางบ้านหมู่ที่ 5 นายสมาน ดีจริง", "ศาลากลางบ้านหมู่ที่ 5", None),
        ("สถานที่ : หอประชุมเทศบาล", "หอประชุมเทศบาล", None),
    ],
)
def test_a_venue_ends_where_other_words_begin(text, name, province):
    found = venue_at(text)
    assert (found.name.of(text), found.province) == (name, province)


@pytest.mark.parametrize("text", ["ณ วันที่ 5 มีนาคม", "ณ สิ้นไตรมาส", "ที่ผ่านมา", "ณ ปัจจุบัน"])
def test_a_point_in_time_is_no_venue(text):
    assert venue_at(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("มีผู้เข้าร่วมประชุม ๑๒๐ คน แบ่งเป็นแพทย์ 30 คน", 120),
        ("กลุ่มเป้าหมาย ได้แก่ ครู 20 คน ผู้ปกครอง 40 คน รวม 60 คน", 60),
        ("ประชาชนเข้ารับบริการทั้งสิ้น 1,042 คน", 1042),
        ("มีผู้เสียชีวิต 3 คน ผู้ป่วย 40 คน", None),
        ("ประชากร 3,000 คน", None),
    ],
)
def test_attendance_is_a_count_of_those_who_come(text, count):
    found = find_attendance(text)
    assert (None if found is None else found.count) == count


_WORDS = st.sampled_from(
    [
        "การประชุม",
        "วิชาการ",
        "พิธีเปิด",
        " ณ ",
        "โรงแรมกก",
        " จังหวัดเลย",
        "วันที่ 3 มีนาคม 2566",
        " เวลา 09.00 น.",
        "โดยมี",
        "“",
        "”",
        "(",
        ")",
        "\n",
        " ",
        "เพื่อ",
        "อำเภอ",
        "เข้าร่วม 30 คน",
        "ระหว่าง",
        "ที่ห้องประชุม",
    ]
)


@given(st.lists(_WORDS, max_size=25).map("".join))
def test_events_come_in_order_with_words_inside_the_text(text):
    read = 0
    for found in find_events(text):
        assert read <= found.title.start < found.title.stop <= len(text)
        assert found.venue is None or not found.venue.name.is_empty
        read = found.title.stop
