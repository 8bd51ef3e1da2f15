"""The page of a plan: what it shows of a theme, and everything in it edited where it stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.domain.builders import a_measure, a_plan, on
from tests.patience import PATIENCE_MS
from tests.ui.plan.conftest import choose, held, texts, theme_in, type_over
from tracker.domain.plan import Person, Theme
from tracker.store.sqlite import open_store
from tracker.ui.actions.action_dialog import ActionDialog
from tracker.ui.plan.link_dialog import LinkDialog
from tracker.ui.plan.people_dialog import PeopleDialog
from tracker.ui.plan.rows import rows_of_themes

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def kinds(view):
    return [row.kind for row in view.rows]


# What is shown


def test_every_theme_is_listed_with_how_its_actions_stand(page):
    rows = [(row.text, row.quiet) for row in page.themes.rows if row.kind == "theme"]
    assert [text.split()[0] for text, _ in rows] == ["1.1", "1.2", "1.3", "2", "3"]
    assert rows[1][1] == "1 R · 3 A · 3 G · 1 B"
    assert page.themes.rows[-1].text == "+ Add a recommendation"


def test_a_theme_without_actions_counts_the_measures_of_the_day():
    gone = replace(a_measure(), ref="1.1-M02", removed_on=on("14 Nov 2017"))
    theme = Theme("1.1", "Visits", measures=(a_measure(), gone), id=1)
    plan = replace(a_plan(), themes=(theme,))
    counts = [rows_of_themes(plan, [theme], [], [], (), on(day))[0].quiet for day in ("13 Nov 2017", "14 Nov 2017")]
    assert counts == ["2 measures", "1 measure"]


def test_a_theme_stands_from_ambition_to_effect(page):
    choose(page.themes, "theme", "1.2")
    rows = page.rows.rows
    assert (rows[0].kind, rows[0].text, rows[0].quiet) == (
        "title", "Front Line Practice – Voice of the child", "Recommendation 1.2",
    )  # fmt: skip
    headings = [(row.text, row.quiet) for row in rows if row.kind == "heading"]
    assert headings[1] == ("What we will do", "8 actions · 4 overdue")
    assert [text for text, _ in headings] == ["What good looks like", "What we will do", "How we will know"]
    assert [row.text for row in page.beside.rows if row.kind == "heading"] == [
        "Does it work?", "What people say", "Coming up",
    ]  # fmt: skip


def test_long_lists_fold_and_unfold(page, keys):
    before = len(texts(page.rows, "ambition"))
    row = choose(page.rows, "more", section="ambition")
    keys(Key.Key_Return)
    assert len(texts(page.rows, "ambition")) == before + int(row.text.split()[0])
    choose(page.rows, "more", "Show fewer", "ambition")
    keys(Key.Key_Return)
    assert len(texts(page.rows, "ambition")) == before


def test_what_comes_up_is_found_beside_the_window(page, qtbot):
    qtbot.waitUntil(lambda: "coming" in kinds(page.beside), timeout=PATIENCE_MS)
    assert all(row.record is not None for row in page.beside.rows if row.kind == "coming")


def test_a_search_finds_themes_by_what_stands_in_them(page):
    page.head.search.setText("care leavers")
    assert [text.split()[0] for text in texts(page.themes, "theme")] == [
        theme.ref for theme in page.workspace.plan.themes if page.head.finds(theme)
    ]
    assert 0 < len(texts(page.themes, "theme")) < 5
    page.head.search.setText("nothing of the kind")
    assert texts(page.themes, "theme") == [] and texts(page.rows, "hint")


def test_an_action_and_a_measure_lead_to_their_pages_and_esc_leads_back(page, keys, window):
    choose(page.rows, "action")
    keys(Key.Key_Return)
    assert window.stack.currentWidget() is window.pages["Actions"]
    QTest.keyClick(window, Key.Key_Escape)
    assert window.stack.currentWidget() is page
    choose(page.rows, "measure")
    keys(Key.Key_Return)
    assert window.stack.currentWidget() is window.pages["Measures"]


# Edited in its place


def test_the_title_and_number_of_a_theme(page, keys, file):
    choose(page.rows, "title")
    keys(Key.Key_F2)
    type_over(page.changes.editor, "1.1", "Assessment, planning and review")
    keys(Key.Key_Return)
    assert page.changes.editor is None and theme_in(file, "1.1").title == "Assessment, planning and review"
    assert page.rows.rows[0].text == "Assessment, planning and review"


@pytest.mark.parametrize(
    ("values", "words"),
    [(("1.1", " "), "Write what the recommendation is called"), (("2", "Same"), "There is a recommendation 2 already")],
)
def test_what_cannot_be_is_said_in_the_editor_and_the_words_stay(page, keys, file, values, words):
    choose(page.rows, "title")
    keys(Key.Key_F2)
    type_over(page.changes.editor, *values)
    keys((Key.Key_Return, CTRL))
    assert words in page.changes.editor.error.text() and page.changes.editor.values == list(values)
    keys(Key.Key_Escape)
    assert (
        page.changes.editor is None and theme_in(file, "1.1").title == "Front Line Practice – Assessment and Planning"
    )


def test_what_good_looks_like_is_edited_added_moved_and_removed(page, keys, file):
    first = choose(page.rows, "ambition").text
    keys(Key.Key_F2)
    type_over(page.changes.editor, "Families say that we listen.")
    keys((Key.Key_Return, CTRL))
    assert theme_in(file, "1.1").ambition[0] == "Families say that we listen." != first
    choose(page.rows, "add", section="ambition")
    keys(Key.Key_Return)
    type_over(page.changes.editor, "A last one.")
    keys((Key.Key_Return, CTRL))
    assert theme_in(file, "1.1").ambition[-1] == "A last one."
    choose(page.rows, "ambition")
    keys((Key.Key_Down, ALT))
    assert theme_in(file, "1.1").ambition[1] == "Families say that we listen."
    choose(page.rows, "ambition", "Families say")
    keys(Key.Key_Delete)
    assert "Families say that we listen." not in theme_in(file, "1.1").ambition


def test_evidence_has_who_says_it_and_what(page, keys, file):
    choose(page.beside, "add", section="evidence")
    keys(Key.Key_Return)
    type_over(page.changes.editor, "Foster carers", "They are told late.")
    keys((Key.Key_Return, CTRL))
    said = theme_in(file, "1.1").evidence[-1]
    assert (said.heading, said.text) == ("Foster carers", "They are told late.")


def test_the_wording_of_an_action_by_a_double_click_and_its_lead_by_another(page, file, qtbot):
    def double_click(part):
        choose(page.rows, "action")
        place = page.rows.place_of_part(page.rows.currentIndex().row(), part).center()
        QTest.mouseDClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
        return page.changes.editor

    ref = choose(page.rows, "action").record.ref
    type_over(double_click("text"), "Say it in other words")
    page.changes.editor.save_button.click()
    type_over(double_click("lead"), "Kate Hollis")
    page.changes.editor.save_button.click()
    action = next(one for _, one in held(file).actions() if one.ref == ref)
    assert (action.text, action.lead.as_printed) == ("Say it in other words", "Kate Hollis")


def test_an_edit_is_undone_by_name(page, keys, file, window):
    before = theme_in(file, "1.1").title
    choose(page.rows, "title")
    keys(Key.Key_F2)
    type_over(page.changes.editor, "1.1", "Another")
    keys(Key.Key_Return, (Key.Key_Z, CTRL))
    assert theme_in(file, "1.1").title == before
    keys((Key.Key_Y, CTRL))
    assert theme_in(file, "1.1").title == "Another"


def test_themes_and_actions_change_their_order(page, keys, file):
    choose(page.themes, "theme", "1.2")
    keys((Key.Key_Up, ALT))
    assert [theme.ref for theme in held(file).themes][:2] == ["1.2", "1.1"]
    choose(page.rows, "action")
    second = page.rows.rows[page.rows.currentIndex().row() + 1].record.ref
    keys((Key.Key_Down, ALT))
    assert theme_in(file, "1.2").actions[0].ref == second


def test_an_action_moves_to_another_theme_and_keeps_its_ref(page, file):
    row = choose(page.rows, "action")
    words = dict(page.changes.offers(page.rows, row))
    words["Move to 3 Resources"]()
    assert row.record.ref in [action.ref for action in theme_in(file, "3").actions]
    assert row.record.ref not in [action.ref for action in theme_in(file, "1.1").actions]


def test_what_is_removed_stands_under_removed_and_comes_back(page, keys, file, told):
    ref = choose(page.rows, "action").record.ref
    keys(Key.Key_Delete)
    assert told[-1].startswith(f"Remove {ref}") and ref not in [
        row.record.ref for row in page.rows.rows if row.kind == "action"
    ]
    choose(page.rows, "more", "Removed (1)")
    keys(Key.Key_Return)
    choose(page.rows, "gone", ref)
    keys(Key.Key_Return)
    action = next(one for _, one in held(file).actions() if one.ref == ref)
    assert action.removed_on is None and "gone" not in kinds(page.rows)


def test_a_theme_goes_with_all_in_it_and_comes_back(page, keys, file, told):
    choose(page.themes, "theme", "3 ")
    keys(Key.Key_Delete)
    assert texts(page.themes, "theme")[-1].startswith("2 ") and page.theme.ref != "3"
    assert all(action.removed_on for action in theme_in(file, "3").actions if action.removed_on is not None)
    choose(page.themes, "more", "Removed (1)")
    keys(Key.Key_Return)
    choose(page.themes, "gone", "3 ")
    keys(Key.Key_Return)
    assert theme_in(file, "3").removed_on is None and texts(page.themes, "theme")[-1].startswith("3 ")


def test_a_new_theme_is_offered_the_next_number(page, keys, file):
    choose(page.themes, "add")
    keys(Key.Key_Return)
    assert page.changes.editor.values[0] == "4"
    type_over(page.changes.editor, "4", "Partnership")
    keys(Key.Key_Return)
    assert held(file).themes[-1].heading == "4 Partnership"


def test_another_window_that_was_sooner_is_told_and_the_words_stay(page, keys, file):
    choose(page.rows, "title")
    keys(Key.Key_F2)
    with open_store(file) as store:
        store.save(replace(store.plan().themes[0], title="Theirs"))
    type_over(page.changes.editor, "1.1", "Mine")
    keys((Key.Key_Return, CTRL))
    assert "Somebody else has changed this" in page.changes.editor.error.text()
    assert page.changes.editor.values == ["1.1", "Mine"] and theme_in(file, "1.1").title == "Theirs"
    keys((Key.Key_Return, CTRL))
    assert theme_in(file, "1.1").title == "Mine"


def test_a_measure_that_no_action_names_is_linked_from_its_sentence(page, keys, file, monkeypatch):
    row = next(row for row in page.beside.rows if row.unlinked)
    monkeypatch.setattr(LinkDialog, "exec", link_first)
    page.beside.opened.emit(row, "link")
    named = [action.ref for _, action in held(file).actions() if row.unlinked.ref in action.measures]
    assert len(named) == 1
    assert row.unlinked.ref not in [one.unlinked.ref for one in page.beside.rows if one.unlinked]


def link_first(dialog):
    dialog.list.check(dialog.list.list.item(0).data(Qt.ItemDataRole.UserRole))
    return QDialog.DialogCode.Accepted


def test_an_action_is_added_to_the_theme_by_the_key_that_adds_actions(page, keys, window, monkeypatch):
    begun = []
    monkeypatch.setattr(ActionDialog, "exec", lambda dialog: begun.append(dialog.theme.currentText()))
    choose(page.themes, "theme", "1.2")
    keys((Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier))
    assert begun == ["1.2 Front Line Practice – Voice of the child"]


def choose_person(dialog, name):
    dialog.list.selectRow([person.name for person in dialog.people].index(name))


def test_what_is_typed_of_a_person_is_saved_when_another_is_chosen(page, file, qtbot):
    dialog = PeopleDialog(page.workspace, page)
    qtbot.addWidget(dialog)
    choose_person(dialog, "Kate Hollis")
    dialog.email.setText("kate.hollis@example.org")
    choose_person(dialog, "Vera Brook")
    assert dialog.name.text() == "Vera Brook" and dialog.email.text() == ""
    assert {one.name: one.email for one in held(file).people}["Kate Hollis"] == "kate.hollis@example.org"
    dialog.email.setText("nowhere")
    choose_person(dialog, "Kate Hollis")
    assert "is no e-mail address" in dialog.error.text() and dialog.name.text() == "Vera Brook"
    assert dialog.list.currentIndex().row() == [one.name for one in dialog.people].index("Vera Brook")


def test_people_are_sorted_the_other_way_round_and_the_chosen_one_is_shown(page, qtbot):
    dialog = PeopleDialog(page.workspace, page)
    qtbot.addWidget(dialog)
    dialog.show()
    names = [one.name for one in dialog.people]
    shown = dialog.person
    dialog.list.wanted.order.by("person", descending=True)
    assert [one.name for one in dialog.list.rows.rows] == names[::-1]
    assert dialog.person == shown and dialog.list.currentIndex().row() == len(names) - 1
    dialog.list.selectRow(0)
    assert dialog.name.text() == names[-1]
    dialog.name.setText("Zed Young")
    dialog.save()
    assert dialog.name.text() == "Zed Young" and dialog.list.currentIndex().row() == 0


def test_closing_the_people_asks_where_something_is_typed(page, qtbot, told):
    dialog = PeopleDialog(page.workspace, page)
    qtbot.addWidget(dialog)
    dialog.role.setText("Director")
    dialog.reject()
    assert told == ["What you typed of this person is not saved yet."]


def test_after_somebody_new_a_click_shows_the_person_that_was_shown_before(page, qtbot):
    dialog = PeopleDialog(page.workspace, page)
    qtbot.addWidget(dialog)
    dialog.show()
    third = dialog.people[2]
    spot = dialog.list.visualRect(dialog.list.model().index(2, 0)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    dialog.add.click()
    assert dialog.person is None and not dialog.list.selectionModel().hasSelection()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert dialog.person == third and dialog.name.text() == third.name
    assert [index.row() for index in dialog.list.selectionModel().selectedRows()] == [2]


def test_a_person_is_given_an_address_and_two_become_one(page, file, qtbot):
    with open_store(file) as store:
        store.save(Person("K. Hollis", None, plan_id=store.plan().id))
    page.workspace.reload()
    dialog = PeopleDialog(page.workspace, page)
    qtbot.addWidget(dialog)
    choose_person(dialog, "Kate Hollis")
    dialog.email.setText("kate.hollis@example.org")
    dialog.save_button.click()
    dialog.other.setCurrentIndex(dialog.other.findText("K. Hollis"))
    dialog.join.click()
    people = {person.name: person for person in held(file).people if person.removed_on is None}
    assert people["Kate Hollis"].email == "kate.hollis@example.org"
    assert "K. Hollis" in people["Kate Hollis"].also_written and "K. Hollis" not in people


def test_an_address_that_is_none_is_refused_in_a_sentence(page, qtbot):
    dialog = PeopleDialog(page.workspace, page)
    qtbot.addWidget(dialog)
    dialog.email.setText("nowhere")
    dialog.save_button.click()
    assert "is no e-mail address" in dialog.error.text() and dialog.email.text() == "nowhere"


def test_a_past_day_shows_what_was_there_then(page, window, file):
    ref = choose(page.rows, "action").record.ref
    with open_store(file) as store:
        action = next(one for _, one in store.plan().actions() if one.ref == ref)
        store.save(replace(action, updates=(), removed_on=on("1 Nov 2017")))
    page.workspace.reload()
    refs = [row.record.ref for row in page.rows.rows if row.kind == "action"]
    page.workspace.set_as_at(on("31 Oct 2017"))
    assert ref not in refs and ref in [row.record.ref for row in page.rows.rows if row.kind == "action"]


def test_a_reader_hears_the_whole_of_a_row(page):
    at = next(at for at, row in enumerate(page.rows.rows) if row.kind == "action")
    said = page.rows.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("1.1.1; Check that") and said.endswith("Oct 2017; 14 days late; Amber")
