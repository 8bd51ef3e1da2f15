"""The bands of a measure as they are printed, each beside what it is read as, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from tracker.columns.bands import POLARITY, as_read, beneath_words, unread_words
from tracker.columns.measures import UNIT_WORDS, band_names
from tracker.domain.decisions.bands_edited import settled_by
from tracker.domain.measure import Measure
from tracker.domain.measures.bands import Scale, below_name
from tracker.domain.measures.thresholds import read_scale
from tracker.errors import TrackerError
from tracker.ui.look.theme import GRID
from tracker.ui.measures_editing.dialog_frame import MeasureForm
from tracker.ui.measures_editing.scale_picture import ScalePicture
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

_MOST = 12  # bands


class BandRow:
    """One band: its name, its threshold as printed, what that is read as, and the two buttons of the row."""

    def __init__(self, name: str, printed: str) -> None:
        self.name, self.printed = QLineEdit(name), QLineEdit(printed)
        self.read = plain_label(quiet=True, wrap=False)
        self.up, self.remove = SmallButton("↑"), SmallButton("✕")
        self.name.setMinimumWidth(self.name.fontMetrics().averageCharWidth() * 26)
        for widget in (self.name, self.printed):
            widget.setMinimumHeight(widget.sizeHint().height())
        self.printed.setPlaceholderText("75-84, 85+, <14, Increase")

    @property
    def texts(self) -> tuple[str, str]:
        """Name and printed text."""
        return " ".join(self.name.text().split()), self.printed.text().strip()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return self.name, self.printed, self.read, self.up, self.remove

    def number(self, at: int, count: int) -> None:
        """Name its controls by its place, 1 the worst."""
        self.name.setAccessibleName(f"Name of band {at}")
        self.printed.setAccessibleName(f"Threshold of band {at} as printed")
        self.up.setAccessibleName(f"Move band {at} up")
        self.up.setToolTip("Move it up: worse")
        self.remove.setAccessibleName(f"Remove band {at}")
        self.remove.setToolTip("Remove the band")
        self.up.setEnabled(at > 1)
        self.read.setAccessibleName(f"Band {at} as read")
        self.remove.setEnabled(count > 0)


class BandEditor(MeasureForm):
    """Everything follows at once what is typed; nothing is saved before *Save*."""

    def __init__(self, workspace: Workspace, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(workspace, measure, parent)
        self.setWindowTitle(f"Bands of {measure.ref}")
        self.measure = measure
        self.polarity, self.beneath = plain_label(), plain_label(quiet=True)
        self.doubts = plain_label()
        self.picture = ScalePicture()
        self.add = SmallButton("Add a band")
        self.add.setAccessibleName("Add a band")
        self.add.clicked.connect(lambda _=False: self.add_band())
        self.grid = QGridLayout()
        self.rows: list[BandRow] = []
        self._lay_out()
        held = measure.thresholds or tuple((name, "") for name in band_names(self.plan, date.max))
        for name, printed in held:
            self._append(BandRow(name, printed))
        self._arrange()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        unit = UNIT_WORDS.get(self.measure.unit or "", "no unit")
        name = plain_label(" ".join(self.measure.name.split()))
        name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        column.addWidget(name)
        column.addWidget(plain_label(f"As printed, the worst band first. Unit: {unit}.", quiet=True))
        self.grid.setHorizontalSpacing(GRID)
        self.grid.setVerticalSpacing(GRID // 2)
        self.grid.setColumnStretch(0, 3)
        self.grid.setColumnStretch(1, 2)
        self.grid.setColumnMinimumWidth(2, self.fontMetrics().averageCharWidth() * 20)
        column.addLayout(self.grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.doubts.setAccessibleName("What is doubtful about the bands")
        self.doubts.setAlignment(Qt.AlignmentFlag.AlignTop)
        room = QScrollArea()  # so that what is typed moves nothing else
        room.setAccessibleName("What is doubtful, to scroll")
        room.setWidget(self.doubts)
        room.setWidgetResizable(True)
        room.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.picture, self.polarity, self.beneath):
            column.addWidget(widget)
        column.addWidget(room, 1)
        self.lay_out_form("Save", f"change of the bands of {self.measure.ref}", self._save)

    # The rows

    def add_band(self) -> None:
        """A further band, the best one."""
        if len(self.rows) < _MOST:
            self._append(BandRow("", ""))
            self._arrange()
            self.rows[-1].name.setFocus()

    def _append(self, row: BandRow) -> None:
        self.rows.append(row)
        for line in (row.name, row.printed):
            line.textChanged.connect(lambda _: self._follow())
        row.up.clicked.connect(lambda _=False: self.move_up(row))
        row.remove.clicked.connect(lambda _=False: self.remove_band(row))

    def move_up(self, row: BandRow) -> None:
        """Put a band before the one above it."""
        at = self.rows.index(row)
        if at:
            self.rows[at - 1 : at + 1] = [row, self.rows[at - 1]]
            self._arrange()

    def remove_band(self, row: BandRow) -> None:
        """Take a band away; it is typed anew where that was wrong, or Cancel leaves all as it was."""
        self.rows.remove(row)
        for widget in row.widgets:
            self.grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        for at, row in enumerate(self.rows):
            row.number(at + 1, len(self.rows))
            for column, widget in enumerate(row.widgets):
                self.grid.addWidget(widget, at, column)
        for before, after in zip(self._in_order(), self._in_order()[1:], strict=False):
            QWidget.setTabOrder(before, after)
        self.add.setEnabled(len(self.rows) < _MOST)
        self._follow()

    def _in_order(self) -> list[QWidget]:
        inside = [widget for row in self.rows for widget in (row.name, row.printed, row.up, row.remove)]
        return [*inside, self.add]

    # What is read

    @property
    def thresholds(self) -> tuple[tuple[str, str], ...]:
        """The bands as typed, without rows in which nothing stands."""
        return tuple(row.texts for row in self.rows if any(row.texts))

    @property
    def scale(self) -> Scale:
        """What is read from what is typed."""
        return read_scale(self.thresholds, self.measure.name, self.measure.unit)

    def _follow(self) -> None:
        """Say beside each band what it is read as, and under all of them what is doubtful."""
        scale = self.scale
        read = {band.name: as_read(band, scale) for band in scale.bands}
        for row in self.rows:
            name, printed = row.texts
            row.read.setText(read.get(name, unread_words(scale, printed)) if printed else "")
        self.polarity.setText(f"Read as: {POLARITY[scale.polarity]}.")
        beneath = beneath_words(scale)
        self.beneath.setText(f"{below_name(scale)}: {beneath}." if beneath else "")
        self.beneath.setVisible(bool(beneath))
        self.doubts.setText("\n".join(doubt.message for doubt in scale.doubts))
        self.doubts.setVisible(bool(scale.doubts))
        self.picture.show_scale(scale)
        self.say("")

    # Saving

    def _save(self) -> None:
        assert self.kept is not None
        changed = replace(self.kept, thresholds=self._checked())
        if changed != self.kept:
            settled = settled_by(self.workspace.plan, self.workspace.held_problems, changed)
            self.workspace.save_all([changed, *settled], f"change of the bands of {changed.ref}")

    def _checked(self) -> tuple[tuple[str, str], ...]:
        names = [name.casefold() for name, _ in self.thresholds]
        for at, (name, printed) in enumerate(self.thresholds, 1):
            if not name:
                raise TrackerError(f'Band {at}, "{printed}", has no name: write one.')
            if names.count(name.casefold()) > 1:
                raise TrackerError(f'Two bands are called "{name}": give each a name of its own.')
        return self.thresholds if any(printed for _, printed in self.thresholds) else ()
