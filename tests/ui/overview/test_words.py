"""What stands under the counts of the overview."""

from tests.domain.builders import a_plan, an_action, an_update, on
from tracker.columns.words import month_words
from tracker.domain.actions.register import register, tally
from tracker.ui.overview.words import count_notes, then_words

DAY = on("14 Nov 2017")


def notes(*actions):
    return count_notes(register(a_plan(*actions), DAY), DAY)


def test_the_next_ones_are_named_and_the_rest_counted():
    soon = [an_action(f"1.{n}", review) for n, review in enumerate(("Nov 2017", "20 Nov 2017", "Nov 2017"), 1)]
    assert notes(*soon)["due_soon"] == ["1.2, 20 Nov 2017; 1.1, Nov 2017; 1 more", "1.2, 20 Nov 2017; 2 more"]


def test_of_what_is_silent_it_is_said_how_long_and_how_many_were_never_heard_from():
    told = notes(an_action("1.1"), an_action("1.2", updates=[an_update("1 Jun 2017", "Begun.")]))
    assert told["silent"] == ["1 never heard from; 1.2, 166 days"] * 2


def test_what_waits_to_be_signed_off_is_named_with_its_days():
    told = notes(an_action("1.1", updates=[an_update("1 Nov 2017", status="reported complete")]))
    assert told == {"due_soon": [""] * 2, "silent": [""] * 2, "awaiting_sign_off": ["1.1, 13 days"] * 2}


def test_a_count_is_held_against_an_earlier_day():
    then, now = (
        tally(register(a_plan(an_action("1.1", "Oct 2017")), on(day))) for day in ("1 Oct 2017", "14 Nov 2017")
    )
    assert then_words(then, now, "overdue", on("1 Oct 2017")) == "+1 since 1 Oct 2017"
    assert then_words(now, then, "overdue", DAY) == "-1 since 14 Nov 2017"
    assert then_words(then, now, "complete", DAY) == "no change since 14 Nov 2017"


def test_a_month_is_called_by_its_short_name():
    assert month_words(on("1 Sep 2017")) == "Sep 2017"
