"""The files around the program say what is true."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"]
WORD = r"([a-z][a-z-]*)(?![\w./\\-])"


def asked_for() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(line) for line in lines]


def locked() -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^(\S+)==(\S+)", LOCK, re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def code_on(page: str) -> list[str]:
    """Every line of the page's code blocks, and every piece of code within its sentences."""
    text = (ROOT / page).read_text(encoding="utf-8")
    fence = re.compile(r"^ *```[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
    blocks = [line for block in fence.findall(text) for line in block.splitlines()]
    return blocks + re.findall(r"`([^`\n]+)`", fence.sub("", text))


def shown(pattern: str, page: str) -> set[str]:
    """The words that follow a command on a page, where the page exists."""
    if not (ROOT / page).exists():
        pytest.skip(f"{page} is not written yet")
    return {word for line in code_on(page) for word in re.findall(pattern, line)}


def make_targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {word for names in re.findall(r"^([a-z][a-z ]*):", text, re.MULTILINE) for word in names.split()}


def test_the_lock_holds_no_address():
    assert "://" not in LOCK
    assert " @ " not in LOCK


def test_every_locked_library_has_hashes():
    assert len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) == len(
        re.findall(r"^\S+==[^\n]*\\\n +--hash=sha256:", LOCK, re.MULTILINE)
    )


@pytest.mark.parametrize("requirement", asked_for(), ids=lambda requirement: requirement.name)
def test_every_library_asked_for_is_locked_at_a_version_in_its_range(requirement):
    versions = locked().get(canonicalize_name(requirement.name))
    assert versions
    assert all(version in requirement.specifier for version in versions)


def test_the_version_is_said_alike_everywhere():
    from tracker import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_every_make_target_is_a_command_of_dev():
    assert make_targets() == set(dev.COMMANDS)


def test_dev_can_be_read_by_python_3_8():
    import ast

    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_on_a_page_exists(page):
    assert shown(rf"\bmake {WORD}", page) <= make_targets()


@pytest.mark.parametrize("page", PAGES)
def test_every_dev_command_on_a_page_exists(page):
    assert shown(rf"\bdev\.py {WORD}", page) <= set(dev.COMMANDS)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_program_on_a_page_exists(page):
    from tracker.__main__ import commands

    assert shown(rf"(?:\bmain\.py|-m tracker|\bimprovement-tracker) {WORD}", page) <= set(commands().places)


def test_the_architecture_is_one_page_and_every_place_that_it_names_is_there():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(page.splitlines()) <= 60
    named = {place for place in re.findall(r"`([a-z_/.]+)`", page) if "/" in place or place.endswith(".py")}
    roots = (ROOT, ROOT / "tracker")
    assert len(named) > 20
    assert [place for place in sorted(named) if not any((root / place).exists() for root in roots)] == []


def test_every_room_says_what_it_is_for():
    silent = [path for path in (ROOT / "tracker").rglob("__init__.py") if not path.read_text(encoding="utf-8").strip()]
    assert silent == []
