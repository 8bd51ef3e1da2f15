"""The head of the page of actions: title, search, chips with their counts, and how many are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QWidget

from tracker.columns.words import month_words
from tracker.domain.actions.filters import STANDS, Filter, Me, is_mine, lead_of
from tracker.domain.actions.register import Line
from tracker.domain.actions.state import State
from tracker.domain.plan import Theme
from tracker.domain.summary.of_actions import reviews_by_month
from tracker.palette import RATING_WORDS, STANDINGS
from tracker.settings import DENSITIES
from tracker.ui.dialogs.messages import tell
from tracker.ui.keys import key_action
from tracker.ui.look.icons import icon
from tracker.ui.look.theme import current_palette
from tracker.ui.tables.wanted_columns import heading_words
from tracker.ui.views.arrangement import BY_NAME, GROUPS, USUAL_COLUMNS, Arrangement
from tracker.ui.views.saved_view import SavedView, view_of
from tracker.ui.views.views_chip import ViewsChip
from tracker.ui.widgets.chips import Chip, ListChip, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.workspace import Workspace

MINE = "Your own actions (Alt+M begins with the first that needs your words)"
DENSITY_WORDS = {"one line": "One line", "two lines": "Two lines, latest words", "full": "Full"}
FLAGS = (
    ("mine", "Mine"),
    ("overdue", "Overdue"),
    ("due_soon", "Due soon"),
    ("silent", "Silent"),
    ("awaiting_sign_off", "Awaiting sign-off"),
)


class ActionsHead(PageHead):
    """Tells when the filter or the arrangement changes; the page does the rest.

    `seen_otherwise`: the settings say by now how much a row shows, or whether the panel is folded away.
    `mine_asked`: the user's own actions are asked for, whoever that is.
    """

    filter_changed = Signal()
    order_changed = Signal()
    seen_otherwise = Signal()
    mine_asked = Signal()
    add_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Actions", "Search actions and commentary")
        self.workspace = workspace
        self.add = SmallButton("Add an action…")
        self.add.setAccessibleName("Add an action")
        self.add.setToolTip("Add an action (Ctrl+Shift+N)")
        self.fold = SmallButton("")
        self._me, self._descending = Me(), False
        self._states: Sequence[State] = ()  # of the actions that the lists were made of
        self._columns: tuple[str, ...] = USUAL_COLUMNS
        self._make_chips()
        inside, flow = flowing()
        for widget in (*self.chips(), self.shown, self.fold):
            flow.addWidget(widget)
        flow.break_before(self.views)
        self.lay_out(self.search, self.add, chips=inside)
        self._connect()
        self.say_settings()
        self.views.say()

    def _make_chips(self) -> None:
        self.all = Chip("All")
        self.flags = {name: Chip(words) for name, words in FLAGS}
        self.removed = Chip("Removed")
        self.lead, self.theme = ListChip("Lead", "Everybody"), ListChip("Theme", "All themes")
        self.review, self.rating = ListChip("Review", "All months"), ListChip("Rating", "All ratings")
        self.order = ListChip("Order", "By theme, in groups")
        self.group = ListChip("Group", GROUPS["theme"])
        self.density = ListChip("Rows", DENSITY_WORDS["two lines"], filters=False)
        self.order.setAccessibleName("Order of the rows")
        self.group.setAccessibleName("Groups of the rows")
        self.density.setAccessibleName("How much a row shows")
        self.density.setToolTip("How much a row shows (Alt+1, Alt+2, Alt+3)")
        self.order.offer((heading_words(column), name) for name, column in BY_NAME.items())
        self.group.offer((words, name) for name, words in GROUPS.items() if name != "theme")
        self.density.offer((words, name) for name, words in DENSITY_WORDS.items() if name != "two lines")
        self.views = ViewsChip(self.workspace, self.seen)

    def chips(self) -> list[QWidget]:
        """All chips, in their order."""
        how = (self.order, self.group, self.density)
        return [self.all, *self.flags.values(), self.removed, self.views, *self._which(), *how]

    def _which(self) -> list[ListChip]:
        return [self.lead, self.theme, self.review, self.rating]

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._changed())
        self.all.clicked.connect(lambda _=False: self.take(Filter()))
        for chip in (*self.flags.values(), self.removed):
            chip.clicked.connect(lambda _=False: self._changed())
        self.flags["mine"].clicked.connect(self._mine_pressed)
        for chosen in self._which():
            chosen.chosen.connect(lambda _: self._changed())
        self.order.chosen.connect(self._order_chosen)
        self.group.chosen.connect(lambda _: self.order_changed.emit())
        self.density.chosen.connect(lambda name: self.see(density=name or "two lines"))
        self.views.taken.connect(self.take_view)
        for signal in (self.filter_changed, self.order_changed):
            signal.connect(self.views.say)
        self.fold.clicked.connect(self.fold_or_show)
        key_action(self, "Fold the &panel away, or show it", "Ctrl+B", self.fold_or_show)
        for at, name in enumerate(DENSITIES, 1):
            key_action(self, f"Rows: {DENSITY_WORDS[name]}", f"Alt+{at}", partial(self.see, density=name))
        self.add.clicked.connect(self.add_asked)
        key_action(self, "Add an action…", "Ctrl+Shift+N", self.add.click)

    def _mine_pressed(self, on: bool) -> None:
        if on and not self._me.names:
            self.flags["mine"].setChecked(False)
            self._changed()
        if on:
            self.mine_asked.emit()

    # The filter

    def filter(self) -> Filter:
        """What the chips and the search say."""
        return Filter(
            stands=frozenset(name for name in STANDS if self.flags[name].isChecked()),
            silent=self.flags["silent"].isChecked(),
            mine=self.flags["mine"].isChecked(),
            led_by=self.lead.value if isinstance(self.lead.value, str) else None,
            theme_id=self.theme.value if isinstance(self.theme.value, int) else None,
            review=self.review.value if isinstance(self.review.value, date) else None,
            counted_as=self.rating.value if isinstance(self.rating.value, str) else None,
            search=self.search.text().strip(),
        )

    def take(self, wanted: Filter) -> None:
        """Set chips and search; they tell once."""
        with QSignalBlocker(self):
            self.search.setText(wanted.search)
            for name, chip in self.flags.items():
                on = name in wanted.stands or (name == "silent" and wanted.silent) or (name == "mine" and wanted.mine)
                chip.setChecked(on)
            self.removed.setChecked(False)
            self.lead.choose(wanted.led_by)
            self.theme.choose(wanted.theme_id)
            self.review.choose(wanted.review)
            self.rating.choose(wanted.counted_as)
        self._changed()

    def _changed(self) -> None:
        self.all.setChecked(self.filter() == Filter() and not self.removed.isChecked())
        self.filter_changed.emit()

    # The arrangement

    def arrangement(self) -> Arrangement:
        """What the chips say of it, the headings of the table and the choice of columns."""
        order, group = str(self.order.value or ""), str(self.group.value or "theme")
        return Arrangement(order, self._descending, group, self._columns)

    def arrange(self, how: Arrangement) -> None:
        """Set the chips; they tell once."""
        with QSignalBlocker(self.order), QSignalBlocker(self.group):
            self.order.choose(how.order or None)
            self.group.choose(None if how.group == "theme" else how.group)
        self._descending, self._columns = how.descending, how.columns
        self.order_changed.emit()

    def sort_by(self, name: str, descending: bool | None = None) -> None:
        """A press on a heading sorts by it without groups, one more turns the order round; its menu says which way.

        "" is the order of the plan, in its groups.
        """
        now = self.arrangement()
        turned = now.order == name and not now.descending if descending is None else descending
        group = {"theme": "none"}.get(now.group, now.group) if name else {"none": "theme"}.get(now.group, now.group)
        self.arrange(replace(now, order=name, descending=turned, group=group))

    def _order_chosen(self, name: str | None) -> None:
        """From the list: by a column without groups, or as in the plan with them."""
        with QSignalBlocker(self):
            if name is None or self.group.value is None:
                self.group.choose("none" if name else None)
        self._descending = False
        self.order_changed.emit()

    # What there is

    def refresh(self, lines: Sequence[Line], removed: int, me: Me) -> None:
        """Take over the counts and the lists to choose from."""
        states = self.workspace.states
        if me != self._me or states is not self._states:
            self._me, self._states = me, states
            self._offer(lines)
        self._count(removed)
        ratings = self.workspace.tally
        self.rating.offer((f"{RATING_WORDS[name]}  {ratings[name]}", name) for name in STANDINGS if ratings[name])
        self.all.setChecked(self.filter() == Filter() and not self.removed.isChecked())

    def _offer(self, lines: Sequence[Line]) -> None:
        """What a day alone does not change: which are the user's own, the leads, themes and months of review."""
        mine, me = self.flags["mine"], self._me
        mine.tell(sum([is_mine(line, me) for line in lines]) if me.names else None)
        mine.setToolTip(MINE if me.names else f"{MINE}: it asks who you are")
        mine.setChecked(mine.isChecked() and bool(me.names))
        leads = Counter([lead_of(line) for line in lines])
        self.lead.offer((f"{lead or 'No lead'}  {leads[lead]}", lead) for lead in sorted(leads, key=str.casefold))
        themes = Counter([line.theme.id for line in lines])
        held = [theme for theme in self.workspace.plan.themes if themes[theme.id]]
        self.theme.offer((f"{theme.heading}  {themes[theme.id]}", theme.id) for theme in held)
        months = [one for one in reviews_by_month(lines) if one.reviews]
        self.review.offer((f"{month_words(one.month)}  {one.reviews}", one.month) for one in months)

    def _count(self, removed: int) -> None:
        for name in ("overdue", "due_soon", "silent", "awaiting_sign_off"):
            self.flags[name].tell(self.workspace.tally[name])
        self.all.tell(self.workspace.tally["total"])
        self.removed.tell(removed)
        self.removed.setVisible(bool(removed))
        self.removed.setChecked(self.removed.isChecked() and bool(removed))

    # Views

    def seen(self) -> SavedView:
        """What is seen now, as a view without a name."""
        theme = next((one.heading for one in self._themes if one.id == self.theme.value), "")
        return SavedView("", replace(self.filter(), theme_id=None), theme, self.arrangement())

    def take_view(self, view: SavedView) -> None:
        """Set everything as a view says; what it asks for and this plan does not have is told."""
        with QSignalBlocker(self):
            self.arrange(view.how)
        self.take(view.filter_in(self._themes, self.workspace.lines))
        if missing := view.missing_in(self._themes, self.workspace.lines):
            tell(self, view.name, f"This plan does not have {' and '.join(missing)}, which the view asks for.")
        if view.filter.mine and not self._me.names:
            self.mine_asked.emit()

    @property
    def _themes(self) -> Sequence[Theme]:
        return self.workspace.plan.themes if self.workspace.is_open else ()

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Show other columns; an order by one that is shown no longer stays."""
        self.arrange(replace(self.arrangement(), columns=columns))

    def as_left(self) -> dict[str, Any]:
        """A view without a name; nothing where all is as at first."""
        return {} if (seen := self.seen()) == SavedView("") else seen.entry()

    def see_as_left(self, left: Mapping[str, Any]) -> None:
        """Take over such a view."""
        view = view_of(left)
        self.arrange(view.how)
        self.take(view.filter_in(self._themes, self.workspace.lines))
        self.views.say()

    # How it is seen

    def see(self, **chosen: object) -> None:
        """Remember how much a row shows, or whether the panel is folded away, and tell it."""
        before = self.workspace.settings
        self.workspace.change_settings(replace(before, **chosen))  # type: ignore[arg-type]
        if self.workspace.settings != before:
            self.say_settings()
            self.seen_otherwise.emit()

    def fold_or_show(self) -> None:
        """Fold the panel away, or show it again."""
        self.see(panel_folded=not self.workspace.settings.panel_folded)

    def say_settings(self) -> None:
        """Show how much a row shows, and what the button beside the chips would do with the panel."""
        density, folded = self.workspace.settings.density, self.workspace.settings.panel_folded
        with QSignalBlocker(self.density):
            self.density.choose(None if density == "two lines" else density)
        self.fold.setText("Show panel" if folded else "Fold panel")
        self.fold.setAccessibleName("Show the panel" if folded else "Fold the panel away")
        self.fold.setToolTip(f"{self.fold.accessibleName()} (Ctrl+B)")

    def apply_look(self) -> None:
        """Follow the text size and the look."""
        super().apply_look()
        size = self.fontMetrics().height()
        self.add.setIcon(icon("plus", current_palette().text, size))
        self.add.setIconSize(QSize(size, size))
