"""All measures of a theme as small charts, in the window on the sample plan."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY
from tracker.charts.layout.small_charts import height_for
from tracker.ui.charts.theme_charts import ThemeCharts


@pytest.fixture
def page(window, file):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page("Measures")
    return window.pages["Measures"]


@pytest.fixture
def charts(page, window, qtbot):
    """The small charts of the theme of 1.2-M01, drawn."""
    page.show_measure("1.2-M01")
    page.head.theme.click()
    (dialog,) = [one for one in page.findChildren(ThemeCharts) if one.isVisible()]
    qtbot.waitUntil(
        lambda: dialog.chart.canvas is not None and bool(dialog.chart.canvas.figure.artists), timeout=PATIENCE_MS
    )
    yield dialog
    dialog.close()


@pytest.fixture
def quiet(window, qtbot):
    """Waits until nothing goes on any more and all of it is told."""

    def until_quiet():
        qtbot.waitUntil(lambda: not window.jobs.going and window.background.busy == 0, timeout=PATIENCE_MS)

    return until_quiet


def drawn(dialog, label):
    return [one.get_text() for one in dialog.chart.canvas.figure.artists if one.get_label() == label]


def test_every_measure_of_the_theme_is_drawn(charts, window):
    theme = next(one for one in window.workspace.plan.themes if one.ref == "1.2")
    assert [one.id for one in charts.measures] == [one.id for one in theme.measures]
    assert len(drawn(charts, "value")) == len(theme.measures) == 6
    assert drawn(charts, "title") == [charts.title] and charts.title.startswith("1.2 ")
    assert charts.title in charts.windowTitle()


def test_it_scrolls_where_there_is_no_room_for_all(charts, qtbot):
    charts.resize(500, 400)
    bar = charts.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=PATIENCE_MS)
    assert charts.chart.width() <= charts.area.viewport().width()


def test_it_says_in_words_what_it_shows(charts):
    words = charts.chart.accessibleDescription()
    assert all(" ".join(one.name.split()) in words for one in charts.measures)


def test_all_are_copied_as_one_light_picture(charts, window, quiet):
    QGuiApplication.clipboard().clear()
    charts.commands.copy.trigger()
    quiet()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2000 and image.pixelColor(2, 2).name() == "#ffffff"
    assert charts.said.text() == "The chart is copied: paste it where you need it."


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_all_are_saved_as_what_the_name_ends_in(charts, names, tmp_path, quiet, told, ending, start):
    path = tmp_path / f"theme.{ending}"
    names.append(path)
    charts.commands.save.trigger()
    quiet()
    assert path.read_bytes().startswith(start)
    assert told == [f"Saved: {path}"] and names.offered.startswith("1.2 ")


def test_the_button_is_dead_where_there_is_no_measure(page):
    page.head.refresh([], [])
    assert not page.head.theme.isEnabled()


@pytest.mark.parametrize("width", [450, 700, 1200])
def test_each_has_its_height_however_wide_the_window_is(charts, qtbot, width):
    charts.resize(width, 500)

    def high_enough():
        dpi = charts.logicalDpiY()
        wide = charts.area.viewport().width() / dpi
        return charts.chart.height() >= round(height_for(6, wide, charts.font().pointSizeF()) * dpi)

    qtbot.waitUntil(high_enough, timeout=PATIENCE_MS)


@pytest.mark.parametrize("asked", ["nothing", "a copy", "a file"])
def test_closed_at_once_it_goes_when_what_it_was_asked_for_is_there(page, names, tmp_path, quiet, told, asked):
    page.show_measure("1.2-M01")
    page.head.theme.click()
    (dialog,) = [one for one in page.findChildren(ThemeCharts) if one.isVisible()]
    QGuiApplication.clipboard().clear()
    path = tmp_path / "theme.png"
    names.append(path)
    {"nothing": lambda: None, "a copy": dialog.commands.copy.trigger, "a file": dialog.commands.save.trigger}[asked]()
    dialog.reject()
    quiet()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChildren(ThemeCharts) == []
    assert QGuiApplication.clipboard().image().isNull() == (asked != "a copy")
    assert path.exists() == (asked == "a file") == (told == [f"Saved: {path}"])
