"""The page of actions in a program of its own, which saves while another does.

Started as `python -m tests.ui.saving FILE NAME COUNT`. It prints "ready", waits for a line, and then says of every
save what came of it: "saved WORDS", "conflict WORDS" where what the other had said was shown beside what was typed,
"unseen WORDS" where it was not.
"""

import random
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.patience import PATIENCE

DAY, REF = date(2017, 11, 1), "1.1.4"


def saved_by_turns(path, names, count):
    """What programs with these names say who save so many updates each, of one action, at the same time."""
    command = [sys.executable, "-m", "tests.ui.saving", str(path)]
    programs = [
        subprocess.Popen([*command, name, str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in names
    ]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [program.communicate(timeout=PATIENCE)[0].splitlines() for program in programs]
    assert [program.returncode for program in programs] == [0] * len(programs)
    return [line for lines in told for line in lines]


def say(line):
    print(line, flush=True)


def main(path, name, count):
    """Save one update after the other, each again after what a conflict shows."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.ui.asking import choose
    from tracker.settings import Settings
    from tracker.ui.actions.page import ActionsPage
    from tracker.ui.widgets.background import Background
    from tracker.ui.workspace import Workspace

    app = QApplication([])
    workspace = Workspace(Settings(who=name))
    workspace.open(Path(path))
    workspace.set_as_at(DAY)
    page = ActionsPage(workspace, Background())
    page.show()
    form, saved = choose(page, REF).panel.form, []
    form.saved.connect(lambda *_: saved.append(1))
    say("ready")
    sys.stdin.readline()
    for number in range(int(count)):
        words = f"{name} {number}"
        QTest.qWait(random.randrange(20))  # nobody types without a pause
        form.text.setPlainText(words)
        while len(saved) == number:
            form.save(False)
            while workspace.waiting.words:
                QTest.qWait(1)
            if len(saved) == number:
                say(f"{'conflict' if is_shown(form, name, words) else 'unseen'} {words}")
        say(f"saved {words}")
    workspace.close()
    page.background.close()
    app.processEvents()


def is_shown(form, name, words):
    """Whether what somebody else said last stands beside what was typed, and that is still in the form."""
    latest = next((one for one in form.conflict.told if one.what == "Latest words"), None)
    others = latest is not None and latest.seen != latest.now and not latest.now.startswith(name)
    return others and latest.typed == words == form.text.toPlainText() and form.conflict.isVisibleTo(form)


if __name__ == "__main__":
    main(*sys.argv[1:])
