"""A measure whose values are words is drawn as steps on its scale."""

from math import isnan

from matplotlib.text import Text

from tests.charts.pictures import DAY, drawn, line, misplaced, quarter, text_artists, texts
from tracker.domain.measure import Measure, Reading
from tracker.domain.plan import WordScale
from tracker.palette import LIGHT

MATURITY = "Not started / Plans in place / Established / Embedded"


def said(number, word=None, role="actual", **rest):
    return Reading(quarter(number), None, word=word, role=role, **rest)


def worded(*readings, scale=MATURITY):
    return Measure("1-M01", "The voice of the child", scale=scale, readings=readings)


def ground(figure):
    return [(one.get_label(), one.get_facecolor()) for one in figure.axes[0].patches]


def test_the_words_stand_on_the_axis_the_worst_at_the_bottom():
    figure = drawn(worded(said(1, "Established")))
    words = [one for one in text_artists(figure) if one.get_label() == "word"]
    assert [one.get_text() for one in sorted(words, key=lambda one: one.get_position()[1])] == MATURITY.split(" / ")
    assert texts(figure, "number") == texts(figure, "cut number") == texts(figure, "unit") == []


def test_a_word_holds_until_the_next_one():
    figure = drawn(worded(said(1, "Not started"), said(2, "established"), said(3, "Plans in place")))
    assert list(line(figure).get_ydata()) == [0, 2, 1]
    assert line(figure).get_drawstyle() == "steps-post"
    assert texts(figure, "latest value") == ["Plans in place"]


def test_a_blank_is_a_gap_and_a_word_off_the_scale_is_said_to_be():
    figure = drawn(worded(said(1, "Not started"), said(2), said(3, "Splendid"), said(4, "Established")))
    ys = line(figure).get_ydata()
    assert [ys[0], ys[3]] == [0, 2] and isnan(ys[1]) and isnan(ys[2])
    assert texts(figure, "gap") == ["no value", "not on its scale"]


def test_planned_words_are_dashed_steps_and_named():
    figure = drawn(worded(said(5, "Established"), said(5, "Established", "planned"), said(8, "Embedded", "planned")))
    planned = line(figure, "target: Q4 2017/18")
    assert list(planned.get_ydata()) == [2, 2, 3] and planned.is_dashed()
    assert texts(figure, "target") == ["planned Q4 2017/18: Embedded"]


def test_the_plans_own_scale_gives_the_order():
    of = worded(said(1, "Sown"), said(2, "In leaf"), scale="Growth")
    figure = drawn(of, scales=(WordScale("Growth", ("Sown", "In leaf")),))
    assert list(line(figure).get_ydata()) == [0, 1]


def test_words_of_no_known_order_are_not_put_on_an_axis_of_numbers():
    figure = drawn(worded(said(1, "Sown"), said(2, "In leaf"), scale=None))
    assert texts(figure, "no reading") == ["The order of its words is not known"]
    assert texts(figure, "number") == []
    assert texts(drawn(worded(said(1, "Sown"))), "no reading") == ["Its word is not on the scale"]


def test_ratings_have_their_own_tints_and_other_words_theirs_by_place():
    from matplotlib.colors import to_rgba

    def tints(scale):
        found = [colour for name, colour in ground(drawn(worded(said(1, scale.split(" / ")[0]), scale=scale))) if name]
        return [[to_rgba(tint) for tint in LIGHT.bands.in_order()].index(one) for one in found]

    assert tints("R / A / G") == tints("Inadequate / Requires improvement to be good / Good") == [0, 1, 2]
    assert tints("Red / Amber / Green / Blue") == tints(MATURITY) == [0, 1, 2, 3]
    assert tints("No / Yes") == [0, 2]
    assert tints("a1 / b1 / c1 / d1 / e1") == [0, 1, 2, 2, 3]


def test_the_description_says_the_words():
    words = str(drawn(worded(said(1, "Not started"), said(2, "Established"))).patch.get_label())
    assert "Readings: Q1 2016/17 Not started; Q2 2016/17 Established." in words


def test_long_words_overlap_nothing_and_stay_on_the_figure():
    scale = " / ".join(f"{at} a word of a scale that goes on and on for very long" for at in range(7))
    for size in ((10, 5.6), (6.4, 4)):
        figure = drawn(worded(said(1, scale.split(" / ")[3]), scale=scale), DAY, size)
        assert misplaced(figure) == ([], [])
        assert all(isinstance(one, Text) for one in text_artists(figure))
