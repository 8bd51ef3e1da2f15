"""The page of measures on a real plan file: what it shows, and what typing and pasting do to the file."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from matplotlib.text import Text
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit

from tests.domain.builders import a_measure, a_reading
from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.measures.small_plan import DAY, HOSTILE, cell, measure_in, readings_in, row_of, texts
from tests.work import calls_in
from tracker.domain.plan import Plan, Theme
from tracker.store.sqlite import new_store, open_store
from tracker.ui.measures.list_items import grouped, items_of
from tracker.ui.measures.list_model import MeasuresModel
from tracker.ui.measures.readings_model import ReadingsModel


def chart_texts(page):
    return [text.get_text() for text in written(page)]


def written(page):
    return page.panel.chart.canvas.figure.findobj(Text)


def paste(page, text, row, column):
    page.panel.table.setCurrentIndex(cell(page, row, column))
    page.panel.readings.paste(text, row, column)


# ---- what is shown


def test_a_measure_is_shown_with_value_band_and_direction_in_words(page):
    assert row_of(page) == ["Visits made in time", "70%", "Requires improvement", "▲ improving"]
    assert row_of(page, "1.1-M02") == ["Second plans", "21%", "Requires improvement", "▼ improving"]
    assert row_of(page, "1.1-M03") == ["Practice alerts raised", "4", "increase wanted", ""]
    assert row_of(page, "1.1-M04")[1:] == ["", "no reading", ""]


def test_the_panel_says_the_finding_the_cases_and_the_thresholds_as_read(page):
    assert page.panel.finding.text().startswith("70% in Q2 2017/18: requires improvement, 5 points")
    assert page.panel.cases.text() == "10 more cases out of 200 would reach good."
    words = page.panel.bands.texts()
    for said in ("65-75", "from 65", "now 70%", "below 65", "85+", "from 85"):
        assert said in words
    assert page.panel.polarity.text() == "Thresholds: high is good"
    assert "75 stands in Requires improvement and in Good" in page.panel.doubts.text()


def test_the_panel_says_what_the_run_chart_finds_or_how_many_readings_it_needs(page):
    assert page.panel.run.text() == "A run chart needs 12 readings of one kind; there are 2."
    assert page.panel.run.text() in page.panel.chart.accessibleDescription()
    page.show_measure("1.1-M04")
    assert page.panel.run.isHidden()


def test_where_low_is_good_the_thresholds_are_read_the_other_way(page):
    assert page.show_measure("1.1-M02")
    words = page.panel.bands.texts()
    assert [word for word in words if word.startswith(("at most", "below", "above"))] == [
        "above 25", "at most 25", "at most 19", "below 14",
    ]  # fmt: skip
    assert page.panel.polarity.text() == "Thresholds: low is good"


def test_a_comparator_stands_with_its_own_period(page):
    assert page.panel.comparators.texts() == ["England", "83%", "2016/17"]


def test_a_reading_of_a_period_that_had_not_ended_is_shown_and_does_not_count(page):
    assert texts(page)[0][:2] == ["Q3 2017/18", "99"]
    assert cell(page, 0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Period: Q3 2017/18, does not count yet"
    assert "1 reading in italics" in page.panel.notes.text()


def test_another_day_changes_list_and_panel_and_keeps_the_choice(page, workspace):
    page.show_measure("1.1-M01")
    workspace.set_as_at(date(2018, 1, 1))
    assert row_of(page)[1:] == ["99%", "Outstanding", "▲ improving"]
    assert page.panel.finding.text().startswith("99% in Q3 2017/18: outstanding")
    assert page.list.shown_key == page.panel.item.key
    assert page.panel.notes.isHidden()


def test_the_day_is_said_when_it_is_not_today(page, workspace):
    assert page.head.title.day.text().startswith("As at 14 Nov 2017, which is not today")
    workspace.set_as_at(date.today())
    assert page.head.title.day.text() == ""


def test_a_search_finds_names_themes_bands_and_directions(page):
    assert page.count.text() == "4 of 4 shown"
    for words, number in (("visits TIME", 1), ("assessment", 2), ("no reading", 1), ("improving", 2), ("zebra", 0)):
        page.search.setText(words)
        assert page.count.text() == f"{number} of 4 shown", words
    assert "zebra" in page.empty.text() and page.empty.isVisible()
    page.search.clear()
    assert page.count.text() == "4 of 4 shown"


def test_the_choice_outlives_a_search_and_a_change_of_the_file(page, workspace):
    page.show_measure("1.1-M02")
    page.search.setText("alerts")
    page.search.clear()
    workspace.reload()
    assert page.panel.item.measure.ref == "1.1-M02"
    assert page.list.rows.at(page.list.currentIndex()).measure.ref == "1.1-M02"


def test_themes_close_and_open_from_the_keyboard(page, qtbot):
    page.show_measure("1.1-M02")
    theme = page.list.rows.index(0, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert page.list.currentIndex() == theme
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert not page.list.isExpanded(theme)
    assert page.panel.item.measure.ref == "1.1-M02"
    qtbot.keyClick(page.list, Qt.Key.Key_Right)
    assert page.list.isExpanded(theme)


def test_control_and_f_leads_to_the_search_and_esc_back(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=PATIENCE_MS)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    page.search.setText("alerts")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == "" and page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_a_plan_without_measures_says_what_belongs_here(page, workspace, tmp_path):
    with new_store(tmp_path / "bare.db") as store:
        store.add_plan(Plan("Bare"))
    workspace.open(tmp_path / "bare.db")
    assert page.empty.isVisible() and "no measures yet" in page.empty.text()
    assert page.panel.inside.isHidden() and page.panel.model.rowCount() == 0


def test_a_reading_without_a_source_shows_the_cell_that_it_was_read_from():
    model = ReadingsModel(lambda readings, then: False)
    read = {"read_from": "plan.xlsx, D14"}
    readings = a_reading("Q1 2017/18", 60, **read), a_reading("Q2 2017/18", 70, source="Audit", **read)
    model.show(replace(a_measure(), readings=readings), DAY)
    audited, bare = model.index(0, 4), model.index(1, 4)
    assert (audited.data(), bare.data(), bare.data(Qt.ItemDataRole.EditRole)) == ("Audit", "plan.xlsx, D14", "")
    assert "source: Audit<br/>read from: plan.xlsx, D14" in audited.data(Qt.ItemDataRole.ToolTipRole)


# ---- typing


def test_an_edited_reading_changes_band_chart_list_and_file_at_once(page, charted, file, qtbot):
    page.show_measure("1.1-M02")
    assert page.panel.model.setData(cell(page, 0, 1), "12.5")
    assert page.panel.finding.text() == "12.5% in Oct 2017: outstanding; improving"
    assert page.panel.cases.text() == "It is in the best band."
    assert row_of(page, "1.1-M02") == ["Second plans", "12.5%", "Outstanding", "▼ improving"]
    assert ("Oct 2017", "12.5", None, None) in readings_in(file, "1.1-M02")
    qtbot.waitUntil(lambda: "12.5%" in chart_texts(page), timeout=PATIENCE_MS)
    (line,) = [
        line for axes in page.panel.chart.canvas.figure.axes for line in axes.lines if line.get_label() == "measure"
    ]
    assert list(line.get_ydata()) == [22, 12.5]


def test_cases_typed_work_the_value_out_again(page, file):
    page.panel.model.setData(cell(page, 1, 2), "160")
    assert readings_in(file)[1] == ("Q2 2017/18", "80", Decimal(160), Decimal(200))
    assert row_of(page)[2] == "Good"


def test_a_value_that_is_not_its_cases_is_asked_about(page, file, told, qapp):
    told.answer = False
    page.panel.model.setData(cell(page, 1, 1), "90")
    qapp.processEvents()
    assert told == ["Q2 2017/18: 90 is written, but 140 of 200 is 70. Save 90 and clear the two?"]
    assert readings_in(file)[1][1] == "70.0"
    told.answer = True
    page.panel.model.setData(cell(page, 1, 1), "90")
    qapp.processEvents()
    assert readings_in(file)[1] == ("Q2 2017/18", "90", None, None)


def test_a_suppressed_value_and_a_dash_are_never_zero(page, file):
    page.show_measure("1.1-M02")
    page.panel.model.setData(cell(page, 0, 1), "c")
    assert row_of(page, "1.1-M02")[1] == "22%"
    reading = max(measure_in(file, "1.1-M02").readings, key=lambda reading: reading.recency)
    assert (reading.value, reading.suppressed, reading.as_printed) == (None, True, "c")
    page.panel.model.setData(cell(page, 0, 1), "-")
    assert texts(page)[0][1] == "-"
    page.panel.model.setData(cell(page, 0, 1), "0")
    assert row_of(page, "1.1-M02")[1:3] == ["0%", "Outstanding"]


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        (0, "some day", '"some day" is not a period that could be read'),
        (0, "", "A reading needs its period"),
        (0, "Q1 2017/18", "Q1 2017/18 has a reading already (60.0)"),
        (1, "many", '"many" is not a value'),
        (1, "76,4", '"76,4" is written with a decimal comma: write 76.4'),
        (1, "101", '"101" is over 100%'),
        (2, "x", '"x" is not a numerator'),
        (3, "0", '"0" is not a denominator'),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(page, file, column, typed, sentence):
    before = readings_in(file)
    assert not page.panel.model.setData(cell(page, 1, column), typed)
    assert sentence in page.panel.said.text() and page.panel.said.isVisible()
    assert readings_in(file) == before
    page.panel.model.setData(cell(page, 1, 5), "checked")
    assert page.panel.said.isHidden()


def test_the_empty_row_adds_a_reading_once_it_has_period_and_value(page, file):
    last = page.panel.model.rowCount() - 1
    page.panel.model.setData(cell(page, last, 0), "Q4 2016/17")
    assert len(readings_in(file)) == 3
    page.panel.model.setData(cell(page, last, 1), "55")
    assert readings_in(file)[-1] == ("Q4 2016/17", "55", None, None)
    assert [row[0] for row in texts(page)] == ["Q3 2017/18", "Q2 2017/18", "Q1 2017/18", "Q4 2016/17", "Add a reading"]


def test_what_was_begun_in_the_empty_row_waits_for_the_way_back(page):
    page.panel.model.setData(cell(page, 3, 0), "Q4 2016/17")
    page.show_measure("1.1-M02")
    assert texts(page)[-1][0] == "Add a reading"
    page.show_measure("1.1-M01")
    assert texts(page)[-1][0] == "Q4 2016/17"


def test_a_new_reading_is_typed_with_the_keyboard_alone(page, file, qtbot):
    table = page.panel.table
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=PATIENCE_MS)
    table.setFocus()
    table.setCurrentIndex(cell(page, 3, 0))
    for typed in ("Q4 2017/18", "50", "5"):
        if table.state() != QAbstractItemView.State.EditingState:
            qtbot.keyClick(table, Qt.Key.Key_Return)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit) and editor is not page.search
        editor.setText(typed)
        qtbot.keyClick(editor, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert readings_in(file)[-1] == ("Q4 2017/18", "50", Decimal(5), None)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 3)


def test_refused_words_stay_in_the_editor(page, charted, qtbot):
    table = page.panel.table
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=PATIENCE_MS)
    table.setFocus()
    table.setCurrentIndex(cell(page, 1, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    QApplication.focusWidget().setText("seventy")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.wait(20)
    assert table.state() == QAbstractItemView.State.EditingState
    assert QApplication.focusWidget().text() == "seventy"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert table.state() != QAbstractItemView.State.EditingState


def test_delete_asks_and_clears_the_cell_but_not_the_row(page, file, told, qtbot):
    page.panel.table.setCurrentIndex(cell(page, 0, 1))
    told.answer = False
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    assert told == ['Clear "99" of Q3 2017/18? It stays in the table, struck through.']
    assert readings_in(file)[2][1] == "99"
    told.answer = True
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    assert len(readings_in(file)) == 2 and len(measure_in(file).readings) == 4
    assert texts(page)[0][:5] == ["Q3 2017/18", "99", "cleared on 14 Nov 2017", "", ""]


def test_delete_on_a_period_takes_nothing_away(page, file, told, qtbot):
    page.panel.table.setCurrentIndex(cell(page, 0, 0))
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Delete)
    assert told == [] and len(readings_in(file)) == 3
    assert "keeps its period" in page.panel.said.text()


def test_somebody_elses_change_is_told_and_shown(page, file, told, qapp):
    with open_store(file) as store:
        theirs = store.plan().themes[0].measures[1].readings[1]
        store.save(replace(theirs, value=Decimal(18), as_printed="18", uuid="theirs", known=DAY))
    page.show_measure("1.1-M02")
    assert not page.panel.model.setData(cell(page, 0, 1), "12")
    qapp.processEvents()
    assert len(told) == 1 and "Somebody else has added a reading of 1.1-M02" in told[0]
    assert texts(page)[0][1] == "18"
    assert page.panel.model.setData(cell(page, 0, 1), "12")
    assert readings_in(file, "1.1-M02")[1][1] == "12"


# ---- what was corrected stays


def test_a_corrected_reading_stands_struck_through_under_the_one_that_counts(page, workspace):
    workspace.change_settings(replace(workspace.settings, who="QA Manager"))
    page.show_measure("1.1-M02")
    page.panel.model.setData(cell(page, 0, 1), "18")
    page.panel.model.setData(cell(page, 0, 1), "17")
    page.panel.model.setData(cell(page, 0, 5), "checked")
    assert [row[:2] for row in texts(page)[:4]] == [["Oct 2017", value] for value in ("17", "17", "18", "21")]
    assert [row[2] for row in texts(page)[1:4]] == [
        "changed on 14 Nov 2017, QA Manager",
        "replaced by 17 on 14 Nov 2017, QA Manager",
        "replaced by 18 on 14 Nov 2017, QA Manager",
    ]
    replaced = "Value: 21, replaced by 18 on 14 Nov 2017, QA Manager"
    assert cell(page, 3, 1).data(Qt.ItemDataRole.AccessibleTextRole) == replaced
    assert cell(page, 3, 1).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert cell(page, 0, 1).data(Qt.ItemDataRole.FontRole).bold()


def test_what_was_replaced_cannot_be_typed_over_or_cleared(page, file, told):
    page.panel.model.setData(cell(page, 0, 1), "98")
    before = measure_in(file).readings
    assert not cell(page, 1, 1).flags() & Qt.ItemFlag.ItemIsEditable
    assert not page.panel.model.setData(cell(page, 1, 1), "5")
    page.panel.readings.clear_cells([cell(page, 1, 1)])
    assert told == [] and measure_in(file).readings == before


def test_a_reading_moved_to_another_period_leaves_its_old_one_to_history(page, file):
    page.panel.model.setData(cell(page, 0, 0), "Q4 2017/18")
    assert [row[:2] for row in texts(page)[:2]] == [["Q4 2017/18", "99"], ["Q3 2017/18", "99"]]
    assert texts(page)[1][2].startswith("cleared on 14 Nov 2017")
    assert [one[0] for one in readings_in(file)] == ["Q1 2017/18", "Q2 2017/18", "Q4 2017/18"]


def test_a_period_that_was_cleared_can_be_given_again(page, file):
    page.panel.readings.save(page.panel.model.cleared([cell(page, 0, 1)]), lambda: None)
    last = page.panel.model.rowCount() - 1
    page.panel.model.setData(cell(page, last, 0), "Q3 2017/18")
    page.panel.model.setData(cell(page, last, 1), "88")
    assert [row[:2] for row in texts(page)[:2]] == [["Q3 2017/18", "88"], ["Q3 2017/18", "99"]]


def test_a_past_day_shows_the_table_as_it_was(page, workspace):
    workspace.set_as_at(date(2018, 1, 1))
    page.panel.model.setData(cell(page, 0, 1), "98")
    workspace.set_as_at(DAY)
    assert [row[:2] for row in texts(page)[:2]] == [["Q3 2017/18", "99"], ["Q2 2017/18", "70.0"]]


def test_a_target_is_typed_beside_the_value_of_its_period(page, file):
    for column, typed in ((0, "Q3 2017/18 target"), (1, "90")):
        page.panel.model.setData(cell(page, page.panel.model.rowCount() - 1, column), typed)
    assert sorted(row[0] for row in texts(page)[:2]) == ["Q3 2017/18", "Q3 2017/18 target"]
    assert page.panel.finding.text().startswith("70% in Q2 2017/18")
    roles = [reading.role for reading in measure_in(file).readings]
    assert roles.count("target") == 1


def test_a_measure_of_words_takes_the_words_of_its_scale_only(page, workspace, file):
    _, measure = next(pair for pair in workspace.plan.measures() if pair[1].ref == "1.1-M04")
    bare = replace(measure, scale="Red, amber, green", thresholds=(), readings=())
    workspace.save(bare, "scale")
    page.show_measure("1.1-M04")
    page.panel.model.setData(cell(page, 0, 0), "Q1 2017/18")
    page.panel.model.setData(cell(page, 0, 1), "12")
    assert '"12" is no word of the scale of this measure: write one of Red, Amber, Green.' in page.panel.said.text()
    page.panel.model.setData(cell(page, 0, 1), "amber")
    assert [reading.word for reading in measure_in(file, "1.1-M04").readings] == ["Amber"]


# ---- pasting


def test_rows_from_a_sheet_are_added_with_control_and_v(page, file, qtbot):
    QGuiApplication.clipboard().setText("Q3 2016/17\t51.5\t\t\tReturn\r\nQ4 2016/17\tc\r\n")
    page.panel.table.setCurrentIndex(cell(page, 3, 0))
    qtbot.keyClick(page.panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert readings_in(file)[3:] == [("Q3 2016/17", "51.5", None, None), ("Q4 2016/17", "c", None, None)]
    assert page.panel.said.text() == "2 readings added."


def test_columns_are_known_by_headings_that_were_copied(page, file):
    paste(page, "Denominator\tNumerator\tQuarter\tRemark\n200\t50\tQ4 2016/17\tlow\n", 0, 3)
    assert readings_in(file)[3] == ("Q4 2016/17", "25", Decimal(50), Decimal(200))


def test_one_cell_that_cannot_be_read_keeps_the_whole_block_out(page, file, told):
    before = readings_in(file)
    paste(page, "Q3 2016/17\t51\nQ4 2016/17\tfifty\nQ1 2016/17\t50", 3, 0)
    assert told == [
        'Row 2 of what was copied: "fifty" is not a value: write a number, "c" where it is suppressed, or "-" for '
        "none. Nothing was pasted."
    ]
    assert readings_in(file) == before


@pytest.mark.parametrize(
    ("block", "column", "sentence"),
    [
        ("someday\t5\nQ1 2016/17\t4", 0, 'Row 1 of what was copied: "someday" is not a period'),
        ("Q1 2016/17\t4\nQ1 2016/17\t5", 0, "Q1 2016/17 was copied twice"),
        ("1\n2\n3\n4\n5", 1, "5 rows were copied for 3 in the table"),
        ("1\t2\t3", 4, "3 columns were copied"),
        ("Q1 2016/17\t90\t1\t2", 0, "90 is written, but 1 of 2 is 50"),
        ("Period\tValue", 0, "Only headings were copied"),
    ],
)
def test_a_block_that_does_not_fit_is_told_in_one_sentence(page, file, told, block, column, sentence):
    before = readings_in(file)
    paste(page, block, 0, column)
    assert len(told) == 1 and sentence in told[0]
    assert readings_in(file) == before


def test_pasted_periods_that_stand_there_change_after_a_question(page, file, told):
    told.answer = False
    paste(page, "Q3 2017/18\t88\nQ4 2016/17\t50", 3, 0)
    assert told == ["1 reading would change (Q3 2017/18). Change what stands there?"]
    assert len(readings_in(file)) == 3
    told.answer = True
    paste(page, "Q3 2017/18\t88\nQ4 2016/17\t50", 3, 0)
    assert [r[:2] for r in readings_in(file)[2:]] == [("Q3 2017/18", "88"), ("Q4 2016/17", "50")]


def test_a_column_of_notes_is_laid_over_the_rows(page, told, file):
    paste(page, "first\nsecond", 1, 5)
    assert [row[4:] for row in texts(page)[1:5]] == [
        ["Audit", "first"], ["changed on 14 Nov 2017", ""], ["", "second"], ["changed on 14 Nov 2017", ""],
    ]  # fmt: skip


def test_copied_cells_are_what_a_sheet_takes(page, qtbot):
    page.panel.table.selectAll()
    qtbot.keyClick(page.panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1] == "Q2 2017/18\t70.0\t140\t200\tAudit\t"


# ---- plain text, names, models, loading


def test_hostile_text_is_shown_as_it_is(page, charted, qtbot):
    assert page.show_measure("1.1-M04")
    assert row_of(page, "1.1-M04")[0] == HOSTILE
    assert HOSTILE in page.panel.facts.text()
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    qtbot.waitUntil(lambda: HOSTILE in " ".join(chart_texts(page)).replace("\n", " "), timeout=PATIENCE_MS)
    assert all(not widget.toolTip() for widget in page.findChildren(QLabel))


def test_every_control_has_a_name_of_its_own(page):
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit)
    controls = [w for kind in kinds for w in page.findChildren(kind) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    names = [control.accessibleName() for control in controls if not control.objectName().startswith("qt_")]
    assert len(set(names)) == len(names)
    assert set(names) >= {
        "Add a measure", "All measures of this theme as small charts", "Bring the measure back", "Copy chart",
        "Edit the bands of the measure", "Edit the measure", "Groups and comparators on the chart",
        "Groups of the list", "Measures by theme", "Paste readings of many measures", "Reading overdue filter",
        "Readings", "Remove the measure from the plan",
        "Remove words of the measure for good", "Removed filter", "Save chart…",
        "Say that the measure is another name of one", "Search measures",
        "Separate a measure that was joined into this one", "Undo the last change of a measure",
    }  # fmt: skip


def test_the_chart_says_its_finding_to_who_cannot_see_it(page, charted):
    chart = page.panel.chart
    assert chart.accessibleDescription() == f"{page.panel.finding.text()}. {page.panel.run.text()}"
    assert chart.canvas.accessibleDescription() == chart.accessibleDescription()


def test_the_models_keep_qts_rules(page, qtmodeltester):
    qtmodeltester.check(page.panel.model, force_py=True)
    qtmodeltester.check(page.list.rows, force_py=True)
    assert page.list.rows.parent(QModelIndex()) == QModelIndex()


def test_the_models_keep_qts_rules_while_readings_come_and_move(page, workspace, qtmodeltester):
    qtmodeltester.check(page.panel.model)
    page.panel.model.setData(cell(page, 3, 0), "Q4 2016/17")
    page.panel.model.setData(cell(page, 3, 1), "50")
    page.panel.model.setData(cell(page, 3, 0), "Q4 2018/19")
    assert [row[0] for row in texts(page)][:2] == ["Q4 2018/19", "Q3 2017/18"]


def test_a_chart_follows_look_and_text_size(page, charted, workspace, qtbot):
    qtbot.waitUntil(lambda: bool(chart_texts(page)), timeout=PATIENCE_MS)
    before = [text.get_fontsize() for text in written(page)]
    with qtbot.waitSignal(page.panel.chart.drawn, timeout=PATIENCE_MS):
        workspace.change_settings(replace(workspace.settings, look="dark", text_points=14))
    assert page.panel.chart.canvas.figure.get_facecolor()[:3] < (0.2, 0.2, 0.2)
    assert max(text.get_fontsize() for text in written(page)) > max(before)
    assert page.list.visualRect(page.list.rows.index_of(page.list.shown_key)).height() > 3 * 14


def test_a_narrow_list_puts_the_band_under_the_name(page):
    page.splitter.setSizes([900, 300])
    assert not page.list.isColumnHidden(2)
    page.resize(700, 800)
    page.splitter.setSizes([300, 400])
    assert page.list.isColumnHidden(2)
    assert page.list.grab().toImage().pixelColor(QPoint(5, 5)).isValid()


def test_a_thousand_measures_are_listed_and_searched_with_little_work_for_each(workspace):
    measure = a_measure("65-75 / 75-84 / 85+", [("Q1 2017/18", 60), ("Q2 2017/18", 70)])
    many = tuple(replace(measure, ref=f"1-M{at}", id=at) for at in range(1250))
    plan = Plan("Large", themes=(Theme("1", "All", measures=many, id=1),))
    model = MeasuresModel()
    _, calls = calls_in(lambda: model.show(grouped(items_of(plan, DAY), "")))
    assert calls < 50 * len(many)
    found, calls = calls_in(lambda: grouped(items_of(plan, DAY), "no such thing"))
    assert found == [] and calls < 1500 * len(many)


BEFORE_IT_IS_SEEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from tracker.ui.widgets.background import Background
from tracker.ui.workspace import Workspace
from tracker.ui.measures.page import MeasuresPage
app = QApplication([])
background = Background()
workspace = Workspace()
workspace.open(Path(sys.argv[1]))
page = MeasuresPage(workspace, background)
loop = QEventLoop()
QTimer.singleShot(100, loop.quit)
loop.exec()
print("matplotlib" in sys.modules)
page.show()
print("matplotlib" in sys.modules)
clock = QTimer(interval=20)
clock.timeout.connect(lambda: page.panel.chart.canvas is not None and loop.quit())
clock.start()
QTimer.singleShot(30_000, loop.quit)
loop.exec()
print("matplotlib" in sys.modules)
background.close()
"""


def test_matplotlib_is_fetched_only_when_the_page_has_been_seen(file, tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", BEFORE_IT_IS_SEEN, str(file)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert ended.stdout.split() == ["False", "False", "True"], ended.stderr
