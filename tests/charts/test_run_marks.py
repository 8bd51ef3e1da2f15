"""The run chart as it is drawn: a median, and shapes on the points of shifts and runs."""

from tests.charts.pictures import drawn, england, line, measure, months, reading, texts

SHIFTS = (60, 50, 60, 50, 60, 50, 80, 90, 80, 90, 80, 90)
RISING = (70, 71, 70, 69, 70, 71, 72, 73, 70, 71, 70, 71)


def monthly(values, **rest):
    return measure(
        *(reading(p, v, place=at) for at, (p, v) in enumerate(zip(months(40), values, strict=False))), **rest
    )


def labels(figure):
    return [str(one.get_label()) for one in figure.axes[0].lines]


def test_twelve_readings_have_a_dashed_median_with_its_value():
    figure = drawn(monthly(SHIFTS))
    assert set(line(figure, "median").get_ydata()) == {70} and line(figure, "median").is_dashed()
    assert texts(figure, "median") == ["median 70%"]


def test_eleven_have_none():
    figure = drawn(monthly(SHIFTS[:11]))
    assert "median" not in labels(figure) and texts(figure, "signal") == []


def test_a_cumulative_series_has_none():
    assert "median" not in labels(drawn(monthly(SHIFTS, rolling="cumulative")))


def test_the_points_of_a_shift_have_a_ring_each_and_the_word():
    figure = drawn(monthly(SHIFTS))
    below, above = line(figure, "shift: below"), line(figure, "shift: above")
    assert (list(below.get_ydata()), list(above.get_ydata())) == (list(SHIFTS[:6]), list(SHIFTS[6:]))
    assert below.get_marker() == above.get_marker() == "o"
    assert texts(figure, "signal") == ["shift of 6", "shift of 6"]


def test_the_points_of_a_run_have_an_arrow_head_that_shows_the_way():
    up, down = drawn(monthly(RISING)), drawn(monthly([140 - value for value in RISING]))
    assert line(up, "run: rising").get_marker() == "^" and line(down, "run: falling").get_marker() == "v"
    assert list(line(up, "run: rising").get_ydata()) == [69, 70, 71, 72, 73]
    assert texts(up, "signal") == texts(down, "signal") == ["run of 5"]


def test_the_median_is_told_from_a_comparator_by_its_dashes():

    figure = drawn(monthly(SHIFTS, comparators=(england(), *(england(at) for at in (84, 85, 86)))))
    dashes = [one._dash_pattern for one in figure.axes[0].lines if str(one.get_label()).startswith("comparator")]
    assert line(figure, "median")._dash_pattern not in dashes


def test_words_that_would_hide_the_points_are_left_away_and_the_shapes_stay():
    zigzag = [60 + at % 3 * 8 for at in range(20)] + [85 + at % 3 * 5 for at in range(20)]
    figure = drawn(monthly(zigzag), size=(3, 1.6))
    assert texts(figure, "signal") == []
    assert len(line(figure, "shift: above").get_xdata()) == 20
