"""Promises in words: their columns, how many were kept, and what is asked of them."""

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.columns.promises import PROMISE_COLUMNS, kept_words, promise_question
from tracker.columns.words import text_of
from tracker.domain.plan import Lead
from tracker.domain.promises.states import promises

DAY = on("14 Nov 2017")


def made():
    said = an_update("14 Sep 2017", "To tell the board of cases in Oct.", author="Una Holt")
    told = an_update("20 Oct 2017", "The board was told of cases. Survey in the spring.")
    lead = Lead("Ann Young", "Ann Young")
    plan = a_plan(an_action(text="Leaflets to be ready in Oct", updates=(said, told), lead=lead))
    return promises(plan, DAY)


def test_the_columns_say_who_promised_what_for_when_and_what_became_of_it():
    rows = [[text_of(column, one) for column in PROMISE_COLUMNS] for one in made()]
    assert rows[0][4:8] == ["Oct", "31 Oct 2017", "from the plan", "Dropped"]
    assert rows[1] == [
        "1.1.1", "2", "Ann Young", "To tell the board of cases in Oct.", "Oct", "31 Oct 2017", "14 Sep 2017", "Kept",
        "The board was told of cases.",
    ]  # fmt: skip
    assert rows[2][4:8] == ["spring", "31 May 2018", "20 Oct 2017", "Open"]


def test_the_shares_are_told_in_one_line():
    assert kept_words(made(), DAY) == "Kept: 1 of 2 (Ann Young 1 of 2)"
    assert kept_words(made(), on("1 Oct 2017")) == "No promise has come due"


def test_a_new_update_is_asked_whether_it_happened():
    assert [promise_question(one) for one in made()[:2]] == [
        'The plan says: "Leaflets to be ready in Oct" Did it happen?',
        'In Sep 2017 Una Holt said: "To tell the board of cases in Oct." Did it happen?',
    ]
