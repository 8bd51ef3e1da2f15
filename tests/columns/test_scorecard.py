"""The columns and rows of the committee's scorecard."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.builders import FIRST_CLOCK, a_measure, a_reading, on
from tracker.columns.scorecard import scorecard_columns, words_to_state
from tracker.columns.scorecard_rows import card_rows, colours_counted, count_words, day_and_counts
from tracker.columns.words import text_of
from tracker.domain.measure import Comparator, Remark
from tracker.domain.plan import Plan, Theme

DAY = on("14 Nov 2017")
BANDS = "65-75 / 76-85 / 86-100"


def a_remark(day=None, comment=None, action=None, rating=None, **fields):
    return Remark(f"r-{day}-{comment}-{rating}", on(day), FIRST_CLOCK, comment, action, rating, **fields)


def neighbours(*readings, name="Statistical neighbours", **fields):
    return Comparator(name, readings=tuple(a_reading(*one) for one in readings), **fields)


def a_card(*measures, as_at=DAY):
    """The rows of a plan with these measures in one group."""
    placed = tuple(replace(one, ref=f"G1-M{at:02}") for at, one in enumerate(measures, 1))
    return card_rows(Plan("Scorecard", themes=(Theme(None, "Timeliness", measures=placed),)), as_at)


def headed(rows):
    """Every column by its heading: what stands in the first row."""
    return {" ".join(column.heading.split()): text_of(column, rows[0]) for column in scorecard_columns(rows)}


def test_a_row_says_what_the_board_reads():
    visits = a_measure(
        BANDS,
        [("Q1 2017/18", "63.2"), ("Q2 2017/18", "80.0")],
        comparators=(neighbours(("2016/17", "82")),),
        remarks=(a_remark("10 Nov 2017", "Capacity restored.", "Keep the rule.", "3"),),
    )
    assert headed(a_card(visits)) == {
        "Group": "Timeliness",
        "Status": "3",
        "Against its band": "stated 3, band good",
        "Measure": "Visits made in time",
        "Previous Q1 2017/18": "63.2",
        "Current Q2 2017/18": "80.0",
        "Statistical neighbours 2016/17, older": "82",
        "Direction": "▲ improving",
        "Band": "Good",
        "Comment": "Capacity restored.",
        "Action": "Keep the rule.",
    }


def test_without_a_stated_status_the_band_stands_there():
    assert headed(a_card(a_measure(BANDS, [("Q2 2017/18", 80)])))["Status"] == "Good"


def test_periods_that_differ_stand_in_a_column_of_their_own():
    quarterly, monthly = a_measure(BANDS, [("Q2 2017/18", 80)]), a_measure(BANDS, [("Oct 2017", 71)])
    rows = a_card(quarterly, monthly)
    said = headed(rows)
    assert (said["Current"], said["Current: period"]) == ("80", "Q2 2017/18")
    assert "Current: period" not in [column.heading for column in scorecard_columns(rows, periods=False)]


def test_each_comparator_has_a_column_and_is_older_where_its_period_ended_before_ours():
    one = a_measure(
        BANDS,
        [("Q2 2017/18", 80)],
        comparators=(
            neighbours(("Q2 2017/18", 70), name="England"),
            neighbours(("2015/16", 60), name="Core cities", part="average"),
        ),
    )
    headings = [" ".join(column.heading.split()) for column in scorecard_columns(a_card(one))]
    assert headings[5:7] == ["England Q2 2017/18", "Core cities, average 2015/16, older"]


def test_a_past_day_shows_only_what_counted_then():
    visits = a_measure(
        BANDS,
        [("Q1 2017/18", 70), ("Q2 2017/18", 80)],
        remarks=(a_remark("1 Aug 2017", "Summer.", rating="2"), a_remark("10 Nov 2017", "Autumn.", rating="3")),
        comparators=(neighbours(("2016/17", 82), ("Q2 2017/18", 83)),),
    )
    said = headed(a_card(visits, as_at=on("31 Aug 2017")))
    assert (said["Status"], said["Current Q1 2017/18"], said["Comment"]) == ("2", "70", "Summer.")
    assert said["Statistical neighbours 2016/17, older"] == "82" and "Autumn." not in said.values()


def test_an_arrow_that_is_printed_stands_where_nothing_can_be_computed():
    only = a_measure(BANDS, [("Q2 2017/18", 80)], remarks=(a_remark(stated_direction=("↗", "up")),))
    assert headed(a_card(only))["Direction"] == "↗"


def test_numbers_are_numbers_and_everything_else_is_as_printed():
    rows = a_card(
        a_measure(BANDS, [a_reading("Q1 2017/18", "71.40"), replace(a_reading("Q2 2017/18", 80), as_printed="80%")])
    )
    values = {column.name: column.value(rows[0]) for column in scorecard_columns(rows)}
    assert values["previous"] == Decimal("71.40") and values["current"] == "80%"


def test_counts_and_colours_are_said():
    red = a_measure(BANDS, [("Q2 2017/18", 80)], remarks=(a_remark("1 Nov 2017", rating="3"),))
    rows = a_card(red, a_measure(BANDS, [("Q2 2017/18", 70)]), a_measure(BANDS))
    assert count_words(rows) == "3 measures in 1 group · 1 stated status disagrees with its band"
    assert count_words([*rows, *a_card(red)]).endswith("2 stated statuses disagree with their bands")
    assert colours_counted(rows) == "1 red · 1 amber"
    assert day_and_counts(rows[1:], DAY, DAY) == "As at 14 Nov 2017 · 2 measures in 1 group"


@pytest.mark.parametrize(
    ("used", "offered"),
    [
        ((), ("Red", "Amber", "Green")),
        (("2",), ("3", "2", "1")),
        (("R", "G"), ("R", "A", "G")),
        (("Blue",), ("Red", "Amber", "Green", "Blue")),
        (("on hold",), ("on hold", "Red", "Amber", "Green")),
    ],
)
def test_a_status_is_chosen_from_the_words_in_use(used, offered):
    measures = [a_measure(remarks=(a_remark("1 Nov 2017", rating=word),)) for word in used]
    assert words_to_state(a_card(*measures)) == offered


def test_values_that_are_words_go_up_and_down_their_scale():
    def rated(before, now):
        said = (replace(a_reading("Q1 2017/18", None), word=before), replace(a_reading("Q2 2017/18", None), word=now))
        return headed(a_card(a_measure(readings=said, scale="No, Yes")))

    assert (rated("No", "Yes")["Direction"], rated("Yes", "No")["Direction"]) == ("▲ improving", "▼ worsening")
    assert rated("No", "No")["Direction"] == "– no change" and rated("No", "Yes")["Current Q2 2017/18"] == "Yes"
