"""Symbol fonts print ticks, arrows and comparators from codes that mean other characters."""

from __future__ import annotations

__all__ = ["is_symbol_font", "symbols"]

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE7: "←",
    0xE8: "→",
    0xE9: "↑",
    0xEA: "↓",
    0xEF: "⇦",
    0xF0: "⇨",
    0xF3: "⬄",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "☐",
}
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x74: "↔"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x33: "←", 0x34: "→"}
_SYMBOL = {
    0x2D: "−",
    0x3C: "<",
    0x3D: "=",
    0x3E: ">",
    0x2B: "+",
    0x25: "%",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x6D: "μ",
    0x70: "π",
    0x73: "σ",
    0x78: "ξ",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xD6: "√",
    0xDB: "⇔",
    0xDC: "⇐",
    0xDE: "⇒",
    0xE5: "∑",
}
_FONTS = {
    "symbol": _SYMBOL,
    "webdings": _WEBDINGS,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
}
_PRIVATE = range(0xF000, 0xF100)


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are pictures, whatever their codes say."""
    return font.lower() in _FONTS


def symbols(characters: str, font: str) -> str:
    r"""The characters that a symbol font prints; in another font, and unknown ones, unchanged.

    A code may come bare or in the private range from U+F000.

    >>> symbols("\uf0fc", "Wingdings"), symbols("ü", "Wingdings"), symbols("ü", "Arial")
    ('✓', '✓', 'ü')
    >>> symbols("\uf0a3 80", "Symbol")
    '≤ 80'
    """
    table = _FONTS.get(font.lower(), {})
    return "".join(table.get(_code(character), character) for character in characters)


def _code(character: str) -> int:
    code = ord(character)
    return code - 0xF000 if code in _PRIVATE else code
