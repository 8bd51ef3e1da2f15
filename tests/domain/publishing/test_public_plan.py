"""A whole plan as anybody may read it, and the list of what was taken out."""

import pytest

from tests.domain.builders import (
    FIRST_CLOCK,
    a_measure,
    a_meeting,
    a_plan,
    a_remark,
    a_stamp,
    an_action,
    an_update,
    on,
    with_saved,
)
from tests.domain.changes.builders import edited
from tracker.domain.meetings.deciding import NewDecision, make_decision
from tracker.domain.plan import Lead, Person, Plan, PromiseAnswer, Theme
from tracker.domain.promises.states import promises
from tracker.domain.publishing.public_plan import public_plan, without_actions, without_names
from tracker.errors import TrackerError

VERA = Person("Vera Brook", "Head of Service")


def test_names_go_from_every_record():
    said = an_update("1 Oct 2017", "VB saw 3 children", author="Vera Brook", recorded_by="Vera Brook")
    action = an_action("1", updates=(said,), lead=Lead("Vera Brook, Head of Service", "Vera Brook", "Head of Service"))
    measure = a_measure(remarks=(a_remark("Brook asked for it"),))
    plan = Plan(
        "Vera Brook's plan", people=(VERA,), themes=(Theme("1", "One", actions=(action,), measures=(measure,)),)
    )
    made, told, _ = public_plan(plan)
    assert "Brook" not in repr(made) and "VB" not in repr(made)
    (told_action,) = made.themes[0].actions
    assert told_action.lead.as_printed == "Head of Service"
    assert told_action.updates[1].text == "The Head of Service saw c children"
    assert told == (
        "The name of 1 person of the plan: roles stand in their place, for this report goes to everybody.",
        "Such numbers in the words of 1 text: c stands in their place, so that nobody can be recognised.",
    )


def test_names_go_from_what_was_edited_too():
    led = an_action("1", lead=Lead("Vera Brook, Head", "Vera Brook", "Head"))
    edit = edited(edited(led, "1 Oct 2017", by="Una Holt", lead=Lead("Head", None, "Head")), "2 Oct 2017", text="Train")
    made, *_ = public_plan(a_plan(edit, an_action("2", text="Ask Brook. Holt knows.")))
    assert "Brook" not in repr(made) and "Holt" not in repr(made)
    assert made.themes[0].actions[0].edits[1].old == '"Do what was promised"'


def test_what_was_suppressed_is_counted():
    plan = Plan("Plan", themes=(Theme("1", "One", measures=(a_measure(readings=[("Sep 2017", "3")], unit="number"),)),))
    assert public_plan(plan)[1] == (
        "Numbers under 6 that count people or cases, and what would give them away: 1 value is shown as c.",
    )


def test_an_action_that_is_left_out_is_named_nowhere():
    plan = a_plan(an_action("1.1.1", text="As in 1.1.2."), an_action("1.1.2"))
    left, told = without_actions(plan, ["1.1.2"])
    assert "1.1.2" not in repr(left) and left.themes[0].actions[0].updates[0].text == "As in another action."
    assert told == ("1 action was left out and is not counted either: that was chosen for this report.",)


def test_an_action_that_is_not_there_cannot_be_left_out():
    with pytest.raises(TrackerError, match=r"There is no action 9\.9 to leave out"):
        without_actions(a_plan(an_action("1")), ["9.9"])


def test_an_answer_about_a_promise_still_fits_the_words_that_are_published():
    said = an_update("1 Sep 2017", "Una Holt to tell 3 families in Oct. Other words.")
    answer = PromiseAnswer(
        "p", said.uuid, "Una Holt to tell 3 families in Oct.", "kept", on("1 Oct 2017"), FIRST_CLOCK,
        "Una Holt was told", author="Pia Stone",
    )  # fmt: skip
    plan = a_plan(an_action("1", updates=(said,), answers=(answer,)), people=(Person("Una Holt", "Head"),))
    public = public_plan(plan).plan
    for made in (public, without_names(plan)[0]):
        (one,) = promises(made, on("14 Nov 2017"))
        assert (one.state, one.kept_by) == ("kept", "Said to be kept")
        assert not [name for name in ("Holt", "Stone") if name in repr(made)]
    assert "3 families" not in repr(public)


def test_what_meetings_decided_is_public_without_who_was_there_who_is_asked_and_who_answered():
    meeting = a_meeting("14 Nov 2017", present=("Una Holt", "Director"), begun_by="Ira Marsh")
    answer = PromiseAnswer("p", "u", "Una will see to it.", "kept", on("1 Oct 2017"), FIRST_CLOCK, author="Pia Stone")
    actions = (
        an_action("1", "Oct 2017", id=1, uuid="a1", answers=(answer,)),
        an_action("2", "Oct 2017", id=2, uuid="a2"),
    )
    plan = a_plan(*actions, meetings=(meeting,))
    asked = Lead("Vera Brook, Director", "Vera Brook", "Director")
    theme = plan.themes[0]
    new = NewDecision("escalated", "Holt and Stone agree.", asked_of=asked, asked_by="Dec 2017", reason="Marsh is ill")
    plan = with_saved(plan, *make_decision(plan, meeting, theme, theme.actions[0], new, a_stamp("Ira Marsh")))
    made = public_plan(plan).plan
    assert not [name for name in ("Brook", "Holt", "Stone", "Marsh") if name in repr(made)]
    (answered,) = made.themes[0].actions[0].answers
    assert made.meetings == () and answered.author is None
    (escalated,) = [one for _, action in made.actions() for one in action.updates if one.decided]
    assert escalated.text.startswith("Escalated to the Director, by Dec 2017.")
