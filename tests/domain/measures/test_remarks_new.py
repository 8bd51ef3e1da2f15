"""What may be said of a measure on a day."""

import pytest

from tests.domain.builders import FIRST_CLOCK, a_measure, on
from tracker.domain.measure import Remark
from tracker.domain.measures.remarks import NewRemark, later_remark_words, make_remark, make_withdrawal, said_at
from tracker.errors import TrackerError


def a_remark(day, comment, **fields):
    return Remark(f"{day} {comment}", on(day), FIRST_CLOCK, comment, **fields)


def said(measure, day, **what):
    signed = {"uuid": "new", "day": on(day), "recorded_at": FIRST_CLOCK, "by": "QA Manager"}
    return make_remark(measure, NewRemark(**what), **signed)


def test_a_remark_is_dated_signed_and_holds_only_what_is_said():
    remark = said(a_measure(id=7), "14 Nov 2017", comment="  Better  ")
    assert (remark.comment, remark.action, remark.stated_rating) == ("Better", None, None)
    assert (remark.day, remark.author, remark.recorded_by, remark.measure_id) == (
        on("14 Nov 2017"), "QA Manager", "QA Manager", 7,
    )  # fmt: skip


def test_an_empty_text_says_that_there_is_none_any_more():
    held = a_remark("1 Nov 2017", "Worse")
    remark = said(a_measure(remarks=(held,)), "14 Nov 2017", comment=" ")
    assert remark.comment == "" and said_at((held, remark), on("14 Nov 2017")).comment is None


def test_a_day_before_the_latest_remark_is_only_read():
    measure = a_measure(remarks=(a_remark("1 Dec 2017", "Later"),))
    with pytest.raises(TrackerError, match=r"1.1-M01 already has a remark of 1 Dec 2017: nothing can be written on 14"):
        said(measure, "14 Nov 2017", comment="Earlier")
    assert said(measure, "1 Dec 2017", comment="The same day").comment == "The same day"


def test_a_later_remark_that_was_withdrawn_closes_no_day():
    later = a_remark("1 Dec 2017", "Later")
    undo = make_withdrawal(later, "", uuid="undo", day=on("1 Dec 2017"), recorded_at=FIRST_CLOCK, by=None)
    assert later_remark_words(a_measure(remarks=(later, undo)), on("14 Nov 2017")) == ""


def test_nothing_said_is_refused():
    with pytest.raises(TrackerError, match=r"Nothing was said of 1.1-M01"):
        said(a_measure(), "14 Nov 2017")
