"""The problems of a register that is kept through days, saves and undoing are those of a plan that is read anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_measure, a_plan, an_action, an_update, on
from tracker.domain.actions.register import Register, among, register
from tracker.domain.decisions.plan_checks import standing_problems
from tracker.domain.plan import Lead

DAYS = st.dates(on("1 Jul 2017"), on("31 Jan 2018"))
UPDATES = st.builds(
    an_update,
    st.none() | DAYS,
    st.sampled_from([None, "Said", "An audit will be carried out in January 2018."]),
    status=st.sampled_from([None, None, "in progress", "complete", "stopped"]),
    rag=st.sampled_from([None, None, "red", "green", "none"]),
    review=st.sampled_from([None, "Aug 2017", "Oct 2017", "Mar 2018", "May 2018", "Ongoing", "TBC", "soon"]),
)
SLIPPED = [an_update(f"{month} 2017", review=f"{month} 2018") for month in ("2 Aug", "2 Sep", "2 Oct")]
ACTIONS = st.builds(
    lambda updates, **fields: an_action("", "Dec 2017", updates, **fields),
    st.lists(UPDATES, max_size=4) | st.just(SLIPPED),
    lead=st.sampled_from([Lead(), Lead("Head of Service")]),
    measures=st.sampled_from([(), ("1.1-M01",)]),
    removed_on=st.none() | DAYS,
)
LEADS = st.sampled_from([Lead(), Lead("Team Manager")])
UNDO = st.just("undo")  # the last update of the action is taken back
TITLES = st.sampled_from(["Assessment", "Planning"])  # of the theme, with no action changed
SAVED = st.tuples(st.integers(0, 4), UPDATES | UNDO | LEADS | TITLES)
BELOW = a_measure("65+ / 75+ / 85+", [("Q1 2017/18", 60), ("Q2 2017/18", 60)])


def planned(actions, title):
    plan = a_plan(*actions)
    return replace(plan, themes=(replace(plan.themes[0], title=title, measures=(BELOW,)),))


def after(action, saved):
    if isinstance(saved, Lead):
        return replace(action, lead=saved)
    if saved == "undo":
        saved = an_update("1 Jul 2017", kind="undo", withdraws=action.updates[-1].uuid)
    return replace(action, updates=(*action.updates, saved))


@given(
    st.lists(ACTIONS, min_size=1, max_size=5),
    st.lists(st.tuples(DAYS, st.none() | SAVED), min_size=1, max_size=8),
)
def test_what_was_asked_before_is_asked_again_where_a_day_or_a_save_has_changed_it(actions, turns):
    actions, title = [replace(action, ref=f"1.1.{number}") for number, action in enumerate(actions)], "Visits"
    kept = Register(planned(actions, title))
    for day, saved in turns:
        if saved:
            place, what = saved[0] % len(actions), saved[1]
            title = what if what in ("Assessment", "Planning") else title
            actions[place] = actions[place] if title == what else after(actions[place], what)
            kept = kept.renewed(planned(actions, title))
        kept.as_at(day)
        plan = planned(actions, title)
        anew = standing_problems(plan, among(register(plan, day)), day)
        assert standing_problems(kept.plan, kept.where, day) == anew
