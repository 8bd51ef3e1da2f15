"""The page of actions on the sample: its table, its order, the row that is chosen, and what a row says of itself."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.asking import choose, chosen, headings, listed, pick, say, words
from tracker.domain.plan import Status
from tracker.store.sqlite import new_store, open_store
from tracker.ui.tables.grouping import Group

COLUMNS = ["Ref", "Action", "Lead", "Review", "Rating"]


def press_heading(page, qtbot, name):
    across = page.table.horizontalHeader()
    at = COLUMNS.index(name)
    place = QPoint(across.sectionViewportPosition(at) + 12, across.height() // 2)
    qtbot.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press_row(page, qtbot, at):
    rect = page.table.visualRect(page.model.index(at, 0))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def row_of(page, ref):
    return next(at for at, row in enumerate(page.model.rows) if not isinstance(row, Group) and row.action.ref == ref)


def cell(page, ref, column, role=Qt.ItemDataRole.DisplayRole):
    return page.model.index(row_of(page, ref), COLUMNS.index(column)).data(role)


# ---- groups


def test_actions_stand_in_groups_by_theme_in_the_order_of_the_plan(page):
    assert headings(page) == [
        "1.1 Front Line Practice – Assessment and Planning  17 actions · 10 overdue",
        "1.2 Front Line Practice – Voice of the child  8 actions · 4 overdue",
        "1.3 Front Line Practice – LAC and Care Leavers  11 actions · 5 overdue",
        "2 Management Oversight  8 actions · 5 overdue",
        "3 Resources  4 actions · 2 overdue",
    ]
    assert listed(page) == [line.action.ref for line in page.workspace.lines]


def test_a_press_on_a_heading_folds_its_group_and_another_unfolds_it(page, qtbot):
    press_row(page, qtbot, 0)
    assert not [ref for ref in listed(page) if ref.startswith("1.1.")]
    assert len(headings(page)) == 5 and page.head.shown.text() == "48 of 48 shown"
    press_row(page, qtbot, 0)
    assert len(listed(page)) == 48


def test_a_group_stays_folded_over_filters_days_and_saving(page, qtbot):
    press_row(page, qtbot, 0)
    page.head.flags["overdue"].click()
    page.workspace.set_as_at(date(2017, 11, 2))
    say(page, "3.4", text="Done")
    page.head.flags["overdue"].click()
    assert listed(page)[0] == "1.2.1" and len(headings(page)) == 5


def test_the_panel_follows_the_day_where_the_row_says_the_same_as_before(page):
    choose(page, "1.1.3")
    row, said = page.table.chosen(), page.panel.facts.status.text()
    page.workspace.set_as_at(date(2017, 11, 15))
    assert page.table.chosen() is row
    assert (said, page.panel.facts.status.text()) == (
        "In progress, silent for 214 days",
        "In progress, silent for 228 days",
    )


def test_on_another_day_the_same_rows_stay_and_they_and_their_headings_say_what_it_makes_of_them(page):
    resets = []
    page.model.modelReset.connect(lambda: resets.append(page.workspace.as_at))
    page.workspace.set_as_at(date(2018, 1, 15))
    overdue = sum(line.overdue for line in page.workspace.lines if line.theme.ref == "1.1")
    assert not resets and overdue > 10 and headings(page)[0].endswith(f"17 actions · {overdue} overdue")
    late = next(line for line in page.workspace.lines if line.overdue)
    assert cell(page, late.action.ref, "Review", Qt.ItemDataRole.AccessibleTextRole).endswith(
        f"{late.days_late} days late"
    )


@pytest.mark.parametrize(("chip", "value"), [("group", "rating"), ("order", "rating"), ("density", "full")])
def test_rows_that_stand_by_what_a_day_makes_of_them_are_put_in_their_places_anew(page, chip, value):
    getattr(page.head, chip).choose(value)
    page.workspace.set_as_at(date(2017, 12, 15))
    moved = [row for row in page.model.rows if not isinstance(row, Group)]
    page.workspace.reload()
    assert [row.action.ref for row in moved] == listed(page)


def test_the_arrow_keys_fold_and_unfold(page, qtbot):
    choose(page, "1.2.3")
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert isinstance(page.table.chosen(), Group)
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert "1.2.3" not in listed(page)
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    assert "1.2.3" in listed(page)


def test_an_action_asked_for_by_another_page_is_shown_whatever_hides_it(page, qtbot):
    press_row(page, qtbot, 0)
    page.head.search.setText("board")
    choose(page, "1.1.4")
    assert chosen(page) == "1.1.4" and page.panel.line.action.ref == "1.1.4"


# ---- order


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("Ref", ["1.1.1", "1.1.2", "1.1.3"], ["3.3", "3.4"]),
        ("Review", ["1.2.1", "1.1.1"], ["1.2.6", "1.2.7", "2.5", "3.2"]),
        ("Rating", ["1.2.1", "1.1.1"], ["2.5", "3.2"]),
        ("Lead", ["1.2.4", "1.2.5"], ["3.1", "3.2", "3.4"]),
    ],
)
def test_a_press_on_a_column_sorts_by_it_without_groups(page, qtbot, column, first, last):
    press_heading(page, qtbot, column)
    assert headings(page) == [] and len(listed(page)) == 48
    assert listed(page)[: len(first)] == first and listed(page)[-len(last) :] == last


def test_refs_are_sorted_as_numbers(page, qtbot):
    press_heading(page, qtbot, "Ref")
    refs = listed(page)
    assert refs.index("1.1.9") < refs.index("1.1.10") < refs.index("1.2.1") < refs.index("2.1")


def test_a_second_press_turns_the_order_round_and_leaves_what_is_empty_last(page, qtbot):
    press_heading(page, qtbot, "Review")
    press_heading(page, qtbot, "Review")
    assert listed(page)[0] == "1.3.10" and page.model.index(0, 3).data() == "March 2018"
    assert listed(page)[-2:] == ["2.5", "3.2"]


def test_actions_are_sorted_by_their_words_whatever_their_case(page, qtbot):
    press_heading(page, qtbot, "Action")
    texts = [row.action.text.casefold() for row in page.model.rows]
    assert texts == sorted(texts)


def test_the_order_is_said_and_the_list_leads_back_to_groups(page, qtbot):
    press_heading(page, qtbot, "Rating")
    assert page.head.order.text() == "Order: Rating ▾"
    assert page.model.sorted_words == "Rating, sorted"
    pick(page.head.order, "By theme")
    assert len(headings(page)) == 5 and page.head.order.text() == "Order ▾"
    assert page.model.sorted_words == ""


def test_the_list_sorts_as_the_headings_do(page, qtbot):
    pick(page.head.order, "Lead")
    by_list = listed(page)
    pick(page.head.order, "By theme")
    press_heading(page, qtbot, "Lead")
    assert listed(page) == by_list


def test_a_sorted_table_can_be_filtered(page, qtbot):
    press_heading(page, qtbot, "Ref")
    press_heading(page, qtbot, "Ref")
    page.head.flags["overdue"].click()
    assert listed(page)[:2] == ["3.4", "3.1"] and len(listed(page)) == 26


# ---- the chosen row


def test_the_first_action_is_chosen_at_first(page):
    assert chosen(page) == "1.1.1" == page.panel.line.action.ref


def test_a_press_on_a_row_shows_it_in_the_panel(page, qtbot):
    press_row(page, qtbot, row_of(page, "1.1.4"))
    facts = page.panel.facts
    assert facts.where.text() == "1.1.4 · 1.1 Front Line Practice – Assessment and Planning"
    assert facts.text.text().startswith("Try out a Focus on Practice Week")
    assert facts.lead.text() == "Susan Hale, Quality Assurance Manager"
    assert facts.review.text() == "Dec 2017" and facts.status.text() == "In progress, silent for 214 days"
    assert facts.rating.text() == "Computed green: not late"


def test_the_panel_says_how_late_an_action_is(page):
    facts = choose(page, "1.2.1").panel.facts
    assert facts.review.text() == "Sept 2017 (32 days late)"
    assert facts.chip.accessibleDescription() == "Red"
    assert facts.rating.text() == "Computed red: more than 31 days late"


def test_a_chosen_action_outlives_filters_days_and_a_reload(page, file):
    choose(page, "1.2.4")
    page.head.flags["overdue"].click()
    page.workspace.set_as_at(date(2017, 11, 14))
    with open_store(file) as store:
        action = next(action for _, action in store.plan().actions() if action.ref == "1.2.4")
        store.save(replace(action, text="Reworded elsewhere"))
    page.workspace.reload()
    assert chosen(page) == "1.2.4"
    assert page.panel.facts.text.text() == "Reworded elsewhere" == cell(page, "1.2.4", "Action")


def test_an_action_that_a_filter_hides_stays_in_the_panel_and_is_chosen_again_after_it(page):
    choose(page, "1.1.4")
    page.head.flags["overdue"].click()
    assert chosen(page) is None and page.panel.line.action.ref == "1.1.4"
    page.head.flags["overdue"].click()
    assert chosen(page) == "1.1.4"


def test_a_chosen_action_outlives_another_order(page, qtbot):
    choose(page, "2.3")
    press_heading(page, qtbot, "Lead")
    assert chosen(page) == "2.3"
    rect = page.table.visualRect(page.model.index(row_of(page, "2.3"), 0))
    assert page.table.viewport().rect().intersects(rect)


def test_another_plan_starts_at_its_own_first_action(page, window, sample, tmp_path):
    choose(page, "2.3")
    other = tmp_path / "other.plan"
    other.write_bytes(sample.read_bytes())
    window.commands.open_file(other)
    assert chosen(page) == "1.1.1" == page.panel.line.action.ref


def test_after_its_removal_nothing_is_chosen_and_the_panel_invites_to_choose(page):
    choose(page, "2.3").panel.facts.remove.click()
    assert chosen(page) is None
    assert words(page.panel) == ["Choose an action to see all of it, and to say what happened."]


def test_on_a_day_before_it_was_removed_an_action_stands_as_it_did(page):
    choose(page, "2.3").panel.facts.remove.click()
    page.workspace.set_as_at(date(2017, 10, 31))
    facts = choose(page, "2.3").panel.facts
    assert facts.status.text().startswith("In progress") and facts.back.isHidden() and not facts.stop.isHidden()


# ---- what a row says


def test_a_cell_says_to_a_screen_reader_what_is_painted_in_it(page):
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert cell(page, "1.2.1", "Ref", spoken) == "Ref: 1.2.1"
    assert cell(page, "1.2.1", "Review", spoken) == "Review: Sept 2017, 32 days late"
    assert cell(page, "1.2.1", "Rating", spoken) == "Rating: Red, 32 days late"
    assert page.model.index(0, 0).data(spoken).endswith("Planning, 17 actions · 10 overdue, open")


def test_a_row_awaiting_sign_off_says_for_how_long(page):
    say(page, "2.3", status=Status.REPORTED_COMPLETE)
    page.workspace.set_as_at(date(2017, 11, 24))
    assert cell(page, "2.3", "Rating", Qt.ItemDataRole.AccessibleTextRole) == "Rating: Awaiting sign-off, 23 days"
    assert cell(page, "2.3", "Review", Qt.ItemDataRole.AccessibleTextRole) == "Review: Oct 2017"


def test_a_tooltip_shows_the_whole_action_and_its_latest_commentary(page):
    tip = cell(page, "1.1.4", "Action", Qt.ItemDataRole.ToolTipRole)
    line = page.model.rows[row_of(page, "1.1.4")]
    assert line.action.text in tip and "The week has been held" in tip


def test_the_painted_row_has_commentary_with_its_date(page):
    from tracker.ui.tables.register_rows import commentary_words

    say(page, "1.1.4", text="Lessons shared")
    line = page.model.rows[row_of(page, "1.1.4")]
    assert commentary_words(line) == "1 Nov 2017 · Lessons shared"


# ---- other plans


def test_a_plan_without_actions_says_what_belongs_here(page, window, tmp_path):
    from tracker.domain.plan import Plan, Theme

    path = tmp_path / "empty.plan"
    with new_store(path) as store:
        store.add_plan(Plan("Empty", themes=(Theme("1", "First theme", "1", place=1),)))
    window.commands.open_file(path)
    assert page.nothing.isVisible() and "Import a document" in page.nothing.text()
    assert not page.show_all.isVisible() and page.head.shown.text() == ""


def test_a_narrow_window_does_without_columns_but_not_without_their_words(page, window):
    page.splitter.setSizes([420, 800])
    assert page.table.isColumnHidden(COLUMNS.index("Lead"))
    assert page.table.columnWidth(COLUMNS.index("Action")) > 0
    assert not page.table.horizontalScrollBar().maximum()
