"""Whose turn is next: one's own actions, the first that needs words, and the next one after a save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from tracker.domain.actions.filters import Filter, needs_words
from tracker.domain.actions.register import Line
from tracker.ui.actions.head import ActionsHead
from tracker.ui.actions.panel import ActionPanel
from tracker.ui.tables.grouping import Group
from tracker.ui.tables.register_view import RegisterView, row_of
from tracker.ui.who_am_i import known_user
from tracker.ui.workspace import Workspace

WHOSE = "Say who you are, and this shows the actions that you lead."


class Turns:
    """Goes from action to action in the table, and puts the keyboard where it is wanted.

    `before` are the rows as they stood before the table was refreshed: what was saved may have left them since.
    """

    def __init__(self, workspace: Workspace, head: ActionsHead, table: RegisterView, panel: ActionPanel) -> None:
        self.workspace, self.head, self.table, self.panel = workspace, head, table, panel
        self.before: Sequence[Group | Line] = ()

    def to_table(self) -> None:
        """Give the keyboard to the table, where some row is chosen."""
        self.table.begin()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Put the keyboard into the form, where the panel is folded away too."""
        self.head.see(panel_folded=False)
        self.panel.begin()

    def show_mine(self) -> None:
        """Show the user's own actions among those that fit the other filters; who that is, is asked for once."""
        if known_user(self.table, self.workspace, WHOSE):
            self.head.take(replace(self.head.filter(), mine=True))
            self.come_into_sight()

    def come_into_sight(self) -> None:
        """Where the chosen action is not shown, choose the first that needs words, or the first of all."""
        if self.panel.line is None or row_of(self._rows, self.panel.line.action.id) is None:
            self._go_to(self._needing_words(self._rows) or _ids(self._rows))

    def begin_mine(self) -> None:
        """Show the user's own actions, all of them, and begin with the first that needs words."""
        if not known_user(self.table, self.workspace, WHOSE):
            return
        self.head.take(Filter(mine=True))
        if self._go_to(self._needing_words(self._rows)):
            self.begin()
        else:
            self.panel.form.foot.say("None of yours needs words today.")
            self.to_table()

    def go_on(self, action_id: int, to_next: bool) -> None:
        """After a save: to the next action that needs words, in the order shown and from its end to its beginning.

        Without going on, only from an action that fits the filters no longer, to the one after it.
        """
        before = self.before if row_of(self.before, action_id) is not None else self._rows
        at = row_of(before, action_id)
        later, earlier = (before[at + 1 :], before[:at]) if at is not None else (before, ())
        if to_next and self._go_to(self._needing_words([*later, *earlier])):
            self.begin()
            return
        if to_next:
            self.panel.form.foot.say("Saved. Nothing else that is shown needs words today.")
        elif row_of(self._rows, action_id) is None:
            self._go_to(_ids(later))
        self.to_table()

    @property
    def _rows(self) -> Sequence[Group | Line]:
        return self.table.register.rows

    def _needing_words(self, rows: Sequence[Group | Line]) -> list[int]:
        """The actions of these rows of which something should be said today, as they stand by now; in their order."""
        day = self.workspace.as_at
        wanting = {line.action.id for line in self._rows if isinstance(line, Line) and needs_words(line, day)}
        return [one for one in _ids(rows) if one in wanting]

    def _go_to(self, ids: Sequence[int]) -> bool:
        """Choose the first of these actions that is shown; whether there is one."""
        at = next((at for one in ids if (at := row_of(self._rows, one)) is not None), None)
        if at is not None:
            self.table.choose(at)
        return at is not None


def _ids(rows: Sequence[Group | Line]) -> list[int]:
    return [row.action.id for row in rows if isinstance(row, Line) and row.action.id is not None]
