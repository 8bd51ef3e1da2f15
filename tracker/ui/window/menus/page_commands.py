"""What can be done on each page, for the palette: said here so that no page is made for being listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from tracker.domain.plan import Plan
from tracker.ui.keys import plain_words
from tracker.ui.page import Page
from tracker.ui.searching.goals import PageCommand

_ACTION, _MEASURE = "Choose an action in the table first.", "Choose a measure in the list first."
_ROWS = "Go into the table that is meant first, where it has rows."
_PICTURE = "There is no such picture in view; it may be shown as a table."
_SEARCH = PageCommand("Search this page", "Ctrl+F")
_COLUMNS = PageCommand("Columns and order of the table…", "Alt+C", _ROWS)
_OF_TABLES = (
    PageCommand("Copy selected rows", "Ctrl+C", _ROWS),
    PageCommand("Copy table", "Ctrl+Shift+C", _ROWS),
    _COLUMNS,
)
_OF_PICTURES = [
    PageCommand(f"{words}: {which}{end}", keys, _PICTURE)
    for which in ("Ratings by {theme}", "Overdue by lead", "Reviews by month", "Measures by band")
    for words, end, keys in (("Copy chart", "", "Ctrl+Shift+C"), ("Save chart", "…", "Ctrl+Shift+S"))
]
COMMANDS: Mapping[str, tuple[PageCommand, ...]] = {
    "Overview": (_SEARCH, *_OF_PICTURES, *_OF_TABLES, PageCommand("Show the promises on their page")),
    "Plan": (
        _SEARCH,
        PageCommand("Add an action…", "Ctrl+Shift+N", "The plan has no theme yet for an action to stand in."),
        PageCommand("The people of the plan"),
        *_OF_TABLES[:2],  # lists, without columns
    ),
    "Actions": (
        _SEARCH,
        PageCommand("Add an action…", "Ctrl+Shift+N", "The plan has no theme yet for an action to stand in."),
        PageCommand("Views of the actions…", "Alt+V"),
        PageCommand("Keep this view…"),
        PageCommand("Columns…"),
        PageCommand("Fold the panel away, or show it", "Ctrl+B"),
        PageCommand("Rows: One line", "Alt+1"),
        PageCommand("Rows: Two lines, latest words", "Alt+2"),
        PageCommand("Rows: Full", "Alt+3"),
        PageCommand("Save", "Ctrl+Enter", f"{_ACTION} Its panel is shown by Ctrl+B."),
        PageCommand("Save and go on to the next", "Ctrl+Shift+Enter", f"{_ACTION} Its panel is shown by Ctrl+B."),
        PageCommand("Set lead, review or status of the selected actions…", "Ctrl+Shift+E", _ACTION),
        PageCommand("Edit the words and the lead", "", _ACTION),
        PageCommand("Stop the action", "", "Choose an action first that is not stopped or complete."),
        PageCommand("Bring the action back", "", "Choose an action first that is stopped, complete or removed."),
        PageCommand("Remove the action from the plan", "", _ACTION),
        PageCommand("Remove words of the action for good", "", _ACTION),
        PageCommand("Accept that the action is complete", "", "Choose an action first that awaits sign-off."),
        PageCommand("Say why the action is not complete yet", "", "Choose an action first that awaits sign-off."),
        *_OF_TABLES,
    ),
    "Overdue": (
        _SEARCH,
        PageCommand("Open the minutes", "", "Choose a meeting first that is closed."),
        PageCommand("Write as Word or PDF…", "", "Choose a meeting first that is closed."),
        *_OF_TABLES,
    ),
    "Promises": (_SEARCH, PageCommand("Show the action", "", "Choose a promise in the table first."), *_OF_TABLES),
    "Measures": (
        _SEARCH,
        PageCommand("Add a measure…", "Ctrl+Shift+N", "The plan has no theme yet for a measure to stand in."),
        PageCommand("Paste readings of many measures"),
        PageCommand("All measures of this theme as small charts", "", _MEASURE),
        PageCommand("Copy chart", "Ctrl+Shift+C", _MEASURE),
        PageCommand("Save chart…", "Ctrl+Shift+S", _MEASURE),
        PageCommand("Edit the measure", "", _MEASURE),
        PageCommand("Edit the bands of the measure", "", _MEASURE),
        PageCommand("Say that the measure is another name of one", "", _MEASURE),
        PageCommand("Separate a measure that was joined into this one", "", "Choose a measure that others joined."),
        PageCommand("Remove the measure from the plan", "", _MEASURE),
        PageCommand("Bring the measure back", "", "Choose a measure that was removed."),
        PageCommand("Remove words of the measure for good", "", _MEASURE),
        PageCommand("Copy selected rows", "Ctrl+C", _ROWS),
        PageCommand("Copy table", "", _ROWS),
        _COLUMNS,
    ),
    "Scorecard": (_SEARCH, PageCommand("Show the timeline, or fold it away", "Ctrl+B"), *_OF_TABLES),
    "Packs": (
        _SEARCH,
        PageCommand("Send packs…"),
        PageCommand("Collect…"),
        PageCommand("Chase…", "", "Nobody was sent a pack that did not come back."),
        PageCommand("Write a calendar"),
        *_OF_TABLES,
    ),
    "Problems": (
        _SEARCH,
        PageCommand("Accept all of this kind", "Ctrl+Shift+A", "Choose a problem first."),
        PageCommand("Ignore all of this kind", "Ctrl+Shift+I", "Choose a problem first."),
        PageCommand("Undo the decision", "U", "Choose a problem first, shown by place, that is decided."),
        *_OF_TABLES,
    ),
}  # fmt: skip


def commands_of(page: str, plan: Plan | None) -> list[PageCommand]:
    """What can be done on a page, in the words that it has for a plan."""
    theme = " ".join(plan.theme_word.lower().split()) if plan is not None else ""
    return [one._replace(page=page, words=one.words.replace("{theme}", theme or "theme")) for one in COMMANDS[page]]


def doer_of(page: Page, words: str) -> QAction | QAbstractButton | None:
    """What does a command of that name on the page: of several what the keyboard is in; None where nothing can now."""
    actions = [one for one in page.findChildren(QAction) if plain_words(one) == words]
    if not actions:
        buttons = (one for one in page.findChildren(QAbstractButton) if words in (one.accessibleName(), one.text()))
        return next((one for one in buttons if one.isVisible() and one.isEnabled()), None)
    there = [one for one in actions if one.isEnabled() and any(part.isVisible() for part in _parts_of(one))]
    return there[0] if len(there) == 1 else next((one for one in there if _is_meant(one, page)), None)


def _parts_of(action: QAction) -> Iterable[QWidget]:
    """Where it stands; of a menu what opens it, for no menu is open meanwhile."""
    for part in action.associatedObjects():
        seen = part.parentWidget() if isinstance(part, QMenu) else part
        if isinstance(seen, QWidget):
            yield seen


def _is_meant(action: QAction, page: Page) -> bool:
    here = page.window().focusWidget()
    return any(part is page or part is here or (here and part.isAncestorOf(here)) for part in _parts_of(action))


def do(doer: QAction | QAbstractButton) -> None:
    """As if it was chosen or pressed."""
    if isinstance(doer, QAction):
        doer.trigger()
    elif isinstance(doer, QPushButton) and doer.menu() is not None:
        doer.showMenu()
    else:
        doer.click()
