"""All measures of a theme as small charts, in a window of their own that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.charts.layout.small_charts import height_for
from tracker.domain.measure import Measure
from tracker.domain.measures.finding import find
from tracker.domain.plan import Plan, Theme
from tracker.palette import LIGHT, Palette
from tracker.ui.charts.picture_commands import Picture, PictureCommands
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.look.theme import GRID
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chart_canvas import ChartView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure

_WIDE = 10.0  # inches of the picture that is copied or saved
_POINTS = 10.0  # of its text
_SHARE = 0.92  # of the window under it


class _Scrolled(QScrollArea):
    """A chart as high as its small ones need, as many beside each other as there is room for."""

    def __init__(self, chart: ChartView, count: int) -> None:
        super().__init__()
        self.chart, self.count = chart, count
        self.setWidget(chart)
        self.setWidgetResizable(True)
        self.setAccessibleName(chart.accessibleName())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming would change the width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: another height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So does another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        dpi = self.logicalDpiY()
        high = height_for(self.count, self.viewport().width() / dpi, self.font().pointSizeF())
        self.chart.setMinimumSize(1, round(high * dpi))


class ThemeCharts(Dialog):
    """Shows the measures as they stand on a day; `commands` copies and saves them as one picture."""

    def __init__(
        self,
        plan: Plan,
        theme: Theme,
        measures: Sequence[Measure],
        as_at: date,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.plan, self.theme, self.measures, self.as_at = plan, theme, tuple(measures), as_at
        self.title = " ".join(theme.heading.split())
        self.setWindowTitle(f"All measures of {self.title}")
        self.chart = ChartView(background, f"Small charts of {self.title}")
        self.area = _Scrolled(self.chart, len(self.measures))
        self.commands = PictureCommands(self)
        self.said = plain_label(quiet=True)
        self._lay_out()
        if parent is not None:
            self.resize(parent.window().size() * _SHARE)
        self.commands.said.connect(self.said.setText)
        self.addActions(self.commands.actions)
        self.commands.show_picture(self._picture())
        self.chart.show_chart(self.draw, self._description())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        close = SmallButton("Close")
        close.clicked.connect(self.close)
        for button in (*self.commands.buttons, close):
            row.addWidget(button)
        column.addLayout(row)
        self.area.setFocus()

    def draw(self, figure: Figure, palette: Palette = LIGHT, points: float = _POINTS) -> None:
        """Draw the small charts onto a figure."""
        from tracker.charts.small_multiples import draw_small_multiples

        draw_small_multiples(
            figure,
            self.measures,
            self.as_at,
            title=self.title,
            organisation=self.plan.organisation,
            palette=palette,
            font_points=points,
            scales=self.plan.scales,
        )

    def _picture(self) -> Picture:
        high = height_for(len(self.measures), _WIDE, _POINTS)
        return Picture(self.draw, (_WIDE, high), f"{self.title[:60].strip()} {self.as_at:%Y-%m-%d}")

    def _description(self) -> str:
        found = ((one, find(one, self.as_at, self.plan.scales)) for one in self.measures)
        return " ".join(f"{' '.join(one.name.split())}: {finding.sentence}." for one, finding in found)
