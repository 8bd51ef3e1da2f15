"""What a commentary adds to what was read of it before, whatever was done to it meanwhile."""

import pytest

from tracker.domain.merging.commentary import added_words

LOG = "Sept: draft written.\nOct: draft is with the board.\nNov: agreed."


@pytest.mark.parametrize(
    ("now", "added"),
    [
        ("Oct: draft is with the board.\nNov: agreed.", None),
        ("Nov: agreed.", None),
        ("Nov: agreed.\nDec: launched.", "Dec: launched."),
        (
            "Oct: draft is with the board.\nNov: agreed.\nDec: launched.\nJan: 40 staff.",
            "Dec: launched.\nJan: 40 staff.",
        ),
        ("Sept: draft written.\nOct: draft is with the board.\nNov: agreed by SLT.", "Nov: agreed by SLT."),
        ("Sept: draft written.\nOct: draft is with the board.\nNov: read.\nNov: agreed.", "Nov: read."),
        ("Sept draft written. OCT: draft is with the Board; Nov: agreed", None),
        ("Sept: it was written.\nOct: with SLT.\nNov: agreed.", "Sept: it was written.\nOct: with SLT.\nNov: agreed."),
        ("Stopped: no money.", "Stopped: no money."),
    ],
)
def test_only_what_is_new_in_it_is_added(now, added):
    assert added_words([LOG], now) == added


def test_a_log_with_the_newest_first_may_lose_its_end():
    newest_first = "\n".join(reversed(LOG.splitlines()))
    assert (
        added_words([newest_first], "Dec: launched.\nNov: agreed.\nOct: draft is with the board.") == "Dec: launched."
    )
    read = [newest_first, "Dec: launched."]
    assert added_words(read, "Jan: 40 staff.\nDec: launched.\nNov: agreed.") == "Jan: 40 staff."


def test_a_log_of_several_months_is_mended_in_the_middle():
    read = ["Begun in May.", "Half of it is done.", "Two rooms are left."]
    now = "Begun in May. Half of it was done. Two rooms are left. Keys are handed over."
    assert added_words(read, now) == "Half of it was done. Keys are handed over."


def test_words_of_this_month_are_whole_though_some_were_said_before():
    assert added_words(["Delayed. Waiting for data.", "On track."], "Delayed. No data yet.") == "Delayed. No data yet."
    assert added_words(["Cohort 1 is done. On track."], "On track. Cohort 2 is done.") == "On track. Cohort 2 is done."
    last_month = "On track. No risks. Cohort 1 of social workers is done."
    assert added_words([last_month], last_month.replace("1", "2")) == last_month.replace("1", "2")


def test_what_people_wrote_in_the_plan_and_the_document_goes_on_from_is_not_said_again():
    assert added_words(["Begun."], "Begun. Agreed at SLT. Launched.", ["Agreed at SLT."]) == "Launched."


def test_a_full_stop_is_no_news():
    assert added_words(["Draft is with the board"], "Draft is with the board.") is None
