"""The window's commands, each one action with its key, in the usual menus: File, Edit, View, Go, Help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tracker.ui.keys import actions_in, key_action, plain_words
from tracker.ui.page import Page
from tracker.ui.window.import_commands import NO_UNDO
from tracker.ui.window.menus.help_commands import HelpCommands
from tracker.ui.window.menus.palette_commands import PaletteCommands
from tracker.ui.window.menus.recent_menu import RecentMenu
from tracker.ui.window.pages import PAGES
from tracker.ui.window.undo_commands import UndoCommands

if TYPE_CHECKING:
    from tracker.ui.window.main_window import MainWindow

_Call = Callable[[], object]


class WindowMenus:
    """A bar of menus, and the same menus behind the button of the rail where a small window has no room for a bar.

    `of_a_plan` can be done only while a plan is open. *View* ends with what the page in view can do.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.of_a_plan: list[QAction] = []
        self.helping, self.palette = HelpCommands(window), PaletteCommands(window)
        self.undoing = UndoCommands(window, window.workspace, window.status)
        self._of_the_page: list[QAction] = []
        words = ("&File", "&Edit", "Vie&w", "&Go", "&Help")  # Alt+V are the views of the actions
        self.menus = self.file, self.edit, self.view, self.go, self.help = [QMenu(one, window) for one in words]
        self.folded = QMenu("Menu", window)
        for menu in self.menus:
            window.menuBar().addMenu(menu)
            self.folded.addMenu(menu)
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._fill_go()
        self._fill_help()
        self.edit.aboutToShow.connect(self.offer_undo)
        self.view.aboutToShow.connect(self._offer_page)
        window.stack.currentChanged.connect(lambda _: self._drop_page())

    def _add(self, menu: QMenu, words: str, call: _Call, keys: str = "") -> QAction:
        action = key_action(self.window, words, keys, call)
        menu.addAction(action)
        return action

    def _add_of_a_plan(self, menu: QMenu, words: str, call: _Call, keys: str = "") -> None:
        self.of_a_plan.append(self._add(menu, words, call, keys))

    def _fill_file(self) -> None:
        window, menu, plan = self.window, self.file, self._add_of_a_plan
        commands = window.commands
        self._add(menu, "&New plan…", commands.new_plan, "Ctrl+N")
        self._add(menu, "&Open a plan file…", commands.choose_open, "Ctrl+O")
        self.recent = RecentMenu(window.workspace, commands.open_recent, window)
        menu.addMenu(self.recent)
        self._add(menu, "Open the &sample plan", commands.open_sample)
        menu.addSeparator()
        self._add(menu, "&Import a document…", window.imports.choose, "Ctrl+I")
        self._add(menu, "&Paste a table…", window.imports.paste, "Ctrl+Shift+V")
        menu.addSeparator()
        plan(menu, "&Export a workbook…", commands.choose_export, "Ctrl+E")
        plan(menu, "&Report…", window.reports.choose, "Ctrl+R")
        plan(menu, "Next &year's plan…", window.two_plans.make_next_year)
        menu.addSeparator()
        plan(menu, "Prin&t…", window.printing.print_page, "Ctrl+P")
        plan(menu, "Print what is c&hosen…", window.printing.print_chosen, "Ctrl+Shift+P")
        menu.addSeparator()
        plan(menu, "&Back up the plan file…", commands.choose_backup)
        plan(menu, "Bac&kups…", commands.show_backups)
        menu.addSeparator()
        self._add(menu, "&Quit", window.close, "Ctrl+Q")

    def _fill_edit(self) -> None:
        self.edit.addActions(self.undoing.actions)
        self.undo_import = self._add(self.edit, NO_UNDO, self.window.imports.undo)
        self.edit.addSeparator()
        self._add_of_a_plan(self.edit, "Redact a &name or words…", self.window.commands.redact_name)
        self.edit.addSeparator()
        self._add(self.edit, "Se&ttings…", self.window.change_settings, "Ctrl+,")

    def _fill_view(self) -> None:
        window, plan = self.window, self._add_of_a_plan
        self.view.addAction(window.rail.day.choose)
        plan(self.view, "C&hanges…", window.reports.show_changes, "Ctrl+H")
        plan(self.view, "Co&mpare…", window.two_plans.compare)
        plan(self.view, "Pre&sent what is overdue…", window.present, "F5")
        self.view.addSeparator()
        for words, keys, call in (
            ("&Larger text", "Ctrl++, Ctrl+=", lambda: window.change_text_size(1)),
            ("Smalle&r text", "Ctrl+-", lambda: window.change_text_size(-1)),
            ("&Usual text size", "Ctrl+0", window.change_text_size),
            ("&Full screen", "F11", window.fill_screen),
        ):
            self._add(self.view, words, call, keys)
        self.view.addSeparator()  # what the page can do follows

    def _fill_go(self) -> None:
        names = [entry.name for entry in PAGES]
        for number, (name, words) in enumerate(zip(names, _with_letters(names), strict=True), 1):
            self._add_of_a_plan(self.go, words, self._leading_to(name), f"Ctrl+{number}")
        self.go.addSeparator()
        self.go_to = self._add(self.go, "Go &to…", self.palette.go_to, "Ctrl+K")
        self._add_of_a_plan(self.go, "M&y own actions", self.window.begin_mine, "Alt+M")
        self._add_of_a_plan(self.go, "Search &everything…", self.window.search_everything, "Ctrl+Shift+F")

    def _leading_to(self, name: str) -> _Call:
        return lambda: self.window.show_page(name)

    def _fill_help(self) -> None:
        self._add(self.help, "&Help", self.helping.show_help, "F1")
        self._add(self.help, "&Keys", lambda: self.helping.show_keys(self.commands.values()), "?")
        self.help.addSeparator()
        self._add(self.help, "&About…", self.helping.show_about)

    @property
    def commands(self) -> dict[str, list[QAction]]:
        """What stands in each menu, but for what the page in view adds."""
        self._drop_page()
        found = {plain_words(menu.menuAction()): menu.actions() for menu in self.menus}
        inside = self.recent.menuAction()  # opens a list, and does nothing by itself
        return {words: [one for one in shown if one.text() and one is not inside] for words, shown in found.items()}

    def fold(self, small: bool) -> None:
        """Behind the button of the rail, or as a bar."""
        self.window.menuBar().setVisible(not small)
        self.window.rail.file_button.setVisible(small)

    def offer_undo(self) -> None:
        """Whether the last import can be undone is asked of the file when the menu is opened."""
        words = self.window.imports.undo_words()
        self.undo_import.setText(words or NO_UNDO)
        self.undo_import.setEnabled(words is not None)

    def why_not(self, action: QAction) -> str:
        """Why a command is grey while a plan is open; "" for those that wait for a plan."""
        if not self.window.workspace.is_open:
            return ""
        again = action is self.undoing.redo
        return f"There is nothing {'to do again' if again else 'to undo'}."

    def offer_plan(self, is_open: bool) -> None:
        """What needs a plan can be chosen while one is open."""
        for action in self.of_a_plan:
            action.setEnabled(is_open)

    def _offer_page(self) -> None:
        """The page's own actions are in the menu only while it is open, or they would hold on other pages too."""
        self._drop_page()
        page = self.window.stack.currentWidget()
        if isinstance(page, Page):
            self._of_the_page = actions_in(page)
            self.view.addActions(self._of_the_page)

    def _drop_page(self) -> None:
        for action in self._of_the_page:
            self.view.removeAction(action)
        self._of_the_page = []


def _with_letters(names: Iterable[str]) -> list[str]:
    """The names, each with the first of its letters to be pressed that none before it has."""
    taken: set[str] = set()
    words = []
    for name in names:
        at = next((at for at, letter in enumerate(name) if letter.casefold() not in taken), 0)
        taken.add(name[at].casefold())
        words.append(f"{name[:at]}&{name[at:]}")
    return words
