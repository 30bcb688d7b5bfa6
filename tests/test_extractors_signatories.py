"""Signatories: one below another or side by side, signed or not, for themselves or others."""

from __future__ import annotations

import pytest
from support import brief, report


def signers(*parts) -> list[tuple]:
    return [
        brief(each, "role", "title", "name", "positions", "acting_as")
        for each in report("แผนน้ำสะอาด", "ตรวจบ่อน้ำทุกบ่อ", *parts).signatories
    ]


NURSE = ("นางสาว", "ดวงใจ สายธาร", ("พยาบาลวิชาชีพชำนาญการ",), None)
LAYOUTS = [
    ["ลงชื่อ..........................ผู้เสนอแผน", "(นางสาวดวงใจ สายธาร)", "พยาบาลวิชาชีพชำนาญการ"],
    ["ผู้เสนอแผน", "(นางสาวดวงใจ สายธาร)", "พยาบาลวิชาชีพชำนาญการ"],
    ["(ลงชื่อ) ............... ผู้เสนอโครงการ", "( นางสาวดวงใจ สายธาร )", "ตำแหน่ง พยาบาลวิชาชีพชำนาญการ"],
    ["ลงชื่อ (นางสาวดวงใจ สายธาร) ผู้จัดทำแผน", "พยาบาลวิชาชีพชำนาญการ"],
    ["(นางสาวดวงใจ สายธาร)", "พยาบาลวิชาชีพชำนาญการ", "ผู้เสนอแผน"],
    [[["ผู้เสนอแผน", ""], ["(นางสาวดวงใจ สายธาร)", ""], ["พยาบาลวิชาชีพชำนาญการ", ""]]],
]


@pytest.mark.parametrize("parts", LAYOUTS)
def test_layouts_of_one_block(parts):
    assert signers(*parts) == [("proposer", *NURSE)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("ผู้เสนอแผน", "proposer"), ("ผู้จัดทำ", "proposer"), ("ผู้ตรวจสอบ", "reviewer"),
        ("ผู้เห็นชอบแผน", "endorser"), ("ผู้อนุมัติแผน", "approver"), ("ผู้อนุมัติโครงการ", "approver"),
        ("พยาน", "witness"), ("ผู้จดรายงานการประชุม", "recorder"), ("ผู้ตรวจรายงานการประชุม", "reviewer"),
        ("ผู้รับรองข้อมูล", "certifier"), ("ผู้รายงาน", "reporter"), ("ผู้รับคำรับรอง", "party"),
        ("ผู้ขออนุมัติโครงการ", "proposer"),
    ],
)  # fmt: skip
def test_words_of_roles(words, role):
    assert signers(
        f"ลงชื่อ........................{words}", "(นางสาวดวงใจ สายธาร)", "พยาบาลวิชาชีพชำนาญการ"
    ) == [(role, *NURSE)]


def test_blocks_side_by_side():
    assert signers(
        [
            ["ผู้เสนอแผน", "ผู้อนุมัติแผน"],
            ["(นางสาวดวงใจ สายธาร)", "(นายแดน สุขใจ)"],
            ["พยาบาลวิชาชีพชำนาญการ", "สาธารณสุขอำเภอปัว"],
        ]
    ) == [("proposer", *NURSE), ("approver", "นาย", "แดน สุขใจ", ("สาธารณสุขอำเภอปัว",), None)]


def test_blocks_below_each_other():
    found = signers(
        "ผู้เสนอแผน", "(นางสาวดวงใจ สายธาร)", "พยาบาลวิชาชีพชำนาญการ",
        "ผู้อนุมัติแผน", "(นายแดน สุขใจ)", "สาธารณสุขอำเภอปัว",
    )  # fmt: skip
    assert [each[0] for each in found] == ["proposer", "approver"]
    assert found[0][1:] == NURSE


@pytest.mark.parametrize("dots", ["(........................................)", "(…………………………)"])
def test_a_block_left_unsigned(dots):
    assert signers("ผู้อนุมัติแผน", dots, "สาธารณสุขอำเภอปัว") == [
        ("approver", None, None, ("สาธารณสุขอำเภอปัว",), None)
    ]


@pytest.mark.parametrize(
    ("lines", "positions", "acting"),
    [
        (["รักษาการในตำแหน่งสาธารณสุขอำเภอปัว"], (), "สาธารณสุขอำเภอปัว"),
        (
            ["เภสัชกรชำนาญการ", "ปฏิบัติราชการแทนสาธารณสุขอำเภอปัว"],
            ("เภสัชกรชำนาญการ",),
            "สาธารณสุขอำเภอปัว",
        ),
        (
            ["เภสัชกรชำนาญการ รักษาราชการแทน", "สาธารณสุขอำเภอปัว"],
            ("เภสัชกรชำนาญการ",),
            "สาธารณสุขอำเภอปัว",
        ),
        (["เภสัชกรชำนาญการ", "หัวหน้างานยา"], ("เภสัชกรชำนาญการ", "หัวหน้างานยา"), None),
    ],
)
def test_who_stands_in_for_whom(lines, positions, acting):
    (found,) = signers("ผู้อนุมัติแผน", "(นายแดน สุขใจ)", *lines)
    assert found[3:] == (positions, acting)


@pytest.mark.parametrize(
    "lines",
    [
        ["(นางสาวดวงใจ สายธาร)\t\tผู้จดรายงานการประชุม", "พยาบาลวิชาชีพชำนาญการ"],
        ["   (นางสาวดวงใจ สายธาร)      ผู้บันทึกการประชุม", "   พยาบาลวิชาชีพชำนาญการ"],
        ["ลงชื่อ..................   ผู้จดบันทึกการประชุม", "(นางสาวดวงใจ สายธาร)", "พยาบาลวิชาชีพชำนาญการ"],
        ["นางสาวดวงใจ สายธาร เปิดงาน", "(นางสาวดวงใจ สายธาร)  ผู้จดรายงาน", "พยาบาลวิชาชีพชำนาญการ"],
    ],
)
def test_the_role_may_stand_apart_behind_the_name(lines):
    found = signers(*lines, "", "(นายแดน สุขใจ)\t\tผู้ตรวจรายงานการประชุม", "เภสัชกร")
    assert [each[0] for each in found] == ["recorder", "reviewer"]
    assert found[0][1:] == NURSE


def test_who_took_and_checked_the_minutes_behind_their_parts():
    found = signers(
        "มติที่ประชุม รับทราบ",
        "ผู้จดรายงานการประชุม : นางสาวดวงใจ สายธาร พยาบาลวิชาชีพชำนาญการ",
        "ผู้ตรวจรายงานการประชุม : นายแดน สุขใจ",
        "ผู้รายงานผล : นายก้อง เกียรติดี",
    )
    assert [each[0] for each in found] == ["recorder", "reviewer"]
    assert found[0][1:] == NURSE


@pytest.mark.parametrize(
    ("above", "role"),
    [
        ("สั่ง ณ วันที่ 5 มกราคม พ.ศ. 2567", "issuer"),
        ("ขอแสดงความนับถือ", "issuer"),
        ("ประธานในพิธี", None),
    ],
)
def test_a_name_without_brackets_below_the_end_of_a_paper(above, role):
    found = signers(above, "นายแดน สุขใจ", "สาธารณสุขอำเภอปัว")
    assert [each[0] for each in found] == ([] if role is None else [role])


def test_who_is_named_before_a_role_inside_a_sentence_signs_nothing_there():
    found = signers(
        "สาธารณสุขอำเภอปัว  (นายแดน สุขใจ)  ผู้รับคำรับรอง",
        "และ",
        "ลงนาม ณ วันที่ 5 มกราคม 2567",
        "(ลงชื่อ) .................. ผู้รับคำรับรอง     (ลงชื่อ) .................. ผู้ทำคำรับรอง",
        "(นายแดน สุขใจ)                            (นางสาวดวงใจ สายธาร)",
        "สาธารณสุขอำเภอปัว                          พยาบาลวิชาชีพชำนาญการ",
    )
    assert [(each[0], each[2]) for each in found] == [
        ("party", "แดน สุขใจ"),
        ("party", "ดวงใจ สายธาร"),
    ]


@pytest.mark.parametrize(
    ("closing", "role"),
    [
        ("ทุกฝ่ายเข้าใจตรงกันแล้ว จึงลงนามไว้เป็นหลักฐาน", "party"),
        ("ทั้งสองฝ่ายจึงได้ลงนามต่อหน้าพยาน", "party"),
        ("ขอแสดงความนับถือ", "issuer"),
        ("ให้ไว้ ณ วันที่ 5 มกราคม 2567", "issuer"),
    ],
)
def test_how_a_paper_closes_says_who_signs_it(closing, role):
    found = signers(closing, "ลงชื่อ..................", "(นายแดน สุขใจ)", "สาธารณสุขอำเภอปัว")
    assert [each[0] for each in found] == [role]


@pytest.mark.parametrize(
    "below",
    ["สงวนลิขสิทธิ์ © 2567", "ผู้เข้าชม 120455 ครั้ง", "ภาพ/ข่าว : ทีมงาน", "[หน้าแรก]", "moph@example.go.th"],
)
def test_what_a_page_prints_below_a_block_is_no_position(below):
    lines = ["ประกาศ ณ วันที่ 5 มกราคม พ.ศ. 2567", "(นายแดน สุขใจ)", "สาธารณสุขอำเภอปัว", below]
    ((*_, positions, acting),) = signers(*lines)
    assert (positions, acting) == (("สาธารณสุขอำเภอปัว",), None)


@pytest.mark.parametrize(
    "told", ["กล่าวว่า จะเริ่มเดือนหน้า", "นายอำเภอปัว กล่าวว่า จะเริ่มเดือนหน้า", "เป็นประธาน"]
)
def test_who_speaks_below_a_list_of_signers_signs_nothing(told):
    found = signers("พยาน ได้แก่", "- นายแดน สุขใจ เภสัชกร", f"นางแก้ว ตาใส {told}")
    assert [each[0] for each in found] == ["witness"]


def test_the_day_of_a_signature():
    found = report("ผู้อนุมัติแผน", "(นายแดน สุขใจ)", "สาธารณสุขอำเภอปัว", "วันที่ 5 มกราคม 2567")
    assert [brief(each, "signed_on") for each in found.signatories] == [("2024-01-05",)]


def test_who_closes_an_order_issues_it():
    found = signers("สั่ง ณ วันที่ 5 มกราคม พ.ศ. 2567", "(นายแดน สุขใจ)", "สาธารณสุขอำเภอปัว")
    assert [each[0] for each in found] == ["issuer"]


@pytest.mark.parametrize(
    "lines",
    [
        ["ประธานกล่าวขอบคุณ (นายแดน สุขใจ) และทุกคน"],
        ["ผู้เสนอแผนต้องส่งเอกสารให้ครบ"],
        ["(ร่าง)", "แผนงาน"],
        ["งบประมาณ (บาท)", "รวม"],
    ],
)
def test_brackets_that_nobody_signs(lines):
    assert signers(*lines) == []


@pytest.mark.parametrize(
    "head", ["ผู้ร่วมลงนามในครั้งนี้ ประกอบด้วย", "รายชื่อผู้ลงนาม ดังนี้", "ผู้ลงนามในบันทึกข้อตกลง ได้แก่"]
)
def test_a_list_of_those_who_sign(head):
    found = signers(head, "นายแดน สุขใจ นายอำเภอปัว", "นางดาว มีทรัพย์ สาธารณสุขอำเภอปัว")
    assert [(each[0], each[2], each[3]) for each in found] == [
        ("party", "แดน สุขใจ", ("นายอำเภอปัว",)),
        ("party", "ดาว มีทรัพย์", ("สาธารณสุขอำเภอปัว",)),
    ]


def test_the_office_that_wrote_is_no_position_of_who_signs_for_another():
    (found,) = signers(
        "ขอแสดงความนับถือ",
        "(นายแดน สุขใจ)",
        "รองปลัดกระทรวงสาธารณสุข",
        "ปฏิบัติราชการแทนปลัดกระทรวงสาธารณสุข",
        "กองบริหารการสาธารณสุข",
    )
    assert found[3:] == (("รองปลัดกระทรวงสาธารณสุข",), "ปลัดกระทรวงสาธารณสุข")
