"""Fields that were changed in the plan since a document last gave them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import on
from tests.domain.merging.builders import a_document, held, row, said, told
from tracker.domain.actions.state import state_at
from tracker.domain.merging.answering import answered
from tracker.domain.merging.asked import NO_ANSWERS, Answers
from tracker.domain.merging.plans import compare
from tracker.domain.plan import Lead, Update
from tracker.domain.when import days_of, shown

JULY, SEPTEMBER = "1 Jul 2019", on("1 Sep 2019")
FIELDS = {"review": ("Dec 2019", "Oct 2019", "Nov 2019"), "rag": ("red", "amber", "green"),
          "status": ("in progress", "stopped", "complete")}  # fmt: skip
CALLED = {"review": "review", "rag": "rating", "status": "status"}


def of(conflicts):
    return [(one.field, one.ours, one.theirs) for one in conflicts]


@pytest.mark.parametrize("field", FIELDS)
def test_a_third_value_is_a_conflict_and_nothing_is_written(field):
    first, ours, theirs = FIELDS[field]
    before = row(**{field: first}, updates=[said(JULY, **{field: ours})])
    found = compare(held(before), a_document(row(**{field: theirs})), day=SEPTEMBER)
    assert of(found.conflicts) == [(CALLED[field], ours, theirs)]
    assert (found.changed, found.additions, found.records) == ([], [], [])
    (conflict,) = found.conflicts
    assert (conflict.on, conflict.by) == (on(JULY), "Ann Field")


@pytest.mark.parametrize("field", FIELDS)
def test_a_document_that_says_what_it_said_before_is_told_and_changes_nothing(field):
    first, ours, _ = FIELDS[field]
    before = row(**{field: first}, updates=[said(JULY, **{field: ours})])
    found = compare(held(before), a_document(row(**{field: first})), day=SEPTEMBER)
    assert [(one.field, one.old, one.new) for one in found.repeated] == [(CALLED[field], ours, first)]
    assert (found.changed, found.conflicts, found.additions, found.same) == ([], [], [], 1)


@pytest.mark.parametrize("field", FIELDS)
def test_a_document_that_says_what_the_plan_says_is_no_change_and_is_remembered(field):
    first, ours, _ = FIELDS[field]
    before = row(**{field: first}, updates=[said(JULY, **{field: ours}, reason="the board agreed")])
    found = compare(held(before), a_document(row(**{field: ours})), day=SEPTEMBER)
    assert (found.changed, found.conflicts, found.repeated, found.same) == ([], [], [], 1)
    (update,) = found.additions
    after = state_at([*before.updates, replace(update, uuid="x", day=SEPTEMBER)], SEPTEMBER)
    stood = state_at(before.updates, SEPTEMBER)
    assert (after.review, after.status, after.stated_rag) == (stood.review, stood.status, stood.stated_rag)
    assert after.stated_reason == stood.stated_reason and after.slips == stood.slips


def test_a_field_that_nobody_changed_since_is_taken():
    before = row(review="Dec 2019", rag="red", updates=[said(JULY, rag="amber")])
    found = compare(held(before), a_document(row(review="Nov 2019", rag="green")), day=SEPTEMBER)
    assert [change.field for change in found.changed] == ["review"]
    assert of(found.conflicts) == [("rating", "amber", "green")]


def test_what_was_changed_and_changed_back_is_none():
    before = row(review="Dec 2019", updates=[said(JULY, review="Oct 2019"), said(JULY, review="Dec 2019")])
    found = compare(held(before), a_document(row(review="Nov 2019")), day=SEPTEMBER)
    assert found.conflicts == [] and [change.field for change in found.changed] == ["review"]


def test_what_was_said_for_a_later_day_than_the_document_speaks_for_is_none():
    before = row(review="Dec 2019", updates=[said("1 Oct 2019", review="Jan 2020")])
    found = compare(held(before), a_document(row(review="Nov 2019")), day=SEPTEMBER)
    assert found.conflicts == [] and [change.new for change in found.changed] == ["Nov 2019"]


def test_words_written_in_the_plan_stand_beside_those_of_the_document():
    before = row(text="Begun.", updates=[said(JULY, "Lease signed.")])
    found = compare(held(before), a_document(row(text="Begun.\nKeys handed over.")), day=SEPTEMBER)
    assert found.conflicts == [] and [text for text, *_ in told(found)] == ["Keys handed over."]


def test_words_of_the_plan_that_come_back_in_the_document_are_not_written_twice():
    before = row(text="Begun.", updates=[said(JULY, "Lease signed.")])
    found = compare(held(before), a_document(row(text="Begun.\nLease signed.")), day=SEPTEMBER)
    assert (found.additions, found.changed) == ([], [])


def test_an_action_that_was_typed_and_then_comes_in_a_document_is_asked_where_they_differ():
    typed = replace(row(), updates=(said(JULY, review="Dec 2019", status="not started"),))
    found = compare(held(typed), a_document(row(review="May 2020")), day=SEPTEMBER)
    assert of(found.conflicts) == [("review", "Dec 2019", "May 2020")]


# ---- the words and the lead of an action


def edited(**fields):
    """The plan where an action that a document gave was edited since."""
    given = replace(row(), lead=Lead("Ann Field", "Ann Field"))
    return held(replace(given, **fields), marked=[given]), given


@pytest.mark.parametrize(
    ("field", "ours", "theirs"),
    [("text", "Sign the pathway", "Publish the pathway"), ("lead", Lead("Bo Ash"), Lead("Joe Marsh"))],
)
def test_words_and_lead_are_asked_told_or_taken_alike(field, ours, theirs):
    plan, given = edited(**{field: ours})
    third = compare(plan, a_document(replace(given, **{field: theirs})), day=SEPTEMBER)
    assert len(third.conflicts) == 1 and third.records == [] and third.changed == []
    again = compare(plan, a_document(given), day=SEPTEMBER)
    assert len(again.repeated) == 1 and again.records == [] and again.changed == []
    same = compare(plan, a_document(replace(given, **{field: ours})), day=SEPTEMBER)
    assert (same.records, same.changed, same.conflicts, same.repeated) == ([], [], [], [])
    untouched = compare(held(given), a_document(replace(given, **{field: theirs})), day=SEPTEMBER)
    assert len(untouched.records) == 1 and untouched.conflicts == []


def test_a_file_of_before_that_kept_no_marks_takes_what_the_document_says():
    plan, given = edited(text="Sign the pathway")
    found = compare(replace(plan, settings={}), a_document(replace(given, text="Publish the pathway")))
    assert found.conflicts == [] and [one.text for one in found.records] == ["Publish the pathway"]


# ---- answers


def a_conflict():
    before = row(review="Dec 2019", updates=[said(JULY, review="Oct 2019")])
    return compare(held(before), a_document(row(review="May 2020")), day=SEPTEMBER)


def test_without_an_answer_ours_stands_and_the_document_is_kept_beside_it():
    changes = answered(a_conflict(), NO_ANSWERS)
    assert (changes.additions, changes.changed, changes.slips) == ([], [], [])
    assert [one.said.review.as_printed for one in changes.refused] == ["May 2020"]


def test_the_documents_date_is_taken_when_chosen_and_asks_for_its_reason():
    found = a_conflict()
    changes = answered(found, Answers(choices={found.conflicts[0].key: "theirs"}))
    assert [one.review.as_printed for one in changes.additions] == ["May 2020"] and changes.refused == []
    assert [slip.words for slip in changes.slips] == [("Oct 2019", "May 2020")]
    (slip,) = changes.slips
    answers = Answers({slip.key: "staff left"}, {found.conflicts[0].key: "theirs"})
    assert [one.reason for one in answered(found, answers).additions] == ["staff left"]


def test_an_answer_does_not_hold_for_another_value_than_was_shown():
    answers = Answers(choices={a_conflict().conflicts[0].key: "theirs"})
    before = row(review="Dec 2019", updates=[said(JULY, review="Oct 2019"), said(JULY, review="Nov 2019")])
    found = compare(held(before), a_document(row(review="May 2020")), day=SEPTEMBER)
    assert answered(found, answers).additions == []


def test_both_wordings_of_an_action_can_be_kept():
    plan, given = edited(text="Sign the pathway")
    found = compare(plan, a_document(replace(given, text="Publish the pathway")), day=SEPTEMBER)
    changes = answered(found, Answers(choices={found.conflicts[0].key: "both"}))
    assert [one.text for one in changes.records] == ["Sign the pathway\nPublish the pathway"]


def test_an_edited_field_beside_one_that_is_taken_is_one_record():
    plan, given = edited(text="Sign the pathway")
    incoming = replace(given, text="Publish the pathway", lead=Lead("Joe Marsh"))
    found = compare(plan, a_document(incoming), day=SEPTEMBER)
    (record,) = answered(found, Answers(choices={found.conflicts[0].key: "theirs"})).records
    assert (record.text, record.lead.as_printed) == ("Publish the pathway", "Joe Marsh")


def test_one_reason_for_all_does_not_take_the_place_of_one_that_is_given():
    before = [row("1", "A", review="Dec 2019"), row("2", "B", review="Dec 2019"), row("3", "C", review="Dec 2019")]
    after = [row("1", "A", review="May 2020"), row("2", "B", review="May 2020"),
             row("3", "C", review="May 2020", text="Delayed because the lead left.")]  # fmt: skip
    found = compare(held(*before), a_document(*after), day=SEPTEMBER)
    answers = Answers({found.slips[1].key: "its own"}, reason="one for all")
    reasons = [one.reason for one in answered(found, answers).additions]
    assert reasons == ["one for all", "its own", "Delayed because the lead left."]


def test_the_reason_of_a_move_is_not_that_of_a_rating_beside_it():
    found = compare(held(row(review="Dec 2019")), a_document(row(review="May 2020", rag="green")), day=SEPTEMBER)
    changes = answered(found, Answers(reason="the lead left"))
    assert told(changes) == [(None, "May 2020", None, None, "plan"), (None, None, None, "green", "plan")]
    assert [one.reason for one in changes.additions] == ["the lead left", None]


# ---- in any order

REVIEWS = st.sampled_from(["Aug 2019", "Oct 2019", "Dec 2019", "May 2020", "Ongoing"])
RATINGS = st.sampled_from([None, "red", "amber", "green"])
SAYING = st.tuples(st.sampled_from(["document", "office"]), REVIEWS, RATINGS)


@given(st.lists(SAYING, max_size=5), REVIEWS, RATINGS)
def test_what_people_said_is_never_lost_and_the_same_document_changes_nothing_the_second_time(history, review, rating):
    action, day = row(review="Dec 2019"), on(JULY)
    for who, when, rag in history:
        day += timedelta(days=1)
        action = written(action, day, when, rag) if who == "office" else imported(action, day, when, rag)
    stood = state_at(action.updates, day)
    before = action
    day += timedelta(days=1)
    action = imported(action, day, review, rating)
    stands = state_at(action.updates, day)
    last = [u for u in before.updates if u.review and u.kind != "undo" and counts(before, u)][-1]
    if last.kind == "update" and days_of(first_of_documents(before)) != days_of(last.review):
        assert days_of(stands.review) == days_of(stood.review)
    assert imported(action, day + timedelta(days=1), review, rating) == action


def counts(action, update):
    return all(other.withdraws != update.uuid for other in action.updates)


def first_of_documents(action):
    return [update.review for update in action.updates if update.kind == "plan" and update.review][-1]


def written(action, day, review, rag):
    return replace(action, updates=(*action.updates, said(day, review=review, rag=rag)))


def imported(action, day, review, rag):
    """The action after a document that says this, nothing being answered: as the services save it."""
    found = answered(compare(held(action), a_document(row(review=review, rag=rag)), day=day), NO_ANSWERS)
    new = [one for one in found.additions if isinstance(one, Update)]
    saved = [replace(said(day), **fields_of(one)) for one in new]
    for conflict in found.refused:
        kept = replace(said(day), **fields_of(conflict.said))
        saved += [kept, replace(said(day), kind="undo", withdraws=kept.uuid)]
    return replace(action, updates=(*action.updates, *saved))


def fields_of(update):
    names = ("kind", "text", "status", "stated_rag", "review", "reason")
    return {name: getattr(update, name) for name in names}


def test_dates_are_told_as_they_are_shown():
    (conflict,) = a_conflict().conflicts
    assert conflict.theirs == shown(conflict.said.review) == "May 2020"
