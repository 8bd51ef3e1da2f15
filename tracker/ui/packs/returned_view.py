"""What packs that came back would do, line by line, with answers to what they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from textwrap import shorten

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from tracker.columns.packs import CAME_BACK_COLUMNS, aside_lines, collected_words
from tracker.columns.words import counted
from tracker.domain.packs.collected import CameBack, Collected, PackAnswers, PackChoice
from tracker.domain.packs.returned import LeftAside, ReturnedFiles, ReturnedPack
from tracker.domain.when import show_day
from tracker.errors import TrackerError
from tracker.ui.dialogs.messages import tell_error
from tracker.ui.look.theme import GRID, larger
from tracker.ui.tables.small_table import RowsView
from tracker.ui.widgets.chips import SmallButton
from tracker.ui.widgets.drop_list import DropList
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.workspace import Workspace

_CHOICES: tuple[tuple[str, PackChoice], ...] = (("Theirs", "theirs"), ("Ours", "ours"), ("Both as words", "both"))
_ASKS = {
    "reason": "This needs a reason, and came without. Give it here where you know it; else it is left, and asked back.",
    "new": "This row is of no action of the plan. In which theme does it become one? Else it is left.",
}
_MANY = 500  # lines: so many are not read, but looked through
_ONCE = "Nothing is written before you take it; it is one step to undo, and the same pack twice counts once."


class ReturnedView(QFrame):
    """`taken`: what is shown is to be saved, with `answers`. `cancelled`: it is put away; nothing was written."""

    taken = Signal()
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.packs: list[ReturnedPack] = []
        self.aside: list[LeftAside] = []
        self.answers = PackAnswers()
        self.title, self.counts = plain_label(), plain_label(quiet=True)
        self.table = RowsView(
            "What came back", CAME_BACK_COLUMNS, "came", choosing=True, give_way=("sent", "now"),
            same=lambda line: (line.key, line.ref, line.field, line.came),
        )  # fmt: skip
        self.table.most_rows = 10_000
        self.asked = plain_label()
        self.take, self.cancel = SmallButton("Take"), SmallButton("Cancel")
        self.take.setProperty("primary", True)
        self._make_answers()
        self._lay_out()
        self.table.chosen.connect(self._show_answers)
        self.take.clicked.connect(lambda _=False: self.taken.emit())
        self.cancel.clicked.connect(lambda _=False: self.cancelled.emit())

    def _make_answers(self) -> None:
        self.choices: dict[PackChoice, SmallButton] = {}
        self.of_conflict, flow = flowing()
        for words, choice in _CHOICES:
            button = self.choices[choice] = SmallButton(words)
            button.clicked.connect(lambda _=False, choice=choice: self._choose(choice))
            flow.addWidget(button)
        self.reason, self.theme = QLineEdit(), DropList()
        self.reason.setPlaceholderText("The reason")
        self.reason.setAccessibleName("The reason")
        self.theme.setAccessibleName("The theme of the new action")
        self.reason.editingFinished.connect(self._give_reason)
        self.theme.activated.connect(lambda _: self._give_theme())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        for widget in (self.title, self.counts):
            column.addWidget(widget)
        column.addWidget(self.table)
        for answer in (self.asked, self.of_conflict, self.reason, self.theme):
            column.addWidget(answer)
        column.addLayout(foot)
        column.addWidget(plain_label(_ONCE, quiet=True))
        column.addStretch(1)

    # What is shown

    def show_returned(self, found: ReturnedFiles) -> None:
        """Show what these would do, nothing answered yet, and which files were no answer."""
        self.packs, self.aside, self.answers = found.packs, found.aside, PackAnswers()
        self.refresh()

    def clear(self) -> None:
        """Nothing came back."""
        self.packs, self.aside, self.answers = [], [], PackAnswers()
        self.table.show_rows([])

    def refresh(self) -> None:
        """Hold them against the plan as it is now."""
        if not self.packs or not self.workspace.is_open:
            return
        try:
            made = self._preview()
        except TrackerError as error:
            self.clear()
            self.cancelled.emit()
            tell_error(self, error)
            return
        self.title.setText(breakable(_title(made)))
        self.counts.setText(breakable("\n".join([*map(_counts, made), *_left(self.aside)])))
        lines = [*(line for one in made for line in one.lines), *aside_lines(self.aside)]
        self.table.most_lines = 8 if len(lines) < _MANY else 2
        self.table.show_rows(lines)
        count = sum(len(one.updates) + len(one.new) for one in made)
        nothing = "Nothing to take: note that it came back" if any(one.is_answer for one in made) else "Nothing to take"
        self.take.setText(f"Take {counted(count, 'update')}" if count else nothing)
        self._show_answers(self._line)

    def _preview(self) -> list[Collected]:
        from tracker.services.packs import preview_packs

        who, now = self.workspace.settings.who or None, datetime.now(UTC)
        return preview_packs(self.workspace.plan, self.packs, self.workspace.as_at, now, who, self.answers)

    @property
    def _line(self) -> CameBack | None:
        at, rows = self.table.currentIndex().row(), self.table.rows.rows
        return rows[at] if 0 <= at < len(rows) else None

    def _show_answers(self, line: CameBack | None) -> None:
        key = line.key if line else ""
        kind = line.kind if line else ""
        is_conflict = kind == "conflict" or (self.answers.of(key) is not None and bool(line))
        asks_reason = kind == "reason" or _of_action(key) in self.answers.reasons
        asks_theme = kind == "new" or key in self.answers.themes
        self.of_conflict.setVisible(is_conflict)
        self.reason.setVisible(asks_reason)
        self.theme.setVisible(asks_theme)
        words = _conflict_words(line) if is_conflict and line else _ASKS["reason"] if asks_reason else _ASKS["new"]
        self.asked.setText(words)
        self.asked.setVisible(is_conflict or asks_reason or asks_theme)
        for choice, button in self.choices.items():
            button.setCheckable(True)
            button.setChecked(self.answers.of(key) == choice)
        self.reason.setText(self.answers.reasons.get(_of_action(key), ""))
        if asks_theme:
            self._offer_themes(self.answers.themes.get(key))
        QTimer.singleShot(0, self, self._keep_in_sight)  # when the answers have taken their room

    def _keep_in_sight(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def _offer_themes(self, chosen: int | None) -> None:
        self.theme.clear()
        self.theme.addItem("Leave it", None)
        for one in self.workspace.plan.themes_on(self.workspace.as_at):
            self.theme.addItem(" ".join(one.heading.split()), one.id)
        self.theme.setCurrentIndex(max(self.theme.findData(chosen), 0))

    # Answers

    def _choose(self, choice: PackChoice) -> None:
        if (line := self._line) is not None:
            self.answers = replace(self.answers, conflicts={**self.answers.conflicts, line.key: choice})
            self.refresh()

    def _give_reason(self) -> None:
        line, said = self._line, self.reason.text().strip()
        if line is None or self.answers.reasons.get(_of_action(line.key), "") == said:
            return
        reasons = {**self.answers.reasons, _of_action(line.key): said}
        self.answers = replace(self.answers, reasons={key: one for key, one in reasons.items() if one})
        self.refresh()

    def _give_theme(self) -> None:
        if (line := self._line) is not None:
            themes = {key: one for key, one in self.answers.themes.items() if key != line.key}
            if (chosen := self.theme.currentData()) is not None:
                themes[line.key] = chosen
            self.answers = replace(self.answers, themes=themes)
            self.refresh()

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        self.table.apply_look()
        self.title.setFont(larger(self.font(), 1.1, bold=True))


def _conflict_words(line: CameBack) -> str:
    """The three values, also where the table has no room for all of them; the reason stands there."""
    first = (said.partition("\n")[0] for said in (line.sent, line.now, line.came))
    sent, now, came = (f'"{shorten(said, 60, placeholder="…")}"' if said else "nothing" for said in first)
    of = f"{line.field} of {line.ref}"
    return f"{of}: {sent} was sent, the plan holds {now} by now, and {came} came back. Which one stands?"


def _title(made: Sequence[Collected]) -> str:
    if len(made) > 1:
        return f"{len(made)} packs that came back"
    return f"The pack of {made[0].lead}" if made[0].lead else "A pack that came back"


def _of_action(key: str) -> str:
    """The key of an action of that of its field."""
    return key.rpartition(":")[0]


def _counts(one: Collected) -> str:
    saved = f", saved {show_day(one.returned.saved)}" if one.returned.saved else ""
    return f"{one.returned.file}: {collected_words(one)}{saved}"


def _left(aside: Sequence[LeftAside]) -> list[str]:
    if not aside:
        return []
    return [
        "1 file is no answer: it is in the list too."
        if len(aside) == 1
        else f"{len(aside):,} files are no answer: they are in the list too."
    ]
