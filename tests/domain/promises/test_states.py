"""What became of promises as at a day: open, kept, passed without a word, dropped; and what answers say of them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.plan import Lead, Person, PromiseAnswer
from tracker.domain.promises.states import Share, kept_share, kept_shares, later_than_review, promises

CLOCK = datetime(2017, 12, 1, tzinfo=UTC)
SAID = an_update("14 Sep 2017", "TM to take the survey to the board in Oct.")
PEOPLE = (Person("Ann Young", "Head of Service"), Person("Tilda Marsh", "Manager"), Person("Paul Young", None))


def led(*updates, **fields):
    return an_action(updates=updates, **({"lead": Lead("Ann Young", "Ann Young")} | fields))


def made(action, as_at, **plan):
    return promises(a_plan(action, **({"people": PEOPLE} | plan)), on(as_at))


def states(*updates, as_at="14 Nov 2017", **fields):
    return [one.state for one in made(led(SAID, *updates, **fields), as_at)]


def an_answer(says, day, *, of=SAID, number=1, reason=None):
    text = "TM to take the survey to the board in Oct."
    clock = CLOCK.replace(second=number)
    return PromiseAnswer(f"w{number}", of.uuid, text, says, on(day), clock, reason, "Ann Young", "Ann Young")


def test_a_promise_is_open_until_its_last_day_and_passed_after_it_without_a_word():
    assert states(as_at="13 Sep 2017") == []
    assert states(as_at="14 Sep 2017") == states(as_at="31 Oct 2017") == ["open"]
    assert states(as_at="1 Nov 2017") == ["passed"]


@pytest.mark.parametrize("words", ["The survey went to the board.", "TM took the survey to the board on 12 Oct."])
def test_it_is_kept_when_a_later_update_says_so(words):
    (one,) = made(led(SAID, an_update("20 Oct 2017", f"All is well. {words}")), "14 Nov 2017")
    assert (one.state, one.kept_by) == ("kept", words)
    assert states(an_update("20 Oct 2017", words), as_at="19 Oct 2017") == ["open"]


@pytest.mark.parametrize(
    "words",
    [
        "The survey has not gone to the board yet.",
        "The survey was postponed by the board.",
        "TM will take the survey to the board.",
        "A survey is still to be taken to the board.",
    ],
)
def test_words_about_it_that_do_not_say_that_it_happened_keep_nothing(words):
    assert states(an_update("5 Nov 2017", words)) == ["passed"]


def test_it_is_dropped_when_commentary_of_its_days_or_later_leaves_it_out():
    assert states(an_update("5 Nov 2017", "New leaflets were printed for all schools.")) == ["dropped"]
    assert states(an_update("2 Oct 2017", "New leaflets were printed for all schools.")) == ["dropped"]
    assert states(an_update("20 Sep 2017", "New leaflets were printed for all schools.")) == [
        "passed"
    ]  # it was not due yet
    assert states(an_update("5 Oct 2017", "New leaflets were printed for all schools."), as_at="6 Oct 2017") == ["open"]
    assert states(an_update("5 Nov 2017", review="Dec 2017")) == ["passed"]  # no word


@pytest.mark.parametrize("words", ["On track.", "No change since then.", "Work goes on as planned."])
def test_few_words_leave_nothing_out_and_neither_does_what_a_meeting_decided(words):
    assert states(an_update("5 Nov 2017", words)) == ["passed"]
    assert states(an_update("5 Nov 2017", "New leaflets were printed for all schools.", kind="decision")) == ["passed"]
    told = an_update("6 Nov 2017", "New leaflets were printed for all schools.")
    assert states(an_update("5 Nov 2017", words), told) == ["dropped"]


@pytest.mark.parametrize(
    ("promised", "done"),
    [
        ("The questionnaire is drafted and goes out before end of sept", "The questionnaire went out in September."),
        ("AY to send the newsletter in Oct.", "The newsletter was sent."),
        ("A workshop on thresholds will be held in Oct.", "They held the workshop."),
        ("AY to write the protocol and meet partners in Oct.", "AY wrote the protocol."),
        ("AY to speak with Adults and schools about it in Oct.", "AY spoke with schools."),
        ("AY to draw up criteria and thresholds in Oct.", "AY drew up the criteria."),
        ("AY to see carers and bring comments in Oct.", "AY saw the carers."),
    ],
)
def test_the_past_of_the_verb_that_was_promised_keeps_it(promised, done):
    (one,) = made(led(an_update("14 Sep 2017", promised), an_update("5 Nov 2017", done)), "14 Nov 2017")
    assert (one.state, one.kept_by) == ("kept", done)
    away = an_update("5 Nov 2017", "New leaflets went to all schools of the county.")
    (one,) = made(led(an_update("14 Sep 2017", "The questionnaire goes out in Oct."), away), "14 Nov 2017")
    assert one.state == "dropped"


def test_said_again_for_the_same_day_it_is_one_promise_and_for_a_later_day_another_one():
    again = an_update("20 Sep 2017", "The survey still goes to the board in October.")
    assert states(again) == ["passed"]
    moved = an_update("20 Oct 2017", "The survey will now go to the board in December.")
    found = made(led(SAID, moved), "14 Nov 2017")
    assert [(one.state, one.when.as_printed, one.number) for one in found] == [
        ("dropped", "Oct", 1),
        ("open", "December", 2),
    ]


def test_a_withdrawn_update_promises_nothing_and_keeps_nothing():
    undo = an_update("1 Nov 2017", kind="undo", withdraws=SAID.uuid)
    assert states(undo) == []
    kept = an_update("20 Oct 2017", "The survey went to the board.")
    assert states(kept, an_update("1 Nov 2017", kind="undo", withdraws=kept.uuid)) == ["passed"]


def test_an_answer_says_what_became_of_it_from_its_day():
    answers = (
        an_answer("kept", "2 Nov 2017", reason="Minutes of 12 Oct."),
        an_answer("dropped", "9 Nov 2017", number=2),
    )
    (one,) = made(led(SAID, answers=answers), "5 Nov 2017")
    assert (one.state, one.kept_by) == ("kept", "Minutes of 12 Oct.")
    assert states(answers=answers, as_at="1 Nov 2017") == ["passed"]
    assert states(answers=answers) == ["dropped"]
    assert states(answers=(an_answer("open", "2 Nov 2017"),)) == ["open"]


def test_what_was_still_to_come_is_open_until_its_last_day_and_kept_when_it_is_said_later():
    still = (an_answer("open", "5 Oct 2017"),)
    assert states(answers=still, as_at="31 Oct 2017") == ["open"]
    assert states(answers=still, as_at="1 Nov 2017") == ["passed"]
    gone = an_update("20 Oct 2017", "The survey went to the board.")
    assert states(gone, answers=still) == ["kept"]
    assert states(gone, answers=(an_answer("open", "20 Oct 2017"),), as_at="31 Oct 2017") == ["open"]
    late = an_update("10 Nov 2017", "The survey went to the board.")
    assert states(late, answers=(an_answer("open", "2 Nov 2017"),)) == ["kept"]
    other = an_update("10 Nov 2017", "New leaflets were printed for all schools.")
    assert states(other, answers=(an_answer("open", "2 Nov 2017"),)) == ["open"]


def test_what_is_said_to_be_no_promise_is_none_and_the_others_keep_their_numbers():
    both = an_update("14 Sep 2017", f"{SAID.text} Report in Nov.")
    answer = an_answer("none", "20 Sep 2017", of=both)
    assert [one.number for one in made(led(both, answers=(answer,)), "14 Nov 2017")] == [2]
    assert [one.number for one in made(led(both, answers=(answer,)), "19 Sep 2017")] == [1, 2]


def test_what_is_said_to_be_no_promise_is_there_where_it_is_asked_for_and_counts_for_nothing():
    plan = a_plan(led(SAID, answers=(an_answer("none", "20 Sep 2017"),)), people=PEOPLE)
    (one,) = promises(plan, on("14 Nov 2017"), and_none=True)
    assert (one.state, one.number) == ("none", 1)
    assert kept_share([one], on("14 Nov 2017")) == Share(None, 0, 0)


def test_what_is_remembered_of_an_action_is_its_words_on_the_day():
    """However often it was asked: other words, another day and another answer each say something else."""
    later = an_update("20 Oct 2017", "The survey went to the board.")
    assert states(later) == ["kept"] and states(replace(later, text="Leaflets.")) == ["passed"]
    assert states(later, as_at="19 Oct 2017") == ["open"] and states(later) == ["kept"]
    assert states(later, answers=(an_answer("open", "2 Nov 2017"),)) == ["open"]


def test_the_lead_promises_or_people_of_the_plan_by_their_initials():
    def who(text):
        return [one.who for one in made(led(an_update("14 Sep 2017", text)), "15 Sep 2017")]

    assert who("To report in Oct.") == who("SMT to see it in Oct.") == who("XY to report in Oct.") == ["Ann Young"]
    assert who("TM to report in Oct.") == who("Ask TM to report in Oct.") == ["Tilda Marsh"]
    assert who("AY / TM give news to the October board.") == ["Ann Young and Tilda Marsh"]
    assert who("PY and XY to report in Oct.") == ["Ann Young"]  # of XY nobody knows


def test_initials_of_two_people_name_nobody():
    people = (*PEOPLE, Person("Tom Mole", None))
    assert [one.who for one in made(led(SAID), "15 Sep 2017", people=people)] == ["Ann Young"]


def test_an_undated_update_promises_from_the_beginning_of_the_plan():
    (one,) = made(an_action(text="To be seen in Oct."), "14 Sep 2017")
    assert (one.said_on, one.when.first, one.state) == (None, on("1 Oct 2017"), "open")


def test_a_complete_action_keeps_its_promises_and_one_removed_has_none():
    assert states(an_update("20 Sep 2017", status="complete"), as_at="20 Oct 2017") == ["open"]
    assert states(removed_on=on("1 Oct 2017"), as_at="20 Oct 2017") == []


def test_shares_are_of_those_whose_day_has_passed():
    kept = an_update("20 Oct 2017", "The survey went to the board. New cases to be seen in Feb.")
    plan = a_plan(
        led(SAID, kept), led(an_update("14 Sep 2017", "To tell the board in Sept."), ref="1.1.2"), people=PEOPLE
    )
    found = promises(plan, on("14 Nov 2017"))
    assert kept_share(found, on("14 Nov 2017")) == Share(None, 1, 2)
    assert kept_shares(found, on("14 Nov 2017")) == [Share("Ann Young", 0, 1), Share("Tilda Marsh", 1, 1)]
    assert kept_share(found, on("20 Sep 2017")) == Share(None, 0, 0)


def test_a_promise_later_than_the_review_of_its_action_is_said():
    (one,) = made(led(SAID, review="Sept 2017"), "20 Sep 2017")
    assert later_than_review(one, on("20 Sep 2017")) == (
        "1.1.1 is reviewed by Sep 2017, before what was promised for Oct 2017: "
        '"TM to take the survey to the board in Oct."'
    )
    for review in ("Oct 2017", "Ongoing", None):
        (one,) = made(led(SAID, review=review), "20 Sep 2017")
        assert later_than_review(one, on("20 Sep 2017")) is None


def test_of_many_updates_only_those_that_may_name_a_day_are_looked_into():
    from tracker.domain.promises.day_words import names_a_day

    assert not names_a_day("Work goes on, and staff say that it helps them.")
    assert names_a_day("See you in Oct") and names_a_day("in the spring") and names_a_day("next month")
