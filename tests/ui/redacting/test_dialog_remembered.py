"""A name that was removed comes back through nothing that is remembered: searches, filters, views, undo, settings."""

from dataclasses import replace
from datetime import date

import pytest

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in, choose
from tests.ui.redacting.test_dialog import ANY_NAME, found
from tracker.domain.plan import Lead
from tracker.domain.redacting.words import mark
from tracker.paths import drafts_folder, user_settings_folder
from tracker.settings import Settings, load_settings, save_settings
from tracker.ui.redacting.dialog import RedactDialog, ask_to_redact
from tracker.ui.views.saved_view import SavedView
from tracker.ui.window.application import make_window

WHO = "Clara Wynn"


@pytest.fixture
def open_window(qapp, qtbot, file):
    """Opens windows on the plan that remember what is seen, as those of one person do; each closed at the end."""
    save_settings(Settings(who="QA Manager", page="Actions"))

    def open_it():
        window = make_window(qapp)
        window.commands.open_file(file)
        window.checks.soon.stop()
        qtbot.addWidget(window)
        window.show()
        return window

    return open_it


@pytest.fixture
def remove(monkeypatch, qtbot):
    """Removes the name in a window, from everywhere."""

    def look(dialog):
        dialog.show()
        dialog.what.name.setText(WHO)
        dialog.reason.setText("Has left.")
        found(dialog, qtbot).yes.click()
        return found(dialog, qtbot).result()

    monkeypatch.setattr(RedactDialog, "exec", look)
    return lambda window: ask_to_redact(window, window.workspace, window.background, [ANY_NAME])


def searched_for_her(window, qtbot):
    """The window, in which she was looked for in every way."""
    actions = window.pages["Actions"]
    actions.head.lead.choose(WHO)
    kept = (SavedView("Hers", actions.head.filter()).entry(), SavedView("Late").entry())
    settings = window.workspace.settings
    window.workspace.change_settings(replace(settings, views=kept, chase_words=f"Ask {WHO}, {{lead}}"))
    actions.head.search.setText("wynn")
    window.show_page("Promises")
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    window.pages["Promises"].head.search.setText("Clara")
    window.show_page("Plan")
    return window


def kept_settings():
    return (user_settings_folder() / "settings.json").read_text(encoding="utf-8").casefold()


def test_nothing_that_is_remembered_in_the_window_holds_a_name_that_was_removed(open_window, remove, told, qtbot):
    window = searched_for_her(open_window(), qtbot)
    remove(window)
    window.show_page("Promises")
    qtbot.waitUntil(lambda: window.background.busy == 0, timeout=PATIENCE_MS)
    assert window.pages["Promises"].head.search.text() == ""
    window.show_page("Actions")
    head = window.pages["Actions"].head
    assert (head.search.text(), head.lead.text()) == ("", "Lead ▾")
    window.close()
    assert "wynn" not in kept_settings() and "clara" not in kept_settings()
    assert [one["name"] for one in load_settings().views] == ["Late"]


def test_neither_does_another_window_of_the_same_person_undo_it_or_remember_it(open_window, remove, told, file, qtbot):
    other = searched_for_her(open_window(), qtbot)
    action = action_in(file, "1.1.4")
    other.workspace.save(replace(action, lead=Lead(WHO, WHO)), "lead of 1.1.4")
    other.workspace.save(replace(action_in(file, "1.1.4"), lead=Lead("Bo", "Bo")), "lead of 1.1.4")
    window = open_window()
    remove(window)
    other.workspace.reload_if_changed()
    assert other.workspace.steps.to_undo == ""
    other.close()
    window.close()
    assert "wynn" not in kept_settings() and "clara" not in kept_settings()


def test_what_is_typed_in_another_window_loses_it_and_keeps_the_rest(open_window, remove, told, file):
    other = open_window()
    form = choose(other.pages["Actions"], "1.1.4").panel.form
    form.text.setPlainText(f"Ask {WHO} on Monday.")
    form.keep_draft()
    window = open_window()
    remove(window)
    other.workspace.reload_if_changed()
    assert form.text.toPlainText() == f"Ask {mark(date.today())} on Monday."
    other.close()
    window.close()
    assert not any(b"Wynn" in one.read_bytes() for one in drafts_folder().iterdir())


def test_a_window_that_is_opened_later_does_not_search_for_it(open_window, remove, told, file, qtbot):
    searched_for_her(open_window(), qtbot).close()
    remembered = load_settings()
    assert "wynn" in kept_settings()
    window = open_window()
    remove(window)
    window.close()
    save_settings(remembered)  # as on another computer, where nobody was told
    again = open_window()
    again.show_page("Promises")
    qtbot.waitUntil(lambda: again.background.busy == 0, timeout=PATIENCE_MS)
    again.show_page("Actions")
    heads = [again.pages[name].head for name in ("Actions", "Promises")]
    assert [head.search.text() for head in heads] == ["", ""] and heads[0].lead.text() == "Lead ▾"
    again.close()
    assert [one["pages"] for one in load_settings().as_left if "wynn" in str(one).casefold()] == []


def test_what_is_searched_for_stays_while_nothing_is_removed(open_window, file, qtbot):
    window = searched_for_her(open_window(), qtbot)
    window.workspace.save(replace(action_in(file, "1.1.4"), notes=("Seen.",)), "notes of 1.1.4")
    assert window.pages["Promises"].head.search.text() == "Clara"
    window.close()
    again = open_window()
    again.show_page("Actions")
    assert again.pages["Actions"].head.search.text() == "wynn"
    again.close()
