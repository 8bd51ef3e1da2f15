"""The small plan in a file, a workspace on it, and the page of measures."""

import pytest

from tests.patience import PATIENCE_MS
from tests.ui.measures.small_plan import the_plan
from tracker.store.sqlite import new_store
from tracker.ui.look.theme import apply_look
from tracker.ui.measures.page import MeasuresPage
from tracker.ui.widgets.background import Background
from tracker.ui.workspace import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The plan's file, to be copied."""
    path = tmp_path_factory.mktemp("made") / "plan.db"
    with new_store(path) as store:
        store.add_plan(the_plan())
    return path


@pytest.fixture
def file(made, tmp_path):
    path = tmp_path / "plan.db"
    path.write_bytes(made.read_bytes())
    return path


@pytest.fixture
def workspace(file, qapp):
    workspace = Workspace()
    apply_look(qapp, workspace.settings)
    workspace.look_changed.connect(lambda: apply_look(qapp, workspace.settings))
    workspace.open(file)
    yield workspace
    workspace.close()


@pytest.fixture
def page(workspace, qtbot, qapp, request):
    background = Background()
    page = MeasuresPage(workspace, background)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    charted = "charted" in request.fixturenames
    page.panel.chart.setVisible(charted)
    page.show()
    if charted:
        qtbot.waitUntil(lambda: page.panel.chart.canvas is not None, timeout=PATIENCE_MS)
    yield page
    background.close()


@pytest.fixture
def charted():
    """For tests that look at the chart: the others need not wait for it."""
