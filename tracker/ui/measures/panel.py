"""One measure: its chart, what it says, its bands and comparators, and its readings, which can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.domain.measure import Reading
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.palette import Palette
from tracker.store.sqlite import Conflict
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.measures.bands_view import POLARITY, WordGrid, cases_words
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.measures.readings_editing import clear_question, disagreement, period_words, reading_text
from tracker.ui.measures.readings_model import ReadingsModel
from tracker.ui.measures.readings_paste import PastedReadings, pasted, pasted_cells
from tracker.ui.measures.readings_table import ReadingsTable
from tracker.ui.widgets import messages
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chart_canvas import ChartView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure

_LONG_NAME = 90


class MeasurePanel(QScrollArea):
    """Shows a measure of the list; what is typed into its readings is saved at once."""

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setObjectName("surface")
        self.item: MeasureItem | None = None
        self.chart = ChartView(background, "Chart of the measure")
        self.finding = _selectable(plain_label())
        self.cases = _selectable(plain_label())
        self.facts = _selectable(plain_label(quiet=True))
        self.bands, self.comparators = WordGrid("Thresholds"), WordGrid("Comparators")
        self.doubts = _selectable(plain_label(quiet=True))
        self.model = ReadingsModel(self.save, self)
        self.table = ReadingsTable(self.model)
        self.said = plain_label()
        self.notes = plain_label(quiet=True)
        self.redact = SmallButton("Redact…")
        self.redact.setAccessibleName("Remove words of the measure for good")
        self.headings: list[QLabel] = []
        self._lay_out()
        self._connect()
        self.apply_look()

    def _lay_out(self) -> None:
        self.inside = QWidget()
        self.inside.setObjectName("surface")
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(self.chart, 3)
        for label in (self.finding, self.cases, self.facts):
            column.addWidget(label)
        column.addSpacing(GRID)
        self.below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.below.setSpacing(GRID * 3)
        self.scale = self._scale()
        self.below.addWidget(self.scale, 2)
        self.below.addWidget(self._readings(), 3)
        column.addLayout(self.below, 2)
        column.addWidget(self.redact, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _scale(self) -> QWidget:
        self.polarity = self._heading("Thresholds")
        self.others = self._heading("Comparators")
        block = QWidget()
        self.of_scale = QBoxLayout(QBoxLayout.Direction.TopToBottom, block)
        self.of_scale.setContentsMargins(0, 0, 0, 0)
        self.of_scale.setSpacing(GRID)
        self.left = _column(self.polarity, self.bands)
        self.of_scale.addWidget(self.left)
        self.of_scale.addWidget(_column(self.doubts, self.others, self.comparators), 1)
        return block

    def _readings(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._heading("Readings"))
        row.addWidget(plain_label("type, or paste rows from Excel with Ctrl+V", quiet=True), 1)
        return _column(head, self.table, self.said, self.notes, growing=self.table)

    def _heading(self, words: str) -> QLabel:
        label = plain_label(words)
        self.headings.append(label)
        return label

    def _connect(self) -> None:
        self.model.refused.connect(self.say)
        self.model.disagrees.connect(
            lambda words, reading: QTimer.singleShot(0, self, lambda: self._ask(words, reading))
        )
        self.table.clear_asked.connect(self.clear_cells)
        self.table.paste_asked.connect(self.paste)

    # What is shown

    def show_item(self, item: MeasureItem | None) -> None:
        """Show a measure; None empties the panel."""
        other = item is None or self.item is None or item.key != self.item.key
        self.item = item
        self.inside.setVisible(item is not None)
        if item is None:
            self.model.show(None, self.workspace.as_at)
            self.chart.show_chart(None, "")
            return
        if other:
            self.say("")
        self._show_words(item)
        self.model.show(item.measure, item.as_at)
        if other:
            self.table.scrollToTop()
        self.chart.show_chart(
            lambda figure, palette, points: _draw(item, figure, palette, points), item.finding.sentence
        )
        self._arrange()

    def _show_words(self, item: MeasureItem) -> None:
        measure, finding = item.measure, item.finding
        self.finding.setText(finding.sentence)
        _set(self.cases, cases_words(finding))
        shows = " ".join((measure.shows or "").split())
        whole = item.name if len(item.name) > _LONG_NAME else ""  # a long one is cut short over the chart
        facts = [measure.ref, whole, f"Shows: {shows}" if shows else "", measure.rolling or ""]
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.polarity.setText(f"Thresholds: {POLARITY[finding.scale.polarity]}" if measure.thresholds else "Thresholds")
        self.bands.show_bands(measure, finding)
        none = [] if measure.thresholds else ["None is printed for this measure."]
        _set(self.doubts, "\n".join([*none, *(doubt.message for doubt in finding.scale.doubts)]))
        for widget in (self.others, self.comparators):
            widget.setVisible(bool(measure.comparators))
        self.comparators.show_comparators(measure, finding, item.as_at)
        _set(self.notes, "\n".join(self._notes(item)))

    def _notes(self, item: MeasureItem) -> list[str]:
        """What has to be known of the readings: those that do not count yet, those that contradict themselves."""
        later = sum(bool(one.period.last and one.period.last > item.as_at) for one in item.measure.readings)
        day = show_day(item.as_at)
        notes = [f"{counted(later, 'reading')} in italics: the period had not ended on {day}, so it does not count."]
        found = (disagreement(one, item.measure) for one in item.measure.readings)
        return (notes if later else []) + [sentence for sentence in found if sentence]

    def say(self, sentence: str) -> None:
        """One sentence under the table: what was refused, or what was done."""
        _set(self.said, sentence)
        self.said.setAccessibleDescription(sentence)

    def apply_look(self) -> None:
        """Follow text size and look."""
        for heading in self.headings:
            heading.setFont(larger(self.font(), 1.0, bold=True))
        self.finding.setFont(larger(self.font(), 1.1))
        self.cases.setFont(larger(self.font(), 1.0, bold=True))
        self.said.setStyleSheet(
            f"background: {current_palette().bands.requires_improvement}; color: {current_palette().text};"
            f"border: 1px solid {current_palette().outline}; border-radius: 6px; padding: {GRID // 2}px {GRID}px;"
        )
        self.table.apply_look()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Thresholds stand beside the readings where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Thresholds beside the readings, or else over them with what is doubted beside."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room = self.viewport().width() - 4 * GRID
        bands = self.left.sizeHint().width()
        beside = room >= bands + self.table.widths_before_source() + 3 * GRID
        self.below.setDirection(across if beside else down)
        wide = not beside and room >= bands + self.fontMetrics().averageCharWidth() * 26
        self.of_scale.setDirection(across if wide else down)

    # Changing readings

    def save(self, readings: Sequence[Reading]) -> bool:
        """Save readings together; a refusal is told, and what the file holds now is shown."""
        first = period_words(readings[0].period)
        what = f"reading of {first}" if len(readings) == 1 else f"{len(readings)} readings"
        before = {one.id for one in self.model.readings}
        try:
            self.workspace.save_all(readings, what)
        except TrackerError as error:
            sentence = _conflict_words(error) if isinstance(error, Conflict) else str(error)
            QTimer.singleShot(0, self, lambda: self._tell_and_reload(sentence))
            return False
        self.say("")
        new = [one.id for one in self.model.readings if one.id not in before]
        if len(new) == 1:
            self.table.go_to(self.model.index(self.model.row_of(new[0]), 2))
        return True

    def _tell_and_reload(self, sentence: str) -> None:
        messages.tell(self, "The reading was not saved", sentence)
        self.workspace.reload()

    def _ask(self, question: str, reading: Reading) -> None:
        if messages.ask(self, "Value and cases do not agree", question, "Save the value"):
            self.model.save_new_or_old(reading)

    def clear_cells(self, indexes: Sequence[QModelIndex | QPersistentModelIndex]) -> None:
        """Empty the chosen cells after a question; periods and rows stay."""
        if indexes and all(self.model.is_new(index) for index in indexes):
            self.model.drop_started()
            return
        cells = [one for one in indexes if one.column() and one.data() and not self.model.is_new(one)]
        if not cells:
            self.say("A reading keeps its period and its row; choose the cells whose content should go.")
            return
        question = clear_question([str(one.data()) for one in cells], str(self.model.index(cells[0].row(), 0).data()))
        if messages.ask(self, "Clear readings", question, "Clear"):
            self.save(self.model.cleared(cells))

    def paste(self, text: str, row: int, column: int) -> None:
        """Take a block of cells: all of it is saved, or nothing and one sentence says why."""
        measure = self.model.measure
        if measure is None or not text.strip():
            return
        try:
            cells = pasted_cells(text)
            if len(cells) == 1 and len(cells[0]) == 1:
                self.model.setData(self.model.index(row, column), cells[0][0])
                return
            found = pasted(measure, cells, row, column)
        except TrackerError as error:
            messages.tell(self, "Nothing was pasted", str(error))
            return
        if self._agreed(found) and found.all and self.save(found.all):
            self.say(found.words)
        elif not found.all:
            self.say("Everything that was copied stands here already.")

    def _agreed(self, found: PastedReadings) -> bool:
        if not found.changed:
            return True
        periods = ", ".join(period_words(one.period) for one in found.changed[:3])
        more = f" and {len(found.changed) - 3} more" if len(found.changed) > 3 else ""
        question = f"{counted(len(found.changed), 'reading')} would change ({periods}{more}). Change what stands there?"
        return messages.ask(self, "Paste readings", question, "Change them")


def _draw(item: MeasureItem, figure: Figure, palette: Palette, points: float) -> None:
    from tracker.charts.measure_chart import draw_measure

    draw_measure(figure, item.measure, item.as_at, subtitle=item.finding.sentence, palette=palette, font_points=points)


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _set(label: QLabel, text: str) -> None:
    """A label that is there only while it says something."""
    label.setText(text)
    label.setVisible(bool(text))


def _column(*widgets: QWidget, growing: QWidget | None = None) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for widget in widgets:
        column.addWidget(widget, int(widget is growing))
    if growing is None:
        column.addStretch(1)
    return block


def _conflict_words(error: Conflict) -> str:
    theirs = error.theirs
    now = f" It now reads {reading_text(theirs, 'value') or 'no value'}." if isinstance(theirs, Reading) else ""
    return f"{error}{now} The table shows what the file holds; change it again if yours is right."
