"""The bands of a measure as printed and as read, in words and in a small grid; comparators beside it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from tracker.columns.bands import as_read, beneath_words, unread_words
from tracker.domain.measure import Comparator, Measure, readings_that_count
from tracker.domain.measures.bands import BELOW, below_name
from tracker.domain.measures.finding import Finding, shown_value
from tracker.domain.measures.value import exact_value
from tracker.ui.look.band_chip import BandChip, tints_of
from tracker.ui.look.theme import GRID
from tracker.ui.measures.list_items import UNIT_AFTER, latest_words
from tracker.ui.measures_editing.readings_editing import period_words
from tracker.ui.widgets.labels import plain_label


class BandWords(NamedTuple):
    """One row of the grid: the band, its threshold as printed and as read, and the value that lies in it now."""

    name: str
    as_printed: str
    as_read: str
    now: str


def band_words(measure: Measure, finding: Finding) -> list[BandWords]:
    """The bands worst first, beginning with the zone beneath them where there is one."""
    scale = finding.scale
    read = {band.name: as_read(band, scale) for band in scale.bands}
    now = {finding.zone.name: latest_words(measure, finding)} if finding.zone else {}
    rows = [
        BandWords(name, printed or "–", read.get(name, unread_words(scale, printed)), now.get(name, ""))
        for name, printed in measure.thresholds
        if printed.strip() or not scale.direction
    ]
    if beneath := beneath_words(scale):
        name = below_name(scale)
        rows.insert(0, BandWords(name, "", beneath, now.get(name, "")))
    return rows


def cases_words(finding: Finding) -> str:
    """What would reach the next band: "33 more cases out of 717 would reach good."; "" where it is not known."""
    better, last = finding.next, finding.latest
    if better is None:
        best = finding.zone is not None and finding.zone.place != BELOW
        return "It is in the best band." if best else ""
    if better.cases is None or last is None or last.denominator is None or better.cases <= 0:
        return ""
    more = "more" if finding.scale.polarity == "higher" else "fewer"
    cases = "case" if better.cases == 1 else "cases"
    return f"{better.cases:,} {more} {cases} out of {last.denominator:,f} would reach {better.name.lower()}."


def comparator_words(measure: Measure, comparator: Comparator, finding: Finding, as_at: date) -> tuple[str, str, str]:
    """Name and position, latest value, and that value's own period."""
    name = " ".join(comparator.name.split())
    name += f" ({' '.join(comparator.position.split())})" if comparator.position else ""
    valued = [
        one for one in readings_that_count(comparator.readings, as_at) if exact_value(one, measure.unit) is not None
    ]
    if not valued:
        return name, "no value", ""
    value = exact_value(valued[-1], measure.unit)
    assert value is not None
    words = shown_value(value, finding.scale) + UNIT_AFTER.get(measure.unit, "")
    return name, words, period_words(valued[-1].period) or "period not given"


class WordGrid(QWidget):
    """Rows of words, made anew for each measure."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(GRID * 3 // 2)
        self.grid.setVerticalSpacing(GRID // 2)

    def clear(self) -> None:
        """Take every row away; out of sight, as each word in sight has all around it laid out."""
        self.hide()
        while (item := self.grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def show_bands(self, measure: Measure, finding: Finding) -> None:
        """The bands of a measure."""
        self.clear()
        tints = tints_of(finding.scale)
        for row, words in enumerate(band_words(measure, finding)):
            self._put(BandChip(words.name, tints.get(words.name)), row, 0)
            self._write(row, 1, words.as_printed)
            self._write(row, 2, words.as_read, quiet=True)
            self._write(row, 3, f"now {words.now}" if words.now else "")
        self.grid.setColumnStretch(3, 1)
        self.show()

    def show_comparators(self, measure: Measure, finding: Finding, as_at: date) -> None:
        """Other people's values, each with its period."""
        self.clear()
        for row, comparator in enumerate(measure.comparators):
            name, value, period = comparator_words(measure, comparator, finding, as_at)
            self._write(row, 0, name, wrap=True)
            self._write(row, 1, value)
            self._write(row, 2, period, quiet=True)
        self.grid.setColumnStretch(0, 1)
        self.setVisible(bool(measure.comparators))

    def texts(self) -> list[str]:
        """Every word that stands in it, row by row."""
        return [label.text() for label in self.findChildren(QLabel) if not label.isHidden()]

    def _write(self, row: int, column: int, text: str, *, quiet: bool = False, wrap: bool = False) -> None:
        label = plain_label(text, quiet=quiet, wrap=wrap)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._put(label, row, column)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self.grid.addWidget(widget, row, column)
        widget.show()  # at once, as who asks for the size of the grid would else not find it there
