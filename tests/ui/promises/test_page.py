"""The page of promises: the list by days and months, what is answered, and the way to the action."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in, choose, say


@pytest.fixture
def promises_page(window, file, qtbot):
    window.commands.open_file(file)
    window.show_page("Promises")
    wait_until_found(window, qtbot)
    return window.pages["Promises"]


def wait_until_found(window, qtbot):
    """They are looked for on the helper thread."""
    page = window.pages["Promises"]
    qtbot.waitUntil(lambda: page.background.busy == 0, timeout=PATIENCE_MS)


def refs(page):
    return [made.action.ref for made in page.table.rows.rows]


def pick_promise(page, ref):
    page.table.selectRow(refs(page).index(ref))


def test_promises_stand_in_the_order_of_their_days_with_what_became_of_them(promises_page):
    rows = promises_page.table.rows.rows
    assert len(rows) == 23 and promises_page.share.text() == "Kept: 0 of 15"
    assert [made.when.last for made in rows] == sorted(made.when.last for made in rows)
    assert promises_page.head.states["passed"].text().endswith("15")


def test_no_column_is_cut_when_the_window_becomes_smaller(promises_page, window, qtbot):
    table = promises_page.table
    window.resize(1900, 1000)
    qtbot.waitUntil(lambda: not table.verticalScrollBar().isVisible(), timeout=PATIENCE_MS)
    window.resize(1280, 800)
    qtbot.waitUntil(table.verticalScrollBar().isVisible, timeout=PATIENCE_MS)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_a_month_of_the_calendar_shows_its_promises(promises_page):
    promises_page.months.selectRow(2)
    assert {made.when.last.month for made in promises_page.table.rows.rows} == {10}
    promises_page.head.states["kept"].click()
    assert promises_page.stack.currentIndex() == 1
    promises_page.show_all.click()
    assert len(promises_page.table.rows.rows) == 23


def test_an_answer_is_kept_and_what_is_no_promise_is_gone(promises_page, window, file, qtbot):
    pick_promise(promises_page, "1.2.1")
    promises_page.answers.buttons["kept"].click()
    wait_until_found(window, qtbot)
    pick_promise(promises_page, "1.1.2")
    promises_page.answers.buttons["none"].click()
    wait_until_found(window, qtbot)
    assert promises_page.share.text() == "Kept: 1 of 14" and "1.1.2" not in refs(promises_page)
    assert [one.says for ref in ("1.2.1", "1.1.2") for one in action_in(file, ref).answers] == ["kept", "none"]


def test_what_was_said_to_be_no_promise_has_a_chip_and_is_called_back(promises_page, window, qtbot):
    pick_promise(promises_page, "1.1.2")
    promises_page.answers.buttons["none"].click()
    wait_until_found(window, qtbot)
    chip = promises_page.head.states["none"]
    assert chip.text().endswith("1") and promises_page.head.all.text().endswith("22")
    chip.click()
    assert refs(promises_page) == ["1.1.2"] and promises_page.head.shown.text() == "1 of 23 promises"
    pick_promise(promises_page, "1.1.2")
    assert promises_page.title.text().replace("\u200b", "").endswith(": no promise")
    promises_page.answers.buttons["open"].click()
    wait_until_found(window, qtbot)
    promises_page.show_all.click()
    assert "1.1.2" in refs(promises_page) and promises_page.head.all.text().endswith("23")


def test_the_way_to_the_action_and_back(promises_page, window, qtbot):
    pick_promise(promises_page, "2.4")
    promises_page.link.click()
    assert window.stack.currentWidget() is window.pages["Actions"]
    assert window.pages["Actions"].panel.line.action.ref == "2.4"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is promises_page


def test_promises_are_copied_as_a_table(promises_page):
    promises_page.table.copy_whole.trigger()
    assert "Results to be shown" in QGuiApplication.clipboard().text()


def test_beside_a_new_update_it_is_asked_whether_the_promise_happened(page, file):
    choose(page, "1.2.1")
    (asked,) = page.panel.promises.asked
    assert asked[1].isVisible(), "with its room, not a turn of the event loop later"
    assert "to be shown" in asked[0].text and page.panel.promises.isVisible()
    asked[1].buttons["kept"].click()
    assert action_in(file, "1.2.1").answers[-1].says == "kept" and not page.panel.promises.isVisible()


def test_what_a_later_update_says_was_done_is_asked_no_more(page):
    say(page, "1.2.1", text="Results were shown at the performance workshop in September.")
    choose(page, "1.2.1")
    assert page.panel.promises.asked == []


def test_the_chosen_promise_stays_the_chosen_one_wherever_it_stands_by_then(promises_page, file):
    pick_promise(promises_page, "1.1.12")
    promises_page.head.search.setText("1.1.12")
    promises_page.head.search.setText("")
    table = promises_page.table
    assert table.rows.rows[table.currentIndex().row()].action.ref == "1.1.12"
    promises_page.answers.buttons["kept"].click()
    assert [one.says for one in action_in(file, "1.1.12").answers] == ["kept"]
