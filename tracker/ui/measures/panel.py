"""One measure: its chart, what it says, its bands and comparators, and its readings, which can be changed."""

from __future__ import annotations

from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tracker.columns.bands import POLARITY
from tracker.columns.words import Column, counted
from tracker.domain.measure import known_by
from tracker.domain.measures.readings import came_later
from tracker.domain.measures.word_scales import words_of_scale
from tracker.domain.summary.of_measures import is_removed
from tracker.domain.when import show_day
from tracker.ui.look.theme import GRID, current_palette, larger
from tracker.ui.measures.bands_view import WordGrid, cases_words
from tracker.ui.measures.chart_commands import ChartCommands
from tracker.ui.measures.linked_view import LinkedView
from tracker.ui.measures.list_items import MeasureItem
from tracker.ui.measures.measure_buttons import MeasureButtons
from tracker.ui.measures.readings_saving import SavedReadings
from tracker.ui.measures_editing.readings_editing import READING_HEADINGS, disagreement
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.printed_chart import PrintedChart
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chart_canvas import ChartView
from tracker.ui.widgets.labels import plain_label
from tracker.ui.workspace import Workspace

_LONG_NAME = 90


class MeasurePanel(QScrollArea):
    """Shows a measure of the list; what is typed into its readings is saved at once."""

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setObjectName("surface")
        self.item: MeasureItem | None = None
        self.chart = ChartView(background, "Chart of the measure")
        self.commands = ChartCommands(self)
        self.finding = _selectable(plain_label())
        self.late = _selectable(plain_label())
        self.run = _selectable(plain_label())
        self.cases = _selectable(plain_label())
        self.facts = _selectable(plain_label(quiet=True))
        self.bands, self.comparators = WordGrid("Thresholds"), WordGrid("Comparators")
        self.doubts = _selectable(plain_label(quiet=True))
        self.readings = SavedReadings(workspace, self)
        self.model, self.table = self.readings.model, self.readings.table
        self.said = plain_label()
        self.notes = plain_label(quiet=True)
        self.buttons = MeasureButtons(workspace)
        self.linked = LinkedView()
        self.redact = self.buttons.redact
        self.headings: list[QLabel] = []
        self._lay_out()
        self._connect()
        self.apply_look()

    def _lay_out(self) -> None:
        self.inside = QWidget(self)
        self.inside.setObjectName("surface")
        self.setWidget(self.inside)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(self.chart, 3)
        column.addLayout(self._finding())
        for widget in (self.late, self.cases, self.run, self.facts, self.buttons, self.linked):
            column.addWidget(widget)
        column.addSpacing(GRID)
        self.below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.below.setSpacing(GRID * 3)
        self.scale = self._scale()
        self.below.addWidget(self.scale, 2)
        self.below.addWidget(self._readings(), 3)
        column.addLayout(self.below, 2)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _finding(self) -> QBoxLayout:
        """The finding, and beside it what can be done with the chart over it."""
        self.of_chart = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.of_chart.setSpacing(GRID)
        self.of_chart.addWidget(self.finding, 1)
        buttons = QHBoxLayout()
        for button in (self.commands.series, *self.commands.buttons):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.of_chart.addLayout(buttons)
        self.commands.stand_in_menu_of(self.chart)
        return self.of_chart

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
        self.readings.said.connect(self.say)
        self.commands.said.connect(self.say)
        self.commands.chart_changed.connect(self._show_chart)

    # What is shown

    def show_item(self, item: MeasureItem | None) -> None:
        """Show a measure; None empties the panel."""
        other = item is None or self.item is None or item.key != self.item.key
        self.item = item
        self.inside.setVisible(item is not None)
        self.commands.show_item(item, self.workspace.plan)
        self.buttons.show_item(item)
        if item is None:
            self.model.show(None, self.workspace.as_at)
            self.chart.show_chart(None, "")
            return
        if other:
            self.say("")
        self._show_words(item)
        self.linked.show_item(item, self.workspace.plan)
        self.model.show(item.measure, item.as_at, words_of_scale(item.measure.scale, self.workspace.plan.scales))
        if other:
            self.table.scrollToTop()
        self._show_chart()
        self._arrange()

    def _show_chart(self) -> None:
        """The chart with what is switched on."""
        if self.commands.chart is not None:
            item = self.commands.chart.item
            description = f"{item.finding_words.removesuffix('.')}. {item.run.sentence}".strip()
            self.chart.show_chart(self.commands.chart.draw, description)

    def printed(self) -> PrintedChart | None:
        """The chart with its finding, and under it the readings as they are shown."""
        chart = self.commands.chart
        if chart is None or self.commands.picture is None:
            return None
        headings = enumerate(READING_HEADINGS)
        columns = [Column[tuple[str, ...]](n, n, itemgetter(at), "text" if at else "ref", 14) for at, n in headings]
        told = [
            tuple(str(self.model.index(row, at).data() or "") for at in range(len(columns)))
            for row, line in enumerate(self.model.lines)
            if line.replaced_by is None and self.model.counts(line.reading)
        ]
        ref = chart.item.measure.ref
        return PrintedChart(ref, chart.item.finding_words, *self.commands.picture[:2], TableText(told, columns))

    def _show_words(self, item: MeasureItem) -> None:
        measure, finding = item.measure, item.finding
        self.finding.setText(item.finding_words)
        _set(self.late, item.late_sentence)
        _set(self.cases, cases_words(finding))
        _set(self.run, item.run.sentence)
        shows = " ".join((measure.shows or "").split())
        whole = item.name if len(item.name) > _LONG_NAME else ""  # a long one is cut short over the chart
        also = f"Also written: {'; '.join(measure.also_written)}" if measure.also_written else ""
        often = f"Read {measure.frequency.lower()}" if measure.frequency else ""
        removed_on = measure.removed_on if is_removed(measure, item.as_at) else None
        gone = f"Removed on {show_day(removed_on)}" if removed_on else ""
        facts = [measure.ref, whole, f"Shows: {shows}" if shows else "", measure.rolling or "", often, also, gone]
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
        there = [one for one in item.measure.readings if not came_later(one, item.as_at)]
        known = [one for one in known_by(there, item.as_at) if one.role in ("actual", "estimate")]
        later = sum(bool(one.period.last and one.period.last > item.as_at) for one in known)
        day = show_day(item.as_at)
        notes = [f"{counted(later, 'reading')} in italics: the period had not ended on {day}, so it does not count."]
        found = (disagreement(one, item.measure) for one in known)
        unknown = sum(came_later(one, item.as_at) for one in item.measure.readings)
        hidden = (
            f"{counted(unknown, 'reading')} became known after {day} and {'is' if unknown == 1 else 'are'} not shown."
        )
        told = [*(notes if later else []), *([hidden] if unknown else [])]
        return told + [sentence for sentence in found if sentence]

    def say(self, sentence: str) -> None:
        """One sentence under the table: what was refused, or what was done."""
        _set(self.said, sentence)
        self.said.setAccessibleDescription(sentence)

    def apply_look(self) -> None:
        """Follow text size and look."""
        for heading in (*self.headings, self.linked.heading):
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
        """What stands side by side where there is room: finding and buttons, thresholds and readings."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        room = self.viewport().width() - 4 * GRID
        shown = [self.commands.series] if self.commands.series.isVisibleTo(self) else []
        buttons = sum(button.sizeHint().width() + GRID for button in (*shown, *self.commands.buttons))
        self.of_chart.setDirection(across if room >= buttons + self.fontMetrics().averageCharWidth() * 45 else down)
        bands = self.left.sizeHint().width()
        beside = room >= bands + self.table.widths_before_source() + 3 * GRID
        self.below.setDirection(across if beside else down)
        wide = not beside and room >= bands + self.fontMetrics().averageCharWidth() * 26
        self.of_scale.setDirection(across if wide else down)


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
