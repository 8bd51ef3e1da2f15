"""The page of packs: sending, what came back with its answers, chasing; by keyboard and mouse."""

from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.domain.builders import an_update, on
from tests.patience import PATIENCE_MS
from tests.services.test_packs import FIRST_ROW, LEAD, OTHER, fill, made_once
from tests.services.test_packs import file as plan_file
from tracker.store.sqlite import open_store
from tracker.ui.packs.chase_dialog import ChaseDialog
from tracker.ui.packs.send_dialog import SendDialog

_FIXTURES = (made_once, plan_file)
DAY = on("14 Nov 2017")


@pytest.fixture
def file(plan_file):
    """Not the sample: the plan of the packs."""
    return plan_file


@pytest.fixture
def page(window, file, told):
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    window.show_page("Packs")
    return window.pages["Packs"]


@pytest.fixture
def done(window, qtbot):
    """Waits until nothing is going on any more."""
    return lambda: qtbot.waitUntil(lambda: not window.jobs.going and not window.background.busy, timeout=PATIENCE_MS)


@pytest.fixture
def sent(page, done, tmp_path):
    page.workspace.set_as_at(on("1 Nov 2017"))
    page._send([], tmp_path / "out")
    done()
    page.workspace.set_as_at(DAY)
    return {path.name.split(" 2017")[0]: path for path in (tmp_path / "out").iterdir()}


def edited(path, *edits):
    book = openpyxl.load_workbook(path)
    for edit in edits:
        edit(book.worksheets[0])
    book.save(path)
    return path


def updates(page, ref):
    with open_store(page.workspace.path) as store:
        return next(action.updates for _, action in store.plan().actions() if action.ref == ref)


def come_back(page, done, *paths):
    page.read_returned(list(paths))
    done()
    return page.returned


def choose(view, field, ref):
    at = next(at for at, row in enumerate(view.table.rows.rows) if (row.field, row.ref) == (field, ref))
    view.table.selectRow(at)
    return view.table.rows.rows[at]


def test_without_packs_the_page_says_what_they_are_for(page):
    assert "A pack is a workbook for one lead" in page.nothing.text() and not page.table.isVisible()
    assert not page.chase.isEnabled() and page.window().rail.buttons["Packs"].count.text() == ""


def test_packs_are_sent_to_the_leads_that_are_checked_into_a_folder(page, done, tmp_path, monkeypatch, told):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))

    def answer(dialog):
        dialog.list.check(OTHER, False)
        dialog.pages.setChecked(True)
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(SendDialog, "exec", answer)
    QTest.mouseClick(page.send, Qt.MouseButton.LeftButton)
    done()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{LEAD} 2017-11-14.html", f"{LEAD} 2017-11-14.xlsx",
    ]  # fmt: skip
    assert told[-1].startswith("1 pack written into") and page.table.isVisible()


def test_the_list_says_who_has_not_answered_and_since_when(page, sent):
    assert [(row.pack.lead, row.waits) for row in page.table.rows.rows] == [(OTHER, 13), (LEAD, 13)]
    assert page.chase.text() == "Chase 2…" and page.window().rail.buttons["Packs"].count.text() == "2"


def test_the_list_is_printed_as_it_is_shown(page, sent):
    rows = page.table.rows.rows
    table = page.printed()
    assert [row.pack.lead for row in table.rows] == [row.pack.lead for row in rows] and rows
    page.table.wanted.show(("lead", "answer"))
    assert [column.name for column in page.printed().columns] == ["lead", "answer"]


def test_what_came_back_is_shown_and_nothing_is_written_before_it_is_taken(page, sent, done):
    view = come_back(page, done, edited(sent[LEAD], fill("1.1.3", update="Report is written.")))
    assert view.title.text() == f"The pack of {LEAD}" and "1 update" in view.counts.text()
    assert updates(page, "1.1.3")[-1].text != "Report is written."
    QTest.mouseClick(view.take, Qt.MouseButton.LeftButton)
    done()
    said = updates(page, "1.1.3")[-1]
    assert (said.text, said.author, said.recorded_by) == ("Report is written.", LEAD, "QA Manager")
    assert [row.waits for row in page.table.rows.rows] == [13, None] and page.right.currentIndex() == 0


def test_a_folder_is_read_past_what_is_no_answer_and_that_is_said(page, sent, done, tmp_path):
    edited(sent[LEAD], fill("1.1.3", update="Report is written."))
    (tmp_path / "out" / "notes.txt").write_text("Ring the chair.")
    view = come_back(page, done, tmp_path / "out")
    assert view.title.text() == f"The pack of {LEAD}" and "2 files are no answer" in view.counts.text()
    told = {line.came: line.becomes for line in view.table.rows.rows if line.field == "File"}
    assert "notes.txt is no pack" in told["notes.txt"] and "a pack as it was sent" in told[f"{OTHER} 2017-11-01.xlsx"]


def test_cancel_writes_nothing(page, sent, done):
    view = come_back(page, done, edited(sent[LEAD], fill("1.1.3", update="Report is written.")))
    QTest.mouseClick(view.cancel, Qt.MouseButton.LeftButton)
    assert page.right.currentIndex() == 0 and updates(page, "1.1.3")[-1].text != "Report is written."


@pytest.mark.parametrize(("choice", "review"), [("theirs", "Jan 2018"), ("ours", None), ("both", None)])
def test_a_conflict_is_answered_by_a_button(page, sent, done, choice, review):
    held = next(action for _, action in page.workspace.plan.actions() if action.ref == "1.1.2")
    page.workspace.save(an_update("7 Nov 2017", "SMT agreed.", review="Nov 2017", action_id=held.id, uuid="o"), "o")
    back = edited(sent[LEAD], fill("1.1.2", update="Not yet.", review="Jan 2018", reason="No room"))
    view = come_back(page, done, back)
    choose(view, "Next review", "1.1.2")
    assert view.of_conflict.isVisible()
    assert view.asked.text().startswith(
        'Next review of 1.1.2: "Dec 2017" was sent, the plan holds "Nov 2017" by now, '
        'and "Jan 2018, reason: No room" came back.'
    )
    view.choices[choice].click()
    view.take.click()
    done()
    said = updates(page, "1.1.2")[-1]
    assert (said.review.as_printed if said.review else None) == review
    assert ("Next review: Jan 2018" in said.text) == (choice == "both")


def test_at_a_large_text_an_answer_beside_the_list_leaves_the_window_no_wider_than_1280(page, sent, done):
    workspace = page.workspace
    come_back(page, done, edited(sent[LEAD], fill("1.1.2", update="Not yet.", review="Jan 2018", reason="No room")))
    workspace.change_settings(replace(workspace.settings, text_points=14))
    assert page.minimumSizeHint().width() <= 1280 - 300  # what the rail leaves at that size


def test_what_two_packs_say_otherwise_is_shown_before_it_is_taken_and_what_is_left_is_told(page, sent, done, told):
    one = edited(sent[LEAD], fill("1.1.4", status="Stopped"))
    two = edited(sent[OTHER], fill("1.1.4", status="Not started"))
    view = come_back(page, done, one, two)
    choose(view, "Status", "1.1.4")
    assert [line.kind for line in view.table.rows.rows] == ["update", "conflict"]
    view.take.click()
    done()
    assert "1 entry taken. 1 question was left unanswered: collect the same files again to answer." in str(told)


def test_a_reason_that_is_known_is_given_here(page, sent, done):
    view = come_back(page, done, edited(sent[LEAD], fill("1.1.1", review="Mar 2018")))
    choose(view, "Next review", "1.1.1")
    view.reason.setFocus()
    QTest.keyClicks(view.reason, "asked by phone")
    QTest.keyClick(view.reason, Qt.Key.Key_Return)
    assert view.take.text() == "Take 1 update"
    view.take.click()
    done()
    assert updates(page, "1.1.1")[-1].reason == "asked by phone"


def test_a_new_row_becomes_an_action_of_the_theme_that_is_chosen(page, sent, done):
    def add(sheet):
        row = next(row for row in range(FIRST_ROW, 40) if not sheet.cell(row, 1).value)
        sheet.cell(row, 2).value = "Brief the new chairs"

    view = come_back(page, done, edited(sent[LEAD], add))
    choose(view, "Action", "new")
    view.theme.setCurrentIndex(1)
    view.theme.activated.emit(1)
    view.take.click()
    done()
    assert page.workspace.plan.themes[0].actions[-1].text == "Brief the new chairs"


def test_a_file_that_is_no_pack_is_told_and_nothing_is_shown(page, done, tmp_path, told):
    book = openpyxl.Workbook()
    book.active["A1"] = "Shopping"
    book.save(tmp_path / "list.xlsx")
    come_back(page, done, tmp_path / "list.xlsx")
    assert "list.xlsx is no pack" in told[-1] and page.right.currentIndex() == 0


def test_a_pack_of_another_plan_is_told_and_put_away(page, sent, done, told, window, another_window, sample, tmp_path):
    other = tmp_path / "other.plan"
    other.write_bytes(sample.read_bytes())
    window.commands.open_file(other)
    come_back(page, done, sent[LEAD])
    assert "is a pack of another plan" in told[-1] and page.right.currentIndex() == 0


def test_chasing_writes_drafts_in_the_office_words_which_are_remembered(page, sent, done, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "drafts"))

    def answer(dialog):
        dialog.text.setPlainText("Subject: {boss}")
        dialog.go.click()
        assert "{boss}, which is none" in dialog.error.text()
        dialog.text.setPlainText("Subject: {lead}\n\nPlease answer.")
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(ChaseDialog, "exec", answer)
    page.chase.click()
    done()
    assert len(list((tmp_path / "drafts").glob("*.eml"))) == 2
    assert page.workspace.settings.chase_words.startswith("Subject: {lead}")
    assert [len(row.chased) for row in page.table.rows.rows] == [1, 1]


def shown(table):
    """The headings that the table has room for."""
    head = [at for at in range(table.model().columnCount()) if not table.isColumnHidden(at)]
    return [table.model().headerData(at, Qt.Orientation.Horizontal) for at in head]


def test_who_was_chased_and_what_is_overdue_is_seen_while_nothing_came_back(page, sent, done):
    page.window().resize(1280, 800)
    QCoreApplication.processEvents()
    assert shown(page.table) == ["Lead", "Sent on", "Actions", "Answer", "Overdue", "Chased"]
    come_back(page, done, edited(sent[LEAD], fill("1.1.1", update="Held.")))
    QCoreApplication.processEvents()
    assert page.right.width() > page.table.width()
    page.returned.cancel.click()
    QCoreApplication.processEvents()
    assert shown(page.table)[-1] == "Chased" and page.right.width() < page.table.width()


def test_who_is_chased_again_is_told_in_a_line_that_fits(page, sent, done, tmp_path):
    page._chase([], "Please answer.", tmp_path / "drafts")
    done()
    dialog = ChaseDialog(page, page.workspace, [one for one in page.packs if one.waits is not None])
    said = [dialog.list.list.item(at).text() for at in range(dialog.list.list.count())]
    assert said[0] == f"{OTHER}: no answer, 13 days, 1 overdue, chased once"
    dialog.deleteLater()


def test_from_sending_to_taking_by_keyboard_alone(page, done, tmp_path, monkeypatch, told):
    folder = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(SendDialog, "exec", lambda dialog: [press(dialog.go), dialog.result()][1])
    press(page.send)
    done()
    back = edited(folder / f"{LEAD} 2017-11-14.xlsx", fill("1.1.1", update="Held.", review="Mar 2018"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(back)], ""))
    press(page.collect)
    done()
    view = page.returned
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while view.table.rows.rows[view.table.currentIndex().row()].kind != "reason":
        before = view.table.currentIndex().row()
        QTest.keyClick(view.table, Qt.Key.Key_Down)
        assert view.table.currentIndex().row() == before + 1
    tab_to(view.reason, view.table)
    QTest.keyClicks(view.reason, "asked by phone")
    tab_to(view.take, view.reason)
    QTest.keyClick(view.take, Qt.Key.Key_Space)
    done()
    said = updates(page, "1.1.1")[-1]
    assert (said.text, said.review.as_printed, said.reason) == ("Held.", "Mar 2018", "asked by phone")


def press(button):
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def tab_to(wanted, start):
    """Press Tab until the wanted widget has the focus, as a person would; not more than ten times."""
    at = start
    for _ in range(10):
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = wanted.window().focusWidget()
        if at is wanted:
            return
    raise AssertionError(f"Tab does not come to {wanted}")


def test_one_lead_is_written_to_by_a_link_without_the_pack_and_counts_as_chased(page, sent, done, monkeypatch):
    links = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: links.append(url.toString()) or True)

    def write(dialog):
        assert not dialog.mail.isEnabled()  # two are ticked
        for at in range(dialog.list.list.count()):
            item = dialog.list.list.item(at)
            item.setCheckState(Qt.CheckState.Checked if item.text().startswith(OTHER) else Qt.CheckState.Unchecked)
        dialog.mail.click()
        return dialog.result()

    monkeypatch.setattr(ChaseDialog, "exec", write)
    page.chase_leads()
    assert len(links) == 1 and links[0].startswith("mailto:") and "attached" not in links[0]
    assert {row.pack.lead: len(row.chased) for row in page.table.rows.rows} == {LEAD: 0, OTHER: 1}


def test_a_calendar_is_written_for_everybody_or_for_the_lead_whose_pack_is_chosen(
    page, sent, done, names, tmp_path, told
):
    page.table.selectRow(0)
    page.calendar.menu().aboutToShow.emit()
    everybody, one = page.calendar.menu().actions()
    assert (everybody.text(), one.text()) == ("Of everybody…", f"Of {page.table.rows.rows[0].pack.lead}…")
    names += [tmp_path / "one.ics", tmp_path / "all.ics"]
    for action in (one, everybody):
        action.trigger()
        done()
    few, many = ((tmp_path / name).read_text(encoding="utf-8").count("BEGIN:VEVENT") for name in ("one.ics", "all.ics"))
    assert 0 < few < many
