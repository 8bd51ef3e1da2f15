"""What is told of an action: every step of its updates between two days, and how it stands at their end."""

from dataclasses import replace

import pytest

from tests.domain.builders import a_plan, an_action, an_update, on
from tests.domain.changes.builders import changes, told

COUNTS = ("late", "no longer late", "rating")


def of(*updates, review="Dec 2017", first="in progress", **fields):
    """A plan with one action that was there from the beginning, and these updates."""
    return a_plan(an_action(review=review, updates=updates, status=first, text="Begun.", **fields))


def test_each_step_of_the_status_is_told_with_who_when_and_why():
    plan = of(
        an_update("10 Nov 2017", status="reported complete", author="Ann"),
        an_update("12 Nov 2017", status="in progress", reason="No evidence.", author="QA"),
        an_update("20 Nov 2017", status="complete", author="QA"),
    )
    assert told(plan, "status", "not accepted", "completed") == [
        "status: in progress -> reported complete",
        "not accepted: reported complete -> in progress",
        "completed: in progress -> complete",
    ]
    refused = changes(plan)[1]
    assert (str(refused.day), refused.by, refused.reason, refused.number, refused.ref, refused.theme) == (
        "2017-11-12", "QA", "No evidence.", 3, "1.1.1", "1.1 Assessment and planning"
    )  # fmt: skip


@pytest.mark.parametrize(("since", "as_at"), [("10 Nov 2017", "14 Nov 2017"), ("9 Nov 2017", "13 Nov 2017")])
def test_the_first_day_is_left_out_and_the_last_one_counts(since, as_at):
    plan = of(an_update("10 Nov 2017", "First."), an_update("14 Nov 2017", "Second."))
    assert told(plan, "commentary", since=since, as_at=as_at) == [
        f"commentary: None -> {'Second.' if as_at == '14 Nov 2017' else 'First.'}"
    ]


def test_a_review_that_moves_later_is_a_slip_with_its_reason_and_one_that_is_held_is_not():
    slip, held, earlier = (
        an_update("5 Nov 2017", review="Mar 2018", reason="Staff were ill."),
        an_update("20 Mar 2018", "Held.", review="Jun 2018"),
        an_update("25 Mar 2018", review="May 2018"),
    )
    plan = of(slip, held, earlier)
    assert told(plan, "slip", "review", as_at="31 Mar 2018") == [
        "slip: Dec 2017 -> Mar 2018", "review: Mar 2018 -> Jun 2018", "review: Jun 2018 -> May 2018"
    ]  # fmt: skip
    assert [(one.reason, one.better) for one in changes(plan) if one.what == "slip"] == [("Staff were ill.", False)]


def test_an_action_that_comes_back_with_a_later_review_is_told_as_a_slip():
    plan = of(
        an_update("5 Nov 2017", status="stopped"),
        an_update("6 Nov 2017", review="Mar 2018"),
        an_update("7 Nov 2017", status="in progress", reason="Money came."),
    )
    assert told(plan, "slip", "review") == ["review: Dec 2017 -> Mar 2018", "slip: Dec 2017 -> Mar 2018"]


def test_what_was_removed_or_stopped_while_it_was_late_is_no_better_for_that():
    gone = a_plan(an_action(review="Oct 2017", removed_on=on("10 Nov 2017")))
    assert told(gone, *COUNTS, since="5 Nov 2017") == []
    stopped = changes(of(an_update("10 Nov 2017", status="stopped"), review="Oct 2017"), since="5 Nov 2017")
    assert [(one.what, one.better) for one in stopped if one.what in COUNTS] == [
        ("no longer late", None), ("rating", None)
    ]  # fmt: skip


def test_a_corrected_date_is_no_slip():
    plan = of(an_update("5 Nov 2017", review="Mar 2018", kind="correction"))
    ((what, part),) = [(one.what, one.of) for one in changes(plan)]
    assert (what, part) == ("review", "corrected")


def test_stated_ratings_are_told_when_they_are_given_taken_back_and_given_again_with_a_reason():
    plan = of(
        an_update("5 Nov 2017", rag="amber"), an_update("6 Nov 2017", rag="amber", reason="Still."),
        an_update("7 Nov 2017", rag="none"),
    )  # fmt: skip
    assert told(plan, "stated rating") == [
        "stated rating: None -> amber", "stated rating: amber -> amber", "stated rating: amber -> None"
    ]  # fmt: skip


def test_an_action_that_comes_is_told_with_how_it_begins():
    plan = a_plan(an_action(review="Dec 2017", day="10 Nov 2017", status="not started", text="Agreed."))
    assert told(plan) == ["added: None -> not started, Dec 2017", "commentary: None -> Agreed."]


def test_what_says_the_same_again_is_told_too():
    assert told(of(an_update("5 Nov 2017", status="in progress"))) == ["said again: None -> in progress"]


def test_what_was_taken_back_is_told_and_counts_no_more():
    said = an_update("5 Nov 2017", "Wrong.", status="complete")
    undo = an_update("8 Nov 2017", kind="undo", withdraws=said.uuid, reason="Of another action.")
    assert told(of(said, undo)) == ["withdrawn: Wrong. -> None"]
    redo = an_update("9 Nov 2017", kind="undo", withdraws=undo.uuid)
    assert told(of(said, undo, redo)) == [
        "commentary: None -> Wrong.", "completed: in progress -> complete", "put back: None -> Wrong.",
        "rating: green -> complete",
    ]  # fmt: skip


def test_an_action_becomes_late_by_the_days_alone_and_is_told_from_the_first_one():
    plan = of(review="Oct 2017")
    assert told(plan, *COUNTS, since="15 Oct 2017", as_at="12 Nov 2017") == [
        "late: None -> 12 days late", "rating: green -> amber"
    ]  # fmt: skip
    late, rating = changes(plan, since="15 Oct 2017", as_at="12 Nov 2017")
    assert (str(late.day), late.better, rating.day, rating.better) == ("2017-11-01", False, None, False)


def test_what_is_no_longer_late_got_better():
    plan = of(an_update("5 Nov 2017", "Done.", status="complete"), review="Oct 2017")
    got = [(one.what, one.old, one.new, one.better) for one in changes(plan) if one.what in COUNTS]
    assert got == [("no longer late", "1 day late", None, True), ("rating", "amber", "complete", True)]


def test_what_stands_from_the_beginning_is_no_change():
    assert told(of()) == []


def test_that_a_meeting_decided_something_is_told_with_it():
    decision = an_update("14 Nov 2017", "Agreed.", review="Mar 2018", reason="Ill", kind="decision", author="SMT")
    plan = of(replace(decision, decided="new date", meeting="m"))
    assert {one.what: (one.of, one.by) for one in changes(plan) if one.what in ("commentary", "slip")} == {
        "commentary": ("decided", "SMT"), "slip": ("decided", "SMT")
    }  # fmt: skip
