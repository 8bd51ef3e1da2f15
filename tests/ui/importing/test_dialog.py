"""The preview of an import, through its own widgets: what it shows, what is decided in it, what is saved after it."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.modeltest import ModelTester

from tests.patience import PATIENCE, PATIENCE_MS
from tests.ui.asking import words
from tests.ui.hostile import spoilt
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice
from tracker.domain.when import shown
from tracker.store.sqlite import new_store
from tracker.ui.importing.change_rows import ChangeRow
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Held, Incoming

CORPUS = Path(__file__).parents[2] / "corpus"
MESSY = CORPUS / "improvement_plan.docx"
DAY = date(2017, 11, 14)


class Known:
    """A document whose drafts are given: what is read with which fields is remembered."""

    name = "plan.docx"

    def __init__(self, *drafts):
        self.drafts, self.asked, self.waits = list(drafts), [], None

    def folder(self):
        return Path()

    def read(self, fields, stop):
        self.asked.append(fields)
        if self.waits:
            self.waits.wait(PATIENCE)
        return self.drafts.pop(0)


@pytest.fixture(scope="module")
def messy():
    return read_document(MESSY)


@pytest.fixture
def preview_of(window, qtbot):
    def show(draft, held=None, incoming=None):
        dialog = ImportDialog(incoming or Incoming(MESSY), ImportChoices(draft, held), window.background, window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog, timeout=PATIENCE_MS):
            dialog.show()
        return dialog

    return show


@pytest.fixture
def preview(preview_of, messy):
    return preview_of(messy)


def held_in(path, draft=None):
    from datetime import UTC, datetime

    from tracker.services.importing import save_drafts

    with new_store(path) as store:
        if draft:
            save_drafts(store, [draft], None, datetime(2017, 11, 1, tzinfo=UTC))
        return Held(store.plan(), store.problems(), DAY)


def listed(dialog):
    return dialog.problems.table.rows.rows


def row_of(dialog, printed):
    return next(at for at, problem in enumerate(listed(dialog)) if problem.as_printed == printed)


def choose(dialog, printed):
    dialog.problems.table.selectRow(row_of(dialog, printed))
    return dialog.problems.table.current()


def press(qtbot, dialog, key):
    qtbot.keyClick(dialog.problems.table, key)


def review_of(dialog, ref):
    action = next(action for _, action in dialog.wanted().draft.plan.actions() if action.ref == ref)
    return shown(action.updates[0].review)


# ---- what is shown


def test_it_names_the_document_its_cells_and_what_the_button_does(preview):
    said = words(preview)
    assert "Import improvement_plan.docx" in said
    assert "81 cells: 79 used, 2 set aside. Nothing is written yet." in said
    assert preview.foot.go.text() == "Import 7 actions and 3 measures" and preview.foot.go.isDefault()


def test_it_counts_what_each_theme_holds(preview_of):
    dialog = preview_of(read_document(CORPUS / "five_themes.docx"))
    rows = dialog.found.themes.rows.rows
    assert [(row.heading.split()[0], row.actions, row.measures) for row in rows] == [
        ("1.1", 2, 1), ("1.2", 1, 0), ("1.3", 3, 0), ("2", 2, 1), ("3", 1, 1), ("All", 9, 3),
    ]  # fmt: skip


def test_it_shows_the_tables_and_which_heading_is_which_field(preview):
    assert [shown.table.place for shown in preview.found.tables.rows.rows] == [
        "table 1, row 1", "table 2, row 1", "table 3, row 1", "table 4, row 1",
    ]  # fmt: skip
    assert [part.place for part in preview.found.tables.rows.rows[1].parts] == ["table 2, row 1", "table 2, row 6"]
    preview.parts.show_part("table")
    fields = {heading: drop.currentText() for heading, drop in preview.table.columns.lists.items()}
    assert fields["Progress / Review Date"] == "Review date" and fields["Update Commentary"] == "Commentary"


def test_the_columns_follow_the_chosen_table(preview):
    preview.parts.show_part("table")
    preview.found.tables.selectRow(2)
    assert preview.table.columns.lists["What does it show?"].currentText() == "What it shows"
    assert preview.table.columns.lists["Thresholds / Good"].currentText() == "Band: Good"


def test_every_text_of_the_document_is_shown_as_it_is(preview):
    assert spoilt(preview) == []


def test_no_two_controls_in_view_have_one_name(preview):
    buttons = [button for button in preview.findChildren(QPushButton) if button.isVisible()]
    names = [button.accessibleName() or button.text() for button in buttons]
    assert len(names) == len(set(names)) and all(names)


@pytest.mark.parametrize("points", [9, 14, 18])
def test_it_fits_into_the_window_at_every_text_size(another_window, messy, qtbot, points):
    window = another_window(text_points=points)
    dialog = ImportDialog(Incoming(MESSY), ImportChoices(messy, None), window.background, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.minimumSizeHint().width() <= dialog.width() <= max(window.width(), 1280)
    assert dialog.minimumSizeHint().height() <= dialog.height() <= window.height()


def test_where_it_is_narrow_what_was_found_stands_behind_the_problems(another_window, messy, qtbot):
    window = another_window(text_points=18)
    dialog = ImportDialog(Incoming(MESSY), ImportChoices(messy, None), window.background, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.problems.isVisible() and not dialog.found.isVisible()
    dialog.parts.choice.buttons["found"].click()
    assert dialog.found.isVisible() and not dialog.problems.isVisible()
    dialog.resize(3000, 1200)
    assert dialog.found.isVisible() and dialog.problems.isVisible()


def test_its_models_keep_the_rules(preview_of, messy, tmp_path, request):
    dialog = preview_of(messy, held_in(tmp_path / "a.plan", messy))
    views = (dialog.problems.table, dialog.changes, dialog.found.themes, dialog.found.tables, dialog.table.picture)
    for model in (view.rows for view in views):
        tester = ModelTester(request.config)
        tester.check(model, force_py=True)
        tester._cleanup()


# ---- decisions


def test_a_accepts_c_corrects_and_i_ignores(preview, qtbot):
    choose(preview, "Dec 202017")
    press(qtbot, preview, Qt.Key.Key_A)
    choose(preview, "As above")
    press(qtbot, preview, Qt.Key.Key_I)
    choose(preview, "Oct, 2017")
    press(qtbot, preview, Qt.Key.Key_C)
    box = preview.problems.detail.line.box
    assert box.isVisible() and box.toPlainText() == "Oct 2017"
    box.setPlainText("Nov 2017")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    decided = {problem.as_printed: problem.decision for problem in listed(preview) if problem.decision}
    assert decided == {"Dec 202017": "accepted", "As above": "ignored", "Oct, 2017": "corrected"}
    assert review_of(preview, "1.1.15") == "Nov 2017"
    assert preview.isVisible()  # Enter has taken the text and has not imported


def test_after_a_decision_the_next_open_problem_is_chosen(preview, qtbot):
    preview.problems.table.selectRow(0)
    press(qtbot, preview, Qt.Key.Key_A)
    assert preview.problems.table.currentIndex().row() == 1
    assert listed(preview)[0].decision == "accepted"


def test_a_correction_that_cannot_stand_there_is_refused_in_a_sentence(preview, qtbot):
    choose(preview, "Dec 202017")
    press(qtbot, preview, Qt.Key.Key_C)
    detail = preview.problems.detail
    detail.line.box.setPlainText("soonish")
    detail.line.take.click()
    assert "could not be read as a date" in detail.line.error.text() and detail.line.error.isVisible()
    qtbot.keyClick(detail.line.box, Qt.Key.Key_Escape)
    assert not detail.line.isVisible() and preview.isVisible()
    assert review_of(preview, "1.1.6") == "Dec 2017"


def test_what_went_into_no_record_offers_no_correction(preview):
    problem = choose(preview, "Assessments follow the national guidance.")
    assert problem.kind == "skipped" and not preview.problems.detail.correct.isEnabled()


def test_all_of_a_kind_are_decided_at_once(preview):
    choose(preview, "Dec 202017")
    assert preview.problems.detail.accept_all.text() == "Accept all 5 repaired"
    preview.problems.detail.accept_all.click()
    assert {problem.decision for problem in listed(preview) if problem.kind == "repaired"} == {"accepted"}
    assert preview.problems.chips.open.text() == "Not decided  12"


def test_chips_filter_by_kind_and_by_what_is_still_to_decide(preview):
    preview.problems.chips.kinds["repaired"].click()
    assert {problem.kind for problem in listed(preview)} == {"repaired"} and len(listed(preview)) == 5
    preview.problems.table.selectAll()
    preview.problems.table.decide("accepted")
    preview.problems.chips.open.click()
    assert listed(preview) == [] and preview.problems.empty.isVisible()


def test_the_words_in_a_row_decide_about_it(preview, qtbot):
    table, at = preview.problems.table, row_of(preview, "Dec 202017")
    index = table.rows.index(at, len(table.rows.columns) - 1)
    table.scrollTo(index)
    cell = table.visualRect(index)
    places = dict(table.painter_of_rows._links(cell))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=places["ignored"].center())
    assert listed(preview)[at].decision == "ignored"


def test_a_decision_can_be_taken_back(preview, qtbot):
    choose(preview, "Dec 202017")
    press(qtbot, preview, Qt.Key.Key_A)
    preview._undo()
    assert all(problem.decision is None for problem in listed(preview))


def test_enter_in_a_table_imports_nothing(preview, qtbot):
    for table in (preview.found.tables, preview.table.picture, preview.found.themes):
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert preview.isVisible()


# ---- another field for a column


def choose_field(dialog, heading, field):
    dialog.parts.show_part("table")
    drop = dialog.table.columns.lists[heading]
    at = drop.findText(field)
    drop.setCurrentIndex(at)
    drop.activated.emit(at)


def test_another_field_reads_the_document_again_and_keeps_the_decisions(preview_of, messy, qtbot):
    incoming = Known(messy)
    dialog = preview_of(messy, incoming=incoming)
    choose(dialog, "Dec 202017")
    press(qtbot, dialog, Qt.Key.Key_A)
    choose_field(dialog, "Lead", "Left aside")
    assert dialog.again.isVisible() and not dialog.foot.go.isEnabled()
    qtbot.waitUntil(lambda: not dialog.again.isVisible(), timeout=PATIENCE_MS)
    assert incoming.asked == [{dialog.choices.draft.tables[1].key: TableChoice(fields={"Lead": None})}]
    assert listed(dialog)[row_of(dialog, "Dec 202017")].decision == "accepted" and dialog.foot.go.isEnabled()


def test_reading_again_can_be_stopped(preview_of, messy, qtbot):
    incoming = Known(messy)
    incoming.waits = Event()
    dialog = preview_of(messy, incoming=incoming)
    choose_field(dialog, "Lead", "Left aside")
    dialog.again.stop_button.click()
    assert not dialog.again.isVisible() and dialog.foot.go.isEnabled()
    incoming.waits.set()
    qtbot.waitUntil(lambda: dialog.background.busy == 0, timeout=PATIENCE_MS)
    assert dialog.choices.tables == {}


# ---- a plan that is held


def other(draft):
    """The document a month later: an action is gone, another one has other words."""
    from dataclasses import replace

    theme = draft.plan.themes[0]
    first, _, *rest = theme.actions
    first = replace(first, text="Train every team")
    return replace(draft, plan=replace(draft.plan, themes=(replace(theme, actions=(first, *rest)),)))


def test_against_the_plan_held_it_shows_what_changes_field_by_field(preview_of, messy, tmp_path):
    dialog = preview_of(other(messy), held_in(tmp_path / "a.plan", messy))
    rows = [row for row in dialog.changes.rows.rows if isinstance(row, ChangeRow)]
    changed = next(row for row in rows if row.kind == "changed")
    assert (changed.ref, changed.field, changed.new) == ("1.1.1", "action", "Train every team")
    assert [row.ref for row in rows if row.kind == "missing"] == ["1.1.2"]
    assert "1 field changed" in dialog.parts.words.text()
    assert dialog.wanted().remove_missing == frozenset() and dialog.wanted().dated == DAY


def test_what_is_missing_is_removed_only_when_it_is_checked(preview_of, messy, tmp_path, qtbot):
    dialog = preview_of(other(messy), held_in(tmp_path / "a.plan", messy))
    at = next(at for at, row in enumerate(dialog.changes.rows.rows) if getattr(row, "kind", "") == "missing")
    dialog.changes.selectRow(at)
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Space)
    assert dialog.wanted().remove_missing == {"1.1.2"}
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Space)
    assert dialog.wanted().remove_missing == frozenset()


def test_a_day_that_cannot_be_read_stops_the_import(preview_of, messy, tmp_path):
    dialog = preview_of(messy, held_in(tmp_path / "a.plan", messy))
    dialog.foot.day.setText("soon")
    assert not dialog.foot.go.isEnabled() and dialog.foot.error.isVisible()
    dialog.foot.day.setText("1/12/2017")
    assert dialog.foot.go.isEnabled() and dialog.wanted().dated == date(2017, 12, 1)


def test_what_was_decided_at_the_last_import_is_decided_here(preview_of, messy, tmp_path, qtbot):
    first = preview_of(messy)
    choose(first, "Dec 202017")
    press(qtbot, first, Qt.Key.Key_I)
    again = preview_of(messy, held_in(tmp_path / "a.plan", first.wanted().draft))
    assert [problem.as_printed for problem in listed(again) if problem.decision] == ["Dec 202017"]


def test_splitting_dated_entries_is_offered_only_where_there_are_some(preview, preview_of, tmp_path):
    assert not preview.foot.split.isVisible()
    log = tmp_path / "log.csv"
    log.write_text(
        "Ref,Action,Lead,Review date,Progress\n1.1,Meet,Head,Dec 2017,14/10/2017: Met. 21/10/2017: Agreed.\n"
    )
    dialog = preview_of(read_document(log))
    assert dialog.foot.split.text() == "Dated entries become separate updates (2 found)"
    assert not dialog.wanted().split_dated
    dialog.foot.split.click()
    assert dialog.wanted().split_dated


# ---- from the window


@pytest.fixture
def previews(monkeypatch):
    """The titles of the previews that were shown; each is agreed to."""
    seen = []

    def look(dialog):
        seen.append(dialog.windowTitle())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ImportDialog, "exec", look)
    return seen


def copied(text, html=None):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


TABLE = "Ref\tAction\tLead\tReview date\n9.1\tAsk the board\tChair\tDec 2017\n"


def test_a_pasted_table_is_shown_in_the_same_preview(window, qtbot, previews, names, tmp_path):
    names.append(tmp_path / "new.plan")
    copied(TABLE)
    qtbot.keyClick(window.start.ways[0][0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.workspace.is_open, timeout=PATIENCE_MS)
    assert previews == ["Import the clipboard"]
    assert [line.action.ref for line in window.workspace.lines] == ["9.1"]


def test_a_page_that_was_copied_is_read_before_its_text(window, qtbot, previews, names):
    copied("no table", (CORPUS / "pasted_word.paste.html").read_text(encoding="utf-8"))
    window.imports.paste()
    qtbot.waitUntil(lambda: previews == ["Import the clipboard"], timeout=PATIENCE_MS)


def test_ctrl_v_in_a_table_of_actions_imports_and_in_a_field_writes(page, window, qtbot, previews):
    copied(TABLE)
    page.head.search.setFocus()
    qtbot.keyClick(page.head.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Ask the board" in page.head.search.text() and not window.jobs.going
    page.head.search.clear()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(previews), timeout=PATIENCE_MS)


def test_an_empty_clipboard_is_told(window, told):
    QGuiApplication.clipboard().clear()
    window.imports.paste()
    assert told == ["Copy a table in Word, Excel or Teams first, with its heading row."]


def dropped_on(widget, path):
    from PySide6.QtCore import QCoreApplication, QPoint, QPointF
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QCoreApplication.sendEvent(widget, enter)
    QCoreApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    return enter.isAccepted()


def test_a_document_can_be_dropped_on_the_window_and_on_a_field(page, window, qtbot, previews):
    for widget in (window, page.head.search, page.panel.form.text.viewport()):
        previews.clear()
        assert dropped_on(widget, MESSY)
        qtbot.waitUntil(lambda: bool(previews) and not window.background.busy, timeout=PATIENCE_MS)
    assert page.head.search.text() == ""


def test_an_import_into_the_open_plan_is_saved_and_can_be_undone_by_name(page, window, file, qtbot, previews, told):
    before = len(window.workspace.plan.themes)
    menu, undo = window.menus.edit, window.menus.undo_import
    menu.aboutToShow.emit()
    assert not undo.isEnabled()
    window.imports.take(CORPUS / "people_and_dates.docx")
    qtbot.waitUntil(lambda: len(window.workspace.plan.themes) > before, timeout=PATIENCE_MS)
    assert window.workspace.as_at == date(2017, 11, 1) and "Saved" in window.status.state.text()
    menu.aboutToShow.emit()
    assert undo.isEnabled() and undo.text() == "Undo &import of people_and_dates.docx"
    undo.trigger()
    qtbot.waitUntil(lambda: len(window.workspace.plan.themes) == before, timeout=PATIENCE_MS)
    assert "as it was before the import" in told[-1]
    menu.aboutToShow.emit()
    assert not undo.isEnabled()


def test_cancel_ends_the_reading_at_once_and_nothing_is_shown(window, qtbot, previews):
    window.imports.take(MESSY)
    assert window.status.cancel.isVisible()
    window.status.cancel.click()
    assert not window.status.cancel.isVisible()
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    assert previews == []


def test_the_window_offers_to_paste(window):
    assert any(action.text() == "&Paste a table…" for action in window.menus.file.actions())


def test_the_preview_follows_another_text_size_and_look_while_it_is_open(preview, window, qtbot):
    from dataclasses import replace

    for points, look in ((18, "dark"), (9, "high contrast"), (14, "light")):
        window.workspace.change_settings(replace(window.workspace.settings, text_points=points, look=look))
        qtbot.waitUntil(lambda points=points: preview.found.isVisible() == (points == 9), timeout=PATIENCE_MS)
    assert preview.problems.isVisible()


def test_esc_asks_before_it_lets_fall_what_was_decided(preview, qtbot, told):
    choose(preview, "Dec 202017")
    press(qtbot, preview, Qt.Key.Key_I)
    told.answer = False
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert preview.isVisible() and "is lost" in told[0]
    told.answer = True
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible() and len(told) == 2


def test_esc_asks_nothing_where_nothing_was_decided(preview, qtbot, told):
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible() and told == []


def test_a_day_that_is_typed_gives_months_without_a_year_theirs(preview_of, tmp_path, qtbot):
    path = tmp_path / "log.csv"
    path.write_text("Ref,Action,Lead,October update,December update\n1.1,Build,Ann Young,Begun,Done\n")
    dialog = preview_of(read_document(path), incoming=Incoming(path))
    day = dialog.foot.day
    assert day.isVisible() and [one.day for one in updates_of(dialog)] == [None]
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "1 November 2025")
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not dialog.again.is_busy, timeout=PATIENCE_MS)
    assert [one.day for one in updates_of(dialog)][1:] == [date(2024, 12, 31), date(2025, 10, 31)]


def updates_of(dialog):
    (action,) = [action for _, action in dialog.wanted().draft.plan.actions()]
    return action.updates


def widgets():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(QApplication.allWidgets())


@pytest.mark.parametrize("into_a_plan", [False, True])
def test_a_closed_preview_leaves_no_widget_behind(window, messy, tmp_path, into_a_plan):
    held = held_in(tmp_path / "plan.db", messy) if into_a_plan else None
    before = widgets()
    dialog = ImportDialog(Incoming(MESSY), ImportChoices(messy, held), window.background, window)
    dialog.show()
    dialog.reject()
    dialog.deleteLater()
    assert widgets() == before
