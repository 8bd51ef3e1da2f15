"""What stands on the chart of ratings by theme."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex

from tests.charts.pictures import misplaced, texts
from tests.levels import DEAR
from tracker.charts.picture import new_figure
from tracker.charts.progress_chart import draw_progress
from tracker.palette import PALETTES, STANDINGS


def progress(*rows, size=(10, 5.6), **rest):
    figure = new_figure(*size)
    draw_progress(
        figure, rows, title="Ratings by theme", subtitle="As at 14 Nov 2017", foot="Council · as at 14 Nov 2017", **rest
    )
    return figure


def bars(figure):
    """(standing, row, start, length) of every part."""
    return [
        (bar.get_label(), round(one.get_y() + one.get_height() / 2), one.get_x(), one.get_width())
        for bar in figure.axes[0].containers
        for one in bar
    ]


def test_each_theme_is_a_bar_of_its_parts_one_after_another():
    figure = progress(("1", {"red": 2, "green": 3}), ("2", {"red": 1}))
    assert bars(figure) == [("red", 0, 0, 2), ("red", 1, 0, 1), ("green", 0, 2, 3)]


def test_a_part_says_its_count_and_letter():
    figure = progress(("1", {"red": 2, "grey": 3, "complete": 4, "awaiting_sign_off": 5, "stopped": 6}))
    assert [texts(figure, f"part: {part}") for part in ("red", "grey", "complete")] == [["2 R"], ["3 –"], ["4 B"]]
    assert texts(figure, "part: awaiting_sign_off") == ["5 S"]
    assert texts(figure, "part: stopped") == ["6 X"]


def test_a_part_too_narrow_for_its_words_is_named_at_the_end_of_its_row():
    figure = progress(("1", {"red": 1, "green": 99}))
    assert texts(figure, "part: red") == []
    assert texts(figure, "total") == ["100"]
    assert texts(figure, "also") == ["incl. 1 R"]


def test_counts_that_are_no_part_are_passed_over():
    figure = progress(("1", {"red": 2, "total": 2, "overdue": 2}))
    assert texts(figure, "total") == ["2"]


def test_the_key_names_what_is_there_and_nothing_else():
    assert texts(progress(("1", {"red": 2, "complete": 1})), "key") == ["▲ Red", "✓ Complete"]


def test_the_foot_stands_under_the_key_and_the_description_holds_every_count():
    figure = progress(("1 Voice", {"red": 2, "complete": 1}), ("2", {}))
    assert texts(figure, "foot") == ["Council · as at 14 Nov 2017"]
    assert figure.patch.get_label() == (
        "As at 14 Nov 2017. 1 Voice: 2 red, 1 complete. 2: no action. Council · as at 14 Nov 2017."
    )


def test_a_theme_without_actions_has_its_row():
    figure = progress(("1", {"red": 2}), ("2", {}))
    assert texts(figure, "theme") == ["1", "2"]
    assert texts(figure, "total") == ["2", "0"]


@pytest.mark.parametrize("rows", [(), (("1", {}),)])
def test_a_plan_without_actions_says_so(rows):
    assert "No actions yet" in texts(progress(*rows))


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_part_has_an_outline_so_that_it_reads_without_colour(palette):
    (container,) = progress(("1", {"amber": 2}), palette=palette).axes[0].containers
    assert to_hex(container[0].get_edgecolor()).upper() == palette.outline
    assert container[0].get_linewidth() > 0


COUNTS = st.fixed_dictionaries({part: st.integers(0, 40) for part in STANDINGS})
ROWS = st.lists(st.tuples(st.text(st.characters(codec="utf-8"), max_size=60), COUNTS), max_size=9)


@settings(max_examples=DEAR)
@given(ROWS, st.sampled_from([(10, 5.6), (6.4, 4)]))
def test_no_two_texts_overlap_and_none_leaves_the_figure(rows, size):
    figure = progress(*rows, size=size)
    assert misplaced(figure) == ([], [])
    figure.canvas.draw()


@settings(max_examples=DEAR)
@given(ROWS)
def test_every_count_can_be_read_somewhere(rows):
    figure = progress(*rows)
    said = " ".join(texts(figure)).replace(",", "").split()
    for _, counts in rows:
        assert all(str(count) in said for count in counts.values() if count)
