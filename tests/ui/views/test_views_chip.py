"""Views of the page of actions: offered, kept under a name, renamed, removed; by keyboard too."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog

from tests.ui.asking import chosen, headings, listed, pick
from tracker.domain.actions.filters import Filter
from tracker.settings import load_settings, save_settings
from tracker.ui.views.arrangement import USUAL_COLUMNS, Arrangement
from tracker.ui.views.saved_view import BUILT_IN, SavedView, view_of


@pytest.fixture
def naming(monkeypatch):
    """The names that are typed into the dialog which asks for one."""
    names = []

    def look(dialog):
        dialog.name.setText(names.pop(0))
        dialog.yes.click() if dialog.yes.isEnabled() else dialog.reject()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", look)
    return names


def entry(page, *words):
    """The entry of the menu of views that leads there."""
    page.head.views._offer()
    menu = page.head.views.menu()
    for word in words[:-1]:
        menu = next(one.menu() for one in menu.actions() if one.text() == word)
    return next(one for one in menu.actions() if one.text().startswith(words[-1]))


def columns(page):
    return [column.name for column in page.model.columns]


def test_views_are_offered_and_show_what_they_say(page):
    page.workspace.change_settings(replace(page.workspace.settings, who="Paul Yarrow"))
    entry(page, "My overdue").trigger()
    assert page.head.filter() == Filter(stands=frozenset({"overdue"}), mine=True)
    assert {row.action.lead.name for row in page.model.rows} == {"Paul Yarrow"}
    assert page.head.views.text() == "View: My overdue ▾"
    entry(page, "SMT: reds").trigger()
    assert listed(page) == ["1.2.1"] and len(headings(page)) == 1
    entry(page, "Silent").trigger()
    assert columns(page) == [*USUAL_COLUMNS, "commentary", "commentary_day"] and headings(page) == []


@pytest.mark.parametrize("view", BUILT_IN, ids=lambda view: view.name)
def test_every_view_that_is_offered_is_the_same_from_the_settings(view):
    assert view_of(view.entry()) == view


def test_all_that_chips_and_search_can_say_comes_back_from_the_settings():
    wanted = Filter(
        stands=frozenset({"overdue"}), silent=True, mine=True, led_by="Vera Brook", counted_as="red", search="board",
        review=date(2017, 10, 1),
    )  # fmt: skip
    view = SavedView("All", wanted, "3 Resources", Arrangement("lead", True, "rating", ("action", "lead")))
    assert view_of(json.loads(json.dumps(view.entry()))) == view


def test_a_view_that_hides_the_chosen_action_chooses_its_first(page):
    entry(page, "SMT: reds").trigger()
    assert chosen(page) == "1.2.1" == page.panel.line.action.ref


def test_what_is_seen_is_kept_under_a_name_and_comes_back(page, naming):
    pick(page.head.theme, "1.2")
    pick(page.head.group, "By lead")
    page.head.flags["overdue"].click()
    page.head.show_columns(("action", "status", "rating"))
    seen = listed(page)
    naming.append("  Voice,  late ")
    entry(page, "Keep this view").trigger()
    assert page.head.views.text() == "View: Voice, late ▾"
    page.head.all.click()
    assert page.head.views.text() == "View ▾"
    entry(page, "Usual").trigger() if False else page.head.arrange(Arrangement())
    entry(page, "Voice, late").trigger()
    assert listed(page) == seen and columns(page) == ["action", "status", "rating"]
    assert page.head.arrangement().group == "lead" and page.head.theme.text().startswith("Theme: 1.2")


def test_a_view_is_named_anew_and_removed(page, naming, told, monkeypatch):
    naming += ["Late", "Late ones", "smt: REDS"]
    page.head.flags["overdue"].click()
    entry(page, "Keep this view").trigger()
    entry(page, "Rename", "Late").trigger()
    assert [view.name for view in page.head.views.own] == ["Late ones"]
    entry(page, "Rename", "Late ones").trigger()  # a name that is offered already is refused
    assert [view.name for view in page.head.views.own] == ["Late ones"]
    monkeypatch.setattr("tracker.ui.views.views_chip.ask", lambda *asked: told.append(asked[2]) or True)
    entry(page, "Remove", "Late ones").trigger()
    assert page.head.views.own == [] and told == ["Remove the view Late ones? No action is touched."]
    assert not entry(page, "Rename").isEnabled()


def test_a_view_that_is_kept_twice_under_one_name_is_the_later_one(page, naming):
    naming += ["Late", "late"]
    entry(page, "Keep this view").trigger()
    page.head.flags["overdue"].click()
    entry(page, "Keep this view").trigger()
    (own,) = page.head.views.own
    assert (own.name, own.filter.stands) == ("late", frozenset({"overdue"}))


def test_views_are_the_users_own_and_serve_every_plan(page, naming):
    naming.append("Late")
    entry(page, "Keep this view").trigger()
    save_settings(page.workspace.settings)
    assert [view_of(entry).name for entry in load_settings().views] == ["Late"]


def test_what_a_view_asks_for_and_this_plan_does_not_have_is_said(page, told):
    page.head.take_view(SavedView("Last year's", Filter(led_by="Quinn Ames"), "9 Fostering"))
    (said,) = told
    assert "the theme 9 Fostering and the lead Quinn Ames" in said and page.head.filter().theme_id is None


def test_a_damaged_view_is_as_usual_where_it_is_damaged():
    damaged = {
        "name": "Odd",
        "stands": "overdue",
        "rating": "pink",
        "order": "height",
        "group": 3,
        "columns": ["ref", 7],
    }
    assert view_of(damaged) == SavedView("Odd")
    assert view_of({"name": "Few", "columns": ["rating", "action", "rating", "weight"]}).how.columns == (
        "rating",
        "action",
    )


def test_mine_of_a_view_asks_who_one_is(page, monkeypatch):
    page.workspace.change_settings(replace(page.workspace.settings, who=""))
    asked = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()) or 0)
    page.head.take_view(BUILT_IN[0])
    assert asked == ["Who are you?"]


@pytest.mark.qt_log_ignore("does not support")  # raising a menu and grabbing the keyboard, without a screen
def test_a_view_is_chosen_by_the_keyboard(active, qtbot):
    menu = active.head.views.menu()
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    QTimer.singleShot(0, lambda: [qtbot.keyClick(menu, key) for key in keys])
    qtbot.keyClick(active.table, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert active.head.views.text() == "View: SMT: reds ▾" and listed(active) == ["1.2.1"]
