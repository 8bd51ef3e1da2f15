"""Two windows on one file: nobody's words are lost, and each sees what the other saved."""

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in, choose, say, words


def test_a_window_that_is_come_back_to_shows_what_another_has_saved(page, window, another_window, file, qtbot):
    choose(page, "1.1.4")
    page.panel.form.text.setPlainText("half a sentence")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.set_as_at(page.workspace.as_at)
    say(other.pages["Actions"], "1.1.4", text="Heard from the other workspace")
    assert "Heard from the other workspace" not in words(page.panel.timeline)
    window.activateWindow()
    qtbot.waitUntil(lambda: "Heard from the other workspace" in words(page.panel.timeline), timeout=PATIENCE_MS)
    assert page.panel.form.text.toPlainText() == "half a sentence"


def test_updates_of_one_action_from_two_windows_are_both_kept_and_the_later_one_is_told(page, another_window, file):
    choose(page, "1.1.4")
    form = page.panel.form
    form.text.setPlainText("Two")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    other.workspace.set_as_at(page.workspace.as_at)
    say(other.pages["Actions"], "1.1.4", text="One")
    form.save(False)
    assert "1.1.4" in form.foot.error.text() and form.text.toPlainText() == "Two"
    form.save(False)
    assert [update.text for update in action_in(file, "1.1.4").updates][-2:] == ["One", "Two"]


def test_a_window_that_saves_waits_for_the_save_of_another_one(page, window, another_window, file, qtbot):
    choose(page, "1.1.4").panel.form.text.setPlainText("Two")
    other = another_window("Service Manager")
    other.commands.open_file(file)
    with other.workspace.store.transaction():
        page.panel.form.save(False)
        assert window.status.work.text() == "Waiting for sample.plan: another program is saving…"
    qtbot.waitUntil(lambda: not window.status.work.isVisible(), timeout=PATIENCE_MS)
    assert [update.text for update in action_in(file, "1.1.4").updates][-1] == "Two"
