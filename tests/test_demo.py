"""The demo writes into a folder that is empty or its own, and takes nothing of anybody else's away."""

import io
import json
import os
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.cli.conftest import main_of
from tracker.store.sqlite import open_store


def everything(folder):
    """Each file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def demo(capsys):
    def one(*arguments):
        capsys.readouterr()
        code = main_of("demo", "-o", *arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return one


@pytest.fixture(scope="module", autouse=True)
def coarse_pictures():
    """A third as many dots each way: how fine a picture is, others look at (`charts/test_picture.py`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.charts.picture.PNG_DPI", 60)
        yield


@pytest.fixture(scope="module")
def earlier(tmp_path_factory):
    """The folder of a demo, and what it printed."""
    folder, said = tmp_path_factory.mktemp("demo") / "new" / "demo", io.StringIO()
    with redirect_stdout(said):
        assert main_of("demo", "-o", folder) == 0
    return folder, said.getvalue()


def test_it_writes_workbook_and_charts_and_names_them(earlier):
    folder, said = earlier
    written = [Path(line.removeprefix("Written: ")) for line in said.splitlines() if line.startswith("Written: ")]
    assert {path.name for path in written} >= {"sample_plan.db", "sample_plan.xlsx", "progress.png", "1.1-M04.png"}
    assert {path.relative_to(folder).as_posix() for path in written} == set(everything(folder))
    assert "48 actions, 26 overdue" in said
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow)]


def test_it_says_what_it_does_before_it_does_it(earlier):
    lines = earlier[1].splitlines()
    told = ["Reading the sample plan ...", "Overdue, worst first", "Writing the workbook and the charts ...",
            "Taking pictures of the window ..."]  # fmt: skip
    reading, listed, writing, taking = (lines.index(words) for words in told)
    written = {Path(line.removeprefix("Written: ")).name: at for at, line in enumerate(lines) if "Written: " in line}
    assert reading < written["sample_plan.db"] < listed < writing < written["sample_plan.xlsx"]
    assert written["progress.png"] < written["1.1-M04.png"] < taking < written["actions light.png"]


STRANGE = ["charts/holiday.png", "notes.txt", "charts/notes/1.1-M04.png", "window/me.png", "sample_plan.docx"]


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("overwrite", [[], ["--overwrite"]])
def test_a_folder_with_anything_of_somebody_else_is_left_as_it_is(demo, tmp_path, name, overwrite):
    strange = tmp_path / "folder" / name
    strange.parent.mkdir(parents=True)
    strange.write_bytes(b"what somebody keeps")
    code, out, said = demo(tmp_path / "folder", *overwrite)
    assert (code, out) == (1, "") and said.count("\n") == 1
    assert str(tmp_path / "folder") in said and "the demo did not write" in said
    assert everything(tmp_path / "folder") == {name: b"what somebody keeps"}


def test_a_link_to_another_folder_is_somebody_elses(demo, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "charts").symlink_to(tmp_path / "mine")
    assert demo(tmp_path / "folder")[0] == 1
    assert os.listdir(tmp_path / "mine") == []


def test_an_earlier_demo_is_written_anew_only_with_overwrite(demo, earlier, monkeypatch):
    monkeypatch.setattr("tracker.ui.window.screenshots.take_screenshots", lambda *_: [])  # long, and as the first time
    monkeypatch.setattr("tracker.charts.picture.picture_bytes", lambda *_, **__: b"drawn anew")
    folder, _ = earlier
    (folder / "sample_plan.xlsx").write_bytes(b"what somebody wrote into it")
    before = everything(folder)
    code, _, said = demo(folder)
    assert code == 1 and "--overwrite" in said and everything(folder) == before
    with open_store(folder / "sample_plan.db") as store:  # as a window that has it open
        plan = store.plan()
        assert demo(folder, "--overwrite")[0] == 0
        assert store.plan().title == plan.title
    after = everything(folder)
    assert after.keys() == before.keys() and after["sample_plan.xlsx"].startswith(b"PK")
    assert {content for name, content in after.items() if name.startswith("charts/")} == {b"drawn anew"}


def test_a_demo_that_somebody_has_worked_in_is_left_as_it_is(demo, earlier):
    folder, _ = earlier
    with open_store(folder / "sample_plan.db") as store:
        store.save(replace(store.plan(), title="Changed meanwhile"))
    before = everything(folder)
    code, _, said = demo(folder, "--overwrite")
    assert code == 1 and "Something was saved in" in said and everything(folder) == before


def test_a_file_is_no_folder_for_it(demo, tmp_path):
    (tmp_path / "file").write_text("kept")
    code, _, said = demo(tmp_path / "file")
    assert code == 1 and "is a file" in said and (tmp_path / "file").read_text() == "kept"


def test_what_it_wrote_can_be_read_by_the_other_commands(earlier, capsys):
    capsys.readouterr()
    assert main_of("actions", earlier[0] / "sample_plan.db", "--overdue", "--format", "json") == 0
    assert len(json.loads(capsys.readouterr().out)["actions"]) == 26
