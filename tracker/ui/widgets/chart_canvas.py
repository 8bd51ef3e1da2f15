"""A chart in the window: matplotlib's Qt canvas, fetched on the helper thread after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from tracker.palette import Palette
from tracker.ui.look.theme import current_palette
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Figure  # again under its own name: whoever draws need not know matplotlib

Draw = Callable[["Figure", Palette, float], None]
_PAUSE = 40  # milliseconds without another change, after which resizing or walking through has come to an end


class _Library(NamedTuple):
    """What drawing needs."""

    canvas: type
    figure: type


def _fetch() -> _Library:
    """Import matplotlib and what draws with it: half a second, so never on the window's thread."""
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    import tracker.charts.measure_chart  # noqa: F401 (imported here so that the first chart does not wait for it)

    return _Library(FigureCanvasQTAgg, Figure)


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
        self.canvas: Any = None
        self.figure: Any = None
        self._draw: Draw | None = None
        self._asked = False
        self._drawn_for: tuple[Any, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._redraw)
        self._changing = QTimer(self, singleShot=True, interval=_PAUSE)

    def show_chart(self, draw: Draw | None, description: str) -> None:
        """Show another chart (None: nothing); `description` says in words what it shows."""
        self._draw = draw
        self.setAccessibleDescription(description)
        self._drawn_for = ()
        if self.canvas is not None:
            self.canvas.setVisible(draw is not None)
            self.canvas.setAccessibleDescription(description)
            self.placeholder.setText("")
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
        draw, look, points, dpi = self._draw, current_palette(), self.font().pointSizeF(), self.logicalDpiY()
        inches, dots = (self.width() / dpi, self.height() / dpi), dpi * self.devicePixelRatioF()

        def fetch() -> _Library:
            library = _fetch()
            if draw is not None:  # texts are measured here: the first time takes longer than drawing
                draw(library.figure(figsize=inches, dpi=dots), look, points)
            return library

        self.background.run(fetch, self._fetched, self._failed)

    def _fetched(self, library: _Library) -> None:
        self.figure = library.figure(dpi=self.logicalDpiY())
        self.canvas = library.canvas(self.figure)
        self.canvas.setParent(self)
        # Looking is all there is to do, and the wheel belongs to the page.
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setAccessibleName(f"{self.accessibleName()}, picture")
        self.canvas.setAccessibleDescription(self.accessibleDescription())
        self.placeholder.setText("")
        self._redraw()

    def _failed(self, error: BaseException) -> None:
        self.placeholder.setText(f"The chart cannot be shown ({error}). The readings are in the table.")

    # Drawing

    def _draw_soon(self) -> None:
        """A change that comes alone is drawn at once; of several close upon each other, what is there in the end."""
        self._timer.start(_PAUSE if self._changing.isActive() else 0)
        self._changing.start()

    def _redraw(self) -> None:
        """Lay the chart out for the present size, look and text size, if any of them is new."""
        wanted = (self.size(), self.devicePixelRatioF(), current_palette().name, self.font().pointSizeF())
        if self.canvas is None or self._draw is None or not self.isVisible() or wanted == self._drawn_for:
            return
        self._drawn_for = wanted
        self.canvas.setGeometry(self.rect())
        self.canvas.show()
        ratio, dpi = self.canvas.device_pixel_ratio, self.figure.dpi
        self.figure.set_size_inches(self.width() * ratio / dpi, self.height() * ratio / dpi, forward=False)
        self._draw(self.figure, current_palette(), self.font().pointSizeF())
        self.canvas.draw_idle()
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
