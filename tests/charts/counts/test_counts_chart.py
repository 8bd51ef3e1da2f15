"""What stands on a chart of counts."""

from matplotlib.colors import to_hex

from tests.charts.pictures import misplaced, texts
from tracker.charts.counts.count_bars import CountBar, CountFill, height_of_counts
from tracker.charts.counts.counts_chart import draw_counts
from tracker.charts.picture import new_figure

LATE, REST = CountFill("#b3261e", "#ffffff"), CountFill("#1f5fa8")


def counts(*bars, **rest):
    figure = new_figure(10, height_of_counts(len(bars)))
    draw_counts(figure, bars, title="Reviews by month", foot="Council · as at 14 Nov 2017", **rest)
    return figure


def parts(figure):
    return [(one.get_x(), one.get_width(), to_hex(one.get_facecolor())) for one in figure.axes[0].patches]


def test_each_name_is_a_bar_of_its_parts_with_its_count_at_the_end():
    figure = counts(CountBar("Oct 2017", ((2, LATE), (3, REST)), "5, 2 overdue"), CountBar("Nov 2017", (), "0"))
    assert parts(figure) == [(0, 2, "#b3261e"), (2, 3, "#1f5fa8")]
    assert texts(figure, "name") == ["Oct 2017", "Nov 2017"] and texts(figure, "end") == ["5, 2 overdue", "0"]


def test_what_is_hatched_can_be_told_without_colour_and_the_key_says_it():
    figure = counts(CountBar("Oct 2017", ((2, LATE),), "2"), key={"overdue": LATE, "to come": REST})
    assert figure.axes[0].patches[0].get_hatch() and texts(figure, "key") == ["overdue", "to come"]


def test_nothing_stands_over_another_whatever_the_names():
    long = "A lead of a name that is much longer than anybody would have room for " * 3
    figure = counts(*(CountBar(f"{at} {long}", ((at, REST),), f"{at:,} overdue") for at in range(1, 40)))
    assert misplaced(figure) == ([], [])


def test_the_picture_says_in_words_what_it_shows():
    figure = counts(CountBar("Oct 2017", ((2, LATE),), "2, all overdue"), subtitle="A plan")
    assert "Oct 2017: 2, all overdue" in figure.patch.get_label()
