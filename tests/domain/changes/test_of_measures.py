"""What is told of a measure: values that came or were corrected, bands crossed, remarks."""

from dataclasses import replace

from tests.domain.builders import a_plan, a_reading, a_remark, on, thresholds
from tests.domain.changes.builders import changes, told
from tracker.domain.measure import Comparator, Group, Measure


def of(*readings, **fields):
    """A plan with one measure of these readings."""
    measure = Measure("1.1-M01", "Visits in time", unit="percent", thresholds=thresholds("50-64 / 65-79 / 80+"))
    fields = {"readings": placed(readings)} | fields
    plan = a_plan()
    theme = plan.themes[0]
    measures = (replace(measure, **fields),)
    return replace(plan, themes=(replace(theme, measures=measures),))


def placed(readings):
    return tuple(replace(one, place=at, uuid=f"r{at}") for at, one in enumerate(readings))


def known(period, value, day, **fields):
    return a_reading(period, value, known=on(day), recorded_by="QA", **fields)


def test_a_value_that_came_and_one_that_was_corrected_are_told_apart():
    plan = of(
        known("Sep 2017", 60, "5 Oct 2017"),
        known("Sep 2017", 62, "5 Nov 2017", note="A month was counted twice."),
        known("Oct 2017", 63, "6 Nov 2017"),
    )
    correction, reading = changes(plan)
    assert (correction.what, correction.of, correction.old, correction.new, correction.reason, correction.by) == (
        "correction", "Sep 2017", "60", "62", "A month was counted twice.", "QA"
    )  # fmt: skip
    assert (reading.what, reading.of, reading.old, reading.new, str(reading.day)) == (
        "reading", "Oct 2017", None, "63", "2017-11-06"
    )  # fmt: skip


def test_a_value_from_the_beginning_is_told_when_its_period_ends():
    plan = of(a_reading("Oct 2017", 60), a_reading("Nov 2017", 61))
    assert told(plan, "reading") == ["reading: None -> 61"]


def test_groups_comparators_and_targets_are_named():
    value = known("Oct 2017", 60, "5 Nov 2017")
    plan = of(
        known("Oct 2017", 70, "5 Nov 2017", role="target"),
        groups=(Group("Team North", (value,)),),
        comparators=(Comparator("England", readings=(value,)),),
    )
    assert [one.of for one in changes(plan)] == ["Oct 2017, target", "Team North, Oct 2017", "England, Oct 2017"]


def test_a_band_that_was_crossed_is_told_from_which_to_which():
    plan = of(known("Sep 2017", 60, "5 Oct 2017"), known("Oct 2017", 66, "6 Nov 2017"))
    (band,) = [one for one in changes(plan) if one.what == "band"]
    assert (band.old, band.new, band.better, str(band.day)) == (
        "Requires improvement", "Good", True, "2017-11-06"
    )  # fmt: skip
    assert told(plan, "band", since="6 Nov 2017") == []


def test_a_band_is_of_the_day_from_which_it_is_the_one_also_where_a_later_value_went():
    told = (("Aug 2017", 70, "1 Oct 2017"), ("Sep 2017", 60, "2 Nov 2017"), ("Oct 2017", 76, "2 Nov 2017"))
    readings = [known(*one) for one in told]
    blank = known("Oct 2017", None, "20 Nov 2017")
    (band,) = [one for one in changes(of(*readings, blank)) if one.what == "band"]
    assert (band.old, band.new, str(band.day)) == ("Good", "Requires improvement", "2017-11-20")


def test_a_step_of_a_scale_of_words_is_a_band():
    words = [known(period, None, day, word=word) for period, day, word in
             (("Sep 2017", "5 Oct 2017", "Green"), ("Oct 2017", "6 Nov 2017", "Amber"))]  # fmt: skip
    plan = of(*words, thresholds=(), scale="Red, amber, green", unit=None)
    (band,) = [one for one in changes(plan) if one.what == "band"]
    assert (band.old, band.new, band.better) == ("Green", "Amber", False)


def test_nothing_is_told_of_a_measure_after_the_day_on_which_it_was_removed():
    readings = [known(period, value, day) for period, value, day in
                (("Sep 2017", 60, "5 Oct 2017"), ("Oct 2017", 76, "6 Nov 2017"))]  # fmt: skip
    remark = a_remark("Better.", "6 Nov 2017")
    assert told(of(*readings, remarks=(remark,), removed_on=on("1 Oct 2017"))) == []
    assert told(of(*readings, remarks=(remark,), removed_on=on("5 Nov 2017"))) == ["removed: None -> None"]
    still = told(of(*readings, remarks=(remark,), removed_on=on("6 Nov 2017")))
    assert [one.partition(":")[0] for one in still] == ["removed", "reading", "remark", "band"]


def test_each_part_of_a_remark_is_told_with_what_was_said_before():
    plan = of(remarks=(
        a_remark("Late.", "31 Oct 2017", stated_rating="2"),
        a_remark("Better.", "10 Nov 2017", stated_rating="1", author="QA"),
        a_remark("", "12 Nov 2017"),
    ))  # fmt: skip
    assert [(one.of, one.old, one.new) for one in changes(plan)] == [
        ("stated rating", "2", "1"), ("comment", "Late.", "Better."), ("comment", "Better.", None)
    ]  # fmt: skip


def test_a_remark_that_was_taken_back_is_told():
    said = a_remark("Wrong.", "5 Nov 2017")
    plan = of(remarks=(said, a_remark(None, "6 Nov 2017", withdraws=said.uuid, reason="Another measure.")))
    (gone,) = changes(plan)
    assert (gone.what, gone.old, gone.new, gone.reason) == ("withdrawn", "Wrong.", None, "Another measure.")
