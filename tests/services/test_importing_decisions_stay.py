"""What was decided about a problem stays decided at the next import, in the record as in the list of problems."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import an_action
from tests.domain.decisions.test_decide import REPAIRED, a_draft, misread, read_lead
from tracker.domain.decisions.decide import correct, decide
from tracker.domain.when import shown
from tracker.services.importing import preview, save_drafts
from tracker.store.sqlite import new_store, open_store

NOW = datetime(2017, 11, 14, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "a.plan"):
        pass
    with open_store(tmp_path / "a.plan") as store:
        yield store


def unread(draft):
    """The draft as a document gives it: its updates are not stamped."""
    theme = draft.plan.themes[0]
    actions = [
        replace(action, updates=tuple(replace(one, uuid="") for one in action.updates)) for action in theme.actions
    ]
    return replace(draft, plan=replace(draft.plan, themes=(replace(theme, actions=tuple(actions)),)))


def review(store):
    action = next(action for _, action in store.plan().actions())
    return [shown(update.review) for update in action.updates]


def test_a_decision_is_saved_with_the_problem(store):
    save_drafts(store, [decide(unread(misread()), [REPAIRED], "accepted", read_lead)], None, NOW)
    assert [problem.decision for problem in store.problems()] == ["accepted"]


def test_what_was_corrected_is_no_change_when_the_same_document_is_imported_again(store):
    save_drafts(store, [correct(unread(misread()), REPAIRED, "Jan 2018", read_lead)], None, NOW)
    changes = save_drafts(store, [unread(misread())], date(2017, 12, 1), NOW)[0]
    assert (changes.changed, changes.same, review(store)) == ([], 1, ["Jan 2018"])
    assert [(problem.decision, problem.read_as) for problem in store.problems()] == [("corrected", "Jan 2018")]


def test_a_decision_made_at_a_later_import_is_kept_with_the_problem_that_is_held(store):
    save_drafts(store, [unread(misread())], None, NOW)
    save_drafts(store, [correct(unread(misread()), REPAIRED, "Jan 2018", read_lead)], date(2017, 12, 1), NOW)
    assert [(problem.decision, problem.read_as) for problem in store.problems()] == [("corrected", "Jan 2018")]
    assert review(store) == ["Dec 2017", "Jan 2018"]


def test_a_problem_that_is_met_again_and_not_decided_stays_as_it_was(store):
    save_drafts(store, [unread(misread())], None, NOW)
    save_drafts(store, [unread(a_draft(an_action(review="Dec 2017")))], date(2017, 12, 1), NOW)
    assert [problem.decision for problem in store.problems()] == [None]


def test_the_preview_of_a_corrected_draft_says_what_is_saved(store):
    save_drafts(store, [unread(misread())], None, NOW)
    corrected = correct(unread(misread()), REPAIRED, "Jan 2018", read_lead)
    changed = preview(store.plan(), corrected, None, NOW.date()).changed
    assert [(change.field, change.old, change.new) for change in changed] == [("review", "Dec 2017", "Jan 2018")]
