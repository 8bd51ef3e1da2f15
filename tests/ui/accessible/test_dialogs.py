"""Every dialog as a screen reader and the keyboard meet it, full and empty: names, cells in words, no focus trap."""

from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QScrollArea

from tests.levels import FULL
from tests.patience import PATIENCE_MS
from tests.screens import LAPTOP, SMALL
from tests.ui.accessible import made_dialogs
from tests.ui.accessible.copies import item_views, uncopied
from tests.ui.accessible.heard import nameless, parts, unsaid_cells, views
from tests.ui.accessible.made_dialogs import MADE, OF_A_PLAN, made
from tests.ui.accessible.room import cut_words
from tests.ui.accessible.test_pages import goes_back
from tests.ui.asking import controls
from tests.ui.test_contrast import points_that_stand_out
from tracker import ui
from tracker.settings import LARGEST_TEXT
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.widgets.panels import lay_out_now


@pytest.fixture(params=[*MADE, *OF_A_PLAN])
def dialog(request, window, qtbot):
    shown = made(request.param, window)
    if shown is None:
        pytest.skip("an empty plan has nothing for it")
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and window.background.busy == 0, timeout=PATIENCE_MS)
    yield shown
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    if not shown.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
        shown.deleteLater()
    shown.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_dialog_is_heard_in_words_and_is_no_trap(dialog, qtbot):
    assert dialog.windowTitle()
    assert any(one.is_control for one in parts(dialog)) and nameless(dialog) == []
    assert [one for one in views(dialog) if not one.accessibleName()] == []
    assert [told for one in views(dialog) for told in unsaid_cells(one)] == []
    assert cut_words(dialog) == []
    way = comes_round(dialog, qtbot)
    back = [(one, two) for one, two in pairwise(way) if goes_back(one, two) and two is not first_of(way)]
    assert [f"{one.accessibleName()} -> {two.accessibleName()}" for one, two in back] == []


def test_of_every_list_and_table_of_every_dialog_the_selected_rows_are_copied_as_a_table(full, qtbot):
    wrong = []
    for name in (*MADE, *OF_A_PLAN):
        shown = made(name, full)
        shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: full.background.busy == 0, timeout=PATIENCE_MS)
        for part in shown.parts.widgets if isinstance(shown, ImportDialog) else ("",):
            if part:
                shown.parts.show_part(part)
            wrong += [f"{name} {part}: {told}" for view in item_views(shown) for told in uncopied(view)]
        if not shown.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
            shown.deleteLater()
        shown.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert wrong == []


TITLE_BAR = 32  # points that a desktop puts above a dialog


# The long plan, which asks for most room, on both screens.
PLANS_ON = [("long", SMALL), ("long", LAPTOP), ("sample", SMALL), ("empty", LAPTOP)]
OTHERS_ON = [("sample", LAPTOP), ("empty", SMALL)] if FULL else []


@pytest.mark.parametrize(("plan", "screen"), PLANS_ON + OTHERS_ON, ids=lambda one: getattr(one, "name", one))
def test_at_twice_the_usual_size_every_dialog_fits_a_small_screen_and_cuts_no_words(window_on, qtbot, plan, screen):
    """Each as it opens, with its window on that screen; what has no room can be scrolled to."""
    window = window_on(plan)
    usual, left = window.workspace.settings, {one.name(): one.geometry().left() for one in QApplication.screens()}
    window.workspace.change_settings(replace(usual, text_points=LARGEST_TEXT))
    window.move(left[screen.name], 0)
    QApplication.processEvents()
    try:
        assert {name: wrong for name in (*MADE, *OF_A_PLAN) if (wrong := wrong_when_large(name, window, qtbot))} == {}
    finally:
        window.move(left[SMALL.name], 0)
        window.workspace.change_settings(usual)
        window.resize(1280, 800)


def wrong_when_large(name, window, qtbot):
    """What of a dialog has no room there."""
    if (shown := made(name, window)) is None:
        return []
    shown.show()
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    QApplication.processEvents()
    lay_out_now()
    wrong, there, room = cut_words(shown), shown.geometry(), shown.screen().availableGeometry()
    if not room.contains(there) or there.height() + TITLE_BAR > room.height():
        wrong.append(f"{there.width()} by {there.height()} at {there.x()}, {there.y()} is not on the screen")
    wrong += [f"{one.text()} is out of sight" for one in main_buttons(shown) if one.visibleRegion().isEmpty()]
    wrong += [
        "is scrolled sideways" for one in shown.findChildren(QScrollArea) if one.horizontalScrollBar().isVisible()
    ]
    if not shown.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
        shown.deleteLater()
    shown.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return wrong


def main_buttons(dialog):
    """Those that do what the dialog is for."""
    return [one for one in dialog.findChildren(QPushButton) if one.property("primary") and one.isVisibleTo(dialog)]


def first_of(way):
    """What stands at the top, where the way begins again."""
    return min(way, key=lambda one: (one.mapToGlobal(QPoint(0, 0)).y(), one.mapToGlobal(QPoint(0, 0)).x()))


def comes_round(dialog, qtbot):
    """What Tab leads to, on from everything, until it is again where it began."""
    begun = QApplication.focusWidget()
    assert dialog.isAncestorOf(begun)
    way = [begun]
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is begun:
            return way
        way.append(QApplication.focusWidget())
    pytest.fail(f"Tab does not come back to {begun.accessibleName()}")


@pytest.mark.parametrize("look", ["light", "dark", "high contrast"] if FULL else ["light"])
@pytest.mark.parametrize("name", [*MADE, *OF_A_PLAN])
def test_what_has_the_focus_is_seen_in_every_dialog(full, qtbot, name, look):
    """Each of its controls looks other when the keyboard comes to it, by as many points as half its width."""
    usual = full.workspace.settings
    full.workspace.change_settings(replace(usual, look=look))
    shown = made(name, full)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: shown.isActiveWindow() and full.background.busy == 0, timeout=PATIENCE_MS)
    try:
        there = seen_whole(shown)
        points = {one: points_that_stand_out(shown, one) for one in there}
        unseen = [one for one in there if points[one] < one.width() / 2]
        assert [one.accessibleName() or type(one).__name__ for one in unseen] == []
        assert there or not controls(shown)
    finally:
        shown.close()
        shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        full.workspace.change_settings(usual)


def seen_whole(dialog):
    """The controls that nothing cuts: what is scrolled away is brought into view when the keyboard comes to it."""
    there = [one for one in controls(dialog) if one.visibleRegion().boundingRect() == one.rect()]
    return [one for one in there if not isinstance(one.parentWidget(), QComboBox)]  # its list shows it


def made_kinds():
    """Every kind of dialog of the program."""
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        for one in vars(import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, QDialog) and one.__module__ == module.name:
                yield one


def test_every_dialog_of_the_program_is_looked_at_here():
    kinds = set(made_kinds())
    looked_at = {one for one in vars(made_dialogs).values() if isinstance(one, type) and issubclass(one, QDialog)}
    assert kinds == looked_at
