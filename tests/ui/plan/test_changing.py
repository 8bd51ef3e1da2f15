"""What is typed into the page of a plan: nothing of it goes when something else is turned to, or was saved sooner."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.plan.conftest import choose, theme_in, type_over
from tracker.store.sqlite import open_store

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def typed(page, keys, words, at=0):
    """Begin to edit a line of what good looks like, and type other words."""
    rows = [place for place, row in enumerate(page.rows.rows) if row.kind == "ambition"]
    page.rows.setFocus()
    page.rows.choose(rows[at])
    keys(Key.Key_F2)
    type_over(page.changes.editor, words)


def test_what_is_typed_is_saved_when_another_theme_is_chosen(page, keys, file):
    typed(page, keys, "Families say that we listen.")
    choose(page.themes, "theme", "1.2")
    assert page.theme.ref == "1.2" and page.changes.editor is None
    assert theme_in(file, "1.1").ambition[0] == "Families say that we listen."


def test_what_is_typed_and_cannot_be_saved_keeps_its_theme_in_view(page, keys, file):
    typed(page, keys, " ")
    choose(page.themes, "theme", "1.2")
    assert page.theme.ref == "1.1" and page.themes.current.text.startswith("1.1")
    assert "Write what good looks like" in page.changes.editor.error.text()


def test_what_is_typed_is_saved_when_another_row_is_edited(page, keys, file):
    typed(page, keys, "Families say that we listen.")
    typed(page, keys, "So do children.", at=1)
    keys((Key.Key_Return, CTRL))
    assert theme_in(file, "1.1").ambition[:2] == ("Families say that we listen.", "So do children.")


@pytest.mark.parametrize("way", ["another page", "another file", "closing"])
def test_what_is_typed_is_saved_when_the_page_is_left(page, keys, file, window, tmp_path, way):
    typed(page, keys, "Families say that we listen.")
    if way == "another page":
        window.show_page("Actions")
    elif way == "another file":
        other = tmp_path / "other.plan"
        other.write_bytes(file.read_bytes())
        window.commands.open_file(other)
    else:
        window.close()
    assert page.changes.editor is None and theme_in(file, "1.1").ambition[0] == "Families say that we listen."


def put_away(window, file, tmp_path, way):
    """Close the window, or open another file; whether the first file is still there."""
    if way == "closing":
        return not window.close()
    other = tmp_path / "other.plan"
    other.write_bytes(file.read_bytes())
    window.commands.open_file(other)
    return window.workspace.path == file


@pytest.mark.parametrize("way", ["another file", "closing"])
@pytest.mark.parametrize("hidden", [False, True])
def test_what_is_typed_and_cannot_be_saved_is_asked_about(page, keys, file, window, tmp_path, told, way, hidden):
    typed(page, keys, " ")
    if hidden:
        window.show_page("Actions")
    told.answer = False
    assert put_away(window, file, tmp_path, way) and page.isVisible() and page.changes.editor.isVisible()
    assert told == [
        "Write what good looks like, or remove the line. What you typed is not saved: it is lost if you go on."
    ]
    told.answer = True
    assert not put_away(window, file, tmp_path, way) and page.changes.editor is None


def test_what_was_not_changed_is_put_away_without_a_step(page, keys, window):
    choose(page.rows, "add", section="ambition")
    keys(Key.Key_Return)
    choose(page.themes, "theme", "1.2")
    assert page.changes.editor is None and not window.menus.undoing.undo.isEnabled()


def test_words_for_a_line_never_stand_over_another_line(page, keys, file):
    before = theme_in(file, "1.1").ambition
    typed(page, keys, "Families say that we listen.", at=1)
    with open_store(file) as store:
        theme = store.plan().themes[0]
        store.save(replace(theme, ambition=("Theirs, before all others.", *theme.ambition)))
    keys((Key.Key_Return, CTRL), (Key.Key_Return, CTRL))
    after = ("Theirs, before all others.", before[0], "Families say that we listen.", *before[2:])
    assert theme_in(file, "1.1").ambition == after


def test_two_who_add_a_line_add_two(page, keys, file):
    choose(page.rows, "add", section="ambition")
    keys(Key.Key_Return)
    type_over(page.changes.editor, "Mine.")
    with open_store(file) as store:
        theme = store.plan().themes[0]
        store.save(replace(theme, ambition=(*theme.ambition, "Theirs.")))
    keys((Key.Key_Return, CTRL), (Key.Key_Return, CTRL))
    assert theme_in(file, "1.1").ambition[-2:] == ("Theirs.", "Mine.")


def test_a_control_character_that_was_pasted_is_not_kept(page, keys, file):
    typed(page, keys, "")
    page.changes.editor.fields[-1].insertPlainText("Families say\x00 that\x1b we listen.")
    keys((Key.Key_Return, CTRL))
    assert theme_in(file, "1.1").ambition[0] == "Families say that we listen."
