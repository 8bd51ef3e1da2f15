"""What an action says that cannot both be true; of each rule one that is, and some that are not."""

from dataclasses import replace

from tests.domain.builders import a_measure, a_plan, an_action, an_update, on
from tracker.domain.actions.register import among, register
from tracker.domain.contradictions.every import contradictions
from tracker.domain.plan import Lead

SOMEBODY = Lead("Vera Brook,\nHead of Service", "Vera Brook", "Head of Service")


def found(action, as_at="14 Nov 2017", measures=()):
    plan = a_plan(action)
    plan = replace(plan, themes=(replace(plan.themes[0], measures=measures),))
    return contradictions(plan, among(register(plan, on(as_at))), on(as_at))


def sentences(*asked, **more):
    return [one.sentence for one in found(*asked, **more)]


# ---- stated green, and long past the review


def test_green_over_31_days_after_the_review_is_one():
    late = an_action("1.1.6", "Sep 2017", rag="green", lead=SOMEBODY)
    (one,) = found(late, "1 Nov 2017")
    said = "1.1.6 is stated green, but its review of Sep 2017 passed 32 days ago. No reason is given."
    assert (one.kind, one.about, one.sentence) == ("stated green and late", "1.1.6", said)
    assert (one.lead, one.theme) == ("Vera Brook, Head of Service", "1.1 Assessment and planning")


def test_green_up_to_31_days_late_is_none():
    assert found(an_action(review="Sep 2017", rag="green"), "31 Oct 2017") == []


def test_amber_however_late_is_none():
    assert found(an_action(review="Sep 2017", rag="amber"), "31 Dec 2017") == []


def test_green_that_was_taken_back_is_none():
    assert found(an_action(review="Sep 2017", rag="green", updates=[an_update("1 Oct 2017", rag="none")])) == []


def test_the_reason_that_was_given_for_it_is_told():
    said = an_update("1 Nov 2017", rag="green", reason="The visit is booked")
    assert sentences(an_action("1.1.6", "Sep 2017", updates=[said])) == [
        '1.1.6 is stated green, but its review of Sep 2017 passed 45 days ago. The reason given: "The visit is booked".'
    ]


def test_its_facts_are_the_same_on_each_day():
    late = an_action(review="Sep 2017", rag="green")
    assert found(late, "1 Nov 2017")[0].facts == found(late, "1 Dec 2017")[0].facts


# ---- Ongoing, and nothing is said


def test_ongoing_without_a_word_for_90_days_is_one():
    quiet = an_action("2.3", "Ongoing", updates=[an_update("1 Aug 2017", "Two of three are trained")])
    assert sentences(quiet) == ["2.3 is Ongoing, but nothing was written about it after 1 Aug 2017: 105 days."]


def test_ongoing_whose_commentary_has_no_date_counts_from_the_beginning_of_the_plan():
    assert sentences(an_action("2.3", "Ongoing", text="Two of three are trained")) == [
        "2.3 is Ongoing, but its commentary has no date, and none with a date was written since the plan began on "
        "1 Apr 2017: 227 days."
    ]


def test_ongoing_of_which_nobody_ever_wrote_is_one():
    assert sentences(an_action("2.3", "Ongoing")) == [
        "2.3 is Ongoing, but nothing was written about it since 1 Apr 2017: 227 days."
    ]


def test_ongoing_with_a_word_in_90_days_is_none():
    heard = an_action(review="Ongoing", updates=[an_update("16 Aug 2017", "Two of three are trained")])
    assert found(heard) == []


def test_a_silent_action_with_a_date_is_none():
    assert found(an_action(review="Dec 2017")) == []


def test_ongoing_that_is_complete_is_none():
    assert found(an_action(review="Ongoing", status="complete")) == []


# ---- re-dated again and again


def moved(*months):
    days = ("5 Jun 2017", "5 Jul 2017", "5 Aug 2017", "5 Sep 2017")
    updates = [an_update(day, review=month, reason=why) for day, (month, why) in zip(days, months, strict=False)]
    return an_action("1.1.4", "Sep 2017", updates=updates)


THRICE = (("Oct 2017", "Staff were ill"), ("Nov 2017", None), ("Dec 2017", None))


def test_three_slips_are_one():
    assert sentences(moved(*THRICE)) == [
        "1.1.4 was re-dated 3 times, from Sep 2017 to Dec 2017; for 2 of them no reason is given."
    ]


def test_two_slips_are_none():
    assert found(moved(*THRICE[:2])) == []


def test_three_slips_of_what_is_complete_are_none():
    action = moved(*THRICE)
    assert found(replace(action, updates=(*action.updates, an_update("6 Nov 2017", status="complete")))) == []


def test_a_day_before_the_third_slip_does_not_know_of_it():
    assert found(moved(*THRICE), "4 Aug 2017") == []


def test_a_fourth_slip_is_another_contradiction():
    fourth = moved(*THRICE, ("Mar 2018", None))
    assert found(fourth)[0].facts != found(moved(*THRICE))[0].facts


# ---- complete, and the measure does not move


def completed(day="30 Jun 2017"):
    return an_action("1.1.3", "Sep 2017", measures=("1.1-M01",), updates=[an_update(day, status="complete")])


def measured(*values, printed="65+ / 75+ / 85+", **fields):
    quarters = ("Q1 2017/18", "Q2 2017/18", "Q3 2017/18")
    return a_measure(printed, list(zip(quarters, values, strict=False)), **fields)


def test_a_measure_in_the_same_band_after_the_action_was_completed_is_one():
    assert sentences(completed(), measures=[measured(66, 67)]) == [
        "1.1.3 was completed on 30 Jun 2017, but 1.1-M01 (Visits made in time) is still requires improvement in "
        "Q2 2017/18."
    ]


def test_a_measure_whose_band_moved_is_none():
    assert found(completed(), measures=[measured(66, 77)]) == []


def test_a_measure_that_stays_in_the_best_band_is_none():
    assert found(completed(), measures=[measured(86, 87)]) == []


def test_a_measure_without_a_reading_since_is_none():
    assert found(completed(), "29 Sep 2017", measures=[measured(66, 67)]) == []


def test_words_that_do_not_move_are_one_unless_they_are_the_best():
    words = {"scale": "No, Yes", "unit": None, "printed": ""}
    no, yes = (measured(None, None, **words), measured(None, None, **words))
    no = replace(no, readings=tuple(replace(one, word="No") for one in no.readings))
    yes = replace(yes, readings=tuple(replace(one, word="Yes") for one in yes.readings))
    assert len(found(completed(), measures=[no])) == 1
    assert found(completed(), measures=[yes]) == []
