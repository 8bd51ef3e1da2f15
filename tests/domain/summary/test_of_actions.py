"""What the lines of a register add up to, and which stand out."""

from datetime import date

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.domain.actions.filters import Filter, filtered
from tracker.domain.actions.register import register, tally
from tracker.domain.plan import Lead, Plan, Theme
from tracker.domain.summary.of_actions import (
    follows,
    longest_silent,
    longest_waiting,
    nearest_due,
    overdue_by_lead,
    reviews_by_month,
    tallies_by_theme,
)

ANN, BO = Lead("Ann Young", "Ann Young"), Lead("Bo Ash", "Bo Ash")


def lines_of(*actions, as_at="14 Nov 2017"):
    return register(a_plan(*actions), on(as_at))


def refs(lines):
    return [line.action.ref for line in lines]


def test_each_theme_with_actions_has_its_tally_in_the_plans_order():
    held = {"2": ("2.1",), "9": (), "1": ("1.1", "1.2")}
    themes = tuple(Theme(ref, f"Theme {ref}", actions=tuple(map(an_action, of))) for ref, of in held.items())
    lines = register(Plan("A plan", themes=themes), on("14 Nov 2017"))
    told = tallies_by_theme(lines)
    assert [one.theme.ref for one in told] == ["2", "1"] and [one.counts["total"] for one in told] == [1, 2]
    whole = tally(lines)
    assert all(sum(one.counts[name] for one in told) == whole[name] for name in whole)


def test_leads_stand_by_how_many_of_theirs_are_overdue_and_who_has_none_is_not_there():
    lines = lines_of(
        an_action("1", "Sep 2017", lead=BO), an_action("2", "Sep 2017", lead=ANN), an_action("3", "Oct 2017", lead=BO),
        an_action("4", "Oct 2017", lead=Lead("")), an_action("5", "Dec 2017", lead=Lead("Cy Lane", "Cy Lane")),
    )  # fmt: skip
    assert overdue_by_lead(lines) == [("Bo Ash", 2), ("", 1), ("Ann Young", 1)]


def test_a_review_counts_in_the_month_in_which_its_last_day_lies():
    lines = lines_of(
        an_action("1", "Q3 2017/18"), an_action("2", "10 Nov 2017"), an_action("3", "Nov 2017"),
        an_action("4", "Ongoing"), an_action("5", "Oct 2017", status="complete"),
    )  # fmt: skip
    assert reviews_by_month(lines) == [(date(2017, 11, 1), 2, 1), (date(2017, 12, 1), 1, 0)]


def test_the_filter_by_month_keeps_exactly_what_is_counted_in_it():
    lines = lines_of(*(an_action(str(n), f"{name} 2017") for n, name in enumerate(["Sep", "Oct", "Oct", "Dec"])))
    for month, reviews, overdue in reviews_by_month(lines):
        kept = filtered(lines, Filter(review=month))
        assert (len(kept), sum(line.overdue for line in kept)) == (reviews, overdue)


def test_months_without_a_review_stand_between_two_but_a_misread_year_is_no_row_of_hundreds():
    months = [one.month for one in reviews_by_month(lines_of(an_action("1", "Sep 2017"), an_action("2", "Dec 2017")))]
    assert months == [date(2017, month, 1) for month in (9, 10, 11, 12)]
    months = [one.month for one in reviews_by_month(lines_of(an_action("1", "Sep 2017"), an_action("2", "Jan 2107")))]
    assert months == [date(2017, 9, 1), date(2107, 1, 1)] and not follows(*months)
    assert follows(date(2017, 12, 1), date(2018, 1, 1))


def test_what_is_due_next_comes_first():
    lines = lines_of(an_action("1", "Nov 2017"), an_action("2", "20 Nov 2017"), an_action("3", "Mar 2018"))
    assert refs(nearest_due(lines)) == ["2", "1"]


def test_what_was_never_heard_of_is_silent_the_longest():
    lines = lines_of(
        an_action("1", updates=[an_update("1 Jul 2017", "Later")]), an_action("2"),
        an_action("3", updates=[an_update("1 Jun 2017", "Early")]),
        an_action("4", updates=[an_update("1 Nov 2017", "Just now")]),
    )  # fmt: skip
    assert refs(longest_silent(lines)) == ["2", "3", "1"]


def test_what_was_reported_first_has_waited_the_longest():
    reported = [an_update(day, status="reported complete") for day in ("1 Nov 2017", "1 Oct 2017")]
    lines = lines_of(an_action("1", updates=[reported[0]]), an_action("2", updates=[reported[1]]), an_action("3"))
    assert refs(longest_waiting(lines)) == ["2", "1"]
