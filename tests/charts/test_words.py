"""What a chart says in words: its foot, and the description that goes into saved files."""

from dataclasses import replace

from tests.charts.pictures import DAY, drawn, england, measure, misplaced, quarter, quarterly, reading, texts
from tracker.charts.words import foot_words, sources_of


def description(of, **rest):
    return str(drawn(of, **rest).patch.get_label())


def test_the_foot_names_organisation_ref_day_and_source():
    of = measure(reading(quarter(1), 71, source="Return"), reading(quarter(2), 72, source="Audit of  60 files"))
    figure = drawn(of, organisation="Council")
    assert texts(figure, "foot") == ["Council · 1-M01 · as at 14 Nov 2017 · Source: Audit of 60 files; Return"]


def test_what_is_not_known_is_left_out_of_the_foot():
    assert foot_words(None, DAY) == "as at 14 Nov 2017"
    assert texts(drawn(quarterly(71)), "foot") == ["1-M01 · as at 14 Nov 2017"]


def test_a_source_is_named_once_and_not_before_its_reading_counts():
    of = measure(*(reading(quarter(at), 70, source=source) for at, source in ((1, "A"), (2, "A"), (3, " "), (9, "B"))))
    assert sources_of(of, DAY) == ["A"]


def test_a_foot_too_long_for_two_lines_is_shortened_and_nothing_runs_into_it():
    of = quarterly(71, 72)
    of = replace(of, readings=tuple(replace(one, source="a long source " * 40) for one in of.readings))
    figure = drawn(of, organisation="Council")
    (foot,) = texts(figure, "foot")
    assert foot.count("\n") == 1 and foot.endswith("…")
    assert misplaced(figure) == ([], [])


def test_the_description_is_the_finding_the_readings_comparators_and_foot():
    of = measure(
        reading(quarter(1), 71), reading(quarter(2), suppressed=True), reading(quarter(3)), comparators=(england(),)
    )
    assert description(of, subtitle="How it stands", organisation="Council") == (
        "How it stands. A run chart needs 12 readings of one kind; there is 1. Readings: Q1 2016/17 71%; "
        "Q2 2016/17 suppressed; Q3 2016/17 no value. England: 2016/17 83%. Council · 1-M01 · as at 14 Nov 2017."
    )


def test_it_holds_every_reading_however_many_there_are():
    words = description(quarterly(*range(10, 90)), as_at=DAY.replace(year=2040))
    assert all(f" {value}%" in words for value in range(10, 90))


def test_it_holds_no_reading_after_the_day():
    assert "Q3 2017/18" not in description(measure(reading(quarter(6), 76), reading(quarter(7), 99)))
    assert description(measure(reading(quarter(7), 99)), subtitle="None") == "None. 1-M01 · as at 14 Nov 2017."
