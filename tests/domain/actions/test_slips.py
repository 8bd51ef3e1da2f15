"""Every slip of an action: when, from what to what, and why."""

from tests.domain.builders import a_plan, an_action, an_update, on, state_of
from tracker.domain.actions import state
from tracker.domain.actions.register import register
from tracker.domain.actions.slips import slip_rows, slip_totals, slips_of
from tracker.domain.plan import Lead
from tracker.domain.when import shown


def test_each_slip_is_told_with_its_reason_as_at_a_day():
    first = an_update("1 Aug 2017", review="Nov 2017", reason="Staff were ill")
    held = an_update("20 Nov 2017", "Looked at.", review="Jan 2018")
    second = an_update("1 Dec 2017", review="Mar 2018")
    action = an_action("1", "Sep 2017", (first, held, second))
    told = slips_of(action, on("31 Dec 2017"))
    assert [(one.day, shown(one.old), shown(one.new), one.reason) for one in told] == [
        (on("1 Aug 2017"), "Sep 2017", "Nov 2017", "Staff were ill"),
        (on("1 Dec 2017"), "Jan 2018", "Mar 2018", None),
    ]
    counted = [state_of(action, day) for day in ("31 Jul 2017", "30 Nov 2017", "31 Dec 2017")]
    assert [(state.slips, state.unexplained) for state in counted] == [(0, 0), (1, 0), (2, 1)]
    assert len(slips_of(action, on("30 Nov 2017"))) == 1


def test_a_slip_tells_whose_words_it_was_who_saved_it_and_by_how_many_days_it_moved():
    moved = an_update("1 Aug 2017", review="31 Oct 2017", author="Vera Brook", recorded_by="Ann Young", uuid="u-1")
    (slip,) = slips_of(an_action("1", "30 Sep 2017", [moved]), on("14 Nov 2017"))
    assert (slip.by, slip.recorded_by, slip.update, slip.days) == ("Vera Brook", "Ann Young", "u-1", 31)


def test_a_move_to_no_last_day_has_no_days():
    (slip,) = slips_of(an_action("1", "Sep 2017", [an_update("1 Aug 2017", review="Ongoing")]), on("14 Nov 2017"))
    assert slip.days is None


def test_the_slip_of_an_action_that_comes_back_is_told_of_the_day_on_which_it_does():
    end, dated = an_update("1 Aug 2017", status="stopped"), an_update("2 Aug 2017", review="Jan 2018")
    back = an_update("3 Aug 2017", status="in progress", reason="Money came")
    (slip,) = slips_of(an_action("1", "Sep 2017", [end, dated, back]), on("14 Nov 2017"))
    assert (slip.day, shown(slip.old), shown(slip.new), slip.reason) == (
        on("3 Aug 2017"), "Sep 2017", "Jan 2018", "Money came",
    )  # fmt: skip


# ---- the ledger


def slipped(ref, *moves, lead="Vera Brook"):
    updates = [an_update("1 Aug 2017", review=review, reason=reason) for review, reason in moves]
    return an_action(ref, "30 Sep 2017", updates, lead=Lead(lead, lead or None))


def ledger(*actions, as_at="14 Nov 2017"):
    return slip_rows(register(a_plan(*actions), on(as_at)), on(as_at))


def test_the_ledger_holds_every_slip_in_the_order_of_the_plan():
    rows = ledger(
        slipped("1", ("10 Oct 2017", "Ill."), ("20 Oct 2017", None)), slipped("2"), slipped("3", ("1 Oct 2017", None))
    )
    assert [(row.line.action.ref, row.slip.days) for row in rows] == [("1", 10), ("1", 10), ("3", 1)]
    assert ledger(slipped("1", ("10 Oct 2017", "Ill.")), as_at="31 Jul 2017") == []


def test_the_slips_of_each_lead_add_up_and_those_of_all_come_last():
    totals = slip_totals(
        ledger(
            slipped("1", ("10 Oct 2017", "Ill."), ("20 Oct 2017", None)),
            slipped("2", ("Ongoing", None), lead="Tom Reed"),
            slipped("3", ("31 Oct 2017", None), lead="Tom Reed"),
        )
    )
    assert [tuple(total) for total in totals] == [
        ("Tom Reed", 2, 2, 31, 1, 2), ("Vera Brook", 2, 1, 20, 0, 1), (None, 4, 3, 51, 1, 3),
    ]  # fmt: skip


def test_where_nothing_slipped_all_is_nothing():
    assert [tuple(total) for total in slip_totals([])] == [(None, 0, 0, 0, 0, 0)]


def test_the_slips_of_two_hundred_updates_are_found_in_one_fold(monkeypatch):
    action = an_action(
        review="Jan 2001", updates=[an_update(review=f"Jan {2002 + n}", text="Later.") for n in range(200)]
    )
    folded, fold = [], state._fold
    monkeypatch.setattr(state, "_fold", lambda *of: folded.append(of) or fold(*of))
    assert len(slips_of(action, on("14 Nov 2017"))) == 200 and len(folded) == 201
