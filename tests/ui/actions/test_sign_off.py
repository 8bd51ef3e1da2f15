"""Signing off in the panel: by somebody else, on evidence that is opened only after asking, or not yet and why."""

from datetime import date

import pytest
from PySide6.QtGui import QDesktopServices

from tests.ui.asking import action_in, choose, say
from tracker.domain.plan import Status
from tracker.ui.actions.sign_off_dialog import SignOffDialog


@pytest.fixture
def answers(monkeypatch):
    """What is typed into the dialog, one set of fields a time; what it said when it refused them."""
    typed, refused = [], []

    def answer(dialog):
        while typed and dialog.result() == 0:
            who, text, links = typed.pop(0)
            dialog.who.setText(who)
            dialog.text.setPlainText(text)
            dialog.links.setText(links)
            dialog.yes.click()
            if dialog.result() == 0:
                refused.append(dialog.error.text())
        return dialog.result()

    monkeypatch.setattr(SignOffDialog, "exec", answer)
    return typed, refused


@pytest.fixture
def reported(page):
    """1.1.4, reported complete by its service manager."""
    page.workspace.settings = page.workspace.settings.__class__(who="Service Manager North")
    say(page, "1.1.4", text="Done.", status=Status.REPORTED_COMPLETE)
    page.workspace.set_as_at(date(2017, 11, 20))
    return choose(page, "1.1.4").panel


def test_somebody_else_accepts_on_evidence(reported, file, answers, tmp_path):
    typed, refused = answers
    (file.parent / "audit.txt").write_text("42 of 45")
    lead = reported.line.action.lead.name or reported.line.action.lead.as_printed
    typed += [
        ("", "Seen.", ""),
        (lead, "Seen.", ""),
        ("Service Manager North", "Seen.", ""),
        ("Director", "Seen.", "http://example.org/audit"),
        ("Director", "Seen.", "audit.txt; https://example.org/audit"),
    ]
    assert reported.sign_off.isVisible() and "19 days ago" in reported.sign_off.words.text()
    reported.sign_off.accept.click()
    assert len(refused) == 4 and "Nobody is named" in refused[0] and "leads 1.1.4" in refused[1]
    assert "reported 1.1.4 complete" in refused[2] and "no https address" in refused[3]
    last = action_in(file, "1.1.4").updates[-1]
    assert (last.kind, last.status, last.author) == ("sign-off", Status.COMPLETE, "Director")
    assert [one.link for one in last.evidence] == ["audit.txt", "https://example.org/audit"]
    assert reported.sign_off.words.text() == "Accepted by Director on 20 Nov 2017."


def test_not_yet_needs_the_reason_and_puts_it_back_in_progress(reported, file, answers):
    typed, refused = answers
    typed += [("Director", "", ""), ("Director", "The audit is missing.", "")]
    reported.sign_off.not_yet.click()
    last = action_in(file, "1.1.4").updates[-1]
    assert "give the reason" in refused[0] and (last.status, last.reason) == (
        Status.IN_PROGRESS,
        "The audit is missing.",
    )
    assert not reported.sign_off.isVisible()


def test_after_a_reopening_it_is_reported_and_accepted_anew(reported, page, file, answers):
    typed, refused = answers
    typed += [("Director", "Seen.", "")]
    reported.sign_off.accept.click()
    page.workspace.set_as_at(date(2017, 11, 21))
    say(page, "1.1.4", text="Open again.", status=Status.IN_PROGRESS, reason="A child was missed.")
    assert not reported.sign_off.isVisible()
    page.workspace.set_as_at(date(2017, 11, 22))
    say(page, "1.1.4", text="Done now.", status=Status.REPORTED_COMPLETE)
    typed += [("Service Manager North", "Seen.", ""), ("Director", "Seen again.", "")]
    reported.sign_off.accept.click()
    assert len(refused) == 1 and action_in(file, "1.1.4").updates[-1].text == "Seen again."


def test_evidence_is_opened_after_asking_and_a_changed_file_is_said(reported, file, answers, told, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    typed, _ = answers
    paper = file.parent / "audit.txt"
    paper.write_text("42 of 45")
    typed += [("Director", "Seen.", "audit.txt")]
    reported.sign_off.accept.click()
    paper.write_text("45 of 45")
    evidence = reported.line.state.evidence[0]
    told.answer = False
    reported.sign_off._open(evidence)
    assert opened == [] and "changed since the sign-off" in told[-1]
    told.answer = True
    reported.sign_off._open(evidence)
    assert len(opened) == 1
    paper.unlink()
    reported.sign_off._open(evidence)
    assert len(opened) == 1 and "not in the folder" in told[-1]
