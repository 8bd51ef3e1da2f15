"""Groups and comparators on a chart, as they are switched on."""

import pytest

from tests.charts.pictures import DAY, boxes, drawn, line, misplaced, quarter, quarterly, reading, texts, year
from tracker.charts.series import series_of
from tracker.domain.measure import Comparator, Group

BOYS = Group("Boys", readings=tuple(reading(quarter(at), 64 + at) for at in range(1, 7)))
GIRLS = Group("Girls", readings=tuple(reading(quarter(at), 76 + at) for at in range(1, 6)))
VALUES = {"average": (70, 74), "minimum": (62, 66), "maximum": (88, 91)}
FAMILY = tuple(
    Comparator("Core cities", part, readings=tuple(reading(year(2015 + at), one) for at, one in enumerate(values)))
    for part, values in VALUES.items()
)
OF = quarterly(71, 72, 70, 74, 75, "76.4", comparators=FAMILY, groups=(BOYS, GIRLS))


def labels(figure):
    found = [str(one.get_label()) for one in (*figure.axes[0].lines, *figure.axes[0].collections)]
    return [one for one in found if one.startswith(("group", "comparator", "span"))]


def test_at_first_there_are_comparators_and_no_groups():
    assert labels(drawn(OF)) == ["comparator: Core cities, average", "span: Core cities, minimum to maximum"]


def test_what_is_chosen_is_drawn_and_nothing_else():
    assert labels(drawn(OF, shown=["Girls"])) == ["group: Girls"]
    assert labels(drawn(OF, shown=[])) == []


def test_a_group_is_a_line_with_marks_named_at_its_end_and_with_its_period_only_where_it_is_another():
    figure = drawn(OF, shown=["Boys", "Girls"])
    assert list(line(figure, "group: Boys").get_ydata()) == [65, 66, 67, 68, 69, 70]
    assert sorted(texts(figure, "group")) == ["Boys: 70%", "Girls Q1 2017/18: 81%"]


def test_groups_are_told_from_each_other_by_their_marks():
    figure = drawn(OF, shown=["Boys", "Girls"])
    assert line(figure, "group: Boys").get_marker() != line(figure, "group: Girls").get_marker()
    assert line(figure, "group: Boys").get_linestyle() == "-"


def test_the_span_is_a_band_from_the_minimum_to_the_maximum():
    figure = drawn(OF, shown=["Core cities, minimum to maximum"])
    (band,) = figure.axes[0].collections
    ys = band.get_paths()[0].vertices[:, 1]
    assert (ys.min(), ys.max()) == (62, 91)
    (name,) = texts(figure, "comparator")
    assert name.replace("\n", " ") == "Core cities, minimum to maximum 2016/17: 66% to 91%"


def test_a_span_with_one_value_each_lies_over_its_period():
    family = tuple(Comparator("Cities", part, readings=(reading(year(2016), v),)) for part, v in VALUES_OF_ONE)
    figure = drawn(quarterly(71, 72, 73, 74, comparators=family))
    (band,) = figure.axes[0].collections
    low, high = figure.axes[0].get_xlim()
    assert low <= band.get_paths()[0].vertices[:, 0].min() and band.get_paths()[0].vertices[:, 0].max() <= high


VALUES_OF_ONE = (("minimum", 60), ("maximum", 80))


def test_the_description_names_what_is_drawn():
    words = str(drawn(OF, shown=["Girls", "Core cities, minimum to maximum"]).patch.get_label())
    assert "Girls: Q1 2016/17 77%;" in words and "Boys" not in words
    assert "Core cities, minimum to maximum, minimum: 2015/16 62%; 2016/17 66%." in words
    assert "Core cities, minimum to maximum, maximum: 2015/16 88%; 2016/17 91%." in words


@pytest.mark.parametrize("size", [(10, 5.6), (6.4, 4)])
def test_twelve_comparators_and_eight_groups_overlap_nothing(size):
    of = quarterly(
        *(71, 72, 70, 74),
        comparators=tuple(Comparator(f"Council {at}", readings=(reading(year(2016), 60 + at),)) for at in range(12)),
        groups=tuple(Group(f"Team {at}", readings=(reading(quarter(4), 60 + at),)) for at in range(8)),
    )
    every = [one.name for one in (*of.comparators, *of.groups)]
    figure = drawn(of, size=size, shown=every)
    assert len(labels(figure)) == 20 and misplaced(figure) == ([], [])


def test_no_name_is_written_over_the_measures_own_line():
    figure = drawn(OF, size=(6, 2.9), shown=[one.name for one in series_of(OF, DAY)], font_points=11)
    place, (low, high) = figure.axes[0].get_position(), figure.axes[0].get_xlim()
    bottom, top = figure.axes[0].get_ylim()
    own = [
        (place.x0 + (x - low) / (high - low) * place.width, place.y0 + (y - bottom) / (top - bottom) * place.height)
        for x, y in zip(*line(figure).get_data(), strict=True)
    ]
    width, height = figure.get_size_inches() * figure.dpi
    for name, box in boxes(figure):
        if name in texts(figure, "comparator") + texts(figure, "group"):
            assert not any(box.contains(x * width, y * height) for x, y in own), name
