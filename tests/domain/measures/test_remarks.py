"""What is said of a measure on a day: the last word of each kind, whatever order it was stored in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.builders import a_remark, on
from tracker.domain.measure import Remark
from tracker.domain.measures.remarks import Said, remarks_in_order, said_at

MAY, JUNE = "31 May 2023", "30 Jun 2023"


def test_a_past_day_shows_its_own_words_for_ever():
    remarks = (a_remark("Weekly tracking.", MAY, stated_rating="2"), a_remark("Stopped.", JUNE, stated_rating="1"))
    may, june = said_at(remarks, on(MAY)), said_at(remarks, on(JUNE))
    assert (may.comment, may.stated_rating, may.day) == ("Weekly tracking.", "2", on(MAY))
    assert (june.comment, june.stated_rating, june.comment_day) == ("Stopped.", "1", on(JUNE))
    assert said_at(remarks, on("30 May 2023")) == Said()


def test_what_is_not_said_again_stays_and_an_empty_text_says_that_there_is_none():
    remarks = (a_remark("Late.", MAY, action="Recruit."), a_remark(None, JUNE, action=""))
    june = said_at(remarks, on(JUNE))
    assert (june.comment, june.comment_day, june.action, june.action_day) == ("Late.", on(MAY), None, on(JUNE))


def test_a_remark_without_a_day_holds_from_the_beginning():
    assert said_at((a_remark("As first read."),), date.min).comment == "As first read."


def test_a_withdrawn_remark_counts_on_no_day_until_what_withdrew_it_is_withdrawn():
    first, second = a_remark("Late.", MAY), a_remark("Wrong.", JUNE)
    undo = a_remark(None, JUNE, withdraws=second.uuid)
    redo = a_remark(None, JUNE, withdraws=undo.uuid)
    assert said_at((first, second, undo), on(JUNE)).comment == "Late."
    assert said_at((first, second, undo, redo), on(JUNE)).comment == "Wrong."


CLOCKS = st.integers(0, 5).map(lambda minutes: datetime(2023, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes))
DAYS = st.none() | st.dates(date(2023, 5, 30), date(2023, 6, 3))
WORDS = st.sampled_from([None, "", "One.", "Two.", "Three."])


@st.composite
def some_remarks(draw):
    found = []
    for number in range(draw(st.integers(1, 6))):
        gone = draw(st.sampled_from([None, *(one.uuid for one in found)])) if found else None
        remark = Remark(f"k{number}", draw(DAYS), draw(CLOCKS), draw(WORDS), draw(WORDS), draw(WORDS), withdraws=gone)
        found.append(remark)
    return found


@given(
    remarks=some_remarks(), order=st.randoms(use_true_random=False), day=st.dates(date(2023, 5, 29), date(2023, 6, 4))
)
def test_the_order_of_storing_says_nothing(remarks, order, day):
    mixed = list(remarks)
    order.shuffle(mixed)
    assert said_at(mixed, day) == said_at(remarks, day)


@given(remarks=some_remarks(), day=st.dates(date(2023, 5, 29), date(2023, 6, 4)))
def test_nothing_said_for_a_later_day_shows_on_an_earlier_one(remarks, day):
    later = [replace(remark, withdraws=None) for remark in remarks if remark.day is not None and remark.day > day]
    before = [remark for remark in remarks if remark.day is None or remark.day <= day]
    assert said_at([*before, *later], day) == said_at(before, day)
    assert all(remark.day is None or remark.day <= day for remark in remarks_in_order(remarks, day))
