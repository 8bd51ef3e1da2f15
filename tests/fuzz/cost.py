"""What each hostile document costs, read in a process of its own: `python -m tests.fuzz.cost [words of its name]`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.hostile import WORKBOOKS
from tests.fuzz.hostile_text import PAGES, PASTED, TEXTS
from tests.fuzz.hostile_word import DOCUMENTS

SECONDS, MEGABYTES = 2, 100  # of the processor, and beyond what the process has when it begins
_CHILD = """
import json, sys, time
from pathlib import Path
from tracker.documents.reading.clipboard import read_pasted
from tracker.documents.reading.document import read_document
from tracker.errors import TrackerError
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
path = Path(sys.argv[1])
memory, clock = peak(), time.process_time()
try:
    if path.suffix in (".html", ".pasted"):
        text = path.read_text()
        draft = read_pasted(*((text, None) if path.suffix == ".html" else (None, text)))
    else:
        draft = read_document(path)
    said = f"read: {sum(1 for _ in draft.plan.actions())} actions, {len(draft.problems)} problems"
except TrackerError as error:
    said = f"refused: {error}"
print(json.dumps([time.process_time() - clock, (peak() - memory) / 1024, said]))
"""


def makers() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Every document by its name: the ending of its file, and what makes it."""
    found = {f"Excel: {name}": (".xlsx", make) for name, make in WORKBOOKS.items()}
    found |= {f"Word: {name}": (".docx", make) for name, make in DOCUMENTS.items()}
    found |= {f"text: {name}": (ending, make) for name, (ending, make) in TEXTS.items()}
    found |= {f"page: {name}": (".html", lambda make=make: make().encode()) for name, make in PAGES.items()}
    found |= {f"pasted: {name}": (".pasted", lambda make=make: make().encode()) for name, make in PASTED.items()}
    return found


def main(words: str) -> int:
    """Print the table; 1 where a document takes the process down. On Linux only, which says how much memory it took."""
    fallen = over = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (ending, make) in makers().items():
            if words not in name:
                continue
            path = Path(folder, f"plan{ending}")
            path.write_bytes(make())
            ran = subprocess.run([sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True)
            fallen += ran.returncode != 0
            seconds, megabytes, said = json.loads(ran.stdout) if ran.returncode == 0 else (0, 0, "FELL")
            much = seconds > SECONDS or megabytes > MEGABYTES
            over += much
            cost = f"{path.stat().st_size / 1e6:7.2f} MB {seconds:6.2f} s {megabytes:5.0f} MB {'*' if much else ' '}"
            print(f"{name:55} {cost} {said[:90]}", flush=True)
    print(f"{over} take more than {SECONDS} s or {MEGABYTES} MB, {fallen} fell.")
    return min(fallen, 1)


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
