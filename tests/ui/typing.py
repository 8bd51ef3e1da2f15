"""A window in which words are typed, to be killed at any moment; and what is offered back afterwards."""

import os
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import platformdirs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.store.killing import killed
from tests.ui.asking import choose
from tracker.settings import Settings
from tracker.store.sqlite import open_store
from tracker.ui.actions import unsaved_text
from tracker.ui.actions.page import ActionsPage
from tracker.ui.widgets.background import Background
from tracker.ui.workspace import Workspace

REFS = ("1.1.4", "1.2.1", "3.2")
WITHIN = 0.6  # seconds from the first word until the kill


def words_for(ref):
    """What is typed of an action: of no other."""
    return f"Of {ref}: " + " ".join(f"word {number}" for number in range(1, 40))


@dataclass
class Killed:
    """What was acknowledged to be on disk until the kill, and what is offered after it."""

    kept: dict[str, str]
    offered: dict[str, str]

    @property
    def wrong(self):
        """What is lost, and what stands on an action that it was not typed for; None where all is well."""
        for ref, text in self.kept.items():
            if not self.offered.get(ref, "").startswith(text):
                return f"of {ref} {text!r} was kept, and {self.offered.get(ref)!r} is offered"
        for ref, text in self.offered.items():
            if not words_for(ref).startswith(text):
                return f"on {ref} {text!r} is offered, which was typed elsewhere"
        return None


def killed_while_typing(path, data, too_early=False):
    """Kill a window of a plan in which somebody types, and ask for what it kept in its folder of data.

    `too_early`: words are said to be on disk as they are typed, which must be found out.
    """
    lines = killed(begin, str(path), str(data), too_early, within=WITHIN)
    kept = {}
    for line in lines:
        _, ref, text = line.split("\t")
        kept[ref] = text
    with patch.object(platformdirs, "user_data_dir", lambda *_, **__: str(data)), open_store(path) as store:
        plan = store.plan()
        found = {action.ref: unsaved_text.kept(plan, action) for _, action in plan.actions()}
    return Killed(kept, {ref: draft.text for ref, draft in found.items() if draft is not None})


def begin(out, path, data, too_early):
    """In a process to be killed: type words of one action after the other, and say what is on disk."""
    os.dup2(out.fileno(), 1)
    out.close()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    platformdirs.user_data_dir = lambda *_, **__: data
    app = QApplication([])
    workspace = Workspace(Settings(who="Service Manager"))
    workspace.open(Path(path))
    page = ActionsPage(workspace, Background())
    page.show()
    form = page.panel.form
    form._timer.setInterval(25)  # a kill comes at all the moments that it comes at in a longer time

    def told(plan, action, draft, keep=unsaved_text.keep):
        done = keep(plan, action, draft)
        if done and draft.text and not too_early:
            say(action.ref, draft.text)
        return done

    unsaved_text.keep = told
    os.write(1, b"ready\n")
    QTimer.singleShot(0, lambda: type_on(page, too_early))
    app.exec()


def say(ref, text):
    os.write(1, f"kept\t{ref}\t{text}\n".encode())


def type_on(page, too_early):
    """Letter by letter, by turns with other actions, for as long as there is time."""
    form = page.panel.form
    for start in range(0, 200, 40):
        for ref in REFS:
            choose(page, ref)
            for letter in words_for(ref)[start : start + 40]:
                QTest.keyClick(form.text, letter, Qt.KeyboardModifier.NoModifier, 1)
                if too_early:
                    say(ref, form.text.toPlainText())
