"""The measures of a theme as small charts on one figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.pictures import DAY, LOWER, measure, misplaced, months, quarter, quarterly, reading, texts, year
from tests.charts.test_measure_chart import measures
from tracker.charts.layout.small_charts import height_for
from tracker.charts.picture import new_figure, picture_bytes
from tracker.charts.small_multiples import draw_small_multiples
from tracker.domain.measure import Measure, Reading
from tracker.domain.when import NO_DATE, unknown_period
from tracker.palette import PALETTES, contrast

WORDED = Measure("1-M09", "Voice", scale="R / A / G", readings=(Reading(quarter(2), None, word="A"),))


def drawn(*of, width=10.0, points=10.0, **rest):
    figure = new_figure(width, height_for(len(of), width, points))
    draw_small_multiples(figure, of, DAY, title="1 Assessment", font_points=points, **rest)
    return figure


def collection(figure, label):
    (found,) = [one for one in figure.artists if one.get_label() == label]
    return found


def segments(figure, label):
    return [len(one) for one in collection(figure, label).get_segments()]


def test_each_has_its_name_its_latest_value_and_the_word_of_its_band():
    figure = drawn(quarterly(71, 83, name="First"), quarterly(30, 12, bands=LOWER, name="Second"), WORDED)
    assert texts(figure, "name") == ["First", "Second", "Voice"]
    assert texts(figure, "value") == ["83%: good", "12%: outstanding", "A"]
    assert texts(figure, "title") == ["1 Assessment"]


def test_a_measure_without_a_reading_says_so():
    figure = drawn(quarterly(), measure(reading(quarter(7), 76)))
    assert texts(figure, "value") == ["No reading yet", "None by 14 Nov 2017"]


def test_all_have_the_same_days_and_the_lowest_name_them():
    figure = drawn(*(quarterly(71, 72) for _ in range(3)), measure(reading(months(1)[0], 70)), width=6.5)
    assert texts(figure, "subtitle") == ["Jun 2014 to Sep 2016"]
    assert texts(figure, "day") == ["Jun 2014", "Sep 2016"] * 2
    first, *_, alone = (one[:, 0] for one in collection(figure, "edges").get_segments())
    assert first[1] - first[0] == pytest.approx(alone[1] - alone[0])
    (line, *_) = collection(figure, "measures").get_segments()
    assert line[-1][0] - first[0] > 0.9 * (first[1] - first[0])  # its last reading is the last of all


def test_there_are_three_numbers_at_most_the_cuts_where_there_are_some():
    assert set(texts(drawn(quarterly(71, 72)), "number")) == {"75", "81", "90"}
    numbers = texts(drawn(quarterly(3, 17, bands=(), unit="number")), "number")
    assert 1 < len(numbers) <= 3 and numbers[0] == "0"


def test_a_gap_parts_the_line_and_a_value_that_stands_alone_is_marked():
    figure = drawn(quarterly(70, None, 71, None, 74, 75))
    assert segments(figure, "measures") == [2]
    assert len(collection(figure, "values").get_xdata()) == 3  # the two alone, and the latest


def test_words_go_in_steps():
    readings = tuple(Reading(quarter(at), None, word=word) for at, word in ((1, "R"), (2, "G"), (3, "A")))
    figure = drawn(Measure("1-M09", "Voice", scale="R / A / G", readings=readings))
    assert segments(figure, "measures") == [5]
    assert texts(figure, "number") == []


def test_targets_are_dotted():
    planned = tuple(reading(quarter(at), 70 + at, role="planned") for at in (1, 2, 3))
    figure = drawn(measure(*quarterly(71, 72, 73).readings, *planned, reading(NO_DATE, 85, role="target")))
    assert segments(figure, "targets") == [3, 2]


def test_what_is_worse_than_every_band_is_hatched():
    assert len(collection(drawn(quarterly(60), quarterly(95)), "hatch").get_paths()) == 2
    assert collection(drawn(quarterly(60)), "hatch").get_hatch()


def test_readings_without_a_day_stand_in_their_order_and_do_not_stretch_the_others():
    named = measure(reading(unknown_period("Previous"), 21, place=0), reading(unknown_period("Current"), 17, place=1))
    figure = drawn(quarterly(71, 72), named)
    assert texts(figure, "subtitle") == ["Jun 2016 to Sep 2016"]
    assert segments(figure, "measures") == [2, 2]
    assert texts(drawn(named), "subtitle") == texts(drawn(named), "day") == []


def test_the_foot_and_the_description_say_what_is_shown():
    figure = drawn(quarterly(71, 83, name="First"), organisation="Council")
    assert texts(figure, "foot") == ["Council · as at 14 Nov 2017"]
    words = str(figure.patch.get_label())
    assert words == (
        "First: 83% in Q2 2016/17: good, 7 points short of outstanding; improving. Council · as at 14 Nov 2017."
    )


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_it_is_a_picture_of_every_kind(kind):
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind]
    assert picture_bytes(drawn(quarterly(71, 72), WORDED), kind).startswith(start)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_words_and_lines_stand_out(palette):
    figure = drawn(quarterly(71, 72), palette=palette)
    assert all(contrast(one.get_color(), palette.surface) > 4.5 for one in figure.artists if hasattr(one, "get_text"))
    assert contrast(palette.accent, palette.bands.below) > 2.4


def test_forty_have_no_axes_of_their_own():
    figure = drawn(*(quarterly(*range(60, 66)) for _ in range(40)))
    assert figure.axes == [] and len([one for one in figure.artists if not hasattr(one, "get_text")]) < 10


@settings(max_examples=25)
@given(st.lists(measures(), min_size=1, max_size=7), st.sampled_from([(10, 10), (6.4, 10), (10, 14), (5, 14)]))
def test_no_two_texts_overlap_and_none_leaves_the_figure(of, shape):
    width, points = shape
    assert misplaced(drawn(*of, width=width, points=points)) == ([], [])


def test_a_year_beside_quarters_is_a_mark():
    figure = drawn(measure(reading(year(2016), 60), *(reading(quarter(at), 70 + at) for at in (1, 2, 3))))
    assert len(collection(figure, "values").get_xdata()) == 2


def test_more_than_a_canvas_can_hold_are_counted():
    of = [quarterly(71, 72)] * 900
    figure = new_figure(5.5, height_for(900, 5.5, 18))
    assert figure.get_size_inches()[1] <= 200
    draw_small_multiples(figure, of, DAY, title="1 Assessment", font_points=18)
    drawn_ones = len(texts(figure, "value"))
    assert 50 < drawn_ones < 900
    assert texts(figure, "subtitle")[0].replace("\n", " ").endswith(f"the first {drawn_ones} of 900 measures")
