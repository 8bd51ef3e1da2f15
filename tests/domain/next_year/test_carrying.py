"""Next year's plan: what goes on and what is left, and that nothing is made up or known too early."""

from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_plan, a_reading, a_remark, a_when, an_action, an_update, on
from tracker.domain.actions.register import register
from tracker.domain.merging.remembered import SETTING
from tracker.domain.next_year.carrying import NextYear, last_words, next_year
from tracker.domain.plan import Person, PromiseAnswer, SignOffEvidence, Status, Theme

DAY = "14 Nov 2017"
WANTED = NextYear("Improvement plan 2018-19", a_when("2018-19"))


def carried(*actions, day=DAY, wanted=WANTED, **plan):
    numbers = count(1)
    return next_year(a_plan(*actions, **plan), on(day), wanted, lambda: f"n{next(numbers)}")


def actions_of(made):
    return [action for _, action in made.plan.actions()]


def test_open_actions_go_on_and_ended_ones_are_left_with_why():
    stop = an_update("3 Nov 2017", status="stopped", reason="No money")
    made = carried(
        an_action("1.1.1", "Dec 2017"),
        an_action("1.1.2", updates=[an_update("2 Nov 2017", status="complete")]),
        an_action("1.1.3", updates=[stop]),
        an_action("1.1.4", updates=[an_update("1 Nov 2017", status="reported complete", author="QA Manager")]),
        an_action("1.1.5", removed_on=on("5 Oct 2017")),
        an_action("1.1.6", day="1 Dec 2017"),
        an_action("1.1.7", "Completed Sept 2017", status="complete"),
    )
    assert [one.ref for one in actions_of(made)] == ["1.1.1", "1.1.4"]
    assert [(one.old_ref, one.new_ref, one.fate, one.why) for one in made.fates] == [
        ("1.1.1", "1.1.1", "carried", "not started"),
        ("1.1.2", "", "complete", "complete on 2 Nov 2017"),
        ("1.1.3", "", "stopped", "stopped on 3 Nov 2017: No money"),
        ("1.1.4", "1.1.4", "carried", "awaiting sign-off"),
        ("1.1.5", "", "removed", "removed on 5 Oct 2017"),
        ("1.1.6", "", "not yet there", "not in the plan yet on 14 Nov 2017"),
        ("1.1.7", "", "complete", "complete, Sep 2017"),
    ]


def test_the_last_word_on_each_matter_goes_on_with_its_day_and_author():
    made = carried(
        an_action(
            "1.1.4",
            "Oct 2017",
            text="First words",
            updates=[
                an_update("1 Sep 2017", "Older words", status="in progress", author="Head of Service"),
                an_update("10 Oct 2017", "Latest words", review="Jan 2018", author="QA Manager"),
                an_update("1 Dec 2017", "Said later", review="Mar 2018"),
            ],
        )
    )
    (action,) = actions_of(made)
    assert [(one.day, one.author, one.text, one.status, one.review) for one in action.updates] == [
        (on("1 Sep 2017"), "Head of Service", None, Status.IN_PROGRESS, None),
        (on("10 Oct 2017"), "QA Manager", "Latest words", None, a_when("Jan 2018")),
    ]
    assert not register(made.plan, on("31 Aug 2017"))
    assert action.notes == ("Was 1.1.4 in 2017/18.",)


def test_undated_words_stay_undated():
    made = carried(an_action(review="Dec 2017", text="Under way", status="in progress"))
    (update,) = actions_of(made)[0].updates
    assert (update.day, update.text, update.kind) == (None, "Under way", "plan")


def test_what_was_withdrawn_does_not_go_on():
    wrong = an_update("1 Nov 2017", "A mistake", uuid="wrong")
    undo = an_update("2 Nov 2017", kind="undo", withdraws="wrong")
    made = carried(an_action(text="Right", updates=[wrong, undo]))
    assert [one.text for one in actions_of(made)[0].updates] == ["Right"]


def test_a_decision_goes_on_as_an_update_without_its_meeting():
    said = an_update("1 Nov 2017", "Looked at", kind="decision", meeting="m1", decided="note", author="SMT")
    (update,) = [one for one in actions_of(carried(an_action(updates=[said])))[0].updates if one.text]
    assert (update.kind, update.meeting, update.decided, update.author) == ("update", None, None, "SMT")


def test_who_reported_it_complete_and_on_what_evidence_goes_on():
    seen = (SignOffEvidence("https://example.org/minutes"),)
    said = an_update("1 Nov 2017", "Done", status="reported complete", author="QA Manager", evidence=seen)
    made = carried(an_action(updates=[said, an_update("2 Nov 2017", "Posted")]))
    state = register(made.plan, on(DAY))[0].state
    assert (state.reported_by, state.status_since, state.text) == ("QA Manager", on("1 Nov 2017"), "Posted")
    assert actions_of(made)[0].updates[0].evidence == seen


def test_refs_count_anew_where_that_is_asked_for_and_the_old_ones_stay_in_the_notes():
    made = carried(
        an_action("1.1.1", status="complete"),
        an_action("1.1.2", notes=("Was 1.1.9 in 2016/17.",)),
        an_action("1.1.3"),
        wanted=replace(WANTED, renumber=True),
    )
    assert [(one.ref, one.ref_as_printed, one.notes) for one in actions_of(made)] == [
        ("1.1.1", "1.1.1", ("Was 1.1.9 in 2016/17.", "Was 1.1.2 in 2017/18.")),
        ("1.1.2", "1.1.2", ("Was 1.1.3 in 2017/18.",)),
    ]
    assert [one.new_ref for one in made.fates] == ["", "1.1.1", "1.1.2"]


def test_an_action_can_be_left_by_choice():
    made = carried(an_action("1.1.1", uuid="a"), an_action("1.1.2", uuid="b"), wanted=replace(WANTED, leave={"a"}))
    assert [one.uuid for one in actions_of(made)] == ["b"]
    assert made.fates[0].why == "left out of next year's plan"


def test_an_answer_to_a_promise_goes_on_with_the_words_that_made_it():
    said = an_update("1 Oct 2017", "To tell the board in Oct", uuid="said")
    answers = tuple(
        PromiseAnswer(f"a{n}", of, "To tell the board in Oct", "kept", on(day), said.recorded_at)
        for n, (of, day) in enumerate([("said", "1 Nov 2017"), ("said", "1 Dec 2017"), ("other", "1 Nov 2017")])
    )
    (action,) = actions_of(carried(an_action(updates=[said], answers=answers)))
    (answer,) = action.answers
    assert answer.of_update == action.updates[-1].uuid and answer.day == on("1 Nov 2017")


def test_themes_and_people_that_were_removed_stay_behind():
    gone = {"removed_on": on("1 Nov 2017")}
    plan = a_plan(an_action(), people=(Person("Ann Young", None, **gone), Person("Vera Brook", None)))
    later = Theme("1.3", "Help", removed_on=on("1 Dec 2017"))
    removed = Theme("1.2", "Voice", actions=(an_action("1.2.1", **gone),), **gone)
    made = next_year(replace(plan, themes=(*plan.themes, removed, later)), on(DAY), WANTED, lambda: "n")
    assert [(one.ref, one.removed_on) for one in made.plan.themes] == [("1.1", None), ("1.3", None)]
    assert made.plan.people == (Person("Vera Brook", None),) and made.fates[1].why == "removed on 1 Nov 2017"


def test_measures_go_on_with_what_was_known_by_the_day():
    readings = (a_reading("Apr 2017", 70, uuid="r1"), a_reading("Oct 2017", 75, uuid="r2", known=on("1 Dec 2017")))
    remarks = (a_remark("Better", "1 Oct 2017"), a_remark("Later", "1 Dec 2017"))
    measure = a_measure("65-75 / 75-84 / 85+", readings, remarks=remarks)
    gone = replace(measure, ref="1.1-M02", removed_on=on("1 Oct 2017"))
    plan = a_plan(an_action())
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure, gone)),))
    ((_, kept),) = next_year(plan, on(DAY), WANTED, lambda: "n").plan.measures()
    assert [one.uuid for one in kept.readings] == ["r1"] and [one.comment for one in kept.remarks] == ["Better"]
    assert kept.thresholds == measure.thresholds


def test_themes_people_and_limits_go_on_and_what_is_of_the_old_plan_alone_does_not():
    plan = a_plan(an_action(status="complete"), people=(Person("Vera Brook", "Head of Service", id=4, plan_id=1),))
    plan = replace(plan, settings={"amber_days": 14, SETTING: {}, "read_from": []}, opens_as_at=on(DAY), uuid="old")
    plan = replace(plan, themes=(replace(plan.themes[0], ambition=("Good",), id=3), Theme("1.2", "Voice")))
    new = next_year(plan, on(DAY), WANTED, lambda: "n").plan
    assert [(one.ref, one.ambition, one.id) for one in new.themes] == [("1.1", ("Good",), None), ("1.2", (), None)]
    assert (new.title, new.period, new.uuid, new.opens_as_at) == (WANTED.title, WANTED.period, None, None)
    assert new.settings == {"amber_days": 14} and new.people == (Person("Vera Brook", "Head of Service"),)


DAYS = st.dates(date(2017, 4, 1), date(2018, 3, 1))
UPDATES = st.lists(
    st.builds(
        an_update,
        DAYS,
        st.none() | st.sampled_from(["Said", "Done soon"]),
        status=st.none() | st.sampled_from(["not started", "in progress"]),
        rag=st.none() | st.sampled_from(["red", "amber", "green", "none"]),
        review=st.none() | st.sampled_from(["Sept 2017", "Dec 2017", "Ongoing", "Mar 2018"]),
        reason=st.none() | st.just("Because"),
    ),
    max_size=6,
)


@given(UPDATES, DAYS, st.integers(0, 120))
def test_an_action_stands_in_the_new_plan_as_it_stood_on_that_day_and_as_it_goes_on(updates, day, later):
    action = an_action(review="Oct 2017", text="Begun", updates=updates)
    made = carried(action, day=day)
    cut = replace(action, updates=tuple(one for one in action.updates if one.day is None or one.day <= day))
    on_day = date.fromordinal(day.toordinal() + later)
    old, new = (register(plan, on_day)[0] for plan in (a_plan(cut), made.plan))
    for name in ("standing", "rating", "computed_rag", "days_late", "due_soon"):
        assert getattr(old, name) == getattr(new, name)
    for name in ("status", "review", "text", "text_day", "stated_rag"):
        assert getattr(old.state, name) == getattr(new.state, name)


@given(UPDATES, DAYS)
def test_a_past_day_shows_nothing_that_was_not_said_by_then(updates, day):
    action = an_action(review="Oct 2017", text="Begun", updates=updates)
    (new,) = actions_of(carried(action, day=day))
    known = {(one.day, one.text) for one in action.updates}
    assert all(one.day is None or one.day <= day for one in new.updates)
    assert {(one.day, one.text) for one in new.updates if one.text} <= known
    assert len(last_words(action, day)) == len(new.updates)


def test_an_action_of_which_nothing_is_said_is_there_all_the_same():
    made = carried(replace(an_action(), updates=(an_update(),)))
    assert len(register(made.plan, on(DAY))) == 1
