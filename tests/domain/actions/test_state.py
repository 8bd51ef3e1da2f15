"""How an action stood on a day: the updates that count, in their order, and those that were withdrawn."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_when, an_action, an_update, on, state_of
from tracker.domain.actions.state import State, in_order, last_heard, state_at, withdrawn_by
from tracker.domain.plan import Status


def texts(updates, as_at="31 Mar 2018"):
    return [update.text for update in in_order(updates, on(as_at))]


def test_an_imported_action_can_be_shown_on_any_day():
    state = state_of(an_action(review="Oct 2017", status="in progress", text="Under way"), "1 Jan 1990")
    assert (state.status, state.text, state.began) == (Status.IN_PROGRESS, "Under way", None)


def test_an_action_typed_on_a_day_is_absent_before_it():
    action = an_action(day="14 Nov 2017", review="Mar 2018")
    assert state_of(action, "13 Nov 2017") is None
    assert state_of(action, "14 Nov 2017").began == on("14 Nov 2017")


def test_an_action_without_updates_is_absent():
    assert state_at((), on("1 Nov 2017")) is None


def test_an_update_counts_from_its_day_on():
    action = an_action(status="not started", updates=[an_update("14 Nov 2017", "Begun", status="in progress")])
    assert state_of(action, "13 Nov 2017").status == Status.NOT_STARTED
    assert state_of(action, "14 Nov 2017").status == Status.IN_PROGRESS


def test_as_at_covers_status_rating_review_and_commentary():
    later = an_update("14 Nov 2017", "New", status="stopped", rag="red", review="Jan 2018")
    action = an_action(status="in progress", text="Old", rag="green", review="Oct 2017", updates=[later])
    before, after = state_of(action, "13 Nov 2017"), state_of(action, "14 Nov 2017")
    assert (before.status, before.stated_rag, str(before.review), before.text) == (
        Status.IN_PROGRESS,
        "green",
        "Oct 2017",
        "Old",
    )
    assert (after.status, after.stated_rag, str(after.review), after.text) == (
        Status.STOPPED,
        "red",
        "Jan 2018",
        "New",
    )


def test_what_an_update_does_not_name_stays():
    action = an_action(status="in progress", text="Old", rag="red", updates=[an_update("1 Nov 2017")])
    state = state_of(action, "1 Nov 2017")
    assert (state.status, state.text, state.stated_rag) == (Status.IN_PROGRESS, "Old", "red")


def test_updates_go_by_their_day_and_not_by_the_clock():
    late_word, early_word = an_update("14 Nov 2017", "second"), an_update("1 Nov 2017", "first")
    assert late_word.recorded_at < early_word.recorded_at
    assert texts([late_word, early_word]) == ["first", "second"]


def test_undated_updates_come_first():
    assert texts([an_update("1 Nov 2017", "second"), an_update(None, "first")]) == ["first", "second"]


def test_on_one_day_the_clock_decides():
    first, second = an_update("1 Nov 2017", "first"), an_update("1 Nov 2017", "second")
    assert texts([second, first]) == ["first", "second"]


def test_a_clock_without_a_zone_is_read_as_utc():
    bare = an_update("1 Nov 2017", "bare", recorded_at=datetime(2017, 11, 1, 12))
    zoned = an_update("1 Nov 2017", "zoned", recorded_at=datetime(2017, 11, 1, 11, tzinfo=UTC))
    assert texts([bare, zoned]) == ["zoned", "bare"]


def test_a_withdrawn_update_counts_on_no_day():
    mistake = an_update("1 Nov 2017", "Done", status="complete")
    undo = an_update("14 Nov 2017", kind="undo", withdraws=mistake.uuid)
    action = an_action(status="in progress", text="Under way", updates=[mistake, undo])
    for as_at in ("1 Nov 2017", "13 Nov 2017", "14 Nov 2017"):
        assert (state_of(action, as_at).status, state_of(action, as_at).text) == (Status.IN_PROGRESS, "Under way")


def test_withdrawing_an_undo_brings_the_update_back():
    word = an_update("1 Nov 2017", "Said")
    undo = an_update("2 Nov 2017", kind="undo", withdraws=word.uuid)
    redo = an_update("3 Nov 2017", kind="undo", withdraws=undo.uuid)
    assert set(withdrawn_by([word, undo])) == {word.uuid}
    assert set(withdrawn_by([word, undo, redo])) == {undo.uuid}
    assert texts([word, undo, redo]) == ["Said"]


def test_a_correction_takes_the_place_of_what_it_withdraws():
    wrong = an_update("1 Nov 2017", "Nine visits")
    right = an_update("1 Nov 2017", "Six visits", kind="correction", withdraws=wrong.uuid)
    assert texts([wrong, right]) == ["Six visits"]


def test_a_withdrawn_slip_is_no_slip():
    slip = an_update("5 Nov 2017", review="Jan 2018")
    undo = an_update("5 Nov 2017", kind="undo", withdraws=slip.uuid)
    state = state_of(an_action(review="Oct 2017", updates=[slip, undo]), "6 Nov 2017")
    assert (state.slips, str(state.review)) == (0, "Oct 2017")


def test_a_status_stands_since_the_day_it_changed():
    again = an_update("14 Nov 2017", status="reported complete")
    action = an_action(updates=[an_update("1 Nov 2017", status="reported complete"), again])
    assert state_of(action, "20 Nov 2017").status_since == on("1 Nov 2017")


def test_a_stated_none_withdraws_the_stated_rating():
    action = an_action(rag="red", updates=[an_update("1 Nov 2017", rag="none")])
    assert state_of(action, "31 Oct 2017").stated_rag == "red"
    assert state_of(action, "1 Nov 2017").stated_rag is None


def test_no_stated_rating_is_invented():
    assert state_of(an_action(review="Oct 2017"), "1 Nov 2017").stated_rag is None


def test_the_latest_commentary_is_the_last_that_was_said():
    action = an_action(text="Old", updates=[an_update("1 Nov 2017", "New"), an_update("2 Nov 2017", rag="red")])
    state = state_of(action, "3 Nov 2017")
    assert (state.text, state.text_day) == ("New", on("1 Nov 2017"))
    assert last_heard(state, a_when("2017/18")) == on("1 Nov 2017")
    assert last_heard(State(text="Undated"), a_when("2017/18")) == on("1 Apr 2017")


DAYS = st.none() | st.dates(on("1 Sep 2017"), on("31 Dec 2017"))
UPDATES = st.builds(
    an_update,
    DAYS,
    st.none() | st.sampled_from(["a", "b", "c"]),
    status=st.none() | st.sampled_from(list(Status)),
    rag=st.none() | st.sampled_from(["red", "amber", "green", "none"]),
    review=st.none() | st.sampled_from(["Sep 2017", "Oct 2017", "Jan 2018", "Ongoing", ""]),
    kind=st.sampled_from(["plan", "update", "decision", "sign-off", "correction"]),
    reason=st.none() | st.just("Agreed"),
    # Few clocks, so that some updates share a day and a second.
    recorded_at=st.sampled_from([datetime(2017, 9, 1, hour, tzinfo=UTC) for hour in range(3)]),
)


@st.composite
def histories(draw):
    """Updates of one action, some of which withdraw one that was recorded before them."""
    updates = draw(st.lists(UPDATES, min_size=1, max_size=7))
    for at in range(1, len(updates)):
        if draw(st.integers(0, 3)) == 0:
            withdraws = updates[draw(st.integers(0, at - 1))].uuid
            clock = datetime(2017, 9, 2, at, tzinfo=UTC)
            updates[at] = replace(updates[at], kind="undo", withdraws=withdraws, recorded_at=clock)
    return updates


@given(histories(), st.data())
def test_folding_does_not_depend_on_the_order_in_which_updates_were_stored(updates, data):
    shuffled = data.draw(st.permutations(updates))
    for as_at in ("1 Sep 2017", "15 Oct 2017", "31 Dec 2017"):
        assert state_at(updates, on(as_at)) == state_at(shuffled, on(as_at))


@given(histories(), DAYS)
def test_withdrawing_an_update_leaves_no_trace_of_it(updates, as_at):
    as_at = as_at or on("1 Dec 2017")
    last = an_update("1 Sep 2017", "Said in error", status="complete", rag="red", review="Mar 2018")
    undo = an_update("31 Dec 2017", kind="undo", withdraws=last.uuid, recorded_at=datetime(2018, 1, 1, tzinfo=UTC))
    assert state_at([*updates, last, undo], as_at) == state_at(updates, as_at)


@given(histories(), DAYS)
def test_what_speaks_for_a_later_day_changes_nothing_before_it(updates, as_at):
    as_at = as_at or on("1 Dec 2017")
    known = [update for update in updates if update.day is None or update.day <= as_at or update.kind == "undo"]
    assert state_at(known, as_at) == state_at(updates, as_at)


@given(histories())
def test_the_first_review_that_counts_is_the_original_unless_corrected(updates):
    state = state_at(updates, on("31 Dec 2017"))
    counting = [u for u in in_order(updates, on("31 Dec 2017")) if u.review is not None]
    if counting and not any(update.kind == "correction" for update in counting[1:]):
        assert state.original_review == counting[0].review
