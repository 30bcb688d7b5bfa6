"""Which elements of HTML break the line, are not shown, or hold what is no part of the page."""

from __future__ import annotations

import re

__all__ = [
    "BLOCKS",
    "FURNITURE",
    "FURNITURE_CLASS",
    "FURNITURE_ROLES",
    "FURNITURE_WORDS",
    "HEADINGS",
    "HIDDEN",
    "HIDDEN_STYLE",
    "NEVER_FURNITURE",
]

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
) | frozenset(HEADINGS)

HIDDEN = frozenset(
    (
        "applet",
        "audio",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "noembed",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "video",
    )
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

FURNITURE = frozenset(
    (
        "aside",
        "button",
        "dialog",
        "footer",
        "nav",
        "noscript",
        "select",
        "textarea",
    )
)
FURNITURE_ROLES = frozenset(
    (
        "alertdialog",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "menu",
        "menubar",
        "navigation",
        "search",
        "tablist",
        "toolbar",
    )
)
# Words of a class or id, as sites name the parts around their text.
FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|mainmenu|submenu|topmenu|sidebar|breadcrumbs?|pathway"
    r"|share|sharing|social|addtoany|sharethis|cookies?|consent|gdpr|footer|pagination|pager|pagenav"
    r"|counter|hits|visitors?|related|widgets?|banners?|ads|adsbygoogle|search|searchform|toolbar"
    r"|skip|login|masthead|copyright|popup|modal|backtotop|tooltip)(?:$|[\s_-])",
    re.IGNORECASE,
)
NEVER_FURNITURE = frozenset(["html", "body", "main", "article", "table", "tbody", "tr"])

# Whole lines that sites print around an article.
FURNITURE_WORDS = re.compile(
    r"(?:ฮิต|อ่าน|เข้าชม|จำนวนผู้(?:เข้า)?ชม|ผู้เข้าชม|เปิดอ่าน|จำนวนครั้งที่อ่าน|hits|views|visitors?)"
    r"\s*[:：]?\s*[\d๐-๙,]+\s*(?:ครั้ง|คน|ราย|times)?"
    r"|(?:แชร์|แบ่งปัน|share|tweet|like|facebook|twitter|line|พิมพ์|print|อีเมล|e-?mail)"
    r"(?:\s*(?:หน้านี้|ข่าวนี้|ไปยัง\s*\w+|on \w+|this))?"
    r"|หน้าแรก|หน้าหลัก|home|ย้อนกลับ|กลับ(?:สู่)?(?:หน้าหลัก|หน้าแรก|ด้านบน)|back(?: to top)?|อ่านต่อ"
    r"|อ่านเพิ่มเติม|read more|ก่อนหน้า|ถัดไป|next|prev(?:ious)?|เข้าสู่ระบบ|log ?in",
    re.IGNORECASE,
)
