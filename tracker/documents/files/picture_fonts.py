"""The signs of picture fonts, which stand behind common letters: a Wingdings "l" is a dot."""

from __future__ import annotations

_ARROWS = "←→↑↓↖↗↙↘"
# The signs that plans use: dots, ticks, crosses, arrows, "at least". All others count as bullets.
_SIGNS: dict[str, dict[int, str]] = {
    "symbol": {
        0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°", 0xB4: "×", 0xB9: "≠", 0xBB: "≈", 0xD6: "√",
        0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB7: "●",
    },
    "wingdings": {
        0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xF3: "↔",
        0x6C: "●", 0x6E: "■", 0x75: "◆", 0xA1: "○", 0x6D: "○", 0xA4: "●", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹",
        **{first + n: arrow for first in (0xDF, 0xE7) for n, arrow in enumerate(_ARROWS)},
        **{0xEF + n: arrow for n, arrow in enumerate(_ARROWS[:4])},
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0xA3: "☐", 0x97: "●", 0x98: "●"},
    "wingdings 3": {0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓"},
    "webdings": {0x35: "▲", 0x36: "▼", 0x33: "◀", 0x34: "▶", 0x61: "✓", 0x72: "✗", 0x6E: "●", 0x67: "■", 0x3D: "●"},
}  # fmt: skip


def is_picture_font(font: str) -> bool:
    """Whether a font shows signs in the place of letters."""
    return font.lower() in _SIGNS


def shown_in_font(text: str, font: str) -> str:
    """Text set in a picture font; such a font has its signs in the private area, or behind common letters."""
    signs = _SIGNS[font.lower()]

    def shown(character: str) -> str:
        code = ord(character)
        private = 0xF000 <= code <= 0xF0FF
        return signs.get(code & 0xFF, "•" if private else character) if private or code <= 0xFF else character

    return "".join(map(shown, text))


def sign_of_font(code: int, font: str) -> str:
    """A sign of a picture font as the character that it looks like, else a bullet; of another font, itself."""
    if is_picture_font(font) or 0xF000 <= code <= 0xF0FF:
        return _SIGNS.get(font.lower(), {}).get(code & 0xFF, "•")
    return chr(code)


def ink_of(colour: str | None) -> str | None:
    """The colour of a font ("FF0000") as "#FF0000"; None where it is black, or left to the page."""
    if not colour or len(colour) < 6 or colour[-6:] == "000000":
        return None
    return f"#{colour[-6:].upper()}"
