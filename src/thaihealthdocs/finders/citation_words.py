"""What citations are printed with: the words for laws and papers, their numbers, where they end."""

from __future__ import annotations

import re

__all__ = [
    "ABOUT",
    "BACK",
    "BARE_TITLE",
    "CITED_KINDS",
    "DATED",
    "DRAFT",
    "EDITION",
    "EDITION_YEAR",
    "EMPTY_NAME",
    "ISSUER_ENDS",
    "ISSUER_NOISE",
    "ISSUER_VERB",
    "KIND_OF",
    "LAWS",
    "LAW_BREAK",
    "LETTER",
    "MORE",
    "NAMED",
    "NUMBERED",
    "OFFICE",
    "ONLY_DATED",
    "OTHER",
    "REACH",
    "RESOLVED",
    "RESOLVING_VERB",
    "TITLED",
    "TITLE_END",
    "WORD",
    "YEAR",
]

CITED_KINDS: tuple[tuple[str, str], ...] = (
    ("พระราชบัญญัติ", "act"),
    ("พ.ร.บ.", "act"),
    ("พ.ร.บ", "act"),
    ("พรบ.", "act"),
    ("พรบ", "act"),
    ("พระราชกฤษฎีกา", "royal_decree"),
    ("พ.ร.ฎ.", "royal_decree"),
    ("พระราชกำหนด", "royal_decree"),  # an emergency decree
    ("พ.ร.ก.", "royal_decree"),
    ("กฎกระทรวง", "ministerial_regulation"),
    ("กฏกระทรวง", "ministerial_regulation"),  # ฏ for ฎ, a common slip
    ("ระเบียบ", "regulation"),
    ("ข้อบังคับ", "rule"),
    ("ประกาศ", "announcement"),
    ("คำสั่ง", "order"),
    ("หนังสือ", "letter"),
    ("บันทึกข้อความ", "letter"),
    ("มติ", "resolution"),
)
"""The words that open a citation, with the kind of what they cite."""

LAWS = frozenset({"act", "royal_decree", "ministerial_regulation", "regulation", "rule"})
NAMED = frozenset({"regulation", "rule"})
KIND_OF = dict(CITED_KINDS)

_D = "[0-9๐-๙]"
WORD = re.compile("|".join(re.escape(word) for word, _ in CITED_KINDS))
BACK = re.compile(r"(?:ฉบับ)?(?:ดังกล่าว|ข้างต้น|ฉบับก่อน)")
OTHER = re.compile(rf"(?:(?<=[\s,()“\"])|(?:และ|หรือ|กับ|ประกอบ|ตาม))(?:{WORD.pattern})")
DRAFT = re.compile(r"(?:ร่าง|เสนอ)\s?$")  # a bill is no law yet

# An order's number has a year; a bare number after ที่ may belong to a region's name.
_ORDER_NUMBER = (
    rf"(?:[ก-ฮ]{{1,4}}\.?\s?)?{_D}{{1,6}}(?:\s?[-–]\s?{_D}{{1,6}})?(?:\.{_D}+)?\s?/\s?{_D}{{1,7}}"
)
_LETTER_NUMBER = (
    r"[ก-ฮ]{1,4}\.?\s?(?:\([ก-๙]{1,12}\)\s?)?"
    rf"{_D}[0-9๐-๙.]{{1,14}}\s?/\s?(?:ว\.?\s?)?{_D}{{1,7}}"
)
NUMBERED = re.compile(
    rf"(?P<issuer>[^\d๐-๙“”\"]{{0,100}}?(?:ที่\s?{_D}{{1,2}}(?=\D)[^\d๐-๙“”\"]{{0,60}}?)?)"
    r"\s?(?:ด่วนที่สุด|ด่วนมาก|ด่วน|ลับ)?\s?"
    rf"(?:(?:เลข)?ที่|ฉบับที่)\s?(?P<number>{_LETTER_NUMBER}|{_ORDER_NUMBER})"
)
EDITION = re.compile(
    rf"(?P<issuer>[^\d๐-๙“”\"\n()]{{2,80}}?)\s?\(?(?:ฉบับที่|เลขที่)\s?(?P<number>{_D}{{1,4}})(?!\s?/)\)?"
)
ABOUT = re.compile(r"(?P<issuer>[^\d๐-๙“”\"\n]{2,80}?(?:ที่\s?[0-9๐-๙]{1,2})?)\s?(?=เรื่อง\s)")
MORE = re.compile(rf"\s?(?:และ|,)\s?(?:(?:คำสั่ง)?ที่\s?)?(?P<number>{_ORDER_NUMBER}|{_LETTER_NUMBER})")
RESOLVED = re.compile(
    r"(?:ที่ประชุม)?(?P<issuer>[^\d๐-๙\n“”\"]{2,90}?)\s?(?:ใน)?(?:คราว)?(?:การ)?(?:ประชุม)?\s?"
    rf"(?:ครั้งที่\s?(?P<number>{_D}{{1,3}}\s?/\s?{_D}{{2,4}})\s?)?"
    r"(?=(?P<dated>(?:เมื่อ|ลง|เมื่อวัน)?วันที่|ครั้งที่)|(?<=\d)|(?<=[๐-๙]))"
)
# What a meeting decides is no body that resolves: มติที่ประชุม มอบทุกแห่งส่งภายในวันที่ ….
RESOLVING_VERB = re.compile(
    r"^(?!คณะกรรมการ|คณะอนุกรรมการ).*(?:เห็น(?:ชอบ|ควร)|รับทราบ|รับรอง|มอบ|อนุมัติ|กำหนด|นัด|ส่ง(?!เสริม)|แจ้ง|ดำเนินการ"
    r"|ทุก(?!ภาคส่วน)|เร่ง|ขอ(?!ง)|กำชับ|เสนอ|รายงาน|จัด(?!การ|ซื้อ|ระบบ|ตั้ง|หา|สรร|ทำ|บริการ))|ภาย$|ประชุม$"
)
DATED = re.compile(r"\s*\(?(?:ลง\s?วันที่|ลง\s?วัน|ลว\.?|เมื่อวันที่|ประกาศ ณ วันที่|วันที่|สั่ง ณ วันที่)\s?")
TITLED = re.compile(r"\s*(?:เรื่อง|ว่าด้วย)\s?(?P<open>[“\"]?)")
YEAR = re.compile(rf"(?:พ\s?\.\s?ศ\s?\.?|พุทธศักราช)\s?{_D}{{4}}\)?")
EDITION_YEAR = re.compile(rf"\)?\s?{YEAR.pattern}")
LAW_BREAK = re.compile(
    r"\s(?:จึง|โดย(?!ที่)|นั้น|ดังนั้น|มาตรา|ข้อ|ซึ่ง|ตาม(?!ประมวล)|ให้|ได้|กำหนดให้|เพื่อให้|ประกอบ(?!รัฐ|กิจการ|วิชาชีพ))"
    r"|มาตรา\s?[\d๐-๙]|[;“”\"]"
)
TITLE_END = re.compile(
    r"\s*(?:ลง\s?วันที่|ลว\.|ประกาศ ณ)|[;”\"]"
    r"|\s(?:โดย|จึง|นั้น|ซึ่ง|ตามที่|ดังนี้|ดังต่อไปนี้|แล้ว|ไปแล้ว|มีผล|ได้|กำหนดให้|อาศัย|เพื่อโปรด|ขอ)"
    r"|\s?และ(?=ประกาศ|คำสั่ง|หนังสือ|ระเบียบ|กฎกระทรวง|พระราช)|\s?\((?=ลง)"
)
BARE_TITLE = re.compile(r"[ก-๙A-Za-z.]{4,80}")
EMPTY_NAME = re.compile(r"(?:ดังกล่าว|ฉบับ|นี้|ที่|และ|หรือ|ของ|ต่าง|อื่น|ใด|มี|ให้|ได้|เป็น|ข้าง|จะ|ไม่|ว่า)")
ISSUER_ENDS = re.compile(r"\s?(?:ว่าด้วย|\(ฉบับ|ที่|ฉบับ|เรื่อง|พ\.ศ)")
ISSUER_NOISE = re.compile(
    r"^(?:ราชการ|(?:ที่)?อ้างถึง|ของ|จาก|ที่|ด่วน|ตอบ|เวียน|แต่งตั้ง)\s?|\s(?:ด่วนที่สุด|ด่วนมาก|ด่วน)$"
)
ISSUER_VERB = re.compile(
    r"เรื่อง|ลงวันที่|วันที่|แต่งตั้ง|ให้|ได้|จะ|ซึ่ง|และ(?=คำสั่ง|ประกาศ)|เมื่อ|โดย|ตาม|เป็น|ไม่|ว่า|มี(?!นบุรี)|เกี่ยวกับ"
)
OFFICE = re.compile(
    r"\s?(?:กระทรวง|กรม|กอง|สำนัก|จังหวัด|อำเภอ|เทศบาล|องค์การ|องค์กร|คณะ|โรงพยาบาล|รพ\.|ศูนย์|ศบค|สภา|นายก|"
    r"ผู้|หัวหน้า|เขต|มหาวิทยาลัย|สถาบัน|สสจ|สสอ|สธ\.|ก\.|ทบวง|ราช|แพทย|ทันต|เภสัช|กองทุน|สปสช|ธนาคาร|ศาล|ครม|อธิบดี|ปลัด)"
)
REACH = 320
LETTER = re.compile(rf"(?<![ก-๙])ที่\s?(?P<number>{_LETTER_NUMBER})")
ONLY_DATED = re.compile(r"(?P<issuer>[^\d๐-๙“”\"\n]{2,70}?)\s?(?=ลงวันที่|ลว\.)")
