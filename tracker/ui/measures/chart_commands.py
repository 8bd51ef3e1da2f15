"""The chart of the chosen measure: what it shows, which series are switched on, and copying and saving it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.charts.series import series_of, shown_at_first
from tracker.domain.measures.linked_actions import LinkedAction, linked_actions
from tracker.domain.plan import Plan
from tracker.palette import LIGHT, Palette
from tracker.ui.charts.picture_commands import Picture, PictureCommands
from tracker.ui.charts.series_menu import SeriesMenu
from tracker.ui.measures.list_items import MeasureItem

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure

_INCHES = 10, 5.6  # as the command line draws it
_LONGEST_NAME = 60


class MeasureChart(NamedTuple):
    """The chart of a measure of the list with its finding; a value, so that it can be drawn on another thread."""

    item: MeasureItem
    organisation: str | None
    shown: tuple[str, ...]
    actions: tuple[LinkedAction, ...]

    def draw(self, figure: Figure, palette: Palette = LIGHT, points: float = 10) -> None:
        """Draw it onto a figure."""
        from tracker.charts.measure_chart import draw_measure

        item = self.item
        draw_measure(
            figure,
            item.measure,
            item.as_at,
            subtitle=item.finding.sentence,
            organisation=self.organisation,
            palette=palette,
            font_points=points,
            scales=item.scales,
            shown=self.shown,
            actions=self.actions,
        )


class ChartCommands(PictureCommands):
    """Remembers for each measure what somebody has switched on, as long as the file is open.

    `chart_changed`: the chart is another one, of the same measure.
    """

    chart_changed = Signal()

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.chart: MeasureChart | None = None
        self.series = SeriesMenu()
        self.series.changed.connect(self._switched)
        self._chosen: dict[Hashable, list[str]] = {}

    def show_item(self, item: MeasureItem | None, plan: Plan) -> None:
        """The measure whose chart is meant; None: there is none."""
        if item is None:
            self.series.offer([], [])
            self._show(None)
            return
        series = series_of(item.measure, item.as_at)
        self.series.offer([one.name for one in series], self._chosen.get(item.key, shown_at_first(series)))
        actions = tuple(linked_actions(plan, item.measure, item.as_at))
        self._show(MeasureChart(item, plan.organisation, tuple(self.series.shown), actions))

    def _show(self, chart: MeasureChart | None) -> None:
        self.chart = chart
        if chart is None:
            self.show_picture(None)
            return
        item = chart.item
        name = f"{item.measure.ref} {item.name[:_LONGEST_NAME].strip()} {item.as_at:%Y-%m-%d}"
        self.show_picture(Picture(chart.draw, _INCHES, name))

    def _switched(self, shown: list[str]) -> None:
        if self.chart is not None:
            self._chosen[self.chart.item.key] = shown
            self._show(self.chart._replace(shown=tuple(shown)))
            self.chart_changed.emit()

    def forget(self) -> None:
        """Another file is open: nothing is switched on or off in it yet."""
        self._chosen.clear()
