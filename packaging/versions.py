"""What Windows shows of a program under Properties, Details."""

from __future__ import annotations

from typing import Any

import program


def of_windows(name: str) -> Any:
    """The version resource of one of the two programs."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = tuple([*map(int, program.VERSION.split(".")), 0, 0, 0][:4])
    texts = {
        "CompanyName": program.MAKER,
        "FileDescription": program.TITLE,
        "FileVersion": program.VERSION,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": program.TITLE,
        "ProductVersion": program.VERSION,
    }
    british, unicode = 0x0809, 1200
    told = [info.StringStruct(key, text) for key, text in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable(f"{british:04x}{unicode:04x}", told)]),
            info.VarFileInfo([info.VarStruct("Translation", [british, unicode])]),
        ],
    )
