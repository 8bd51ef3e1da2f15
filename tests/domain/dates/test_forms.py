"""A day with the time of day beside it is that day."""

import pytest

from tests.domain.builders import a_when, on


@pytest.mark.parametrize(
    "text",
    [
        "31/03/2024 17:00",
        "31/03/2024 09:30 AM",
        "31/03/2024 17:00:00",
        "31.03.24, 17.00",
        "31/03/2024 (noon)",
        "31/03/2024 1700hrs",
        "31/03/2024 COB",
        "31 March 2024 at 5pm",
        "Sunday 31 March 2024, 12 noon",
        "5pm on 31 March 2024",
        "by 12 noon on Sunday 31 March 2024",
        "close of play 31/03/2024",
        "March 31, 2024 5:00 PM",
        "31-Mar-2024 00:00",
        "Sun 31 Mar 2024 17:00:00 GMT",
        "2024-03-31 17:00:00.000",
        "2024-03-31T00:00:00Z",
        "2024-03-31T17:00:00+01:00",
        "2024-03-31T00:00:00.0000000",
        "20240331",
        "20240331T170000Z",
        "31032024",
        "2024/03/31",
        "2024.03.31",
    ],
)
def test_a_day_with_a_time_is_that_day(text):
    when = a_when(text)
    assert (when.kind, when.first, when.last, when.as_printed) == ("day", on("31 Mar 2024"), on("31 Mar 2024"), text)


@pytest.mark.parametrize("text", ["17:00", "5pm", "17:00 17:00", "20241331", "99999999", "Mar 2024 and 17:00", "1700"])
def test_a_time_makes_no_day_of_what_is_none(text):
    assert a_when(text).kind == "unread"


def test_a_completion_may_have_a_time():
    when = a_when("Completed 31/03/2024 17:00")
    assert (when.kind, when.last) == ("completed", on("31 Mar 2024"))
