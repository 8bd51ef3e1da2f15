"""The list of a plan's copies: why each is there; one can be put back or removed, and nothing goes unasked."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.patience import PATIENCE_MS
from tests.store.builders import without
from tests.ui.asking import action_in, choose, say, words
from tests.ui.conftest import DAY
from tests.ui.hostile import spoilt
from tracker.store.backup import backup
from tracker.store.redacting import rewrite
from tracker.ui.tables.records_model import ROW
from tracker.ui.window.backups_dialog import BackupsDialog


@pytest.fixture
def shown(window, file, qtbot, monkeypatch):
    """Opens the list as the menu does and hands the dialog to `do`, which says how it is left."""
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)

    def show(do=lambda dialog: None):
        seen = []

        def look(dialog):
            dialog.show()
            seen.append(dialog)
            do(dialog)
            return dialog.result()

        monkeypatch.setattr(BackupsDialog, "exec", look)
        next(action for action in window.actions() if action.text() == "Bac&kups…").trigger()
        qtbot.waitUntil(lambda: bool(seen) and window.background.busy == 0, timeout=PATIENCE_MS)
        return seen[0]

    return show


def rows(dialog):
    model = dialog.table.model()
    return [[model.index(row, at).data() for at in (1, 3)] for row in range(model.rowCount())]


def two_copies(file):
    backup(file, file.with_name("sample 2017-11-14.plan"))
    shutil.copy(file, file.with_name("sample.replaced-2017-11-14-093000.plan"))
    return {one.name for one in file.parent.glob("*.plan")} - {file.name}


def test_every_copy_is_listed_with_why_it_is_there(shown, file):
    two_copies(file)

    def look(dialog):
        assert sorted(rows(dialog)) == [
            ["backup", "sample 2017-11-14.plan"],
            ["replaced when another was put back", "sample.replaced-2017-11-14-093000.plan"],
        ]
        model = dialog.table.model()
        assert model.index(0, 2).data() == f"{file.stat().st_size / 1024:,.0f} KB"
        assert words(dialog)[0].startswith(f"2 copies are kept of {file}, beside it or")
        assert spoilt(dialog) == []

    shown(look)


def test_where_there_is_no_copy_it_is_said_and_nothing_can_be_pressed(shown, file):
    def look(dialog):
        assert words(dialog)[0].startswith(f"No copy of {file} is kept yet. One is made of each day")
        assert not any(widget.isVisible() for widget in (dialog.table, dialog.restore, dialog.remove))

    shown(look)


def test_a_copy_is_removed_when_that_is_agreed_to(shown, file, told):
    names = two_copies(file)

    def remove(dialog):
        told.answer = False
        dialog.remove.click()
        assert {one.name for one in file.parent.glob("*.plan")} == {file.name, *names}
        told.answer = True
        chosen = dialog.table.currentIndex().data(ROW).path.name
        dialog.remove.click()
        assert [row[1] for row in rows(dialog)] == sorted(names - {chosen})
        assert told == [f"Remove {chosen}? It is deleted from the disk for good."] * 2

    shown(remove)
    assert len(list(file.parent.glob("*.plan"))) == 2


def test_copies_are_sorted_by_their_days_and_sizes_and_the_chosen_one_is_meant(shown, file, told):
    names = sorted(two_copies(file))
    (file.parent / names[0]).write_bytes(file.read_bytes() + bytes(5000))

    def sort(dialog):
        order = dialog.table.wanted.order
        made = [copy.made for copy in dialog.copies]
        order.by("made")
        assert [copy.made for copy in dialog.table.rows.rows] == sorted(made)
        order.by("size", descending=True)
        assert [copy.path.name for copy in dialog.table.rows.rows] == names
        for at, name in enumerate(names):
            dialog.table.selectRow(at)
            told.answer = False
            dialog.remove.click()
            assert told[-1].startswith(f"Remove {name}?")

    shown(sort)


def test_a_copy_that_cannot_be_removed_is_told_and_stays_listed(shown, file, told, monkeypatch):
    two_copies(file)

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    def remove(dialog):
        monkeypatch.setattr("pathlib.Path.unlink", refuse)
        dialog.remove.click()
        assert "could not be read or written: Permission denied" in told[1] and len(rows(dialog)) == 2

    shown(remove)


def test_a_copy_is_put_back_and_what_it_replaces_is_kept(shown, window, file, told, qtbot):
    backup(file, file.with_name("sample 2017-11-14.plan"))
    say(choose(window.pages["Actions"], "1.1.4"), "1.1.4", text="Said after the backup")
    shown(lambda dialog: dialog.restore.click())
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE_MS)
    assert told[0] == (
        "Put sample 2017-11-14.plan in the place of sample.plan? The plan as it is now is kept beside it."
    )
    (kept,) = file.parent.glob("sample.replaced-*.plan")
    assert told[1] == (
        f"The plan is as it was in sample 2017-11-14.plan. The plan as it was before is kept in {kept.name}."
    )
    assert action_in(kept, "1.1.4").updates[-1].text == "Said after the backup"
    held = next(action for _, action in window.workspace.plan.actions() if action.ref == "1.1.4")
    assert len(held.updates) == len(action_in(file, "1.1.4").updates) == 1


def test_nothing_is_put_back_that_was_not_agreed_to(shown, file, told):
    two_copies(file)
    told.answer = False
    before = file.read_bytes()

    def restore(dialog):
        dialog.restore.click()
        assert dialog.isVisible() and dialog.result() != QDialog.DialogCode.Accepted

    shown(restore)
    assert file.read_bytes() == before


def test_it_is_worked_by_keyboard_and_every_control_has_a_name(shown, file, qtbot):
    two_copies(file)

    def look(dialog):
        assert dialog.table.accessibleName() == "Copies of this plan"
        first = dialog.table.currentIndex().row()
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
        assert dialog.table.currentIndex().row() == first + 1
        names = [one.accessibleName() or one.text() for one in (dialog.restore, dialog.remove, dialog.shut)]
        assert names == ["Restore the chosen copy", "Remove the chosen copy", "Close"]
        qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    shown(look)


@pytest.mark.parametrize("look", ["light", "dark", "high contrast"])
def test_nothing_of_it_is_cut_off_in_large_text(shown, window, file, look):
    two_copies(file)
    window.workspace.change_settings(replace(window.workspace.settings, look=look, text_points=14))

    def see(dialog):
        assert dialog.width() <= 1280 and dialog.height() <= 800
        for button in (dialog.restore, dialog.remove, dialog.shut):
            assert button.width() >= button.sizeHint().width()
        words = dialog.words  # the room that is left stands under the table, not around the words
        assert words.height() < 2 * words.heightForWidth(words.width())

    shown(see)


def test_a_copy_that_would_bring_removed_words_back_says_so(shown, window, file, told):
    backup(file, file.with_name("sample 2017-11-14.plan"))
    rewrite(file, without("Susan Hale"))
    told.answer = False
    shown(lambda dialog: dialog.restore.click())
    assert told[0].endswith("Words that were removed from the plan for good since may stand in it again then.")
