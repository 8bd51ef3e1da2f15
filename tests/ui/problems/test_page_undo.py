"""Decisions on the page of problems are undone in another window too, whoever made them and however long ago."""

from dataclasses import replace

import pytest

from tests.ui.asking import dumped
from tests.ui.problems.test_page import change, choose, correct, decided, held
from tracker.domain.actions.state import state_at
from tracker.domain.when import shown
from tracker.store.sqlite import open_store


@pytest.fixture
def restarted(window, file, another_window):
    """Opens the file in a window of its own, the first one being closed, on the page of problems."""

    def restart():
        window.close()
        later = another_window()
        later.commands.open_file(file)
        later.show_page("Problems")
        page = later.pages["Problems"]
        page.head.chips.show_all()
        return page

    return restart


@pytest.fixture
def problems(window, file):
    window.commands.open_file(file)
    window.show_page("Problems")
    return window.pages["Problems"]


def content(path):
    """What decisions change of the records, and the problems as they are, without revisions."""
    with open_store(path) as store:
        plan, found = store.plan(), store.problems()
    actions = {action.ref: (action.text, action.lead) for _, action in plan.actions()}
    measures = {measure.ref: (measure.name, measure.shows, measure.thresholds) for _, measure in plan.measures()}
    ambition = [theme.ambition for theme in plan.themes]
    states = {action.ref: state_at(action.updates, plan.opens_as_at) for _, action in plan.actions()}
    said = {ref: state and (state.text, shown(state.review), state.status) for ref, state in states.items()}
    return actions, measures, ambition, said, [replace(problem, revision=1) for problem in found]


def accept(page, about, kind=None):
    choose(page, about, kind)
    page.table.decide("accepted")


def decide_again(page, about, kind=None):
    choose(page, about, kind)
    page.panel.again.click()


@pytest.mark.parametrize(
    ("decide", "about", "kind"),
    [
        (lambda page: accept(page, "1.3.7"), "1.3.7", "doubtful"),  # a misspelt role
        (lambda page: accept(page, "Susan Hale"), "Susan Hale", None),  # one person in several wordings
        (lambda page: accept(page, "2.6"), "2.6", None),  # damaged words of an action
        (lambda page: accept(page, "1.1.12"), "1.1.12", None),  # damaged commentary
        (lambda page: correct(page, "1.1-M01", "65-74 / 75-84 / 85+", "contradiction"), "1.1-M01", "contradiction"),
        (lambda page: correct(page, "Clara Wynn", "Clara Wynn, Director"), "Clara Wynn", None),
        (lambda page: correct(page, "1.3", "There are enough carers"), "1.3", "repaired"),  # an ambition
        (lambda page: correct(page, "1.1.6", "Jan 2018"), "1.1.6", "repaired"),  # a review date
    ],
    ids=["role", "person", "words", "commentary", "thresholds", "lead", "ambition", "review"],
)
def test_a_decision_is_undone_after_a_restart(problems, file, restarted, decide, about, kind):
    before = content(file)
    decide(problems)
    assert content(file)[:4] != before[:4] and len(decided(file)) >= 1
    decide_again(restarted(), about, kind)
    assert content(file) == before


def test_a_lead_that_was_missing_is_missing_again_after_a_restart(problems, window, file, restarted):
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.4")
    change(file, replace(action, lead=replace(action.lead, as_printed="", name=None, role=None)))
    window.workspace.reload()
    before = content(file)
    correct(problems, "1.1.4", "Ann Young, Head of Service", "missing")
    assert dumped(file)["1.1.4"]["lead"]["name"] == "Ann Young"
    decide_again(restarted(), "1.1.4", "missing")
    after = content(file)
    assert after[:4] == before[:4]
    assert [one.about for one in after[4] if one not in before[4]] == ["1.1.4"]  # it is held, to be decided again
    assert decided(file) == {}


def test_many_decisions_are_undone_together_after_a_restart(problems, file, restarted):
    before = content(file)
    problems.table.selectAll()
    problems.table.decide("accepted")
    assert len(decided(file)) > 80
    page = restarted()
    page.table.selectAll()
    page.panel.again.click()
    assert content(file) == before


def test_what_somebody_edited_since_the_decision_stays(problems, file, restarted):
    correct(problems, "1.1-M01", "65-74 / 75-84 / 85+", "contradiction")
    with open_store(file) as store:
        measure = next(one for _, one in store.plan().measures() if one.ref == "1.1-M01")
    edited = (*measure.thresholds[:-1], ("Outstanding", "90+"))
    change(file, replace(measure, thresholds=edited))
    decide_again(restarted(), "1.1-M01", "contradiction")
    with open_store(file) as store:
        measure = next(one for _, one in store.plan().measures() if one.ref == "1.1-M01")
    assert measure.thresholds == edited
    assert next(one for one in held(file) if one.about == "1.1-M01").decision is None


def test_what_was_undone_can_be_decided_otherwise(problems, file, restarted):
    correct(problems, "1.1.6", "Jan 2018")
    page = restarted()
    decide_again(page, "1.1.6", "repaired")
    correct(page, "1.1.6", "Feb 2018", "repaired")
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "Feb 2018"
    page.setFocus()
    page.done.undo.click()
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "Dec 202017"
    assert decided(file) == {}
