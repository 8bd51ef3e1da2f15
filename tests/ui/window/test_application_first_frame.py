"""What the window has imported when its first frame with a plan is painted, and what waits until then."""

import os
import subprocess
import sys

import pytest

from tests.ui.asking import ROOT
from tracker.settings import Settings
from tracker.ui.window.application import make_window, opened_at_once

FIRST_FRAME = """
import gc
import sys
import time
from tests.bench import first_frame
from tracker.__main__ import main
def end():
    print(len(collected))
    print(*sys.modules)
    print(*vars(sys.modules["PySide6.QtWidgets"]), flush=True)
    first_frame.os._exit(0)
collected = []
gc.disable()  # as main does: all that is imported here, it need not import
first_frame.end = end
first_frame.end_after_first_frame(1)
gc.callbacks.append(lambda phase, _: collected.append(phase))
from tracker.ui.window.pages import Pages
made_at_once = Pages.__getitem__
def made_slowly(pages, name):
    time.sleep(0.3)  # a slow computer: longer than the pauses before what comes after the frame
    return made_at_once(pages, name)
Pages.__getitem__ = made_slowly
main([sys.argv[1]])
"""
OF_PYTHON = {*sys.stdlib_module_names, "__main__", "_distutils_hack", "sitecustomize", "usercustomize"}
OF_QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}
ROOMS = {
    *("tracker", "tracker.columns", "tracker.store", "tracker.store.steps"),
    *("tracker.domain", "tracker.domain.actions", "tracker.domain.changes", "tracker.domain.contradictions"),
    *("tracker.domain.dates", "tracker.domain.decisions", "tracker.domain.measures", "tracker.domain.merging"),
    *("tracker.domain.packs", "tracker.domain.promises", "tracker.domain.summary", "tracker.domain.undoing"),
    *("tracker.ui", "tracker.ui.actions", "tracker.ui.dialogs", "tracker.ui.importing", "tracker.ui.look"),
    *("tracker.ui.printing", "tracker.ui.promises", "tracker.ui.reporting", "tracker.ui.tables", "tracker.ui.views"),
    *("tracker.ui.widgets", "tracker.ui.window", "tracker.ui.window.menus", "tracker.ui.window.rail"),
}
NOT_YET = (
    *("tracker.columns.sheets", "tracker.domain.comparing", "tracker.domain.contradictions.every"),
    *("tracker.domain.decisions.plan_checks", "tracker.domain.draft", "tracker.domain.measures.finding"),
    *("tracker.domain.measures.linked_actions", "tracker.domain.merging.plans", "tracker.domain.next_year"),
    *("tracker.domain.undoing.steps", "tracker.store.undoing", "tracker.ui.actions.action_dialog"),
    *("tracker.ui.actions.sign_off_dialog", "tracker.ui.dialogs.columns_dialog", "tracker.ui.tables.small_table"),
    *("tracker.ui.importing.dialog", "tracker.ui.window.backups_dialog"),
    *("tracker.ui.window.settings_dialog", "tracker.ui.help"),
    *("PySide6.QtPrintSupport", "PySide6.QtNetwork", "concurrent.futures", "email", "hashlib", "importlib.metadata"),
    *("logging.handlers", "multiprocessing", "xml"),
)
QT_NOT_YET = {"QStyle", "QCalendarWidget", "QSpinBox", "QMdiArea"}  # Qt's classes are made when first named


@pytest.fixture(scope="module")
def said(sample, tmp_path_factory):
    """What a first frame tells: how often Python looked for circles; the modules; Qt's classes."""
    home = tmp_path_factory.mktemp("home")
    file = home / "sample.plan"
    file.write_bytes(sample.read_bytes())
    own = {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}  # where no unsaved text lies
    environment = os.environ | own | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", FIRST_FRAME, str(file)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def imported(said):
    return said[1].split()


def test_nothing_that_was_imported_is_looked_through_for_circles_before_the_first_frame(said):
    assert said[0] == "0"


def test_a_first_frame_needs_one_library_beside_qt(imported):
    names = {name.partition(".")[0] for name in imported}
    assert names - OF_PYTHON - OF_QT - {"tests", "tracker"} == {"platformdirs"}


def test_these_rooms_are_entered_before_the_first_frame_and_no_others(imported):
    rooms = {name.rpartition(".")[0] for name in imported if name.startswith("tracker.")}
    assert rooms == ROOMS


def test_what_a_first_frame_can_do_without_is_not_imported_before_it_on_a_slow_computer_either(imported):
    assert "tracker.ui.actions.page" in imported
    assert [name for name in imported if any(name == one or name.startswith(f"{one}.") for one in NOT_YET)] == []


def test_qt_classes_with_many_enums_are_not_made_before_it_nor_all_kinds_of_widgets(said):
    made = set(said[2].split())
    assert "QTableView" in made and not QT_NOT_YET & made


def test_a_plan_that_is_named_at_the_start_is_open_before_the_window_is_seen_without_a_start_page(qapp, qtbot, file):
    window = make_window(qapp, Settings(who="QA Manager"))
    qtbot.addWidget(window)
    window.workspace.file_opened.connect(window.checks.soon.stop)
    assert opened_at_once(window, file)
    window.show()
    assert window.stack.currentWidget() is window.pages["Actions"] and window.stack.count() == 1


def test_what_is_no_plan_that_can_be_opened_waits_for_the_window(qapp, qtbot, tmp_path, told):
    window = make_window(qapp, Settings(who="QA Manager"))
    qtbot.addWidget(window)
    damaged, document = tmp_path / "damaged.plan", tmp_path / "plan.docx"
    damaged.write_bytes(b"no plan"), document.write_bytes(b"no document")
    assert not opened_at_once(window, damaged) and not opened_at_once(window, document)
    window.show()
    assert window.stack.currentWidget() is window.start and told == []
