"""A workspace on the small plan, for the dialogs."""

import pytest

from tests.store.builders import a_file
from tests.ui.measures.small_plan import the_plan
from tracker.ui.look.theme import apply_look
from tracker.ui.workspace import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The plan's file, to be copied."""
    return a_file(tmp_path_factory.mktemp("made") / "small.plan", the_plan())


@pytest.fixture
def file(made, tmp_path):
    path = tmp_path / "small.plan"
    path.write_bytes(made.read_bytes())
    return path


@pytest.fixture
def workspace(file, qapp):
    workspace = Workspace()
    apply_look(qapp, workspace.settings)
    workspace.open(file)
    yield workspace
    workspace.close()


@pytest.fixture
def measure_of(workspace):
    """Answers a measure with its theme by its ref."""
    return lambda ref: next(pair for pair in workspace.plan.all_measures() if pair[1].ref == ref)
