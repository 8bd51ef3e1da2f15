"""Removing words for good in the window: what is shown before, what is asked, what is done, and what is said after."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.patience import PATIENCE_MS
from tests.ui.asking import CONTROLS, action_in, choose, last_in, say, words
from tests.ui.hostile import spoilt
from tracker.domain.actions.state import numbered_updates
from tracker.domain.plan import Lead
from tracker.domain.redacting.rewriting import Rewrite
from tracker.domain.redacting.words import mark
from tracker.domain.when import show_day
from tracker.paths import drafts_folder, log_file
from tracker.services.redacting import ALSO_GO, Removed
from tracker.store import busy
from tracker.store.backup import backup
from tracker.store.kept_copies import back_up_daily
from tracker.store.sqlite import open_store
from tracker.ui.redacting.dialog import RedactDialog, ask_to_redact, removal_summary
from tracker.ui.redacting.offers import Offer, offers_of_action, offers_of_update
from tracker.ui.who_am_i import WhoDialog
from tracker.ui.widgets.timeline import TimelineEntry

SECRET = "The Quill family of Marrowbone Lane was visited twice this week."
GONE = mark(date.today())
ANY_NAME = Offer("A name or words, wherever they stand")


@pytest.fixture(autouse=True)
def looked_for_at_once(monkeypatch):
    """Nobody here types so fast that the dialog has to wait for the next letter."""
    monkeypatch.setattr("tracker.ui.redacting.dialog._PAUSE", 1)


@pytest.fixture
def said(page):
    """The page, on an action whose last update says the words."""
    say(page, "1.1.4", text=SECRET)
    return choose(page, "1.1.4")


def offers(page):
    action = page.panel.line.action
    return offers_of_update(action, numbered_updates(action)[-1], None)


def found(dialog, qtbot):
    """The dialog, when everything was looked for."""
    qtbot.waitUntil(lambda: not dialog._soon.isActive() and dialog.background.busy == 0, timeout=PATIENCE_MS)
    return dialog


@pytest.fixture
def opened(said, qtbot):
    def show(what=None):
        dialog = RedactDialog(said.workspace, said.background, what or offers(said), said)
        qtbot.addWidget(dialog)
        dialog.show()
        return found(dialog, qtbot)

    return show


@pytest.fixture
def answered(monkeypatch, qtbot):
    """Answers the dialog when it is asked: `do` is done with it when everything was found; gives how it was left."""

    def by(do):
        def look(dialog):
            dialog.show()
            do(found(dialog, qtbot))
            return found(dialog, qtbot).result()

        monkeypatch.setattr(RedactDialog, "exec", look)

    return by


def with_reason(dialog):
    dialog.reason.setText("A family was named.")
    dialog.yes.click()


# ---- what is shown before


def test_the_words_the_place_and_what_will_stand_there_are_shown(opened):
    dialog = opened()
    assert dialog.what.words.toPlainText() == SECRET and dialog.what.words.isReadOnly()
    told = words(dialog)
    assert "1.1.4, update 2 of 1 Nov 2017" in told and f"In their place will stand {GONE}." in told
    assert "They go from 1 place: 1.1.4, update 2 of 1 Nov 2017: commentary." in told
    assert "This cannot be undone." in told
    assert not dialog.purge.isVisible() and not dialog.others.isVisible()


def test_it_is_done_only_with_a_reason(opened):
    dialog = opened()
    assert not dialog.yes.isEnabled()
    dialog.reason.setText("  ")
    assert not dialog.yes.isEnabled()
    dialog.reason.setText("A family was named.")
    assert dialog.yes.isEnabled()


def test_other_places_are_listed_and_ticked_where_they_are_the_same_words(said, opened):
    say(said, "1.1.5", text=f"Copied: {SECRET}")
    say(said, "1.1.6", text="The Quill family of Marrowbone Lane again.")
    dialog = opened()
    rows = [(row.box.accessibleName(), row.box.isChecked()) for row, _ in dialog.others.rows]
    assert rows == [
        ("Also from 1.1.5, update 2 of 1 Nov 2017: commentary", True),
        ("Also from 1.1.6, update 2 of 1 Nov 2017: commentary, in part", False),
    ]
    assert "They stand here too. What is ticked goes:" in words(dialog)


def test_copies_and_unsaved_text_are_named(said, opened, file):
    backup(file, file.with_name("sample 2017-11-14.plan"))
    said.panel.form.text.setPlainText(SECRET)
    said.panel.form.keep_draft()
    dialog = opened()
    assert "They are held too by 2 copies: sample 2017-11-14.plan (backup), unsaved text of 1 action." in words(dialog)
    assert dialog.purge.currentText() == "Take the words out of these too"


def test_automatic_backups_and_the_log_are_named_with_what_becomes_of_them(said, opened, file):
    back_up_daily(file, date(2017, 11, 14))
    log_file().parent.mkdir(parents=True)
    log_file().write_text(f"KeyError: '{SECRET}'", encoding="utf-8")
    dialog = opened()
    held = "sample.daily-2017-11-14.plan (automatic backup of the day), the log of the window"
    assert f"They are held too by 2 copies: {held}." in words(dialog)
    dialog.purge.setCurrentIndex(2)
    assert f"They are held too by 2 copies: {held}. {ALSO_GO}" in words(dialog)


def test_a_file_that_is_called_by_the_words_is_said_to_be(tmp_path):
    assert removal_summary(tmp_path / "Zebedee Quill.plan", Removed(Rewrite(), [], [], [], True, False)).startswith(
        "The words were removed from 0 places. The name of the file itself, Zebedee Quill.plan, holds them: rename it."
    )


def test_author_and_reason_go_when_they_are_ticked(opened):
    dialog = opened()
    assert list(dialog.what.boxes) == ["commentary", "author", "recorded by"]
    assert [box.isChecked() for box in dialog.what.boxes.values()] == [True, False, False]
    dialog.what.boxes["author"].click()
    assert dialog.what.words.toPlainText() == f"{SECRET}\nQA Manager"
    for box in dialog.what.boxes.values():
        box.setChecked(False)
    assert dialog.state.text() == "Tick what is to be removed." and not dialog.yes.isEnabled()


def test_an_action_offers_its_fields_its_lead_by_name_and_its_theme(said, opened, qtbot):
    dialog = opened(offers_of_action(said.panel.line.theme, said.panel.line.action))
    listed = [dialog.what.choice.itemText(at) for at in range(dialog.what.choice.count())]
    assert listed == ["The action 1.1.4", "The lead, wherever the name stands", "The theme 1.1"]
    assert list(dialog.what.boxes) == ["action", "lead"]
    dialog.what.choice.setCurrentIndex(1)
    assert dialog.what.name.isVisible() and dialog.what.name.text() == "Susan Hale"
    found(dialog, qtbot)
    assert "1.1.4: lead" in dialog.goes.text().replace("\u200b", "")
    dialog.what.choice.setCurrentIndex(2)
    assert list(dialog.what.boxes) == ["title", "ambition", "evidence"] and not dialog.what.name.isVisible()


def test_of_two_who_lead_together_each_is_offered(said):
    line = said.panel.line
    joint = replace(line.action, lead=Lead("Clara Wynn/Tom Hale", "Clara Wynn and Tom Hale"))
    offered = {one.name: one.words for one in offers_of_action(line.theme, joint) if one.name}
    assert offered == {
        name: f"{name}, wherever the name stands" for name in ("Clara Wynn", "Tom Hale")
    }  # fmt: skip


def test_a_name_is_looked_for_when_it_was_typed(opened, qtbot):
    dialog = opened([ANY_NAME])
    assert dialog.state.text().startswith("Give the name or the words") and dialog.focusWidget() is dialog.what.name
    dialog.what.name.setText("Quill")
    assert dialog.state.text() == "Looking for what holds the words…" and not dialog.yes.isEnabled()
    found(dialog, qtbot)
    assert [row.box.accessibleName() for row, _ in dialog.others.rows] == [
        "Also from 1.1.4, update 2 of 1 Nov 2017: commentary"
    ]
    dialog.what.name.setText("Nobody at all")
    found(dialog, qtbot)
    assert dialog.state.text() == "These words stand nowhere in the plan." and dialog.others.rows == []


def test_of_very_many_places_the_first_are_listed_and_the_rest_share_a_box(said, opened, monkeypatch, qtbot):
    monkeypatch.setattr("tracker.ui.redacting.places_list.MOST", 2)
    for ref in ("1.1.5", "1.1.6", "1.1.7", "1.1.8"):
        say(said, ref, text="Seen by Zebedee.")
    dialog = opened([ANY_NAME])
    dialog.what.name.setText("Zebedee")
    found(dialog, qtbot)
    assert [row.box.accessibleName() for row, _ in dialog.others.rows][-1] == "Also from 2 more places"
    assert len(dialog.others.agreed()) == 4
    dialog.others.rows[-1][0].box.click()
    assert len(dialog.others.agreed()) == 2


# ---- doing it


def test_the_words_are_gone_the_reason_is_shown_and_nothing_else_has_changed(said, answered, told, file):
    answered(with_reason)
    before = last_in(file)
    said.panel.redact_asked.emit(offers(said))
    assert last_in(file) == replace(before, text=GONE)
    entry = said.panel.timeline.findChildren(TimelineEntry)[0]
    day = show_day(date.today())
    assert words(entry)[:3] == ["1 Nov 2017", "QA Manager", GONE]
    assert words(entry)[-1] == f"Removed {day} by QA Manager: A family was named."
    assert told == [f"The words were removed from 1 place. Searched: nothing of them is left in {file.name}."]
    assert SECRET.encode() not in file.read_bytes()


def test_the_menu_of_an_update_shows_its_number_and_leads_there(said, answered, told):
    asked = []
    answered(lambda dialog: asked.append(dialog.what.words.toPlainText()) or dialog.reject())
    entry = said.panel.timeline.findChildren(TimelineEntry)[0]
    assert entry.more.accessibleName() == "More about update 2, of 1 Nov 2017"
    number, item = said.panel.timeline.menu_of(entry.entry).actions()
    assert (number.text(), number.isEnabled(), item.text()) == ("Update 2", False, "Redact…")
    item.trigger()
    assert asked == [SECRET] and told == []


def test_the_button_of_an_action_and_of_a_measure_lead_there(window, said, answered, told, qtbot):
    asked = []
    answered(lambda dialog: asked.append(dialog.what.offer.words) or dialog.reject())
    said.panel.facts.redact.click()
    window.show_page("Measures")
    page = window.pages["Measures"]
    page.show_measure("1.1-M04")
    page.panel.redact.click()
    next(action for action in window.actions() if action.text() == "Redact a &name or words…").trigger()
    assert asked == ["The action 1.1.4", "The measure 1.1-M04", ANY_NAME.words]


def test_a_field_of_a_measure_goes(window, said, answered, told, file):
    answered(with_reason)
    window.show_page("Measures")
    page = window.pages["Measures"]
    page.show_measure("1.1-M04")
    page.panel.redact.click()
    assert page.panel.item.measure.name == GONE and page.panel.item.measure.ref == "1.1-M04"
    with open_store(file) as store:
        assert [one.what for one in store.plan().redactions] == ["measure of 1.1-M04"]


def test_what_was_not_ticked_stays_and_is_said(said, answered, told, file):
    say(said, "1.1.5", text=f"Copied: {SECRET}")
    choose(said, "1.1.4")

    def untick(dialog):
        dialog.others.rows[0][0].box.click()
        with_reason(dialog)

    answered(untick)
    said.panel.redact_asked.emit(offers(said))
    assert last_in(file, "1.1.5").text == f"Copied: {SECRET}" and last_in(file).text == GONE
    assert told[0].endswith("They still stand in 1 place, as was chosen.")


def test_where_a_part_of_a_name_stands_by_itself_is_told_before_and_after(said, answered, told, opened, qtbot):
    say(said, "1.1.5", text="Zebedee Quill rang; Mr Quill was cross.")
    told_of = "A part of the name or its initials stand by themselves in 2 places"
    where = f"{told_of}: 1.1.4, update 2 of 1 Nov 2017: commentary"
    assert not opened().parts.isVisible()

    def remove(dialog):
        dialog.what.name.setText("Zebedee Quill")
        assert found(dialog, qtbot).parts.isVisible()
        assert dialog.parts.text().replace("\u200b", "").startswith(f'{where} ("The Quill family of')
        with_reason(dialog)

    answered(remove)
    ask_to_redact(said, said.workspace, said.background, [ANY_NAME])
    assert where in told[0] and "if it is the same person" in told[0]


def test_a_removed_lead_is_told_in_the_timeline_of_its_action(said, answered, told, qtbot):
    def lead(dialog):
        dialog.what.boxes["action"].setChecked(False)
        dialog.what.boxes["lead"].setChecked(True)
        with_reason(found(dialog, qtbot))

    answered(lead)
    said.panel.redact_action()
    assert said.panel.facts.lead.text() == GONE
    assert words(said.panel.timeline)[0].endswith("by QA Manager (lead): A family was named.")


def test_copies_are_rewritten_deleted_or_left(said, answered, told, file, qtbot):
    copy = backup(file, file.with_name("sample 2017-11-14.plan"))
    for at, (there, holds) in enumerate(((True, True), (True, False), (False, False))):
        choice = ("leave", "redact", "delete")[at]

        def purge(dialog, choice=choice):
            dialog.what.name.setText("Quill")
            qtbot.wait(1)
            found(dialog, qtbot)
            dialog.purge.setCurrentIndex(("redact", "delete", "leave").index(choice))
            with_reason(dialog)

        answered(purge)
        if choice == "delete":
            say(said, "1.1.5", text="Quill again")
            (copy.unlink(missing_ok=True), backup(file, copy))
        ask_to_redact(said, said.workspace, said.background, [ANY_NAME])
        assert copy.exists() == there
        assert (copy.exists() and b"Quill" in copy.read_bytes()) == holds, choice
    assert "They are still held by sample 2017-11-14.plan." in told[0]
    assert "They were taken out of sample 2017-11-14.plan." in told[1] and "Deleted: sample 2017-11-14.plan." in told[2]


def test_what_is_typed_and_not_saved_loses_the_words_and_keeps_the_rest(said, answered, told):
    form = said.panel.form
    form.text.setPlainText(f"Half a sentence. {SECRET}")
    answered(with_reason)
    said.panel.redact_asked.emit(offers(said))
    assert form.text.toPlainText() == f"Half a sentence. {GONE}"
    form.keep_draft()
    assert not any(b"Quill" in one.read_bytes() for one in drafts_folder().iterdir())


def test_what_is_typed_stays_when_nothing_is_removed(said, answered, told):
    form = said.panel.form
    form.text.setPlainText(f"Half a sentence. {SECRET}")
    answered(lambda dialog: dialog.reject())
    said.panel.redact_asked.emit(offers(said))
    assert form.text.toPlainText() == f"Half a sentence. {SECRET}" and told == []
    form.foot.save.click()
    assert said.panel.line.state.text == f"Half a sentence. {SECRET}"


def test_a_name_of_ones_own_signs_nothing_any_more(said, answered, told, qtbot):
    backup(said.workspace.path, said.workspace.path.with_name("copy.plan"))

    def mine(dialog):
        dialog.what.name.setText("QA Manager")
        qtbot.wait(1)
        found(dialog, qtbot)
        with_reason(dialog)

    answered(mine)
    ask_to_redact(said, said.workspace, said.background, [ANY_NAME])
    assert said.workspace.settings.who == ""
    assert said.panel.line.action.redactions[-1].recorded_by == GONE


# ---- what does not work


@pytest.mark.parametrize("says", ["Auditor", ""])
def test_who_removes_words_is_asked_where_nobody_is_known(said, opened, file, qtbot, monkeypatch, says):
    def answer(asked):
        asked.name.setText(says)
        asked.role.clear()
        if says:
            asked.accept()
            return asked.DialogCode.Accepted
        return asked.DialogCode.Rejected

    monkeypatch.setattr(WhoDialog, "exec", answer)
    said.workspace.change_settings(replace(said.workspace.settings, who=""))
    dialog = opened()
    with_reason(dialog)
    found(dialog, qtbot)
    signed = [one.recorded_by for one in action_in(file, "1.1.4").redactions]
    assert (dialog.removed is not None, said.workspace.settings.who, signed) == (
        (True, says, [says]) if says else (False, "", [])
    )


def test_a_reason_that_repeats_the_words_is_refused_in_the_dialog(opened, file):
    dialog = opened()
    dialog.reason.setText(f"Because {SECRET}")
    dialog.yes.click()
    assert dialog.error.text().startswith("The reason repeats the words") and dialog.isVisible()
    assert last_in(file).text == SECRET


def test_a_file_that_is_in_use_is_told_and_can_be_tried_again(opened, file, qtbot, monkeypatch):
    dialog = opened()
    monkeypatch.setattr(busy, "BUSY_SECONDS", 0.3)
    with open_store(file) as other, other.transaction():
        with_reason(dialog)
        assert not dialog.yes.isEnabled() and not dialog.reason.isEnabled()
        dialog.reject()
        assert dialog.isVisible()  # it is not put away in the midst of it
        found(dialog, qtbot)
    assert "written by another program" in dialog.error.text().replace("\u200b", "")
    assert dialog.isVisible() and last_in(file).text == SECRET
    dialog.yes.click()
    found(dialog, qtbot)
    assert dialog.removed is not None and last_in(file).text == GONE


def test_an_answer_that_comes_when_it_was_put_away_is_let_fall(said, qtbot):
    dialog = RedactDialog(said.workspace, said.background, offers(said), said)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._search()
    dialog.reject()
    qtbot.waitUntil(lambda: said.background.busy == 0, timeout=PATIENCE_MS)
    assert dialog.removed is None and dialog._found is None


# ---- for everybody


def test_it_is_worked_by_keyboard_alone(opened, file, qtbot):
    dialog = opened()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.reason, timeout=PATIENCE_MS)
    qtbot.keyClicks(dialog.reason, "A family was named.")
    led_to = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        led_to.add(QApplication.focusWidget())
    controls = {one for one in dialog.findChildren(QWidget) if isinstance(one, CONTROLS) and one.isVisible()}
    assert controls - led_to == set()
    dialog.reason.setFocus()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    found(dialog, qtbot)
    assert last_in(file).text == GONE


def test_escape_puts_it_away(opened, file, qtbot):
    dialog = opened()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and last_in(file).text == SECRET


def test_every_control_has_a_name_and_no_two_have_the_same(said, opened, file):
    say(said, "1.1.5", text=SECRET)
    say(said, "1.1.6", text=SECRET)
    backup(file, file.with_name("copy.plan"))
    dialog = opened()
    names = [
        one.accessibleName() or one.text()
        for one in dialog.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisible()
    ]
    assert all(names) and sorted(names) == sorted(set(names)) and "The reason" in names


@pytest.mark.parametrize(("look", "points"), [("light", 10), ("dark", 14), ("high contrast", 14)])
def test_the_buttons_and_the_warning_are_in_sight_in_every_look_and_size(window, said, opened, look, points):
    for ref in ("1.1.5", "1.1.6", "1.1.7", "1.1.8", "1.1.9"):
        say(said, ref, text=SECRET)
    choose(said, "1.1.4")
    window.workspace.change_settings(replace(window.workspace.settings, look=look, text_points=points))
    dialog = opened()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width() and dialog.height() <= room.height()
    for one in (dialog.for_good, dialog.warning, dialog.yes):
        assert dialog.rect().contains(
            one.geometry().translated(one.parentWidget().mapTo(dialog, one.pos()) - one.pos())
        )
        assert one.height() >= one.sizeHint().height() or one.height() >= one.heightForWidth(one.width())
    assert dialog.yes.width() >= dialog.yes.sizeHint().width()


def test_words_are_shown_as_they_were_written(said, opened):
    hostile = "<img src=x.png><b>bold</b> &amp; $x$ R&D and twenty letters more"
    say(said, "1.1.4", text=hostile)
    say(said, "1.1.5", text=hostile)
    choose(said, "1.1.4")
    dialog = opened()
    assert dialog.what.words.toPlainText() == hostile and spoilt(dialog) == []
    assert any("R&D and twenty" in text for text in words(dialog))


def test_the_file_of_another_window_shows_it_too(said, answered, told, another_window, file):
    other = another_window("Somebody else")
    other.commands.open_file(file)
    answered(with_reason)
    said.panel.redact_asked.emit(offers(said))
    other.workspace.reload_if_changed()
    held = next(action for _, action in other.workspace.plan.actions() if action.ref == "1.1.4")
    assert held == action_in(file, "1.1.4") and held.updates[-1].text == GONE
