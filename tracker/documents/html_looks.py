"""The colours of a page's cells: by their own style, the classes of its style sheet, or bgcolor."""

from __future__ import annotations

import re
from typing import Any

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\s*(?:t[dhr])?\.([\w-]+)\s*")
_BACKGROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:([^;]*)", re.I)
_COLOUR = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b|rgba?\(([^)]*)\)|[a-z]+", re.I)
_NAMES = {
    "white": "FFFFFF", "black": "000000", "red": "FF0000", "lime": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "aqua": "00FFFF", "cyan": "00FFFF", "fuchsia": "FF00FF", "magenta": "FF00FF", "silver": "C0C0C0",
    "gray": "808080", "grey": "808080", "lightgrey": "D3D3D3", "lightgray": "D3D3D3", "maroon": "800000",
    "olive": "808000", "green": "008000", "teal": "008080", "navy": "000080", "purple": "800080", "orange": "FFA500",
    "gold": "FFD700", "darkorange": "FF8C00", "lightgreen": "90EE90", "palegreen": "98FB98", "limegreen": "32CD32",
    "forestgreen": "228B22", "darkgreen": "006400", "yellowgreen": "9ACD32", "tomato": "FF6347", "coral": "FF7F50",
    "salmon": "FA8072", "crimson": "DC143C", "firebrick": "B22222", "darkred": "8B0000", "pink": "FFC0CB",
    "lightpink": "FFB6C1", "khaki": "F0E68C", "lightyellow": "FFFFE0", "lightblue": "ADD8E6", "skyblue": "87CEEB",
    "deepskyblue": "00BFFF", "dodgerblue": "1E90FF", "royalblue": "4169E1", "steelblue": "4682B4",
    "darkblue": "00008B", "whitesmoke": "F5F5F5", "gainsboro": "DCDCDC", "darkgray": "A9A9A9", "darkgrey": "A9A9A9",
}  # fmt: skip


class Looks:
    """The style sheets of one page; nothing that they point to is fetched."""

    def __init__(self, root: Any) -> None:
        self._fills: dict[str, str] = {}
        for sheet in root.iter("style"):
            for selectors, said in _RULE.findall(re.sub(r"<!--|-->|/\*.*?\*/", "", sheet.text or "", flags=re.S)):
                fill = _background(said)
                names = [found[1] for one in selectors.split(",") if (found := _CLASS.fullmatch(one))]
                self._fills |= {name: fill for name in names if fill}

    def fill(self, cell: Any, row: Any) -> str | None:
        """The colour behind a cell, which may be that of its row; None for none and white."""
        found = self._own(cell) or self._own(row)
        return None if found == "#FFFFFF" else found

    def _own(self, element: Any) -> str | None:
        found = _background(element.get("style") or "")
        for name in (element.get("class") or "").split():
            found = found or self._fills.get(name)
        return found or colour(element.get("bgcolor") or "")


def _background(said: str) -> str | None:
    """The last background of some declarations that is a colour."""
    found = [fill for text in _BACKGROUND.findall(said) if (fill := colour(text))]
    return found[-1] if found else None


def colour(text: str) -> str | None:
    """The first colour in a text ("red none", "rgb(146, 208, 80)") as "#RRGGBB"; None without one that is seen."""
    for found in _COLOUR.finditer(text):
        if found[1]:
            return "#" + (found[1] if len(found[1]) == 6 else "".join(2 * letter for letter in found[1])).upper()
        if found[2]:
            return _channels(found[2])
        if name := _NAMES.get(found[0].lower()):
            return f"#{name}"
    return None


def _channels(text: str) -> str | None:
    """The three numbers of rgb(...); None where a fourth says that nothing is seen."""
    numbers = [float(part) for part in re.findall(r"[\d.]*\d", text)]
    if len(numbers) < 3 or (len(numbers) > 3 and not numbers[3]):
        return None
    return "#" + "".join(f"{min(round(number), 255):02X}" for number in numbers[:3])
