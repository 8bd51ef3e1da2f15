"""Files that were open before, on the start page and in File: kept, told where they are gone, taken off the list."""

import pytest
from PySide6.QtWidgets import QPushButton

from tracker.ui.window.menus.recent_menu import RecentMenu


def rows(start):
    """The words of each row, and its buttons."""
    found = [start.recent.itemAt(at).widget().findChildren(QPushButton) for at in range(start.recent.count())]
    return [(buttons[0].accessibleName(), buttons) for buttons in found]


def entries(menu: RecentMenu):
    menu.offer()
    return {entry.text(): entry for entry in menu.actions() if entry.text()}


@pytest.fixture
def with_files(another_window, file, tmp_path):
    return another_window(recent=(str(tmp_path / "gone.plan"), str(file)))


def test_a_file_that_is_gone_is_said_and_taken_off_the_list(with_files, file, tmp_path, told):
    start = with_files.start
    assert [name for name, _ in rows(start)] == [f"{tmp_path / 'gone.plan'} is not there any more", f"Open {file}"]
    told.answer = False
    rows(start)[0][1][0].click()
    assert "is not there any more" in told[-1] and len(rows(start)) == 2
    told.answer = True
    rows(start)[0][1][0].click()
    assert [name for name, _ in rows(start)] == [f"Open {file}"]
    rows(start)[0][1][2].click()
    assert rows(start) == [] and with_files.workspace.settings.files == ()


@pytest.mark.parametrize("points", [9, 20])
def test_a_long_name_of_a_file_that_is_gone_is_cut_itself_and_not_what_is_said_of_it(another_window, tmp_path, points):
    name = f"{'Improvement of the whole service ' * 4}2017.plan"
    window = another_window(recent=(str(tmp_path / name),), text_points=points)
    window.resize(1024, 700)
    words = rows(window.start)[0][1][0].text()
    assert words.startswith("Impro") and "…" in words and "is not there any more" in words


def test_a_file_that_is_kept_stands_first_and_stays_whatever_is_opened(with_files, file):
    rows(with_files.start)[1][1][1].click()
    settings = with_files.workspace.settings
    assert settings.pinned == (str(file),) and rows(with_files.start)[0][0] == f"Open {file}"
    for number in range(20):
        settings = settings.opened(file.with_name(f"{number}.plan"))
    assert settings.files[0] == str(file) and len(settings.files) == 9


def test_the_menu_lists_opens_keeps_and_clears(with_files, file, tmp_path):
    menu = with_files.menus.recent
    assert list(entries(menu)) == [
        "gone.plan (not there any more)",
        "sample.plan",
        "Take off what is not there any more",
    ]
    entries(menu)["Take off what is not there any more"].trigger()
    entries(menu)["sample.plan"].trigger()
    assert with_files.workspace.is_open
    entries(menu)["Keep sample.plan in this list"].trigger()
    assert list(entries(menu)) == ["★ sample.plan", "Keep sample.plan in this list"]
    assert entries(menu)["Keep sample.plan in this list"].isChecked()


@pytest.mark.parametrize("points", [9, 18])
def test_nothing_on_the_start_page_is_clipped(another_window, tmp_path, points):
    far = tmp_path / ("a folder with a long name " * 4) / "plan.plan"
    window = another_window(recent=(str(far),), text_points=points)
    window.change_text_size(0)
    start = window.start
    for button in start.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width() and button.height() >= button.sizeHint().height()
    assert start.card.width() <= start.viewport().width()
