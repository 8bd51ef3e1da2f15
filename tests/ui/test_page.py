"""What every page does: refreshed when it is seen, following the look, telling another file from other content."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from tests.patience import PATIENCE_MS
from tests.ui.conftest import DAY
from tracker.domain.plan import Plan
from tracker.settings import Settings
from tracker.store.sqlite import new_store
from tracker.ui.look.theme import apply_look
from tracker.ui.page import Page
from tracker.ui.widgets.background import Background
from tracker.ui.widgets.page_head import PageHead
from tracker.ui.workspace import Workspace


class Noted(Page):
    """Notes what it is asked to do."""

    name = "Noted"

    def __init__(self, workspace):
        super().__init__(workspace, Background(), None, PageHead("Noted", "Search"))
        self.done = []
        self.label = QLabel()
        self.head.lay_out(self.head.search)
        self.lay_out(self.label)

    def refresh(self):
        self.done.append("refresh")
        self.label.setText(self.workspace.plan.title)

    def apply_look(self):
        super().apply_look()
        self.done.append("look")

    def forget(self):
        self.done.append("forget")

    def focus_rows(self, *_):
        self.head.search.setFocus()


@pytest.fixture
def workspace(qapp, file):
    workspace = Workspace(Settings())
    apply_look(qapp, workspace.settings)
    workspace.look_changed.connect(lambda: apply_look(qapp, workspace.settings))
    workspace.open(file)
    yield workspace
    workspace.close()
    apply_look(qapp, Settings())


@pytest.fixture
def page(workspace, qtbot):
    page = Noted(workspace)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def seen(page):
    page.show()
    page.done.clear()
    return page


def other_file(file):
    other = file.with_name("other.plan")
    other.write_bytes(file.read_bytes())
    return other


def test_nothing_is_shown_before_the_page_is_seen(page, workspace):
    workspace.set_as_at(date(2017, 11, 1))
    workspace.reload()
    assert page.done == []
    page.show()
    assert page.done == ["look", "refresh"] and page.label.text() == workspace.plan.title


def test_a_page_in_view_is_refreshed_at_once_by_another_day_by_content_and_by_another_name(seen, workspace):
    workspace.set_as_at(date(2017, 11, 1))
    workspace.reload()
    workspace.change_settings(replace(workspace.settings, who="Vera Brook"))
    assert seen.done == ["refresh"] * 3


def test_an_unseen_page_shows_the_new_day_when_it_is_seen_and_only_once(seen, workspace):
    seen.hide()
    for day in (date(2017, 11, 1), date(2017, 11, 2)):
        workspace.set_as_at(day)
    assert seen.done == []
    seen.show()
    assert seen.done == ["refresh"] and "2 Nov 2017" in seen.head.title.day.text()


def test_what_is_shown_again_and_has_not_changed_is_left_as_it_is(seen):
    seen.hide()
    seen.show()
    assert seen.done == []


def test_another_file_forgets_what_was_chosen_and_other_content_does_not(seen, workspace, file):
    workspace.reload()
    assert seen.done == ["refresh"]
    workspace.open(other_file(file))
    assert seen.done == ["refresh", "forget", "refresh"]


def test_another_file_is_noted_also_by_an_unseen_page(seen, workspace, file):
    seen.hide()
    workspace.open(other_file(file))
    assert seen.done == ["forget"]
    seen.show()
    assert seen.done == ["forget", "refresh"]


def test_the_look_is_followed_once_and_by_an_unseen_page_when_it_is_seen(seen, workspace, qtbot):
    workspace.change_settings(replace(workspace.settings, text_points=14))
    qtbot.wait(1)  # what Qt tells the widgets one by one asks for the same thing once more, if at all
    assert seen.done == ["look"]
    seen.hide()
    workspace.change_settings(replace(workspace.settings, look="dark"))
    assert seen.done == ["look"]
    seen.show()
    assert seen.done == ["look", "look"]


def test_a_font_that_changes_without_the_settings_is_followed_too(seen, qtbot):
    font = seen.font()
    font.setPointSize(font.pointSize() + 4)
    seen.setFont(font)
    qtbot.waitUntil(lambda: seen.done == ["look"], timeout=PATIENCE_MS)


def test_the_keyboard_goes_to_the_rows(seen, qtbot):
    seen.activateWindow()
    qtbot.waitUntil(seen.isActiveWindow, timeout=PATIENCE_MS)
    seen.setFocus()
    assert seen.head.search.hasFocus()


def opened(window, file, name):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page(name)
    return window.pages[name]


def search(page):
    page.head.search.setText("audit")


def choose_on_promises(page):
    page.head.states["passed"].click()
    page.head.lead.choose(next(one.who for one in page.made if one.who))
    page.months.selectRow(2)


def choose_on_scorecard(page):
    page.head.flags["red"].click()
    page.head.group.choose(page.rows[0].theme.id)
    page.table.wanted.sort("current", None)
    page.table.wanted.sort("current", None)


def choose_on_problems(page):
    page.head.chips.groups["repaired"].click()
    page.head.by.buttons["place"].click()


CHOSEN = {
    "Plan": search,
    "Actions": lambda page: page.head.sort_by("lead"),
    "Overdue": lambda page: page.head.order.buttons["lead"].click(),
    "Promises": choose_on_promises,
    "Measures": lambda page: page.head.groups.choose("band"),
    "Scorecard": choose_on_scorecard,
    "Packs": search,
    "Problems": choose_on_problems,
}


@pytest.mark.parametrize("name", CHOSEN)
def test_search_filters_and_order_of_every_page_are_as_they_were_left(another_window, file, tmp_path, qtbot, name):
    other = tmp_path / "other.plan"
    with new_store(other) as store:
        store.add_plan(Plan("Other"))
    window = another_window()
    page = opened(window, file, name)
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    assert page.as_left() == {}
    CHOSEN[name](page)
    left = page.as_left()
    assert left
    window.commands.open_file(other)
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    assert page.as_left() == {}  # what was chosen for one plan is not for another
    window.close()
    again = another_window(as_left=window.workspace.settings.as_left)
    page = opened(again, file, name)
    qtbot.waitUntil(lambda: again.background.busy == 0, timeout=PATIENCE_MS)
    assert page.as_left() == left
