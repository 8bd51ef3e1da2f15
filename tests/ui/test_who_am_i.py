"""Who the user is, is asked once, where it is needed: for one's own actions, and before the first save."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from tests.patience import PATIENCE_MS
from tests.ui.asking import action_in, choose, chosen, last_in, listed, updates_in
from tests.ui.conftest import DAY
from tracker.domain.plan import Lead
from tracker.ui.who_am_i import WhoDialog, ask_at_first
from tracker.ui.window.application import ask_who_at_first


@pytest.fixture
def nobody(page):
    """The page of somebody whose name is not known."""
    page.workspace.change_settings(replace(page.workspace.settings, who=""))
    return page


@pytest.fixture
def asked(monkeypatch):
    """The dialogs that asked who somebody is; each is answered by `answer(dialog)`, which may put it away."""
    heard = type("Heard", (list,), {"answer": lambda dialog: dialog.reject()})()

    def look(dialog):
        heard.append(dialog)
        type(heard).answer(dialog)
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", look)
    return heard


def answering(heard, words):
    def answer(dialog):
        item = next(item for item in offered(dialog) if item.text().startswith(words))
        dialog.people.setCurrentItem(item)
        dialog.yes.click()

    type(heard).answer = staticmethod(answer)


def offered(dialog):
    return [dialog.people.item(at) for at in range(dialog.people.count())]


def test_mine_asks_who_i_am_offers_the_people_of_the_plan_and_remembers(nobody, asked):
    answering(asked, "Paul Yarrow")
    nobody.head.flags["mine"].click()
    assert offered(asked[0])[0].text() == "Susan Hale, Quality Assurance Manager · 20 actions"
    assert nobody.workspace.settings.who == "Paul Yarrow" and nobody.head.flags["mine"].isChecked()
    assert len(listed(nobody)) == 7
    nobody.head.flags["mine"].click()
    nobody.head.flags["mine"].click()
    assert len(asked) == 1


def test_who_does_not_say_who_they_are_sees_all_as_before(nobody, asked):
    nobody.head.flags["mine"].click()
    assert len(asked) == 1 and not nobody.head.flags["mine"].isChecked() and len(listed(nobody)) == 48
    assert nobody.head.all.isChecked()


def test_a_name_can_be_typed_which_leaves_those_that_fit_it_and_need_not_be_in_the_plan(nobody, qtbot):
    dialog = WhoDialog(nobody, "Say who you are.", nobody.workspace.plan.people, nobody.workspace.lines)
    qtbot.addWidget(dialog)
    assert not dialog.yes.isEnabled()
    qtbot.keyClicks(dialog.name, "service")
    fitting = [one.text() for one in offered(dialog) if not one.isHidden()]
    assert fitting[0] == "Paul Yarrow, Service Manager · 7 actions"
    assert not any(words.startswith("Susan") for words in fitting)
    dialog.name.setText("  Quinn   Ames ")
    assert dialog.yes.isEnabled() and dialog.chosen == "Quinn Ames"


def test_a_name_is_chosen_by_the_keyboard_alone(nobody, qtbot):
    dialog = WhoDialog(nobody, "Say who you are.", nobody.workspace.plan.people, nobody.workspace.lines)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.name.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClicks(dialog.name, "yarrow")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Down)
    assert dialog.chosen == "Paul Yarrow" and dialog.people.hasFocus()
    qtbot.keyClick(dialog.people, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_an_update_is_signed_by_whoever_says_so_before_the_first_save(nobody, file, asked):
    form = choose(nobody, "1.1.4").panel.form
    form.text.setPlainText("Lessons shared")
    form.foot.save.click()
    assert len(asked) == 1 and updates_in(file) == 1 and form.text.toPlainText() == "Lessons shared"
    answering(asked, "Susan Hale")
    form.foot.save.click()
    assert (last_in(file).text, last_in(file).author) == ("Lessons shared", "Susan Hale")


def test_an_undo_is_signed_too(nobody, file, asked):
    panel = choose(nobody, "1.1.4").panel
    nobody.workspace.change_settings(replace(nobody.workspace.settings, who="Susan Hale"))
    panel.form.text.setPlainText("Lessons shared")
    panel.form.save(False)
    nobody.workspace.change_settings(replace(nobody.workspace.settings, who=""))
    panel._try("undo", lambda: nobody.workspace.withdraw(panel.line.action, panel.line.action.updates[-1], ""))
    assert len(asked) == 1 and last_in(file).kind == "update"


def test_an_answer_about_a_promise_is_signed_too(nobody, file, asked):
    promises = choose(nobody, "1.1.4").panel.promises
    promises.asked[0][1].buttons["kept"].click()
    assert len(asked) == 1 and not action_in(file, "1.1.4").answers
    answering(asked, "Susan Hale")
    promises.asked[0][1].buttons["kept"].click()
    assert [answer.author for answer in action_in(file, "1.1.4").answers] == ["Susan Hale"]


def test_the_key_for_mine_begins_with_the_first_of_mine_that_needs_words(nobody, asked):
    answering(asked, "Paul Yarrow")
    nobody.turns.begin_mine()
    assert chosen(nobody) == listed(nobody)[0] == nobody.panel.line.action.ref
    assert nobody.panel.line.action.lead.name == "Paul Yarrow"


# ---- the first start


@pytest.fixture
def first_start(another_window, file, qtbot):
    """A window as it is started for somebody whose name is not known, with the sample open; and what it asks."""
    window = another_window(who="")
    ask_who_at_first(window)
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    qtbot.waitUntil(lambda: window.findChild(WhoDialog) is not None, timeout=PATIENCE_MS)
    return window, window.findChild(WhoDialog)


def test_the_first_start_asks_who_somebody_is_and_mine_works_at_once(first_start):
    window, dialog = first_start
    assert dialog.isVisible() and offered(dialog)[0].text().startswith("Susan Hale")
    item = next(item for item in offered(dialog) if item.text().startswith("Paul Yarrow"))
    dialog.people.setCurrentItem(item)
    assert (dialog.name.text(), dialog.role.text()) == ("Paul Yarrow", "Service Manager")
    dialog.yes.click()
    kept = window.workspace.settings
    assert (kept.who, kept.role, kept.asked_who) == ("Paul Yarrow", "Service Manager", True)
    page = window.pages["Actions"]
    page.head.flags["mine"].click()
    assert len(listed(page)) == 7


def test_who_skips_it_is_not_asked_again_at_a_start_but_where_mine_is(first_start, file, qtbot, asked):
    window, dialog = first_start
    later = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Skip for now")
    later.click()
    assert not window.workspace.settings.who and window.workspace.settings.asked_who
    window.commands.open_file(file)
    assert ask_at_first(window, window.workspace) is None and asked == []
    window.pages["Actions"].head.flags["mine"].click()
    assert len(asked) == 1


def test_who_is_known_is_not_asked_and_nobody_before_a_plan_is_open(window, another_window):
    assert ask_at_first(window, window.workspace) is None
    assert ask_at_first(another_window(who=""), another_window(who="").workspace) is None


def test_a_role_finds_what_is_led_by_it_alone_whoever_has_it(nobody):
    action = next(line.action for line in nobody.workspace.lines if line.action.ref == "1.1.4")
    nobody.workspace.save(replace(action, lead=Lead("Head of Learning", role="Head of Learning")), "lead of 1.1.4")
    settings = nobody.workspace.settings
    nobody.workspace.change_settings(replace(settings, who="Quinn Ames", role="head of learning"))
    nobody.head.flags["mine"].click()
    assert listed(nobody) == ["1.1.4"]
    nobody.workspace.change_settings(replace(nobody.workspace.settings, role=""))
    assert listed(nobody) == []
