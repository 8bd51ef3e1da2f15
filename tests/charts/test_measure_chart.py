"""What stands on a band chart, and what does not."""

import string
from dataclasses import replace
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.pictures import (
    DAY,
    LOWER,
    drawn,
    england,
    line,
    measure,
    misplaced,
    months,
    outside,
    overlapping,
    quarter,
    quarterly,
    reading,
    text_artists,
    texts,
    year,
)
from tests.levels import DEAR
from tracker.charts.measure_chart import draw_measure
from tracker.domain.measure import Comparator, Reading
from tracker.domain.when import unknown_period
from tracker.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, contrast


def test_the_measure_is_one_line_through_its_readings():
    assert list(line(drawn(quarterly(71, 72, 76.4))).get_ydata()) == [71, 72, 76.4]


def test_the_latest_value_is_labelled_in_the_unit():
    assert texts(drawn(quarterly(71, "76.4")), "latest value") == ["76.4%"]
    assert texts(drawn(quarterly(12, unit="days")), "latest value") == ["12"]


def test_a_suppressed_reading_leaves_a_gap_and_a_word_and_is_never_zero():
    of = measure(reading(quarter(1), 71), reading(quarter(2), suppressed=True), reading(quarter(3), 73))
    figure = drawn(of)
    ys = line(figure).get_ydata()
    assert [ys[0], ys[2]] == [71, 73]
    assert isnan(ys[1])
    assert texts(figure, "gap") == ["suppressed"]


def test_a_blank_reading_leaves_a_gap_called_no_value():
    figure = drawn(quarterly(71, None, 73))
    assert isnan(line(figure).get_ydata()[1])
    assert texts(figure, "gap") == ["no value"]


def test_a_quarter_that_is_absent_altogether_breaks_the_line_too():
    figure = drawn(measure(*(reading(quarter(at), 70 + at) for at in (1, 2, 4))))
    assert [y for y in line(figure).get_ydata() if not isnan(y)] == [71, 72, 74]
    assert isnan(line(figure).get_ydata()[2])
    assert texts(figure, "gap") == ["no value"]


def test_quarters_that_are_always_half_a_year_apart_miss_nothing():
    figure = drawn(measure(*(reading(quarter(at), 70 + at) for at in (1, 3, 5))))
    assert list(line(figure).get_ydata()) == [71, 73, 75]
    assert texts(figure, "gap") == []


def test_zero_is_a_value():
    figure = drawn(quarterly(3, 0, bands=LOWER))
    assert list(line(figure).get_ydata()) == [3, 0]
    assert texts(figure, "latest value") == ["0%"]


def test_a_reading_after_the_day_is_not_drawn():
    figure = drawn(measure(reading(quarter(5), 75), reading(quarter(6), 76), reading(quarter(7), 99)))
    assert list(line(figure).get_ydata()) == [75, 76]
    assert texts(figure, "latest value") == ["76%"]
    assert "Q3 2017/18" not in texts(figure)


def test_a_comparator_after_the_day_is_not_drawn():
    assert texts(drawn(quarterly(71, comparators=(england(83, year(2017)),))), "comparator") == []


def test_a_year_among_quarters_is_a_point_of_its_own():
    of = measure(reading(year(2016), 60), *(reading(quarter(at), 70 + at) for at in (1, 2, 3, 4, 5)))
    figure = drawn(of)
    assert 60 not in line(figure).get_ydata()
    assert list(line(figure, "other kinds of period").get_ydata()) == [60]
    assert texts(figure, "other period") == ["2016/17: 60%"]


def test_a_year_that_is_the_latest_reading_is_the_one_labelled():
    of = measure(reading(year(2016), "76.4"), *(reading(quarter(at), 70 + at) for at in (1, 2, 3)))
    assert texts(drawn(of), "latest value") == ["2016/17: 76.4%"]


def test_the_cuts_are_lines_at_their_numbers():
    figure = drawn(quarterly(71, 72))
    assert [one.get_ydata()[0] for one in figure.axes[0].lines if one.get_label() == "cut"] == [75, 81, 90]
    assert texts(figure, "cut number") == ["75", "81", "90"]


def test_bands_are_named_from_the_bottom_up_and_the_zone_below_them_is_hatched():
    figure = drawn(quarterly(71, 72))
    assert texts(figure, "band name") == ["Below requires improvement", "Requires improvement", "Good", "Outstanding"]
    hatched = [patch for patch in figure.axes[0].patches if patch.get_hatch()]
    assert [patch.get_y() + patch.get_height() for patch in hatched] == [75]


def test_where_low_is_good_the_axis_stands_upright_and_the_worst_zone_is_on_top():
    figure = drawn(quarterly(17, 24, bands=LOWER))
    low, high = figure.axes[0].get_ylim()
    assert low < high
    assert texts(figure, "band name")[0] == "Outstanding"
    assert texts(figure, "band name")[-1] == "Below requires improvement"
    assert [patch.get_y() for patch in figure.axes[0].patches if patch.get_hatch()] == [25]


def test_the_axis_shows_the_readings_and_the_cuts_and_stays_within_a_percentage():
    low, high = drawn(quarterly(71, 72)).axes[0].get_ylim()
    assert 50 < low < 71
    assert 90 < high <= 100
    assert drawn(quarterly(1, 100)).axes[0].get_ylim() == (0, 100)


def test_a_measure_without_a_reading_shows_its_bands_and_says_so():
    figure = drawn(quarterly(), subtitle="")
    assert texts(figure, "no reading") == ["No reading yet"]
    assert "Good" in texts(figure)
    assert texts(figure, "latest value") == []


def test_where_readings_come_only_later_the_day_is_said():
    figure = drawn(measure(reading(quarter(7), 76)))
    assert texts(figure, "no reading") == ["None by 14 Nov 2017"]
    assert texts(drawn(measure(reading(quarter(7)))), "no reading") == ["No reading yet"]


def test_counts_have_whole_numbers_from_zero():
    figure = drawn(quarterly(2, 3, 2, bands=(), unit="number"))
    assert texts(figure, "number") == ["0", "1", "2", "3", "4"]
    assert figure.axes[0].get_ylim()[0] == 0
    assert drawn(quarterly(1275, 1302, bands=(), unit="number")).axes[0].get_ylim()[0] == 0


def test_a_number_with_halves_is_no_count():
    figure = drawn(quarterly("17.1", "17.3", bands=(), unit="number"))
    assert figure.axes[0].get_ylim()[0] > 16
    assert any("." in text for text in texts(figure, "number"))


def marked(figure):
    """The values whose points have a mark."""
    of = line(figure)
    return [of.get_ydata()[at] for at in of.get_markevery()]


def test_up_to_24_readings_are_marked_each():
    assert marked(drawn(measure(*(reading(p, at) for at, p in enumerate(months(24)))))) == list(range(24))


def test_of_more_only_the_last_is_and_one_that_stands_alone():
    values = [None if at in (4, 6) else at for at in range(40)]
    of = measure(*(reading(p, at) for at, p in zip(values, months(40), strict=True)), rolling="cumulative")
    assert marked(drawn(of)) == [5, 39]


def grounds(figure, label):
    return [text.get_bbox_patch() is not None for text in text_artists(figure) if text.get_label() == label]


def test_over_a_hatch_letters_have_a_ground():
    assert grounds(drawn(quarterly(60)), "latest value") == [True]
    assert grounds(drawn(quarterly(30, bands=LOWER)), "latest value") == [True]
    assert grounds(drawn(quarterly(60, None, 61)), "gap") == [True]


def test_elsewhere_they_need_none():
    assert grounds(drawn(quarterly(85)), "latest value") == [False]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_the_older_a_comparator_the_fainter_it_is_but_never_lost(palette):
    of = quarterly(
        71, 72, 73, 74, comparators=tuple(replace(england(80, year(y)), name=f"{y}") for y in range(2016, 2009, -1))
    )
    figure = drawn(of, palette=palette, shown=[one.name for one in of.comparators])
    strong = [contrast(line(figure, f"comparator: {y}").get_color(), palette.surface) for y in range(2016, 2009, -1)]
    assert strong == sorted(strong, reverse=True) and len(set(strong)) > 3
    assert strong[0] == contrast(palette.quiet_text, palette.surface) and strong[-1] > 3


def test_a_comparator_of_several_periods_says_which_is_its_last():
    rival = Comparator("England", readings=(reading(year(2015), 81), reading(year(2016), 83)))
    assert texts(drawn(quarterly(71, 72, 73, 74, comparators=(rival,))), "comparator") == ["England 2016/17: 83%"]


def test_a_direction_alone_is_an_arrow_and_words():
    figure = drawn(quarterly(14, 19, bands=("Increase",), unit="number"))
    assert texts(figure, "direction")[0].replace("\n", " ") == "An increase is wanted"
    assert [one.get_label() for one in figure.artists if "arrow" in str(one.get_label())] == ["arrow: increase"]
    assert texts(figure, "band name") == []


def test_a_comparator_is_dashed_and_named_with_its_period():
    figure = drawn(quarterly(71, 72, 73, 74, comparators=(england(),)))
    assert line(figure, "comparator: England").is_dashed()
    assert texts(figure, "comparator") == ["England 2016/17: 83%"]


def test_the_title_is_the_name_in_two_lines_at_most_and_the_subtitle_the_finding():
    figure = drawn(quarterly(71, name="word " * 80), subtitle="71%: below")
    (title,) = texts(figure, "title")
    assert title.count("\n") == 1
    assert title.endswith("…")
    assert texts(figure, "subtitle") == ["71%: below"]


def test_a_dollar_is_a_dollar():
    assert texts(drawn(quarterly(71, name=r"Cost $5 to $9 \frac")), "title") == [r"Cost $5 to $9 \frac"]


def test_readings_without_a_day_stand_in_their_order():
    of = measure(
        reading(unknown_period("Previous"), 21, place=0), reading(unknown_period("Current"), 17, place=1), bands=()
    )
    figure = drawn(of)
    assert list(line(figure).get_ydata()) == [21, 17]
    assert sorted(texts(figure, "period")) == ["Current", "Previous"]


def test_of_forty_months_the_last_is_always_named():
    periods = months(40)
    figure = drawn(measure(*(reading(period, 60 + at) for at, period in enumerate(periods))))
    named = [text.replace("\n", " ") for text in texts(figure, "period")]
    assert periods[-1].as_printed in named
    assert 4 < len(named) < 40
    assert overlapping(figure) == []


def test_drawing_again_replaces_what_was_drawn():
    figure = drawn(quarterly(71, 72))
    once = texts(figure)

    draw_measure(figure, quarterly(71, 72), DAY, subtitle="How it stands")
    assert texts(figure) == once
    assert len(figure.axes) == 1


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_a_chart_wears_its_palette(palette):
    figure = drawn(quarterly(71, 72), palette=palette)
    assert line(figure).get_color() == palette.accent
    assert texts(figure) == texts(drawn(quarterly(71, 72), palette=LIGHT))


def test_text_grows_with_the_points():
    small, large = (drawn(quarterly(71, 72), font_points=points) for points in (9, 18))
    assert overlapping(large) == outside(large) == []
    assert large.axes[0].get_position().width < small.axes[0].get_position().width


def test_a_figure_too_small_for_its_words_is_still_drawn():
    drawn(quarterly(71, None, 73, comparators=(england(),)), size=(0.5, 0.3)).canvas.draw()


ANY_NAME = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)
WORDS = st.text(string.ascii_letters + "      ", min_size=1, max_size=160).filter(str.strip)
VALUE = st.one_of(st.none(), st.decimals(0, 100, places=1))
BANDS = st.sampled_from([("75-80", "81-89", "90+"), LOWER, ("50", "51", "52"), ("Increase",), (), ("97", "98", "99")])


@st.composite
def measures(draw):
    periods = draw(st.sampled_from([months(40), months(7), [quarter(at) for at in range(1, 7)]]))
    values = draw(st.lists(VALUE, max_size=len(periods)))
    own = [
        Reading(p, v, suppressed=draw(st.booleans()) if v is None else False)
        for p, v in zip(periods, values, strict=False)
    ]
    totals = [reading(year(first), draw(st.integers(0, 100))) for first in draw(st.sets(st.sampled_from([2015, 2016])))]
    rivals = tuple(
        Comparator(
            draw(WORDS), readings=tuple(reading(year(y), draw(st.integers(0, 100))) for y in (2014, 2015, 2016)[at:])
        )
        for at in range(draw(st.integers(0, 3)))
    )
    return measure(*own, *totals, name=draw(WORDS), bands=draw(BANDS), comparators=rivals)


@settings(max_examples=DEAR)
@given(measures(), st.sampled_from([(10, 5.6), (6.4, 4)]), st.sampled_from([LIGHT, DARK, HIGH_CONTRAST]))
def test_no_two_texts_overlap_and_none_leaves_the_figure(of, size, palette):
    figure = drawn(of, size=size, palette=palette)
    assert misplaced(figure) == ([], [])


@settings(max_examples=DEAR)
@given(ANY_NAME)
def test_a_name_may_hold_any_character(name):
    figure = drawn(quarterly(71, 72, name=name), size=(6.4, 4))
    figure.canvas.draw()
    assert outside(figure) == []
