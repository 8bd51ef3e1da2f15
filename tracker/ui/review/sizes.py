"""Sizes on a projector: everything grows with the window, so that it is legible from the back of the room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from tracker.ui.look.theme import current_palette
from tracker.ui.widgets.labels import breakable, plain_label

_WIDTH, _HEIGHT = 1280, 720  # px: the smallest projector; sizes are given for it


class Sizes:
    """Pixels for a window of a size, from pixels on the smallest projector."""

    def __init__(self, window: QSize) -> None:
        self._dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
        self.unit = max(0.6, min(window.width() / _WIDTH, window.height() / _HEIGHT))

    def px(self, pixels: float) -> int:
        """So many pixels of the smallest projector."""
        return round(pixels * self.unit)

    def font(self, base: QFont, pixels: float, *, bold: bool = False) -> QFont:
        """The font in that height."""
        font = QFont(base)
        font.setPointSizeF(self.px(pixels) * 72 / self._dots)  # what is painted goes by points
        font.setBold(bold)
        return font

    def label(self, text: str, pixels: float, *, bold: bool = False, quiet: bool = False, colour: str = "") -> QLabel:
        """Plain text in that height."""
        label = plain_label(breakable(text), quiet=quiet)
        label.setFont(self.font(label.font(), pixels, bold=bold))
        if colour:
            label.setStyleSheet(f"color: {colour}")
        return label

    def progress(self, at: int, count: int) -> QProgressBar:
        """A thin line that says how far one has come."""
        bar, palette = QProgressBar(), current_palette()
        bar.setRange(0, count)
        bar.setValue(at)
        bar.setTextVisible(False)
        bar.setFixedHeight(self.px(4))
        bar.setAccessibleName(f"{at} of {count}")
        bar.setStyleSheet(
            f"QProgressBar {{ background: {palette.line}; border: none; }}"
            f"QProgressBar::chunk {{ background: {palette.accent}; }}"
        )
        return bar

    def largest(self, base: QFont, text: str, width: int, height: int, sizes: tuple[float, ...]) -> float:
        """The first of some heights in which a bold text fits into a box, else the last."""
        for pixels in sizes:
            metrics = QFontMetrics(self.font(base, pixels, bold=True))
            if metrics.boundingRect(0, 0, width, height * 4, Qt.TextFlag.TextWordWrap, text).height() <= height:
                return pixels
        return sizes[-1]


def on_surface(widget: QWidget) -> None:
    """Give a widget of the presentation the ground of a page of paper."""
    name = widget.objectName() or "on_surface"
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setStyleSheet(f"QWidget#{name} {{ background: {current_palette().surface}; }}")
