"""What is told of two spans of days is all that the plan says otherwise, and all that is told of both together."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.builders import a_plan, a_reading, a_remark, an_action, an_update
from tests.domain.changes.builders import edited
from tests.levels import DEAR
from tracker.documents.dump.write import plan_json
from tracker.domain.actions.state import withdrawn_by
from tracker.domain.changes.between import changes_between
from tracker.domain.measure import Measure
from tracker.domain.plan import Lead

FIRST = date(2017, 11, 1)
A, B, C = (FIRST + timedelta(days=days) for days in (0, 10, 20))
BY_BOTH_ENDS = {"late", "no longer late", "rating", "band"}
BACK = {"withdrawn", "put back"}
# What may be told where a key of the dump differs.
TOLD_AS = {
    "text": {"wording"}, "name": {"wording"}, "lead": {"lead"}, "removed_on": {"removed", "brought back"},
    "status": {"status", "completed", "not accepted"} | BACK, "stated_rag": {"stated rating"} | BACK,
    "review": {"slip", "review"} | BACK, "readings": {"reading", "correction"}, "remarks": {"remark"} | BACK,
    "updates": {"commentary", "status", "completed", "not accepted", "stated rating", "slip", "review",
                "said again"} | BACK,
}  # fmt: skip

UPDATES = st.fixed_dictionaries({
    "text": st.sampled_from([None, "Done.", "Late."]),
    "status": st.sampled_from([None, "in progress", "reported complete", "complete"]),
    "rag": st.sampled_from([None, "amber", "none"]),
    "review": st.sampled_from([None, "Nov 2017", "Mar 2018"]),
})  # fmt: skip
WHAT_IS_DONE = st.lists(
    st.tuples(
        st.integers(1, 20),
        st.one_of(
            st.tuples(st.just("update"), UPDATES),
            st.tuples(st.just("withdraw"), st.integers(0, 5)),
            st.tuples(st.just("text"), st.sampled_from(["One", "Two"])),
            st.tuples(st.just("lead"), st.sampled_from(["Ann", "Bo"])),
            st.tuples(st.just("remove"), st.none()),
            st.tuples(st.just("name"), st.sampled_from(["Visits", "Calls"])),
            st.tuples(st.just("reading"), st.integers(40, 90)),
            st.tuples(st.just("remark"), st.sampled_from(["Better.", ""])),
        ),
    ),
    max_size=8,
).map(lambda done: sorted(done, key=lambda one: one[0]))


def done(plan, day, what, value):
    """The plan after somebody did something on a day."""
    (theme,) = plan.themes
    (action,), (measure,) = theme.actions, theme.measures
    at = datetime.combine(day, time(9), UTC)
    if what == "update" and any(value.values()):
        action = replace(action, updates=(*action.updates, an_update(day, recorded_at=at, **value)))
    elif what == "withdraw" and (left := [u for u in action.updates[1:] if u.uuid not in withdrawn_by(action.updates)]):
        target = left[value % len(left)]
        undo = an_update(day, kind="undo", withdraws=target.uuid, recorded_at=at)
        action = replace(action, updates=(*action.updates, undo))
    elif what == "text":
        action = edited(action, day, text=value)
    elif what == "lead":
        action = edited(action, day, lead=Lead(value, value))
    elif what == "remove":
        action = edited(action, day, removed_on=None if action.removed_on else day)
    elif what == "name":
        measure = edited(measure, day, name=value)
    elif what == "reading":
        held = measure.readings
        new = a_reading("Oct 2017", value, known=day, recorded_at=at, place=len(held), uuid=f"r{len(held)}")
        measure = replace(measure, readings=(*held, new))
    elif what == "remark":
        measure = replace(measure, remarks=(*measure.remarks, a_remark(value, day, recorded_at=at)))
    return replace(plan, themes=(replace(theme, actions=(action,), measures=(measure,)),))


def plans_of(steps):
    """The plan as it was at the end of each of the three days."""
    measure = Measure("1.1-M01", "Visits in time", unit="percent", thresholds=(("Good", "60-79"), ("Best", "80+")))
    plan = a_plan(an_action(review="Oct 2017", status="in progress", text="Begun.", lead=Lead("Cy", "Cy")))
    plan = replace(plan, themes=(replace(plan.themes[0], measures=(measure,)),))
    at_the_end = {A: plan, B: plan, C: plan}
    for offset, (what, value) in steps:
        day = FIRST + timedelta(days=offset)
        plan = done(plan, day, what, value)
        at_the_end |= {end: plan for end in (B, C) if day <= end}
    return at_the_end


def differing(one, other):
    """(ref, key) of all that the dumps of two plans say otherwise of an action or a measure."""
    theme, theme_of_other = (plan_json(plan, [])["plans"][0]["themes"][0] for plan in (one, other))
    for kind in ("actions", "measures"):
        (before,), (after,) = theme[kind], theme_of_other[kind]
        yield from ((after["ref"], key) for key in TOLD_AS if before.get(key) != after.get(key))


@settings(max_examples=DEAR * 4)
@given(WHAT_IS_DONE)
def test_whatever_a_plan_says_otherwise_on_a_later_day_is_told(steps):
    plans = plans_of(steps)
    for since, as_at in ((A, B), (B, C), (A, C)):
        told = {(one.ref, one.what) for one in changes_between(plans[as_at], since, as_at)}
        for ref, key in differing(plans[since], plans[as_at]):
            assert told & {(ref, what) for what in TOLD_AS[key]}, (ref, key)


@settings(max_examples=DEAR * 4)
@given(WHAT_IS_DONE)
def test_two_spans_tell_what_is_told_of_both_together(steps):
    plan = plans_of(steps)[C]
    parts = [one for span in ((A, B), (B, C)) for one in changes_between(plan, *span)]
    whole = changes_between(plan, A, C)
    for one in whole:
        assert one.what in BY_BOTH_ENDS or one in parts
    assert len([one for one in whole if one.what not in BY_BOTH_ENDS]) == len(
        [one for one in parts if one.what not in BY_BOTH_ENDS]
    )


def test_records_come_in_the_order_of_the_plan_and_the_oldest_change_first():
    later, earlier = an_update("12 Nov 2017", "Later."), an_update("5 Nov 2017", "Earlier.")
    plan = a_plan(an_action("1.1.1", updates=(later,)), an_action("1.1.2", updates=(later, earlier)))
    found = [(one.ref, one.new) for one in changes_between(plan, A, C) if one.what == "commentary"]
    assert found == [("1.1.1", "Later."), ("1.1.2", "Earlier."), ("1.1.2", "Later.")]
