"""Reads mutants in child processes and says what went wrong: another error than ours, a hang, half an import."""

import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback
from datetime import UTC, date, datetime
from math import inf
from pathlib import Path
from time import process_time
from typing import NamedTuple

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
MOST_TIMES = 50  # as much work as the sample plan, for one mutant; the slowest of 200 takes a fifth
MOST_MEGABYTES = 1500


class Tried(NamedTuple):
    """What became of one mutant: "draft", "refused", or what went wrong."""

    name: str
    what: str
    outcome: str
    words: str
    times: float  # as much work as the sample plan

    @property
    def bad(self):
        return self.outcome not in ("draft", "refused")


def tried(mutants, folder):
    """What becomes of each mutant; `folder` is where they and the plan lie that they are imported into."""
    worker = None
    for number, mutant in enumerate(mutants):
        path = folder / f"{number:05}-{mutant.name}"
        path.write_bytes(mutant.data)
        worker = worker or _Worker(folder)
        result = worker.answer(path)
        if result is None:
            worker.end()
            worker, result = None, {"outcome": "ended the process, or did not answer", "words": "", "times": inf}
        found = Tried(path.name, mutant.what, **result)
        if not found.bad:
            path.unlink()
        yield found
    if worker:
        worker.end()


class _Worker:
    """A child process that reads one document after the other, so that each costs no start of its own."""

    def __init__(self, folder):
        command = [sys.executable, "-m", "tests.fuzz.trying", str(folder)]
        pipe = subprocess.PIPE
        self._child = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        self._answers = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._child.stdout:
            self._answers.put(line)
        self._answers.put("null")

    def answer(self, path):
        """What became of one document; None when nothing came back."""
        try:
            self._child.stdin.write(f"{path}\n")
            self._child.stdin.flush()
            return json.loads(self._answers.get(timeout=PATIENCE))
        except (queue.Empty, OSError):
            return None

    def end(self):
        self._child.kill()
        self._child.communicate()


# ---- in the child


def serve(folder):
    """Answer for each document that is named on stdin, one line each."""
    from tracker.documents.reading.child import Request, limit
    from tracker.paths import sample_plan

    limit(Request(folder, {}, 100_000, MOST_MEGABYTES))
    plan = Path(folder, "held.db")
    _make_plan(plan)
    usual = min(_worked(sample_plan(), plan)[2] for _ in range(3))
    for line in sys.stdin:
        outcome, words, work = _worked(Path(line.rstrip("\n")), plan)
        times = round(work / usual, 1)
        if times > MOST_TIMES and outcome in ("draft", "refused"):
            outcome = f"took {times} times as much work as the sample plan"
        print(json.dumps({"outcome": outcome, "words": words, "times": times}), flush=True)


def _worked(path, plan):
    """What became of a document, with which words, and how long the processor worked on it."""
    began = process_time()
    return (*_outcome(path, plan), process_time() - began)


def _outcome(path, plan):
    from tracker.errors import TrackerError

    try:
        draft = _read(path)
    except TrackerError as error:
        sentence = str(error)
        plain = sentence.endswith(".") and "\n" not in sentence and len(sentence) < 500
        return ("refused", sentence) if plain else ("is refused in no plain sentence", sentence)
    except BaseException:
        return "another error", traceback.format_exc()
    try:
        return _imported(draft, plan)
    except BaseException:
        return "another error on importing", traceback.format_exc()


def _read(path):
    """As a file; a page, and what stands for the clipboard, as pasted."""
    from tracker.documents.reading.clipboard import read_pasted
    from tracker.documents.reading.document import read_document

    if path.suffix != ".html" and ".paste" not in path.suffixes:
        return read_document(path)
    text = path.read_bytes().decode("utf-8", "replace")
    return read_pasted(text, None) if path.suffix == ".html" else read_pasted(None, text)


def _imported(draft, plan):
    """Imported whole, and again without any change; or not at all."""
    from tracker.errors import TrackerError
    from tracker.services.importing import save_drafts
    from tracker.store.backup import check
    from tracker.store.sqlite import open_store

    with tempfile.TemporaryDirectory(dir=plan.parent) as folder:
        file = Path(folder) / "plan.db"
        shutil.copyfile(plan, file)
        with open_store(file) as store:
            try:
                save_drafts(store, [draft], date(2017, 12, 1), datetime.now(UTC))
            except TrackerError as error:
                return ("draft", str(error)) if _content(file) == _content(plan) else ("half an import", str(error))
            (again,) = save_drafts(store, [draft], date(2017, 12, 1), datetime.now(UTC))
        if faults := check(file):
            return "an unsound file", " ".join(faults)
        return (
            ("changed something when it was read again", str(again.changed[:5]))
            if again.changed or again.new
            else ("draft", "")
        )


def _content(file):
    from tracker.documents.dump.write import plan_json
    from tracker.store.sqlite import open_store

    with open_store(file) as store:
        return plan_json(store.plan(), store.problems())


def _make_plan(plan):
    from tracker.documents.reading.document import read_document
    from tracker.paths import sample_plan
    from tracker.services.importing import save_drafts
    from tracker.store.sqlite import new_store

    if not plan.exists():
        with new_store(plan) as store:
            save_drafts(store, [read_document(sample_plan())], None, datetime.now(UTC))


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
