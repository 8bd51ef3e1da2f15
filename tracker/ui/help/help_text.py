"""The text of the help with its pictures, as wide as there is room for them, and under each what it shows."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from tracker.paths import resources
from tracker.ui.look.theme import GRID, current_palette

PLACE_OF_PICTURE = "\ufffc"  # what stands for a picture in the text of a document
JOIN = "\u2060"  # no line is broken there
_AN_OPTION = re.compile(r"--[a-z-]+")
_A_PICTURE = re.compile(r"^!\[(.+?)\]\((.+?)\)$", re.MULTILINE)


def for_reading(markdown: str) -> str:
    """What a picture shows stands under it too, for a reader hears text only; no line ends amid a "--into"."""
    joined = _AN_OPTION.sub(lambda option: f"--{JOIN}" + option[0][2:].replace("-", f"-{JOIN}"), markdown)
    return _A_PICTURE.sub(r"![\1](\2)\n\n*\1*", joined)


def make_unseen(document: QTextDocument) -> None:
    """What joins an option stands in no line: a font that has no such sign takes it from another, which is higher."""
    small, found = QTextCharFormat(), document.find(JOIN)
    small.setFontPointSize(1)
    while not found.isNull():
        found.mergeCharFormat(small)
        found = document.find(JOIN, found)


class HelpText(QTextBrowser):
    """Pictures lie beside the chapters."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied can be pasted after a prompt: a command with nothing unseen in it."""
        copied = super().createMimeDataFromSelection()
        copied.setText(copied.text().replace(JOIN, ""))
        copied.setHtml(copied.html().replace(JOIN, ""))
        return copied

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the help, smoothly made as wide as there is room, with an edge."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture, ratio = QImage(str(resources() / "help" / QUrl(name).toString())), self.devicePixelRatioF()
        bar = self.verticalScrollBar().sizeHint().width()  # which may come only after the pictures
        room = self.width() - bar - 2 * self.frameWidth() - 5 * GRID
        if picture.isNull() or room < GRID:
            return picture
        wide = round(min(room, picture.width()) * ratio)
        shown = picture.convertToFormat(QImage.Format.Format_RGB32)
        shown = shown.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        with QPainter(shown) as painter:
            painter.setPen(QColor(current_palette().control_edge))
            painter.drawRect(0, 0, shown.width() - 1, shown.height() - 1)
        shown.setDevicePixelRatio(ratio)
        return shown
