"""What the shared columns say, and the words about one line."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from tracker.columns.actions import ACTION_COLUMNS, OVERDUE_COLUMNS
from tracker.columns.commentary import COMMENTARY_COLUMNS, update_rows
from tracker.columns.measures import MEASURE_COLUMNS, band_names, measure_columns, measure_rows
from tracker.columns.words import as_at_words, review_words, share_words, standing_words, text_of
from tracker.domain.actions.register import register
from tracker.domain.measure import Measure, Reading
from tracker.domain.plan import Action, Lead, Plan, Status, Theme, Update
from tracker.domain.when import When, day_when, month_when
from tracker.palette import LIGHT

AS_AT = date(2017, 11, 14)


def update(uuid="u1", day=None, kind="update", **fields):
    return Update(uuid=uuid, kind=kind, day=day, recorded_at=datetime(2017, 11, 1, 9), **fields)


def plan(*updates, measures=(), **fields):
    action = Action("1.1.1", "Publish the guide", lead=Lead("Vera Brook"), updates=updates, **fields)
    return Plan("Plan", themes=(Theme("1.1", "Assessment", actions=(action,), measures=measures),))


def line(*updates):
    return register(plan(*updates), AS_AT)[0]


def shown(columns, row):
    return {column.name: text_of(column, row) for column in columns}


def measure(**fields):
    bands = (("Requires improvement", "65-75"), ("Good", "75-84"), ("Outstanding", "85+"))
    return Measure("1.1-M01", "Seen in time", unit="percent", thresholds=bands, **fields)


def reading(value, **fields):
    return Reading(month_when(2017, 10), Decimal(value), **fields)


def test_an_action_shows_everything_that_the_register_says_of_it():
    given = update(status=Status.IN_PROGRESS, review=month_when(2017, 10), text="Drafted", day=date(2017, 10, 3))
    assert shown(ACTION_COLUMNS, line(given)) == {
        "theme": "1.1 Assessment",
        "ref": "1.1.1",
        "action": "Publish the guide",
        "lead": "Vera Brook",
        "review": "Oct 2017",
        "days_late": "14",
        "status": "In progress",
        "rating": "Amber",
        "commentary": "Drafted",
        "commentary_day": "3 Oct 2017",
    }


def test_an_action_that_is_not_late_shows_no_number_of_days():
    assert shown(ACTION_COLUMNS, line(update(review=month_when(2017, 12))))["days_late"] == ""


def test_an_overdue_action_shows_its_first_review_and_its_slips():
    first = update(review=month_when(2017, 8))
    moved = update("u2", date(2017, 9, 20), review=month_when(2017, 10), reason="The form came late")
    texts = shown(OVERDUE_COLUMNS, line(first, moved))
    assert (texts["original_review"], texts["review"], texts["slips"]) == ("Aug 2017", "Oct 2017", "1")


def test_a_date_is_shown_as_printed_with_its_white_space_folded():
    odd = When("Dec\n 202017", "month", date(2017, 12, 1), date(2017, 12, 31))
    assert shown(ACTION_COLUMNS, line(update(review=odd)))["review"] == "Dec 202017"


@pytest.mark.parametrize("status, word", [(Status.REPORTED_COMPLETE, "Awaiting sign-off"), (Status.STOPPED, "Stopped")])
def test_an_action_counted_apart_shows_that_in_place_of_a_rating(status, word):
    apart = line(update(status=status, review=month_when(2017, 10)))
    rating = next(column for column in ACTION_COLUMNS if column.name == "rating")
    assert rating.value(apart) in LIGHT.ratings
    assert text_of(rating, apart) == word


def test_standing_words():
    late = update(review=month_when(2017, 8))
    done = update("u2", date(2017, 10, 22), status=Status.REPORTED_COMPLETE)
    assert standing_words(line(late), AS_AT) == "Red"
    assert standing_words(line(late, done), AS_AT) == "Awaiting sign-off, 23 days"
    assert standing_words(line(late, replace(done, day=AS_AT)), AS_AT) == "Awaiting sign-off"
    assert standing_words(line(update(status=Status.REPORTED_COMPLETE)), AS_AT) == "Awaiting sign-off"
    assert standing_words(line(update(status=Status.STOPPED)), AS_AT) == "Stopped"
    assert standing_words(line(update(status=Status.COMPLETE)), AS_AT) == "Complete"
    assert standing_words(line(update()), AS_AT) == "No date"


@pytest.mark.parametrize(
    "review, words",
    [
        (day_when(date(2017, 10, 22)), "23 days late"),
        (day_when(date(2017, 11, 13)), "1 day late"),
        (day_when(AS_AT), "due today"),
        (day_when(date(2017, 11, 20)), "due in 6 days"),
        (day_when(date(2018, 3, 1)), ""),
        (When("Ongoing", "ongoing", None, None), ""),
    ],
)
def test_review_words(review, words):
    assert review_words(line(update(review=review)), AS_AT) == words


def test_a_complete_action_is_neither_late_nor_due_in_words():
    assert review_words(line(update(status=Status.COMPLETE, review=day_when(date(2017, 11, 20)))), AS_AT) == ""


def test_as_at_words_say_so_when_the_day_is_not_today():
    assert as_at_words(AS_AT, AS_AT) == "As at 14 Nov 2017"
    assert as_at_words(AS_AT, date(2017, 11, 20)) == "As at 14 Nov 2017, which is not today (20 Nov 2017)"


def test_a_count_is_said_with_what_it_is_out_of():
    assert share_words(9, 50) == "9 of 50"


def test_a_measure_shows_its_thresholds_as_printed_and_what_its_latest_reading_means():
    late = measure(readings=(reading("64.9", numerator=Decimal(649), denominator=Decimal(1000)),))
    texts = shown(MEASURE_COLUMNS, measure_rows(plan(update(), measures=(late,)), AS_AT)[0])
    assert texts["band: Good"] == "75-84"
    assert texts["polarity"] == "High is good"
    assert (texts["latest"], texts["unit"], texts["period"]) == ("64.9", "%", "Oct 2017")
    assert texts["band"] == "Below requires improvement"
    assert (texts["distance"], texts["cases"]) == ("0.1", "1")


def test_a_value_is_not_shown_rounded_across_a_cut():
    near = measure(readings=(reading("75.0", numerator=Decimal(74_999_999), denominator=Decimal(100_000_000)),))
    texts = shown(MEASURE_COLUMNS, measure_rows(plan(update(), measures=(near,)), AS_AT)[0])
    assert texts["latest"] == "74.999999"


def test_a_measure_without_readings_has_empty_columns():
    texts = shown(MEASURE_COLUMNS, measure_rows(plan(update(), measures=(measure(),)), AS_AT)[0])
    assert (texts["latest"], texts["band"], texts["distance"], texts["travel"]) == ("", "", "", "")
    assert texts["finding"] == "No reading yet"


def test_a_direction_is_said_as_a_polarity():
    wanted = Measure("1.1-M02", "Visits", thresholds=(("Good", "Increase"),))
    assert shown(MEASURE_COLUMNS, measure_rows(plan(measures=(wanted,)), AS_AT)[0])["polarity"] == "Increase is good"


def test_a_plan_with_bands_of_its_own_gets_columns_for_them():
    own = Measure("1.1-M02", "Visits", unit="percent", thresholds=(("Poor", "1-5"), ("Fine", "6+")))
    columns = measure_columns(band_names(plan(measures=(own,)), AS_AT))
    texts = shown(columns, measure_rows(plan(measures=(own,)), AS_AT)[0])
    assert (texts["band: Poor"], texts["band: Fine"]) == ("1-5", "6+")
    assert len({column.heading for column in columns}) == len(columns)


def test_commentary_of_a_plan_without_a_day_is_from_the_plan():
    rows = update_rows(plan(update(text="As printed")), AS_AT)
    assert shown(COMMENTARY_COLUMNS, rows[0])["day"] == "from the plan"


def test_commentary_is_told_oldest_first_with_what_was_withdrawn_and_without_later_days():
    wrong = update("wrong", date(2017, 11, 2), text="On the wrong action")
    undo = update("undo", date(2017, 11, 3), kind="undo", withdraws="wrong")
    later = update("later", date(2017, 12, 1), text="Not yet said")
    rows = update_rows(plan(later, undo, wrong, update("first", text="As printed")), AS_AT)
    assert [row[2].uuid for row in rows] == ["first", "wrong", "undo"]
    assert [shown(COMMENTARY_COLUMNS, row)["withdrawn"] for row in rows] == ["", "withdrawn", ""]


def test_commentary_of_a_removed_action_is_left_out():
    assert update_rows(plan(update(text="Said"), removed_on=AS_AT), AS_AT) == []


def test_a_stated_rating_is_a_word_and_a_withdrawn_one_is_no_rating():
    rows = update_rows(plan(update("a", stated_rag="amber"), update("b", stated_rag="none")), AS_AT)
    assert [shown(COMMENTARY_COLUMNS, row)["stated_rating"] for row in rows] == ["Amber", "No rating"]


@pytest.mark.parametrize("columns", [ACTION_COLUMNS, OVERDUE_COLUMNS, MEASURE_COLUMNS, COMMENTARY_COLUMNS])
def test_names_and_headings_of_a_list_differ(columns):
    assert len({column.name for column in columns}) == len({column.heading for column in columns}) == len(columns)
