"""Decisions on the page of problems are undone in another window too, whoever made them and however long ago."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.ui.asking import dumped
from tests.ui.problems.test_page import by_place, change, choose, correct, decided, held
from tracker.documents.dump.read import read_json
from tracker.documents.dump.write import plan_json
from tracker.documents.reading.document import read_document
from tracker.documents.vocabulary.people import read_lead
from tracker.domain.actions.state import state_at
from tracker.domain.dates.reading import read_when
from tracker.domain.decisions.decide import correct as correct_draft
from tracker.domain.decisions.plan_checks import SOURCE
from tracker.domain.when import shown
from tracker.services.importing import save_drafts
from tracker.store.sqlite import new_store, open_store


@pytest.fixture
def restarted(window, file, another_window):
    """Opens the file in a window of its own, the first one being closed, on the page of problems."""

    def restart():
        window.close()
        later = another_window()
        later.commands.open_file(file)
        page = by_place(later)
        page.head.chips.show_all()
        return page

    return restart


@pytest.fixture
def problems(window, file):
    window.commands.open_file(file)
    return by_place(window)


def content(path):
    """What decisions change of the records, and the problems as they are, without revisions and history."""
    with open_store(path) as store:
        plan, found = store.plan(), store.problems()
    actions = {action.ref: (action.text, action.lead) for _, action in plan.actions()}
    measures = {measure.ref: (measure.name, measure.shows, measure.thresholds) for _, measure in plan.measures()}
    ambition = [theme.ambition for theme in plan.themes]
    states = {action.ref: state_at(action.updates, plan.opens_as_at) for _, action in plan.actions()}
    said = {ref: state and (state.text, shown(state.review), state.status) for ref, state in states.items()}
    kept = [one for one in found if (one.kind, one.source) != ("contradiction", SOURCE)]  # held when decided
    return actions, measures, ambition, said, [replace(problem, revision=1, edits=()) for problem in kept]


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


def imported_dump(file, tmp_path, another_window, forget=()):
    """A window on a file that was made of the dump of another one, some keys of its problems left out."""
    with open_store(file) as store:
        dump = plan_json(store.plan(), store.problems())
    for problem in dump["problems"]:
        for key in forget:
            problem.pop(key, None)
    path, copied = tmp_path / "dump.json", tmp_path / "copied.plan"
    path.write_text(json.dumps(dump), encoding="utf-8")
    with new_store(copied) as store:
        save_drafts(store, [read_json(path)], None, datetime.now(UTC))
    window = another_window()
    window.commands.open_file(copied)
    page = by_place(window)
    page.head.chips.show_all()
    return page, copied


@pytest.mark.parametrize(
    ("decide", "about", "kind"),
    [
        (lambda page: accept(page, "2.6"), "2.6", None),
        (lambda page: correct(page, "1.1-M01", "65-74 / 75-84 / 85+", "contradiction"), "1.1-M01", "contradiction"),
        (lambda page: correct(page, "Clara Wynn", "Clara Wynn, Director"), "Clara Wynn", None),
        (lambda page: correct(page, "1.1.6", "Jan 2018"), "1.1.6", "repaired"),
    ],
    ids=["words", "thresholds", "lead", "review"],
)
def test_a_decision_is_undone_in_a_file_made_of_a_dump(problems, file, tmp_path, another_window, decide, about, kind):
    before = content(file)
    decide(problems)
    page, copied = imported_dump(file, tmp_path, another_window)
    assert content(copied)[:4] == content(file)[:4] != before[:4]
    decide_again(page, about, kind)
    assert content(copied)[:4] == before[:4] and decided(copied) == {}


def test_problems_of_a_dump_that_says_no_fields_are_decided_as_others(problems, file, tmp_path, another_window):
    page, copied = imported_dump(file, tmp_path, another_window, forget=("field", "before"))
    can = [[other.decisions.can_correct(one) for one in other.decisions.problems] for other in (problems, page)]
    assert can[0] == can[1] and sum(can[0]) > 80
    for shown_page in (problems, page):
        accept(shown_page, "2.6")
        correct(shown_page, "1.1.6", "Jan 2018")
    assert content(copied)[:4] == content(file)[:4]


def test_a_correction_in_the_preview_of_a_held_action_is_undone_on_the_page(problems, file, tmp_path):
    path = tmp_path / "again.csv"
    words = dumped(file)["1.1.4"]["text"].replace(",", ";")
    path.write_text(f"Ref,Action,Review date\n1.1.4,{words},Feb 202018\n", encoding="utf-8")
    draft = read_document(path)
    (misread,) = (one for one in draft.problems if one.as_printed == "Feb 202018")
    with open_store(file) as store:
        corrected = correct_draft(draft, misread, "May 2018", read_lead)
        save_drafts(store, [corrected], date(2017, 11, 14), datetime.now(UTC))
    problems.workspace.reload()
    problems.head.chips.show_all()
    assert dumped(file)["1.1.4"]["review"]["as_printed"] == "May 2018"
    decide_again(problems, "1.1.4", misread.kind)
    assert dumped(file)["1.1.4"]["review"]["as_printed"] == "Feb 202018"
    correct(problems, "1.1.4", "Mar 2018", misread.kind)
    assert dumped(file)["1.1.4"]["review"]["as_printed"] == "Mar 2018"


def test_undoing_a_correction_leaves_what_somebody_has_said_since_in_the_same_words(problems, file, restarted):
    correct(problems, "1.1.6", "Jan 2018")
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.6")
        jan, _ = read_when("Jan 2018")
        said = replace(action.updates[0], uuid="said", kind="update", day=date(2017, 11, 10), text=None, review=jan)
        store.save(said)
    decide_again(restarted(), "1.1.6", "repaired")
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.6")
    assert [update.kind for update in action.updates] == ["plan", "correction", "update", "undo"]
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "Jan 2018"


def test_undoing_one_correction_leaves_another_that_says_the_same(problems, file):
    first = next(one for one in held(file) if one.about == "1.1.6")
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == "1.1.6")
        when, _ = read_when("Feb 202018")
        late = replace(action.updates[0], uuid="late", day=date(2017, 11, 2), review=when, kind="plan")
        store.save(late)
        store.add_all([replace(first, id=None, as_printed="Feb 202018", read_as="Feb 2018", source="later.csv")])
    problems.workspace.reload()
    problems.head.chips.show_all()
    page = problems
    for printed in ("Dec 202017", "Feb 202018"):
        page.table.selectRow(next(n for n, one in enumerate(page.table.rows.rows) if one.as_printed == printed))
        page.panel.corrected.emit("May 2018")
        page.head.chips.show_all()
    page.table.selectRow(next(n for n, one in enumerate(page.table.rows.rows) if one.as_printed == "Dec 202017"))
    page.panel.again.click()
    decisions = {one.as_printed: one.decision for one in held(file) if one.about == "1.1.6"}
    assert (decisions["Dec 202017"], decisions["Feb 202018"]) == (None, "corrected")
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "May 2018"


def test_undo_is_not_offered_any_more_when_somebody_has_decided_otherwise(problems, window, file, another_window):
    correct(problems, "1.1.6", "Jan 2018")
    assert problems.done.isVisible()
    other = another_window("Service Manager")
    other.commands.open_file(file)
    by_place(other)
    other.pages["Problems"].head.chips.show_all()
    decide_again(other.pages["Problems"], "1.1.6", "repaired")
    correct(other.pages["Problems"], "1.1.6", "Feb 2018", "repaired")
    window.workspace.reload()
    assert not problems.done.isVisible()
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "Feb 2018"
