"""What the packages say of the program and of what it is made of."""

import re
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def needed_at_run_time():
    """The names of all libraries that the program needs, with what those need in turn."""
    asked = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["pdf"]]]
    found = set()
    while asked:
        one = asked.pop()
        name = canonicalize_name(one.name)
        if name not in found and (one.marker is None or one.marker.evaluate({**default_environment(), "extra": ""})):
            found.add(name)
            asked += map(Requirement, distribution(name).requires or ())
    return found


def locked(name):
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return set(re.findall(rf"^{re.escape(name)}==([^\s;]+)", lock, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(needed_at_run_time()))
def test_every_library_is_on_the_page_with_the_version_of_the_lock_and_a_licence(name):
    page = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    rows = re.findall(rf"^\| {re.escape(name)} \| (\S+) \| ([^|]+) \|", page, re.MULTILINE)
    assert len(rows) == 1 and rows[0][0] in locked(name) and rows[0][1] != "see its files"


def test_what_is_told_of_the_program_is_told_alike(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import program

    assert PROJECT["version"] == program.VERSION and program.COMMAND in PROJECT["scripts"]
    assert program.WINDOW in PROJECT["gui-scripts"]
    entry = (PACKAGING / "linux" / f"{program.COMMAND}.desktop").read_text(encoding="utf-8")
    kind = (PACKAGING / "linux" / f"{program.COMMAND}.xml").read_text(encoding="utf-8")
    assert f"Exec={program.WINDOW} %f" in entry and f"MimeType={program.MIME_TYPE};" in entry
    assert f'type="{program.MIME_TYPE}"' in kind and f'pattern="*.{program.EXTENSION}"' in kind
    sys.modules.pop("program")


def test_the_msi_holds_every_file_and_opens_plans_in_the_window(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import msi

    (tmp_path / "inside").mkdir()
    for name in ("improvement-plans.exe", "inside/one.txt", "inside/two.txt"):
        (tmp_path / name).write_text("")
    source = msi.wix_source(tmp_path)
    files = [one.get("Source") for one in source.iter(f"{{{msi.NAMESPACE}}}File")]
    assert sorted(files) == ["improvement-plans.exe", "inside/one.txt", "inside/two.txt"]
    told = {(one.get("Key"), one.get("Value")) for one in source.iter(f"{{{msi.NAMESPACE}}}RegistryValue")}
    assert (r"ImprovementPlan\shell\open\command", '"[INSTALLDIR]improvement-plans.exe" "%1"') in told
    parts = {one.get("Id") for one in source.iter(f"{{{msi.NAMESPACE}}}Component")}
    assert parts == {one.get("Id") for one in source.iter(f"{{{msi.NAMESPACE}}}ComponentRef")}
    for name in ("msi", "program"):
        sys.modules.pop(name, None)


def test_nothing_of_the_packing_holds_an_address_of_a_registry():
    lock = (PACKAGING / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock and re.search(r"^pyinstaller==", lock, re.MULTILINE)
