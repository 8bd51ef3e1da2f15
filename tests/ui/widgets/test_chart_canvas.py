"""The place where charts stand: a sentence until matplotlib is there, then a chart drawn for its size."""

from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import Qt

from tests.patience import PATIENCE_MS
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
    """Each drawing that is shown: (width, height) in pixels of the figure."""
    calls = []

    def draw(figure, palette, points):
        if current_thread() is not main_thread():
            return
        calls.append(tuple(round(inches * figure.dpi) for inches in figure.get_size_inches()))
        figure.clear()
        figure.text(0.5, 0.5, "drawn")

    view.show_chart(draw, "What it says")
    return calls


def test_a_sentence_stands_there_until_the_chart_does(view, calls, qtbot):
    assert "being prepared" in view.placeholder.text()
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    assert view.placeholder.text() == "" and view.canvas.isVisible()
    assert calls == [(500, 300)]


def test_the_first_chart_is_laid_out_beforehand_on_the_helper_thread(view, qtbot):
    drawn = []
    view.show_chart(lambda figure, palette, points: drawn.append((figure, current_thread() is main_thread())), "")
    with qtbot.waitSignal(view.drawn, timeout=PATIENCE_MS):
        view.show()
    (before, _), (shown, _) = drawn
    assert [window for _, window in drawn] == [False, True] and shown is view.figure is not before
    assert list(before.get_size_inches()) == list(shown.get_size_inches()) and before.dpi == shown.dpi


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
    def broken():
        raise ImportError("no matplotlib here")

    monkeypatch.setattr(chart_canvas, "_fetch", broken)
    view.show()
    qtbot.waitUntil(lambda: "cannot be shown (no matplotlib here)" in view.placeholder.text(), timeout=PATIENCE_MS)
