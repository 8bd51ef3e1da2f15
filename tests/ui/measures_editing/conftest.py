"""A workspace on the small plan, for the dialogs."""

import pytest

from tests.ui.measures.small_plan import the_plan
from tracker.store.sqlite import new_store
from tracker.ui.look.theme import apply_look
from tracker.ui.workspace import Workspace


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "small.plan"
    with new_store(path) as store:
        store.add_plan(the_plan())
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
