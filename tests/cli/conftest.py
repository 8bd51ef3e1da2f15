"""What tests of the command line share: a plan file, and commands run in this process."""

import json
import shutil
from pathlib import Path

import pytest

from tracker.__main__ import main

SAMPLES = Path(__file__).parents[2] / "sample_plans"
SAMPLE = SAMPLES / "improvement_plan_2017-18.xlsx"
READINGS = SAMPLES / "readings_2017-18.csv"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
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
        assert err.count("\n") == 1 and err.endswith(".\n") and "Traceback" not in err
        return err.strip()

    return one
