"""Problems by cause: one decision for all places or one by one, by keys and with the mouse, and taken back in one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in
from tests.ui.problems.test_page import by_place, decided, dumped, held
from tracker.documents.reading.document import read_document
from tracker.domain.decisions.causes import in_groups_of_causes
from tracker.domain.problem import Problem
from tracker.services.importing import save_drafts
from tracker.store.sqlite import new_store, open_store
from tracker.ui.look.theme import GRID
from tracker.ui.problems.cause_rows import CausePlace, CauseRow
from tracker.ui.tables.grouping import Group

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture
def page(window, file):
    window.commands.open_file(file)
    window.show_page("Problems")
    return window.pages["Problems"]


@pytest.fixture
def keys(page, window, qtbot):
    """Presses keys where the focus is; a text is typed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    page.causes.setFocus()

    def press(*what):
        for one in what:
            if isinstance(one, str):
                QTest.keyClicks(QApplication.focusWidget(), one)
            else:
                QTest.keyClick(QApplication.focusWidget(), *(one if isinstance(one, tuple) else (one,)))

    return press


def rows(page, kind=CauseRow):
    return [row for row in page.causes.register.rows if isinstance(row, kind)]


def choose(page, title, kind=CauseRow):
    """Put the keyboard on the first row that begins so."""
    all_rows = page.causes.register.rows
    at = next(at for at, row in enumerate(all_rows) if isinstance(row, kind) and row.title.startswith(title))
    page.causes.choose(at)
    return all_rows[at]


def press_words(page, row, words):
    """Press what can be done about a row, with the mouse."""
    view = page.causes
    at = view.register.rows.index(row)
    rect = view.visualRect(view.model().index(at, 3))
    view.scrollTo(view.model().index(at, 3))
    rect = view.visualRect(view.model().index(at, 3))
    for x in range(rect.left(), rect.right(), 3):
        for y in range(rect.top(), rect.bottom(), 4):
            choice = view.painter_of_rows.link_at(rect, type(rect.topLeft())(x, y), row)
            if choice is not None and choice.words.startswith(words):
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=type(rect.topLeft())(x, y))
                return
    raise AssertionError(f"{words} cannot be pressed")


# What is shown


def test_causes_stand_in_groups_with_their_places(page):
    groups = [(row.heading, row.words) for row in page.causes.register.rows if isinstance(row, Group)]
    assert [title for title, _ in groups] == [
        "Decide", "Repaired, for your information", "Contradictions, to be sent to whoever leads", "Set aside",
    ]  # fmt: skip
    assert groups[0][1].startswith("11 causes, ")
    row = choose(page, "A year is written with its century twice")
    assert (row.example, row.read_as, row.places) == ("202017-18", "2017/18", "4 places")


def test_the_rail_counts_the_causes_to_decide(page, window):
    assert (
        window.rail.buttons["Problems"].count.text() == str(len([r for r in rows(page) if r.group == "decide"])) == "11"
    )


def test_a_cause_opens_to_its_places_and_closes(page, keys):
    row = choose(page, "A year is written with its century twice")
    keys(Key.Key_Right)
    places = rows(page, CausePlace)
    assert [place.problem for place in places] == list(row.problems) and len(places) == 4
    assert places[1].title.startswith("1.1.") and places[1].under.startswith("1.1 Assessment")
    keys(Key.Key_Right, Key.Key_Left)
    assert isinstance(page.causes.chosen(), CauseRow)
    keys(Key.Key_Left)
    assert rows(page, CausePlace) == []


def test_a_place_leads_to_its_record_and_esc_back(page, keys, window):
    choose(page, "A year is written with its century twice")
    keys(Key.Key_Return, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert window.stack.currentWidget() is window.pages["Actions"]
    QTest.keyClick(window, Key.Key_Escape)
    assert window.stack.currentWidget() is page


def test_a_reader_hears_the_whole_of_a_cause(page):
    row = choose(page, "A year is written with its century twice")
    said = page.causes.model().index(page.causes.currentIndex().row(), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.title in said and "For example 202017-18; read as 2017/18" in said and "Accept all" in said


def test_a_place_is_no_higher_where_a_higher_cause_stood(page):
    page.causes.opened_asked.emit(choose(page, "A role is probably misspelt").key)
    all_rows = page.causes.register.rows
    heights = {page.causes.rowHeight(at) for at, row in enumerate(all_rows) if isinstance(row, CausePlace)}
    assert len(rows(page, CausePlace)) == 3 and len(heights) == 1


@pytest.mark.parametrize("points", [10, 14])
def test_what_was_found_is_never_cut_short(page, window, points):
    window.resize(1280, 800)
    window.workspace.change_settings(replace(window.workspace.settings, text_points=points))
    view = page.causes
    width = view.columnWidth(0) - view.painter_of_rows.indent - 2 * GRID
    shown = [" ".join(view.painter_of_rows.title_lines(row, width)) for row in rows(page)]
    assert shown == [row.title for row in rows(page)]


def test_search_and_chips_narrow_the_causes(page):
    page.head.search.setText("century twice")
    assert [row.title for row in rows(page)] == ["A year is written with its century twice"]
    page.head.search.clear()
    page.head.chips.groups["contradictions"].click()
    assert {row.group for row in rows(page)} == {"contradictions"}


# What is decided


def test_one_decision_for_all_places_is_one_step_that_is_undone_by_name(page, keys, window, file):
    row = choose(page, "A year is written with its century twice")
    keys(Key.Key_A)
    assert set(decided(file).values()) == {"accepted"} and len(decided(file)) == len({p.about for p in row.problems})
    assert "century twice" in window.workspace.steps.to_undo
    keys((Key.Key_Z, CTRL))
    assert decided(file) == {}


def test_one_by_one_only_that_place_is_decided(page, keys, file):
    row = choose(page, "A year is written with its century twice")
    keys(Key.Key_Right, Key.Key_Right, Key.Key_A)
    assert len([one for one in held(file) if one.decision]) == 1
    assert len(choose(page, "A year is written with its century twice").problems) == len(row.problems) - 1


def test_words_are_pressed_with_the_mouse(page, file):
    row = choose(page, "A year is written with its century twice")
    press_words(page, row, "Accept all")
    assert set(decided(file).values()) == {"accepted"}


def test_every_repair_is_accepted_at_its_heading(page, keys, file):
    at = next(
        at for at, row in enumerate(page.causes.register.rows) if isinstance(row, Group) and row.key == "repaired"
    )
    page.causes.choose(at)
    keys(Key.Key_A)
    assert {one.kind for one in held(file) if one.decision == "accepted"} == {"repaired"}
    assert not [one for one in held(file) if one.kind == "repaired" and one.decision is None]


def test_what_is_decided_stands_under_decided_and_is_taken_back_after_a_restart(page, keys, file, another_window):
    choose(page, "A year is written with its century twice")
    keys(Key.Key_A)
    later = another_window()
    later.commands.open_file(file)
    later.show_page("Problems")
    other = later.pages["Problems"]
    other.head.chips.groups["decided"].click()
    row = choose(other, "A year is written with its century twice")
    press_words(other, row, "Undo all")
    assert decided(file) == {}


def test_the_plan_is_as_after_deciding_each_by_itself(page, keys, window, file, another_window, tmp_path):
    other = tmp_path / "other.plan"
    other.write_bytes(Path(file).read_bytes())
    row = choose(page, "A role is probably misspelt")
    keys(Key.Key_A)
    later = another_window()
    later.commands.open_file(other)
    one_by_one = by_place(later)
    for problem in row.problems:
        one_by_one.decisions.decide(
            [one for one in one_by_one.decisions.problems if one.key == problem.key], "accepted"
        )
        one_by_one.refresh()
    assert {ref: one["lead"] for ref, one in dumped(file).items()} == {
        ref: one["lead"] for ref, one in dumped(other).items()
    }


def test_one_text_puts_right_all_places_of_a_cause(window, tmp_path, another_window, qtbot):
    file = tmp_path / "log.plan"
    lines = (
        "Ref,Action,Lead,Review date\n1,Do this,Manager,whenever\n2,Do that,Manager,some day\n3,Rest,Manager,Oct 2027\n"
    )
    (tmp_path / "log.csv").write_text(lines)
    imported(file, tmp_path / "log.csv")
    window.commands.open_file(file)
    window.show_page("Problems")
    page = window.pages["Problems"]
    page.causes.setFocus()
    choose(page, "A date could not be read")
    page.causes.take(next(one for one in page.causes.chosen().choices if one.name == "corrected"))
    assert page.strip.isVisible() and "all 2" in page.line.caption.text()
    page.line.taken.emit("soon")
    assert page.line.error.text() and [one for one in held(file) if one.decision] == []
    page.line.taken.emit("Dec 2027")
    assert [action_in(file, ref).updates[-1].review.as_printed for ref in "12"] == ["Dec 2027", "Dec 2027"]


def test_sentences_of_a_cause_are_copied_to_be_sent(page):
    row = next(row for row in rows(page) if row.group == "contradictions")
    choose(page, row.title)
    page.causes.take(next(one for one in row.choices if one.name == "copy"))
    assert QApplication.clipboard().text() == "\n".join(problem.message for problem in row.problems)


def test_another_windows_decision_is_told_and_shown(page, keys, file, told):
    problem = choose(page, "A year is written with its century twice").problems[0]
    with open_store(file) as store:
        mine = next(one for one in store.problems() if one.key == problem.key)
        store.save(replace(mine, decision="ignored"))
    keys(Key.Key_A)
    assert told and len([one for one in held(file) if one.decision]) == 1


# How many there are


def imported(file, document):
    with new_store(file) as store:
        from datetime import UTC, datetime

        save_drafts(store, [read_document(document)], None, datetime(2027, 1, 1, tzinfo=UTC))


def test_five_thousand_places_of_a_cause_are_rows_of_one_model(window, tmp_path):
    from tests.domain.builders import a_plan, an_action
    from tests.store.builders import a_file

    file = a_file(tmp_path / "many.plan", a_plan(an_action(), opens_as_at=date(2017, 11, 14)))
    with open_store(file) as store:
        plan = store.plan()
        said = {"cause": "Odd", "plan_id": plan.id}
        many = ((f"A{n}", "1.1.1", f"Dec 2020{n}", "Dec 2017", f"Read {n}.") for n in range(5_000))
        store.add_all([Problem("repaired", "a.xlsx", *one, **said) for one in many])
    window.commands.open_file(file)
    window.show_page("Problems")
    page = window.pages["Problems"]
    before = len(page.findChildren(object))
    row = choose(page, "Odd")
    page.causes.opened_asked.emit(row.key)
    assert len(rows(page, CausePlace)) == 5_000 and len(page.findChildren(object)) <= before + 5
    assert in_groups_of_causes(page.decisions.problems)["repaired"][0].places == 5_000
