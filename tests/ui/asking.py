"""What tests ask of a window: the rows of its table, the words in view, the file as others see it."""

from pathlib import Path
from time import sleep

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.patience import PATIENCE
from tracker.domain.actions.register import Line
from tracker.store.busy import Busy, pauses
from tracker.ui.tables.grouping import Group

ROOT = Path(__file__).parents[2]
CONTROLS = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox)


def listed(page):
    """The refs of the actions in the table of the page of actions."""
    return [row.action.ref for row in page.model.rows if isinstance(row, Line)]


def headings(page):
    """The headings of groups in that table, with their words."""
    return [page.model.index(at, 0).data() for at, row in enumerate(page.model.rows) if isinstance(row, Group)]


def choose(page, ref):
    """Show an action by its ref."""
    page.show_action(next(action.id for _, action in page.workspace.plan.actions() if action.ref == ref))
    return page


def chosen(page):
    """The ref of the row that is chosen in the table, None where none is."""
    row = page.table.chosen()
    return row.action.ref if isinstance(row, Line) and page.table.selectionModel().hasSelection() else None


def words(widget):
    """Every label in view inside a widget, in the order in which they were made."""
    QCoreApplication.processEvents()  # what has just been laid out is not in view before
    return [label.text().replace("\u200b", "") for label in widget.findChildren(QLabel) if label.isVisible()]


def action_in(path, ref):
    """An action as another window would find it in the file."""
    from tracker.store.sqlite import open_store

    with open_store(path) as store:
        return next(action for _, action in store.plan().actions() if action.ref == ref)


def last_in(path, ref="1.1.4"):
    return action_in(path, ref).updates[-1]


def updates_in(path, ref="1.1.4"):
    return len(action_in(path, ref).updates)


def dumped(path):
    """Every action of the plan by its ref, as it is dumped by who opens the file beside the window."""
    from tracker.documents.dump.write import plan_json
    from tracker.store.sqlite import open_store

    with open_store(path) as store:
        whole = plan_json(store.plan(), store.problems())
    return {action["ref"]: action for theme in whole["plans"][0]["themes"] for action in theme["actions"]}


def say(page, ref, **said):
    """Save an update of an action, again and again while the file is looked through, as the form would."""
    from tracker.domain.actions.new_update import NewUpdate

    action = next(action for _, action in page.workspace.plan.actions() if action.ref == ref)
    for pause in pauses(PATIENCE):
        try:
            page.workspace.add_update(action, NewUpdate(**said))
            return
        except Busy:
            sleep(pause)
    raise AssertionError("the file was never free")


def pick(chip, words):
    """Choose from the list of a chip, by the beginning of an entry."""
    next(entry for entry in chip.menu().actions() if entry.text().startswith(words)).trigger()


def controls(page):
    """Every control in view that takes keys."""
    found = [w for w in page.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible() and w.isEnabled()]
    return [w for w in found if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.objectName().startswith("qt_")]
