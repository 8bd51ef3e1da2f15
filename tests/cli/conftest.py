"""What tests of the command line share: one command run in this process, and what it said."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from tests.patience import PATIENCE
from tracker.__main__ import main

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_plans"
SAMPLE = SAMPLES / "improvement_plan_2017-18.xlsx"
READINGS = SAMPLES / "readings_2017-18.csv"


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory, monkeypatch):
    """What one test teaches, no other test knows."""
    folder = str(tmp_path_factory.mktemp("settings"))
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", folder)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A plan file of the sample, to be copied."""
    path = tmp_path_factory.mktemp("plan") / "plan.db"
    assert main_of("import", SAMPLE, READINGS, "--into", path) == 0
    return path


@pytest.fixture
def plan(made, tmp_path):
    """A plan file of its own, imported from the sample."""
    return Path(shutil.copy(made, tmp_path / "plan.db"))


def main_of(*arguments):
    """The exit code of the program; click itself ends the process."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as ended:
        return ended.code or 0


def as_a_program(*arguments, folder=ROOT):
    """The program as people start it, in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)


@pytest.fixture
def run(capsys):
    """Runs one command: (exit code, what it printed, what it complained)."""

    def one(*arguments):
        capsys.readouterr()
        code = main_of(*arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return one


@pytest.fixture
def piped(run, monkeypatch):
    """Runs one command to which these bytes come by standard input; that they come from a shell, one test shows."""

    def one(given, *arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        return run(*arguments)

    return one


@pytest.fixture
def told(run):
    """The JSON that a command prints and nothing else."""

    def one(*arguments):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        return json.loads(out)

    return one


@pytest.fixture
def refused(run):
    """The one sentence on stderr of a command that fails because of the world."""

    def one(*arguments):
        code, out, err = run(*arguments)
        assert code == 1 and out == "", (code, out, err)
        assert err.count("\n") == 1 and err.endswith((".\n", "?\n")) and "Traceback" not in err
        return err.strip()

    return one
