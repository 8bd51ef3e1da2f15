"""The bars of the actions that should move a measure, under its line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.pictures import DAY, drawn, line, misplaced, quarterly, texts
from tests.charts.test_measure_chart import measures
from tracker.domain.measures.linked_actions import LinkedAction
from tracker.domain.plan import Status

OF = quarterly(71, 72, 73, 74, 75, 76)


def action(ref="1.1.4", first=None, last=None, status=Status.IN_PROGRESS):
    return LinkedAction(ref, "Do it", first, last, status)


DONE = action("1.1.4", date(2016, 9, 1), date(2017, 6, 14), Status.COMPLETE)
STOPPED = action("1.2.1", date(2016, 9, 1), date(2017, 1, 3), Status.STOPPED)
GOING_ON = action("2.3", date(2017, 5, 3))


def artists(figure, label):
    return [one for one in figure.artists if one.get_label() == label]


def days(figure, bar):
    """The days at both ends of a bar."""
    place, (low, high) = figure.axes[0].get_position(), figure.axes[0].get_xlim()
    return [round(low + (x - place.x0) / place.width * (high - low)) for x in bar.get_xdata()]


def test_a_bar_goes_from_the_first_update_to_the_completion_and_carries_the_ref():
    figure = drawn(OF, actions=[DONE])
    (bar,) = artists(figure, "bar")
    assert days(figure, bar) == [DONE.first.toordinal(), DONE.last.toordinal()]
    assert texts(figure, "action") == ["1.1.4"]


def test_it_lies_under_the_line_and_its_periods():
    figure = drawn(OF, actions=[DONE])
    (bar,) = artists(figure, "bar")
    assert max(bar.get_ydata()) < figure.axes[0].get_position().y0
    periods = [one for one in figure.artists if one.get_label() == "period"]
    assert max(bar.get_ydata()) < min(one.get_position()[1] for one in periods)


def test_complete_stopped_and_going_on_are_told_by_shape():
    figure = drawn(OF, actions=[DONE, STOPPED, GOING_ON])
    assert [one.get_marker() for one in artists(figure, "end of a bar")] == ["|", "x", ">"]


def test_what_began_before_the_chart_begins_at_its_edge_and_what_goes_on_ends_at_it():
    figure = drawn(OF, actions=[action(first=None)])
    (bar,) = artists(figure, "bar")
    assert days(figure, bar) == [round(day) for day in figure.axes[0].get_xlim()]


def test_days_of_actions_near_the_readings_are_in_sight():
    figure = drawn(OF, actions=[action(first=date(2016, 4, 3), last=date(2017, 11, 1), status=Status.COMPLETE)])
    low, high = figure.axes[0].get_xlim()
    assert low < date(2016, 4, 3).toordinal() and date(2017, 11, 1).toordinal() < high
    low, _ = drawn(OF, actions=[action(first=date(2009, 1, 1))]).axes[0].get_xlim()
    assert low > date(2016, 1, 1).toordinal()


def test_of_many_the_first_have_bars_and_the_rest_are_counted():
    figure = drawn(OF, actions=[action(f"1.{at}", date(2017, 1, 1)) for at in range(9)])
    assert texts(figure, "action") == ["1.0", "1.1", "1.2", "1.3"]
    assert texts(figure, "more actions") == ["and 5 more actions"]
    assert len(texts(drawn(OF, size=(6.4, 3), actions=[action("1.1")] * 9), "action")) == 1


def test_without_an_action_the_chart_is_as_it_was():
    figure = drawn(OF)
    assert artists(figure, "bar") == [] and texts(figure, "action") == []


def test_the_description_says_what_the_bars_show():
    words = str(drawn(OF, actions=[DONE, STOPPED, GOING_ON, action("9")]).patch.get_label())
    assert (
        "Actions: 1.1.4, from 1 Sep 2016 to 14 Jun 2017 (complete); 1.2.1, from 1 Sep 2016 to 3 Jan 2017 (stopped); "
        "2.3, from 3 May 2017; 9, from the beginning."
    ) in words


def test_the_line_stays_the_strongest():
    figure = drawn(OF, actions=[DONE])
    (bar,) = artists(figure, "bar")
    assert bar.get_color() != line(figure).get_color()


LINKED = st.lists(
    st.builds(
        action,
        st.sampled_from(["1.1", "1.1.17", "an action", "A very long ref of an action"]),
        st.none() | st.dates(date(2016, 1, 1), DAY),
        st.none() | st.dates(date(2017, 1, 1), DAY),
        st.sampled_from(Status),
    ),
    max_size=8,
)


@settings(max_examples=30)
@given(measures(), LINKED, st.sampled_from([((10, 5.6), 10), ((6.4, 4), 10), ((10, 5.6), 14)]))
def test_no_two_texts_overlap_and_none_leaves_the_figure(of, actions, shape):
    size, points = shape
    assert misplaced(drawn(of, size=size, font_points=points, actions=actions)) == ([], [])


@pytest.mark.parametrize("status", Status)
def test_every_status_can_be_drawn(status):
    drawn(OF, actions=[action(first=date(2017, 1, 1), last=date(2017, 2, 1), status=status)]).canvas.draw()
