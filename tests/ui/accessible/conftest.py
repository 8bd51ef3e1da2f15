"""A window on the sample, one on a plan without anything and one on a long plan, for all tests here: none saves."""

import platformdirs
import pytest

from tests.ui.accessible.long_plan import long_plan
from tests.ui.conftest import DAY
from tracker.domain.plan import Plan
from tracker.settings import Settings
from tracker.store.sqlite import new_store
from tracker.ui.window.application import make_window


@pytest.fixture(scope="module")
def window_on(qapp, sample, tmp_path_factory):
    """The window on the "sample", the "long" or the "empty" plan, made when it is first asked for."""
    folder, made = tmp_path_factory.mktemp("accessible"), {}
    patched = pytest.MonkeyPatch()
    for name in ("user_config_dir", "user_data_dir", "user_log_dir"):
        patched.setattr(platformdirs, name, lambda *_, **__: str(folder))

    def window(name):
        if name not in made:
            file = folder / f"{name}.plan"
            if name in ("empty", "long"):
                with new_store(file) as store:
                    store.add_plan(Plan("Empty") if name == "empty" else long_plan())
            else:
                file.write_bytes(sample.read_bytes())
            made[name] = made_window = make_window(qapp, Settings(who="Susan Hale"))
            made_window.workspace.file_opened.connect(made_window.checks.soon.stop)
            made_window.resize(1280, 800)
            made_window.show()
            made_window.commands.open_file(file)
            made_window.workspace.set_as_at(DAY)
        return made[name]

    yield window
    for one in made.values():
        one.close()
        one.deleteLater()
    patched.undo()


@pytest.fixture(params=["sample", "empty"])
def window(request, window_on):
    return window_on(request.param)


@pytest.fixture
def full(window_on):
    return window_on("sample")
