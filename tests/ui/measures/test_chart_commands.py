"""Copying and saving the chart of the chosen measure, in the window on the sample plan."""

import shutil
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.domain.builders import a_when
from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY
from tracker.domain.measure import Comparator, Group, Reading
from tracker.store.sqlite import open_store

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def file(sample, tmp_path):
    path = tmp_path / "sample.plan"
    path.write_bytes(sample.read_bytes())
    return path


@pytest.fixture
def measures(window, file, qtbot):
    """The page of measures with the first that has a reading."""
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page("Measures")
    page = window.pages["Measures"]
    page.show_measure(next(m.ref for _, m in window.workspace.plan.measures() if m.readings))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    page.focus_rows()
    return page


@pytest.fixture
def quiet(window, qtbot):
    """Waits until nothing goes on any more and all of it is told."""

    def until_quiet():
        qtbot.waitUntil(lambda: not window.jobs.going and window.background.busy == 0, timeout=PATIENCE_MS)

    return until_quiet


def test_the_chart_is_copied_as_a_picture_by_its_keys(measures, qtbot, quiet):
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(measures.list, Qt.Key.Key_C, CTRL_SHIFT)
    quiet()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2000, 1120)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert measures.panel.said.text() == "The chart is copied: paste it where you need it."


def test_a_dark_window_copies_a_light_chart(measures, window, quiet):
    from dataclasses import replace

    window.workspace.change_settings(replace(window.workspace.settings, look="dark"))
    measures.panel.commands.copy.trigger()
    quiet()
    assert QGuiApplication.clipboard().image().pixelColor(2, 2).name() == "#ffffff"


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_chart_is_saved_as_what_its_name_ends_in(measures, names, tmp_path, quiet, told, qtbot, ending, start):
    path = tmp_path / f"chart.{ending}"
    names.append(path)
    qtbot.keyClick(measures.list, Qt.Key.Key_S, CTRL_SHIFT)
    quiet()
    assert path.read_bytes().startswith(start)
    assert told == [f"Saved: {path}"]


def test_a_name_is_offered_that_says_which_measure_and_day(measures, names):
    measures.panel.commands.save.trigger()
    item = measures.panel.item
    assert names.offered.startswith(f"{item.measure.ref} {item.name[:20]}") and names.offered.endswith("2017-11-01.png")


def test_what_is_there_is_replaced_only_when_somebody_agrees(measures, names, tmp_path, quiet, told):
    path = tmp_path / "chart.svg"
    path.write_bytes(b"the old one")
    told.answer = False
    names.append(path)
    measures.panel.commands.save.trigger()
    quiet()
    assert path.read_bytes() == b"the old one" and "is there already" in told[0]


def test_a_saved_chart_names_the_organisation_the_measure_and_the_day_in_view(
    measures, names, tmp_path, window, quiet, told
):
    names.append(tmp_path / "chart.svg")
    measures.panel.commands.save.trigger()
    quiet()
    _, description, *_ = ElementTree.parse(tmp_path / "chart.svg").getroot()
    item = measures.panel.item
    foot = f"{window.workspace.plan.organisation} · {item.measure.ref} · as at 1 Nov 2017"
    assert description.text.startswith(item.finding.sentence) and foot in description.text


def test_both_are_buttons_and_stand_in_the_menu_of_the_chart(measures):
    panel = measures.panel
    assert [action.text() for action in panel.chart.actions()] == ["&Copy chart", "&Save chart…"]
    assert panel.chart.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    for button, words, keys in zip(
        panel.commands.buttons, ("Copy chart", "Save chart…"), ("Ctrl+Shift+C", "Ctrl+Shift+S"), strict=True
    ):
        assert button.isVisible() and button.text() == words and keys in button.accessibleDescription()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_button_does_it(measures, qtbot, quiet):
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(measures.panel.commands.buttons[0], Qt.MouseButton.LeftButton)
    quiet()
    assert not QGuiApplication.clipboard().image().isNull()


def test_without_a_measure_there_is_nothing_to_copy_or_save(measures, quiet, window, told):
    measures.panel.show_item(None)
    commands = measures.panel.commands
    assert [action.isEnabled() for action in commands.actions] == [False, False]
    commands.copy_chart()
    commands.choose_save()
    assert window.jobs.going == [] and told == []


# ---- The series on the chart


@pytest.fixture
def compared(measures, window, qtbot):
    """The page, its measure with a group and two comparators."""
    store, item = window.workspace.store, measures.panel.item
    readings = (Reading(a_when("2016/17"), Decimal(70)),)
    owner = {"plan_id": window.workspace.plan.id, "measure_id": item.measure.id}
    store.save(Group("Team North", readings, **owner))
    for name in ("England", "Neighbours"):
        store.save(Comparator(name, readings=readings, **owner))
    window.workspace.reload()
    return measures


def shown_on(panel):
    return list(panel.commands.chart.shown)


def test_at_first_the_comparators_are_switched_on(compared):
    panel = compared.panel
    assert panel.commands.series.isVisible() and shown_on(panel) == ["England", "Neighbours"]
    assert panel.commands.series.text() == "Beside ours: 2 of 3 ▾"


def test_what_is_switched_is_drawn_at_once(compared, qtbot):
    panel = compared.panel
    with qtbot.waitSignal(panel.chart.drawn, timeout=PATIENCE_MS):
        panel.commands.series.choices.actions()[0].trigger()
    labels = [str(one.get_label()) for one in panel.chart.canvas.figure.axes[0].lines]
    assert "group: Team North" in labels and shown_on(panel) == ["Team North", "England", "Neighbours"]


def test_it_is_remembered_for_each_measure_and_forgotten_with_the_file(compared, window, file):
    panel, ref = compared.panel, compared.panel.item.measure.ref
    panel.commands.series.choices.actions()[1].trigger()
    compared.show_measure("1.2-M01")
    assert not panel.commands.series.isVisible()
    compared.show_measure(ref)
    assert shown_on(panel) == ["Neighbours"]
    window.workspace.set_as_at(DAY.replace(day=2))
    assert shown_on(panel) == ["Neighbours"]
    window.commands.open_file(shutil.copy(file, file.with_name("another.plan")))
    window.workspace.set_as_at(DAY)
    compared.show_measure("1.2-M01")
    compared.show_measure(ref)
    assert shown_on(panel) == ["England", "Neighbours"]


def test_of_a_copy_that_is_opened_its_own_measure_is_shown_and_not_that_of_the_file_before(measures, window, file):
    measures.list.choose_first()
    other = shutil.copy(file, file.with_name("another.plan"))
    with open_store(other) as store:
        _, first = next(store.plan().measures())
        store.save(replace(first, name="Another name"))
    window.commands.open_file(other)
    assert measures.panel.item.measure == next(window.workspace.plan.measures())[1]
    assert measures.panel.item.measure.name == "Another name" and measures.panel.item.as_at == window.workspace.as_at


def test_the_copy_shows_what_is_switched_on(compared, names, tmp_path, quiet, told):
    compared.panel.commands.series.choices.actions()[1].trigger()
    names.append(tmp_path / "chart.svg")
    compared.panel.commands.save.trigger()
    quiet()
    words = next(node.text for node in ElementTree.parse(tmp_path / "chart.svg").getroot() if node.tag.endswith("desc"))
    assert "Neighbours: 2016/17 70%." in words and "England" not in words


def test_the_actions_that_name_the_measure_are_bars_under_its_line(measures, window, qtbot):
    from dataclasses import replace

    ref = measures.panel.item.measure.ref
    action = next(one for _, one in window.workspace.plan.actions())
    with qtbot.waitSignal(measures.panel.chart.drawn, timeout=PATIENCE_MS):
        window.workspace.save(replace(action, measures=(ref,), updates=(), redactions=()), "an action")
    texts = [one.get_text() for one in measures.panel.chart.canvas.figure.artists if one.get_label() == "action"]
    assert action.ref in texts
