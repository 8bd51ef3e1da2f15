"""*Next year's plan…*: what will go on is shown, one can be left, the new plan is written and opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.patience import PATIENCE_MS
from tracker.store.sqlite import open_store
from tracker.ui.dialogs.save_dialog import SaveTarget
from tracker.ui.reporting.next_year_dialog import NextYearDialog


@pytest.fixture
def dialog(page, qtbot):
    asked = []
    dialog = NextYearDialog(page.workspace.plan, page.workspace.as_at, asked.append)
    dialog.asked = asked
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fates(dialog):
    return {one.old_ref: (one.new_ref, one.fate) for one in dialog.made.fates}


def test_it_offers_the_next_period_and_shows_what_goes_on(dialog):
    assert dialog.period.text() == "2018-19"
    assert dialog.words.text() == "As at 1 Nov 2017: 45 carried over, 3 complete."
    assert dialog.goes_on.text().startswith("With them go 5 recommendations with what good looks like, 47 measures")
    assert len(dialog.going_on.checked) == 45 and len(dialog.table.rows.rows) == 48


def test_an_action_without_its_tick_is_left_and_refs_count_anew(dialog, qtbot):
    dialog.going_on.list.setFocus()
    dialog.going_on.list.setCurrentRow(0)
    qtbot.keyClick(dialog.going_on.list, Qt.Key.Key_Space)
    dialog.renumber.setChecked(True)
    dialog.look()
    assert (fates(dialog)["1.1.1"], fates(dialog)["1.1.2"]) == (("", "left"), ("1.1.1", "carried"))
    assert "44 carried over, 3 complete, 1 left out" in dialog.words.text()


@pytest.mark.parametrize(("line", "words", "said"), [("title", " ", "Title: say"), ("period", "soon", "is no period")])
def test_what_makes_no_plan_is_said_and_cannot_be_made(dialog, line, words, said):
    getattr(dialog, line).setText(words)
    dialog.yes.click()
    assert said in dialog.error.text() and not dialog.yes.isEnabled() and dialog.isVisible()


def test_the_table_is_copied_and_written(dialog):
    dialog.copy.click()
    lines = QGuiApplication.clipboard().mimeData().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Theme", "Old ref", "New ref"] and len(lines) == 49
    dialog.write.click()
    assert dialog.asked == [dialog.made]


def test_the_new_plan_is_written_where_it_is_kept_and_opened(window, page, qtbot, tmp_path, monkeypatch):
    new = tmp_path / "next.plan"
    monkeypatch.setattr(NextYearDialog, "exec", lambda dialog: dialog._go() or dialog.result())
    window.two_plans.files = window.two_plans.files._replace(choose=lambda title: new)
    window.two_plans.make_next_year()
    qtbot.waitUntil(lambda: window.workspace.path == new, timeout=PATIENCE_MS)
    assert len(list(window.workspace.plan.actions())) == 45
    with open_store(tmp_path / "sample.plan") as store:
        assert len(list(store.plan().actions())) == 48


def test_what_stands_in_its_place_stays(window, page, dialog, qtbot, tmp_path, told):
    new = tmp_path / "next.plan"
    new.write_text("mine")
    window.two_plans.write_next_year(dialog.made, new)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert "next.plan is there already" in told[0] and new.read_text() == "mine"


def test_the_table_is_put_in_place_by_the_window(window, page, dialog, qtbot, tmp_path, told, monkeypatch):
    out = tmp_path / "refs.docx"
    monkeypatch.setattr(window.two_plans, "_target", lambda *_: SaveTarget(out, False))
    window.two_plans._write_table(dialog.made)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [f"Written: {out}"] and out.read_bytes().startswith(b"PK")
