"""Makes the pictures of the manual, and more of them to look at: `python -m tests.screenshots [FOLDER]`.

Without a folder the manual's own are written into resources/screenshots/, and those of the help into its folder; with
one, every page in every look, size and text size, of the sample and of a plan of 1,000 long actions.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, product
from pathlib import Path

import openpyxl
from PIL import Image
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.big_plans import write_big_plan
from tests.domain.builders import an_update
from tests.screens import LARGE, screens
from tests.services.test_packs import fill
from tracker.documents.packs.read import read_pack
from tracker.documents.reading.document import read_document
from tracker.domain.packs.returned import ReturnedFiles, ReturnedPack
from tracker.services.importing import save_drafts
from tracker.services.packs import SentPack, save_packs, send_packs
from tracker.services.sample import make_sample
from tracker.settings import Settings
from tracker.store.sqlite import new_store, open_store
from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_page, keys_of_window
from tracker.ui.help.about import AboutDialog
from tracker.ui.help.help_window import HelpWindow
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.searching.palette import PaletteDialog
from tracker.ui.who_am_i import WHO_SIGNS, WhoDialog
from tracker.ui.window.application import make_window
from tracker.ui.window.main_window import MainWindow
from tracker.ui.window.screenshots import Shot, take_screenshots

MESSY = Path(__file__).parent / "corpus" / "improvement_plan.docx"
MANUAL = Path(__file__).parents[1] / "resources" / "screenshots"
HELP = Path(__file__).parents[1] / "resources" / "help" / "pictures"
IN_HELP = Shot(width=1060, height=680)  # little more than the help has room for: letters stay letters
EVERY = [
    Shot(look, *size, points)
    for look, size, points in product(("light", "dark", "high contrast"), ((1280, 800), (1920, 1080)), (10, 14))
]


def choose(window: MainWindow) -> None:
    """What the manual shows: an action that is under way, and the measure that the review speaks of."""
    actions, measures = window.pages["Actions"], window.pages["Measures"]
    actions.show_action(next(line.action.id for line in window.workspace.lines if line.action.ref == "1.1.4"))
    measures.show_measure("1.1-M04")


def preview(path: Path, shot: Shot | None = None) -> Path:
    """The preview of a messy Word plan, with two repairs accepted."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app, Settings())
    dialog = ImportDialog(Incoming(MESSY), ImportChoices(read_document(MESSY), None), window.background, window)
    if shot is not None:
        dialog.resize(shot.width, shot.height)
    dialog.show()
    for _ in range(2):
        dialog.problems.table.decide("accepted")
    dialog.found.tables.selectRow(1)
    QCoreApplication.processEvents()
    dialog.grab().save(str(path))
    window.close()
    return path


def answered(plan: Path, folder: Path) -> ReturnedPack:
    """Packs are sent from a plan, two come back and are taken, and the office moves a review that a third one moves."""
    sent_on, back_on = date(2017, 11, 1), datetime(2017, 11, 9, 9, tzinfo=UTC)
    with open_store(plan) as store:
        sent = {one.pack.lead: one for one in send_packs(store, [], folder, sent_on, back_on)}
        for lead in ("Vera Brook", "Tessa Garland"):
            save_packs(store, [_filled(sent[lead], {"update": "Held, and written up."})], back_on.date(), back_on)
        refs = [action.ref for action in sent["Susan Hale"].pack.actions]
        moved = next(action for _, action in store.plan().actions() if action.ref == refs[2])
        store.save(
            an_update("7 Nov 2017", "Agreed.", author="SMT", review="Nov 2018", action_id=moved.id, uuid="moved")
        )
    learning = {"update": "Learning shared; 41 of 46 would change what they do.", "review": "Mar 2018"}
    return _filled(
        sent["Susan Hale"], {**learning, "reason": "Follow-up audit in January"}, {"status": "Reported complete"},
        {"review": "Jan 2019", "reason": "No room was free"}, {"rating": "Green"},
    )  # fmt: skip


def _filled(sent: SentPack, *said: dict[str, str]) -> ReturnedPack:
    """The pack as it comes back, with this said of its first actions."""
    book = openpyxl.load_workbook(sent.path)
    for action, fields in zip(sent.pack.actions, said, strict=False):
        fill(action.ref, **fields)(book.worksheets[0])
    book.save(sent.path)
    return replace(read_pack(sent.path), saved=date(2017, 11, 9))


def packs(name: Callable[[Shot], Path], shots: Iterable[Shot]) -> list[Path]:
    """An answer beside the packs, with its conflict chosen."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "children 2017-18.plan"
        make_sample(plan)
        returned = answered(plan, Path(folder))

        def choose_conflict(window: MainWindow) -> None:
            page = window.pages["Packs"]
            window.show_page("Packs")
            page._show_returned(ReturnedFiles([returned], []))
            rows = page.returned.table.rows.rows
            page.returned.table.selectRow(next(at for at, row in enumerate(rows) if row.kind == "conflict"))

        return take_screenshots(plan, shots, lambda _, shot: name(shot), choose_conflict, pages=["Packs"])


def manual() -> list[Path]:
    """The pictures that README shows."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "children 2017-18.plan"
        make_sample(plan)
        pages = take_screenshots(plan, [Shot()], lambda page, shot: MANUAL / f"{page}.png", choose)
    answer = packs(lambda _: MANUAL / "packs.png", [Shot()])
    return [*pages, *answer, *help_pictures(), preview(MANUAL / "import_preview.png")]


def help_pictures() -> list[Path]:
    """The pictures of the help, in few colours: they lie in every package."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "children 2017-18.plan"
        make_sample(plan)
        made = take_screenshots(plan, [IN_HELP], lambda page, _: HELP / f"{page}.png", choose)
    made += packs(lambda _: HELP / "packs.png", [IN_HELP])
    made.append(preview(HELP / "import.png", IN_HELP))
    for path in made:
        with Image.open(path) as picture:
            few = picture.convert("RGB").quantize(96, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    return made


def explained(plan: Path, folder: Path) -> list[Path]:
    """What the window tells of itself (menus, keys, palette, help, About, who one is), in every look and text size."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app, Settings())
    window.commands.open_file(plan)
    window.resize(1280, 800)
    window.show()
    window.show_page("Actions")
    written = []
    for look, points in product(("light", "dark", "high contrast"), (10, 14, 18)):
        window.workspace.change_settings(replace(window.workspace.settings, look=look, text_points=points))
        for name, part in told_by(window).items():
            part.show()
            QCoreApplication.processEvents()
            path = folder / f"{name} {look} {points}pt.png"
            part.grab().save(str(path))
            part.hide()
            written.append(path)
    window.close()
    return written


def told_by(window: MainWindow) -> dict[str, QWidget]:
    """Each of them by the name of its picture."""
    work, page, menus = window.workspace, window.pages["Actions"], window.menus
    window_keys = keys_of_window(chain(*menus.commands.values()), window.own_keys)
    shown = HelpWindow(window)
    shown.open_at(page.name)
    menus.view.aboutToShow.emit()
    return {
        "keys": KeysDialog(window, [*keys_of_page(page, page.name), *window_keys]),
        "palette": PaletteDialog(window, menus.palette.goals()),
        "help": shown,
        "about": AboutDialog(window, work),
        "who": WhoDialog(window, WHO_SIGNS, work.plan.people, work.lines),
        **{f"menu {name.lower()}": menu for name, menu in zip(menus.commands, menus.menus, strict=True)},
    }


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
        *packs(lambda shot: folder / f"sample packs answered {shot.name}.png", EVERY),
        *explained(sample, folder),
        *take_screenshots(big, EVERY, lambda page, shot: folder / f"big {page} {shot.name}.png"),
    ]


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = screens(Path(tempfile.mkdtemp()), LARGE)  # no dialog is larger than its screen
    for path in everything(Path(sys.argv[1])) if len(sys.argv) > 1 else manual():
        print(path)
