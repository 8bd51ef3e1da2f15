"""What lists offer in the preview: shown with what was read of it, ticked by keyboard or mouse, taken or left."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.corpus.word_pieces import p, row, table, write_document
from tests.patience import PATIENCE_MS
from tests.ui.hostile import MARK, spoilt
from tracker.documents.reading.document import read_document
from tracker.domain.decisions.offers import LISTS
from tracker.domain.draft import TableChoice
from tracker.domain.plan import Action, Lead, Plan, Theme, Update
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.list_rows import OfferedList, OfferRow
from tracker.ui.importing.source import Held, Incoming

Key = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
LATER = "Keep visiting every carer each quarter."
MEET = "Meet the carers by 30 April 2020 (Team Manager)."
SEND = "that the Head of Service be requested to send the figures to members within 20 working days."
PROSE = (
    p("Looking forward", style="Heading2"),
    p("Over the next year we will:"),
    p(MEET, listed=True),
    p(LATER, listed=True),
    p("Minute 23: attendance", style="Heading2"),
    p("RESOLVED:"),
    p(f"(1) {SEND}"),
)
ACTIONS = table(
    4,
    row("Ref", "Action", "Lead", "Review date", header=True),
    row("1.1", "Train every team", "QA Manager", "Oct 2020"),
)
ODD = table(3, row("What worries us", "Who knows", "Score", header=True), row("Late visits", "All", "4"))


@pytest.fixture
def preview_of(window, qtbot, tmp_path):
    def show(*blocks, held=None):
        path = tmp_path / "plan.docx"
        write_document(path, *blocks)
        held = Held(held, [], date(2020, 3, 1)) if held else None
        dialog = ImportDialog(Incoming(path), ImportChoices(read_document(path), held), window.background, window)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog, timeout=PATIENCE_MS):
            dialog.show()
        return dialog

    return show


@pytest.fixture
def preview(preview_of):
    """A document of nothing but lists."""
    return preview_of(*PROSE)


def rows(dialog):
    return dialog.lists.view.register.rows


def row_of(dialog, text):
    """The number of the row of an offer with that text, or of a list with that heading."""
    found = [
        at
        for at, one in enumerate(rows(dialog))
        if (one.heading if isinstance(one, OfferedList) else one.offer.action.text) == text
    ]
    return found[0]


def press(qtbot, dialog, text, key=Key.Key_Space):
    dialog.lists.view.choose(row_of(dialog, text))
    qtbot.keyClick(dialog.lists.view, key)


def ticked(dialog):
    return [one.offer.action.text for one in rows(dialog) if isinstance(one, OfferRow) and one.ticked]


def wanted(dialog):
    return [action.text for _, action in dialog.wanted().draft.plan.actions()]


def listed(dialog):
    return [problem.as_printed for problem in dialog.choices.draft.problems if problem.about == LISTS]


# ---- what is shown


def test_a_document_of_nothing_but_lists_opens_on_them_and_nothing_is_ticked(preview):
    assert preview.parts.shown == "lists" and preview.focusWidget() is preview.lists.view
    assert preview.lists.heading.text() == "2 actions and 1 decision stand in lists: tick what is to be taken."
    assert ticked(preview) == [] and wanted(preview) == []
    assert not preview.foot.go.isEnabled()
    assert preview.foot.error.text() == "Nothing can be imported yet: tick something of what the lists offer."


def test_each_offer_stands_in_full_under_its_list_with_what_was_read_of_it(preview):
    assert [one.heading for one in rows(preview) if isinstance(one, OfferedList)] == [
        "Looking forward / Over the next year we will",
        "Minute 23: attendance / RESOLVED",
    ]
    spoken = [preview.lists.view.register.index(at, 0).data(SPOKEN) for at in range(len(rows(preview)))]
    assert spoken[1] == (
        f"In a list: not ticked, {MEET}, "
        "Action · Lead: Team Manager · Review: 30 April 2020 · Goes to: Looking forward · paragraph 3"
    )
    assert "Decision · Lead: Head of Service · Review: within 20 working days (names no day)" in spoken[4]
    assert spoken[3] == "Minute 23: attendance / RESOLVED, 0 of 1 ticked, open"


def test_a_long_text_is_broken_into_lines_and_has_the_height_of_all_of_them(preview_of):
    long = "Meet the carers " + "and every manager of each of the homes " * 40 + "by 30 April 2020 (Team Manager)."
    dialog = preview_of(p("We will:"), p(long, listed=True), p("Meet them all.", listed=True))
    view, lines = dialog.lists.view, dialog.fontMetrics().lineSpacing()
    assert len(long) > 1500
    assert view.rowHeight(1) > view.rowHeight(2) + lines * (len(long) // 200)


def test_words_are_plain_text_whatever_they_look_like(preview_of):
    dialog = preview_of(p("We will:"), p(f"Meet the {MARK} carers by 4 May 2024", listed=True))
    assert MARK in rows(dialog)[1].offer.action.text
    assert spoilt(dialog) == []


def test_without_lists_there_is_no_such_part(preview_of):
    dialog = preview_of(ACTIONS)
    assert not dialog.parts.choice.buttons["lists"].isVisible()
    assert dialog.parts.shown == "problems"


def test_a_table_that_is_not_understood_is_asked_about_before_lists(preview_of):
    dialog = preview_of(ODD, *PROSE)
    assert dialog.parts.shown == "table" and dialog.parts.choice.buttons["lists"].isVisible()


# ---- ticking


def test_the_space_bar_ticks_a_row_and_import_takes_it(preview, qtbot):
    press(qtbot, preview, MEET)
    assert ticked(preview) == wanted(preview) == [MEET]
    assert (preview.foot.go.text(), preview.foot.go.isEnabled()) == ("Import 1 action", True)
    assert preview.parts.words.text() == "1 ticked, 2 not"
    assert preview.lists.view.register.index(row_of(preview, MEET), 0).data(SPOKEN).startswith("In a list: ticked, ")
    press(qtbot, preview, MEET)
    assert wanted(preview) == [] and not preview.foot.go.isEnabled()


def test_the_space_bar_on_a_heading_ticks_all_of_its_list_and_then_none(preview, qtbot):
    heading = "Looking forward / Over the next year we will"
    press(qtbot, preview, MEET)
    press(qtbot, preview, heading)
    assert wanted(preview) == [MEET, LATER] and rows(preview)[0].words == "2 of 2 ticked"
    press(qtbot, preview, heading)
    assert wanted(preview) == []


def test_all_and_none_of_the_document_are_a_button_each(preview, qtbot):
    qtbot.keyClick(preview.lists.all, Key.Key_Space)
    assert wanted(preview) == [MEET, LATER, SEND]
    qtbot.keyClick(preview.lists.none, Key.Key_Space)
    assert wanted(preview) == []


def test_enter_ticks_a_row_folds_a_heading_and_presses_no_button(preview, qtbot):
    press(qtbot, preview, LATER, Key.Key_Return)
    press(qtbot, preview, "Looking forward / Over the next year we will", Key.Key_Return)
    assert wanted(preview) == [LATER] and preview.isVisible()
    assert len(rows(preview)) == 3
    press(qtbot, preview, "Looking forward / Over the next year we will", Key.Key_Right)
    assert ticked(preview) == [LATER]


def test_the_mouse_ticks_a_row_and_the_box_of_a_heading(preview, qtbot):
    view = preview.lists.view

    def click(text, x):
        middle = view.visualRect(view.register.index(row_of(preview, text), 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x or middle.x(), middle.y()))

    click(LATER, None)
    assert wanted(preview) == [LATER]
    click("Minute 23: attendance / RESOLVED", 12)
    assert wanted(preview) == [LATER, SEND]
    click("Minute 23: attendance / RESOLVED", None)
    assert wanted(preview) == [LATER, SEND] and len(rows(preview)) == 4


def test_the_row_stays_chosen_and_in_view_while_it_is_ticked(preview_of, qtbot):
    dialog = preview_of(
        p("We will:"), *(p(f"Meet the carers of home {n} by 4 May 2024", listed=True) for n in range(60))
    )
    view, text = dialog.lists.view, "Meet the carers of home 50 by 4 May 2024"
    view.choose(row_of(dialog, text))
    down = view.verticalScrollBar().value()
    qtbot.keyClick(view, Key.Key_Space)
    assert wanted(dialog) == [text] and down > 0
    assert (view.verticalScrollBar().value(), view.chosen().offer.action.text) == (down, text)
    qtbot.keyClick(view, Key.Key_Down)
    assert view.chosen().offer.action.text == "Meet the carers of home 51 by 4 May 2024"


def test_ctrl_z_takes_a_tick_back_and_decisions_before_it_stay(preview, qtbot):
    (left,) = (one for one in preview.choices.draft.problems if one.as_printed.endswith(SEND))
    preview.problems.decided.emit([left], "ignored")
    press(qtbot, preview, MEET)
    press(qtbot, preview, LATER)
    for still in ([MEET], []):
        qtbot.keyClick(preview, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert ticked(preview) == wanted(preview) == still
    assert [one.decision for one in preview.choices.draft.problems if one.about == LISTS] == [None, "ignored"]


def test_tab_leads_from_the_parts_through_the_lists_to_the_foot(preview, qtbot):
    names, widget = [], preview.parts.choice.buttons["problems"]
    for _ in range(200):
        widget = widget.nextInFocusChain()
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(widget)
    assert names.index(preview.lists.all) < names.index(preview.lists.view) < names.index(preview.foot.cancel)


# ---- what follows


def test_the_problem_of_a_list_stays_until_all_of_it_is_taken(preview, qtbot):
    assert len(listed(preview)) == 2
    press(qtbot, preview, MEET)
    assert [LATER in said and MEET not in said for said in listed(preview)] == [True, False]
    press(qtbot, preview, LATER)
    assert len(listed(preview)) == 1 and SEND in listed(preview)[0]


def test_a_day_that_is_corrected_stays_corrected_when_something_else_is_ticked(preview, qtbot):
    press(qtbot, preview, SEND)
    (unread,) = (one for one in preview.choices.draft.problems if one.kind == "unread")
    preview.problems.corrected.emit(unread, "1 May 2020")
    press(qtbot, preview, MEET)
    reviews = {action.text: action.updates[0].review for _, action in preview.wanted().draft.plan.actions()}
    assert reviews[SEND].first == date(2020, 5, 1)


def test_what_is_ticked_stays_so_when_the_document_is_read_again(preview_of, qtbot):
    dialog = preview_of(ODD, *PROSE)
    dialog.parts.show_part("lists")
    press(qtbot, dialog, LATER)
    shown = dialog.found.tables.current()
    dialog.table.chosen.emit({shown.table.key: TableChoice(left_out=True)})
    qtbot.waitUntil(lambda: not dialog.again.is_busy, timeout=PATIENCE_MS)
    assert dialog.choices.tables and ticked(dialog) == wanted(dialog) == [LATER]
    dialog.choices.undo()
    assert (dialog.choices.tables, wanted(dialog)) == ({}, [LATER])


def test_what_is_ticked_counts_among_the_changes_to_the_plan_that_is_held(preview_of, qtbot):
    held = Plan("Plan", themes=(Theme("9", "Homes", actions=(Action("9.1", "Open a home", id=1),), id=1),), id=1)
    dialog = preview_of(*PROSE, held=held)
    assert dialog.parts.shown == "lists" and dialog.choices.changes().new == []
    press(qtbot, dialog, MEET)
    assert len(dialog.choices.changes().new) == 1


def a_plan_with(text, theme):
    update = Update("u", "plan", None, None)
    action = Action("1.1", text, Lead("Team Manager", None, "Team Manager"), (update,), id=1)
    return Plan("Plan", themes=(Theme("1", theme, actions=(action,), id=1),), id=1)


def said_of(dialog, text):
    return dialog.lists.view.register.index(row_of(dialog, text), 0).data(SPOKEN)


def test_what_was_taken_before_is_ticked_from_the_beginning_and_can_be_left(preview_of, qtbot):
    dialog = preview_of(*PROSE, held=a_plan_with(MEET, "Looking forward"))
    assert ticked(dialog) == [MEET] and "In the plan already" in said_of(dialog, MEET)
    assert "In the plan already" not in said_of(dialog, LATER)
    assert not any(MEET in said for said in listed(dialog))
    assert dialog.choices.changes().missing == []
    dialog.parts.show_part("lists")
    press(qtbot, dialog, MEET)
    assert ticked(dialog) == []


def test_what_the_plan_has_elsewhere_is_said_and_not_ticked(preview_of):
    dialog = preview_of(*PROSE, held=a_plan_with(MEET.upper(), "Homes"))
    assert ticked(dialog) == [] and "In the plan already" in said_of(dialog, MEET)


@pytest.mark.parametrize("points", [10, 14])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_where_it_is_narrow_every_word_and_button_still_has_room(another_window, qtbot, tmp_path, points, look):
    path = tmp_path / "plan.docx"
    write_document(path, *PROSE)
    window = another_window(text_points=points, look=look)
    dialog = ImportDialog(Incoming(path), ImportChoices(read_document(path), None), window.background, window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog, timeout=PATIENCE_MS):
        dialog.show()
    QApplication.processEvents()
    view = dialog.lists.view
    assert view.columnWidth(0) == view.viewport().width()
    assert view.verticalScrollBar().maximum() == 0
    for button in (dialog.lists.all, dialog.lists.none, *dialog.parts.choice.buttons.values()):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
