"""Makes the pictures of the manual, and more of them to look at: `python -m tests.screenshots [FOLDER]`.

Without a folder the manual's own are written into resources/screenshots/; with one, every page in every look, size
and text size, of the sample and of a plan of 1,000 long actions.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.big_plans import write_big_plan
from tracker.documents.reading.document import read_document
from tracker.services.importing import save_drafts
from tracker.services.sample import make_sample
from tracker.settings import Settings
from tracker.store.sqlite import new_store
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.window.application import make_window
from tracker.ui.window.main_window import MainWindow
from tracker.ui.window.screenshots import Shot, take_screenshots

MESSY = Path(__file__).parent / "corpus" / "improvement_plan.docx"
MANUAL = Path(__file__).parents[1] / "resources" / "screenshots"
EVERY = [
    Shot(look, *size, points)
    for look, size, points in product(("light", "dark", "high contrast"), ((1280, 800), (1920, 1080)), (10, 14))
]


def choose(window: MainWindow) -> None:
    """What the manual shows: an action that is under way, and the measure that the review speaks of."""
    actions, measures = window.pages["Actions"], window.pages["Measures"]
    actions.show_action(next(line.action.id for line in window.workspace.lines if line.action.ref == "1.1.4"))
    measures.show_measure("1.1-M04")


def preview(path: Path) -> Path:
    """The preview of a messy Word plan, with two repairs accepted."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app, Settings())
    dialog = ImportDialog(Incoming(MESSY), read_document(MESSY), None, window.background, window)
    dialog.show()
    for _ in range(2):
        dialog.problems.table.decide("accepted")
    dialog.found.tables.selectRow(1)
    QCoreApplication.processEvents()
    dialog.grab().save(str(path))
    window.close()
    return path


def manual() -> list[Path]:
    """The pictures that README shows."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "children 2017-18.plan"
        make_sample(plan)
        pages = take_screenshots(plan, [Shot()], lambda page, shot: MANUAL / f"{page}.png", choose)
    return [*pages, preview(MANUAL / "import_preview.png")]


def everything(folder: Path) -> list[Path]:
    """Every page in every way, of a small plan and of a large one."""
    folder.mkdir(parents=True, exist_ok=True)
    sample, big = folder / "sample.plan", folder / "big.plan"
    if not sample.exists():
        make_sample(sample)
    if not big.exists():
        write_big_plan(folder / "big.xlsx", actions=1000)
        with new_store(big) as store:
            save_drafts(store, [read_document(folder / "big.xlsx")], date.today(), datetime.now(UTC))
    return [
        *take_screenshots(sample, EVERY, lambda page, shot: folder / f"sample {page} {shot.name}.png", choose),
        *take_screenshots(big, EVERY, lambda page, shot: folder / f"big {page} {shot.name}.png"),
    ]


if __name__ == "__main__":
    for path in everything(Path(sys.argv[1])) if len(sys.argv) > 1 else manual():
        print(path)
