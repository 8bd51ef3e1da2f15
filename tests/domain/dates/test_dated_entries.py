"""Dated entries inside one text: found where a date clearly begins one, each with its day, no word lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import an_update
from tracker.domain.dates.dated_entries import dated_entries, split_update, was_split
from tracker.domain.plan import Status
from tracker.domain.when import When

YEAR = When("2017/18", "year", date(2017, 4, 1), date(2018, 3, 31))
OCT_14 = date(2017, 10, 14)


def found(text, period=YEAR):
    return [(entry.when.last if entry.when else None, entry.text) for entry in dated_entries(text, period)]


@pytest.mark.parametrize(
    "front",
    [
        "14/10/17:",
        "14/10/2017 -",
        "14.10.17 –",
        "14-10-2017:",
        "14 Oct 2017 -",
        "14th October 2017:",
        "Saturday 14 October 2017 –",
        "October 14, 2017:",
        "2017-10-14:",
        "[14/10/17]",
        "(14/10/17)",
        "14/10/17\n",
        "  14/10/17 :",
    ],
)
def test_a_date_at_the_start_of_a_line_begins_an_entry(front):
    assert found(f"{front} Met the board.") == [(OCT_14, f"{front} Met the board.".strip())]


def test_entries_come_in_the_order_of_the_text_each_with_all_its_lines():
    text = "21/10/17: Agreed.\nNobody objected.\n14/10/17: Met the board."
    assert found(text) == [
        (date(2017, 10, 21), "21/10/17: Agreed.\nNobody objected."),
        (OCT_14, "14/10/17: Met the board."),
    ]


def test_what_stands_before_the_first_date_has_none():
    assert found("Begun.\n14/10/17: Met.") == [(None, "Begun."), (OCT_14, "14/10/17: Met.")]


def test_a_month_is_said_by_its_end():
    assert found("Oct 2017: Met.\nSept 2017 – begun") == [
        (date(2017, 10, 31), "Oct 2017: Met."),
        (date(2017, 9, 30), "Sept 2017 – begun"),
    ]


def test_within_a_line_an_entry_begins_only_after_the_end_of_a_sentence():
    assert found("Begun. 14/10/17: Met. 21 Oct 2017 - Agreed.") == [
        (None, "Begun."),
        (OCT_14, "14/10/17: Met."),
        (date(2017, 10, 21), "21 Oct 2017 - Agreed."),
    ]
    assert found("The board of 14/10/17: agreed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Begun.",
        "Training 14/10/17 - 16/10/17.",
        "14/10/17 - 16/10/17 training",
        "Oct 2017 - Dec 2017: pilot",
        "31/02/2017: no such day",
        "Review in Oct 2017 - fine",
        "14/10: no year",
        "14/10/17 to 21/10/17: a fortnight",
        "March 18: the day or the year?",
        "1.2.09: a ref of another list",
        "Marching 2017: no month",
    ],
)
def test_what_is_not_clearly_a_date_that_begins_an_entry_is_left(text):
    assert found(text) == []


def test_figures_with_points_are_a_date_only_inside_the_plans_period():
    assert found("1.2.18: Met.") == [(date(2018, 2, 1), "1.2.18: Met.")]
    assert found("1.2.12: see the annex") == []
    assert found("14.10.16: before the plan")[0][0] == date(2016, 10, 14)


LINES = st.text("ab .:-/–\n\t[(1)", max_size=12)
DATES = st.sampled_from(["14/10/17", "14.10.17", "1.2.17", "Oct 2017", "14 Oct 2017", "2017-10-14", "31/02/17", "99"])
MARKS = st.sampled_from([":", " - ", "\n", " ", "-", ". "])


@given(st.lists(st.one_of(LINES, DATES, MARKS), max_size=14).map("".join))
def test_no_word_is_lost_or_doubled(text):
    entries = dated_entries(text, YEAR)
    if entries:
        assert "".join("".join(entry.text for entry in entries).split()) == "".join(text.split())
        assert all(entry.when for entry in entries[1:])


# ---- as updates


def test_a_split_update_keeps_what_it_changed_and_gives_each_entry_its_day():
    whole = an_update(None, text="Begun.\n21/10/17: Agreed.\n14/10/17: Met.", status=Status.IN_PROGRESS)
    first, *rest = split_update(whole, YEAR)
    assert (first.day, first.text, first.status) == (None, "Begun.", Status.IN_PROGRESS)
    assert [(one.day, one.text, one.status) for one in rest] == [
        (OCT_14, "14/10/17: Met.", None),
        (date(2017, 10, 21), "21/10/17: Agreed.", None),
    ]


def test_entries_of_one_day_keep_their_order_also_where_the_newest_stands_first():
    def texts(text):
        return [one.text[-1] for one in split_update(an_update(None, text=text), YEAR)[1:]]

    assert texts("14/10/17: a\n14/10/17: b\n21/10/17: c") == ["a", "b", "c"]
    assert texts("21/10/17: c\n14/10/17: b\n14/10/17: a") == ["a", "b", "c"]


def test_an_entry_of_the_month_in_which_it_was_read_speaks_for_the_day_of_reading():
    whole = an_update(None, text="Oct 2017: Met.\nSep 2017: Begun.")
    assert [one.day for one in split_update(whole, YEAR, OCT_14)[1:]] == [date(2017, 9, 30), OCT_14]


def test_an_update_without_dated_entries_stays_as_it_is():
    whole = an_update(None, text="Begun.")
    assert split_update(whole, YEAR) == [whole]


def test_that_entries_were_split_shows_in_their_days():
    split = an_update(OCT_14, text="14/10/17: Met.", kind="plan")
    assert was_split([split], YEAR)
    assert not was_split([an_update(None, text="14/10/17: Met.", kind="plan")], YEAR)
    assert not was_split([an_update(OCT_14, text="14/10/17: Met.\n15/10/17: More.", kind="plan")], YEAR)
    assert not was_split([an_update(OCT_14, text="Met.", kind="plan")], YEAR)
