"""The head of the page of actions: title, search, chips with their counts, and how many are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from tracker.columns.words import share_words
from tracker.domain.actions.filters import STANDS, Filter, is_mine, lead_of
from tracker.domain.actions.register import Line
from tracker.palette import RATING_WORDS, STANDINGS
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import current_palette
from tracker.ui.widgets.chips import Chip, ListChip, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.workspace import Workspace

NO_NAME = "Say who you are in the settings (Ctrl+,), and this shows your own actions."
FLAGS = (
    ("mine", "Mine"),
    ("overdue", "Overdue"),
    ("due_soon", "Due soon"),
    ("silent", "Silent"),
    ("awaiting_sign_off", "Awaiting sign-off"),
)


class ActionsHead(PageHead):
    """Tells when the filter or the order changes; the page does the rest."""

    filter_changed = Signal()
    order_changed = Signal()
    add_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Actions", "Search actions and commentary")
        self.workspace = workspace
        self.add = SmallButton("Add an action…")
        self.add.setAccessibleName("Add an action")
        self.add.setShortcut("Ctrl+Shift+N")
        self.add.setToolTip("Add an action (Ctrl+Shift+N)")
        self.all = Chip("All")
        self.flags = {name: Chip(words) for name, words in FLAGS}
        self.removed = Chip("Removed")
        self.lead, self.theme = ListChip("Lead", "Everybody"), ListChip("Theme", "All themes")
        self.rating, self.order = ListChip("Rating", "All ratings"), ListChip("Order", "By theme, in groups")
        self.order.setAccessibleName("Order of the rows")
        inside, flow = flowing()
        for chip in self.chips():
            flow.addWidget(chip)
        flow.break_before(self.lead)
        self.lay_out(self.search, self.add, chips=inside)
        self._connect()

    def chips(self) -> list[QWidget]:
        """All chips, in their order."""
        return [self.all, *self.flags.values(), self.removed, self.lead, self.theme, self.rating, self.order]

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._changed())
        self.all.clicked.connect(lambda _=False: self.take(Filter()))
        for chip in (*self.flags.values(), self.removed):
            chip.clicked.connect(lambda _=False: self._changed())
        for chosen in (self.lead, self.theme, self.rating):
            chosen.chosen.connect(lambda _: self._changed())
        self.order.chosen.connect(lambda _: self.order_changed.emit())
        self.add.clicked.connect(self.add_asked)

    # The filter

    def filter(self) -> Filter:
        """What the chips and the search say."""
        return Filter(
            stands=frozenset(name for name in STANDS if self.flags[name].isChecked()),
            silent=self.flags["silent"].isChecked(),
            mine=self.flags["mine"].isChecked(),
            led_by=self.lead.value if isinstance(self.lead.value, str) else None,
            theme_id=self.theme.value if isinstance(self.theme.value, int) else None,
            counted_as=self.rating.value if isinstance(self.rating.value, str) else None,
            search=self.search.text().strip(),
        )

    def take(self, wanted: Filter) -> None:
        """Set chips and search; they tell once."""
        self.blockSignals(True)
        self.search.setText(wanted.search)
        for name, chip in self.flags.items():
            on = name in wanted.stands or (name == "silent" and wanted.silent) or (name == "mine" and wanted.mine)
            chip.setChecked(on and chip.isEnabled())
        self.removed.setChecked(False)
        self.lead.choose(wanted.led_by)
        self.theme.choose(wanted.theme_id)
        self.rating.choose(wanted.counted_as)
        self.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        self.all.setChecked(self.filter() == Filter() and not self.removed.isChecked())
        self.filter_changed.emit()

    # What there is

    def refresh(self, lines: Sequence[Line], removed: int, names: Sequence[str]) -> None:
        """Take over the counts and the lists to choose from."""
        self._count(lines, removed, names)
        leads = Counter([lead_of(line) for line in lines])
        self.lead.offer((f"{lead or 'No lead'}  {leads[lead]}", lead) for lead in sorted(leads, key=str.casefold))
        themes = Counter([line.theme.id for line in lines])
        held = [theme for theme in self.workspace.plan.themes if themes[theme.id]]
        self.theme.offer((f"{theme.heading}  {themes[theme.id]}", theme.id) for theme in held)
        ratings = Counter([line.standing for line in lines])
        self.rating.offer((f"{RATING_WORDS[name]}  {ratings[name]}", name) for name in STANDINGS if ratings[name])
        self.all.setChecked(self.filter() == Filter() and not self.removed.isChecked())

    def _count(self, lines: Sequence[Line], removed: int, names: Sequence[str]) -> None:
        tally, mine = self.workspace.tally, self.flags["mine"]
        self.all.tell(tally["total"])
        for name in ("overdue", "due_soon", "silent", "awaiting_sign_off"):
            self.flags[name].tell(tally[name])
        mine.setEnabled(bool(names))
        mine.setToolTip("" if names else NO_NAME)
        mine.tell(sum([is_mine(line, names) for line in lines]) if names else None)
        if not names:
            mine.setChecked(False)
            mine.setAccessibleDescription(NO_NAME)
        self.removed.tell(removed)
        self.removed.setVisible(bool(removed))
        if not removed:
            self.removed.setChecked(False)

    def say_shown(self, shown: int, total: int) -> None:
        """Say how many of how many are shown."""
        self.shown.setText(f"{share_words(shown, total)} shown")

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        super().apply_look()
        size = self.fontMetrics().height()
        self.add.setIcon(icon("plus", current_palette().text, size))
        self.add.setIconSize(QSize(size, size))
