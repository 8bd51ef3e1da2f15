"""Copying and saving the chart of the chosen measure, as documents need it: light, and of one size."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QWidget

from tracker.palette import LIGHT, Palette
from tracker.put_in_place import PICTURE
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.messages import tell
from tracker.ui.widgets.save_dialog import choose_target

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure

_WIDE, _HIGH = 10, 5.6  # inches, as the command line draws it
_LONGEST_NAME = 60


class ChartCommands(QObject):
    """The two commands as actions, for keys and menus, and as buttons.

    `job_asked`: a Job that draws. `said`: one sentence about what was done.
    """

    job_asked = Signal(object)
    said = Signal(str)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.panel = panel
        self.item: MeasureItem | None = None
        self.organisation: str | None = None
        self.copy = self._action("&Copy chart", "Ctrl+Shift+C", "Copy the chart as a picture, to paste it elsewhere")
        self.save = self._action("&Save chart…", "Ctrl+Shift+S", "Save the chart: .png, .svg or .pdf, by its name")
        self.copy.triggered.connect(self.copy_chart)
        self.save.triggered.connect(self.choose_save)
        self.actions = [self.copy, self.save]
        self.buttons = [self._button(action) for action in self.actions]

    def _action(self, words: str, keys: str, tip: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        return action

    def _button(self, action: QAction) -> SmallButton:
        button = SmallButton(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        button.setAccessibleName(button.text())
        button.setAccessibleDescription(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def show_item(self, item: MeasureItem | None, organisation: str | None) -> None:
        """The measure whose chart is meant; None: there is none."""
        self.item, self.organisation = item, organisation
        for action in self.actions:
            action.setEnabled(item is not None)

    def copy_chart(self) -> None:
        """Draw the chart and put it on the clipboard as a picture."""
        item, organisation = self.item, self.organisation
        if item is None:
            return

        def work(_: Event) -> bytes:
            from tracker.charts.picture import new_figure, picture_bytes

            figure = new_figure(_WIDE, _HIGH)
            draw_item(item, organisation, figure)
            return picture_bytes(figure, "png")

        self.job_asked.emit(Job("Drawing the chart…", work, self._to_clipboard))

    def _to_clipboard(self, png: bytes) -> None:
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit("The chart is copied: paste it where you need it.")

    def choose_save(self) -> None:
        """Ask for a name and write the chart in the kind that its ending says."""
        item, organisation = self.item, self.organisation
        if item is None:
            return
        suggested = f"{item.measure.ref} {item.name[:_LONGEST_NAME].strip()} {item.as_at:%Y-%m-%d}.png"
        target = choose_target(self.panel.window(), "Save the chart", Path(), suggested, PICTURE, "Pictures")
        if target is None:
            return

        def work(_: Event) -> Path:
            from tracker.charts.picture import new_figure, save_picture

            figure = new_figure(_WIDE, _HIGH)
            draw_item(item, organisation, figure)
            save_picture(figure, target.path, overwrite=target.overwrite)
            return target.path

        saved = f"Writing {target.path.name}…"
        self.job_asked.emit(Job(saved, work, lambda path: tell(self.panel.window(), "Saved", f"Saved: {path}")))


def draw_item(
    item: MeasureItem, organisation: str | None, figure: Figure, palette: Palette = LIGHT, points: float = 10
) -> None:
    """Draw the chart of a measure of the list with its finding."""
    from tracker.charts.measure_chart import draw_measure

    draw_measure(
        figure,
        item.measure,
        item.as_at,
        subtitle=item.finding.sentence,
        organisation=organisation,
        scales=item.scales,
        palette=palette,
        font_points=points,
    )
