"""The page of measures: the list by theme or by band on the left, the chosen measure on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.columns.measures import band_names
from tracker.domain.decisions.location import Record
from tracker.domain.measure import Measure
from tracker.domain.measures.joins import homes
from tracker.domain.plan import Theme
from tracker.ui.look.theme import GRID
from tracker.ui.measures.head import MeasuresHead
from tracker.ui.measures.list import MeasuresList
from tracker.ui.measures.list_items import MeasureItem, grouped, grouped_by_band, items_of, removed_items
from tracker.ui.measures.panel import MeasurePanel
from tracker.ui.page import Page
from tracker.ui.tables.copying import TableText
from tracker.ui.tables.printed_chart import PrintedChart
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import plain_label
from tracker.ui.widgets.panels import Beside, DoneStrip
from tracker.ui.workspace import Workspace

_EMPTY = "This plan has no measures yet. Import the document that lists them: a plan with thresholds, or a scorecard."


class MeasuresPage(Page):
    """Keeps the chosen measure over searches, days and reloads."""

    name = "Measures"
    head: MeasuresHead

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(workspace, background, parent, MeasuresHead())
        self._items: list[MeasureItem] = []
        self._removed: list[MeasureItem] = []
        self.search, self.count = self.head.search, self.head.shown
        self.list = MeasuresList()
        self.empty = plain_label(quiet=True)
        self.panel = MeasurePanel(workspace, background)
        self._lay_out()
        self.panel.redact.clicked.connect(self._redact)
        self.head.filter_changed.connect(self._filter)
        self.head.add_asked.connect(self.add_measure)
        self.head.paste_asked.connect(self.paste_readings)
        self.head.theme_asked.connect(self.show_theme)
        self.search.left.connect(lambda: self.focus_rows())
        self.list.chosen.connect(self.panel.show_item)
        self.panel.buttons.changed.connect(self.done.offer)
        workspace.saved.connect(lambda _: self.done.offer(""))  # until a later step, which is undone first
        self.panel.linked.links.asked.connect(self.record_asked)
        self.done.undo_asked.connect(workspace.steps.undo)
        self.addActions(self.panel.commands.actions)
        self.panel.commands.job_asked.connect(self.job_asked)

    def _lay_out(self) -> None:
        content = QWidget(self)  # from the outside inwards, as pages are made
        left = QWidget(content)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(GRID * 3)
        self.splitter = Beside(content, left, self.panel, share=0.6, least=0, most=10_000)
        self.splitter.setHandleWidth(1)
        self.done = DoneStrip("the last change of a measure")
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.splitter, 1)
        rows.addWidget(self.done)
        self.lay_out(content)

    # What is shown

    def forget(self) -> None:
        """Another file is open: no measure is chosen, no theme closed."""
        self.list.forget()
        self.panel.model.forget()
        self.panel.commands.forget()
        self.done.offer("")

    def refresh(self) -> None:
        """Take over plan and day."""
        plan, day = self.workspace.plan, self.workspace.as_at
        self._items, self._removed = items_of(plan, day), removed_items(plan, day)
        self.head.refresh(self._items, self._removed)
        self.bring_back()
        self.list.show_bands(band_names(plan, day))
        self._filter()

    @property
    def _of(self) -> list[MeasureItem]:
        """What the search chooses from."""
        return self._removed if self.head.removed.isChecked() else self._items

    def _filter(self) -> None:
        text, late = self.search.text(), self.head.late.isChecked()
        items = [item for item in self._of if not late or item.days_late]
        if by_band := self.head.by_band:
            groups = grouped_by_band(items, text, band_names(self.workspace.plan, self.workspace.as_at))
        else:
            groups = grouped(items, text)
        self.head.say_shown(sum(len(group.items) for group in groups), len(self._of))
        self.list.setAccessibleName(f"Measures by {'band' if by_band else 'theme'}")
        self.list.show_groups(groups)
        self.list.setVisible(bool(groups))
        self.empty.setVisible(not groups)
        self.empty.setText(f"No measure has “{text.strip()}” in its name, theme or band." if self._of else _EMPTY)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """The chosen measure in its present state; the first one where none is chosen, or it is gone."""
        chosen = next((item for item in self._of if item.key == self.list.shown_key), None)
        if chosen is None and self.list.rows.groups:
            self.list.choose_first()
        else:
            self.panel.show_item(chosen)

    def add_measure(self) -> None:
        """Ask for a new measure, and choose it when there is one."""
        themes = self.workspace.plan.themes_on(self.workspace.as_at)
        if not themes:
            return
        from tracker.ui.measures_editing.measure_dialog import MeasureDialog  # seldom asked for

        before = {measure.ref for measure in self.workspace.plan.measure_records()}
        theme = self.panel.item.theme if self.panel.item else themes[0]
        if MeasureDialog(self.workspace, theme, None, self).exec():
            new = [one.ref for one in self.workspace.plan.measure_records() if one.ref not in before]
            if new:
                self.show_measure(new[0])

    def paste_readings(self) -> None:
        """Ask for a block of readings of many measures."""
        from tracker.ui.measures_editing.block_dialog import BlockDialog  # seldom asked for

        BlockDialog(self.workspace, self).exec()

    def show_theme(self) -> None:
        """Show all measures of the chosen one's theme as small charts."""
        if (item := self.panel.item) is not None:
            from tracker.ui.charts.theme_charts import ThemeCharts  # seldom asked for

            measures = [one.measure for one in self._items if one.theme is item.theme] or [item.measure]
            charts = ThemeCharts(self.workspace.plan, item.theme, measures, item.as_at, self.background, self)
            charts.commands.job_asked.connect(self.job_asked)

            def go(_: object = None) -> None:
                charts.deleteLater()

            # Closed, it goes when all that it asked for before has been answered.
            charts.finished.connect(lambda _: self.background.run(lambda: None, go, go))
            charts.open()

    def _redact(self) -> None:
        """Ask for words of the chosen measure, or of its theme, to be removed for good."""
        if (item := self.panel.item) is not None:
            from tracker.ui.redacting.dialog import ask_to_redact  # seldom asked for
            from tracker.ui.redacting.offers import offers_of_measure

            ask_to_redact(self, self.workspace, self.background, offers_of_measure(item.theme, item.measure))

    def show_record(self, record: Record) -> None:
        """Choose a measure; of a theme, the first."""
        measure = record.measures[0] if isinstance(record, Theme) and record.measures else record
        if isinstance(measure, Measure):
            self.show_measure(measure.ref)

    def show_filter(self, wanted: str) -> None:
        """Show the measures by band, and choose the first one of a band."""
        self.catch_up()
        self.head.groups.choose("band")
        self.head.show_all()
        group = next((one for one in self.list.rows.groups if one.key == wanted), None)
        if group is not None:
            self.list.choose(group.items[0].key)

    def show_measure(self, ref: str) -> bool:
        """Choose a measure by its ref, whatever was searched for; answers whether the plan has it."""
        self.catch_up()
        self.head.show_all()
        refs = homes(self.workspace.plan)
        key = next((item.key for item in self._items if item.measure.ref == refs.get(ref, ref)), None)
        return key is not None and self.list.choose(key)

    def printed(self) -> TableText | None:
        """The list as it is shown, with what is folded."""
        return self.list.table_text() if self._items else None

    def chosen_chart(self) -> PrintedChart | None:
        """The chart of the chosen measure with its readings."""
        return self.panel.printed()

    # Focus, and how it looks

    def focus_rows(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus(reason)

    def apply_look(self) -> None:
        """Take over the colours and the text size."""
        super().apply_look()
        self.list.apply_look()
        self.panel.apply_look()
        self.done.apply_look()
        self.list.viewport().update()
