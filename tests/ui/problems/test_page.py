"""The page of problems, on the sample plan: what needs a decision, what is decided, and what becomes of the records."""

import json
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from io import BytesIO, TextIOWrapper

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.cli.conftest import main_of
from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in, chosen, controls, dumped
from tests.ui.hostile import MARK as HOSTILE
from tracker.domain.problem import Problem
from tracker.domain.when import shown
from tracker.paths import sample_plan
from tracker.store.sqlite import new_store, open_store
from tracker.ui.problems.page import ALL_DECIDED, NO_PROBLEMS, NOTHING_FOUND
from tracker.ui.tables.grouping import natural

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def problems(window, file):
    """The page in a window, on the sample as at its own day, with a row for each place."""
    window.commands.open_file(file)
    return by_place(window)


def by_place(window):
    """The page with a row for each place, and not for each cause."""
    window.show_page("Problems")
    page = window.pages["Problems"]
    page.head.by.buttons["place"].click()
    return page


@pytest.fixture
def keys(problems, window, qtbot):
    """Presses keys where the focus is."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    problems.table.setFocus()

    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    return press


def choose(page, about, kind=None):
    """Choose the first problem about something."""
    rows = page.table.rows.rows
    page.table.selectRow(next(at for at, one in enumerate(rows) if one.about == about and kind in (None, one.kind)))
    return page.table.current()


def abouts(page):
    return [problem.about for problem in page.table.rows.rows]


def held(path):
    """The problems that another window would find in the file."""
    with open_store(path) as store:
        return store.problems()


def decided(path):
    return {(one.about, one.kind): one.decision for one in held(path) if one.decision}


def change(path, *records):
    """Save as another window would."""
    with open_store(path) as store:
        for record in records:
            store.save(record)


def obeyed(*words):
    """What a command prints that is given while the window is open."""
    with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")) as said:
        assert main_of(*words) == 0
    said.seek(0)
    return said.read()


# ---- what is shown


def test_every_problem_of_the_sample_is_to_be_decided(problems, window):
    assert len(problems.table.rows.rows) == 111
    assert window.rail.buttons["Problems"].count.text() == "11"  # their causes, without what is there to be known
    assert [chip.text() for chip in problems.head.chips.groups.values()] == [
        "To decide  11", "Repaired  4", "Contradictions  2", "Set aside  1", "Decided  0",
    ]  # fmt: skip


def test_the_page_is_the_last_in_the_rail(problems, window, keys):
    keys(Key.Key_1, CTRL)
    keys(Key(Key.Key_0 + len(window.pages)), CTRL)
    assert window.stack.currentWidget() is problems and problems.table.hasFocus()


def test_the_panel_says_all_of_the_chosen_problem(problems):
    choose(problems, "1.1.6")
    panel = problems.panel
    assert panel.heading.text() == "Repaired"
    assert panel.sentence.text() == '"Dec 202017" was read as "Dec 2017" (20 written twice).'
    assert (panel.printed.text(), panel.read_as.text()) == ("Dec 202017", "Dec 2017")
    assert panel.place.text() == "1.1 Assessment, C20, improvement_plan_2017-18.xlsx"
    assert panel.about.text().startswith("1.1.6 Arrange a review") and panel.open.text() == "Open 1.1.6"


def test_chips_and_search_narrow_what_is_shown(problems):
    problems.head.chips.groups["contradictions"].click()
    assert abouts(problems) == ["1.1.3", "1.2.6", "2.5"]
    problems.head.chips.groups["decide"].click()
    problems.head.search.setText("75 overlap")
    assert abouts(problems) == ["1.1-M01", "3-M04"]
    problems.head.search.setText("nowhere")
    assert abouts(problems) == [] and problems.nothing.text() == NOTHING_FOUND
    problems.show_all.click()
    assert len(abouts(problems)) == 111


def test_actions_without_lead_or_date_and_thresholds_are_there_without_an_import(problems, window, file):
    action, theme = action_in(file, "1.1.4"), window.workspace.plan.themes[0]
    change(file, replace(action, lead=replace(action.lead, as_printed="", name=None, role=None)))
    change(file, replace(theme.measures[9], thresholds=(("Good", "5-9"), ("Outstanding", "9+"))))
    window.workspace.reload()
    assert window.rail.buttons["Problems"].count.text() == "12"  # the overlap is one more place of a cause
    assert choose(problems, "1.1.4", "missing").message == "1.1.4 names no lead."
    assert "overlap" in choose(problems, theme.measures[9].ref, "contradiction").message


def test_the_sentence_of_a_contradiction_can_be_copied_to_be_sent(problems):
    choose(problems, "1.1.3", "contradiction")
    problems.panel.copy_sentence.click()
    assert QApplication.clipboard().text().startswith("1.1.3 is Ongoing, but its commentary has no date, and none ")
    choose(problems, "1.1.6")
    assert not problems.panel.copy_sentence.isVisible()


def test_what_the_plan_says_itself_follows_the_day(problems, window, file):
    window.workspace.set_as_at(date(2017, 11, 20))
    theme = window.workspace.plan.themes[0]
    from tracker.domain.plan import Lead
    from tracker.domain.when import NO_DATE

    window.workspace.add_action(theme, "1.1.99", "New", Lead("Vera Brook", "Vera Brook"), NO_DATE)
    assert "1.1.99" in abouts(problems)
    window.workspace.set_as_at(date(2017, 11, 14))
    assert "1.1.99" not in abouts(problems)


def test_a_plan_without_problems_says_what_belongs_there(problems, window, tmp_path):
    from tracker.domain.plan import Plan

    with new_store(tmp_path / "empty.plan") as store:
        store.add_plan(Plan("Empty"))
    window.commands.open_file(tmp_path / "empty.plan")
    assert problems.nothing.isVisible() and problems.nothing.text() == NO_PROBLEMS
    assert window.rail.buttons["Problems"].count.text() == ""


# ---- deciding


def test_a_decision_is_saved_and_the_next_problem_is_chosen(problems, window, file, keys):
    choose(problems, "1.1.15")
    keys(Key.Key_A)
    assert decided(file) == {("1.1.15", "repaired"): "accepted"}
    assert problems.table.current().about == "1.1.16"
    keys(Key.Key_I)
    assert decided(file)["1.1.16", "doubtful"] == "ignored"
    assert window.rail.buttons["Problems"].count.text() == "11"  # each cause has places left


def test_all_of_a_cause_are_decided_at_once(problems, window, file, keys):
    choose(problems, "1.1-M01", "contradiction")
    cause = problems.table.current().cause
    assert problems.panel.ignore_all.text() == "Ignore all 5 contradictions"
    keys(Key.Key_I, CTRL | SHIFT)
    assert set(decided(file).values()) == {"ignored"} and len(decided(file)) == 4
    assert cause not in {problem.cause for problem in problems.table.rows.rows}
    keys(Key.Key_Z, CTRL)
    assert decided(file) == {} and len(abouts(problems)) == 111


def test_what_is_decided_can_be_seen_and_decided_again(problems, file, keys):
    choose(problems, "1.1.15")
    keys(Key.Key_A)
    problems.head.chips.groups["decided"].click()
    assert abouts(problems) == ["1.1.15"] and problems.panel.heading.text() == "Repaired, accepted"
    keys(Key.Key_I)
    assert decided(file) == {("1.1.15", "repaired"): "accepted"}  # it is taken back first
    problems.table.setFocus()
    keys(Key.Key_U)
    assert decided(file) == {} and abouts(problems) == []


def test_when_everything_is_decided_the_page_says_so(problems):
    problems.table.selectAll()
    problems.table.decide("ignored")
    assert problems.nothing.text() == ALL_DECIDED and problems.show_all.isVisible()


def test_a_decision_about_what_the_plan_says_itself_is_kept(problems, window, file, keys):
    action = action_in(file, "1.1.4")
    change(file, replace(action, lead=replace(action.lead, as_printed="", name=None, role=None)))
    window.workspace.reload()
    choose(problems, "1.1.4", "missing")
    keys(Key.Key_I)
    assert decided(file) == {("1.1.4", "missing"): "ignored"}
    window.workspace.reload()
    assert ("1.1.4", "missing") not in {(one.about, one.kind) for one in problems.table.rows.rows}
    dump = json.loads(obeyed("dump", file))
    assert dump["problems"][-1]["message"] == "1.1.4 names no lead." and dump["problems"][-1]["decision"] == "ignored"


# ---- correcting


def correct(page, about, text, kind=None):
    choose(page, about, kind)
    page.panel.correct.click()
    page.panel.line.box.setPlainText(text)
    page.panel.line.take.click()


def test_a_corrected_date_is_the_actions_review(problems, file):
    correct(problems, "1.1.6", "Jan 2018")
    action = action_in(file, "1.1.6")
    assert (action.updates[-1].kind, shown(action.updates[-1].review)) == ("correction", "Jan 2018")
    said = dumped(file)["1.1.6"]
    assert said["review"]["as_printed"] == said["original_review"]["as_printed"] == "Jan 2018"
    rows = obeyed("problems", file).splitlines()
    assert [row.split()[-1] for row in rows if "Dec 202017" in row] == ["corrected"]
    dump = json.loads(obeyed("dump", file))
    assert [one["read_as"] for one in dump["problems"] if one["decision"] == "corrected"] == ["Jan 2018"]


def test_a_correction_is_written_with_the_keys_alone(problems, file, keys, qtbot):
    choose(problems, "1.1.6")
    keys(Key.Key_C)
    box = QApplication.focusWidget()
    assert box.accessibleName() == "What the review date of 1.1.6 is to be" and box.toPlainText() == "Dec 2017"
    qtbot.keyClicks(box, "Feb 2018")
    keys(Key.Key_Return)
    assert shown(action_in(file, "1.1.6").updates[-1].review) == "Feb 2018"
    assert problems.table.hasFocus()


def test_a_text_that_cannot_stand_there_is_refused_and_stays(problems, file, keys, qtbot):
    choose(problems, "1.1.6")
    keys(Key.Key_C)
    qtbot.keyClicks(QApplication.focusWidget(), "whenever")
    keys(Key.Key_Return)
    line = problems.panel.line
    assert "could not be read as a date" in line.error.text() and line.box.toPlainText() == "whenever"
    assert decided(file) == {}
    keys(Key.Key_Escape)
    assert line.isHidden() and problems.table.hasFocus()


def test_a_corrected_lead_is_the_actions_lead_and_undo_puts_back_the_old_one(problems, file, keys):
    before = action_in(file, "1.3.7").lead
    correct(problems, "1.3.7", "Paul Yarrow, Director")
    assert action_in(file, "1.3.7").lead.role == "Director"
    keys(Key.Key_Z, CTRL)
    assert action_in(file, "1.3.7").lead == before and decided(file) == {}


def test_undo_of_a_corrected_date_withdraws_the_correction(problems, file, keys):
    correct(problems, "1.1.6", "Jan 2018")
    keys(Key.Key_Z, CTRL)
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "Dec 202017"
    problem = choose(problems, "1.1.6")
    assert (problem.decision, problem.read_as) == (None, "Dec 2017")


def test_a_correction_is_taken_back_also_after_a_restart(problems, window, file, another_window):
    correct(problems, "1.1.6", "Jan 2018")
    later = another_window()
    later.commands.open_file(file)
    page = by_place(later)
    page.head.chips.groups["decided"].click()
    choose(page, "1.1.6")
    page.panel.again.click()
    problem = next(one for one in held(file) if one.about == "1.1.6")
    assert (problem.decision, problem.read_as) == (None, "Dec 2017")
    assert dumped(file)["1.1.6"]["review"]["as_printed"] == "Dec 202017"


def test_corrected_thresholds_are_the_measures(problems, window):
    correct(problems, "1.1-M01", "65-74 / 75-84 / 85+", "contradiction")
    measure = window.workspace.plan.themes[0].measures[0]
    assert [printed for _, printed in measure.thresholds] == ["65-74", "75-84", "85+"]


def test_accepting_a_suggestion_puts_it_into_the_action(problems, file, keys):
    choose(problems, "1.1.12")
    keys(Key.Key_A)
    updates = action_in(file, "1.1.12").updates
    assert updates[0].text.endswith("Oct 202017.") and updates[-1].text.endswith("Oct 2017.")
    keys(Key.Key_Z, CTRL)
    assert dumped(file)["1.1.12"]["updates"][-1]["kind"] == "undo"


def test_text_of_no_record_has_nothing_to_correct(problems):
    choose(problems, "plan", "skipped")
    assert not problems.panel.correct.isEnabled() and not problems.panel.open.isVisible()


def test_decisions_and_corrections_stay_when_the_document_is_imported_again(problems, window, file):
    correct(problems, "1.1.6", "Jan 2018")
    correct(problems, "1.3.7", "Paul Yarrow, Director")
    choose(problems, "1.1.15")
    problems.table.decide("ignored")
    updates = len(action_in(file, "1.1.6").updates)
    window.workspace.close()
    obeyed("import", sample_plan(), "--into", file)
    kept = {"corrected": 2, "ignored": 1}
    assert {word: sum(one.decision == word for one in held(file)) for word in kept} == kept
    assert len(held(file)) == 108
    assert action_in(file, "1.3.7").lead.role == "Director" and len(action_in(file, "1.1.6").updates) == updates


# ---- opening what it is about


def test_enter_opens_the_action_and_esc_leads_back(problems, window, keys):
    choose(problems, "1.1.12")
    keys(Key.Key_Return)
    actions = window.pages["Actions"]
    assert window.stack.currentWidget() is actions and chosen(actions) == "1.1.12" and actions.table.hasFocus()
    keys(Key.Key_Escape)
    assert window.stack.currentWidget() is problems and problems.table.current().about == "1.1.12"


def test_a_measure_a_theme_and_a_person_are_opened(problems, window):
    choose(problems, "1.1-M05", "contradiction")
    problems.panel.open.click()
    measures = window.pages["Measures"]
    assert window.stack.currentWidget() is measures and measures.panel.item.measure.ref == "1.1-M05"
    for about, theme, lead in (("1.3", 3, None), ("1.1.11", 1, None), ("Susan Hale", None, "Susan Hale")):
        choose(problems, about)
        problems.panel.open.click()
        wanted = window.pages["Actions"].head.filter()
        assert (wanted.theme_id, wanted.led_by) == (theme and window.workspace.plan.themes[theme - 1].id, lead)


# ---- two windows


def test_a_decision_that_another_window_made_first_is_told_and_shown(problems, file, told):
    problem = choose(problems, "1.1.15")
    change(file, replace(problem, decision="ignored"))
    problems.table.decide("accepted")
    assert "Somebody else has changed this problem" in told[0]
    assert decided(file) == {("1.1.15", "repaired"): "ignored"} and len(abouts(problems)) == 110


def test_what_the_plan_says_itself_is_decided_once(problems, window, file, told):
    action = action_in(file, "1.1.4")
    change(file, replace(action, lead=replace(action.lead, as_printed="", name=None, role=None)))
    window.workspace.reload()
    problem = choose(problems, "1.1.4", "missing")
    change(file, replace(problem, decision="ignored", plan_id=window.workspace.plan.id))
    problems.table.decide("accepted")
    assert "Somebody else has decided" in told[0] and decided(file) == {("1.1.4", "missing"): "ignored"}


# ---- manners


def test_every_control_has_a_name_and_no_two_have_the_same(problems):
    choose(problems, "1.1.6")
    names = [control.accessibleName() or control.text() for control in controls(problems)]
    assert all(names) and len(names) == len(set(names))


def test_text_of_documents_is_never_html(problems, window, file):
    plan = window.workspace.plan
    change(file, Problem("doubtful", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, plan_id=plan.id))
    window.workspace.reload()
    choose(problems, HOSTILE)
    labels = problems.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if HOSTILE[:6] in label.text())
    row = problems.table.currentIndex().row()
    tips = [problems.table.rows.index(row, at).data(Qt.ItemDataRole.ToolTipRole) for at in range(5)]
    assert not any("<b" in (tip or "") or "<img" in (tip or "") for tip in tips)


def test_a_thousand_problems_stay_one_model(problems, window, file, qtmodeltester):
    plan = window.workspace.plan
    with open_store(file) as store:
        store.add_all(
            Problem("repaired", "plan.docx", f"row {n}", f"9.{n}", f"Oct, {n}", "Oct 2017", "A comma.", plan_id=plan.id)
            for n in range(1000)
        )
    window.workspace.reload()
    assert len(abouts(problems)) == 1111
    qtmodeltester.check(problems.table.rows)
    children = len(problems.findChildren(QLabel))
    problems.table.selectAll()
    problems.table.decide("ignored")
    assert window.rail.buttons["Problems"].count.text() == "" and len(problems.findChildren(QLabel)) == children


def test_the_model_keeps_the_rules_while_problems_are_decided(problems, qtmodeltester):
    qtmodeltester.check(problems.table.rows)
    choose(problems, "1.1.15")
    problems.table.decide("ignored")
    problems.head.search.setText("nowhere")
    qtmodeltester.check(problems.table.rows)


# ---- the order


def test_places_are_sorted_by_their_headings_and_stay_so_when_one_is_decided(problems, qtbot):
    table = problems.table
    first, before = table.current(), list(table.rows.rows)
    across = table.horizontalHeader()

    def press(name):
        at = table.wanted.names.index(name)
        place = QPoint(across.sectionViewportPosition(at) + across.sectionSize(at) // 2, across.height() // 2)
        qtbot.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=place)

    press("kind")
    kinds = cells(table, "kind")
    assert kinds == sorted(kinds, key=str.casefold) and kinds[0] != kinds[-1] and table.current() == first
    press("kind")
    table.selectRow(0)
    table.decide("accepted")
    assert (kinds := cells(table, "kind")) == sorted(kinds, key=str.casefold, reverse=True)
    problems.workspace.steps.undo()
    press("kind")
    assert [one.key for one in table.rows.rows] == [one.key for one in before]
    press("where")
    places = cells(table, "where")
    assert places == sorted(places, key=lambda one: (not one, natural(one)))


def cells(table, name):
    """What a column says, from the top."""
    at = table.wanted.names.index(name)
    return [table.rows.index(row, at).data() for row in range(table.rows.rowCount())]
