"""What the palette finds: refs and beginnings first, slips of the pen where nothing else fits, and no grey command."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tracker.ui.searching.goals import MOST_GOALS, Goal, Goals, goals_of_commands, goals_of_plan


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


def test_commands_that_are_grey_or_out_of_sight_are_not_offered(qtbot):
    window, folded = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(folded)
    window.show()
    actions = [QAction("&Save && go", window), QAction("Grey", window), QAction("Folded", folded)]
    actions[0].setShortcut("Ctrl+Return")
    actions[1].setEnabled(False)
    window.addActions(actions[:2])
    folded.addAction(actions[2])
    assert [one[:2] + one[3:] for one in goals_of_commands(actions, "Here")] == [("Here", "Save & go", "Ctrl+Enter")]
    assert [*goals_of_commands(actions, "Here", actions[0])] == []
