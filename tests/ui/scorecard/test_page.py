"""The page of the scorecard: what it shows of a day, how it is filtered, sorted, gone through and copied."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.domain.builders import on
from tests.patience import PATIENCE_MS
from tests.ui.asking import words
from tracker.columns.scorecard_rows import CardRow
from tracker.ui.reporting.workbook_dialog import WorkbookDialog
from tracker.ui.tables.grouping import Group

Key = Qt.Key


def shown(card):
    """The refs of the rows in view, in their order."""
    return [row.measure.ref for row in card.model.rows if isinstance(row, CardRow)]


def groups(card):
    return [f"{row.heading}: {row.words}" for row in card.model.rows if isinstance(row, Group)]


def cell(card, ref, name, role=Qt.ItemDataRole.DisplayRole):
    names = [column.name for column in card.model.columns]
    at = next(n for n, row in enumerate(card.model.rows) if isinstance(row, CardRow) and row.measure.ref == ref)
    return card.model.index(at, names.index(name)).data(role)


# ---- what it shows


def test_measures_stand_in_their_groups_with_counts_by_colour(card):
    assert shown(card) == ["G-M01", "G-M02", "G-M03", "G-M04", "G-M05"]
    assert groups(card) == [
        "Timeliness: 3 measures · 1 red · 1 amber · 1 green",
        "Management: 2 measures · 1 red",
    ]


def test_the_head_says_the_day_and_how_much_there_is(card):
    assert card.head.title.day.text() == (
        "As at 14 Nov 2017, not today · 5 measures in 2 groups · 1 stated status disagrees with its band"
    )


def test_a_row_reads_as_the_board_has_it(card):
    headings = [column.heading for column in card.columns]
    assert headings == [
        "Status", "Measure", "Previous\nQ1 2017/18", "Current\nQ2 2017/18", "Statistical neighbours\n2016/17, older",
        "Direction", "Band", "Comment", "Action",
    ]  # fmt: skip
    values = [cell(card, "G-M01", column.name) for column in card.columns]
    assert values == [
        "2", "Assessments completed in 45 days (%)", "69.1", "71.4", "89", "▲ improving", "Requires improvement",
        "Weekly tracking.", "Daily list.",
    ]  # fmt: skip


def test_a_reader_hears_the_colour_the_period_and_what_disagrees(card):
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert cell(card, "G-M02", "status", spoken) == "Status: 3, red, stated 3, band good"
    assert cell(card, "G-M01", "current", spoken) == "Current Q2 2017/18: 71.4, Q2 2017/18"
    assert cell(card, "G-M05", "current", spoken) == "Current Q2 2017/18: nothing"


def test_as_at_a_past_day_stands_what_stood_then(card, window):
    window.workspace.set_as_at(on("31 Aug 2017"))
    assert cell(card, "G-M01", "status") == "3" and cell(card, "G-M01", "comment") == "Summer was slow."
    assert cell(card, "G-M01", "current") == "69.1" and cell(card, "G-M02", "comment") == ""
    assert card.head.title.day.text().startswith("As at 31 Aug 2017, not today")


def test_rows_are_made_once_for_a_day(card, window):
    rows = card.rows
    card.head.flags["red"].click()
    window.show_page("Measures")
    window.show_page("Scorecard")
    assert card.rows is rows
    window.workspace.set_as_at(on("15 Nov 2017"))
    assert card.rows is not rows


def test_a_plan_without_measures_says_what_belongs_here(window, tmp_path):
    from tracker.domain.plan import Plan, Theme
    from tracker.store.sqlite import new_store

    path = tmp_path / "empty.plan"
    with new_store(path) as store:
        store.add_plan(Plan("Empty", themes=(Theme("1", "First", "1"),)))
    window.commands.open_file(path)
    window.show_page("Scorecard")
    page = window.pages["Scorecard"]
    assert page.nothing.isVisible() and page.nothing.text().startswith("This plan has no measures yet.")
    assert not page.show_all.isVisible()


# ---- filters, search and order


@pytest.mark.parametrize(
    ("flag", "left"),
    [("red", ["G-M02", "G-M04"]), ("worsening", ["G-M04"]), ("disagree", ["G-M02"]), ("no_reading", ["G-M05"])],
)
def test_a_chip_says_how_many_and_leaves_those(card, flag, left):
    chip = card.head.flags[flag]
    assert chip.text().endswith(f"  {len(left)}")
    chip.click()
    assert shown(card) == left and f"{len(left)} of 5 shown" in card.head.title.day.text()
    card.head.all.click()
    assert len(shown(card)) == 5 and "shown" not in card.head.title.day.text()


def test_chips_and_the_group_are_taken_together(card):
    card.head.flags["red"].click()
    next(entry for entry in card.head.group.menu().actions() if entry.text().startswith("Management")).trigger()
    assert shown(card) == ["G-M04"]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("weekly", ["G-M01"]),
        ("band good", ["G-M02"]),
        ("management", ["G-M04", "G-M05"]),
        ("worsening rate", ["G-M04"]),
    ],
)
def test_the_search_looks_at_all_that_a_row_says(card, words, left):
    card.head.search.setText(words)
    assert shown(card) == left


def test_what_fits_nothing_offers_the_way_back(card):
    card.head.search.setText("no such thing")
    assert card.nothing.isVisible() and card.nothing.text() == "No measure fits these filters."
    card.show_all.click()
    assert len(shown(card)) == 5


def test_a_heading_sorts_worst_first_and_once_more_turns_it_round(card):
    card.table.horizontalHeader().sectionClicked.emit(0)
    assert shown(card)[:2] == ["G-M02", "G-M04"] and not groups(card)
    card.table.horizontalHeader().sectionClicked.emit(0)
    assert shown(card)[0] == "G-M03" and shown(card)[-1] == "G-M05"


def test_values_are_sorted_as_numbers(card):
    card.table.wanted.sort("current", None)
    assert shown(card) == ["G-M04", "G-M01", "G-M02", "G-M03", "G-M05"]
    next(entry for entry in card.head.order.menu().actions() if entry.text() == "By group").trigger()
    assert groups(card)


def test_the_chosen_measure_stays_chosen(card, window):
    card.show_measure("G-M04")
    card.head.flags["red"].click()
    window.workspace.set_as_at(on("20 Nov 2017"))
    assert card.table.chosen().measure.ref == "G-M04"


# ---- keys


@pytest.fixture
def keys(card, window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    card.table.setFocus()

    def press(*pressed, modifier=Qt.KeyboardModifier.NoModifier):
        for one in pressed:
            qtbot.keyClick(QApplication.focusWidget(), one, modifier)
        QCoreApplication.processEvents()

    return press


def test_arrows_go_from_cell_to_cell_and_from_the_first_to_the_heading(card, keys):
    card.show_measure("G-M01")
    names = [column.name for column in card.columns]
    keys(Key.Key_Right, Key.Key_Right)
    assert names[card.table.currentIndex().column()] == "current"
    keys(Key.Key_Down)
    assert (card.table.chosen().measure.ref, names[card.table.currentIndex().column()]) == ("G-M02", "current")
    keys(*[Key.Key_Left] * 4)
    assert isinstance(card.table.chosen(), Group)
    keys(Key.Key_Left)
    assert shown(card) == ["G-M04", "G-M05"]
    keys(Key.Key_Right)
    assert len(shown(card)) == 5


def test_enter_on_a_cell_that_is_only_read_opens_the_timeline_and_escape_leads_back(card, keys):
    card.show_measure("G-M02")
    keys(Key.Key_Return)
    assert card.panel.isVisible() and card.head.timeline.isChecked()
    card.panel.timeline.findChildren(type(card.head.copy))[0].setFocus()
    keys(Key.Key_Escape)
    assert QApplication.focusWidget() is card.table
    keys(Key.Key_B, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not card.panel.isVisible()


def test_a_wide_page_shows_the_timeline_from_the_beginning(card, window):
    assert not card.panel.isVisible()
    window.resize(2400, 1080)
    QCoreApplication.processEvents()
    assert card.panel.isVisible()
    card.head.timeline.click()
    window.resize(2500, 1080)
    QCoreApplication.processEvents()
    assert not card.panel.isVisible()


def test_beside_the_panel_a_narrow_table_leaves_out_what_the_panel_shows(card):
    def hidden():
        return [column.name for at, column in enumerate(card.columns) if card.table.isColumnHidden(at)]

    assert hidden() == []
    card.head.timeline.click()
    QCoreApplication.processEvents()
    assert hidden() == ["comment", "action"]
    assert {"Weekly tracking.", "Daily list."} <= set(words(card.panel))


# ---- copying and exporting


def test_the_copy_is_a_table_for_word_and_text_with_tabs(card):
    card.head.copy.click()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[1].split("\t")[:4] == ["Status", "Measure", "Previous Q1 2017/18", "Current Q2 2017/18"]
    assert lines[2] == "Timeliness (3 measures · 1 red · 1 amber · 1 green)"
    assert lines[3].split("\t")[:3] == ["◆ 2", "Assessments completed in 45 days (%)", "69.1"]
    html = data.html()
    assert html.count("<tr>") == 1 + 2 + 5 and "stated 3, band good" in html and "Children&#x27;s services" in html
    assert card.done.said.text().startswith("5 measures copied as a table")


def test_the_copy_has_what_is_shown_folded_groups_too(card):
    card.table.fold_asked.emit(card.rows[0].theme.id)
    card.head.flags["red"].click()
    card.table.copy_whole.trigger()
    text = QGuiApplication.clipboard().text()
    assert "Conferences" in text and "Vacancy" in text and "Visits" not in text


def test_export_hands_on_to_the_export_of_the_plan(card, names, tmp_path, window, qtbot, told, monkeypatch):
    monkeypatch.setattr(WorkbookDialog, "exec", lambda dialog: WorkbookDialog.DialogCode.Accepted)
    names.append(tmp_path / "board.xlsx")
    card.head.export.click()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert (tmp_path / "board.xlsx").is_file() and "board.xlsx" in told[0]
