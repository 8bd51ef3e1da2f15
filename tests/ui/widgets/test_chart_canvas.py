"""The place where charts stand: a sentence until matplotlib is there, then a chart drawn for its size."""

from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from shiboken6 import delete

from tests.patience import PATIENCE, PATIENCE_MS
from tracker.ui.widgets import chart_canvas
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.chart_canvas import ChartView


@pytest.fixture
def view(qtbot):
    background = Background()
    view = ChartView(background, "Chart")
    qtbot.addWidget(view)
    view.resize(500, 300)
    yield view
    background.close()


@pytest.fixture
def calls(view):
    """Each drawing: (width, height) in pixels of the figure."""
    calls = []

    def draw(figure, palette, points):
        calls.append(tuple(round(inches * figure.dpi) for inches in figure.get_size_inches()))
        figure.clear()
        figure.text(0.5, 0.5, "drawn")

    view.show_chart(draw, "What it says")
    return calls


def filled(colour, drawn=None):
    """What fills the figure with a colour, and notes each time whether the window's thread did it."""

    def draw(figure, palette, points):
        if drawn is not None:
            drawn.append(current_thread() is main_thread())
        figure.set_facecolor(colour)

    return draw


def seen(view):
    """The colours of the corners as they are painted."""
    shot = view.grab().toImage()
    right, bottom = shot.width() - 1, shot.height() - 1
    return {QColor(shot.pixel(x, y)).name() for x in (0, right) for y in (0, bottom)}


def test_a_sentence_stands_there_until_the_chart_does(view, calls, qtbot):
    assert "being prepared" in view.placeholder.text()
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert view.placeholder.text() == "" and view.canvas.isVisible()
    assert calls == [(500, 300)]


def test_the_first_chart_is_drawn_on_the_helper_thread_and_shown_as_it_is(view, qtbot):
    drawn = []
    view.show_chart(filled("#1144aa", drawn), "")
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert seen(view) == {"#1144aa"} and drawn == [False]
    view.show_chart(filled("#aa4411", drawn), "")
    qtbot.waitUntil(lambda: seen(view) == {"#aa4411"}, timeout=PATIENCE_MS)
    assert drawn == [False, True]


def test_what_is_chosen_while_the_first_chart_is_drawn_is_shown_and_not_that_one(view, qtbot, monkeypatch):
    drawn = []
    view.show_chart(filled("#1144aa", drawn), "")
    asked = view._ask
    monkeypatch.setattr(view, "_ask", lambda: (asked(), view.show_chart(filled("#aa4411", drawn), "")))
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert seen(view) == {"#aa4411"} and drawn == [False, True]


def test_a_size_that_is_taken_while_the_first_chart_is_drawn_is_the_one_that_is_shown(view, calls, qtbot, monkeypatch):
    asked = view._ask
    monkeypatch.setattr(view, "_ask", lambda: (asked(), view.resize(640, 320)))
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    qtbot.waitUntil(lambda: calls == [(500, 300), (640, 320)], timeout=PATIENCE_MS)
    assert view.canvas.size() == QSize(640, 320)


def test_a_view_that_goes_while_its_first_chart_is_drawn_is_not_shown_one(qtbot):
    background, goes_on = Background(), Event()
    view = ChartView(background, "Chart")
    view.show_chart(lambda *_: goes_on.wait(PATIENCE), "")
    view.show()
    qtbot.waitUntil(lambda: background.busy == 1, timeout=PATIENCE_MS)
    delete(view)
    goes_on.set()
    qtbot.waitUntil(lambda: background.busy == 0, timeout=PATIENCE_MS)
    background.close()


@pytest.mark.parametrize("dots", [81, 96, 109, 144])
def test_every_pixel_is_drawn_whatever_an_inch_is(view, qtbot, monkeypatch, dots):
    monkeypatch.setattr(view, "logicalDpiY", lambda: dots)
    view.resize(191, 301)  # 191 / 81 * 81 is less than 191
    view.show_chart(filled("#1144aa"), "")
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert view.canvas.figure.canvas.get_width_height() == (191, 301) and seen(view) == {"#1144aa"}


def test_many_steps_of_a_resize_are_drawn_once(view, calls, qtbot):
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        for width in range(510, 610, 10):
            view.resize(width, 300)
    qtbot.wait(120)
    assert calls == [(500, 300), (600, 300)]


def test_a_hidden_chart_is_drawn_when_it_is_seen(view, calls, qtbot):
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    view.hide()
    view.resize(640, 320)
    qtbot.wait(120)
    assert len(calls) == 1
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert calls[-1] == (640, 320)


def test_nothing_to_draw_leaves_the_place_empty(view, calls, qtbot):
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    view.show_chart(None, "")
    assert not view.canvas.isVisible() and view.accessibleDescription() == ""


def test_the_picture_takes_neither_mouse_nor_keyboard(view, calls, qtbot):
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert view.canvas.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert view.canvas.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_library_that_cannot_be_loaded_is_said_in_words(view, calls, qtbot, monkeypatch):
    def broken(*_):
        raise ImportError("no matplotlib here")

    monkeypatch.setattr(chart_canvas, "_first_figure", broken)
    view.show()
    qtbot.waitUntil(lambda: "cannot be shown (no matplotlib here)" in view.placeholder.text(), timeout=PATIENCE_MS)


def test_after_a_first_chart_that_cannot_be_drawn_another_one_is_shown(view, qtbot):
    def fails(figure, palette, points):
        raise ValueError("no such day")

    view.show_chart(fails, "")
    view.show()
    qtbot.waitUntil(lambda: "cannot be shown (no such day)" in view.placeholder.text(), timeout=PATIENCE_MS)
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show_chart(filled("#1144aa"), "")
    assert seen(view) == {"#1144aa"} and view.placeholder.text() == ""
