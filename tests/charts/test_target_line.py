"""The target on a chart: a line for all periods, a path from period to period, and its name."""

from dataclasses import replace

import pytest

from tests.charts.pictures import (
    DAY,
    drawn,
    england,
    line,
    measure,
    misplaced,
    quarter,
    quarterly,
    reading,
    texts,
    year,
)
from tracker.domain.when import NO_DATE
from tracker.palette import PALETTES


def aimed(*aims, of=None):
    of = of or quarterly(71, 72, 70, 74, 75, 76)
    return replace(of, readings=(*of.readings, *aims))


def aim(period, value, role="target", **rest):
    return reading(period, value, role=role, **rest)


def labels(figure):
    return [str(one.get_label()) for one in figure.axes[0].lines if str(one.get_label()).startswith("target")]


def test_a_target_for_all_periods_is_one_line_right_across():
    figure = drawn(aimed(aim(NO_DATE, 85)))
    found = line(figure, "target: no date")
    assert list(found.get_ydata()) == [85, 85] and tuple(found.get_xdata()) == figure.axes[0].get_xlim()
    assert texts(figure, "target") == ["target 85%"]


def test_planned_values_of_the_lines_own_periods_are_joined_and_reach_past_the_day():
    figure = drawn(aimed(*(aim(quarter(at), 70 + at, "planned") for at in (8, 6, 7))))
    assert list(line(figure, "target: Q4 2017/18").get_ydata()) == [76, 77, 78]
    assert texts(figure, "target") == ["planned Q4 2017/18: 78%"]
    assert "Q4 2017/18" in [one.replace("\n", " ") for one in texts(figure, "period")]


def test_targets_of_other_periods_stand_over_them_in_steps():
    figure = drawn(aimed(aim(year(2016), 74), aim(year(2017), 80)))
    assert list(line(figure, "target: 2017/18").get_ydata()) == [74, 74, 80, 80]
    assert texts(figure, "target") == ["target 2017/18: 80%"]


def test_a_target_is_in_sight():
    low, high = drawn(aimed(aim(NO_DATE, 40))).axes[0].get_ylim()
    assert low < 40 < high


def test_a_target_known_later_is_not_drawn():
    assert labels(drawn(aimed(aim(NO_DATE, 85, known=DAY.replace(month=12))))) == []


def test_without_a_target_there_is_no_line():
    assert labels(drawn(quarterly(71, 72))) == []


def test_a_target_without_a_reading_is_drawn():
    figure = drawn(measure(aim(NO_DATE, 85), aim(quarter(8), 86)))
    assert len(labels(figure)) == 2 and texts(figure, "no reading") == ["No reading yet"]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_in_grey_it_is_told_from_comparators_cuts_and_median_by_its_dots(palette):
    figure = drawn(aimed(aim(NO_DATE, 85), of=quarterly(71, 72, 73, 74, comparators=(england(),))), palette=palette)
    dots, dashes = line(figure, "target: no date"), line(figure, "comparator: England")
    assert dots._dash_pattern[1][0] < 1 < dashes._dash_pattern[1][0]
    assert dots.get_linewidth() > 1.5 * dashes.get_linewidth()


def test_the_description_says_it():
    words = str(drawn(aimed(aim(NO_DATE, 85), aim(quarter(8), 80))).patch.get_label())
    assert "Targets: Q4 2017/18 80%; 85%." in words


def test_words_of_targets_overlap_nothing():
    of = aimed(*(aim(quarter(at), 70 + at, "planned") for at in range(1, 9)), aim(NO_DATE, 85))
    for size, points in (((10, 5.6), 10), ((6.4, 4), 10), ((10, 5.6), 14)):
        assert misplaced(drawn(of, size=size, font_points=points)) == ([], [])
