"""What the packages say of the program: names, version, icon, and the kind of file that it opens."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION: str = PROJECT["version"]
COMMAND: str = PROJECT["name"]  # the command line, and the child process that reads documents
WINDOW = "improvement-plans"  # the same program without a console
TITLE = "Improvement plans"
SUMMARY: str = PROJECT["description"]
MAKER = "The improvement-plan tracker authors"
BUNDLE_ID = "uk.improvement-plans"
EXTENSION, MIME_TYPE, FILE_TITLE = "plan", "application/x-improvement-plan", "Improvement plan"
UPGRADE_CODE = "6E0B6E39-0F54-4D0B-9B57-0B4B3D1E6C55"  # of every version of the MSI: never another one
DRAWN = ROOT / "resources" / "program.svg"


def draw_icon(folder: Path, size: int = 256) -> Path:
    """The program's icon as PNG; PyInstaller makes of it what the system wants."""
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWN)).render(painter)
    painter.end()
    path = folder / f"{COMMAND}.png"
    if not picture.save(str(path)):
        raise OSError(f"{path} could not be written")
    return path
