"""An installed wheel finds what it came with."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = ["pyproject.toml", "README.md", "LICENSE", ".gitignore", "tracker", "resources", "sample_plans"]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index", "--target"]
LOOK = """
from tracker import paths
assert paths.sample_plan().exists(), paths.sample_plan()
assert paths.resources().is_dir(), paths.resources()
print(paths.sample_plan())
"""


def succeed(command: list[str], **where) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, **where)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a clean copy with things beside it that must stay out."""
    copy = tmp_path_factory.mktemp("copy")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, copy / part)
    (copy / "resources" / "screenshots").mkdir(exist_ok=True)
    (copy / "resources" / "screenshots" / "a.png").write_bytes(b"")
    (copy / "sample_plans" / "notes.txt").write_text("")
    out = tmp_path_factory.mktemp("out")
    succeed([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)])
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_sample_plans_but_no_screenshots_and_no_notes(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "tracker/_sample_plans/improvement_plan_2017-18.xlsx" in names
    assert "tracker/_resources/README.md" in names
    assert "tracker/_resources/help/importing.md" in names
    pictures = {one.name for one in (ROOT / "resources" / "help" / "pictures").iterdir()}
    assert {f"tracker/_resources/help/pictures/{name}" for name in pictures} <= {*names} and pictures
    assert {"tracker/_resources/report.typ", "tracker/_resources/fonts/Inter-Regular.otf"} <= set(names)
    assert not [name for name in names if "resources/screenshots" in name or name.endswith("notes.txt")]
    assert {name.split("/")[0].split("-")[0] for name in names} == {"tracker", "improvement_tracker"}


def test_an_installed_wheel_finds_its_own_files(wheel, tmp_path):
    target = tmp_path / "target"
    succeed([*PIP, str(target), str(wheel)])
    environment = {**os.environ, "PYTHONPATH": str(target)}
    found = succeed([sys.executable, "-c", LOOK], cwd=tmp_path, env=environment)
    assert found.startswith(str(target))
