"""Copying and saving a chart, as documents need it: light, and of one size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QWidget

from tracker.put_in_place import PICTURE, file_name
from tracker.ui.dialogs.messages import tell
from tracker.ui.dialogs.save_dialog import choose_target
from tracker.ui.tables.copying import clipboard_data
from tracker.ui.widgets.background import Job
from tracker.ui.widgets.chips import SmallButton, as_words

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure


class Picture(NamedTuple):
    """A chart to copy or save: what draws it, its size in inches, and the name that is offered, without its ending."""

    draw: Callable[[Figure], None]
    inches: tuple[float, float]
    name: str


class PictureCommands(QObject):
    """The two commands as actions, for keys and menus, and as buttons.

    `job_asked`: a Job that draws. `said`: one sentence about what was done.
    """

    job_asked = Signal(object)
    said = Signal(str)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.panel = panel
        self.picture: Picture | None = None
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

    def stand_in_menu_of(self, chart: QWidget) -> None:
        """Stand in the context menu of what shows the chart, where their keys hold too."""
        chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        chart.addActions(self.actions)

    def call(self, which: str) -> None:
        """Say in both commands which chart they mean, where a page has several."""
        self.copy.setText(f"&Copy chart: {as_words(which)}")
        self.save.setText(f"&Save chart: {as_words(which)}…")

    def show_picture(self, picture: Picture | None) -> None:
        """The chart that is meant; None: there is none."""
        self.picture = picture
        for action in self.actions:
            action.setEnabled(picture is not None)

    def copy_chart(self) -> None:
        """Draw the chart and put it on the clipboard as a picture."""
        picture = self.picture
        if picture is None:
            return

        def work(_: Event) -> bytes:
            from tracker.charts.picture import new_figure, picture_bytes

            figure = new_figure(*picture.inches)
            picture.draw(figure)
            return picture_bytes(figure, "png")

        self.job_asked.emit(Job("Drawing the chart…", work, self._to_clipboard))

    def _to_clipboard(self, png: bytes) -> None:
        data = clipboard_data()
        data.setImageData(QImage.fromData(png))
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit("The chart is copied: paste it where you need it.")

    def choose_save(self) -> None:
        """Ask for a name and write the chart in the kind that its ending says."""
        picture = self.picture
        if picture is None:
            return
        window = self.panel.window()
        target = choose_target(window, "Save the chart", Path(), file_name(picture.name, ".png"), PICTURE, "Pictures")
        if target is None:
            return

        def work(_: Event) -> Path:
            from tracker.charts.picture import new_figure, save_picture

            figure = new_figure(*picture.inches)
            picture.draw(figure)
            save_picture(figure, target.path, overwrite=target.overwrite)
            return target.path

        saved = f"Writing {target.path.name}…"
        self.job_asked.emit(Job(saved, work, lambda path: tell(_seen(window), "Saved", f"Saved: {path}")))


def _seen(window: QWidget) -> QWidget | None:
    """The window, or the one under it where it was closed meanwhile and is about to go."""
    return window if window.isVisible() else window.parentWidget()
