"""Actions and the measures that they should move: each leads to the other, in the window on the sample plan."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import DAY
from tracker.domain.actions.new_update import NewUpdate
from tracker.domain.plan import Status


@pytest.fixture
def file(sample, tmp_path):
    path = tmp_path / "sample.plan"
    path.write_bytes(sample.read_bytes())
    return path


@pytest.fixture
def linked(window, file):
    """The window on the sample, where 1.1.4 should move 1.1-M04."""
    window.commands.open_file(file)
    workspace = window.workspace
    action = next(action for _, action in workspace.plan.actions() if action.ref == "1.1.4")
    workspace.save(replace(action, measures=("1.1-M04",)), "link")
    return window


def action_of(window, ref="1.1.4"):
    return next(action for _, action in window.workspace.plan.actions() if action.ref == ref)


def test_a_click_on_the_action_goes_there_and_esc_comes_back(linked, qtbot):
    linked.show_page("Measures")
    panel = linked.pages["Measures"].panel
    linked.pages["Measures"].show_measure("1.1-M04")
    assert panel.linked.isVisible() and len(panel.linked.links.buttons) == 1
    assert panel.linked.links.buttons[0].accessibleName().startswith("Go to 1.1.4 in progress")
    panel.linked.links.buttons[0].click()
    assert linked.stack.currentWidget() is linked.pages["Actions"]
    assert linked.pages["Actions"].panel.line.action.ref == "1.1.4"
    qtbot.keyClick(linked, Qt.Key.Key_Escape)
    assert linked.stack.currentWidget() is linked.pages["Measures"]


def test_a_click_on_the_measure_goes_there(linked):
    linked.show_page("Actions")
    linked.pages["Actions"].show_action(action_of(linked).id)
    links = linked.pages["Actions"].panel.facts.measures
    assert [button.words[:7] for button in links.buttons] == ["1.1-M04"]
    links.buttons[0].click()
    assert linked.stack.currentWidget() is linked.pages["Measures"]
    assert linked.pages["Measures"].panel.item.measure.ref == "1.1-M04"


def test_without_a_link_nothing_is_said_of_it(linked):
    linked.show_page("Measures")
    linked.pages["Measures"].show_measure("1.1-M05")
    assert linked.pages["Measures"].panel.linked.isHidden()


def test_the_sentence_says_what_followed_a_completion_and_no_cause(linked):
    workspace = linked.workspace
    workspace.set_as_at(date(2017, 11, 14))
    workspace.add_update(action_of(linked), NewUpdate("All is done.", Status.COMPLETE))
    workspace.set_as_at(date(2018, 1, 20))
    linked.show_page("Measures")
    linked.pages["Measures"].show_measure("1.1-M04")
    said = linked.pages["Measures"].panel.linked.worked.text()
    assert said == "1.1.4 was completed on 14 Nov 2017; the measure is still requires improvement in Q3 2017/18."
    assert "complete on 14 Nov 2017" in linked.pages["Measures"].panel.linked.links.buttons[0].accessibleName()
    workspace.set_as_at(DAY)
    assert linked.pages["Measures"].panel.linked.worked.isHidden()


def test_a_link_makes_no_panel_wider(linked):
    linked.show_page("Actions")
    page = linked.pages["Actions"]
    page.show_action(action_of(linked).id)
    (button,) = page.panel.facts.measures.buttons
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    assert page.panel.area.widget().width() <= page.panel.area.viewport().width()
