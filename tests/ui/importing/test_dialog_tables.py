"""What is chosen for a table in the preview: through its own widgets, and read again by the real reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.documents.books import a_book
from tests.patience import PATIENCE_MS
from tests.ui.asking import words
from tests.ui.hostile import spoilt
from tracker.documents.reading.child import (
    MEGABYTES,
    SECONDS,
    Answer,
    Request,
    answer_in,
    as_json,
    request_in,
    request_json,
)
from tracker.documents.reading.document import read_document
from tracker.domain.draft import TableChoice, key_of_one
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming

ACTIONS = [
    ["Priority 1: Early help"],
    ["Ref", "Action", "Lead", "Review date", "Cost centre", "Update"],
    ["1.1", "Train every team", "Head of Service", "Oct 2017", "40101", "Begun."],
    ["1.2", "Count the visits", "QA Manager", "Dec 2017", "40102", "Not yet."],
]
ODD = [
    ["Theme", "What worries us", "Who", "Score"],
    ["x", "Late visits", "Team Manager", "4"],
    ["y", "Long waits", "Service Manager", "5"],
]


class Counted(Incoming):
    """A document that counts how often it was read again; asked and answered as a child is, without starting one."""

    readings = 0

    def read(self, choices, stop):
        Counted.readings += 1
        asked = request_in(request_json(Request(self.what, choices, SECONDS, MEGABYTES, self.dated)))
        draft = read_document(asked.what, asked.choices, asked.dated)
        return answer_in(as_json(Answer("draft", draft), self.name)).taken(self.name)


@pytest.fixture
def preview_of(window, qtbot, tmp_path):
    def show(rows, choices=None, name="plan.xlsx", part="table"):
        path = a_book(tmp_path / name, rows) if isinstance(rows, list) else rows
        Counted.readings = 0
        draft = read_document(path, choices)
        dialog = ImportDialog(Counted(path), ImportChoices(draft, None, choices), window.background, window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog, timeout=PATIENCE_MS):
            dialog.show()
        dialog.parts.show_part(part or dialog.parts.shown)
        return dialog

    return show


@pytest.fixture
def preview(preview_of):
    """Two tables; nothing says what the second is."""
    return preview_of([*ACTIONS, [], *ODD])


@pytest.fixture
def read(qtbot):
    def wait(dialog):
        qtbot.waitUntil(lambda: not dialog.again.is_busy, timeout=PATIENCE_MS)

    return wait


def tables(dialog):
    return dialog.found.tables.rows.rows


def pick(drop, text):
    at = drop.findText(text)
    assert at >= 0, [drop.itemText(n) for n in range(drop.count())]
    drop.setCurrentIndex(at)
    drop.activated.emit(at)


def texts(dialog):
    return [action.text for _, action in dialog.wanted().draft.plan.actions()]


def choose_row(dialog, number):
    dialog.table.picture.choose(number)


# ---- what is shown


def test_the_list_counts_what_is_to_look_at_and_that_table_is_chosen(preview):
    assert preview.found.tables_words.text() == "2 tables, 1 to look at"
    spoken = [preview.found.tables.rows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1)]
    assert spoken == ["Kind: Actions: Sure", "Kind: Not understood: Look at it"]
    assert preview.found.tables.current().table.place == "Sheet 1, A6"
    assert preview.table.kind.currentText() == "Not understood"
    assert preview.table.why.text() == "Look at it, because none of its headings is one of a plan."


def test_the_picture_shows_the_first_rows_under_their_fields_with_their_numbers(preview):
    preview.found.tables.selectRow(0)
    model = preview.table.picture.rows
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert headings == ["Row", "Ref", "Action", "Lead", "Review date", "▲ Not known", "Commentary"]
    assert [(row.number, row.part) for row in model.rows] == [(1, "above"), (2, "heading"), (3, "below"), (4, "below")]
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Row: 2, heading row"


def test_each_column_shows_an_example_and_an_unknown_one_stands_out(preview):
    preview.found.tables.selectRow(0)
    said = words(preview.table.columns)
    assert "▲ Not known" in said and "40101" in said and "Train every team" in said
    assert preview.table.columns.lists["Cost centre"].currentText() == "Left aside"


def test_a_text_that_the_picture_cuts_stands_whole_in_its_tooltip_as_plain_text(preview_of):
    long = "<b>Train</b> every team " + "and every manager of it " * 12
    dialog = preview_of([*ACTIONS[:2], ["1.1", long, "Head of Service", "Oct 2017", "1", "Begun."]])
    tip = dialog.table.picture.rows.index(2, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Train&lt;/b&gt;" in tip and tip.count("manager") == 12
    assert spoilt(dialog) == []


def test_tables_that_share_their_headings_say_so(preview_of):
    dialog = preview_of([*ACTIONS, [], ["Priority 2: Leaving care"], *ACTIONS[1:]])
    dialog.found.tables.selectRow(0)
    assert dialog.table.why.text().endswith("Kind and columns are chosen also for 1 more table with these headings.")


def test_a_table_that_pages_cut_is_one_line_and_is_left_out_as_one(preview_of, read):
    dialog = preview_of([*ACTIONS, ACTIONS[1], ["1.3", "Draw the map", "Chair", "Dec 2017", "40103", ""], [], *ODD])
    (whole, odd) = tables(dialog)
    assert (
        dialog.found.tables.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Kind: Actions, 2 parts: Sure"
    )
    assert (whole.rows, whole.alike, odd.rows) == (3, 0, 2)
    dialog.found.tables.selectRow(0)
    assert "more table" not in dialog.table.why.text()
    dialog.table.left_out.click()
    read(dialog)
    assert texts(dialog) == [] and [len(one.parts) for one in tables(dialog)] == [2, 1]
    dialog.table.left_out.click()
    read(dialog)
    assert len(texts(dialog)) == 3 and dialog.choices.tables == {}
    choose_row(dialog, 1)
    dialog.table.rows.row.setText("6")
    dialog.table.rows.cut.click()
    read(dialog)
    assert [one.table.first_row for one in tables(dialog)][:3] == [1, 3, 4]


def test_the_picture_shows_fills_with_a_letter_and_says_their_word(preview_of, tmp_path):
    from openpyxl import load_workbook
    from openpyxl.styles import PatternFill

    path = a_book(tmp_path / "filled.xlsx", [*ACTIONS, ["1.3", "Draw the map", "Chair", "Dec 2017", "40103", ""]])
    book = load_workbook(path)
    for place, colour in (("F3", "FFC000"), ("E3", "EEEEEE"), *((f"{letter}4", "FF0000") for letter in "ABCDEF")):
        book.active[place].fill = PatternFill("solid", fgColor=colour)
    book.active["F5"].fill = PatternFill("solid", fgColor="00B050")  # nothing is written there
    book.save(path)
    dialog = preview_of(path, name="filled.xlsx")
    picture = dialog.table.picture
    spoken = [
        [picture.rows.index(row, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (1, 5, 6)] for row in (2, 3, 4)
    ]
    assert [[one.partition(": ")[2] for one in row] for row in spoken] == [
        ["1.1", "40101", "Begun., Amber fill"], ["1.2, Red fill", "40102", "Not yet."], ["1.3", "40103", "Green fill"]
    ]  # fmt: skip
    picture.scrollTo(picture.rows.index(2, 6))
    image = picture.viewport().grab().toImage()
    cell = picture.visualRect(picture.rows.index(2, 6))
    seen = {image.pixelColor(x, cell.center().y()).name() for x in range(cell.left(), cell.left() + 16)}
    assert "#ffc000" in seen


# ---- what is chosen


def test_a_kind_that_is_said_reads_it_again_and_keeps_the_table_chosen(preview, read):
    pick(preview.table.kind, "Actions")
    read(preview)
    assert texts(preview) == ["Train every team", "Count the visits", "Late visits", "Long waits"]
    assert preview.foot.go.text() == "Import 4 actions"
    chosen = preview.found.tables.current()
    assert (chosen.table.place, chosen.table.sure) == ("Sheet 1, A6", "chosen")
    assert preview.found.tables_words.text() == "2 tables"
    assert preview.choices.tables == {chosen.table.key: TableChoice(kind="actions")}


def test_a_kind_that_is_left_aside_is_a_decision_about_its_problem(preview, read):
    before = len(preview.problems.problems)
    pick(preview.table.kind, "Risk register: left aside")
    read(preview)
    about = [problem for problem in preview.problems.problems if problem.place == "Sheet 1, A6"]
    assert [problem.decision for problem in about] == ["accepted"] and len(preview.problems.problems) == before


def test_a_table_is_left_out_and_taken_in_again(preview, read):
    preview.found.tables.selectRow(0)
    preview.table.left_out.click()
    read(preview)
    assert texts(preview) == [] and not preview.foot.go.isEnabled()
    assert preview.table.left_out.text() == "Take in again" and preview.table.kind.currentText() == "Left out"
    preview.table.left_out.click()
    read(preview)
    assert texts(preview) == ["Train every team", "Count the visits"] and preview.choices.tables == {}


def test_a_table_is_joined_to_the_one_above_and_separated(preview, read):
    assert preview.table.joined.text() == "Join to the table above" and preview.table.joined.isEnabled()
    preview.table.joined.click()
    read(preview)
    assert texts(preview)[-2:] == ["Late visits", "Long waits"]
    assert preview.table.joined.text() == "Separate"
    assert preview.table.kind.currentText() == "Goes on the table above"
    preview.table.joined.click()
    read(preview)
    assert texts(preview) == ["Train every team", "Count the visits"]
    preview.found.tables.selectRow(0)
    assert not preview.table.joined.isEnabled()


def test_a_table_is_cut_above_the_chosen_row(preview_of, read):
    dialog = preview_of(
        [*ACTIONS, *[["No.", "Concern", "Whose", "x", "y", "z"], ["A", "Few carers", "Chair", "", "", ""]]]
    )
    dialog.found.tables.selectRow(0)
    assert len(tables(dialog)) == 1 and not dialog.table.rows.cut.isEnabled()
    choose_row(dialog, 5)
    assert dialog.table.rows.row.text() == "5"
    dialog.table.rows.cut.click()
    read(dialog)
    assert len(tables(dialog)) == 2 and texts(dialog) == ["Train every team", "Count the visits"]


def test_a_row_beyond_the_picture_is_chosen_by_its_number(preview_of, read, qtbot):
    more = [[f"1.{n}", f"Do thing {n} well", "Chair", "Oct 2017", "", ""] for n in range(3, 12)]
    dialog = preview_of([*ACTIONS, *more])
    line = dialog.table.rows.row
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")
    assert dialog.table.rows.cut.isEnabled() and not dialog.table.picture.selectionModel().hasSelection()
    qtbot.keyClicks(line, "3")
    assert line.text() == "12"  # the table ends at row 13, and 123 is none of it
    dialog.table.rows.cut.click()
    read(dialog)
    assert [one.table.last_row for one in tables(dialog)] == [11, 13]


def test_the_heading_row_is_moved_and_how_many_rows_there_are_of_them(preview, read):
    choose_row(preview, 7)
    preview.table.rows.head.click()
    read(preview)
    shown = preview.found.tables.current()
    assert [heading for heading, _ in shown.table.fields] == ["x", "Late visits", "Team Manager", "4"]
    assert not preview.table.rows.head.isEnabled()
    choose_row(preview, 6)
    preview.table.rows.head.click()
    read(preview)
    preview.table.rows.height_of_head.buttons[2].click()
    read(preview)
    shown = preview.found.tables.current()
    assert shown.table.head[1] == 2 and shown.table.fields[0] == ("Theme / x", None)
    assert preview.table.rows.height_of_head.value == 2


def test_a_field_is_chosen_for_a_column_and_the_mark_goes(preview, read):
    preview.found.tables.selectRow(0)
    pick(preview.table.columns.lists["Cost centre"], "Notes")
    read(preview)
    (first, *_) = [action for _, action in preview.wanted().draft.plan.actions()]
    assert "40101" in " ".join(first.notes)
    assert "▲ Not known" not in words(preview.table.columns)


def test_that_a_column_is_left_aside_can_be_chosen_too(preview, read):
    preview.found.tables.selectRow(0)
    pick(preview.table.columns.lists["Cost centre"], "Left aside")
    read(preview)
    assert "▲ Not known" not in words(preview.table.columns)
    assert [p.decision for p in preview.problems.problems if p.as_printed.startswith("40101")] == ["accepted"]


def test_as_found_takes_every_choice_for_the_table_back(preview, read):
    assert not preview.table.as_found.isEnabled()
    pick(preview.table.kind, "Actions")
    read(preview)
    pick(preview.table.columns.lists["Score"], "Notes")
    read(preview)
    preview.table.as_found.click()
    read(preview)
    assert preview.choices.tables == {} and texts(preview) == ["Train every team", "Count the visits"]
    about = [problem.decision for problem in preview.problems.problems if problem.place == "Sheet 1, A6"]
    assert about == [None]


# ---- taken back


def test_the_last_choice_is_taken_back_and_nothing_is_read_for_it(preview, read):
    preview.problems.table.selectRow(0)
    preview.problems.table.decide("ignored")
    pick(preview.table.kind, "Actions")
    read(preview)
    readings = Counted.readings
    preview._undo()
    assert texts(preview) == ["Train every team", "Count the visits"] and preview.choices.tables == {}
    assert preview.table.kind.currentText() == "Not understood" and Counted.readings == readings
    assert preview.problems.problems[0].decision == "ignored"
    preview._undo()
    assert preview.problems.problems[0].decision is None


def test_the_keyboard_goes_back_to_the_list_that_was_chosen_from(preview, read, qtbot):
    preview.activateWindow()
    preview.parts.show_part("table")
    preview.found.tables.selectRow(0)
    drop = preview.table.columns.lists["Cost centre"]
    drop.setFocus()
    pick(drop, "Notes")
    read(preview)
    qtbot.waitUntil(
        lambda: getattr(QApplication.focusWidget(), "accessibleName", str)() == "Cost centre is read as",
        timeout=PATIENCE_MS,
    )


def test_choices_of_before_are_handed_in(preview_of, read):
    odd = tables(preview_of([*ACTIONS, [], *ODD]))[1].table
    before = {odd.key: TableChoice(kind="actions")}
    again = preview_of([*ACTIONS, [], *ODD], before, "next.xlsx")
    assert len(texts(again)) == 4 and again.choices.tables == before
    again.found.tables.selectRow(1)
    again.table.left_out.click()
    read(again)
    assert again.choices.tables == {**before, key_of_one(odd): TableChoice(left_out=True)} and len(texts(again)) == 2


def test_for_a_known_table_with_a_column_more_only_that_one_is_asked_and_what_is_chosen_adds_to_it(preview_of, read):
    known = tables(preview_of(ACTIONS))[0].table.key
    before = {known: TableChoice(fields={"Cost centre": "note"})}
    wider = [ACTIONS[0], *([*row, more] for row, more in zip(ACTIONS[1:], ["Seen in May", "x8", "x9"], strict=True))]
    dialog = preview_of(wider, before, "next.xlsx")
    assert dialog.table.why.text() == "Likely, because 6 of 7 headings are those of a table that was taught."
    unknown = [p.as_printed for p in dialog.problems.problems if p.kind == "skipped" and p.decision is None]
    assert unknown == ["x8 / x9"] and dialog.table.columns.lists["Cost centre"].currentText() == "Notes"
    pick(dialog.table.columns.lists["Seen in May"], "Notes")
    read(dialog)
    (first, *_) = [action for _, action in dialog.wanted().draft.plan.actions()]
    assert "40101" in " ".join(first.notes) and "x8" in " ".join(first.notes)
    assert dialog.table.as_found.isEnabled()
    dialog.table.as_found.click()
    read(dialog)
    (first, *_) = [action for _, action in dialog.wanted().draft.plan.actions()]
    assert first.notes == () and not dialog.table.as_found.isEnabled()


# ---- offers beside a problem


def offer(dialog, words):
    return next(button for button in dialog.problems.detail.offers if button.text() == words)


def choose_problem(dialog, printed):
    dialog.parts.show_part("problems")
    rows = dialog.problems.table.rows.rows
    dialog.problems.table.selectRow(next(at for at, one in enumerate(rows) if one.as_printed.startswith(printed)))


def test_a_column_that_is_no_field_offers_to_be_kept_as_notes(preview, read):
    choose_problem(preview, "40101")
    detail = preview.problems.detail
    assert [button.text() for button in detail.offers] == ["As notes", "As evidence links", "Leave it"]
    assert not detail.accept.isVisible() and not detail.ignore.isVisible()
    offer(preview, "As evidence links").click()
    read(preview)
    (first, *_) = [action for _, action in preview.wanted().draft.plan.actions()]
    assert "40101" in " ".join(first.evidence_links)
    assert not any(problem.as_printed.startswith("40101") for problem in preview.problems.problems)


def test_a_column_that_is_left_is_decided_and_chosen_without_reading_again(preview):
    choose_problem(preview, "40101")
    offer(preview, "Leave it").click()
    assert [p.decision for p in preview.problems.problems if p.as_printed.startswith("40101")] == ["accepted"]
    assert preview.choices.tables == {tables(preview)[0].table.key: TableChoice(fields={"Cost centre": None})}
    assert Counted.readings == 0 and preview.problems.table.current().decision is None
    preview._undo()
    assert preview.choices.tables == {}


def test_a_table_that_is_not_understood_leads_to_where_it_is_said(preview):
    preview.found.tables.selectRow(0)
    choose_problem(preview, "Theme")
    offer(preview, "Say what it is…").click()
    assert preview.parts.shown == "table" and preview.table.isVisible()
    assert preview.found.tables.current().table.place == "Sheet 1, A6"


def test_other_problems_are_decided_as_ever(preview_of):
    preview = preview_of([*ACTIONS, ["1.3", "Draw the map", "Chair", "Dec 202017", "40103", ""]])
    choose_problem(preview, "Dec 202017")
    assert preview.problems.detail.offers == [] and preview.problems.detail.accept.isVisible()


# ---- nothing understood


def test_a_document_in_which_nothing_was_understood_opens_where_it_can_be_said(preview_of, read):
    rows = [["Thing", "Story", "Colour"], ["a", "Long ago", "teal"], ["b", "Once upon", "pink"]]
    dialog = preview_of(rows, part=None)
    assert dialog.parts.shown == "table" and not dialog.foot.go.isEnabled()
    assert dialog.foot.error.isVisible() and "say of one at least what it is" in dialog.foot.error.text()
    assert dialog.found.found_words.text() == "Nothing of a plan was found yet"
    pick(dialog.table.kind, "Actions")
    read(dialog)
    assert dialog.foot.go.isEnabled() and not dialog.foot.error.isVisible()
    assert texts(dialog) == ["Long ago", "Once upon"]


# ---- by keyboard


def test_the_arrow_keys_go_through_the_rows_and_show_columns_out_of_view(preview_of, qtbot):
    wide = [
        ["Ref", "Action", *[f"Further heading number {n}" for n in range(9)]],
        ["1.1", *["Words that are long"] * 10],
    ]
    dialog = preview_of(wide)
    dialog.parts.show_part("table")
    picture = dialog.table.picture
    picture.setFocus()
    assert picture.horizontalScrollBar().maximum() > 0 and picture.horizontalScrollBar().value() == 0
    for _ in range(10):
        qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.horizontalScrollBar().value() > 0
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert dialog.table.rows.row.text() == "2"


def test_every_control_of_a_table_has_a_name_and_is_reached_with_tab(preview, qtbot):
    preview.activateWindow()
    preview.parts.show_part("table")
    preview.found.tables.selectRow(0)
    table = preview.table
    wanted = [table.kind, table.left_out, table.picture, table.rows.row, *table.columns.lists.values()]
    assert all(widget.accessibleName() or widget.text() for widget in wanted)
    table.kind.setFocus()
    seen = [table.kind]
    for _ in range(60):
        widget = seen[-1].nextInFocusChain()
        while not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            widget = widget.nextInFocusChain()
        seen.append(widget)
    assert all(widget in seen for widget in wanted)


def test_enter_in_the_list_opens_the_table(preview, qtbot):
    preview.parts.show_part("problems")
    preview.found.tables.setFocus()
    qtbot.keyClick(preview.found.tables, Qt.Key.Key_Return)
    assert preview.parts.shown == "table" and preview.isVisible()
