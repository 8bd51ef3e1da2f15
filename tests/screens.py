"""Screens without a screen: as large as those that the program must fit, without the bar that a desktop keeps."""

import json
from pathlib import Path
from typing import NamedTuple


class Screen(NamedTuple):
    """What of a screen is left to windows, in points."""

    name: str
    width: int
    height: int


SMALL, LAPTOP, LARGE = Screen("1280x800", 1280, 752), Screen("1366x768", 1366, 720), Screen("large", 2560, 1440)


def screens(folder: Path, *wanted: Screen) -> str:
    """What Qt is told by QT_QPA_PLATFORM for them to stand side by side; where they are told of lies in the folder."""
    left, told = 0, []
    for one in wanted:
        dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        told.append({"name": one.name, "x": left, "y": 0, "width": one.width, "height": one.height, **dots})
        left += one.width
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": told}), "utf-8")
    return f"offscreen:configfile={file}"
