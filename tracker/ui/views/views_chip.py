"""The views to choose from in the head of the page: those that are offered, and those that the user keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.messages import ask
from tracker.ui.keys import key_action
from tracker.ui.look.theme import GRID
from tracker.ui.views.saved_view import BUILT_IN, SavedView, view_of
from tracker.ui.widgets.chips import MenuChip, as_words, menu_entry
from tracker.ui.widgets.labels import breakable, plain_label
from tracker.ui.workspace import Workspace


class NameDialog(Dialog):
    """Asks under which name a view is kept; says where that name is another view's already."""

    def __init__(self, parent: QWidget, title: str, name: str, taken: Callable[[str], str]) -> None:
        """`taken` answers what is wrong with a name, "" for nothing."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._taken = taken
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Name of the view")
        self.name.setPlaceholderText("Its name in the list of views")
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        self.name.setMaxLength(60)
        self.name.selectAll()
        self.said = plain_label()
        self.yes = QPushButton("Keep it")
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 2)
        what = "Filters, search, order, groups and columns are kept under this name, for you alone and for every plan."
        for widget in (plain_label(what, quiet=True), self.name, self.said, buttons):
            column.addWidget(widget)
        self.name.textChanged.connect(self._look)
        self._look()

    @property
    def chosen(self) -> str:
        """The name as typed, its blanks folded."""
        return " ".join(self.name.text().split())

    def _look(self) -> None:
        wrong = self._taken(self.chosen)
        self.said.setText(breakable(wrong))
        self.yes.setEnabled(bool(self.chosen) and not wrong)


class ViewsChip(MenuChip):
    """Shows the name of the view for as long as nothing else is chosen; `taken` tells one that is chosen.

    `columns_asked`: the columns are to be chosen.
    """

    taken = Signal(object)
    columns_asked = Signal()

    def __init__(self, workspace: Workspace, now: Callable[[], SavedView]) -> None:
        """`now` answers what is seen, as a view without a name."""
        super().__init__()
        self.workspace, self._now = workspace, now
        self.setAccessibleName("View")
        self.setToolTip("Views: filters, order, groups and columns under a name (Alt+V)")
        # Not its own shortcut, which would first show it pressed for a while.
        key_action(self, "Views of the actions…", "Alt+V", self.showMenu)
        self._menu = QMenu(self)
        self._menu.setAccessibleName("Choose a view")
        self._menu.aboutToShow.connect(self._offer)
        self.setMenu(self._menu)
        self._offer()
        self.say()

    @property
    def own(self) -> list[SavedView]:
        """Those that the user keeps."""
        return [view for entry in self.workspace.settings.views if (view := view_of(entry)).name]

    def named(self) -> SavedView | None:
        """The view that is seen, where it is one that has a name."""
        seen = self._now()
        return next((one for one in (*self.own, *BUILT_IN) if replace(one, name="") == seen), None)

    def say(self) -> None:
        """Show which view is seen."""
        seen = self.named()
        self.setText(as_words(f"View: {seen.name} ▾" if seen else "View ▾"))
        self.setAccessibleDescription(seen.name if seen else "")
        self.setChecked(seen is not None)

    def _offer(self) -> None:
        menu, own, seen = self._menu, self.own, self.named()
        menu.clear()
        for group in (BUILT_IN, own):
            for view in group:
                action = menu_entry(menu, view.name, partial(self.taken.emit, view))
                action.setCheckable(True)
                action.setChecked(view == seen)
            menu.addSeparator()
        menu_entry(menu, "Keep this view…", self.keep)
        for words, call in (("Rename", self.rename), ("Remove", self.remove)):
            inside = menu.addMenu(words)
            inside.setEnabled(bool(own))
            for view in own:
                menu_entry(inside, f"{view.name}…", partial(call, view))
        menu.addSeparator()
        menu_entry(menu, "Columns…", self.columns_asked.emit)

    # What is kept

    def keep(self) -> None:
        """Ask for a name, and keep what is seen under it; a name that the user has used is used anew."""
        name = self._ask("Keep this view", "", lambda name: "")
        if name:
            others = [view for view in self.own if view.name.casefold() != name.casefold()]
            self._store([*others, replace(self._now(), name=name)])

    def rename(self, view: SavedView) -> None:
        """Ask for another name."""
        others = [one for one in self.own if one.name != view.name]
        name = self._ask("Rename a view", view.name, lambda name: _taken(name, others))
        if name:
            self._store([replace(one, name=name) if one.name == view.name else one for one in self.own])

    def remove(self, view: SavedView) -> None:
        """Ask, and let it go."""
        if ask(self, "Remove a view", f"Remove the view {view.name}? No action is touched.", "Remove it"):
            self._store([one for one in self.own if one.name != view.name])

    def _ask(self, title: str, name: str, taken: Callable[[str], str]) -> str:
        dialog = NameDialog(self, title, name, lambda name: _taken(name, BUILT_IN) or taken(name))
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if agreed else ""

    def _store(self, views: list[SavedView]) -> None:
        settings = self.workspace.settings
        self.workspace.change_settings(replace(settings, views=tuple(view.entry() for view in views)))
        self._offer()
        self.say()


def _taken(name: str, others: Iterable[SavedView]) -> str:
    same = [view for view in others if view.name.casefold() == name.casefold()]
    return f"Another view is called {same[0].name}: choose another name." if same else ""
