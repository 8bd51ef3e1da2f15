"""The preview of an import: what was found, how it was read, what is doubtful, what would change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.columns.words import counted
from tracker.domain.decisions.causes import causes_words, to_decide
from tracker.domain.draft import Choices, Draft
from tracker.domain.problem import Decision, Problem
from tracker.errors import TrackerError
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.found_tables.choosing import ShownTable, with_field
from tracker.ui.found_tables.panel import TablePanel
from tracker.ui.importing.answer_line import ChangesPart
from tracker.ui.importing.change_rows import change_words
from tracker.ui.importing.choices import ImportChoices, Wanted
from tracker.ui.importing.foot import SAY_FIRST, TICK_FIRST, ImportFoot
from tracker.ui.importing.found import ImportFound
from tracker.ui.importing.kept_focus import KeptFocus
from tracker.ui.importing.lists import ListsPart
from tracker.ui.importing.mapping_file import MappingFile
from tracker.ui.importing.parts import PARTS, ImportParts, place_found, side_by_side, size_within
from tracker.ui.importing.problem_offers import About, asked_about, offers_about
from tracker.ui.importing.reading_again import ReadingAgain
from tracker.ui.importing.source import Incoming
from tracker.ui.keys import OwnKey, key_action
from tracker.ui.look.theme import GRID, larger
from tracker.ui.problems.board import ProblemsBoard
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.labels import HeardLabel, plain_label

_NARROW = 130  # characters


class ImportDialog(Dialog):
    """Accepted means: save what `wanted` answers. Nothing is written here."""

    def __init__(
        self, incoming: Incoming, choices: ImportChoices, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self.apply_look)
        self.incoming, self.choices, self.background = incoming, choices, background
        held, draft = choices.held, choices.draft
        self.held = held
        self.mapping = MappingFile(self.choices)
        self.setWindowTitle(f"Import {incoming.name}")
        self.heading, self.counts = plain_label(f"Import {incoming.name}"), HeardLabel(quiet=True)
        self.found, self.table = ImportFound(draft.plan.theme_word), TablePanel()
        self.problems, self.asking = ProblemsBoard(), ChangesPart()
        self.changes, self.lists = self.asking.table, ListsPart()
        self._about: Mapping[Problem, About] = {}
        self.parts = ImportParts(PARTS)
        self.splitter = side_by_side(self.found, self.parts)
        self.focus = KeptFocus(self.splitter, [self.table.picture, self.found.tables, self.parts.choice])
        self.foot, self.again = ImportFoot(held=held is not None), ReadingAgain(background, self.focus)
        self._lay_out()
        self._connect()
        self.apply_look()
        self.resize(size_within(self, parent))
        self.splitter.setSizes([self.width() * 35 // 100, self.width() * 65 // 100])
        self._show()
        self.parts.show_part(self._first_part())
        self._first_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_part(self) -> str:
        """Where nothing was understood, what can be said or ticked."""
        if not self.choices.is_empty:
            return "changes" if self.held else "problems"
        to_look_at = [one for one in self.found.tables.rows.rows if one.to_look_at]
        return "lists" if self.choices.offers and not to_look_at else "table"

    def _first_widget(self) -> QWidget:
        if self.parts.shown == "lists":
            self.lists.view.begin()
            return self.lists.view
        if self.parts.shown == "table":
            return self.table.kind
        first = self.changes if self.parts.shown == "changes" else self.problems.table
        return first if first.rows.rows else self.foot.go

    # How it is laid out

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        head = QVBoxLayout()
        head.setSpacing(GRID // 4)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.mapping)
        head.addLayout(top)
        head.addWidget(self.counts)
        column.addLayout(head)
        column.addWidget(self.again)
        column.addWidget(self.splitter, 1)  # in its place before the parts are: each is dressed anew where it is put
        self.parts.add("table", self.table)
        self.parts.add("lists", self.lists)
        self.parts.offer("changes", self.asking, self.held is not None, "problems")
        self.parts.add("problems", self.problems)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.parts.changed.connect(self._tell)
        self.found.tables.chosen.connect(self._show_table)
        self.found.tables.opened.connect(self._open_table)
        self.table.chosen.connect(self._choose_tables)
        self.mapping.used.connect(self._choose_tables)
        self.problems.offer_taken.connect(self._take_offer)
        self.problems.decided.connect(self._decide)
        self.problems.corrected.connect(self._correct)
        self.problems.opened.connect(lambda _: self.problems.table.decide("corrected"))
        self.lists.ticked.connect(self._tick)
        for changed in (self.changes.removal_changed, self.changes.asked_changed):
            changed.connect(self._tell)
        self.foot.changed.connect(self._take_day)
        self.foot.day_given.connect(self._read_for_day)
        self.foot.go.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.again.began.connect(self._tell)
        self.again.ended.connect(self._show)
        self.again.refused.connect(self.counts.setText)
        key_action(self, "Undo the last decision", "Ctrl+Z", self._undo)
        key_action(self, "Import", "Ctrl+Return, Ctrl+Enter", self.foot.go.click)

    # What is shown

    def _show(self) -> None:
        """Everything, of the draft as it is now."""
        draft = self.choices.draft
        cells = f"{counted(draft.cells, 'cell')}: {draft.used:,} used, {draft.cells - draft.used:,} set aside."
        self.counts.setText(f"{cells} Nothing is written yet.")
        self._about = asked_about(draft)
        self.found.show_draft(draft, self.choices.tables)
        self.mapping.show_choices()
        self.lists.show_offers(self.choices.offers, self.choices.ticked, self.choices.held_offers())
        self.parts.offer("lists", self.lists, bool(self.choices.offers), "table")
        self.problems.offers_of = lambda problem: offers_about(self._about.get(problem))
        self.problems.show_problems(draft.problems, self.choices.can_correct, self.choices.text_of)
        dated = self.held is not None or self.choices.needs_a_day
        self.foot.offer(self.choices.day(date.today()), self.choices.dated_entries(), dated)
        self._take_day()

    def _take_day(self) -> None:
        """What would change, by the day that the document speaks for."""
        if self.held and self.choices.take_day(self.foot.chosen_day()):
            self.changes.show_changes(self.choices.changes(), self.held.plan)
        self._tell()

    def _tell(self) -> None:
        """The words that follow from what is chosen."""
        draft = self.choices.draft
        words = causes_words(draft.problems)
        self.parts.count("problems", to_decide(draft.problems))
        self.parts.count("lists", len(self.choices.offers))
        if self.held:
            changes = self.choices.changes()
            self.parts.count("changes", len(changes.new) + changes.differences + len(changes.missing))
            words = change_words(changes, self.changes.answers) if self.parts.shown == "changes" else words
        if self.parts.shown == "lists":
            words = f"{len(self.choices.offers) - len(draft.offers):,} ticked, {len(draft.offers):,} not"
        self.parts.words.setText(words if self.parts.shown in ("lists", "changes", "problems") else "")
        actions, measures = sum(1 for _ in draft.plan.actions()), sum(1 for _ in draft.plan.measures())
        empty = "" if not self.choices.is_empty else TICK_FIRST if self.choices.offers else SAY_FIRST
        self.foot.tell(actions, measures, ready=not self.again.is_busy, empty=empty)

    def _stand(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        place_found(self.found, self.parts, self.splitter, self.width(), narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts beside each other, or behind."""
        super().resizeEvent(event)
        self._stand()

    def wanted(self) -> Wanted:
        """What is to be saved, and how."""
        split = self.foot.split.isChecked() and self.choices.dated_entries() > 0
        dated = self.foot.chosen_day() if self.foot.dated else None
        return Wanted(self.choices.draft, dated, split, frozenset(self.changes.removed), self.changes.answers)

    # Decisions

    def _decide(self, problems: list[Problem], decision: str) -> None:
        self.choices.decide(problems, cast(Decision, decision))
        self._show()

    def _correct(self, problem: Problem, text: str) -> None:
        try:
            self.choices.correct(problem, text)
        except TrackerError as error:
            self.problems.refuse(str(error))
        else:
            self._show()
            self.problems.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, keys: list[str], on: bool) -> None:
        self.choices.tick(keys, on)
        self._show()

    def _undo(self) -> None:
        """The last decision or choice; one that is still being read for is let fall."""
        if self.again.is_busy:
            self.again.stop()
            return
        with self.focus.kept():
            self.choices.undo()
            self._show()

    # Tables, and reading again by what was chosen for them

    def _show_table(self, shown: ShownTable | None) -> None:
        """Another table is chosen in the list; somebody who goes through the list sees each."""
        self.table.show_table(shown, self.choices.tables)
        if self.found.tables.hasFocus() and "found" not in self.parts.widgets:
            self.parts.show_part("table")

    def _open_table(self, by_key: bool) -> None:
        """What can be chosen for it; the keyboard goes there too where it came from the keyboard."""
        self.parts.show_part("table")
        if by_key:
            self.table.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_offer(self, problem: Problem, offer: str) -> None:
        """What is offered for a column or a table that is no part of a plan."""
        about = self._about[problem]
        if offer == "say":
            self.found.tables.choose(about.table.place)
            self._open_table(by_key=True)
        elif offer == "leave" or about.heading is None:
            self.choices.leave(problem, about)
            self._show()
            self.problems.table.go_on()
        else:
            self._choose_tables(with_field(self.choices.tables, about.table, about.heading, offer))

    def _choose_tables(self, tables: Choices) -> None:
        """Read it again as a job; the draft that is shown stays until the other one is there."""

        def then(draft: Draft) -> None:
            self.choices.read_again(draft, tables)
            self._show()

        self.again.begin(lambda stop: self.incoming.read(tables, stop), then)

    def _read_for_day(self) -> None:
        """Another day was given: read it again where months without a year are of the last one before it."""
        day = self.foot.chosen_day()
        if day and day != self.incoming.dated and self.choices.is_read_by_day:
            self.incoming = self.incoming._replace(dated=day)
            self._choose_tables(self.choices.tables)

    # Keys, and the look

    unsaved = "What you chose and decided here is lost when the preview is closed, and nothing is imported."
    own_keys = (OwnKey("Esc", "stops reading, else closes the preview, and asks before what was chosen is let fall"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, and Import only at the foot."""
        if event.key() == Qt.Key.Key_Escape and self.again.is_busy:
            self.again.stop()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.foot.is_left(self.focusWidget()):
            super().keyPressEvent(event)

    def is_unsaved(self) -> bool:
        """Whether anything was chosen or answered in it."""
        return self.choices.has_chosen or self.changes.is_answered

    def done(self, result: int) -> None:
        """Nothing goes on after the preview is closed."""
        self.again.let_fall()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style: follow it once Qt has told every widget in the dialog."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._look_soon.start()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self._look_soon.stop()
        self.heading.setFont(larger(self.font(), 1.5, bold=True))
        for part in (self.found, self.table, self.lists, self.problems, self.changes, self.foot):
            part.apply_look()
        QTimer.singleShot(0, self, self._stand)  # not before it has its size
