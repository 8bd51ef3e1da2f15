"""A chart in the window: a picture that matplotlib draws, the first one on the helper thread after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tracker.palette import Palette
from tracker.ui.look.theme import current_palette
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from tracker.charts.picture import Figure as Figure  # again under its own name: whoever draws need not know where

Draw = Callable[["Figure", Palette, float], None]
_PAUSE = 40  # milliseconds without another change, after which resizing or walking through has come to an end


class _How(NamedTuple):
    """How a chart is drawn: its size in the pixels of the screen, how many of them are an inch, its look and text."""

    width: float
    height: float
    dots: float
    palette: Palette
    points: float


def _lay_out(draw: Draw, figure: Figure, how: _How) -> None:
    """Lay the chart out; its pixels are drawn by the figure's canvas."""
    figure.set_dpi(how.dots)
    within = 0.1  # of a pixel: less than this is lost where inches are not exact, and the figure rounds down
    figure.set_size_inches((how.width + within) / how.dots, (how.height + within) / how.dots, forward=False)
    draw(figure, how.palette, how.points)


def _first_figure(draw: Draw | None, how: _How) -> Figure:
    """Import matplotlib and draw the first chart: half a second, so never on the window's thread."""
    import tracker.charts.measure_chart  # imported here so that the first chart does not wait for it  # noqa: F401
    from tracker.charts.picture import new_figure

    figure = new_figure(1, 1)
    if draw is not None:
        _lay_out(draw, figure, how)
        figure.canvas.draw()
    return figure


class _Canvas(QWidget):
    """Shows the pixels of a figure. Looking is all there is to do with it, and the wheel belongs to the page."""

    def __init__(self, parent: QWidget, figure: Figure) -> None:
        super().__init__(parent)
        self.figure, self.is_stale = figure, False
        self.hide()  # until something is drawn
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _: QPaintEvent) -> None:
        """One pixel for one pixel of the screen; they are drawn now where the figure was laid out since."""
        if self.is_stale:
            self.is_stale = False
            self.figure.canvas.draw()
        pixels = self.figure.canvas.buffer_rgba()  # type: ignore[attr-defined]
        high, wide, _depth = pixels.shape
        image = QImage(pixels, wide, high, QImage.Format.Format_RGBX8888)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        QPainter(self).drawImage(0, 0, image)


class ChartView(QWidget):
    """Shows what `draw(figure, palette, points)` draws, again whenever size, look or text size change.

    Until matplotlib is there, and while there is nothing to draw, a quiet sentence stands in its place.
    """

    drawn = Signal()

    def __init__(self, background: Background, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.background = background
        self.setAccessibleName(name)
        # Not in a layout: a label that wraps would tell how high the chart should be.
        self.placeholder = plain_label("The chart is being prepared…", quiet=True)
        self.placeholder.setParent(self)
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas: _Canvas | None = None
        self._draw: Draw | None = None
        self._asked = self._was_refused = False
        self._drawn_for: _How | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._redraw)
        self._changing = QTimer(self, singleShot=True, interval=_PAUSE)

    def show_chart(self, draw: Draw | None, description: str) -> None:
        """Show another chart (None: nothing); `description` says in words what it shows."""
        self._draw = draw
        self.setAccessibleDescription(description)
        self._drawn_for = None
        if self.canvas is not None:
            self.canvas.setVisible(draw is not None)
            self.canvas.setAccessibleDescription(description)
            self.placeholder.setText("")
        elif self._was_refused:
            self._was_refused = False
            self._ask()  # it may have been that chart alone
        self._draw_soon()

    def sizeHint(self) -> QSize:
        """Wide and high enough to read."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 70, metrics.height() * 18)

    def minimumSizeHint(self) -> QSize:
        """Smaller than this a band chart has no room for its words."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 40, metrics.height() * 19)

    # Fetching matplotlib

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint done, matplotlib is fetched."""
        super().paintEvent(event)
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        draw, how = self._draw, self._how()
        self.background.run(
            lambda: _first_figure(draw, how), lambda figure: self._fetched(figure, draw, how), self._failed
        )

    def _fetched(self, figure: Figure, draw: Draw | None, how: _How) -> None:
        if not isValid(self):  # closed meanwhile
            return
        self.canvas = _Canvas(self, figure)
        self.canvas.setAccessibleName(f"{self.accessibleName()}, picture")
        self.canvas.setAccessibleDescription(self.accessibleDescription())
        self.placeholder.setText("")
        if draw is not None and draw is self._draw:
            self._show(self.canvas, how)
        self._redraw()

    def _failed(self, error: BaseException) -> None:
        if isValid(self):
            self._was_refused = True
            self.placeholder.setText(f"The chart cannot be shown ({error}). The readings are in the table.")

    # Drawing

    def _draw_soon(self) -> None:
        """A change that comes alone is drawn at once; of several close upon each other, what is there in the end."""
        self._timer.start(_PAUSE if self._changing.isActive() else 0)
        self._changing.start()

    def _how(self) -> _How:
        """The present size, look and text size."""
        ratio = self.devicePixelRatioF()
        size, dots = self.size() * ratio, self.logicalDpiY() * ratio
        return _How(size.width(), size.height(), dots, current_palette(), self.font().pointSizeF())

    def _redraw(self) -> None:
        """Draw the chart for the present size, look and text size, if any of them is new."""
        how, is_seen = self._how(), self.isVisible() and not self.size().isEmpty()
        if self.canvas is not None and self._draw is not None and is_seen and how != self._drawn_for:
            _lay_out(self._draw, self.canvas.figure, how)
            self.canvas.is_stale = True
            self._show(self.canvas, how)

    def _show(self, canvas: _Canvas, how: _How) -> None:
        self._drawn_for = how
        canvas.setGeometry(self.rect())
        canvas.show()
        canvas.update()
        self.drawn.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again when the size has come to rest."""
        super().resizeEvent(event)
        self.placeholder.setGeometry(self.rect())
        self._draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is drawn now."""
        super().showEvent(event)
        self._draw_soon()

    def event(self, event: QEvent) -> bool:
        """Another text size, look or screen: draw again, once the application is dressed."""
        changes = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if event.type() in (*changes, QEvent.Type.DevicePixelRatioChange) and hasattr(self, "_changing"):
            self._draw_soon()
        return super().event(event)
