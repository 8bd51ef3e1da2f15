"""What Ctrl+K asks for: the palette over all commands, actions, measures and themes, and going to what was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from tracker.ui.dialogs.messages import tell
from tracker.ui.keys import plain_words
from tracker.ui.page import Page
from tracker.ui.window.pages import PAGES

if TYPE_CHECKING:
    from tracker.domain.decisions.location import Record
    from tracker.ui.searching.goals import Goal, PageCommand
    from tracker.ui.window.main_window import MainWindow

_NOT_NOW, _NO_PLAN = "Not now", "Open a plan first: File > Open a plan file… (Ctrl+O)."


class PaletteCommands:
    """What cannot be done now is listed as well, and says why when it is taken: nobody has to know where to look."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def go_to(self) -> None:
        """Lead to what a few letters name: a command, an action, a measure, a theme."""
        from tracker.ui.searching.palette import PaletteDialog

        dialog = PaletteDialog(self.window, self.goals())
        if dialog.exec() and dialog.chosen is not None:
            self._take(dialog.chosen.goal)
        dialog.deleteLater()

    def goals(self) -> list[Goal]:
        """What can be done here stands first, then the menus, then what can be done on other pages."""
        from tracker.ui.searching.goals import goals_of_menu, goals_of_page, goals_of_plan
        from tracker.ui.window.menus.page_commands import commands_of

        work, menus = self.window.workspace, self.window.menus
        menus.offer_undo()
        plan = work.plan if work.is_open else None
        here = self.window.stack.currentWidget()
        of_pages = {entry.name: goals_of_page(commands_of(entry.name, plan)) for entry in PAGES}
        goals = [*of_pages.pop(here.name)] if isinstance(here, Page) else []
        for menu, commands in menus.commands.items():
            goals += goals_of_menu(commands, menu, menus.go_to)
        goals += [goal for there in of_pages.values() for goal in there]
        return [*goals, *goals_of_plan(plan, work.lines, work.as_at)] if plan is not None else goals

    def _take(self, goal: QAction | PageCommand | Record) -> None:
        from tracker.ui.searching.goals import PageCommand

        if isinstance(goal, PageCommand):
            self._do_on_page(goal)
        elif not isinstance(goal, QAction):
            self.window.show_changed(goal)
        elif goal.isEnabled():
            goal.trigger()
        else:
            self._refuse(plain_words(goal), self.window.menus.why_not(goal))

    def _do_on_page(self, command: PageCommand) -> None:
        """Turn to the page of the command and do it there."""
        from tracker.ui.window.menus.page_commands import do, doer_of

        if not self.window.workspace.is_open:
            self._refuse(command.words, _NO_PLAN)
            return
        page = self.window.pages[command.page]
        came_here = page is not self.window.stack.currentWidget()
        if came_here:
            self.window.show_page(command.page)
            page.focus_rows()
        doer = doer_of(page, command.words)
        if doer is not None and not (came_here and command.of_the_chosen):  # nobody has seen yet what is chosen there
            do(doer)
        else:
            self._refuse(command.words, command.needs)

    def _refuse(self, words: str, why: str) -> None:
        tell(self.window, _NOT_NOW, f"{words.rstrip('…')}: {why or _NO_PLAN}")
