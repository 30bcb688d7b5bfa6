"""People: members of lists with their roles, others once, signers never."""

from __future__ import annotations

import pytest
from support import page

from thaihealthdocs.extractors.people import extract


def people(document):
    return [
        (f"{p.title or ''}{p.name}" if p.name else None, p.position, p.role)
        for p in extract(document)
    ]


def test_the_committees_of_an_order():
    document = page(
        "จึงแต่งตั้งคณะกรรมการ ดังต่อไปนี้",
        "๑. คณะกรรมการอำนวยการ ประกอบด้วย",
        "๑.๑ ผู้ว่าราชการจังหวัดชัยนาท   ประธานกรรมการ",
        "๑.๒ นายแพทย์ชาติชาย มั่นคง   ผู้อำนวยการโรงพยาบาลหันคา   กรรมการ",
        "มีหน้าที่",
        "๑. กำกับติดตามการดำเนินงานของคณะทำงาน",
        "๒. คณะทำงานวิชาการ ประกอบด้วย",
        "๒.๑ นางพรทิพย์ แสนดี   พยาบาลวิชาชีพ   คณะทำงานและเลขานุการ",
        "สั่ง ณ วันที่ ๙ มกราคม พ.ศ. ๒๕๖๗",
        "(นายแพทย์สุรพล ทองเอก)",
        "นายแพทย์สาธารณสุขจังหวัดชัยนาท",
    )
    assert people(document) == [
        (None, "ผู้ว่าราชการจังหวัดชัยนาท", "chair"),
        ("นายแพทย์ชาติชาย มั่นคง", "ผู้อำนวยการโรงพยาบาลหันคา", "member"),
        ("นางพรทิพย์ แสนดี", "พยาบาลวิชาชีพ", "secretary"),
    ]
    assert [p.group for p in extract(document)] == [
        "คณะกรรมการอำนวยการ",
        "คณะกรรมการอำนวยการ",
        "คณะทำงานวิชาการ",
    ]


@pytest.mark.parametrize(
    "table",
    [
        [
            ["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "หน้าที่"],
            ["1", "นางจิตรา ใจงาม", "หัวหน้าฝ่ายการพยาบาล", "ประธาน"],
            ["2", "นายเอก โทตรี", "เภสัชกร", "กรรมการ"],
        ],
        # rows of a dump, without a header
        [
            ["1. นางจิตรา ใจงาม", "หัวหน้าฝ่ายการพยาบาล", "ประธาน"],
            ["2. นายเอก โทตรี", "เภสัชกร", "กรรมการ"],
        ],
    ],
)
def test_members_in_a_table(table):
    assert people(page("รายชื่อคณะกรรมการป้องกันการติดเชื้อ", table)) == [
        ("นางจิตรา ใจงาม", "หัวหน้าฝ่ายการพยาบาล", "chair"),
        ("นายเอก โทตรี", "เภสัชกร", "member"),
    ]


def test_offices_in_the_rows_of_an_order_behind_their_numbers():
    rows = [
        ["๑.๑ ปลัดอำเภอกงหรา", "", "", "ที่ปรึกษา"],
        ["๑.๒ หัวหน้ากลุ่มงานทันตสาธารณสุข", "", "ประธานคณะทำงาน"],
        ["๑.๓ นางละมุน แก้วใส  เภสัชกรปฏิบัติการ", "คณะทำงานและเลขานุการ"],
        ["๑.๔ จัดทำแผนและรายงานผล", "", ""],
    ]
    assert people(page("๑. คณะทำงานทันตสุขภาพ ประกอบด้วย", rows)) == [
        (None, "ปลัดอำเภอกงหรา", "adviser"),
        (None, "หัวหน้ากลุ่มงานทันตสาธารณสุข", "chair"),
        ("นางละมุน แก้วใส", "เภสัชกรปฏิบัติการ", "secretary"),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("ผู้ให้ข้อมูลทางวิชาการ /", "contact"),
        ("ผู้ประสานงานตัวชี้วัด", "contact"),
        ("ผู้กำกับดูแลตัวชี้วัด", "supervisor"),
        ("ผู้รับผิดชอบการรายงานผล", "owner"),
        ("แหล่งข้อมูล", None),
    ],
)
def test_the_label_of_a_form_says_what_the_people_beside_and_below_it_do(label, role):
    form = [
        ["คำนิยาม", "ผู้ป่วยนอกทุกราย"],
        [label, "1. นพ.ศุภชัย เรืองรอง", "นายแพทย์ชำนาญการ"],
        ["", "โทรศัพท์ : 0 2000 0000", ""],
        ["", "2. นางอารี มีนา", "พยาบาลวิชาชีพชำนาญการ"],
        ["หน่วยงานประมวลผล", "3. นางสาวปลาย ทางไกล", "นักวิชาการคอมพิวเตอร์"],
    ]
    assert people(page(form)) == [
        ("นพ.ศุภชัย เรืองรอง", "นายแพทย์ชำนาญการ", role),
        ("นางอารี มีนา", "พยาบาลวิชาชีพชำนาญการ", role),
        ("นางสาวปลาย ทางไกล", "นักวิชาการคอมพิวเตอร์", None),
    ]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("ผู้นิเทศ : นางกานดา วงศ์ไทย ตำแหน่ง นักวิชาการสาธารณสุข", "supervisor"),
        ("ผู้กำกับติดตามงาน นพ.สันติ ภาพดี", "supervisor"),
        ("ผู้รับการนิเทศ นางสาวเมฆ ขาวนวล", None),
    ],
)
def test_who_supervises_is_told_before_the_name(line, role):
    assert [person.role for person in extract(page(line))] == [role]


def test_the_name_of_the_next_list_is_no_role_of_who_stands_above_it():
    document = page(
        "คณะที่ปรึกษา",
        "1. ท้องถิ่นจังหวัดสตูล",
        "2. นางขวัญ ใจมั่น ข้าราชการบำนาญ",
        "คณะกรรมการ",
        "1. ปลัดอำเภอละงู ............ ประธานกรรมการ",
        "2. นายต้น ไทรงาม กำนัน",
        "ผู้เข้าร่วมประชุม",
        "๑. นางสาวรุ้ง ทองใส ครู",
    )
    assert [(p.name, p.role, p.group) for p in extract(document)] == [
        (None, "adviser", "คณะที่ปรึกษา"),
        ("ขวัญ ใจมั่น", "adviser", "คณะที่ปรึกษา"),
        (None, "chair", "คณะกรรมการ"),
        ("ต้น ไทรงาม", None, "คณะกรรมการ"),
        ("รุ้ง ทองใส", None, "ผู้เข้าร่วมประชุม"),
    ]


@pytest.mark.parametrize(
    ("head", "role"), [("วิทยากร", "presenter"), ("ผู้ประสานงาน", "contact"), ("หน่วยงาน", None)]
)
def test_the_head_of_a_column_says_what_those_in_it_do(head, role):
    rows = [
        ["เวลา", "เรื่อง", head],
        ["09.00 น.", "การล้างมือ", "นพ.เข้ม แข็งดี นายแพทย์ชำนาญการ"],
        ["10.00 น.", "ฝึกปฏิบัติ", "ทีมงาน"],
    ]
    assert people(page("กำหนดการ", rows)) == [("นพ.เข้ม แข็งดี", "นายแพทย์ชำนาญการ", role)]


def test_those_listed_as_responsible_own_it_whatever_stands_behind_their_names():
    document = page(
        "ผู้รับผิดชอบโครงการ",
        "1. นางสาวรุ้ง ทองใส ครู โทร 08 0000 0000",
        "2. นายต้น ไทรงาม กำนัน",
    )
    assert [person.role for person in extract(document)] == ["owner", "owner"]


def test_a_team_that_supervises():
    document = page(
        "ทีมนิเทศ",
        "1) นพ.เข้ม แข็งดี นายแพทย์เชี่ยวชาญ",
        "2) ผู้แทนกลุ่มงานประกันสุขภาพ",
        "ผู้สรุปรายงาน นางสาวปลาย ทางไกล",
    )
    assert people(document) == [
        ("นพ.เข้ม แข็งดี", "นายแพทย์เชี่ยวชาญ", "supervisor"),
        (None, "ผู้แทนกลุ่มงานประกันสุขภาพ", "supervisor"),
        ("นางสาวปลาย ทางไกล", None, None),
    ]


def test_a_role_or_position_may_stand_on_the_lines_below():
    document = page(
        "รายชื่อคณะทำงาน",
        "1. นางบัวลอย หวานดี",
        "ทันตแพทย์ชำนาญการ",
        "ประธาน",
        "2. หัวหน้าห้องคลอด",
        "กรรมการ",
    )
    assert people(document) == [
        ("นางบัวลอย หวานดี", "ทันตแพทย์ชำนาญการ", "chair"),
        (None, "หัวหน้าห้องคลอด", "member"),
    ]


def test_those_at_a_meeting_and_those_away():
    document = page(
        "ผู้มาประชุม",
        "1. นายเด่น เมืองกาญจน์ สาธารณสุขอำเภอไทรโยค ประธาน",
        "2. นางสาวแก้ว ตาใส เจ้าพนักงานสาธารณสุขชำนาญงาน",
        "ผู้ไม่มาประชุม",
        "1. นายช้า มาสาย นิติกร ติดราชการ",
    )
    assert people(document) == [
        ("นายเด่น เมืองกาญจน์", "สาธารณสุขอำเภอไทรโยค", "chair"),
        ("นางสาวแก้ว ตาใส", "เจ้าพนักงานสาธารณสุขชำนาญงาน", None),
        ("นายช้า มาสาย", "นิติกร", None),
    ]


def test_people_of_news_are_named_once_with_what_they_do():
    document = page(
        "วันนี้ นายกล้า หาญสู้ รองผู้ว่าราชการจังหวัดเลย เป็นประธานเปิดงาน โดยมี พญ.แพรว ฟ้าใส "
        "ผู้อำนวยการโรงพยาบาลภูกระดึง ให้การต้อนรับ",
        "พญ.แพรว ฟ้าใส กล่าวว่า งานจะมีทุกปี สอบถามได้ที่ นางนิด หน่อยเดียว โทร. 042 000 000",
        "นายกองค์การบริหารส่วนจังหวัดและนายแพทย์สาธารณสุขจังหวัดร่วมงาน",
    )
    assert people(document) == [
        ("นายกล้า หาญสู้", "รองผู้ว่าราชการจังหวัดเลย", "chair"),
        ("พญ.แพรว ฟ้าใส", "ผู้อำนวยการโรงพยาบาลภูกระดึง", None),
        ("นางนิด หน่อยเดียว", None, "contact"),
    ]


def test_those_who_sign_an_agreement_are_no_people():
    document = page(
        "ผู้ร่วมลงนาม",
        "1. นายมั่น คงดี ผู้อำนวยการโรงพยาบาลบ้านลาด",
        "โดยนายมั่น คงดี ย้ำว่าจะดำเนินการต่อ",
    )
    assert people(document) == []


def test_a_list_of_speakers_gives_their_role():
    document = page("วิทยากร", "1. รศ.ดร.เมธา ปัญญาดี คณบดีคณะสาธารณสุขศาสตร์", "2. นางครู สอนดี")
    assert [(p.name, p.role) for p in extract(document)] == [
        ("เมธา ปัญญาดี", "presenter"),
        ("ครู สอนดี", "presenter"),
    ]


def test_two_contacts_in_the_cell_of_a_form():
    cell = (
        "1. นายก้อง ดีมาก  นักวิชาการสาธารณสุข\nโทรศัพท์ : 0 2000 0000\n"
        "2. นางดาว มีสุข  พยาบาลวิชาชีพ\nโทรศัพท์ : 0 2000 0001"
    )
    document = page([["ผู้ประสานงานตัวชี้วัด", cell], ["แหล่งข้อมูล", "แฟ้มบ่อน้ำ"]])
    assert people(document) == [
        ("นายก้อง ดีมาก", "นักวิชาการสาธารณสุข", "contact"),
        ("นางดาว มีสุข", "พยาบาลวิชาชีพ", "contact"),
    ]


def test_a_contact_of_a_form_by_the_word_before_the_post():
    cell = "นางดาว มีสุข ตำแหน่ง พยาบาลวิชาชีพ\nโทรศัพท์ : 0 2000 0001"
    document = page([["ผู้ประสานงานตัวชี้วัด", cell], ["แหล่งข้อมูล", "แฟ้มบ่อน้ำ"]])
    assert people(document) == [("นางดาว มีสุข", "พยาบาลวิชาชีพ", "contact")]
