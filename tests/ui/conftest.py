"""What tests of the window share: folders of their own, the sample plan made once, a window, and what it told."""

from datetime import date

import platformdirs
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QListView

from tests.patience import PATIENCE_MS
from tests.ui.asking import choose
from tracker.services.sample import make_sample
from tracker.settings import Settings
from tracker.ui.actions.page import ActionsPage
from tracker.ui.dialogs.messages import MessageDialog
from tracker.ui.dialogs.reason_dialog import ReasonDialog
from tracker.ui.look.theme import apply_look
from tracker.ui.widgets.background import Background
from tracker.ui.window.application import make_window
from tracker.ui.workspace import Workspace

DAY = date(2017, 11, 1)  # 26 of the sample's 48 actions are overdue


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """No test reads or writes the folders of whoever runs it; the processes it starts do not either."""
    settings, data = tmp_path / "user settings", tmp_path / "user data"
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: str(settings))
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(data))
    monkeypatch.setattr(platformdirs, "user_log_dir", lambda *_, **__: str(tmp_path / "user log"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "user state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings))
    monkeypatch.setenv("XDG_DATA_HOME", str(data))


@pytest.fixture(autouse=True)
def nothing_lingers():
    """A closed window is gone before the next test, which would otherwise have to dress it as well."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample plan's file, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.plan"
    make_sample(path)
    return path


@pytest.fixture
def file(sample, tmp_path):
    path = tmp_path / "sample.plan"
    path.write_bytes(sample.read_bytes())
    return path


@pytest.fixture
def another_window(qtbot, qapp):
    """Makes windows; two on one file are two people, or one before and after a restart.

    A file that is opened is looked through on the helper thread only where a test is about that: a save that comes
    meanwhile waits for it, and looks by itself otherwise.
    """

    def make(who="QA Manager", looks_through=False, **settings):
        window = make_window(qapp, Settings(who=who, **settings))
        if not looks_through:
            window.workspace.file_opened.connect(window.checks.soon.stop)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        return window

    return make


@pytest.fixture
def window(request, another_window):
    """A window; a plan is opened on the page whose room the test is of, as if it had been left there.

    Otherwise the page of actions would be made first, which takes as long as the window itself.
    """
    return another_window(page=request.path.parent.name.capitalize())


@pytest.fixture
def page(request, file):
    """The page of actions on the sample as at 1 Nov 2017: in the window where a test asks for that, or by itself."""
    if "window" not in request.fixturenames:
        return request.getfixturevalue("lone_page")
    window = request.getfixturevalue("window")
    window.commands.open_file(file)
    window.workspace.set_as_at(DAY)
    return window.pages["Actions"]


@pytest.fixture
def lone_page(qapp, qtbot, file):
    """The page without a window around it, which would take twice as long to make."""
    workspace = Workspace(Settings(who="QA Manager"))
    apply_look(qapp, workspace.settings)
    workspace.open(file)
    workspace.set_as_at(DAY)
    page = ActionsPage(workspace, Background())
    qtbot.addWidget(page)
    page.resize(1050, 800)
    page.show()
    yield page
    workspace.close()


@pytest.fixture
def form(page):
    """The form of an update of 1.1.4."""
    return choose(page, "1.1.4").panel.form


@pytest.fixture
def active(page, window, qtbot):
    """The page in a window that has the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
    return page


@pytest.fixture
def opened(qtbot):
    """Opens a dialog or a view by itself, that then has the keyboard, without waiting for its end."""

    def open_it(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow, timeout=PATIENCE_MS)
        return widget

    return open_it


@pytest.fixture(autouse=True)
def told(monkeypatch, qapp):
    """What the user was told or asked, in which `boxes`; `answer`: is that done which is asked, with which `reason`.

    A dialog that no test has provided for fails it, instead of waiting for somebody.
    """
    heard = type("Heard", (list,), {"answer": True, "reason": "", "boxes": None})()
    heard.boxes = []

    def look(dialog):
        if not isinstance(dialog, MessageDialog):
            pytest.fail(f"Nobody answers {dialog.windowTitle()}")
        heard.append(dialog.said)
        heard.boxes.append(dialog)
        if isinstance(dialog, ReasonDialog):
            dialog.reason.setText(heard.reason)
        if heard.answer:
            dialog.yes.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", look)
    return heard


@pytest.fixture
def names(monkeypatch):
    """The names that are typed into a dialog which asks where to save, one each time it is shown; then it is put away.

    `offered` is what stood there before anything was typed.
    """
    typed = type("Typed", (list,), {"offered": None})()

    def answer(dialog):
        line = dialog.findChild(QLineEdit)
        if typed.offered is None:
            typed.offered = line.text()
        if typed:
            dialog.findChild(QListView, "listView").clearSelection()  # as typing does
            line.setText(str(typed.pop(0)))
            dialog.accept()
        else:
            dialog.reject()
        return dialog.result()

    monkeypatch.setattr(QFileDialog, "exec", answer)
    return typed
