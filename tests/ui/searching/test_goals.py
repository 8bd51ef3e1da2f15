"""What the palette finds: refs and beginnings first, slips of the pen where nothing else fits, and no grey command."""

import pytest
from PySide6.QtGui import QAction

from tracker.ui.searching.goals import MOST_GOALS, Goal, Goals, PageCommand, goals_of_menu, goals_of_page, goals_of_plan


@pytest.fixture
def goals(page):
    """Of the sample, behind two commands."""
    work = page.workspace
    commands = [Goal("File menu", words, QAction(words), keys) for words, keys in (("Report…", "Ctrl+R"), ("Quit", ""))]
    return Goals([*commands, *goals_of_plan(work.plan, work.lines, work.as_at)])


def found(goals, search):
    return [getattr(one.goal, "ref", None) or one.text for one in goals.find(search)]


def test_a_ref_leads_to_its_record_before_all_that_begin_with_it(goals):
    assert found(goals, "1.1.1")[0] == "1.1.1" and "1.1.10" in found(goals, "1.1.1")
    assert found(goals, "1.1-m04") == ["1.1-M04"]


def test_words_in_any_order_without_accents_find_a_theme_a_measure_and_an_action(goals):
    kinds = {type(one.goal).__name__ for one in goals.find("practice")}
    assert kinds == {"Action", "Measure", "Theme"}
    assert found(goals, "week focus practice") == ["1.1.4"]


def test_what_begins_with_the_words_stands_before_what_holds_them(goals):
    texts = [one.text for one in goals.find("rep")]
    assert texts[0] == "Report…"


def test_a_slip_of_the_pen_is_found_where_nothing_has_the_words(goals):
    assert found(goals, "Reprt")[0] == "Report…"
    assert found(goals, "zzzz qqqq") == []


def test_without_a_search_the_commands_are_listed_and_never_more_than_fifty_of_anything(goals):
    assert found(goals, "  ") == ["Report…", "Quit"]
    assert len(found(goals, "a")) == MOST_GOALS


def test_commands_of_a_menu_are_offered_with_their_keys_but_for_the_one_that_leads_here(qapp):
    actions = [QAction("&Save && go"), QAction("Grey"), QAction("Go to…"), QAction("")]
    actions[0].setShortcut("Ctrl+Return")
    actions[1].setEnabled(False)
    offered = [one[:2] + one[3:] for one in goals_of_menu(actions, "Go", actions[2])]
    assert offered == [("Go menu", "Save & go", "Ctrl+Enter"), ("Go menu", "Grey", "")]


def test_commands_of_a_page_stand_with_it_and_are_commands_without_a_search():
    goal = goals_of_page([PageCommand("Stop the action", "Ctrl+Return", page="Actions")])[0]
    assert (goal.where, goal.text) == ("Actions page", "Stop the action") and Goals([goal]).find("") == [goal]
